"""A long friends list: what reading it costs over only scrolling it, and how that grows."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from profilecheck.browser.launch import ReplicaEndpoint
from profilecheck.replica import Persona, Replica, person
from profilecheck.replica.facebook.profile import FacebookProfile
from tests.bench.one_list import FACEBOOK, FRIENDS, Served, Used

Row = tuple[str, str, str]

WARMING, SHORT, LONG = 300, 1_250, 5_000
_ROUNDS = 3
_GOAL = "goal: 1.10"


def measure() -> list[Row]:
    """Return the rows of the table; none but on Linux, which tells what each process used."""
    if sys.platform != "linux":
        return []
    scrolling = _least("scroll", LONG)
    short, long = (_least("read", n) for n in (SHORT, LONG))
    return [
        (
            f"processor time of reading {LONG:,} friends, over only scrolling them ({_GOAL})",
            f"{long.seconds:.1f} s over {scrolling.seconds:.1f} s",
            f"{long.seconds / scrolling.seconds:.2f}",
        ),
        _growth("processor time", "s", short.seconds, long.seconds),
        _growth("our own memory at its peak", "MiB", short.ours, long.ours),
        _growth("the page's memory at its peak", "MiB", short.pages, long.pages),
    ]


def _growth(what: str, unit: str, short: float, long: float) -> Row:
    return (
        f"{what}: {LONG:,} friends, over {SHORT:,} (linear: {LONG / SHORT:.0f})",
        f"{long:.0f} {unit} over {short:.0f} {unit}",
        f"{long / short:.2f}",
    )


def _least(what: str, count: int) -> Used:
    """The round that took least: what else the machine does only adds to it."""
    return min((_once(what, count) for _ in range(_ROUNDS)), key=lambda used: used.seconds)


def _once(what: str, count: int) -> Used:
    command = (sys.executable, "-m", "tests.bench.one_list", what)
    with _served(WARMING) as warming, _served(count) as served:
        told = subprocess.run(
            command,
            input=json.dumps([asdict(warming), asdict(served)]),
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        ).stdout
    return Used(**json.loads(told))


@contextmanager
def _served(count: int) -> Iterator[Served]:
    who = _with_friends(count)
    with Replica([who]) as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        yield Served(endpoint, _address(who), replica.cookies_for(who.name, "facebook"))


def _with_friends(count: int) -> Persona:
    profile = _profile(person("popular"))
    friends = profile.friends.model_copy(update={"count": count})
    changed = profile.model_copy(update={"friends": friends})
    return person("popular").with_profile("facebook", changed)


def _address(who: Persona) -> str:
    return FACEBOOK.address(FRIENDS, f"https://www.facebook.com/{_profile(who).vanity}")


def _profile(who: Persona) -> FacebookProfile:
    profile = who.profile_on("facebook", FacebookProfile)
    if profile is None:
        raise LookupError("the popular person is not on Facebook")
    return profile
