"""What the person found by hand, taken into the snapshot in place of what could not be read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from profilecheck.checks import says_which, sentence
from profilecheck.judge.settings import agree
from profilecheck.model import (
    ANSWER_PAGE,
    Account,
    AccountAnswer,
    AccountIs,
    AccountState,
    Answers,
    Count,
    Entries,
    Entry,
    Evidence,
    FactAnswer,
    NotApplicable,
    Observed,
    Reading,
    Snapshot,
    Unread,
    Years,
)
from profilecheck.vocabulary import FACTS, Fact, Source, UnreadReason, Viewpoint
from profilecheck.words.doing import no_account
from profilecheck.words.findings import your_answer
from profilecheck.words.nouns import Network

__all__ = [
    "accounts_said",
    "in_part",
    "in_words",
    "is_seen_by_unknown",
    "is_unused",
    "with_answers",
]

_NOTHING_THERE = (AccountIs.NEVER, AccountIs.CLOSED)

_About = tuple[Fact, Viewpoint]
_Standing = dict[_About, FactAnswer]


def with_answers(snapshot: Snapshot, answers: Answers, today: date) -> Snapshot:
    """Return the snapshot with the standing answers about facts taken in.

    An answer takes the place of what is unread from its viewpoint, and of what a stranger was not
    shown where nothing was asked of the owner. What was read stands beside it, and where the two
    differ the less careful one counts; but what was read whole on a later day makes the answer
    needless. An address or number that a page shows without saying which takes its name from the
    answer, and keeps who can see it. Where the person has no account, and nothing was opened, all
    is not applicable. What a network does not have, or was not audited for, no answer brings into
    being.
    """
    without = {a.network: a.account for a in accounts_said(answers, today)}
    accounts = tuple(
        _without_account(account, said)
        if is_unused(account) and (said := without.get(account.network)) in _NOTHING_THERE
        else _answered(account, _standing(account, answers.facts, today), snapshot)
        for account in snapshot.accounts
    )
    return snapshot.model_copy(update={"accounts": accounts})


def is_unused(account: Account) -> bool:
    """Whether nothing of a network could be opened: it has closed, or the person left it."""
    return account.state in (AccountState.CLOSED, AccountState.NOT_USED)


def accounts_said(answers: Answers, today: date) -> tuple[AccountAnswer, ...]:
    """Return the newest answer about the account on each network, where it holds."""
    newest: dict[str, AccountAnswer] = {}
    for answer in sorted(answers.accounts, key=lambda a: a.answered_on):
        if answer.answered_on <= today:
            newest[answer.network] = answer
    return tuple(a for a in newest.values() if today <= a.expires_on)


def _without_account(account: Account, said: AccountIs | None) -> Account:
    """The account with nothing on it that applies, as the person said."""
    why = no_account(account.name, said or AccountIs.NEVER)
    readings = tuple(NotApplicable(fact=fact, network=account.network, why=why) for fact in Fact)
    return account.model_copy(update={"readings": readings})


def _standing(account: Account, given: Iterable[FactAnswer], today: date) -> _Standing:
    """The newest answer to each fact of the account that still holds and is still needed."""
    ruled_out = {r.fact for r in account.readings if isinstance(r, NotApplicable)}
    standing: _Standing = {}
    # Of two on one day the later in the file is the newer.
    for answer in sorted(given, key=lambda a: a.answered_on):
        given_by_now = answer.answered_on <= today
        if given_by_now and answer.network == account.network and answer.fact not in ruled_out:
            # A setting stands at one thing: what was said of it before is outweighed.
            standing = {k: said for k, said in standing.items() if agree(account, said, answer)}
            standing[answer.fact, answer.viewpoint] = answer
    # The newest counts: where it no longer holds, an older one is not what the person says.
    return {
        about: answer
        for about, answer in standing.items()
        if today <= answer.expires_on and not _read_since(account, answer)
    }


def _read_since(account: Account, answer: FactAnswer) -> bool:
    """Whether the thing was read whole on a later day than it was answered on."""
    about = (answer.fact, answer.viewpoint)
    readings = [r for r in account.readings if _about(r) == about]
    days = [r.evidence.day_everywhere for r in readings if isinstance(r, Observed)]
    whole = len(days) == len(readings) and not any(map(in_part, readings))
    return whole and bool(days) and min(days) > answer.answered_on


def in_part(reading: Reading) -> bool:
    """Whether a reading tells a part only.

    So does a list that was broken off, and an entry without who sees it, or without which it is.
    """
    fact = reading.fact
    value = reading.value if isinstance(reading, Observed) else None
    if isinstance(value, Count | Years):
        return value.at_least
    entries = value.entries if isinstance(value, Entries) else ()
    return any(is_seen_by_unknown(fact, e) or not says_which(fact, e) for e in entries)


def is_seen_by_unknown(fact: Fact, entry: Entry) -> bool:
    """Whether it is for the person to say who sees an entry: of a name every network tells it."""
    return entry.audience is None and FACTS[fact].seen_by is None


def _about(reading: Reading) -> _About:
    return reading.fact, reading.viewpoint


def _answered(account: Account, standing: _Standing, snapshot: Snapshot) -> Account:
    asked_of_owner = {r.fact for r in account.readings if r.viewpoint is Viewpoint.OWNER}
    seen_on = snapshot.taken_on
    kept = tuple(
        _named(r, standing.get(_about(r)))
        for r in account.readings
        if not _replaced(
            r, standing.get(_about(r)) or _of_owner(r.fact, standing, asked_of_owner), seen_on
        )
    )
    said = tuple(_observations(account, standing.values(), snapshot))
    return account.model_copy(update={"readings": kept + said}) if said else account


def _named(reading: Reading, answer: FactAnswer | None) -> Reading:
    """Let `answer` say which address or number it is that a page shows without saying so."""
    if not isinstance(reading, Observed) or not isinstance(reading.value, Entries):
        return reading
    said = answer.value.entries if answer and isinstance(answer.value, Entries) else ()
    names = [entry for entry in said if says_which(reading.fact, entry)]
    if not names or all(says_which(reading.fact, entry) for entry in reading.value.entries):
        return reading
    entries = tuple(
        named
        for entry in reading.value.entries
        for named in (
            (entry,)
            if says_which(reading.fact, entry)
            else (entry.model_copy(update={"text": name.text}) for name in names)
        )
    )
    value = reading.value.model_copy(update={"entries": entries})
    return reading.model_copy(update={"value": value})


def _of_owner(fact: Fact, standing: _Standing, asked_of_owner: set[Fact]) -> FactAnswer | None:
    """The owner's answer, where the pages that tell a fact are opened as a stranger alone."""
    return None if fact in asked_of_owner else standing.get((fact, Viewpoint.OWNER))


