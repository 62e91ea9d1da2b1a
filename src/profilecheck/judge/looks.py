"""What the person can look at themselves: what could not be read, once, with its answers."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from profilecheck.checks import FactReadings
from profilecheck.judge.answered import in_part, is_seen_by_unknown
from profilecheck.judge.settings import meanings, setting_of
from profilecheck.judge.visits import CheckKey, is_to_change
from profilecheck.model import (
    Account,
    AccountQuestion,
    ClauseResult,
    Count,
    Entries,
    Entry,
    Finding,
    Guidance,
    Look,
    LookOption,
    LookTakes,
    Unread,
    Years,
)
from profilecheck.vocabulary import (
    Audience,
    Fact,
    FactKind,
    Outcome,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words.doing import (
    NO_POST_DOES,
    NOT_FOUND,
    NOTHING_THERE,
    SHARE_WITH,
    asks,
    reason_in_short,
)
from profilecheck.words.facts import switch_state
from profilecheck.words.nouns import ANY_NETWORK

__all__ = ["look_at", "looks", "looks_on"]


@dataclass(frozen=True)
class _Open:
    """One fact on one network that keeps clauses from being told, and the first reason why."""

    account: Account
    fact: Fact
    viewpoint: Viewpoint
    finding: Finding | None = None
    clauses: tuple[str, ...] = ()

    @property
    def guidance(self) -> Guidance | None:
        """The way to look by hand."""
        return self.account.guidance.get(self.fact)


def looks(
    accounts: Iterable[Account],
    clauses: tuple[ClauseResult, ...],
    informing: frozenset[CheckKey],
    naming: frozenset[CheckKey],
    signed_out: frozenset[CheckKey],
    asked_first: Iterable[AccountQuestion],
) -> tuple[Look, ...]:
    """Return what is left to look at, network by network, in the order of the clauses.

    `informing` are the checks, by clause, that judge nothing: what only they miss is told beside
    the question that they help to answer. `naming` are those that find the school named,
    `signed_out` those of what a stranger sees. Of a network that the person is asked about first
    (`asked_first`) nothing is looked at before they answer.
    """
    waiting = {n.network for asked in asked_first for n in asked.networks if n.given is None}
    return tuple(
        look
        for account in accounts
        if account.network not in waiting
        for look in _merged(
            each
            for each in _open_facts(account, clauses, informing, signed_out)
            if not _found_already(each, clauses, naming)
        )
    )


def looks_on(account: Account, clauses: tuple[ClauseResult, ...]) -> tuple[Look, ...]:
    """Return all that is left to look at on one account, what only informs too."""
    return tuple(_merged(_open_facts(account, clauses, frozenset(), frozenset())))


def look_at(account: Account, fact: Fact) -> Look:
    """Return the look at one fact on an account, whether it was read or not."""
    return _look([_Open(account, fact, _viewpoint_to_ask(account, fact))])


def _viewpoint_to_ask(account: Account, fact: Fact) -> Viewpoint:
    """Whose eyes the person should look with: their own, unless those have seen all."""
    owner = FactReadings.of(account, fact, Viewpoint.OWNER)
    whole = bool(owner.observed) and not owner.unread and not any(map(in_part, owner.observed))
    return Viewpoint.STRANGER if whole else Viewpoint.OWNER


def _found_already(
    each: _Open, clauses: tuple[ClauseResult, ...], naming: frozenset[CheckKey]
) -> bool:
    """Whether a look could find nothing but what there is to change already.

    So it is where all that is open is a page that names the school in an unknown place, and the
    same fact is known to name it for anyone to see. Each clause that waits for the look has
    something to change there too. Once that is changed and the network checked again, the look
    comes back if the page still names the school. What the school agreed may stay is not changed,
    so it hides no look.
    """
    if not _only_names_school(each):
        return False
    here = [
        (clause.id, finding)
        for clause in clauses
        for finding in clause.findings
        if finding.network == each.account.network and is_to_change(finding)
    ]
    named = any(
        (clause, finding.check) in naming
        and each.fact in finding.facts
        and finding.reaches is Audience.PUBLIC
        for clause, finding in here
    )
    return named and set(each.clauses) <= {clause for clause, _ in here}


def _only_names_school(each: _Open) -> bool:
    """Whether all that is open of a fact is what named the school in an unknown place."""
    readings = FactReadings.of(each.account, each.fact, None)
    reasons = {reading.reason for reading in readings.unread}
    return reasons == {UnreadReason.SCHOOL_NAMED} and not any(map(in_part, readings.observed))


def _open_facts(
    account: Account,
    clauses: tuple[ClauseResult, ...],
    informing: frozenset[CheckKey],
    signed_out: frozenset[CheckKey],
) -> list[_Open]:
    found: dict[Fact, list[tuple[str, Finding]]] = {}
    for clause, finding in _open_findings(account, clauses):
        if (clause, finding.check) not in informing:
            for fact in finding.facts:
                found.setdefault(fact, []).append((clause, finding))
    return [
        _Open(
            account,
            fact,
            _viewpoint_to_ask(account, fact),
            of_it[0][1],
            tuple(dict.fromkeys(clause for clause, _ in of_it)),
        )
        for fact, of_it in found.items()
        if _leaves_something(account, fact)
        or (not _shown_to_stranger(account, fact) and _asks_any(signed_out, of_it))
    ]


def _open_findings(
    account: Account, clauses: tuple[ClauseResult, ...]
) -> Iterator[tuple[str, Finding]]:
    """Yield what could not be told of a network, with the clause; not for want of the school."""
    for clause in clauses:
        for finding in clause.findings:
            if (
                finding.outcome is Outcome.COULD_NOT_TELL
                and finding.network == account.network
                and finding.reason is not UnreadReason.NEEDS_SCHOOL
            ):
                yield clause.id, finding


def _asks_any(checks: frozenset[CheckKey], found: Iterable[tuple[str, Finding]]) -> bool:
    return any((clause, finding.check) in checks for clause, finding in found)


def _shown_to_stranger(account: Account, fact: Fact) -> bool:
    """Whether it is known what a stranger sees of `fact`: nobody looked where only files were."""
    return bool(FactReadings.of(account, fact, Viewpoint.STRANGER).observed)


def _leaves_something(account: Account, fact: Fact) -> bool:
    """Whether the readings of `fact` leave something for the person to look for."""
    readings = FactReadings.of(account, fact, None)
    return bool(readings.unread) or not readings.seen_whole or any(map(in_part, readings.observed))


def _merged(found: Iterable[_Open]) -> Iterator[Look]:
    """One look for each fact; for all that one setting decides, a single one."""
    groups: dict[tuple[object, ...], list[_Open]] = {}
    for each in found:
        groups.setdefault(_setting(each), []).append(each)
    asked: set[str] = set()
    for group in groups.values():
        look = _look(group, asked)
        asked.add(look.question)
        yield look


def _setting(each: _Open) -> tuple[object, ...]:
    setting = setting_of(each.account, each.fact)
    return (setting,) if setting == each.fact else (setting, each.viewpoint)


def _look(group: list[_Open], asked: Collection[str] = ()) -> Look:
    """Return one look at what one setting decides; `asked` are the questions that were put."""
    first = group[0]
    account, guidance = first.account, first.guidance
    way = guidance.way_to_look if guidance else None
    reading = _why(first)
    reason = _reason(first, reading)
    half_read = _half_read(first)
    only_that = () if _has_unread(first) else half_read
    return Look(
        id=_id(first, half_read),
        network=account.network,
        network_name=account.name,
        facts=tuple(each.fact for each in group),
        viewpoint=first.viewpoint,
        question=_question(first, tuple(e.text for e in only_that), asked),
        setting=guidance.setting if guidance else "",
        place=guidance.place if guidance else "",
        url=way.url if way else (reading.url if reading else ""),
        reason=reason,
        says=_says(first, reason, reading),
        detail=reading.detail if reading else "",
        partly=bool(reason) and _read_in_part(first),
        half_read=half_read,
        look_for=guidance.look_for if guidance else "",
        steps=way.steps if way else (),
        options=tuple(_options(group, only_that)),
        takes=LookTakes.CHOICE if only_that else _TAKES.get(first.fact.kind, LookTakes.CHOICE),
        clauses=tuple(dict.fromkeys(clause for each in group for clause in each.clauses)),
    )


def _question(each: _Open, half_read: tuple[str, ...], asked: Collection[str]) -> str:
    """What is asked, in our own words where the network's have been asked of something else."""
    question = asks(each.fact, each.guidance, each.account, half_read)
    return question if question not in asked else asks(each.fact, None, each.account, half_read)


