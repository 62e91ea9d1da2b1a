"""Finding an export's files by what they are called, in whatever folder they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from profilecheck.files.archive import Archive

__all__ = ["FileName", "found", "shown_name"]

_NOT_THE_NETWORKS = re.compile(r"(^|/)(__MACOSX/|\._)")
"""What computers add of their own when they pack a folder."""


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


def _by_number(name: str) -> tuple[tuple[str, int], ...]:
    return tuple((text, int(n or 0)) for text, n in re.findall(r"(\D*)(\d{0,18})", name))


def shown_name(name: str) -> str:
    """Return a file's name without its folders, fit to be shown anywhere."""
    last = name.rstrip("/").rpartition("/")[2]
    return "".join(c if c.isprintable() else "?" for c in last)[:80]
