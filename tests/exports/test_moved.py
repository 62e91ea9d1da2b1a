"""What a network may move in its export: to another label, into another shape or another list."""

import json
from collections.abc import Callable
from typing import Any

from profilecheck.model import Account, Count, Entries
from profilecheck.replica import person
from profilecheck.vocabulary import Audience, Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.made_by_meta import LAYOUTS, PROFILE, instagram, threads_alone
from tests.exports.made_by_phone import TIKTOK_SETTINGS, snapchat, tiktok, tiktok_text
from tests.exports.making import Files, facebook, takeout
from tests.exports.others import made

NAME = SCHOOL.names[0]


def _alone(network: str) -> Files:
    """A careful person's export, Instagram's without what it holds of Threads."""
    files = made(person("careful"), network)
    return {name: held for name, held in files.items() if "activity/threads/" not in name}


def _renamed(files: Files, label: str, to: str) -> Files:
    """An export in which a label is called otherwise."""
    return {n: held.replace(f'"{label}"'.encode(), f'"{to}"'.encode()) for n, held in files.items()}


@each(
    ("network", "label"),
    [
        ("instagram", "Name"),
        ("instagram", "Username"),
        ("threads", "Name"),
        ("threads", "Username"),
        ("tiktok", "displayName"),
        ("tiktok", "userName"),
        ("snapchat", "Name"),
        ("snapchat", "Username"),
    ],
)
def test_name_and_handle_are_whole_only_where_the_labels_of_both_are_known(
    network: str, label: str, read: Reading
) -> None:
    files = _alone(network)
    assert not untold(read(files), Fact.PROFILE_NAME)
    account = read(_renamed(files, label, "Shown As"))
    assert observed(account, Fact.PROFILE_NAME)
    (why,) = untold(account, Fact.PROFILE_NAME)
    assert f"“{label}” is not in this file" in why


def test_nor_is_a_handle_all_there_is_of_a_channel_s_name(read: Reading) -> None:
    place = "Takeout/YouTube and YouTube Music/channels"
    handle = b"Channel ID,Channel Vanity URL 1 Name\nUC1,amyc\n"
    files = takeout(person("careful")) | {f"{place}/channel URL configs.csv": handle}
    assert not untold(read(files), Fact.PROFILE_NAME)
    channel = files[f"{place}/channel.csv"].replace(b"Channel Title (Original)", b"Shown As")
    account = read(files | {f"{place}/channel.csv": channel})
    assert texts(account, Fact.PROFILE_NAME) == ["amyc"]
    assert untold(account, Fact.PROFILE_NAME)


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


# What the profile shows, in a shape that is not known


def _changed(files: Files, name: str, change: Callable[[Any], object]) -> Files:
    """An export in which the JSON of the one file called so is changed."""
    (path,) = (path for path in files if path.endswith(name))
    held = json.loads(files[path])
    change(held)
    return files | {path: json.dumps(held).encode()}


def _put(held: Any, keys: tuple[str, ...], value: object) -> None:
    """Put a value where these keys lead, whatever is there."""
    for key in keys[:-1]:
        held = held.setdefault(key, {})
    held[keys[-1]] = value


def _only(held: dict[str, Any]) -> dict[str, Any]:
    """The one entry of a file of Meta."""
    ((entry,),) = held.values()
    assert isinstance(entry, dict)
    return entry


_IN_META: tuple[Callable[[Any], object], ...] = (
    lambda held: _only(held)["string_map_data"].update(About={"value": {"text": NAME}}),
    lambda held: _only(held)["string_map_data"].update(About={"values": [NAME]}),
    lambda held: _only(held)["string_map_data"]["Bio"].update(href=f"https://a.example/{NAME}"),
    lambda held: _only(held).update(string_list_data=[{"value": NAME}]),
    lambda held: _only(held).update(title=NAME),
    lambda held: _only(held).update(title=f"Ring {SCHOOL.phones[0]}"),
    lambda held: _only(held).update(title=f"office@{SCHOOL.email_domains[0]}"),
)