def _says(each: _Open, reason: UnreadReason | None, reading: Unread | None) -> str:
    """Why the person is asked, in half a line; "" where nothing stood in the way."""
    if reason is None:
        return ""
    place = reading.place if reading else ""
    return reason_in_short(reason, each.account.name, each.viewpoint, place=place)


_TAKES = {
    FactKind.COUNT: LookTakes.NUMBER,
    FactKind.ENTRIES: LookTakes.WORDS,
    FactKind.YEARS: LookTakes.YEARS,
}


def _id(first: _Open, half_read: tuple[Entry, ...]) -> str:
    """What tells a look from others, and from the same one at another profile or other entries."""
    about = (
        first.account.network,
        first.account.profile_url,
        first.fact.value,
        first.viewpoint.value,
        *(part for entry in half_read for part in (entry.text, entry.detail)),
    )
    return f"look-{hashlib.sha256(chr(0).join(about).encode()).hexdigest()[:12]}"


def _why(first: _Open) -> Unread | None:
    """The reading that says why it was not read, from the eyes to look with."""
    unread = FactReadings.of(first.account, first.fact, None).unread
    own = (r for r in unread if r.viewpoint is first.viewpoint)
    return next(own, next(iter(unread), None))


def _reason(first: _Open, reading: Unread | None) -> UnreadReason | None:
    """Why it is not known; None for what the person wants to look at, though it was read."""
    if reading:
        return reading.reason
    return (first.finding.reason or UnreadReason.NOT_VISITED) if first.finding else None


