"""Profile pages of networks that are not opened: what they prove, and whose they must be."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.files.page import SavedPage
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Count, Entries, NotApplicable, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import known_sites
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.profile_page import handle_at, host_of
from profilecheck.sources.profile_pages import AskOwn, OwnProfile, ProfilePages, nobody_to_ask
from profilecheck.sources.saved_pages import FromPages
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from tests.auditing import SCHOOL
from tests.each import each
from tests.saved_pages.conftest import Reading
from tests.saved_pages.files import entry, har, mhtml, write
from tests.saved_pages.profiles import (
    instagram,
    page,
    shared_data,
    threads,
    tiktok,
    tiktok_page,
    tiktok_user,
)

Make = Callable[..., str]

_ALL: tuple[tuple[str, Make], ...] = (
    ("tiktok", tiktok),
    ("instagram", instagram),
    ("threads", threads),
)
_EACH = pytest.mark.parametrize(("network", "make"), _ALL, ids=[name for name, _ in _ALL])
_BIO = {"tiktok": "signature", "instagram": "biography", "threads": "biography"}
_NAME = {"tiktok": "nickname", "instagram": "full_name", "threads": "full_name"}
_FLAG = {
    "tiktok": "privateAccount",
    "instagram": "is_private",
    "threads": "text_post_app_is_private",
}
_INSTAGRAM = "https://www.instagram.com/amy.otter/"
SCHOOL_NAME = SCHOOL.names[0]


def _data(words: str) -> str:
    return f'<script type="application/json">{words}</script>'


def _mine(profile: OwnProfile) -> bool:
    return True


@pytest.fixture
def read(reading: Reading, tmp_path: Path) -> Callable[..., FromPages]:
    """Reads these contents as saved pages."""

    def read(*contents: str, ask: AskOwn = _mine, suffix: str = ".html", **more: Any) -> FromPages:
        for number, content in enumerate(contents):
            write(tmp_path, f"page-{number}{suffix}", content)
        return reading(tmp_path, ask=ask, **more)

    return read


def _account(told: FromPages) -> Account:
    assert len(told.snapshot.accounts) == 1, told.left_out
    return told.snapshot.accounts[0]


def _value(account: Account, fact: Fact, viewpoint: Viewpoint = Viewpoint.OWNER) -> Any:
    values = [
        r.value
        for r in account.readings
        if isinstance(r, Observed) and (r.fact, r.viewpoint) == (fact, viewpoint)
    ]
    assert len(values) == 1, (fact, values)
    return values[0]


def _texts(account: Account, fact: Fact) -> list[str]:
    value = _value(account, fact)
    assert isinstance(value, Entries)
    return [entry.text for entry in value.entries]


def _observed(account: Account) -> set[Fact]:
    return {r.fact for r in account.readings if isinstance(r, Observed)}


def _unread(account: Account, fact: Fact) -> set[UnreadReason]:
    return {r.reason for r in account.readings if isinstance(r, Unread) and r.fact is fact}


def _outcomes(told: FromPages, fact: Fact) -> set[Outcome]:
    report = judge_snapshot(told.snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
    findings = [f for clause in report.clauses for f in clause.findings]
    return {f.outcome for f in findings if f.facts == (fact,)}


# What a page says


@_EACH
@pytest.mark.parametrize("private", [True, False])
def test_whether_the_account_is_private_is_read(
    read: Callable[..., FromPages], network: str, make: Make, private: bool
) -> None:
    told = read(make(**{_FLAG[network]: private}))
    account = _account(told)
    assert account.network == network
    wanted = Audience.FRIENDS if private else Audience.PUBLIC
    for viewpoint in Viewpoint:
        for fact in (Fact.PROFILE_ACCESS, Fact.POSTS_FUTURE_AUDIENCE, Fact.FRIENDS_AUDIENCE):
            assert _value(account, fact, viewpoint) is wanted
    assert _outcomes(told, Fact.PROFILE_ACCESS) == {Outcome.MET if private else Outcome.NOT_MET}
    if private:
        assert _value(account, Fact.POSTS_PUBLIC_COUNT) == Count(count=0)
    elif network != "threads":
        assert _value(account, Fact.POSTS_PUBLIC_COUNT) == Count(count=12)
    assert _value(account, Fact.FRIENDS_COUNT) == Count(count=41)


@_EACH
def test_texts_are_read_and_what_no_page_tells_is_left_to_the_person(
    read: Callable[..., FromPages], network: str, make: Make
) -> None:
    account = _account(read(make()))
    assert _texts(account, Fact.PROFILE_NAME) == ["Amy Otter"]
    assert _texts(account, Fact.PROFILE_BIO) == ["Rivers and boats"]
    assert _unread(account, Fact.MESSAGES_WHO_CAN_SEND) == {UnreadReason.BY_HAND}
    assert account.profile_url.endswith("amy.otter")
    told = _observed(account)
    left = {r.fact for r in account.readings if isinstance(r, Unread | NotApplicable)}
    assert set(Fact) - {Fact.ACCOUNT_LEFTOVERS} <= told | left


@_EACH
def test_an_empty_bio_is_none_and_a_missing_one_is_unread(
    read: Callable[..., FromPages], network: str, make: Make
) -> None:
    assert _texts(_account(read(make(**{_BIO[network]: ""}))), Fact.PROFILE_BIO) == []
    account = _account(read(make(**{_BIO[network]: None})))
    assert Fact.PROFILE_BIO not in _observed(account)
    assert _unread(account, Fact.PROFILE_BIO) == {UnreadReason.BY_HAND}


@_EACH
@pytest.mark.parametrize("odd", ["false", "true", 1, 0, None, "", [], {}])
def test_a_flag_that_is_no_flag_proves_nothing(
    read: Callable[..., FromPages], network: str, make: Make, odd: object
) -> None:
    more = {"secret": None, "status": 1} if network == "tiktok" else {}
    account = _account(read(make(**{_FLAG[network]: odd}, **more)))
    assert _unread(account, Fact.PROFILE_ACCESS) == {UnreadReason.BY_HAND}
    assert Fact.POSTS_PUBLIC_COUNT not in _observed(account)


@pytest.mark.parametrize(
    "fields",
    [
        {"privateAccount": True, "secret": False},
        {"privateAccount": False, "secret": True},
        {"privateAccount": False, "secret": False, "status": 10222},
    ],
)
def test_a_page_that_says_both_proves_neither(
    read: Callable[..., FromPages], fields: dict[str, Any]
) -> None:
    told = read(tiktok(**fields))
    assert Fact.PROFILE_ACCESS not in _observed(_account(told))
    assert _unread(_account(told), Fact.PROFILE_ACCESS) == {UnreadReason.UNKNOWN_WORDING}
    assert _outcomes(told, Fact.PROFILE_ACCESS) == {Outcome.COULD_NOT_TELL}


_NEW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_RESTING = (Fact.PROFILE_ACCESS, Fact.POSTS_PUBLIC_COUNT, Fact.DISCOVERY_SEARCH_ENGINES)


def _of_two(network: str, newer: str, older: str, apart: timedelta) -> Account:
    """The account that two pages of one profile show, the older of them private."""
    site = next(s for s in known_sites() if s.id == network)
    assert isinstance(site, ByHandSite)
    assert site.export is not None
    url = site.export.profile.format(handle="amy.otter")
    pages = ProfilePages(SchoolMatcher(SCHOOL), {}, _mine)
    for name, html, at in (("new.html", newer, _NEW), ("old.html", older, _NEW - apart)):
        assert pages.take(SavedPage(name, html, url, at))
    (account,) = pages.accounts()
    return account


@each("apart", [timedelta(hours=1), timedelta(days=400)])
@each(("network", "make"), _ALL)
def test_an_older_page_of_a_private_account_says_nothing_of_one_that_is_public(
    network: str, make: Make, apart: timedelta
) -> None:
    newer, older = (make(**{_FLAG[network]: private}) for private in (False, True))
    account = _of_two(network, newer, older, apart)
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.PUBLIC
    assert not {r.evidence.at for r in _readings_of(account)} - {_NEW}
    private = [r for r in _readings_of(account) if r.value in (False, Count(count=0))]
    assert not private


def _readings_of(account: Account) -> list[Observed]:
    """What was observed of what rests on whether an account is private."""
    return [r for r in account.readings if isinstance(r, Observed) and r.fact in _RESTING]


@each(("apart", "adds"), [(timedelta(hours=1), True), (timedelta(days=2), False)])
@each(("network", "make"), _ALL[1:])
def test_what_a_newer_page_does_not_say_an_old_one_does_not_prove(
    network: str, make: Make, apart: timedelta, adds: bool
) -> None:
    older = make(**{_FLAG[network]: True})
    account = _of_two(network, make(data=False), older, apart)
    assert bool(_readings_of(account)) is adds
    assert (Fact.PROFILE_LINKS in _observed(account)) is adds


def test_instagrams_flag_does_not_speak_for_threads(read: Callable[..., FromPages]) -> None:
    account = _account(read(threads(text_post_app_is_private=None, is_private=True)))
    assert _unread(account, Fact.PROFILE_ACCESS) == {UnreadReason.BY_HAND}


def test_other_peoples_data_on_the_page_is_not_the_persons(
    read: Callable[..., FromPages],
) -> None:
    other = {"username": "otto", "full_name": "Otto", "biography": "Mine", "is_private": True}
    account = _account(read(instagram(related=[other])))
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.PUBLIC
    assert "Otto" not in account.model_dump_json()


@pytest.mark.parametrize("private", [True, False])
def test_pages_of_earlier_years_are_read(read: Callable[..., FromPages], private: bool) -> None:
    account = _account(read(shared_data(is_private=private, external_url="https://otter.example")))
    wanted = Audience.FRIENDS if private else Audience.PUBLIC
    assert _value(account, Fact.STORIES_AUDIENCE) in (wanted, Audience.MEMBERS)
    assert _value(account, Fact.PROFILE_ACCESS) is wanted
    assert _texts(account, Fact.PROFILE_LINKS) == ["https://otter.example"]


def test_a_link_to_facebook_stands_apart_from_the_list(read: Callable[..., FromPages]) -> None:
    link = {"name": "Amy Otter", "url": "https://www.facebook.com/amy.otter"}
    account = _account(read(instagram(fb_profile_biolink=link)))
    assert _texts(account, Fact.PROFILE_LINKS) == ["https://www.facebook.com/amy.otter"]
    assert not _unread(account, Fact.PROFILE_LINKS)


@pytest.mark.parametrize("private", [True, False])
def test_tiktoks_earlier_data_is_read(read: Callable[..., FromPages], private: bool) -> None:
    user = {"uniqueId": "amy.otter", "nickname": "Amy", "signature": "", "privateAccount": private}
    module = {"users": {"amy.otter": user}, "stats": {"amy.otter": {"followerCount": 4}}}
    script = f'<script id="SIGI_STATE">{json.dumps({"UserModule": module})}</script>'
    account = _account(read(page("https://www.tiktok.com/@amy.otter?lang=en", scripts=script)))
    wanted = Audience.FRIENDS if private else Audience.PUBLIC
    assert _value(account, Fact.PROFILE_ACCESS) is wanted
    assert _value(account, Fact.FRIENDS_COUNT) == Count(count=4)


_USER: dict[str, Any] = {"username": "amy.otter", "biography": "Tea", "is_private": True}
_THREADS_USER = {**_USER, "text_post_app_is_private": True, "is_private": False}
_ANSWERS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("instagram", "https://www.instagram.com/api/v1/users/info/", {"data": {"user": _USER}}),
    (
        "instagram",
        "https://www.instagram.com/graphql/query",
        {"data": {"xig_user_by_username": _USER}},
    ),
    ("instagram", "https://www.instagram.com/api/v1/users/7/info/", {"user": _USER}),
    ("instagram", "https://www.instagram.com/amy.otter/?__a=1", {"graphql": {"user": _USER}}),
    (
        "instagram",
        "https://www.instagram.com/graphql/query",
        {"data": {"xdt_api__v1__users__web_profile_info": {"user": _USER}, "viewer": {"user": {}}}},
    ),
    ("threads", "https://www.threads.com/api/graphql", {"data": {"user": _THREADS_USER}}),
    (
        "tiktok",
        "https://www.tiktok.com/api/user/detail/",
        {"userInfo": {"user": {**tiktok_user(), "privateAccount": True, "secret": True}}},
    ),
)


@each("alone", [True, False])
@each(("network", "address", "answer"), _ANSWERS)
def test_an_answer_about_a_profile_that_was_saved_alone_is_read(
    read: Callable[..., FromPages],
    tmp_path: Path,
    network: str,
    address: str,
    answer: dict[str, Any],
    alone: bool,
) -> None:
    words = json.dumps(answer)
    (tmp_path / "page-0.json").unlink(missing_ok=True)
    (tmp_path / "page-0.html").unlink(missing_ok=True)
    shown = page(address, body=f"<pre>{escape(words)}</pre>")
    told = read(words, suffix=".json") if alone else read(shown)
    account = _account(told)
    assert account.network == network
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.FRIENDS
    assert _account(told).profile_url.endswith("amy.otter")


@each("guard", ["for (;;);", "while(1);", ")]}'\n"])
def test_what_keeps_an_answer_from_being_run_is_no_part_of_it(
    read: Callable[..., FromPages], guard: str
) -> None:
    account = _account(read(guard + json.dumps(_ANSWERS[0][2]), suffix=".json"))
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.FRIENDS


def test_an_answer_about_two_people_is_about_neither(read: Callable[..., FromPages]) -> None:
    another = {**_USER, "username": "zaphira"}
    told = read(json.dumps({"data": {"user": _USER, "of": {"user": another}}}), suffix=".json")
    assert not told.snapshot.accounts


def test_an_answer_that_came_with_another_page_names_nobody(read: Callable[..., FromPages]) -> None:
    looked_up = entry(_ANSWERS[0][1], json.dumps({"data": {"user": _USER}}), "application/json")
    told = read(har(entry("https://www.instagram.com/", page("")), looked_up), suffix=".har")
    assert not told.snapshot.accounts


_AT_TIKTOK = "https://www.tiktok.com/@amy.otter"
_LOOKED_UP = "https://www.tiktok.com/api/user/detail/?uniqueId=zaphira"
_NAMELESS: dict[str, Any] = {"statusCode": 10222, "userInfo": {}}
_NAMED: dict[str, Any] = {
    "statusCode": 10222,
    "userInfo": {"user": {"uniqueId": "zaphira", "privateAccount": True}},
}


@each("answer", [_NAMELESS, _NAMED])
def test_the_status_of_somebody_who_was_looked_up_is_not_the_persons(
    read: Callable[..., FromPages], answer: dict[str, Any]
) -> None:
    looked_up = entry(_LOOKED_UP, json.dumps(answer), "application/json")
    told = read(har(entry(_AT_TIKTOK, tiktok()), looked_up), suffix=".har")
    assert _value(_account(told), Fact.PROFILE_ACCESS) is Audience.PUBLIC
    checked = page(_AT_TIKTOK, body='<div id="captcha_container">')
    told = read(har(entry(_AT_TIKTOK, checked), looked_up), suffix=".har")
    assert not told.snapshot.accounts


_STRANGE_LINK = {"title": "My page", "web_address": "https://otter.example"}
_STRANGE_PARTS: tuple[Any, ...] = (
    {"fragments": [{"plaintext": "I row"}]},
    {"text_fragments": {"fragments": [{"plaintext": None, "link_fragment": {"uri": "x"}}]}},
)


@each(
    ("content", "fact"),
    [
        (instagram(bio_links=[_STRANGE_LINK]), Fact.PROFILE_LINKS),
        (instagram(show_fb_link_on_profile=True), Fact.PROFILE_LINKS),
        (instagram(fb_profile_biolink={"name": "Amy Otter"}), Fact.PROFILE_LINKS),
        (threads(bio_links=[_STRANGE_LINK]), Fact.PROFILE_LINKS),
        *((threads(biography="", text_app_biography=p), Fact.PROFILE_BIO) for p in _STRANGE_PARTS),
    ],
)
def test_a_part_that_is_in_another_form_is_not_nothing(
    read: Callable[..., FromPages], content: str, fact: Fact
) -> None:
    told = read(content)
    assert _unread(_account(told), fact)
    assert Outcome.MET not in _outcomes(told, fact)


@each(
    "link",
    [
        "https://otter.example/amy",
        {"lynx_url": "https://otter.example/amy"},
        {"url": "https://l.instagram.com/?u=https%3A%2F%2Fotter.example%2Famy&e=1"},
    ],
)
def test_a_link_is_read_from_where_it_leads(read: Callable[..., FromPages], link: Any) -> None:
    account = _account(read(instagram(bio_links=[link])))
    assert _texts(account, Fact.PROFILE_LINKS) == ["https://otter.example/amy"]
    assert not _unread(account, Fact.PROFILE_LINKS)


def test_a_link_that_leads_nowhere_is_text_all_the_same(read: Callable[..., FromPages]) -> None:
    account = _account(read(instagram(bio_links=["https://[otter.example/amy"])))
    assert _texts(account, Fact.PROFILE_LINKS) == ["https://[otter.example/amy"]


@each(
    ("address", "host", "handle"),
    [
        ("https://[www.x.example/Amy", "", ""),
        ("https://www.X.example/Amy%20C", "x.example", "amy c"),
        ("/Amy", "", "amy"),
        ("https://x.example/", "x.example", ""),
    ],
)
def test_an_address_that_leads_nowhere_is_nobodys(address: str, host: str, handle: str) -> None:
    assert host_of(address) == host
    assert handle_at(address, re.compile(r"/(?P<handle>.+)")) == handle


def test_what_an_account_says_it_is_and_its_topics_stand_with_the_bio(
    read: Callable[..., FromPages],
) -> None:
    bio = ["Rivers and boats", "Teacher"]
    for content in (
        instagram(category_name="Teacher"),
        tiktok(commerceUserInfo={"category": "Teacher"}),
    ):
        assert _texts(_account(read(content)), Fact.PROFILE_BIO) == bio
    tags = {"edges": [{"node": {"display_name": "Teacher", "name": "teachers"}}]}
    assert _texts(_account(read(threads(profile_tags=tags))), Fact.PROFILE_BIO) == bio
    hidden = instagram(category_name="Teacher", should_show_category=False)
    assert _texts(_account(read(hidden)), Fact.PROFILE_BIO) == bio[:1]


def test_contacts_that_an_account_keeps_from_its_buttons_are_not_shown_to_anyone(
    read: Callable[..., FromPages],
) -> None:
    contacts: dict[str, Any] = {
        "public_email": "amy@otter.example",
        "public_phone_number": "+44 7700 900123",
    }
    facts = {Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE}
    for shows in (True, False):
        account = _account(read(instagram(**contacts, should_show_public_contacts=shows)))
        assert facts & _observed(account) == (facts if shows else set())


_DAY = 1_780_000_000
"""A day in May 2026, in seconds since 1970."""
_WRITTEN = f"Sports day at {SCHOOL_NAME}"


def _post(code: str, words: str, by: str = "amy.otter", **fields: Any) -> dict[str, Any]:
    """A post of Instagram or Threads as their pages hold it since 2022."""
    who = {"username": by, "pk": "5000000001" if by == "amy.otter" else "6"}
    return {"code": code, "taken_at": _DAY, "caption": {"text": words}, "user": who, **fields}


def _with(content: str, data: object) -> str:
    return content.replace("</body>", f"{_data(json.dumps(data))}</body>")


def _edges(*posts: dict[str, Any]) -> dict[str, Any]:
    return {"edges": [{"node": post} for post in posts]}


def _earlier(code: str, words: str, by: str = "amy.otter") -> dict[str, Any]:
    caption = _edges({"text": words})
    at = {"shortcode": code, "taken_at_timestamp": _DAY}
    return {**at, "edge_media_to_caption": caption, "owner": {"username": by}}


_POSTS = [_post("a", _WRITTEN), _post("b", "Tea"), _post("a", _WRITTEN)]
_OTHERS = [
    _post("c", _WRITTEN, "zaphira.quill"),
    {**_post("d", _WRITTEN), "owner": {"username": "zaphira.quill"}},
    {"code": "e", "caption": {"text": _WRITTEN}},
]
_TIMELINE = "xdt_api__v1__feed__user_timeline_graphql_connection"
_ITEMS: dict[str, dict[str, Any]] = {
    "1": {"id": "1", "desc": _WRITTEN, "createTime": str(_DAY), "author": "amy.otter"},
    "2": {"id": "2", "desc": "Tea", "createTime": _DAY, "author": {"uniqueId": "amy.otter"}},
    "3": {"id": "3", "desc": _WRITTEN, "createTime": _DAY, "author": "zaphira.quill"},
}


@pytest.mark.parametrize(
    "content",
    [
        shared_data(
            edge_owner_to_timeline_media={
                "count": 12,
                **_edges(
                    _earlier("a", _WRITTEN),
                    _earlier("b", "Tea"),
                    _earlier("c", _WRITTEN, "zaphira.quill"),
                ),
            }
        ),
        _with(instagram(), {"data": {_TIMELINE: _edges(*_POSTS, *_OTHERS)}}),
        _with(threads(), {"thread_items": [{"post": post} for post in (*_POSTS, *_OTHERS)]}),
        _with(tiktok(), {"ItemModule": _ITEMS}),
    ],
    ids=["instagram before 2022", "instagram", "threads", "tiktok"],
)
def test_own_posts_on_the_page_are_looked_through_and_never_taken_for_all(
    read: Callable[..., FromPages], content: str
) -> None:
    told = read(content)
    account = _account(told)
    (again,) = _texts(account, Fact.POSTS_TO_REREAD)
    assert again.endswith("of 28 May 2026")
    assert _unread(account, Fact.POSTS_TO_REREAD) == {UnreadReason.INCOMPLETE_LIST}
    (seen,) = {
        r.evidence.seen
        for r in account.readings
        if isinstance(r, Observed) and r.fact is Fact.POSTS_TO_REREAD
    }
    assert seen == "2 posts on this page read"
    outcomes = _outcomes(told, Fact.POSTS_TO_REREAD)
    assert Outcome.NOT_MET in outcomes
    assert Outcome.MET not in outcomes
    assert _WRITTEN not in account.model_dump_json()


def test_what_stands_with_a_post_is_searched_and_its_comments_are_not(
    read: Callable[..., FromPages],
) -> None:
    tagged = {"in": [{"user": {"username": "oak", "full_name": SCHOOL_NAME}}]}
    comments = {"edges": [{"node": {"user": {"full_name": SCHOOL_NAME}}}]}
    for fields, listed in (
        ({"accessibility_caption": f"A sign that says {SCHOOL_NAME}"}, True),
        ({"carousel_media": [{"accessibility_caption": SCHOOL_NAME}]}, True),
        ({"location": {"pk": "1", "name": SCHOOL_NAME}}, True),
        ({"usertags": tagged}, True),
        ({"preview_comments": comments}, False),
    ):
        post = _post("a", "Tea", **fields)
        account = _account(read(_with(instagram(), {"data": {_TIMELINE: _edges(post)}})))
        assert (Fact.POSTS_TO_REREAD in _observed(account)) is listed
        assert (UnreadReason.SCHOOL_NAMED in _unread(account, Fact.PROFILE_BIO)) is not listed


def test_a_number_of_posts_that_is_less_than_those_on_the_page_is_no_number(
    read: Callable[..., FromPages],
) -> None:
    wordless = {"code": "a", "user": {"username": "amy.otter"}}
    none = tiktok().replace('"videoCount": 12', '"videoCount": 0')
    for content, post in (
        (instagram(media_count=0), _POSTS[0]),
        (instagram(media_count=0), wordless),
        (none, {**_ITEMS["1"], "desc": ""}),
    ):
        account = _account(read(_with(content, {"data": [post]})))
        assert _unread(account, Fact.POSTS_PUBLIC_COUNT) == {UnreadReason.PAGE_CHANGED}


def test_instagrams_number_of_posts_does_not_speak_for_threads(
    read: Callable[..., FromPages],
) -> None:
    account = _account(read(threads(media_count=0)))
    assert _unread(account, Fact.POSTS_PUBLIC_COUNT) == {UnreadReason.BY_HAND}


def test_who_sees_a_post_is_known_by_the_account_alone(read: Callable[..., FromPages]) -> None:
    timeline = {"data": {_TIMELINE: _edges(*_POSTS)}}
    private = _value(
        _account(read(_with(instagram(is_private=True), timeline))), Fact.POSTS_TO_REREAD
    )
    assert [entry.audience for entry in private.entries] == [Audience.FRIENDS]
    item = {**_ITEMS["1"], "forFriend": True}
    own = _value(_account(read(_with(tiktok(), {"ItemModule": {"1": item}}))), Fact.POSTS_TO_REREAD)
    assert [entry.audience for entry in own.entries] == [None]


def test_where_nothing_is_to_be_read_again_the_rest_is_still_unread(
    read: Callable[..., FromPages],
) -> None:
    account = _account(read(_with(instagram(), {"data": {_TIMELINE: _edges(_post("b", "Tea"))}})))
    assert Fact.POSTS_TO_REREAD not in _observed(account)
    assert _unread(account, Fact.POSTS_TO_REREAD) == {UnreadReason.INCOMPLETE_LIST}
    account = _account(read(instagram()))
    assert _unread(account, Fact.POSTS_TO_REREAD) == {UnreadReason.BY_HAND}


def test_a_recording_is_read(read: Callable[..., FromPages]) -> None:
    user = {"username": "amy.otter", "full_name": "Amy", "biography": "", "is_private": True}
    told = read(
        har(
            entry("https://www.instagram.com/amy.otter/", page("")),
            entry(
                "https://www.instagram.com/api/v1/users/web_profile_info/?username=amy.otter",
                json.dumps({"data": {"user": user}}),
                "application/json",
            ),
        ),
        suffix=".har",
    )
    assert _value(_account(told), Fact.PROFILE_ACCESS) is Audience.FRIENDS


@pytest.mark.parametrize(
    ("described", "bio"),
    [
        (
            '41 Followers, 3 Following, 12 Posts - Amy Otter (@amy.otter) on Instagram: "I row"',
            "I row",
        ),
        ("41 Follower, 3 Gefolgt – Fotos von Amy: Ich rudere", "Ich rudere"),
        (
            "41 Followers, 3 Following, 12 Posts - See Instagram photos and videos from Amy "
            "(@amy.otter)",
            "",
        ),
    ],
)
def test_without_data_what_the_page_says_of_itself_is_read_and_not_taken_for_all(
    read: Callable[..., FromPages], described: str, bio: str
) -> None:
    account = _account(read(instagram(data=False, described=described)))
    assert _texts(account, Fact.PROFILE_NAME) == ["Amy Otter"]
    assert Fact.PROFILE_ACCESS not in _observed(account)
    assert (Fact.PROFILE_BIO in _observed(account)) is bool(bio)
    assert _unread(account, Fact.PROFILE_BIO)
    if bio:
        assert bio in _texts(account, Fact.PROFILE_BIO)[0]


def test_threads_says_its_bio_to_search_engines(read: Callable[..., FromPages]) -> None:
    words = "41 Followers • 7 Threads • I row. See the latest conversations with @amy.otter."
    account = _account(read(threads(data=False, described=words)))
    assert _texts(account, Fact.PROFILE_BIO) == ["I row"]
    words = "41 Followers • 7 Threads. See the latest conversations with @amy.otter."
    assert Fact.PROFILE_BIO not in _observed(_account(read(threads(data=False, described=words))))


# The school, planted in every text


def _planted() -> Iterator[Any]:
    for network, make in _ALL:
        for place in (_NAME[network], _BIO[network]):
            yield pytest.param(make(**{place: f"Amy, {SCHOOL_NAME}"}), id=f"{network} {place}")
    link = {"url": "https://otter.example", "title": SCHOOL_NAME}
    yield pytest.param(instagram(bio_links=[link]), id="instagram link")
    yield pytest.param(threads(bio_links=[link]), id="threads link")
    fragments = {"text_fragments": {"fragments": [{"plaintext": f"At {SCHOOL_NAME}"}]}}
    yield pytest.param(threads(biography="", text_app_biography=fragments), id="threads fragment")
    described = f'1 Follower - Amy (@amy.otter) on Instagram: "At {SCHOOL_NAME}"'
    yield pytest.param(instagram(data=False, described=described), id="instagram described")
    described = f"1 Anhänger, Amy: {SCHOOL_NAME}"
    yield pytest.param(threads(data=False, described=described), id="threads described")
    slug = f"https://{SCHOOL.email_domains[0]}/staff"
    yield pytest.param(tiktok(bioLink={"link": slug, "risk": 0}), id="tiktok link")
    yield pytest.param(instagram(external_url=slug), id="instagram external")


@pytest.mark.parametrize("content", list(_planted()))
def test_a_school_that_is_named_is_found(read: Callable[..., FromPages], content: str) -> None:
    told = read(content)
    texts = (Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS)
    assert any(Outcome.NOT_MET in _outcomes(told, fact) for fact in texts)


@_EACH
def test_a_school_that_stands_elsewhere_is_a_gap(
    read: Callable[..., FromPages], network: str, make: Make
) -> None:
    told = read(make(another_field=f"I teach at {SCHOOL_NAME}"))
    assert UnreadReason.SCHOOL_NAMED in _unread(_account(told), Fact.PROFILE_BIO)
    assert Outcome.MET not in _outcomes(told, Fact.PROFILE_BIO)


# Whose page it is


@_EACH
@pytest.mark.parametrize("said", [None, False])
def test_a_profile_that_nobody_says_is_theirs_is_not_read(
    read: Callable[..., FromPages], network: str, make: Make, said: bool | None
) -> None:
    asked: list[OwnProfile] = []

    def ask(profile: OwnProfile) -> bool | None:
        asked.append(profile)
        return said

    told = read(make(), ask=ask)
    assert not told.snapshot.accounts
    assert not told.used
    assert [(p.handle, p.file) for p in asked] == [("amy.otter", "page-0.html")]
    (left_out,) = told.left_out
    assert ("nothing shows" if said is None else "did not say is yours") in str(left_out.why)
    assert "amy" not in str(left_out.why).casefold(), "nobody's name is kept"


@_EACH
def test_an_export_of_the_same_profile_shows_it_and_one_of_another_refuses_it(
    read: Callable[..., FromPages], network: str, make: Make
) -> None:
    address = _account(read(make())).profile_url
    told = read(make(), ask=nobody_to_ask, exported={network: address.upper()})
    assert _account(told).network == network
    other = read(make(), ask=_mine, exported={network: f"{address}2"})
    assert not other.snapshot.accounts
    assert "belongs to another account" in str(other.left_out[0].why)


def test_of_two_profiles_only_one_is_the_persons(read: Callable[..., FromPages]) -> None:
    other = tiktok(address="https://www.tiktok.com/@otto", uniqueId="otto", nickname="Otto")
    told = read(tiktok(), other)
    assert _account(told).profile_url.endswith("amy.otter")
    assert [(out.file, "another account" in str(out.why)) for out in told.left_out] == [
        ("page-1.html", True)
    ]


@pytest.mark.parametrize(("viewer", "read_it"), [("amy.otter", True), ("otto", False)])
def test_who_is_signed_in_shows_whose_it_is(
    read: Callable[..., FromPages], viewer: str, read_it: bool
) -> None:
    user = {"uniqueId": "amy.otter", "nickname": "Amy", "signature": "", "privateAccount": True}
    detail = {"userInfo": {"user": user}, "statusCode": 0}
    content = tiktok_page(detail, "https://www.tiktok.com/@amy.otter", user={"uniqueId": viewer})
    told = read(content, ask=nobody_to_ask)
    assert bool(told.snapshot.accounts) is read_it


@each(("viewer", "read_it"), [("Amy.Otter", True), ("otto", False)])
def test_who_is_signed_in_at_instagram_shows_whose_it_is(
    read: Callable[..., FromPages], viewer: str, read_it: bool
) -> None:
    defined = ["PolarisViewer", [], {"data": {"username": viewer, "id": "7"}, "id": "7"}, 1]
    told = read(_with(instagram(), {"define": [defined]}), ask=nobody_to_ask)
    assert bool(told.snapshot.accounts) is read_it


_PRIVACY = "https://www.instagram.com/accounts/settings/v2/account_privacy/"
_VIEWER = _data(
    json.dumps({"define": [["PolarisViewer", [], {"data": {"username": "amy.otter"}}]]})
)


def _switch(*, on: object, label: str = "Private account") -> str:
    return f'<input type="checkbox" role="switch" aria-label="{label}" aria-checked="{on}">'


@each("label", ["Private account", "Privates Konto", "Cuenta privada"])
@each("on", [True, False])
def test_the_switch_of_ones_own_settings_is_read(
    read: Callable[..., FromPages], label: str, on: bool
) -> None:
    switch = _switch(on=str(on).lower(), label=label)
    told = read(page(_PRIVACY, scripts=_VIEWER, body=switch), ask=nobody_to_ask)
    wanted = Audience.FRIENDS if on else Audience.PUBLIC
    assert _value(_account(told), Fact.PROFILE_ACCESS) is wanted
    assert _account(told).profile_url.endswith("amy.otter")


def test_an_older_profile_still_counts_beside_a_newer_page_of_settings() -> None:
    settings = page(_PRIVACY, scripts=_VIEWER, body=_switch(on="true"))
    pages = ProfilePages(SchoolMatcher(SCHOOL), {}, _mine)
    pages.take(SavedPage("new.html", settings, _PRIVACY, _NEW))
    pages.take(SavedPage("old.html", instagram(), _INSTAGRAM, _NEW - timedelta(days=3)))
    (account,) = pages.accounts()
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.FRIENDS
    assert _value(account, Fact.POSTS_PUBLIC_COUNT) == Count(count=0)
    assert _texts(account, Fact.PROFILE_BIO) == ["Rivers and boats"]


def test_a_switch_that_the_data_beside_it_contradicts_proves_nothing(
    read: Callable[..., FromPages],
) -> None:
    data = _data(json.dumps({"user": {"username": "amy.otter", "is_private": False}}))
    account = _account(read(page(_PRIVACY, scripts=_VIEWER + data, body=_switch(on="true"))))
    assert _unread(account, Fact.PROFILE_ACCESS) == {UnreadReason.UNKNOWN_WORDING}
    assert Fact.POSTS_PUBLIC_COUNT not in _observed(account)


@each(
    ("scripts", "body"),
    [
        ("", _switch(on="true")),
        (_VIEWER, _switch(on="undefined")),
        (_VIEWER, '<input type="checkbox" role="switch" aria-label="Private account" checked>'),
        (_VIEWER, _switch(on="true", label="Quiet mode")),
        (_VIEWER, f"<div hidden>{_switch(on='true')}</div>"),
        (_VIEWER, f'<li aria-busy="true">{_switch(on="true")}</li>'),
    ],
)
def test_a_switch_that_does_not_say_whose_or_how_it_is_tells_nothing(
    read: Callable[..., FromPages], scripts: str, body: str
) -> None:
    told = read(page(_PRIVACY, scripts=scripts, body=body))
    assert not told.snapshot.accounts


@pytest.mark.parametrize(
    "content",
    [
        tiktok(uniqueId="otto"),
        instagram(title="Otto (@otto) • Instagram photos and videos"),
        page(
            "https://www.tiktok.com/@amy.otter",
            head='<link rel="canonical" href="https://www.tiktok.com/@otto">',
        ),
    ],
)
def test_a_page_of_two_handles_is_not_read(read: Callable[..., FromPages], content: str) -> None:
    told = read(content)
    assert not told.snapshot.accounts
    assert "not expected" in str(told.left_out[0].why)


# Pages that say nothing


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (page("https://www.instagram.com/accounts/login/?next=%2Famy.otter%2F"), "sign in"),
        (page("https://www.threads.com/login"), "sign in"),
        (page("https://www.instagram.com/challenge/?next=/amy.otter/"), "security check"),
        (page("https://www.instagram.com/accounts/suspended/"), "suspended"),
        (
            page("https://www.tiktok.com/@amy.otter", body='<p id="wci" class="_wafchallengeid">'),
            "security check",
        ),
        (page("https://www.tiktok.com/@amy.otter"), "says nothing of a profile"),
        (page("https://www.instagram.com/amy.otter/"), "says nothing of a profile"),
        (page("https://www.threads.net/@amy.otter"), "says nothing of a profile"),
        (page("https://www.tiktok.com/@amy.otter/video/1"), "not the page of a profile"),
        (page("https://www.instagram.com/p/AbC/"), "not the page of a profile"),
        (
            tiktok_page({"statusCode": 10221}, "https://www.tiktok.com/@amy.otter"),
            "nothing at its address",
        ),
        (
            page(
                "https://www.instagram.com/amy.otter/",
                scripts=_data('{"page": {"name": "httpErrorPage"}}'),
            ),
            "nothing at its address",
        ),
        (
            page(
                "https://www.tiktok.com/@amy.otter",
                scripts=_data('{"__DEFAULT_SCOPE__": {"webapp.us'),
            ),
            "says nothing of a profile",
        ),
    ],
)
def test_a_page_that_says_nothing_is_named_with_the_reason(
    read: Callable[..., FromPages], content: str, why: str
) -> None:
    told = read(content, ask=lambda profile: pytest.fail("nothing to ask about"))
    assert not told.snapshot.accounts
    assert [why in str(out.why) for out in told.left_out] == [True], told.left_out


def test_a_private_account_that_tells_nothing_else_is_private(
    read: Callable[..., FromPages],
) -> None:
    content = tiktok_page({"statusCode": 10222}, "https://www.tiktok.com/@amy.otter")
    account = _account(read(content))
    assert _value(account, Fact.PROFILE_ACCESS) is Audience.FRIENDS
    assert _unread(account, Fact.PROFILE_BIO) == {UnreadReason.BY_HAND}


def test_a_single_file_keeps_no_data(read: Callable[..., FromPages]) -> None:
    content = mhtml().replace("https://x.com/settings/account", "https://www.tiktok.com/@amy")
    told = read(content, suffix=".mhtml")
    assert "Webpage, Complete" in str(told.left_out[0].why)


def test_a_file_without_an_address_is_known_by_what_it_says(
    read: Callable[..., FromPages],
) -> None:
    assert _account(read(tiktok(address=""))).network == "tiktok"
    head = f'<meta property="og:url" content="{_INSTAGRAM}">'
    head += '<meta property="og:title" content="A (@amy.otter)">'
    told = read(page("", head=head))
    assert _account(told).network == "instagram"
