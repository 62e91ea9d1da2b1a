"""What is kept of the person, and its removal: everything at once."""

from collections.abc import Collection
from dataclasses import dataclass

from profilecheck.errors import StorageError
from profilecheck.storage import SEALED, Purged, is_anything_kept, purge
from profilecheck.store.leftovers import handed_over_folder
from profilecheck.store.logins import KeptLogin, kept_logins
from profilecheck.store.runs import runs_folder
from profilecheck.store.school import school_file
from profilecheck.store.store import KEPT_FILES, Store
from profilecheck.vault import forget_system_key

__all__ = ["Kept", "Removed", "remove_everything", "what_is_kept"]

_FILES = (*KEPT_FILES, "passphrase")
_NAMED = frozenset(
    {*_FILES, *(f"{name}{SEALED}" for name in _FILES)}
    | {"handed-over", "logins", "runs", "school.yaml"}
)
"""What `Kept` has a name for."""
_IN_USE = frozenset({"page", "passphrase.lock"})
"""What whoever runs removes by itself."""


@dataclass(frozen=True)
class Kept:
    """What is kept: `runs` are the names of the audits' folders, the oldest first.

    `handed_over` is whether files wait to be read; `left_over` whether there is anything besides:
    what something that was cut off has left, or a file that was put aside.
    """

    school: bool
    people: bool
    answers: bool
    consents: bool
    search: bool
    way: bool
    handed_over: bool
    left_over: bool
    passphrase: bool
    runs: tuple[str, ...]
    logins: tuple[KeptLogin, ...]


@dataclass(frozen=True)
class Removed:
    """What was removed: files, and whether the key in this computer's keyring.

    `problem` says why that key could not be.
    """

    files: Purged
    key: bool = False
    problem: StorageError | None = None


def what_is_kept(store: Store) -> Kept:
    """Return what there is in the private folder; no passphrase is needed."""
    runs = runs_folder(store)
    return Kept(
        school=school_file(store).is_file(),
        people=store.is_kept("people.txt"),
        answers=store.is_kept("answers.json"),
        consents=store.is_kept("consent.json"),
        search=store.is_kept("search.json"),
        way=store.is_kept("way.json"),
        handed_over=any(p.is_file() for p in handed_over_folder(store.home).rglob("*")),
        left_over=is_anything_kept(store.home, _NAMED | _IN_USE),
        passphrase=store.has_passphrase,
        runs=tuple(sorted(p.name for p in runs.iterdir())) if runs.is_dir() else (),
        logins=kept_logins(store),
    )


def remove_everything(store: Store, in_use: Collection[str] = ()) -> Removed:
    """Remove all that is kept, and the key that the keyring holds for it.

    What is `in_use`, by name, stays: whoever uses it removes it.

    Raises:
        StorageError: a file could not be removed.
    """
    key, problem = False, None
    try:
        # First the key: without it, nobody opens what it sealed, should the rest be cut off.
        key = forget_system_key(store.home)
    except StorageError as error:
        problem = error
    return Removed(purge(store.home, in_use), key, problem)
