"""What a network may move in its export: to another label, into another shape or another list."""

import json
from typing import Any

from profilecheck.replica import person
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.made_by_phone import snapchat
from tests.exports.making import Files
from tests.exports.others import made

NAME = SCHOOL.names[0]


def renamed(files: Files, label: str, to: str) -> Files:
    """An export in which a label is called otherwise."""
    return {n: held.replace(f'"{label}"'.encode(), f'"{to}"'.encode()) for n, held in files.items()}


@each(
    ("network", "label"),
    [
        ("instagram", "Name"),
        ("threads", "Name"),
        ("tiktok", "displayName"),
        ("snapchat", "Name"),
    ],
)
def test_a_handle_is_not_all_there_is_of_a_name_whose_label_is_not_known(
    network: str, label: str, read: Reading
) -> None:
    files = {
        k: v for k, v in made(person("careful"), network).items() if "activity/threads" not in k
    }
    assert not untold(read(files), Fact.PROFILE_NAME)
    account = read(renamed(files, label, "Shown As"))
    assert observed(account, Fact.PROFILE_NAME)
    (why,) = untold(account, Fact.PROFILE_NAME)
    assert f"“{label}” is not in this file" in why


_ADDRESS = {"Date": "2022-01-01 10:00:00 UTC", "Email Address": "amy@example.org"}


@each(
    "later",
    [
        {"Date": "2023-01-01 10:00:00 UTC", "New Address": "amy@work.example"},
        {"Date": "12/31/2023", "Email Address": "amy@work.example"},
        {"Email Address": "amy@work.example"},
        "amy@work.example",
    ],
)
def test_a_change_that_is_not_understood_leaves_the_last_one_open(
    later: Any, read: Reading
) -> None:
    history = {"Email Change": [_ADDRESS, later]}
    account = read(snapchat() | {"json/account_history.json": json.dumps(history).encode()})
    assert not observed(account, Fact.ACCOUNT_EMAIL)
    assert untold(account, Fact.ACCOUNT_EMAIL)


def test_every_address_that_snapchat_names_is_listed(read: Reading) -> None:
    about = {
        "Email": "amy@example.org",
        "Basic Information": {"Username": "amyc91", "Email": "amy@work.example"},
    }
    account = read(snapchat() | {"json/account.json": json.dumps(about).encode()})
    assert set(texts(account, Fact.ACCOUNT_EMAIL)) == {"amy@example.org", "amy@work.example"}
