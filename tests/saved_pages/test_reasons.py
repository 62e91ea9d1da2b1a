"""Files that were saved at one of a page's other addresses, and files that are not read and why."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from profilecheck.model import Account, AccountState, Observed, Unread
from profilecheck.sites import known_sites
from profilecheck.sources import placing
from profilecheck.sources.saved_pages import FromPages
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.cli.program import Cli
from tests.networks import open_site
from tests.saved_pages.conftest import Reading
from tests.saved_pages.files import html, mhtml, write

pytestmark = pytest.mark.xdist_group("exposed")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)\S+ -->")


@pytest.fixture
def put(kept: Path, tmp_path: Path) -> "Put":
    return Put(kept / "html", tmp_path / "pages")


class Put:
    """Copies saved pages into a folder, as if they had been saved at another address."""

    def __init__(self, kept: Path, folder: Path) -> None:
        self._kept = kept
        self.folder = folder
        folder.mkdir()

    def __call__(
        self, name: str, address: str | None = None, change: Mapping[str, str] | None = None
    ) -> None:
        text = (self._kept / f"{name}.html").read_text(encoding="utf-8")
        if address is not None:
            mark = f"<!-- saved from url=({len(address):04d}){address} -->" if address else ""
            text = _SAVED_FROM.sub(mark, text)
        for old, new in (change or {}).items():
            assert old in text
            text = text.replace(old, new)
        write(self.folder, f"{name}.html", text)
        beside = self._kept / f"{name}_files"
        if beside.is_dir():
            shutil.copytree(beside, self.folder / beside.name)

    def address_of(self, name: str) -> str:
        text = (self._kept / f"{name}.html").read_text(encoding="utf-8")
        return _SAVED_FROM.search(text)[0].partition(")")[2].removesuffix(" -->")  # type: ignore[index]


def _why(told: FromPages) -> dict[str, str]:
    return {out.file: str(out.why) for out in told.left_out}


def _observed(account: Account, viewpoint: Viewpoint) -> set[Fact]:
    found = (r for r in account.readings if isinstance(r, Observed))
    return {r.fact for r in found if r.viewpoint is viewpoint}


def _only(told: FromPages) -> Account:
    (account,) = told.snapshot.accounts
    return account


# Other addresses


@pytest.mark.parametrize(
    ("begin", "tail"),
    [
        ("https://www.youtube.com/@{}", ""),
        ("https://www.youtube.com/@{}", "/about/"),
        ("https://m.youtube.com/c/{}", "/featured"),
        ("https://youtube.com/user/{}", "?view_as=subscriber"),
    ],
)
def test_a_channel_is_read_at_each_of_its_addresses(
    put: Put, reading: Reading, begin: str, tail: str
) -> None:
    put("youtube-home")
    put("youtube-channel", begin.format("amycarter") + tail)
    put("youtube-channel_public", begin.format("AmyCarter") + tail)
    told = reading(put.folder)
    assert _why(told) == {}
    for viewpoint in Viewpoint:
        assert Fact.PROFILE_NAME in _observed(_only(told), viewpoint)
    reasons = {
        r.reason for r in _only(told).readings if isinstance(r, Unread) and r.page == "channel"
    }
    assert UnreadReason.NOT_SAVED not in reasons or tail != "/about/"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("linkedin-profile", ("www.linkedin.com/in", "uk.linkedin.com/in")),
        ("linkedin-profile_public", ("www.linkedin.com/in", "de.linkedin.com/in")),
        ("linkedin-profile_public", ("?", "/en?trk=public&")),
        ("linkedin-contact_info", ("www.linkedin", "m.linkedin")),
        ("x-profile", ("https://x.com", "https://twitter.com")),
        ("x-profile_public", ("https://x.com", "https://mobile.twitter.com")),
        ("x-account", ("https://x.com", "https://mobile.x.com")),
        ("facebook-profile", ("www.facebook", "m.facebook")),
        ("facebook-profile_public", ("www.facebook", "en-gb.facebook")),
        ("myspace-settings_profile", ("https://myspace", "https://www.myspace")),
    ],
)
def test_a_page_is_read_at_the_network_s_other_hosts(
    put: Put, reading: Reading, name: str, change: tuple[str, str]
) -> None:
    network, page_id = name.split("-", 1)
    address = put.address_of(name)
    if change[0] == "?":
        address += change[1]
    else:
        assert change[0] in address
        address = address.replace(*change)
    put(f"{network}-home")
    put(name, address)
    told = reading(put.folder)
    assert _why(told) == {}
    title = next(p.title for p in open_site(network).pages if p.id == page_id)
    assert title in {used.title for used in told.used if used.file == f"{name}.html"}


def test_a_stranger_s_view_is_read_at_the_address_for_people_without_a_name(
    put: Put, reading: Reading
) -> None:
    put("facebook-profile")
    put("facebook-profile_public", "https://www.facebook.com/people/Amy-Carter/61550000000101/")
    told = reading(put.folder)
    assert _why(told) == {}
    assert Fact.PROFILE_NAME in _observed(_only(told), Viewpoint.STRANGER)


def test_somebody_else_s_page_at_such_an_address_is_not_read(put: Put, reading: Reading) -> None:
    put("facebook-profile")
    stranger = (put._kept / "facebook-profile_public.html").read_text(encoding="utf-8")
    mine = re.search(r"fb://(?:profile|page)/(\d+)", stranger)
    assert mine is not None
    put(
        "facebook-profile_public",
        "https://www.facebook.com/people/Jo-Bell/61550000000999/",
        {mine[1]: "61550000000999"},
    )
    told = reading(put.folder)
    assert _why(told) == {
        "facebook-profile_public.html": "this page belongs to another account, so it was not read."
    }
    assert _observed(_only(told), Viewpoint.STRANGER) == set()


# Reasons


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        (
            "https://www.facebook.com/help/",
            "this is not one of the pages of Facebook that are read",
        ),
        ("https://www.facebook.com/amy.carter", "this page of Facebook looks different from what"),
        ("", "the file does not say its address, and we can't see which page of Facebook it is"),
    ],
)
def test_the_reason_is_one_that_was_checked(
    put: Put, reading: Reading, address: str, begins: str
) -> None:
    """Another page of the network may not be readable in this language: that is not told."""
    put("facebook-profile")
    put("facebook-settings_find", address, {'lang="en"': 'lang="tlh"'})
    why = _why(reading(put.folder))["facebook-settings_find.html"]
    assert why.startswith(begins)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("https://bsky.app/profile/amy.example", "bluesky"),
        ("https://www.snapchat.com/add/amy", "snapchat"),
    ],
)
def test_a_page_of_a_network_that_is_read_in_another_way_says_how(
    put: Put, reading: Reading, address: str, network: str
) -> None:
    put("facebook-profile", address)
    (why,) = _why(reading(put.folder)).values()
    assert why.endswith(f"type: profilecheck guide {network}")


def test_a_language_that_cannot_be_read_is_told_of_the_page_that_is_in_it(
    put: Put, reading: Reading
) -> None:
    put("facebook-profile")
    put("facebook-settings_find", change={'lang="en"': 'lang="tlh"'})
    why = _why(reading(put.folder))["facebook-settings_find.html"]
    assert why == "this page is in a language that cannot be read yet."


SILENT = html("<h1>Your channel</h1>").replace("https://x.com/settings/account", "{}")


@pytest.mark.parametrize(
    ("name", "made", "begins"),
    [
        ("a.html", html("<h1>Settings</h1>"), "this does not say who was signed in. Load"),
        ("a.mhtml", mhtml("<h1>Settings</h1>"), "this does not say who was signed in. Save it as"),
        (
            "a.html",
            SILENT.format("https://x.com/i/lists/1"),
            "this is not one of the pages of X (Twitter) that are read.",
        ),
        ("a.json", '{"username": "amy"}', "this is data without its address, not a saved page."),
        ("a.json", "{", "this is neither a saved page nor an answer in JSON."),
    ],
)
def test_what_to_do_fits_how_the_file_was_saved(
    reading: Reading, tmp_path: Path, name: str, made: str, begins: str
) -> None:
    write(tmp_path, name, made)
    told = reading(tmp_path)
    assert told.snapshot.accounts == ()
    assert _why(told)[name].startswith(begins)


def test_what_only_a_box_would_tell_is_told_apart_from_a_page_that_changed(
    put: Put, reading: Reading
) -> None:
    put("mastodon-home")
    put(
        "mastodon-privacy", change={'value="1" name="account[settings][indexable]"': 'name="other"'}
    )
    account = _only(reading(put.folder))
    reason = {
        r.fact: r.reason for r in account.readings if isinstance(r, Unread) and r.page == "privacy"
    }
    assert reason[Fact.FOLLOWERS_APPROVAL] is UnreadReason.NOT_KEPT
    assert reason[Fact.DISCOVERY_SEARCH_ENGINES] is UnreadReason.PAGE_CHANGED


# Nothing of one's own


def test_another_s_pages_alone_make_no_report(
    put: Put, cli: Cli, home: Path, tmp_path: Path
) -> None:
    """Signed in as oneself, and nothing but somebody else's profile saved."""
    own = (put._kept / "facebook-profile.html").read_text(encoding="utf-8")
    mine = re.search(r"fb://(?:profile|page)/(\d+)", own)
    assert mine is not None
    put(
        "facebook-profile",
        "https://www.facebook.com/jo.bell",
        {mine[0]: mine[0].replace(mine[1], "61550000000999")},
    )
    done = cli("audit", "--pages", put.folder, "--out", tmp_path / "out")
    assert done.returncode == 2
    said = " ".join(done.stdout.split())
    assert "0 files read" in said
    assert "this page belongs to another account, so it was not read." in said
    assert done.stderr.startswith("profilecheck: none of these files shows anything of your own")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
    assert not (home / "runs").exists()


