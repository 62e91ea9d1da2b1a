"""A Facebook profile: posts, Intro and About say what they say, from both viewpoints."""

from typing import Any

import pytest

from profilecheck.browser.capture import ListEnd, Reply
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import NO_SCHOOL, of, part, reason, value

from .pages import (
    ME,
    SOMEBODY_ELSE,
    about,
    feed,
    field,
    header,
    intro,
    profile,
    read,
    require_lazy,
    scheduled,
    story,
)

A = Audience
STRANGER = Viewpoint.STRANGER
IN_2014 = 1_400_000_000
IN_2020 = 1_590_000_000
IN_2026 = 1_770_000_000


def friends_only(number: int) -> Any:
    return story(number, "friends", "Friends")


@pytest.mark.parametrize("wrap", [scheduled, require_lazy])
def test_posts_in_both_wrappings(wrap: Any) -> None:
    seen = read(
        "profile",
        profile(
            header(),
            feed(
                story(1, "everyone", "Public", when=IN_2014),
                story(2, "everyone", "Public", when=IN_2020),
                friends_only(3),
            ),
            wrap=wrap,
        ),
    )
    assert value(Fact.POSTS_PAST_LIMITED, seen) is False
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=2)
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, seen).years == {2014: 1, 2020: 1}
    assert value(Fact.PROFILE_ACCESS, seen) is A.PUBLIC


def test_posts_for_friends_are_limited_only_once_the_end_was_seen() -> None:
    whole = read("profile", profile(header(), feed(friends_only(1))))
    assert value(Fact.POSTS_PAST_LIMITED, whole) is True
    assert value(Fact.POSTS_PUBLIC_COUNT, whole) == Count(count=0)
    assert value(Fact.PROFILE_ACCESS, whole) is A.FRIENDS
    for shown in (feed(friends_only(1), more=True), feed(friends_only(1), more=None)):
        seen = read("profile", profile(header(), shown))
        for fact in (Fact.POSTS_PAST_LIMITED, Fact.POSTS_PUBLIC_COUNT, Fact.PROFILE_ACCESS):
            assert reason(fact, seen) is UnreadReason.INCOMPLETE_LIST


def test_posts_that_name_the_school_are_listed_by_their_day_and_nothing_they_say_is_kept() -> None:
    naming = story(
        1, "everyone", "Public", when=IN_2014, text="Jo Bell leaves Oakfield Primary School"
    )
    like = story(2, "friends", "Friends", text="A walk up Oakfield Road")
    shared = story(3, "friends", "Friends", shares=story(4, "everyone", "Public", text="Oakfield"))
    seen = read("profile", profile(header(), feed(naming, like, shared)))
    (entry,) = value(Fact.POSTS_TO_REREAD, seen).entries
    assert (entry.text, entry.audience) == ("Post of 13 May 2014", A.PUBLIC)
    assert "Jo Bell" not in str(seen)


_SCHOOL = {"text": "Oakfield Primary School"}


@each(
    ("attached", "listed"),
    [
        ({"media": {"accessibility_caption": f"A sign that says {_SCHOOL['text']}"}}, 1),
        ({"styles": {"attachment": {"title_with_entities": _SCHOOL}}}, 1),
        ({"styles": {"attachment": {"title": "News", "description": _SCHOOL}}}, 1),
        ({"styles": {"attachment": {"story": {"message": _SCHOOL}}}}, 0),
        ({"media": {"owner": {"name": "Jo", "description": _SCHOOL}}}, 0),
    ],
)
def test_what_is_attached_to_a_post_is_looked_through(attached: Any, listed: int) -> None:
    post = story(1, "friends", "Friends", text="A walk")
    post["comet_sections"]["content"]["story"]["attachments"] = [attached]
    entries = value(Fact.POSTS_TO_REREAD, read("profile", profile(header(), feed(post)))).entries
    assert len(entries) == listed


@each(
    ("within", "listed"),
    [
        ({"attached_story": story(4, "everyone", "Public", text=_SCHOOL["text"])}, 1),
        (
            {"attached_story": {"message": None, "actors": [{"id": "9", "name": _SCHOOL["text"]}]}},
            1,
        ),
        ({"attached_story": {"attachments": [{"media": {"title": _SCHOOL}}]}}, 1),
        ({"attached_story": {"message": {"text": "My year 9s were awful, damn them"}}}, 0),
        ({"title": {"text": f"Amy Carter is at {_SCHOOL['text']}."}}, 1),
        ({"summary": {"text": f"Amy Carter was with Jo at {_SCHOOL['text']}."}}, 1),
        ({"comet_sections": {"title": {"story": {"to": {"name": _SCHOOL["text"]}}}}}, 1),
        ({"feedback": {"comments": [{"title": _SCHOOL}]}}, 0),
    ],
)
def test_what_a_post_passes_on_and_what_stands_above_it_are_searched_for_the_school(
    within: Any, listed: int
) -> None:
    post = story(1, "friends", "Friends", text="A walk")
    post["comet_sections"]["content"]["story"] |= within
    entries = value(Fact.POSTS_TO_REREAD, read("profile", profile(header(), feed(post)))).entries
    assert [e.text for e in entries] == ["Post of 13 May 2014"] * listed


