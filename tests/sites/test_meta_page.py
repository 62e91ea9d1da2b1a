"""Profile pages of Instagram and Threads: whose data it is, and of which text it is all."""

import json
from datetime import date
from typing import Any

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.sites.instagram.page import PAGE as INSTAGRAM
from profilecheck.sites.meta_page import signed_in
from profilecheck.sites.profile_page import Shown
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import capture_of

URL = "https://www.instagram.com/amy/"
NAME, BIO, LINKS = Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS
FACEBOOK = "https://www.facebook.com/amy"
DETOUR = "https://l.instagram.com/?u=https%3A%2F%2Fowls.example%2F&e=1"
ELSEWHERE = "https://owls.example/?u=https%3A%2F%2Fother.example%2F"


def page(*data: Json, head: str = "", url: str = URL) -> Capture:
    scripts = (f"<script type='application/json'>{json.dumps(held)}</script>" for held in data)
    return capture_of(f"<html>{head}{''.join(scripts)}</html>", url)


def user(**fields: Json) -> dict[str, Json]:
    return {"username": "Amy", **fields}


def shown(*data: Json, head: str = "") -> Shown:
    found = INSTAGRAM.shown(page(*data, head=head), "amy")
    assert isinstance(found, Shown), found
    return found


def texts(found: Shown, fact: Fact) -> list[tuple[str, str]] | None:
    entries = found.texts[fact]
    assert all(entry.audience is Audience.PUBLIC for entry in entries or ())
    return None if entries is None else [(entry.text, entry.detail) for entry in entries]


@each(
    ("url", "why"),
    [
        ("https://www.instagram.com/accounts/login/?next=/amy/", UnreadReason.SIGNED_OUT),
        ("https://www.instagram.com/challenge/1", UnreadReason.CHALLENGE),
        (URL, None),
    ],
)
def test_a_page_in_its_place_is_none_of_the_profile(url: str, why: UnreadReason | None) -> None:
    assert INSTAGRAM.shown(page(url=url), "amy") is why


def test_data_of_another_person_tells_nothing() -> None:
    theirs: Json = {"username": "jo", "is_private": True, "full_name": "Jo", "follower_count": 9}
    assert INSTAGRAM.shown(page(theirs), "amy") is None
    found = shown([theirs, user(is_private=False, full_name="Amy", follower_count=4)])
    assert (set(found.private), found.followers) == ({False}, 4)
    assert texts(found, NAME) == [("Amy", "@amy")]
    title = "<meta property='og:title' content='Jo (@jo) • Instagram'>"
    assert INSTAGRAM.shown(page(user(), head=title), "amy") is UnreadReason.UNREADABLE


def test_counts_that_differ_tell_nothing() -> None:
    found = shown([user(follower_count=4), user(edge_followed_by={"count": 5})])
    assert found.followers is None
    assert shown(user(full_name="Amy", edge_followed_by={"count": 5})).followers == 5
    counted = {"edge_owner_to_timeline_media": {"count": 3}}
    assert shown(user(full_name="Amy", **counted)).posts == 3
    assert shown([user(full_name="Amy", **counted), user(media_count=4)]).posts is None


def test_whose_page_it_is_without_an_address_is_told_by_its_title_or_its_answer() -> None:
    head = "<meta property='og:title' content='Amy Otter (@Amy) • Instagram'>"
    found = INSTAGRAM.shown(page(head=head), "")
    assert isinstance(found, Shown)
    assert (found.handle, texts(found, NAME)) == ("amy", [("Amy Otter", "@amy")])

    def answered(*users: Json) -> Shown | UnreadReason | None:
        replies = (Reply(URL, "a", 200, json.dumps({"user": held})) for held in users)
        return INSTAGRAM.shown(capture_of("", "", replies=tuple(replies)), "")

    alone = answered(user(is_private=True))
    assert isinstance(alone, Shown)
    assert alone.handle == "amy"
    assert answered(user(full_name="Amy")) is None
    assert answered(user(is_private=True), user(is_private=True)) is None


