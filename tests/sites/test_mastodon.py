"""Mastodon's readers on literal pages and on a real answer: what is set, unset, absent."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from profilecheck.browser.capture import Capture, Json, Reply
from profilecheck.errors import InputError
from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.school import Workplace
from profilecheck.sites import site
from profilecheck.sites.reading import home_problem, read_page
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.sites.readings import OAKFIELD

WEB = site("mastodon@social.example")
AMY: Mapping[str, Json] = {"id": "7", "username": "Amy", "acct": "Amy", "locked": False}


def api(network: Site) -> Site:
    assert network.by_token is not None
    return network.by_token.site


API = api(WEB)


def replied(operation: str, body: Json, *, status: int = 200, query: str = "") -> Reply:
    url = f"https://social.example/api/{operation}{query}"
    return Reply(url, operation, status, body if isinstance(body, str) else json.dumps(body))


def page(body: str = "", *, account: Json = AMY, compose: Json = None) -> str:
    """A page of the server with the state it carries; `account` None is nobody signed in."""
    state: dict[str, Any] = {"meta": {}, "compose": compose or {}, "accounts": {}}
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
    network: Site, page_id: str, seen: Capture, account_id: str | None = "amy"
) -> dict[Fact, Observed | Unread]:
    (wanted,) = [p for p in network.pages if p.id == page_id]
    readings = read_page(network, wanted, seen, workplace=OAKFIELD, account_id=account_id)
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
    assert home_problem(API, seen) is None
    assert values[Fact.FOLLOWERS_APPROVAL] is True
    assert values[Fact.FRIENDS_AUDIENCE] is values[Fact.FOLLOWS_AUDIENCE] is Audience.PUBLIC
    assert values[Fact.POSTS_FUTURE_AUDIENCE] is Audience.PUBLIC
    assert values[Fact.FRIENDS_COUNT] == Count(count=0)
    assert values[Fact.PROFILE_BIO] == Entries()
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


@pytest.mark.parametrize(
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


# Whose page it is, and what stands in the way


@pytest.mark.parametrize(
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
@pytest.mark.parametrize("page_id", [p.id for p in WEB.pages if Viewpoint.OWNER in p.viewpoints])
def test_a_page_that_is_not_ones_own_tells_nothing(
    page_id: str, seen: Capture, reason: str
) -> None:
    assert set(told(read(WEB, page_id, seen)).values()) == {UnreadReason(reason)}


def test_a_refused_token_is_signed_out() -> None:
    refused = replied("verify_credentials", {"error": "The access token is invalid"}, status=401)
    assert home_problem(API, capture("", refused)) is UnreadReason.SIGNED_OUT


# A profile as a stranger sees it


def profile(*posts: Json, **account: Json) -> Capture:
    shown = {**AMY, "note": "", "fields": [], "followers_count": 3, **account}
    return capture(
        page(account=None),
        replied("account", shown, query="?acct=amy"),
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


def test_a_list_that_is_not_whole_proves_no_absence() -> None:
    values = told(read(WEB, "followers", followers("Zebedee", count=80)))
    assert values[Fact.FRIENDS_AT_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    assert values[Fact.FRIENDS_COUNT] == Count(count=80)


# Its name


def test_mastodon_is_named_with_its_server() -> None:
    assert site("Mastodon@Social.Example").id == "mastodon@social.example"
    with pytest.raises(InputError, match="as in mastodon@mastodon"):
        site("mastodon")


def test_each_server_is_its_own_network() -> None:
    one = site("mastodon@one.example")
    assert one.policy.owns_host("one.example")
    assert not one.policy.owns_host("other.example")
    assert "one.example" in one.guidance[Fact.ACCOUNT_EMAIL].url
    local = site("mastodon@localhost:3000")
    assert local.home_url.startswith("http://localhost:3000/")


def test_without_a_school_nothing_is_said_about_colleagues() -> None:
    (wanted,) = [p for p in WEB.pages if p.id == "followers"]
    seen = followers("x", count=1)
    readings = read_page(WEB, wanted, seen, workplace=Workplace(None), account_id="amy")
    assert Unread in {type(r) for r in readings}
