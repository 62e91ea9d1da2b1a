"""The JSON Schemas hold what the program itself writes and takes, and refuse what it refuses."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships none
from pydantic import ValidationError
from ruamel.yaml import YAML

from profilecheck.checklist import load_checklist
from profilecheck.judge import compare
from profilecheck.judge.room import summary_of
from profilecheck.model import Answers, Count, Years, dump
from profilecheck.resources import data_folder
from profilecheck.schemas import SCHEMA_KINDS, schema
from profilecheck.school import School, school_yaml
from profilecheck.vocabulary import Audience, Fact
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    TODAY,
    account,
    answered,
    entry,
    listed,
    observed,
    report,
    snapshot,
    unread,
)

READINGS = (
    observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
    observed(Fact.TAGGING_REVIEW, True),
    observed(Fact.FRIENDS_COUNT, Count(count=3)),
    observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2012: 3})),
    observed(Fact.PROFILE_BIO, listed(entry("Teacher", Audience.FRIENDS))),
    unread(Fact.STORIES_AUDIENCE),
)


def real(kind: str) -> Any:
    """A file of this kind, as the program writes it or takes it."""
    if kind == "checklist":
        return YAML(typ="safe", pure=True).load(next(data_folder("checklists").glob("*.yaml")))
    if kind == "school":
        return YAML(typ="safe", pure=True).load(school_yaml(SCHOOL))
    records = {
        "answers": Answers(answers=(answered("A1.1", "nothing"),)),
        "comparison": compare(
            snapshot(account(*READINGS)), snapshot(), load_checklist(), SCHOOL, Answers(), TODAY
        ),
        "report": report(*READINGS),
        "snapshot": snapshot(account(*READINGS)),
        "summary": summary_of(report(*READINGS), load_checklist()),
    }
    return json.loads(dump(records[kind]))


every_kind = each("kind", SCHEMA_KINDS)


@every_kind
def test_a_schema_is_a_valid_one_with_a_title_of_its_own(kind: str) -> None:
    made = schema(kind)

    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["title"] == f"profilecheck {kind}"
    assert "$id" not in made


@every_kind
def test_a_real_file_fits_its_schema(kind: str) -> None:
    errors = list(Draft202012Validator(schema(kind)).iter_errors(real(kind)))

    assert errors == []


def _parts(schema: object) -> Iterator[dict[str, Any]]:
    """Every part of a schema that says of which type something is."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for part in schema.values():
            yield from _parts(part)
    if isinstance(schema, list):
        for part in schema:
            yield from _parts(part)


@every_kind
def test_what_limits_a_list_is_said_as_of_a_list_and_a_text_s_as_of_a_text(kind: str) -> None:
    of = {"minItems": "array", "maxItems": "array", "minLength": "string", "maxLength": "string"}
    wrong = [p for p in _parts(schema(kind)) for word in of.keys() & p if of[word] != p["type"]]
    assert wrong == []


@each("field", [f for f, v in School.model_fields.items() if v.annotation is not str])
@each("count", [0, 1, 50, 51])
def test_a_school_may_have_as_many_of_each_as_its_schema_says(field: str, count: int) -> None:
    entries = {
        "email_domains": "oakfield{}.leeds.sch.uk",
        "phones": "+44 113 496 00{:02}",
    }
    texts = [entries.get(field, "Oakfield Lane {}").format(n) for n in range(count)]
    given = {"names": ["Elm Grove Primary School"], field: texts}
    try:
        School.model_validate(given)
    except ValidationError:
        is_taken = False
    else:
        is_taken = True
    assert is_taken is Draft202012Validator(schema("school")).is_valid(given)
    assert is_taken is (count <= 50 and (count > 0 or field != "names"))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("answers", {"kind": "report"}),
        ("answers", {"answers": [{"clause": "A1.1"}]}),
        ("checklist", {"schema_version": "one"}),
        ("checklist", {"clauses": [{"id": "first"}]}),
        ("checklist", {"colour": "red"}),
        ("report", {"taken_at": 5}),
        ("report", {"clauses": [{"id": "A1.1"}]}),
        ("school", {"names": 5}),
        ("school", {"names": None}),
        ("snapshot", {"accounts": [{"network": "x", "name": "X", "state": "fine"}]}),
        ("snapshot", {"finished": "perhaps"}),
    ],
)
def test_a_broken_file_does_not_fit(kind: str, change: dict[str, object]) -> None:
    assert not Draft202012Validator(schema(kind)).is_valid({**real(kind), **change})


@pytest.mark.parametrize(
    ("kind", "field"),
    [(k, f) for k in SCHEMA_KINDS if k != "school" for f in ("kind", "schema_version")],
)
def test_a_file_without_its_kind_or_version_does_not_fit(kind: str, field: str) -> None:
    without = {k: v for k, v in real(kind).items() if k != field}

    assert not Draft202012Validator(schema(kind)).is_valid(without)


def test_there_is_no_schema_of_anything_else() -> None:
    with pytest.raises(KeyError):
        schema("recipe")
