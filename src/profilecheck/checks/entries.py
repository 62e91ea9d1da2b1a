"""Checks of the texts of a profile: the school's name, a work address, things seen too widely."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from profilecheck.checks.posts import posts_at_most
from profilecheck.checks.settings import gap_verdict
from profilecheck.checks.specs import EntriesAtMost, NoWorkContact, SchoolNotNamed
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell, met, not_met
from profilecheck.model import Entries, Entry, Observed, name_in_address
from profilecheck.school import Match, MatchKind, SchoolMatcher, part_with_role
from profilecheck.vocabulary import (
    FACTS,
    Audience,
    Fact,
    Giveaway,
    Outcome,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words import findings as say
from profilecheck.words.nouns import Network
from profilecheck.words.reasons import why_unread
from profilecheck.words.school import reason_without_quote

__all__ = [
    "SeenEntry",
    "entries_at_most",
    "has_own_word",
    "names_job",
    "names_school",
    "no_work_contact",
    "own_word_says",
    "school_not_named",
    "seen_entries",
    "shown_entries",
    "without_own_handle",
]

_EMAIL_FACTS = (Fact.CONTACT_EMAIL, Fact.ACCOUNT_EMAIL)
_MAY_BE_EMAIL = re.compile(r"@|[\[({]\s*(?:at|dot|\.)\s*[\])}]|\sdot\s", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\S)@\w+(?!\w|\s{0,2}[.,·•。⋅\[({]\s{0,2}\w)")
"""Somebody's name on a network ("@jane_doe"): no host can be read into it, or into what follows."""
_MAY_BE_PHONE = re.compile(r"(?:\d[\W_]{0,4}){7,}")
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    r"(?<!\d)(?<!\d\W)(?<!\d\W{2})(?<!\d\W{3})"
    rf"(?:{_YEAR}(?:\W{{1,3}}{_YEAR})+|\d\d?([./-])\d\d?\1{_YEAR})"
    r"(?!\W{0,2}\d)"
)
"""Years in a row, as from when to when ("2002 - 2005"), or a date: digits enough for a number."""
_LEGIBLE = re.compile(
    r"\w\.\w|\sdot\s|[\[({]\s*(?:dot|\.)\s*[\])}]|(?:\d[\W_]{0,4}){6,}", re.IGNORECASE
)
"""A host or a number: without one, an entry does not say which address it is."""
_PARTLY_HIDDEN = re.compile(r"@\S*[*•●]")
_NUMBER_PARTLY_HIDDEN = re.compile(r"[*•●…]|\d[.,]\d+E\+?\d", re.IGNORECASE)
"""A host or a number some of whose characters are covered, or were rounded off by a spreadsheet."""

_Words = tuple[str, str]


@dataclass(frozen=True)
class SeenEntry:
    """An entry with everything that shows it, and the widest audience known for it.

    `called` is what the person is called, where the entry is the name in their profile's address;
    None of any other.
    """

    entry: Entry
    audience: Audience | None
    on: tuple[Observed, ...]
    called: str | None = None


_Hints = Mapping[SeenEntry, str]
"""What to say of each entry that the person has to judge."""


def seen_entries(readings: FactReadings) -> tuple[SeenEntry, ...]:
    """Merge what the owner and a stranger saw; what a stranger saw is public.

    An entry that one reading lists more often than any reading gives it an audience is several
    entries: the audience of one is not the audience of the other.
    """
    listed = [r.value.entries for r in readings.observed if isinstance(r.value, Entries)]
    marked = _most_often(Counter(_words(e) for e in es if e.audience is not None) for es in listed)
    shown: dict[tuple[str, str, bool], SeenEntry] = {}
    public: dict[str, list[Observed]] = {}
    for reading in readings.observed:
        entries = reading.value.entries if isinstance(reading.value, Entries) else ()
        often = Counter(map(_words, entries))
        for entry in entries:
            if reading.viewpoint is Viewpoint.STRANGER:
                public.setdefault(entry.text.casefold(), []).append(reading)
            words = _words(entry)
            key = (*words, entry.audience is None and often[words] > marked.get(words, 0) > 0)
            before = shown.get(key, SeenEntry(entry, None, ()))
            widest = _widest(before.audience, entry.audience, FACTS[readings.fact].seen_by)
            # What is so now is not of the past, where another reading or line says that it was.
            kept = entry if before.entry.current is False else before.entry
            shown[key] = SeenEntry(kept, widest, (*before.on, reading))
    return tuple(
        SeenEntry(seen.entry, Audience.PUBLIC, tuple(dict.fromkeys((*seen.on, *public[text]))))
        if text in public
        else seen
        for (text, *_), seen in shown.items()
    )


