"""X's answers and pages of other dates: what they tell, and what they must not be taken for."""

import json
from typing import Any

import pytest

from profilecheck.browser.capture import ListEnd
from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.reread.reason import Reason
from profilecheck.sites.saved import list_end, seen_by
from profilecheck.sites.x import X
from profilecheck.sites.x.identity import identity
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.readings import Readings, all_of, observed, of, page_of, reasons, values

from .pages import (
    CURRENT,
    LEGACY,
    ME,
    SPLIT,
    answer,
    capture,
    document,
    listed,
    profile,
    read,
    settings,
    without,
)

MADE = "Fri May 01 10:00:00 +0000 2024"
STRANGER = Viewpoint.STRANGER


def stranger(*replies: Any, html: str = "") -> Readings:
    return read("profile_public", capture(*replies, html=html, viewpoint=STRANGER))


def texts(value: Any) -> list[str]:
    assert isinstance(value, Entries)
    return [entry.text for entry in value.entries]


# Answers


def test_the_answer_by_number_tells_what_the_answer_by_name_does() -> None:
    by_number = answer("UserByRestId", {"data": {"user": {"result": CURRENT}}})
    assert values(stranger(by_number)) == values(stranger(profile(CURRENT)))


def test_an_answer_by_number_about_somebody_else_does_not_count_beside_the_profile() -> None:
    other = CURRENT | {"core": {"screen_name": "somebody", "name": "Some Body"}}
    by_number = answer("UserByRestId", {"data": {"user": {"result": other}}})
    assert values(stranger(profile(CURRENT), by_number)) == values(stranger(profile(CURRENT)))
    assert reasons(stranger(by_number)) == {"wrong_account"}


def test_what_x_says_about_the_account_tells_the_name_and_the_protection() -> None:
    result = {
        "__typename": "User",
        "core": {"screen_name": ME, "name": "Amy Carter"},
        "privacy": {"protected": True},
        "about_profile": {"account_based_in": "United Kingdom", "source": "Web"},
    }
    about = answer(
        "AboutAccountQuery", {"data": {"user_result_by_screen_name": {"result": result}}}
    )
    told = values(stranger(about))
    assert texts(told[Fact.PROFILE_NAME]) == ["Amy Carter"]
    assert told[Fact.PROFILE_ACCESS] is Audience.FRIENDS
    assert texts(told[Fact.PROFILE_LOCATION]) == ["United Kingdom"]
    rest = {Fact.PROFILE_NAME, Fact.PROFILE_ACCESS, Fact.POSTS_PUBLIC_COUNT, Fact.PROFILE_LOCATION}
    assert told.keys() <= rest


def test_the_country_of_the_account_stands_beside_the_place_on_the_profile() -> None:
    def about(handle: str) -> Any:
        result = {
            "__typename": "User",
            "core": {"screen_name": handle},
            "about_profile": {"account_based_in": "United Kingdom"},
        }
        held = {"data": {"user_result_by_screen_name": {"result": result}}}
        return answer("AboutAccountQuery", held)

    told = values(stranger(profile(CURRENT), about(ME)))[Fact.PROFILE_LOCATION]
    assert [(e.text, e.audience) for e in told.entries] == [
        ("Leeds", Audience.PUBLIC),
        ("United Kingdom", Audience.PUBLIC),
    ]
    others = values(stranger(profile(CURRENT), about("somebody")))
    assert texts(others[Fact.PROFILE_LOCATION]) == ["Leeds"]


def test_the_country_alone_does_not_say_what_place_the_profile_shows() -> None:
    result = {
        "__typename": "User",
        "core": {"screen_name": ME, "name": "Amy Carter"},
        "about_profile": {"account_based_in": "United Kingdom"},
    }
    held = {"data": {"user_result_by_screen_name": {"result": result}}}
    read = stranger(answer("AboutAccountQuery", held))
    assert any(isinstance(r, Unread) for r in all_of(Fact.PROFILE_LOCATION, read))


