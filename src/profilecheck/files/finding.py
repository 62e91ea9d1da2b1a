"""Finding an export's files: by their names and their folders in the export.

A name alone is nobody's own: a document called Comments.csv may lie in any folder. So a file is
the network's only in the folder that its exports have for it, seen from where the export begins.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from profilecheck.files.archive import Archive, FileBroken

__all__ = [
    "FileName",
    "damaged",
    "found",
    "is_of_the_system",
    "marked",
    "missing_part",
    "shown_name",
]

_OF_THE_SYSTEM = re.compile(
    r"(?:.*/)?(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)",
    re.IGNORECASE | re.DOTALL,
)
"""What computers add of their own when they show or pack a folder."""
_NUMBERED = re.compile(r"(?P<how>_|\(|[.-]part)(?P<number>\d{1,6})\)?\.\w+$", re.IGNORECASE)
_BEGINNING = 64 * 2**10
"""Bytes of a file that are looked at to tell what it holds."""


@dataclass(frozen=True)
class FileName:
    """The name and the folder of a file of an export, in all layouts there were.

    `called` is its name for the person; `pattern` fits all forms of the name. `place` fits the
    folders above it, each with a "/" after it, counted from where the export begins: "" is a file
    that is right there. Small and capital letters are the same.

    `holds`, where given, must stand near the beginning of a file that has another name than
    `called`: so a file is known in a language whose name for it is not.
    """

    called: str
    pattern: str
    place: str = ""
    holds: str = ""

    @cached_property
    def fits(self) -> re.Pattern[str]:
        """Fits the file's whole name within the export."""
        return re.compile(f"(?:{self.place})(?:{self.pattern})", re.IGNORECASE)

    @cached_property
    def fits_below(self) -> re.Pattern[str]:
        """Fits its whole name within an archive; `begins` is where the export begins, outermost."""
        return re.compile(
            f"(?P<begins>(?:[^/]+/)*?)(?:{self.place})(?:{self.pattern})", re.IGNORECASE
        )


def found(archive: Archive, wanted: FileName) -> Iterator[str]:
    """Yield the names of the files that have this name and folder, in order.

    The archive begins where the export does. Numbered parts are in the order of their numbers.
    What is not in it comes from an earlier export of the same account, where there is one.
    """
    names = [
        name
        for name in archive.names()
        if wanted.fits.fullmatch(_composed(name)) and not is_of_the_system(name)
    ]
    held = sorted((name for name in names if _holds(archive, name, wanted)), key=_by_number)
    if not held and archive.older is not None:
        held = list(found(archive.older, wanted))
    yield from held


def marked(archive: Archive, marks: Iterable[FileName]) -> dict[str, set[FileName]]:
    """Return which of `marks` are in the archive, by where an export with them would begin.

    That is a folder's name with "/" after it, or "" for the archive itself.
    """
    wanted = tuple(marks)
    begins: dict[str, set[FileName]] = {}
    for name in archive.names():
        if is_of_the_system(name):
            continue
        for mark in wanted:
            if match := mark.fits_below.fullmatch(_composed(name)):
                start = "/".join(name.split("/")[: match["begins"].count("/")])
                begins.setdefault(f"{start}/" if start else "", set()).add(mark)
    return begins


def is_of_the_system(name: str) -> bool:
    """Whether a computer put this file there of its own, and no network."""
    return _OF_THE_SYSTEM.fullmatch(name) is not None


def _composed(name: str) -> str:
    """The name with each letter and its accent as one character; macOS writes them as two."""
    return unicodedata.normalize("NFC", name)


def _holds(archive: Archive, name: str, wanted: FileName) -> bool:
    if not wanted.holds or name.rpartition("/")[2].casefold() == wanted.called.casefold():
        return True
    try:
        with archive.open(name) as file:
            beginning = file.read(_BEGINNING)
    except FileBroken:
        return False  # it may be anybody's
    return re.search(wanted.holds.encode(), beginning) is not None


def missing_part(names: Sequence[str]) -> str:
    """Return which part of a file in several is missing, "" where none is.

    Parts are numbered from “_1”, or, as “(1)” and “-part1”, after one that has no number.
    """
    parts = [part for name in names if (part := _NUMBERED.search(name))]
    numbers = {int(part["number"]) for part in parts}
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
    if missing:
        return f"part {missing[0]}"
    after_the_first = any(part["how"] != "_" for part in parts)
    return "the first part" if after_the_first and len(parts) == len(names) else ""


def _by_number(name: str) -> tuple[tuple[str, int], ...]:
    return tuple((text, int(n or 0)) for text, n in re.findall(r"(\D*)(\d{0,18})", name))


def shown_name(name: str) -> str:
    """Return a file's name without its folders, fit to be shown anywhere."""
    last = name.rstrip("/").rpartition("/")[2]
    return "".join(c if c.isprintable() else "?" for c in last)[:80]


def damaged(name: str) -> FileBroken:
    """What is raised where a file of an export breaks off, or cannot be unpacked or read."""
    return FileBroken(f"{shown_name(name)} breaks off or is damaged")
