"""The check that judges nothing: it puts what was read into words, for the person to judge."""

from collections.abc import Sequence

from profilecheck.checks.posts import posts_listed
from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell
from profilecheck.model import Count, Entries, FactValue, Observed, Years
from profilecheck.reread import MOST_LISTED
from profilecheck.vocabulary import Audience, Fact, FactKind, Outcome, Source, UnreadReason
from profilecheck.words.audiences import can_see
from profilecheck.words.facts import SAID_TO_BE_UNUSED, count_of, switch_state, years_of
from profilecheck.words.findings import MAY_BE_MORE, entries_listed
from profilecheck.words.nouns import Network
from profilecheck.words.reasons import why_unread
from profilecheck.words.rereading import none_to_reread, posts_to_reread

__all__ = ["inform", "sentence"]


def inform(readings: FactReadings) -> Verdict:
    """Say what was read; where nothing was, say why.

    Nothing listed, with something unread beside it, is nothing read.
    """
    fact, network, gap = readings.fact, readings.account, readings.gap
    if readings.observed and (gap is None or _found_any(readings.observed)):
        said = _sentences(readings, network)
        if gap is not None and _is_list(fact):
            said = (*said, MAY_BE_MORE)
        evidence = tuple(dict.fromkeys(r.evidence for r in readings.observed))
        return Verdict(fact, Outcome.YOUR_CALL, " ".join(said), evidence=evidence)
    if gap is None:
        reason = UnreadReason.NOT_VISITED
        return could_not_tell(fact, why_unread(reason, network), reason)
    says = why_unread(gap.reason, network, gap.viewpoint, place=gap.place)
    return could_not_tell(fact, says, gap.reason)


def _found_any(observed: Sequence[Observed]) -> bool:
    """Whether the readings tell more than that nothing was found."""
    return any(_tells(reading.value) for reading in observed)


def _tells(value: FactValue) -> bool:
    match value:
        case Entries():
            return bool(value.entries) or value.searched is not None
        case Count():
            return value.count > 0
        case Years():
            return any(value.years.values())
    return True


def _sentences(readings: FactReadings, network: Network) -> tuple[str, ...]:
    """Return a sentence for each reading of one fact, each once.

    Several counts are one number, and so are several counts by year. What several readings list is
    one list: where one of them found nothing, that is no news beside what another found.
    """
    fact, observed = readings.fact, readings.observed
    values = [r.value for r in observed]
    counts = [value for value in values if isinstance(value, Count)]
    if counts:
        return (count_of(fact, counts, network),)
    years = [value for value in values if isinstance(value, Years)]
    if years:
        return (years_of(max(years, key=_how_many), network),)
    lists = [value for value in values if isinstance(value, Entries)]
    if fact is Fact.POSTS_TO_REREAD:
        posts = Entries(entries=posts_listed(readings), searched=_searched(lists))
        return (_to_reread(posts, network),)
    if lists and _is_list(fact):
        return (_listed(fact, lists, network),)
    return tuple(dict.fromkeys(sentence(r, network) for r in observed))


def _searched(lists: Sequence[Entries]) -> int | None:
    """Return how many posts were looked through at least; None where no list says how many."""
    told = [value.searched for value in lists]
    most = max(filter(None, told), default=0)
    return most if most or None not in told else None


def _is_list(fact: Fact) -> bool:
    """Whether what was read of a fact is listed where it is told; posts are, elsewhere."""
    return fact.kind is FactKind.ENTRIES and fact is not Fact.POSTS_TO_REREAD


def _how_many(value: Years) -> tuple[int, bool]:
    """What tells which of several counts by year says the most."""
    return sum(value.years.values()), not value.at_least


def _listed(fact: Fact, lists: Sequence[Entries], network: Network) -> str:
    entries = [(e.text, e.audience) for value in lists for e in value.entries]
    return entries_listed(fact, entries, network)


def sentence(reading: Observed, network: Network) -> str:
    """Return what was read, in plain words."""
    fact, value = reading.fact, reading.value
    if isinstance(value, Audience):
        return can_see(fact, value, network)
    if isinstance(value, bool):
        said = fact is Fact.ACCOUNT_DORMANT and value and reading.source is Source.ANSWER
        return SAID_TO_BE_UNUSED if said else switch_state(fact, value, network)
    if isinstance(value, Count):
        return count_of(fact, [value], network)
    if isinstance(value, Years):
        return years_of(value, network)
    if fact is Fact.POSTS_TO_REREAD:
        return _to_reread(value, network)
    return _listed(fact, [value], network)


def _to_reread(value: Entries, network: Network) -> str:
    """Return how many posts to reread there are; the report lists them once, for every clause."""
    number = len(value.entries)
    if not number:
        return none_to_reread(value.searched, network)
    public = sum(e.audience is Audience.PUBLIC for e in value.entries)
    return posts_to_reread(number, public, network, at_least=number >= MOST_LISTED)
