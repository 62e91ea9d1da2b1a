"""Networks that are no more: nothing is opened or called safe, and the way to look stands."""

from pathlib import Path
from typing import cast

import pytest

from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    AccountState,
    Answers,
    NotApplicable,
    Snapshot,
    Unread,
)
from profilecheck.school import SchoolMatcher
from profilecheck.sites import SITES, site
from profilecheck.sites.closed import ClosedSite, closed_site
from profilecheck.sites.site import Site
from profilecheck.sources import Gathering, Network, audit
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from profilecheck.words.reasons import why_unread
from tests.conftest import Background
from tests.unit.builders import TODAY

CLOSED = [s for s in SITES if isinstance(s, ClosedSite)]
SOURCE = Path(__file__).parents[2] / "src/profilecheck/sites/bebo/site.yaml"


class Notes:
    """Progress, written down."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def planned(self, site: Site, pages: int) -> None:
        self.said.append((site.id, "planned", pages))

    def opening(self, site: Site, title: str) -> None:
        self.said.append((site.id, "opening", title))

    def read(self, site: Site) -> None:
        self.said.append((site.id, "read"))

    def ended(self, site: Site, state: AccountState) -> None:
        self.said.append((site.id, "ended", state))


def gathered(run: Background, notes: Notes) -> Snapshot:
    """The audit of every closed network, with no browser at hand."""
    work = audit(
        cast("LaunchedBrowser", object()),
        [Network(s, None) for s in CLOSED],
        matcher=SchoolMatcher(None),
        pace=Pace.REPLICA,
        progress=notes,
        keep=lambda _: None,
    )
    return run(work)


def test_the_closed_networks_of_the_protocol_are_known() -> None:
    assert [s.id for s in CLOSED] == ["bebo", "friendster"]
    assert isinstance(site("Friendster"), ClosedSite)


@pytest.mark.parametrize("network", CLOSED, ids=lambda s: s.id)
def test_there_is_nothing_to_open_and_nobody_to_be(network: ClosedSite) -> None:
    assert (network.pages, network.hosts) == ((), ())
    assert network.reason is UnreadReason.CLOSED_SERVICE
    # Nothing asks who is signed in, or what stands in the way.
    assert not {"policy", "identity", "barrier", "own_profile"} & set(dir(network))


@pytest.mark.parametrize("network", CLOSED, ids=lambda s: s.id)
def test_how_to_look_is_told_in_short_calm_steps(network: ClosedSite) -> None:
    guidance = network.guidance[Fact.ACCOUNT_LEFTOVERS]
    words = " ".join(
        (*guidance.steps, guidance.look_for, guidance.wanted, network.header.basis_note)
    )
    for needed in ("nickname", "search engine", "web archive", "mailbox", "remove"):
        assert needed in words
    assert "doesn't prove you had an account" in words
    assert len(guidance.steps) <= 5
    assert len(guidance.options) == 2
    assert "!" not in words


def test_an_audit_opens_nothing_and_says_so(run: Background) -> None:
    notes = Notes()
    taken = gathered(run, notes)

    assert notes.said == [
        (s.id, *what) for s in CLOSED for what in (("planned", 0), ("ended", AccountState.CLOSED))
    ]
    for account in taken.accounts:
        assert account.state is AccountState.CLOSED
        assert account.visits == ()
        assert account.traffic.allowed == 0
        assert account.profile_url == ""


def test_everything_but_what_is_left_does_not_apply(run: Background) -> None:
    for account in gathered(run, Notes()).accounts:
        by_fact = {r.fact: r for r in account.readings}
        assert set(by_fact) == set(Fact)
        left = by_fact.pop(Fact.ACCOUNT_LEFTOVERS)
        assert isinstance(left, Unread)
        assert left.reason is UnreadReason.CLOSED_SERVICE
        assert left.viewpoint is Viewpoint.OWNER
        assert all(isinstance(r, NotApplicable) for r in by_fact.values())
        assert {r.why for r in by_fact.values() if isinstance(r, NotApplicable)} == {
            "This network has closed."
        }


def test_nothing_of_a_closed_network_is_ever_in_order(run: Background) -> None:
    made = judge_snapshot(gathered(run, Notes()), load_checklist(), None, Answers(), TODAY)

    findings = [f for c in made.clauses for f in c.findings if f.network is not None]
    assert {f.outcome for f in findings} == {Outcome.NOT_APPLICABLE, Outcome.COULD_NOT_TELL}
    told = [f for f in findings if f.outcome is Outcome.COULD_NOT_TELL]
    assert {f.says for f in told} == {
        f"{s.name} has closed. We can't check it, but here is how to look for what is left."
        for s in CLOSED
    }
    ways = [s.guidance[Fact.ACCOUNT_LEFTOVERS] for s in CLOSED]
    assert all(f.guidance in ways for f in told)
    assert Outcome.MET not in {c.outcome for c in made.clauses}


def test_an_audit_that_was_cut_off_before_it_still_says_closed() -> None:
    for network in CLOSED:
        assert Gathering(network).account().state is AccountState.CLOSED


def test_an_open_network_has_no_leftovers_to_look_for() -> None:
    (reading,) = [
        r
        for r in Gathering(site("facebook")).account().readings
        if r.fact is Fact.ACCOUNT_LEFTOVERS
    ]
    assert isinstance(reading, NotApplicable)
    assert "Facebook is still open" in reading.why


def test_the_reason_is_told_plainly() -> None:
    assert why_unread(UnreadReason.CLOSED_SERVICE, site("bebo")).startswith("Bebo has closed.")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("closed: true", "closed: false", "closed"),
        ("account.leftovers:", "profile.bio:", "account.leftovers"),
        ("name: Bebo", "nickname: Bebo", "name"),
        ("id: bebo", "id: [bebo", "not YAML"),
    ],
)
def test_a_broken_declaration_names_file_and_field(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    broken = tmp_path / "site.yaml"
    broken.write_text(SOURCE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=named) as error:
        closed_site(broken)
    assert "site.yaml" in str(error.value)
