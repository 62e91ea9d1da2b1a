"""The two shapes of values in Meta's exports, their lists and their days, on literals."""

import json
from datetime import UTC, date, datetime

import pytest

from profilecheck.browser.capture import Json
from profilecheck.files import FileBroken, FileName
from profilecheck.sites.meta import day_in_entry, days_told, entries, holders, only_label
from tests.each import each
from tests.exports.conftest import Open

NOTE = FileName("notes.json", r"notes\w*\.json")


def deep(held: Json, levels: int) -> Json:
    for _ in range(levels):
        held = {"below": held}
    return held


@each(
    ("held", "values"),
    [
        ({"string_map_data": {"Name": {"value": "Amy"}}}, [{"Name": "Amy"}]),
        ({"string_map_data": {"Name": {"value": ""}}}, [{"Name": ""}]),
        # A label without a value has none, which is not an empty one.
        ({"string_map_data": {"Name": {"timestamp": 7}}}, []),
        ({"string_map_data": {"Name": "Amy"}}, [{"Name": "Amy"}]),
        (
            {"string_map_data": {"Pr\u00c3\u00a9nom": {"value": "L\u00c3\u00a9a"}}},
            [{"Prénom": "Léa"}],
        ),
        ({"a": [{"string_map_data": {"Name": {"value": "Amy"}}}]}, [{"Name": "Amy"}]),
        ({"label_values": [{"label": "Name", "value": "Amy"}]}, [{"Name": "Amy"}]),
        ({"label_values": [{"label": "Off", "value": False}]}, [{"Off": False}]),
        (
            {"label_values": [{"label": "Names", "vec": ["A", {"value": "B"}]}]},
            [{"Names": "A"}, {"Names": "B"}],
        ),
        ({"label_values": [{"label": "On", "dict": 1}]}, [{"On": 1}]),
        ({"label_values": [{"label": "N", "vec": [{"dict": [{"value": "A"}]}]}]}, [{"N": "A"}]),
        # What has a label of its own is not the value of another, but where it is all there is.
        (
            {"label_values": [{"label": "A", "value": 1, "dict": [{"label": "B", "value": 2}]}]},
            [{"A": 1}, {"B": 2}],
        ),
        (
            {"label_values": [{"label": "A", "dict": [{"label": "B", "value": 2}]}]},
            [{"A": 2}, {"B": 2}],
        ),
        (
            {
                "label_values": [
                    {"label": "A", "vec": [{"label": "B", "value": 1}, {"label": "C", "value": 2}]}
                ]
            },
            [{"B": 1}, {"C": 2}],
        ),
        ({"label_values": ["odd", {"value": "Amy"}]}, []),
        # The oldest exports have plain keys; times and titles are none.
        (
            {"name": "L\u00c3\u00a9a", "private": True, "count": 3, "title": "x", "timestamp": 7},
            [{"name": "Léa", "private": True, "count": 3}],
        ),
        # What lies beside labels, or under a key that holds values, is of something else.
        (
            {"string_map_data": {"Name": {"value": "Amy"}}, "other": {"name": "Jo"}},
            [{"Name": "Amy"}],
        ),
        ({"label_values": [], "other": {"name": "Jo"}}, []),
        (
            {
                "media": {"name": "Jo"},
                "string_list_data": [{"name": "Jo"}],
                "my_data": {"name": "Jo"},
            },
            [],
        ),
        ({"other": {"name": "Jo"}}, [{"name": "Jo"}]),
        (deep({"name": "Amy"}, 8), [{"name": "Amy"}]),
        (deep({"name": "Amy"}, 9), []),
        (deep([{"name": "Amy"}], 8), []),
        (deep({"string_map_data": {"Name": {"value": "Amy"}}}, 8), [{"Name": "Amy"}]),
    ],
)
def test_values_stand_under_their_labels_in_either_shape(
    held: Json, values: list[dict[str, Json]]
) -> None:
    assert [dict(told) for told in holders(held) if told] == values


