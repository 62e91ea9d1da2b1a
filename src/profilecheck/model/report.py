"""What the person is handed: every clause with its outcome, and what to do first."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import AwareDatetime, Field, NonNegativeInt, field_validator

from profilecheck.model.base import Record
from profilecheck.model.comparison import Since
from profilecheck.model.snapshot import (
    AccountState,
    Evidence,
    Guidance,
    LookAlso,
    OpenedPage,
    SignInSafety,
    Traffic,
)
from profilecheck.model.text import PageText
from profilecheck.model.visits import (
    AccountQuestion,
    Agreed,
    FirstAct,
    InShort,
    Look,
    Visit,
    VisitRow,
)
from profilecheck.vocabulary import (
    Audience,
    Basis,
    Circle,
    Fact,
    FactKind,
    JudgedBy,
    Outcome,
    Reach,
    UnreadReason,
)

__all__ = [
    "AccountTie",
    "ClauseLine",
    "ClauseResult",
    "ClauseStanding",
    "Finding",
    "ListedPost",
    "MatrixRow",
    "NetworkSummary",
    "Question",
    "QuestionAnswer",
    "QuestionAsked",
    "Report",
    "Rereading",
    "Sight",
    "StandingKind",
]


class Finding(Record):
    """What one check came to on one network.

    `says` is the plain sentence for the person, `why` why it matters to them; `subject` is the
    entry it is about, where several are listed. `reason` is set where the outcome is
    `could_not_tell`. `reaches` is who an exposure is open to, and `agreed` what the school agreed
    about it; neither changes the outcome. `priority` orders what to put right first, highest first
    (people reached × closeness to work); it is never shown. `now` is how an exposure stands, in
    the network's words where they are known.
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
    now: PageText = ""
    agreed: Agreed | None = None
    priority: NonNegativeInt = 0