def test_pages_of_nobody_in_particular_make_no_account(put: Put, reading: Reading) -> None:
    put("facebook-profile_public")
    put("x-profile_public")
    assert reading(put.folder).snapshot.accounts == ()


def test_a_page_that_only_tells_who_is_signed_in_makes_no_account(
    put: Put, reading: Reading
) -> None:
    put("youtube-home")
    told = reading(put.folder)
    assert [used.title for used in told.used] == ["whose account this is"]
    assert told.snapshot.accounts == ()


# An answer saved alone


ACCOUNT = """{"id": "7", "username": "amy", "acct": "amy", "display_name": "Amy", "locked": true,
"note": "", "fields": [], "url": "https://social.example/@amy", "hide_collections": null,
"noindex": false, "followers_count": 3, "source": {"privacy": "private", "note": ""}}"""
ADDRESS = "https://social.example/api/v1/accounts/verify_credentials"
AS_SHOWN = f"""<!-- saved from url=({len(ADDRESS):04d}){ADDRESS} -->
<html><head></head><body><pre>{ACCOUNT}</pre><div class="json-formatter-container"></div></body>
</html>"""


@pytest.mark.parametrize(("name", "made"), [("me.json", ACCOUNT), ("me.html", AS_SHOWN)])
def test_mastodon_s_own_answer_is_read_alone(
    reading: Reading, tmp_path: Path, name: str, made: str
) -> None:
    write(tmp_path, name, made)
    told = reading(tmp_path)
    account = _only(told)
    assert (account.network, account.state) == ("mastodon@social.example", AccountState.FROM_FILES)
    values = {r.fact: r.value for r in account.readings if isinstance(r, Observed)}
    assert values[Fact.FOLLOWERS_APPROVAL] is True
    assert {Fact.FRIENDS_AUDIENCE, Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_NAME} <= set(values)


