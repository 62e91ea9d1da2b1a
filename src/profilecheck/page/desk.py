"""What all screens share: the person's store, the checklist, the way, and who looks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from profilecheck.checklist import Checklist
from profilecheck.model import Answers
from profilecheck.page.at_hand import AtHand, Check
from profilecheck.page.way import Way, keep_way, kept_way
from profilecheck.questions.consents import ConsentQuestion, consent_question
from profilecheck.sites.site import Site
from profilecheck.store.consents import kept_consents
from profilecheck.store.removing import Removed
from profilecheck.store.store import Store

__all__ = ["Desk"]


def _now() -> datetime:
    return datetime.now(UTC)


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

    @property
    def today(self) -> date:
        """The day it is where the person is."""
        return self.now().astimezone().date()

    def __post_init__(self) -> None:
        self._at_hand = AtHand(self.store, self.checklist, made_up=bool(self.made_up))

    def check(self) -> Check | None:
        """Return the check that the page is at, else the newest; None where nothing was checked.

        Raises:
            InputError: it cannot be read, or is sealed and not opened.
        """
        return self._at_hand.check(self.way().run, self.today)

    def keep_answers(self, check: Check, answers: Answers) -> None:
        """Keep what the person said about `check`; its report is judged and saved anew.

        Raises:
            StorageError: it cannot be written.
        """
        self._at_hand.keep(check, answers, self.today)

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