def test_what_a_post_passes_on_and_did_not_come_is_a_gap() -> None:
    post = story(1, "friends", "Friends", text="A walk", shares={"id": "story4"})
    seen = read("profile", profile(header(), feed(post)))
    assert reason(Fact.POSTS_TO_REREAD, seen) is UnreadReason.PAGE_CHANGED


def test_posts_on_work_are_listed_too_the_widest_seen_first_each_with_why() -> None:
    school = story(1, "friends", "Friends", when=IN_2026, text="Oakfield Primary School again")
    pupils = story(2, "everyone", "Public", when=IN_2014, text="My year 9s, and another parent")
    own = story(3, "everyone", "Public", text="My daughter's parents' evening")
    seen = read("profile", profile(header(), feed(school, pupils, own)))
    listed = value(Fact.POSTS_TO_REREAD, seen).entries
    assert [(e.text, e.detail) for e in listed] == [
        ("Post of 13 May 2014", "mentions pupils or a class, mentions parents or families"),
        (listed[1].text, "names your school"),
    ]


def test_no_post_naming_the_school_is_claimed_only_at_the_end_and_with_a_school() -> None:
    page = profile(header(), feed(friends_only(1)))
    assert value(Fact.POSTS_TO_REREAD, read("profile", page)).entries == ()
    unknown = read("profile", page, matcher=NO_SCHOOL)
    assert reason(Fact.POSTS_TO_REREAD, unknown) is UnreadReason.NEEDS_SCHOOL
    shown = profile(header(), feed(friends_only(1), more=True))
    assert reason(Fact.POSTS_TO_REREAD, read("profile", shown)) is UnreadReason.INCOMPLETE_LIST


def test_an_account_is_out_of_use_where_the_newest_post_is_old() -> None:
    old = read("profile", profile(header(), feed(friends_only(1), more=True)))
    assert value(Fact.ACCOUNT_DORMANT, old) is True
    recent = story(2, "friends", "Friends", when=IN_2026)
    used = read("profile", profile(header(), feed(friends_only(1), recent, more=True)))
    assert value(Fact.ACCOUNT_DORMANT, used) is False
    to_come = story(3, "friends", "Friends", when=4_000_000_000)
    later = read("profile", profile(header(), feed(friends_only(1), to_come)))
    assert reason(Fact.ACCOUNT_DORMANT, later) is UnreadReason.INCOMPLETE_LIST
    none = read("profile", profile(header(), feed()))
    assert reason(Fact.ACCOUNT_DORMANT, none) is UnreadReason.INCOMPLETE_LIST


def test_a_list_that_stopped_loading_is_incomplete() -> None:
    stopped = profile(header(), feed(friends_only(1)), list_end=ListEnd.STOPPED)
    assert reason(Fact.POSTS_PAST_LIMITED, read("profile", stopped)) is UnreadReason.INCOMPLETE_LIST


def test_one_wide_post_is_enough_without_the_end() -> None:
    seen = read("profile", profile(feed(story(1, "friends_of_friends", "x"), more=True)))
    assert value(Fact.POSTS_PAST_LIMITED, seen) is False


def test_posts_that_came_later_count_and_the_last_part_tells_the_end() -> None:
    first = '{"data":{"node":{"timeline_list_feed_units":{"edges":[]}}}}'
    streamed = (
        '{"label":"x$stream","path":["node","timeline_list_feed_units","edges",1],"data":{"node":'
        f'{{"__typename":"Story","id":"late","actors":[{{"id":"{ME}"}}],"s":{{"privacy_scope":'
        '{"icon_image":{"name":"everyone"},"description":"Public"}}}}}'
    )
    end = (
        '{"label":"x$defer","path":["node","timeline_list_feed_units"],"data":{"page_info":'
        '{"has_next_page":false}}}'
    )
    reply = Reply("https://www.facebook.com/api/graphql/", "x", 200, f"{first}\n{streamed}\n{end}")
    seen = read("profile", profile(feed(friends_only(1), more=True), replies=(reply,)))
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=1)


def test_the_picture_of_an_audience_is_read_in_any_language() -> None:
    polish = profile(feed(story(1, "everyone", "Publiczne"), more=True), lang="pl")
    assert value(Fact.POSTS_PAST_LIMITED, read("profile", polish)) is False


def test_what_is_free_of_words_is_read_in_any_language() -> None:
    polish = profile(header(), intro("Lubię koty"), feed(friends_only(1)), lang="pl")
    seen = read("profile", polish)
    assert value(Fact.POSTS_PAST_LIMITED, seen) is True
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=0)
    assert value(Fact.PROFILE_BIO, seen).entries[0].text == "Lubię koty"
    assert value(Fact.PROFILE_BIO, read("profile", profile(intro(), lang="pl"))).entries == ()


