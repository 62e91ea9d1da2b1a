"""Exports whose layout has drifted: nothing turns green that a field of theirs no longer tells.

A field is a key of a JSON file or a column of a table. In turn each is renamed, taken away, wrapped
once more, or given a word that no network has, in all records of its file; and each file is cut, or
has another name. Exports are made of a made-up person; real ones are found where
`PROFILECHECK_SAMPLES` says.
"""

import csv
import io
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from profilecheck.conformance.data import at_path, paths_of, spot_of
from profilecheck.conformance.mutants import UNKNOWN, Way, ways_of_key
from profilecheck.errors import InputError
from profilecheck.model import Account
from profilecheck.replica import person
from profilecheck.replica.exports import MAKERS as BY_HAND
from profilecheck.replica.exports.writing import MADE
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from tests.auditing import SCHOOL
from tests.exports.conftest import NOW
from tests.exports.making import MAKERS, Files, zipped
from tests.laws.conftest import EXPOSED
from tests.laws.taking_away import Came, Told, Truth
from tests.proof.proving import chosen
from tests.proof.table import Proved

__all__ = ["KIND", "REAL", "SHAPES", "prove_export", "real_exports"]

KIND, REAL = "drifted exports", "real exports"
_CUT = "cut"
_MATCHER = SchoolMatcher(SCHOOL)


SHAPES: Mapping[str, Callable[[], Files]] = {
    **{name: partial(make, person(EXPOSED)) for name, make in MAKERS.items()},
    **{name: partial(make, person(EXPOSED), MADE) for name, make in BY_HAND.items()},
}
"""Exports of a made-up person, by the network."""


@dataclass(frozen=True)
class Case:
    """One drift of a field, or of a whole file where no field is named."""

    way: str
    file: str
    spot: str
    change: Callable[[bytes], bytes]

    def __str__(self) -> str:
        return f"{self.file}: {self.spot} {self.way}"


