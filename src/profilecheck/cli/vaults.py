"""Which key seals a kept sign-in: the passphrase's where one is set, else the system keyring's."""

import typer

from profilecheck.browser.logins import KeptLogin
from profilecheck.cli.kept import set_passphrase, vault
from profilecheck.storage import data_home
from profilecheck.vault import Vault, system_vault

__all__ = ["vault_for_logins", "vault_of"]

_NO_KEYRING = """\
This computer has no keyring in which a key would be safe, so a passphrase is
needed to keep a sign-in. It seals your audits and answers as well."""


def vault_for_logins() -> Vault:
    """Return where a sign-in is to be kept; a passphrase is set where there is no other way.

    Raises:
        InputError: nobody is at a terminal, or the passphrase was not known.
        StorageError: the keyring is locked, or a file cannot be written.
    """
    found = vault() or system_vault(data_home(), create=True)
    if found is not None:
        return found
    typer.echo(_NO_KEYRING)
    return set_passphrase()


def vault_of(kept: KeptLogin) -> Vault | None:
    """Return the vault that opens a kept sign-in; None where its key is no longer there.

    Raises:
        InputError: nobody is at a terminal, or the passphrase was not known.
        StorageError: the keyring is locked.
    """
    if kept.header is None:
        return None
    wanted = kept.header.key
    ways = (vault, lambda: system_vault(data_home()))
    return next((found for way in ways if (found := way()) and found.id == wanted), None)