def test_in_an_unknown_language_no_post_is_said_to_need_no_second_reading() -> None:
    seen = read("profile", profile(header(), feed(friends_only(1)), lang="pl"))
    assert reason(Fact.POSTS_TO_REREAD, seen) is UnreadReason.UNKNOWN_LANGUAGE


@pytest.mark.parametrize(
    ("icon", "words"), [("custom", ""), ("sparkles", "Everyone you know"), ("", "")]
)
def test_an_unknown_audience_of_a_post_is_unread(icon: str, words: str) -> None:
    seen = read("profile", profile(feed(story(1, icon, words), friends_only(2))))
    assert reason(Fact.POSTS_PAST_LIMITED, seen) is UnreadReason.UNKNOWN_WORDING
    assert reason(Fact.POSTS_PUBLIC_COUNT, seen) is UnreadReason.UNKNOWN_WORDING


@each(
    ("icon", "words"),
    [
        ("lock", "Only me"),
        ("lock_filled", "x"),
        ("friends-except-acquaintances", "Friends except: Zebulon Quill"),
        ("custom", "Friends except: Zebulon Quill"),
        ("custom", "Specific friends: Zebulon Quill"),
        ("custom", "Book club"),
        ("friends", "Znajomi"),
    ],
)
def test_narrow_posts_are_limited_and_nobody_is_named(icon: str, words: str) -> None:
    seen = read("profile", profile(feed(story(1, icon, words))))
    assert value(Fact.POSTS_PAST_LIMITED, seen) is True
    assert "Quill" not in "".join(r.model_dump_json() for r in seen)


def test_a_custom_audience_in_an_unknown_language_is_not_guessed() -> None:
    seen = read("profile", profile(feed(story(1, "custom", "Klub")), lang="pl"))
    assert reason(Fact.POSTS_PAST_LIMITED, seen) is UnreadReason.UNKNOWN_WORDING


def test_a_custom_audience_that_is_wide_in_words_is_wide() -> None:
    seen = read("profile", profile(feed(story(1, "custom", "Friends of friends"))))
    assert value(Fact.POSTS_PAST_LIMITED, seen) is False


def test_shared_posts_and_posts_of_others_do_not_count() -> None:
    shared = story(9, "everyone", "Public", by=SOMEBODY_ELSE)
    seen = read(
        "profile",
        profile(
            feed(
                story(1, "friends", "Friends", shares=shared),
                story(2, "everyone", "Public", by=SOMEBODY_ELSE),
            )
        ),
    )
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=0)


def test_a_locked_profile_is_for_friends() -> None:
    seen = read("profile", profile(header(locked=True), feed(friends_only(1))))
    assert value(Fact.PROFILE_ACCESS, seen) is A.FRIENDS


@pytest.mark.parametrize("wide", ["everyone", "friends_of_friends"])
def test_a_locked_profile_with_posts_for_more_than_friends_contradicts_itself(wide: str) -> None:
    seen = read("profile", profile(header(locked=True), feed(story(1, wide, ""))))
    assert reason(Fact.PROFILE_ACCESS, seen) is UnreadReason.PAGE_CHANGED
    both = read("profile", profile(header(locked=True), header(), feed(friends_only(1))))
    assert reason(Fact.PROFILE_ACCESS, both) is UnreadReason.PAGE_CHANGED


def test_name_and_bio() -> None:
    seen = read("profile", profile(header(), intro("Year 4 at Oakfield")))
    assert value(Fact.PROFILE_NAME, seen).entries[0].text == "Amy Carter"
    (bio,) = value(Fact.PROFILE_BIO, seen).entries
    assert (bio.text, bio.audience) == ("Year 4 at Oakfield", A.PUBLIC)


def test_no_bio_is_known_only_from_an_intro() -> None:
    assert value(Fact.PROFILE_BIO, read("profile", profile(header(), intro()))).entries == ()
    without = read("profile", profile(header()))
    assert reason(Fact.PROFILE_BIO, without) is UnreadReason.PAGE_CHANGED
    of_another = read("profile", profile(header(), intro("x", owner=SOMEBODY_ELSE)))
    assert reason(Fact.PROFILE_BIO, of_another) is UnreadReason.PAGE_CHANGED


CARDS = (
    ("INTRO_CARD_WORK", "Teacher at Oakfield Primary School"),
    ("INTRO_CARD_PROFILE_PHONE", "0113 496 0123"),
    ("INTRO_CARD_PROFILE_EMAIL", "amy@example.org"),
    ("INTRO_CARD_WEBSITE", "example.org"),
    ("INTRO_CARD_CURRENT_CITY", "Lives in Leeds"),
    ("INTRO_CARD_RELATIONSHIP", "Married to Zebulon Quill"),
    ("INTRO_CARD_WIFI", "Offers free Wi-Fi"),
)


