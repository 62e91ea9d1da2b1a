"""What is asked next: one open fact on a network, or the question of a clause, and its answer."""

from dataclasses import dataclass
from datetime import date

from profilecheck.errors import InputError
from profilecheck.judge import OpenFact, Outstanding, viewpoint_to_ask
from profilecheck.model import (
    Answer,
    ClauseResult,
    FactAnswer,
    FactValue,
    Guidance,
    NotApplicable,
    Report,
    Snapshot,
)
from profilecheck.questions.facts import FactQuestion, fact_question
from profilecheck.sites import site
from profilecheck.sources import Gathering
from profilecheck.vocabulary import Fact, Outcome, Viewpoint
from profilecheck.words.facts import heading

__all__ = [
    "LONGEST_DAYS",
    "USUAL_DAYS",
    "ClauseStep",
    "FactStep",
    "Step",
    "fact_called",
    "steps",
    "steps_about",
    "with_network",
]

USUAL_DAYS = 365
"""How long an answer holds, unless the person says otherwise."""
LONGEST_DAYS = 3 * USUAL_DAYS


@dataclass(frozen=True)
class FactStep:
    """What the person is to look for on a network.

    `why` is what keeps it from being known, "" where nothing does; `signed_out` whether to look in
    a window where nobody is signed in; `guidance` where, and for what.
    """

    about: OpenFact
    heading: str
    why: str
    signed_out: bool
    guidance: Guidance | None
    question: FactQuestion

    @property
    def group(self) -> str:
        """The network: what “the next network” leaves behind."""
        return self.about.account.network

    def answer(self, value: FactValue, today: date, until: date) -> FactAnswer:
        """Return the answer that `value` is; it holds to the day `until`."""
        return FactAnswer(
            network=self.about.account.network,
            fact=self.about.fact,
            viewpoint=self.about.viewpoint,
            value=value,
            answered_on=today,
            expires_on=until,
        )


@dataclass(frozen=True)
class ClauseStep:
    """What only the person can judge: the question of a clause, and the ids of its answers.

    `clause` is the one that the answer is kept under: another, where several share the question.
    `helps` is what was read that helps to judge.
    """

    clause: str
    heading: str
    helps: tuple[str, ...]
    ask: str
    options: tuple[tuple[str, str], ...]

    @property
    def group(self) -> str:
        """All questions are one group, after the networks."""
        return ""

    def answer(self, choice: str, today: date, until: date) -> Answer:
        """Return the answer with the id `choice`; it holds to the day `until`.

        Raises:
            InputError: the question has no such answer.
        """
        if choice not in {option for _, option in self.options}:
            raise InputError(f"clause {self.clause} has no answer “{choice}”.")
        return Answer(clause=self.clause, choice=choice, answered_on=today, expires_on=until)


Step = FactStep | ClauseStep


def steps(still: Outstanding) -> tuple[Step, ...]:
    """Return all that is open: first what to look for, then what to judge."""
    return (*map(_fact_step, still.facts), *map(_clause_step, still.questions))


def steps_about(
    report: Report, still: Outstanding, snapshot: Snapshot, about: str, fact: Fact | None
) -> tuple[Step, ...]:
    """Return what was named: a clause by its id, what is open on a network, or one fact on it.

    A clause and a fact are asked whether they are open or not.

    Raises:
        InputError: there is no such network, or what was named asks the person nothing.
    """
    if named := next((c for c in report.clauses if c.id == about), None):
        return (_clause_step(named),)
    network = site(about).id
    if fact is None:
        return tuple(_fact_step(f) for f in still.facts if f.account.network == network)
    return (_fact_step(_named(snapshot, network, fact)),)


def with_network(snapshot: Snapshot, name: str) -> Snapshot:
    """Return the snapshot with the network called `name`: where it is not, for the person to look.

    Raises:
        InputError: there is no such network.
    """
    chosen = site(name)
    if any(account.network == chosen.id for account in snapshot.accounts):
        return snapshot
    gathering = Gathering(chosen)
    if not chosen.never_opened:
        gathering.leave_to_person()
    return snapshot.model_copy(update={"accounts": (*snapshot.accounts, gathering.account())})


def fact_called(name: str) -> Fact:
    """Return the fact with the id `name`, such as "stories.audience".

    Raises:
        InputError: there is none.
    """
    try:
        return Fact(name.strip().lower())
    except ValueError:
        raise InputError(
            f"there is nothing called “{name}” to answer. The report says what to type for each "
            "thing, such as: profilecheck answer facebook stories.audience"
        ) from None


def _named(snapshot: Snapshot, network: str, fact: Fact) -> OpenFact:
    """One fact that the person wants to answer, whether it is open or not."""
    account = next(a for a in snapshot.accounts if a.network == network)
    absent = [r for r in account.readings if r.fact is fact and isinstance(r, NotApplicable)]
    if absent:
        raise InputError(f"there is nothing to answer. {absent[0].why}")
    return OpenFact(account, fact, viewpoint_to_ask(account, fact), says="")


def _fact_step(wanted: OpenFact) -> FactStep:
    return FactStep(
        about=wanted,
        heading=f"{wanted.account.name} · {heading(wanted.fact, wanted.account)}",
        why=wanted.says,
        signed_out=wanted.viewpoint is Viewpoint.STRANGER,
        guidance=wanted.account.guidance.get(wanted.fact),
        question=fact_question(wanted),
    )


def _clause_step(clause: ClauseResult) -> ClauseStep:
    if clause.question is None:
        raise InputError(f"clause {clause.id} asks you nothing. We read it from your profiles.")
    return ClauseStep(
        clause=clause.question.asked_at or clause.id,
        heading=f"{clause.id} · {clause.title}",
        # What was read that helps to judge stands in the findings that leave it to the person.
        helps=tuple(
            f"{finding.network_name}: {finding.says}"
            for finding in clause.findings
            if finding.network is not None and finding.outcome is Outcome.YOUR_CALL
        ),
        ask=clause.question.ask,
        options=tuple((a.says, a.id) for a in clause.question.answers),
    )
