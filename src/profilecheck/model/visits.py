"""What a report asks of the person: what to change where, what to look at, what to answer.

Data only. How findings become this is in `profilecheck.judge`.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field, NonNegativeInt

from profilecheck.model.answers import AccountIs, FactAnswer
from profilecheck.model.base import Record
from profilecheck.model.snapshot import Entry, Evidence, FactValue, Guidance
from profilecheck.model.text import PageText
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason, Viewpoint

__all__ = [
    "AccountQuestion",
    "Agreed",
    "AgreementState",
    "Exposure",
    "FirstAct",
    "InShort",
    "InShortNetwork",
    "InShortQuestion",
    "InShortState",
    "Look",
    "LookOption",
    "LookTakes",
    "NetworkAsked",
    "Visit",
    "VisitRow",
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


class Exposure(Record):
    """One thing that was found too open: what an agreement with the school would be about.

    `subject` is the entry, where the fact lists several, "" otherwise.
    """

    fact: Fact
    subject: PageText = ""
    reaches: Audience


class VisitRow(Record):
    """One thing to change, however many clauses, readings or viewpoints say so.

    `id` stays the same from one report of a person to the next, so that a tick stays with it.
    `setting` is its name in the network's own words, `now` how it stands, `wanted` what to set it
    to. `says` is what was found, in a sentence, `also` what else was found of the same thing, and
    `why` what harm it does. `exposures` are the findings that this one change answers. `agreed` is
    what the school agreed about all of them.
    """

    id: str
    setting: PageText
    now: PageText
    wanted: PageText = ""
    says: PageText
    also: tuple[PageText, ...] = ()
    why: str = ""
    clauses: tuple[str, ...]
    exposures: tuple[Exposure, ...] = Field(min_length=1)
    reaches: Audience
    evidence: tuple[Evidence, ...] = ()
    basis: Basis | None = None
    guidance: Guidance | None = None
    agreed: Agreed | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the row is about, each fact once."""
        return tuple(dict.fromkeys(e.fact for e in self.exposures))


