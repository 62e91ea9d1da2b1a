"""Facebook's export: own words in every file and shape that holds some, and the whole profile."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from profilecheck.files import FileName, opened_export
from profilecheck.model import Account, Count, Observed
from profilecheck.replica import person
from profilecheck.sites.export import (
    OF_UNKNOWN_AGE,
    WITHOUT_THE_FIRST_YEAR,
    WITHOUT_THE_LAST_YEAR,
)
from profilecheck.sites.meta import days_told
from profilecheck.vocabulary import Fact
from tests.each import each
from tests.exports.conftest import Reading, observed, texts, untold
from tests.exports.making import Files, as_facebook_writes, facebook

CARL = person("careful")
POST = "Hard day at Oakfield Primary School, Year 4 were awful"
AT = 1600000000
DAY = "13 September 2020"
ME = CARL.full_name


def _comment(words: str, author: str = ME) -> dict[str, object]:
    return {"timestamp": AT, "comment": words, "author": author, "group": "Knitting"}


def _attached(item: Mapping[str, object]) -> dict[str, object]:
    return {"timestamp": AT, "title": "x", "attachments": [{"data": [item]}]}


SIGNED_IN = "account_activity.json"
FRIENDS = FileName("your_friends.json", r"your_friends\.json", "[^/]+/")
POSTS = "your_posts__check_ins__photos_and_videos_1.json"
OWN_WORDS: dict[str, tuple[str, object, int]] = {
    "a post": (f"posts/{POSTS}", [{"timestamp": AT, "data": [{"post": POST}]}], 1),
    "a post under a key that is not known": (
        f"posts/{POSTS}", [{"timestamp": AT, "data": [{"words": POST}]}], 1),
    "data that is no list": (
        f"posts/{POSTS}", [{"timestamp": AT, "data": {"all": [{"post": POST}]}}], 1),
    "data under another name": (
        f"posts/{POSTS}", [{"timestamp": AT, "data_v2": [{"post": POST}]}], 1),
    "a comment under a key that is not known": (
        "comments_and_reactions/comments.json",
        {"comments_v2": [{"timestamp": AT, "data": [{"comment": {"author": ME, "words": POST}}]}]},
        1),
    "a check-in": (f"posts/{POSTS}", [_attached({"place": {"name": POST}})], 1),
    "a check-in's address": (
        f"posts/{POSTS}", [_attached({"place": {"name": "x", "address": POST}})], 1),
    "a life event": (f"posts/{POSTS}", [_attached({"life_event": {"title": POST}})], 1),
    "where a link leads": (
        f"posts/{POSTS}",
        [_attached({"external_context": {"url": "https://www.oakfield.leeds.sch.uk/a"}})], 1),
    "what a link's card shows": (
        f"posts/{POSTS}", [_attached({"external_context": {"name": "Oakfield Primary School"}})],
        1),
    "words with a picture": (
        f"posts/{POSTS}", [_attached({"media": {"uri": "x", "description": POST}})], 1),
    "what a picture shows, for those who cannot see it": (
        f"posts/{POSTS}", [_attached({"media": {"uri": "x", "alt_text": POST}})], 1),
    "the sentence above a post": (
        f"posts/{POSTS}", [{"timestamp": AT, "title": f"Carl was at {POST}.",
                            "attachments": [{"data": [{"media": {"uri": "x"}}]}]}], 1),
    "whom a post names": (
        f"posts/{POSTS}", [{"timestamp": AT, "data": [{"post": "x"}],
                            "tags": [{"name": "Oakfield Primary School"}]}], 1),
    "an own comment below a picture": (
        f"posts/{POSTS}", [_attached({"media": {"comments": [_comment(POST)]}})], 1),
    "a note": (f"posts/{POSTS}", [_attached({"note": {"title": "x", "text": POST}})], 1),
    "a poll": (
        f"posts/{POSTS}", [_attached({"poll": {"question": "x", "options": [{"option": POST}]}})],
        1),
    "a comment": (
        "comments_and_reactions/comments.json",
        {"comments_v2": [{"timestamp": AT, "data": [{"comment": _comment(POST)}]}]}, 1),
    "a comment under a label, in a list alone": (
        "comments_and_reactions/comments.json",
        [{"timestamp": AT, "label_values": [{"label": "Comment", "value": POST}]}], 1),
    "a comment among posts in groups": (
        "groups/your_posts_and_comments_in_groups.json",
        {"group_posts": [{"timestamp": AT, "data": [{"comment": _comment(POST)}]}]}, 1),
    "the same, a level deeper": (
        "groups/group_posts_and_comments.json",
        {"group_posts": {"activity_log_data": [
            {"timestamp": AT, "data": [{"comment": _comment(POST)}]}]}}, 1),
    "a comment in a group": (
        "groups/your_comments_in_groups.json",
        {"group_comments_v2": [{"timestamp": AT, "data": [{"comment": _comment(POST)}]}]}, 1),
    "a post on another's profile": (
        "posts/posts_on_other_pages_and_profiles.json",
        [{"timestamp": AT, "label_values": [
            {"label": "Message", "value": POST}, {"label": "Target", "value": "A B"}]}], 1),
    "the same by itself, in no list": (
        "posts/posts_on_other_pages_and_profiles.json",
        {"timestamp": AT, "label_values": [{"label": "Message", "value": POST}], "fbid": "1"}, 1),
    "a post by itself, in no list": (
        f"posts/{POSTS}", {"timestamp": AT, "data": [{"post": POST}]}, 1),
    "a check-in in a list of its own": (
        "posts/check-ins.json",
        [{"timestamp": AT, "label_values": [{"label": "Place", "value": POST}]}], 1),
    "one by itself, in no list": (
        "posts/check-ins.json",
        {"timestamp": AT, "label_values": [{"label": "Place", "value": POST}]}, 1),
    "the same in a list of words": (
        "posts/posts_on_other_pages_and_profiles.json",
        [{"timestamp": AT, "label_values": [{"label": "Messages", "vec": ["x", POST]}]}], 1),
    "the same in another language, nested": (
        "posts/posts_on_other_pages_and_profiles.json",
        [{"timestamp": AT, "label_values": [
            {"title": "x", "dict": [{"label": "Nachricht", "value": POST}]}]}], 1),
    "a picture in no album": (
        "posts/your_uncategorized_photos.json",
        {"other_photos_v2": [{"uri": "x", "creation_timestamp": AT, "description": POST}]}, 1),
    "a video": (
        "posts/your_videos.json",
        {"videos_v2": [{"uri": "x", "creation_timestamp": AT, "description": POST}]}, 1),
    "a reel": (
        "reels/your_reels.json",
        {"lasso_videos_v2": [{"timestamp": AT, "data": [{"post": POST}], "attachments": []}]}, 1),
    "a reel of before 2024": (
        "short_videos/your_reels.json",
        {"lasso_videos_v2": [_attached({"media": {"uri": "x", "description": POST}})]}, 1),
    "a picture in an album": (
        "posts/album/0.json",
        {"name": "x", "photos": [{"uri": "x", "creation_timestamp": AT, "description": POST}]}, 1),
    "an album and an own comment below it": (
        "posts/album/3.json",
        {"name": POST, "photos": [], "last_modified_timestamp": AT, "comments": [_comment(POST)]},
        2),
    "an album of 2018": (
        "photos_and_videos/album/0.json",
        {"name": "x", "photos": [{"creation_timestamp": AT, "comments": [_comment(POST)]}]}, 1),
    "a story": (
        "stories/archived_stories.json",
        {"archived_stories_v2": [_attached({"media": {"title": POST}})]}, 1),
    "an event": ("events/your_events.json", {"your_events_v2": [
        {"name": "x", "create_timestamp": AT, "description": POST}]}, 1),
    "a list that is not known": (
        "posts/community_posts.json",
        {"community_posts_v2": [{"timestamp": AT, "data": [{"post": POST}]}]}, 1),
}  # fmt: skip


def exported(name: str, content: object) -> Files:
    """The careful person's export with one file put in place of another, or beside the rest."""
    files = facebook(CARL)
    (above,) = {n.split("/posts/")[0] for n in files if "/posts/" in n}
    kept = {n: c for n, c in files.items() if n.rpartition("/")[2] != name.rpartition("/")[2]}
    return kept | {f"{above}/{name}": as_facebook_writes(content)}


