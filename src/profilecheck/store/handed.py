"""Files that the person handed over to be read: saved pages and exports, deleted once they are.

They lie in the private folder, by network, with the names the person knows them by. What a start
finds there was left by one that was cut off, and goes.
"""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from profilecheck.storage import private_folder, remove
from profilecheck.store.leftovers import handed_over_folder
from profilecheck.store.store import Store

__all__ = ["forget_handed_over", "handed_over", "place_for", "plain_names"]

_LONGEST_NAME = 120
_MOST_FOLDERS = 8
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def place_for(store: Store, network: str, name: str) -> Path:
    """Return where to write a file handed over for `network`, in a private folder.

    `name` is what the browser calls it: a name, or a path where a whole folder was chosen. One that
    is there already stays; the new one gets a folder of its own.

    Raises:
        StorageError: the folder cannot be made.
    """
    folder = _folder(store, network)
    parts = _parts(name)
    number = 1
    while (path := folder / str(number) / Path(*parts)).exists():
        number += 1
    private_folder(path.parent)
    return path


def handed_over(store: Store, network: str) -> tuple[Path, ...]:
    """Return the files, and the folders that were chosen whole, that wait to be read.

    A folder of which nothing arrived is none.
    """
    folder = _folder(store, network)
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    things = (thing for place in places if place.is_dir() for thing in sorted(place.iterdir()))
    return tuple(thing for thing in things if thing.is_file() or _has_files(thing))


def _has_files(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*"))


def plain_names(store: Store, network: str, text: str) -> str:
    """Return `text`, which names files handed over, with the names that the person knows."""
    placed = re.escape(str(_folder(store, network))) + r"[/\\]\d+[/\\]?"
    return re.sub(placed, "", text)


def forget_handed_over(store: Store, network: str | None = None) -> None:
    """Delete what was handed over for a network, or for all.

    Raises:
        StorageError: something cannot be deleted.
    """
    remove(handed_over_folder(store.home) if network is None else _folder(store, network))


def _folder(store: Store, network: str) -> Path:
    return handed_over_folder(store.home) / quote(network, safe="@")


def _parts(name: str) -> tuple[str, ...]:
    """The path without anything that leads elsewhere, or that a system cannot write."""
    pieces = PurePosixPath(name.replace("\\", "/")).parts[-_MOST_FOLDERS:]
    plain = (_plain(piece) for piece in pieces)
    return tuple(piece for piece in plain if piece) or ("file",)


def _plain(piece: str) -> str:
    """One part of a path; its end tells what a file is, so a long one loses of its beginning."""
    return _NOT_IN_NAMES.sub("_", piece).strip(" ./")[-_LONGEST_NAME:]
