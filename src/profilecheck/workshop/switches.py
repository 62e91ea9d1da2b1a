"""The settings that can be changed in front of a room: where they are, and what is pressed."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field

from profilecheck.model.base import Record
from profilecheck.model.own_files import read_own

__all__ = ["Press", "Setting", "settings"]


class Press(Record):
    """One thing that is pressed on a page of settings.

    It has the role `role` and is called `name`, or begins so; it stands in the row that says
    `within`, anywhere on the page where that is "". `saves` is whether the page loads anew then.
    """

    role: Literal["button", "radio", "switch", "checkbox"]
    name: str = ""
    within: str = ""
    saves: bool = False


class Setting(Record):
    """One setting of a network's replica.

    `says` is what changes, in a sentence for the room. `called` is its name on the network, as
    rows of the checklist have it; `at` the page it is on, which `{profile}` may begin. `page` is
    the page of the profile on which the change is seen, "" for its first.
    """

    id: str
    network: str
    page: str = ""
    says: str
    called: str
    at: str
    presses: tuple[Press, ...] = Field(min_length=1)


class _Settings(Record):
    settings: tuple[Setting, ...]


@cache
def settings() -> dict[str, Setting]:
    """Return every setting that can be changed, by its id."""
    path = Path(str(files("profilecheck.workshop") / "switches.yaml"))
    return {one.id: one for one in read_own(_Settings, path).settings}
