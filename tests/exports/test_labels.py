"""Meta's exports: labels with their values, entries of lists and days, on literals."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from profilecheck.files import FileBroken, Json
from profilecheck.files.opening import opened_export
from profilecheck.sites.meta import day_in_entry, entries, holders
from tests.each import each
from tests.exports.making import unpacked

AT = 1_600_000_000
ENTRY = '{"timestamp": 1, "title": "x"}'


def deep(held: Json, levels: int) -> Json:
    for _ in range(levels):
        held = [held]
    return held


@each(
    ("held", "said"),
    [
        (
            {"string_map_data": {"Bio": "Tea", "Site": {"value": "a"}}},
            {"Bio": ["Tea"], "Site": ["a"]},
        ),
        ({"label_values": [{"label": "Bio", "vec": ["Tea", "Cake"]}]}, {"Bio": ["Tea", "Cake"]}),
        ({"label_values": [{"label": "Bio", "dict": "Tea"}]}, {"Bio": ["Tea"]}),
        (deep({"Bio": "Tea"}, 8), {"Bio": ["Tea"]}),
        (deep({"Bio": "Tea"}, 9), {}),
        (deep({"Bio": "Tea"}, 100_000), {}),
    ],
)
def test_labels_are_found_with_all_that_stands_under_them(
    held: Json, said: Mapping[str, list[Json]]
) -> None:
    found: dict[str, list[Json]] = {}
    for holder in holders(held):
        for label, value in holder.items():
            found.setdefault(label, []).append(value)
    assert found == said


@each(
    ("held", "number"),
    [
        (f"[{ENTRY}, {ENTRY}]", 2),
        (ENTRY, 1),
        (f'{{"list": [{ENTRY}]}}', 1),
        (f'{{"list": {ENTRY}}}', 1),
        (f'{{"list": [{ENTRY}], "more": [{ENTRY}]}}', None),
        ('{"list": {"other": 1}}', None),
        ('{"list": "words"}', None),
        ('["words"]', None),
    ],
)
def test_a_list_is_known_by_its_entries(held: str, number: int | None, tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "export", {"list.json": held.encode()})
    with opened_export(folder) as archive:
        (name,) = archive.names()
        if number is None:
            with pytest.raises(FileBroken, match="list is not as we know it"):
                list(entries(archive, name, "list"))
        else:
            assert len(list(entries(archive, name, "list"))) == number


def test_the_latest_day_of_an_entry_is_looked_for_so_deep_and_no_deeper() -> None:
    made: Json = {"timestamp": AT}
    day = date(2020, 9, 13)
    assert day_in_entry({"timestamp": 1, "media": [made]}) == day
    assert day_in_entry({"comments": [made]}) is None
    assert day_in_entry(deep(made, 8)) == day
    assert day_in_entry(deep(made, 9)) is None
    assert day_in_entry(deep(made, 100_000)) is None