def test_what_a_stranger_sees_is_public() -> None:
    seen = read(
        "profile_public",
        profile(
            header(),
            intro("", *CARDS),
            feed(story(1, "everyone", "Public"), more=True),
            viewpoint=STRANGER,
        ),
    )
    (work,) = value(Fact.PROFILE_EMPLOYER, seen).entries
    assert (work.text, work.audience, work.current) == ("Oakfield Primary School", A.PUBLIC, True)
    assert value(Fact.CONTACT_PHONE, seen).entries[0].text == "0113 496 0123"
    assert value(Fact.CONTACT_EMAIL, seen).entries[0].audience is A.PUBLIC
    assert value(Fact.POSTS_PUBLIC_COUNT, seen) == Count(count=1, at_least=True)
    assert value(Fact.PROFILE_ACCESS, seen) is A.PUBLIC
    assert all(r.viewpoint is STRANGER for r in seen)
    assert "Quill" not in "".join(r.model_dump_json() for r in seen)


def test_a_post_that_shows_without_signing_in_is_searched_and_its_words_are_no_bio() -> None:
    post = story(1, "everyone", "Public", text="A long day at Oakfield Primary School")
    page = profile(header(), intro("Gardener."), feed(post, more=True), viewpoint=STRANGER)
    seen = read("profile_public", page)
    (listed,) = part(Fact.POSTS_TO_REREAD, seen).entries
    assert listed.audience is A.PUBLIC
    assert [e.text for e in value(Fact.PROFILE_BIO, seen).entries] == ["Gardener."]
    none = read("profile_public", profile(header(), feed(), viewpoint=STRANGER))
    assert reason(Fact.POSTS_TO_REREAD, none) is UnreadReason.INCOMPLETE_LIST


def test_an_intro_without_work_does_not_say_that_none_is_listed() -> None:
    seen = read("profile_public", profile(header(), intro(), feed(), viewpoint=STRANGER))
    assert not [r for r in seen if r.fact is Fact.PROFILE_EMPLOYER]
    assert not [r for r in seen if r.fact is Fact.PROFILE_ACCESS]


def test_another_profiles_lock_says_nothing_of_this_one() -> None:
    other = {"suggested": {"id": "99", "private_sharing_enabled": True}}
    seen = read("profile", profile(header(), other, feed(story(1, "everyone", "Public"))))
    assert value(Fact.PROFILE_ACCESS, seen) is A.PUBLIC
    shown = read("profile_public", profile(header(), other, feed(), viewpoint=STRANGER))
    assert reason(Fact.POSTS_PUBLIC_COUNT, shown) is UnreadReason.INCOMPLETE_LIST


def test_a_list_with_something_unknown_in_it_proves_no_absence() -> None:
    renamed = {**story(1, "everyone", "Public"), "__typename": "TimelineStory"}
    seen = read("profile", profile(header(), feed(renamed)))
    assert reason(Fact.POSTS_PAST_LIMITED, seen) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.POSTS_PUBLIC_COUNT, seen) is UnreadReason.INCOMPLETE_LIST


@each(
    ("kinds", "place"),
    [
        (["ABOUT", "FRIENDS", "PHOTOS", "VIDEOS"], None),
        (["ABOUT", "MAP"], "“Section 1” on your profile"),
        (["EVENTS", "REVIEWS", "LIKES"], "“Section 0” and “Section 1” on your profile"),
    ],
)
def test_a_section_that_a_stranger_is_shown_and_no_page_opens_is_told(
    kinds: list[str], place: str | None
) -> None:
    sections = [
        {"node": {"name": f"Section {n}", "section_type": kind}} for n, kind in enumerate(kinds)
    ]
    tabs = {"profile_user": {"timeline_nav_app_sections": {"edges": sections}}}
    parts = (header(), intro("Hello"), {"user": {"profile_tabs": tabs}})
    seen = read("profile_public", profile(*parts, viewpoint=STRANGER))
    unread = [r for r in seen if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO]
    assert [r.place for r in unread] == ([place] if place else [])
    own = (r for r in read("profile", profile(*parts)) if isinstance(r, Unread))
    assert all(r.place == "" for r in own if r.fact is Fact.PROFILE_BIO)


def test_no_post_shown_to_a_stranger_means_none_only_on_a_locked_profile() -> None:
    open_to_all = read("profile_public", profile(header(), feed(), viewpoint=STRANGER))
    assert reason(Fact.POSTS_PUBLIC_COUNT, open_to_all) is UnreadReason.INCOMPLETE_LIST
    locked = read("profile_public", profile(header(locked=True), feed(), viewpoint=STRANGER))
    assert value(Fact.POSTS_PUBLIC_COUNT, locked) == Count(count=0)
    assert value(Fact.PROFILE_ACCESS, locked) is A.FRIENDS


