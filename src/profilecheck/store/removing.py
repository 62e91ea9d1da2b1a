"""What is kept of the person, and its removal: everything at once."""

from collections.abc import Collection
from dataclasses import dataclass

from profilecheck.errors import StorageError
from profilecheck.storage import Purged, purge
from profilecheck.store.logins import KeptLogin, kept_logins
from profilecheck.store.runs import runs_folder
from profilecheck.store.school import school_file
from profilecheck.store.store import Store
from profilecheck.vault import forget_system_key

__all__ = ["Kept", "Removed", "remove_everything", "what_is_kept"]


@dataclass(frozen=True)
class Kept:
    """What is kept: `runs` are the names of the audits' folders, the oldest first."""

    school: bool
    people: bool
    answers: bool
    consents: bool
    search: bool
    way: bool
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
