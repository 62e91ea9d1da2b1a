"""A folder of saved pages: which of its files are pages, what they hold, and what is left out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from profilecheck.errors import InputError, cannot_be_read
from profilecheck.files.answer import read_answer
from profilecheck.files.finding import is_of_the_system, shown_name
from profilecheck.files.har import holds_recording, looks_like_har, read_har
from profilecheck.files.html import read_html
from profilecheck.files.mhtml import looks_like_mhtml, read_mhtml
from profilecheck.files.page import SavedPage
from profilecheck.named import entries_of, is_file_at, is_folder_at, is_there
from profilecheck.with_command import Says

__all__ = ["LARGEST_FILE", "MOST_PAGES", "LeftOut", "pages_in", "refuse_missing", "saved_pages"]

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of one file; the largest page that was really saved has 5 MB."""
MOST_PAGES = 300
"""Files that are read; no network has more than thirty pages to save."""
_MOST_BYTES = 512 * 1024 * 1024
_MOST_LOOKED_AT = 20_000

_ANSWER = ".json"
_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".har", _ANSWER})
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_NOT_A_PAGE = (
    "this is not a saved page (.html, .mhtml, .har or .json). "
    "Save the page in Chrome or Edge, as “Webpage, Complete”."
)
_TOO_MANY = "there are too many files here. Keep only the pages you need."


@dataclass(frozen=True)
class LeftOut:
    """A file that was not used, and why: one sentence for the person."""

    file: str
    why: Says


def saved_pages(folder: Path) -> Iterator[SavedPage | LeftOut]:
    """Yield the pages in the files of `folder` and of the folders in it, and what is left out.

    What a browser puts beside a page it saves is part of that page. Links are not followed.

    Raises:
        InputError: there is no such folder.
    """
    refuse_missing(folder)
    room = _MOST_BYTES
    pages = 0
    unseen: list[LeftOut] = []
    for path in _files(folder, unseen):
        name = _name(path, folder)
        if path.suffix.lower() not in _SUFFIXES:
            yield LeftOut(name, _NOT_A_PAGE)
            continue
        if pages == MOST_PAGES or room <= 0:
            yield LeftOut(name, _TOO_MANY)
            continue
        try:
            content = _content(path, name)
            room -= len(content)
            # An export among the pages holds hundreds of these, and takes no page's place.
            pages += path.suffix.lower() != _ANSWER
            yield from _read(content, path, name)
        except InputError as error:
            yield LeftOut(name, str(error).removeprefix(f"{name}: "))
    yield from unseen


def refuse_missing(folder: Path) -> None:
    """Refuse a folder that is not there.

    Raises:
        InputError: it is not there, no folder, or may not be opened.
    """
    if is_file_at(folder):
        raise InputError(
            f"{folder}: this is a file, and no folder. Put your saved pages in a folder, unpacked "
            "if they are packed, and name that."
        )
    if not is_folder_at(folder):
        raise InputError(f"{folder}: there is no such folder. Name the one with your saved pages.")
    entries_of(folder)


def pages_in(path: Path) -> tuple[SavedPage, ...]:
    """Return the pages in one file.

    Raises:
        InputError: there is no such file, or it is no saved page.
    """
    name = shown_name(path.name)
    if not is_there(path):
        raise InputError(f"{path}: there is no such file. Name the page that you saved.")
    if path.suffix.lower() not in _SUFFIXES:
        raise InputError(f"{name}: {_NOT_A_PAGE}")
    return _read(_content(path, name), path, name)


def _files(folder: Path, unseen: list[LeftOut]) -> Iterator[Path]:
    """Every file, by name; without hidden ones, a computer's own, and what belongs to a page.

    Folders that cannot be opened, and what is too much to be looked through, are added to `unseen`.
    """

    def refused(error: OSError) -> None:
        name = _name(Path(error.filename), folder)
        unseen.append(LeftOut(name, cannot_be_read(error)))

    looked_at = 0
    for place, folders, names in os.walk(folder, onerror=refused, followlinks=False):
        beside = {f"{Path(n).stem}_files" for n in names if n.lower().endswith(_PAGE_SUFFIXES)}
        folders[:] = sorted(f for f in folders if f not in beside and not f.startswith("."))
        for name in sorted(names):
            looked_at += 1
            if looked_at > _MOST_LOOKED_AT:
                unseen.append(LeftOut(_name(folder, folder), _TOO_MANY))
                return
            path = Path(place, name)
            if not (name.startswith(".") or is_of_the_system(path.relative_to(folder).as_posix())):
                yield path


def _name(path: Path, folder: Path) -> str:
    """What the person calls the file: its path in the folder, fit to be shown anywhere."""
    parts = path.relative_to(folder).parts or (folder.absolute().name,)
    return "/".join(map(shown_name, parts))


def _content(path: Path, name: str) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise InputError(f"{name}: this is a link or a device, not a file of its own.")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(f"{name}: {cannot_be_read(error)}") from None
    if not content.strip():
        raise InputError(f"{name}: this file is empty. Save the page once more.")
    if len(content) > LARGEST_FILE:
        raise InputError(f"{name}: this file is too large ({LARGEST_FILE >> 20} MB at most).")
    return content


def _saved_at(path: Path, name: str) -> datetime:
    try:
        seconds = max(0, path.stat().st_mtime)  # nothing can be counted back from year 1
        return min(datetime.fromtimestamp(seconds, UTC), datetime.now(UTC))
    except (OSError, ValueError, OverflowError):  # a day that no calendar has
        raise InputError(f"{name}: this file has no date that can be. Save it again.") from None


def _read(content: bytes, path: Path, name: str) -> tuple[SavedPage, ...]:
    """What is in a file shows from its beginning, whatever it is called."""
    saved_at = _saved_at(path, name)
    if looks_like_mhtml(content):
        return (read_mhtml(content, name, saved_at),)
    if path.suffix.lower() == _ANSWER and not holds_recording(content):
        return (read_answer(content, name, saved_at),)
    if looks_like_har(content):
        return read_har(content, name, saved_at)
    if path.suffix.lower() in _PAGE_SUFFIXES:
        return (read_html(content, name, path, saved_at),)
    raise InputError(f"{name}: this is not what its name says. Save the page again.")
