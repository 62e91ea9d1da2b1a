"""What is named as an export and is none that is read: what it looks like, and what to do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from profilecheck.files import PACKED, Archive, FileName, is_of_the_system, marked
from profilecheck.sites import known_sites
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.header import ExportMarkHeader
from profilecheck.sites.site import Site
from profilecheck.with_command import Says, WithCommand

__all__ = ["shown_path", "what_file_it_is", "what_it_is"]

_WEB_PAGE = "web page"
_KINDS = {
    "picture": (".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp"),
    "film": (".mp4", ".mov", ".avi"),
    "packed file": PACKED,
    _WEB_PAGE: (".html", ".htm", ".mhtml", ".mht"),
    "table": (".csv", ".xlsx"),
    "document": (".pdf", ".docx", ".doc", ".txt"),
    "data file": (".json", ".js"),
}
_NOT_READ = WithCommand.after(
    "this is an export from {name}, which is not read: you look at {name} yourself",
    ". Type “profilecheck answer {network}”.",
)
_READ_ITSELF = WithCommand.after(
    "this is an export from {name}, which is not read. {name} itself is: choose it in place of the "
    "file",
    ", with “profilecheck audit”.",
)
_NOT_KNOWN = WithCommand.after(
    "this is not an export that we know: it holds {held}. Exports are read from: {networks}. "
    "Choose the file as the network sent it",
    ", or type “profilecheck guide” to see how to get it.",
)
_PAGES_PERHAPS = WithCommand(
    _NOT_KNOWN.plain,
    f"{_NOT_KNOWN} To have saved pages read, type: profilecheck audit --pages FOLDER",
)


def what_it_is(archive: Archive, networks: str) -> Says:
    """Say what an archive looks like that is of none of the `networks`, and what to do.

    The names of its files are left out: they may hold another person's.
    """
    if marked_by := _mark_in(archive):
        return _told_of(*marked_by)
    names = [name for name in archive.names() if not is_of_the_system(name)]
    saved = any(_kind(name) == _WEB_PAGE for name in names)
    says = _PAGES_PERHAPS if saved else _NOT_KNOWN
    return says.format(held=_held(names), networks=networks)


def what_file_it_is(path: Path) -> Says:
    """Say what a file is that is no packed file, where its name alone tells; "" where not."""
    fits = (m for m in _marks() if re.fullmatch(m[1].file, path.name, re.IGNORECASE))
    return next((_told_of(site, mark) for site, mark in fits), "")


def shown_path(path: Path) -> Path:
    """Return a path as it can be shown: without a name that holds another person's."""
    called = [re.compile(mark.called, re.IGNORECASE) for _, mark in _marks() if mark.called]
    parts = [
        f"…{Path(part).suffix}" if any(c.fullmatch(part) for c in called) else part
        for part in path.parts
    ]
    return Path(*parts)


def _marks() -> Iterator[tuple[Site | SiteFamily, ExportMarkHeader]]:
    """What networks hand out, and is not read."""
    for known in known_sites():
        site = known.at(known.example) if isinstance(known, SiteFamily) else known
        if mark := site.header.export_mark:
            yield known, mark


def _told_of(site: Site | SiteFamily, mark: ExportMarkHeader) -> Says:
    if mark.says:
        return mark.says
    says = _NOT_READ if isinstance(site, ByHandSite) else _READ_ITSELF
    return says.format(name=site.name, network=site.id)


def _mark_in(archive: Archive) -> tuple[Site | SiteFamily, ExportMarkHeader] | None:
    """The network of which it is something that is not read, and what shows that."""
    marks = {FileName(site.name, mark.file, mark.place): (site, mark) for site, mark in _marks()}
    found = [mark for there in marked(archive, marks).values() for mark in there]
    return marks[found[0]] if found else None


def _held(names: Iterable[str]) -> str:
    """Say what kinds of files there are, the most frequent first."""
    kinds = Counter(map(_kind, names))
    kinds_counted = (f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in kinds.most_common(3))
    return ", ".join(kinds_counted) or "no files"


def _kind(name: str) -> str:
    fitting = (kind for kind, ends in _KINDS.items() if name.lower().endswith(ends))
    return next(fitting, "other file")