def test_a_number_of_friends_that_strangers_see_is_read_and_likes_are_none() -> None:
    def shown(words: str, tab: str, of: str = ME) -> Any:
        head = header(friends=words)
        item = head["user"]["profile_header_renderer"]["user"]["profile_social_context"]
        item["content"][1]["uri"] = f"https://x/?id={of}&sk={tab}"
        return read("profile_public", profile(head, viewpoint=STRANGER))

    assert value(Fact.FRIENDS_COUNT, shown("312 friends", "friends")) == Count(count=312)
    likes, unknown = shown("2.1K likes", "friends_likes"), shown("5 mil amigos", "friends")
    for told in (likes, unknown, shown("900 friends", "friends", of="61550000000999")):
        assert not [r for r in told if r.fact is Fact.FRIENDS_COUNT]


def test_posts_that_show_to_a_stranger_are_at_least_so_many() -> None:
    seen = profile(header(), feed(story(1, "everyone", "Public")), viewpoint=STRANGER)
    shown = value(Fact.POSTS_PUBLIC_COUNT, read("profile_public", seen))
    assert shown == Count(count=1, at_least=True)


def test_the_town_is_what_the_page_links_in_any_language() -> None:
    words = "Mieszka w: Leeds"
    data = intro("", ("INTRO_CARD_CURRENT_CITY", words), ("INTRO_CARD_HOMETOWN", "From Hull"))
    nodes = data["profile_tile_sections"]["edges"][0]["node"]["profile_tile_views"]["nodes"]
    items = nodes[0]["view_style_renderer"]["view"]["profile_tile_items"]["nodes"]
    card = items[0]["node"]["timeline_context_item"]["renderer"]["context_item"]
    place = {"entity": {"id": "1"}, "offset": 11, "length": 5}
    card["title"]["ranges"] = ["x", {"entity": None, "offset": 0, "length": 6}, place]
    seen = read("profile_public", profile(header(), data, viewpoint=STRANGER, lang="pl"))
    shown = [(e.text, e.detail) for e in value(Fact.PROFILE_LOCATION, seen).entries]
    assert shown == [("Leeds", words), ("From Hull", "")]


def test_a_number_for_whatsapp_is_a_telephone_number() -> None:
    data = intro("", ("INTRO_CARD_PHONE", "0113 496 0123"))
    view = data["profile_tile_sections"]["edges"][0]["node"]["profile_tile_views"]["nodes"][0]
    renderer = {"wa_number": "+44 7700 900123", "wa_link": "https://wa.example/1"}
    item = {"node": {"timeline_context_item": {"renderer": renderer}}}
    view["view_style_renderer"]["view"]["profile_tile_items"]["nodes"].append(item)
    seen = read("profile_public", profile(header(), data, viewpoint=STRANGER))
    shown = {e.text: e.detail for e in value(Fact.CONTACT_PHONE, seen).entries}
    assert shown == {"0113 496 0123": "", "+44 7700 900123": "WhatsApp"}


def test_an_account_elsewhere_is_told_by_where_its_link_leads() -> None:
    data = intro("", ("INTRO_CARD_OTHER_ACCOUNT", "amy_c"), ("INTRO_CARD_SCREENNAME", "amy.c"))
    nodes = data["profile_tile_sections"]["edges"][0]["node"]["profile_tile_views"]["nodes"]
    items = nodes[0]["view_style_renderer"]["view"]["profile_tile_items"]["nodes"]
    card = items[0]["node"]["timeline_context_item"]["renderer"]["context_item"]
    address = "https://pictures.example/amy_c"
    card["title"]["ranges"] = [None, {"entity": None}, {"entity": {"external_url": address}}]
    seen = read("profile_public", profile(header(), data, viewpoint=STRANGER))
    shown = [(e.text, e.detail) for e in value(Fact.PROFILE_LINKS, seen).entries]
    assert shown == [(address, "amy_c"), ("amy.c", "")]


@each("source", [Source.LIVE, Source.SAVED_PAGE])
def test_ones_own_page_tells_the_intro_and_not_who_sees_it(source: Source) -> None:
    mine = profile(header(), intro("", *CARDS), feed())
    seen = read("profile", mine, source=source)
    assert value(Fact.CONTACT_PHONE, seen).entries[0].audience is None


def test_the_intro_shows_the_entries_of_about_and_what_is_not_there_has_no_audience() -> None:
    def under_about(fact: Fact, *entries: Entry) -> Observed:
        other = next(r for r in read("profile", mine) if isinstance(r, Observed))
        return other.model_copy(update={"fact": fact, "value": Entries(entries=entries)})

    mine = profile(header(), intro("", *CARDS), feed())
    job = Entry(text="Oakfield Primary School", detail="Teacher, 2015", audience=Audience.FRIENDS)
    town = Entry(text="Leeds, England", audience=Audience.ONLY_ME)
    own = Entry(text="07700 900142", audience=Audience.ONLY_ME)
    told = [
        under_about(Fact.PROFILE_EMPLOYER, job, job.model_copy(update={"detail": "Head, 2019"})),
        under_about(Fact.PROFILE_LOCATION, town),
        under_about(Fact.CONTACT_PHONE, own),
        under_about(Fact.PROFILE_FAMILY),
    ]
    shown = read("profile", mine, earlier=told)
    assert value(Fact.PROFILE_EMPLOYER, shown).entries == (job,)
    # "Lives in Leeds" is said of it in other words; a number that is not listed is another one.
    assert not [r for r in shown if r.fact is Fact.PROFILE_LOCATION]
    assert value(Fact.CONTACT_PHONE, shown).entries == (Entry(text="0113 496 0123"),)
    assert value(Fact.PROFILE_FAMILY, shown).entries[0].audience is None