def test_a_links_card_is_searched_for_the_school_alone(read: Reading) -> None:
    card = {"external_context": {"name": "My year 9s were awful, and another parent"}}
    account = read(exported(f"posts/{POSTS}", [_attached(card)]))
    assert texts(account, Fact.POSTS_TO_REREAD) == []


@each(
    ("leads", "passed_on"),
    [
        ("https://www.facebook.com/permalink.php?story_fbid=1&id=2", True),
        ("https://m.facebook.com/somebody/posts/1", True),
        ("https://fb.watch/abc123/", True),
        ("https://www.facebook.com/kitchengarden", False),
        ("https://www.facebook.com/profile.php?id=1", False),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa", False),
        ("https://example.org/facebook.com/posts/1", False),
    ],
)
def test_a_post_of_another_s_that_is_told_as_a_link_may_name_the_school(
    leads: str, passed_on: bool, read: Reading
) -> None:
    account = read(exported(f"posts/{POSTS}", [_attached({"external_context": {"url": leads}})]))
    why = [f"1 post that you passed on is there only as a link, of {DAY}"]
    assert untold(account, Fact.POSTS_TO_REREAD) == (why if passed_on else [])


@each(("record", "lacks"), [
    ({"title": f"{ME} shared a post."}, True),
    ({"title": f"{ME} shared a memory.", "data": [{"update_timestamp": AT}]}, True),
    ({"title": "x", "attachments": [], "data": [{}], "tags": [{"name": "Zaphira Quill"}]}, True),
    ({"title": f"{ME} shared a link.", "data": [{"post": "So true"}]}, True),
    ({"title": f"{ME} hat einen Beitrag geteilt.", "data": [{"post": "Wie wahr"}]}, True),
    ({"media": [], "label_values": [{"label": "Message", "value": ""}], "fbid": "1"}, True),
    ({"title": f"{ME} updated her status.", "data": [{"post": "A walk"}]}, False),
    ({"title": f"{ME} shared a link.", **_attached({"external_context": {"url": "https://x.y"}})},
     False),
    ({"title": "x", **_attached({"media": {"uri": "posts/media/1.jpg"}})}, False),
    ({"media": [], "label_values": [{"label": "Message", "value": "A walk"}]}, False),
])  # fmt: skip
def test_of_a_post_without_what_it_shows_it_is_told_on_which_day_it_was(
    record: Mapping[str, object], lacks: bool, read: Reading
) -> None:
    account = read(exported(f"posts/{POSTS}", [{"timestamp": AT, **record}]))
    why = [f"1 post is in it without what it shows, of {DAY}"]
    assert untold(account, Fact.POSTS_TO_REREAD) == (why if lacks else [])