class Visit(Record):
    """One address to open, and everything that is to be changed there, the worst first.

    `place` is the page's name in the network's own words, without the network's ("About"). `url`
    is "" where no address is known. `seconds` is about how long it takes.
    """

    network: str
    network_name: str
    place: str
    url: PageText = ""
    seconds: int = Field(ge=1)
    rows: tuple[VisitRow, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """How long it takes, rounded up to whole minutes."""
        return -(-self.seconds // 60)


class FirstAct(Record):
    """The one thing to begin with: a row of the first visit, and the harm it does in one line.

    `row` is the id of that row, which says the rest: `says`, `guidance`, evidence.
    """

    network: str
    network_name: str
    row: str
    says: PageText
    harm: str
    place: str
    url: PageText = ""
    guidance: Guidance | None = None
    minutes: int = Field(ge=1)


class LookTakes(StrEnum):
    """What answers a look, beside its options: nothing more, a number, years, or words."""

    CHOICE = "choice"
    NUMBER = "number"
    YEARS = "years"
    WORDS = "words"


class LookOption(Record):
    """One thing the person may find. `values` are what it makes of each fact of the look.

    Without any it leaves the look open ("I can't find it").
    """

    id: str
    says: str
    values: dict[Fact, FactValue] = Field(default_factory=dict)


class Look(Record):
    """One thing that could not be read, for the person to look at on one page.

    `facts` are what it would tell: several, where one setting decides them all. `reason` says why
    it was not read, `says` the same in half a line, `partly` that some of it was; of what was read
    whole, and is looked at because the person wants to, there is no reason. `question` is what is
    asked, `look_for` where on the page the answer is. `options` become answers (`chosen`); `takes`
    says what else can be said: a number, years, or the words that stand there (`answer`).
    `half_read` are the entries that were read but for who can see them.
    `viewpoint` is whose eyes to look with: a stranger's only where the owner's view was read.
    `clauses` are those that it would help to settle.
    """

    id: str
    network: str
    network_name: str
    facts: tuple[Fact, ...] = Field(min_length=1)
    viewpoint: Viewpoint = Viewpoint.OWNER
    question: str
    setting: str = ""
    place: str = ""
    url: PageText = ""
    reason: UnreadReason | None = None
    says: str = ""
    detail: PageText = ""
    partly: bool = False
    half_read: tuple[Entry, ...] = ()
    look_for: str = ""
    steps: tuple[str, ...] = ()
    options: tuple[LookOption, ...]
    takes: LookTakes = LookTakes.CHOICE
    clauses: tuple[str, ...] = ()

    def chosen(self, option: str, today: date, until: date) -> tuple[FactAnswer, ...]:
        """Return what the person found, as their own answers of `today` that hold `until`.

        None where the option of that id leaves the look open.

        Raises:
            KeyError: there is no such option.
        """
        values = {o.id: o.values for o in self.options}[option]
        return tuple(self._answer(fact, value, today, until) for fact, value in values.items())

    def answer(self, value: FactValue, today: date, until: date) -> FactAnswer:
        """Return a number, years or words that the person found, as their own answer.

        Raises:
            ValueError: `value` is not of the fact's kind.
        """
        return self._answer(self.facts[0], value, today, until)

    def _answer(self, fact: Fact, value: FactValue, today: date, until: date) -> FactAnswer:
        return FactAnswer(
            network=self.network,
            fact=fact,
            viewpoint=self.viewpoint,
            value=value,
            answered_on=today,
            expires_on=until,
        )


class NetworkAsked(Record):
    """One network of an account question, and the answers that it can have.

    `given` is what the person said, None before that. `guidance` is the way to close the account,
    or to look for what is left of it.
    """

    network: str
    network_name: str
    options: tuple[AccountIs, ...]
    given: AccountIs | None = None
    answered_on: date | None = None
    expires_on: date | None = None
    guidance: Guidance | None = None


class AccountQuestion(Record):
    """Asked once, at the start: did the person ever have an account on these networks?

    “Never”, or “closed”, makes everything there not applicable. What is answered becomes an
    `AccountAnswer` for each network.
    """

    ask: str
    networks: tuple[NetworkAsked, ...] = Field(min_length=1)

    @property
    def is_open(self) -> bool:
        """Whether an answer is missing for one of the networks."""
        return any(n.given is None for n in self.networks)


class InShortQuestion(StrEnum):
    """The four questions that every report answers first."""

    POSTS = "posts"
    SCHOOL = "school"
    WORK_CONTACT = "work_contact"
    FRIENDS = "friends"


class InShortState(StrEnum):
    """What one of the four comes to, on one network or on all.

    `OPEN`: others can see it, and `reach` says who. `NO` needs proof, on every network it speaks
    of. `NOTHING`: no network has such a thing.
    """

    OPEN = "open"
    NO = "no"
    NOT_KNOWN = "not_known"
    NOTHING = "nothing"


class InShortNetwork(Record):
    """What one of the four comes to on one network; `reach` is the widest that can see it.

    `in_part`: not all could be read, so that more people may see it than that.
    """

    network: str
    network_name: str
    state: InShortState
    reach: Audience | None = None
    in_part: bool = False


class InShort(Record):
    """One of the four answers on top of the report.

    `says` is the answer in about five words ("Anyone, on 4 of 6"); `holds_for` names the networks
    that it counts, `note` adds what else matters ("not known on YouTube"). `networks` gives each
    network that has such a thing.
    """

    question: InShortQuestion
    ask: str
    state: InShortState
    reach: Audience | None = None
    says: str
    holds_for: tuple[str, ...] = ()
    note: str = ""
    networks: tuple[InShortNetwork, ...] = ()

    def count(self, state: InShortState) -> NonNegativeInt:
        """On how many networks it came to `state`."""
        return sum(n.state is state for n in self.networks)
