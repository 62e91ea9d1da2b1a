"""X profiles: three shapes of one answer, the page itself, and what neither proves."""

from typing import Any

import pytest

from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import OAKFIELD, Readings, all_of, of, part, reasons, values

from .pages import (
    CURRENT,
    LEGACY,
    ME,
    SHAPES,
    SPLIT,
    answer,
    capture,
    document,
    listed,
    post,
    profile,
    read,
    settings,
    without,
)

PUBLIC = settings(protected=False)


def owner(result: dict[str, Any], *others: Any) -> Readings:
    return read("profile", capture(profile(result), *others))


def texts(value: Any) -> list[str]:
    assert isinstance(value, Entries)
    return [entry.text for entry in value.entries]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_tells_the_same(shape: str) -> None:
    told = values(owner(SHAPES[shape]))
    assert texts(told[Fact.PROFILE_NAME]) == ["Amy Carter"]
    assert told[Fact.PROFILE_NAME].entries[0].detail == f"@{ME}"
    assert texts(told[Fact.PROFILE_BIO]) == ["Puns. https://a.example/page"]
    assert texts(told[Fact.PROFILE_LOCATION]) == ["Leeds"]
    assert texts(told[Fact.PROFILE_LINKS]) == ["https://w.example/", "https://a.example/page"]
    assert told[Fact.FRIENDS_COUNT] == Count(count=12)
    assert told[Fact.PROFILE_ACCESS] is Audience.PUBLIC
    assert told[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)
    assert told[Fact.POSTS_PAST_LIMITED] is False
    assert told[Fact.FRIENDS_AUDIENCE] is told[Fact.FOLLOWS_AUDIENCE] is Audience.MEMBERS


def test_protected_left_out_means_false_in_the_first_shape_alone() -> None:
    assert values(owner(LEGACY))[Fact.PROFILE_ACCESS] is Audience.PUBLIC
    for shape in (without(SPLIT, "privacy"), without(CURRENT, "privacy")):
        assert isinstance(of(Fact.PROFILE_ACCESS, owner(shape)), Unread)
    half = LEGACY | {"core": SPLIT["core"]}
    assert isinstance(of(Fact.POSTS_PUBLIC_COUNT, owner(half)), Unread)
    cut = without(LEGACY, "legacy", "statuses_count")
    assert isinstance(of(Fact.PROFILE_ACCESS, owner(cut)), Unread)


@pytest.mark.parametrize("odd", [None, "false", 0, {}])
def test_a_strange_protected_is_no_answer(odd: Any) -> None:
    for result in (SPLIT | {"privacy": {"protected": odd}}, SPLIT | {"privacy": odd}):
        assert isinstance(of(Fact.PROFILE_ACCESS, owner(result)), Unread)
    legacy = LEGACY | {"legacy": LEGACY["legacy"] | {"protected": odd}}  # type: ignore[operator]
    assert isinstance(of(Fact.PROFILE_ACCESS, owner(legacy)), Unread)


def test_protected_covers_posts_old_and_new_and_the_lists() -> None:
    told = values(owner(CURRENT | {"privacy": {"protected": True}}))
    assert told[Fact.PROFILE_ACCESS] is Audience.FRIENDS
    assert told[Fact.POSTS_PAST_LIMITED] is True
    assert told[Fact.POSTS_PUBLIC_COUNT] == Count(count=0)
    assert told[Fact.FRIENDS_AUDIENCE] is Audience.FRIENDS


def test_lists_that_nobody_can_open() -> None:
    nobody = CURRENT | {
        "privacy": {"protected": True},
        "relationship_counts": {"followers": 0, "following": 9},
    }
    assert values(owner(nobody))[Fact.FRIENDS_AUDIENCE] is Audience.ONLY_ME


def test_lists_of_a_protected_account_that_counts_no_followers_may_be_open_to_nobody() -> None:
    protected = without(CURRENT, "relationship_counts") | {"privacy": {"protected": True}}
    for fact in (Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE):
        assert isinstance(of(fact, owner(protected)), Unread)


def test_the_settings_answer_tells_protection_too_and_must_agree() -> None:
    bare = without(CURRENT, "privacy")
    told = owner(bare, settings(protected=True))
    assert values(told)[Fact.PROFILE_ACCESS] is Audience.FRIENDS
    for fact in (Fact.PROFILE_ACCESS, Fact.POSTS_PUBLIC_COUNT, Fact.FRIENDS_AUDIENCE):
        assert isinstance(of(fact, owner(CURRENT, settings(protected=True))), Unread)


