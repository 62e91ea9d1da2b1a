"""The story's file: the program's own is whole, a trainer's is checked, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.workshop.story import load_story, write_story
from tests.each import each

STEP = """kind: story
schema_version: 1
title: Short
steps:
  - title: One
    minutes: 2
"""


def test_its_own_goes_from_a_clause_to_a_risk_to_an_act() -> None:
    story = load_story()
    assert 8 <= len(story.steps) <= 12
    assert story.minutes <= 45
    assert all(step.notes for step in story.steps)
    assert all(step.act for step in story.steps if step.look or step.say)
    assert sum(bool(step.clause) for step in story.steps) >= 8
    assert any(step.look for step in story.steps)
    assert any(step.switch for step in story.steps)
    assert [step.title for step in story.steps if step.search] == ["The search a school makes"]
    assert [step.card for step in story.steps if step.card] == ["facebook"]
    assert story.steps[-1].room
    assert sum(len(step.figures) for step in story.steps) >= 2


def test_a_copy_is_the_same_story_and_takes_the_place_of_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "mine.yaml"
    write_story(copy)
    assert load_story(copy) == load_story()
    copy.write_text("kept", encoding="utf-8")
    with pytest.raises(InputError, match="such a file already"):
        write_story(copy)
    assert copy.read_text(encoding="utf-8") == "kept"


MISTAKES = {
    "no field of a step": ("    says: [a]\n", 7, "says", "there is no such field"),
    "nothing to show": ("", 5, "number 1", "one of the fields"),
    "two things to show": (
        "    say: [a]\n    look: {person: exposed, network: x, eyes: anyone}\n    ask: Who?\n",
        5,
        "number 1",
        "one of the fields",
    ),
    "nothing asked first": (
        "    look: {person: exposed, network: x, eyes: anyone}\n",
        5,
        "number 1",
        "asks first",
    ),
    "nobody": (
        "    ask: Who?\n    look:\n      person: nobody\n      network: x\n      eyes: anyone\n",
        9,
        "person",
        "no made-up person “nobody”; there are careful, exposed, mixed, popular",
    ),
    "somebody who is not there": (
        "    ask: Who?\n    look: {person: popular, network: bebo, eyes: anyone}\n",
        8,
        "look",
        "popular is not on “bebo”",
    ),
    "no eyes": (
        "    ask: Who?\n    look: {person: exposed, network: x, eyes: the head}\n",
        8,
        "eyes",
        "'the head' is not allowed here",
    ),
    "no page of a profile": (
        "    ask: Who?\n    look: {person: exposed, network: x, eyes: anyone, page: diary}\n",
        8,
        "look",
        "there is no page “diary”",
    ),
    "a setting of another network": (
        "    switch: {person: exposed, network: x, eyes: anyone, setting: myspace-privacy}\n",
        7,
        "switch",
        "allowed are x-protected",
    ),
    "no clause": ("    say: [a]\n    clause: A9.9\n", 8, "clause", "no clause “A9.9”"),
    "no such figure": (
        "    say: [a]\n    figures: [open-profiles, made-up]\n",
        8,
        "figures",
        "there is no figure “made-up”; allowed are teacher-referrals",
    ),
    "figures beside something else": (
        "    room: true\n    figures: [open-profiles]\n",
        5,
        "number 1",
        "“figures” stand with “say” alone",
    ),
    "no such search": ("    search: [name, dreams]\n", 7, "search", "'dreams' is not allowed here"),
    "no card": ("    card: bebo\n", 7, "card", "there is no card of “bebo”; allowed are facebook"),
    "too many lines": (f"    say: [{', '.join('abcdef')}]\n", 7, "say", "at most 5"),
}


@each(("more", "line", "field", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_file_line_and_field(
    tmp_path: Path, more: str, line: int, field: str, says: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(STEP + more, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_story(path)
    said = str(caught.value)
    assert said.startswith(f"{path}, line {line}: steps")
    assert field in said
    assert says in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: "just words", "it must start with “kind: story”"),
        (lambda text: text.replace("kind: story", "kind: checklist"), "line 1: kind"),
        (lambda text: text.replace("minutes: 2", "minutes: 0"), "must be 1 or more"),
        (lambda text: text.replace("title: One", "title: ''"), "must not be empty"),
        (lambda text: f"{text}    say: [unclosed\n", "not valid YAML"),
    ],
)
def test_what_is_no_story_is_said_to_be_none(
    tmp_path: Path, change: Callable[[str], str], says: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(change(STEP), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        load_story(path)


def test_a_newer_story_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(STEP.replace("schema_version: 1", "schema_version: 2"), encoding="utf-8")
    with pytest.raises(NewerSchemaError, match="this story is in a newer format"):
        load_story(path)
