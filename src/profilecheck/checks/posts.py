"""Checks of posts: what their words give away, and to whom. The words themselves are not kept.

All posts of a network are one thing to put right, so what is found in them is one verdict.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from profilecheck.checks.settings import gap_verdict, public_posts_seen
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell, met, not_met
from profilecheck.model import Entries, Entry, Observed
from profilecheck.vocabulary import Audience, Fact, Giveaway, Outcome, Source, UnreadReason
from profilecheck.words.audiences import can_see
from profilecheck.words.findings import (
    posts_found_by_you,
    posts_give_away,
    posts_give_nothing_away,
    posts_may_name_school,
)
from profilecheck.words.reasons import why_unread

__all__ = ["posts_at_most", "posts_listed"]

_MAYBE_ELSEWHERE = frozenset(
    {UnreadReason.NOT_IN_EXPORT, UnreadReason.UNKNOWN_WORDING, UnreadReason.SCHOOL_NAMED}
)
"""Why a part of what a person wrote is not read that need not stand on their own profile."""


@dataclass(frozen=True)
class _SeenPost:
    """One post that gives something away, with the readings that list it."""

    entry: Entry
    on: tuple[Observed, ...]


def posts_at_most(
    readings: FactReadings, given: Collection[Giveaway], limit: Audience | None
) -> list[Verdict]:
    """Whether no post that can be seen beyond `limit` (None: any) gives one of `given` away.

    Signed out, no fewer posts show than to members on the networks whose posts are read so:
    what a stranger was shown, to the end, is proof here.
    """
    posts = list(_posts(readings))
    seen = [p for p in posts if _is_beyond(p.entry, limit)]
    verdicts = [
        *_giving_away(readings, seen, given),
        *_left_to_person(readings, seen, given),
        *_not_searched(readings, seen, given),
    ]
    gap = gap_verdict(readings)
    kept_within = _kept_within(readings, limit) if gap else None
    if gap and not kept_within:
        verdicts.append(gap)
    if verdicts:
        return verdicts
    # Whatever there is without a verdict is seen within the limit.
    in_order = _within_limit(readings, posts, given)
    return [kept_within or met(readings.fact, in_order, readings.observed)]


def _giving_away(
    readings: FactReadings, seen: list[_SeenPost], given: Collection[Giveaway]
) -> Iterator[Verdict]:
    fact, network = readings.fact, readings.account
    exposing = [p for p in seen if _gives(p, given)]
    if shown := [p for p in exposing if p.entry.audience is not None]:
        widest = _widest(shown)
        says = posts_give_away(given, len(shown), _days(shown), widest, network)
        yield not_met(fact, says, _on(shown), widest)
    if unclear := [p for p in exposing if p.entry.audience is None]:
        says = posts_give_away(given, len(unclear), _days(unclear), None, network)
        yield could_not_tell(fact, says, UnreadReason.AUDIENCE_NOT_SHOWN, _on(unclear))


def _left_to_person(
    readings: FactReadings, seen: list[_SeenPost], given: Collection[Giveaway]
) -> Iterator[Verdict]:
    """Yield that posts have the school's own word in them, maybe for something else."""
    if maybe := [p for p in seen if _may_give(p, given)]:
        evidence = tuple(dict.fromkeys(r.evidence for r in _on(maybe)))
        says = _may_name(readings, maybe)
        yield Verdict(readings.fact, Outcome.YOUR_CALL, says, evidence=evidence, undecided=True)


def _not_searched(
    readings: FactReadings, seen: list[_SeenPost], given: Collection[Giveaway]
) -> Iterator[Verdict]:
    """Yield what is open of posts whose words were not looked through."""
    unsearched = [p for p in seen if p.entry.gives_away is None]
    found = [p for p in unsearched if _is_named_by_person(p)]
    if found:
        yield _found_by_person(readings, found, given)
    if len(found) < len(unsearched):
        reason = UnreadReason.NOT_VISITED
        says = why_unread(reason, readings.account)
        yield could_not_tell(readings.fact, says, reason, _on(seen))


def _within_limit(
    readings: FactReadings, posts: list[_SeenPost], given: Collection[Giveaway]
) -> str:
    """Say what all of the `posts` give away, where nobody sees that beyond the limit."""
    network = readings.account
    if giving := [p for p in posts if _gives(p, given)]:
        return posts_give_away(given, len(giving), _days(giving), _widest(giving), network)
    if maybe := [p for p in posts if _may_give(p, given)]:
        return _may_name(readings, maybe)
    unsearched = (p for p in posts if p.entry.gives_away is None)
    if named := [p for p in unsearched if _is_named_by_person(p)]:
        return posts_found_by_you(_days(named), _widest(named), network)
    return posts_give_nothing_away(given, network)


