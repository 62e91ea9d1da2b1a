"""An author's pages, read once as they are, and again with something on one of them changed."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cached_property
from hashlib import blake2b
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.conformance.choices import OFF, ON, Choice, choices_of
from profilecheck.conformance.readings import Owner, OwnPages, PageSeen, Readings
from profilecheck.model import Guidance, Observed, Unread
from profilecheck.school import School
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sites.wording import audience_of, switch_of
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason, Viewpoint

__all__ = ["Chosen", "Read", "Tried", "settings_of"]

_SETTINGS = (FactKind.AUDIENCE, FactKind.SWITCH)
_COUNTED = frozenset({Fact.ACCOUNT_DORMANT, Fact.PROFILE_ACCESS})
"""Facts that a profile tells by what it lists, or by being there: no control there decides them."""
_EVERYWHERE = {
    **dict.fromkeys(("public", "everyone", "everybody", "anyone", "anybody"), Audience.PUBLIC),
    **dict.fromkeys(("only me", "nobody", "no one", "just me"), Audience.ONLY_ME),
}
"""English words that no network means otherwise."""

Settings = Mapping[Fact, Audience | bool]


def settings_of(page: Page, readings: Readings) -> dict[Fact, Audience | bool]:
    """Return the audiences and switches that a page tells, each that it tells in one way only."""
    is_profile = page.belongs_to_owner or Viewpoint.STRANGER in page.viewpoints
    counted = _COUNTED if is_profile else frozenset()
    told: dict[Fact, set[Any]] = {}
    for reading in readings:
        if reading.fact.kind in _SETTINGS and reading.fact not in counted:
            value = reading.value if isinstance(reading, Observed) else None
            told.setdefault(reading.fact, set()).add(value)
    return {f: v for f, values in told.items() if (v := _only(values)) is not None}


def _only(values: set[Any]) -> Any:
    return next(iter(values)) if len(values) == 1 else None


class Read:
    """A page, the readings of it as it is, and a way to read it changed."""

    def __init__(self, pages: OwnPages, at: int, known: Mapping[int, Readings]) -> None:
        self._pages, self._at, self._known = pages, at, known
        self.page, self.capture = pages.seen[at].page, pages.seen[at].capture
        self.readings = known[at]
        self.settings = settings_of(self.page, self.readings)
        self._again: dict[bytes, Readings] = {}

    @property
    def name(self) -> str:
        """The page's id, with `stranger.` before it for what a stranger saw."""
        stranger = self.capture.viewpoint is Viewpoint.STRANGER
        return f"{'stranger.' if stranger else ''}{self.page.id}"

    def again(self, capture: Capture) -> Readings:
        """Return what the page tells with `capture` in its place; several rules ask the same."""
        key = _digest(capture)
        if key not in self._again:
            self._again[key] = self._pages.read(self._at, capture, self._known)
        return self._again[key]

    @cached_property
    def alone(self) -> "Read":
        """The same, where no page was opened before it."""
        return Read(self._pages, self._at, {self._at: self.readings})

    def where(self, fact: Fact, value: bool) -> "Read":
        """Return the same, where the pages before it told `value` of a switch."""
        known = {
            at: tuple(
                r.model_copy(update={"value": value})
                if isinstance(r, Observed) and r.fact is fact
                else r
                for r in readings
            )
            for at, readings in self._known.items()
        }
        return Read(self._pages, self._at, known)


def _digest(capture: Capture) -> bytes:
    """Return what tells one change of a page from another; the changed pages are too large.

    All that a reader is handed is in it: frames and the status too.
    """
    return blake2b(pickle.dumps(astuple(capture))).digest()


class Chosen:
    """A choice on a page, and the settings that are told with each option of it."""

    def __init__(self, read: Read, choice: Choice) -> None:
        self.read, self.choice = read, choice

    @cached_property
    def by_option(self) -> dict[int, Settings]:
        """The settings told by option."""
        told = {
            n: settings_of(self.read.page, self.read.again(self.choice.choose(n)))
            for n in self.choice.others()
        }
        if self.choice.chosen is not None:
            told[self.choice.chosen] = self.read.settings
        return dict(sorted(told.items()))

    @cached_property
    def decides(self) -> tuple[Fact, ...]:
        """The facts that are told differently by what is chosen."""
        facts = {fact for settings in self.by_option.values() for fact in settings}
        told = {f: {s[f] for s in self.by_option.values() if f in s} for f in facts}
        return tuple(sorted(f for f, values in told.items() if len(values) > 1))

    @cached_property
    def is_word_of(self) -> tuple[Fact, ...]:
        """The facts told by the word that is chosen: an unknown one is said to be unknown."""
        capture = self.choice.unknown()
        readings = self.read.again(capture) if capture else ()
        unknown = {
            r.fact
            for r in readings
            if isinstance(r, Unread) and r.reason is UnreadReason.UNKNOWN_WORDING
        }
        return tuple(sorted(unknown & self.read.settings.keys()))


class Tried:
    """Every page of an author's, read as an audit reads them, with a made-up school."""

    def __init__(
        self, site: OpenSite, owner: Owner, seen: Sequence[PageSeen], school: School
    ) -> None:
        self.site, self.owner, self.school = site, owner, school
        pages = OwnPages(site, owner, tuple(seen), school)
        known = pages.read_from(0, {}, {})
        self.pages = tuple(Read(pages, at, known) for at in range(len(pages.seen)))

    @cached_property
    def choices(self) -> tuple[Chosen, ...]:
        """Every choice on a page that tells an audience or a switch."""
        found = []
        for read in self.pages:
            if any(fact.kind in _SETTINGS for fact in read.page.promises):
                vocabularies = self._vocabularies(read)
                found += [Chosen(read, c) for c in choices_of(read.capture, vocabularies)]
        return tuple(found)

    def _vocabularies(self, read: Read) -> list[tuple[str, ...]]:
        """The answers that the header has: to each question of a page, and for all."""
        told = [self.site.guidance[f].options for f in read.page.promises if f in self._guided]
        labels = self.site.labels.get(self.site.language(read.capture))
        if labels:
            told += [tuple(labels.audiences), tuple(labels.switches)]
        return [words for words in dict.fromkeys(told) if len(words) > 1]

    @cached_property
    def _guided(self) -> frozenset[Fact]:
        return frozenset(self.site.guidance)

    def meant(self, read: Read, fact: Fact, words: Sequence[str]) -> Audience | bool | None:
        """Return what the header says that an option means, None where it does not say.

        `words` are what the option is called; for a box, the words for how it stands.
        """
        guidance = self.site.guidance.get(fact)
        means = guidance.means.items() if guidance else ()
        told = {normalise(word): value for word, value in means}
        meant = [told.get(normalise(word)) for word in words]
        if words not in (ON, OFF):
            meant += [self._meaning(read, fact, word) for word in words]
        return next((value for value in meant if value is not None), None)

    def _meaning(self, read: Read, fact: Fact, word: str) -> Audience | bool | None:
        labels = self.site.labels.get(self.site.language(read.capture))
        if fact.kind is FactKind.SWITCH:
            return switch_of(word, labels)
        return audience_of(word, labels) or _EVERYWHERE.get(normalise(word))

    def wanted(self, fact: Fact) -> str:
        """Return the option that the header wants chosen, in comparable words; "" for none."""
        guidance: Guidance | None = self.site.guidance.get(fact)
        return normalise(guidance.wanted) if guidance and guidance.chosen else ""
