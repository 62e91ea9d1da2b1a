"""What is left and said holds nothing of anybody else, and shows hostile text as text.

The replicas plant private matter of every kind in all that they answer. It may be nowhere: in no
file, in no file's name, in no line, in nothing that was handed to another program.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Page

from profilecheck.cli.unlocking import own_store
from profilecheck.model import AccountState, Count, Observed, Snapshot
from profilecheck.replica import Persona, people
from profilecheck.replica.crowd import Item, crowd
from profilecheck.replica.facebook.profile import FacebookProfile, Sharing
from profilecheck.sites.site import OpenSite
from profilecheck.sites.unplaced import shows_person
from profilecheck.store.runs import load_gathered
from profilecheck.vocabulary import Audience, Fact
from tests.auditing import with_shorter_lists
from tests.canaries import ERROR_PAGE, IN_ANSWERS, ON_PAGES, kinds_in, with_canaries
from tests.cli.forked import Forker
from tests.cli.planted import Computer, a_computer
from tests.networks import open_site
from tests.searching import found_in

UNUSUAL = {
    "Zebulon Quixworth": "Works at Oakfield Primary School",
    "Philippa <script>alert(1)</script> Vark": "Studies at Oakfield Primary School",
    "[bold red]Ottoline Grusz[/]": "Went to Oakfield Primary School",
    "\u202eleirbmU Hesketh": "Teacher at Oakfield Primary School",
    "\x1b[31mThessaly Wick": "Leeds",
    "=cmd|' /C calc'!A0 Ignatius": "12 mutual friends",
}
FRAGMENTS = ("Zebulon", "Quixworth", "Vark", "Ottoline", "Grusz", "leirbm", "Hesketh", "Thessaly")
HOSTILE = "<b id=planted>bio</b> [bold red]x[/] \x1b[31mred \u202etxet =cmd|' /C calc'!A0"
IN_PART = ("profile", "friends", "settings_find", "contacts_upload")
"""The pages of Facebook that are opened where the laws are tried in part."""
NETWORKS = sorted({name for who in people() for name in who.networks})

pytestmark = pytest.mark.xdist_group("privacy")


@dataclass(frozen=True)
class Left:
    """What a demonstration left on its computer, and all that it said."""

    who: Persona
    computer: Computer
    said: str

    @property
    def snapshot(self) -> Snapshot:
        """What was gathered."""
        return load_gathered(own_store(), self.computer.out / "snapshot.json")

    def found(self, words: Iterable[str]) -> list[str]:
        """Return the words that stand anywhere."""
        return found_in(self.said, self.computer.folder, planted=words)


def _somebody_on(network: str) -> Persona:
    """The exposed person there, or another; on Facebook they have unusual friends besides."""
    everybody = sorted(people(), key=lambda who: who.name != "exposed")
    who = next(who for who in everybody if network in who.networks)
    planted = with_canaries(with_shorter_lists(who).only_on(network), network)
    return _with_unusual_friends(planted) if network == "facebook" else planted


def _with_unusual_friends(who: Persona) -> Persona:
    profile = who.profile_on("facebook", FacebookProfile)
    assert profile is not None
    friends = tuple(Item(name=name, detail=detail) for name, detail in UNUSUAL.items())
    named = (*friends, *profile.friends.named)
    changed = profile.model_copy(
        update={
            "friends": profile.friends.model_copy(update={"named": named}),
            "bio": HOSTILE,
            "settings": profile.settings.model_copy(
                update={"friends_list": Sharing(audience=Audience.SPECIFIC, names=tuple(UNUSUAL))}
            ),
        }
    )
    return who.with_profile("facebook", changed)


LeftOn = Callable[[str], Left]
"""Takes a network; gives what the demonstration on it left, which is started once."""


@pytest.fixture(scope="module")
def left_on(forker: Forker | None, pytestconfig: pytest.Config) -> Iterator[LeftOn]:
    """Whole audits and a PDF with `--whole-laws`; else some pages, and none."""
    whole = pytestconfig.getoption("--whole-laws")

    @cache
    def left_on(network: str) -> Left:
        computer = stack.enter_context(a_computer())
        who = _somebody_on(network)
        running = computer.demonstration(
            forker,
            who,
            *(("--pdf",) if whole else ()),
            pages=() if whole else IN_PART,
            struck=_struck(open_site(network)),
        )
        said, errors = running.communicate()
        assert running.wait() == 0, errors
        return Left(who, computer, said + errors)

    with ExitStack() as stack:
        yield left_on


def _struck(network: OpenSite) -> str:
    """The last page of the person's own settings: people and posts stay to be read."""
    own = (p for p in network.pages if p.list_reads is None and not shows_person(p))
    *_, last = (p.url.partition("://")[2] for p in own if "{" not in p.url)
    return f"{re.escape(last)}( |$)"


@pytest.fixture
def left(left_on: LeftOn) -> Left:
    """What is left of the demonstration on Facebook."""
    return left_on("facebook")


@pytest.mark.parametrize("network", NETWORKS)
def test_nothing_private_that_a_network_answered_is_left_or_said(
    left_on: LeftOn, network: str, pytestconfig: pytest.Config
) -> None:
    """On Facebook; on every network with `--whole-laws`."""
    if network != "facebook" and not pytestconfig.getoption("--whole-laws"):
        pytest.skip("canaries on the other networks: with --whole-laws")
    left = left_on(network)
    done = left.computer.done
    assert done.seen >= {ERROR_PAGE, *kinds_in(left.who.model_dump_json(serialize_as_any=True))}
    assert done.started, "the browser and its driver"
    if open_site(network).without_sign_in:
        assert done.seen >= IN_ANSWERS
    else:
        assert done.seen >= ON_PAGES
        assert "password" not in done.seen
    assert left.computer.canaries_left(left.said) == []


def test_what_was_struck_is_unread_and_all_else_was_read(left: Left) -> None:
    account = next(a for a in left.snapshot.accounts if a.network == "facebook")
    assert account.state is AccountState.AUDITED
    faulty = {v.page: v.http_status for v in account.visits if v.problem}
    assert faulty == {"contacts_upload": 500}


def test_friends_are_counted(left: Left) -> None:
    counts = {
        r.fact: r.value.count
        for a in left.snapshot.accounts
        for r in a.readings
        if isinstance(r, Observed) and isinstance(r.value, Count)
    }
    assert counts[Fact.FRIENDS_AT_EMPLOYER] >= 2


def test_no_name_of_a_friend_is_left_or_said(left: Left) -> None:
    assert left.found(["Amy Carter"]), "the person's own name is there, so the search can find one"
    assert left.found(FRAGMENTS) == []


def test_nor_is_the_name_of_any_made_up_friend_or_of_anybody_left_out(left: Left) -> None:
    profile = left.who.profile_on("facebook", FacebookProfile)
    assert profile is not None
    names = {m.name for m in (*crowd(profile.friends), *crowd(profile.followers))}
    assert len(names) > 20
    assert left.found(names) == []


def test_hostile_text_is_shown_as_text_in_the_terminal(left: Left) -> None:
    assert "\x1b" not in left.said
    assert "\u202e" not in left.said


def test_hostile_text_is_shown_as_text_on_the_page(left: Left, page: Page) -> None:
    page.goto((left.computer.out / "report.html").as_uri())
    assert page.locator("#planted").count() == 0
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert "<b id=planted>bio</b> [bold red]x[/] red txet =cmd|" in page.inner_text("body")