ADD = field("work", "Add a workplace")


def test_the_add_button_is_not_an_employer() -> None:
    nodes = [
        field("work", "Add a workplace", add=True),
        field("work", "Teacher at Oakfield", "2015 – Present"),
    ]
    seen = read("about_work", about({"work": nodes}, [("Teacher at Oakfield", "Friends")]))
    (work,) = value(Fact.PROFILE_EMPLOYER, seen).entries
    assert (work.text, work.audience, work.current) == ("Oakfield", A.FRIENDS, True)
    assert work.detail == "Teacher at Oakfield, 2015 – Present"


@pytest.mark.parametrize("shown", [[], [("Add a workplace", "")]])
def test_only_an_add_button_means_nothing_is_listed(shown: Any) -> None:
    assert (
        value(Fact.PROFILE_EMPLOYER, read("about_work", about({"work": [ADD]}, shown))).entries
        == ()
    )


def test_an_employer_that_stands_first_is_an_employer() -> None:
    first = about({"work": [field("work", "Add-Ons Ltd")]}, [("Add-Ons Ltd", "Public")])
    (work,) = value(Fact.PROFILE_EMPLOYER, read("about_work", first)).entries
    assert (work.text, work.audience) == ("Add-Ons Ltd", A.PUBLIC)


def test_a_first_node_that_may_be_either_is_unread() -> None:
    seen = read("about_work", about({"work": [field("work", "Oakfield Primary School")]}))
    assert reason(Fact.PROFILE_EMPLOYER, seen) is UnreadReason.UNKNOWN_WORDING


@pytest.mark.parametrize(
    ("title", "text", "current"),
    [
        ("Works at Oakfield Primary School", "Oakfield Primary School", True),
        ("Former Teacher at Oakfield Primary School", "Oakfield Primary School", False),
        ("Worked at Oakfield Primary School", "Oakfield Primary School", False),
        ("Oakfield Primary School", "Oakfield Primary School", None),
        ("Works for Leeds City Council", "Leeds City Council", True),
        ("Teacher", "Teacher", None),
    ],
)
def test_employers_past_and_present(title: str, text: str, current: bool | None) -> None:
    seen = read("about_work", about({"work": [ADD, field("work", title)]}, [(title, "Only me")]))
    (work,) = value(Fact.PROFILE_EMPLOYER, seen).entries
    assert (work.text, work.current, work.audience) == (text, current, A.ONLY_ME)


@pytest.mark.parametrize(
    ("title", "text", "current"),
    [
        ("Studied Primary Education at Leeds Beckett", "Leeds Beckett", False),
        ("Studies at Leeds Beckett", "Leeds Beckett", True),
        ("Went to Roundhay School", "Roundhay School", False),
    ],
)
def test_schools_past_and_present(title: str, text: str, current: bool) -> None:
    sections = {"college": [field("education", title)], "secondary_school": []}
    page = about(sections, [(title, "Friends")])
    (place,) = value(Fact.PROFILE_EDUCATION, read("about_education", page)).entries
    assert (place.text, place.current) == (text, current)


def test_a_row_does_not_borrow_the_audience_of_another() -> None:
    nodes = [ADD, field("work", "Works at One"), field("work", "Works at Two")]
    shown = [("Works at Two", "Only me")]
    page = about({"work": nodes}, shown)
    bare = page.html.replace("<h2>About</h2>", "<h2>About</h2><p>Works at One</p>")
    seen = read("about_work", type(page)(**{**page.__dict__, "html": bare}))
    entries = value(Fact.PROFILE_EMPLOYER, seen).entries
    assert [(e.text, e.audience) for e in entries] == [("One", None), ("Two", A.ONLY_ME)]


def test_an_entry_that_shows_twice_with_two_audiences_is_undecided() -> None:
    shown = [("Works at One", "Only me"), ("Works at One", "Public")]
    readings = read("about_work", about({"work": [field("work", "Works at One")]}, shown))
    (told,) = [r for r in readings if isinstance(r, Observed)]
    assert [entry.audience for entry in told.value.entries] == [None]  # type: ignore[union-attr]
    assert [r.fact for r in readings if isinstance(r, Unread)] == [Fact.PROFILE_EMPLOYER]


