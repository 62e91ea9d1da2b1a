"""`profilecheck passphrase`: seals what is kept, or puts it in clear again."""

from enum import StrEnum
from typing import Annotated

import typer

from profilecheck.browser.logins import forget_login, kept_logins
from profilecheck.cli.kept import has_passphrase, remove_passphrase, set_passphrase, vault
from profilecheck.cli.signing_in import network_of
from profilecheck.cli.vaults import vault_of
from profilecheck.errors import InputError
from profilecheck.storage import data_home
from profilecheck.vault import Vault, system_vault

__all__ = ["passphrase"]

_SET = """\
Sealed from now on: your audits and reports, your answers and your kept
sign-ins. The passphrase is asked for once a command. In clear stay your
school's file, the names and dates of files, and what you ask for with --out."""
_REMOVED = "Your files are in clear again, for your account on this computer alone."


class Step(StrEnum):
    """What to do with the passphrase."""

    SET = "set"
    REMOVE = "remove"


def passphrase(
    step: Annotated[
        Step | None,
        typer.Argument(help="“set” one, or another one; or “remove” it. Without, say how it is."),
    ] = None,
) -> None:
    """Seal what is kept with a passphrase.

    It protects your audits, your answers and your kept sign-ins from others who can use your
    account on this computer, or who get hold of it. Nobody can open them without it.
    """
    if step is Step.SET:
        _set()
    elif step is Step.REMOVE:
        _remove()
    elif has_passphrase():
        typer.echo("What is kept is sealed with your passphrase.")
    else:
        typer.echo(
            "No passphrase is set. Files are in clear, for your account on this computer\n"
            "alone. To seal them, type: profilecheck passphrase set"
        )


def _set() -> None:
    new = set_passphrase()
    _move_logins(new)
    typer.echo(_SET)


def _remove() -> None:
    if not has_passphrase():
        typer.echo("No passphrase is set.")
        return
    vault()  # asked for before anything is moved
    _move_logins(system_vault(data_home(), create=True) if kept_logins() else None)
    remove_passphrase()
    typer.echo(_REMOVED)


def _move_logins(new: Vault | None) -> None:
    """Seal kept sign-ins with another key; those for which there is none are deleted."""
    for kept in kept_logins():
        old = vault_of(kept)
        if old is None or new is None:
            forget_login(kept)
            typer.echo(f"Your sign-in to {network_of(kept)} is no longer kept: it has no key.")
            continue
        try:
            kept.move(old, new)
        except InputError as error:
            typer.echo(str(error))