@each(("at", "found"), [(AT, 1), (AT + 1, 2)])
def test_a_check_in_that_is_listed_once_more_is_one_post(
    at: int, found: int, read: Reading
) -> None:
    files = exported(f"posts/{POSTS}", [{"timestamp": AT, "data": [{"post": POST}]}])
    (posts,) = [name for name in files if name.endswith(POSTS)]
    labels = [{"label": "Message", "value": POST}, {"label": "Name", "value": "York"}]
    again = [{"timestamp": at, "media": [], "label_values": labels, "fbid": "1"}]
    account = read(files | {posts.replace(POSTS, "check-ins.json"): as_facebook_writes(again)})
    assert len(texts(account, Fact.POSTS_TO_REREAD)) == found


@each(("more", "called"), [
    ({"label_values": [{"label": "Name", "value": POST}]}, "Post"),
    ({"data": [{"comment": _comment(POST)}]}, "Post"),
    ({"media": [], "comments": [_comment(POST)]}, "Comment"),
    (_attached({"media": {"comments": [_comment(POST)]}}), "Comment"),
])  # fmt: skip
def test_what_a_list_says_more_of_a_post_is_searched(
    more: Mapping[str, object], called: str, read: Reading
) -> None:
    files = exported(f"posts/{POSTS}", [{"timestamp": AT, "data": [{"post": "A walk"}]}])
    (posts,) = [name for name in files if name.endswith(POSTS)]
    again = [{"timestamp": AT, **more}]
    account = read(files | {posts.replace(POSTS, "check-ins.json"): as_facebook_writes(again)})
    assert texts(account, Fact.POSTS_TO_REREAD) == [f"{called} of {DAY}"]


@each("kind", OWN_WORDS)
def test_own_words_are_searched_wherever_they_stand(kind: str, read: Reading) -> None:
    name, content, often = OWN_WORDS[kind]
    account = read(exported(name, content))
    found = texts(account, Fact.POSTS_TO_REREAD)
    assert len(found) == often
    assert all(text.endswith(f" of {DAY}") for text in found)
    assert not untold(account, Fact.POSTS_TO_REREAD)
    assert all(r.looked_for for r in observed(account, Fact.POSTS_TO_REREAD))
    assert "awful" not in account.model_dump_json()


