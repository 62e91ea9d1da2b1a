"""Asks for the passphrase: at a terminal, unseen, never on the command line or from elsewhere."""

import sys

import typer

from profilecheck.errors import InputError

__all__ = ["ask_new_passphrase", "ask_passphrase"]

_SHORTEST = 10
_CHOOSE = """\
Choose a passphrase: four words that do not belong together are good. It is
kept nowhere. If you forget it, nobody can open what it sealed, and
“profilecheck purge” starts afresh.
"""


def ask_passphrase(words: str = "Your passphrase") -> str:
    """Ask for the passphrase there is.

    Raises:
        InputError: there is nobody at a terminal to ask.
    """
    _at_a_terminal()
    return str(typer.prompt(words, hide_input=True))


def ask_new_passphrase() -> str:
    """Ask for a new passphrase, twice.

    Raises:
        InputError: there is nobody at a terminal to ask.
    """
    _at_a_terminal()
    typer.echo(_CHOOSE, nl=False)
    while True:
        typed = str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt="Once more"))
        if len(typed) >= _SHORTEST:
            return typed
        typer.echo(f"That is too short to protect anything: {_SHORTEST} characters at least.")


def _at_a_terminal() -> None:
    if not sys.stdin.isatty():
        raise InputError(
            "this needs your passphrase, which is typed at a terminal and nowhere else."
        )
