"""An export's files are known by where they stand: what is called like one elsewhere is not one."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from profilecheck.model import Observed
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, texts
from tests.exports.making import MAKERS, Files, facebook, takeout, unpacked, x

AMY = person("exposed")
NAMES = sorted({name.rpartition("/")[2] for make in MAKERS.values() for name in make(AMY)})
"""What the files of all networks are called."""
ELSEWHERE: dict[str, str] = {
    "facebook": (
        "facebook-amy.carter.leeds-2026-11-20/your_facebook_activity/messages/inbox/bo_1/files"
    ),
    "x": "data/direct_messages_media",
    "linkedin": "Jobs/Saved",
    "youtube": "Takeout/Drive",
}
"""A folder of each network's own export in which it puts what others made."""
_HERE = ("", "/Old things", "/Profile", "/posts", "/data")


@each("below", _HERE)
@each("network", MAKERS)
def test_any_same_name_elsewhere_changes_nothing(network: str, below: str, read: Reading) -> None:
    files = MAKERS[network](AMY)
    others = {f"{ELSEWHERE[network]}{below}/{name}": b'{"surprise": [1]}' for name in NAMES}
    assert read(others | files) == read(files)


@pytest.mark.parametrize("inner", [n for n in MAKERS if n != "youtube"])
def test_another_networks_export_kept_in_drive_is_a_document(inner: str, read: Reading) -> None:
    files = takeout(AMY)
    kept = {f"Takeout/Drive/{name}": content for name, content in MAKERS[inner](AMY).items()}
    assert read(kept | files) == read(files)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "2018": lambda name: name.removeprefix("your_facebook_activity/"),
    "2021": lambda name: (
        name.removeprefix("your_facebook_activity/")
        .replace("friends/", "friends_and_followers/")
        .replace("comments/", "comments_and_reactions/")
    ),
    "2023": lambda name: name.replace("your_facebook_activity", "your_activity_across_facebook"),
    "2026": lambda name: name.replace(
        "your_facebook_activity/profile_information", "personal_information/profile_information"
    ).replace("your_facebook_activity/friends", "connections/friends"),
    "of a Page or a second profile": lambda name: (
        name.replace(
            "your_facebook_activity/profile_information", "profile_information/profile_information"
        )
        .replace("your_facebook_activity", "this_profile's_activity_across_facebook")
        .replace("your_posts__check_ins__photos_and_videos", "profile_posts")
        .replace("your_group_membership", "group_membership")
    ),
    "in a folder of theirs": lambda name: name.rpartition("/")[2],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_facebook_is_read_alike(layout: str, read: Reading) -> None:
    files = facebook(AMY)
    folder = next(iter(files)).partition("/")[0]
    moved = {
        f"{folder}/{LAYOUTS[layout](name.removeprefix(f'{folder}/'))}": content
        for name, content in files.items()
    }
    assert moved != files
    assert read(moved).readings == read(files).readings


@pytest.mark.parametrize("folder", ["", "twitter-2026-11-20-abc/"])
def test_the_archives_of_x_with_and_without_a_folder_of_data(folder: str, read: Reading) -> None:
    flat = {folder + name.removeprefix("data/"): content for name, content in x(AMY).items()}
    assert read(flat).readings == read(x(AMY)).readings


_LANGUAGES = {
    "de": ("YouTube und YouTube Music", "Kanäle/Kanal", "Kommentare/Kommentare", "Profil/Profil"),
    "fr": (
        "YouTube et YouTube Music",
        "chaînes/chaîne",
        "commentaires/commentaires",
        "Profil/Profil",
    ),
    "es": ("YouTube y YouTube Music", "canales/canal", "comentarios/comentarios", "Perfil/Perfil"),
}


def _in_language(language: str) -> Files:
    product, channel, comments, profile = _LANGUAGES[language]
    new = {
        "YouTube and YouTube Music": product,
        "channels/channel": channel,
        "comments/comments": comments,
        "Profile/Profile": profile,
    }
    renamed = {}
    for name, content in takeout(AMY).items():
        for english, theirs in new.items():
            name = name.replace(english, theirs)
        renamed[name] = content
    return renamed


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_folders_of_takeout_in_other_languages(language: str, read: Reading) -> None:
    assert read(_in_language(language)).readings == read(takeout(AMY)).readings


def test_the_profile_is_known_by_what_it_holds(read: Reading) -> None:
    files = takeout(AMY)
    content = files.pop("Takeout/Profile/Profile.json")
    tasks = json.dumps({"kind": "tasks#taskLists", "items": []}).encode()
    account = read(
        files | {"Takeout/Tasks/Tasks.json": tasks, "Takeout/Профиль/Профиль.json": content}
    )
    assert observed(account, Fact.PROFILE_BIRTHDAY)


@pytest.mark.parametrize(
    ("network", "inner"),
    [
        ("youtube", "Takeout"),
        ("youtube", "Takeout/YouTube and YouTube Music"),
        ("x", "data"),
        ("facebook", "facebook-amy.carter.leeds-2026-11-20/your_facebook_activity"),
    ],
)
def test_a_folder_of_the_export_may_be_named_itself(
    network: str, inner: str, tmp_path: Path
) -> None:
    files = MAKERS[network](AMY)
    inner = inner.replace(
        "facebook-amy.carter.leeds-2026-11-20", next(iter(files)).partition("/")[0]
    )
    whole = unpacked(tmp_path / "whole", files)
    reading = partial(read_exports, matcher=SchoolMatcher(SCHOOL), taken_at=NOW)
    (named,) = reading([whole / inner]).accounts
    (all_of_it,) = reading([whole]).accounts
    seen = {r.fact for r in named.readings if isinstance(r, Observed)}
    assert seen
    for fact in seen:
        assert texts(named, fact) == texts(all_of_it, fact)
