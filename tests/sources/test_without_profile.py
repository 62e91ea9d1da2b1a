"""Where the first page names no profile: what is the sign-in's own is read, and nothing else."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import cast

import pytest

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.model import Account, AccountState, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import unplaced
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.reading import page_problem
from profilecheck.sites.youtube import YOUTUBE
from profilecheck.sources import Meant, Network, PageKey, SignedIn, Unwatched, audit, live
from profilecheck.sources.placing import Sight
from profilecheck.sources.saved_network import SavedNetwork
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.apart import to_its_end
from tests.each import each
from tests.sites.readings import NO_SCHOOL
from tests.sites.youtube.pages import capture, document, google, row
from tests.sources.small_network import FakeNetwork, Other, reasons, session

HOME = YOUTUBE.header.home_url
ABOUT = "https://myaccount.google.com/profile"
STUDIO = "https://studio.youtube.com/channel/UC/videos/upload"
CHANNEL = "UC" + "a" * 22
BRAND = "220||110"


def of_account(number: str) -> Capture:
    """What Google shows of a person's account, to whom."""
    seen = google("About me", row("Work", "Oakfield Primary School", "Anyone"))
    named = f'<script>W = {{"S06Grb":"{number}"}}</script><body>'
    return replace(seen, html=seen.html.replace("<body>", named))


def of_youtube(
    url: str, account: str = "110||", shown: Sequence[Json] = (), **settings: str
) -> Capture:
    named = {"DATASYNC_ID": account, **settings}
    said = ",".join(f'"{name}":"{value}"' for name, value in named.items())
    return capture(document(*shown).replace("<script>", f"<script>x({{{said}}});", 1), url=url)


told: list[tuple[SignedIn, list[Account]]] = []
"""Whose sign-in the last look was said to be of, and what was kept by then."""
Looking = Callable[..., tuple[Account, list[str]]]


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    def look(
        said: str | None = None,
        google_of: str = "110",
        youtube_of: str = "110||",
        before: Account | None = None,
        only: Collection[PageKey] | None = None,
        known: SignedIn | None = None,
        other: Other | None = None,
        **pages: Capture,
    ) -> tuple[Account, list[str]]:
        shown = {
            HOME: pages.get("home", of_youtube(HOME, youtube_of)),
            STUDIO: pages.get("studio", of_youtube(STUDIO, youtube_of)),
            ABOUT: of_account(google_of),
        }
        told.clear()
        kept: list[Account] = []
        network = FakeNetwork(lambda url, _: shown.get(url) or of_youtube(url, youtube_of))
        monkeypatch.setattr(live, "Visitor", network)
        chosen = None if said is None else ChosenAccount.on(YOUTUBE, said)
        snapshot = to_its_end(
            audit(
                cast("LaunchedBrowser", object()),
                [
                    Network(
                        YOUTUBE,
                        session("amy 1"),
                        before,
                        only=None if only is None else frozenset(only),
                        known=known,
                        account=chosen,
                    )
                ],
                matcher=NO_SCHOOL,
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=lambda snapshot: kept.append(snapshot.accounts[0]),
                whose=lambda _, whose: told.append((whose, kept[-1:])),
                another=other or Other(),
            )
        )
        return snapshot.accounts[0], [url for _, url in network.opened]

    return look


def readings(account: Account, fact: Fact) -> set[type]:
    return {type(r) for r in account.readings if r.fact is fact}


def test_what_the_google_account_shows_is_read_without_a_channel(looking: Looking) -> None:
    account, opened = looking()
    assert readings(account, Fact.PROFILE_EMPLOYER) == {Observed}
    assert opened[0] == HOME
    assert ABOUT in opened
    assert not any("/about" in url or url.endswith("/videos") for url in opened)
    assert account.profile_url == ""
    assert account.state is AccountState.INTERRUPTED
    (name,) = {
        r for r in account.readings if r.fact is Fact.PROFILE_NAME and r.viewpoint == "owner"
    }
    assert isinstance(name, Unread)
    assert name.reason is UnreadReason.NO_PROFILE


def test_a_studio_that_names_a_channel_keeps_nothing_else_from_being_read(
    looking: Looking,
) -> None:
    account, _ = looking(studio=of_youtube(STUDIO, CHANNEL_ID=CHANNEL))
    assert readings(account, Fact.PROFILE_EMPLOYER) == {Observed}


def test_a_page_on_which_a_brand_acts_is_read_only_where_that_was_chosen() -> None:
    (studio,) = (page for page in YOUTUBE.pages if page.id == "studio")
    seen = of_youtube(STUDIO, BRAND, CHANNEL_ID=CHANNEL)
    assert page_problem(YOUTUBE, studio, seen, None, "110") is UnreadReason.SWITCHED
    assert page_problem(YOUTUBE, studio, seen, CHANNEL, "110") is not UnreadReason.SWITCHED


WITH_CHANNEL = of_youtube(HOME, "330||", [{"copyLinkRenderer": {"shortUrl": CHANNEL}}])