@each("key", ["id", "pk"])
def test_the_owner_looked_where_the_one_signed_in_has_their_id(key: str) -> None:
    viewer: Json = {"viewer": {"username": "17"}}
    assert shown([user(is_private=True, **{key: 17}), viewer]).is_seen_by_owner
    assert not shown([user(is_private=True, **{key: 18}), viewer]).is_seen_by_owner


def test_a_profile_without_a_name_is_known_by_its_handle() -> None:
    assert texts(shown(user(full_name="")), NAME) == [("@amy", "@amy")]


PARTS: Json = {"text_fragments": {"fragments": [{"plaintext": "Rivers "}, {"plaintext": "here"}]}}
ODD_PARTS: Json = {"text_fragments": {"fragments": [{"plaintext": "Rivers"}, {"link": "here"}]}}


@each(
    ("fields", "bio", "is_whole"),
    [
        ({"biography": "Rivers"}, ["Rivers"], True),
        ({"biography": ""}, [], True),
        ({}, None, False),
        ({"biography_with_entities": {"raw_text": "Boats"}}, ["Boats"], False),
        ({"text_app_biography": PARTS}, ["Rivers here"], False),
        ({"biography": "Rivers here", "text_app_biography": PARTS}, ["Rivers here"], True),
        ({"biography": "Rivers", "text_app_biography": ODD_PARTS}, ["Rivers"], False),
        ({"biography": "Rivers", "text_app_biography": {"a": 1}}, ["Rivers"], False),
        ({"biography": "Rivers", "category_name": "Teacher"}, ["Rivers", "Teacher"], True),
        ({"biography": "", "category": "Teacher"}, ["Teacher"], True),
        ({"biography": "", "category": "Teacher", "should_show_category": False}, [], True),
        (
            {"biography": "", "profile_tags": {"edges": [{"node": {"display_name": "Owls"}}]}},
            ["Owls"],
            True,
        ),
    ],
)
def test_a_bio_is_all_there_is_where_every_part_of_it_can_be_read(
    fields: dict[str, Json], bio: list[str] | None, *, is_whole: bool
) -> None:
    found = shown(user(is_private=False, **fields))
    told = texts(found, BIO)
    assert (told if told is None else [text for text, _ in told]) == bio
    assert (BIO in found.whole) is is_whole
    # A part that is not read elsewhere on the page leaves it open as well.
    odd = shown([user(is_private=False, **fields), user(text_app_biography=ODD_PARTS)])
    assert BIO not in odd.whole


TITLE = "<meta property='og:title' content='Amy Otter (@amy) • Instagram'>"


@each(
    ("described", "fields", "bio"),
    [
        ("41 Followers - Amy (@amy) on Instagram: “Rivers”", {}, ["Rivers"]),
        ("See Instagram photos and videos from Amy", {}, None),
        (
            "41 Follower – Amy auf Instagram: „Flüsse“",
            {},
            ["41 Follower – Amy auf Instagram: „Flüsse“"],
        ),
        ("on Instagram: “Rivers”", {"biography": ""}, []),
        ("on Instagram: “Rivers”", {"biography": "Boats"}, ["Boats"]),
    ],
)
def test_without_its_field_a_bio_is_what_the_page_says_of_itself(
    described: str, fields: dict[str, Json], bio: list[str] | None
) -> None:
    head = f"{TITLE}<meta name='description' content='{described}'>"
    found = shown(user(is_private=False, **fields), head=head)
    told = texts(found, BIO)
    assert (told if told is None else [text for text, _ in told]) == bio


def test_a_page_that_calls_itself_an_error_is_of_nobody() -> None:
    assert (
        INSTAGRAM.shown(page([{"a": 1}, {"b": "httpErrorPage"}]), "amy") is UnreadReason.NOT_THERE
    )


def test_a_name_is_all_there_is_where_its_field_is_there() -> None:
    assert NAME in shown(user(full_name="", is_private=True)).whole
    assert NAME not in shown(user(is_private=True)).whole


