"""The four answers on top: who sees your posts, your school's name, work contacts, your friends."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from profilecheck.checks import (
    AudienceAtMost,
    CountAtMost,
    FactReadings,
    NoWorkContact,
    OneNetworkCheck,
    SchoolNotNamed,
    SwitchIs,
    Verdict,
    evaluate,
)
from profilecheck.model import (
    Account,
    Count,
    InShort,
    InShortNetwork,
    InShortQuestion,
    InShortState,
    Observed,
)
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Outcome
from profilecheck.words import in_short as say
from profilecheck.words.nouns import ANY_NETWORK, Network

__all__ = ["in_short"]


@dataclass(frozen=True)
class _Asked:
    """One of the four: what is looked at, and whether the answer says who can see it."""

    question: InShortQuestion
    checks: tuple[OneNetworkCheck, ...]
    says_who: bool


_ASKED = (
    _Asked(
        InShortQuestion.POSTS,
        (
            AudienceAtMost(
                id="new",
                test="audience_at_most",
                facts=(Fact.POSTS_FUTURE_AUDIENCE,),
                limit=Audience.FRIENDS,
            ),
            SwitchIs(
                id="old",
                test="switch_is",
                facts=(Fact.POSTS_PAST_LIMITED,),
                value=True,
                reaches=Audience.FRIENDS_OF_FRIENDS,
            ),
            CountAtMost(
                id="public", test="count_at_most", facts=(Fact.POSTS_PUBLIC_COUNT,), limit=0
            ),
        ),
        says_who=True,
    ),
    _Asked(
        InShortQuestion.SCHOOL,
        (
            SchoolNotNamed(
                id="school", test="school_not_named", facts=SHOWN_TEXTS, limit=Audience.ONLY_ME
            ),
        ),
        says_who=False,
    ),
    _Asked(
        InShortQuestion.WORK_CONTACT,
        (NoWorkContact(id="contact", test="no_work_contact", facts=SHOWN_TEXTS),),
        says_who=False,
    ),
    _Asked(
        InShortQuestion.FRIENDS,
        (
            AudienceAtMost(
                id="friends",
                test="audience_at_most",
                facts=(Fact.FRIENDS_AUDIENCE,),
                limit=Audience.ONLY_ME,
            ),
        ),
        says_who=True,
    ),
)
_ORDER = (InShortState.OPEN, InShortState.NOT_KNOWN, InShortState.NO)
"""The answer for all networks is the first of these that holds on one."""


def in_short(accounts: tuple[Account, ...], matcher: SchoolMatcher) -> tuple[InShort, ...]:
    """Return the four answers.

    “No” takes proof on every network that it speaks of; where one is not known, that is said.
    """
    return tuple(_answer(asked, accounts, matcher) for asked in _ASKED)


def _answer(asked: _Asked, accounts: tuple[Account, ...], matcher: SchoolMatcher) -> InShort:
    judged = [(a, _verdicts(asked, a, matcher)) for a in accounts]
    networks = tuple(
        each
        for account, verdicts in judged
        if (each := _on_network(asked, account, verdicts)).state is not InShortState.NOTHING
    )
    theirs, untold = _unknown(judged, networks)
    found_in = dict.fromkeys(
        v.subject for _, verdicts in judged for v in verdicts if v.undecided and v.subject
    )
    # Where no network was looked at, nothing is known of any.
    none = InShortState.NOTHING if accounts else InShortState.NOT_KNOWN
    states = {n.state for n in networks}
    state = next((s for s in _ORDER if s in states), none)
    widest = max((n.reach for n in networks if n.reach), default=None)
    holds_for = _holds_for(state, networks, widest, asked)
    spoken = _spoken_of(accounts, {of.network for of in networks or accounts})
    is_theirs = state is InShortState.NOT_KNOWN and bool(theirs)
    notes = (
        say.may_be_in(list(found_in)),
        *_notes(asked, state, widest, networks, accounts),
        *_notes_on_unknown(state, theirs, untold),
    )
    return InShort(
        question=asked.question,
        ask=say.asks_in_short(asked.question, spoken),
        state=state,
        reach=widest,
        says=(
            say.only_you(theirs, len(networks))
            if is_theirs
            else _says(asked, state, widest, len(holds_for), networks, spoken)
        ),
        holds_for=holds_for,
        note="; ".join(filter(None, notes)),
        networks=networks,
    )


def _unknown(
    judged: Iterable[tuple[Account, tuple[Verdict, ...]]], networks: Iterable[InShortNetwork]
) -> tuple[list[str], list[str]]:
    """Return the networks of which it is not known: where only the person can tell, and others."""
    undecided = {a.network for a, verdicts in judged if any(v.undecided for v in verdicts)}
    unknown = [n for n in networks if n.state is InShortState.NOT_KNOWN]
    theirs = [n.network_name for n in unknown if n.network in undecided]
    return theirs, [n.network_name for n in unknown if n.network not in undecided]


def _spoken_of(accounts: Iterable[Account], networks: Collection[str]) -> Network:
    """The network whose nouns fit all of `networks`, or any where theirs differ."""
    counted = [account for account in accounts if account.network in networks]
    alike = len({account.nouns for account in counted}) == 1
    return counted[0] if alike else ANY_NETWORK


def _verdicts(asked: _Asked, account: Account, matcher: SchoolMatcher) -> tuple[Verdict, ...]:
    return tuple(v for c in asked.checks for v in evaluate(c, c.facts, account, matcher))


def _on_network(asked: _Asked, account: Account, verdicts: tuple[Verdict, ...]) -> InShortNetwork:
    state, reach = _state(verdicts)
    facts = [fact for check in asked.checks for fact in check.facts]
    untold = any(v.outcome is Outcome.COULD_NOT_TELL for v in verdicts) or any(
        FactReadings.of(account, fact, None).gap for fact in facts
    )
    return InShortNetwork(
        network=account.network,
        network_name=account.name,
        state=state,
        reach=reach,
        in_part=state is InShortState.OPEN and untold,
    )


def _state(verdicts: tuple[Verdict, ...]) -> tuple[InShortState, Audience | None]:
    open_to = [v.reached for v in verdicts if v.outcome is Outcome.NOT_MET]
    outcomes = {v.outcome for v in verdicts}
    if open_to:
        return InShortState.OPEN, max(open_to)
    if Outcome.COULD_NOT_TELL in outcomes or any(v.undecided for v in verdicts):
        return InShortState.NOT_KNOWN, None
    # What says the job and not the school is no “yes”; all else there is in order.
    proved = outcomes & {Outcome.MET, Outcome.YOUR_CALL}
    return (InShortState.NO if proved else InShortState.NOTHING), None


def _holds_for(
    state: InShortState,
    networks: tuple[InShortNetwork, ...],
    widest: Audience | None,
    asked: _Asked,
) -> tuple[str, ...]:
    """The networks that the answer counts: of “anyone”, those that strangers can see it on."""
    if state is not InShortState.OPEN or not asked.says_who:
        return tuple(n.network_name for n in networks if n.state is state)
    counted = say.STRANGERS if widest in say.STRANGERS else (widest,)
    return tuple(n.network_name for n in networks if n.reach in counted)


def _says(
    asked: _Asked,
    state: InShortState,
    widest: Audience | None,
    number: int,
    networks: tuple[InShortNetwork, ...],
    spoken: Network,
) -> str:
    total = len(networks)
    match state:
        case InShortState.NOTHING:
            return say.NOTHING_TO_SEE
        case InShortState.NOT_KNOWN:
            return say.not_known(_names(networks, state), total)
        case InShortState.NO:
            return say.none_but(asked.question, spoken)
        case InShortState.OPEN:
            answer = say.seen_by(widest, spoken) if asked.says_who and widest else say.YES
            return say.on_networks(answer, number, total)


def _names(networks: Iterable[InShortNetwork], state: InShortState) -> list[str]:
    return [n.network_name for n in networks if n.state is state]


def _notes(
    asked: _Asked,
    state: InShortState,
    widest: Audience | None,
    networks: tuple[InShortNetwork, ...],
    accounts: tuple[Account, ...],
) -> Iterator[str]:
    if asked.says_who and state is InShortState.OPEN and widest not in say.STRANGERS:
        in_part = [n.network_name for n in networks if n.state is state and n.in_part]
        yield say.maybe_more_there(in_part) if in_part else ""
    if asked.question is InShortQuestion.FRIENDS:
        colleagues = _total(accounts, Fact.FRIENDS_AT_EMPLOYER)
        yield say.among_friends(colleagues, _total(accounts, Fact.FRIENDS_STUDENTS_OF_EMPLOYER))
    clear = _names(networks, InShortState.NO)
    if state is not InShortState.NO and clear:
        there = {n.network for n in networks if n.state is InShortState.NO}
        yield say.none_but_there(asked.question, clear, _spoken_of(accounts, there))


def _notes_on_unknown(state: InShortState, theirs: list[str], untold: list[str]) -> Iterator[str]:
    """Where only the person can tell, and where it is not known; the answer may say it already."""
    is_answer = state is InShortState.NOT_KNOWN
    if theirs and not is_answer:
        yield say.only_you_there(theirs)
    if untold and (theirs or not is_answer):
        yield say.not_known_there(untold)


def _total(accounts: Iterable[Account], fact: Fact) -> int:
    """How many were counted on all networks, on each the most that one reading told."""
    total = 0
    for account in accounts:
        counts = (
            r.value.count
            for r in account.readings
            if isinstance(r, Observed) and r.fact is fact and isinstance(r.value, Count)
        )
        total += max(counts, default=0)
    return total
