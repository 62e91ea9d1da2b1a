"""`profilecheck login` and `profilecheck logout`: sign-ins that are kept between commands."""

import asyncio
import sys
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from profilecheck.cli.consenting import agreed
from profilecheck.cli.options import refuse_several
from profilecheck.cli.signing_in import SignIns, age_and_end
from profilecheck.cli.unlocking import ask_new_passphrase, opened_store, own_store
from profilecheck.errors import InputError
from profilecheck.questions.networks import to_sign_in_to
from profilecheck.sites import called, site
from profilecheck.store.logins import (
    KEPT_FOR,
    forget_login,
    kept_login,
    kept_logins,
    vault_for_logins,
)
from profilecheck.store.store import Store
from profilecheck.vault import Vault, forget_system_key

__all__ = ["login", "logout", "vault_to_keep_in"]

_NO_KEYRING = """\
This computer has no keyring to keep a key safe in, so you need a passphrase to
keep a sign-in. It seals your audits and answers too."""

_NOT_KEPT = """\
An audit asks you to sign in, and forgets the sign-in when it ends. To sign in
first makes sense only if it is kept. It is sealed on this computer, for {days}
days at most, or until you type “profilecheck logout”."""


def login(
    network: Annotated[str, typer.Argument(help="The network to sign in to.")],
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the sign-in, sealed, without being asked.")
    ] = False,
) -> None:
    """Sign in to a network once for several audits.

    You sign in yourself, in a window of your own browser, at your own pace. What is kept is
    sealed with a key in this computer's keyring, or with your passphrase.
    """
    chosen = to_sign_in_to(site(network))
    _needs_a_terminal()
    store = opened_store()
    if not keep:
        typer.echo(_NOT_KEPT.format(days=KEPT_FOR.days))
        if not typer.confirm("Keep it?", default=False):
            typer.echo("Nothing was opened. To check your profile, type: profilecheck audit")
            return
    agreed(store, (chosen,), date.today())  # where it is not, this ends here
    asyncio.run(SignIns(store, vault_to_keep_in(store)).window(chosen))


def vault_to_keep_in(store: Store) -> Vault:
    """Return where a sign-in is to be kept; a passphrase is asked for where there is no other way.

    Raises:
        InputError: nobody is at a terminal, or the passphrase was not known.
        StorageError: the keyring is locked, or a file cannot be written.
    """
    found = vault_for_logins(store)
    if found is not None:
        return found
    typer.echo(_NO_KEYRING)
    return store.set_passphrase(ask_new_passphrase())


def _needs_a_terminal() -> None:
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
    refuse_several({"a network": network is not None, "--all": every})
    store = own_store()
    if every:
        _forget_all(store)
    elif network is None:
        _show(store)
    else:
        chosen = site(network)
        kept = kept_login(store, chosen.id)
        if kept is None:
            typer.echo(f"No sign-in to {chosen.name} is kept.")
            return
        forget_login(kept)
        typer.echo(f"The kept sign-in to {chosen.name} was deleted.")


def _forget_all(store: Store) -> None:
    kept = kept_logins(store)
    for one in kept:
        forget_login(one)
    forget_system_key(store.home)
    typer.echo(f"Kept sign-ins deleted: {len(kept)}.")


def _show(store: Store) -> None:
    kept = kept_logins(store)
    for one in kept:
        typer.echo(f"{called(one.network)}: {age_and_end(one, datetime.now(UTC))}")
    typer.echo(
        "To forget one, name it; to forget all: profilecheck logout --all"
        if kept
        else "No sign-in is kept."
    )
