"""Mastodon's readers on literal pages and on a real answer: what is set, unset, absent."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.errors import InputError
from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.mastodon import MASTODON
from profilecheck.sites.reading import read_home, read_page
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.networks import open_site
from tests.sites.readings import OAKFIELD, read_from

WEB = open_site("mastodon@social.example")
AMY: Mapping[str, Json] = {"id": "7", "username": "Amy", "acct": "Amy", "locked": False}


def api(network: OpenSite) -> OpenSite:
    assert network.by_token is not None
    return network.by_token.site


API = api(WEB)


def replied(operation: str, body: Json, *, status: int = 200, query: str = "") -> Reply:
    url = f"https://social.example/api/{operation}{query}"
    return Reply(url, operation, status, body if isinstance(body, str) else json.dumps(body))


def page(
    body: str = "", *, account: Json = AMY, compose: Json = None, version: str = "4.3.8"
) -> str:
    """A page of the server with the state it carries; `account` None is nobody signed in."""
    meta: dict[str, Any] = {"version": version} if version else {}
    state: dict[str, Any] = {"meta": meta, "compose": compose or {}, "accounts": {}}
    if account is not None:
        state["meta"]["me"] = "7"
        state["accounts"]["7"] = account
    script = f'<script id="initial-state" type="application/json">{json.dumps(state)}</script>'
    return f'<!doctype html><html lang="de"><head>{script}</head><body>{body}</body></html>'


def capture(html: str = "", *replies: Reply, path: str = "/x", stranger: bool = False) -> Capture:
    return Capture(
        url=f"https://social.example{path}",
        html=html,
        taken_at=datetime(2026, 3, 4, tzinfo=UTC),
        viewpoint=Viewpoint.STRANGER if stranger else Viewpoint.OWNER,
        status=200,
        replies=replies,
    )


def read(
    network: OpenSite, page_id: str, seen: Capture, account_id: str | None = "amy"
) -> dict[Fact, Observed | Unread]:
    (wanted,) = [p for p in network.pages if p.id == page_id]
    readings = read_page(network, wanted, seen, matcher=OAKFIELD, account_id=account_id)
    assert {r.fact for r in readings} >= set(wanted.promises)
    return {r.fact: r for r in readings}


def told(readings: Mapping[Fact, Observed | Unread]) -> dict[Fact, object]:
    """The value of what was observed, the reason for what is unread."""
    return {f: r.value if isinstance(r, Observed) else r.reason for f, r in readings.items()}


# A real answer


def test_the_real_answer_is_read_as_the_index_says(samples: Path) -> None:
    file = samples / "mastodon" / "mastodonpy.verify_credentials.default.json"
    seen = capture("", replied("verify_credentials", file.read_text(encoding="utf-8")))
    readings = read(API, "api_account", seen, None)
    values = told(readings)
    assert read_home(API, seen).problem is None
    assert values[Fact.FOLLOWERS_APPROVAL] is True
    assert values[Fact.FRIENDS_AUDIENCE] is values[Fact.FOLLOWS_AUDIENCE] is Audience.PUBLIC
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is Audience.PUBLIC
    assert values[Fact.FRIENDS_COUNT] == Count(count=0)
    assert values[Fact.PROFILE_BIO] == Entries(entries=())
    engines, lists = readings[Fact.DISCOVERY_SEARCH_ENGINES], readings[Fact.FRIENDS_AUDIENCE]
    assert isinstance(engines, Observed)
    assert isinstance(lists, Observed)
    assert "featured on the server: never chosen" in engines.evidence.seen
    assert "public posts found by search on Mastodon: no" in engines.evidence.seen
    assert "never chosen" in lists.evidence.seen


# Set, unset and absent


@pytest.mark.parametrize(
    ("hidden", "audience"),
    [(True, Audience.ONLY_ME), (False, Audience.PUBLIC), (None, Audience.PUBLIC)],
)
def test_lists_never_hidden_are_shown(hidden: bool | None, audience: Audience) -> None:
    account = {**AMY, "hide_collections": hidden}
    values = told(read(API, "api_account", capture("", replied("verify_credentials", account))))
    assert values[Fact.FRIENDS_AUDIENCE] is values[Fact.FOLLOWS_AUDIENCE] is audience


def test_what_an_older_server_does_not_say_is_unread() -> None:
    values = told(read(API, "api_account", capture("", replied("verify_credentials", AMY))))
    assert values[Fact.FRIENDS_AUDIENCE] is UnreadReason.PAGE_CHANGED
    assert values[Fact.DISCOVERY_SEARCH_ENGINES] is UnreadReason.PAGE_CHANGED
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is UnreadReason.PAGE_CHANGED


@each(
    ("default", "locked", "value"),
    [
        ("public", True, Audience.PUBLIC),
        ("unlisted", True, Audience.PUBLIC),
        ("private", True, Audience.FRIENDS),
        ("private", False, Audience.MEMBERS),
        ("direct", False, Audience.SPECIFIC),
        ("private", None, UnreadReason.AUDIENCE_NOT_SHOWN),
        ("neighbours", True, UnreadReason.UNKNOWN_WORDING),
    ],
)
def test_followers_are_whoever_likes_unless_they_ask_first(
    default: str, locked: bool | None, value: object
) -> None:
    html = page(account={**AMY, "locked": locked}, compose={"default_privacy": default})
    assert told(read(WEB, "posting", capture(html))) == {Fact.POSTS_FUTURE_AUDIENCE: value}


def test_the_preferences_answer_says_the_same() -> None:
    seen = capture(
        "",
        replied("preferences", {"posting:default:visibility": "private"}),
        replied("verify_credentials", {**AMY, "locked": True}),
    )
    values = told(read(API, "api_preferences", seen))
    assert values == {Fact.POSTS_FUTURE_AUDIENCE: Audience.FRIENDS}


# The two boxes that are upside down


def box(name: str, *, ticked: bool) -> str:
    hidden = f'<input type="hidden" name="{name}" value="0">'
    return f'{hidden}<input type="checkbox" name="{name}"{" checked" if ticked else ""}>'


def privacy(*, unlocked: bool, shown: bool, engines: bool, **account: Json) -> Capture:
    boxes = box("account[unlocked]", ticked=unlocked)
    boxes += box("account[show_collections]", ticked=shown)
    boxes += box("account[settings][indexable]", ticked=engines)
    return capture(page(boxes, account={**AMY, "locked": None, **account}))


@pytest.mark.parametrize("ticked", [True, False])
def test_a_ticked_box_opens_up(ticked: bool) -> None:
    seen = privacy(unlocked=ticked, shown=ticked, engines=ticked)
    lists = Audience.PUBLIC if ticked else Audience.ONLY_ME
    assert told(read(WEB, "privacy", seen)) == {
        Fact.FOLLOWERS_APPROVAL: not ticked,
        Fact.FRIENDS_AUDIENCE: lists,
        Fact.FOLLOWS_AUDIENCE: lists,
        Fact.DISCOVERY_SEARCH_ENGINES: ticked,
    }


def test_a_box_that_disagrees_with_the_account_tells_nothing() -> None:
    seen = privacy(
        unlocked=False, shown=False, engines=False,
        locked=False, hide_collections=False, noindex=False,
    )  # fmt: skip
    assert set(told(read(WEB, "privacy", seen)).values()) == {UnreadReason.PAGE_CHANGED}


def test_two_answers_about_new_posts_tell_nothing() -> None:
    options = '<option value="private" selected>Followers</option>'
    select = f'<select name="user[settings_attributes][default_privacy]">{options}</select>'
    seen = capture(page(select, compose={"default_privacy": "public"}))
    assert told(read(WEB, "posting", seen)) == {
        Fact.POSTS_FUTURE_AUDIENCE: UnreadReason.PAGE_CHANGED
    }


def test_a_choice_that_is_not_shown_is_no_answer() -> None:
    name = "user[setting_default_privacy]"
    copy = f'<select hidden name="{name}"><option value="direct" selected>Me</option></select>'
    copy += f'<p hidden><input type="radio" name="{name}" value="direct" checked></p>'
    shown = f'<select name="{name}"><option value="public" selected>All</option></select>'
    values = told(read(WEB, "posting", capture(page(copy + shown))))
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is Audience.PUBLIC


# Whose page it is, and what stands in the way


@each(
    ("seen", "reason"),
    [
        (capture(page(account=None)), UnreadReason.SIGNED_OUT),
        (capture(page(), path="/auth/sign_in"), UnreadReason.SIGNED_OUT),
        (capture(page(), path="/auth/challenge"), UnreadReason.CHALLENGE),
        (capture(page(), replied("account", {}, status=429)), UnreadReason.RATE_LIMITED),
        (capture(page(account={**AMY, "username": "eve", "acct": "eve"})), "wrong_account"),
        (capture(page(account={**AMY, "acct": "Amy@other.example"})), "page_changed"),
        (dataclasses.replace(capture(page()), status=500), UnreadReason.SERVER_ERROR),
        (dataclasses.replace(capture(page()), status=404), UnreadReason.NOT_THERE),
        (capture(), UnreadReason.PAGE_CHANGED),
        (capture('<script id="initial-state">{"meta": </script>'), UnreadReason.PAGE_CHANGED),
    ],
)
@each("page_id", [p.id for p in WEB.pages if Viewpoint.OWNER in p.viewpoints])
def test_a_page_that_is_not_ones_own_tells_nothing(
    page_id: str, seen: Capture, reason: str
) -> None:
    assert set(told(read(WEB, page_id, seen)).values()) == {UnreadReason(reason)}


def test_a_refused_token_is_signed_out() -> None:
    refused = replied("verify_credentials", {"error": "The access token is invalid"}, status=401)
    assert read_home(API, capture("", refused)).problem is UnreadReason.SIGNED_OUT


# A profile as a stranger sees it


FEATURED = "https://social.example/api/v1/accounts/{}/featured_tags"
NO_HASHTAGS = Reply(FEATURED.format(7), "featured_tags", 200, "[]")


def profile(*posts: Json, **account: Json) -> Capture:
    shown = {**AMY, "note": "", "fields": [], "followers_count": 3, **account}
    return capture(
        page(account=None),
        replied("account", shown, query="?acct=amy"),
        NO_HASHTAGS,
        replied("statuses", [], query="?pinned=true"),
        replied("statuses", list(posts), query="?exclude_replies=false"),
        path="/@amy/with_replies",
        stranger=True,
    )


def post(number: int, text: str = "", when: str = "2025-05-01T12:00:00.000Z") -> Json:
    return {"id": str(number), "created_at": when, "content": f"<p>{text}</p>", "reblog": None}


def test_posts_are_counted_and_those_naming_the_school_listed_by_day() -> None:
    seen = profile(post(1, "At Oakfield Primary School"), post(2, when="2024-01-01T00:00:00.000Z"))
    readings = read(WEB, "profile_public", seen)
    values = told(readings)
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)
    (entry,) = values[Fact.POSTS_TO_REREAD].entries  # type: ignore[attr-defined]
    assert entry.text == "Post of 1 May 2025"
    assert values[Fact.POSTS_PUBLIC_BY_YEAR].years == {2024: 1, 2025: 1}  # type: ignore[attr-defined]


SCHOOLS = "A prize for Oakfield Primary School"


@each(
    ("more", "called"),
    [
        ({"reblog": post(9, SCHOOLS)}, ["Boost"]),
        (
            {"reblog": {**post(9), "account": {"display_name": "Oakfield Primary School"}}},
            ["Boost"],
        ),
        ({"reblog": {**post(9), "card": {"title": SCHOOLS}}}, ["Boost"]),
        ({"quote": {"state": "accepted", "quoted_status": post(9, SCHOOLS)}}, ["Post"]),
        ({"reblog": {**post(9), "quote": {"quoted_status": post(8, SCHOOLS)}}}, ["Boost"]),
        ({"quote": {"state": "revoked", "quoted_status": None}}, []),
        ({"reblog": post(9, "My year 9s were awful, damn them")}, []),
    ],
)
def test_what_is_passed_on_or_quoted_is_searched_for_the_school_alone(
    more: Json, called: list[str]
) -> None:
    seen = profile({**post(1), **more})
    entries = told(read(WEB, "profile_public", seen))[Fact.POSTS_TO_REREAD].entries  # type: ignore[attr-defined]
    assert [e.text for e in entries] == [f"{kind} of 1 May 2025" for kind in called]


@each(
    "more",
    [
        {"reblog": {"id": "9"}},
        {"quote": {"quoted_status": {"id": "9"}}},
        {"quote": {"state": "accepted", "quoted_status_id": "9"}},
    ],
)
def test_what_is_passed_on_and_did_not_come_is_a_gap(more: Json) -> None:
    values = told(read(WEB, "profile_public", profile({**post(1), **more})))
    assert values[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST


def test_a_full_part_of_posts_proves_no_absence() -> None:
    values = told(read(WEB, "profile_public", profile(*(post(n) for n in range(20)))))
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=20, at_least=True)
    assert values[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST


def test_pinned_posts_alone_are_not_the_posts() -> None:
    whole = profile()
    pinned = dataclasses.replace(whole, replies=whole.replies[:2])
    assert set(told(read(WEB, "profile_public", pinned)).values()) == {UnreadReason.PAGE_CHANGED}


def test_links_are_read_whole_though_shown_shortened() -> None:
    link = (
        '<a href="https://www.oakfield.leeds.sch.uk/y4"><span class="invisible">https://www.</span>'
        '<span class="ellipsis">oakfield.lee</span><span class="invisible">ds.sch.uk/y4</span></a>'
    )
    fields = [{"name": "Work", "value": "<p>amy@oakfield.leeds.sch.uk</p>"}]
    seen = profile(note=f"<p>Class page {link}</p>", fields=fields)
    values = told(read(WEB, "profile_public", seen))
    bio = values[Fact.PROFILE_BIO].entries  # type: ignore[attr-defined]
    assert [e.text for e in bio] == [
        "Class page https://www.oakfield.leeds.sch.uk/y4",
        "amy@oakfield.leeds.sch.uk",
    ]
    links = values[Fact.PROFILE_LINKS].entries  # type: ignore[attr-defined]
    assert [e.text for e in links] == ["https://www.oakfield.leeds.sch.uk/y4"]


def test_a_stranger_who_is_shown_another_profile_reads_nothing() -> None:
    seen = profile(username="eve", acct="eve")
    assert set(told(read(WEB, "profile_public", seen)).values()) == {UnreadReason.PAGE_CHANGED}


# Followers


def followers(*notes: str, count: int) -> Capture:
    people = [{"id": str(n), "note": note, "fields": []} for n, note in enumerate(notes)]
    account = {**AMY, "followers_count": count}
    return capture(page(account=account), replied("followers", people), path="/@amy/followers")


def test_followers_are_counted_and_not_kept() -> None:
    seen = followers("Goes to Oakfield Primary School", "Zebedee the unusual", count=2)
    readings = read(WEB, "followers", seen)
    values = told(readings)
    assert values[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=1)
    assert values[Fact.FRIENDS_AT_EMPLOYER] == Count(count=0)
    assert "Zebedee" not in str(readings)


def test_a_follower_says_it_in_their_name_too() -> None:
    named = {"id": "1", "note": "", "fields": [], "display_name": "Zeb, pupil at Oakfield Primary"}
    seen = followers(count=1)
    seen = dataclasses.replace(seen, replies=(replied("followers", [named]),))
    values = told(read(WEB, "followers", seen))
    assert values[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=1)


def test_a_list_that_is_not_whole_proves_no_absence() -> None:
    values = told(read(WEB, "followers", followers("Zebedee", count=80)))
    assert values[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    assert values[Fact.FRIENDS_COUNT] == Count(count=80)


# Older and other servers


def older(*boxes: str) -> str:
    """A page of a server before 4.2, where a ticked box closes."""
    fields = '<input name="account[display_name]"><textarea name="account[note]"></textarea>'
    return page(fields + "".join(boxes), account={**AMY, "locked": None})


@pytest.mark.parametrize("ticked", [True, False])
def test_before_4_2_the_boxes_stand_with_the_profile_and_a_ticked_one_closes(ticked: bool) -> None:
    boxes = (box(f"account[{name}]", ticked=ticked) for name in ("locked", "hide_collections"))
    values = told(read(WEB, "profile_form", capture(older(*boxes))))
    assert values[Fact.FOLLOWERS_APPROVAL] is ticked
    assert values[Fact.FRIENDS_AUDIENCE] is (Audience.ONLY_ME if ticked else Audience.PUBLIC)


@pytest.mark.parametrize("name", ["user[setting_noindex]", "user[settings_attributes][noindex]"])
@pytest.mark.parametrize("ticked", [True, False])
def test_or_with_the_posting_defaults(name: str, ticked: bool) -> None:
    option = '<option value="private" selected>Followers</option>'
    select = f'<select name="user[setting_default_privacy]">{option}</select>'
    boxes = box(name, ticked=ticked) + box("user[setting_hide_network]", ticked=ticked)
    seen = capture(page(select + boxes, account={**AMY, "locked": True}))
    values = told(read(WEB, "posting", seen))
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is Audience.FRIENDS
    assert values[Fact.DISCOVERY_SEARCH_ENGINES] is not ticked
    assert values[Fact.FOLLOWS_AUDIENCE] is (Audience.ONLY_ME if ticked else Audience.PUBLIC)


def test_the_oldest_choice_is_a_row_of_buttons() -> None:
    name = "user[setting_default_privacy]"
    buttons = f'<input type="radio" name="{name}" value="public">'
    buttons += f'<input type="radio" name="{name}" value="unlisted" checked>'
    values = told(read(WEB, "posting", capture(page(buttons))))
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is Audience.PUBLIC


def test_an_old_box_and_a_new_one_that_disagree_tell_nothing() -> None:
    boxes = box("account[locked]", ticked=True) + box("account[unlocked]", ticked=True)
    assert Fact.FOLLOWERS_APPROVAL not in told(read(WEB, "profile_form", capture(older(boxes))))


def test_what_a_server_without_extra_fields_tells_is_not_all() -> None:
    account = {**AMY, "note": '<p>Puns. <a href="https://a.example/">a.example</a></p>'}
    seen = capture("", replied("verify_credentials", account))
    (wanted,) = [p for p in API.pages if p.id == "api_account"]
    readings = read_page(API, wanted, seen, matcher=OAKFIELD, account_id="amy")
    bio = [r for r in readings if r.fact is Fact.PROFILE_BIO]
    assert isinstance(bio[0], Observed)
    assert bio[0].evidence.seen == "Puns. https://a.example/"
    assert isinstance(bio[1], Unread)
    bare = read_page(
        API, wanted, capture("", replied("verify_credentials", {**AMY, "note": ""})),
        matcher=OAKFIELD, account_id="amy",
    )  # fmt: skip
    assert not [r for r in bare if r.fact is Fact.PROFILE_BIO and isinstance(r, Observed)]


def test_a_suspended_account_is_not_an_empty_one() -> None:
    seen = profile(suspended=True, display_name="", note="", fields=[])
    assert set(told(read(WEB, "profile_public", seen)).values()) == {UnreadReason.NOT_THERE}
    own = capture("", replied("verify_credentials", {**AMY, "suspended": True}))
    assert set(told(read(API, "api_account", own)).values()) == {UnreadReason.NOT_THERE}


def test_an_account_that_moved_is_read_and_not_the_one_it_moved_to() -> None:
    moved = {"id": "8", "username": "eve", "acct": "eve@other.example", "note": "<p>Zebedee</p>"}
    seen = profile(note="<p>Puns</p>", moved=moved, limited=True)
    assert "Zebedee" not in str(read(WEB, "profile_public", seen))


def test_the_hashtags_that_a_profile_features_are_part_of_what_it_says() -> None:
    seen = profile(note="<p>Puns</p>")
    for number, said in (("7", ["Puns", "#tea"]), ("8", ["Puns"])):
        url = FEATURED.format(number)
        tags = json.dumps([{"id": "1", "name": "tea"}, {"id": "2", "name": 5}])
        asked = Reply(url, "featured_tags", 200, tags)
        featuring = dataclasses.replace(seen, replies=(*seen.replies, asked))
        bio = told(read(WEB, "profile_public", featuring))[Fact.PROFILE_BIO]
        assert isinstance(bio, Entries)
        assert [e.text for e in bio.entries] == said


def test_hashtags_that_nothing_was_asked_of_are_left_to_the_person() -> None:
    seen = profile(note="<p>Puns</p>")
    others = tuple(reply for reply in seen.replies if reply.operation != "featured_tags")
    unasked = read(WEB, "profile_public", dataclasses.replace(seen, replies=others))
    assert told(unasked)[Fact.PROFILE_BIO] is UnreadReason.BY_HAND
    assert isinstance(read(WEB, "profile_public", seen)[Fact.PROFILE_BIO], Observed)


# What the profile features, on a tab of its own


def featured(
    tags: Json | None = None,
    profiles: Json | None = None,
    collections: Json | None = None,
    features: Json = (),
    number: str = "7",
) -> Capture:
    at = f"https://social.example/api/v1/accounts/{number}"
    told = (("featured_tags", tags), ("endorsements", profiles), ("collections", collections))
    answers = [Reply(f"{at}/{n}", n, 200, json.dumps(v)) for n, v in told if v is not None]
    shown = replied("account", {**AMY, "note": "", "fields": []}, query="?acct=amy")
    begun = page(account=None)
    if features:
        begun = begun.replace('"meta"', f'"features": {json.dumps(features)}, "meta"', 1)
    return capture(begun, shown, *answers, path="/@amy/featured", stranger=True)


def of_profile(tab: Capture) -> tuple[list[str], bool]:
    """What is told of the profile's text, after the tab; and whether anything is left to look at.

    The profile itself asks for no hashtags.
    """
    before = read_from(WEB, "featured_public", tab, account_id="amy")
    seen = profile(note="<p>Puns</p>")
    others = tuple(reply for reply in seen.replies if reply.operation != "featured_tags")
    asked = dataclasses.replace(seen, replies=others)
    after = read_from(WEB, "profile_public", asked, account_id="amy", earlier=before)
    both = (*before, *after)
    bio = [r for r in both if r.fact is Fact.PROFILE_BIO]
    listed = [r.value for r in bio if isinstance(r, Observed)]
    texts = [e.text for v in listed if isinstance(v, Entries) for e in v.entries]
    unread = [r.reason for r in bio if isinstance(r, Unread)]
    return sorted(texts), UnreadReason.BY_HAND in unread


TAG = {"id": "1", "name": "tea"}
OF_SCHOOL = {**AMY, "id": "9", "acct": "oakfield", "display_name": "Oakfield Primary School, Leeds"}
LINK = '<p>I <a href="https://www.oakfield.leeds.sch.uk/staff">work</a></p>'
TEACHER = {**AMY, "id": "9", "acct": "joe", "display_name": "Joe", "note": LINK}
COLLECTION = {"id": "3", "name": "Colleagues", "description": "At Oakfield", "tag": None}
NONE: Json = {"collections": []}


@each(
    ("tab", "texts", "left"),
    [
        (featured([], []), ["Puns"], False),
        (featured([TAG], []), ["#tea", "Puns"], False),
        # One that names the school is told by those words alone, and no other is.
        (featured([TAG], [OF_SCHOOL]), ["#tea", "Oakfield Primary School", "Puns"], False),
        (featured([TAG], [AMY]), ["#tea", "Puns"], False),
        (featured([TAG], [AMY] * 40), ["#tea", "Puns"], False),
        (featured([TAG], [{**AMY, "id": str(n)} for n in range(40)]), ["#tea", "Puns"], True),
        (
            featured([], [], {"collections": [{**COLLECTION, "id": str(n)} for n in range(40)]}),
            ["Colleagues · At Oakfield"] * 40 + ["Puns"],
            True,
        ),
        (featured(None, []), ["Puns"], True),
        (featured([], None), ["Puns"], True),
        (featured([], [], number="8"), ["Puns"], True),
        (featured([], [], features=["collections"]), ["Puns"], True),
        (featured([], [], NONE, features=["collections"]), ["Puns"], False),
        (featured([], [], []), ["Puns"], True),
        (featured([], [], {"collections": 5}), ["Puns"], True),
        (featured([], [TEACHER]), ["Puns", "www.oakfield.leeds.sch.uk"], False),
        (
            featured([], [], {"collections": [COLLECTION]}),
            ["Colleagues · At Oakfield", "Puns"],
            False,
        ),
    ],
)
def test_what_is_featured_on_a_tab_of_its_own_is_part_of_what_the_profile_says(
    tab: Capture, texts: list[str], left: bool
) -> None:
    assert of_profile(tab) == (texts, left)


def test_a_tab_without_hashtags_tells_them_nowhere_and_the_profile_does() -> None:
    read_tab = partial(read_from, WEB, "featured_public", account_id="amy")
    tab = read_tab(featured(None, [OF_SCHOOL], NONE))
    assert [r.evidence.seen for r in tab if isinstance(r, Observed)] == ["Oakfield Primary School"]
    (others,) = read_tab(featured(None, [], NONE))
    assert isinstance(others, Observed)
    assert others.evidence.seen.startswith("No featured collections")
    _, left = read_tab(featured(None, []))
    assert isinstance(left, Unread)
    assert left.place == "the tab “Featured” of your profile"


@each(
    ("version", "tab", "left"),
    [
        ("4.3.8", None, False),
        ("4.4.0-beta.1+glitch", None, True),
        ("4.10.0", None, True),
        ("5.0.0", None, True),
        ("", None, True),
        ("5.0.0", featured(None, [], NONE), False),
        ("5.0.0", featured(None, [OF_SCHOOL], NONE), False),
    ],
)
def test_a_tab_that_could_not_be_read_is_left_to_the_person_where_the_server_has_one(
    version: str, tab: Capture | None, left: bool
) -> None:
    """Also where the hashtags stand on the profile: profiles and collections do not."""
    before = read_from(WEB, "featured_public", tab, account_id="amy") if tab else ()
    seen = profile(note="<p>Puns</p>")
    seen = dataclasses.replace(seen, html=page(account=None, version=version))
    readings = read_from(WEB, "profile_public", seen, account_id="amy", earlier=before)
    bio = (r for r in readings if r.fact is Fact.PROFILE_BIO)
    reasons = [r.reason for r in bio if isinstance(r, Unread)]
    assert reasons == ([UnreadReason.BY_HAND] if left else [])


def test_featured_profiles_are_looked_through_for_the_school_that_is_known() -> None:
    """None of their words is kept, so what is told of them is told of this school alone."""
    tab = featured([], [TEACHER])
    read_tab = partial(read_from, WEB, "featured_public", tab, account_id="amy")
    _, found = read_tab()
    assert isinstance(found, Observed)
    assert found.looked_for == OAKFIELD.mark
    _, unknown = read_tab(matcher=SchoolMatcher(None))
    assert isinstance(unknown, Unread)
    assert unknown.reason is UnreadReason.NEEDS_SCHOOL


def test_an_account_that_moved_leads_everybody_to_the_new_one() -> None:
    moved = {"id": "8", "acct": "amy@other.example", "url": "https://other.example/@amy"}
    own = {**AMY, "note": "<p>Puns</p>", "fields": [], "moved": moved}
    form = (
        '<input name="account[display_name]" value="">'
        '<textarea name="account[note]">Puns</textarea>'
        '<input name="account[fields_attributes][0][name]" value="">'
        '<input name="account[fields_attributes][0][value]" value="">'
    )
    for site, page_id, seen in (
        (WEB, "profile_public", profile(note="<p>Puns</p>", fields=[], moved=moved)),
        (API, "api_account", capture("", replied("verify_credentials", own))),
        (WEB, "profile_form", capture(page(form, account=own), path="/settings/profile")),
    ):
        links = told(read(site, page_id, seen))[Fact.PROFILE_LINKS]
        assert isinstance(links, Entries), (page_id, links)
        assert [e.text for e in links.entries] == ["https://other.example/@amy"]


def test_a_hidden_number_of_followers_proves_no_absence() -> None:
    values = told(read(WEB, "followers", followers("Zebedee", count=-1)))
    assert values[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    assert values[Fact.FRIENDS_COUNT] == Count(count=1, at_least=True)


# Which posts


def with_parts(*parts: tuple[str, list[Json]]) -> Capture:
    whole = profile()
    replies = [
        Reply(
            f"https://social.example/api/v1/accounts/7/statuses{q}", "statuses", 200, json.dumps(p)
        )
        for q, p in parts
    ]
    return dataclasses.replace(whole, replies=(whole.replies[0], *replies))


FULL: list[Json] = [post(n) for n in range(20)]


@each(
    ("parts", "complete"),
    [
        ((("", [post(1)]),), True),
        ((("?exclude_replies=false&exclude_reblogs=true", [post(1)]),), True),
        ((("", FULL), ("?max_id=1", [])), True),
        ((("?exclude_replies=true", [post(1)]),), False),
        ((("?only_media=true&limit=40", [post(1)]),), False),
        ((("?tagged=tea", [post(1)]),), False),
        ((("?something_new=1", [post(1)]),), False),
        ((("?limit=5", [post(n) for n in range(5)]),), False),
        ((("?limit=40", FULL),), False),
        ((("?max_id=9", [post(1)]),), False),
        ((("", FULL), ("?max_id=19", [post(n) for n in range(20, 40)]), ("?max_id=39", [])), True),
        ((("", FULL), ("?max_id=39", [post(40)])), False),
        ((("", [post(0), post(1)]), ("?max_id=1", [post(n) for n in range(2, 22)])), False),
        ((("", FULL), ("?since_id=99", [])), False),
        ((("", FULL), ("?pinned=true", [])), False),
    ],
)
def test_only_the_end_of_all_posts_says_that_there_are_no_others(
    parts: tuple[tuple[str, list[Json]], ...], complete: bool
) -> None:
    values = told(read(WEB, "profile_public", with_parts(*parts)))
    number = len({p["id"] for _, posts in parts for p in posts})
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=number, at_least=not complete)


def test_a_part_that_broke_off_may_hold_more_posts() -> None:
    seen = with_parts(("", FULL), ("?max_id=1", [post(30)]), ("?max_id=2", []))
    *others, middle, last = seen.replies
    broken = dataclasses.replace(middle, body='[{"id": "30"')
    seen = dataclasses.replace(seen, replies=(*others, broken, last))
    values = told(read(WEB, "profile_public", seen))
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=20, at_least=True)
    assert values[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST


def test_posts_and_followers_of_another_account_are_not_the_owners() -> None:
    theirs = {**post(2), "account": {"id": "8", "username": "eve", "acct": "eve"}}
    mine = {**post(1), "account": AMY}
    values = told(read(WEB, "profile_public", with_parts(("", [mine, theirs]))))
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=1)
    other = Reply("https://social.example/api/v1/accounts/8/statuses", "statuses", 200, "[]")
    seen = dataclasses.replace(with_parts(), replies=(*with_parts().replies, other))
    assert set(told(read(WEB, "profile_public", seen)).values()) == {UnreadReason.PAGE_CHANGED}
    people = json.dumps([{"id": "1", "note": "Goes to Oakfield Primary School", "fields": []}])
    list_of_eve = Reply(
        "https://social.example/api/v1/accounts/8/followers", "followers", 200, people
    )
    shown = followers("x", count=1)
    values = told(
        read(WEB, "followers", dataclasses.replace(shown, replies=(*shown.replies, list_of_eve)))
    )
    assert values[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] == Count(count=0)


@pytest.mark.parametrize(
    "where",
    [
        {"spoiler_text": "Oakfield Primary School"},
        {"media_attachments": [{"description": "Oakfield Primary School"}]},
        {"poll": {"options": [{"title": "Oakfield Primary School"}]}},
        {"card": {"title": "A prize for Oakfield Primary School"}},
        {"card": {"title": "News", "url": "https://www.oakfield.leeds.sch.uk/y4"}},
    ],
)
def test_a_post_names_the_school_in_its_warning_pictures_poll_or_link_too(
    where: Mapping[str, Json],
) -> None:
    values = told(read(WEB, "profile_public", profile({**post(1, "Tea"), **where})))
    assert [e.text for e in values[Fact.POSTS_TO_REREAD].entries] == ["Post of 1 May 2025"]  # type: ignore[attr-defined]


def test_a_post_whose_words_were_not_found_was_not_read() -> None:
    strange = {k: v for k, v in post(1, "Tea").items() if k != "content"}
    values = told(read(WEB, "profile_public", profile(strange, post(2))))
    assert values[Fact.POSTS_TO_REREAD] is UnreadReason.INCOMPLETE_LIST
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=2)


def test_a_post_that_does_not_say_by_whom_it_is_is_the_accounts() -> None:
    nameless = {**post(1), "account": {"id": "7", "acct_name": "Amy"}}
    values = told(read(WEB, "profile_public", with_parts(("", [nameless]))))
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=1)
    values = told(read(WEB, "profile_public", with_parts(("", [post(1), "a post"]))))
    assert values[Fact.POSTS_PUBLIC_COUNT] == Count(count=1, at_least=True)


@pytest.mark.parametrize(
    "somebody",
    [
        {"id": "2", "fields": []},
        {"id": "2", "note": None, "fields": []},
        {"id": "2", "note": "Tea"},
        {"id": "2", "note": "Tea", "fields": [{"name": "Work"}]},
        {"account": {"id": "2", "note": "Tea", "fields": []}},
        "somebody",
    ],
)
def test_a_follower_whose_own_words_were_not_found_may_be_a_pupil(somebody: Json) -> None:
    seen = followers("Tea", count=2)
    (whole,) = (r for r in seen.replies if r.operation == "followers")
    listed = json.dumps([*json.loads(whole.body), somebody])
    others = [r for r in seen.replies if r is not whole]
    shown = dataclasses.replace(seen, replies=(*others, dataclasses.replace(whole, body=listed)))
    values = told(read(WEB, "followers", shown))
    assert values[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] is UnreadReason.INCOMPLETE_LIST


# What says two things


def test_what_two_places_say_of_the_account_must_agree() -> None:
    own = {**AMY, "note": "", "fields": [], "source": {"privacy": "public"}}
    answers = (own, {**own, "locked": True, "note": "Tea"})
    told_twice = capture("", *(replied("verify_credentials", answer) for answer in answers))
    values = told(read(API, "api_account", told_twice))
    assert values[Fact.FOLLOWERS_APPROVAL] is UnreadReason.PAGE_CHANGED
    assert values[Fact.PROFILE_BIO] is UnreadReason.PAGE_CHANGED
    assert (
        MASTODON.at("social.example").identity(capture(page() + page(account=None))).signed_in
        is None
    )


def boxes(body: str, **data: Json) -> dict[Fact, object]:
    seen = capture(page(body, account={**AMY, **data}), path="/settings/privacy")
    return told(read(WEB, "privacy", seen))


def test_a_choice_that_was_never_made_shows_the_lists_whatever_a_box_says() -> None:
    box = '<input type="checkbox" name="account[show_collections]"{}>'
    values = boxes(box.format(" checked"), hide_collections=None)
    assert values[Fact.FRIENDS_AUDIENCE] is Audience.PUBLIC
    values = boxes(box.format(""), hide_collections=None)
    assert values[Fact.FRIENDS_AUDIENCE] is UnreadReason.PAGE_CHANGED
    values = boxes(box.format(""), hide_collections=True)
    assert values[Fact.FRIENDS_AUDIENCE] is Audience.ONLY_ME


def test_a_hidden_copy_of_a_box_is_not_read_and_two_that_differ_say_nothing() -> None:
    box = '<input type="checkbox" name="account[unlocked]"{}>'
    hidden = f"<div hidden>{box.format('')}</div>{box.format(' checked')}"
    assert boxes(hidden)[Fact.FOLLOWERS_APPROVAL] is False
    both = box.format("") + box.format(" checked")
    assert boxes(both)[Fact.FOLLOWERS_APPROVAL] is UnreadReason.PAGE_CHANGED


def form(*, before: str = "", fields: str = "", account: Json = AMY) -> Capture:
    inputs = (
        '<input name="account[display_name]" value="Amy">'
        '<textarea name="account[note]">Tea at https://tea.example</textarea>'
    )
    return capture(page(before + inputs + fields, account=account), path="/settings/profile")


_FIELD = (
    '<input name="account[fields_attributes][0][name]" value="{}">'
    '<input name="account[fields_attributes][0][value]" value="{}">'
)


def test_a_hidden_copy_of_the_form_is_not_read() -> None:
    hidden = '<div hidden><textarea name="account[note]"></textarea></div>'
    values = told(read(WEB, "profile_form", form(before=hidden, fields=_FIELD.format("", ""))))
    assert [e.text for e in values[Fact.PROFILE_BIO].entries] == ["Tea at https://tea.example"]  # type: ignore[attr-defined]
    shown = '<textarea name="account[note]"></textarea>'
    values = told(read(WEB, "profile_form", form(before=shown, fields=_FIELD.format("", ""))))
    assert values[Fact.PROFILE_BIO] is UnreadReason.PAGE_CHANGED


_TEA = '<p>Tea at <a href="https://tea.example/">tea.example</a>.</p>'


@each(
    ("account", "fact"),
    [
        ({"note": "<p>Teacher in Leeds</p>"}, Fact.PROFILE_BIO),
        ({"note": _TEA, "fields": [{"name": "Job", "value": "Teacher"}]}, Fact.PROFILE_BIO),
        ({"display_name": "Miss Otter, Year 4"}, Fact.PROFILE_NAME),
    ],
)
def test_a_form_that_was_changed_and_not_saved_is_not_what_others_see(
    account: Mapping[str, Json], fact: Fact
) -> None:
    same = {"display_name": "Amy", "note": _TEA, "fields": [{"name": "Job", "value": "Tea"}]}
    fields = _FIELD.format("Job", "Tea") + _FIELD.format("", "").replace("[0]", "[1]")
    values = told(read(WEB, "profile_form", form(fields=fields, account={**AMY, **same})))
    assert isinstance(values[fact], Entries)
    changed = {**AMY, **same, **account}
    assert isinstance(read(WEB, "profile_form", form(fields=fields, account=changed))[fact], Unread)


@pytest.mark.parametrize(
    "fields", ["", _FIELD.format("Work", "School").replace("[value]", "[text]")]
)
def test_a_form_without_the_places_of_its_extra_fields_is_not_whole(fields: str) -> None:
    values = told(read(WEB, "profile_form", form(fields=fields)))
    assert values[Fact.PROFILE_BIO] is UnreadReason.INCOMPLETE_LIST


# Its name


def test_mastodon_is_named_with_its_server() -> None:
    assert open_site("Mastodon@Social.Example").id == "mastodon@social.example"
    with pytest.raises(InputError, match="as in mastodon@mastodon"):
        open_site("mastodon")


def test_each_server_is_its_own_network() -> None:
    one = open_site("mastodon@one.example")
    assert one.policy.owns_host("one.example")
    assert not one.policy.owns_host("other.example")
    assert "one.example" in one.guidance[Fact.ACCOUNT_EMAIL].url
    local = open_site("mastodon@localhost:3000")
    assert local.header.home_url.startswith("http://localhost:3000/")


def test_without_a_school_nothing_is_said_about_colleagues() -> None:
    (wanted,) = [p for p in WEB.pages if p.id == "followers"]
    seen = followers("x", count=1)
    readings = read_page(WEB, wanted, seen, matcher=SchoolMatcher(None), account_id="amy")
    assert Unread in {type(r) for r in readings}


@pytest.mark.parametrize("odd", [[], {}, [True], {"value": True}, "yes", 2])
def test_a_setting_of_any_shape_costs_nothing_else(odd: Json) -> None:
    account = {**AMY, "noindex": False, "indexable": odd, "discoverable": odd}
    seen = capture("", replied("verify_credentials", account))
    reading = read(API, "api_account", seen)[Fact.DISCOVERY_SEARCH_ENGINES]
    assert isinstance(reading, Observed)
    assert reading.evidence.seen.count("unknown") == 2


SOURCE = {"privacy": "public", "note": ""}
ANSWERED = {**AMY, "url": "https://social.example/@Amy", "source": SOURCE}


def test_an_answer_saved_alone_tells_where_it_was_asked_for() -> None:
    address = "https://social.example/api/v1/accounts/verify_credentials"
    assert MASTODON.asked_at(json.dumps(ANSWERED)) == address


@each(
    "answer",
    [
        {**ANSWERED, "source": None},
        {k: v for k, v in ANSWERED.items() if k != "source"},
        {**ANSWERED, "url": "https://social.example/@jo"},
        {**ANSWERED, "url": "https://[::bad/@Amy"},
        {**ANSWERED, "url": "https://not a host/@Amy"},
        {**ANSWERED, "url": 7},
        {**ANSWERED, "acct": "Amy@elsewhere.example"},
        [],
        None,
        7,
    ],
)
def test_what_is_no_account_s_own_answer_tells_no_address(answer: Json) -> None:
    """Of everybody else the server tells no `source`."""
    assert MASTODON.asked_at(json.dumps(answer)) == ""


@pytest.mark.parametrize(
    ("was", "now"), [("</body></html>", ""), ("amy@example.org", "amy@example.or}g")]
)
def test_the_address_of_a_damaged_page_is_not_known_to_be_all(was: str, now: str) -> None:
    field = '<input name="user[email]" value="amy@example.org">'
    html = f"{page(field).partition('</body>')[0]}</body></html>"
    assert Fact.ACCOUNT_EMAIL in told(read(WEB, "account_email", capture(html)))
    damaged = read(WEB, "account_email", capture(html.replace(was, now)))
    assert isinstance(damaged[Fact.ACCOUNT_EMAIL], Unread)


def test_of_two_fields_for_the_address_the_one_that_is_shown_counts() -> None:
    field = '<input name="user[email]" value="{}@example.org">'
    hidden = page(f"<div hidden>{field.format('old')}</div>{field.format('amy')}")
    (entry,) = told(read(WEB, "account_email", capture(hidden)))[Fact.ACCOUNT_EMAIL].entries  # type: ignore[attr-defined]
    assert entry.text == "amy@example.org"
    both = page(field.format("old") + field.format("amy"))
    values = told(read(WEB, "account_email", capture(both)))
    assert values[Fact.ACCOUNT_EMAIL] is UnreadReason.PAGE_CHANGED
