"""Whether what was read says otherwise than an answer: then the answer does not stand."""

from collections.abc import Iterable

from profilecheck.checks import FactReadings, names_job, shown_entries
from profilecheck.model import Account, Count, FactValue, Observed, QuestionAnswer
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import Audience, Fact

__all__ = ["contradicted"]

_OF_THE_JOB = (
    Fact.PROFILE_EMPLOYER,
    Fact.PROFILE_HEADLINE,
    Fact.PROFILE_BIO,
)


def contradicted(
    answer: QuestionAnswer, accounts: Iterable[Account], matcher: SchoolMatcher
) -> bool:
    """Whether anything that was read on `accounts` says otherwise than `answer`.

    What the person found by hand counts as well. An entry of which it is not known who can see it
    may be seen.
    """
    return any(
        _found(account, answer.unless) or (answer.when_job_untold and _shows_job(account, matcher))
        for account in accounts
    )


def _found(account: Account, facts: tuple[Fact, ...]) -> bool:
    read = (r for r in account.readings if isinstance(r, Observed) and r.fact in facts)
    return any(_is_something(reading.value) for reading in read)


def _is_something(value: FactValue) -> bool:
    return value.count > 0 if isinstance(value, Count) else value is True


def _shows_job(account: Account, matcher: SchoolMatcher) -> bool:
    return any(
        seen.audience is not Audience.ONLY_ME and names_job(fact, seen, matcher)
        for fact in _OF_THE_JOB
        for seen in shown_entries(FactReadings.of(account, fact, None))
    )
