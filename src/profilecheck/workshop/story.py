"""The story a trainer tells: its steps, and the file they are written in.

A trainer copies the one of the program and changes it. It is checked like a checklist: a mistake is
named with file, line and field.
"""

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from profilecheck.checked_yaml import Form, load_checked
from profilecheck.checklist import load_checklist
from profilecheck.model.base import Record
from profilecheck.questions.figures import load_figures
from profilecheck.questions.searching import SearchKind
from profilecheck.replica import Persona, people, person
from profilecheck.report.handouts import networks_with_cards
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite
from profilecheck.storage import read_text, write_new_private
from profilecheck.vocabulary import Circle
from profilecheck.workshop.switches import settings

__all__ = ["Look", "Step", "Story", "Switch", "load_story", "looked_at", "write_story"]


class Look(Record):
    """Somebody's page through somebody's eyes.

    `page` is the id of a page of the profile, "" for its first.
    """

    person: str
    network: str
    eyes: Circle
    page: str = ""

    @field_validator("person")
    @classmethod
    def _is_somebody(cls, person: str) -> str:
        names = [p.name for p in people()]
        if person not in names:
            raise ValueError(f"there is no made-up person “{person}”; there are {', '.join(names)}")
        return person

    @model_validator(mode="after")
    def _is_there(self) -> "Look":
        who = person(self.person)
        if self.network not in looked_at(who):
            on = ", ".join(looked_at(who))
            raise ValueError(f"{self.person} is not on “{self.network}”; allowed are {on}")
        pages = self.pages
        if self.page and self.page not in pages:
            allowed = ", ".join(pages)
            raise ValueError(f"there is no page “{self.page}” of a profile; allowed are {allowed}")
        return self

    @property
    def site(self) -> OpenSite:
        """The network."""
        return open_site(self.network)

    @property
    def pages(self) -> dict[str, str]:
        """The pages of a profile there: what each is called, by its id."""
        return {page.id: page.title for page in self.site.pages if page.tab is not None}

    def address(self, profile: str) -> str:
        """Return the address of the page, of a profile with the address `profile`."""
        page = next((p for p in self.site.pages if p.id == self.page), None)
        return self.site.address(page, profile) if page else profile

    @property
    def name(self) -> str:
        """The first name of the person."""
        return person(self.person).full_name.split()[0]


class Switch(Look):
    """A setting of the person's that is changed, with a look through the same eyes around it."""

    setting: str

    @model_validator(mode="after")
    def _can_be_set(self) -> "Switch":
        allowed = [s.id for s in settings().values() if s.network == self.network]
        if self.setting not in allowed:
            raise ValueError(
                f"“{self.setting}” cannot be changed on {self.network}; "
                f"allowed are {', '.join(allowed) or 'none'}"
            )
        return self


def looked_at(who: Persona) -> tuple[str, ...]:
    """Return the networks of `who` that a room can look at, by id: those that have pages.

    Of one that is read without a sign-in, an API answers, in words for programs.
    """
    return tuple(name for name in who.networks if not site(name).without_sign_in)


def open_site(network: str) -> OpenSite:
    """Return a network that has a replica.

    Raises:
        InputError: there is none of that id.
    """
    found = site(network)
    if not isinstance(found, OpenSite):
        raise TypeError(f"{network} is never opened")
    return found


_SHOWN = ("say", "look", "switch", "search", "card", "room")


class Step(Record):
    """One step: a clause of the protocol, what the room is asked, what it sees, and one act.

    `minutes` is how long it takes; `notes` are for the trainer alone. `ask` is shown first, and
    waits for the room's hands where there is something to reveal: a `look`, or a `switch`; `say`
    are a few lines to read instead, `figures` the ids of figures that are shown before them.
    `search` are the searches of the made-up name, one after the other; `card` is the network of
    which a card is shown; `room` is whether what the room found is. `act` is the one thing to do.
    """

    title: str = Field(min_length=1)
    minutes: int = Field(ge=1, le=60)
    clause: str = ""
    ask: str = ""
    say: tuple[str, ...] = Field(default=(), max_length=5)
    act: str = ""
    notes: tuple[str, ...] = ()
    look: Look | None = None
    switch: Switch | None = None
    figures: tuple[str, ...] = Field(default=(), max_length=2)
    search: tuple[SearchKind, ...] = ()
    card: str = ""
    room: bool = False

    @property
    def asked(self) -> int:
        """How many beats the question takes."""
        return 1 if self.ask else 0

    @field_validator("figures")
    @classmethod
    def _are_figures(cls, figures: tuple[str, ...]) -> tuple[str, ...]:
        known = [figure.id for figure in load_figures(date.today())]
        for one in figures:
            if one not in known:
                raise ValueError(f"there is no figure “{one}”; allowed are {', '.join(known)}")
        return figures

    @field_validator("card")
    @classmethod
    def _has_a_card(cls, card: str) -> str:
        allowed = [network.id for network in networks_with_cards()]
        if card and card not in allowed:
            raise ValueError(f"there is no card of “{card}”; allowed are {', '.join(allowed)}")
        return card

    @field_validator("clause")
    @classmethod
    def _is_a_clause(cls, clause: str) -> str:
        if clause and load_checklist().clause(clause) is None:
            raise ValueError(f"the protocol has no clause “{clause}”")
        return clause

    @model_validator(mode="after")
    def _shows_one_thing(self) -> "Step":
        shown = [field for field in _SHOWN if getattr(self, field)]
        if len(shown) != 1:
            allowed = " and ".join(", ".join(f"“{field}”" for field in _SHOWN).rsplit(", ", 1))
            raise ValueError(f"a step has one of the fields {allowed}")
        if self.look and not self.ask:
            raise ValueError("a step with “look” asks first: give it the field “ask”")
        if self.figures and not self.say:
            raise ValueError("“figures” stand with “say” alone")
        return self


class Story(Record):
    """A whole story."""

    SCHEMA: ClassVar[int] = 1

    kind: Literal["story"]
    schema_version: int = Field(ge=1)
    title: str = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(step.minutes for step in self.steps)


_FORM = Form(
    called="story",
    whole=Story,
    schema=Story.SCHEMA,
    records={"steps": Step, "look": Look, "switch": Switch},
)


def load_story(path: Path | None = None) -> Story:
    """Return the story in `path`; without one, the program's own.

    Raises:
        InputError: the file cannot be read, or something in it is not allowed.
        NewerSchemaError: it is in a newer format than this program knows.
    """
    return _own() if path is None else load_checked(path, _FORM)


@cache
def _own() -> Story:
    return load_checked(_own_file(), _FORM)


def write_story(path: Path) -> None:
    """Write the program's own story to a new file, for a trainer to change.

    Raises:
        InputError: there is such a file already.
        StorageError: it cannot be written.
    """
    write_new_private(path, read_text(_own_file()))


def _own_file() -> Path:
    return Path(str(files("profilecheck.workshop") / "story.yaml"))
