"""`profilecheck compare`: what changed since an earlier audit."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from profilecheck import judge as judging
from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import school_of
from profilecheck.cli.options import ChecklistOption, SchoolOption
from profilecheck.cli.output import output
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.model import Answers, Change, Changed, Comparison, Snapshot, WaysDiffer, dump
from profilecheck.storage import refuse_to_write_at, write_new_private
from profilecheck.store.answers import kept_answers
from profilecheck.store.runs import Run, kept_audits, last_two_audits, load_gathered
from profilecheck.store.store import Store
from profilecheck.words.dates import day
from profilecheck.words.outcomes import CHANGES, WAYS
from profilecheck.words.plurals import listed
from profilecheck.words.report import press

__all__ = ["compare"]


_TOMORROW = timedelta(days=1)
"""How far a clock may be ahead of another."""


def compare(
    old: Annotated[
        Path | None,
        typer.Argument(help="The snapshot.json of the earlier audit; without it, your last two."),
    ] = None,
    new: Annotated[
        Path | None, typer.Argument(help="That of the later one; without it, your newest.")
    ] = None,
    checklist: ChecklistOption = None,
    school: SchoolOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write it to this file as well, for programs.")
    ] = None,
) -> None:
    """Say what changed since an earlier audit.

    It shows what was put right, what is new and what is still open. Both audits are judged by the
    same checklist. What was merely not seen again is never called put right.
    """
    if out is not None:
        refuse_to_write_at(out)
    store = own_store()
    then, now = _two(store, old, new)
    compared = judging.compare(
        then,
        now,
        load_checklist(checklist),
        school_of(store, now, school),
        _answers(store, now, new),
        date.today(),
    )
    _show(compared, output(highlight=False))
    if out is not None:
        typer.echo(f"\nFor programs: {write_new_private(out, dump(compared))}")


def _answers(store: Store, now: Snapshot, path: Path | None) -> Answers:
    """What the person of the audit `now` said; a made-up one's is beside it, in `path`."""
    if not now.made_up:
        return kept_answers(store)
    return kept_answers(store, Run(store, path.parent)) if path else Answers()


def _two(store: Store, old: Path | None, new: Path | None) -> tuple[Snapshot, Snapshot]:
    """Return the two audits, the earlier first."""
    if old is None:
        return _newest_two(store)
    then = load_gathered(store, old)
    now = load_gathered(store, new) if new else _newest_like(store, then)
    if then.made_up is not now.made_up:
        raise InputError("one of these is of a made-up person, so there is nothing to compare.")
    if then.taken_at == now.taken_at:
        raise InputError("both of these are the same audit, so there is nothing to compare.")
    return _in_order(then, now)


def _in_order(one: Snapshot, other: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Return two audits, the earlier first.

    Raises:
        InputError: one is of a day to come, so that nobody can tell which was first.
    """
    then, now = sorted((one, other), key=lambda s: s.taken_at)
    if now.taken_at > datetime.now(UTC) + _TOMORROW:
        raise InputError(
            f"an audit is of {day(now.taken_at.date())}, which is still to come: a clock stood "
            "wrong, so nobody can tell which was first. Do a new audit, and name two others."
        )
    return then, now


def _newest_two(store: Store) -> tuple[Snapshot, Snapshot]:
    newest = last_two_audits(store)
    if newest is None:
        raise InputError(
            "there are no two audits to compare yet. Do another one: profilecheck audit. "
            "To be reminded of it: profilecheck remind"
        )
    return _in_order(*newest)


def _newest_like(store: Store, then: Snapshot) -> Snapshot:
    kept = [
        s for s in kept_audits(store) if s.made_up is then.made_up and s.taken_at != then.taken_at
    ]
    if not kept:
        raise InputError("there is no other audit to compare this one with.")
    return max(kept, key=lambda s: s.taken_at)


def _show(compared: Comparison, console: Console) -> None:
    then, now = compared.then.astimezone(), compared.now.astimezone()
    console.print(Text(f"What changed from {_moment(then)} to {_moment(now)}", "bold"))
    if compared.made_up:
        console.print(Text("These are audits of a made-up person."))
    for which in compared.unfinished:
        number = "first" if which == "then" else "second"
        console.print(Text(f"The {number} audit was cut off, so we know little of it."))
    if compared.other_accounts:
        console.print(Text(_other(compared.other_accounts)))
    for way in compared.ways:
        console.print(Text(_way(way)))
    for change, heading in CHANGES.items():
        if found := compared.of(change):
            console.print(Text(f"\n{heading}  {len(found)}", "bold"))
            for thing in found:
                _show_one(thing, console)
    if not compared.changes:
        console.print(Text("\nThere was nothing to put right, either time."))


def _show_one(thing: Changed, console: Console) -> None:
    where = f"{thing.network_name}: " if thing.network_name else ""
    said = [f"{where}{thing.now if thing.now and _is_known_now(thing) else thing.then}"]
    if not _is_known_now(thing) and thing.now:
        said.append(f"Now: {thing.now}")
    if thing.agreed:
        said.append("Agreed with your school.")
    if thing.guidance and thing.guidance.steps:
        doing = "Look" if thing.change is Change.CANNOT_TELL_NOW else "Change it"
        said.append(f"{doing}: {press(thing.guidance)}")
    for number, line in enumerate(said):
        console.print(Padding(Text(line), (0, 0, 0, 5 if number else 3)))


def _is_known_now(thing: Changed) -> bool:
    return thing.change in (Change.NEW, Change.STILL_OPEN, Change.TOLD_FIRST_NOW)


def _moment(at: datetime) -> str:
    return f"{day(at.date())}, {at:%H:%M}"


def _other(networks: tuple[str, ...]) -> str:
    return (
        f"These are two different accounts on {listed(networks)}. "
        "What one of them shows says nothing of the other."
    )


def _way(way: WaysDiffer) -> str:
    then, now = (" and ".join(WAYS[s] for s in used) for used in (way.then, way.now))
    return (
        f"We read {way.network_name} {then} the first time, and {now} the second. "
        "We can compare only what both show."
    )
