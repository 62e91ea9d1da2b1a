"""What all screens share: the person's store, the checklist, the way, and who looks."""

import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from starlette.responses import Response

from profilecheck.checklist import Checklist
from profilecheck.errors import InputError, StorageError
from profilecheck.model import Said, Visit
from profilecheck.page.at_hand import AtHand, Check
from profilecheck.page.life import Life
from profilecheck.page.locked import Tries
from profilecheck.page.way import Way, keep_way, kept_way
from profilecheck.page.working import Board, Worker
from profilecheck.questions.consents import ConsentQuestion, consent_question
from profilecheck.sites.site import Site
from profilecheck.store.consents import kept_consents
from profilecheck.store.handed import forget_handed_over
from profilecheck.store.removing import Removed, remove_everything
from profilecheck.store.store import Store

if TYPE_CHECKING:  # loaded once they are needed: the page's address is shown before that
    from profilecheck.page.looking import Looking
    from profilecheck.page.places import Place
    from profilecheck.page.signing import SignIns
    from profilecheck.replica import Replica

__all__ = ["Desk"]

_S = TypeVar("_S", bound=Site)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    """One person's page while it is served.

    `made_up` is the name of the made-up person it is shown on, "" for the person themselves. `root`
    is what each of its addresses begins with, as the browser knows them.
    Whoever reads something kept in order to change it holds `changing` meanwhile. What goes on in
    the background (`looking`, `sign_ins`) goes on while the `with` block lasts; `board` tells of
    every change of it. `removed` is what was deleted, once everything was; `looked_at` the visit
    that was looked at again, until the person has seen it. `leads_on` is whether a look has begun
    by itself, until the person was led to it; `is_led` whether a press leads them to a look, which
    may be over before they are there. `held_back` does what was sent while the passphrase was
    needed first, None where nothing was.
    """

    store: Store
    checklist: Checklist
    made_up: str = ""
    root: str = ""
    now: Callable[[], datetime] = _now
    changing: threading.RLock = field(default_factory=threading.RLock)
    removed: Removed | None = None
    life: Life = field(default_factory=Life)
    tries: Tries = field(default_factory=Tries)
    looked_at: Visit | None = None
    leads_on: bool = False
    is_led: bool = False
    held_back: Callable[[], Response] | None = None
    board: Board = field(default_factory=Board, init=False)
    _worker: Worker = field(default_factory=Worker, init=False, repr=False)

    def __post_init__(self) -> None:
        self._at_hand = AtHand(self.store, self.checklist, made_up=bool(self.made_up))

    @cached_property
    def place(self) -> "Place":
        """Where the networks are.

        Raises:
            InputError: there is no made-up person of that name.
        """
        from profilecheck.page.places import place_of

        return place_of(self.made_up)

    @cached_property
    def sign_ins(self) -> "SignIns":
        """The sign-ins of the person, held for as long as the page is served."""
        from profilecheck.page.signing import KeptInStore, NoneKept, SignIns

        kept = NoneKept() if self.made_up else KeptInStore(self.store)
        return SignIns(self.place, self._worker, self.board, kept)

    @cached_property
    def looking(self) -> "Looking":
        """What reads the person's networks or files."""
        from profilecheck.page.looking import Looking

        return Looking(
            self.store,
            self.checklist,
            self.place,
            self.sign_ins,
            self._worker,
            self.board,
            way=self.way,
            change=self.change,
            may_open=self.may_open,
            now=lambda: self.now(),
        )

    def __enter__(self) -> Self:
        """Begin to work in the background; what a page that was killed had been handed goes."""
        forget_handed_over(self.store)
        self.place.open()
        self._worker.open()
        _ = self.looking  # made once, before two screens ask for it at a time
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what goes on, with what was read kept; drop the sessions, and who follows.

        What was handed over and not read goes: the next start would read nothing of it either.
        """
        self.looking.stop()
        self._worker.close()
        self.place.close()
        self.board.close()
        with suppress(StorageError):  # the next start tries again
            forget_handed_over(self.store)

    @property
    def what_is_kept(self) -> str:
        """What becomes of what was done, in a sentence for the person."""
        return "Practice is not kept." if self.made_up else "What you did is kept."

    @property
    def replica(self) -> "Replica | None":
        """What serves the networks of a made-up person; None where it is the person themselves."""
        return self.place.replica

    @property
    def busy(self) -> bool:
        """Whether something is being read: the page does not end by itself meanwhile."""
        return self.looking.busy

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.now().astimezone().date()

    def check(self) -> Check | None:
        """Return the check that the page is at, else the newest; None where nothing was checked.

        Raises:
            InputError: it cannot be read, or is sealed and not opened.
        """
        return self._at_hand.check(self.way().run, self.today)

    def keep_said(self, check: Check, *said: Said) -> None:
        """Keep what the person said about `check`; its report is judged and saved anew.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        self._at_hand.keep(check, said, self.today)

    def take_back(self, check: Check, *said: Said) -> None:
        """Keep no more what the person said; the report of `check` is judged and saved anew.

        Raises:
            InputError: what is kept cannot be used.
            StorageError: it cannot be written.
        """
        self._at_hand.take_back(check, said, self.today)

    def remove_everything(self, in_use: Collection[str]) -> None:
        """Stop whatever goes on, and then remove all that is kept save what is `in_use`.

        Not for whoever holds `changing`: what goes on may wait for it before it stops.

        Raises:
            StorageError: a file could not be removed.
        """
        # First of all: what is still read would be kept anew, and a window uses its folder.
        self.looking.forget()
        self.sign_ins.forget_all()
        with self.changing, self._at_hand.forgotten():
            self.removed = remove_everything(self.store, in_use)
            self.looked_at = self.held_back = None
            self.leads_on = self.is_led = False

    def way(self) -> Way:
        """Return how far the person has come.

        Raises:
            InputError: what is kept is damaged, or sealed and not opened.
        """
        return kept_way(self.store)

    def keep(self, way: Way) -> None:
        """Keep how far the person has come.

        Raises:
            InputError: a text in it is too long, so that it could not be read back.
            StorageError: it cannot be written.
        """
        keep_way(self.store, way)

    def consent_question(self, one: Site) -> ConsentQuestion:
        """Return what to tell before a network is opened, or its copy for a made-up person."""
        return consent_question(one, practice=bool(self.made_up))

    def change(self, **update: Any) -> None:
        """Change something in how far the person has come, and nothing else.

        Raises:
            InputError: what is kept is damaged, or sealed and not opened; or a text is too long.
            StorageError: it cannot be written.
        """
        with self.changing:
            self.keep(self.way().model_copy(update=update))

    def chosen(self, one: _S) -> _S:
        """Return the network where it is one of those that the person chose.

        Raises:
            InputError: it is none of them.
        """
        if one.id not in self.way().used:
            raise InputError(f"{one.name} is not among the networks you chose.")
        return one

    def may_open(self, one: Site) -> bool:
        """Whether the person said yes to this network being opened; true where nothing ever is.

        Raises:
            InputError: what is kept is damaged, or sealed and not opened.
        """
        return self.consent_question(one).is_answered(kept_consents(self.store))
