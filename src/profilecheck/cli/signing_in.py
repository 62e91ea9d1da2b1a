"""Where sessions come from: a kept sign-in, else a window of the person's own browser."""

import asyncio
import contextlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

import typer

from profilecheck.browser.logins import KeptLogin, forget_login, keep_login, kept_login
from profilecheck.browser.session import Session
from profilecheck.browser.signin import sign_in
from profilecheck.cli.vaults import vault_of
from profilecheck.errors import InputError
from profilecheck.sites import site
from profilecheck.sites.site import Site
from profilecheck.vault import Vault
from profilecheck.words.dates import day

__all__ = ["SignIns", "age_and_end", "network_of"]


@dataclass(frozen=True)
class SignIns:
    """The sign-ins of one command; each new one is kept in `vault`, where there is one."""

    vault: Vault | None = None

    async def session(self, chosen: Site) -> Session:
        """Return the session that is kept for `chosen`, or let the person sign in.

        Raises:
            BrowserMissingError: there is no browser.
            SignInError: the window was closed, or nobody signed in.
            StorageError: the window's folder, or the kept sign-in, could not be written or deleted.
        """
        kept = kept_login(chosen.id)
        session = self._opened(kept, chosen) if kept else None
        return session or await self.window(chosen)

    async def again(self, chosen: Site) -> Session:
        """Let the person sign in where the network has ended the session; forget a kept one.

        Raises: as `session`.
        """
        kept = kept_login(chosen.id)
        if kept:
            forget_login(kept)
            typer.echo(f"{chosen.name} has ended your kept sign-in; it was deleted.")
        return await self.window(chosen)

    async def window(self, chosen: Site) -> Session:
        """Let the person sign in in a window, whatever is kept; keep it where that is wanted.

        Raises: as `session`.
        """
        session = await sign_in(
            chosen.name, chosen.sign_in_url, chosen.policy, chosen.session_cookies, _enter
        )
        if self.vault is not None:
            now = datetime.now(UTC)
            kept = keep_login(session, chosen.id, chosen.session_cookies, self.vault, now)
            typer.echo(f"{chosen.name}: {age_and_end(kept, now)}.")
        return session

    def _opened(self, kept: KeptLogin, chosen: Site) -> Session | None:
        """Return the kept session; of one that is over or has lost its key, None."""
        now = datetime.now(UTC)
        try:
            vault = None if kept.expired(now) else vault_of(kept)
            session = kept.open(vault) if vault else None
        except InputError as error:
            typer.echo(f"{chosen.name}: {error} Sign in again instead.")
            return None
        if session is None:
            forget_login(kept)
            typer.echo(f"{chosen.name}: your kept sign-in cannot be used any more; it was deleted.")
        else:
            typer.echo(f"{chosen.name}: {age_and_end(kept, now)}.")
        return session


def age_and_end(kept: KeptLogin, now: datetime) -> str:
    """How old a kept sign-in is, and until when it is kept."""
    if kept.header is None or kept.header.expires is None:
        return "the kept sign-in is damaged and cannot be used"
    here = kept.header.expires.astimezone()
    return f"signed in {_ago(kept.header.created, now)}, kept until {day(here.date())}"


def network_of(kept: KeptLogin) -> str:
    """The name of the network of a kept sign-in; of one that is not known any more, its id."""
    try:
        return site(kept.network).name
    except InputError:
        return kept.network


def _ago(then: datetime, now: datetime) -> str:
    days = (now.astimezone().date() - then.astimezone().date()).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


async def _enter(words: str) -> None:
    """Show `words` and wait for the Enter key, without holding up anything else."""
    loop = asyncio.get_running_loop()
    pressed = asyncio.Event()

    def wait() -> None:
        # Without a keyboard, or once the window was closed and the loop with it, nobody waits.
        with contextlib.suppress(EOFError, RuntimeError):
            input(f"{words} (Enter) ")
            loop.call_soon_threadsafe(pressed.set)

    # A daemon thread: a key that is never pressed must not keep the program from ending.
    threading.Thread(target=wait, daemon=True).start()
    await pressed.wait()
