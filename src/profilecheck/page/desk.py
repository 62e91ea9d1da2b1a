"""What all screens share: the person's store, the checklist, the way, and who looks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

from profilecheck.checklist import Checklist
from profilecheck.page.life import Life
from profilecheck.page.locked import Tries
from profilecheck.page.way import Way, keep_way, kept_way
from profilecheck.questions.consents import ConsentQuestion, consent_question
from profilecheck.sites.site import Site
from profilecheck.store.consents import kept_consents
from profilecheck.store.removing import Removed
from profilecheck.store.store import Store

__all__ = ["Desk", "Looking"]


def _now() -> datetime:
    return datetime.now(UTC)


class Looking(Protocol):
    """Who reads the person's networks or files."""

    @property
    def busy(self) -> bool:
        """Whether something is being read, or waited for."""


@dataclass
class Desk:
    """One person's page while it is served.

    `made_up` is the name of the made-up person it is shown on, "" for the person themselves.
    Whoever reads something kept in order to change it holds `changing` meanwhile. `removed` is what
    was deleted, once everything was.
    """

    store: Store
    checklist: Checklist
    made_up: str = ""
    now: Callable[[], datetime] = _now
    changing: threading.RLock = field(default_factory=threading.RLock)
    removed: Removed | None = None
    life: Life = field(default_factory=Life)
    tries: Tries = field(default_factory=Tries)
    looking: Looking | None = None

    @property
    def what_is_kept(self) -> str:
        """What becomes of what was done, in a sentence for the person."""
        return "Practice is not kept." if self.made_up else "What you did is kept."

    @property
    def busy(self) -> bool:
        """Whether something is being read: the page does not end by itself meanwhile."""
        return self.looking is not None and self.looking.busy

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.now().astimezone().date()

    def way(self) -> Way:
        """Return how far the person has come.

        Raises:
            InputError: what is kept is damaged, or sealed and not opened.
        """
        return kept_way(self.store)

    def keep(self, way: Way) -> None:
        """Keep how far the person has come.

        Raises:
            StorageError: it cannot be written.
        """
        keep_way(self.store, way)

    def consent_question(self, one: Site) -> ConsentQuestion:
        """Return what to tell before a network is opened, or its copy for a made-up person."""
        return consent_question(one, practice=bool(self.made_up))

    def may_open(self, one: Site) -> bool:
        """Whether the person said yes to this network being opened; true where nothing ever is.

        Raises:
            InputError: what is kept is damaged, or sealed and not opened.
        """
        return self.consent_question(one).is_answered(kept_consents(self.store))