def test_a_comment_is_called_one(read: Reading) -> None:
    name, content, _ = OWN_WORDS["a comment among posts in groups"]
    assert texts(read(exported(name, content)), Fact.POSTS_TO_REREAD) == [f"Comment of {DAY}"]


def test_whose_post_a_comment_is_below_is_not_searched(read: Reading) -> None:
    title = "Carl commented on Oakfield Primary School's post."
    comment = {"timestamp": AT, "title": title, "data": [{"comment": _comment("Well done")}]}
    account = read(exported("comments_and_reactions/comments.json", {"comments_v2": [comment]}))
    assert not texts(account, Fact.POSTS_TO_REREAD)


def test_the_group_in_which_a_comment_was_made_is_searched(read: Reading) -> None:
    said = _comment("Well done") | {"group": "Parents of Oakfield Primary School"}
    comment = {"timestamp": AT, "data": [{"comment": said}]}
    name = "groups/your_comments_in_groups.json"
    account = read(exported(name, {"group_comments_v2": [comment]}))
    assert texts(account, Fact.POSTS_TO_REREAD) == [f"Comment of {DAY}"]


def test_others_comments_are_not_ones_own(read: Reading) -> None:
    media = {"media": {"comments": [_comment(POST, "Somebody Else")]}}
    account = read(exported(f"posts/{POSTS}", [_attached(media)]))
    assert not texts(account, Fact.POSTS_TO_REREAD)
    assert not untold(account, Fact.POSTS_TO_REREAD)


def test_without_a_name_on_the_profile_comments_below_are_left_open(read: Reading) -> None:
    files = exported(f"posts/{POSTS}", [_attached({"media": {"comments": [_comment(POST)]}})])
    (profile,) = [n for n in files if n.endswith("profile_information.json")]
    account = read(files | {profile: as_facebook_writes({"profile_v2": {"emails": {}}})})
    assert any("could not be told" in d for d in untold(account, Fact.POSTS_TO_REREAD))


@pytest.mark.parametrize(
    "content", [{"surprise": 1}, [{"timestamp": AT}], {"a": [], "b": []}, [["x"]], "words"]
)
def test_a_file_beside_the_posts_of_another_shape_is_named(content: object, read: Reading) -> None:
    account = read(exported("posts/your_films.json", content))
    assert any("your_films.json" in d for d in untold(account, Fact.POSTS_TO_REREAD))


@each(
    ("name", "held"),
    [("posts/your_films.json", b'[{"timestamp": 1'), ("posts/album/0.json", b'{"photos": ["x"]}')],
)
def test_what_of_the_posts_cannot_be_read_is_named(name: str, held: bytes, read: Reading) -> None:
    files = {n: held if n.endswith(name) else c for n, c in exported(name, {}).items()}
    told = untold(read(files), Fact.POSTS_TO_REREAD)
    assert any(name.rpartition("/")[2] in detail for detail in told)


@pytest.mark.parametrize(
    "name",
    ["posts/edits_you_made_to_posts.json", "groups/your_groups.json", "messages/message_1.json",
     "comments_and_reactions/your_comment_active_days.json", "groups/join_requests.json",
     "comments_and_reactions/likes_and_reactions_1.json", "groups/your_group_messages/1.json",
     "groups/group_membership_activity.json", "posts/facebook_editor.json",
     "posts/let_anyone_mention_you_setting.json", "posts/your_sent_shared_album_invites.json"],
)  # fmt: skip
def test_a_file_without_own_words_costs_nothing(name: str, read: Reading) -> None:
    assert not untold(read(exported(name, {"surprise": 1})), Fact.POSTS_TO_REREAD)


@each(
    ("key", "held", "fact"),
    [
        ("name", {}, Fact.PROFILE_NAME),
        ("name", None, Fact.PROFILE_NAME),
        ("family_members", [{"kin": "aunt"}], Fact.PROFILE_FAMILY),
        ("work_experiences", {"employer": "x"}, Fact.PROFILE_EMPLOYER),
        ("work_experiences", [{"title": "x"}], Fact.PROFILE_EMPLOYER),
        ("education_experiences", ["x"], Fact.PROFILE_EDUCATION),
        ("birthday", "14 March", Fact.PROFILE_BIRTHDAY),
        ("emails", {"emails": [{"address": "x"}]}, Fact.ACCOUNT_EMAIL),
        ("screen_names", [{"service_name": "x", "names": [{"nick": "y"}]}], Fact.PROFILE_LINKS),
        ("screen_names", [{"service_name": "x", "names": {"name": "y"}}], Fact.PROFILE_LINKS),
        ("phone_numbers", [{"number": "0113 496 0123"}], Fact.CONTACT_PHONE),
    ],
)
def test_a_field_that_cannot_be_empty_is_not_nothing(
    key: str, held: object, fact: Fact, read: Reading
) -> None:
    account = read(_profile_with(websites=[], **{key: held}))
    assert not texts(account, fact)
    assert untold(account, fact)


