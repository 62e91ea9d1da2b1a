"""How far a look is: what there is to show of it, at one moment. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from profilecheck.model import AccountState
from profilecheck.page.turning import RowIs
from profilecheck.sites.site import Site
from profilecheck.vocabulary import UnreadReason

__all__ = ["ANOTHERS", "Again", "Looked", "Seen", "Stage", "Turn"]

ANOTHERS = (UnreadReason.WRONG_ACCOUNT, UnreadReason.SWITCHED)
"""Why a session that a network has not ended is of no use: it is somebody else's than is meant."""


class Stage(StrEnum):
    """How far a look is."""

    READY = "ready"
    LOOKING = "looking"
    FINISHED = "finished"
    STOPPED = "stopped"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Seen:
    """One network: `read` of the `planned` pages, and what is being read `now`.

    What is read from files counts as one. `found` is how many things there are to change, None
    while that is not known; `notes` say what became of files that were handed over, `useless_files`
    whether these told nothing. `state` is None until the network is done with; `why_nothing` is why
    one that was opened told nothing, in a sentence, or "". `account` is the one that the person
    said is meant, "" where they said none; `profile` is the address of the profile that is read, ""
    until the network has shown whose account it is.
    """

    network: str
    name: str
    planned: int = 0
    read: int = 0
    now: str = ""
    state: AccountState | None = None
    found: int | None = None
    notes: tuple[str, ...] = ()
    useless_files: bool = False
    why_nothing: str = ""
    account: str = ""
    profile: str = ""


@dataclass(frozen=True)
class Turn:
    """It is the person's turn: to sign in to this network, or to say whom they mean; and why.

    `shown` is the address of the profile of somebody else than they mean, "" where it is not known.
    """

    site: Site
    why: UnreadReason
    shown: str = ""

    @property
    def asks_whom(self) -> bool:
        """Whether they may say that the one who is signed in is meant."""
        return self.why in ANOTHERS


@dataclass(frozen=True)
class Again:
    """A second look at one visit, which has the id of its first row.

    `rows` say what became of each once it is over; none, and a `problem`, where it was not looked
    at. `read` of `planned` pages are read.
    """

    visit: str
    network: str
    name: str
    stage: Stage = Stage.LOOKING
    planned: int = 0
    read: int = 0
    rows: Mapping[str, RowIs] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Looked:
    """What there is to show of a look now. `stopped` counts requests that were stopped.

    `problem` is what ended it, in one sentence.
    """

    stage: Stage = Stage.READY
    networks: Mapping[str, Seen] = field(default_factory=dict)
    turn: Turn | None = None
    stopped: int = 0
    problem: str = ""
    again: Again | None = None

    def asks_whom(self, network: str) -> bool:
        """Whether the person is waited for to say whom they mean on this network."""
        turn = self.turn
        return turn is not None and turn.asks_whom and turn.site.id == network

    @property
    def has_more_to_say(self) -> bool:
        """Whether a network told nothing, and why is said nowhere else."""
        return any(seen.useless_files or seen.why_nothing for seen in self.networks.values())

    @property
    def pages(self) -> int:
        """How many pages were opened and read."""
        opened = (s for s in self.networks.values() if s.state is not AccountState.FROM_FILES)
        return sum(seen.read for seen in opened)
