"""A long friends list: what reading it costs over only scrolling it, and how that grows."""

import time
import tracemalloc

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.replica import Persona, Replica, person
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher, load_school
from profilecheck.sites.reading import read_page
from profilecheck.vocabulary import Viewpoint
from tests.bare import bare_browser
from tests.networks import open_site

FACEBOOK = open_site("facebook")
FRIENDS = next(p for p in FACEBOOK.pages if p.id == "friends")
SHORT, LONG = 1_250, 5_000
SCHOOL = load_school(data_folder("fixtures") / "school.yaml")


async def measure() -> list[tuple[str, str, str]]:
    """Return the rows of the table."""
    await _reading(8)  # so that what is loaded once is loaded before anything is timed
    short, long, scrolling = await _reading(SHORT), await _reading(LONG), await _scrolling(LONG)
    small, large = await _memory(SHORT), await _memory(LONG)
    return [
        (
            f"reading {LONG:,} friends, over only scrolling them",
            f"{long:.1f} s over {scrolling:.1f} s",
            f"{long / scrolling:.2f}",
        ),
        (
            f"time of {LONG:,} friends, over {SHORT:,} (linear: {LONG / SHORT:.0f})",
            f"{long:.1f} s over {short:.1f} s",
            f"{long / short:.2f}",
        ),
        (
            f"memory of {LONG:,} friends, over {SHORT:,} (linear: {LONG / SHORT:.0f})",
            f"{large:.0f} MiB over {small:.0f} MiB",
            f"{large / small:.2f}",
        ),
    ]


async def _memory(count: int) -> float:
    """The most memory, in MiB, that Python holds while it reads the list."""
    tracemalloc.start()
    await _reading(count)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20


def _with_friends(count: int) -> Persona:
    grace = person("popular")
    profile = grace.profile_on("facebook", FacebookProfile)
    if profile is None:
        raise LookupError("the popular person is not on Facebook")
    friends = profile.friends.model_copy(update={"count": count})
    return grace.with_profile("facebook", profile.model_copy(update={"friends": friends}))


def _address(who: Persona) -> str:
    profile = who.profile_on("facebook", FacebookProfile)
    if profile is None:
        raise LookupError("the popular person is not on Facebook")
    return FACEBOOK.address(FRIENDS, f"https://www.facebook.com/{profile.vanity}")


async def _reading(count: int) -> float:
    """Seconds that the list takes, from opening the page to the readings."""
    who = _with_friends(count)
    with Replica([who]) as replica:
        cookies = {"cookies": replica.cookies_for(who.name, "facebook")}
        session = Session.of(cookies, FACEBOOK.policy)
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        async with (
            launched((), replica=endpoint) as browser,
            Visitor.open(
                browser, FACEBOOK.policy, Viewpoint.OWNER, session, Pace.REPLICA
            ) as visitor,
        ):
            return await _timed(visitor, _address(who))


async def _timed(visitor: Visitor, address: str) -> float:
    matcher = SchoolMatcher(SCHOOL)
    begun = time.perf_counter()
    capture = await visitor.capture(address, FRIENDS.list_reads)
    read_page(FACEBOOK, FRIENDS, capture, matcher=matcher, account_id=None)
    return time.perf_counter() - begun


async def _scrolling(count: int) -> float:
    """Seconds that a bare script takes to scroll the same list to its end."""
    who = _with_friends(count)
    with Replica([who]) as replica:
        async with bare_browser(replica.port, replica.spki) as browser:
            context = await browser.new_context()
            await context.add_cookies(replica.cookies_for(who.name, "facebook"))  # type: ignore[arg-type]
            page = await context.new_page()
            begun = time.perf_counter()
            await page.goto(_address(who))
            await page.evaluate(
                """async () => {
                    const loading = () => document.querySelector('[role=progressbar]');
                    while (loading()) {
                        window.scrollTo(0, document.documentElement.scrollHeight);
                        await new Promise(requestAnimationFrame);
                    }
                }"""
            )
            return time.perf_counter() - begun
