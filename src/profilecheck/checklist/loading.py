"""Reading a checklist file; a mistake is named with file, line, field and what is allowed."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

from profilecheck.checklist.clauses import Checklist, Clause, ClauseQuestion, Part
from profilecheck.checks import CHECK_KINDS
from profilecheck.errors import InputError, NewerSchemaError, StorageError
from profilecheck.model import QuestionAnswer, plain_text
from profilecheck.model.base import Record
from profilecheck.resources import default_checklist
from profilecheck.storage import read_text
from profilecheck.yaml_files import parse_yaml

__all__ = ["copy_default", "load_checklist"]

_MOST_BYTES = 1_000_000
_DEEPEST = 64
_MOST_PARTS = 200_000
"""Values, with each that a “*name” repeats counted again. The protocol's own has some thousand."""


_RECORDS: dict[str, type[Record]] = {
    "parts": Part,
    "clauses": Clause,
    "question": ClauseQuestion,
    "answers": QuestionAnswer,
    **CHECK_KINDS,
}
"""The value of a name in the path to a field."""

_SAID_PLAINLY = {
    "missing": "this field is missing",
    "union_tag_not_found": (
        "the field “test” is missing, which says what kind of check this is; allowed are "
        + ", ".join(CHECK_KINDS)
    ),
    "string_type": "this must be text; put it in quotes",
    "string_too_short": "this must not be empty",
    "string_pattern_mismatch": "this must look like {pattern}",
    "tuple_type": "this must be a list",
    "too_short": "this list needs {min_length} or more",
    "model_type": "this must be a set of fields, each as “name: value”",
    "model_attributes_type": "this must be a set of fields, each as “name: value”",
    "bool_type": "this must be true or false",
    "bool_parsing": "this must be true or false",
    "int_type": "this must be a whole number",
    "int_parsing": "this must be a whole number",
    "int_from_float": "this must be a whole number",
    "greater_than_equal": "this must be {ge} or more",
    "less_than_equal": "this must be {le} or less",
}


def load_checklist(path: Path | None = None) -> Checklist:
    """Return the checklist in `path`; without one, the protocol of 2010.

    Raises:
        InputError: the file cannot be read, or something in it is not allowed.
        NewerSchemaError: it is in a newer format than this program knows.
    """
    if path is None:
        return _default()
    return _load(path)


@cache
def _default() -> Checklist:
    path = default_checklist()
    try:
        return Checklist.model_validate(parse_yaml(read_text(path), path))
    except (YAMLError, ValidationError):
        return _load(path)  # slower, and says where the mistake is


