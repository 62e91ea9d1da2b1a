"""What is asked next, in the report's order: an account, a look, a question; and its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from profilecheck.errors import InputError
from profilecheck.judge import look_at, looks_on, with_answers
from profilecheck.model import (
    AccountAnswer,
    AccountIs,
    Answer,
    Answers,
    ClauseResult,
    FactAnswer,
    FactValue,
    Look,
    NetworkAsked,
    NotApplicable,
    QuestionAsked,
    Report,
    Snapshot,
)
from profilecheck.questions.facts import LookQuestion, look_question
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Gathering
from profilecheck.vocabulary import Fact, Outcome, Viewpoint
from profilecheck.with_command import WithCommand
from profilecheck.words.doing import ask_accounts
from profilecheck.words.plurals import capital
from profilecheck.words.reasons import only_a_part
from profilecheck.words.report import ACCOUNT_IS

__all__ = [
    "LONGEST_DAYS",
    "USUAL_DAYS",
    "AccountStep",
    "LookStep",
    "QuestionStep",
    "Step",
    "account_steps",
    "account_steps_about",
    "fact_called",
    "steps",
    "steps_about",
    "with_network",
]

_NOT_ASKED = WithCommand.after(
    "there is nothing called “{name}” to answer",
    ". The report says what to type for each thing, such as: profilecheck answer facebook "
    "stories.audience",
)

USUAL_DAYS = 365
"""How long an answer holds, unless the person says otherwise."""
LONGEST_DAYS = 3 * USUAL_DAYS


@dataclass(frozen=True)
class AccountStep:
    """Whether the person ever had an account on a network that was not opened for them."""

    asked: NetworkAsked

    @property
    def group(self) -> str:
        """The network: what “the next network” leaves behind."""
        return self.asked.network

    @property
    def heading(self) -> str:
        """What is asked."""
        return ask_accounts((self.asked.network_name,))

    @property
    def options(self) -> tuple[tuple[str, AccountIs], ...]:
        """The answers, each with what it says."""
        return tuple((ACCOUNT_IS[option], option) for option in self.asked.options)

    def answer(self, account: AccountIs, today: date, until: date) -> AccountAnswer:
        """Return the answer that `account` is; it holds to the day `until`.

        Raises:
            InputError: it is none of the options.
        """
        if account not in self.asked.options:
            raise InputError(f"this cannot be said of an account on {self.asked.network_name}.")
        return AccountAnswer(
            network=self.asked.network, account=account, answered_on=today, expires_on=until
        )


@dataclass(frozen=True)
class LookStep:
    """What the person is to look for on a network.

    `why` is what keeps it from being known, "" where nothing does; `signed_out` whether to look in
    a window where nobody is signed in.
    """

    look: Look
    question: LookQuestion

    @property
    def group(self) -> str:
        """The network: what “the next network” leaves behind."""
        return self.look.network

    @property
    def heading(self) -> str:
        """The network, and what is asked."""
        return f"{self.look.network_name} · {self.look.question}"

    @property
    def why(self) -> str:
        """What keeps it from being known, in a sentence."""
        says = capital(f"{self.look.says}.") if self.look.says else ""
        return only_a_part(says) if self.look.partly else says

    @property
    def signed_out(self) -> bool:
        """Whether to look as a stranger."""
        return self.look.viewpoint is Viewpoint.STRANGER

    def chosen(self, option: str, today: date, until: date) -> tuple[FactAnswer, ...]:
        """Return what the option of that id makes known, up to the day `until`; maybe nothing.

        Raises:
            InputError: there is no such option.
        """
        try:
            return self.look.chosen(option, today, until)
        except KeyError:
            raise InputError(f"“{option}” is no answer to “{self.look.question}”.") from None

    def answer(self, value: FactValue, today: date, until: date) -> tuple[FactAnswer, ...]:
        """Return the answer that `value` is; it holds to the day `until`.

        Raises:
            ValueError: `value` is not of the fact's kind.
        """
        return (self.look.answer(value, today, until),)


@dataclass(frozen=True)
class QuestionStep:
    """What only the person can judge: a question, asked once for all clauses that share it."""

    asked: QuestionAsked

    @property
    def group(self) -> str:
        """All questions are one group, after the networks."""
        return ""

    @property
    def heading(self) -> str:
        """The clauses that the answer settles, and what they are about."""
        titles = " · ".join(dict.fromkeys(self.asked.titles))
        return f"{', '.join(self.asked.clauses)} · {titles}"

    @property
    def helps(self) -> tuple[str, ...]:
        """What was read that helps to judge, and what could not be."""
        return (*self.asked.known, *self.asked.unread)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The answers, each with its id."""
        return tuple((a.says, a.id) for a in self.asked.question.answers)

    @property
    def suggests(self) -> str:
        """The answer that what was read suggests, "" where it suggests none."""
        return next((says for says, id in self.options if id == self.asked.suggests), "")

    def answer(self, choice: str, today: date, until: date) -> Answer:
        """Return the answer with the id `choice`; it holds to the day `until`.

        Raises:
            InputError: the question has no such answer.
        """
        if choice not in {option for _, option in self.options}:
            raise InputError(f"clause {self.asked.clause} has no answer “{choice}”.")
        return Answer(clause=self.asked.clause, choice=choice, answered_on=today, expires_on=until)


