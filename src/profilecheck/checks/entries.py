"""Checks of what stands on a profile: the school's name, a work address, things seen too widely."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from profilecheck.checks.settings import gap_verdict
from profilecheck.checks.specs import EntriesAtMost, NoWorkContact, SchoolNotNamed
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell, met, not_met
from profilecheck.checks.wording import nothing_listed, shown_to, why_unread
from profilecheck.model import Entries, Entry, Observed
from profilecheck.school import Match, MatchKind, Workplace
from profilecheck.vocabulary import FACTS, Audience, Fact, Outcome, UnreadReason, Viewpoint

__all__ = ["SeenEntry", "entries_at_most", "no_work_contact", "school_not_named", "seen_entries"]

_CONTACT_FACTS = (Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE, Fact.ACCOUNT_EMAIL)
_LOOKS_LIKE_CONTACT = re.compile(r"@|(?:\d[\s().-]?){7,}")


@dataclass(frozen=True)
class SeenEntry:
    """An entry with everything that shows it, and the widest audience known for it."""

    entry: Entry
    audience: Audience | None
    on: tuple[Observed, ...]


def seen_entries(readings: FactReadings) -> tuple[SeenEntry, ...]:
    """Merge what the owner and a stranger saw; what a stranger saw is public."""
    shown: dict[tuple[str, str], SeenEntry] = {}
    public: dict[str, list[Observed]] = {}
    for reading, entry in _each(readings.observed):
        if reading.viewpoint is Viewpoint.STRANGER:
            public.setdefault(entry.text.casefold(), []).append(reading)
        key = (entry.text.casefold(), entry.detail.casefold())
        before = shown.get(key, SeenEntry(entry, None, ()))
        shown[key] = SeenEntry(
            before.entry, _widest(before.audience, entry.audience), (*before.on, reading)
        )
    return tuple(
        SeenEntry(seen.entry, Audience.PUBLIC, tuple(dict.fromkeys((*seen.on, *public[text]))))
        if text in public
        else seen
        for (text, _), seen in shown.items()
    )


def _widest(*audiences: Audience | None) -> Audience | None:
    return max((a for a in audiences if a is not None), default=None)


def _each(observed: Iterable[Observed]) -> Iterator[tuple[Observed, Entry]]:
    for reading in observed:
        if isinstance(reading.value, Entries):
            yield from ((reading, entry) for entry in reading.value.entries)


def entries_at_most(check: EntriesAtMost, readings: FactReadings) -> list[Verdict]:
    """Whether nothing listed is seen beyond the limit."""
    about = FACTS[readings.fact].about

    def too_wide(seen: SeenEntry) -> str:
        who = shown_to(seen.audience, readings.account.name)
        return f"Your profile shows {about} (“{seen.entry.text}”): {who}."

    return _judge_entries(
        readings, check.limit, seen_entries(readings), too_wide, _in_order(readings)
    )


def school_not_named(
    check: SchoolNotNamed, readings: FactReadings, workplace: Workplace
) -> list[Verdict]:
    """Whether nothing that is seen beyond the limit names the school."""
    fact, network = readings.fact, readings.account.name
    entries = seen_entries(readings)
    naming = {id(s): _school_match(fact, s.entry, workplace) for s in entries}
    named = [s for s in entries if (m := naming[id(s)]) and m.kind is not MatchKind.ROLE]

    def too_wide(seen: SeenEntry) -> str:
        match = naming[id(seen)]
        because = match.because if match else ""
        return f"{_names_school(fact, seen.entry)}: {shown_to(seen.audience, network)}. {because}"

    verdicts = _judge_entries(
        readings, check.limit, named, too_wide, f"{_capital(FACTS[fact].about)}: no school named."
    )
    others = [s for s in entries if s not in named]
    return [
        *verdicts,
        *_for_you_to_judge(check.limit, readings, [s for s in others if naming[id(s)]]),
        *_unknown_school(
            readings, [s for s in others if not naming[id(s)]], check.limit, workplace
        ),
    ]


def no_work_contact(
    check: NoWorkContact, readings: FactReadings, workplace: Workplace
) -> list[Verdict]:
    """Whether no work e-mail address or work number stands there."""
    fact, network = readings.fact, readings.account.name
    entries = seen_entries(readings)
    contacts = {id(s): _contacts(s.entry, workplace) for s in entries}
    work = [s for s in entries if contacts[id(s)]]

    def too_wide(seen: SeenEntry) -> str:
        found = contacts[id(seen)][0]
        if check.even_if_hidden:
            return f"{_capital(FACTS[fact].about)} is a work address (“{found.matched}”)."
        who = shown_to(seen.audience, network)
        return f"A work contact (“{found.matched}”) stands in {FACTS[fact].about}: {who}."

    # A work address to sign in with ties account and school together even if nobody sees it.
    limit = None if check.even_if_hidden else check.limit
    in_order = f"No work e-mail address or work number in {FACTS[fact].about}."
    verdicts = _judge_entries(readings, limit, work, too_wide, in_order)
    doubtful = [
        s
        for s in entries
        if s not in work and (fact in _CONTACT_FACTS or _LOOKS_LIKE_CONTACT.search(s.entry.text))
    ]
    return [*verdicts, *_unknown_school(readings, doubtful, limit, workplace)]


def _contacts(entry: Entry, workplace: Workplace) -> tuple[Match, ...]:
    return workplace.work_contacts(f"{entry.text} {entry.detail}")


def _school_match(fact: Fact, entry: Entry, workplace: Workplace) -> Match | None:
    """The strongest sign of the school in an entry; where one works is matched as a whole name."""
    if fact is Fact.PROFILE_EMPLOYER and (match := workplace.employer(entry.text)):
        return match
    text = f"{entry.text} {entry.detail}".strip()
    matches = workplace.in_text(text)
    return min(matches, key=lambda m: list(MatchKind).index(m.kind), default=None)


def _names_school(fact: Fact, entry: Entry) -> str:
    if fact is Fact.PROFILE_EMPLOYER:
        tense = "worked" if entry.current is False else "work"
        return f"Your profile says that you {tense} at “{entry.text}”"
    return f"Your school can be told from {FACTS[fact].about} (“{entry.text}”)"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_order(readings: FactReadings) -> str:
    entries = seen_entries(readings)
    if not entries:
        return nothing_listed(readings.fact)
    widest = _widest(*(s.audience for s in entries))
    about = _capital(FACTS[readings.fact].about)
    return f"{about}: {shown_to(widest, readings.account.name)}."


def _judge_entries(
    readings: FactReadings,
    limit: Audience | None,
    found: Iterable[SeenEntry],
    too_wide: Callable[[SeenEntry], str],
    in_order: str,
) -> list[Verdict]:
    """One verdict for each entry found beyond `limit` (None: any audience), else one for all."""
    verdicts = []
    for seen in found:
        if limit is None or (seen.audience is not None and seen.audience > limit):
            reached = seen.audience or Audience.ONLY_ME
            verdicts.append(not_met(readings.fact, too_wide(seen), seen.on, reached))
        elif seen.audience is None:
            reason = UnreadReason.AUDIENCE_NOT_SHOWN
            verdicts.append(could_not_tell(readings.fact, too_wide(seen), reason, seen.on))
    if gap := gap_verdict(readings):
        return [*verdicts, gap]
    return verdicts or [met(readings.fact, in_order, readings.observed)]


def _for_you_to_judge(
    limit: Audience, readings: FactReadings, hints: Iterable[SeenEntry]
) -> Iterator[Verdict]:
    """Entries that tell the work but not the school."""
    for seen in hints:
        if seen.audience is None or seen.audience > limit:
            yield Verdict(
                readings.fact,
                Outcome.YOUR_CALL,
                f"“{seen.entry.text}” says what you do, without naming the school: "
                f"{shown_to(seen.audience, readings.account.name)}.",
                evidence=tuple(r.evidence for r in seen.on),
            )


def _unknown_school(
    readings: FactReadings,
    entries: Iterable[SeenEntry],
    limit: Audience | None,
    workplace: Workplace,
) -> Iterator[Verdict]:
    """Without a school to hold it against, what is written there cannot be called in order."""
    if workplace.known:
        return
    wide = [s for s in entries if limit is None or s.audience is None or s.audience > limit]
    if wide:
        reason = UnreadReason.NEEDS_SCHOOL
        on = [r for s in wide for r in s.on]
        yield could_not_tell(readings.fact, why_unread(reason, readings.account.name), reason, on)