@each(
    ("held", "label"),
    [
        ({"label_values": [{"label": "Off", "value": False}]}, "Off"),
        ({"label_values": [{"label": "Off", "value": False}], "fbid": "7"}, "Off"),
        ({"label_values": [{"label": "A", "value": 1}, {"label": "B", "value": 1}]}, ""),
        ({}, ""),
    ],
)
def test_the_one_label_of_a_file_is_known_where_it_has_no_other(held: Json, label: str) -> None:
    assert only_label(held) == label


ENTRY: Json = {"title": "a"}
ODD = "notes.json is not as we know it"


@each(
    ("held", "told"),
    [
        ([ENTRY, {"b": 1}], [ENTRY, {"b": 1}]),
        ([], []),
        ({"notes_v2": [ENTRY]}, [ENTRY]),
        (ENTRY, [ENTRY]),
        ({"string_map_data": {}, "a": 1}, [{"string_map_data": {}, "a": 1}]),
        ({"creation_timestamp": 7}, [{"creation_timestamp": 7}]),
        # A list of one may be that one itself.
        ({"notes_v2": ENTRY}, [ENTRY]),
        ({"notes_v2": {"odd": 1}}, ODD),
        ({"notes_v2": "odd"}, ODD),
        ({"a": [ENTRY], "b": [ENTRY]}, ODD),
        ([ENTRY, "odd"], ODD),
        ("odd", ODD),
        ({}, ODD),
    ],
)
def test_a_list_is_alone_or_below_one_key_and_of_entries(
    held: Json, told: list[Json] | str, opened: Open
) -> None:
    archive = opened({"notes.json": json.dumps(held)}).archive
    if isinstance(told, str):
        with pytest.raises(FileBroken, match=told):
            list(entries(archive, "notes.json", "notes.json"))
    else:
        assert list(entries(archive, "notes.json", "notes.json")) == told


def at(year: int) -> int:
    return int(datetime(year, 6, 1, 12, tzinfo=UTC).timestamp())


@each(
    ("held", "year"),
    [
        ({}, None),
        ("2024", None),
        *(
            ({key: at(2021)}, 2021)
            for key in ("creation_timestamp", "timestamp", "timestamp_value", "taken_at")
        ),
        ({"timestamp": at(2021), "data": [{"timestamp": at(2023)}, {}]}, 2023),
        ({"timestamp": at(2021), "media": {"a": {"creation_timestamp": at(2019)}}}, 2021),
        # A comment is of its own day.
        ({"timestamp": at(2021), "comments": [{"timestamp": at(2024)}]}, 2021),
        (deep({"timestamp": at(2021)}, 8), 2021),
        (deep({"timestamp": at(2021)}, 9), None),
        ([[[[[[[[[{"timestamp": at(2021)}]]]]]]]]], None),
    ],
)
def test_the_day_of_an_entry_is_the_latest_in_it(held: Json, year: int | None) -> None:
    assert day_in_entry(held) == (year and date(year, 6, 1))


def test_the_oldest_and_the_newest_day_are_told_of_all_files(opened: Open) -> None:
    space = " " * (2**20 - 20)
    files = {
        "notes_1.json": f'[{{"timestamp": {at(2019)}, "creation_timestamp": {at(2011)}}}]',
        # A number that falls on the cut between two pieces.
        "notes_2.json": f'{space}[{{"a": 1, "timestamp": {at(2024)}}}, {{"timestamp": {at(2022)}}}',
        "other.json": f'[{{"timestamp": {at(2025)}}}]',
    }
    archive = opened(files).archive
    assert days_told(archive, [NOTE]) == (date(2019, 6, 1), date(2024, 6, 1))
    assert days_told(archive, [FileName("none.json", r"none\.json")]) == ()
    years = ", ".join(f'{{"timestamp": {at(year)}}}' for year in (2022, 2019, 2024, 2023))
    mixed = opened({"notes.json": f"[{years}]"}).archive
    assert days_told(mixed, [NOTE]) == (date(2019, 6, 1), date(2024, 6, 1))
    alone = opened({"notes.json": f'[{{"timestamp": {at(2019)}}}, {{"timestamp": 5}}]'}).archive
    assert days_told(alone, [NOTE]) == (date(2019, 6, 1), date(2019, 6, 1))