def test_places_that_are_there_and_empty() -> None:
    empty = CURRENT | {
        "location": {"location": ""},
        "website": {},
        "profile_bio": {"description": "", "entities": {"description": {}}},
    }
    told = values(owner(empty))
    for fact in (Fact.PROFILE_BIO, Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS):
        assert told[fact] == Entries(entries=())
    for place, fact in (("profile_bio", Fact.PROFILE_BIO), ("location", Fact.PROFILE_LOCATION)):
        assert isinstance(of(fact, owner(empty | {place: {}})), Unread)


@pytest.mark.parametrize(
    ("part", "fact"),
    [
        ("location", Fact.PROFILE_LOCATION),
        ("profile_bio", Fact.PROFILE_BIO),
        ("profile_bio", Fact.PROFILE_LINKS),
        ("relationship_counts", Fact.FRIENDS_COUNT),
        ("legacy_extended_profile", Fact.PROFILE_BIRTHDAY),
        ("tweet_counts", Fact.POSTS_PUBLIC_COUNT),
    ],
)
def test_a_missing_or_renamed_part_is_unread(part: str, fact: Fact) -> None:
    assert isinstance(of(fact, owner(without(CURRENT, part))), Unread)
    assert isinstance(of(fact, owner(CURRENT | {part: {"renamed": "Leeds"}})), Unread)
    assert isinstance(of(fact, owner(CURRENT | {part: None})), Unread)


def test_a_short_link_that_hides_where_it_leads_is_unread() -> None:
    hidden = CURRENT | {"profile_bio": {"description": "See https://t.co/zzz", "entities": {}}}
    told = owner(hidden)
    assert isinstance(of(Fact.PROFILE_LINKS, told), Unread)
    assert "short form" in repr(of(Fact.PROFILE_LINKS, told))
    # It may lead to the school, so the words around it are not all that the bio tells.
    assert texts(part(Fact.PROFILE_BIO, told)) == ["See https://t.co/zzz"]


def test_a_label_and_a_category_are_part_of_what_is_said_about_the_person() -> None:
    labelled = CURRENT | {
        "affiliates_highlighted_label": {"label": {"description": "Oakfield"}},
        "professional": {"category": [{"name": "Education"}]},
    }
    assert texts(values(owner(labelled))[Fact.PROFILE_BIO])[1:] == ["Oakfield", "Education"]


AFFILIATED = {"label": {"description": "Oakfield", "userLabelType": "BusinessLabel"}}


@each(
    ("labels", "about", "said"),
    [
        ({"affiliates_highlighted_label": AFFILIATED}, {}, ["Oakfield"]),
        ({"identity_profile_labels_highlighted_label": AFFILIATED}, {}, ["Oakfield"]),
        (
            {
                "affiliates_highlighted_label": AFFILIATED,
                "identity_profile_labels_highlighted_label": AFFILIATED,
            },
            {},
            ["Oakfield"],
        ),
        ({}, {"identity_profile_labels_highlighted_label": AFFILIATED}, ["Oakfield"]),
        ({}, {"about_profile": {"affiliate_username": "OakfieldTrust"}}, ["@OakfieldTrust"]),
        ({}, {"about_profile": {"account_based_in": "United Kingdom"}}, []),
    ],
)
def test_an_organisation_beside_the_name_is_read_wherever_x_says_it(
    labels: dict[str, Any], about: dict[str, Any], said: list[str]
) -> None:
    result = {"__typename": "User", "core": CURRENT["core"]} | about
    asked = answer(
        "AboutAccountQuery", {"data": {"user_result_by_screen_name": {"result": result}}}
    )
    category = {"professional": {"category": [{"name": "Education"}]}}
    told = values(owner(CURRENT | category | labels, asked))
    assert sorted(texts(told[Fact.PROFILE_BIO])[1:]) == sorted(["Education", *said])


BADGE = '<a href="/RedKiteTrust" role="link"><img alt="" src="https://pbs.twimg.com/a.jpg"></a>'