@each("change", _IN_META)
@each("network", ["instagram", "threads"])
def test_a_profile_that_names_the_school_in_an_unknown_shape_is_not_silent(
    network: str, change: Callable[[Any], object], read: Reading
) -> None:
    files = _alone(network)
    assert observed(read(files), Fact.PROFILE_BIO)
    account = read(_changed(files, "personal_information.json", change))
    assert "personal_information.json names your school" in untold(account, Fact.PROFILE_BIO)


def test_what_the_profile_s_own_reading_holds_is_not_said_twice(read: Reading) -> None:
    def in_bio(held: Any) -> None:
        _only(held)["string_map_data"]["Bio"]["value"] = f"I teach at {NAME}"

    account = read(_changed(_alone("instagram"), "personal_information.json", in_bio))
    assert texts(account, Fact.PROFILE_BIO) == [f"I teach at {NAME}"]
    assert not untold(account, Fact.PROFILE_BIO)


def test_an_address_beside_words_that_were_read_is_not_read_with_them(read: Reading) -> None:
    def once_more(held: Any) -> None:
        _only(held)["string_map_data"]["Bio"]["value"] = f"I teach at {NAME}"
        _only(held)["title"] = f"I teach at {NAME}, office@{SCHOOL.email_domains[0]}"

    account = read(_changed(_alone("instagram"), "personal_information.json", once_more))
    assert "personal_information.json names your school" in untold(account, Fact.PROFILE_BIO)


_PROFILE_INFO = ("Profile And Settings", "Profile Info")


@each(
    ("keys", "value"),
    [
        (("ProfileMap", "bioSections"), [{"text": NAME}]),
        (("ProfileMap", "bio"), {"text": f"Ring {SCHOOL.phones[0]}"}),
        (("ProfileMap", "PlatformInfo"), [{"Name": "Web", "Description": NAME}]),
        (("ProfileMap2", "bio"), NAME),
    ],
)
def test_neither_is_tiktok_s(keys: tuple[str, ...], value: Any, read: Reading) -> None:
    account = read(
        _changed(tiktok(), ".json", lambda held: _put(held, _PROFILE_INFO + keys, value))
    )
    assert "user_data_tiktok.json names your school" in untold(account, Fact.PROFILE_BIO)


@each(
    ("name", "words"),
    [
        ("Profile Info", "Bio Description: Baking\n\nat {}\n"),
        ("Profile Info", "Bio Description:\n\n{}\n"),
        ("Bio", "Bio: {}\n"),
    ],
)
def test_nor_is_the_profile_as_text(name: str, words: str, read: Reading) -> None:
    about = "Username: amyc\nDisplay Name: Amy Carter\n"
    files = tiktok_text() | {
        "TikTok/Profile and Settings/Profile Info.txt": f"{about}Bio Description: Tea\n".encode()
    }
    assert not untold(read(files), Fact.PROFILE_BIO)
    place = f"TikTok/Profile and Settings/{name}.txt"
    account = read(files | {place: (about + words.format(NAME)).encode()})
    assert f"{name}.txt names your school" in untold(account, Fact.PROFILE_BIO)


def test_the_number_of_an_account_is_not_on_its_profile(read: Reading) -> None:
    keys = (*_PROFILE_INFO, "ProfileMap", "telephoneNumber")
    number = SCHOOL.phones[0]
    account = read(_changed(tiktok(), ".json", lambda held: _put(held, keys, number)))
    assert not untold(account, Fact.PROFILE_BIO)


# What was posted, in a list that is not known


_OPEN: dict[str, object] = {**TIKTOK_SETTINGS, "Private Account": "Disabled"}


def _video(who: str, words: str = "Bread") -> dict[str, str]:
    return {"Date": "2026-10-01 10:00:00", "Link": "", "WhoCanView": who, "Title": words}


_ELSEWHERE = (
    ("Post", "Posts", "PhotoList"),
    ("Post", "Photos", "PhotoList"),
    ("Post", "Story", "StoryList"),
    ("Video", "Posts", "VideoList"),
    ("Video", "Stories", "List"),
)