def _most_often(counts: Iterable[Counter[_Words]]) -> Counter[_Words]:
    return reduce(or_, counts, Counter())


def _words(entry: Entry) -> _Words:
    return entry.text.casefold(), entry.detail.casefold()


def _widest(*audiences: Audience | None) -> Audience | None:
    return max((a for a in audiences if a is not None), default=None)


def entries_at_most(check: EntriesAtMost, readings: FactReadings) -> list[Verdict]:
    """Whether nothing listed is seen beyond the limit."""
    fact, network = readings.fact, readings.account

    def too_wide(seen: SeenEntry) -> str:
        return say.entry_shown(fact, seen.entry.text, seen.audience, network)

    verdicts = _beyond_limit(readings, check.limit, seen_entries(readings), too_wide)
    return verdicts or [met(readings.fact, _in_order(readings), readings.observed)]


def school_not_named(
    check: SchoolNotNamed, readings: FactReadings, matcher: SchoolMatcher
) -> list[Verdict]:
    """Whether nothing that is seen beyond the limit names the school."""
    fact, network = readings.fact, readings.account
    if fact is Fact.POSTS_TO_REREAD:
        return posts_at_most(readings, {Giveaway.SCHOOL}, check.limit)
    entries = shown_entries(readings)
    matches = {s: _school_match(fact, s, matcher) for s in entries}
    named = {s: m for s, m in matches.items() if m and not _is_job_alone(s.entry, m)}

    def too_wide(seen: SeenEntry) -> str:
        entry, match = seen.entry, named[seen]
        if match.kind is MatchKind.TOWN_AND_ROLE:
            return say.names_job_and_town(entry.text, seen.audience, network)
        if match.kind is MatchKind.PART_AND_ROLE:
            _, part = _line_with_own_part(fact, entry, matcher, beside_role=True) or ("", "")
            return say.names_job_and_part(entry.text, part, seen.audience, network)
        past, text = entry.current is False, _naming(fact, entry, match)
        because = _because(text, match, matcher)
        return say.names_school(fact, text, seen.audience, network, past=past, because=because)

    unknown = [s for s, m in matches.items() if m is None]
    roles = [s for s, m in matches.items() if m and s not in named]
    jobs = {
        s: say.names_job(s.entry.text, s.audience, network, past=s.entry.current is False)
        for s in roles
    }
    said = {s: own_word_says(fact, s, network, matcher) for s in unknown}
    own_words = {s: says for s, says in said.items() if says}
    verdicts = [
        *_beyond_limit(readings, check.limit, named, too_wide),
        *_left_to_person(check.limit, readings, jobs),
        *_left_to_person(check.limit, readings, own_words, undecided=True),
        *_illegible_contacts(readings, unknown, check.limit),
        *_unknown_school(readings, unknown, check.limit, matcher),
    ]
    says = _within(named, too_wide) or _within(own_words, own_words.__getitem__)
    says = says or say.names_no_school(fact, network)
    return verdicts or [met(fact, says, readings.observed)]


def no_work_contact(
    check: NoWorkContact, readings: FactReadings, matcher: SchoolMatcher
) -> list[Verdict]:
    """Whether no work e-mail address and no work number is shown."""
    fact, network = readings.fact, readings.account
    # A work address to sign in with ties account and school together even if nobody sees it.
    limit = None if check.even_if_hidden else check.limit
    if fact is Fact.POSTS_TO_REREAD:
        return posts_at_most(readings, {Giveaway.WORK_EMAIL, Giveaway.WORK_PHONE}, limit)
    entries = seen_entries(readings)
    work = {s: found for s in entries if (found := _contacts(fact, s.entry, matcher))}
    others = [s for s in entries if s not in work]
    named = {s: _named_address(fact, s.entry, matcher) for s in others}
    hints = {s: say.may_be_work_address(address) for s, address in named.items() if address}

    def too_wide(seen: SeenEntry) -> str:
        found = work[seen][0]
        if check.even_if_hidden:
            return say.signs_in_with_work(found.matched)
        is_phone = found.kind is MatchKind.PHONE
        return say.work_contact(fact, found.matched, seen.audience, network, is_phone=is_phone)

    verdicts = [
        *_beyond_limit(readings, limit, work, too_wide),
        *_left_to_person(limit, readings, hints, undecided=True),
        *_illegible_contacts(readings, others, limit),
        *_unknown_contacts(readings, others, limit, matcher),
    ]
    says = _within(work, too_wide) or say.no_work_contact(fact, network)
    return verdicts or [met(fact, says, readings.observed)]


