"""One of several accounts under one sign-in is chosen: that one is read, or none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NoReturn, cast

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.errors import WrongAccountError
from profilecheck.model import Account, AccountState, Snapshot
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Meant, Network, SignedIn, Unwatched, audit, live
from profilecheck.vocabulary import UnreadReason
from tests.apart import to_its_end
from tests.each import each
from tests.networks import with_header
from tests.sites.myspace.pages import MYSPACE, about, document, profile
from tests.sites.readings import NO_SCHOOL, capture_of
from tests.sources.small_network import (
    AMYS,
    BETHS,
    CHALLENGE,
    ROOT,
    SIGNED_OUT,
    STRANGER,
    Again,
    Answer,
    FakeNetwork,
    Other,
    as_usual,
    ends,
    observed,
    reasons,
    session,
)

USUAL = MYSPACE.header.home_url
BANDS = f"{ROOT}/band"
SEVERAL = replace(
    with_header(MYSPACE, account_home_url=f"{ROOT}/{{account}}/settings"),
    pages=tuple(page for page in MYSPACE.pages if page.url.startswith("{profile}")),
)
"""A network on which Amy has a band too, and addresses tell which of them acts."""


def acting(url: str, who: str) -> Capture | None:
    """Show the band's pages to Amy as the band's, and Beth's only as anybody sees them."""
    if who == "amy 1" and url.startswith(BANDS):
        return as_usual(url, "band 1")
    return NOT_FOUND if who and url == f"{BETHS}/settings" else None


NOT_FOUND = replace(capture_of(document("<h1>Not found</h1>"), f"{BETHS}/settings"), status=404)


@dataclass(frozen=True)
class Chosen:
    """What came of an audit, what was asked for, who was told of, and what was kept."""

    account: Account
    network: FakeNetwork
    others: list[tuple[UnreadReason, str]]
    owners: list[SignedIn]
    kept: list[Snapshot]

    @property
    def opened(self) -> list[str]:
        """The addresses that were opened with a session."""
        return [url for who, url in self.network.opened if who]


Choosing = Callable[..., Chosen]


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch) -> Choosing:
    def choose(
        said: str | None,
        answer: Answer = lambda url, who: None,
        *,
        site: OpenSite = MYSPACE,
        again: Again | None = None,
        other: Other | None = None,
    ) -> Chosen:
        network = FakeNetwork(answer)
        monkeypatch.setattr(live, "Visitor", network)
        other = other or Other()
        owners: list[SignedIn] = []
        kept: list[Snapshot] = []
        account = None if said is None else ChosenAccount.on(site, said)
        snapshot = to_its_end(
            audit(
                cast("LaunchedBrowser", object()),
                [Network(site, session("amy 1"), account=account)],
                matcher=NO_SCHOOL,
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=kept.append,
                sign_in_again=again,
                whose=lambda _, who: owners.append(who),
                another=other,
            )
        )
        return Chosen(snapshot.accounts[0], network, other.asked, owners, kept)

    return choose


SAID = [
    "amy",
    "@Amy",
    "101",
    AMYS,
    "myspace.com/AMY/",
    "http://www.myspace.com/amy",
    "amy@myspace.com",
]


@pytest.mark.parametrize("said", SAID)
def test_the_one_that_is_signed_in_is_read_however_it_is_said(
    choosing: Choosing, said: str
) -> None:
    chosen, usual = choosing(said), choosing(None)
    assert chosen.account.state is AccountState.AUDITED
    assert chosen.network.opened == usual.network.opened
    assert observed(chosen.account) == observed(usual.account)
    assert chosen.others == []


@pytest.mark.parametrize(
    "said", ["beth", "202", BETHS, f"{BETHS}/mixes", "am", "amy@elsewhere.example"]
)
def test_where_another_is_signed_in_nothing_is_read(choosing: Choosing, said: str) -> None:
    """A name that nothing on the page tells to be Amy's is none of hers."""
    done = choosing(said)
    assert done.network.opened == [("amy 1", USUAL)]
    assert done.others == [(UnreadReason.WRONG_ACCOUNT, AMYS)]
    assert done.owners == []
    assert done.account.state is AccountState.WRONG_ACCOUNT
    assert reasons(done.account) == {UnreadReason.WRONG_ACCOUNT}
    assert not observed(done.account) | observed(done.account, STRANGER)
    assert "amy" not in "".join(s.model_dump_json() for s in done.kept).casefold()


