"""What is named as an export and is none that is read: what it looks like, and what to do."""

from collections import Counter
from collections.abc import Iterable

from profilecheck.files import PACKED, Archive, FileName, is_of_the_system, marked
from profilecheck.sites import known_sites
from profilecheck.sites.by_hand import ByHandSite

__all__ = ["what_it_is"]

_KINDS = {
    "picture": (".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp"),
    "film": (".mp4", ".mov", ".avi"),
    "packed file": PACKED,
    "web page": (".html", ".htm"),
    "table": (".csv", ".xlsx"),
    "document": (".pdf", ".docx", ".doc", ".txt"),
    "data file": (".json", ".js"),
}


def what_it_is(archive: Archive, networks: str) -> str:
    """Say what an archive looks like that is of none of the `networks`, and what to do.

    The names of its files are left out: they may hold another person's.
    """
    if looked_at := _by_hand(archive):
        name = looked_at.name
        return (
            f"this is an export from {name}, which is not read: you look at {name} yourself. "
            f"Type “profilecheck answer {looked_at.id}”."
        )
    return (
        f"this is not an export that we know: it holds {_held(archive.names())}. "
        f"Exports are read from: {networks}. "
        "Name the file as the network sent it, or type “profilecheck guide” to see how to get it."
    )


def _by_hand(archive: Archive) -> ByHandSite | None:
    """The network that one looks at by hand, where it is an export of such a one."""
    marks = {
        FileName(site.name, mark.file, mark.place): site
        for site in known_sites()
        if isinstance(site, ByHandSite) and (mark := site.header.export_mark)
    }
    found = [mark for there in marked(archive, marks).values() for mark in there]
    return marks[found[0]] if found else None


def _held(names: Iterable[str]) -> str:
    """Say what kinds of files there are, the most frequent first."""
    kinds = Counter(_kind(name) for name in names if not is_of_the_system(name))
    kinds_counted = (f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in kinds.most_common(3))
    return ", ".join(kinds_counted) or "no files"


def _kind(name: str) -> str:
    fitting = (kind for kind, ends in _KINDS.items() if name.lower().endswith(ends))
    return next(fitting, "other file")