class QuestionAnswer(Record):
    """One allowed answer to a question, and what it makes of the clause.

    `when_job_untold`: the answer that what was read suggests where the profiles, read whole, tell
    nobody what the person does. It does not stand where a profile shows it. `unless` are numbers
    and switches: it does not stand where any was counted, or is on.
    """

    id: str
    says: str
    outcome: Literal[Outcome.MET, Outcome.NOT_MET, Outcome.YOUR_CALL, Outcome.NOT_APPLICABLE]
    when_job_untold: bool = False
    unless: tuple[Fact, ...] = ()

    @field_validator("unless")
    @classmethod
    def _can_be_found(cls, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        for fact in facts:
            if fact.kind not in (FactKind.COUNT, FactKind.SWITCH):
                raise ValueError(f"{fact.value} is neither a number nor a switch")
        return facts


class Question(Record):
    """What only the person can say, and what they have said.

    `asked_at` is the clause whose question it is, under which it is asked and answered: another
    one where several share it. `set_aside` is the answer that was given and does not stand, as
    what was read says otherwise; "" where there is none.
    """

    ask: str
    answers: tuple[QuestionAnswer, ...]
    asked_at: str = ""
    given: str | None = None
    set_aside: str = ""
    answered_on: date | None = None
    expires_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is no answer yet, or “I have not looked yet” for one."""
        given = next((a for a in self.answers if a.id == self.given), None)
        return given is None or given.outcome is Outcome.YOUR_CALL


class QuestionAsked(Record):
    """One question of the protocol, asked once for all clauses that share it.

    `clause` is the clause it is answered under, `clauses` are all that the answer settles, `titles`
    theirs. `known` is what was read that helps to answer, `unread` what could not be, and where
    to look; `suggests` the id of the answer that what was read proves, None where it proves none.
    The person confirms it: it is never taken for an answer.
    """

    clause: str
    clauses: tuple[str, ...]
    titles: tuple[str, ...]
    question: Question
    known: tuple[PageText, ...] = ()
    unread: tuple[PageText, ...] = ()
    suggests: str | None = None
    listed_posts: bool = False


class StandingKind(StrEnum):
    """How a clause stands, or one network in it, for the person: what there is to do."""

    TO_FIX = "to_fix"
    TO_LOOK = "to_look"
    FOR_YOU = "for_you"
    IN_ORDER = "in_order"
    AGREED = "agreed"
    NOT_APPLICABLE = "not_applicable"


class ClauseLine(Record):
    """One network inside a clause: how it stands, in three words, and where that is shown.

    `rows` are ids of visit rows, `looks` ids of looks. `says` gives the sentences of what was found
    or proved, each once, and `evidence` what they rest on.
    """

    network: str
    network_name: str
    kind: StandingKind
    label: str
    rows: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    says: tuple[PageText, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class ClauseStanding(Record):
    """How a clause stands, in three words: "4 networks to fix", "1 to look at", "for you".

    `count` is how many networks or looks it speaks of, 0 where it speaks of none.
    """

    kind: StandingKind
    count: NonNegativeInt = 0
    label: str


class ClauseResult(Record):
    """One clause of the checklist with its outcome.

    `standing` and `lines` tell the same outcome as what is to be done, and network by network.
    """

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
    standing: ClauseStanding | None = None
    lines: tuple[ClauseLine, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing is open: it is in order, to be put right, or does not apply."""
        return self.outcome in (Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE)


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


class NetworkSummary(Record):
    """What was done on one network.

    `changed_page` is one of those opened on which something could not be read because it is not as
    it is known, None where there is none.
    """

    network: str
    name: str
    state: AccountState
    profile_url: PageText = ""
    confirmed_live: date | None = None
    basis_note: str = ""
    sign_in_safety: SignInSafety | None = None
    look_also: tuple[LookAlso, ...] = ()
    opened: tuple[OpenedPage, ...] = ()
    changed_page: OpenedPage | None = None
    traffic: Traffic


class Report(Record):
    """The checklist, filled in. `parts` gives the heading of each part that clauses name.

    In the order in which it is read: `in_short` are the four answers, `first` the one thing to
    begin with, `visits` what is to be changed, page by page, the worst first. `starters` are the
    questions about accounts that come before all others, `looks` what the person can look at,
    `questions` what only they can judge. `agreed_visits` would be to be changed, were it not agreed
    with the school. `since` is what changed since the audit before, None where there is none.
    `long_ago` is whether the audit was so long before the day it was judged on that it proves what
    was there, and not what is there today.
    """

    SCHEMA: ClassVar[int] = 2
    OLDEST: ClassVar[int] = 2
    KIND: ClassVar[str] = "report"

    kind: Literal["report"] = "report"
    schema_version: int = SCHEMA
    program: str
    checklist: str
    checklist_title: str
    checklist_source: str = ""
    taken_at: AwareDatetime
    finished: bool
    long_ago: bool = False
    made_up: bool = False
    networks: tuple[NetworkSummary, ...] = ()
    in_short: tuple[InShort, ...] = ()
    first: FirstAct | None = None
    visits: tuple[Visit, ...] = ()
    agreed_visits: tuple[Visit, ...] = ()
    starters: tuple[AccountQuestion, ...] = ()
    looks: tuple[Look, ...] = ()
    questions: tuple[QuestionAsked, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    ties: tuple[AccountTie, ...] = ()
    rereading: Rereading = Rereading()
    since: Since | None = None
    parts: dict[str, str] = Field(default_factory=dict)
    clauses: tuple[ClauseResult, ...] = ()

    @property
    def rows(self) -> tuple[VisitRow, ...]:
        """Everything that is to be changed, visit by visit."""
        return tuple(row for visit in self.visits for row in visit.rows)

    @property
    def minutes(self) -> int:
        """How long all visits take together, about: what is said of each, added up."""
        return sum(visit.minutes for visit in self.visits)

    @property
    def open_count(self) -> int:
        """How many things are left for the person: accounts, looks and questions."""
        accounts = sum(n.given is None for asked in self.starters for n in asked.networks)
        return accounts + len(self.looks) + sum(q.question.is_open for q in self.questions)

    def count(self, outcome: Outcome) -> int:
        """How many clauses came to `outcome`."""
        return sum(c.outcome is outcome for c in self.clauses)
