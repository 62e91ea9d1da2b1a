"""Who can see what: a row for each thing the person cares about, a cell for each circle."""

from collections.abc import Callable
from dataclasses import dataclass

from profilecheck.checks import (
    FactReadings,
    SeenEntry,
    has_own_word,
    names_school,
    shown_entries,
    without_own_handle,
)
from profilecheck.model import (
    Account,
    Count,
    Evidence,
    MatrixRow,
    Observed,
    Sight,
    Snapshot,
)
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Circle,
    Fact,
    Giveaway,
    Reach,
    reach,
)
from profilecheck.words import sights as say

__all__ = ["matrix"]


@dataclass(frozen=True)
class _Sighting:
    """What is known of one thing: nothing there, an audience, or neither (unknown).

    `at_least`: the audience sees it, and whether more people do is not known.
    """

    nothing_there: bool = False
    audience: Audience | None = None
    at_least: bool = False
    evidence: tuple[Evidence, ...] = ()


_Look = Callable[[Account, SchoolMatcher], _Sighting | None]
_Holds = Callable[[Fact, SeenEntry, SchoolMatcher], bool]
"""Whether an entry of a fact holds what is looked for."""


def matrix(snapshot: Snapshot, matcher: SchoolMatcher) -> tuple[MatrixRow, ...]:
    """Return a row for each thing that at least one audited network has."""
    rows = (_row(label, facts, look, snapshot, matcher) for label, facts, look in _ROWS)
    return tuple(row for row in rows if row.sights)


def _row(
    label: str,
    facts: tuple[Fact, ...],
    look: _Look,
    snapshot: Snapshot,
    matcher: SchoolMatcher,
) -> MatrixRow:
    sights = tuple(
        _sight(account, sighting)
        for account in snapshot.accounts
        if (sighting := look(account, matcher)) is not None
    )
    return MatrixRow(
        label=label,
        facts=facts,
        reach={circle: _widest([s.reach[circle] for s in sights]) for circle in Circle},
        sights=sights,
    )


def _widest(reaches: list[Reach]) -> Reach:
    order = (Reach.YES, Reach.SOME, Reach.UNKNOWN, Reach.NO)
    return next((r for r in order if r in reaches), Reach.UNKNOWN)


def _sight(account: Account, sighting: _Sighting) -> Sight:
    if sighting.nothing_there:
        reaches = dict.fromkeys(Circle, Reach.NO)
        seen = say.NOTHING_THERE
    else:
        reaches = {circle: reach(sighting.audience, circle) for circle in Circle}
        if sighting.at_least:
            reaches = {c: Reach.UNKNOWN if r is Reach.NO else r for c, r in reaches.items()}
        seen = say.seen_by(sighting.audience, account, at_least=sighting.at_least)
    return Sight(
        network=account.network,
        network_name=account.name,
        reach=reaches,
        seen=seen,
        evidence=sighting.evidence,
    )


def _readings(account: Account, fact: Fact) -> FactReadings | None:
    """The readings of a fact; None where the network has no such thing."""
    readings = FactReadings.of(account, fact, None)
    return readings if readings.applies else None