def test_who_is_signed_in_is_told_with_the_whole_birthday() -> None:
    date = {"day": 8, "month": 11, "year": 1979}
    birthday = date | {"visibility": "Self", "year_visibility": "Self"}
    result = CURRENT | {"legacy_extended_profile": {"birthdate": birthday}}
    viewer = answer("Viewer", {"data": {"viewer": {"user_results": {"result": result}}}})
    unsaid = '<html lang="en"><head></head><body></body></html>'
    assert identity(capture(viewer, html=unsaid)).signed_in == ME.lower()
    told = values(read("profile", capture(profile(CURRENT), viewer, html=unsaid)))
    assert {e.audience for e in told[Fact.PROFILE_BIRTHDAY].entries} == {Audience.ONLY_ME}


@pytest.mark.parametrize("key", ["reason", "unavailable_reason"])
def test_a_suspended_account_is_not_there(key: str) -> None:
    result = {"__typename": "UserUnavailable", key: "Suspended", "message": "User is suspended"}
    gone = answer("UserByScreenName", {"data": {"user": {"result": result}}})
    assert reasons(stranger(gone)) == {"not_there"}
    # Beside somebody's profile it is about another account.
    assert Fact.PROFILE_NAME in values(stranger(profile(CURRENT), gone))


def test_an_account_that_is_unavailable_for_no_known_reason_is_unread() -> None:
    result = {"__typename": "UserUnavailable", "reason": "Protected"}
    gone = answer("UserByScreenName", {"data": {"user": {"result": result}}})
    assert reasons(stranger(gone)) == {"page_changed"}


def test_the_words_in_place_of_a_profile_say_that_it_is_not_there() -> None:
    words = '<div data-testid="empty_state_header_text"><span>Account suspended</span></div>'
    assert reasons(stranger(html=document(words, signed_in=""))) == {"not_there"}


def test_a_user_without_name_and_handle_is_nobody() -> None:
    stub = {"__typename": "User", "rest_id": "7", "action_counts": {"favorites_count": 3}}
    assert observed(stranger(profile(stub))) == []


def test_errors_beside_the_data_do_not_hide_it() -> None:
    errors = {"errors": [{"code": 29, "message": "Timeout"}], "data": {"user": {"result": CURRENT}}}
    assert values(stranger(answer("UserByScreenName", errors))) == values(
        stranger(profile(CURRENT))
    )


OLDER: Any = LEGACY["legacy"]
BOTH = SPLIT | {
    "legacy": OLDER,
    "profile_bio": {"description": ""},
    "location": {"location": ""},
}


def test_what_one_shape_leaves_empty_another_may_fill() -> None:
    told = values(stranger(profile(BOTH)))
    assert texts(told[Fact.PROFILE_BIO]) == ["Puns. https://a.example/page"]
    assert texts(told[Fact.PROFILE_LOCATION]) == ["Leeds"]
    newer = BOTH | {"profile_bio": {}, "location": {}}
    assert texts(values(stranger(profile(newer)))[Fact.PROFILE_LOCATION]) == ["Leeds"]


@pytest.mark.parametrize(
    ("changed", "fact"),
    [
        ({"relationship_counts": {"followers": 0}}, Fact.FRIENDS_COUNT),
        ({"tweet_counts": {"tweets": 0}}, Fact.POSTS_PUBLIC_COUNT),
        ({"legacy": OLDER | {"protected": True}}, Fact.PROFILE_ACCESS),
        (
            {"profile_bio": {"entities": {"url": {}}}, "website": {}, "legacy": {}},
            Fact.PROFILE_LINKS,
        ),
    ],
)
def test_two_shapes_that_disagree_tell_nothing(changed: dict[str, Any], fact: Fact) -> None:
    assert isinstance(of(fact, stranger(profile(BOTH | changed))), Unread)


