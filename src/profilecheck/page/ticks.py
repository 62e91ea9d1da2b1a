"""Networks whose tick the person took away, or set, since the check that the checklist is of."""

from dataclasses import dataclass

from profilecheck.page.at_hand import Check
from profilecheck.page.way import Way
from profilecheck.sites import site

__all__ = ["NotLookedAt", "Unticked", "not_looked_at", "unticked_on"]


@dataclass(frozen=True)
class Unticked:
    """One that is on the checklist all the same. `is_last`: the checklist is of nothing else."""

    network: str
    name: str
    is_last: bool


@dataclass(frozen=True)
class NotLookedAt:
    """One that is ticked, and not on the checklist. `is_last`: nothing else is ticked."""

    network: str
    name: str
    is_last: bool


def unticked_on(check: Check, way: Way) -> tuple[Unticked, ...]:
    """Return what the checklist has and the person took the tick from, once it was looked at.

    Not on another check than the way led to: what that was of was not chosen here.
    """
    if way.run != check.run.folder.name:
        return ()
    found = [a for a in check.snapshot.accounts if a.network in way.unticked]
    is_last = len(check.snapshot.accounts) == 1
    return tuple(Unticked(a.network, a.name, is_last) for a in found)


def not_looked_at(check: Check, way: Way) -> tuple[NotLookedAt, ...]:
    """Return what is ticked and that look knew nothing of; likewise on no other check.

    Nor where the look is not finished: it goes on with what is ticked by then.
    """
    if way.run != check.run.folder.name or not check.snapshot.finished:
        return ()
    looked_at = {account.network for account in check.snapshot.accounts}
    is_last = len(way.networks) == 1
    return tuple(
        NotLookedAt(name, site(name).name, is_last)
        for name in way.networks
        if name not in looked_at
    )