def names_school(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    """Whether an entry names the school, and not only what the person does."""
    if fact is Fact.POSTS_TO_REREAD:
        return Giveaway.SCHOOL in (seen.entry.gives_away or ())
    match = _school_match(fact, seen, matcher)
    return match is not None and not _is_job_alone(seen.entry, match)


def _is_job_alone(entry: Entry, match: Match) -> bool:
    """Whether an entry tells a job and not where: a town is where somebody works now."""
    past_in_town = match.kind is MatchKind.TOWN_AND_ROLE and entry.current is False
    return match.kind is MatchKind.ROLE or past_in_town


def names_job(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    """Whether an entry names the person's job: a role of school staff, or the school."""
    return names_school(fact, seen, matcher) or (
        fact is not Fact.POSTS_TO_REREAD and _school_match(fact, seen, matcher) is not None
    )


def own_word_says(fact: Fact, seen: SeenEntry, network: Network, matcher: SchoolMatcher) -> str:
    """Say where an entry has the school's own word and names neither it nor a job; "" of others."""
    found = _own_word(fact, seen, matcher)
    return say.may_name_school(*found, seen.audience, network) if found else ""


def has_own_word(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    """Whether an entry has the school's own word in it, which may be a place or a person."""
    in_post = Giveaway.MAYBE_SCHOOL in (seen.entry.gives_away or ())
    return in_post or _own_word(fact, seen, matcher) is not None


def _own_word(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> tuple[str, str] | None:
    if fact is Fact.POSTS_TO_REREAD or _school_match(fact, seen, matcher) is not None:
        return None
    entry = seen.entry
    if fact is Fact.PROFILE_EMPLOYER and matcher.maybe_employer(entry.text):
        return entry.text, entry.text
    # The name in an address is a handle alone: its words are no line of their own.
    if seen.called is None and (found := _line_with_own_part(fact, entry, matcher)):
        return found
    handles = _handles(entry) if fact is Fact.PROFILE_NAME else ()
    return next(((handle, handle) for handle in handles if matcher.maybe_handle(handle)), None)


def _line_with_own_part(
    fact: Fact, entry: Entry, matcher: SchoolMatcher, *, beside_role: bool = False
) -> tuple[str, str] | None:
    """Return the line of an entry that has the school's own word in it, and that word.

    What stands beside a name is its handle: that is looked through by itself.
    """
    lines = (entry.text,) if fact is Fact.PROFILE_NAME else (entry.text, entry.detail)
    found = ((line, matcher.own_part(line, beside_role=beside_role)) for line in lines)
    return next(((line, part) for line, part in found if part), None)


def without_own_handle(fact: Fact, entry: Entry) -> str:
    """The words in which an e-mail address may stand: the handle beside a name is none.

    On some networks it has dots in it, as in "@jane.doe".
    """
    if fact is Fact.PROFILE_NAME and entry.detail.startswith("@"):
        return entry.text
    return f"{entry.text} {entry.detail}"


def _contacts(fact: Fact, entry: Entry, matcher: SchoolMatcher) -> tuple[Match, ...]:
    found = matcher.work_contacts(f"{entry.text} {entry.detail}")
    return found or _whole_number(fact, entry, matcher)


def _named_address(fact: Fact, entry: Entry, matcher: SchoolMatcher) -> str | None:
    """An e-mail address with the school's own word in its host, and none that is known for it."""
    return matcher.own_host(without_own_handle(fact, entry), emails_only=True)


def _whole_number(fact: Fact, entry: Entry, matcher: SchoolMatcher) -> tuple[Match, ...]:
    """The school's number in an entry that is a number: without the 0 too, as tables keep it."""
    match = matcher.phone(entry.text) if fact is Fact.CONTACT_PHONE else None
    return (match,) if match else ()


def _school_match(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> Match | None:
    """Return the strongest sign of the school in an entry, label and value in either order.

    An employer is matched as a whole name, and so is a value beside a label that means a place
    of work; a name's handle is looked through piece by piece.
    """
    entry = seen.entry
    if fact is Fact.PROFILE_EMPLOYER and (match := matcher.employer(entry.text)):
        return match
    if match := matcher.labelled(entry.detail, entry.text):
        return match
    value_first = f"{entry.text} {entry.detail}".strip()
    orders = (value_first, f"{entry.detail}: {entry.text}") if entry.detail else (value_first,)
    matches = [m for text in orders for m in matcher.in_text(text)]
    matches += _whole_number(fact, entry, matcher)
    # A role alone is the weakest sign: it names no school.
    order = [*(k for k in MatchKind if k is not MatchKind.ROLE), MatchKind.ROLE]
    strongest = min(matches, key=lambda m: order.index(m.kind), default=None)
    if strongest is not None and strongest.kind is not MatchKind.ROLE:
        return strongest
    if fact is Fact.PROFILE_NAME:
        return _in_name(seen, matcher) or strongest
    if strongest is None:
        return None
    if match := matcher.part(entry.text):
        return match
    found = _line_with_own_part(fact, entry, matcher, beside_role=True)
    return part_with_role(strongest, found[1]) if found else strongest


def _in_name(seen: SeenEntry, matcher: SchoolMatcher) -> Match | None:
    """The school in a display name's parts, or in a handle: in a text without a space."""
    entry, called = seen.entry, _called(seen, matcher)
    if match := matcher.part(entry.text):
        return match
    handles = _handles(entry)
    return next((m for h in handles if (m := matcher.handle(h, called))), None)


def _handles(entry: Entry) -> tuple[str, ...]:
    return tuple(words for words in (entry.detail, entry.text) if words and " " not in words)


def _called(seen: SeenEntry, matcher: SchoolMatcher) -> str:
    """What the person is called beside a handle; a name that names the school is nobody's own."""
    called = seen.called
    if called is None:
        called = seen.entry.text if " " in seen.entry.text else ""
    return "" if any(m.kind.names_school for m in matcher.in_text(called)) else called


def shown_entries(readings: FactReadings) -> tuple[SeenEntry, ...]:
    """Return `seen_entries`, and beside a name the handle in the profile's address."""
    seen = seen_entries(readings)
    return (*seen, *_own_address(readings, seen))


def _own_address(readings: FactReadings, seen: tuple[SeenEntry, ...]) -> Iterator[SeenEntry]:
    """The name in the profile's own address, which whoever sees the name sees too."""
    handle = name_in_address(readings.account.profile_url)
    names = seen if readings.fact is Fact.PROFILE_NAME else ()
    shown = {_bare(words) for s in names for words in (s.entry.text, s.entry.detail)}
    if handle and names and _bare(handle) not in shown:
        called = " ".join(s.entry.text for s in names if " " in s.entry.text)
        widest = _widest(*(s.audience for s in names))
        on = tuple(dict.fromkeys(r for s in names for r in s.on))
        yield SeenEntry(Entry(text=handle), widest, on, called)


def _bare(handle: str) -> str:
    """A handle without its @: networks write one with and without it, in capitals and without."""
    return handle.removeprefix("@").casefold()


def _naming(fact: Fact, entry: Entry, match: Match) -> str:
    """What of an entry names the school: of a name it may be the handle beside it alone."""
    in_handle = match.matched in entry.detail and match.matched not in entry.text
    return entry.detail if fact is Fact.PROFILE_NAME and in_handle else entry.text


def _because(text: str, match: Match, matcher: SchoolMatcher) -> str:
    """Why an entry matched, "" where that goes without saying: its words are the school's name."""
    names = matcher.school.names if matcher.school else ()
    return "" if text in names else reason_without_quote(text, match.because)


def _in_order(readings: FactReadings) -> str:
    entries = seen_entries(readings)
    widest = _widest(*(s.audience for s in entries))
    return say.seen_at_most(readings.fact, widest, readings.account, listed=bool(entries))


def _beyond_limit(
    readings: FactReadings,
    limit: Audience | None,
    found: Iterable[SeenEntry],
    too_wide: Callable[[SeenEntry], str],
) -> list[Verdict]:
    """One verdict for each entry beyond `limit` (None: any audience), and one for what is unread.

    None at all is proof that everything was seen, and is within the limit.
    """
    verdicts = []
    for seen in found:
        if limit is None or (seen.audience is not None and seen.audience > limit):
            reached = seen.audience or Audience.ONLY_ME
            text = seen.entry.text
            verdicts.append(not_met(readings.fact, too_wide(seen), seen.on, reached, text))
        elif seen.audience is None:
            reason = UnreadReason.AUDIENCE_NOT_SHOWN
            verdicts.append(could_not_tell(readings.fact, too_wide(seen), reason, seen.on))
    if gap := gap_verdict(readings) or _stranger_alone(readings, limit):
        verdicts.append(gap)
    return verdicts


def _within(found: Iterable[SeenEntry], says: Callable[[SeenEntry], str]) -> str:
    """Say what the most widely seen of what was found is, all of it within the limit; "" of none.

    What is there is not called absent because few see it.
    """
    widest = max(found, key=lambda seen: (seen.audience or Audience.ONLY_ME).rank, default=None)
    return says(widest) if widest else ""


def _stranger_alone(readings: FactReadings, limit: Audience | None) -> Verdict | None:
    """Return a gap where only a stranger looked: members may be shown more."""
    if readings.seen_by_owner or (limit is not None and limit >= Audience.MEMBERS):
        return None
    reason = UnreadReason.NOT_VISITED
    says = why_unread(reason, readings.account)
    return could_not_tell(readings.fact, says, reason, readings.observed)


def _left_to_person(
    limit: Audience | None, readings: FactReadings, hints: _Hints, *, undecided: bool = False
) -> Iterator[Verdict]:
    """Yield what the person has to judge: entries with a hint at the work or the school."""
    for seen in _beyond(hints, limit):
        evidence = tuple(r.evidence for r in seen.on)
        yield Verdict(
            readings.fact,
            Outcome.YOUR_CALL,
            hints[seen],
            subject=seen.entry.text if undecided else "",
            evidence=evidence,
            undecided=undecided,
        )


def _unknown_school(
    readings: FactReadings,
    entries: Iterable[SeenEntry],
    limit: Audience | None,
    matcher: SchoolMatcher,
) -> Iterator[Verdict]:
    """Yield that, without a school to compare with, texts cannot be called in order."""
    if not matcher.known:
        says = why_unread(UnreadReason.NEEDS_SCHOOL, readings.account)
        yield from _needs_school(readings, entries, limit, says)


def _unknown_contacts(
    readings: FactReadings,
    entries: Iterable[SeenEntry],
    limit: Audience | None,
    matcher: SchoolMatcher,
) -> Iterator[Verdict]:
    """Yield that an address or number cannot be compared: the school's own is not known."""
    fact, unclear = readings.fact, list(entries)
    emails = [s for s in unclear if _unclear_email(fact, s.entry, matcher)]
    phones = [s for s in unclear if _unclear_phone(fact, s.entry, matcher)]
    if not matcher.known:
        either = [s for s in unclear if s in emails or s in phones]
        yield from _unknown_school(readings, either, limit, matcher)
        return
    says = say.school_has_contacts(phones=False)
    yield from _needs_school(readings, emails, limit, says)
    says = say.school_has_contacts(phones=True)
    yield from _needs_school(readings, phones, limit, says)


def _illegible_contacts(
    readings: FactReadings, entries: Iterable[SeenEntry], limit: Audience | None
) -> Iterator[Verdict]:
    """Yield that an address which is shown, but cannot be read in full, may be a work one."""
    illegible = [s for s in entries if not says_which(readings.fact, s.entry)]
    if wide := _beyond(illegible, limit):
        on = [r for s in wide for r in s.on]
        yield could_not_tell(readings.fact, say.MAY_BE_WORK, UnreadReason.UNKNOWN_WORDING, on)


def says_which(fact: Fact, entry: Entry) -> bool:
    """Whether an entry says which address or number it is, where `fact` is about such."""
    if fact not in (*_EMAIL_FACTS, Fact.CONTACT_PHONE):
        return True
    hidden = _NUMBER_PARTLY_HIDDEN if fact is Fact.CONTACT_PHONE else _PARTLY_HIDDEN
    text = f"{entry.text} {entry.detail}"
    return _LEGIBLE.search(text) is not None and hidden.search(entry.text) is None


def _beyond(entries: Iterable[SeenEntry], limit: Audience | None) -> list[SeenEntry]:
    """The entries that may be seen beyond the limit."""
    return [s for s in entries if limit is None or s.audience is None or s.audience > limit]


def _unclear_email(fact: Fact, entry: Entry, matcher: SchoolMatcher) -> bool:
    text = without_own_handle(fact, entry)
    if fact is Fact.CONTACT_PHONE or matcher.can_rule_out_email(text):
        return False
    return fact in _EMAIL_FACTS or _MAY_BE_EMAIL.search(_HANDLE.sub("", text)) is not None


def _unclear_phone(fact: Fact, entry: Entry, matcher: SchoolMatcher) -> bool:
    is_email = fact in _EMAIL_FACTS and "@" in entry.text
    if is_email or matcher.can_rule_out_phone:
        return False
    words = _YEARS.sub(" … ", f"{entry.text} {entry.detail}")
    return fact is Fact.CONTACT_PHONE or _MAY_BE_PHONE.search(words) is not None


def _needs_school(
    readings: FactReadings, entries: Iterable[SeenEntry], limit: Audience | None, says: str
) -> Iterator[Verdict]:
    if wide := _beyond(entries, limit):
        on = [r for s in wide for r in s.on]
        yield could_not_tell(readings.fact, says, UnreadReason.NEEDS_SCHOOL, on)
