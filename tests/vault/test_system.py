"""The key is in the system's own keyring, or nowhere: what only looks like one is refused."""

from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from profilecheck.errors import StorageError
from profilecheck.vault import forget_system_key, has_system_keyring, system_vault
from tests.vault.keyrings import HeldKeyring, use_keyring


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> HeldKeyring:
    held = HeldKeyring()
    use_keyring(monkeypatch, held)
    return held


def test_the_key_is_made_once_and_found_again(ring: HeldKeyring, tmp_path: Path) -> None:
    assert system_vault(tmp_path) is None
    made = system_vault(tmp_path, create=True)
    found = system_vault(tmp_path)
    assert made is not None
    assert found is not None
    assert made.id == found.id
    assert len(ring.held) == 1


def test_each_folder_has_a_key_of_its_own(ring: HeldKeyring, tmp_path: Path) -> None:
    one = system_vault(tmp_path / "one", create=True)
    two = system_vault(tmp_path / "two", create=True)
    assert one is not None
    assert two is not None
    assert one.id != two.id


def test_the_key_can_be_forgotten(ring: HeldKeyring, tmp_path: Path) -> None:
    system_vault(tmp_path, create=True)
    assert forget_system_key(tmp_path) is True
    assert ring.held == {}
    assert forget_system_key(tmp_path) is False


class PlaintextKeyring(HeldKeyring):
    """As those of keyrings.alt, which keep keys in a file in clear."""


PlaintextKeyring.__module__ = "keyrings.alt.file"


@pytest.mark.parametrize(
    "backend", [PlaintextKeyring, keyring.backends.null.Keyring, keyring.backends.fail.Keyring]
)
def test_what_keeps_a_key_badly_or_not_at_all_is_refused(
    backend: type[KeyringBackend], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_keyring(monkeypatch, backend())
    assert not has_system_keyring()
    assert system_vault(tmp_path, create=True) is None
    assert forget_system_key(tmp_path) is False


def test_a_locked_keyring_is_one_sentence(ring: HeldKeyring, tmp_path: Path) -> None:
    ring.locked = True
    with pytest.raises(StorageError, match="locked or refused"):
        system_vault(tmp_path, create=True)
    with pytest.raises(StorageError, match="the key in it stays"):
        forget_system_key(tmp_path)


def test_a_key_that_another_process_removed_meanwhile_is_gone(
    ring: HeldKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise PasswordDeleteError

    system_vault(tmp_path, create=True)
    monkeypatch.setattr(ring, "delete_password", gone)
    assert forget_system_key(tmp_path) is False


def test_a_spoilt_entry_is_one_sentence(ring: HeldKeyring, tmp_path: Path) -> None:
    system_vault(tmp_path, create=True)
    for entry in ring.held:
        ring.held[entry] = "no key"
    with pytest.raises(StorageError, match="damaged") as error:
        system_vault(tmp_path)
    assert "no key" not in str(error.value)
