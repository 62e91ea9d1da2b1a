"""The made-up people of the replicas: who they are, and which exposures are planted on them.

Their files are `fixtures/personas/*.yaml`.
"""

from functools import cache
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from profilecheck.errors import InputError
from profilecheck.model.base import Record
from profilecheck.replica.facebook.profile import FacebookProfile
from profilecheck.resources import data_folder
from profilecheck.vocabulary import Fact

__all__ = ["Networks", "Persona", "Planted", "load_persona", "people", "person"]


class Networks(Record):
    """What a person has on each network; None where they have no account."""

    facebook: FacebookProfile | None = None

    def __contains__(self, network: str) -> bool:
        """Whether the person has an account on `network`."""
        return network in type(self).model_fields and getattr(self, network) is not None


class Planted(Record):
    """An exposure that an audit of this person must find."""

    network: str
    fact: Fact
    note: str


class Persona(Record):
    """A made-up person. `name` is the short name of the command line, `full_name` the profile's."""

    name: str
    full_name: str
    role: str
    description: str
    networks: Networks
    planted: tuple[Planted, ...] = ()


def load_persona(path: Path) -> Persona:
    """Read one persona file.

    Raises:
        InputError: the file is missing, not YAML, or not of this shape.
    """
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None
    except YAMLError as error:
        raise InputError(f"{path}: this is not a YAML file ({error}).") from None
    try:
        return Persona.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{path}: at {where}: {first['msg']}.") from None


@cache
def people() -> tuple[Persona, ...]:
    """Every made-up person, in the order of their names."""
    files = sorted((data_folder("fixtures") / "personas").glob("*.yaml"))
    return tuple(load_persona(path) for path in files)


def person(name: str) -> Persona:
    """Return the made-up person called `name`.

    Raises:
        InputError: there is none; the message names those there are.
    """
    for candidate in people():
        if candidate.name == name:
            return candidate
    allowed = ", ".join(p.name for p in people())
    raise InputError(f"There is no made-up person called “{name}”. Choose one of: {allowed}.")
