"""What the person is handed: every clause with its outcome, and what to do first."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import AwareDatetime, Field, NonNegativeInt

from profilecheck.model.base import Record
from profilecheck.model.snapshot import AccountState, Evidence, Guidance, Traffic, Visit
from profilecheck.model.text import PageText
from profilecheck.vocabulary import (
    Audience,
    Basis,
    Circle,
    Fact,
    JudgedBy,
    Outcome,
    Reach,
    UnreadReason,
    Viewpoint,
)

__all__ = [
    "AccountTie",
    "Action",
    "Agreed",
    "AgreementState",
    "ClauseResult",
    "Finding",
    "ListedPost",
    "MatrixRow",
    "NetworkSummary",
    "Question",
    "QuestionAnswer",
    "Report",
    "Rereading",
    "Sight",
    "UnreadItem",
    "exposure",
]


class AgreementState(StrEnum):
    """Whether an agreement covers what was found."""

    HOLDS = "holds"
    ENDED = "ended"
    EXCEEDED = "exceeded"


class Agreed(Record):
    """What was agreed with the school about a finding, and whether it covers it still.

    `EXCEEDED`: more people can see the thing now than when it was agreed.
    """

    reason: PageText
    agreed_on: date
    expires_on: date
    state: AgreementState


class Finding(Record):
    """What one check came to on one network.

    `says` is the plain sentence for the person, `why` why it matters to them; `subject` is the
    entry it is about, where several are listed. `reason` is set where the outcome is
    `could_not_tell`. `reaches` is who an exposure is open to, and `agreed` what the school agreed
    about it; neither changes the outcome. `priority` orders what to put right first, highest first
    (people reached × closeness to work); it is never shown.
    """

    check: str
    network: str | None
    network_name: str = ""
    facts: tuple[Fact, ...] = ()
    outcome: Outcome
    says: PageText
    subject: PageText = ""
    why: str = ""
    reason: UnreadReason | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: Basis | None = None
    guidance: Guidance | None = None
    reaches: Audience | None = None
    agreed: Agreed | None = None
    priority: NonNegativeInt = 0


class QuestionAnswer(Record):
    """One allowed answer to a question, and what it makes of the clause."""

    id: str
    says: str
    outcome: Outcome


class Question(Record):
    """What only the person can say, and what they have said."""

    ask: str
    answers: tuple[QuestionAnswer, ...]
    given: str | None = None
    answered_on: date | None = None
    expires_on: date | None = None


class ClauseResult(Record):
    """One clause of the checklist with its outcome."""

    id: str
    part: str
    title: str
    text: str = ""
    why: str
    judged_by: JudgedBy
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    question: Question | None = None
    advice: tuple[str, ...] = ()


class Action(Record):
    """One thing to put right: findings of several clauses that one change would answer.

    `facts`, `subject` and `reaches` say what an agreement about it would be about.
    """

    network: str
    network_name: str
    facts: tuple[Fact, ...] = ()
    subject: PageText = ""
    says: PageText
    why: str
    clauses: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    guidance: Guidance | None = None
    reaches: Audience | None = None
    agreed: Agreed | None = None


def exposure(said: Action | Finding) -> tuple[str | None, tuple[Fact, ...], str]:
    """What an action and the findings it came from have in common: the one thing to change."""
    return said.network, said.facts, said.subject.casefold()


class Sight(Record):
    """Who can see one thing on one network: a cell of the matrix for each circle."""

    network: str
    network_name: str
    reach: dict[Circle, Reach]
    seen: PageText = ""
    evidence: tuple[Evidence, ...] = ()


class MatrixRow(Record):
    """One line of "who can see what": the widest reach over all networks, and each network's."""

    label: str
    facts: tuple[Fact, ...]
    reach: dict[Circle, Reach]
    sights: tuple[Sight, ...] = ()


class AccountTie(Record):
    """Two accounts that anybody can tell to be one person's.

    `by` are the plain reasons ("the same name"), `tells_school` the names of those networks of
    the two on which the school stands.
    """

    networks: tuple[str, str]
    names: tuple[str, str]
    addresses: tuple[PageText, PageText]
    by: tuple[str, ...]
    tells_school: tuple[str, ...] = ()


class ListedPost(Record):
    """One post that is worth reading again: which, why, and who can see it. Never what it says.

    `url` is where the network shows the person their posts, "" where that is not known.
    """

    network: str
    network_name: str
    post: PageText
    why: PageText
    seen_by: PageText
    url: PageText = ""


class Rereading(Record):
    """The posts to read again first, and how many more were found; `at_least` if not counted."""

    posts: tuple[ListedPost, ...] = ()
    more: NonNegativeInt = 0
    at_least: bool = False


class UnreadItem(Record):
    """One thing that could not be told, with how to look by hand."""

    network: str
    network_name: str
    fact: Fact
    viewpoint: Viewpoint
    about: str
    reason: UnreadReason
    says: str
    detail: PageText = ""
    url: PageText = ""
    guidance: Guidance | None = None


class NetworkSummary(Record):
    """What was done on one network."""

    network: str
    name: str
    state: AccountState
    profile_url: PageText = ""
    confirmed_live: date | None = None
    basis_note: str = ""
    visits: tuple[Visit, ...] = ()
    traffic: Traffic


class Report(Record):
    """The checklist, filled in. `parts` gives the heading of each part that clauses name.

    `actions` are to be put right, and `agreed` would be, were they not agreed with the school.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "report"

    kind: Literal["report"] = "report"
    schema_version: int = SCHEMA
    program: str
    checklist: str
    checklist_title: str
    checklist_source: str = ""
    taken_at: AwareDatetime
    finished: bool
    made_up: bool = False
    networks: tuple[NetworkSummary, ...] = ()
    actions: tuple[Action, ...] = ()
    agreed: tuple[Action, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    ties: tuple[AccountTie, ...] = ()
    rereading: Rereading = Rereading()
    parts: dict[str, str] = Field(default_factory=dict)
    clauses: tuple[ClauseResult, ...] = ()
    unread: tuple[UnreadItem, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many clauses came to `outcome`."""
        return sum(c.outcome is outcome for c in self.clauses)
