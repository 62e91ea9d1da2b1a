"""The person's own list of people at the school: it goes into no snapshot and no report."""

from collections.abc import Iterable
from pathlib import Path

from profilecheck.school import School, SchoolMatcher, people_in
from profilecheck.store.store import Store

__all__ = ["forget_people", "keep_people", "kept_people", "matcher_for"]

_FILE = "people.txt"


def kept_people(store: Store) -> tuple[str, ...]:
    """Return the names that are kept, none where no list is.

    Raises:
        InputError: the list was changed by hand, and has a line that cannot be used.
    """
    text = store.read_kept(_FILE)
    return () if text is None else people_in(text, str(store.home / _FILE))


def keep_people(store: Store, names: Iterable[str]) -> tuple[tuple[str, ...], Path]:
    """Keep `names`, each once; return them, and the file.

    Raises:
        InputError: one of them cannot be used.
        StorageError: they cannot be written.
    """
    unique = people_in("\n".join(names), "Your list")
    return unique, store.keep(_FILE, "\n".join(unique) + "\n")


def forget_people(store: Store) -> bool:
    """Remove the names; return whether there were any.

    Raises:
        StorageError: they cannot be removed.
    """
    return store.forget(_FILE)


def matcher_for(store: Store, school: School | None) -> SchoolMatcher:
    """Return the matcher of the person's school, with the names that they listed."""
    return SchoolMatcher(school, kept_people(store))