def copy_default(path: Path) -> None:
    """Write the checklist of the protocol of 2010 to a new file, for a school to change.

    Raises:
        StorageError: there is such a file already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(read_text(default_checklist()))
    except FileExistsError:
        raise StorageError(f"{path}: there is such a file already. Give another name.") from None
    except OSError as error:
        raise StorageError(f"{path}: this file cannot be written ({error.strerror}).") from None


def _load(path: Path) -> Checklist:
    document = _document(path, read_text(path, _MOST_BYTES))
    version = document.get("schema_version")
    if isinstance(version, int) and version > Checklist.SCHEMA:
        raise NewerSchemaError(
            f"{path}: this checklist is in a newer format (version {version}; this profilecheck "
            f"knows up to {Checklist.SCHEMA}). Update profilecheck and try again."
        )
    try:
        return Checklist.model_validate(document)
    except ValidationError as error:
        raise InputError(_explain(path, document, error.errors()[0])) from None


def _document(path: Path, text: str) -> CommentedMap:
    try:
        if _parts_in_full(text) > _MOST_PARTS:
            raise InputError(
                f"{path}: this file repeats itself too often. Write less with “*name”."
            )
        document = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}" if mark else ""
        problem = plain_text(str(error.problem))
        raise InputError(f"{path}{where}: this is not valid YAML ({problem}).") from None
    except (YAMLError, RecursionError, ValueError):
        raise InputError(f"{path}: this is not valid YAML.") from None
    if not isinstance(document, CommentedMap):
        raise InputError(f"{path}: this is not a checklist; it must start with “kind: checklist”.")
    return document


def _parts_in_full(text: str) -> int:
    """Count the values of a YAML file as if all that its aliases repeat were written out.

    Each level of aliases can double what a file says: thirty lines of them say a thousand million
    things.

    Raises:
        RecursionError: it is nested deeper than any checklist.
    """
    named: dict[str, int] = {}
    around: list[tuple[str | None, int]] = []
    within = 0
    for event in YAML(typ="rt").parse(text):
        if isinstance(event, AliasEvent):
            within += named.get(event.anchor, 1)
        elif isinstance(event, CollectionStartEvent):
            around.append((event.anchor, within))
            if len(around) > _DEEPEST:
                raise RecursionError
            within = 1
        elif isinstance(event, CollectionEndEvent):
            anchor, before = around.pop()
            if anchor:
                named[anchor] = within
            within += before
        elif isinstance(event, ScalarEvent):
            within += 1
    return within


def _explain(path: Path, document: CommentedMap, error: ErrorDetails) -> str:
    location = [part for part in error["loc"] if not _is_union_tag(part)]
    field = " › ".join(_name(document, location, i) for i in range(len(location)))
    line = _line(document, location)
    problem = _problem(error)
    return f"{path}, line {line}: {field or 'the file'}: {problem}."


def _is_union_tag(part: int | str) -> bool:
    """Pydantic names the kind of check in the path to its fields; the file has no such level."""
    return part in CHECK_KINDS


def _name(document: Any, location: Sequence[int | str], index: int) -> str:
    part = location[index]
    if isinstance(part, str):
        return part
    steps = list(_descend(document, location[: index + 1]))
    item = steps[-1][2] if len(steps) == index + 1 else None
    named = item.get("id") if isinstance(item, CommentedMap) else None
    return f"{named}" if named else f"number {part + 1}"


def _line(document: CommentedMap, location: Sequence[int | str]) -> int:
    """The line of the field, or of the nearest thing around it that the file has."""
    line: int = document.lc.line
    for container, part, _ in _descend(document, location):
        # What was merged in with "<<" has no line here; the line around it will do.
        if part in (container.lc.data or ()):
            line = container.lc.data[part][0]
    return line + 1


def _descend(document: Any, location: Sequence[int | str]) -> Iterator[tuple[Any, int | str, Any]]:
    """Yield each container, part and value on the way, as far as the file goes along."""
    value = document
    for part in location:
        in_map = isinstance(value, CommentedMap) and part in value
        in_list = isinstance(value, CommentedSeq) and isinstance(part, int) and part < len(value)
        if not (in_map or in_list):
            return
        yield value, part, value[part]
        value = value[part]


def _problem(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _SAID_PLAINLY:
        return _SAID_PLAINLY[kind].format(**context)
    if kind == "extra_forbidden":
        allowed = ", ".join(_record_at(error["loc"][:-1]).model_fields)
        return f"there is no such field; allowed are {allowed}"
    if kind == "union_tag_invalid":
        return f"{context['tag']!r} is no kind of check; allowed are {context['expected_tags']}"
    if kind in ("enum", "literal_error"):
        return f"{_shown(error['input'])} is not allowed here; allowed are {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    return f"{error['msg'][:1].lower()}{error['msg'][1:]} (it says {_shown(error['input'])})"


def _record_at(location: Sequence[int | str]) -> type[Record]:
    """Return the record at `location`: the innermost one that the path names."""
    names = (part for part in reversed(location) if isinstance(part, str))
    return next((_RECORDS[name] for name in names if name in _RECORDS), Checklist)


def _shown(value: object) -> str:
    """What the file says, short; a list or a set of fields is not written out."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a set of fields"
    return repr(plain_text(str(value), 60)) if isinstance(value, str) else str(value)[:60]
