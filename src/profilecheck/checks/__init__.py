"""Pure checks: from the readings of one network to verdicts. No page, no clause, no clock."""

from collections.abc import Iterable
from dataclasses import replace

from profilecheck.checks.entries import (
    SeenEntry,
    entries_at_most,
    has_own_word,
    names_job,
    names_school,
    no_work_contact,
    own_word_says,
    says_which,
    school_not_named,
    seen_entries,
    shown_entries,
    without_own_handle,
)
from profilecheck.checks.inform import inform, sentence
from profilecheck.checks.settings import audience_at_most, count_at_most, switch_is
from profilecheck.checks.specs import (
    CHECK_KINDS,
    AccountsApart,
    AudienceAtMost,
    Check,
    CountAtMost,
    EntriesAtMost,
    Inform,
    NoWorkContact,
    OneNetworkCheck,
    SchoolNotNamed,
    SwitchIs,
)
from profilecheck.checks.ties import accounts_apart, exposes_school, ties
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell, not_applicable
from profilecheck.model import Account, Entries, Observed
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Fact,
    Outcome,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words.reasons import why_unread

__all__ = [
    "CHECK_KINDS",
    "AccountsApart",
    "AudienceAtMost",
    "Check",
    "CountAtMost",
    "EntriesAtMost",
    "FactReadings",
    "Inform",
    "NoWorkContact",
    "OneNetworkCheck",
    "SchoolNotNamed",
    "SeenEntry",
    "SwitchIs",
    "Verdict",
    "accounts_apart",
    "evaluate",
    "exposes_school",
    "has_own_word",
    "names_job",
    "names_school",
    "own_word_says",
    "says_which",
    "seen_entries",
    "sentence",
    "shown_entries",
    "ties",
    "without_own_handle",
]


def evaluate(
    check: OneNetworkCheck, facts: Iterable[Fact], account: Account, matcher: SchoolMatcher
) -> tuple[Verdict, ...]:
    """Return at least one verdict for each of `facts`, those that `check` is of, on `account`.

    What a stranger sees is part of what the owner sees. Where the stranger was not shown a thing,
    the owner's own view of it, read whole, proves who can see it. What the owner's view says is for
    anyone counts for a stranger as well: it may stand on a page where no stranger looked, and how
    many posts anyone can see counts whoever counted them.

    A check that names no facts is of whatever there is: it says nothing of a fact that nobody
    asked for on this network, or from this viewpoint. Where nobody looked as a stranger at all,
    it is of what the owner's view shows to anyone.
    """
    facts = tuple(facts)
    verdicts: list[Verdict] = []
    for fact in facts:
        readings = _readings(account, fact, check, matcher)
        if not (check.facts or readings.asked_for):
            verdicts.extend(_public_exposures(check, account, fact, matcher))
        elif readings.applies:
            verdicts.extend(_with_public(check, account, readings, matcher))
        else:
            verdicts.append(not_applicable(fact, readings.not_applicable[0].why))
    if not verdicts:
        of_all = (FactReadings.of(account, fact, None) for fact in facts)
        shown = (r for r in of_all if _is_known_to_strangers(r) and _all_public(r))
        verdicts = [v for readings in shown for v in _verdicts(check, readings, matcher)]
    if not verdicts:
        reason = UnreadReason.NOT_VISITED
        says = why_unread(reason, account)
        verdicts = [could_not_tell(fact, says, reason) for fact in (*facts, *SHOWN_TEXTS)[:1]]
    return tuple(verdicts)


def _readings(
    account: Account, fact: Fact, check: OneNetworkCheck, matcher: SchoolMatcher
) -> FactReadings:
    seen = FactReadings.of(account, fact, check.viewpoint)
    if check.viewpoint is not Viewpoint.STRANGER or (seen.observed and not seen.gap):
        return seen
    of_all = FactReadings.of(account, fact, None)
    if seen.asked_for:
        return of_all if of_all.seen_by_owner else seen
    if not check.facts:
        return seen
    if fact is Fact.POSTS_PUBLIC_COUNT:
        return of_all  # it is of what anyone sees, whoever counted
    known = _is_known_to_strangers(of_all) or _holds_nothing(check, of_all, matcher)
    return of_all if known else seen


