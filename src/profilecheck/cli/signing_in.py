"""Where sessions come from: a kept sign-in, else a window of the person's own browser."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import typer

from profilecheck.browser.session import Session
from profilecheck.browser.signin import sign_in
from profilecheck.sites.site import OpenSite
from profilecheck.store.logins import KeptLogin, forget_login, keep_login, kept_login, open_login
from profilecheck.store.store import Store
from profilecheck.vault import Vault
from profilecheck.words.dates import day

__all__ = ["SignIns", "age_and_end"]


@dataclass(frozen=True)
class SignIns:
    """The sign-ins of one command; each new one is kept in `vault`, where there is one."""

    store: Store
    vault: Vault | None = None

    async def session(self, chosen: OpenSite) -> Session:
        """Return the session that is kept for `chosen`, or let the person sign in.

        Raises:
            BrowserMissingError: there is no browser, or it does not start.
            SignInError: the window was closed, or nobody signed in.
            StorageError: the window's folder, or the kept sign-in, could not be written or deleted.
        """
        return self._opened(chosen) or await self.window(chosen)

    async def again(self, chosen: OpenSite) -> Session:
        """Let the person sign in where the network has ended the session; forget a kept one.

        Raises: as `session`.
        """
        kept = kept_login(self.store, chosen.id)
        if kept:
            forget_login(kept)
            typer.echo(f"{chosen.name} has ended your kept sign-in; it was deleted.")
        return await self.window(chosen)

    async def window(self, chosen: OpenSite) -> Session:
        """Let the person sign in in a window, whatever is kept; keep it where that is wanted.

        Raises: as `session`.
        """
        session_cookies = chosen.header.session_cookies
        session = await sign_in(
            chosen.name, chosen.header.sign_in_url, chosen.policy, session_cookies, _enter
        )
        if self.vault is not None:
            now = datetime.now(UTC)
            kept = keep_login(self.store, session, chosen.id, session_cookies, self.vault, now)
            typer.echo(f"{chosen.name}: {age_and_end(kept, now)}.")
        return session

    def _opened(self, chosen: OpenSite) -> Session | None:
        """Return the kept session; of one that is over or has lost its key, None."""
        now = datetime.now(UTC)
        opened = open_login(self.store, chosen.id, now)
        if opened is None:
            return None
        if opened.session is not None:
            typer.echo(f"{chosen.name}: {age_and_end(opened.kept, now)}.")
        elif opened.problem:
            typer.echo(f"{chosen.name}: {opened.problem} Sign in again instead.")
        else:
            typer.echo(f"{chosen.name}: your kept sign-in cannot be used any more; it was deleted.")
        return opened.session


def age_and_end(kept: KeptLogin, now: datetime) -> str:
    """How old a kept sign-in is, and until when it is kept."""
    if kept.header is None or kept.header.expires is None:
        return "the kept sign-in is damaged and cannot be used"
    here = kept.header.expires.astimezone()
    return f"signed in {_ago(kept.header.created, now)}, kept until {day(here.date())}"


def _ago(then: datetime, now: datetime) -> str:
    days = (now.astimezone().date() - then.astimezone().date()).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


class _Enter:
    """The Enter key, for which one thread waits at a time.

    It waits on where a window was closed meanwhile, as nothing ends it. The next press is for
    whoever asks next then: a second thread would have to wait for a second press.
    """

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._waits = False
        self._pressed: Callable[[], object] = bool

    async def __call__(self, words: str) -> None:
        """Show `words` and wait for the key, without holding up anything else."""
        loop = asyncio.get_running_loop()
        pressed = asyncio.Event()
        with self._changing:
            self._pressed = partial(loop.call_soon_threadsafe, pressed.set)
            waits, self._waits = self._waits, True
        typer.echo(f"{words} (Enter) ", nl=False)
        if not waits:
            # A daemon thread: a key that is never pressed must not keep the program from ending.
            threading.Thread(target=self._wait, daemon=True).start()
        await pressed.wait()

    def _wait(self) -> None:
        try:
            input()
        except EOFError:
            return  # without a keyboard, nobody presses anything
        with self._changing:
            self._waits, pressed = False, self._pressed
        with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits
            pressed()


_enter = _Enter()
