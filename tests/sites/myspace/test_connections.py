"""The list of connections: counted to its end or told as part, and never kept."""

import json

import pytest

from profilecheck.browser.capture import Capture, ListEnd, Reply
from profilecheck.browser.guard import decide
from profilecheck.model import Count
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import reason, value

from .pages import ME, MYSPACE, STRANGER, capture, connect_button, document, page, read, state

FRIENDS, PUBLIC = Audience.FRIENDS, Audience.PUBLIC
LIST = "https://myspace.com/amy/connections/out"


def cards(first: int, last: int) -> str:
    return "".join(
        f'<li><div><a href="/u{n}"><div><h6>Jo Bell {n}</h6></div></a></div></li>'
        for n in range(first, last)
    )


def reply(first: int, last: int, following: int) -> Reply:
    body = {"html": f'<ul id="profileGrid">{cards(first, last)}</ul>', "nextStart": following}
    return Reply(
        "https://myspace.com/ajax/amy/connections/out", "connections/out", 200, json.dumps(body)
    )


def listing(
    shown: int,
    *replies: Reply,
    stated: str = "",
    inbound: str = "",
    end: ListEnd = ListEnd.COMPLETE,
    viewer: int = ME,
    details: str = "",
) -> Capture:
    heading = f'<aside id="sidebar"><footer><h5>{stated} Connections</h5></footer></aside>'
    counts = (
        '<div id="connectionsCount"><a href="/amy/connections/in">In '
        f"<span>{inbound}</span></a></div>"
    )
    html = document(
        f'<div id="profileDetails">{details}{counts if inbound else ""}</div>'
        f'<ul id="profileGrid">{cards(0, shown)}</ul>{heading if stated else ""}',
        state(viewer, ME),
    )
    viewpoint = page("connections").viewpoints[0] if viewer > 0 else STRANGER
    return capture(html, LIST, replies=replies, list_end=end, viewpoint=viewpoint)


@each(
    ("seen", "count"),
    [
        (listing(15, reply(15, 30, 30), reply(30, 37, -1)), Count(count=37)),
        # What was loaded later stands in the page as well, and counts once.
        (listing(37, reply(15, 30, 30), reply(30, 37, -1)), Count(count=37)),
        (listing(7, stated="7"), Count(count=7)),
        (listing(15, stated="1,204", end=ListEnd.STOPPED), Count(count=1204)),
        (listing(15, reply(15, 30, 30), end=ListEnd.STOPPED), Count(count=30, at_least=True)),
        (listing(15), Count(count=15, at_least=True)),
        (listing(0, stated="0"), Count(count=0)),
        (listing(0, reply(0, 0, -1)), Count(count=0)),
    ],
)
def test_how_many_there_are(seen: Capture, count: Count) -> None:
    assert value(Fact.FRIENDS_COUNT, read("connections", seen)) == count


def test_an_empty_list_without_its_end_is_no_zero() -> None:
    found = read("connections", listing(0))
    assert reason(Fact.FRIENDS_COUNT, found) is UnreadReason.INCOMPLETE_LIST


@pytest.mark.parametrize(
    ("seen", "access", "expected"),
    [
        (listing(7, stated="7"), PUBLIC, PUBLIC),
        (listing(7, stated="7"), FRIENDS, FRIENDS),
        (listing(0, stated="0", inbound="0"), FRIENDS, Audience.ONLY_ME),
        (listing(0, stated="0", inbound="0"), PUBLIC, PUBLIC),
        (listing(0, stated="0", inbound="3"), FRIENDS, FRIENDS),
        (listing(2, stated="0", inbound="0"), FRIENDS, FRIENDS),
    ],
)
def test_who_can_see_them(seen: Capture, access: Audience, expected: Audience) -> None:
    assert value(Fact.FRIENDS_AUDIENCE, read("connections", seen, access=access)) is expected