@each("keys", _ELSEWHERE)
def test_videos_that_friends_see_are_not_all_that_was_posted_on_tiktok(
    keys: tuple[str, ...], read: Reading
) -> None:
    plain = tiktok(settings=_OPEN)
    assert [r.value for r in observed(read(plain), Fact.POSTS_PUBLIC_COUNT)] == [Count(count=0)]
    more = _changed(plain, ".json", lambda held: _put(held, keys, [_video("Everyone")]))
    account = read(more)
    counts = [r.value for r in observed(account, Fact.POSTS_PUBLIC_COUNT)]
    assert counts in ([], [Count(count=1, at_least=True)])
    assert counts or untold(account, Fact.POSTS_PUBLIC_COUNT)


_NO_VIDEOS = (
    ("Posts V2", "Posts", "VideoList"),
    ("Comment", "Replies", "List"),
    ("Location Review", "Location Reviews", "List"),
)


@each("keys", [*_ELSEWHERE, *_NO_VIDEOS])
def test_such_posts_that_name_the_school_leave_the_posts_open(
    keys: tuple[str, ...], read: Reading
) -> None:
    held = _changed(tiktok(), ".json", lambda held: _put(held, keys, [_video("Friends", NAME)]))
    account = read(held)
    assert untold(account, Fact.POSTS_TO_REREAD) or _seen_by(account)


def _seen_by(account: Account) -> list[Audience | None]:
    """Who sees each post that is worth reading again."""
    again = [r.value for r in observed(account, Fact.POSTS_TO_REREAD)]
    return [e.audience for value in again if isinstance(value, Entries) for e in value.entries]


@each("who", ["Followers", "followers"])
def test_followers_of_a_public_account_are_not_friends(who: str, read: Reading) -> None:
    account = read(tiktok(settings=_OPEN, videos=[_video(who, f"My day at {NAME}")]))
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert _seen_by(account) == [Audience.MEMBERS]
    private = read(tiktok(videos=[_video(who, f"My day at {NAME}")]))
    assert _seen_by(private) == [Audience.FRIENDS]


def test_a_file_of_stories_as_text_leaves_the_number_of_public_posts_open(read: Reading) -> None:
    posts = b"Date: 2026-10-01 10:00:00\nTitle: Bread\nWhoCanView: Friends\n"
    plain = tiktok_text(_OPEN) | {"TikTok/Post/Posts.txt": posts}
    assert observed(read(plain), Fact.POSTS_PUBLIC_COUNT)
    nothing = {"TikTok/Post/Stories.txt": b"You have no data in this section\n"}
    assert observed(read(plain | nothing), Fact.POSTS_PUBLIC_COUNT)
    account = read(plain | {"TikTok/Post/Stories.txt": posts})
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


@each(
    "place",
    [
        "posts_v2/posts_1.json",
        "your_instagram_activity/media/2026/posts_1.json",
        "your_instagram_activity/collabs/posts.json",
    ],
)
def test_a_folder_that_is_new_is_not_silent_of_the_school(place: str, read: Reading) -> None:
    files = _alone("instagram")
    root, name = next(iter(files)).partition("/")[0], place.rpartition("/")[2]
    account = read(files | {f"{root}/{place}": json.dumps([{"media": [{"title": NAME}]}]).encode()})
    why = "; ".join(untold(account, Fact.POSTS_TO_REREAD))
    assert f"{name} names your school" in why or f"we do not know what {name} holds" in why


def test_a_list_under_two_names_in_one_file_is_read_twice_and_not_whole(read: Reading) -> None:
    files = facebook(person("careful"))
    (path,) = (p for p in files if p.endswith("your_friends.json"))
    friends = json.loads(files[path])
    listed = friends["friends_v2"]
    account = read(files | {path: json.dumps({**friends, "friends": listed}).encode()})
    assert any("in two places" in why for why in untold(account, Fact.FRIENDS_COUNT))
    empty = read(files | {path: json.dumps({"friends": [], **friends}).encode()})
    assert not any("in two places" in why for why in untold(empty, Fact.FRIENDS_COUNT))


