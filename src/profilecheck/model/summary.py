"""What somebody may hand to a room: how many networks, and what each check came to; no more."""

import json
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from profilecheck.model.base import Record
from profilecheck.vocabulary import Outcome

__all__ = ["MOST_NETWORKS", "CheckKey", "Summary"]

MOST_NETWORKS = 5
"""The number of networks from which on it only says “this many, or more”."""

CheckKey = Annotated[str, Field(pattern=r"^(A\d+\.\d+|\d+\.\d+)/[a-z0-9]+(-[a-z0-9]+)*$")]
"""A clause and a check in it, as in "A1.4/friends-list"."""


class Summary(Record):
    """One person's part in the room's result.

    It holds no name, no school, no address, no network's name and no date, and has no field in
    which one could stand. `networks` counts those of which something was told, and stops at
    `MOST_NETWORKS`. `outcomes` gives, for each check of the built-in checklist, what it came to
    over all networks.
    """

    SCHEMA: ClassVar[int] = 1
    KIND: ClassVar[str] = "summary"

    kind: Literal["summary"] = "summary"
    schema_version: Literal[1] = 1
    networks: Annotated[int, Field(ge=0, le=MOST_NETWORKS)]
    outcomes: dict[CheckKey, Outcome]

    def canonical(self) -> bytes:
        """Return it as the bytes of its file: equal summaries give equal bytes."""
        text = json.dumps(self.model_dump(mode="json"), indent=2, sort_keys=True)
        return f"{text}\n".encode("ascii")
