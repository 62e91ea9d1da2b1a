"""Networks whose tick the person took away, or set, since the check that the checklist is of."""

from dataclasses import dataclass

from profilecheck.page.at_hand import Check
from profilecheck.page.way import Way
from profilecheck.sites import site

__all__ = ["Changed", "not_looked_at", "unticked_on"]


@dataclass(frozen=True)
class Changed:
    """One such network. `is_last`: without it, nothing would be on the checklist, or be ticked."""

    network: str
    name: str
    is_last: bool


def unticked_on(check: Check, way: Way) -> tuple[Changed, ...]:
    """Return what the checklist has and the person took the tick from, once it was looked at.

    Not on another check than the way led to: what that was of was not chosen here.
    """
    if way.run != check.run.folder.name:
        return ()
    found = [a for a in check.snapshot.accounts if a.network in way.unticked]
    is_last = len(check.snapshot.accounts) == 1
    return tuple(Changed(a.network, a.name, is_last) for a in found)


def not_looked_at(check: Check, way: Way) -> tuple[Changed, ...]:
    """Return what is ticked and that look knew nothing of; likewise on no other check.

    Nor where the look is not finished: it goes on with what is ticked by then.
    """
    if way.run != check.run.folder.name or not check.snapshot.finished:
        return ()
    looked_at = {account.network for account in check.snapshot.accounts}
    is_last = len(way.networks) == 1
    return tuple(
        Changed(name, site(name).name, is_last) for name in way.networks if name not in looked_at
    )
