"""Files that are damaged or made to harm, given to the program as a person gives them.

Each is read, or refused in one sentence with a documented exit code. What was planted in it, the
names, numbers and keys of others, then stands in no file and no line that the program wrote.
"""

import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.model import Answers
from profilecheck.model.files import dump
from profilecheck.replica import person
from profilecheck.resources import data_folder
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from tests.auditing import SCHOOL
from tests.cli.program import Cli
from tests.cli.test_planted_secrets import EVERYTHING, MAKERS, PLANTED
from tests.exports.conftest import NOW
from tests.exports.making import unpacked, x, zipped
from tests.laws.conftest import EXPOSED
from tests.laws.taking_away import Came, Told
from tests.proof.table import Proved
from tests.saved_pages import files as saved
from tests.searching import found_in

__all__ = ["FILES", "prove_files"]

KIND = "hostile files"
_SCHOOL = data_folder("fixtures") / "school.yaml"
_Damage = Callable[..., bytes]
"""Takes the content of a file, and by name the chance."""


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _with_junk(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(content))
        junk = chance.choice(
            [b"\0", b"\xff\xfe", b'"', b"{", b"\x1b[31m", b"\xe2\x80\xae", b"<!--"]
        )
        content = content[:at] + junk + content[at + chance.choice([0, 1, 30]) :]
    return content


def _with_other_value(content: bytes, chance: random.Random) -> bytes:
    """Put something else in the place of a number, a text or a list."""
    values = list(re.finditer(rb'\b\d+\b|"[^"\n]*"|\[|\btrue\b|\bnull\b', content))
    if not values:
        return content
    found = chance.choice(values)
    other = chance.choice(
        [b"9" * 5000, b"-1", b"1e999", b"NaN", b'"\\ud800"', b"{}", b"[[]]", b"null", b"2025-13-45"]
    )
    return content[: found.start()] + other + content[found.end() :]


def _in_other_letters(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode("utf-16")


DAMAGES: Mapping[str, _Damage] = {
    "as it is": lambda content, chance: content,
    "cut": _cut,
    "junk": _with_junk,
    "another value": _with_other_value,
    "another encoding": _in_other_letters,
    "empty": lambda content, chance: b"",
    "binary": lambda content, chance: chance.randbytes(2000),
    "deep": lambda content, chance: b"[" * 100_000 + content,
    "deep maps": lambda content, chance: b"a: {" * 3000 + content,
    "repeated": lambda content, chance: content + content,
}


_Damaging = Callable[[bytes], bytes]
_Command = tuple[object, ...]
_Given = Callable[[Path, _Damaging, random.Random], _Command]
"""Writes a damaged file into a folder, and returns the command that reads it."""


def _export(folder: Path, damage: _Damaging, chance: random.Random) -> _Command:
    files = MAKERS[chance.choice(sorted(MAKERS))](person(EXPOSED))
    names = chance.sample(sorted(files), chance.randint(1, min(3, len(files))))
    damaged = {name: damage(held) if name in names else held for name, held in files.items()}
    if chance.random() < 0.5:
        return ("audit", "--export", unpacked(folder / "export", damaged), "--school", _SCHOOL)
    file = zipped(folder / "export.zip", damaged)
    if chance.random() < 0.5:
        file.write_bytes(damage(file.read_bytes()))
    return ("audit", "--export", file, "--school", _SCHOOL)


def _snapshot(folder: Path, damage: _Damaging, _: random.Random) -> _Command:
    return ("judge", _written(folder / "snapshot.json", damage(_of_an_export(folder))))


def _of_an_export(folder: Path) -> bytes:
    file = zipped(folder / "x.zip", x(person(EXPOSED)))
    return dump(read_exports([file], matcher=SchoolMatcher(SCHOOL), taken_at=NOW)).encode()


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _whole_snapshot(folder: Path) -> Path:
    return _written(folder / "whole.json", _of_an_export(folder))


def _checklist(folder: Path, damage: _Damaging, _: random.Random) -> _Command:
    (own,) = data_folder("checklists").glob("*.yaml")
    checklist = _written(folder / "checklist.yaml", damage(own.read_bytes()))
    return ("judge", _whole_snapshot(folder), "--checklist", checklist)


def _answers(folder: Path, damage: _Damaging, _: random.Random) -> _Command:
    answers = _written(folder / "answers.json", damage(dump(Answers()).encode()))
    return ("judge", _whole_snapshot(folder), "--answers", answers)


def _pages(folder: Path, damage: _Damaging, chance: random.Random) -> _Command:
    body = f"<main><h1>{EVERYTHING}</h1></main>"
    recorded = saved.har(saved.entry(saved.URL, saved.html(body)))
    kinds = {"a.html": saved.html(body), "a.mhtml": saved.mhtml(body), "a.har": recorded}
    name = chance.choice(sorted(kinds))
    (folder / "pages").mkdir()
    _written(folder / "pages" / name, damage(kinds[name].encode()))
    return ("audit", "--pages", folder / "pages", "--school", _SCHOOL)


FILES: Mapping[str, _Given] = {
    "export": _export,
    "snapshot": _snapshot,
    "checklist": _checklist,
    "answers": _answers,
    "saved page": _pages,
}


_PLANTED_IN = ("export", "saved page")


def prove_files(
    cli: Cli, home: Path, folder: Path, kind: str, seed: int, most: int
) -> tuple[Proved, Proved]:
    """Give the program `most` damaged files of a kind, the same ones for the same seed.

    Return what came of them, and of all that was planted in them, where anything is.
    """
    read, planted = Proved(KIND, kind), Proved("planted words", kind)
    for number, name in zip(range(most), _again_and_again(DAMAGES), strict=False):
        chance = random.Random(f"{seed} {kind} {number}")  # noqa: S311 - to try the same ones again
        place = folder / f"{kind.replace(' ', '-')}-{number}"
        place.mkdir()
        damaging = partial(DAMAGES[name], chance=chance)
        command = FILES[kind](place, damaging, chance)
        done = cli(*command, "--out", place / "out")
        case = f"{name}, number {number} of seed {seed}"
        came, told = _of(done.returncode, done.stdout, done.stderr)
        read.count(came, case, told)
        if kind in _PLANTED_IN:
            found = found_in(done.stdout + done.stderr, home, place / "out", planted=PLANTED)
            planted.count(Came.WRONG if found else Came.RIGHT, case, ", ".join(found))
        shutil.rmtree(place)
    return read, planted


def _again_and_again(damages: Mapping[str, _Damage]) -> Iterator[str]:
    while True:
        yield from damages


def _of(code: int, said: str, errors: str) -> Told:
    """Read, or refused in one sentence."""
    if "Traceback" in said + errors or code not in (0, InputError.exit_code):
        return Came.RAISED, f"exit code {code}: {errors[-300:]}"
    if any(not (c.isprintable() or c == "\n") for c in said + errors):
        return Came.WRONG, "a character was written that cannot be shown"
    if code == 0:
        return Came.RIGHT, ""
    if not re.fullmatch(r"profilecheck: [^\n]+\n", errors):
        return Came.WRONG, f"not one sentence: {errors[:300]!r}"
    return Came.UNREAD, ""
