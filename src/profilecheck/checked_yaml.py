"""Reading a YAML file that a person wrote; a mistake is named with file, line, field and remedy.

A checklist is read so, and a story of the workshop.
"""

import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.model import plain_text
from profilecheck.model.base import Record
from profilecheck.storage import read_text

__all__ = ["Form", "load_checked"]

_MOST_BYTES = 1_000_000
_DEEPEST = 64
_MOST_PARTS = 200_000
"""Values, with each that a “*name” repeats counted again. The protocol's own has some thousand."""

_SAID_PLAINLY = {
    "missing": "this field is missing",
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

_W = TypeVar("_W", bound=Record)


@dataclass(frozen=True)
class Form(Generic[_W]):
    """What such a file is: `called` as in “this is not a checklist”, and of which `whole` record.

    `schema` is the newest version that is known. `records` are the records that the name of a field
    leads to; of those named `tagged` each has a kind, which stands in no path to its fields, and
    `without_tag` says what is wrong where it is missing.
    """

    called: str
    whole: type[_W]
    schema: int
    records: Mapping[str, type[Record]]
    tagged: Collection[str] = field(default=())
    without_tag: str = ""


def load_checked(path: Path, form: Form[_W]) -> _W:
    """Return what the file at `path` says.

    Raises:
        InputError: the file cannot be read, or something in it is not allowed.
        NewerSchemaError: it is in a newer format than this program knows.
    """
    document = _document(path, read_text(path, _MOST_BYTES), form)
    version = document.get("schema_version")
    if isinstance(version, int) and version > form.schema:
        raise NewerSchemaError(
            f"{path}: this {form.called} is in a newer format (version {version}; this "
            f"profilecheck knows up to {form.schema}). Update profilecheck and try again."
        )
    try:
        return form.whole.model_validate(document)
    except ValidationError as error:
        raise InputError(_explain(path, document, error.errors()[0], form)) from None


def _document(path: Path, text: str, form: Form[_W]) -> CommentedMap:
    try:
        with warnings.catch_warnings():
            # YAML allows a name to be given anew; what is wrong besides is said below.
            warnings.simplefilter("ignore", ReusedAnchorWarning)
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
        raise InputError(
            f"{path}: this is not a {form.called}; it must start with “kind: {form.called}”."
        )
    return document


def _parts_in_full(text: str) -> int:
    """Count the values of a YAML file as if all that its aliases repeat were written out.

    Each level of aliases can double what a file says: thirty lines of them say a thousand million
    things.

    Raises:
        RecursionError: it is nested deeper than any such file, or within itself.
    """
    named: dict[str, int] = {}
    around: list[tuple[str | None, int]] = []
    within = 0
    for event in YAML(typ="rt").parse(text):
        if isinstance(event, AliasEvent):
            if any(event.anchor == anchor for anchor, _ in around):
                raise RecursionError
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


def _explain(path: Path, document: CommentedMap, error: ErrorDetails, form: Form[_W]) -> str:
    # Pydantic names the kind of a check in the path to its fields; the file has no such level.
    location = [part for part in error["loc"] if part not in form.tagged]
    field = " › ".join(_name(document, location, i) for i in range(len(location)))
    line = _line(document, location)
    problem = _problem(error, form)
    return f"{path}, line {line}: {field or 'the file'}: {problem}."


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


def _problem(error: ErrorDetails, form: Form[_W]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "union_tag_not_found":
        return form.without_tag
    if kind in _SAID_PLAINLY:
        return _SAID_PLAINLY[kind].format(**context)
    if kind == "extra_forbidden":
        allowed = ", ".join(_record_at(error["loc"][:-1], form).model_fields)
        return f"there is no such field; allowed are {allowed}"
    if kind == "union_tag_invalid":
        return f"{context['tag']!r} is no kind of check; allowed are {context['expected_tags']}"
    if kind in ("enum", "literal_error"):
        return f"{_shown(error['input'])} is not allowed here; allowed are {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    return f"{error['msg'][:1].lower()}{error['msg'][1:]} (it says {_shown(error['input'])})"


def _record_at(location: Sequence[int | str], form: Form[_W]) -> type[Record]:
    """Return the record at `location`: the innermost one that the path names."""
    names = (part for part in reversed(location) if isinstance(part, str))
    return next((form.records[name] for name in names if name in form.records), form.whole)


def _shown(value: object) -> str:
    """What the file says, short; a list or a set of fields is not written out."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a set of fields"
    return repr(plain_text(str(value), 60)) if isinstance(value, str) else str(value)[:60]
