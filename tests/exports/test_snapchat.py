"""Snapchat's export: counts, the account, and what anyone could see; no setting is in it."""

from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Account, Count, Entries, Entry
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact
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


def test_nothing_posted_proves_nothing(read: Reading) -> None:
    account = read({**snapchat(), "json/shared_story.json": b'{"Shared Story": []}'})
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert any("proves nothing" in why for why in untold(account, Fact.POSTS_PUBLIC_COUNT))


def test_posts_of_either_list_are_counted(read: Reading) -> None:
    post = '{"Story Date": "2026-02-02 10:00:00 UTC", "Story URL": "https"}'
    both = f'{{"Spotlight History": [{post}, {post}], "Shared Story": [], "Other": 1}}'
    account = read({**snapchat(), "json/shared_story.json": both.encode()})
    (posted,) = observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert posted.value == Count(count=2, at_least=True)
    account = read({**snapchat(), "json/shared_story.json": both.replace("[]", "7").encode()})
    assert any("does not hold the list" in w for w in untold(account, Fact.POSTS_PUBLIC_COUNT))


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
