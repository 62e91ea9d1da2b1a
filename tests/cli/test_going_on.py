"""Going on from an audit that was cut off, and after a network ended the session on the way."""

import asyncio
import io
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner, Result

from profilecheck.browser.session import Session
from profilecheck.cli import auditing
from profilecheck.cli.going_on import AskAgain, offer_to_go_on, say_whose
from profilecheck.cli.interrupting import run_until_interrupted
from profilecheck.cli.progress import TerminalProgress
from profilecheck.cli.signing_in import SignIns
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import Interrupted, SignInError
from profilecheck.model import Account, AccountState, Evidence, Observed, OpenedPage, Snapshot
from profilecheck.school import School
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import Network
from profilecheck.store.runs import new_run, runs_folder
from profilecheck.store.school import kept_school
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.apart import apart, to_its_end
from tests.networks import open_site

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FACEBOOK, X = open_site("facebook"), open_site("x")
AMY, BETH = "https://www.facebook.com/amy", "https://www.facebook.com/beth"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def account(profile: str = AMY) -> Account:
    seen = Evidence(url=profile, page="settings_posts", seen="Friends", at=NOW)
    return Account(
        network="facebook",
        name="Facebook",
        state=AccountState.INTERRUPTED,
        profile_url=profile,
        readings=(
            Observed(
                fact=Fact.POSTS_FUTURE_AUDIENCE,
                network="facebook",
                value=Audience.FRIENDS,
                evidence=seen,
            ),
        ),
        visits=(
            OpenedPage(
                page="settings_posts",
                title="Settings › Posts",
                url=profile,
                viewpoint=Viewpoint.OWNER,
                at=NOW,
                http_status=200,
            ),
        ),
    )


def snapshot(
    *accounts: Account, finished: bool = False, made_up: bool = False, at: datetime = NOW
) -> Snapshot:
    return Snapshot(
        program="profilecheck",
        taken_at=at,
        finished=finished,
        made_up=made_up,
        accounts=accounts or (account(),),
    )


def offered(*chosen: OpenSite, typed: str = "") -> tuple[dict[str, Account], Result]:
    got: dict[str, Account] = {}
    asking = typer.Typer()

    @asking.command()
    def ask() -> None:
        got.update(offer_to_go_on(own_store(), chosen))

    return got, CliRunner().invoke(asking, input=typed)


def test_what_was_cut_off_is_offered_with_what_it_had_read() -> None:
    new_run(own_store(), NOW).keep(snapshot())
    earlier, result = offered(FACEBOOK, typed="y\n")
    assert earlier == {"facebook": account()}
    assert f"Facebook: 1 page of {AMY}" in result.output


def test_declined_it_stays_and_its_place_is_told() -> None:
    run = new_run(own_store(), NOW)
    run.keep(snapshot())
    earlier, result = offered(FACEBOOK, typed="n\n")
    assert earlier == {}
    # In quotation marks, as on a Mac there is a space in the path.
    assert f'\n  profilecheck judge "{run.snapshot}"\n' in result.output


def test_what_was_cut_off_long_ago_is_read_anew_unless_the_person_wants_it() -> None:
    long_ago = NOW.replace(year=2025)
    new_run(own_store(), long_ago).keep(snapshot(at=long_ago))
    earlier, result = offered(FACEBOOK, typed="\n")
    assert earlier == {}
    assert "November 2025" in result.output
    assert "It may have changed since" in result.output
    assert offered(FACEBOOK, typed="y\n")[0]
    today = datetime.now(UTC)
    new_run(own_store(), today).keep(snapshot(at=today))
    earlier, result = offered(FACEBOOK, typed="\n")
    assert earlier
    assert "a while ago" not in result.output


def test_a_network_that_is_not_part_of_this_audit_is_named() -> None:
    new_run(own_store(), NOW).keep(snapshot())
    _, result = offered(X, typed="y\n")
    assert "Facebook is not part of this audit" in result.output


def test_a_finished_audit_is_not_offered_and_a_made_up_one_hides_none() -> None:
    new_run(own_store(), NOW).keep(snapshot())
    new_run(own_store(), NOW.replace(hour=10)).keep(snapshot(made_up=True))
    assert offered(FACEBOOK, typed="y\n")[0]
    new_run(own_store(), NOW.replace(hour=11)).keep(snapshot(finished=True))
    earlier, result = offered(FACEBOOK)
    assert (earlier, result.output) == ({}, "")


def test_an_audit_that_had_read_nothing_is_said_to_be_lost() -> None:
    new_run(own_store(), NOW)
    earlier, result = offered(FACEBOOK)
    assert earlier == {}
    assert "cut off before it had read anything" in result.output
    assert list(runs_folder(own_store()).iterdir()) == []


def test_a_damaged_snapshot_costs_nothing_but_itself() -> None:
    run = new_run(own_store(), NOW)
    run.keep(snapshot())
    run.snapshot.write_text("{", encoding="utf-8")
    earlier, result = offered(FACEBOOK)
    assert earlier == {}
    assert result.exit_code == 0
    assert "cannot be gone on with" in result.output


def test_another_account_than_last_time_is_said_to_be() -> None:
    with redirect_stdout(io.StringIO()) as said:
        say_whose({"facebook": account()}, snapshot(account(BETH)))
        assert "another account than last time" in said.getvalue()
    with redirect_stdout(io.StringIO()) as said:
        say_whose({"facebook": account()}, snapshot())
        assert said.getvalue() == ""