def test_pages_and_an_answer_of_one_account_are_read_together(put: Put, reading: Reading) -> None:
    put("mastodon-home")
    put("mastodon-privacy")
    page = (put.folder / "mastodon-home.html").read_text(encoding="utf-8")
    name = re.search(r'"acct": ?"([^"]+)"', page)
    assert name is not None
    own = ACCOUNT.replace("amy", name[1]).replace("social.example", "mastodon.example")
    write(put.folder, "me.json", own)
    account = _only(reading(put.folder))
    values = {r.fact: r.value for r in account.readings if isinstance(r, Observed)}
    assert values[Fact.FOLLOWERS_APPROVAL] is True
    assert not [
        r for r in account.readings if isinstance(r, Unread) and r.fact is Fact.FOLLOWERS_APPROVAL
    ]


# An adapter that raises


def _raises(*_: object) -> NoReturn:
    raise KeyError("what stood on the page")


@pytest.mark.readers_raise
@pytest.mark.parametrize("name", ["identity", "barrier", "own_profile", "read"])
def test_an_adapter_that_raises_costs_its_files_and_no_other_network(
    put: Put, reading: Reading, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    x = open_site("x")
    pages = [replace(p, read=_raises) for p in x.pages]
    broken = replace(x, pages=tuple(pages)) if name == "read" else replace(x, **{name: _raises})  # type: ignore[arg-type]
    known = [broken if s is x else s for s in known_sites()]
    monkeypatch.setattr(placing, "known_sites", lambda: known)
    for page in ("x-account", "x-profile", "facebook-home", "facebook-profile"):
        put(page)
    told = reading(put.folder)
    facebook = next(a for a in told.snapshot.accounts if a.network == "facebook")
    assert Fact.PROFILE_NAME in _observed(facebook, Viewpoint.OWNER)
    assert (
        not [
            r
            for a in told.snapshot.accounts
            for r in a.readings
            if a.network == "x" and isinstance(r, Observed)
        ]
        or name == "own_profile"
    )
    unread = {"x-account.html", "x-profile.html"} if name != "own_profile" else set()
    assert set(_why(told)) == unread
    assert all("holds something that was not expected" in why for why in _why(told).values())
    assert not any("what stood" in why for why in _why(told).values())
