"""A page that is opened for a sample: what is shown, asked, written, and what stands in the way."""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner, Result

from profilecheck.browser.capture import Capture, Reply
from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.cli import one_page, sampling
from profilecheck.cli.app import app
from profilecheck.cli.signing_in import SignIns
from profilecheck.errors import InputError, ProfileCheckError, SignInError, WrongAccountError
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.model import Observed, Unread
from profilecheck.replica import Fault, FaultKind, Replica
from profilecheck.school import SchoolMatcher
from profilecheck.sites.known_words import known_words
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, made_up, sample
from profilecheck.sources.masking import Mask
from profilecheck.sources.one_page import SeenPage, see_page
from profilecheck.sources.recorded import as_saved, named_replies
from profilecheck.sources.sample import sample_of
from profilecheck.sources.saved_pages import read_pages
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.apart import apart
from tests.conftest import Background
from tests.networks import EVERYWHERE, open_site
from tests.saved_pages.files import write

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WHO = "exposed"
HERS = re.compile(r"\b(amy|carter|oakfield|leeds)\b", re.IGNORECASE)
LABEL = "Who can see your friends list?"
RENAMED = Fault(FaultKind.RENAMED_LABEL, label=LABEL, to="Who sees your circle?")
FAULTS = {
    r"tab=how_people_find|graphql": RENAMED,
    r"tab=stories": Fault(FaultKind.CHECKPOINT),
    r"myspace\.com/settings": Fault(FaultKind.WRONG_ACCOUNT, person="careful"),
    r"x\.com/settings/account": Fault(FaultKind.BLANK_PAGE),
}
See = Callable[[str, str], SeenPage]


@pytest.fixture(scope="module")
def see(run: Background) -> Iterator[See]:
    """Opens one page of the exposed person's, on replicas that have changed."""

    def opening(browser: LaunchedBrowser, replica: Replica) -> See:
        def see(network: str, name: str) -> SeenPage:
            known = open_site(network)
            state = {"cookies": replica.cookies_for(WHO, network)}
            signed_in = Network(known, Session.of(state, known.policy))
            opened = see_page(browser, signed_in, name, pace=Pace.REPLICA, progress=Unwatched())
            return run(opened)

        return see

    with Replica(faults=FAULTS) as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        with run.holding(launched((), replica=endpoint)) as browser:
            yield opening(browser, replica)


@pytest.fixture(scope="module")
def drifted(see: See) -> SeenPage:
    """A page of settings on which one row goes by another name."""
    return see("facebook", "settings_find")


def _plain(text: str) -> str:
    return unescape(unquote(text))


def test_it_is_read_to_the_same_reasons_by_whoever_gets_it(
    drifted: SeenPage, nowhere: LaunchedBrowser, run: Background, tmp_path: Path
) -> None:
    made = sample_of(drifted)
    write(tmp_path, f"sample{made.suffix}", made.content)
    (account,) = run(read_pages(nowhere, tmp_path, matcher=SchoolMatcher(None))).snapshot.accounts
    told = {
        r.fact: r.reason if isinstance(r, Unread) else "read"
        for r in account.readings
        if not isinstance(r, Unread) or r.reason is not UnreadReason.NOT_SAVED
    }
    assert drifted.page is not None
    assert told[Fact.FRIENDS_AUDIENCE] is UnreadReason.PAGE_CHANGED
    assert told[Fact.DISCOVERY_BY_EMAIL] == "read"
    assert any(isinstance(r, Observed) for r in account.readings)
    assert made.not_read == sum(isinstance(told[f], UnreadReason) for f in drifted.page.promises)
    assert HERS.search(drifted.capture.html), "or there was nothing to mask"
    assert not HERS.search(_plain(made.content))
    assert LABEL not in made.content


def test_one_that_is_read_in_another_way_once_it_is_masked_is_none(
    drifted: SeenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Mask, "text", lambda _, text: "x" * len(text))
    monkeypatch.setattr(Mask, "source", lambda _, text: "{}")
    with pytest.raises(InputError, match="is read in another way"):
        sample_of(drifted)


