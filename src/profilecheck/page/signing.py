"""Signing in, network by network: whose turn it is, and the sessions that came of it.

A session is held in memory, for as long as the page is served, and goes nowhere else. One that the
person has kept, sealed, is opened in place of a window, once.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from profilecheck.browser.session import Session
from profilecheck.errors import ProfileCheckError, StorageError
from profilecheck.page.looked import ANOTHERS
from profilecheck.page.places import Door
from profilecheck.page.working import Board, Worker, once_free
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources import SignedIn
from profilecheck.store.logins import forget_login, kept_login, open_login
from profilecheck.store.store import Store
from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import plainly

__all__ = ["KeptInStore", "NoneKept", "SignIn", "SignInState", "SignIns"]

_LOG = logging.getLogger(__name__)

_WITH_KEPT = "The sign-in that you keep was used."
_UNEXPECTED = (
    "Something that we did not expect stopped this sign-in. Try again, or choose another way."
)


class SignInState(StrEnum):
    """How far the sign-in to one network is."""

    WAITING = "waiting"
    WINDOW_OPEN = "window_open"
    SIGNED_IN = "signed_in"
    NOT_SIGNED_IN = "not_signed_in"


@dataclass(frozen=True)
class SignIn:
    """One network's sign-in. `says` is why nobody is signed in, or that it is not done yet.

    `why` is the reason for which a session has to be renewed, None where it has not.
    """

    site: Site
    state: SignInState = SignInState.WAITING
    says: str = ""
    why: UnreadReason | None = None


@dataclass(frozen=True)
class _Held:
    """A session, and whose account it is of, once an audit with it has told.

    `is_kept`: it is one that the person has kept.
    """

    session: Session
    is_kept: bool = False
    whose: SignedIn | None = None


class Kept(Protocol):
    """The sign-ins that the person has kept."""

    def session(self, site: Site) -> Session | None:
        """Return the one of `site`, None where there is none that can be used."""

    def forget(self, site: Site) -> None:
        """Delete the one of `site`: the network has ended it."""


class KeptInStore:
    """Those in the person's private folder, sealed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def session(self, site: Site) -> Session | None:
        """Return the one of `site`; see `Kept`."""
        # Where the keyring is locked, a window opens as if there were none.
        with suppress(StorageError):
            opened = open_login(self._store, site.id, datetime.now(UTC))
            return opened.session if opened else None
        return None

    def forget(self, site: Site) -> None:
        """Delete the one of `site`; see `Kept`."""
        kept = kept_login(self._store, site.id)
        if kept is not None:
            with suppress(StorageError):  # its end comes by itself
                forget_login(kept)


class NoneKept:
    """Of a made-up person, none is."""

    def session(self, site: Site) -> None:
        """Return none; see `Kept`."""

    def forget(self, site: Site) -> None:
        """Nothing is to be deleted; see `Kept`."""