@each("part", range(1, 12))
def test_an_answer_that_is_cut_off_tells_nothing(part: int) -> None:
    whole = json.dumps({"data": {"user": {"result": LEGACY}}})
    cut = whole[: len(whole) * part // 12]
    assert observed(stranger(answer("UserByScreenName", cut))) == []


# Posts


def tweet(number: int, result: dict[str, Any], by: str = ME, **around: Any) -> Any:
    written = {
        "rest_id": str(number),
        "core": {"user_results": {"result": {"core": {"screen_name": by}}}},
    }
    content = {"tweet_results": {"result": written | result}} | around
    return {"content": {"itemContent": content}}


def posts(*entries: Any) -> Readings:
    user = CURRENT | {"tweet_counts": {"tweets": len(entries)}}
    parts = [answer("UserTweetsAndReplies", listed(e, "b")) for e in (entries, ())]
    seen = capture(profile(user), *parts, settings(protected=False))
    return read("posts", seen)


def legacy(words: str, **more: Any) -> dict[str, Any]:
    return {"legacy": {"created_at": MADE, "full_text": words} | more}


NAMED = "A day at Oakfield Primary School"


@pytest.mark.parametrize(
    "result",
    [
        legacy(NAMED),
        {"legacy": None, "created_at": MADE, "full_text": NAMED},
        {"legacy": {"lang": "en"}, "details": {"full_text": NAMED, "created_at_ms": 1714557600000}},
        {"tweet": tweet(1, legacy(NAMED))["content"]["itemContent"]["tweet_results"]["result"]},
        legacy("A day at https://t.co/a")
        | {"url_entities": [{"url": "https://t.co/a", "expanded_url": "https://x.example/"}]}
        | {"note_tweet": {"note_tweet_results": {"result": {"text": NAMED}}}},
    ],
)
def test_a_post_is_read_wherever_its_words_stand(result: dict[str, Any]) -> None:
    told = values(posts(tweet(1, result)))
    assert texts(told[Fact.POSTS_TO_REREAD]) == ["Post of 1 May 2024"]
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1}


_SCHOOLS = {"core": {"user_results": {"result": {"core": {"name": "Oakfield Primary School"}}}}}


@each(
    ("passed_on", "why"),
    [
        (legacy(f"{NAMED}, damn them, my year 9s"), [Reason.SCHOOL.value]),
        (legacy("Come to our fair") | _SCHOOLS, [Reason.SCHOOL.value]),
        (
            legacy("So true") | {"quoted_status_result": {"result": legacy(NAMED)}},
            [Reason.SCHOOL.value],
        ),
        (legacy("My year 9s were awful, damn them"), []),
    ],
)
def test_what_was_passed_on_is_searched_for_the_school_alone(
    passed_on: dict[str, Any], why: list[str]
) -> None:
    result = legacy("RT @school: A day at Oakf…", retweeted_status_result={"result": passed_on})
    told = values(posts(tweet(1, result)))[Fact.POSTS_TO_REREAD]
    assert [(e.text, e.detail) for e in told.entries] == [("Repost of 1 May 2024", w) for w in why]


def test_what_a_repost_is_cut_to_and_its_writers_bio_are_no_gap_of_ones_own() -> None:
    school = {"core": {"name": "Oakfield Primary School", "screen_name": "oak"}}
    school |= {"profile_bio": {"description": "News of Oakfield Primary School"}}
    passed_on = legacy(f"{NAMED}, and more") | {"core": {"user_results": {"result": school}}}
    again = tweet(
        1, legacy("RT @oak: A day at Oakfield Prim…", retweeted_status_result={"result": passed_on})
    )
    told = read("profile", capture(profile(CURRENT), answer("UserTweets", listed([again], "b"))))
    assert texts(values(told)[Fact.POSTS_TO_REREAD]) == ["Repost of 1 May 2024"]
    assert UnreadReason.SCHOOL_NAMED not in {getattr(r, "reason", None) for r in told}
    # In one's own words it is a gap, be they the same as the other's.
    own = CURRENT | {"pinned_note": {"text": "News of Oakfield Primary School"}}
    seen = capture(profile(own), answer("UserTweets", listed([again], "b")))
    named = {getattr(r, "reason", None) for r in read("profile", seen)}
    assert UnreadReason.SCHOOL_NAMED in named


def test_a_link_to_the_school_is_found_where_the_text_has_its_short_form() -> None:
    urls = [{"url": "https://t.co/a", "expanded_url": "https://www.oakfield.leeds.sch.uk/news"}]
    told = values(posts(tweet(1, legacy("https://t.co/a", entities={"urls": urls}))))
    assert texts(told[Fact.POSTS_TO_REREAD]) == ["Post of 1 May 2024"]


