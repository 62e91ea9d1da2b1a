"""`profilecheck login` and `profilecheck logout`: sign-ins that are kept between commands."""

import asyncio
import sys
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from profilecheck.browser.logins import KEPT_FOR, forget_login, kept_login, kept_logins
from profilecheck.cli.consenting import agreed
from profilecheck.cli.signing_in import SignIns, age_and_end, network_of
from profilecheck.cli.vaults import vault_for_logins
from profilecheck.errors import InputError
from profilecheck.sites import site
from profilecheck.sites.site import Site
from profilecheck.storage import data_home
from profilecheck.vault import forget_system_key

__all__ = ["login", "logout"]

_NOT_KEPT = """\
An audit lets you sign in by itself, and forgets the sign-in when it ends. To
sign in beforehand is of use only if it is kept: sealed on this computer, for
{days} days at most, or until you type “profilecheck logout”."""


def login(
    network: Annotated[str, typer.Argument(help="The network to sign in to.")],
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the sign-in, sealed, without being asked.")
    ] = False,
) -> None:
    """Sign in to a network once for several audits.

    You sign in in a window of your own browser, at your own pace. What is kept is sealed with
    a key in this computer's keyring, or with your passphrase.
    """
    chosen = site(network)
    _can_be_signed_in_to(chosen)
    if not keep:
        typer.echo(_NOT_KEPT.format(days=KEPT_FOR.days))
        if not typer.confirm("Keep it?", default=False):
            typer.echo("Nothing was opened. To check your profile, type: profilecheck audit")
            return
    if not agreed((chosen,), date.today()):
        return
    asyncio.run(SignIns(vault_for_logins()).window(chosen))


def _can_be_signed_in_to(chosen: Site) -> None:
    if chosen.never_opened:
        raise InputError(f"{chosen.name} is not opened by profilecheck, so nobody signs in there.")
    if not sys.stdin.isatty():
        raise InputError("you sign in yourself, so this must be started at a terminal.")


def logout(
    network: Annotated[
        str | None, typer.Argument(help="The network; without one, what is kept is shown.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Forget every kept sign-in.")] = False,
) -> None:
    """Forget a kept sign-in.

    It is deleted on this computer. To end it at the network as well, sign out of other devices
    there.
    """
    if every:
        _forget_all()
    elif network is None:
        _show()
    else:
        chosen = site(network)
        kept = kept_login(chosen.id)
        if kept is None:
            typer.echo(f"No sign-in to {chosen.name} is kept.")
            return
        forget_login(kept)
        typer.echo(f"The kept sign-in to {chosen.name} was deleted.")


def _forget_all() -> None:
    kept = kept_logins()
    for one in kept:
        forget_login(one)
    forget_system_key(data_home())
    typer.echo(f"Kept sign-ins deleted: {len(kept)}.")


def _show() -> None:
    kept = kept_logins()
    for one in kept:
        typer.echo(f"{network_of(one)}: {age_and_end(one, datetime.now(UTC))}")
    typer.echo(
        "To forget one, name it; to forget all: profilecheck logout --all"
        if kept
        else "No sign-in is kept."
    )
