"""What only the person can judge: each question once, with what was read that helps to answer."""

import re
from collections.abc import Iterable, Iterator

from profilecheck.checks import FactReadings, names_job, own_word_says, shown_entries
from profilecheck.judge.answered import is_unused
from profilecheck.model import (
    Account,
    AccountAnswer,
    AccountIs,
    AccountQuestion,
    AccountState,
    ClauseResult,
    Finding,
    NetworkAsked,
    Question,
    QuestionAsked,
)
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Outcome
from profilecheck.words.doing import (
    JOB_UNTOLD,
    MEANS_SOMETHING_ELSE,
    OWN_VIEWS,
    ask_accounts,
    says_otherwise,
)
from profilecheck.words.facts import not_found_out
from profilecheck.words.nouns import ANY_NETWORK
from profilecheck.words.plurals import listed

__all__ = ["account_questions", "questions"]

_WAYS_TO_CLOSE = (Fact.ACCOUNT_LEFTOVERS, Fact.ACCOUNT_DORMANT)
_THE_PERSON_KNOWS = {Fact.ACCOUNT_DORMANT}
"""Whether an account is still in use is not everywhere to be seen."""
_ABOUT_THE_PERSON = (Fact.PROFILE_BIO, Fact.PROFILE_HEADLINE)
_OWN_VIEWS = re.compile(
    r"\b(?:views?|opinions?|thoughts|posts|tweets)\b[\w\s,’']{0,20}\b(?:my own|mine|own|personal)\b"
    r"|\bnot (?:those|the views?|the opinions?) of my (?:employer|school)\b",
    re.IGNORECASE,
)
"""A line such as “All views are my own”, as people write it."""


def account_questions(
    accounts: Iterable[Account], said: Iterable[AccountAnswer]
) -> tuple[AccountQuestion, ...]:
    """Return the one question about accounts on networks that were not opened, or none."""
    given = {answer.network: answer for answer in said}
    asked = [a for a in accounts if is_unused(a)]
    if not asked:
        return ()
    return (
        AccountQuestion(
            ask=ask_accounts([a.name for a in asked]),
            networks=tuple(_asked(account, given.get(account.network)) for account in asked),
        ),
    )


def _asked(account: Account, answer: AccountAnswer | None) -> NetworkAsked:
    gone = account.state is AccountState.CLOSED
    ways = (account.guidance.get(fact) for fact in _WAYS_TO_CLOSE)
    return NetworkAsked(
        network=account.network,
        network_name=account.name,
        options=tuple(a for a in AccountIs if not (gone and a is AccountIs.CLOSED)),
        given=answer.account if answer else None,
        answered_on=answer.answered_on if answer else None,
        expires_on=answer.expires_on if answer else None,
        guidance=next((way for way in ways if way), None),
    )


def questions(
    clauses: tuple[ClauseResult, ...],
    informing: frozenset[tuple[str, str]],
    accounts: tuple[Account, ...],
    matcher: SchoolMatcher,
) -> tuple[QuestionAsked, ...]:
    """Return the questions in the order of the clauses that ask them, answered or not."""
    asking = [c for c in clauses if c.question and c.question.asked_at == c.id]
    job = _Job(accounts, matcher)
    return tuple(
        _question(c.question, c, clauses, informing, accounts, job) for c in asking if c.question
    )


def _question(
    question: Question,
    asking: ClauseResult,
    clauses: tuple[ClauseResult, ...],
    informing: frozenset[tuple[str, str]],
    accounts: tuple[Account, ...],
    job: "_Job",
) -> QuestionAsked:
    sharing = [c for c in clauses if c.question and c.question.asked_at == asking.id]
    informed = [f for c in sharing for f in c.findings if (c.id, f.check) in informing]
    read = [f for f in informed if f.outcome is Outcome.YOUR_CALL]
    of_job = next((a.id for a in question.answers if a.when_job_untold), None)
    known = (*_known(read), *(job.sentences() if of_job else ()))
    return QuestionAsked(
        clause=asking.id,
        clauses=tuple(c.id for c in sharing),
        titles=tuple(c.title for c in sharing),
        question=question,
        known=(
            *((says_otherwise(question.set_aside),) if question.set_aside else ()),
            *dict.fromkeys(known),
        ),
        unread=tuple(_unread(informed, accounts)),
        suggests=of_job if of_job and job.is_untold else None,
        listed_posts=any(Fact.POSTS_TO_REREAD in f.facts for f in read),
    )


def _known(read: Iterable[Finding]) -> Iterator[str]:
    """What was read, but for the posts to read again, which are listed elsewhere."""
    networks: dict[str, dict[str, None]] = {}
    for finding in read:
        if Fact.POSTS_TO_REREAD not in finding.facts:
            networks.setdefault(finding.says, {})[finding.network_name] = None
    for says, names in networks.items():
        yield f"{listed(list(names))}: {says}"


def _unread(informed: Iterable[Finding], accounts: Iterable[Account]) -> Iterator[str]:
    nouns = {account.network: account for account in accounts}
    networks: dict[str, dict[str, None]] = {}
    for finding in informed:
        if finding.outcome is Outcome.COULD_NOT_TELL:
            network = nouns.get(finding.network or "", ANY_NETWORK)
            for fact in set(finding.facts) - _THE_PERSON_KNOWS:
                networks.setdefault(not_found_out(fact, network), {})[finding.network_name] = None
    for says, names in networks.items():
        yield f"{says} on {listed(list(names))}."


class _Job:
    """What the profiles tell of the person's job, and whether they say whose the views are."""

    def __init__(self, accounts: tuple[Account, ...], matcher: SchoolMatcher) -> None:
        self._accounts = accounts
        self._matcher = matcher

    @property
    def is_untold(self) -> bool:
        """Whether every text that others see was read whole, and tells no job and no school."""
        read = [r for r in self._readings() if r.applies]
        return (
            self._matcher.known
            and any(r.observed for r in read)
            and all(r.seen_whole for r in read)
            and not any(
                names_job(r.fact, seen, self._matcher) for r in read for seen in shown_entries(r)
            )
            and not any(self._maybe_told())
        )

    def sentences(self) -> Iterator[str]:
        """What helps to answer, in sentences."""
        if self.is_untold:
            yield JOB_UNTOLD
        maybe = dict.fromkeys(self._maybe_told())
        yield from (*maybe, MEANS_SOMETHING_ELSE) if maybe else ()
        for account in self._accounts:
            if any(_OWN_VIEWS.search(e.text) for e in account.entries(_ABOUT_THE_PERSON)):
                yield OWN_VIEWS.format(network=account.name)

    def _maybe_told(self) -> Iterator[str]:
        """What has the school's own word in it, which may be a place or a person."""
        for readings in self._readings():
            for seen in shown_entries(readings):
                says = own_word_says(readings.fact, seen, readings.account, self._matcher)
                if says and seen.audience is not Audience.ONLY_ME:
                    yield f"{readings.account.name}: {says}"

    def _readings(self) -> Iterator[FactReadings]:
        for account in self._accounts:
            for fact in SHOWN_TEXTS:
                readings = FactReadings.of(account, fact, None)
                if readings.asked_for:
                    yield readings