_BLOCK = {"type": "unstyled", "text": NAMED, "entityRanges": []}
_TITLED = [{"key": "title", "value": {"string_value": NAMED, "type": "STRING"}}]


@each(
    "result",
    [
        legacy("Look") | {"card": {"legacy": {"binding_values": _TITLED}}},
        legacy("Look") | {"card": {"binding_values": {"choice1_label": {"string_value": NAMED}}}},
        legacy("Look", extended_entities={"media": [{"ext_alt_text": NAMED}]}),
        legacy("Look", place={"full_name": NAMED}),
        legacy("Look") | {"article": {"article_results": {"result": {"title": NAMED}}}},
        legacy("Look") | {"article": {"article_results": {"result": {"plain_text": NAMED}}}},
        legacy("Look")
        | {"article": {"article_results": {"result": {"content_state": {"blocks": [_BLOCK]}}}}},
        legacy("Look") | {"community_results": {"result": {"name": NAMED}}},
        legacy("@oak Look", entities={"user_mentions": [{"name": NAMED, "screen_name": "oak"}]}),
        legacy("Look", entities={"media": [{"features": {"all": {"tags": [{"name": NAMED}]}}}]}),
    ],
)
def test_what_stands_beside_the_words_of_a_post_is_looked_through(result: dict[str, Any]) -> None:
    told = values(posts(tweet(1, result)))
    assert texts(told[Fact.POSTS_TO_REREAD]) == ["Post of 1 May 2024"]


@each(
    ("quoted", "why"),
    [
        (legacy(NAMED), [Reason.SCHOOL.value]),
        ({"tweet": legacy(NAMED)}, [Reason.SCHOOL.value]),
        (legacy("Come to our fair") | _SCHOOLS, [Reason.SCHOOL.value]),
        (
            legacy("Look", extended_entities={"media": [{"ext_alt_text": NAMED}]}),
            [Reason.SCHOOL.value],
        ),
        (legacy("My year 9s were awful, damn them"), []),
        ({"__typename": "TweetTombstone", "tombstone": {"text": {"text": NAMED}}}, []),
    ],
)
def test_what_is_quoted_is_anothers_and_searched_for_the_school_alone(
    quoted: dict[str, Any], why: list[str]
) -> None:
    told = values(posts(tweet(1, legacy("Tea") | {"quoted_status_result": {"result": quoted}})))
    found = told[Fact.POSTS_TO_REREAD]
    assert [(e.text, e.detail) for e in found.entries] == [("Post of 1 May 2024", w) for w in why]


@pytest.mark.parametrize(
    "result",
    [
        {"legacy": {"created_at": MADE}},
        legacy("RT @school: A day at …"),
        legacy("word " * 54 + "…"),
        legacy("Tea https://t.co/a") | {"note_tweet": {"is_expandable": True}},
        legacy("https://t.co/a")
        | {"article": {"article_results": {"result": {"title": "Tea", "preview_text": "Tea"}}}},
        legacy("Tea") | {"quoted_status_result": {"result": legacy("word " * 54 + "…")}},
        legacy("Tea") | {"quoted_status_result": {"result": {"said": {"text": NAMED}}}},
    ],
)
def test_a_post_whose_words_are_missing_or_cut_does_not_prove_that_none_names_the_school(
    result: dict[str, Any],
) -> None:
    told = posts(tweet(1, result))
    assert isinstance(of(Fact.POSTS_TO_REREAD, told), Unread)
    assert values(told)[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1}


_SPLIT = ("UserOriginalsTimeline", "UserRepliesTimeline", "UserRepostsTimeline")