def test_a_stranger_s_view_is_opened_as_one(see: See) -> None:
    seen = see("facebook", "stranger.about_work")
    assert seen.capture.viewpoint is Viewpoint.STRANGER
    assert not HERS.search(_plain(sample_of(seen).content))


@pytest.mark.parametrize(
    ("network", "name", "kind", "says"),
    [
        ("facebook", "settings_stories", SignInError, "asked for a security check"),
        ("myspace", "settings_profile", WrongAccountError, "belongs to another account"),
        ("x", "profile", ProfileCheckError, "profilecheck sample x home"),
    ],
)
def test_what_stands_in_the_way_is_said(
    see: See, network: str, name: str, kind: type[ProfileCheckError], says: str
) -> None:
    with pytest.raises(kind, match=says) as raised:
        see(network, name)
    assert type(raised.value) is kind


def test_the_first_page_can_be_masked_where_it_does_not_show_whose_it_is(see: See) -> None:
    seen = see("x", "home")
    assert (seen.page, seen.own) == (None, ())
    assert sample_of(seen).not_read == 1


# The command


def command(*arguments: object, typed: str = "") -> Result:
    return apart(CliRunner().invoke, app, [*map(str, arguments)], input=typed)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Somebody at a terminal who signs in at once; what was done for a page of theirs, in order."""
    done: list[str] = []

    async def session(_: SignIns, chosen: OpenSite) -> Session:
        done.append(f"signed in to {chosen.id}")
        return Session(())

    @asynccontextmanager
    async def launched(hosts: Sequence[str]) -> AsyncIterator[None]:
        done.append(f"a browser for {hosts[0]}")
        yield

    async def see_page(_: object, network: Network, name: str, **how: object) -> SeenPage:
        done.append(f"opened {name} of {network.site.id}")
        assert network.session is not None
        assert how["pace"] == Pace()
        raise WrongAccountError("that is somebody else's.")

    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(one_page, "sys", SimpleNamespace(stdin=terminal))
    monkeypatch.setattr(SignIns, "session", session)
    monkeypatch.setattr(one_page, "launched", launched)
    monkeypatch.setattr(one_page, "see_page", see_page)
    return done


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, a private one, and one for what is temporary."""
    for name in ("here", "home", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return tmp_path / "here"


def test_what_is_masked_alone_is_shown_and_written(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def write_private(path: Path, text: str) -> Path:
        written.append(text)
        return write(path.parent, path.name, text)

    monkeypatch.setattr(sample, "write_private", write_private)
    monkeypatch.setattr(made_up, "Replica", lambda: Replica(faults=FAULTS))
    asked = ("sample", "facebook", "settings_find", "--made-up", WHO)
    done = command(*asked, typed="y\n")
    assert done.exit_code == 0, done.output
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert kept.stem == "sample-facebook-settings_find"
    assert f"Save it as {kept.name}?" in done.output
    assert "could not be told from it" in done.output
    for text in (done.output, kept.read_text(encoding="utf-8"), *written):
        assert not HERS.search(_plain(text))
    assert len(written) == 1


def test_one_that_is_refused_is_not_saved(
    here: Path, tmp_path: Path, drifted: SeenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "see_made_up", lambda *_: drifted)
    asked = ("sample", "facebook", "settings_find", "--made-up", WHO)
    done = command(*asked, typed="n\n")
    assert done.exit_code == 0
    assert "Nothing was saved." in done.output
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_own_page_is_opened_after_a_yes_and_a_sign_in(
    here: Path, tmp_path: Path, at_a_terminal: list[str]
) -> None:
    done = command("sample", "facebook", "settings_posts", typed="no\n")
    assert done.exit_code == 0
    assert "Nothing was opened." in done.output
    assert at_a_terminal == []
    done = command("sample", "facebook", "settings_posts", typed="yes\n")
    assert str(done.exception) == "that is somebody else's."
    assert at_a_terminal == [
        "signed in to facebook",
        "a browser for facebook.com",
        "opened settings_posts of facebook",
    ]
    kept = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == ["consent.json"]


def test_a_file_wins_over_a_page_of_its_name(here: Path) -> None:
    (here / "profile").write_text("mine", encoding="utf-8")
    done = command("sample", "facebook", "profile")
    assert (
        str(done.exception) == "profile: this is not a saved page (.html, .mhtml, .har or .json). "
        "Save the page in Chrome or Edge, as “Webpage, Complete”."
    )
    done = command("sample", "facebook", "profile", "--made-up", WHO)
    assert "is a file of yours" in str(done.exception)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("facebook", "wall"), "there is no such file, and Facebook has no page of that name"),
        (("facebook", "wall"), "Its pages are: home, profile_public, about_work, stran"),
        (
            ("bluesky@amy.bsky.social", "account"),
            "cannot be masked: they are asked for by the account",
        ),
        (("facebook", "profile"), "must be started at a terminal"),
        (("facebook", "profile", "--made-up", "nobody"), "nobody"),
    ],
)
def test_what_cannot_be_opened_is_said(here: Path, asked: tuple[str, ...], says: str) -> None:
    done = command("sample", *asked)
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)


