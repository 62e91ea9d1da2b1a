"""The person's store, and its passphrase: asked for at a terminal, unseen, and never elsewhere."""

import sys

import typer

from profilecheck.errors import InputError, WrongPassphraseError
from profilecheck.storage import usable_home
from profilecheck.store.store import SHORTEST_PASSPHRASE, Store

__all__ = ["ask_new_passphrase", "opened_store", "own_store"]

_TRIES = 3
_CHOOSE = """\
Choose a passphrase: four words that do not belong together are good. It is
kept nowhere. If you forget it, nobody can open what it sealed, and
“profilecheck purge” starts afresh.
"""


def own_store() -> Store:
    """Return the person's store; where it is sealed, they are asked once for the passphrase.

    Raises:
        InputError: `PROFILECHECK_HOME` names no folder.
        StorageError: the private folder cannot be used.
    """
    return Store(usable_home(), _unlock)


def opened_store() -> Store:
    """Return the person's store, opened: a forgotten passphrase is found out before all else.

    Raises:
        InputError: `PROFILECHECK_HOME` names no folder, or nobody is at a terminal to be asked.
        StorageError: the private folder cannot be used.
        WrongPassphraseError: it was not the passphrase.
    """
    store = own_store()
    store.vault()
    return store


def _unlock(store: Store) -> None:
    for _ in range(_TRIES):
        try:
            return store.unlock(_ask_passphrase())
        except WrongPassphraseError:
            typer.echo("That is not the passphrase.")
    raise WrongPassphraseError(
        "what is kept stays sealed. If the passphrase is lost, nobody can open it. "
        "“profilecheck purge” removes it, and you start afresh."
    )


def _ask_passphrase() -> str:
    _at_a_terminal()
    return str(typer.prompt("Your passphrase", hide_input=True))


def ask_new_passphrase() -> str:
    """Ask for a new passphrase, twice.

    Raises:
        InputError: there is nobody at a terminal to ask.
    """
    _at_a_terminal()
    typer.echo(_CHOOSE, nl=False)
    while True:
        typed = str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt="Once more"))
        if len(typed) >= SHORTEST_PASSPHRASE:
            return typed
        typer.echo(
            f"That is too short to protect anything: {SHORTEST_PASSPHRASE} characters at least."
        )


def _at_a_terminal() -> None:
    if not sys.stdin.isatty():
        raise InputError(
            "this needs your passphrase, which is typed at a terminal and nowhere else."
        )
