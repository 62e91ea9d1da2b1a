"""The law of taking away: whatever a page lacks or says in two ways, nothing turns green by it.

Each key of the data that a page carries or was answered, each element, attribute and word of its
document is in turn taken away, emptied, renamed, wrapped once more, exchanged with its neighbour,
doubled with another value, given an unknown word, or put behind a hidden copy: on one page, and a
name on all pages at once. The pages are read and judged anew. Each of these mutants comes to one of

- *green*: an exposure that the unbroken pages told is in order now;
- *wrong*: a reading says less than is true, as if it were all; or an exposure was invented;
- *raised*: a reader raised an error;
- *unread*: none of these, and something that was known is said not to be known any more;
- *right*: none of these, and all that was known still is.

A mutant that looks as the network's own page does for somebody who has no such thing proves
nothing: a network says with `Fair` which of its lists, sections and texts may honestly be missing.
Knows no network.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.conformance.mutants import Mutant, Way, mutants_of
from profilecheck.conformance.readings import Owner, OwnPages, PageSeen, Readings
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    Answers,
    Count,
    Entries,
    Observed,
    Reading,
    Snapshot,
    Unread,
    Years,
)
from profilecheck.school import School
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint

__all__ = [
    "SAFE",
    "Came",
    "Fair",
    "Figures",
    "Law",
    "Told",
    "Truth",
    "always_fair",
    "take_away",
]

_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Came(StrEnum):
    """The outcome of a mutant."""

    GREEN = "green"
    WRONG = "wrong"
    RAISED = "raised"
    UNREAD = "unread"
    RIGHT = "right"


SAFE = frozenset({Came.UNREAD, Came.RIGHT})
"""What a mutant may come to."""


Fair = Callable[[Mutant], bool]
"""Whether a mutant looks unlike the network's own page for somebody without the thing."""


def always_fair(mutant: Mutant) -> bool:
    """Every mutant is fair."""
    return True


@dataclass
class Figures:
    """The outcomes counted, and what was not right, each with what it said."""

    came: Counter[tuple[Way, Came]] = field(default_factory=Counter)
    unfair: int = 0
    not_right: list[str] = field(default_factory=list)

    def count(self, *came: Came) -> int:
        """The number of mutants that came to one of these."""
        return sum(n for (_, how), n in self.came.items() if how in came)

    def row(self) -> tuple[int, ...]:
        """Return how many were tried, how many of them on all pages, what they came to, unfair."""
        on_all = sum(n for (way, _), n in self.came.items() if way is Way.RENAMED_EVERYWHERE)
        return self.came.total(), on_all, *(self.count(came) for came in Came), self.unfair

    def lines(self) -> Iterator[str]:
        """Yield a line for the whole, one for each way, and one for each that is not right."""
        total = ", ".join(f"{c} {self.count(c)}" for c in Came)
        yield f"{self.came.total()} mutants: {total}; {self.unfair} left out as unfair"
        for way in Way:
            if told := [f"{c} {n}" for c in Came if (n := self.came[way, c])]:
                yield f"{way}: {', '.join(told)}"
        yield from self.not_right


