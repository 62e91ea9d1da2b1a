"""Reading a YAML file that a person wrote; a mistake is named with file, line, field and remedy.

A checklist is read so, and a story of the workshop.
"""

import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import tee
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import ReusedAnchorWarning, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)

from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.model import plain_text
from profilecheck.model.base import Record
from profilecheck.storage import read_text
from profilecheck.yaml_mistakes import left_out, not_yaml

__all__ = ["Form", "MisplacedError", "load_checked"]

_MOST_BYTES = 1_000_000
_DEEPEST = 64
_MOST_PARTS = 200_000
"""Values, with each that a “*name” repeats counted again. The protocol's own has some thousand."""

_SAID_PLAINLY = {
    "missing": "this field is missing",
    "string_type": "this must be text; put it in quotes",
    "string_too_short": "this must not be empty",
    "tuple_type": "this must be a list, as in [one, two]",
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

_QUOTED = re.compile(r"'([^']*)'")
"""One of what is allowed, in the list of it that Pydantic gives."""
_CURLY = re.compile("[“”„‘]")

_W = TypeVar("_W", bound=Record)


class MisplacedError(ValueError):
    """What is wrong with one thing within the field that was looked at; `at` leads there."""

    def __init__(self, says: str, *at: int | str) -> None:
        super().__init__(says)
        self.at = at


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
        raise InputError(_explain(path, document, _worst(error.errors()), form)) from None


def _document(path: Path, text: str, form: Form[_W]) -> CommentedMap:
    try:
        with warnings.catch_warnings():
            # YAML allows a name to be given anew; what is wrong besides is said below.
            warnings.simplefilter("ignore", ReusedAnchorWarning)
            # Read as far as they are counted: of one that is nested without end, not to its end.
            events, once_more = tee(YAML(typ="rt").parse(text))
            if _parts_in_full(events) > _MOST_PARTS:
                raise InputError(
                    f"{path}: this file repeats itself too often. Write less with “*name”."
                )
            if mistake := left_out(text, once_more):
                raise InputError(f"{path}{mistake}")
            document = YAML(typ="rt").load(text)
    except YAMLError as error:
        raise InputError(f"{path}{not_yaml(error)}") from None
    except (RecursionError, ValueError, IndexError):  # of a number that is only "_"
        raise InputError(f"{path}: this is not valid YAML.") from None
    if not isinstance(document, CommentedMap) or "kind" not in document:
        raise InputError(
            f"{path}: this is not a {form.called}; it must start with “kind: {form.called}”."
        )
    return document


def _parts_in_full(events: Iterable[Event]) -> int:
    """Count the values of a YAML file as if all that its aliases repeat were written out.

    Each level of aliases can double what a file says: thirty lines of them say a thousand million
    things.

    Raises:
        RecursionError: it is nested deeper than any such file, or within itself.
    """
    named: dict[str, int] = {}
    around: list[tuple[str | None, int]] = []
    within = 0
    for event in events:
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


def _worst(errors: Sequence[ErrorDetails]) -> ErrorDetails:
    """Return the first mistake; of a field that is missing, the name that it may stand under."""
    first = errors[0]
    beside = (e for e in errors if e["loc"][:-1] == first["loc"][:-1])
    strange = (e for e in beside if e["type"] == "extra_forbidden")
    return next(strange, first) if first["type"] == "missing" else first


def _explain(path: Path, document: CommentedMap, error: ErrorDetails, form: Form[_W]) -> str:
    # Pydantic names the kind of a check in the path to its fields; the file has no such level.
    location = [part for part in error["loc"] if part not in form.tagged]
    location += getattr(error.get("ctx", {}).get("error"), "at", ())
    field = " › ".join(_name(document, location, i) for i in range(len(location)))
    line = _line(document, location)
    problem = _problem(error, form) + _of_quotes(error["input"])
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
    if kind == "string_type" and error["input"] is None:
        return "nothing stands here"
    if kind in _SAID_PLAINLY:
        return _SAID_PLAINLY[kind].format(**context)
    if kind == "extra_forbidden":
        allowed = list(_record_at(error["loc"][:-1], form).model_fields)
        if error["input"] is None and " " in str(error["loc"][-1]):
            return "within { } a text that has a comma in it must be in straight quotes"
        near = _nearest(error["loc"][-1], allowed)
        return f"there is no such field; {near}allowed are {', '.join(allowed)}"
    if kind == "union_tag_invalid":
        tags = context["expected_tags"]
        near = _nearest(context["tag"], _QUOTED.findall(tags))
        return f"{context['tag']!r} is no kind of check; {near}allowed are {tags}"
    if kind in ("enum", "literal_error"):
        expected = _QUOTED.findall(context["expected"])
        near = _nearest(error["input"], expected)
        *first, last = map(repr, expected)
        allowed_here = " or ".join(filter(None, (", ".join(first), last)))
        return f"{_shown(error['input'])} is not allowed here; {near}allowed are {allowed_here}"
    if kind == "string_pattern_mismatch":
        examples = _record_at(error["loc"][:-1], form).model_fields[str(error["loc"][-1])].examples
        return f"this must look like {' or '.join(map(str, examples or [context['pattern']]))}"
    if kind == "value_error":
        return str(context["error"])
    return f"{error['msg'][:1].lower()}{error['msg'][1:]} (it says {_shown(error['input'])})"


def _nearest(value: object, allowed: Sequence[str]) -> str:
    """What was probably meant, as it stands before all that is allowed; "" if nothing is near."""
    near = get_close_matches(str(value).lower(), allowed, n=1)
    return f"perhaps “{near[0]}” is meant; " if near else ""


def _of_quotes(value: object) -> str:
    """What to do about quotes that a word processor made; to YAML they are a part of the text."""
    texts = value if isinstance(value, list) else [value]
    curly = any(_CURLY.match(text) for text in texts if isinstance(text, str))
    return "; type straight quotes in place of curly ones" if curly else ""


def _record_at(location: Sequence[int | str], form: Form[_W]) -> type[Record]:
    """Return the record at `location`: the innermost one that the path names."""
    names = (part for part in reversed(location) if isinstance(part, str))
    return next((form.records[name] for name in names if name in form.records), form.whole)


def _shown(value: object) -> str:
    """What the file says, short; a list or a set of fields is not written out."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a set of fields"
    return repr(plain_text(str(value), 60)) if isinstance(value, str) else str(value)[:60]