def _replaced(reading: Reading, answer: FactAnswer | None, seen_on: date) -> bool:
    """Whether `answer` takes the place of `reading`: unread, or a count broken off below it.

    That a page named the school on the day `seen_on` is answered by a look since then alone.
    """
    if answer is None:
        return False
    if isinstance(reading, Unread):
        named = reading.reason is UnreadReason.SCHOOL_NAMED
        return not (named and answer.answered_on < seen_on)
    counted = reading.value if isinstance(reading, Observed) else None
    if isinstance(counted, Count) and isinstance(answer.value, Count):
        return counted.at_least and counted.count <= answer.value.count
    return False


def _observations(
    account: Account, standing: Iterable[FactAnswer], snapshot: Snapshot
) -> Iterator[Observed]:
    for answer in standing:
        guidance = account.guidance.get(answer.fact)
        yield _observed(
            answer,
            Evidence(
                url=guidance.url if guidance else "",
                page=ANSWER_PAGE,
                seen=your_answer(in_words(answer, account)),
                at=datetime.combine(answer.answered_on, time(), snapshot.taken_at.tzinfo),
                holds_until=answer.expires_on,
            ),
        )


def in_words(answer: FactAnswer, network: Network) -> str:
    """Return what the person said, as it is said of what was read."""
    noon = datetime.combine(answer.answered_on, time(12), UTC)
    nothing_seen = Evidence(url="", page=ANSWER_PAGE, seen="", at=noon)
    return sentence(_observed(answer, nothing_seen), network)


def _observed(answer: FactAnswer, evidence: Evidence) -> Observed:
    return Observed(
        fact=answer.fact,
        network=answer.network,
        viewpoint=answer.viewpoint,
        value=answer.value,
        source=Source.ANSWER,
        evidence=evidence,
    )