@each(
    ("lists", "whole"),
    [
        (_SPLIT, True),
        (_SPLIT[:2], False),
        (("UserRepliesTimeline",), False),
        (("UserTweetsAndReplies",), True),
    ],
)
def test_the_lists_that_took_the_place_of_one_are_all_posts_together(
    lists: tuple[str, ...], whole: bool
) -> None:
    written = [tweet(n, legacy("Tea")) for n in range(len(lists))]
    parts = [answer(name, listed([one], "b")) for name, one in zip(lists, written, strict=True)]
    ends = [answer(name, listed([], "b")) for name in lists]
    user = profile(CURRENT | {"tweet_counts": {"tweets": len(lists)}})
    told = read("posts", capture(user, *parts, *ends, settings(protected=False)))
    years = values(told)[Fact.POSTS_PUBLIC_BY_YEAR]
    assert (years.years, years.at_least) == ({2024: len(lists)}, not whole)
    assert isinstance(of(Fact.POSTS_TO_REREAD, told), Observed if whole else Unread)


def test_a_list_by_its_newer_name_is_read_to_its_end() -> None:
    part, end = (answer("UserRepliesTimeline", listed(e, "b")) for e in ([tweet(1, {})], []))
    page = page_of(X, "posts")
    assert list_end(X, page, capture(part)) is ListEnd.STOPPED
    assert list_end(X, page, capture(part, end)) is ListEnd.COMPLETE


def test_a_short_post_that_ends_in_dots_is_whole() -> None:
    whole = posts(tweet(1, legacy("Well…")))
    assert values(whole)[Fact.POSTS_TO_REREAD] == Entries(entries=(), searched=1)


def test_advertisements_tombstones_and_quoted_posts_are_not_the_owners() -> None:
    quoted = {"quoted_status_result": {"result": legacy("Cake") | {"rest_id": "8"}}}
    told = values(
        posts(
            tweet(1, legacy("Tea") | quoted),
            tweet(2, legacy(NAMED), by="shop", promotedMetadata={"impressionId": "1"}),
            {"content": {"itemContent": {"tweet_results": {}}}},
            {"content": {"itemContent": {"tweet_results": {"result": {"tombstone": {}}}}}},
        )
    )
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1}
    assert Fact.POSTS_TO_REREAD not in told


def test_somebody_shown_for_money_is_no_follower() -> None:
    result = {
        "core": {"screen_name": "shop", "name": "Shop"},
        "profile_bio": {"description": "Teacher at Oakfield Primary School"},
    }
    content = {"user_results": {"result": result}, "promotedMetadata": {"impressionId": "1"}}
    replies = (
        settings(),
        profile(without(CURRENT, "relationship_counts")),
        answer("Followers", listed([{"content": {"itemContent": content}}], "0|1")),
    )
    told = values(read("followers", capture(*replies)))
    assert told[Fact.FRIENDS_AT_EMPLOYER] == Count(count=0)


# Pages


MARKED_UP = f"""<html lang="fr"><head><title>x</title>
<link rel="modulepreload" href="https://abs.example/x-web/entry-client-logged-out-AbC.js"></head>
<body><main itemscope itemtype="https://schema.org/ProfilePage">
<meta itemprop="dateCreated" content="2014-09-07T10:00:00.000Z">
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Person">
<meta itemprop="additionalName" content="{ME}"><meta itemprop="name" content="Amy Carter">
<meta itemprop="description" content="Puns. amy@post.example">
<meta itemprop="identifier" content="7">
<div itemprop="homeLocation" itemscope><meta itemprop="name" content="Leeds"></div>
<meta itemprop="sameAs" content="https://w.example/">
<div itemprop="interactionStatistic" itemscope><meta itemprop="name" content="Abonnés">
<meta itemprop="interactionType" content="https://schema.org/FollowAction">
<meta itemprop="userInteractionCount" content="1234"></div>
<div itemprop="agentInteractionStatistic" itemscope>
<meta itemprop="interactionType" content="https://schema.org/FollowAction">
<meta itemprop="userInteractionCount" content="34"></div>
<div itemprop="agentInteractionStatistic" itemscope>
<meta itemprop="interactionType" content="https://schema.org/WriteAction">
<meta itemprop="userInteractionCount" content="41"></div></div>%s</main></body></html>"""
POSTING = """<article itemscope itemtype="https://schema.org/SocialMediaPosting">
<meta itemprop="identifier" content="%s">
<meta itemprop="datePublished" content="2024-05-01T10:00:00Z">
<meta itemprop="articleBody" content="Tea"><div itemprop="author" itemscope>
<meta itemprop="name" content="A"><meta itemprop="alternateName" content="@%s"></div></article>"""


