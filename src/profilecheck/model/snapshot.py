"""What an audit gathered: for each network, what was read, what could not be, and why."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AwareDatetime, Field, NonNegativeInt, StrictBool, model_validator

from profilecheck.model.base import Record
from profilecheck.model.text import PageText
from profilecheck.vocabulary import (
    Audience,
    Basis,
    Fact,
    FactKind,
    Giveaway,
    Source,
    UnreadReason,
    Viewpoint,
)

__all__ = [
    "ANSWER_PAGE",
    "EXPORT_PAGE",
    "OLD_AFTER",
    "Account",
    "AccountState",
    "Count",
    "Entries",
    "Entry",
    "Evidence",
    "FactValue",
    "Guidance",
    "GuidanceCase",
    "NotApplicable",
    "Nouns",
    "Observed",
    "OpenedPage",
    "Reading",
    "Snapshot",
    "Traffic",
    "Unread",
    "Years",
    "check_value",
]


ANSWER_PAGE = "answer"
"""What stands in place of a page's id where the person's own answer is the evidence."""
EXPORT_PAGE = "export"
"""What stands in a reading for the page, where it comes from an export."""


OLD_AFTER = timedelta(days=90)
"""What was read longer ago proves what was there, and not what is there today."""


class Evidence(Record):
    """Where a reading comes from, so that the person can look for themselves.

    `seen` is what stood on the page, in the page's words, without anybody else's name. What the
    person said themselves has the page `ANSWER_PAGE`, and holds until a day (`holds_until`); what
    stands in their export has `EXPORT_PAGE`, and the day alone is known of its moment.
    """

    url: PageText
    page: str
    seen: PageText
    at: AwareDatetime
    holds_until: date | None = None

    @property
    def own_answer(self) -> bool:
        """Whether no page says so, but the person."""
        return self.page == ANSWER_PAGE

    @property
    def from_export(self) -> bool:
        """Whether it stands on no page, but in the person's export."""
        return self.page == EXPORT_PAGE

    @property
    def day_everywhere(self) -> date:
        """The day that had begun wherever the person may be, the clocks furthest behind."""
        return (self.at.astimezone(UTC) - timedelta(hours=12)).date()


class Count(Record):
    """A number of things; `at_least` where the end of the list was not reached."""

    count: NonNegativeInt
    at_least: bool = False


class Entry(Record):
    """One thing written on a profile.

    `text` is the thing itself (an employer, an address, a group's name), `detail` what stands
    with it (a job title, a kind of phone). `audience` is who can see this entry, where the page
    says. `current` is False for a past employer or school, None where the page does not say.
    `day` is the day of a post, where it is told, and `gives_away` what its words say of work: None
    where nobody looked, as in what an earlier version kept.
    """

    text: PageText
    detail: PageText = ""
    audience: Audience | None = None
    current: bool | None = None
    day: date | None = None
    gives_away: tuple[Giveaway, ...] | None = None


class Entries(Record):
    """What a page lists under a fact. Empty means the page showed that nothing is listed.

    `searched` is how many posts, or things in a list, were looked through for those listed; None
    where it is no matter.
    """

    entries: tuple[Entry, ...]
    searched: NonNegativeInt | None = None


class Years(Record):
    """Things counted by calendar year; `at_least` where the end was not reached."""

    years: dict[int, NonNegativeInt]
    at_least: bool = False


FactValue = Audience | StrictBool | Count | Entries | Years
"""What a fact can come to; which of these, its kind says."""

_VALUE_TYPES: dict[FactKind, type] = {
    FactKind.AUDIENCE: Audience,
    FactKind.SWITCH: bool,
    FactKind.COUNT: Count,
    FactKind.ENTRIES: Entries,
    FactKind.YEARS: Years,
}


def check_value(fact: Fact, value: FactValue) -> None:
    """Refuse a value that is not of the fact's kind.

    Raises:
        ValueError: it is of another type.
    """
    wanted = _VALUE_TYPES[fact.kind]
    if not isinstance(value, wanted):
        raise ValueError(f"{fact.value} takes {wanted.__name__}, not {value!r}")


class _AboutFact(Record):
    fact: Fact
    network: str
    viewpoint: Viewpoint = Viewpoint.OWNER


class Observed(_AboutFact):
    """A fact that was read, with the evidence for it.

    `value` has the type of the fact's kind: `Audience`, `bool`, `Count`, `Entries` or `Years`;
    any other is refused with a `ValueError`. `looked_for` is the mark of the school that was looked
    for in what is not kept (`SchoolMatcher.mark`): None where nothing was looked for so, and in
    what an earlier version kept.
    """

    status: Literal["observed"] = "observed"
    value: FactValue
    source: Source = Source.LIVE
    basis: Basis = Basis.ASSUMPTION
    evidence: Evidence
    looked_for: str | None = None

    @model_validator(mode="after")
    def _value_fits_fact(self) -> Self:
        check_value(self.fact, self.value)
        return self

    @property
    def is_from_file(self) -> bool:
        """Whether it comes from a saved page or an export."""
        return self.source in (Source.SAVED_PAGE, Source.EXPORT)