def test_a_service_without_a_name_on_it_is_told_by_itself(read: Reading) -> None:
    services = [{"service_name": "Skype", "names": []}]
    assert "Skype" in texts(read(_profile_with(screen_names=services)), Fact.PROFILE_LINKS)


def test_a_birthday_without_one_of_its_parts_is_unread(read: Reading) -> None:
    account = read(_profile_with(birthday={"year": 1991, "month_of_year": 3, "day": 14}))
    assert texts(account, Fact.PROFILE_BIRTHDAY) == []
    assert any("does not say: birthday" in why for why in untold(account, Fact.PROFILE_BIRTHDAY))


def _profile_with(**held: object) -> Files:
    files = facebook(CARL)
    (profile,) = [n for n in files if n.endswith("profile_information.json")]
    whole = json.loads(files[profile])
    return files | {profile: as_facebook_writes({"profile_v2": whole["profile_v2"] | held})}


PLANTED: dict[str, object] = {
    "name": {"full_name": POST},
    "other_names": [{"name": POST, "type": "nickname"}],
    "username": POST,
    "current_city": {"name": POST},
    "hometown": {"name": POST},
    "places_lived": [{"place": POST, "start_timestamp": 1}],
    "address": {"street": POST, "city": "York"},
    "work_experiences": [{"employer": POST, "title": "x"}],
    "work_experiences, title": [{"employer": "x", "title": POST}],
    "work_experiences, description": [{"employer": "x", "description": POST}],
    "education_experiences, description": [{"name": "x", "description": POST}],
    "education_experiences, another key": [{"name": "x", "concentrations": [POST]}],
    "work_experiences, another key": [{"employer": "x", "projects": [{"name": POST}]}],
    "websites": [{"address": POST}],
    "screen_names": [{"service_name": "X", "names": [{"name": POST}]}],
    "screen_names, older": [{"service_name": "X", "names": [POST]}],
    "profile_uri": POST,
    "intro_bio": {"name": POST},
    "about_me": POST,
    "profile_category": POST,
    "favorite_quotes": POST,
    "religious_view": {"name": "x", "description": POST},
    "political_view": {"name": POST, "description": ""},
    "political_view, a list": [{"name": POST, "description": ""}],
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": POST}],
}


@each("key", PLANTED)
def test_a_name_in_any_field_reaches_a_reading(key: str, read: Reading) -> None:
    account = read(_profile_with(**{key.split(",")[0]: PLANTED[key]}))
    assert any(POST in words for words in _written(account))


def test_a_field_that_is_not_known_leaves_the_text_open(read: Reading) -> None:
    details = untold(read(_profile_with(motto=POST, gender={"x": 1})), Fact.PROFILE_BIO)
    assert details == ["profile_information.json has more than we know: motto"]
    assert not untold(read(_profile_with(motto="")), Fact.PROFILE_BIO)


@each(("since", "friend", "posted", "why"), [
    ("2009-05-01", "2026-08-01", "2026-09-01", [WITHOUT_THE_FIRST_YEAR]),
    ("2009-05-01", "2020-09-01", "2026-09-01", [WITHOUT_THE_FIRST_YEAR]),
    ("2009-05-01", "2020-09-01", "2009-09-01", [WITHOUT_THE_LAST_YEAR]),
    ("2009-05-01", "", "2026-09-01", [WITHOUT_THE_FIRST_YEAR]),
    ("2009-05-01", "1975-09-01", "2026-09-01", [WITHOUT_THE_FIRST_YEAR]),
    ("2009-05-01", "2009-09-01", "2026-09-01", []), ("2026-05-01", "2026-08-01", "2026-09-01", []),
    ("", "2009-09-01", "2026-09-01", [OF_UNKNOWN_AGE]),
    ("2036-05-01", "2009-09-01", "2026-09-01", [OF_UNKNOWN_AGE]),
])  # fmt: skip
def test_an_export_that_does_not_reach_over_all_the_years_is_not_all(
    since: str, friend: str, posted: str, why: list[str], read: Reading
) -> None:
    lists = {
        "profile_information.json": _registered(since),
        POSTS: [{"timestamp": _seconds(posted), "data": [{"post": "A walk"}]}],
        "comments.json": {"comments_v2": []},
        "your_friends.json": {
            "friends_v2": [{"name": "A B", "timestamp": _seconds(friend) if friend else 0}]
        },
        "your_group_membership_activity.json": {"groups_joined_v2": []},
        SIGNED_IN: {"account_activity_v2": []},
    }
    account = read(_with_lists(lists))
    assert untold(account, Fact.POSTS_TO_REREAD) == why
    assert [w for w in untold(account, Fact.ACCOUNT_DORMANT) if w in why] == [
        w for w in why if posted == "2009-09-01"
    ]
    (count,) = observed(account, Fact.FRIENDS_COUNT)
    assert count.value == Count(count=1, at_least=bool(why))
    assert untold(account, Fact.MEMBERSHIPS) == why