def test_the_newer_signed_out_page_is_read_in_any_language() -> None:
    html = MARKED_UP % (POSTING % (1, ME) + POSTING % (2, "somebody"))
    told = values(stranger(html=html))
    assert texts(told[Fact.PROFILE_NAME]) == ["Amy Carter"]
    assert told[Fact.PROFILE_NAME].entries[0].detail == f"@{ME}"
    assert texts(told[Fact.PROFILE_BIO]) == ["Puns. amy@post.example"]
    assert texts(told[Fact.PROFILE_LOCATION]) == ["Leeds"]
    assert texts(told[Fact.PROFILE_LINKS]) == ["https://w.example/"]
    assert told[Fact.FRIENDS_COUNT] == Count(count=1234)
    assert told[Fact.PROFILE_ACCESS] is Audience.PUBLIC
    assert told[Fact.POSTS_PUBLIC_COUNT] == Count(count=41)
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1}


def test_the_newer_page_says_that_nobody_is_signed_in() -> None:
    seen = capture(html=MARKED_UP % "", viewpoint=STRANGER)
    assert identity(seen).signed_in == ""
    assert seen_by(X, seen) is STRANGER


def test_without_posts_the_newer_page_does_not_say_who_sees_them() -> None:
    told = stranger(html=MARKED_UP % POSTING % (2, "somebody"))
    for fact in (Fact.PROFILE_ACCESS, Fact.POSTS_PUBLIC_COUNT):
        assert isinstance(of(fact, told), Unread)


def test_what_the_newer_page_leaves_out_is_unread() -> None:
    lines = (MARKED_UP % "").splitlines()
    bare = "\n".join(
        line for line in lines if "description" not in line and "homeLoc" not in line
    ).replace('itemprop="sameAs"', "")
    told = stranger(html=bare)
    for fact in (Fact.PROFILE_BIO, Fact.PROFILE_LOCATION, Fact.PROFILE_LINKS):
        assert isinstance(of(fact, told), Unread)


def test_a_property_may_stand_deeper_and_a_person_without_a_handle_is_nobody() -> None:
    name = '<meta itemprop="name" content="Amy Carter">'
    deeper = (MARKED_UP % "").replace(name, f"<p><b>{name}</b></p>")
    assert texts(values(stranger(html=deeper))[Fact.PROFILE_NAME]) == ["Amy Carter"]
    nobody = (MARKED_UP % "").replace(f'content="{ME}"', 'content="no handle"')
    assert observed(stranger(html=nobody)) == []


def test_a_page_about_several_people_is_nobodys_profile() -> None:
    person = '<div itemprop="mainEntity" itemscope><meta itemprop="name" content="B"></div>'
    assert observed(stranger(html=MARKED_UP % person)) == []


TITLED = """<html><head><meta property="og:title" content="%s">
<link rel="canonical" href="%s"></head><body></body></html>"""


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (f"Amy Carter (@{ME}) / X", f"https://x.com/{ME.lower()}"),
        (f"Amy Carter (@{ME})さん / Twitter", f"https://twitter.com/{ME}"),
        (f"Amy Carter (@{ME}) sur X", f"https://mobile.twitter.com/{ME}/"),
    ],
)
def test_a_page_that_has_only_its_title_tells_the_name(title: str, address: str) -> None:
    told = values(stranger(html=TITLED % (title, address)))
    assert told.keys() == {Fact.PROFILE_NAME}
    assert told[Fact.PROFILE_NAME].entries[0].detail == f"@{ME}"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (f"Amy Carter (@{ME}) / X", f"https://x.com/{ME}/status/1"),
        (f"Some Body (@somebody) with (@{ME}) / X", f"https://x.com/{ME}"),
        (f"Amy Carter (@{ME}) / X", f"https://x.example/{ME}"),
        ('Amy Carter on X: "Tea"', f"https://x.com/{ME}"),
        ("X. It’s what’s happening", "https://x.com/"),
    ],
)
def test_a_title_that_its_address_does_not_bear_out_tells_nothing(title: str, address: str) -> None:
    assert reasons(stranger(html=TITLED % (title, address))) == {UnreadReason.PAGE_CHANGED.value}


