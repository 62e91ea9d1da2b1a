"""Networks that the person ticks no more, and that are on the checklist all the same."""

from dataclasses import dataclass

from profilecheck.page.at_hand import Check
from profilecheck.page.way import Way

__all__ = ["Unticked", "unticked_on"]


@dataclass(frozen=True)
class Unticked:
    """One such network. `is_last` is whether the checklist is of nothing else."""

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