@each("before", range(-60, 1))
def test_a_moment_that_stands_where_a_file_is_cut_in_two_to_be_read_is_whole(
    before: int, tmp_path: Path
) -> None:
    at = _seconds("2026-09-01")
    beginning = b" " * (2**20 + before)
    written = beginning + b'[{"name": "A B", "timestamp": %d}, {"timestamp": %d}]' % (at, at)
    (tmp_path / "your_friends.json").write_bytes(written)
    with opened_export(tmp_path) as archive:
        assert days_told(archive, [FRIENDS]) == (date(2026, 9, 1),) * 2


@each(("signed_in", "asked"), [(True, False), (False, False), (False, True)])
def test_a_sign_in_shows_until_when_an_export_reaches_and_that_it_was_asked_for_does_not(
    signed_in: bool, asked: bool, read: Reading
) -> None:
    files = _with_lists(
        {
            "profile_information.json": _registered("2009-05-01"),
            POSTS: [{"timestamp": _seconds("2010-04-01"), "data": [{"post": "A walk"}]}],
            "your_friends.json": {"friends_v2": []},
            "your_group_membership_activity.json": {"groups_joined_v2": []},
        }
    )
    (activity,) = [name for name in files if name.endswith(SIGNED_IN)]
    requests = activity.replace(SIGNED_IN, "your_information_download_requests.json")
    held = {n: c for n, c in files.items() if signed_in or n != activity}
    request = as_facebook_writes([{"timestamp": _seconds("2026-09-01")}])
    account = read(held | ({requests: request} if asked else {}))
    whole = (Fact.POSTS_TO_REREAD, Fact.ACCOUNT_DORMANT)
    assert [untold(account, fact) for fact in whole] == [
        [] if signed_in else [WITHOUT_THE_LAST_YEAR]
    ] * 2
    assert [o.value for o in observed(account, Fact.ACCOUNT_DORMANT)] == [True] * signed_in


@each(("joined", "why"), [
    ("2026-09-01", WITHOUT_THE_FIRST_YEAR), ("2009-09-01", ""),
    ("", "no group is listed, which proves nothing: ask for all time, and for your friends "
         "as well"),
])  # fmt: skip
def test_without_friends_the_groups_tell_whether_they_are_all(
    joined: str, why: str, read: Reading
) -> None:
    entry = {"timestamp": _seconds(joined), "data": [{"name": "Knitting"}]}
    files = _with_lists(
        {
            "profile_information.json": _registered("2009-05-01"),
            "your_group_membership_activity.json": {"groups_joined_v2": [entry] if joined else []},
            POSTS: [{"timestamp": _seconds("2026-09-01"), "data": [{"post": "A walk"}]}],
        }
    )
    kept = {n: c for n, c in files.items() if not n.endswith("/your_friends.json")}
    assert untold(read(kept), Fact.MEMBERSHIPS) == ([why] if why else [])


def _seconds(day: str) -> int:
    return int(datetime.fromisoformat(f"{day or '1970-01-02'}T12:00+00:00").timestamp())


def _registered(day: str) -> object:
    (whole,) = (c for n, c in _profile_with().items() if n.endswith("profile_information.json"))
    profile = json.loads(whole)["profile_v2"]
    return {"profile_v2": profile | {"registration_timestamp": _seconds(day) if day else 0}}


