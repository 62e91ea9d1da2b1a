"""The person's own list of people: reading it, and telling whether a text names one of them."""

from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.school import SchoolMatcher, load_people, people_in
from tests.each import each

PLACE = SchoolMatcher(
    None, ["Sarah Hughes", "Mr Okafor", "Priya Raman-Cole", "Smithy", "José Álvarez"]
)


@each(
    "text",
    [
        "Coffee with Sarah Hughes",
        "SARAH HUGHES",
        "Sarah Huhges is late",
        "Sarah Hughes's car",
        "S. Hughes",
        "S Hughes",
        "Mrs Hughes",
        "Miss. Hughes",
        "@SarahHughes",
        "#sarahhughes",
        "mr okafor",
        "Dr Okafor",
        "Priya Raman-Cole",
        "Off to Smithy's",
        "Sarah Jane Hughes",
        "Sarah J Hughes",
        "@sarah_hughes",
        "Mr Okafors beard",
        "Miss Okafar",
        "Sar Hughes",
        "Priya Raman",
        "Mrs Raman Cole",
        "Sarah and Priya",
        "me, Priya & Sarah",
        "José, Sarah and I",
        "Jose Alvarez",
    ],
)
def test_somebody_on_the_list_is_named(text: str) -> None:
    assert PLACE.names_person(text)


@each(
    "text",
    [
        "",
        "Sarah is coming",
        "Hughes the optician",
        "Ted Hughes",
        "Sarah and Hughes",
        "Sarah. Then came Hughes",
        "Okafor",
        "the old smithy",
        "Sarah Hugheson-Smith",
        "Sarah and Tom",
        "Sarah, Sarah",
        "sarah and priya",
        "Sarah saw Priya",
        "Sally Hughes",
        "Mr Cole",
    ],
)
def test_a_part_of_a_name_or_anothers_is_not(text: str) -> None:
    assert not PLACE.names_person(text)


def test_a_last_name_alone_may_be_somebodys() -> None:
    assert PLACE.may_name_person("Okafor's late again")
    assert not PLACE.may_name_person("the hughes of this world, and Sarah")
    assert not SchoolMatcher(None).may_name_person("Okafor")


def test_nobody_is_named_without_a_list() -> None:
    assert not SchoolMatcher(None).names_person("Sarah Hughes")


def test_a_list_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    path.write_text(
        "\ufeff# staff\n\n  Sarah   Hughes \t\nSarah Hughes\nMr Okafor\n", encoding="utf-8"
    )
    assert load_people(path) == ("Sarah Hughes", "Mr Okafor")


@each(
    ("text", "says"),
    [
        ("Sarah Hughes\nMr\n", "line 2"),
        ("1234\n", "line 1"),
        ("Amy Carter, Tom Hanif\n", "one name on each line"),
        ("Amy Carter; Tom Hanif\n", "one name on each line"),
        ("Amy Carter\nHughes\tSarah\n", "line 2: there are several columns"),
        (f"{'Zebulon ' * 20}\n", "line 1"),
        ("# nobody\n", "no name"),
        (
            "\n".join(
                f"Jo {chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{'x' * (n // 676)}x"
                for n in range(1001)
            ),
            "too many",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_told_without_a_name(text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        people_in(text, "people.txt")
    assert says in str(refused.value)
    assert "Sarah" not in str(refused.value)
    assert "Zebulon" not in str(refused.value)