@pytest.mark.parametrize(
    ("home", "state"),
    [
        (capture_of(document("<h1>Hello</h1>"), USUAL), AccountState.FAILED),
        (SIGNED_OUT, AccountState.SIGN_IN_NEEDED),
        (CHALLENGE, AccountState.SIGN_IN_NEEDED),
    ],
    ids=["nobody in particular", "nobody", "a security check"],
)
def test_where_nothing_tells_who_is_signed_in_it_is_not_guessed(
    choosing: Choosing, home: Capture, state: AccountState
) -> None:
    done = choosing("amy", lambda url, who: home)
    assert set(done.opened) == {USUAL}
    assert done.account.state is state
    assert done.others == []
    assert not observed(done.account) | observed(done.account, STRANGER)


# Where addresses tell which of them acts


def test_the_chosen_ones_own_pages_are_opened(choosing: Choosing) -> None:
    done = choosing("@band", acting, site=SEVERAL)
    assert done.account.profile_url == BANDS
    assert done.opened[0] == f"{BANDS}/settings"
    assert all(url.startswith(BANDS) for url in done.opened)
    assert observed(done.account) == observed(choosing(None).account)
    assert done.account.state is AccountState.AUDITED


def test_without_a_choice_it_is_the_one_on_the_first_page(choosing: Choosing) -> None:
    done = choosing(None, acting, site=SEVERAL)
    assert done.account.profile_url == AMYS
    assert done.opened[0] == USUAL
    assert all(url == USUAL or url.startswith(AMYS) for url in done.opened)


def _shown(html: str, *, at: str = f"{BETHS}/settings") -> Capture:
    return capture_of(html, at)


REFUSALS = {
    "not found": NOT_FOUND,
    "refused": replace(_shown(document("<h1>Not yours</h1>")), status=403),
    "a sign-in page": SIGNED_OUT,
    "her profile, as anybody sees it": _shown(
        profile(about("I teach."), viewer=101, owner=202, title="Beth (beth) on Myspace")
    ),
    "a page of nobody's": _shown(document("<h1>Hello</h1>")),
    "Amy's own page": as_usual(USUAL, "amy 1"),
}


@pytest.mark.parametrize("shown", REFUSALS.values(), ids=REFUSALS)
def test_one_that_the_sign_in_does_not_own_is_refused(choosing: Choosing, shown: Capture) -> None:
    def refusing(url: str, who: str) -> Capture | None:
        return shown if url == f"{BETHS}/settings" else None

    done = choosing("beth", refusing, site=SEVERAL)
    assert done.network.opened == [("amy 1", f"{BETHS}/settings"), ("amy 1", USUAL)]
    assert done.others == [(UnreadReason.WRONG_ACCOUNT, AMYS)]
    assert done.account.state is AccountState.WRONG_ACCOUNT
    assert not observed(done.account) | observed(done.account, STRANGER)
    kept = "".join(s.model_dump_json() for s in done.kept).casefold()
    assert "beth" not in kept
    assert "amy" not in kept


def test_a_page_that_asks_for_rest_is_not_followed_by_another(choosing: Choosing) -> None:
    done = choosing("band", lambda url, who: CHALLENGE, site=SEVERAL)
    assert done.opened == [f"{BANDS}/settings"]


def test_one_whose_own_page_does_not_show_it_may_be_the_one_signed_in(choosing: Choosing) -> None:
    def no_page_of_hers(url: str, who: str) -> Capture | None:
        return replace(NOT_FOUND, url=url) if url == f"{AMYS}/settings" else None

    done = choosing("amy", no_page_of_hers, site=SEVERAL)
    assert done.opened[:2] == [f"{AMYS}/settings", USUAL]
    assert done.account.state is AccountState.AUDITED


