"""What changed since the audit before, for the report: what `compare` finds, in short."""

from collections.abc import Collection, Iterator

from profilecheck.judge.changes import OPEN_NOW, Judged, changes
from profilecheck.judge.visits import CheckKey
from profilecheck.model import Changed, Since, SinceThing

__all__ = ["since"]


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
    told: set[tuple[str, str]] = set()
    for thing in changed:
        open_now = thing.change in OPEN_NOW
        # A question that was answered is of no network.
        if thing.network not in {*both, ""} or (open_now and thing.agreed):
            continue
        # An account that leads to others is put right in the row of what tells the school.
        if open_now and (thing.change, thing.row) in told:
            continue
        told.add((thing.change, thing.row))
        yield SinceThing(
            change=thing.change,
            network=thing.network,
            network_name=thing.network_name,
            says=thing.now if open_now else thing.then,
            now="" if open_now else thing.now,
        )
