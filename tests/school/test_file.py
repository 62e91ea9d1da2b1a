"""A school's file loads whole, or is refused with a sentence that says what to change."""

import contextlib
import json
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from profilecheck.errors import InputError
from profilecheck.school import School, load_school, school_yaml
from tests.each import each

DOCS = Path(__file__).parents[2] / "docs" / "school.md"


def _refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        load_school(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    assert "\n" not in message
    return message.removeprefix(str(path))


def _refused(tmp_path: Path, text: str, name: str = "school.yaml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return _refusal(path)


def test_the_example_in_the_guide_loads(tmp_path: Path) -> None:
    example = DOCS.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "school.yaml"
    path.write_text(example, encoding="utf-8")
    school = load_school(path)
    assert set(school.model_dump(exclude_defaults=True)) >= set(School.model_fields) - {"country"}


def test_the_guide_names_every_field() -> None:
    guide = DOCS.read_text(encoding="utf-8")
    for field in School.model_fields:
        assert f"`{field}`" in guide, field


def test_values_are_brought_into_one_form(tmp_path: Path) -> None:
    path = tmp_path / "school.yaml"
    path.write_text(
        "names: ' Oakfield  Primary School '\n"
        "email_domains: ['@Oakfield.Leeds.sch.uk', https://www.oakfield.leeds.sch.uk/visit]\n"
        "phones: [0113 4960123, '+44 (0)113 496 0123']\n"
        "country: uk\n",
        encoding="utf-8-sig",
    )
    assert load_school(path) == School(
        names=("Oakfield Primary School",),
        email_domains=("oakfield.leeds.sch.uk",),
        phones=("+44 113 496 0123",),
        country="GB",
    )


def test_a_json_file_loads(tmp_path: Path, oakfield: School) -> None:
    path = tmp_path / "school.json"
    path.write_text(oakfield.model_dump_json(), encoding="utf-8")
    assert load_school(path) == oakfield


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("town: Leeds\n", ": names: it is missing"),
        ("names: []\n", ", line 1: names: it is empty"),
        ("names:\n- Oakfield Primary School\n- ''\n", ", line 1: names: an entry is empty"),
        ("names: Primary School\n", ", line 1: names: “Primary School” could be any school"),
        ("names: Oakfield Primary\nshort_names: [A]\n", ", line 2: short_names: “A” could be any"),
        ("names: Ysgol Gynradd\n", ", line 1: names: “Ysgol Gynradd” could be any school"),
        ("names: Oakfield School; OPS\n", ", line 1: names: “Oakfield School; OPS” has a “;” in"),
        ("names: Oakfield School\nphones:\n", ", line 2: phones: nothing stands here; write an"),
        ("names: Oakfield School\nemail_domains: sch.uk\n", "“sch.uk” is shared by many"),
        ("names: The\n", ", line 1: names: “The” could be any school"),
        ("names: Oakfield Primary\n\nemails: x\n", ", line 3: emails: a school's file does not"),
        (
            "names: Oakfield Primary\nphones:\n- 0113 496 0123\n- 12\n",
            ", line 4: phones: it has to",
        ),
        (
            "names: Oakfield Primary\nphones: [0113 12]\n",
            ", line 2: phones: “0113 12” is not a phone",
        ),
        ("names: Oakfield Primary\nphones: 01134960456\n", ", line 2: phones: it has to be text"),
        ("names: Oakfield Primary\nphones: {a: b}\n", ", line 2: phones: it has to be a list"),
        ("names: Oakfield Primary\nemail_domains: [oakfield]\n", "“oakfield” is not a domain"),
        ("names: Oakfield Primary\nemail_domains: [gmail.com]\n", "anybody can have"),
        ("names: Oakfield Primary\nemail_domains: [leeds.sch.uk]\n", "is shared by many"),
        ("names: Oakfield Primary\ncountry: Wales\n", ", line 2: country: “Wales” is not"),
        ("names: Oakfield Primary\ntown: [Leeds]\n", ", line 2: town: it has to be text"),
        ("names: Oakfield Primary\nrole_words: ['7']\n", ", line 2: role_words: “7” is not a job"),
        (
            "names: Oakfield Primary\nother_meanings: [oakfield primary]\n",
            ", line 2: other_meanings: “oakfield primary” is given as your school's name as well",
        ),
        (
            "names: Oakfield Primary\nother_meanings: ['1']\n",
            ", line 2: other_meanings: “1” is no name; give one such as",
        ),
        ("names: Oakfield Primary\ntown: a #b\n", ", line 2: “#b” would be left out; put the"),
        (f"names: {'x' * 201}\n", ", line 1: names: it is too long"),
        (f"names: [{'x, ' * 51}]\n", ", line 1: names: there are too many"),
        ("names: Oakfield Primary\nnames: Oakfield\n", ", line 2: this is not valid YAML"),
        (
            "names: [Oakfield\n",
            "line 1: this is not valid YAML: a bracket that is opened there needs its ]",
        ),
        ("names: \x00\n", "this is not valid YAML: it is no plain text. Save it"),
        ("names: 'St Bertram's'\n", ", line 1: this is not valid YAML: its text ends before its"),
        ("names: !!python/object:os.system Oakfield\n", "names: it has to be"),
        ("", "this does not describe a school"),
        ("- Oakfield\n", "this does not describe a school"),
        ("Oakfield\n", "this does not describe a school"),
        pytest.param("[" * 5000, "this file is not made as a school's is", id="deep"),
        ("x" * 100_001, "this file is too large"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    assert says in _refused(tmp_path, text)


@each(
    ("text", "line", "says"),
    [
        ("names: | Oakfield\n", 1, "a text cannot begin with | or >; put the whole text in"),
        ("names: > Oakfield\n", 1, "a text cannot begin with | or >"),
        ("names: |99\n Oakfield\n", 1, "a text cannot begin with | or >"),
        ("names: ,Oakfield\n", 1, "a text cannot begin with ,"),
        ("names: ? Oakfield\n", 1, "a text cannot begin with ?"),
        ("names: &\n", 1, "a text cannot begin with &, * or %"),
        ("names: !!binary abc\n", 1, "a text cannot begin with !"),
        ("names: - Oakfield\n", 1, "a hyphen stands behind a colon; begin a new line with it"),
        ("names: [\ntown: Leeds\n", 1, "a bracket that is opened there needs its ]"),
        ("names: [", 1, "a bracket that is opened above needs a second one"),
        ("town: Leeds\nnames: [\n", 3, "a bracket that is opened above needs a second one"),
        (" names: Oakfield\ntown: Leeds\n", 2, "it does not begin as the lines around it do"),
        ('names: "Oak\\quay School"\n', 1, "there is a \\ between quotes; take it out"),
        ("<<: x\nnames: Oakfield\n", 1, "it begins with <<; take that line out"),
    ],
)
def test_what_is_not_yaml_is_said_in_plain_words(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    said = _refused(tmp_path, text)
    assert f", line {line}: this is not valid YAML: {says}" in said
    assert not re.search("expected|found|node|stream|mapping|sequence|indicator", said)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"names":\n oops}', ", line 2: this is not valid JSON. See whether a comma"),
        ("[]", "this does not describe a school"),
        pytest.param("[" * 90_000, "this file is not made as a school's is", id="deep"),
        ('{"names": [1]}', ": names: it has to be text"),
        ('{"names": null}', ": names: nothing stands here"),
    ],
)
def test_a_mistake_in_a_json_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    assert says in _refused(tmp_path, text, "school.json")


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    assert "“profilecheck school” makes one" in _refusal(tmp_path / "none.yaml")
    (tmp_path / "none.yaml.txt").touch()
    assert "There is none.yaml.txt: name that." in _refusal(tmp_path / "none.yaml")
    assert "this is a folder" in _refusal(tmp_path)
    binary = tmp_path / "picture.yaml"
    binary.write_bytes(b"\x89PNG\xff\xfe\x00")
    assert "not a text file" in _refusal(binary)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "school.yaml"
    os.mkfifo(pipe)
    assert "no ordinary file" in _refusal(pipe)


def test_shared_pieces_do_not_grow(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(20)
    )
    message = _refused(tmp_path, bomb)
    assert len(message) < 500


_words = st.text(max_size=30)
_records = st.fixed_dictionaries(
    {"names": st.lists(_words, min_size=1, max_size=3)},
    optional={
        "short_names": st.lists(_words, max_size=3),
        "role_words": st.lists(_words, max_size=3),
        "other_meanings": st.lists(_words, max_size=3),
        "town": _words,
        "phones": st.lists(st.sampled_from(["0113 496 0123", "020 7946 0123", "1"]), max_size=2),
        "email_domains": st.lists(st.sampled_from(["a.leeds.sch.uk", "b.org", "c"]), max_size=2),
    },
)


@given(record=_records)
def test_what_is_written_is_read_back(
    record: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    try:
        school = School.model_validate(record)
    except ValidationError:
        return
    path = tmp_path_factory.mktemp("school") / "school.yaml"
    path.write_text(school_yaml(school), encoding="utf-8")
    assert load_school(path) == school


@example(content="names: -_")
@given(content=st.one_of(st.text(max_size=60), st.from_regex(r"names: [\[{&*!|>\"'%@`#-].{0,20}")))
def test_any_text_loads_or_is_refused_as_input(
    content: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("school")
    for name in ("school.yaml", "school.json"):
        path = folder / name
        path.write_text(content, encoding="utf-8", errors="replace", newline="")
        with contextlib.suppress(InputError):
            load_school(path)


def test_the_schools_file_of_the_demonstration_is_written_as_it_is_meant(oakfield: School) -> None:
    assert oakfield.names == ("Oakfield Primary School",)
    assert oakfield.email_domains == ("oakfield.leeds.sch.uk",)
    # Ofcom keeps 0113 496 0000 to 0999 for drama: these numbers ring nowhere.
    assert all(p.startswith("+44 113 496 0") for p in oakfield.phones)
    assert json.loads(oakfield.model_dump_json())["town"] == "Leeds"
