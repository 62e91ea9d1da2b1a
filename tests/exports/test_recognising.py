"""What is no export that is read: what it looks like is said, and what to do."""

import json
import zipfile
from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sites import site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Fact
from profilecheck.with_command import plainly
from tests.exports.conftest import NOW, Reading, texts
from tests.exports.making import MAKERS, Files, takeout, unpacked, x, zipped

KINDS: dict[str, tuple[Files, str, str]] = {
    "Instagram, HTML": (
        {
            "start_here.html": b"<html>",
            "your_instagram_activity/media/posts_1.html": b"<html>",
            "personal_information/personal_information/personal_information.html": b"",
            "connections/followers_and_following/followers_1.html": b"",
        },
        "this Instagram export is in HTML",
        "choose “JSON” under “Format”",
    ),
    "Snapchat, HTML": (
        {"html/snap_history.html": b"", "html/account.html": b""},
        "Snapchat export holds web pages alone",
        "“Export JSON Files”",
    ),
    "WhatsApp, HTML": (
        {"whatsapp_settings/account_settings.html": b""},
        "WhatsApp report holds web pages alone",
        "Ask for the report once more",
    ),
    "WhatsApp, a chat": (
        {"_chat.txt": b"[01/02/2026, 10:00:00] A: B"},
        "the export of a WhatsApp chat",
        "Request account info",
    ),
    "Mastodon's archive": (
        {"actor.json": b"{}", "outbox.json": b"{}", "likes.json": b"{}"},
        "this is an export from Mastodon, which is not read",
        "with “profilecheck audit”",
    ),
    "Mastodon's lists": (
        {"following_accounts.csv": b"Account address,Show boosts\n"},
        "this is an export from Mastodon, which is not read",
        "choose it in place of the file",
    ),
    "Bluesky's repository": (
        {"repo.car": b"\x3a\xa2eroots"},
        "this is an export from Bluesky, which is not read",
        "choose it in place of the file",
    ),
    "Twitter before 2019": (
        {
            "data/js/tweet_index.js": b"var tweet_index = []",
            "data/js/user_details.js": b"var user_details = {}",
            "data/js/tweets/2016_01.js": b"Grailbird.data.tweets_2016_01 = []",
            "tweets.csv": b"",
        },
        "that Twitter gave until 2019",
        "Download an archive of your data",
    ),
    "Facebook's data logs": (
        {"data_logs/content/0/page_1.json": b"{}", "readme.txt": b""},
        "“Data logs” alone",
        "All available information",
    ),
    "start_here.html alone": ({"start_here.html": b""}, "1 web page", "profilecheck guide"),
    "saved pages": (
        {"me.html": b"<html>", "me_files/a.js": b"", "posts.mhtml": b""},
        "2 web pages",
        "audit --pages FOLDER",
    ),
    "pictures": ({"a.jpg": b"", "b.JPG": b"", ".DS_Store": b""}, "2 pictures", "Exports are read"),
    "a page called like one": ({"Comments.csv": b""}, "1 table", "Exports are read from"),
    "nothing": ({}, "no files", "Exports are read from"),
    "another's manifest": (
        {"data/manifest.js": b"module.exports = {}", "data/a.js": b""},
        "2 data files",
        "Exports are read from",
    ),
}


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_what_it_looks_like_and_what_to_do(kind: str, packed: bool, tmp_path: Path) -> None:
    files, looks, do = KINDS[kind]
    (tmp_path / "export").mkdir()
    path = zipped(tmp_path / "e.zip", files) if packed else unpacked(tmp_path / "export", files)
    with pytest.raises(InputError) as refused:
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)
    sentence = str(refused.value)
    assert looks in sentence
    assert do in sentence
    assert "Facebook export" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("network", ["instagram", "threads", "tiktok", "snapchat", "whatsapp"])
def test_what_one_is_sent_to_is_there(network: str) -> None:
    assert isinstance(site(network), ByHandSite)


@pytest.mark.parametrize("name", ["repo.car", "following_accounts.csv", "outbox.json"])
def test_a_file_by_itself_of_a_network_that_is_opened_says_so(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(InputError) as refused:
        read_exports([tmp_path / name], matcher=SchoolMatcher(), taken_at=NOW)
    assert "which is not read" in (plain := plainly(refused.value.says))
    assert "profilecheck audit" not in plain


ODD = (b"", b"[]", b"{}", b"null", b'"a"', b"[[1]]", bytes(range(256)), b'{"profile_v2": [1]}')


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("network", MAKERS)
def test_what_an_export_says_of_itself_may_be_anything(
    network: str, odd: bytes, read: Reading
) -> None:
    files = MAKERS[network](person("exposed"))
    for name in files:
        assert read(files | {name: odd}).network == network


@pytest.mark.parametrize(
    "held",
    [
        {"archiveInfo": {"generationDate": 7, "isPartialArchive": "yes"}, "userInfo": [1]},
        {"archiveInfo": {}, "dataTypes": [1]},
        {"archiveInfo": {}, "dataTypes": {"a": {"files": [{"fileName": [], "count": 1}, 7]}}},
        {
            "archiveInfo": {},
            "dataTypes": {"a": {"files": [{"fileName": "b", "count": "9" * 9999}]}},
        },
    ],
)
def test_a_manifest_of_another_shape(held: object, read: Reading) -> None:
    manifest = b"window.__THAR_CONFIG = " + json.dumps(held).encode()
    account = read(x(person("exposed")) | {"data/manifest.js": manifest})
    assert account.network == "x"


def test_a_broken_document_beside_the_profile_costs_nothing(tmp_path: Path) -> None:
    tasks = {"Takeout/Tasks/Tasks.json": b"[broken]"}
    path = zipped_plain(tmp_path / "t.zip", takeout(person("exposed")) | tasks)
    path.write_bytes(path.read_bytes().replace(b"[broken]", b"[BROKEN]", 1))
    (account,) = read_exports([path], matcher=SchoolMatcher(), taken_at=NOW).accounts
    assert texts(account, Fact.ACCOUNT_EMAIL)


def zipped_plain(path: Path, files: Files) -> Path:
    """A ZIP file whose content is not compressed."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0)), content)
    return path
