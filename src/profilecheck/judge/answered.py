"""What the person found by hand, taken into the snapshot in place of what could not be read."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from profilecheck.checks import sentence
from profilecheck.model import (
    Account,
    Answers,
    Evidence,
    FactAnswer,
    NotApplicable,
    Observed,
    Snapshot,
    Unread,
)
from profilecheck.vocabulary import Fact, Source, Viewpoint

__all__ = ["with_answers"]

_PAGE = "answer"


def with_answers(snapshot: Snapshot, answers: Answers, today: date) -> Snapshot:
    """Return the snapshot with the standing answers about facts taken in.

    An answer takes the place of what is unread as the owner. What was read stands beside it, and
    where the two differ the less careful one counts. What a network does not have, or was not
    audited for, no answer brings into being.
    """
    accounts = tuple(
        _answered(account, _standing(account, answers.facts, today), snapshot)
        for account in snapshot.accounts
    )
    return snapshot.model_copy(update={"accounts": accounts})


def _standing(account: Account, given: Iterable[FactAnswer], today: date) -> dict[Fact, FactAnswer]:
    """The newest answer to each fact of the account that still holds."""
    ruled_out = {r.fact for r in account.readings if isinstance(r, NotApplicable)}
    standing: dict[Fact, FactAnswer] = {}
    # Of two on one day the later in the file is the newer.
    for answer in sorted(given, key=lambda a: a.answered_on):
        holds = answer.answered_on <= today <= answer.expires_on
        if holds and answer.network == account.network and answer.fact not in ruled_out:
            standing[answer.fact] = answer
    return standing


def _answered(account: Account, standing: dict[Fact, FactAnswer], snapshot: Snapshot) -> Account:
    kept = tuple(
        r
        for r in account.readings
        if not (isinstance(r, Unread) and r.viewpoint is Viewpoint.OWNER and r.fact in standing)
    )
    said = tuple(_observations(account, standing.values(), snapshot))
    return account.model_copy(update={"readings": kept + said}) if said else account


def _observations(
    account: Account, standing: Iterable[FactAnswer], snapshot: Snapshot
) -> Iterator[Observed]:
    for answer in standing:
        guidance = account.guidance.get(answer.fact)
        said = Observed(
            fact=answer.fact,
            network=account.network,
            value=answer.value,
            source=Source.ANSWER,
            evidence=Evidence(
                url=guidance.url if guidance else "",
                page=_PAGE,
                seen="",
                at=datetime.combine(answer.answered_on, time(), snapshot.taken_at.tzinfo),
            ),
        )
        words = f"You said: {sentence(said, account.name)}"
        evidence = Evidence(**{**said.evidence.model_dump(), "seen": words})
        yield said.model_copy(update={"evidence": evidence})