class SignIns:
    """The sign-ins of one person while their page is served. Every method is for any thread.

    One window is open at a time: in two at once, nobody knows which one is meant. Where several are
    to be signed in to in turn, each one that is done with opens the next.
    """

    def __init__(self, door: Door, worker: Worker, board: Board, kept: Kept) -> None:
        self._door, self._worker, self._board, self._kept = door, worker, board, kept
        self._tried: set[str] = set()
        self._lock = threading.RLock()
        self._now: dict[str, SignIn] = {}
        self._held: dict[str, _Held] = {}
        self._aside: dict[str, _Held] = {}
        self._at_door: Future[None] | None = None
        self._attempt = 0
        self._one_window = asyncio.Lock()
        self._confirmed: asyncio.Event | None = None
        self._settled: dict[str, asyncio.Event] = {}
        self._in_turn: tuple[OpenSite, ...] = ()
        self._then: Callable[[], None] | None = None

    def of(self, site: Site) -> SignIn:
        """Return how far the sign-in to `site` is."""
        with self._lock:
            return self._now.get(site.id, SignIn(site))

    def session(self, site: Site) -> Session | None:
        """Return the session of `site`, None where nobody is signed in."""
        with self._lock:
            held = self._held.get(site.id)
        return held.session if held else None

    def whose(self, site: Site) -> SignedIn | None:
        """Return whose account the session of `site` is, None where no audit has told."""
        with self._lock:
            held = self._held.get(site.id)
        return held.whose if held else None

    def know(self, site: Site, whose: SignedIn) -> None:
        """Take in whose account the session is."""
        with self._lock:
            if held := self._held.get(site.id):
                self._held[site.id] = replace(held, whose=whose)

    def forget(self, site: Site) -> None:
        """Drop the session of `site`: it is over, or another's."""
        with self._lock:
            self._held.pop(site.id, None)
            self._aside.pop(site.id, None)
            self._set(SignIn(site))

    def forget_all(self) -> None:
        """Drop every session; where a window is open, wait until it is closed and gone."""
        with self._lock:
            self._in_turn, self._then = (), None
            at_door = self._at_door
            if at_door is not None:
                at_door.cancel()
        if at_door is not None:
            self._worker.start(once_free(self._one_window)).result()
        with self._lock:
            self._held.clear()
            self._aside.clear()
            self._now.clear()
        self._board.changed()

    @property
    def window(self) -> SignIn | None:
        """The sign-in whose window is open, None where none is."""
        with self._lock:
            opened = (s for s in self._now.values() if s.state is SignInState.WINDOW_OPEN)
            return next(opened, None)

    @property
    def in_turn(self) -> tuple[OpenSite, ...]:
        """Those that come after the one whose window is open, by themselves."""
        with self._lock:
            return self._in_turn

    # What the person does

    def begin_in_turn(self, sites: Iterable[OpenSite], then: Callable[[], None]) -> None:
        """Open the window of each of `sites`, one after the other; while one is open, do nothing.

        Those that are signed in to are left out. One that the person says they cannot sign in to is
        passed over. Where a window is closed, or cannot be opened, no other is. `then` is called
        once, after the last; not where there was none to begin with.
        """
        with self._lock:
            if self.window is not None:
                return
            self._in_turn = tuple(one for one in sites if one.id not in self._held)
            self._then = then if self._in_turn else None
        self._go_on()

    def begin(self, site: OpenSite) -> None:
        """Open the window of `site`. While one is open, or once it is signed in, do nothing."""
        with self._lock:
            if self.window is not None or site.id in self._held:
                return
            before = self.of(site)
            self._set(replace(before, state=SignInState.WINDOW_OPEN, says=""))
            self._confirmed = None
            self._attempt += 1
            self._at_door = self._worker.start(self._go_in(site, self._attempt))

    def confirm(self, site: Site) -> None:
        """Take in that the person says they have signed in."""
        with self._lock:
            if self._is_at(site) and self._confirmed is not None:
                self._set(replace(self.of(site), says=""))
                self._worker.soon(self._confirmed)

    def cannot(self, site: Site) -> None:
        """Take in that the person cannot sign in, or does not want to; its window is closed."""
        with self._lock:
            if self._is_at(site) and self._at_door is not None:
                self._at_door.cancel()
            if site.id not in self._held:
                self._set(replace(self.of(site), state=SignInState.NOT_SIGNED_IN, says=""))
            self._aside.pop(site.id, None)
            self._settle(site)
            self._in_turn = tuple(one for one in self._in_turn if one.id != site.id)
        self._go_on()

    def stay(self, site: Site) -> None:
        """Take in that the session that was thought to be another's is the one that is meant.

        Not while a window is open: then it is the one that they sign in with there.
        """
        with self._lock:
            if self._is_at(site) or (held := self._aside.pop(site.id, None)) is None:
                return
            self._held[site.id] = held
            self._set(SignIn(site, SignInState.SIGNED_IN))
            self._settle(site)

    # What goes on meanwhile

    def ask_again(self, site: Site, why: UnreadReason) -> asyncio.Event:
        """Drop the session of `site`, and let the person sign in anew, if they want to.

        One that is another's is set aside, and is not ended: they may say that it is meant. What is
        returned is set once they have done either, or said that they can't; the worker waits for
        it.
        """
        settled = asyncio.Event()
        with self._lock:
            held = self._held.pop(site.id, None)
            if held is not None and why in ANOTHERS:
                self._aside[site.id] = held
            self._settled[site.id] = settled
            self._set(SignIn(site, why=why))
        if held is not None and held.is_kept and why not in ANOTHERS:
            self._kept.forget(site)
        return settled

    async def _go_in(self, site: OpenSite, attempt: int) -> None:
        try:
            async with self._one_window:
                held = await self._opened(site)
                held = held or _Held(await self._door.session(site, self._confirm))
        except ProfileCheckError as error:
            self._failed(attempt, site, plainly(error.says))
        except asyncio.CancelledError:
            self._ended(attempt, SignIn(site, SignInState.NOT_SIGNED_IN))
            raise
        except Exception as error:  # noqa: BLE001 - nobody is to be waited for at no window
            # Its class alone: the message of an error may hold words of a page.
            _LOG.warning("a sign-in ended in %s", type(error).__name__)
            self._failed(attempt, site, _UNEXPECTED)
        else:
            with self._lock:
                self._held[site.id] = held
                self._aside.pop(site.id, None)
                says = _WITH_KEPT if held.is_kept else ""
                self._ended(attempt, SignIn(site, SignInState.SIGNED_IN, says))
                self._settle(site)
            await asyncio.to_thread(self._go_on)

    def _go_on(self) -> None:
        """Open the next window of those in turn; after the last one, do what comes then."""
        with self._lock:
            if self.window is not None:
                return
            if self._in_turn:
                following, *rest = self._in_turn
                self._in_turn = tuple(rest)
                self.begin(following)
                return
            then, self._then = self._then, None
        # Without the lock: what comes then may wait for somebody who waits for it.
        if then is not None:
            then()

    async def _opened(self, site: Site) -> _Held | None:
        """Open the sign-in that is kept. Once only: after that, the person wants another."""
        if site.id in self._tried:
            return None
        self._tried.add(site.id)
        session = await asyncio.to_thread(self._kept.session, site)
        return _Held(session, is_kept=True) if session else None

    async def _confirm(self, words: str) -> None:
        """Wait for the person's press; asked a second time, `words` say what is missing."""
        pressed = asyncio.Event()
        with self._lock:
            at = self.window
            asked_before = self._confirmed is not None
            self._confirmed = pressed
            if at is not None:
                self._set(replace(at, says=words) if asked_before else at)
        await pressed.wait()

    def _is_at(self, site: Site) -> bool:
        return self.of(site).state is SignInState.WINDOW_OPEN

    def _failed(self, attempt: int, site: OpenSite, says: str) -> None:
        """Say why nobody is signed in to `site`, and open no other window."""
        with self._lock:
            self._in_turn, self._then = (), None
        self._ended(attempt, SignIn(site, SignInState.NOT_SIGNED_IN, says))

    def _ended(self, attempt: int, how: SignIn) -> None:
        """Take in what came of an attempt, unless another has begun since it was given up."""
        with self._lock:
            if attempt == self._attempt:
                self._confirmed = None
                signed_in = how.state is SignInState.SIGNED_IN
                why = None if signed_in else self.of(how.site).why
                self._set(replace(how, why=why))

    def _settle(self, site: Site) -> None:
        if settled := self._settled.pop(site.id, None):
            self._worker.soon(settled)

    def _set(self, now: SignIn) -> None:
        self._now[now.site.id] = now
        self._board.changed()