def test_a_taken_name_is_said_before_anything_is_opened(here: Path) -> None:
    (here / "sample-facebook-profile.har").write_text("mine", encoding="utf-8")
    done = command("sample", "facebook", "profile", "--made-up", WHO)
    assert "Name another one with --out" in str(done.exception)


# What a page asked for goes by its name in the file too


def _asked(network: OpenSite) -> Iterator[tuple[str, str]]:
    """Every named read of a network, each with an address."""
    host = network.policy.hosts[0].lstrip(".")
    for name, pattern in (network.policy.reply_paths or {}).items():
        path = re.sub(r"\(([^()|]*)[^()]*\)\??", r"\1", pattern.pattern.strip("^$"))
        path = path.replace("[^/]+", "Amy").replace(r"\d+", "77").replace("\\", "")
        yield name, f"https://{host}{path}"
    for read in network.policy.post_reads:
        for name in sorted(read.names):
            query = f"?{read.query}={name}" if read.query else ""
            yield name, f"https://{host}{read.path.replace('*', 'amy')}{query}"


MASKED = [network for network in EVERYWHERE if not network.without_sign_in]


@pytest.mark.parametrize("network", MASKED, ids=lambda n: n.id)
def test_an_answer_goes_by_its_name_in_a_masked_recording(network: OpenSite) -> None:
    asked = list(_asked(network))
    capture = Capture(
        url=network.header.home_url,
        html="<html></html>",
        taken_at=NOW,
        replies=tuple(Reply(url, name, 200, '{"a": 1}') for name, url in asked),
    )
    saved = as_saved(capture, network.policy)
    masked = Mask(known_words(network), network.policy).page(saved, "", (), NOW)
    for page in (saved, masked):
        told = [reply.operation for reply in named_replies(network.policy, page.replies)]
        assert told == [name for name, _ in asked]


def test_of_a_request_in_json_the_name_alone_stays() -> None:
    """So LinkedIn's own pages ask; what more was sent may be about anybody."""
    network = open_site("linkedin")
    name, url = next((n, u) for n, u in _asked(network) if u.endswith("/pagination"))
    sent = json.dumps({"pagerId": name, "who": "Amy", "screen": {"pagerId": "Amy"}})
    kinds = {"content-type": "application/json"}
    whole, broken = (
        SavedReply("POST", url, kinds, text.encode(), 200, "{}") for text in (sent, sent[:-1])
    )
    page = SavedPage("page", "", network.header.home_url, NOW, replies=(whole, broken))
    masked = Mask(known_words(network), network.policy).page(page, "", (), NOW)
    assert [reply.sent for reply in masked.replies] == [
        json.dumps({"pagerId": name}).encode(),
        b"{}",
    ]
    assert [reply.operation for reply in named_replies(network.policy, masked.replies)] == [name]
