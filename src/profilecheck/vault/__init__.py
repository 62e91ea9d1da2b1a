"""Authenticated encryption of what is kept, and the two places its key can come from."""

from profilecheck.vault.passphrase import change_passphrase, new_passphrase, unlock
from profilecheck.vault.sealing import Header, Purpose, Vault, read_header
from profilecheck.vault.system import forget_system_key, has_system_keyring, system_vault

__all__ = [
    "Header",
    "Purpose",
    "Vault",
    "change_passphrase",
    "forget_system_key",
    "has_system_keyring",
    "new_passphrase",
    "read_header",
    "system_vault",
    "unlock",
]