def _read_in_part(first: _Open) -> bool:
    readings = FactReadings.of(first.account, first.fact, first.viewpoint)
    return bool(readings.observed)


def _half_read(first: _Open) -> tuple[Entry, ...]:
    """The entries that were read, but for who can see them."""
    readings = FactReadings.of(first.account, first.fact, first.viewpoint)
    listed = (r.value.entries for r in readings.observed if isinstance(r.value, Entries))
    entries = (entry for entries in listed for entry in entries)
    return tuple(dict.fromkeys(e for e in entries if is_seen_by_unknown(first.fact, e)))


def _has_unread(first: _Open) -> bool:
    """Whether more may be listed than was read."""
    return bool(FactReadings.of(first.account, first.fact, first.viewpoint).unread)


def _options(group: list[_Open], half_read: tuple[Entry, ...]) -> Iterator[LookOption]:
    first = group[0]
    if any(_means(each) for each in group):
        yield from _in_their_words(group)
    elif half_read:
        yield from _seen_by(first.fact, half_read)
    else:
        yield from _in_ours(first)
    yield LookOption(id="not-found", says=NOT_FOUND)


def _in_their_words(group: list[_Open]) -> Iterator[LookOption]:
    """The network's options, each with what it makes of every fact that it decides.

    One that does not say how the thing stands leaves the look open.
    """
    guidance = group[0].guidance
    for at, option in enumerate(guidance.options if guidance else (), start=1):
        values = {
            each.fact: value for each in group if (value := _means(each).get(option)) is not None
        }
        yield LookOption(id=f"option-{at}", says=option, values=values)


def _means(each: _Open) -> dict[str, Audience | bool]:
    return meanings(each.account, each.fact)


def _seen_by(fact: Fact, half_read: tuple[Entry, ...]) -> Iterator[LookOption]:
    for audience, says in SHARE_WITH.items():
        entries = tuple(e.model_copy(update={"audience": audience}) for e in half_read)
        yield LookOption(
            id=audience.value.replace("_", "-"),
            says=says,
            values={fact: Entries(entries=entries)},
        )


def _in_ours(first: _Open) -> Iterator[LookOption]:
    fact = first.fact
    match fact.kind:
        case FactKind.AUDIENCE:
            for audience, says in SHARE_WITH.items():
                name = audience.value.replace("_", "-")
                yield LookOption(id=name, says=says, values={fact: audience})
        case FactKind.SWITCH:
            yield LookOption(
                id="on", says=switch_state(fact, True, ANY_NETWORK), values={fact: True}
            )
            yield LookOption(
                id="off", says=switch_state(fact, False, ANY_NETWORK), values={fact: False}
            )
        case FactKind.COUNT:
            yield LookOption(id="none", says="None", values={fact: Count(count=0)})
        case FactKind.YEARS:
            yield LookOption(id="none", says="None", values={fact: Years(years={})})
        case FactKind.ENTRIES:
            says = NO_POST_DOES if fact is Fact.POSTS_TO_REREAD else NOTHING_THERE
            yield LookOption(id="nothing", says=says, values={fact: Entries(entries=())})