def test_an_organisation_that_a_page_shows_as_a_picture_is_not_read_as_nothing() -> None:
    def head(badge: str) -> str:
        names = f"<span>Amy Carter</span>{badge}<a href='/{ME}'><span>@{ME}</span></a>"
        bio = '<div data-testid="UserDescription">Puns</div>'
        return document(f'<div data-testid="UserName">{names}</div>{bio}')

    told = read("profile", capture(html=head("")))
    assert texts(values(told)[Fact.PROFILE_BIO]) == ["Puns"]
    assert all(isinstance(r, Observed) for r in all_of(Fact.PROFILE_BIO, told))
    told = read("profile", capture(html=head(BADGE)))
    assert texts(part(Fact.PROFILE_BIO, told)) == ["Puns", "@RedKiteTrust"]
    # Its name is known where an answer came with the page.
    labelled = profile(CURRENT | {"affiliates_highlighted_label": AFFILIATED})
    told = read("profile", capture(labelled, html=head(BADGE)))
    assert texts(values(told)[Fact.PROFILE_BIO])[1:] == ["Oakfield"]
    assert not any(isinstance(r, Unread) for r in all_of(Fact.PROFILE_BIO, told))


def birth(visibility: str, year_visibility: str = "Self") -> dict[str, Any]:
    date = {"day": 14, "month": 3, "year": 1991}
    shown = {"visibility": visibility, "year_visibility": year_visibility}
    return CURRENT | {"legacy_extended_profile": {"birthdate": date | shown}}


@pytest.mark.parametrize(
    ("word", "audience"),
    [
        ("Public", Audience.PUBLIC),
        ("Followers", Audience.MEMBERS),
        ("Following", Audience.SPECIFIC),
        ("MutualFollow", Audience.SPECIFIC),
        ("Self", Audience.ONLY_ME),
    ],
)
def test_a_birthday_has_an_audience_of_its_own(word: str, audience: Audience) -> None:
    entries = values(owner(birth(word)))[Fact.PROFILE_BIRTHDAY].entries
    assert [e.audience for e in entries] == [audience, Audience.ONLY_ME]
    assert [e.text for e in entries] == ["14/3", "1991"]


def test_a_year_that_was_not_sent_to_its_owner_is_not_none() -> None:
    sent = birth("Self")
    del sent["legacy_extended_profile"]["birthdate"]["year"]
    (entry,) = part(Fact.PROFILE_BIRTHDAY, owner(sent)).entries
    assert entry.text == "14/3"
    del sent["legacy_extended_profile"]["birthdate"]["year_visibility"]
    assert isinstance(of(Fact.PROFILE_BIRTHDAY, owner(sent)), Observed)


def test_an_empty_place_proves_no_birthday_that_is_hidden() -> None:
    unread = of(Fact.PROFILE_BIRTHDAY, owner(CURRENT))
    assert isinstance(unread, Unread)
    assert unread.reason is UnreadReason.INCOMPLETE_LIST


def test_followers_who_need_approval_are_friends() -> None:
    told = values(owner(birth("Followers") | {"privacy": {"protected": True}}))
    assert told[Fact.PROFILE_BIRTHDAY].entries[0].audience is Audience.FRIENDS


def test_an_unknown_word_for_who_sees_a_birthday_is_unread() -> None:
    told = owner(birth("Circle"))
    unread = [r for r in all_of(Fact.PROFILE_BIRTHDAY, told) if isinstance(r, Unread)]
    assert [r.reason for r in unread] == [UnreadReason.UNKNOWN_WORDING]


# What a stranger is shown

HEAD = f"""
<div data-testid="UserName"><div><span>Amy Carter</span></div><div><span>@{ME}</span></div>%s</div>
<div data-testid="UserDescription"><span>Puns. </span><a href="https://t.co/abc"
><span aria-hidden="true">http://</span>a.example/page</a></div>
<div data-testid="UserProfileHeader_Items"><span data-testid="UserLocation">Leeds</span>
<a data-testid="UserUrl" href="https://t.co/web"><span>w.example</span></a></div>
<a href="/{ME}/following">34 Following</a><a href="/{ME}/verified_followers">1,234 Followers</a>
"""
TWEET = """<article data-testid="tweet"><a href="/%s/status/%s"><time
datetime="%s-05-01T10:00:00.000Z">May 1</time></a><div data-testid="tweetText">Hi</div></article>"""
CARD = f"""<script type="application/ld+json">{{"@type":"ProfilePage","mainEntity":{{
"@type":"Person","additionalName":"{ME}","name":"Amy Carter","description":"","homeLocation":
{{"name":""}},"interactionStatistic":[{{"name":"Tweets","userInteractionCount":41}},
{{"name":"Follows","userInteractionCount":1234}}]}},"relatedLink":[]}}</script>"""


