"""What a growing snapshot is kept as: the snapshot as it began, and a small file for each step.

A step holds only what changed since the one before. It names the snapshot that it continues by a
checksum, so that one which was left behind continues no other. Steps are numbered from 1 without
a gap: what follows a missing or damaged one is not read, and counts as not visited.
"""

import hashlib
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import NonNegativeInt, ValidationError

from profilecheck.model import Account, Snapshot
from profilecheck.model.base import Record

__all__ = ["checksum", "step_between", "step_files", "step_name", "with_step"]

_T = TypeVar("_T")

_BEGINS = "snapshot.step-"
_ALWAYS = frozenset({"network", "name", "state"})
_LISTS = frozenset({"readings", "visits"})


class _Splice(Record):
    """A change of a list: from `at` on, `dropped` things give way to others."""

    at: NonNegativeInt
    dropped: NonNegativeInt


class _AccountChange(Record):
    """What changed of one account: the fields that `changed` sets, and two lists in part.

    The `readings` and `visits` of `changed` are those that are new.
    """

    changed: Account
    readings: _Splice
    visits: _Splice


class _Step(Record):
    """What changed of a snapshot; `continues` is the checksum of the one that it began as."""

    continues: str
    accounts: tuple[_AccountChange, ...]


def checksum(content: str) -> str:
    """Return what steps call the snapshot that this text is of."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def step_name(number: int) -> str:
    """Return the name, in clear, of the file of a step."""
    return f"{_BEGINS}{number:05d}.json"


def step_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of all steps in a run's folder, sealed or not, in order."""
    return tuple(sorted(folder.glob(f"{_BEGINS}*")))


def step_between(before: Snapshot, now: Snapshot, continues: str) -> str | None:
    """Return the text of a step that leads from one snapshot to another; "" where nothing changed.

    None where no step can: more is different than what was gathered of the same networks.
    """
    gathered = {"accounts": ()}
    networks = [account.network for account in before.accounts]
    if before.model_copy(update=gathered) != now.model_copy(update=gathered) or networks != [
        account.network for account in now.accounts
    ]:
        return None
    both = zip(before.accounts, now.accounts, strict=True)
    changes = [_change(old, new) for old, new in both if old != new]
    # Compact: a step is read by nobody but the program.
    step = {"continues": continues, "accounts": changes}
    return json.dumps(step, ensure_ascii=False, separators=(",", ":")) if changes else ""


def _change(before: Account, now: Account) -> dict[str, Any]:
    fields = set(Account.model_fields) - _LISTS
    changed = {name for name in fields if getattr(before, name) != getattr(now, name)}
    readings, new_readings = _splice(before.readings, now.readings)
    visits, new_visits = _splice(before.visits, now.visits)
    new = now.model_copy(update={"readings": new_readings, "visits": new_visits})
    return {
        "changed": new.model_dump(mode="json", include=changed | _ALWAYS | _LISTS),
        "readings": readings.model_dump(),
        "visits": visits.model_dump(),
    }


def _splice(before: tuple[_T, ...], now: tuple[_T, ...]) -> tuple[_Splice, tuple[_T, ...]]:
    shorter = min(len(before), len(now))
    at = _alike(zip(before, now, strict=False))
    end = min(_alike(zip(reversed(before), reversed(now), strict=False)), shorter - at)
    return _Splice(at=at, dropped=len(before) - at - end), now[at : len(now) - end]


def _alike(pairs: Iterator[tuple[object, object]]) -> int:
    """Return how many pairs, from the first on, are of equals."""
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def with_step(snapshot: Snapshot, content: str, continues: str) -> Snapshot | None:
    """Return what a snapshot comes to with the step of this text.

    None where the step is damaged, or continues another snapshot than the one `continues` tells.
    """
    try:
        step = _Step.model_validate_json(content)
    except ValidationError:
        return None
    accounts = {account.network: account for account in snapshot.accounts}
    if step.continues != continues or not accounts.keys() >= {
        change.changed.network for change in step.accounts
    }:
        return None
    for change in step.accounts:
        network = change.changed.network
        accounts[network] = _changed(accounts[network], change)
    return snapshot.model_copy(update={"accounts": tuple(accounts.values())})


def _changed(account: Account, change: _AccountChange) -> Account:
    new = change.changed
    update = {name: getattr(new, name) for name in new.model_fields_set}
    update["readings"] = _spliced(account.readings, change.readings, new.readings)
    update["visits"] = _spliced(account.visits, change.visits, new.visits)
    return account.model_copy(update=update)


def _spliced(before: tuple[_T, ...], splice: _Splice, new: tuple[_T, ...]) -> tuple[_T, ...]:
    return (*before[: splice.at], *new, *before[splice.at + splice.dropped :])
