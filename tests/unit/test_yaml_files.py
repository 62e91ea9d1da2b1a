"""YAML that travels with the program is kept parsed, and parsed anew once it is another."""

import shutil
from pathlib import Path

import pytest
import ruamel.yaml
from ruamel.yaml.error import YAMLError

from profilecheck.checklist import load_checklist
from profilecheck.replica.personas import load_persona
from profilecheck.resources import data_folder, default_checklist
from profilecheck.yaml_files import parse_yaml
from profilecheck.yaml_mistakes import not_yaml

TEXT = "name: Bell\nswitches: {true: [On], false: [Off]}\nfew: [1, 2.5, null]\n"
SAYS = {"name": "Bell", "switches": {True: ["On"], False: ["Off"]}, "few": [1, 2.5, None]}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.pycache_prefix", None)
    return tmp_path / "site.yaml"


def _kept(path: Path) -> list[Path]:
    return list((path.parent / "__pycache__").iterdir())


def _no_parser(*arguments: object, **options: object) -> None:
    raise AssertionError("parsed again")


def test_the_second_time_nothing_is_parsed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse_yaml(TEXT, path) == SAYS
    monkeypatch.setattr(ruamel.yaml, "YAML", _no_parser)
    assert parse_yaml(TEXT, path) == SAYS


@pytest.mark.parametrize("text", ["a: +_", "0x_", "a: !!int x"])
def test_a_value_that_is_none_is_no_yaml(path: Path, text: str) -> None:
    with pytest.raises(YAMLError):
        parse_yaml(text, path)


def test_another_text_is_parsed_anew(path: Path) -> None:
    parse_yaml(TEXT, path)
    assert parse_yaml(TEXT.replace("Bell", "Hall"), path)["name"] == "Hall"
    assert parse_yaml(TEXT, path) == SAYS


@pytest.mark.parametrize("keep", [0, 1, 40, 70])
def test_what_was_kept_and_is_damaged_is_parsed_anew(path: Path, keep: int) -> None:
    parse_yaml(TEXT, path)
    (kept,) = _kept(path)
    kept.write_bytes(kept.read_bytes()[:keep])
    assert parse_yaml(TEXT, path) == SAYS


def test_where_nothing_can_be_kept_it_is_parsed_all_the_same(path: Path) -> None:
    (path.parent / "__pycache__").write_text("no folder", encoding="utf-8")
    assert parse_yaml(TEXT, path) == SAYS


def test_a_date_is_a_text_parsed_or_kept(path: Path) -> None:
    for _ in range(2):
        assert parse_yaml("on: 2026-01-31\n", path) == {"on": "2026-01-31"}


def test_what_is_not_yaml_is_kept_nowhere(path: Path) -> None:
    with pytest.raises(YAMLError):
        parse_yaml("a: [", path)
    assert not (path.parent / "__pycache__").exists()


def test_each_made_up_person_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.pycache_prefix", None)
    folder = tmp_path / "exposed"
    shutil.copytree(data_folder("fixtures") / "personas" / "exposed", folder)
    parsed = load_persona(folder)
    monkeypatch.setattr(ruamel.yaml, "YAML", _no_parser)
    assert load_persona(folder) == parsed


def test_the_built_in_checklist_is_the_same_either_way() -> None:
    assert load_checklist() == load_checklist(default_checklist())


def test_what_a_reader_does_not_place_is_said_all_the_same() -> None:
    assert not_yaml(YAMLError("odd: secret")) == ": this is not valid YAML."


def test_an_installation_that_lacks_something_says_what() -> None:
    with pytest.raises(FileNotFoundError, match="not installed whole: its nothing are missing"):
        data_folder("nothing")