def test_an_unknown_audience_of_an_entry_is_said() -> None:
    page = about({"work": [ADD, field("work", "Works at One")]}, [("Works at One", "Book club")])
    readings = [r for r in read("about_work", page) if r.fact is Fact.PROFILE_EMPLOYER]
    assert isinstance(readings[0], Observed)
    assert isinstance(readings[1], Unread)
    assert readings[1].reason is UnreadReason.UNKNOWN_WORDING
    assert readings[1].detail == "Book club"


def test_contact_details_with_each_audience() -> None:
    nodes = [
        field("phone", "Add a phone number", add=True),
        field("phone", "0113 496 0123", "Mobile"),
        field("email", "amy@oakfield.leeds.sch.uk"),
    ]
    shown = [("0113 496 0123", "Only me"), ("amy@oakfield.leeds.sch.uk", "Public")]
    seen = read("about_contact", about({"about_contact_info": nodes}, shown))
    (phone,) = value(Fact.CONTACT_PHONE, seen).entries
    (email,) = value(Fact.CONTACT_EMAIL, seen).entries
    assert (phone.text, phone.detail, phone.audience) == ("0113 496 0123", "Mobile", A.ONLY_ME)
    assert (email.text, email.audience) == ("amy@oakfield.leeds.sch.uk", A.PUBLIC)


def test_what_else_a_page_of_about_lists_is_taken_there() -> None:
    address, link = "amy@example.org", "https://www.oakfield.leeds.sch.uk"
    sections: dict[str, list[Any]] = {
        "directory_email": [field("email", address)],
        "directory_phone": [],
        "directory_links": [field("website", link)],
    }
    shown = [(address, "Only me"), (link, "Friends")]
    seen = read("about_contact", about(sections, shown))
    assert value(Fact.PROFILE_LINKS, seen).entries == (Entry(text=link, audience=A.FRIENDS),)
    assert all(isinstance(reading, Observed) for reading in seen)
    # Whether that is all is for the page to tell that is opened for it.
    sections["directory_links"] = []
    assert Fact.PROFILE_LINKS not in {
        r.fact for r in read("about_contact", about(sections, shown[:1]))
    }


def test_an_entry_that_two_pages_of_about_list_stands_for_one_card_of_the_intro() -> None:
    name = "Oakfield Primary School"
    cards = [("INTRO_CARD_WORK", f"Teacher at {name}"), ("INTRO_CARD_WORK", f"Head at {name}")]
    mine = profile(header(), intro("", *cards), feed())
    told = next(r for r in read("profile", mine) if isinstance(r, Observed))
    job = Entry(text=name, audience=Audience.ONLY_ME)
    listed = Entries(entries=(job,))
    under_about = told.model_copy(update={"fact": Fact.PROFILE_EMPLOYER, "value": listed})
    shown = read("profile", mine, earlier=[under_about, under_about])
    audiences = [entry.audience for entry in value(Fact.PROFILE_EMPLOYER, shown).entries]
    assert audiences == [Audience.ONLY_ME, None]


TOGETHER = {
    "college": ("secondary_school",),
    "secondary_school": ("college",),
    "relationship": ("family",),
    "directory_college": ("directory_high_school",),
    "directory_hometown": ("directory_location",),
}
"""Sections that stand on a page together."""


@each(
    ("page_id", "section", "kind", "title", "fact"),
    [
        ("about_education", "college", "education", "Studied at Leeds", Fact.PROFILE_EDUCATION),
        ("about_education", "secondary_school", "education", "Went to X", Fact.PROFILE_EDUCATION),
        ("about_links", "websites_and_social_links", "website", "amy.example", Fact.PROFILE_LINKS),
        ("about_places", "living", "current_city", "Lives in Leeds", Fact.PROFILE_LOCATION),
        ("about_birthday", "basic_info", "birthday", "14 March", Fact.PROFILE_BIRTHDAY),
        ("about_family", "relationship", "relationship", "Married", Fact.PROFILE_FAMILY),
        ("about_details", "about_me", "about_me", "I teach", Fact.PROFILE_BIO),
        ("about_work", "directory_work", "work", "Works at X", Fact.PROFILE_EMPLOYER),
        ("about_education", "directory_college", "education", "At X", Fact.PROFILE_EDUCATION),
        ("about_links", "directory_socials", "website", "amy.example", Fact.PROFILE_LINKS),
        ("about_places", "directory_hometown", "hometown", "York", Fact.PROFILE_LOCATION),
        ("about_birthday", "directory_birthday", "birthday", "14 March", Fact.PROFILE_BIRTHDAY),
        ("about_details", "directory_bio", "bio", "I teach", Fact.PROFILE_BIO),
        ("about_names", "nicknames", "nicknames", "Miss Oakfield", Fact.PROFILE_BIO),
        ("about_names", "other_names", "name", "Miss Oakfield", Fact.PROFILE_BIO),
        ("about_contact", "directory_email", "email", "a@example.org", Fact.CONTACT_EMAIL),
        ("about_contact", "directory_phone", "phone", "0113 496 0123", Fact.CONTACT_PHONE),
    ],
)
def test_each_section(page_id: str, section: str, kind: str, title: str, fact: Fact) -> None:
    beside: dict[str, list[Any]] = {kind: [] for kind in TOGETHER.get(section, ())}
    full = about({section: [field(kind, title, "small")], **beside}, [(title, "Public")])
    (entry,) = value(fact, read(page_id, full)).entries
    assert entry.audience is A.PUBLIC
    empty = about({section: [field("null_state", "Nothing to show")], **beside})
    assert value(fact, read(page_id, empty)).entries == ()
    elsewhere = about({"life_events": [field("x", "y")]})
    assert reason(fact, read(page_id, elsewhere)) is UnreadReason.PAGE_CHANGED


