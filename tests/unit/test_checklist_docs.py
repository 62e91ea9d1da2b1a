"""The page about checklists tells all there is to know, and its example works."""

import re
from pathlib import Path

import pytest

from profilecheck.checklist import Checklist, Clause, load_checklist
from profilecheck.checklist.clauses import ClauseQuestion, Part
from profilecheck.checks import CHECK_KINDS
from profilecheck.model import QuestionAnswer
from profilecheck.model.base import Record
from profilecheck.vocabulary import FACTS, Audience, FactKind, JudgedBy, Viewpoint
from profilecheck.words.facts import SWITCHES, switch_state
from profilecheck.words.nouns import ANY_NETWORK

DOC = (Path(__file__).parents[2] / "docs" / "checklists.md").read_text(encoding="utf-8")
TABLE_ROWS = dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", DOC, re.MULTILINE))
COMMON = {"id", "facts", "why", "weight", "viewpoint", "test"}


@pytest.mark.parametrize("record", [Checklist, Clause, ClauseQuestion, Part, QuestionAnswer])
def test_every_field_is_told(record: type[Record]) -> None:
    assert [f for f in record.model_fields if f"`{f}`" not in DOC] == []


def test_every_kind_of_check_stands_in_a_row_with_its_own_fields() -> None:
    assert set(TABLE_ROWS) >= COMMON | set(CHECK_KINDS)
    for name, kind in CHECK_KINDS.items():
        own = set(kind.model_fields) - COMMON
        assert set(re.findall(r"`(\w+)`:", TABLE_ROWS[name])) == own, name


def test_audiences_stand_in_order() -> None:
    table = DOC.split("## Audiences")[1].split("\n## ")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(Audience)


def test_who_can_judge_and_with_whose_eyes_is_told() -> None:
    for word in (*JudgedBy, *Viewpoint):
        assert f"`{word}`" in DOC


@pytest.mark.parametrize("kind", FactKind)
def test_every_fact_stands_under_its_kind(kind: FactKind) -> None:
    facts = DOC.split("## Facts")[1].split("\n## ")[0]
    tables = facts.split("\n**")[1:]
    told = re.findall(r"^\| `([\w.]+)` \|", tables[list(FactKind).index(kind)], re.MULTILINE)

    assert told == [fact for fact in FACTS if fact.kind is kind]


def test_what_is_said_of_a_switch_that_is_on_is_told() -> None:
    for fact in SWITCHES:
        assert TABLE_ROWS[fact].endswith(f"; on: “{switch_state(fact, True, ANY_NETWORK)}”")


def test_the_example_is_a_whole_checklist(tmp_path: Path) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL)
    path = tmp_path / "ours.yaml"
    path.write_text(example, encoding="utf-8")

    loaded = load_checklist(path)

    assert loaded.title == "Online life at Oakfield Primary School"
    assert [c.id for c in loaded.clauses][-1] == "7.1"
