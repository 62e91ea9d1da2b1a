"""How a finding's thing stands now: its value, in the network's words, and the guidance for it."""

from collections.abc import Iterator

from profilecheck.checks import Verdict
from profilecheck.model import (
    Account,
    Count,
    FactValue,
    Guidance,
    Observed,
)
from profilecheck.vocabulary import Audience, Fact, FactKind, Outcome
from profilecheck.words.doing import who
from profilecheck.words.facts import count_of

__all__ = ["guidance_for", "now"]


def guidance_for(account: Account, verdict: Verdict) -> Guidance | None:
    """Return the way to put it right from where it stands, or to look by hand."""
    if verdict.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
        return None
    guidance = account.guidance.get(verdict.fact)
    if guidance is None:
        return None
    pages = {e.page for e in verdict.evidence}
    return guidance.at(_value(account, verdict), pages)


def now(account: Account, verdict: Verdict) -> str:
    """Return how an exposure stands: the network's word for it, else ours."""
    if verdict.subject and verdict.fact.kind is FactKind.ENTRIES:
        return f"“{verdict.subject}” ({who(verdict.reached, account)})"
    return _in_words(_value(account, verdict), account, verdict)


def _in_words(value: FactValue | None, account: Account, verdict: Verdict) -> str:
    guidance = account.guidance.get(verdict.fact)
    if guidance is not None and (word := _network_word(value, guidance, verdict)):
        return word
    if isinstance(value, bool):
        return "On" if value else "Off"
    if isinstance(value, Count):
        return count_of(verdict.fact, [value], account).removesuffix(".")
    shown = who(value if isinstance(value, Audience) else verdict.reached, account)
    return f"{shown[:1].upper()}{shown[1:]}"


def _network_word(value: FactValue | None, guidance: Guidance, verdict: Verdict) -> str:
    """The option that the page showed, or the only one that means this; "" where neither is."""
    seen = {e.seen.casefold() for e in verdict.evidence}
    shown = [o for o in guidance.options if o.casefold() in seen]
    meaning = [o for o, meant in guidance.means.items() if meant is value]
    return next(iter(shown), meaning[0] if len(meaning) == 1 else "")


def _value(account: Account, verdict: Verdict) -> FactValue | None:
    """The value that the verdict speaks of: the widest, where several were seen."""
    values = list(_values(account, verdict.fact, verdict))
    audiences = [v for v in values if isinstance(v, Audience)]
    if audiences:
        return max(audiences)
    counts = [v for v in values if isinstance(v, Count)]
    if counts:
        return max(counts, key=lambda c: c.count)
    return next((v for v in values if isinstance(v, bool)), verdict.reached if values else None)


def _values(account: Account, fact: Fact, verdict: Verdict) -> Iterator[FactValue]:
    for reading in account.readings:
        if (
            isinstance(reading, Observed)
            and reading.fact is fact
            and reading.evidence in verdict.evidence
        ):
            yield reading.value