def stranger(body: str, lang: str = "en") -> Readings:
    html = document(body, signed_in="", lang=lang)
    return read("profile_public", capture(html=html, viewpoint=Viewpoint.STRANGER))


def test_a_bio_is_read_with_its_pictures_lines_and_links_however_deep() -> None:
    bio = (
        '<div data-testid="UserDescription">Puns<br>and tea<img alt="🍵"><div><a '
        'href="https://t.co/abc"><span aria-hidden="true">http://</span>a.example/page</a></div></div>'
    )
    plain = '<div data-testid="UserDescription"><span>Puns. </span>'
    start = HEAD.index(plain)
    shown = HEAD[:start] + bio + HEAD[HEAD.index('<div data-testid="UserProfileHeader_Items">') :]
    told = stranger(shown % "")
    assert texts(values(told)[Fact.PROFILE_BIO]) == ["Puns and tea🍵a.example/page"]


def test_what_is_shown_of_others_beside_the_main_column_is_not_the_persons() -> None:
    head = HEAD % ""
    bare = head.replace("UserDescription", "x").replace("UserLocation", "y")
    column = f'<div data-testid="primaryColumn">{bare}</div>'
    other = '<div data-testid="UserDescription">Sums</div><i data-testid="UserLocation">Hull</i>'
    told = stranger(f"<div>{other}</div>{column}<aside>{other}</aside>")
    assert not {Fact.PROFILE_BIO, Fact.PROFILE_LOCATION} & values(told).keys()


@pytest.mark.parametrize("lang", ["en", "fr", "ja"])
def test_the_page_itself_is_read_in_any_language(lang: str) -> None:
    told = values(stranger(HEAD % "" + TWEET % (ME, 1, 2024), lang))
    assert texts(told[Fact.PROFILE_BIO]) == ["Puns. a.example/page"]
    assert texts(told[Fact.PROFILE_LINKS]) == ["w.example", "a.example/page"]
    assert told[Fact.FRIENDS_COUNT] == Count(count=1234)
    assert told[Fact.PROFILE_ACCESS] is Audience.PUBLIC
    assert told[Fact.POSTS_PUBLIC_COUNT] == Count(count=1, at_least=True)
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1}


def test_what_shows_without_signing_in_is_not_all_that_was_posted() -> None:
    for body in (HEAD % "", HEAD % "" + TWEET % (ME, 1, 2024)):
        told = all_of(Fact.POSTS_TO_REREAD, stranger(body))
        assert [r.reason for r in told if isinstance(r, Unread)] == [UnreadReason.INCOMPLETE_LIST]


def test_a_lock_says_that_posts_are_protected_and_no_lock_says_nothing() -> None:
    locked = values(stranger(HEAD % '<svg data-testid="icon-lock"></svg>'))
    assert locked[Fact.PROFILE_ACCESS] is Audience.FRIENDS
    assert locked[Fact.POSTS_PUBLIC_COUNT] == Count(count=0)
    assert isinstance(of(Fact.PROFILE_ACCESS, stranger(HEAD % "")), Unread)


def test_posts_that_show_to_a_stranger_contradict_a_lock() -> None:
    told = stranger(HEAD % '<svg data-testid="icon-lock"></svg>' + TWEET % (ME, 1, 2024))
    assert values(told)[Fact.POSTS_PUBLIC_COUNT] == Count(count=1, at_least=True)
    access = of(Fact.PROFILE_ACCESS, told)
    assert isinstance(access, Unread)
    assert access.reason is UnreadReason.PAGE_CHANGED
    assert access.detail.endswith("1 showed without signing in")


def test_lines_of_a_bio_are_words_apart() -> None:
    told = values(stranger((HEAD % "").replace("Puns. ", "Teacher<br>Baker")))
    assert texts(told[Fact.PROFILE_BIO])[0].startswith("Teacher Baker")


def test_none_and_some_followers_in_two_places_are_no_number() -> None:
    none = CURRENT | {"relationship_counts": {"followers": 0, "following": 34}}
    seen = capture(profile(none), html=document(HEAD % ""))
    assert Fact.FRIENDS_COUNT not in values(read("profile", seen))
    some = capture(profile(CURRENT), html=document(HEAD % ""))
    assert values(read("profile", some))[Fact.FRIENDS_COUNT] == Count(count=12)


