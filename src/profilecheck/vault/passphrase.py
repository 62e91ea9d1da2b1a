"""A key behind a passphrase: a random key, wrapped by one that scrypt makes of the passphrase.

The passphrase can be changed without sealing everything anew, and costs its half second only once
a command.
"""

import os
import unicodedata
from datetime import datetime

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from profilecheck.errors import InputError, WrongPassphraseError
from profilecheck.vault.sealing import KEY_BYTES, Derivation, Purpose, Vault, read_header

__all__ = ["change_passphrase", "new_passphrase", "unlock"]

_SALT_BYTES = 16
_KEY_ID = "passphrase"


def new_passphrase(passphrase: str, now: datetime) -> tuple[bytes, Vault]:
    """Return a new vault, and the file that opens it with `passphrase`."""
    vault = Vault(os.urandom(KEY_BYTES))
    return change_passphrase(vault, passphrase, now), vault


def change_passphrase(vault: Vault, passphrase: str, now: datetime) -> bytes:
    """Return the file that from now on opens `vault`, with a new passphrase."""
    derivation = Derivation(salt=os.urandom(_SALT_BYTES).hex())
    return vault.wrapped_by(_derived(passphrase, derivation), derivation, now)


def unlock(sealed: bytes, passphrase: str, *, called: str) -> Vault:
    """Return the vault that `passphrase` opens; `called` is what errors call the file.

    Raises:
        WrongPassphraseError: it is another passphrase.
        InputError: the file is damaged, or its passphrase is less protected than it has to be.
        NewerSchemaError: a newer version of the program made it.
    """
    header = read_header(sealed, called=called)
    if header.derivation is None or header.key != _KEY_ID:
        raise InputError(f"{called}: this sealed file belongs in another place.")
    wrapping = _derived(passphrase, header.derivation)
    try:
        # The file is whole (its checksum says so): what does not open it is the passphrase.
        return Vault(wrapping.open(sealed, Purpose.KEY, "", called=called))
    except InputError:
        raise WrongPassphraseError("that is not the passphrase.") from None


def _derived(passphrase: str, derivation: Derivation) -> Vault:
    # Keyboards and systems write the same letter in different ways; NFC makes them one.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    scrypt = Scrypt(
        salt=bytes.fromhex(derivation.salt),
        length=KEY_BYTES,
        n=derivation.n,
        r=derivation.r,
        p=derivation.p,
    )
    return Vault(scrypt.derive(typed), _KEY_ID)