# Where whoever signed in acts as another

SWITCHED = replace(MYSPACE, identity=lambda seen: replace(MYSPACE.identity(seen), switched=True))


def test_a_page_that_somebody_is_switched_to_is_read_only_where_they_chose_it(
    choosing: Choosing,
) -> None:
    done = choosing(None, site=SWITCHED)
    assert done.network.opened == [("amy 1", USUAL)]
    assert done.others == [(UnreadReason.SWITCHED, AMYS)]
    assert done.owners == []
    assert done.account.state is AccountState.WRONG_ACCOUNT
    assert reasons(done.account) == {UnreadReason.SWITCHED}
    assert not observed(done.account) | observed(done.account, STRANGER)
    assert "amy" not in "".join(s.model_dump_json() for s in done.kept).casefold()
    chosen = choosing("amy", site=SWITCHED)
    assert chosen.account.state is AccountState.AUDITED
    assert observed(chosen.account) == observed(choosing("amy").account)


BAND = ChosenAccount.on(MYSPACE, "band")


@each(
    ("meant", "profile", "asked"),
    [
        ([Meant(session("amy 1"), ChosenAccount.on(MYSPACE, "amy"))], AMYS, [AMYS]),
        ([Meant(session("amy 1"), ChosenAccount.on(MYSPACE, AMYS))], AMYS, [AMYS]),
        ([Meant(session("band 1"), BAND)], BANDS, [AMYS]),
        # As often as they are mistaken, and no sign-in that they are asked for counts against it.
        ([Meant(session("amy 1"), BAND)] * 3 + [Meant(session("band 1"), BAND)], BANDS, [AMYS] * 4),
        ([Meant(session("amy 1"), BAND)], "", [AMYS] * 2),
        ([Meant(session("amy 1"))], "", [AMYS] * 2),
        ([], "", [AMYS]),
    ],
)
def test_whom_they_mean_after_all_is_read_where_it_is_signed_in(
    choosing: Choosing, meant: list[Meant], profile: str, asked: list[str]
) -> None:
    done = choosing(None, site=SWITCHED, other=Other(*meant))
    assert [at for _, at in done.others] == asked
    assert done.account.profile_url == profile
    state = AccountState.AUDITED if profile else AccountState.WRONG_ACCOUNT
    assert done.account.state is state
    assert bool(observed(done.account)) is bool(profile)


# Signing in again on the way


def test_after_a_new_sign_in_it_must_be_the_chosen_one_again(choosing: Choosing) -> None:
    signed_out = ends("amy 1", at=USUAL)
    assert choosing("amy", signed_out, again=Again("amy 2")).account.state is AccountState.AUDITED
    other = choosing("amy", ends("amy 1", at=USUAL), again=Again("beth 1"))
    assert other.others == [(UnreadReason.WRONG_ACCOUNT, BETHS)]
    assert not observed(other.account)


def test_another_on_the_way_takes_nothing_from_what_was_read(choosing: Choosing) -> None:
    done = choosing("amy", ends("amy 1", at=f"{AMYS}/bio"), again=Again("beth 1"))
    assert done.others == []
    assert done.account.state is AccountState.INTERRUPTED
    assert observed(done.account)


def test_what_is_said_of_another_can_end_it_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def refuse(site: OpenSite, why: UnreadReason, profile: str) -> NoReturn:
        raise WrongAccountError("Another one.")

    monkeypatch.setattr(live, "Visitor", FakeNetwork(lambda url, who: None))
    kept: list[Snapshot] = []
    chosen = ChosenAccount.on(MYSPACE, "beth")
    with pytest.raises(WrongAccountError, match="Another one"):
        to_its_end(
            audit(
                cast("LaunchedBrowser", object()),
                [Network(MYSPACE, session("amy 1"), account=chosen)],
                matcher=NO_SCHOOL,
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=kept.append,
                another=refuse,
            )
        )
    assert kept == []