def _evidence(observed: tuple[Observed, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(r.evidence for r in observed))


def _setting(fact: Fact) -> _Look:
    """Look at an audience setting: the widest that was observed counts."""

    def look(account: Account, matcher: SchoolMatcher) -> _Sighting | None:
        del matcher
        readings = _readings(account, fact)
        if readings is None:
            return None
        values = [r.value for r in readings.observed if isinstance(r.value, Audience)]
        widest = max(values, default=None)
        return _Sighting(
            audience=widest,
            at_least=readings.gap is not None and widest is not Audience.PUBLIC,
            evidence=_evidence(readings.observed),
        )

    return look


def _listed(*facts: Fact, holding: _Holds | None = None) -> _Look:
    """Look at what is listed under `facts`, and at what any other text holds of the same.

    With `holding`, every text that others see counts as far as it holds such a thing: an address
    in a bio is an address on the profile. All that stands under `facts` themselves counts.
    """
    everywhere = tuple(dict.fromkeys((*facts, *SHOWN_TEXTS))) if holding else facts

    def look(account: Account, matcher: SchoolMatcher) -> _Sighting | None:
        known = [r for fact in everywhere if (r := _readings(account, fact)) is not None]
        entries = [(r.fact, seen) for r in known for seen in shown_entries(r)]
        counted = [
            seen
            for fact, seen in entries
            if fact in facts or (holding and holding(fact, seen, matcher))
        ]
        if not counted and not any(r.fact in facts or not facts for r in known):
            return None
        unclear = not facts and _may_tell_workplace(entries, counted, matcher)
        return _sighting(counted, known, unclear=unclear)

    return look


def _sighting(counted: list[SeenEntry], known: list[FactReadings], *, unclear: bool) -> _Sighting:
    """What is known of a thing from where it was `counted`, of all that was read (`known`)."""
    evidence = tuple(dict.fromkeys(r.evidence for seen in counted for r in seen.on))
    audiences = [seen.audience for seen in counted]
    if Audience.PUBLIC in audiences:
        return _Sighting(audience=Audience.PUBLIC, evidence=evidence)
    widest = max((a for a in audiences if a is not None), default=None)
    if unclear or None in audiences or not all(r.seen_whole for r in known):
        return _Sighting(audience=widest, at_least=True, evidence=evidence)
    if not audiences:
        read = tuple(o for r in known for o in r.observed)
        return _Sighting(nothing_there=True, evidence=_evidence(read))
    return _Sighting(audience=widest, evidence=evidence)


def _may_tell_workplace(
    entries: list[tuple[Fact, SeenEntry]], counted: list[SeenEntry], matcher: SchoolMatcher
) -> bool:
    """Whether more of the entries may tell the workplace than were counted.

    Words that name no school we know of may still name the one we were not told of; the school's
    own word may be a place or a person.
    """
    if not matcher.known:
        return len(counted) < len(entries)
    return any(has_own_word(fact, seen, matcher) for fact, seen in entries)


def _names_workplace(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    """Whether an entry tells the workplace: any employer does where no school is known."""
    if fact is Fact.PROFILE_EMPLOYER and not matcher.known:
        return True
    return names_school(fact, seen, matcher)


def _holds_email(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    in_post = Giveaway.WORK_EMAIL in (seen.entry.gives_away or ())
    return in_post or matcher.holds_email(without_own_handle(fact, seen.entry))


def _holds_phone(fact: Fact, seen: SeenEntry, matcher: SchoolMatcher) -> bool:
    if fact is Fact.PROFILE_BIRTHDAY:
        return False  # a date has digits enough for a number
    entry = seen.entry
    in_post = Giveaway.WORK_PHONE in (entry.gives_away or ())
    return in_post or matcher.holds_phone(f"{entry.text} {entry.detail}")


def _old_posts(account: Account, matcher: SchoolMatcher) -> _Sighting | None:
    """Old posts have no setting of their own: what was counted and what is limited tell."""
    del matcher
    counted = _readings(account, Fact.POSTS_PUBLIC_COUNT)
    limited = _readings(account, Fact.POSTS_PAST_LIMITED)
    if counted is None and limited is None:
        return None
    observed = tuple(o for r in (counted, limited) if r is not None for o in r.observed)
    evidence = _evidence(observed)
    if any(isinstance(o.value, Count) and o.value.count for o in observed):
        return _Sighting(audience=Audience.PUBLIC, evidence=evidence)
    switches = [o.value for o in observed if isinstance(o.value, bool)]
    whole = limited is not None and limited.gap is None
    if whole and switches and all(switches):
        return _Sighting(audience=Audience.FRIENDS, evidence=evidence)
    return _Sighting(evidence=evidence)


_ROWS: tuple[tuple[str, tuple[Fact, ...], _Look], ...] = (
    (
        say.WORKPLACE,
        SHOWN_TEXTS,
        _listed(holding=_names_workplace),
    ),
    (say.NEW_POSTS, (Fact.POSTS_FUTURE_AUDIENCE,), _setting(Fact.POSTS_FUTURE_AUDIENCE)),
    (say.OLD_POSTS, (Fact.POSTS_PAST_LIMITED, Fact.POSTS_PUBLIC_COUNT), _old_posts),
    (say.STORIES, (Fact.STORIES_AUDIENCE,), _setting(Fact.STORIES_AUDIENCE)),
    (say.FRIENDS, (Fact.FRIENDS_AUDIENCE,), _setting(Fact.FRIENDS_AUDIENCE)),
    (say.FOLLOWS, (Fact.FOLLOWS_AUDIENCE,), _setting(Fact.FOLLOWS_AUDIENCE)),
    (say.TAGGED, (Fact.TAGGING_AUDIENCE,), _setting(Fact.TAGGING_AUDIENCE)),
    (say.EMAIL, (Fact.CONTACT_EMAIL,), _listed(Fact.CONTACT_EMAIL, holding=_holds_email)),
    (say.PHONE, (Fact.CONTACT_PHONE,), _listed(Fact.CONTACT_PHONE, holding=_holds_phone)),
    (say.BIRTHDAY, (Fact.PROFILE_BIRTHDAY,), _listed(Fact.PROFILE_BIRTHDAY)),
    (say.HOME, (Fact.PROFILE_LOCATION,), _listed(Fact.PROFILE_LOCATION)),
    (say.FAMILY, (Fact.PROFILE_FAMILY,), _listed(Fact.PROFILE_FAMILY)),
    (say.GROUPS, (Fact.MEMBERSHIPS,), _listed(Fact.MEMBERSHIPS)),
)