def test_a_nickname_is_no_sign_that_there_is_no_bio() -> None:
    page = about({"nicknames": [field("nicknames", "Miss O", "Nickname")]}, [("Miss O", "Friends")])
    assert reason(Fact.PROFILE_BIO, read("about_details", page)) is UnreadReason.PAGE_CHANGED
    (entry,) = value(Fact.PROFILE_BIO, read("about_names", page)).entries
    assert (entry.text, entry.detail, entry.audience) == ("Miss O", "Nickname", A.FRIENDS)


@each(
    ("tabs", "place"),
    [
        (["directory_intro", "directory_names", "directory_privacy_and_legal_info"], None),
        (["directory_work", "directory_activites"], "About › Tab 1"),
        (["directory_interests", "directory_travel"], "About › Tab 0 and About › Tab 1"),
        (["about_places", "about_life_events"], None),
    ],
)
def test_a_page_of_about_that_is_not_opened_is_told(tabs: list[str], place: str | None) -> None:
    for address in ("{tab}", "profile.php?id=1&sk={tab}"):
        listed = [
            {"name": f"Tab {n}", "url": f"https://www.facebook.com/{address.format(tab=tab)}"}
            for n, tab in enumerate(tabs)
        ]
        page = about({"directory_bio": [], "about_me": []}, tabs=listed)
        unread = [r for r in read("about_details", page) if isinstance(r, Unread)]
        assert [(r.fact, r.place) for r in unread] == ([(Fact.PROFILE_BIO, place)] if place else [])


def test_relatives_are_counted_not_named() -> None:
    nodes = [
        field("family", "Add a family member", add=True),
        field("family", "Zebulon Quill", "Sister"),
    ]
    sections = {"family": nodes, "relationship": []}
    seen = read("about_family", about(sections, [("Zebulon Quill", "Friends")]))
    (entry,) = value(Fact.PROFILE_FAMILY, seen).entries
    assert (entry.text, entry.audience) == ("Sister", A.FRIENDS)
    assert "Quill" not in "".join(r.model_dump_json() for r in seen)


def test_a_strange_kind_of_entry_is_said() -> None:
    nodes = [ADD, field("hologram", "Oakfield Primary School")]
    readings = [
        r for r in read("about_work", about({"work": nodes})) if r.fact is Fact.PROFILE_EMPLOYER
    ]
    assert any(isinstance(r, Unread) and "hologram" in r.detail for r in readings)


def test_a_stranger_sees_only_what_is_public_under_about() -> None:
    page = about({"work": [field("work", "Works at One")]}, viewpoint=STRANGER)
    (work,) = value(Fact.PROFILE_EMPLOYER, read("about_work", page)).entries
    assert (work.text, work.audience) == ("One", A.PUBLIC)


def test_about_is_read_in_another_language_where_its_data_says_what_is_an_entry() -> None:
    scope = {"icon_image": {"name": "friends"}, "description": "Amis"}
    nodes = [
        field("work", "Ajouter un emploi", add=True),
        field("work", "Enseigne chez One", "2015") | {"privacy_scope": scope},
    ]
    (work,) = value(
        Fact.PROFILE_EMPLOYER, read("about_work", about({"work": nodes}, lang="fr"))
    ).entries
    assert (work.text, work.audience) == ("Enseigne chez One", A.FRIENDS)
    alone = about({"work": [field("work", "Ajouter un emploi")]}, lang="fr")
    unsure = reason(Fact.PROFILE_EMPLOYER, read("about_work", alone))
    assert unsure is UnreadReason.UNKNOWN_WORDING


def test_markup_in_names_stays_text() -> None:
    hostile = "<script>alert(1)</script>\x1b[31m\u202e[bold red]"
    seen = read("profile", profile(header(name=hostile), intro(hostile)))
    shown = value(Fact.PROFILE_NAME, seen).entries[0].text
    assert shown == "<script>alert(1)</script>[bold red]"


def test_signed_in_id_is_the_owner() -> None:
    assert (
        of(Fact.PROFILE_NAME, read("profile", profile(header()), account_id=ME)).status
        == "observed"
    )
