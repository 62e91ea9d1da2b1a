"""Finding an export's files by what they are called, in whatever folder they stand."""

import re
from collections.abc import Iterator

from profilecheck.files.archive import Archive

__all__ = ["found", "shown_name"]

_NOT_THE_NETWORKS = re.compile(r"(^|/)(__MACOSX/|\._)")
"""What computers add of their own when they pack a folder."""


def found(archive: Archive, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the names of the files called like `pattern`, in order; the folder makes no difference.

    Numbered parts are in the order of their numbers.
    """
    names = [
        name
        for name in archive.names()
        if pattern.fullmatch(name.rpartition("/")[2]) and not _NOT_THE_NETWORKS.search(name)
    ]
    yield from sorted(names, key=_by_number)


def _by_number(name: str) -> tuple[tuple[str, int], ...]:
    return tuple((text, int(n or 0)) for text, n in re.findall(r"(\D*)(\d{0,18})", name))


def shown_name(name: str) -> str:
    """Return a file's name without its folders, fit to be shown anywhere."""
    last = name.rstrip("/").rpartition("/")[2]
    return "".join(c if c.isprintable() else "?" for c in last)[:80]