def take_away(
    site: OpenSite,
    owner: Owner,
    pages: Sequence[PageSeen],
    school: School,
    *,
    fair: Fair = always_fair,
    most: int | None = None,
) -> Figures:
    """Try every mutant of `pages`, which are in the site's order.

    `most` tries about so many of them, each tenth or hundredth, the same ones each time.
    """
    figures = Figures()
    law = Law(site, owner, tuple(pages), school)
    mutants = []
    for mutant in mutants_of(site, pages):
        if fair(mutant):
            mutants.append(mutant)
        else:
            figures.unfair += 1
    step = max(1, len(mutants) // most) if most else 1
    for mutant in mutants[::step]:
        came, told = law.outcome(mutant)
        figures.came[mutant.way, came] += 1
        if came not in SAFE:
            figures.not_right.append(f"{came}: {mutant}: {told}")
    return figures


# What came of it

Told = tuple[Came, str]


class Law:
    """The pages of one person on one network, read and judged; and again with some changed."""

    def __init__(
        self,
        site: OpenSite,
        owner: Owner,
        pages: tuple[PageSeen, ...],
        school: School,
        *,
        strict: bool = False,
    ) -> None:
        self._own = OwnPages(site, owner, pages, school)
        self._first = self._own.read_from(0, {}, {})
        account = self._own.account(self._first)
        self._truth = Truth(account, _all(self._first), school, strict=strict)
        self._known: dict[tuple[int | None, bool], list[tuple[dict[int, Readings], Told]]] = {}

    def outcome(self, mutant: Mutant) -> Told:
        """Return what came of a mutant, and what it said where that is not right."""
        changed = {
            at: mutant.change(seen.capture)
            for at, seen in enumerate(self._own.seen)
            if mutant.at in (None, at)
        }
        if mutant.at is None:
            read = self._own.read_from(0, {}, changed)
        else:
            read = self._read_one(mutant.at, changed)
        if read == self._first:
            return Came.RIGHT, ""
        # Judged once for equal readings, which most are.
        known = self._known.setdefault((mutant.at, mutant.way in _ADDING), [])
        told = next((told for readings, told in known if readings == read), None)
        if told is None:
            told = self._compared(read, mutant.way)
            known.append((read, told))
        return told

    def _read_one(self, at: int, changed: Mapping[int, Capture]) -> dict[int, Readings]:
        new = self._own.read(at, changed[at], self._first)
        before = self._first[at]
        if new == before:
            return dict(self._first)
        kept = {n: r for n, r in self._first.items() if n < at} | {at: new}
        if _values_of(new) == _values_of(before):
            return {**self._first, at: new}
        return self._own.read_from(at + 1, kept, {})

    def _compared(self, read: Mapping[int, Readings], way: Way) -> Told:
        return self._truth.compared(self._own.account(read), _all(read), adds=way in _ADDING)


class Truth:
    """What an account told before anything was changed, and how it was judged.

    `strict`: what was not known before may not turn green either. A text that names the school can
    be what was not known; where each part is taken away, so is that text.
    """

    def __init__(
        self,
        account: Account,
        readings: Iterable[Reading],
        school: School,
        *,
        strict: bool = False,
    ) -> None:
        self._strict = strict
        self._school = school
        self._checklist: Checklist = load_checklist()
        self._readings = _said(readings)
        self._findings = self._outcomes(account)

    def compared(self, account: Account, readings: Iterable[Reading], *, adds: bool) -> Told:
        """Return what the same account came to, read anew as `readings`.

        `adds`: something was put there, so what it shows more widely is no invention.
        """
        read = _said(readings)
        if any(isinstance(r, Unread) and r.reason is UnreadReason.UNREADABLE for r in read):
            return Came.RAISED, "a reader raised an error"
        now = self._outcomes(account)
        for key, outcome in now.items():
            before = self._findings.get(key)
            known = before is Outcome.NOT_MET or (self._strict and not adds)
            if outcome is Outcome.MET and before is not Outcome.MET and known:
                return Came.GREEN, f"{key}, which was {before}"
        if not adds:
            for key, outcome in now.items():
                if outcome is Outcome.NOT_MET and self._findings.get(key) is not outcome:
                    return Came.WRONG, f"{key} was invented"
        if said_less := next(_said_less(self._readings, read), ""):
            return Came.WRONG, said_less
        return (Came.UNREAD if _unread(read) - _unread(self._readings) else Came.RIGHT), ""

    def _outcomes(self, account: Account) -> dict[tuple[object, ...], Outcome]:
        """Return what each check came to: any that is not met wins, then any that is not known."""
        snapshot = Snapshot(program="profilecheck", taken_at=_NOW, accounts=(account,))
        report = judge_snapshot(snapshot, self._checklist, self._school, Answers(), _NOW.date())
        came: dict[tuple[object, ...], set[Outcome]] = defaultdict(set)
        for clause in report.clauses:
            for finding in clause.findings:
                if finding.network and finding.outcome in _IN_ORDER:
                    came[clause.id, finding.check, finding.facts].add(finding.outcome)
        return {key: min(told, key=_IN_ORDER.index) for key, told in came.items()}


_IN_ORDER = (Outcome.NOT_MET, Outcome.COULD_NOT_TELL, Outcome.MET)
_ADDING = frozenset({Way.CONTRADICTED})
"""Ways that put something there: what it shows more widely is no invention."""


def _all(read: Mapping[int, Readings]) -> Iterator[Observed | Unread]:
    return chain.from_iterable(read.values())


def _said(readings: Iterable[Reading]) -> Readings:
    """What was observed or not read; what does not apply says neither."""
    return tuple(r for r in readings if isinstance(r, Observed | Unread))


def _unread(readings: Readings) -> set[tuple[Fact, Viewpoint]]:
    return {(r.fact, r.viewpoint) for r in readings if isinstance(r, Unread)}


def _values_of(readings: Readings) -> list[object]:
    return [(r.fact, getattr(r, "value", None)) for r in readings]


def _said_less(before: Iterable[Observed | Unread], now: Readings) -> Iterator[str]:
    """Yield what is told as if it were all, and is less than what is true."""
    open_facts = {r.fact for r in now if isinstance(r, Unread)}
    told: dict[tuple[Fact, Viewpoint], list[Any]] = defaultdict(list)
    for reading in now:
        if isinstance(reading, Observed):
            told[reading.fact, reading.viewpoint].append(reading.value)
    true: dict[tuple[Fact, Viewpoint], list[Any]] = defaultdict(list)
    partly: set[Fact] = set()
    for reading in before:
        if isinstance(reading, Observed):
            true[reading.fact, reading.viewpoint].append(reading.value)
        else:
            partly.add(reading.fact)
    for key, values in true.items():
        if key[0] in open_facts | partly or key not in told:
            continue
        less = _fewer_posts if key[0] is Fact.POSTS_TO_REREAD else _less
        if missing := less(values, told[key]):
            yield f"{key[0].value}: {missing}"


def _fewer_posts(true: list[Any], told: list[Any]) -> str:
    """Posts are listed by their days, of which a page may lack one, and on more than one page."""
    was, now = (max(len(value.entries) for value in values) for values in (true, told))
    return f"{now} of {was} posts" if now < was else ""


def _less(true: list[Any], told: list[Any]) -> str:
    if isinstance(true[0], Entries):
        number = sum(len(value.entries) for value in told)
        return _fewer_entries(_entries(true), _entries(told), number)
    for was, now in zip(sorted(true, key=str), sorted(told, key=str), strict=False):
        if isinstance(was, Count):
            if now.count < was.count and not now.at_least:
                return f"{now.count} of {was.count}"
        elif isinstance(was, Years):
            fewer = any(now.years.get(y, 0) < n for y, n in was.years.items())
            if fewer and not now.at_least:
                return f"{now.years} of {was.years}"
        elif isinstance(was, Audience):
            if now < was:
                return f"{now.value}, not {was.value}"
        elif now != was:
            return f"{now}, not {was}"
    return ""


def _entries(values: list[Any]) -> dict[str, Audience | None]:
    return {_plain(entry.text): entry.audience for value in values for entry in value.entries}


def _plain(text: str) -> str:
    """An address is the same with its beginning and without, as pages show it."""
    return re.sub(r"^(https?://)?(www\.)?|/$", "", text)


def _fewer_entries(
    true: Mapping[str, Audience | None], told: Mapping[str, Audience | None], number: int
) -> str:
    """Say what is missing of the `number` told, or is open to fewer.

    A thing may be told in other words, and several in the same.
    """
    gone = [text for text in true if text not in told]
    if number < len(true):
        return f"nothing of “{gone[0]}”"
    for text, audience in true.items():
        now = told.get(text)
        if audience is not None and now is not None and now < audience:
            return f"“{text}” {now.value}, not {audience.value}"
    return ""