HEAD = f"""<div data-testid="UserName">Amy Carter<span>@{ME}</span></div>
<a href="https://twitter.com/{ME}/followers">%s</a>
<article data-testid="tweet"><a href="https://twitter.com/{ME}/status/1"><time
datetime="2022-05-01T10:00:00.000Z">May 1</time></a></article>"""


def test_a_page_saved_from_twitter_com_is_read() -> None:
    told = values(
        stranger(html=document(HEAD % "<span>12</span> <span>Followers</span>", signed_in=""))
    )
    assert told[Fact.FRIENDS_COUNT] == Count(count=12)
    assert told[Fact.POSTS_PUBLIC_BY_YEAR].years == {2022: 1}


IN_PAGE = f"""<div data-testid="UserName">Amy Carter<span>@{ME}</span></div>
<article data-testid="tweet">%s<div data-testid="User-Name">W</div>
<a href="/%s/status/1"><time datetime="2022-05-01T10:00:00.000Z">May 1</time></a>
<div data-testid="tweetText">Tea</div>%s</article>"""
CONTEXT = '<a href="/%s"><span data-testid="socialContext">reposted</span></a>'
QUOTED = '<div data-testid="User-Name">%s</div><div data-testid="tweetText">%s</div>'


@each(
    ("above", "by", "below", "listed"),
    [
        ("", ME, QUOTED % ("W", NAMED), ["Post of 1 May 2022"]),
        ("", ME, QUOTED % (NAMED, "Tea"), ["Post of 1 May 2022"]),
        ("", ME, f'<div data-testid="card.wrapper">{NAMED}</div>', ["Post of 1 May 2022"]),
        (
            "",
            ME,
            f'<div data-testid="tweetPhoto"><img alt="{NAMED}"></div>',
            ["Post of 1 May 2022"],
        ),
        ("", ME, QUOTED % ("W", "My year 9s were awful, damn them"), []),
        (CONTEXT % ME, "school", QUOTED % ("W", NAMED), ["Repost of unknown date"]),
        (CONTEXT % "other", "school", QUOTED % ("W", NAMED), []),
    ],
)
def test_what_stands_with_a_post_on_the_page_is_searched_for_the_school(
    above: str, by: str, below: str, listed: list[str]
) -> None:
    told = values(stranger(html=document(IN_PAGE % (above, by, below), signed_in="")))
    found = told.get(Fact.POSTS_TO_REREAD, Entries(entries=()))
    assert [entry.text for entry in found.entries] == listed


def test_what_is_quoted_without_a_word_of_ones_own_is_anothers_on_the_page_too() -> None:
    quoted = QUOTED % ("W", "My year 9s were awful, damn them")
    body = (IN_PAGE % ("", ME, quoted)).replace('<div data-testid="tweetText">Tea</div>', "")
    assert Fact.POSTS_TO_REREAD not in values(stranger(html=document(body, signed_in="")))


def test_a_shortened_number_is_none_where_its_words_stand_close() -> None:
    words = "<span>5 mil</span><span>Seguidores</span>"
    told = values(stranger(html=document(HEAD % words, signed_in="", lang="es")))
    assert Fact.FRIENDS_COUNT not in told


def test_the_newer_card_keeps_apart_what_the_person_does() -> None:
    card = {
        "@type": "ProfilePage",
        "mainEntity": {
            "additionalName": ME,
            "name": "Amy Carter",
            "interactionStatistic": {"name": "Follows", "userInteractionCount": 1234},
            "agentInteractionStatistic": [
                {"interactionType": "https://schema.org/FollowAction", "userInteractionCount": 34},
                {"interactionType": "https://schema.org/WriteAction", "userInteractionCount": 41},
            ],
        },
    }
    script = f'<script type="application/ld+json">{json.dumps(card)}</script>'
    told = observed(stranger(html=document(script, signed_in="")))
    assert [r.evidence.seen for r in told if r.fact is Fact.FRIENDS_COUNT] == [
        "1,234 followers, 34 following"
    ]