@each("another", [{}, {"home": WITH_CHANNEL}])
def test_what_was_read_of_a_sign_in_without_a_profile_is_nobody_elses(
    another: dict[str, Capture], looking: Looking
) -> None:
    before, opened = looking()
    _, anew = looking(before=before, google_of="330", youtube_of="330||", **another)
    assert set(opened) <= set(anew)
    privacy: PageKey = ("privacy", Viewpoint.OWNER)
    _, again = looking(before=before, only=[privacy], youtube_of="330||", **another)
    assert again == [HOME]


GOOGLE_ABOUT: PageKey = ("google_about", Viewpoint.OWNER)


def test_a_page_of_a_sign_in_without_a_profile_is_opened_anew_by_that_sign_in(
    looking: Looking,
) -> None:
    before, _ = looking()
    ((known, kept),) = told
    assert known == SignedIn("", "110", "")
    # What is kept by then is no other sign-in's.
    assert {visit.problem for one in kept for visit in one.visits} == {UnreadReason.NO_PROFILE}
    after, opened = looking(before=before, only=[GOOGLE_ABOUT], known=known)
    assert opened == [HOME, ABOUT]
    assert readings(after, Fact.PROFILE_EMPLOYER) == {Observed}
    assert len(after.readings) == len(before.readings)


@each(
    ("known", "case"),
    [
        (None, {}),
        (SignedIn("", "110", ""), {"google_of": "330", "youtube_of": "330||"}),
        (SignedIn("", "330", ""), {}),
        (SignedIn("", "330", ""), {"home": WITH_CHANNEL}),
        (SignedIn("", "110", ""), {"home": of_youtube(HOME, BRAND)}),
    ],
)
def test_nor_is_it_opened_anew_by_a_sign_in_that_is_not_known_to_be_the_same(
    known: SignedIn | None, case: dict[str, str], looking: Looking
) -> None:
    before, _ = looking()
    after, opened = looking(before=before, only=[GOOGLE_ABOUT], known=known, **case)
    assert opened == [HOME]
    assert Observed not in readings(after, Fact.PROFILE_EMPLOYER)


def test_what_is_a_part_of_a_profile_is_not_opened_anew_without_one(looking: Looking) -> None:
    before, _ = looking()
    about: PageKey = ("channel", Viewpoint.OWNER)
    known = SignedIn("", "110", "")
    after, opened = looking(before=before, only=[about, GOOGLE_ABOUT], known=known)
    assert opened == [HOME, ABOUT]
    assert UnreadReason.NO_PROFILE in reasons(after)


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ({"google_of": "330"}, UnreadReason.WRONG_ACCOUNT),
        ({"home": of_youtube(HOME, "||")}, UnreadReason.PAGE_CHANGED),
        ({"home": of_youtube(HOME, BRAND)}, UnreadReason.SWITCHED),
        ({"said": CHANNEL}, UnreadReason.NO_PROFILE),
    ],
)
def test_where_the_sign_in_is_not_known_to_be_theirs_nothing_is_read(
    looking: Looking, case: dict[str, str], why: UnreadReason
) -> None:
    account, _ = looking(**case)
    assert readings(account, Fact.PROFILE_EMPLOYER) == {Unread}
    assert why in reasons(account)


def test_where_they_chose_a_channel_whom_they_mean_is_asked(looking: Looking) -> None:
    other = Other()
    looking(said=CHANNEL, other=other)
    assert other.asked == [(UnreadReason.WRONG_ACCOUNT, "")]
    meant = Other(Meant(session("amy 1")))
    account, _ = looking(said=CHANNEL, other=meant)
    assert len(meant.asked) == 1
    assert readings(account, Fact.PROFILE_EMPLOYER) == {Observed}
    unasked = Other()
    looking(other=unasked)
    assert unasked.asked == []


def test_what_the_data_of_pages_held_is_forgotten_once_they_are_read(looking: Looking) -> None:
    """It holds words of others; what served the page may go on for hours."""
    seen = replace(of_account("110"), requested_url=ABOUT)
    saved = SavedNetwork([Sight("1.html", YOUTUBE, seen, "", "")], SchoolMatcher(None))
    for read in (looking, saved.read):
        unplaced._program_texts('{"said": "Zebulon was here."}')
        read()
        assert unplaced._program_texts.cache_info().currsize == 0


@pytest.mark.parametrize(
    ("others", "read"),
    [
        ([], True),
        ([of_account("110")], True),
        ([of_account("330")], False),
        ([of_account("")], False),
    ],
)
def test_saved_pages_of_one_sign_in_are_read_without_a_profile(
    others: list[Capture], read: bool
) -> None:
    seen = [replace(page, requested_url=ABOUT) for page in (of_account("110"), *others)]
    sights = [Sight(f"{n}.html", YOUTUBE, page, "", "") for n, page in enumerate(seen)]
    network = SavedNetwork(sights, SchoolMatcher(None))
    account = network.read()
    assert (account is not None) is read
    assert len(network.left_out) == (0 if read else len(sights))
    if account is not None:
        assert readings(account, Fact.PROFILE_EMPLOYER) == {Observed}
