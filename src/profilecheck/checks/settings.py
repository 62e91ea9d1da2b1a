"""Checks of settings and numbers: who may see, what is switched on, how many there are."""

from profilecheck.checks.specs import AudienceAtMost, CountAtMost, SwitchIs
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell, met, not_met
from profilecheck.model import Account, Count, Entries, FactValue, Observed, Years
from profilecheck.vocabulary import PUBLIC_POSTS, Audience, Fact, UnreadReason
from profilecheck.words.audiences import can_see
from profilecheck.words.facts import count_of, switch_state
from profilecheck.words.reasons import why_unread

__all__ = ["audience_at_most", "count_at_most", "gap_verdict", "public_posts_seen", "switch_is"]


def gap_verdict(readings: FactReadings) -> Verdict | None:
    """Return “could not tell” where a reading is missing that “met” would have to rest on."""
    network = readings.account
    if gap := readings.gap:
        return could_not_tell(
            readings.fact,
            why_unread(gap.reason, network, gap.viewpoint, place=gap.place),
            gap.reason,
            readings.observed,
        )
    if not readings.observed:
        reason = UnreadReason.NOT_VISITED
        return could_not_tell(readings.fact, why_unread(reason, network), reason)
    return None


def audience_at_most(check: AudienceAtMost, readings: FactReadings) -> Verdict:
    """Whether nobody beyond the limit is let in; the widest audience seen anywhere counts."""
    fact, network = readings.fact, readings.account
    seen = [(r.value, r) for r in readings.observed if isinstance(r.value, Audience)]
    widest = max((value for value, _ in seen), default=None)
    if widest is not None and widest > check.limit:
        beyond = [r for value, r in seen if value == widest]
        return not_met(fact, can_see(fact, widest, network), beyond, widest)
    if gap := gap_verdict(readings):
        return gap
    assert widest is not None  # noqa: S101 - no gap means something was observed
    return met(fact, can_see(fact, widest, network), readings.observed)


def switch_is(check: SwitchIs, readings: FactReadings) -> Verdict:
    """Whether a switch is set as the check asks, wherever it was seen."""
    wrong = [r for r in readings.observed if r.value is not check.value]
    if wrong:
        says = switch_state(readings.fact, not check.value, readings.account)
        return not_met(readings.fact, says, wrong, check.reaches)
    return gap_verdict(readings) or met(
        readings.fact, switch_state(readings.fact, check.value, readings.account), readings.observed
    )


def count_at_most(check: CountAtMost, readings: FactReadings) -> Verdict:
    """Whether there are few enough; a list without its end proves only what is too many."""
    fact = readings.fact
    seen = [(r.value, r) for r in readings.observed if isinstance(r.value, Count)]
    most, on = max(seen, key=lambda pair: pair[0].count, default=(Count(count=0), None))
    if on is not None and most.count > check.limit:
        return not_met(fact, count_of(fact, [most], readings.account), [on], check.reaches)
    if gap := gap_verdict(readings):
        return gap
    if any(value.at_least for value, _ in seen):
        reason = UnreadReason.INCOMPLETE_LIST
        says = why_unread(reason, readings.account)
        return could_not_tell(fact, says, reason, readings.observed)
    if fact is Fact.POSTS_PUBLIC_COUNT and (public := public_posts_seen(readings.account)):
        # Few were counted where more are listed: the less careful of the two counts.
        listed = Count(count=max(_public_in(r.value) for r in public), at_least=True)
        if listed.count > check.limit:
            says = count_of(fact, [listed], readings.account)
            return not_met(fact, says, public, check.reaches)
    return met(fact, count_of(fact, [most], readings.account), readings.observed)


def public_posts_seen(account: Account) -> tuple[Observed, ...]:
    """Return the readings that show posts which anyone can see, whatever they are of."""
    return tuple(
        r
        for r in account.readings
        if isinstance(r, Observed) and r.fact in PUBLIC_POSTS and _public_in(r.value)
    )


def _public_in(value: FactValue) -> int:
    """How many posts that anyone can see a value of `PUBLIC_POSTS` tells of."""
    match value:
        case Count():
            return value.count
        case Years():
            return sum(value.years.values())
        case Entries():
            return sum(entry.audience is Audience.PUBLIC for entry in value.entries)
    return 0
