"""The check that judges nothing: it puts what was read into words, for the person to judge."""

from profilecheck.checks.verdict import FactReadings, Verdict, could_not_tell
from profilecheck.checks.wording import (
    can_see,
    count_of,
    nothing_listed,
    shown_to,
    switch_says,
    why_unread,
)
from profilecheck.model import Count, Entries, Observed, Years
from profilecheck.reread import MOST_LISTED
from profilecheck.vocabulary import FACTS, Audience, Fact, Outcome, UnreadReason, Viewpoint

__all__ = ["inform", "sentence"]

_ENTRIES_SHOWN = 12


def inform(readings: FactReadings) -> Verdict:
    """Say what was read; where nothing was, say why."""
    network = readings.account.name
    if readings.observed:
        sentences = dict.fromkeys(sentence(r, network) for r in readings.observed)
        return Verdict(
            readings.fact,
            Outcome.YOUR_CALL,
            " ".join(sentences),
            evidence=tuple(dict.fromkeys(r.evidence for r in readings.observed)),
        )
    gap = readings.gap
    reason = gap.reason if gap else UnreadReason.NOT_VISITED
    viewpoint = gap.viewpoint if gap else Viewpoint.OWNER
    return could_not_tell(readings.fact, why_unread(reason, network, viewpoint), reason)


def sentence(reading: Observed, network: str) -> str:
    """Return what was read, in plain words."""
    fact, value = reading.fact, reading.value
    if isinstance(value, Audience):
        return can_see(fact, value, network)
    if isinstance(value, bool):
        return switch_says(fact, value)
    if isinstance(value, Count):
        return count_of(fact, value)
    if isinstance(value, Years):
        return _years(reading, value)
    if reading.fact is Fact.POSTS_TO_REREAD:
        return _to_reread(value)
    return _entries(reading, value, network)


def _to_reread(value: Entries) -> str:
    """How many there are: the report lists them once, and every clause refers to it."""
    number = len(value.entries)
    if value.searched == 0:
        return "There was no post to look through."
    if not number:
        return (
            f"{_looked_through(value.searched)}None is worth reading again by its words. Many such "
            "posts say it in other words, so look through them yourself too."
        )
    at_least = "At least " if number >= MOST_LISTED else ""
    posts = "1 post is" if number == 1 else f"{number:,} posts are"
    public = sum(e.audience is Audience.PUBLIC for e in value.entries)
    them = f"{public:,} of them" if public < number else "it" if number == 1 else "all of them"
    seen = f" Anyone on the internet can see {them}." if public else ""
    return f"{at_least}{posts} worth reading again.{seen} The list is under “Worth reading again”."


def _looked_through(searched: int | None) -> str:
    if searched is None:
        return ""
    return f"We looked through {searched:,} {'post' if searched == 1 else 'posts'}. "


def _years(reading: Observed, value: Years) -> str:
    if not any(value.years.values()):
        return f"We found no {FACTS[reading.fact].about}."
    by_year = ", ".join(f"{n} in {year}" for year, n in sorted(value.years.items()) if n)
    at_least = "at least " if value.at_least else ""
    return f"We counted {at_least}these {FACTS[reading.fact].about}: {by_year}."


def _entries(reading: Observed, value: Entries, network: str) -> str:
    if not value.entries:
        return nothing_listed(reading.fact)
    about = FACTS[reading.fact].about
    shown = "; ".join(
        f"“{e.text}”" + (f" ({shown_to(e.audience, network)})" if e.audience else "")
        for e in value.entries[:_ENTRIES_SHOWN]
    )
    more = len(value.entries) - _ENTRIES_SHOWN
    return f"{about[:1].upper()}{about[1:]}: {shown}{f'; and {more} more' if more > 0 else ''}."