Step = AccountStep | LookStep | QuestionStep


def account_steps(report: Report) -> tuple[AccountStep, ...]:
    """Return the accounts that are asked about before all else, those that have no answer yet."""
    return tuple(AccountStep(n) for n in _networks(report) if n.given is None)


def steps(report: Report) -> tuple[Step, ...]:
    """Return what is open besides: first what to look at, then what to judge."""
    asked = (q for q in report.questions if q.question.is_open)
    return (*map(_look_step, report.looks), *map(QuestionStep, asked))


def account_steps_about(report: Report, about: str) -> tuple[AccountStep, ...]:
    """Return the account of a network, answered or not, or those that keep a clause open.

    Raises:
        InputError: there is no such network.
    """
    if clause := _clause(report, about):
        waiting = {f.network for f in clause.findings if f.outcome is Outcome.COULD_NOT_TELL}
        return tuple(step for step in account_steps(report) if step.group in waiting)
    network = site(about).id
    return tuple(AccountStep(n) for n in _networks(report) if n.network == network)


def steps_about(
    report: Report,
    snapshot: Snapshot,
    answers: Answers,
    today: date,
    about: str,
    fact: Fact | None = None,
) -> tuple[Step, ...]:
    """Return what was named: a clause by its id, what is open on a network, or one fact on it.

    The question of a clause and a fact are asked whether they are open or not; of a network, what
    only informs is asked too. `answers` and `today` are those that `report` was judged by.

    Raises:
        InputError: there is no such network, or what was named asks the person nothing.
    """
    if clause := _clause(report, about):
        return _of_clause(report, clause)
    network = site(about).id
    if fact is not None:
        return (_look_step(_named(snapshot, network, fact)),)
    if any(n.network == network and n.given is None for n in _networks(report)):
        return ()
    accounts = with_answers(snapshot, answers, today).accounts
    open_there = [
        look for a in accounts if a.network == network for look in looks_on(a, report.clauses)
    ]
    asked = {fact for look in open_there for fact in look.facts}
    # What was read, but not as a stranger sees it, only the report knows to be open.
    besides = (k for k in report.looks if k.network == network and asked.isdisjoint(k.facts))
    return tuple(map(_look_step, (*open_there, *besides)))


def with_network(snapshot: Snapshot, name: str) -> Snapshot:
    """Return the snapshot with the network called `name`: where it is not, for the person to look.

    Raises:
        InputError: there is no such network.
    """
    chosen = site(name)
    if any(account.network == chosen.id for account in snapshot.accounts):
        return snapshot
    gathering = Gathering(chosen)
    if isinstance(chosen, OpenSite):
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
        raise InputError(_NOT_ASKED.format(name=name)) from None


def _networks(report: Report) -> Iterator[NetworkAsked]:
    return (network for asked in report.starters for network in asked.networks)


def _clause(report: Report, name: str) -> ClauseResult | None:
    return next((clause for clause in report.clauses if clause.id == name), None)


def _of_clause(report: Report, clause: ClauseResult) -> tuple[Step, ...]:
    looks = (look for look in report.looks if clause.id in look.clauses)
    asked = (q for q in report.questions if clause.id in q.clauses)
    found: tuple[Step, ...] = (*map(_look_step, looks), *map(QuestionStep, asked))
    if not found:
        raise InputError(f"clause {clause.id} asks you nothing. We read it from your profiles.")
    return found


def _named(snapshot: Snapshot, network: str, fact: Fact) -> Look:
    """One fact that the person wants to answer, whether it is open or not."""
    account = next(a for a in snapshot.accounts if a.network == network)
    absent = [r for r in account.readings if r.fact is fact and isinstance(r, NotApplicable)]
    if absent:
        raise InputError(f"there is nothing to answer. {absent[0].why}")
    return look_at(account, fact)


def _look_step(look: Look) -> LookStep:
    return LookStep(look, look_question(look))
