"""How far the person has come on the page, and what they chose on the way: kept, to come back to.

No password, no session and nothing that was read is in it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, ValidationError

from profilecheck.errors import InputError
from profilecheck.model import dump
from profilecheck.model.base import Record
from profilecheck.page.locked import LockedError
from profilecheck.questions.networks import How, Use
from profilecheck.store.store import Store

__all__ = [
    "DamagedWayError",
    "How",
    "PutOff",
    "PutOffAs",
    "Step",
    "Way",
    "keep_way",
    "kept_way",
    "put_way_aside",
    "way_aside",
]

_FILE = "way.json"
_TOO_LONG = "What you typed is too long to be kept. Go back, and give less."
_LONGEST = 1_000
"""Characters of one text. What the person types is held to less where they type it."""


class DamagedWayError(InputError):
    """What is kept of the way cannot be read: damaged, or of a newer version of the program."""


class Step(StrEnum):
    """The screens of the way through, in order; each is the last part of its address."""

    NETWORKS = "networks"
    SCHOOL = "school"
    EXPECT = "expect"
    BEFORE = "before"
    SIGN_IN = "sign-in"
    LOOKING = "looking"
    CHECKLIST = "checklist"

    @property
    def place(self) -> int:
        """How many screens come before it."""
        return list(Step).index(self)

    @property
    def following(self) -> "Step":
        """The screen after it; the last has none, and is its own."""
        return list(Step)[min(self.place + 1, len(Step) - 1)]


class PutOffAs(StrEnum):
    """Why something is put off: for now, or because the person does not want it at all."""

    LATER = "later"
    NOT_FOR_ME = "not-for-me"


class PutOff(Record):
    """That one thing to change was put off, as what and when."""

    kind: PutOffAs
    on: date


_Text = Annotated[str, StringConstraints(max_length=_LONGEST)]


class Way(Record):
    """What the person chose, and the last screen they came to; they may have gone back from it.

    `networks` and `how` are by the network's id, `expected` by the question of
    `questions.expectations`. `unticked` are those that were among `networks` before. `run` is the
    name of the folder of the audit that this led to, "" before it began. `own` are their names, by
    network, on those of which nothing else shows whose a saved page is. `accounts` is what they
    call the account that they mean, by network, where they said which of several under one sign-in
    it is. `put_off` is what was put off, by the id of the report's row, or of a question. `reread`
    are the posts that were read again, by the fingerprints that `rereading` makes.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "way"

    kind: Literal["way"] = "way"
    schema_version: int = SCHEMA
    step: Step = Step.NETWORKS
    networks: dict[_Text, Use] = Field(default_factory=dict)
    unticked: dict[_Text, Use] = Field(default_factory=dict)
    how: dict[_Text, How] = Field(default_factory=dict)
    expected: dict[_Text, _Text] = Field(default_factory=dict)
    run: _Text = ""
    own: dict[_Text, _Text] = Field(default_factory=dict)
    accounts: dict[_Text, _Text] = Field(default_factory=dict)
    put_off: dict[_Text, PutOff] = Field(default_factory=dict)
    reread: tuple[_Text, ...] = ()

    @property
    def used(self) -> tuple[str, ...]:
        """The networks the person is on, by id."""
        return tuple(name for name, use in self.networks.items() if use is Use.YES)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The networks of these that were given no way to be read, by id."""
        return tuple(name for name in self.used if name not in self.how)

    def choosing(self, networks: Mapping[str, Use]) -> "Way":
        """Return this with these networks chosen; which were before, and are no more, is noted."""
        were = {**self.unticked, **self.networks}
        unticked = {name: use for name, use in were.items() if name not in networks}
        return self.model_copy(update={"networks": dict(networks), "unticked": unticked})

    def has_reached(self, step: Step) -> bool:
        """Whether the person has come as far as `step`."""
        return step.place <= self.step.place

    def after(self, step: Step, **changes: object) -> "Way":
        """Return this with what was chosen at `step`; what came later stays."""
        further = max(self.step, step.following, key=lambda one: one.place)
        return self.model_copy(update={**changes, "step": further})


def kept_way(store: Store) -> Way:
    """Return how far the person had come; the beginning where nothing is kept.

    Raises:
        DamagedWayError: the file is damaged.
        InputError: it is sealed and not opened.
    """
    try:
        return store.kept(Way, _FILE)
    except LockedError:
        raise
    except InputError as error:
        raise DamagedWayError(error.says) from None


def way_aside(store: Store) -> Path:
    """Return where a way that cannot be read would be put aside."""
    return store.aside(_FILE)


def put_way_aside(store: Store) -> None:
    """Put a way that cannot be read aside, so that it begins anew; all else that is kept stays.

    Raises:
        StorageError: it cannot be put aside.
    """
    store.put_aside(_FILE)


def keep_way(store: Store, way: Way) -> None:
    """Keep how far the person has come.

    Raises:
        InputError: a text in it is too long, so that it could not be read back.
        StorageError: it cannot be written.
    """
    try:
        Way.model_validate(way.model_dump())
    except ValidationError:
        raise InputError(_TOO_LONG) from None
    store.keep(_FILE, dump(way))