@each(
    ("fields", "links", "is_whole"),
    [
        ({}, None, False),
        ({"bio_links": []}, [], True),
        ({"bio_links": "none"}, None, False),
        ({"bio_links": [{"url": FACEBOOK, "title": "My page"}]}, [(FACEBOOK, "My page")], True),
        ({"bio_links": [{"url": FACEBOOK, "title": 1}]}, [(FACEBOOK, "")], True),
        ({"bio_links": [{"url": DETOUR}]}, [("https://owls.example/", "")], True),
        ({"bio_links": [{"url": ELSEWHERE}]}, [(ELSEWHERE, "")], True),
        ({"bio_links": [{"url": "https://[/"}]}, [("https://[/", "")], True),
        ({"bio_links": [{"url": " ", "lynx_url": FACEBOOK}]}, [(FACEBOOK, "")], True),
        ({"bio_links": [{"url": FACEBOOK}, {"odd": "a"}]}, [(FACEBOOK, "")], False),
        ({"external_url": FACEBOOK}, [(FACEBOOK, "")], False),
        ({"bio_links": [], "external_url": FACEBOOK}, [(FACEBOOK, "")], True),
        ({"bio_links": [], "fb_profile_biolink": {"url": FACEBOOK}}, [(FACEBOOK, "")], True),
        ({"bio_links": [], "fb_profile_biolink": {"odd": "a"}}, [], False),
        ({"bio_links": [], "show_fb_link_on_profile": True}, [], False),
        ({"bio_links": [], "show_fb_page_link_on_profile": True}, [], False),
    ],
)
def test_links_are_all_there_are_where_each_says_where_it_leads(
    fields: dict[str, Json], links: list[tuple[str, str]] | None, *, is_whole: bool
) -> None:
    found = shown(user(is_private=False, **fields))
    assert texts(found, LINKS) == links
    assert (LINKS in found.whole) is is_whole


def test_that_there_is_no_link_is_told_by_any_field_for_them() -> None:
    assert texts(shown([user(bio_links=[], is_private=True), user(id=7)]), LINKS) == []


@each(
    ("field", "fact"),
    [
        ("business_email", Fact.CONTACT_EMAIL),
        ("public_email", Fact.CONTACT_EMAIL),
        ("business_phone_number", Fact.CONTACT_PHONE),
        ("public_phone_number", Fact.CONTACT_PHONE),
        ("contact_phone_number", Fact.CONTACT_PHONE),
    ],
)
def test_contacts_are_those_behind_buttons_that_show(field: str, fact: Fact) -> None:
    held: dict[str, Json] = {"is_private": False, field: "amy@owls.example"}
    assert texts(shown(user(**held)), fact) == [("amy@owls.example", "")]
    hidden = shown(user(should_show_public_contacts=False, **held))
    assert texts(hidden, fact) is None
    assert texts(shown(user(is_private=False, **{field: ""})), fact) is None


MINE: Json = {"username": "amy"}
CAPTION: Json = {"edges": [{"node": {"text": " By the river "}}, {"node": {"text": "not this"}}]}


@each(
    ("post", "words"),
    [
        ({"code": "a", "user": MINE, "caption": {"text": "Boats"}}, "Boats"),
        ({"shortcode": "a", "owner": MINE, "edge_media_to_caption": CAPTION}, "By the river"),
        ({"code": "a", "owner": {"id": 7}}, ""),
        ({"shortcode": "a", "owner": {"pk": "7"}}, ""),
        ({"code": "a", "user": MINE, "edge_media_to_caption": {"edges": {"a": 1}}}, ""),
        ({"pk": "1", "user": MINE, "caption": {"text": "Boats"}}, "Boats"),
        ({"code": "a", "user": MINE, "edge_media_to_caption": {"edges": []}}, ""),
        # Another person's, or one that two are said to have written, or nobody.
        ({"code": "a", "user": {"username": "jo"}, "caption": {"text": "Boats"}}, None),
        ({"code": "a", "user": MINE, "owner": {"username": "jo"}}, None),
        ({"code": "a", "owner": {"id": 8}}, None),
        ({"code": "a", "owner": {}}, None),
        ({"code": "a", "caption": {"text": "Boats"}}, None),
        ({"user": MINE}, None),
    ],
)
def test_a_post_is_the_owner_s_where_it_says_so_and_nothing_in_it_says_another(
    post: dict[str, Any], words: str | None
) -> None:
    owner = user(is_private=False, id=7)
    found = shown([owner, {**post, "taken_at": 1_700_000_000}])
    assert [one.text for one in found.written] == ([] if words is None else [words])
    assert all(one.day == date(2023, 11, 14) for one in found.written)
    assert all(one.audience is Audience.PUBLIC for one in found.written)


