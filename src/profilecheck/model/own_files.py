"""Reading a YAML file that travels with the program, as a record."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from profilecheck.errors import InputError
from profilecheck.model.base import Record
from profilecheck.storage import read_text
from profilecheck.yaml_files import parse_yaml

__all__ = ["read_own"]

_T = TypeVar("_T", bound=Record)


def read_own(kind: type[_T], path: Path) -> _T:
    """Return the YAML file at `path` as a record of `kind`.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    try:
        return kind.model_validate(parse_yaml(read_text(path), path))
    except YAMLError as error:
        raise InputError(f"{path}: this is not YAML ({error}).") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{path}: {where}: {first['msg']}.") from None
