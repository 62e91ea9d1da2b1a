"""An export that holds more than anybody has is read up to a bound, and that is said."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import IO

import pytest

from profilecheck.files import (
    Archive,
    FileBroken,
    assigned,
    document,
    keys_of,
    labelled,
    records,
    rows,
    texts_at,
    values_at,
)
from profilecheck.replica import person
from profilecheck.reread import Post, Reason, reasons, worth, worth_rereading
from profilecheck.school import SchoolMatcher
from profilecheck.sites import export
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import Reading, observed, untold
from tests.exports.making import x, x_file

PLACE = SchoolMatcher(SCHOOL)


def _posts(*texts: str) -> Mapping[str, bytes]:
    written = [{"timestamp": 1_600_000_000, "data": [{"post": text}]} for text in texts]
    return {
        "profile_information/profile_information.json": (
            b'{"profile_v2": {"registration_timestamp": 1600000000}}'
        ),
        "security_and_login_information/account_activity.json": b'[{"timestamp": 1790000000}]',
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": json.dumps(
            written
        ).encode(),
        "your_facebook_activity/comments_and_reactions/comments.json": b'{"comments_v2": []}',
        "your_facebook_activity/friends/your_friends.json": b'{"friends_v2": []}',
    }


def _not_read(read: Reading, *texts: str) -> list[str]:
    """What is said of posts that were not read; nothing may be called in order then."""
    account = read(_posts(*texts))
    untold_posts = untold(account, Fact.POSTS_TO_REREAD)
    listed = [o.value for o in observed(account, Fact.POSTS_TO_REREAD)]
    assert not untold_posts or all(getattr(value, "entries", ()) for value in listed)
    return untold_posts


def test_up_to_the_bound_all_posts_are_read(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_MOST_POSTS", 5)
    assert _not_read(read, *(["A walk"] * 5)) == []


def test_of_more_posts_than_anybody_has_the_rest_is_not_read_and_that_is_said(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_MOST_POSTS", 5)
    (said,) = _not_read(read, *(["A walk"] * 6))
    assert said == "it holds more than 5 posts and comments; the rest was not read"


def test_of_longer_posts_than_anybody_writes_the_rest_is_not_read(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_MOST_CHARACTERS", 1_000)
    (said,) = _not_read(read, "a" * 600, "b" * 401)
    assert said == "its posts hold more than 1,000 letters; the rest was not read"


def test_what_was_passed_on_is_as_long_as_it_is(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_MOST_CHARACTERS", 1_000)
    posts = [{"tweet": {"full_text": "RT @b: " + "a" * 600, "created_at": ""}}] * 2
    account = read(x(person("exposed")) | {"data/tweets.js": x_file("tweets", posts)})
    said = "its posts hold more than 1,000 letters; the rest was not read"
    assert said in untold(account, Fact.POSTS_TO_REREAD)


def test_what_was_found_before_the_bound_stays_beside_what_was_not_read(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_MOST_POSTS", 2)
    account = read(_posts("A day at Oakfield Primary School", "A walk", "A swim"))
    (found,) = observed(account, Fact.POSTS_TO_REREAD)
    assert len(getattr(found.value, "entries", ())) == 1
    assert len(untold(account, Fact.POSTS_TO_REREAD)) == 1
    assert observed(account, Fact.ACCOUNT_DORMANT) == []


class _Of:
    """An archive of one file."""

    called = ()
    packed = True
    older = None

    def __init__(self, content: bytes) -> None:
        self._content = content

    def names(self) -> Iterator[str]:
        return iter(["file"])

    def size(self, name: str) -> int:
        return len(self._content)

    def moment(self, name: str) -> None:
        return None

    def beside(self) -> Iterator[str]:
        return iter(())

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        yield BytesIO(self._content)


@pytest.mark.parametrize("content", ["[1,1,1,1,1]", '[[],[],[],[],{"a":[]}]'])
def test_a_list_without_end_is_read_up_to_the_bound(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = _Of(content.encode())
    monkeypatch.setattr(sys.modules["profilecheck.files.records"], "MOST_ENTRIES", 3)
    found: list[object] = []
    with pytest.raises(FileBroken, match=r"file holds more than .* entries; the rest of them"):
        found.extend(records(archive, "file", ("",)))
    assert len(found) <= 3


def test_what_stands_beside_a_list_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["profilecheck.files.records"], "MOST_ENTRIES", 20)
    archive = _Of(json.dumps({"other": [1] * 30, "wanted": [1]}).encode())
    with pytest.raises(FileBroken, match="more than"):
        list(records(archive, "file", ("wanted",)))


@each("before", [0, 500, 65_000])
@each("digits", [1_025, 4_301, 100_000])
def test_a_number_longer_than_any_is_not_parsed(digits: int, before: int) -> None:
    """The parser written in C ends the whole process where Python refuses to make such a number."""
    text = b'{"friends_v2": [{"pad": "%s", "a": %s}]}' % (b"x" * before, b"1" * digits)
    with pytest.raises(FileBroken, match=r"friends\.json holds a number longer than any"):
        list(records(_Of(text), "friends.json", ["friends_v2"]))


def test_a_long_number_is_parsed() -> None:
    text = b'{"friends_v2": [{"a": %s}]}' % (b"1" * 1_000)
    (member,) = records(_Of(text), "friends.json", ["friends_v2"])
    assert member == {"a": int("1" * 1_000)}


def test_a_table_without_end_is_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["profilecheck.files.tables"], "MOST_ENTRIES", 3)
    assert len(list(rows(_Of(b"a,b\n1,2\n1,2\n1,2\n"), "file", ("a",)))) == 3
    with pytest.raises(FileBroken, match="more than"):
        list(rows(_Of(b"a,b\n1,2\n1,2\n1,2\n1,2\n"), "file", ("a",)))


def test_texts_without_end_are_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["profilecheck.files.records"], "MOST_ENTRIES", 2)
    everything = re.compile("")
    assert list(texts_at(_Of(b'["a", "b"]'), "file", everything)) == ["a", "b"]
    with pytest.raises(FileBroken, match="more than"):
        list(texts_at(_Of(b'["a", "b", "c"]'), "file", everything))


@each("read", [document, assigned])
def test_a_small_file_is_read_up_to_the_bound(
    read: Callable[[Archive, str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["profilecheck.files.records"], "_MOST_DOCUMENT", 4)
    assert read(_Of(b"[12]"), "file") == [12]
    with pytest.raises(FileBroken, match="file is larger than we know it"):
        read(_Of(b"[123]"), "file")


def test_values_at_places_are_read_in_whatever_place_they_stand() -> None:
    held = {"x": [{"a": {"b": 0}}], "a": {"b": {"c": [1, {"d": 2}]}, "e": None}, "f": {"b": "g"}}
    archive = _Of(json.dumps(held).encode())
    read = list(values_at(archive, "file", ("a.b", "a.e", "f.b", "f.c")))
    assert read == [("a.b", {"c": [1, {"d": 2}]}), ("a.e", None), ("f.b", "g")]
    twice = _Of(b'{"a": {"b": 1}, "a": {"b": 2}}')
    assert [value for _, value in values_at(twice, "file", ("a.b",))] == [1, 2]
    assert keys_of(archive, "file") == ("x", "a", "f")
    assert keys_of(_Of(b'[{"a": 1}]'), "file") == ()


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b'{"a": {"b": "%s"}}' % (b"x" * 5 * 2**20), "longer than any post"),
        (b'{"a": ' + b"[" * 100 + b"]" * 100 + b"}", "nested deeper"),
        (b'{"a": {"b": 1', "breaks off"),
        (b"\x00\xff", "not text"),
    ],
    ids=["long", "deep", "torn", "odd"],
)
def test_values_are_bounded(held: bytes, why: str) -> None:
    with pytest.raises(FileBroken, match=why):
        list(values_at(_Of(held), "file", ("a.b",)))


def test_keys_without_end_are_none_of_an_export() -> None:
    many = json.dumps({str(number): 1 for number in range(1_001)}).encode()
    with pytest.raises(FileBroken, match="not as we know it"):
        keys_of(_Of(many), "file")


def test_blocks_of_labelled_text() -> None:
    text = "Title\n\nDate: 2026\r\nText: one: two\nmore\n\n\nOdd list::  x\nText: 1\nText: 2"
    blocks = list(labelled(_Of(text.encode()), "file"))
    assert blocks == [
        {"": "Title"},
        {"Date": "2026", "Text": "one: two more"},
        {"Odd list": "x", "Text": "1 2"},
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"a: " + b"x" * 2**16, "not as we know it"),
        (b"a: b\n" * 1_001, "not as we know it"),
        (b"a: \xff\xfe\xfd", "not text"),
    ],
    ids=["a line", "a block", "no text"],
)
def test_labelled_text_is_bounded(text: bytes, why: str) -> None:
    with pytest.raises(FileBroken, match=why):
        list(labelled(_Of(text), "file"))


def test_blocks_without_end_are_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["profilecheck.files.labelled"], "MOST_ENTRIES", 2)
    with pytest.raises(FileBroken, match="more than"):
        list(labelled(_Of(b"a: 1\n\na: 2\n\na: 3\n\n"), "file"))


def _looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are looked at from now on."""
    looked_at: list[str] = []

    def look(place: SchoolMatcher, text: str) -> tuple[Reason, ...]:
        looked_at.append(text)
        return reasons(place, text)

    monkeypatch.setattr(worth, "reasons", look)
    return looked_at


def test_a_text_that_is_said_again_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = _looked_at(monkeypatch)
    posts = [Post("A day at Oakfield Primary School"), Post("A walk")] * 50
    assert len(worth_rereading(PLACE, posts).entries) == 50
    assert len(looked_at) == 2


def test_texts_are_remembered_for_one_list_alone_and_only_the_last_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = _looked_at(monkeypatch)
    monkeypatch.setattr(worth, "_TEXTS_REMEMBERED", 2)
    monkeypatch.setattr(worth, "_LONGEST_REMEMBERED", 10)
    worth_rereading(PLACE, [Post(text) for text in ("a", "b", "a", "c", "d", "a")])
    assert looked_at == ["a", "b", "c", "d", "a"]
    worth_rereading(PLACE, [Post("a"), *[Post("long" * 3)] * 2])
    assert looked_at[5:] == ["a", "long" * 3, "long" * 3]
