"""The four answers on top: who sees your posts, your school's name, work contacts, your friends."""

from collections.abc import Iterable
from dataclasses import dataclass

from profilecheck.checks import (
    AudienceAtMost,
    CountAtMost,
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
from profilecheck.words.doing import who
from profilecheck.words.plurals import listed

__all__ = ["in_short"]


@dataclass(frozen=True)
class _Asked:
    """One of the four: what is asked, what is looked at, and how the answer is begun."""

    question: InShortQuestion
    ask: str
    checks: tuple[OneNetworkCheck, ...]
    says_who: bool


_ASKED = (
    _Asked(
        InShortQuestion.POSTS,
        "Who can see your posts?",
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
        "Is your school named?",
        (
            SchoolNotNamed(
                id="school", test="school_not_named", facts=SHOWN_TEXTS, limit=Audience.ONLY_ME
            ),
        ),
        says_who=False,
    ),
    _Asked(
        InShortQuestion.WORK_CONTACT,
        "Is a work e-mail or number out?",
        (NoWorkContact(id="contact", test="no_work_contact", facts=SHOWN_TEXTS),),
        says_who=False,
    ),
    _Asked(
        InShortQuestion.FRIENDS,
        "Who can see your friends?",
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
_NOBODY_ELSE = {InShortQuestion.POSTS: "Only your friends", InShortQuestion.FRIENDS: "Only you"}
_NAMED = 2
"""Networks that are named in an answer; more of them are counted."""
_STRANGERS = (Audience.MEMBERS, Audience.PUBLIC)


def in_short(accounts: tuple[Account, ...], matcher: SchoolMatcher) -> tuple[InShort, ...]:
    """Return the four answers.

    “No” takes proof on every network that it speaks of; where one is not known, that is said.
    """
    return tuple(_answer(asked, accounts, matcher) for asked in _ASKED)


def _answer(asked: _Asked, accounts: tuple[Account, ...], matcher: SchoolMatcher) -> InShort:
    networks = tuple(
        each
        for account in accounts
        if (each := _on_network(asked, account, matcher)).state is not InShortState.NOTHING
    )
    states = {n.state for n in networks}
    order = (InShortState.OPEN, InShortState.NOT_KNOWN, InShortState.NO)
    state = next((s for s in order if s in states), InShortState.NOTHING)
    widest = max((n.reach for n in networks if n.reach), default=None)
    holds_for = _holds_for(state, networks, widest, asked)
    return InShort(
        question=asked.question,
        ask=asked.ask,
        state=state,
        reach=widest,
        says=_says(asked, state, widest, len(holds_for), networks),
        holds_for=holds_for,
        note=_note(asked, state, networks, accounts),
        networks=networks,
    )


def _on_network(asked: _Asked, account: Account, matcher: SchoolMatcher) -> InShortNetwork:
    verdicts = [v for c in asked.checks for v in evaluate(c, c.facts, account, matcher)]
    state, reach = _state(verdicts)
    return InShortNetwork(
        network=account.network, network_name=account.name, state=state, reach=reach
    )


def _state(verdicts: Iterable[Verdict]) -> tuple[InShortState, Audience | None]:
    verdicts = tuple(verdicts)
    open_to = [v.reached for v in verdicts if v.outcome is Outcome.NOT_MET]
    outcomes = {v.outcome for v in verdicts}
    if open_to:
        return InShortState.OPEN, max(open_to)
    if Outcome.COULD_NOT_TELL in outcomes:
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
    counted = _STRANGERS if widest in _STRANGERS else (widest,)
    return tuple(n.network_name for n in networks if n.reach in counted)


def _says(
    asked: _Asked,
    state: InShortState,
    widest: Audience | None,
    number: int,
    networks: tuple[InShortNetwork, ...],
) -> str:
    if state is InShortState.NOTHING:
        return "Nothing to see"
    if state is InShortState.NOT_KNOWN:
        names = [n.network_name for n in networks if n.state is state]
        few = len(names) <= _NAMED
        return f"Not known on {listed(names) if few else _of(number, len(networks))}"
    if state is InShortState.NO:
        return _NOBODY_ELSE.get(asked.question, "No") if number == len(networks) else "No"
    begun = "Yes"
    if asked.says_who and widest is not None:
        seen_by = "anyone" if widest in _STRANGERS else who(widest)
        begun = f"{seen_by[:1].upper()}{seen_by[1:]}"
    return begun if len(networks) == 1 else f"{begun}, on {_of(number, len(networks))}"


def _of(number: int, total: int) -> str:
    return f"{number} of {total}" if number < total else f"all {total}"


def _note(
    asked: _Asked,
    state: InShortState,
    networks: tuple[InShortNetwork, ...],
    accounts: tuple[Account, ...],
) -> str:
    said = []
    if asked.question is InShortQuestion.FRIENDS:
        said += _among_friends(accounts)
    clear = [n.network_name for n in networks if n.state is InShortState.NO]
    if state is not InShortState.NO and clear:
        nobody = _NOBODY_ELSE.get(asked.question, "not").lower()
        said.append(f"{nobody} on {listed(clear)}")
    unknown = [n.network_name for n in networks if n.state is InShortState.NOT_KNOWN]
    if unknown and state is not InShortState.NOT_KNOWN:
        said.append(f"not known on {listed(unknown)}")
    return "; ".join(said)


def _among_friends(accounts: tuple[Account, ...]) -> list[str]:
    colleagues = _total(accounts, Fact.FRIENDS_AT_EMPLOYER)
    pupils = _total(accounts, Fact.FRIENDS_STUDENTS_OF_EMPLOYER)
    counted = (_counted(colleagues, "colleague"), _counted(pupils, "present or former pupil"))
    among = [number for number in counted if number]
    return [f"{listed(among)} among them"] if among else []


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


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
