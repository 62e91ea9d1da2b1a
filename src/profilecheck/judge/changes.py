"""What became of each thing from one report to a later one: nothing is put right without proof."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from profilecheck.judge.answered import with_answers
from profilecheck.judge.visits import CheckKey, holds, row_ids
from profilecheck.model import (
    Answers,
    Change,
    Changed,
    Evidence,
    Finding,
    Guidance,
    Observed,
    Report,
    Snapshot,
    Unread,
    VisitRow,
    WaysDiffer,
)
from profilecheck.model.snapshot import ANSWER_PAGE
from profilecheck.school.folding import WORD, fold
from profilecheck.vocabulary import Fact, Outcome, Source
from profilecheck.words.findings import READ_EARLIER

__all__ = ["OPEN_NOW", "Judged", "changes", "other_accounts", "ways"]

_About = tuple[str, Fact]
_Found = tuple[str, Finding]
"""A finding, and the clause it is of."""

_ONE_TEXT = (
    Fact.PROFILE_NAME,
    Fact.PROFILE_EMPLOYER,
    Fact.PROFILE_HEADLINE,
    Fact.PROFILE_BIO,
    Fact.PROFILE_LOCATION,
)
"""What a profile mostly has one of, so that it is not put right where another stands there now."""

OPEN_NOW = (Change.NEW, Change.STILL_OPEN, Change.TOLD_FIRST_NOW)
"""What becomes of a thing that is to be put right in the later report."""
_WORST_FIRST = (
    Change.CANNOT_TELL_NOW,
    Change.NOT_LOOKED_AT,
    Change.ANSWERED,
    Change.PUT_RIGHT,
)
"""What becomes of a row is what becomes of the worst of it."""


@dataclass(frozen=True)
class Judged:
    """An audit, the report that was made of it on a day, and the answers that it was made with."""

    snapshot: Snapshot
    report: Report
    answers: Answers
    day: date

    def read(self) -> dict[_About, list[Evidence]]:
        """What was read, on which network, and where."""
        read: dict[_About, list[Evidence]] = {}
        for reading in (r for account in self.snapshot.accounts for r in account.readings):
            if isinstance(reading, Observed):
                read.setdefault((reading.network, reading.fact), []).append(reading.evidence)
        return read

    def unread(self) -> frozenset[_About]:
        """What was left unread on a network, and not looked at by the person either."""
        accounts = with_answers(self.snapshot, self.answers, self.day).accounts
        said = {
            (r.network, r.fact)
            for account in accounts
            for r in account.readings
            if isinstance(r, Observed) and r.source is Source.ANSWER
        }
        readings = (r for account in accounts for r in account.readings)
        return frozenset((r.network, r.fact) for r in readings if isinstance(r, Unread)) - said

    def judged_alike(self, thing: "_Thing") -> list[Finding]:
        """What the checks that found a thing say of its network here."""
        checks = {(clause, f.check) for clause, f in thing.found}
        return [
            finding
            for clause in self.report.clauses
            for finding in clause.findings
            if finding.network == thing.network and (clause.id, finding.check) in checks
        ]


@dataclass(frozen=True)
class _Thing:
    """One row of a report, or that an account leads to others, with the findings of it.

    `row` is the id of its row. `about` is what it has in common with the same thing in another
    report: one of them is enough.
    """

    says: str
    found: tuple[_Found, ...]
    guidance: Guidance | None
    row: str
    is_tie: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for _, finding in self.found)

    @property
    def network(self) -> str:
        return self.findings[0].network or ""

    @property
    def text(self) -> _About:
        """The network, and what its first finding is of."""
        return self.network, self.findings[0].facts[0]

    @property
    def is_one_text(self) -> bool:
        """Whether it is found in what a profile has once, so that other words replace the first."""
        return not self.is_tie and self.text[1] in _ONE_TEXT

    @property
    def words(self) -> frozenset[str]:
        """The words of what it is found in."""
        texts = (finding.subject for finding in self.findings)
        return frozenset(word for text in texts for word in WORD.findall(fold(text).text))

    def reads_as(self, other: "_Thing") -> bool:
        """Whether all words of one of two texts are in the other, as where a way tells more."""
        if not (self.is_one_text and other.is_one_text and self.text == other.text):
            return False
        return self.words <= other.words or other.words <= self.words

    @property
    def about(self) -> frozenset[object]:
        """That an account leads to others is one thing, whichever these are, whatever tells."""
        if self.is_tie:
            return frozenset({self.network})
        return frozenset((f.network, f.facts, f.subject.casefold()) for f in self.findings)


def changes(ties: Collection[CheckKey], then: Judged, now: Judged) -> tuple[Changed, ...]:
    """Return what became of what was to be put right in one of the two, and what was answered.

    The worst of today comes first. `ties` are the checks that look between accounts, by clause and
    id: what they find is told by itself, for it goes with the other account as well.
    """
    return (*_Changes(ties, then, now).things(), *_questions(then.report, now.report))


def _things(report: Report, ties: Collection[CheckKey]) -> Iterator[_Thing]:
    """What is to be put right, or would be, were it not agreed; the worst first."""
    in_rows: dict[str, list[_Found]] = {}
    for (clause, at), row_id in row_ids(report.clauses, ties).items():
        found = next(c for c in report.clauses if c.id == clause).findings[at]
        in_rows.setdefault(row_id, []).append((clause, found))
    between: dict[str, tuple[str, list[_Found]]] = {}
    for visit in (*report.visits, *report.agreed_visits):
        for row in visit.rows:
            of_ties = [f for f in in_rows[row.id] if (f[0], f[1].check) in ties]
            if of_ties:
                between.setdefault(visit.network, (row.id, []))[1].extend(of_ties)
            if alone := [f for f in in_rows[row.id] if f not in of_ties]:
                yield _of_row(row, alone)
    for row_id, of_ties in between.values():
        worst = max((finding for _, finding in of_ties), key=lambda f: f.priority)
        yield _Thing(worst.says, tuple(of_ties), worst.guidance, row_id, is_tie=True)


def _of_row(row: VisitRow, alone: list[_Found]) -> _Thing:
    return _Thing(row.says, tuple(alone), row.guidance, row.id, is_tie=False)


class _Changes:
    """What became of what was to be put right, from one report to the next."""

    def __init__(self, ties: Collection[CheckKey], then: Judged, now: Judged) -> None:
        self._then, self._now, self._ties = then, now, ties
        self._read = now.read()
        self._unread_then, self._unread_now = then.unread(), now.unread()
        self._other_accounts = other_accounts(then.snapshot, now.snapshot)
        self._other_ways = {way.network for way in ways(then.snapshot, now.snapshot)}

    def things(self) -> Iterator[Changed]:
        """Everything that was to be put right in one of the two, the worst of today first."""
        before = list(_things(self._then.report, self._ties))
        after = list(_things(self._now.report, self._ties))
        reworded = _reworded(before, after, self._other_ways)
        for thing in after:
            earlier = _same(thing, before) or reworded.get(thing.about)
            change = Change.STILL_OPEN if earlier else self._came(thing)
            yield _changed(change, thing, then=earlier.says if earlier else "", now=thing.says)
        for thing in before:
            told_otherwise = thing.network in self._other_ways and _read_as(thing, after)
            if not (_same(thing, after) or thing in reworded.values() or told_otherwise):
                change, now = self._went(thing)
                yield _changed(change, thing, then=thing.says, now=now)

    def _came(self, thing: _Thing) -> Change:
        """What is open now and was not before: new only where it was proved not to be there.

        What an older export shows now may have been there, and gone, before the audit then.
        """
        about = _about_it(thing.findings)
        if thing.network in self._other_accounts or about & self._unread_then:
            return Change.TOLD_FIRST_NOW
        before = [
            f
            for f in self._then.judged_alike(thing)
            if thing.is_tie or not _about_it((f,)).isdisjoint(about)
        ]
        if not before or any(f.outcome is Outcome.COULD_NOT_TELL for f in before):
            return Change.TOLD_FIRST_NOW
        seen_now, seen_then = _evidence(thing.findings), _evidence(before)
        return Change.TOLD_FIRST_NOW if _is_older(seen_now, seen_then) else Change.NEW

    def _went(self, thing: _Thing) -> tuple[Change, str]:
        """What became of something that is not found any more, and what is said of it now."""
        same = self._now.judged_alike(thing)
        if thing.network in self._other_accounts:
            return Change.CANNOT_TELL_NOW, _says(Change.CANNOT_TELL_NOW, thing, same)
        became = {self._went_one(finding, same, is_tie=thing.is_tie) for finding in thing.findings}
        change = next(c for c in _WORST_FIRST if c in became)
        says = _says(change, thing, same)
        if change is Change.CANNOT_TELL_NOW and not says:
            # All of it was read, and proves nothing of the time since.
            says = READ_EARLIER
        return change, says

    def _went_one(self, gone: Finding, same: list[Finding], *, is_tie: bool) -> Change:
        """What became of one finding; `same` is what its checks say of the network now."""
        about_it = [f for f in same if is_tie or f.facts == gone.facts]
        if any(f.outcome is Outcome.COULD_NOT_TELL for f in about_it):
            return Change.CANNOT_TELL_NOW
        proof = [f for f in about_it if f.outcome is Outcome.MET and f.evidence]
        if proof and _is_older(_evidence(proof), gone.evidence):
            return Change.CANNOT_TELL_NOW
        if proof:
            told = all(_by_the_person(f.evidence) for f in proof)
            return Change.ANSWERED if told else Change.PUT_RIGHT
        about = _about_it((gone,))
        if not is_tie and about <= self._read.keys():
            # It was read, and is not found in it; but a part that was not read may still hold it.
            read = [e for each in about for e in self._read[each]]
            untold = about & self._unread_now or _is_older(read, gone.evidence)
            return Change.CANNOT_TELL_NOW if untold else Change.PUT_RIGHT
        in_doubt = any(f.outcome is Outcome.COULD_NOT_TELL for f in same)
        return Change.CANNOT_TELL_NOW if in_doubt else Change.NOT_LOOKED_AT


def _evidence(findings: Iterable[Finding]) -> list[Evidence]:
    return [e for f in findings for e in f.evidence]


def _is_older(these: Collection[Evidence], those: Collection[Evidence]) -> bool:
    """Whether the newest of `these` is of an earlier day than the newest of `those`.

    So are an export that was made before a page was read, and an answer that was given before.
    """
    if not these or not those:
        return False
    newest = max(those, key=lambda e: e.at)
    return max(e.at for e in these).date() < newest.day_everywhere


def _about_it(findings: Iterable[Finding]) -> frozenset[_About]:
    return frozenset((f.network or "", fact) for f in findings for fact in f.facts)


def _same(thing: _Thing, others: Iterable[_Thing]) -> _Thing | None:
    """The same thing in the other report."""
    return next(
        (o for o in others if o.is_tie is thing.is_tie and not o.about.isdisjoint(thing.about)),
        None,
    )


def _read_as(thing: _Thing, others: Iterable[_Thing]) -> _Thing | None:
    """What another way of looking wrote in other order, or with more or fewer words."""
    return next((other for other in others if thing.reads_as(other)), None)


def _reworded(
    before: list[_Thing], after: list[_Thing], other_ways: Collection[str]
) -> dict[frozenset[object], _Thing]:
    """What a text named then, by what the same text is about now, in other words.

    Where a network was looked at in other ways, one of them may tell in one text what another has
    in two.
    """
    gone = [thing for thing in before if _same(thing, after) is None and thing.is_one_text]
    came = [thing for thing in after if _same(thing, before) is None and thing.is_one_text]
    reworded: dict[frozenset[object], _Thing] = {}
    for now in sorted(came, key=lambda thing: _read_as(thing, gone) is None):
        of_it = [t for t in gone if t.text == now.text and t not in reworded.values()]
        nearest = max(
            of_it, key=lambda t: (t.reads_as(now), len(t.words & now.words)), default=None
        )
        told_twice = _read_as(now, before) if now.network in other_ways else None
        if (then := nearest or told_twice) is not None:
            reworded[now.about] = then
    return reworded


def _changed(change: Change, thing: _Thing, *, then: str, now: str) -> Changed:
    to_do = change not in (Change.PUT_RIGHT, Change.ANSWERED)
    first = thing.findings[0]
    return Changed(
        change=change,
        network=thing.network,
        network_name=first.network_name,
        facts=tuple(dict.fromkeys(fact for f in thing.findings for fact in f.facts)),
        subject=first.subject,
        clauses=tuple(dict.fromkeys(clause for clause, _ in thing.found)),
        then=then,
        now=now,
        agreed=all(holds(f.agreed) for f in thing.findings),
        row=thing.row if change in OPEN_NOW else "",
        guidance=thing.guidance if to_do else None,
    )


def other_accounts(then: Snapshot, now: Snapshot) -> frozenset[str]:
    """Return the networks on which the two audits found profiles at different addresses."""
    before = {a.network: a.profile_url for a in then.accounts}
    return frozenset(
        a.network
        for a in now.accounts
        if a.profile_url and before.get(a.network) not in (None, "", a.profile_url)
    )


def _by_the_person(evidence: tuple[Evidence, ...]) -> bool:
    return all(e.page == ANSWER_PAGE for e in evidence)


def _says(change: Change, thing: _Thing, same: list[Finding]) -> str:
    """What is said of a thing now, first in what was found of just that, "" where nothing is.

    That something else is as it should be says nothing of a thing that was put right; what only
    the person can judge of the same text does.
    """
    wanted = _TOLD_BY[change]
    said = [f for f in same if f.outcome is wanted]
    if thing.is_tie:
        return next((f.says for f in said), "")
    about, subjects = _about_it(thing.findings), {f.subject.casefold() for f in thing.findings}
    of_it = [
        f
        for f in said
        if not about.isdisjoint(_about_it((f,))) and f.subject.casefold() in {"", *subjects}
    ]
    if wanted is Outcome.MET:
        theirs = [f for f in same if f.outcome is Outcome.YOUR_CALL and about & _about_it((f,))]
        return next((f.says for f in (*of_it, *theirs)), "")
    return next((f.says for f in (*of_it, *said)), "")


_TOLD_BY = {
    Change.PUT_RIGHT: Outcome.MET,
    Change.ANSWERED: Outcome.MET,
    Change.CANNOT_TELL_NOW: Outcome.COULD_NOT_TELL,
    Change.NOT_LOOKED_AT: Outcome.NOT_APPLICABLE,
}


def _questions(old: Report, new: Report) -> Iterator[Changed]:
    """The questions that the person has answered since."""
    given = {asked.clause: asked.question.given for asked in old.questions}
    for asked in new.questions:
        question = asked.question
        if question.given in (None, given.get(asked.clause)):
            continue
        said = next(a.says for a in question.answers if a.id == question.given)
        yield Changed(change=Change.ANSWERED, clauses=asked.clauses, then=question.ask, now=said)


def ways(then: Snapshot, now: Snapshot) -> Iterator[WaysDiffer]:
    """Give the networks that were looked at in one way then, and in another now."""
    before = {account.network: _sources(account.readings) for account in then.accounts}
    for account in now.accounts:
        earlier, today = before.get(account.network, ()), _sources(account.readings)
        if earlier and today and earlier != today:
            yield WaysDiffer(
                network=account.network, network_name=account.name, then=earlier, now=today
            )


def _sources(readings: Iterable[object]) -> tuple[Source, ...]:
    used = {r.source for r in readings if isinstance(r, Observed)} - {Source.ANSWER}
    return tuple(s for s in Source if s in used)