@pytest.mark.parametrize(
    "seen",
    [
        listing(0, stated="0"),
        listing(0, stated="0", inbound="0", end=ListEnd.STOPPED),
        listing(0, inbound="0"),
    ],
)
def test_where_there_may_be_nobody_nobody_may_see_the_list(seen: Capture) -> None:
    found = read("connections", seen, access=FRIENDS)
    assert reason(Fact.FRIENDS_AUDIENCE, found) is UnreadReason.INCOMPLETE_LIST


def test_a_list_with_somebody_of_unknown_shape_is_not_whole() -> None:
    body = {"html": f'<ul id="profileGrid">{cards(0, 2)}<li><a>Jo Bell</a></li></ul>'}
    last = json.dumps(body | {"nextStart": -1})
    seen = listing(0, Reply("", "connections/out", 200, last))
    told = read("connections", seen)
    assert value(Fact.FRIENDS_COUNT, told) == Count(count=2, at_least=True)


def test_without_the_settings_it_cannot_be_told() -> None:
    found = read("connections", listing(7, stated="7"), access=None)
    assert reason(Fact.FRIENDS_AUDIENCE, found) is UnreadReason.AUDIENCE_NOT_SHOWN


def test_a_stranger_who_sees_the_list_proves_it_public() -> None:
    seen = listing(7, viewer=-1)
    assert value(Fact.FRIENDS_AUDIENCE, read("connections_public", seen)) is PUBLIC
    empty = read("connections_public", listing(0, stated="0", viewer=-1))
    assert reason(Fact.FRIENDS_AUDIENCE, empty) is UnreadReason.INCOMPLETE_LIST
    hidden = document(
        f'<div id="profileDetails">{connect_button(private=True)}</div>', state(-1, ME)
    )
    found = read("connections_public", capture(hidden, LIST, viewpoint=STRANGER))
    assert reason(Fact.FRIENDS_AUDIENCE, found) is UnreadReason.SIGNED_OUT
    # Whatever the button says.
    grid = '<ul id="profileGrid"><li><a href="/sam">Sam</a></li></ul>'
    shown = document(connect_button(private=True) + grid, state(-1, ME))
    told = read("connections_public", capture(shown, LIST, viewpoint=STRANGER))
    assert value(Fact.FRIENDS_AUDIENCE, told) is PUBLIC


def test_no_name_is_kept() -> None:
    found = read("connections", listing(15, reply(15, 30, -1)))
    assert not any("Jo Bell" in r.model_dump_json() for r in found)


@each(
    ("body", "more"),
    [
        ('{"html": "", "nextStart": 30}', True),
        ('{"html": "", "nextStart": -1}', False),
        ('{"html": "", "nextStart": true}', None),
        ('{"html": ""}', None),
        ('{"nextStart": -1}', None),
        ("[]", None),
        ("not JSON", None),
        ("[" * 100_000, None),
    ],
)
def test_whether_another_part_follows(body: str, more: bool | None) -> None:
    reads = page("connections").list_reads
    assert reads is not None
    assert reads.more_in_reply(body) is more


def test_what_the_first_page_says_of_more() -> None:
    reads = page("connections").list_reads
    assert reads is not None
    assert reads.more_in_page(listing(15, stated="37")) is True
    assert reads.more_in_page(listing(15, stated="15")) is False
    assert reads.more_in_page(listing(15)) is None


@pytest.mark.parametrize(
    ("path", "passes"),
    [
        ("/ajax/amy/connections/out", True),
        ("/ajax/amy/connections/in", False),
        ("/ajax/stream/superpost", False),
        ("/ajax/account/signin", False),
        ("/ajax/notifications/seen", False),
        ("/beacon", False),
    ],
)
def test_the_list_alone_may_be_asked_for_by_post(path: str, passes: bool) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded", "hash": "abc"}
    decision = decide(MYSPACE.policy, "POST", f"https://myspace.com{path}", headers, b"start=15")
    assert (decision.stopped is None) is passes
