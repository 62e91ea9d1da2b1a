"""Snapchat's export: counts, the account, and what anyone could see; no setting is in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Count, Entries, Entry
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, texts, untold
from tests.exports.made_by_phone import snapchat
from tests.exports.making import unpacked, zipped

SETTINGS = (
    Fact.STORIES_AUDIENCE,
    Fact.PROFILE_ACCESS,
    Fact.MESSAGES_WHO_CAN_SEND,
    Fact.DISCOVERY_BY_PHONE,
    Fact.DISCOVERY_BY_EMAIL,
    Fact.CONTACTS_UPLOAD,
    Fact.LOCATION_ON_POSTS,
)


def values(account: Account, fact: Fact) -> list[Any]:
    return [r.value for r in observed(account, fact)]


def test_what_the_export_tells(read: Reading) -> None:
    account = read(snapchat())
    assert account.network == "snapchat"
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]
    assert texts(account, Fact.ACCOUNT_EMAIL) == ["amy@example.org"]
    assert values(account, Fact.FRIENDS_COUNT) == [Count(count=4)]
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=1, at_least=True)]
    (phone,) = observed(account, Fact.CONTACT_PHONE)
    seen = Entries(entries=(Entry(text="+447700900123", audience=Audience.ONLY_ME),))
    assert phone.value == seen


def test_no_setting_is_in_it(read: Reading) -> None:
    account = read(snapchat())
    for fact in SETTINGS:
        assert not observed(account, fact)
        assert untold(account, fact) == [""]


@pytest.mark.parametrize("name", [n for n in snapchat() if "_history" not in n])
def test_a_file_that_is_missing_costs_what_it_tells(name: str, read: Reading) -> None:
    account = read({n: held for n, held in snapchat().items() if n != name})
    fact = {
        "json/account.json": Fact.PROFILE_NAME,
        "json/friends.json": Fact.FRIENDS_COUNT,
        "json/shared_story.json": Fact.POSTS_PUBLIC_COUNT,
    }[name]
    assert not observed(account, fact)
    assert untold(account, fact) == [f"{name.removeprefix('json/')} is not in it"]
    assert observed(account, Fact.CONTACT_PHONE)


def test_a_public_profile_shows_posts_without_the_list_of_them(read: Reading) -> None:
    shown = b'{"Spotlights": [{}, {}], "Highlights": []}'
    files = {**snapchat(), "json/snap_pro.json": shown, "json/shared_story.json": b"[{"}
    assert values(read(files), Fact.POSTS_PUBLIC_COUNT) == [Count(count=2, at_least=True)]
    account = read({**files, "json/snap_pro.json": b'{"Spotlights": []}'})
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert untold(account, Fact.POSTS_PUBLIC_COUNT)


def test_that_no_friend_is_listed_proves_nothing(read: Reading) -> None:
    account = read({**snapchat(), "json/friends.json": b'{"Friends": [], "Deleted Friends": []}'})
    assert not observed(account, Fact.FRIENDS_COUNT)
    assert untold(account, Fact.FRIENDS_COUNT) == ["no friend is listed, which proves nothing"]


@each(
    ("listed", "number", "told"),
    [
        (4, "4", Count(count=4)),
        (4, "73", Count(count=4, at_least=True)),
        (0, "73", Count(count=73)),
        (4, "many", Count(count=4)),
        (4, None, Count(count=4)),
        (0, "0", None),
    ],
)
def test_the_number_of_friends_stands_beside_their_list(
    listed: int, number: str | None, told: Count | None, read: Reading
) -> None:
    friends = {"Friends": [{"Username": "a"}] * listed}
    ranking = {"Statistics": {"Snapscore": "101683.0", "Your Total Friends": number}}
    files = {
        **snapchat(),
        "json/friends.json": json.dumps(friends).encode(),
        "json/ranking.json": json.dumps(ranking).encode(),
    }
    assert values(read(files), Fact.FRIENDS_COUNT) == ([told] if told else [])


def test_nothing_posted_proves_nothing(read: Reading) -> None:
    account = read({**snapchat(), "json/shared_story.json": b'{"Shared Story": []}'})
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert any("proves nothing" in why for why in untold(account, Fact.POSTS_PUBLIC_COUNT))


def test_what_the_person_looked_at_is_no_post_of_theirs(read: Reading) -> None:
    viewed = {"Story Date": "2026-02-02 10:00:00 UTC", "Story URL": "https", "Action Type": "VIEW"}
    shared: dict[str, object] = {"Spotlight History": [viewed, viewed], "Shared Story": []}
    account = read({**snapchat(), "json/shared_story.json": json.dumps(shared).encode()})
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    shared["Shared Story"] = [{"Story Id": "W7", "Created": "2026-02-02", "Content": "VIDEO"}]
    account = read({**snapchat(), "json/shared_story.json": json.dumps(shared).encode()})
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=1, at_least=True)]
    shared["Shared Story"] = 7
    account = read({**snapchat(), "json/shared_story.json": json.dumps(shared).encode()})
    assert any("does not hold the list" in w for w in untold(account, Fact.POSTS_PUBLIC_COUNT))


def test_what_a_public_profile_shows(read: Reading) -> None:
    shown = {
        "Profile": {"Profile Title": "Amy of Oakfield Primary School", "Profile Website": ""},
        "Spotlights": [{"Date": "2026-06-18 22:00:12 UTC", "Media Type": "video"}],
        "Saved Stories": [{"Date": "2026-06-16 20:13:50 UTC"}, {"Date": "2026-06-16 20:13:23 UTC"}],
    }
    files = {**snapchat(), "json/snap_pro.json": json.dumps(shown).encode()}
    account = read(files)
    assert values(account, Fact.POSTS_PUBLIC_COUNT) == [Count(count=3, at_least=True)]
    assert texts(account, Fact.PROFILE_NAME) == ["Amy of Oakfield Primary School", "Amy Carter"]
    assert values(account, Fact.PROFILE_ACCESS) == [Audience.PUBLIC]
    assert untold(account, Fact.PROFILE_BIO) == [""]
    shown["Profile"] = {"Profile Website": "https://www.oakfield.leeds.sch.uk"}
    account = read({**files, "json/snap_pro.json": json.dumps(shown).encode()})
    assert "snap_pro.json names your school" in untold(account, Fact.PROFILE_BIO)


def test_a_number_that_was_taken_away_is_none(read: Reading) -> None:
    changes = [
        {"Date": "2019-08-29 20:34:48 UTC", "Mobile Number": "+447700900123"},
        {"Date": "2019-08-29 22:21:04 UTC", "Mobile Number": "Removed"},
    ]
    history = json.dumps({"Mobile Number Change": changes}).encode()
    account = read({**snapchat(), "json/account_history.json": history})
    assert not observed(account, Fact.CONTACT_PHONE)
    assert untold(account, Fact.CONTACT_PHONE)


def test_keys_of_another_language_are_not_nothing(read: Reading) -> None:
    account = read({**snapchat(), "json/account.json": b'{"Grundlegendes": {"Benutzer": "a"}}'})
    (why,) = untold(account, Fact.PROFILE_NAME)
    assert "in a language or layout that we do not know" in why
    account = read({**snapchat(), "json/friends.json": b'{"Freunde": []}'})
    assert not observed(account, Fact.FRIENDS_COUNT)


def test_web_pages_alone_say_what_to_switch_on(tmp_path: Path) -> None:
    pages = {"index.html": b"", "html/snap_history.html": b"", "html/account.html": b""}
    with pytest.raises(InputError, match=r"web pages alone.*“Export JSON Files”"):
        read_exports([zipped(tmp_path / "a.zip", pages)], matcher=SchoolMatcher(), taken_at=NOW)


def test_its_name_says_its_day(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "mydata~1735588272819", snapchat())
    (account,) = read_exports([folder], matcher=SchoolMatcher(), taken_at=NOW).accounts
    assert "the export is of 30 December 2024" in untold(account, Fact.PROFILE_NAME)


def test_its_list_of_exports_says_its_day(read: Reading) -> None:
    made = [{"Date": "2026-05-13 17:36:34 UTC", "Status": "RUNNING"}, {"Date": "soon"}, 7]
    history = json.dumps({"Download My Data Reports": made}).encode()
    account = read({**snapchat(), "json/account_history.json": history})
    assert "the export is of 13 May 2026" in untold(account, Fact.PROFILE_NAME)


def test_out_of_their_folder_the_files_are_known_by_one_of_its_own(tmp_path: Path) -> None:
    bare = {name.removeprefix("json/"): held for name, held in snapchat().items()}
    packed = zipped(tmp_path / "a.zip", bare)
    (account,) = read_exports([packed], matcher=SchoolMatcher(), taken_at=NOW).accounts
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]
    others = {name: bare[name] for name in ("account.json", "friends.json", "account_history.json")}
    with pytest.raises(InputError):
        read_exports([zipped(tmp_path / "b.zip", others)], matcher=SchoolMatcher(), taken_at=NOW)


def test_parts_of_pictures_alone_come_along(tmp_path: Path) -> None:
    called = "2025-10-24_82914c5a-bc43-63ee-24e9-fd2cf37e8270-main.jpg"
    parts = [
        zipped(tmp_path / "mydata~1794000000000.zip", snapchat()),
        zipped(tmp_path / "mydata~1794000000000-2.zip", {f"memories/{called}": b"x"}),
        zipped(tmp_path / "mydata~1794000000000-3.zip", {"chat_media/2026-08-06_b~E.mp4": b"x"}),
    ]
    (account,) = read_exports(parts, matcher=SchoolMatcher(), taken_at=NOW).accounts
    assert texts(account, Fact.PROFILE_NAME) == ["Amy Carter"]
    with pytest.raises(InputError, match=r"a part of an export from Snapchat\. account\.json"):
        read_exports(parts[1:], matcher=SchoolMatcher(), taken_at=NOW)
    others = zipped(tmp_path / "own.zip", {"memories/summer.jpg": b"x"})
    with pytest.raises(InputError, match="not an export that we know"):
        read_exports([others], matcher=SchoolMatcher(), taken_at=NOW)