def test_posts_with_the_same_words_are_two_and_one_that_came_twice_is_one() -> None:
    boats: Json = {"user": MINE, "caption": {"text": "Boats"}}
    posts = [{**boats, "pk": number} for number in ("1", "2", "2")]
    assert len(shown([user(is_private=False), *posts]).written) == 2
    bare: Json = {"code": "a", "user": MINE, "taken_at_timestamp": 1_700_000_000}
    whole: Json = {**bare, "caption": {"text": "Boats"}}
    for held in ([bare, whole], [whole, bare]):
        (told,) = shown([user(is_private=False), *held]).written
        assert (told.text, told.day) == ("Boats", date(2023, 11, 14))


def test_what_stands_beside_a_post_is_of_it_and_not_of_its_writer_or_a_comment() -> None:
    post: Json = {
        "code": "a",
        "user": {"username": "amy", "full_name": "Amy Otter"},
        "accessibility_caption": "Two boats",
        "location": {"name": "Leeds"},
        "usertags": [{"user": {"full_name": "Jo Bell"}}],
        "preview_comments": [{"user": {"full_name": "Sam"}}],
    }
    (told,) = shown([user(is_private=True), post]).written
    assert told.beside == "Two boats Leeds Jo Bell"
    assert told.audience is Audience.FRIENDS


@each(
    ("answer", "is_known"),
    [
        ({"data": {"user": user(is_private=True)}}, True),
        ({"data": {"a": {"user": user(is_private=True)}}}, True),
        ({"graphql": {"user": user(is_private=True)}}, True),
        ({"user": user(is_private=True)}, True),
        # The one who is signed in is told of without that.
        ({"data": {"user": user()}}, False),
        ({"data": {"user": user(text_post_app_is_private=True, is_private=True)}}, False),
        ({"data": {"a": user(is_private=True), "b": {**user(is_private=True)}}}, True),
        (
            {"data": {"a": user(is_private=True), "b": {"username": "jo", "is_private": True}}},
            False,
        ),
        ([], False),
    ],
)
def test_an_answer_that_was_saved_alone_is_of_the_one_account_it_tells_of(
    answer: Json, *, is_known: bool
) -> None:
    reply = Reply(URL, "a", 200, json.dumps(answer))
    assert INSTAGRAM.is_known(capture_of("", "", replies=(reply,))) is is_known
    assert not INSTAGRAM.is_known(capture_of("<html></html>", URL, replies=(reply,)))


@each(
    ("data", "viewer"),
    [
        ({"viewer": {"username": "Amy"}}, "amy"),
        ({"viewer": {"user": {"username": "Amy"}}}, "amy"),
        ([["PolarisViewer", [], {"data": {"username": "Amy"}}]], "amy"),
        ([["PolarisViewer"]], ""),
        ([["PolarisViewer", []]], ""),
        ([{"viewer": {"username": "amy"}}, {"viewer": {"username": ""}}], "amy"),
        ([["Other", [], {"data": {"username": "Amy"}}]], ""),
        ([{"viewer": {"username": "amy"}}, {"viewer": {"username": "jo"}}], ""),
        ({"user": {"username": "amy"}}, ""),
    ],
)
def test_who_is_signed_in_is_the_one_whom_the_page_names_alone(data: Json, viewer: str) -> None:
    assert signed_in(page(data)) == viewer
