"""Stores in a folder of the test's own, with a passphrase that costs nothing."""

from pathlib import Path
from typing import NoReturn

import pytest

from profilecheck.errors import InputError
from profilecheck.store.store import Store
from profilecheck.vault import passphrase
from tests.vault.keyrings import use_keyring
from tests.vault.killing import cheap


class LockedError(InputError):
    """What a face raises to ask for the passphrase its own way."""


def refuse(_: Store) -> NoReturn:
    raise LockedError("type your passphrase first.")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store on a computer without a keyring; nobody is asked for a passphrase."""
    monkeypatch.setattr(passphrase, "_derived", cheap)
    use_keyring(monkeypatch, None)
    return Store(tmp_path / "home", refuse)


def reopened(store: Store) -> Store:
    """The same folder, as the next start of the program has it."""
    return Store(store.home, refuse)