def _with_lists(lists: Mapping[str, object]) -> Files:
    """Carl's export, with other content in the files of these names."""
    files = facebook(CARL)
    own = {n: lists[last] for n in files if (last := n.rpartition("/")[2]) in lists}
    return files | {name: as_facebook_writes(held) for name, held in own.items()}


def test_that_no_friend_is_listed_proves_nothing(read: Reading) -> None:
    files = facebook(CARL)
    (friends,) = [name for name in files if name.endswith("/your_friends.json")]
    account = read(files | {friends: b'{"friends_v2": []}'})
    assert not observed(account, Fact.FRIENDS_COUNT)
    for fact in (Fact.FRIENDS_COUNT, Fact.MEMBERSHIPS):
        assert any("no friend is listed" in why for why in untold(account, fact))


def test_groups_that_one_runs_are_ones_groups(read: Reading) -> None:
    groups = {"groups_admined_v2": [{"name": "Oakfield Primary School staff", "timestamp": 1}]}
    account = read(exported("groups/your_groups.json", groups))
    assert "Oakfield Primary School staff" in texts(account, Fact.MEMBERSHIPS)


@each(
    ("name", "key"),
    [
        ("groups/your_groups.json", "groups_admined_v2"),
        ("groups/your_group_membership_activity.json", "groups_joined_v2"),
        ("pages/pages_you've_liked.json", "page_likes_v2"),
    ],
)
@each("held", [{"title": "x"}, {"data": [{"title": "x"}]}, {"data": "x"}, "x"])
def test_a_list_of_nameless_groups_or_pages_is_not_read(
    name: str, key: str, held: object, read: Reading
) -> None:
    odd = untold(read(exported(name, {key: [held]})), Fact.MEMBERSHIPS)
    assert f"{name.rpartition('/')[2]} is not as we know it" in odd


def test_an_export_with_all_in_the_folder_of_the_profile(read: Reading) -> None:
    files = facebook(CARL)
    within = "/personal_information/profile_information/your_facebook_activity/"
    moved = {n.replace("/your_facebook_activity/", within): c for n, c in files.items()}
    assert moved.keys() != files.keys()
    assert read(moved).readings == read(files).readings


@each(
    ("key", "fact"),
    [
        ("groups", Fact.MEMBERSHIPS),
        ("other_pages_liked", Fact.MEMBERSHIPS),
        ("interests", Fact.MEMBERSHIPS),
        ("pages", Fact.MEMBERSHIPS),
        ("languages", Fact.PROFILE_BIO),
    ],
)
def test_a_field_that_is_not_read_is_not_silent_of_the_school(
    key: str, fact: Fact, read: Reading
) -> None:
    account = read(_profile_with(**{key: [{"name": "Oakfield Primary School"}]}))
    assert "profile_information.json names your school" in untold(account, fact)
    assert not untold(read(_profile_with(**{key: [{"name": "Music"}]})), Fact.PROFILE_BIO)


@each(
    ("key", "is_open"),
    [("pending_emails", True), ("ad_account_emails", True), ("previous_emails", False)],
)
def test_an_address_that_waits_for_its_confirmation_leaves_the_others_open(
    key: str, is_open: bool, read: Reading
) -> None:
    own = ["carl@example.org"]
    for listed in (["carl@oakfield.leeds.sch.uk"], own):
        account = read(_profile_with(emails={"emails": own, key: listed}))
        assert texts(account, Fact.ACCOUNT_EMAIL) == own
        assert bool(untold(account, Fact.ACCOUNT_EMAIL)) is (is_open and listed != own)


def test_the_accounts_numbers_are_not_said_to_be_on_the_profile(read: Reading) -> None:
    numbers = [{"phone_type": "Mobile", "phone_number": "+441134960123"}]
    account = read(_profile_with(phone_numbers=numbers))
    (told,) = observed(account, Fact.CONTACT_PHONE)
    assert {e.audience for e in getattr(told.value, "entries", ())} == {None}
    assert untold(account, Fact.CONTACT_PHONE)


def _written(account: Account) -> Iterator[str]:
    for reading in account.readings:
        if isinstance(reading, Observed) and reading.fact is not Fact.POSTS_TO_REREAD:
            yield from (f"{e.text} {e.detail}" for e in getattr(reading.value, "entries", ()))


# What others tagged the person in

TAGGED = "photos_and_videos_you're_tagged_in.json"
FOLDER = "your_facebook_activity/activity_you're_tagged_in"


