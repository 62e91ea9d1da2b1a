"""Asks, before anything else, whether an account that is read without a sign-in is one's own."""

from collections.abc import Sequence

import typer

from profilecheck.cli.asking import show
from profilecheck.questions.networks import own_account
from profilecheck.sites.site import Site

__all__ = ["only_own"]

_LEFT_OUT = "{name} is left out. Nothing was asked about it, and nothing of it is kept."


def only_own(chosen: Sequence[Site]) -> tuple[Site, ...]:
    """Return `chosen` without the accounts that are not the person's own.

    Raises:
        typer.Exit: with 0, where nothing is left to do.
    """
    own = tuple(one for one in chosen if not one.without_sign_in or _is_own(one))
    if chosen and not own:
        typer.echo("Nothing was opened.")
        raise typer.Exit
    return own


def _is_own(one: Site) -> bool:
    show(own_account(one))
    if typer.confirm("Is this one your own?", default=False):
        return True
    show(_LEFT_OUT.format(name=one.name))
    return False
