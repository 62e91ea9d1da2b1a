"""The ways in which a replica can be made to go wrong, as live networks do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Fault", "FaultKind", "Faults"]


class FaultKind(StrEnum):
    """The kind of a fault: what goes wrong on a page."""

    BLANK_PAGE = "blank_page"
    HALF_PAGE = "half_page"
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"
    NO_ANSWER = "no_answer"
    LIST_STOPS = "list_stops"
    SIGN_IN_WALL = "sign_in_wall"
    CHECKPOINT = "checkpoint"
    TEMPORARILY_BLOCKED = "temporarily_blocked"
    WRONG_ACCOUNT = "wrong_account"
    FRENCH = "french"
    RENAMED_LABEL = "renamed_label"
    MISSING_SECTION = "missing_section"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong.

    `label` is the heading or row that is renamed to `to`, or missing. `person` is whose account
    is served for `WRONG_ACCOUNT`. `after` is how many answers `LIST_STOPS` gives before it
    answers 500.
    """

    kind: FaultKind
    label: str = ""
    to: str = ""
    person: str = ""
    after: int = 0


class Faults:
    """The faults in force, each with the addresses it strikes.

    Keys are regular expressions, searched in `host/path?query`, followed by a space and the
    operation where the request names one; values are faults. The first that fits strikes.
    """

    def __init__(self, faults: Mapping[str, Fault]) -> None:
        self._faults = [(re.compile(pattern), fault) for pattern, fault in faults.items()]
        self._answers: dict[Fault, int] = {}

    def at(self, address: str) -> Fault | None:
        """The fault that strikes `address`."""
        return next((f for pattern, f in self._faults if pattern.search(address)), None)

    def list_stops_now(self, fault: Fault) -> bool:
        """Count one more answer of a list; whether it is past the last one given."""
        self._answers[fault] = self._answers.get(fault, 0) + 1
        return self._answers[fault] > fault.after