def _tagged(*names: str, label: str = "Name") -> list[dict[str, object]]:
    """Pictures that people of these names tagged, as the export lists them."""
    return [
        {
            "timestamp": AT + at,
            "media": [],
            "label_values": [
                {"label": "URL", "value": f"https://example.org/{at}", "href": f"?{at}"},
                {"label": label, "value": name},
            ],
            "fbid": str(at),
        }
        for at, name in enumerate(names)
    ]


def _with_tagged(content: object, name: str = f"{FOLDER}/{TAGGED}") -> Files:
    files = {n: c for n, c in facebook(CARL).items() if not n.endswith(TAGGED)}
    root = next(iter(files)).partition("/")[0]
    return files | {f"{root}/{name}": as_facebook_writes(content)}


@pytest.mark.parametrize(
    "name",
    [
        f"{FOLDER}/{TAGGED}",
        f"your_facebook_activity/activity_youre_tagged_in/{TAGGED}",
        "your_facebook_activity/activity_you’re_tagged_in/photos_and_videos_you’re_tagged_in.json",
    ],
)
@pytest.mark.parametrize("label", ["Name", "Nom"])
def test_what_others_tagged_is_counted_and_nobody_is_named(
    name: str, label: str, read: Reading
) -> None:
    tagged = _tagged("Zoë Ångström", "Ben Ó Sé", ME, "Zoë Ångström", label=label)
    account = read(_with_tagged(tagged, name))
    (told,) = observed(account, Fact.TAGGING_COUNT)
    # Posts are not in that list, and what the person tagged is not by others.
    assert told.value == Count(count=3, at_least=True)
    kept = account.model_dump_json()
    assert not [n for n in ("Zo\u00eb", "Ångström", "Ben", "example.org") if n in kept]


def test_one_that_others_tagged_need_not_stand_in_a_list(read: Reading) -> None:
    (told,) = observed(read(_with_tagged(_tagged("Ben")[0])), Fact.TAGGING_COUNT)
    assert told.value == Count(count=1, at_least=True)


def test_who_tagged_may_lie_deeper_and_need_not_be_told(read: Reading) -> None:
    address = {"label": "URL", "value": "https://example.org/1"}

    def owned(name: str) -> object:
        owner = {"dict": [{"dict": [{"label": "Name", "value": name}], "title": ""}]}
        return {"timestamp": AT, "label_values": [address, owner | {"title": "Owner"}]}

    of_nobody = {"timestamp": AT, "label_values": [address]}
    account = read(_with_tagged([owned(ME), of_nobody, owned("Zoë Ångström")]))
    (told,) = observed(account, Fact.TAGGING_COUNT)
    assert told.value == Count(count=1, at_least=True)
    assert "Ångström" not in account.model_dump_json()


@pytest.mark.parametrize("names", [(), (ME,)])
def test_none_that_others_tagged_is_never_taken_for_none(
    names: tuple[str, ...], read: Reading
) -> None:
    account = read(_with_tagged(_tagged(*names)))
    assert not observed(account, Fact.TAGGING_COUNT)
    assert untold(account, Fact.TAGGING_COUNT) == ["none by others is listed, which proves nothing"]


@pytest.mark.parametrize(
    "content", [{"tags_v2": []}, [{"timestamp": AT}], ["x"], [{"label_values": 1}]]
)
def test_a_list_of_tags_of_another_shape_counts_nothing(content: object, read: Reading) -> None:
    account = read(_with_tagged(content))
    assert not observed(account, Fact.TAGGING_COUNT)
    (why,) = untold(account, Fact.TAGGING_COUNT)
    assert TAGGED in why


def test_without_a_name_on_the_profile_who_tagged_is_left_open(read: Reading) -> None:
    files = _with_tagged(_tagged("Zoë Ångström"))
    account = read({n: c for n, c in files.items() if not n.endswith("profile_information.json")})
    assert not observed(account, Fact.TAGGING_COUNT)
    assert "who tagged you could not be told" in untold(account, Fact.TAGGING_COUNT)[0]


def test_nothing_written_in_the_time_that_was_asked_for_is_not_nothing_written(
    read: Reading,
) -> None:
    files = facebook(CARL)
    written = [n for n in files if "/posts/" in n or "/comments/" in n]
    empty = {n: b"[]" if "/posts/" in n else b'{"comments_v2": []}' for n in written}
    account = read({**files, **empty})
    assert not observed(account, Fact.POSTS_TO_REREAD)
    assert any("which proves nothing" in told for told in untold(account, Fact.POSTS_TO_REREAD))
