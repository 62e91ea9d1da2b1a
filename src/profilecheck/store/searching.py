"""What the person noted of the search for themselves: sealed where a passphrase is set."""

from profilecheck.model import SearchNotes, dump
from profilecheck.store.store import Store

__all__ = ["forget_search", "keep_search", "kept_search"]

_FILE = "search.json"


def kept_search(store: Store) -> SearchNotes:
    """Return what was noted so far.

    Raises:
        InputError: the file is damaged, or sealed and not opened.
    """
    return store.kept(SearchNotes, _FILE)


def keep_search(store: Store, notes: SearchNotes) -> None:
    """Keep what was noted.

    Raises:
        StorageError: it cannot be written.
    """
    store.keep(_FILE, dump(notes))


def forget_search(store: Store) -> bool:
    """Remove what was noted; return whether anything was.

    Raises:
        StorageError: it cannot be removed.
    """
    return store.forget(_FILE)
