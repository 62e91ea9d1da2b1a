"""A sealed file gives nothing away, and opens only whole, with its own key and in its own place."""

import hashlib
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.errors import InputError, NewerSchemaError, WrongPassphraseError
from profilecheck.vault import (
    Purpose,
    Vault,
    change_passphrase,
    new_passphrase,
    read_header,
    unlock,
)
from tests.each import each

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 22, 18, 30, tzinfo=UTC)
SECRET = b'[{"name": "sid", "value": "planted-cookie"}]'
VAULT = Vault(bytes(range(32)))
SEALED = VAULT.seal(SECRET, Purpose.LOGIN, "facebook", NOW, expires=LATER)


@pytest.fixture(scope="module")
def by_passphrase() -> tuple[bytes, Vault]:
    """A file that a passphrase opens, and the vault in it."""
    return new_passphrase("correct horse battery", NOW)


@pytest.fixture(scope="module")
def slot(by_passphrase: tuple[bytes, Vault]) -> bytes:
    return by_passphrase[0]


@pytest.fixture(scope="module")
def locked(by_passphrase: tuple[bytes, Vault]) -> Vault:
    return by_passphrase[1]


def opened(sealed: bytes) -> bytes:
    return VAULT.open(sealed, Purpose.LOGIN, "facebook", called="the file")


def with_sum(changed: bytes) -> bytes:
    """The file as somebody would leave it who knows how it is made, but not the key."""
    return changed[:-32] + hashlib.sha256(changed[:-32]).digest()


def test_what_was_sealed_comes_back_and_is_not_in_the_file() -> None:
    assert opened(SEALED) == SECRET
    assert b"planted" not in SEALED
    header = read_header(SEALED, called="the file")
    assert (header.name, header.created, header.expires) == ("facebook", NOW, LATER)


def test_the_same_content_never_looks_the_same() -> None:
    assert VAULT.seal(SECRET, Purpose.LOGIN, "facebook", NOW, expires=LATER) != SEALED


@given(st.binary(max_size=2000), st.text(max_size=100))
def test_any_content_comes_back(content: bytes, name: str) -> None:
    sealed = VAULT.seal(content, Purpose.FILE, name, NOW)
    assert VAULT.open(sealed, Purpose.FILE, name, called="the file") == content


@pytest.mark.parametrize("clever", [False, True])
def test_one_changed_byte_anywhere_is_noticed(clever: bool) -> None:
    for place in range(len(SEALED)):
        changed = bytearray(SEALED)
        changed[place] ^= 1
        spoilt = with_sum(bytes(changed)) if clever else bytes(changed)
        if spoilt == SEALED:
            continue  # the byte was one of the checksum, which was made right again
        with pytest.raises(InputError):
            opened(spoilt)


@pytest.mark.parametrize("clever", [False, True])
def test_a_cut_off_file_is_noticed_wherever_it_ends(clever: bool) -> None:
    for length in range(len(SEALED) - 32):
        cut = SEALED[:length]
        with pytest.raises(InputError):
            opened(with_sum(cut + bytes(32)) if clever else cut)


@given(st.binary(max_size=300))
def test_any_other_bytes_are_one_sentence(content: bytes) -> None:
    for spoilt in (content, SEALED[:35] + content, with_sum(SEALED[:36] + content + bytes(32))):
        with pytest.raises(InputError, match="the file: this "):
            opened(spoilt)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b'"login"', b'"file"'),
        (b'"facebook"', b'"linkedin"'),
        (b"2026-12-22", b"2036-12-22"),
        (b"2026-11-22", b"2026-11-23"),
    ],
)
def test_nothing_a_header_says_can_be_changed(said: bytes, instead: bytes) -> None:
    assert said in SEALED
    changed = with_sum(SEALED.replace(said, instead))
    header = read_header(changed, called="the file")
    # Even where it is asked for in the place that it now names.
    with pytest.raises(InputError, match="damaged"):
        VAULT.open(changed, header.purpose, header.name, called="the file")


def test_a_file_for_something_else_is_refused() -> None:
    with pytest.raises(InputError, match="belongs in another place"):
        VAULT.open(SEALED, Purpose.FILE, "facebook", called="the file")
    with pytest.raises(InputError, match="belongs in another place"):
        VAULT.open(SEALED, Purpose.LOGIN, "x", called="the file")


def test_another_key_is_told_from_damage() -> None:
    with pytest.raises(InputError, match="another key"):
        Vault(bytes(32)).open(SEALED, Purpose.LOGIN, "facebook", called="the file")


def test_a_newer_version_says_so() -> None:
    newer = with_sum(SEALED.replace(b"version 1\n", b"version 2\n"))
    with pytest.raises(NewerSchemaError, match="newer profilecheck"):
        opened(newer)


def test_a_key_never_shows_and_is_never_written() -> None:
    shown = f"{VAULT!r} {VAULT}"
    assert bytes(range(32)).hex() not in shown
    assert "\\x01\\x02" not in shown
    with pytest.raises(TypeError, match="never written"):
        pickle.dumps(VAULT)


# -------------------------------------------------------------- passphrases


def test_a_passphrase_opens_what_it_sealed(slot: bytes, locked: Vault) -> None:
    sealed = locked.seal(SECRET, Purpose.FILE, "answers.json", NOW)
    again = unlock(slot, "correct horse battery", called="the file")
    assert again.open(sealed, Purpose.FILE, "answers.json", called="the file") == SECRET
    assert b"correct horse" not in slot


def test_letters_are_the_same_however_the_keyboard_wrote_them() -> None:
    slot, vault = new_passphrase("caf\u00e9 au lait", NOW)
    assert unlock(slot, "cafe\u0301 au lait", called="the file").id == vault.id


def test_a_wrong_passphrase_is_told_from_a_damaged_file(slot: bytes) -> None:
    with pytest.raises(WrongPassphraseError, match="not the passphrase"):
        unlock(slot, "incorrect horse battery", called="the file")
    with pytest.raises(InputError, match="damaged") as error:
        unlock(slot[:-1] + bytes([slot[-1] ^ 1]), "correct horse battery", called="the file")
    assert not isinstance(error.value, WrongPassphraseError)


def test_a_changed_passphrase_opens_what_was_sealed_before(locked: Vault) -> None:
    changed = change_passphrase(locked, "another one altogether", NOW)
    assert unlock(changed, "another one altogether", called="the file").id == locked.id
    with pytest.raises(WrongPassphraseError):
        unlock(changed, "correct horse battery", called="the file")


@each(
    ("said", "instead"),
    [
        (b'"n":131072', b'"n":2'),
        (b'"n":131072', b'"n":65536'),
        (b'"n":131072', b'"n":1099511627776'),
        (b'"n":131072', b'"n":131073'),
        (b'"r":8', b'"r":1'),
        (b'"r":8', b'"r":1048576'),
        (b'"p":1', b'"p":100000'),
        (b'"purpose":"key"', b'"purpose":"file"'),
    ],
)
def test_cheaper_or_endless_derivations_are_refused(
    said: bytes, instead: bytes, slot: bytes
) -> None:
    assert said in slot
    with pytest.raises(InputError):
        unlock(with_sum(slot.replace(said, instead)), "correct horse battery", called="the file")


def test_a_sealed_file_in_the_place_of_the_passphrase_is_refused() -> None:
    with pytest.raises(InputError, match="another place"):
        unlock(SEALED, "correct horse battery", called="the file")