def cases(files: Files) -> Iterator[Case]:
    """Yield each drift of each field of each file."""
    for name, held in sorted(files.items()):
        if name.endswith(".csv"):
            yield from _of_table(name, held)
        elif (parts := _data(held)) is not None:
            yield Case(_CUT, name, "", lambda content: content[: len(content) * 2 // 3])
            yield from _of_data(name, *parts)


def _data(held: bytes) -> tuple[bytes, Any] | None:
    """Return what stands before the data of a file, and the data; None where it is no JSON."""
    begins = re.match(rb"(?:[\w.\s]+=\s*)?(?=[\[{])", held)
    if begins is None:
        return None
    try:
        return begins[0], json.loads(held[begins.end() :])
    except ValueError:
        return None


_Path = tuple[str | int, ...]
_WORD = re.compile(r"[A-Z]+(_[A-Z]+)*|[a-z]+(_[a-z]+)*|[A-Z][a-z]+")
"""How a network writes the states of a setting; a text of the person's may say anything."""


def _of_data(name: str, before: bytes, data: Any) -> Iterator[Case]:
    spots: dict[str, list[_Path]] = {}
    words = set()
    for path, value in paths_of(data):
        if isinstance(path[-1], str):
            spot = spot_of(path)
            spots.setdefault(spot, []).append(path)
            if isinstance(value, bool) or _WORD.fullmatch(str(value)):
                words.add(spot)
    for spot, paths in spots.items():
        edits = dict(ways_of_key(None))
        for way in (Way.RENAMED, Way.GONE, Way.WRAPPED):
            if way is not Way.GONE or not _may_lack(data, paths):
                yield Case(way, name, spot, partial(_drifted, before, data, paths, edits[way]))
        if spot in words:
            unknown = partial(_drifted, before, data, paths, _unknown)
            yield Case(Way.UNKNOWN_WORD, name, spot, unknown)


def _may_lack(data: Any, paths: Sequence[_Path]) -> bool:
    """Whether an export of somebody without the thing looks so: nothing is left of its holder."""
    return any(len(at_path(data, path[:-1])) == 1 for path in paths) or paths[0][-1] == "data"


def _unknown(path: _Path) -> Callable[[Any], None]:
    return lambda data: at_path(data, path[:-1]).update({path[-1]: UNKNOWN})


def _drifted(
    before: bytes,
    data: Any,
    paths: Sequence[_Path],
    edit: Callable[[_Path], Callable[[Any], None]],
    _: bytes,
) -> bytes:
    changed = deepcopy(data)
    for path in paths:
        edit(path)(changed)
    return before + json.dumps(changed).encode()


def _of_table(name: str, held: bytes) -> Iterator[Case]:
    rows = list(csv.reader(io.StringIO(held.decode("utf-8-sig"))))
    for at, column in enumerate(rows[0] if rows else ()):
        for way in (Way.RENAMED, Way.GONE):
            yield Case(way, name, f"column {column}", partial(_with_column, rows, at, way))


def _with_column(rows: Sequence[Sequence[str]], at: int, way: Way, _: bytes) -> bytes:
    written = io.StringIO()
    table = csv.writer(written)
    for number, row in enumerate(rows):
        cells = list(row)
        if at < len(cells):
            if way is Way.GONE:
                del cells[at]
            elif number == 0:
                cells[at] = f"{cells[at]} {UNKNOWN}"
        table.writerow(cells)
    return written.getvalue().encode()


_REAL_IN = {"instagram": "instagram/export-2024", "tiktok": "tiktok", "whatsapp": "whatsapp"}
_READ_ON = {"whatsapp": datetime(2022, 7, 21, tzinfo=UTC)}
"""An export that says its day is read on the next: of an old one, everything is in doubt."""


def real_exports(samples: Path) -> Iterator[tuple[str, Files]]:
    """Yield the real exports in the folder of real samples, each with its network."""
    for network, folder in _REAL_IN.items():
        place = samples / folder
        files = {
            re.sub(r"\.\d{4}(?=\.json$)", "", p.relative_to(place).as_posix()): p.read_bytes()
            for p in place.rglob("*.json")
        }
        if files:
            yield network, files


def prove_export(kind: str, network: str, files: Files, seed: int, most: int) -> Proved:
    """Read about `most` drifts of one export, the same ones for the same seed."""
    proved = Proved(kind, network)
    taken_at = _READ_ON.get(network, NOW) if kind == REAL else NOW
    truths = {a.network: Truth(a, a.readings, SCHOOL) for a in _read(files, taken_at)}
    chance = random.Random(f"{seed} {network}")  # noqa: S311 - to try the same ones again
    for case in chosen(cases(files), chance, most):
        came, told = _outcome(files, case, truths, taken_at)
        proved.count(came, case, told)
    return proved


def _outcome(files: Files, case: Case, truths: Mapping[str, Truth], taken_at: datetime) -> Told:
    try:
        accounts = _read({**files, case.file: case.change(files[case.file])}, taken_at)
    except InputError:
        return Came.UNREAD, ""
    except Exception as error:  # noqa: BLE001 - whatever it is, the person would see a traceback
        return Came.RAISED, repr(error)
    told = [
        truths[a.network].compared(a, a.readings, adds=False)
        for a in accounts
        if a.network in truths
    ]
    if len(told) < len(truths):
        return Came.UNREAD, ""
    return max(told, key=lambda one: _WORST.index(one[0]))


_WORST = (Came.RIGHT, Came.UNREAD, Came.RAISED, Came.WRONG, Came.GREEN)


def _read(files: Files, taken_at: datetime) -> tuple[Account, ...]:
    # Packed with its day: of an export of no day, everything is in doubt.
    with tempfile.TemporaryDirectory() as folder:
        place = zipped(Path(folder) / "export.zip", files)
        return read_exports([place], matcher=_MATCHER, taken_at=taken_at).accounts