@each("network", ["instagram", "threads"])
def test_a_profile_s_file_of_two_accounts_says_nothing_of_either(
    network: str, read: Reading
) -> None:
    """Of the one that is the person's it need not even say whether it is private."""
    shown = {"string_map_data": {"Username": {"value": "other"}, "Name": {"value": "Jo"}}}
    files = _alone(network)
    assert observed(read(files), Fact.PROFILE_ACCESS)

    def two(held: Any) -> None:
        next(iter(held.values())).append(shown)

    account = read(_changed(files, "personal_information.json", two))
    for fact in (Fact.PROFILE_ACCESS, Fact.PROFILE_BIO, Fact.POSTS_PUBLIC_COUNT):
        assert not observed(account, fact)
    assert any("of several accounts" in why for why in untold(account, Fact.PROFILE_ACCESS))


def test_what_lies_beside_the_labels_of_a_profile_is_of_something_else(read: Reading) -> None:
    def linked(held: Any) -> None:
        flag = _only(held)["string_map_data"].pop("Private Account")
        _only(held)["linked_account"] = {"string_map_data": {"Private Account": flag}}

    files = _alone("threads")
    assert observed(read(files), Fact.PROFILE_ACCESS)
    account = read(_changed(files, "personal_information.json", linked))
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)


def test_an_account_last_switched_to_public_is_not_private(read: Reading) -> None:
    change = {"title": "Switched to Public", "string_list_data": [{"timestamp": 1_790_000_000}]}
    files = instagram(profile={**PROFILE, "Private Account": "True"})
    assert observed(read(files), Fact.PROFILE_ACCESS)
    (name,) = (name for name in files if name.endswith("privacy_changes.json"))
    account = read(files | {name: json.dumps({"history": [change]}).encode()})
    assert not observed(account, Fact.PROFILE_ACCESS)
    assert not observed(account, Fact.POSTS_PUBLIC_COUNT)
    assert any("says two things" in why for why in untold(account, Fact.PROFILE_ACCESS))


# Words, under a key that is not known


@each("key", ["body", "content", "caption_text"])
@each("layout", LAYOUTS)
def test_words_of_a_post_are_searched_under_any_key(layout: str, key: str, read: Reading) -> None:
    files = instagram(layout, posts=(f"My day at {NAME}",))
    posts = {n: v for n, v in files.items() if n.endswith(("posts_1.json", "media.json"))}
    moved = _renamed(_renamed(posts, "title", key), "caption", key)
    assert len(_seen_by(read(files | moved))) == 1


def test_so_are_those_of_a_post_on_threads(read: Reading) -> None:
    files = {n: v.replace(b"A loaf", NAME.encode()) for n, v in threads_alone().items()}
    moved = {n: v for n, v in _renamed(files, "title", "body").items() if "replies" in n}
    assert len(_seen_by(read(files | moved))) == 1


@each("layout", LAYOUTS)
def test_a_comment_whose_words_are_not_where_we_know_them_is_unread(
    layout: str, read: Reading
) -> None:
    files = instagram(layout, comment=NAME)
    name = "comments.json" if layout == "2018" else "post_comments_1.json"
    (path,) = (path for path in files if path.endswith(name))
    assert len(_seen_by(read(files))) == 1
    text = f'"{NAME}"'.encode()
    moved = {path: files[path].replace(text, b'{"text": ' + text + b"}")}
    assert untold(read(files | moved), Fact.POSTS_TO_REREAD)
    if layout != "2018":
        moved = {path: files[path].replace(b"string_map_data", b"x").replace(b"label_values", b"x")}
        assert untold(read(files | moved), Fact.POSTS_TO_REREAD)


@each("value", [[NAME], {"text": NAME}, [{"value": f"My day at {NAME}"}]])
def test_so_is_a_comment_on_tiktok_in_whatever_shape(value: object, read: Reading) -> None:
    comment = {"date": "2026-09-01 10:00:00 UTC", "comment": value}
    assert len(_seen_by(read(tiktok(comments=[comment])))) == 1


def test_a_comment_while_somebody_is_live_is_searched_under_any_key(read: Reading) -> None:
    live = {"1": {"Comments": [{"CommentTime": "2026-10-01 10:00:00", "Text": NAME}]}}
    keys = ("TikTok Live", "Watch Live History", "WatchLiveMap")
    account = read(_changed(tiktok(), ".json", lambda held: _put(held, keys, live)))
    assert len(_seen_by(account)) == 1
