"""What changed since the audit before, for the report: what `compare` finds, in short."""

from collections.abc import Collection, Iterator

from profilecheck.judge.changes import Judged, changes
from profilecheck.judge.visits import CheckKey
from profilecheck.model import Change, Changed, Since, SinceThing

__all__ = ["since"]

_OPEN_NOW = (Change.NEW, Change.STILL_OPEN, Change.TOLD_FIRST_NOW)


def since(ties: Collection[CheckKey], then: Judged, now: Judged) -> Since | None:
    """Return what changed, None where the two have no network in common.

    `ties` are the checks that look between accounts, by clause and id.
    """
    before = {account.network for account in then.snapshot.accounts}
    both = before & {account.network for account in now.snapshot.accounts}
    if not both:
        return None
    return Since(
        then=then.snapshot.taken_at,
        finished=then.snapshot.finished,
        things=tuple(_things(changes(ties, then, now), both)),
    )


def _things(changed: tuple[Changed, ...], both: set[str]) -> Iterator[SinceThing]:
    for thing in changed:
        open_now = thing.change in _OPEN_NOW
        # A question that was answered is of no network.
        if thing.network not in {*both, ""} or (open_now and thing.agreed):
            continue
        yield SinceThing(
            change=thing.change,
            network=thing.network,
            network_name=thing.network_name,
            says=thing.now if open_now else thing.then,
            now="" if open_now else thing.now,
        )
