"""`profilecheck passphrase`: seals what is kept, or puts it in clear again."""

from enum import StrEnum
from typing import Annotated

import typer

from profilecheck.cli.unlocking import ask_new_passphrase, own_store
from profilecheck.sites import called
from profilecheck.store.logins import kept_logins, move_logins
from profilecheck.store.store import Store
from profilecheck.vault import Vault, system_vault

__all__ = ["passphrase"]

_SET = """\
Your audits, reports, answers and kept sign-ins are sealed from now on. Each
command asks for the passphrase once. Your school's file, the names and dates
of files, and what you write with --out are not sealed."""
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

    It keeps your audits, answers and sign-ins safe from others who use your account on this
    computer, or get hold of it. Nobody can open them without it.
    """
    store = own_store()
    if step is Step.SET:
        _set(store)
    elif step is Step.REMOVE:
        _remove(store)
    elif store.has_passphrase:
        typer.echo("What is kept is sealed with your passphrase.")
    else:
        typer.echo(
            "No passphrase is set. Files are in clear, for your account on this computer\n"
            "alone. To seal them, type: profilecheck passphrase set"
        )


def _set(store: Store) -> None:
    store.vault()  # the old one is asked for first
    _move_logins(store, store.set_passphrase(ask_new_passphrase()))
    typer.echo(_SET)


def _remove(store: Store) -> None:
    if not store.has_passphrase:
        typer.echo("No passphrase is set.")
        return
    store.vault()  # asked for before anything is moved
    _move_logins(store, system_vault(store.home, create=True) if kept_logins(store) else None)
    store.remove_passphrase()
    typer.echo(_REMOVED)


def _move_logins(store: Store, new: Vault | None) -> None:
    """Seal kept sign-ins with another key, and say which that could not be done for."""
    for kept, problem in move_logins(store, new):
        typer.echo(
            problem or f"Your sign-in to {called(kept.network)} is no longer kept: it has no key."
        )
