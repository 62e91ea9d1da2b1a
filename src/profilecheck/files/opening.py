"""Opening the exports that the person names: packed files, folders, and packed files in those."""

import io
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from profilecheck.errors import InputError, cannot_be_read
from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.tarred import TarredExport, looks_like_tar
from profilecheck.files.unpacked import LoneFile, UnpackedExport
from profilecheck.files.zipped import ZippedExport, looks_like_zip
from profilecheck.named import is_there
from profilecheck.with_command import WithCommand, changed

__all__ = ["PACKED", "opened_export", "opened_within"]

PACKED = (".zip", ".tgz", ".tar.gz", ".tar")
"""How the names of packed files end."""
_UNPACKED_ALONE = ".json"
"""What an export is that holds one file only: some computers unpack it without a folder."""
_SAVED_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".har")
"""How the names of pages end that one saves with a browser."""
_BEGINNING = 512
_SPLIT = b"PK\x07\x08"
"""How the first part of a split ZIP file begins. Source: PKWARE's APPNOTE.TXT, 8.5.4."""
_OF_A_SPLIT = re.compile(r"\.(?:z\d\d|(?:zip|7z|tgz|gz)\.\d{3})$", re.IGNORECASE)
_PACKED_OTHERWISE = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh")
_LARGEST_WITHIN = 128 * 2**20
"""Bytes of a ZIP file within another one. It is held in memory, as nothing is put on the disk."""
_A_SAVED_PAGE = WithCommand.after(
    "this is a web page, and not an export. If it is part of one, have the whole export read",
    ". To have the saved pages of a folder read, type: profilecheck audit --pages FOLDER",
)


@contextmanager
def opened_export(path: Path) -> Iterator[Archive]:
    """Open the export at `path`, a ZIP or .tgz file, or the folder or file it was unpacked to.

    Raises:
        InputError: it is neither, cannot be read, or holds what no export does.
    """
    if not is_there(path):
        raise InputError(
            f"{path}: there is no such file or folder. Name the file that you downloaded."
        )
    if not path.is_dir() and not path.is_file():
        # A pipe would be waited for.
        raise InputError(f"{path}: this is no ordinary file. Choose the file as you got it.")
    try:
        export = UnpackedExport(path) if path.is_dir() else _unpacking(path)
    except OSError as error:
        raise InputError(f"{path}: {cannot_be_read(error)}") from None
    with closing(export):
        yield export


def _unpacking(path: Path) -> ZippedExport | TarredExport | LoneFile:
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if _OF_A_SPLIT.search(path.name) or beginning.startswith(_SPLIT):
        raise InputError(
            f"{path}: this is one part of a file that was split. Put its parts together with the "
            "program that split it, or download your export once more."
        )
    if looks_like_zip(beginning):
        return ZippedExport(path)
    if looks_like_tar(beginning):
        return TarredExport(path)
    if path.suffix.lower() == _UNPACKED_ALONE:
        return LoneFile(path)
    if path.suffix.lower() in _SAVED_PAGES:
        raise InputError(changed(_A_SAVED_PAGE, lambda says: f"{path}: {says}"))
    raise InputError(f"{path}: {_no_export(beginning)}")


def _no_export(beginning: bytes) -> str:
    """Say what a file is that is not packed as networks pack, and what to do."""
    if beginning.startswith(_PACKED_OTHERWISE):
        return (
            "this is packed in a way that is not read (7z, RAR, xz or bz2). "
            "Unpack it, and choose the folder it was unpacked to."
        )
    if not beginning:
        return "this file is empty. Download your export once more."
    if beginning.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return (
            "this is a web page, and not an export. Sign in to the network in your browser, and "
            "download your export once more."
        )
    return (
        "this is not a ZIP file. "
        "Choose the ZIP file as the network sent it, or the folder it was unpacked to."
    )


@contextmanager
def opened_within(archive: Archive, name: str, path: Path) -> Iterator[Archive]:
    """Open the packed file `name` in the archive at `path`.

    Raises:
        InputError: it cannot be read, is too large to be read there, or holds what no export does.
    """
    if isinstance(archive, UnpackedExport):
        with opened_export(archive.path(name)) as export:
            yield export
        return
    within = path / name
    if not name.lower().endswith(".zip") or archive.size(name) > _LARGEST_WITHIN:
        raise InputError(f"{within}: take this file out of the other one, and name it by itself.")
    try:
        with archive.open(name) as file:
            content = file.read(_LARGEST_WITHIN)
    except FileBroken as broken:
        raise InputError(f"{within}: {broken}. Download your export once more.") from None
    with closing(ZippedExport(within, io.BytesIO(content))) as export:
        yield export
