"""Which school is the person's: always in clear, so that it can be read and changed by hand."""

from pathlib import Path

from profilecheck.model import Snapshot
from profilecheck.resources import data_folder
from profilecheck.school import School, load_school, school_yaml
from profilecheck.storage import remove, write_private
from profilecheck.store.store import Store

__all__ = [
    "forget_school",
    "keep_school",
    "kept_school",
    "made_up_school",
    "school_file",
    "school_for",
]


def school_file(store: Store) -> Path:
    """Return where the person's school is kept."""
    return store.home / "school.yaml"


def kept_school(store: Store) -> School | None:
    """Return the person's school, None where none is kept.

    Raises:
        InputError: the file cannot be used.
    """
    path = school_file(store)
    return load_school(path) if path.is_file() else None


def keep_school(store: Store, school: School) -> Path:
    """Keep `school` as the person's; return the file.

    Raises:
        StorageError: it cannot be written.
    """
    return write_private(school_file(store), school_yaml(school))


def forget_school(store: Store) -> None:
    """Remove what is kept of the person's school.

    Raises:
        StorageError: it cannot be removed.
    """
    remove(school_file(store))


def made_up_school() -> School:
    """Return the school that every made-up person works at."""
    return load_school(data_folder("fixtures") / "school.yaml")


def school_for(store: Store, snapshot: Snapshot) -> School | None:
    """The made-up people work at the made-up school; everybody else where they said."""
    return made_up_school() if snapshot.made_up else kept_school(store)