def test_a_link_of_the_bio_that_leads_nowhere_is_missed_in_the_list() -> None:
    told = stranger((HEAD % "").replace(' href="https://t.co/abc"', ""))
    links = [r for r in told if r.fact is Fact.PROFILE_LINKS]
    assert [r.status for r in links] == ["observed", "unread"]


def test_posts_of_others_prove_nothing() -> None:
    told = stranger(HEAD % "" + TWEET % ("somebody", 1, 2024))
    assert isinstance(of(Fact.PROFILE_ACCESS, told), Unread)


def test_what_the_page_leaves_out_is_unread_unless_its_card_says_it_is_empty() -> None:
    bare = f'<div data-testid="UserName">Amy Carter<span>@{ME}</span></div>'
    assert isinstance(of(Fact.PROFILE_BIO, stranger(bare)), Unread)
    told = values(stranger(bare + CARD))
    for fact in (Fact.PROFILE_BIO, Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS):
        assert told[fact] == Entries(entries=())
    assert Fact.POSTS_PUBLIC_COUNT not in told


@each(
    ("words", "count"),
    [
        ("3 893 abonnés", 3893),
        ("1.234 Follower", 1234),
        ("7 Followers", 7),
        ("1.2M Followers", None),
        ("12,3 Tsd. Follower", None),
        ("5K Followers", None),
        ("1.2万 フォロワー", None),
    ],
)
def test_shortened_numbers_are_not_numbers(words: str, count: int | None) -> None:
    told = values(stranger((HEAD % "").replace("1,234 Followers", words)))
    assert told.get(Fact.FRIENDS_COUNT) == (None if count is None else Count(count=count))


def test_an_own_page_without_answers_proves_nothing_of_who_sees_it() -> None:
    html = document(HEAD % "" + TWEET % (ME, 1, 2024))
    told = read("profile", capture(html=html))
    assert Fact.PROFILE_BIO in values(told)
    for fact in (Fact.PROFILE_ACCESS, Fact.POSTS_PAST_LIMITED, Fact.FRIENDS_AUDIENCE):
        assert isinstance(of(fact, told), Unread)


# Posts

MADE = "Fri May 01 10:00:00 +0000 %d"
END = listed([], "x")


def posts(*entries: Any, result: Any = CURRENT, end: Any = END) -> Readings:
    replies = [answer("UserTweetsAndReplies", listed(entries, "b"))]
    replies += [answer("UserTweetsAndReplies", end)] if end else []
    seen = capture(profile(result), *replies, PUBLIC, url=f"https://x.com/{ME}/with_replies")
    return read("posts", seen)


def test_posts_are_counted_by_year_and_those_of_others_are_not() -> None:
    told = values(
        posts(post(1, MADE % 2024), post(2, MADE % 2019), post(3, MADE % 2020, by="other"))
    )
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2019: 1, 2024: 1}
    assert not told[Fact.POSTS_PUBLIC_BY_YEAR].at_least


def test_fewer_posts_than_counted_or_no_end_is_at_least() -> None:
    few = values(posts(post(1, MADE % 2024)))
    assert few[Fact.POSTS_PUBLIC_BY_YEAR].at_least
    both = (post(1, MADE % 2024), post(2, MADE % 2024))
    assert values(posts(*both, end=None))[Fact.POSTS_PUBLIC_BY_YEAR].at_least
    assert isinstance(of(Fact.POSTS_TO_REREAD, posts(*both, end=None)), Unread)


def test_posts_that_name_the_school_are_listed_by_day_without_a_word_of_them() -> None:
    entry = post(1, MADE % 2024, "Zanzibar trip with Oakfield Primary School")
    told = values(posts(entry, post(2, MADE % 2024, "Tea")))
    assert texts(told[Fact.POSTS_TO_REREAD]) == ["Post of 1 May 2024"]
    assert "Zanzibar" not in repr(told)


def test_only_the_whole_list_proves_that_no_post_names_the_school() -> None:
    both = (post(1, MADE % 2024, "Tea"), post(2, "when?", "Cake"))
    assert values(posts(*both))[Fact.POSTS_TO_REREAD] == Entries(entries=(), searched=2)
    assert values(posts(*both))[Fact.POSTS_PUBLIC_BY_YEAR].at_least


def test_an_answer_that_is_no_list_is_a_page_that_changed() -> None:
    seen = capture(profile(CURRENT), answer("UserTweetsAndReplies", {"data": {"user": {}}}))
    assert reasons(read("posts", seen, matcher=OAKFIELD)) == {"page_changed"}
