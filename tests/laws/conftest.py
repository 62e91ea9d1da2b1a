"""The pages of a made-up person, as an audit captured them, for laws that change them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.conformance.readings import Owner, PageSeen
from profilecheck.replica import Replica, people
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint
from tests.auditing import Auditing
from tests.laws.taking_away import Came
from tests.networks import open_site
from tests.sites.served import visit

CAREFUL = "careful"
EXPOSED = "exposed"
OF_CAREFUL = pytest.mark.xdist_group(CAREFUL)
OF_EXPOSED = pytest.mark.xdist_group(EXPOSED)
"""Where a test stands that changes their pages: an audit is done once for a group of tests."""


@dataclass(frozen=True)
class Pages:
    """A made-up person's pages on one network, from both viewpoints, in the audit's order."""

    site: OpenSite
    owner: Owner
    pages: tuple[PageSeen, ...]


Note = Callable[[str, object], None]
"""pytest's `record_property`, which brings what a worker counted to where it is printed."""
WALKED = "parts taken away"
_COLUMNS = ("mutants", "on all pages", *Came, "unfair")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the law of taking away came to, by network and person."""
    reports = chain.from_iterable(terminalreporter.stats.get(s, ()) for s in ("passed", "failed"))
    noted = [v for r in reports for n, v in getattr(r, "user_properties", ()) if n == WALKED]
    if not noted:
        return
    tail = "".join(f"{column:>14}" for column in _COLUMNS)
    terminalreporter.section(f"{WALKED}, {date.today().isoformat()}")
    terminalreporter.write_line(f"{'network':<26}{'person':<10}{tail}")
    rows = sorted(tuple(row) for row in noted)
    totals = (sum(column) for column in zip(*(row[2:] for row in rows), strict=True))
    for network, who, *counts in (*rows, ("all of these", "", *totals)):
        line = "".join(f"{n:>14,}" for n in counts)
        terminalreporter.write_line(f"{network:<26}{who:<10}{line}")
    terminalreporter.write_line(
        "Nothing is drawn by chance, so there is no seed: a part of them is each n-th, in order."
    )


Captured = Callable[..., Pages]
"""Takes the network and the person's name; see the fixture `captured`."""


@pytest.fixture(scope="session")
def captured(audited: Auditing) -> Captured:
    """A person's pages on a network as an audit saw them, the careful person's unless told."""

    def captured(network: str, who: str = CAREFUL) -> Pages:
        return of_an_audit(open_site(network), audited(who).captures)

    return captured


def of_an_audit(network: OpenSite, captures: Iterable[Capture]) -> Pages:
    by_address = {(c.requested_url, c.viewpoint): c for c in captures}
    owner = _owner(network, by_address[network.header.home_url, Viewpoint.OWNER])
    return Pages(
        network,
        owner,
        tuple(
            PageSeen(page, by_address[network.address(page, owner.profile), eyes])
            for eyes in (Viewpoint.OWNER, Viewpoint.STRANGER)
            for page in network.pages
            if eyes in page.viewpoints
        ),
    )


@pytest.fixture(scope="session")
def served() -> Captured:
    """The same without a browser: quicker, and without what the pages' programs ask for later."""

    def served(network: str, who: str) -> Pages:
        with Replica(people()) as replica:
            return of_the_replica(open_site(network), who, replica)

    return served


def of_the_replica(network: OpenSite, who: str, replica: Replica) -> Pages:
    def seen(page: Page, eyes: Viewpoint, profile: str = "") -> PageSeen:
        person = who if eyes is Viewpoint.OWNER else ""
        return PageSeen(page, visit(replica, network, page, profile, person))

    home = seen(replace(network.pages[0], url=network.header.home_url), Viewpoint.OWNER).capture
    owner = _owner(network, home)
    steps = ((p, eyes) for eyes in Viewpoint for p in network.pages if eyes in p.viewpoints)
    return Pages(network, owner, tuple(seen(page, eyes, owner.profile) for page, eyes in steps))


def _owner(network: OpenSite, home: Capture) -> Owner:
    profile, identity = network.own_profile(home), network.identity(home)
    assert profile is not None
    return Owner(profile, identity.signed_in, identity.session)
