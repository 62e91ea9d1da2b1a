"""The made-up people of the replicas: who they are, and which exposures are planted on them.

A person is a folder in `fixtures/personas`: `person.yaml`, and a file for each network they are
on, whose `profile` only that network's replica understands. In its folder `exports` are those on
which the program opens nothing: of these, their data exports can be made.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError
from ruamel.yaml.error import YAMLError

from profilecheck.errors import InputError
from profilecheck.model.base import Record
from profilecheck.resources import data_folder
from profilecheck.vocabulary import Fact
from profilecheck.yaml_files import parse_yaml

__all__ = ["Membership", "Persona", "Planted", "load_persona", "people", "person"]

_PERSON = "person"
_T = TypeVar("_T", bound=BaseModel)


class Planted(Record):
    """An exposure that an audit of this person must find."""

    fact: Fact
    note: str


class Membership(Record):
    """What a person has on one network: `profile` as the network's replica takes it."""

    profile: Record | dict[str, Any]
    planted: tuple[Planted, ...] = ()


class _About(Record):
    name: str
    full_name: str
    role: str
    description: str


class Persona(_About):
    """A made-up person. `name` is the short name of the command line, `full_name` the profile's.

    `networks` gives, by the network's id, what they have there; `exports` what they have on
    networks that are never opened.
    """

    networks: Mapping[str, Membership]
    exports: Mapping[str, Membership] = Field(default_factory=dict)

    @property
    def planted(self) -> frozenset[tuple[str, Fact]]:
        """Every exposure planted on this person: the network's id, and the fact."""
        return frozenset((n, p.fact) for n, m in self.networks.items() for p in m.planted)

    def profile_on(self, network: str, kind: type[_T]) -> _T | None:
        """Return what this person has on `network`, None where they are not on it.

        Raises:
            InputError: it is not of the `kind` the network's replica takes.
        """
        membership = self.networks.get(network) or self.exports.get(network)
        if membership is None:
            return None
        if isinstance(membership.profile, kind):
            return membership.profile
        return _checked(kind, membership.profile, f"{self.name} on {network}")

    def only_on(self, network: str) -> "Persona":
        """Return this person with no account but the one on `network`."""
        return self.model_copy(update={"networks": {network: self.networks[network]}})

    def with_profile(self, network: str, profile: Record) -> "Persona":
        """Return this person with another profile on `network`."""
        changed = self.networks[network].model_copy(update={"profile": profile})
        return self.model_copy(update={"networks": {**self.networks, network: changed}})


def load_persona(folder: Path) -> Persona:
    """Read one person's folder.

    Raises:
        InputError: a file is missing, not YAML, or not of its shape.
    """
    about = _load(_About, folder / f"{_PERSON}.yaml")
    return Persona(
        **about.model_dump(),
        networks=_memberships(folder),
        exports=_memberships(folder / "exports"),
    )


def _memberships(folder: Path) -> dict[str, Membership]:
    return {
        path.stem: _load(Membership, path)
        for path in sorted(folder.glob("*.yaml"))
        if path.stem != _PERSON
    }


def _load(kind: type[_T], path: Path) -> _T:
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None
    except YAMLError as error:
        raise InputError(f"{path}: this is not a YAML file ({error}).") from None
    return _checked(kind, data, str(path))


def _checked(kind: type[_T], data: object, name: str) -> _T:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{name}: at {where}: {first['msg']}.") from None


@cache
def people() -> tuple[Persona, ...]:
    """Every made-up person, in the order of their names."""
    folders = sorted(p for p in (data_folder("fixtures") / "personas").iterdir() if p.is_dir())
    return tuple(load_persona(folder) for folder in folders)


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
