"""The pages of a made-up person, each captured once in a browser, for laws that change them."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass

import pytest

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.conformance.planting import Owner, PageSeen
from profilecheck.replica import Replica, people
from profilecheck.sites.reading import page_problem
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint
from tests.conftest import Background
from tests.networks import open_site

CAREFUL = "careful"


@dataclass(frozen=True)
class Pages:
    """The careful person's pages on one network, from both viewpoints, in the audit's order."""

    site: OpenSite
    owner: Owner
    pages: tuple[PageSeen, ...]


@pytest.fixture(scope="session")
def captured(run: Background) -> Callable[[str], Pages]:
    """Captures the careful person's pages on a network, once a process."""
    done: dict[str, Pages] = {}

    def captured(network: str) -> Pages:
        if network not in done:
            done[network] = run(_captured(open_site(network)))
        return done[network]

    return captured


async def _captured(network: OpenSite) -> Pages:
    async with AsyncExitStack() as stack:
        replica = stack.enter_context(Replica(people()))
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        browser = await stack.enter_async_context(launched((), replica=endpoint))
        cookies = replica.cookies_for(CAREFUL, network.id)
        session = Session.of({"cookies": cookies}, network.policy)

        def visitor(eyes: Viewpoint) -> AbstractAsyncContextManager[Visitor]:
            mine = session if eyes is Viewpoint.OWNER else None
            return Visitor.open(browser, network.policy, eyes, session=mine, pace=Pace.REPLICA)

        owner: Owner | None = None
        seen: list[PageSeen] = []
        for eyes in (Viewpoint.OWNER, Viewpoint.STRANGER):
            async with visitor(eyes) as opened:
                owner = owner or await _owner(network, opened)
                seen += [
                    await _seen(network, owner, page, opened)
                    for page in network.pages
                    if eyes in page.viewpoints
                ]
        assert owner is not None
        return Pages(network, owner, tuple(seen))


async def _owner(network: OpenSite, visitor: Visitor) -> Owner:
    home = await visitor.capture(network.header.home_url)
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