def _gives(post: _SeenPost, given: Collection[Giveaway]) -> bool:
    return not set(given).isdisjoint(post.entry.gives_away or ())


def _may_give(post: _SeenPost, given: Collection[Giveaway]) -> bool:
    """Whether it is open if a post names the school, where that is what is asked."""
    told = post.entry.gives_away or ()
    return Giveaway.SCHOOL in given and Giveaway.MAYBE_SCHOOL in told and not _gives(post, given)


def _may_name(readings: FactReadings, maybe: list[_SeenPost]) -> str:
    audiences = [p.entry.audience for p in maybe]
    widest = _widest(maybe) if None not in audiences else None
    return posts_may_name_school(len(maybe), _days(maybe), widest, readings.account)


def _found_by_person(
    readings: FactReadings, found: list[_SeenPost], given: Collection[Giveaway]
) -> Verdict:
    """What follows of posts that the person found: that they tell of school, not by which words."""
    fact, on = readings.fact, _on(found)
    audiences = [p.entry.audience for p in found if p.entry.audience is not None]
    widest = max(audiences, default=None)
    says = posts_found_by_you(_days(found), widest, readings.account)
    if widest is None:
        return could_not_tell(fact, says, UnreadReason.AUDIENCE_NOT_SHOWN, on)
    if Giveaway.SCHOOL in given:
        return not_met(fact, says, on, widest)
    return could_not_tell(fact, says, UnreadReason.BY_HAND, on)


def _is_named_by_person(post: _SeenPost) -> bool:
    return all(reading.source is Source.ANSWER for reading in post.on)


def _kept_within(readings: FactReadings, limit: Audience | None) -> Verdict | None:
    """Posts that were not all read are still seen by no more people than the profile lets in.

    Where posts were seen that anyone can see, the profile keeps nothing in. Nor does it keep in
    what was written elsewhere, as comments on what others post, which an export lists as well.
    """
    if any(r.reason in _MAYBE_ELSEWHERE for r in readings.unread):
        return None
    access = FactReadings.of(readings.account, Fact.PROFILE_ACCESS, None)
    let_in = [r.value for r in access.observed if isinstance(r.value, Audience)]
    if limit is None or access.gap or not let_in or not access.seen_by_owner:
        return None
    if public_posts_seen(readings.account):
        return None
    if max(let_in) > limit:
        return None
    says = can_see(Fact.PROFILE_ACCESS, max(let_in), readings.account)
    return met(readings.fact, says, access.observed)


def posts_listed(readings: FactReadings) -> tuple[Entry, ...]:
    """Return every post that the readings list, one that several of them list once."""
    return tuple(post.entry for post in _posts(readings))


def _posts(readings: FactReadings) -> Iterator[_SeenPost]:
    """Every post listed: one that several readings list counts as often as any lists it.

    One page tells the day of a post where another says "1 month ago": that may be the same post.
    """
    times: Counter[Entry] = Counter()
    on: dict[Entry, list[Observed]] = {}
    for reading in readings.observed:
        entries = reading.value.entries if isinstance(reading.value, Entries) else ()
        times |= Counter(entries)
        for entry in dict.fromkeys(entries):
            on.setdefault(entry, []).append(reading)
    with_day = Counter({entry: often for entry, often in times.items() if entry.day})
    for entry, often in times.items():
        for twin in with_day:
            if _may_be_one(entry, twin) and not any(reading in on[twin] for reading in on[entry]):
                same = min(often, with_day[twin])
                often, with_day[twin] = often - same, with_day[twin] - same
        yield from [_SeenPost(entry, tuple(on[entry]))] * often


def _may_be_one(entry: Entry, dated: Entry) -> bool:
    """Whether a post without a day may be the one with a day, and is no worse."""
    told = (entry.audience, entry.gives_away)
    return entry.day is None and told == (dated.audience, dated.gives_away)


def _is_beyond(entry: Entry, limit: Audience | None) -> bool:
    return limit is None or entry.audience is None or entry.audience > limit


def _widest(posts: list[_SeenPost]) -> Audience:
    """The widest audience of posts of which each has a known one."""
    return max(p.entry.audience for p in posts if p.entry.audience is not None)


def _days(posts: list[_SeenPost]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.entry.text for p in posts))


def _on(posts: list[_SeenPost]) -> tuple[Observed, ...]:
    return tuple(dict.fromkeys(r for p in posts for r in p.on))
