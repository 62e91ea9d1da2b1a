"""`profilecheck people`: a list that is kept in private, and is in no report."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from profilecheck.cli.app import app
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError, Interrupted
from profilecheck.storage import data_home, is_private
from profilecheck.store.people import kept_people, matcher_for


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))


def people(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["people", *arguments], input=typed)


def test_names_are_asked_for_one_by_one_and_added_to_those_kept() -> None:
    first = people(typed="Sarah Hughes\nMr\nMr Okafor\n\n")
    assert "2 names kept" in first.output
    assert "Type one at a time, as in Jo Bell" in first.output
    assert "3 names kept" in people(typed="Sarah Hughes\nJo Bell\n\n").output
    assert kept_people(own_store()) == ("Sarah Hughes", "Mr Okafor", "Jo Bell")
    assert all(is_private(file) for file in data_home().rglob("*"))


def test_the_end_of_the_input_ends_the_list() -> None:
    assert "2 names kept" in people(typed="Sarah Hughes\nJo Bell\n").output
    assert isinstance(people().exception, InputError)


def test_who_stops_among_the_names_is_told_that_none_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = iter(["Sarah Hughes"])

    def prompt(*_: object, **__: object) -> str:
        for name in typed:
            return name
        raise typer.Abort

    monkeypatch.setattr(typer, "prompt", prompt)
    stopped = people()
    assert isinstance(stopped.exception, Interrupted)
    assert "None of the names" in str(stopped.exception)
    assert kept_people(own_store()) == ()


def test_names_can_come_from_a_file_and_be_shown_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "staff.txt"
    file.write_text("# staff\nJo Bell\n", encoding="utf-8")
    assert "1 name kept" in people("--file", str(file)).output
    assert people("--show").output == "Jo Bell\n"
    assert "removed" in people("--forget").output
    assert "No names are kept." in people("--show").output
    assert "No names are kept." in people("--forget").output
    assert not any(data_home().glob("people*"))


def test_nothing_is_kept_where_nothing_is_given() -> None:
    assert "nothing was kept" in people(typed="\n").output
    assert kept_people(own_store()) == ()


def test_a_file_that_cannot_be_used_changes_nothing_and_is_told_without_a_name(
    tmp_path: Path,
) -> None:
    people(typed="Sarah Hughes\n\n")
    file = tmp_path / "staff.txt"
    file.write_text("Zoe Quill\nMr\n", encoding="utf-8")
    refused = people("--file", str(file))
    assert isinstance(refused.exception, InputError)
    assert "line 2" in str(refused.exception)
    assert "Quill" not in str(refused.exception)
    assert kept_people(own_store()) == ("Sarah Hughes",)


def test_only_one_thing_is_done_at_a_time() -> None:
    assert isinstance(people("--show", "--forget").exception, InputError)


def test_the_kept_names_are_what_posts_are_held_against() -> None:
    assert not matcher_for(own_store(), None).names_person("Jo Bell was late")
    people(typed="Jo Bell\n\n")
    assert matcher_for(own_store(), None).names_person("Jo Bell was late")
