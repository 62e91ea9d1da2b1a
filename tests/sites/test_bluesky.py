"""Bluesky's readers on literal answers: what is chosen, never chosen, renamed, somebody else's."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.browser.guard import decide_page
from profilecheck.errors import InputError
from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.questions.networks import How, to_sign_in_to, ways
from profilecheck.sites import site
from profilecheck.sites.reading import read_home
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.networks import open_site
from tests.sites.readings import capture_of, page_of, read_from

SITE = open_site("bluesky@amy.example")
API = "https://public.api.bsky.app/xrpc"
AMY: Mapping[str, Json] = {
    "did": "did:plc:abcdefghijklmnopqrstuvwx",
    "handle": "Amy.example",
    "displayName": "Amy",
    "description": "Tea",
    "associated": {"lists": 0, "feedgens": 0, "starterPacks": 0},
    "followersCount": 2,
    "postsCount": 2,
}
SUBJECT = {"did": AMY["did"], "handle": "amy.example"}


def replied(operation: str, body: Json, *, status: int = 200) -> Reply:
    return Reply(f"{API}/{operation}?actor=amy.example", operation, status, json.dumps(body))


def seen(*replies: Reply, stranger: bool = False) -> Capture:
    viewpoint = Viewpoint.STRANGER if stranger else Viewpoint.OWNER
    return capture_of("", f"{API}/x?actor=amy.example", viewpoint=viewpoint, replies=replies)


def read(page_id: str, capture: Capture, *earlier: Observed) -> dict[Fact, Observed | Unread]:
    readings = read_from(SITE, page_id, capture, account_id="amy.example", earlier=earlier)
    assert {r.fact for r in readings} >= set(page_of(SITE, page_id).promises)
    return {r.fact: r for r in readings}


def told(page_id: str, capture: Capture, *earlier: Observed) -> dict[Fact, object]:
    readings = read(page_id, capture, *earlier)
    return {f: r.value if isinstance(r, Observed) else r.reason for f, r in readings.items()}


def account(**said: Json) -> Capture:
    return seen(replied("profile", {**AMY, **said}))


# Messages


@each(
    ("chat", "value"),
    [
        ({"allowIncoming": "all"}, Audience.MEMBERS),
        ({"allowIncoming": "following"}, Audience.SPECIFIC),
        ({"allowIncoming": "none"}, Audience.ONLY_ME),
        ({"allowIncoming": "mutuals"}, UnreadReason.UNKNOWN_WORDING),
        ({"allowIncoming": None}, UnreadReason.PAGE_CHANGED),
        ({}, UnreadReason.PAGE_CHANGED),
        ("all", UnreadReason.PAGE_CHANGED),
    ],
)
def test_whose_messages_come_in_is_read_by_its_word(chat: Json, value: object) -> None:
    values = told("account", account(associated={"chat": chat}))
    assert values[Fact.MESSAGES_WHO_CAN_SEND] is value


def test_a_choice_that_was_not_told_is_not_taken_for_the_default() -> None:
    assert told("account", account())[Fact.MESSAGES_WHO_CAN_SEND] is UnreadReason.AUDIENCE_NOT_SHOWN
    odd = told("account", account(associated=["chat"]))
    assert odd[Fact.MESSAGES_WHO_CAN_SEND] is UnreadReason.PAGE_CHANGED


# Texts


def test_an_empty_text_is_none_only_where_no_unknown_field_can_be_it() -> None:
    bare = {k: v for k, v in AMY.items() if k != "description"}
    values = told("account", seen(replied("profile", bare)))
    assert values[Fact.PROFILE_BIO] == values[Fact.PROFILE_LINKS] == Entries(entries=())
    values = told("account", seen(replied("profile", {**bare, "about": "Tea"})))
    assert values[Fact.PROFILE_BIO] is values[Fact.PROFILE_LINKS] is UnreadReason.PAGE_CHANGED


def test_links_are_found_in_the_text_and_other_accounts_and_addresses_are_none() -> None:
    text = "See https://tea.example/a, oakfield.leeds.sch.uk. @jo.bsky.social amy@mail.example"
    links = told("account", account(description=text, website="https://amy.example"))[
        Fact.PROFILE_LINKS
    ]
    assert isinstance(links, Entries)
    assert [e.text for e in links.entries] == [
        "https://amy.example",
        "https://tea.example/a",
        "oakfield.leeds.sch.uk",
    ]


@pytest.mark.parametrize(("active", "shown"), [(None, True), (True, True), (False, False)])
def test_where_the_mark_of_being_live_leads_is_a_link(active: Json, shown: bool) -> None:
    link = {"external": {"uri": "https://stream.example", "title": "Tea"}}
    status: dict[str, Json] = {"status": "live", "embed": link}
    if active is not None:
        status["isActive"] = active
    links = told("account", account(status=status))[Fact.PROFILE_LINKS]
    assert isinstance(links, Entries)
    assert [e.text for e in links.entries] == (["https://stream.example"] if shown else [])


def marked(*issuers: Json) -> Json:
    return {"verifications": [{"issuer": by, "isValid": True} for by in issuers]}


BLUESKY = "did:plc:z72i7hdynmk6r22z27h6tvur"
MADE, MARK = "your lists, feeds and starter packs", "the mark beside your name"


@each(
    ("said", "left"),
    [
        ({}, []),
        ({"verification": {"verifications": [], "verifiedStatus": "none"}}, []),
        ({"verification": marked(BLUESKY)}, []),
        ({"verification": marked(BLUESKY, "did:plc:school")}, [MARK]),
        ({"verification": marked(None)}, [MARK]),
        ({"verification": {"verifications": "?"}}, [MARK]),
        ({"associated": {"lists": 0, "feedgens": 0, "starterPacks": 1}}, [MADE]),
        ({"associated": {"lists": 0, "feedgens": 0}}, [MADE]),
        ({"associated": None}, [MADE]),
    ],
)
def test_what_is_public_and_not_opened_leaves_the_text_open(
    said: Mapping[str, Json], left: list[str]
) -> None:
    readings = read_from(SITE, "account", account(**said), account_id="amy.example")
    about = [r for r in readings if r.fact is Fact.PROFILE_BIO]
    assert isinstance(about[0], Observed)
    places = [(r.reason, r.place) for r in about[1:] if isinstance(r, Unread)]
    assert places == [(UnreadReason.BY_HAND, place) for place in left]


@pytest.mark.parametrize(("src", "asks"), [(AMY["did"], True), ("did:plc:else", False)])
def test_the_label_counts_where_the_person_gave_it_and_hides_nothing(src: Json, asks: bool) -> None:
    labels = [{"val": "!no-unauthenticated", "src": src}]
    capture = seen(replied("profile", {**AMY, "labels": labels}), stranger=True)
    reading = read("account_public", capture)[Fact.PROFILE_ACCESS]
    assert isinstance(reading, Observed)
    assert reading.value is Audience.PUBLIC
    assert ("a request, no lock" in reading.evidence.seen) is asks


# Lists


def followers(count: int, *people: Json, **more: Json) -> dict[Fact, object]:
    whole = read("account", account(followersCount=count))[Fact.FRIENDS_COUNT]
    assert isinstance(whole, Observed)
    answer = {"subject": SUBJECT, "followers": list(people), **more}
    return told("followers", seen(replied("followers", answer)), whole)


JO = {"did": "did:plc:jo", "handle": "jo.example", "description": "I like tea"}


def test_none_of_the_followers_is_a_pupil_only_where_all_of_them_came() -> None:
    assert followers(1, JO)[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=0)
    for values in (followers(2, JO), followers(1, JO, cursor="more"), followers(1, "jo")):
        assert values[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
        assert values[Fact.FRIENDS_AUDIENCE] is Audience.PUBLIC


# Posts


def post(number: int, text: Json = "Tea", handle: str = "amy.example") -> Json:
    record = {"text": text, "createdAt": "2025-05-01T12:00:00.000Z"}
    return {"post": {"uri": f"at://{number}", "author": {"handle": handle}, "record": record}}


def posts(count: int, *feed: Json) -> dict[Fact, object]:
    shown = seen(replied("profile", {**AMY, "postsCount": count}), stranger=True)
    whole = read("account_public", shown)[Fact.POSTS_PUBLIC_COUNT]
    assert isinstance(whole, Observed)
    return told("posts_public", seen(replied("posts", {"feed": list(feed)}), stranger=True), whole)


def test_posts_are_the_persons_own_and_each_counts_once() -> None:
    values = posts(1, post(1), post(1), post(2, "At Oakfield Primary School", "jo.example"))
    assert values[Fact.POSTS_TO_REREAD] == Entries(entries=(), searched=1)
    assert values[Fact.POSTS_PUBLIC_BY_YEAR].years == {2025: 1}  # type: ignore[attr-defined]


_NAME = "Oakfield Primary School"
_LINK = "https://www.oakfield.leeds.sch.uk/y4"


@each(
    "part",
    [
        {"embed": {"external": {"uri": "https://news.example", "title": f"A prize for {_NAME}"}}},
        {"embed": {"external": {"uri": _LINK, "title": "News"}}},
        {"embed": {"media": {"external": {"uri": "https://x.example", "description": _NAME}}}},
        {"embed": {"items": [{"alt": _NAME}]}},
        {"facets": [{"features": [{"uri": _LINK}]}]},
        {"tags": ["OakfieldPrimarySchool"]},
    ],
)
def test_a_post_names_the_school_in_its_links_cards_and_tags_too(part: Mapping[str, Json]) -> None:
    naming = post(1)
    naming["post"]["record"] |= part
    found = posts(1, naming)[Fact.POSTS_TO_REREAD]
    assert [e.text for e in found.entries] == ["Post of 1 May 2025"]  # type: ignore[attr-defined]


_QUOTED = {"author": {"handle": "jo.example"}, "value": {"text": f"Come to {_NAME}"}}


@each(
    ("embed", "listed"),
    [
        ({"record": _QUOTED}, 1),
        ({"record": {"record": _QUOTED}, "media": {}}, 1),
        ({"record": {"author": {"displayName": _NAME}, "value": {"text": "Tea"}}}, 1),
        ({"record": {"record": {"name": _NAME}}}, 1),
        ({"record": {"value": {"text": "My year 9s were awful, damn them"}}}, 0),
    ],
)
def test_what_a_post_quotes_is_searched_for_the_school_alone(embed: Json, listed: int) -> None:
    quoting = post(1)
    quoting["post"]["embed"] = embed
    found = posts(1, quoting)[Fact.POSTS_TO_REREAD]
    assert [e.text for e in found.entries] == ["Post of 1 May 2025"] * listed  # type: ignore[attr-defined]


@each(
    ("by", "text", "listed"),
    [
        ("amy.example", f"Come to {_NAME}", 1),
        ("amy.example", "My year 9s were awful, damn them", 0),
        ("eve.example", f"Come to {_NAME}", 0),
    ],
)
def test_what_is_passed_on_is_searched_for_the_school_alone(
    by: str, text: str, listed: int
) -> None:
    passed_on = post(2, text, "jo.example")
    passed_on["reason"] = {"by": {"handle": by}, "indexedAt": "2025-06-01T12:00:00.000Z"}
    values = posts(1, post(1), passed_on)
    found = values[Fact.POSTS_TO_REREAD]
    assert [e.text for e in found.entries] == ["Repost of 1 June 2025"] * listed  # type: ignore[attr-defined]
    assert values[Fact.POSTS_PUBLIC_BY_YEAR] == Years(years={2025: 1})


def test_what_a_post_answers_is_anothers() -> None:
    answer = post(1)
    answer["post"]["record"]["reply"] = {"parent": {"text": _NAME}}
    assert posts(1, answer)[Fact.POSTS_TO_REREAD] == Entries(entries=(), searched=1)


def test_a_year_that_is_still_to_come_is_not_known() -> None:
    later = post(2)
    later["post"]["record"]["createdAt"] = "2568-05-01T12:00:00.000Z"
    told_by_year = posts(2, post(1), later)[Fact.POSTS_PUBLIC_BY_YEAR]
    assert told_by_year == Years(years={2025: 1}, at_least=True)


@pytest.mark.parametrize("feed", [[post(1)], [post(1), post(2, None)], [post(1), "post", post(2)]])
def test_posts_that_did_not_all_come_are_not_searched(feed: list[Json]) -> None:
    assert posts(2, *feed)[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST


def test_as_many_posts_as_are_told_at_a_time_are_not_known_to_be_all() -> None:
    """The number of posts may be of an earlier day."""
    told_by_year = posts(99, *map(post, range(99)))[Fact.POSTS_PUBLIC_BY_YEAR]
    assert told_by_year == Years(years={2025: 99})
    values = posts(99, *map(post, range(100)))
    assert values[Fact.POSTS_PUBLIC_BY_YEAR] == Years(years={2025: 100}, at_least=True)
    assert values[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST


# Whose they are


def test_another_handle_than_the_one_that_was_asked_for_tells_nothing() -> None:
    other = account(handle="eve.example")
    assert set(told("account", other).values()) == {UnreadReason.WRONG_ACCOUNT}
    assert read_home(SITE, other).problem is UnreadReason.WRONG_ACCOUNT


def test_two_answers_that_differ_tell_nothing() -> None:
    twice = seen(replied("profile", dict(AMY)), replied("profile", {**AMY, "displayName": "Eve"}))
    assert set(told("account", twice).values()) == {UnreadReason.PAGE_CHANGED}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (400, {"error": "InvalidRequest", "message": "Profile not found"}, UnreadReason.NOT_THERE),
        (400, {"error": "InvalidRequest", "message": "Actor not found"}, UnreadReason.NOT_THERE),
        (400, {"error": "AccountTakedown", "message": "Suspended"}, UnreadReason.NOT_THERE),
        (400, {"error": "InvalidRequest", "message": "Strange"}, UnreadReason.PAGE_CHANGED),
        (429, {"error": "RateLimitExceeded"}, UnreadReason.RATE_LIMITED),
    ],
)
def test_a_refusal_says_why(status: int, body: Json, reason: UnreadReason) -> None:
    refused = replace(seen(replied("profile", body, status=status)), status=status)
    assert set(told("account", refused).values()) == {reason}


# How it is named, and what is asked


def test_it_is_named_with_the_handle_and_has_no_sign_in() -> None:
    assert SITE.header.without_sign_in
    assert ways(SITE) == (How.OPENED, How.MYSELF)
    with pytest.raises(InputError, match="without a sign-in"):
        to_sign_in_to(SITE)
    with pytest.raises(InputError, match="name of your own account"):
        site("bluesky")


def test_what_is_left_to_the_person_is_called_that_and_not_read() -> None:
    page = page_of(SITE, "account")
    values = told("account", account())
    left = {Fact.ACCOUNT_EMAIL, Fact.DISCOVERY_BY_PHONE, Fact.CONTACTS_UPLOAD}
    assert left.isdisjoint(page.tells)
    assert {values[fact] for fact in left} == {UnreadReason.BY_HAND}
    assert set(page.tells) | left == set(page.promises)


def test_nothing_of_the_api_is_asked_but_what_is_read() -> None:
    for page in SITE.pages:
        assert page.url.startswith(f"{API}/")
        assert decide_page(SITE.policy, page.url).stopped is None
    for method in ("com.atproto.server.deleteSession", "app.bsky.actor.getPreferences"):
        assert decide_page(SITE.policy, f"{API}/{method}?actor=amy.example").stopped is not None