def _with_public(
    check: OneNetworkCheck, account: Account, readings: FactReadings, matcher: SchoolMatcher
) -> list[Verdict]:
    """Return the verdicts of `readings`, with what the owner's view says is for anyone to see.

    Beside that, nothing of the fact is in order.
    """
    verdicts = _verdicts(check, readings, matcher)
    told = {verdict.says for verdict in verdicts}
    public = _public_exposures(check, account, readings.fact, matcher)
    fresh = [verdict for verdict in public if verdict.says not in told]
    return [*fresh, *(v for v in verdicts if not fresh or v.outcome is not Outcome.MET)]


def _public_exposures(
    check: OneNetworkCheck, account: Account, fact: Fact, matcher: SchoolMatcher
) -> list[Verdict]:
    """Return what a check of a stranger's view finds in what the owner's shows to anyone."""
    if check.viewpoint is not Viewpoint.STRANGER or not isinstance(
        check, SchoolNotNamed | NoWorkContact
    ):
        return []
    own = FactReadings.of(account, fact, Viewpoint.OWNER)
    observed = tuple(shown for read in own.observed if (shown := _public_part(read)))
    public = replace(own, observed=observed, unread=())
    verdicts = _verdicts(check, public, matcher) if observed else []
    return [v for v in verdicts if v.outcome in (Outcome.NOT_MET, Outcome.YOUR_CALL)]


def _public_part(read: Observed) -> Observed | None:
    """Return a reading with those of its entries that anyone sees; None where there are none."""
    listed = read.value.entries if isinstance(read.value, Entries) else ()
    entries = tuple(entry for entry in listed if entry.audience is Audience.PUBLIC)
    return read.model_copy(update={"value": Entries(entries=entries)}) if entries else None


def _holds_nothing(check: OneNetworkCheck, of_all: FactReadings, matcher: SchoolMatcher) -> bool:
    """Whether the owner's whole view holds nothing of what a check of words looks for.

    A stranger then finds none of it either, whoever it is that sees those words.
    """
    if not isinstance(check, SchoolNotNamed | NoWorkContact):
        return False
    of_anybody = check.model_copy(update={"limit": Audience.ONLY_ME})
    verdicts = _verdicts(of_anybody, of_all, matcher)
    return all(verdict.outcome is Outcome.MET for verdict in verdicts)


def _is_known_to_strangers(of_all: FactReadings) -> bool:
    """Whether the owner's whole view tells what a stranger sees of all that it shows.

    It stands in for a stranger's look at a thing that no page shows to strangers. What anyone sees
    they see, and what is kept to less than members they don't. That members see something does not
    tell: the network may show it to anyone elsewhere.
    """
    return (
        of_all.seen_by_owner
        and of_all.gap is None
        and all(
            isinstance(read.value, Entries)
            and all(e.audience not in (None, Audience.MEMBERS) for e in read.value.entries)
            for read in of_all.observed
        )
    )


def _all_public(of_all: FactReadings) -> bool:
    """Whether something is listed, and all of it for anyone to see."""
    listed = [e for r in of_all.observed if isinstance(r.value, Entries) for e in r.value.entries]
    return bool(listed) and all(entry.audience is Audience.PUBLIC for entry in listed)


def _verdicts(
    check: OneNetworkCheck, readings: FactReadings, matcher: SchoolMatcher
) -> list[Verdict]:
    match check:
        case AudienceAtMost():
            return [audience_at_most(check, readings)]
        case SwitchIs():
            return [switch_is(check, readings)]
        case CountAtMost():
            return [count_at_most(check, readings)]
        case EntriesAtMost():
            return entries_at_most(check, readings)
        case SchoolNotNamed():
            return school_not_named(check, readings, matcher)
        case NoWorkContact():
            return no_work_contact(check, readings, matcher)
        case Inform():
            return [inform(readings)]
