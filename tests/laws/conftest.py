"""The pages of a made-up person, each captured once in a browser, for laws that change them."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, replace

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.conformance.readings import Owner, PageSeen
from profilecheck.replica import Replica, people
from profilecheck.sites.reading import page_problem
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint
from tests.conftest import Background
from tests.networks import open_site
from tests.sites.served import visit

CAREFUL = "careful"
EXPOSED = "exposed"


def planting(network: str) -> pytest.MarkDecorator:
    """Keep the tests that plant in a network's pages together, which are captured once then."""
    return pytest.mark.xdist_group(f"planting-{network}")


@dataclass(frozen=True)
class Pages:
    """A made-up person's pages on one network, from both viewpoints, in the audit's order."""

    site: OpenSite
    owner: Owner
    pages: tuple[PageSeen, ...]


Captured = Callable[..., Pages]
"""Takes the network and the person's name; see the fixture `captured`."""


@pytest.fixture(scope="session")
def captured(run: Background) -> Captured:
    """Captures a person's pages on a network, the careful person's unless told, once a process."""
    done: dict[tuple[str, str], Pages] = {}

    def captured(network: str, who: str = CAREFUL) -> Pages:
        if (network, who) not in done:
            done[network, who] = run(_captured(open_site(network), who))
        return done[network, who]

    return captured


@pytest.fixture(scope="session")
def served() -> Captured:
    """The same without a browser: quicker, and without what the pages' programs ask for later."""

    def served(network: str, who: str) -> Pages:
        with Replica(people()) as replica:
            return _served(open_site(network), who, replica)

    return served


def _served(network: OpenSite, who: str, replica: Replica) -> Pages:
    def seen(page: Page, eyes: Viewpoint, profile: str = "") -> PageSeen:
        person = who if eyes is Viewpoint.OWNER else ""
        return PageSeen(page, visit(replica, network, page, profile, person))

    home = seen(replace(network.pages[0], url=network.header.home_url), Viewpoint.OWNER).capture
    owner = _owner(network, home)
    steps = ((p, eyes) for eyes in Viewpoint for p in network.pages if eyes in p.viewpoints)
    return Pages(network, owner, tuple(seen(page, eyes, owner.profile) for page, eyes in steps))


async def _captured(network: OpenSite, who: str) -> Pages:
    async with AsyncExitStack() as stack:
        replica = stack.enter_context(Replica(people()))
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        browser = await stack.enter_async_context(launched((), replica=endpoint))
        cookies = replica.cookies_for(who, network.id)
        session = Session.of({"cookies": cookies}, network.policy)

        def visitor(eyes: Viewpoint) -> AbstractAsyncContextManager[Visitor]:
            mine = session if eyes is Viewpoint.OWNER else None
            return Visitor.open(browser, network.policy, eyes, session=mine, pace=Pace.REPLICA)

        owner: Owner | None = None
        seen: list[PageSeen] = []
        for eyes in (Viewpoint.OWNER, Viewpoint.STRANGER):
            async with visitor(eyes) as opened:
                owner = owner or _owner(network, await opened.capture(network.header.home_url))
                seen += [
                    await _seen(network, owner, page, opened)
                    for page in network.pages
                    if eyes in page.viewpoints
                ]
        assert owner is not None
        return Pages(network, owner, tuple(seen))


def _owner(network: OpenSite, home: Capture) -> Owner:
    profile, identity = network.own_profile(home), network.identity(home)
    assert profile is not None
    return Owner(profile, identity.signed_in, identity.session)


async def _seen(network: OpenSite, owner: Owner, page: Page, visitor: Visitor) -> PageSeen:
    capture = await visitor.capture(
        network.address(page, owner.profile),
        page.list_reads,
        lambda shown: page_problem(network, page, shown, owner.account_id, owner.session) is None,
    )
    return PageSeen(page, capture)
