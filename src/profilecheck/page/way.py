"""How far the person has come on the page, and what they chose on the way: kept, to come back to.

No password, no session and nothing that was read is in it.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from profilecheck.model import dump, loads
from profilecheck.model.base import Record
from profilecheck.questions.networks import Use
from profilecheck.store.store import Store

__all__ = ["How", "PutOff", "PutOffAs", "Step", "Way", "keep_way", "kept_way"]

_FILE = "way.json"


class Step(StrEnum):
    """The screens of the way through, in order; each is the last part of its address."""

    NETWORKS = "networks"
    SCHOOL = "school"
    EXPECT = "expect"
    BEFORE = "before"
    SIGN_IN = "sign-in"
    LOOKING = "looking"
    CHECKLIST = "checklist"


class How(StrEnum):
    """How a network is read: opened, from files of the person's, or by the person's own eyes."""

    OPENED = "opened"
    PAGES = "pages"
    EXPORT = "export"
    MYSELF = "myself"


class PutOffAs(StrEnum):
    """Why something is put off: for now, or because the person does not want it at all."""

    LATER = "later"
    NOT_FOR_ME = "not-for-me"


class PutOff(Record):
    """That one thing to change was put off, as what and when."""

    kind: PutOffAs
    on: date


class Way(Record):
    """What the person chose, and the screen they are at.

    `networks` and `how` are by the network's id, `expected` by the question of
    `questions.expectations`. `run` is the name of the folder of the audit that this led to, ""
    before it began. `put_off` is what was put off, by the id of the report's row. `reread` are the
    posts that were read again, by the fingerprints that `rereading` makes.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "way"

    kind: Literal["way"] = "way"
    schema_version: int = SCHEMA
    step: Step = Step.NETWORKS
    networks: dict[str, Use] = Field(default_factory=dict)
    how: dict[str, How] = Field(default_factory=dict)
    expected: dict[str, str] = Field(default_factory=dict)
    run: str = ""
    put_off: dict[str, PutOff] = Field(default_factory=dict)
    reread: tuple[str, ...] = ()

    @property
    def used(self) -> tuple[str, ...]:
        """The networks the person is on, by id."""
        return tuple(name for name, use in self.networks.items() if use is Use.YES)


def kept_way(store: Store) -> Way:
    """Return how far the person had come; the beginning where nothing is kept.

    Raises:
        InputError: the file is damaged, or sealed and not opened.
    """
    text = store.read_kept(_FILE)
    return Way() if text is None else loads(Way, text, _FILE)


def keep_way(store: Store, way: Way) -> None:
    """Keep how far the person has come.

    Raises:
        StorageError: it cannot be written.
    """
    store.keep(_FILE, dump(way))
