"""Reading and writing the file that describes the school."""

import io
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.error import YAMLError

from profilecheck.errors import InputError
from profilecheck.named import is_there
from profilecheck.school.school import School
from profilecheck.storage import read_text
from profilecheck.with_command import WithCommand
from profilecheck.yaml_mistakes import left_out, not_yaml

__all__ = ["load_school", "school_yaml"]

_NO_FILE = WithCommand.after("{path}: there is no such file", "; “profilecheck school” makes one.")
_MOST_BYTES = 100_000
# More than any school's file has; a YAML reader takes very long over thousands.
_MOST_BRACKETS = 200
_FIELDS = ", ".join(School.model_fields)

_WANTED = {
    "missing": "it is missing; give the school's name, as in Oakfield Primary School",
    "too_short": "it is empty; give the school's name, as in Oakfield Primary School",
    "too_long": "there are too many; give 50 at most",
    "string_type": "it has to be text; put it in quotes, as in \"0113 496 0123\"",
    "extra_forbidden": f"a school's file does not have this; it can have {_FIELDS}",
}  # fmt: skip


def load_school(path: Path) -> School:
    """Read a school from a YAML file, or a JSON file where the name ends in ".json".

    Raises:
        InputError: the file cannot be read, or something in it cannot be used; one sentence that
            names file, line where it is known, field, and what is allowed.
    """
    text = _read(path)
    data = _json(path, text) if path.suffix.lower() == ".json" else _yaml(path, text)
    if not isinstance(data, dict):
        raise InputError(
            f"{path}: this does not describe a school; it has to say at least "
            "“names: Oakfield Primary School”."
        )
    try:
        return School.model_validate({str(key): value for key, value in data.items()})
    except ValidationError as error:
        raise InputError(_sentence(path, data, error)) from None


def school_yaml(school: School) -> str:
    """Return `school` as YAML text that `load_school` reads back to the same school."""
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    out = io.StringIO()
    filled = {k: v for k, v in school.model_dump(mode="json").items() if v}
    yaml.dump(filled, out)
    return out.getvalue()


def _read(path: Path) -> str:
    if not any(map(is_there, (path, Path(f"{path}.txt")))):
        raise InputError(_NO_FILE.format(path=str(path)))
    return read_text(path, _MOST_BYTES)


def _json(path: Path, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path}, line {error.lineno}: this is not valid JSON. See whether a comma, a bracket "
            "or a straight quotation mark is missing there, or is one too many."
        ) from None
    except (RecursionError, ValueError):
        raise InputError(f"{path}: this file is not made as a school's is.") from None


def _yaml(path: Path, text: str) -> object:
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        raise InputError(f"{path}: this file is not made as a school's is.")
    try:
        # The round-trip loader makes plain data only, and remembers the line of each piece.
        yaml = YAML(typ="rt", pure=True)
        if mistake := left_out(text, yaml.parse(text)):
            raise InputError(f"{path}{mistake}")
        loaded: object = yaml.load(text)
    except YAMLError as error:
        raise InputError(f"{path}{not_yaml(error)}") from None
    except (RecursionError, ValueError, IndexError):  # of a number that is only "_"
        raise InputError(f"{path}: this file is not made as a school's is.") from None
    return loaded


def _sentence(path: Path, data: dict[Any, Any], error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    location = first["loc"]
    line = _line(data, location)
    where = f"{path}, line {line}" if line else str(path)
    reason = first.get("ctx", {}).get("error")
    wanted = str(reason) if isinstance(reason, ValueError) else _WANTED.get(first["type"])
    return f"{where}: {location[0]}: {wanted or first['msg']}."


def _line(data: dict[Any, Any], location: tuple[int | str, ...]) -> int | None:
    """The line, from 1, of what `location` names; None where the file does not show it."""
    field = location[0]
    if not isinstance(data, CommentedBase) or field not in data:
        return None
    entries = data[field]
    if len(location) > 1 and isinstance(entries, CommentedBase) and isinstance(entries, list):
        return int(entries.lc.item(location[1])[0]) + 1
    return int(data.lc.key(field)[0]) + 1