class Unread(_AboutFact):
    """A fact that could not be read: the reason, and what was met instead.

    `place` is the part of the network that the program leaves to the person, as “YouTube Studio”.
    """

    status: Literal["unread"] = "unread"
    reason: UnreadReason
    detail: PageText = ""
    place: str = ""
    url: PageText = ""
    page: str = ""


class NotApplicable(_AboutFact):
    """A fact the network does not have, or has no account to have it of."""

    status: Literal["not_applicable"] = "not_applicable"
    why: PageText


Reading = Annotated[Observed | Unread | NotApplicable, Field(discriminator="status")]


WANTED = "{wanted}"
"""Where, among the steps of a guidance, the choice to end on is pressed."""


class GuidanceCase(Record):
    """What a guidance says instead, where a thing stands at one of `values` or on one of `pages`.

    `values` are audiences or the two ways a switch can stand; `pages` the ids of the pages that
    showed the thing. A case that names both needs both. What it leaves out stays as it was.
    """

    values: tuple[Audience | StrictBool, ...] = ()
    pages: tuple[str, ...] = ()
    url: str | None = None
    place: str | None = None
    setting: str | None = None
    steps: tuple[str, ...] | None = None
    wanted: str | None = None

    @model_validator(mode="after")
    def _says_when_and_what(self) -> Self:
        if not (self.values or self.pages):
            raise ValueError("a case says for which “values” or “pages” it holds")
        if not self.model_fields_set - {"values", "pages"}:
            raise ValueError("a case says what is different in it")
        return self

    def fits(self, value: object, pages: Container[str]) -> bool:
        """Whether it holds where a thing stands at `value` and showed on `pages`."""
        on_page = not self.pages or any(page in pages for page in self.pages)
        return on_page and (not self.values or value in self.values)


class WayTo(Record):
    """Where something is looked at on a network: `url` is "" where no sure address is known."""

    url: str = ""
    steps: tuple[str, ...] = Field(min_length=1)


class Guidance(Record):
    """How the person puts a fact right, or looks at it by hand, on one network.

    `url` is the address to open, `place` that page's name and `setting` the thing's own name there,
    both in the network's words. `steps` are the words to press, in order. `wanted` is what to end
    on: where it is a choice to press, the step “{wanted}” stands for it. `look_for` says what the
    page shows, `options` are the answers it can have, and `means` what these come to. `question` is
    what is asked of it here, where our own words for the thing say something else. `look` leads to
    where it is seen, where that is not on the way to the choice. `stands_at` says at which
    option of the setting itself it stands where an answer is put in other words. `cases` say what
    is different where the thing stands at some value already, or on some page.
    """

    url: str
    place: str = ""
    setting: str = ""
    steps: tuple[str, ...]
    wanted: str = ""
    question: str = ""
    look: WayTo | None = None
    look_for: str
    options: tuple[str, ...] = ()
    means: dict[str, Audience | StrictBool] = Field(default_factory=dict)
    stands_at: dict[str, str] = Field(default_factory=dict)
    cases: tuple[GuidanceCase, ...] = ()

    def at(self, value: object, pages: Container[str] = ()) -> "Guidance":
        """Return the guidance for a thing that stands at `value`, and that `pages` showed."""
        case = next((c for c in self.cases if c.fits(value, pages)), None)
        if case is None:
            return self.model_copy(update={"cases": ()})
        changes = case.model_dump(exclude={"values", "pages"}, exclude_none=True)
        return self.model_copy(update={**changes, "cases": ()})

    @property
    def chosen(self) -> bool:
        """Whether `wanted` is a choice to press, and no description."""
        return WANTED in self.steps

    @property
    def before(self) -> tuple[str, ...]:
        """The steps up to the choice, or all of them."""
        return self.steps[: self.steps.index(WANTED)] if self.chosen else self.steps

    @property
    def way_to_look(self) -> WayTo:
        """Where the thing is seen: its own way there, or that to the choice."""
        look = self.look or WayTo(steps=self.before or self.steps)
        return look.model_copy(update={"url": look.url or self.url})

    @property
    def after(self) -> tuple[str, ...]:
        """The steps from the choice on."""
        return self.steps[self.steps.index(WANTED) + 1 :] if self.chosen else ()

    @model_validator(mode="after")
    def _wanted_stands_once(self) -> Self:
        if self.steps.count(WANTED) > 1:
            raise ValueError("“{wanted}” stands twice among the steps")
        if self.chosen and not self.wanted:
            raise ValueError("“{wanted}” stands among the steps, and nothing is wanted")
        return self


