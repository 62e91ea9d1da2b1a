"""Finding an export's files by what they are called, in whatever folder they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from profilecheck.files.archive import Archive

__all__ = ["FileName", "found", "missing_part", "shown_name"]

_NOT_THE_NETWORKS = re.compile(r"(^|/)(__MACOSX/|\._)")
"""What computers add of their own when they pack a folder."""
_NUMBERED = re.compile(r"(?P<how>_|\(|[.-]part)(?P<number>\d{1,6})\)?\.\w+$", re.IGNORECASE)


@dataclass(frozen=True)
class FileName:
    """What a file of an export is called: to the person, and all its forms as one `pattern`."""

    called: str
    pattern: str

    @cached_property
    def fits(self) -> re.Pattern[str]:
        """The pattern, in which small and capital letters are the same."""
        return re.compile(self.pattern, re.IGNORECASE)


def found(archive: Archive, wanted: FileName) -> Iterator[str]:
    """Yield the names of the files called like that, in order; the folder makes no difference.

    Numbered parts are in the order of their numbers.
    """
    names = [
        name
        for name in archive.names()
        if wanted.fits.fullmatch(name.rpartition("/")[2]) and not _NOT_THE_NETWORKS.search(name)
    ]
    yield from sorted(names, key=_by_number)


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
