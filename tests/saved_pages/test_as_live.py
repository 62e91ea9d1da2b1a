"""The same made-up person, live and by pages they saved: the two never contradict each other."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilecheck.model import (
    Account,
    AccountState,
    Count,
    Entries,
    Entry,
    FactValue,
    Observed,
    Unread,
    Years,
)
from profilecheck.sites import site
from profilecheck.sources.merging import merge, read_only_by
from profilecheck.sources.saved_pages import FromPages
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint
from tests.auditing import Audited, Auditing
from tests.each import each
from tests.saved_pages.conftest import Reading
from tests.saved_pages.files import entry, har, html, write
from tests.saved_pages.saving import SAVED

pytestmark = pytest.mark.xdist_group("exposed")
FORMATS = ("html", "mhtml", "har")
SAY_WHOSE_AS_ONE_FILE = {"linkedin", "x"}
"""A page saved as a single file keeps no scripts, where most networks say who is signed in."""


@pytest.fixture(scope="module")
def live(audited: Auditing) -> Audited:
    return audited("exposed")


@pytest.fixture(scope="module")
def read(kept: Path, reading: Reading) -> dict[str, FromPages]:
    return {form: reading(kept / form) for form in FORMATS}


def _observed(account: Account) -> list[Observed]:
    return [r for r in account.readings if isinstance(r, Observed)]


def _agree(saved: FactValue, live: FactValue) -> bool:
    """Whether a saved page says nothing that the live one does not; it may say less."""
    if isinstance(saved, Entries) and isinstance(live, Entries):
        return all(any(_same(e, other) for other in live.entries) for e in saved.entries)
    if isinstance(saved, Count) and isinstance(live, Count):
        return saved == live or (saved.at_least and saved.count <= live.count)
    if isinstance(saved, Years) and isinstance(live, Years):
        fewer = all(number <= live.years.get(year, 0) for year, number in saved.years.items())
        return saved == live or (saved.at_least and fewer)
    return saved == live


def _same(saved: Entry, live: Entry) -> bool:
    texts = [e.text.replace("https://", "") for e in (saved, live)]
    return texts[0] == texts[1] and saved.audience in (None, live.audience)


def _contradictions(saved: Account, live: Account) -> Iterator[tuple[Fact, Viewpoint, FactValue]]:
    for told in _observed(saved):
        known = [
            r.value for r in _observed(live) if (r.fact, r.viewpoint) == (told.fact, told.viewpoint)
        ]
        if known and not any(_agree(told.value, value) for value in known):
            yield told.fact, told.viewpoint, told.value


@pytest.mark.parametrize("form", FORMATS)
def test_saved_pages_and_the_live_audit_do_not_contradict_each_other(
    read: dict[str, FromPages], live: Audited, form: str
) -> None:
    accounts = read[form].snapshot.accounts
    assert {a.network for a in accounts} == (
        SAY_WHOSE_AS_ONE_FILE if form == "mhtml" else set(SAVED)
    )
    for account in accounts:
        assert account.state is AccountState.FROM_FILES
        assert {r.source for r in _observed(account)} <= {Source.SAVED_PAGE}
        assert list(_contradictions(account, live.account(account.network))) == []


@each(
    ("form", "network", "facts"),
    [
        ("html", "facebook", {Fact.FRIENDS_AUDIENCE, Fact.PROFILE_EMPLOYER, Fact.CONTACT_EMAIL}),
        ("har", "facebook", {Fact.PROFILE_EMPLOYER, Fact.CONTACT_EMAIL, Fact.PROFILE_ACCESS}),
        ("html", "x", {Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.ACCOUNT_EMAIL}),
        ("mhtml", "x", {Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.ACCOUNT_EMAIL}),
        ("har", "x", {Fact.PROFILE_NAME, Fact.FOLLOWERS_APPROVAL, Fact.DISCOVERY_BY_EMAIL}),
        ("html", "linkedin", {Fact.PROFILE_HEADLINE, Fact.CONTACT_EMAIL}),
        ("html", "youtube", {Fact.PROFILE_NAME, Fact.ACCOUNT_EMAIL}),
        ("html", "myspace", {Fact.PROFILE_NAME}),
    ],
)
def test_what_was_saved_is_told(
    read: dict[str, FromPages], form: str, network: str, facts: set[Fact]
) -> None:
    account = next(a for a in read[form].snapshot.accounts if a.network == network)
    assert facts - {r.fact for r in _observed(account)} == set()


def test_what_was_not_saved_is_unread_for_that_reason(read: dict[str, FromPages]) -> None:
    account = next(a for a in read["html"].snapshot.accounts if a.network == "facebook")
    stories = [r for r in account.readings if r.fact is Fact.STORIES_AUDIENCE]
    assert [r.reason for r in stories if isinstance(r, Unread)] == [UnreadReason.NOT_SAVED]
    promised = {fact for page in site("facebook").pages for fact in page.promises}
    assert promised - {r.fact for r in account.readings} == set()


def test_boxes_that_a_file_does_not_keep_are_unread(read: dict[str, FromPages]) -> None:
    for network, fact in (
        ("x", Fact.FOLLOWERS_APPROVAL),
        ("linkedin", Fact.FRIENDS_AUDIENCE),
        ("mastodon@mastodon.example", Fact.FOLLOWERS_APPROVAL),
    ):
        account = next(a for a in read["html"].snapshot.accounts if a.network == network)
        told = [r for r in account.readings if r.fact is fact]
        assert [r.reason for r in told if isinstance(r, Unread)] == [UnreadReason.NOT_KEPT]


def test_a_single_file_that_does_not_say_who_was_signed_in_is_named(
    read: dict[str, FromPages],
) -> None:
    named = {out.file: str(out.why) for out in read["mhtml"].left_out}
    assert "does not say who was signed in" in named["facebook-settings_find.mhtml"]


def test_two_ways_together_say_which_facts_only_one_could_tell(
    read: dict[str, FromPages], live: Audited
) -> None:
    both = [read["html"].snapshot, live.snapshot]
    alone = read_only_by(both)
    assert ("Facebook", Fact.STORIES_AUDIENCE) in alone[Source.LIVE]
    assert Source.SAVED_PAGE not in alone
    merged = merge(both)
    facebook = next(a for a in merged.accounts if a.network == "facebook")
    assert facebook.state is AccountState.AUDITED
    reasons = {r.reason for r in facebook.readings if isinstance(r, Unread)}
    assert UnreadReason.NOT_SAVED not in reasons


def test_a_page_of_somebody_else_s_account_is_named_and_not_taken(
    kept: Path, reading: Reading, tmp_path: Path
) -> None:
    _copy_facebook(kept, tmp_path)
    find = tmp_path / "facebook-settings_find.html"
    mine = _account_number(find.read_text(encoding="utf-8"))
    find.write_text(
        find.read_text(encoding="utf-8").replace(mine, "100099999999999"), encoding="utf-8"
    )
    told = reading(tmp_path)
    account = told.snapshot.accounts[0]
    assert [out.why for out in told.left_out if out.file == find.name] == [
        "this page belongs to another account, so it was not read."
    ]
    friends = [r for r in account.readings if r.fact is Fact.FRIENDS_AUDIENCE]
    assert {r.reason for r in friends if isinstance(r, Unread)} == {UnreadReason.WRONG_ACCOUNT}
    assert not any(isinstance(r, Observed) for r in friends)


def test_that_a_page_names_the_school_beside_what_it_is_opened_for_stays(
    kept: Path, reading: Reading, tmp_path: Path
) -> None:
    _copy_facebook(kept, tmp_path)
    about = tmp_path / "facebook-about_work.html"
    planted = "<main><p>office@oakfield.leeds.sch.uk</p>"
    content = about.read_text(encoding="utf-8")
    about.write_text(re.sub("<main[^>]*>", planted, content, count=1), encoding="utf-8")
    (account,) = reading(tmp_path).snapshot.accounts
    named = [r for r in account.readings if isinstance(r, Unread)]
    assert (Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED) in {(r.fact, r.reason) for r in named}


def _copy_facebook(kept: Path, folder: Path) -> None:
    for path in (kept / "html").glob("facebook-*.html"):
        shutil.copy(path, folder / path.name)


def _account_number(html: str) -> str:
    return html.partition('"USER_ID":"')[2].partition('"')[0]


def test_a_stranger_s_view_alone_does_not_show_whose_profile_it_is(
    kept: Path, reading: Reading, tmp_path: Path
) -> None:
    shutil.copy(kept / "html" / "facebook-profile_public.html", tmp_path)
    told = reading(tmp_path)
    assert told.snapshot.accounts == ()
    assert [str(out.why).partition(",")[0] for out in told.left_out] == [
        "nobody was signed in here"
    ]


def test_one_unusable_file_never_costs_the_others(
    reading: Reading, kept: Path, tmp_path: Path
) -> None:
    good = (kept / "html" / "x-account.html").read_bytes()
    write(tmp_path, "good.html", good)
    write(tmp_path, "truncated.html", good[: len(good) // 2])
    write(tmp_path, "nested.html", html("<div>" * 100_000))
    write(tmp_path, "deep.html", html(f"<script type=application/json>{'[' * 200_000}</script>"))
    deep = f'{{"data": {"[" * 100_000}{"]" * 100_000}}}'
    asked = entry("https://api.x.com/1.1/account/settings.json", deep, "application/json")
    write(tmp_path, "deep.har", har(entry("https://x.com/settings/account", good.decode()), asked))
    told = reading(tmp_path)
    assert [a.network for a in told.snapshot.accounts] == ["x"]
    assert "good.html" in {used.file for used in told.used}
    assert {"truncated.html", "nested.html", "deep.html"} <= {out.file for out in told.left_out}
