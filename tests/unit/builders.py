"""Small builders of what passes through the judging half, so that tests read as literals."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import TypeAdapter

from profilecheck.checklist import load_checklist
from profilecheck.checks import OneNetworkCheck, Verdict, evaluate
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    AccountState,
    Answer,
    Answers,
    ClauseResult,
    Entries,
    Entry,
    Evidence,
    FactAnswer,
    Guidance,
    NotApplicable,
    Observed,
    Reading,
    Report,
    Snapshot,
    Unread,
)
from profilecheck.school import School, SchoolMatcher
from profilecheck.sites.site import Value
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

TAKEN = datetime(2026, 3, 9, 19, 30, tzinfo=UTC)
TODAY = date(2026, 3, 10)
OWNER, STRANGER = Viewpoint.OWNER, Viewpoint.STRANGER
SCHOOL = School(
    names=("Oakfield Primary School",),
    email_domains=("oakfield.leeds.sch.uk",),
    phones=("0113 496 0123",),
    town="Leeds",
)
GUIDANCE = Guidance(
    url="https://www.facebook.com/settings",
    steps=("Settings", "Posts"),
    wanted="Friends",
    look_for="Look at the words beside it",
)


def observed(
    fact: Fact, value: Value, viewpoint: Viewpoint = OWNER, *, network: str = "facebook"
) -> Observed:
    evidence = Evidence(
        url="https://www.facebook.com/settings",
        page="settings",
        seen=f"{fact} for {viewpoint}",
        at=TAKEN,
    )
    return Observed(fact=fact, network=network, viewpoint=viewpoint, value=value, evidence=evidence)


def listed(*entries: Entry | str) -> Entries:
    """Entries; a plain text is one whose audience the page does not show."""
    return Entries(entries=tuple(Entry(text=e) if isinstance(e, str) else e for e in entries))


def entry(text: str, audience: Audience | None = None, detail: str = "") -> Entry:
    return Entry(text=text, audience=audience, detail=detail)


def unread(
    fact: Fact,
    reason: UnreadReason = UnreadReason.PAGE_CHANGED,
    viewpoint: Viewpoint = OWNER,
    *,
    network: str = "facebook",
) -> Unread:
    return Unread(fact=fact, network=network, viewpoint=viewpoint, reason=reason)


def absent(fact: Fact, *, network: str = "facebook") -> NotApplicable:
    return NotApplicable(fact=fact, network=network, why="Facebook has no such setting.")


def account(*readings: Reading, network: str = "facebook") -> Account:
    return Account(
        network=network,
        name=network.capitalize(),
        state=AccountState.AUDITED,
        profile_hosts=(),
        readings=readings,
        guidance=dict.fromkeys(Fact, GUIDANCE),
    )


def snapshot(*accounts: Account) -> Snapshot:
    return Snapshot(program="profilecheck 0.1.0", taken_at=TAKEN, accounts=accounts)


def answered(clause: str, choice: str, on: date = TODAY, until: date = date(2026, 9, 10)) -> Answer:
    return Answer(clause=clause, choice=choice, answered_on=on, expires_on=until)


def check(test: str, *facts: Fact, **parameters: Any) -> OneNetworkCheck:
    """A check as a checklist file would give it."""
    fields = {"id": "it", "test": test, "facts": facts, **parameters}
    made: OneNetworkCheck = TypeAdapter(OneNetworkCheck).validate_python(fields)
    return made


def verdicts(
    asked: OneNetworkCheck, *readings: Reading, school: School | None = SCHOOL
) -> list[Verdict]:
    return list(evaluate(asked, asked.facts, account(*readings), SchoolMatcher(school)))


def report(
    *readings: Reading,
    answers: tuple[Answer, ...] = (),
    facts: tuple[FactAnswer, ...] = (),
    school: School | None = SCHOOL,
) -> Report:
    """The report of one account by the default checklist."""
    taken = snapshot(account(*readings))
    given = Answers(answers=answers, facts=facts)
    return judge_snapshot(taken, load_checklist(), school, given, TODAY)


def clause(made: Report, clause_id: str) -> ClauseResult:
    return next(c for c in made.clauses if c.id == clause_id)