class AccountState(StrEnum):
    """How far the audit of one network got."""

    AUDITED = "audited"
    INTERRUPTED = "interrupted"
    SIGN_IN_NEEDED = "sign_in_needed"
    WRONG_ACCOUNT = "wrong_account"
    CLOSED = "closed"
    NOT_USED = "not_used"
    FROM_FILES = "from_files"
    BY_HAND = "by_hand"
    FAILED = "failed"


class OpenedPage(Record):
    """One page that was opened."""

    page: str
    title: str
    url: PageText
    viewpoint: Viewpoint
    at: AwareDatetime
    http_status: int | None
    problem: UnreadReason | None = None


class Traffic(Record):
    """What the guard let through and stopped, in requests.

    `stopped_by` counts by plain reason. `unknown_reads` counts what a page's scripts asked for
    under no name that is known as a read, by its address without anything of a person.
    """

    allowed: NonNegativeInt = 0
    stopped: NonNegativeInt = 0
    stopped_by: dict[str, NonNegativeInt] = Field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    unknown_reads: dict[str, NonNegativeInt] = Field(default_factory=dict)

    @classmethod
    def total(cls, parts: Iterable[Self]) -> Self:
        """Return the sum of several visitors' traffic."""
        each = tuple(parts)
        return cls(
            allowed=sum(p.allowed for p in each),
            stopped=sum(p.stopped for p in each),
            stopped_by=_counted(p.stopped_by for p in each),
            hosts=tuple(sorted({host for p in each for host in p.hosts})),
            unknown_reads=_counted(p.unknown_reads for p in each),
        )


def _counted(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part)
    return dict(sorted(counts.items()))


class Nouns(Record):
    """What a network calls the people one is connected with there, and what one posts."""

    friend: str = "friend"
    friends: str = "friends"
    post: str = "post"
    posts: str = "posts"


class LookAlso(WayTo):
    """Something that a network has and no fact is for, and where the person looks at it.

    `what` says what it is, in the network's words. It is not read, and no clause asks for it.
    """

    what: PageText = Field(min_length=1)


class SignInSafety(Record):
    """Where the person sees whether nobody but them gets in: no clause asks for it."""

    two_factor: WayTo
    devices: WayTo
    apps: WayTo


class Account(Record):
    """One network as it was audited.

    `meant_to_be_public` is the plain reason why being public is not wrong there, "" where it is.
    `profile_hosts` are hosts at which the profile can be found besides, or as well as, the one in
    its address; None in a check that an earlier version kept, which did not note them. `opened` is
    what was read on the network itself, where files tell more beside it: some of it may give way to
    them in `readings`, and stands again once others take their place.
    """

    network: str
    name: str
    state: AccountState
    profile_url: PageText = ""
    profile_hosts: tuple[str, ...] | None = None
    confirmed_live: date | None = None
    basis_note: str = ""
    meant_to_be_public: str = ""
    nouns: Nouns = Nouns()
    sign_in_safety: SignInSafety | None = None
    look_also: tuple[LookAlso, ...] = ()
    readings: tuple[Reading, ...] = ()
    opened: tuple[Reading, ...] = ()
    visits: tuple[OpenedPage, ...] = ()
    traffic: Traffic = Traffic()
    guidance: dict[Fact, Guidance] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _readings_are_its_own(self) -> Self:
        strangers = {r.network for r in (*self.readings, *self.opened)} - {self.network}
        if strangers:
            raise ValueError(f"account {self.network} holds readings of {sorted(strangers)}")
        return self

    def entries(self, facts: Container[Fact]) -> Iterator[Entry]:
        """Yield what was observed to be listed under `facts`, whoever looked."""
        for reading in self.readings:
            if isinstance(reading, Observed) and reading.fact in facts:
                yield from reading.value.entries if isinstance(reading.value, Entries) else ()

    @property
    def has_readings_from_files(self) -> bool:
        """Whether files told something of it, whatever was opened beside them."""
        return any(isinstance(r, Observed) and r.is_from_file for r in self.readings)


class Snapshot(Record):
    """Everything one audit gathered. `made_up` marks the built-in people of the demonstration."""

    SCHEMA: ClassVar[int] = 2
    KIND: ClassVar[str] = "snapshot"

    kind: Literal["snapshot"] = "snapshot"
    schema_version: int = SCHEMA
    program: str
    taken_at: AwareDatetime
    finished: bool = True
    made_up: bool = False
    accounts: tuple[Account, ...] = ()

    @model_validator(mode="after")
    def _one_account_a_network(self) -> Self:
        networks = [a.network for a in self.accounts]
        if len(networks) != len(set(networks)):
            raise ValueError("a network stands twice in the snapshot")
        return self

    @property
    def taken_on(self) -> date:
        """The day the snapshot was taken, as its own time zone has it."""
        return datetime.date(self.taken_at)
