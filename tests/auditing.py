"""Audits of made-up people, from a real browser to the judged report."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.lists import ListReads
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Check, Pace, Visitor
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Observed, Report, Snapshot, Unread
from profilecheck.model.base import Record
from profilecheck.replica import Counters, Fault, Persona, Replica, people
from profilecheck.replica.facebook import graphql
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.replica.linkedin import app as linkedin
from profilecheck.replica.linkedin.profile import LinkedInProfile
from profilecheck.replica.x import payloads as x
from profilecheck.replica.x.profile import XProfile
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, audit
from profilecheck.vocabulary import Fact, Outcome
from tests.networks import open_site

SCHOOL = load_school(data_folder("fixtures") / "school.yaml")
NAMES = [p.name for p in people()]
_ALWAYS = frozenset({"careful", "exposed"})
"""Those who are audited on all their networks in each run: nothing to put right, and most."""


def _as_parameter(name: str) -> object:
    marks = [pytest.mark.xdist_group(name)]
    return pytest.param(
        name, marks=marks if name in _ALWAYS else [*marks, pytest.mark.at_full_length]
    )


EVERYBODY = [_as_parameter(name) for name in NAMES]
"""The made-up people as parameters: two of them, and everybody with `--whole-laws`.

A person's audit on all their networks is shared by every test that stands in the xdist group of
their name.
"""

_LONG_LISTS: Mapping[str, tuple[type[Record], str, int]] = {
    "facebook": (FacebookProfile, "friends", graphql.PART),
    "linkedin": (LinkedInProfile, "connections", linkedin.PART),
    "x": (XProfile, "followers", x.PART),
}
"""The lists that may be of thousands: what a profile is of, its field, how many a part has."""
_PARTS = 2 * Pace().list_parts + 1
"""As many are left of a list of thousands: twice what a live audit reads of it, and more."""


def with_shorter_lists(who: Persona, most: int | None = None) -> Persona:
    """Return a made-up person of whose lists of thousands the end was cut off.

    `most` people are left in each; unless told, as many as `_PARTS` of that list have. Who is found
    in them stays: those who work and study at the school.
    """
    for network, (kind, field, part) in _LONG_LISTS.items():
        left = _PARTS * part if most is None else most
        profile = who.profile_on(network, kind)
        if profile is not None and (listed := getattr(profile, field)).count > left:
            shorter = listed.model_copy(update={"count": left})
            who = who.with_profile(network, profile.model_copy(update={field: shorter}))
    return who


def listed(result: "Audited", network: str) -> int:
    """Return how many people are in the list of `network` that may be of thousands."""
    kind, field, _ = _LONG_LISTS[network]
    return int(getattr(result.persona.profile_on(network, kind), field).count)


IMPATIENT = replace(Pace.REPLICA, page_limit=8.0, part_limit=6.0)
"""For a page or a list that never answers: as long as an audit waits there, a test waits too."""


@dataclass(frozen=True)
class Audited:
    """What came of an audit: the snapshot, its report, what the replicas were asked for.

    `cookies` are the values of the session's cookies, `captures` the pages as they were captured.
    """

    persona: Persona
    snapshot: Snapshot
    report: Report
    counters: Counters
    cookies: tuple[str, ...]
    captures: tuple[Capture, ...]

    def account(self, network: str) -> Account:
        """What was found on one network."""
        return next(a for a in self.snapshot.accounts if a.network == network)

    def observed(self, network: str) -> list[Observed]:
        """What was observed on one network."""
        return [r for r in self.account(network).readings if isinstance(r, Observed)]

    def unread(self, network: str) -> list[Unread]:
        """What could not be read on one network."""
        return [r for r in self.account(network).readings if isinstance(r, Unread)]

    def facts(self, outcome: Outcome) -> set[tuple[str | None, Fact]]:
        """The networks and facts of the findings with that outcome."""
        return {
            (finding.network, fact)
            for clause in self.report.clauses
            for finding in clause.findings
            if finding.outcome is outcome
            for fact in finding.facts
        }


Auditing = Callable[..., Audited]
"""Takes a person or their name, the faults by address, the pace, the pages and the network.

See the fixture `audited`.
"""


async def gather(
    replica: Replica, networks: Sequence[Network], pace: Pace = Pace.REPLICA
) -> Snapshot:
    """Audit networks of the replica in a browser of its own."""
    async with launched((), replica=ReplicaEndpoint(replica.port, replica.spki)) as browser:
        return await audit(
            browser,
            networks,
            matcher=SchoolMatcher(SCHOOL),
            pace=pace,
            progress=Unwatched(),
            keep=lambda _: None,
            made_up=True,
        )


def only_with(site: OpenSite, pages: Collection[str]) -> OpenSite:
    """Return a network with these pages alone, where any are given."""
    if not pages:
        return site
    assert set(pages) <= {page.id for page in site.pages}
    return replace(site, pages=tuple(p for p in site.pages if p.id in pages))


@contextmanager
def _captures() -> Iterator[list[Capture]]:
    """Yield the pages that are captured meanwhile, in their order."""
    kept: list[Capture] = []
    capture = Visitor.capture

    async def keeping(
        visitor: Visitor, url: str, list_reads: ListReads | None = None, *worth: Check
    ) -> Capture:
        kept.append(seen := await capture(visitor, url, list_reads, *worth))
        return seen

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Visitor, "capture", keeping)
        yield kept


async def audit_of(
    who: Persona, faults: Mapping[str, Fault], pace: Pace, pages: Collection[str] = ()
) -> Audited:
    """Audit a made-up person on all their networks; only these `pages` of them, where given."""
    others = [p for p in people() if p.name != who.name]
    with Replica([who, *others], faults=faults) as replica:
        cookies = {name: replica.cookies_for(who.name, name) for name in who.networks}
        networks = [
            Network(only_with(s, pages), Session.of({"cookies": cookies[s.id]}, s.policy))
            for s in map(open_site, cookies)
        ]
        with _captures() as captures:
            snapshot = await gather(replica, networks, pace)
        report = judge_snapshot(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
        values = tuple(c["value"] for network in cookies.values() for c in network)
        return Audited(who, snapshot, report, replica.counters, values, tuple(captures))