class Window:
    """A sign-in window that is used, or closed, and notes how many were open at a time."""

    def __init__(self, *, closed: bool = False) -> None:
        self.most = self._open = 0
        self._closed = closed

    async def again(self, site: OpenSite) -> Session:
        self._open += 1
        self.most = max(self.most, self._open)
        await asyncio.sleep(0)
        self._open -= 1
        if self._closed:
            raise SignInError("The sign-in window was closed before anybody signed in.")
        return Session(())


def asked(
    window: Window, *sites: OpenSite, tokens: tuple[str, ...] = ()
) -> tuple[list[Session | None], str]:
    async def all_at_once() -> list[Session | None]:
        with TerminalProgress(Console(file=io.StringIO(), force_terminal=True)) as progress:
            again = AskAgain(cast("SignIns", window), progress, tokens)
            return await asyncio.gather(*(again(s, UnreadReason.SIGNED_OUT) for s in sites))

    with redirect_stdout(io.StringIO()) as said:
        return to_its_end(all_at_once()), said.getvalue()


def test_a_new_sign_in_is_offered_one_network_at_a_time() -> None:
    window = Window()
    sessions, said = asked(window, FACEBOOK, X)
    assert all(isinstance(s, Session) for s in sessions)
    assert window.most == 1
    assert "Facebook has signed you out" in said
    assert max(map(len, said.splitlines())) <= 80


def test_a_closed_window_leaves_the_rest_unread_and_says_so() -> None:
    sessions, said = asked(Window(closed=True), FACEBOOK)
    assert sessions == [None]
    assert "stays unread" in said


def test_where_a_token_was_refused_no_window_opens() -> None:
    window = Window()
    sessions, said = asked(window, FACEBOOK, tokens=("facebook",))
    assert sessions == [None]
    assert window.most == 0
    assert "does not take the token" in said


# Each network once it is known how it is read


class Door:
    """Signs in to a network, or says why not; notes for which it was opened."""

    def __init__(self, why_not: str = "") -> None:
        self.opened: list[str] = []
        self._why_not = why_not

    async def session(self, chosen: OpenSite) -> Session:
        self.opened.append(chosen.id)
        if self._why_not:
            raise SignInError(self._why_not)
        return SESSION


SESSION, TOKEN = Session(()), Session.with_token("token")


def signed_in(
    chosen: Site,
    door: Door,
    before: Account | None = None,
    tokens: dict[str, Session] | None = None,
) -> tuple[Network, str]:
    earlier = {chosen.id: before} if before else {}
    with redirect_stdout(io.StringIO()) as said:
        found = to_its_end(
            auditing._signed_in(chosen, None, earlier, tokens or {}, cast("SignIns", door))
        )
    return found, said.getvalue()


def test_what_was_finished_last_time_is_not_opened_again() -> None:
    door = Door()
    before = account().model_copy(update={"state": AccountState.AUDITED})
    network, said = signed_in(FACEBOOK, door, before)
    assert (network.session, network.before, door.opened) == (None, before, [])
    assert said == "Facebook was finished last time, and is not opened again.\n"
    network, said = signed_in(FACEBOOK, door, account())
    assert (network.session, network.before, door.opened) == (SESSION, account(), ["facebook"])


def test_who_does_not_sign_in_keeps_what_was_read_before() -> None:
    network, said = signed_in(FACEBOOK, Door("The window was closed."), account())
    assert (network.session, network.before) == (None, account())
    assert said == "Facebook: The window was closed.\n"


def test_where_nobody_has_to_sign_in_no_window_opens() -> None:
    door = Door()
    mastodon, bluesky = open_site("mastodon@mastodon.example"), open_site("bluesky@a.example")
    assert mastodon.by_token is not None
    network, _ = signed_in(mastodon, door, tokens={mastodon.id: TOKEN})
    assert (network.site, network.session) == (mastodon.by_token.site, TOKEN)
    network, _ = signed_in(bluesky, door)
    assert isinstance(network.session, Session)
    assert not network.session.headers()
    assert door.opened == []


def test_a_school_is_asked_for_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    told = School(names=("Oakfield Primary School",))
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: True)
    monkeypatch.setattr(auditing, "ask_school", lambda: told)
    assert auditing._school(own_store(), None) == told
    assert kept_school(own_store()) == told
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: pytest.fail("asked again"))
    assert auditing._school(own_store(), told) == told


def test_every_network_that_can_be_opened_is_offered() -> None:
    offered = {known.id for known in auditing._all()}
    assert {"facebook", "x", "linkedin", "instagram", "bebo"} <= offered
    assert not any("@" in known or known in ("mastodon", "bluesky") for known in offered)


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, asyncio.CancelledError])
def test_who_stops_it_is_told_what_is_kept(stopped: type[BaseException]) -> None:
    async def work() -> None:
        raise stopped

    run = new_run(own_store(), NOW)
    with pytest.raises(Interrupted, match="Nothing had been read yet"):
        apart(run_until_interrupted, work(), run)
    run.keep(snapshot())
    with pytest.raises(Interrupted) as told:
        apart(run_until_interrupted, work(), run)
    assert str(told.value).endswith(f'type: profilecheck judge "{run.snapshot}"')
