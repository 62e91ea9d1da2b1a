"""Reading and writing the program's own JSON files, with their schema version."""

import json
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.storage import read_text
from profilecheck.with_command import WithCommand

__all__ = ["Versioned", "dump", "load", "loads"]


class Versioned(Protocol):
    """A record with a kind and a schema version in its file.

    Where it has an `OLDEST`, no earlier version can be read.
    """

    SCHEMA: int
    KIND: str


_T = TypeVar("_T", bound=BaseModel)

_TOO_OLD = WithCommand.after(
    "{name}: this {wanted} was made by an earlier profilecheck. Check again to have a new one",
    ", or make it anew with “profilecheck judge” and the snapshot.json beside it.",
)
_NOT_OURS = (
    "{name}: this file is damaged{where}, or no {wanted} of profilecheck's. Choose another one, or "
    "move it out of its folder."
)


def dump(record: BaseModel) -> str:
    """Return `record` as indented JSON text."""
    return record.model_dump_json(indent=2) + "\n"


def load(kind: type[_T], path: Path) -> _T:
    """Read a record of `kind` from `path`.

    Raises:
        InputError: the file is missing, no JSON, of another kind, too old, or not of this shape.
        NewerSchemaError: a newer version of the program wrote it.
    """
    return loads(kind, read_text(path), str(path))


def loads(kind: type[_T], text: str, name: str) -> _T:
    """As `load`, from `text`; `name` is what errors call it."""
    wanted: str = kind.KIND  # type: ignore[attr-defined]  # every file record has it
    newest: int = kind.SCHEMA  # type: ignore[attr-defined]  # likewise
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(_not_ours(wanted, name, f" in line {error.lineno}")) from None
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        raise InputError(_not_ours(wanted, name)) from None
    if not isinstance(data, dict) or data.get("kind") != wanted:
        raise InputError(_not_ours(wanted, name))
    version = data.get("schema_version")
    if isinstance(version, int) and version > newest:
        raise NewerSchemaError(
            f"{name}: this {wanted} was made by a newer profilecheck (version {version} of its "
            f"format; this one knows up to {newest}). Update profilecheck and try again."
        )
    if isinstance(version, int) and version < getattr(kind, "OLDEST", 1):
        raise InputError(_TOO_OLD.format(name=name, wanted=wanted))
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(
            f"{name}: this {wanted} is damaged at {where}. Choose another one, or move it out of "
            "its folder."
        ) from None


def _not_ours(wanted: str, name: str, where: str = "") -> str:
    return _NOT_OURS.format(name=name, where=where, wanted=wanted)
