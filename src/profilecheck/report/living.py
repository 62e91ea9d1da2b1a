"""What the report shows where it is alive: forms in it, and what became of what was sent.

Data only, for the templates. Who answers the forms fills it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from profilecheck.model import AccountQuestion, Change, ListedPost, Look, Visit
from profilecheck.report.ids import element_id

__all__ = [
    "Field",
    "Living",
    "LookForm",
    "NoSecondLook",
    "Refused",
    "Said",
    "SignInAsked",
    "ThingsPutOff",
    "Turned",
    "TurnedRow",
]

Options = tuple[tuple[str, str], ...]
"""Values, each with its words."""


@dataclass(frozen=True)
class Field:
    """A field to type in: its name in the form, and what it is for."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class LookForm:
    """What can be said at one look.

    `choices` are the radio buttons; `audiences` who can see a thing. That is asked of each entry in
    `half_read`, of what is typed where `asks_audience`, and where `otherwise` is chosen. `number`
    is one thing to type, `words` how many things of what is there.
    """

    choices: Options = ()
    audiences: Options = ()
    otherwise: str = ""
    half_read: tuple[str, ...] = ()
    number: Field | None = None
    words: int = 0
    asks_audience: bool = False


@dataclass(frozen=True)
class Refused:
    """A form that was not taken: its id, the field's name, what to do, what had been filled in."""

    form: str
    name: str
    says: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """Something that the person said, in lines, and its name in the form that takes it back."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TurnedRow:
    """One row of a visit that was looked at again: what it is called, and how it stands now."""

    setting: str
    change: Change
    says: str


@dataclass(frozen=True)
class SignInAsked:
    """That the person has to sign in before a visit can be looked at again.

    `is_open`: a window is open for it. `says` is what is to be said of it besides.
    """

    network: str
    name: str
    is_open: bool = False
    says: str = ""


@dataclass(frozen=True)
class Turned:
    """A visit that was, or is just being, looked at again.

    `says` is how far that is, or what kept it from being done; `rows` how each stands now.
    """

    name: str
    says: str = ""
    is_looking: bool = False
    rows: tuple[TurnedRow, ...] = ()
    sign_in: SignInAsked | None = None


@dataclass(frozen=True)
class NoSecondLook:
    """Why a visit cannot be looked at again.

    `files_at` is the address of the page where new files are handed over instead, "" where none
    would tell anything.
    """

    says: str
    files_at: str = ""


@dataclass(frozen=True)
class ThingsPutOff:
    """What the person put off: `visits` to be shown apart from the rest.

    `says` tells since when, by the id of a row or a question.
    """

    visits: tuple[Visit, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Living:
    """The report as it is answered.

    `is_past`: it is that of an earlier audit, and only shown. `at` is the id of the element where
    the person is, `note` what became of what they sent. `look_forms` are by the look's id,
    `expected` by the question. `agreed_on` and `agreed_until` are the usual days of an agreement.
    `no_second_look` are the ids of rows whose visit cannot be looked at again, with the reason.
    """

    is_past: bool = False
    at: str = ""
    note: str = ""
    refused: Refused | None = None
    look_forms: Mapping[str, LookForm] = field(default_factory=dict)
    turned: Turned | None = None
    is_looking: bool = False
    no_second_look: Mapping[str, NoSecondLook] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    agreed_on: str = ""
    agreed_until: str = ""
    expected: Mapping[str, str] = field(default_factory=dict)
    posts: tuple[tuple[str, ListedPost], ...] = ()
    posts_more: str = ""
    posts_read: int = 0

    def is_at(self, *names: str) -> bool:
        """Whether the person is at one of the elements that are called so."""
        return bool(self.at) and self.at in map(element_id, names)

    def is_at_accounts(self, asked: AccountQuestion) -> bool:
        """Whether the person is at one of these accounts."""
        return self.is_at(*(f"account-{one.network}" for one in asked.networks))

    @property
    def is_at_question(self) -> bool:
        """Whether the person is at one of the questions that only they can judge."""
        return self.at.startswith("question-")

    def is_at_row(self, *visits: Visit) -> bool:
        """Whether the person is at a row of one of the visits."""
        return self.is_at(*(row.id for visit in visits for row in visit.rows))

    def is_at_look(self, *looks: Look) -> bool:
        """Whether the person is at one of these looks, or an answer to one was not taken."""
        return any(self.is_at(look.id) or self.has_refused(f"answer-{look.id}") for look in looks)

    def has_refused(self, form: str) -> bool:
        """Whether it is this form that was not taken."""
        return self.refused is not None and self.refused.form == element_id(form)

    def problem(self, form: str, name: str) -> str:
        """What is wrong with a field of a form, "" where nothing is."""
        wrong = self.refused is not None and (self.refused.form, self.refused.name) == (form, name)
        return self.refused.says if wrong and self.refused else ""

    def given(self, form: str, name: str, otherwise: str = "") -> str:
        """What had been filled in where a form was not taken; `otherwise` in any other."""
        if self.refused is None or self.refused.form != form:
            return otherwise
        return self.refused.given.get(name, "")

    def given_any(self, form: str, prefix: str, start: int) -> bool:
        """Whether a form that was not taken had something in a field numbered from `start` on.

        The one that was wrong counts as well, though it may be empty.
        """
        if self.refused is None or self.refused.form != form:
            return False
        filled = {name for name, value in self.refused.given.items() if value}
        numbers = (name.removeprefix(prefix) for name in {*filled, self.refused.name})
        return any(number.isdecimal() and int(number) >= start for number in numbers)

    def cannot_look_again(self, visit: Visit) -> NoSecondLook | None:
        """Why a visit cannot be looked at again, None where it can."""
        return self.no_second_look.get(visit.rows[0].id)
