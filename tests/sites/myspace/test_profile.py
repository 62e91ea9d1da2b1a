"""What stands on a MySpace profile, and what its stream shows."""

from collections.abc import Sequence

import pytest

from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import observed, part, reason, value

from .pages import (
    ME,
    SOMEBODY_ELSE,
    STRANGER,
    about,
    capture,
    connect_button,
    document,
    item,
    profile,
    read,
    state,
)

PLACE = (
    '<div id="locAndWeb"><div class="location_white location " data-display-text="Leeds, UK">'
    '</div><div class="ribbon_white website "><a href="https://amy.example/">amy.example</a></div>'
    "</div>"
)
FRIENDS, PUBLIC = Audience.FRIENDS, Audience.PUBLIC


def entries(found: Sequence[Observed | Unread], fact: Fact) -> list[tuple[str, Audience | None]]:
    listed = value(fact, found)
    assert isinstance(listed, Entries)
    return [(e.text, e.audience) for e in listed.entries]


def test_what_is_written_has_the_profiles_audience() -> None:
    html = profile(f"<h1>Amy Carter</h1>{about('Tea at Oakfield')}{PLACE}")
    for access in (FRIENDS, PUBLIC, None):
        found = read("profile", capture(html), access=access)
        assert entries(found, Fact.PROFILE_BIO) == [("Tea at Oakfield", access)]
        assert entries(found, Fact.PROFILE_LOCATION) == [("Leeds, UK", access)]
        assert entries(found, Fact.PROFILE_LINKS) == [("https://amy.example/", access)]
        assert entries(found, Fact.PROFILE_NAME) == [("Amy Carter", PUBLIC)]


@pytest.mark.parametrize(
    "words",
    [
        "Write something about yourself.",
        "Click here to write something about yourself.",
        " CLICK HERE to write something about yourself. ",
    ],
)
def test_an_invitation_to_write_is_no_text(words: str) -> None:
    assert entries(read("profile", capture(profile(about(words)))), Fact.PROFILE_BIO) == []


def test_a_place_without_its_invitation_is_not_known_to_be_empty() -> None:
    told = read("profile", capture(profile(about(""))))
    assert any(isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO for r in told)
    # A stranger is not invited.
    html = profile(connect_button(private=False) + about(""), viewer=-1)
    as_stranger = read("profile_public", capture(html, viewpoint=STRANGER))
    assert entries(as_stranger, Fact.PROFILE_BIO) == []


def test_what_two_places_show_is_told_and_is_not_whole() -> None:
    twice = about("Tea") + about("Teacher at Oakfield Primary School")
    told = [r for r in read("profile", capture(profile(twice))) if r.fact is Fact.PROFILE_BIO]
    assert [e.text for r in told if isinstance(r, Observed) for e in r.value.entries] == [  # type: ignore[union-attr]
        "Tea",
        "Teacher at Oakfield Primary School",
    ]
    assert any(isinstance(r, Unread) for r in told)
    hidden = f"<div hidden>{about('Tea')}</div>{about('Teacher at Oakfield Primary School')}"
    found = read("profile", capture(profile(hidden)))
    assert entries(found, Fact.PROFILE_BIO) == [("Teacher at Oakfield Primary School", PUBLIC)]


def test_what_stands_in_the_block_and_is_not_known_leaves_it_open() -> None:
    strange = '<div id="locAndWeb"><div class="place">Leeds, UK</div></div>'
    told = read("profile", capture(profile(about("Tea") + strange)))
    assert reason(Fact.PROFILE_LOCATION, told) is UnreadReason.PAGE_CHANGED
    assert reason(Fact.PROFILE_LINKS, told) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize("link", ["<a>x.com/amy</a>", '<a href="">me</a>'])
def test_a_link_that_leads_nowhere_known_leaves_the_links_open(link: str) -> None:
    told = read("profile", capture(profile(about(f"See {link}") + PLACE)))
    assert any(isinstance(r, Unread) and r.fact is Fact.PROFILE_LINKS for r in told)


def test_posts_beside_a_restriction_leave_open_who_can_open_the_profile() -> None:
    html = profile(connect_button(private=True), item("2015-05-04", "Tea"), viewer=-1)
    told = read("profile_public", capture(html, viewpoint=STRANGER))
    assert reason(Fact.PROFILE_ACCESS, told) is UnreadReason.PAGE_CHANGED
    assert value(Fact.POSTS_PUBLIC_COUNT, told) == Count(count=1, at_least=True)


def test_a_place_that_is_not_there_is_not_empty() -> None:
    found = read("profile", capture(profile("<h1>Amy</h1>")))
    for fact in (
        Fact.PROFILE_BIO,
        Fact.PROFILE_LOCATION,
        Fact.PROFILE_LINKS,
        Fact.PROFILE_BIRTHDAY,
    ):
        assert reason(fact, found) is UnreadReason.PAGE_CHANGED
    empty = read("profile", capture(profile(about("Tea") + '<div id="locAndWeb"></div>')))
    assert entries(empty, Fact.PROFILE_LOCATION) == entries(empty, Fact.PROFILE_LINKS) == []


def test_a_text_that_is_cut_is_told_and_not_taken_for_whole() -> None:
    seen = capture(profile(about("I teach at …")))
    assert entries(observed(read("profile", seen)), Fact.PROFILE_BIO) == [("I teach at …", PUBLIC)]
    told = [r for r in read("profile", seen) if r.fact is Fact.PROFILE_BIO]
    assert [r.reason for r in told if isinstance(r, Unread)] == [UnreadReason.INCOMPLETE_LIST]


@each("link", ["/amy/bio", "https://myspace.com/amy/bio?x=1"])
def test_a_text_with_a_way_to_the_rest_of_it_is_cut_too(link: str) -> None:
    seen = capture(
        profile(about(f'I teach <a href="{link}">More</a>') + '<div id="locAndWeb"></div>')
    )
    readings = read("profile", seen)
    assert isinstance(part(Fact.PROFILE_BIO, readings), Entries)
    assert entries(readings, Fact.PROFILE_LINKS) == []


def test_links_in_the_text_and_through_the_network_itself() -> None:
    text = (
        'See <a href="https://x.com/amy">me</a>, '
        '<a href="https://myspace.com/redirect?u=1">oakfield.leeds.sch.uk</a> '
        'or <a href="mailto:amy@oakfield.leeds.sch.uk">amy@oakfield.leeds.sch.uk</a>'
    )
    readings = read("profile", capture(profile(about(text))))
    found = entries(observed(readings), Fact.PROFILE_LINKS)
    assert [words for words, _ in found] == [
        "https://x.com/amy",
        "oakfield.leeds.sch.uk",
        "amy@oakfield.leeds.sch.uk",
    ]


def test_an_age_that_shows() -> None:
    found = read("profile", capture(profile('<div class="age">35</div>')))
    assert entries(found, Fact.PROFILE_BIRTHDAY) == [("35", PUBLIC)]
    empty = '<div class="age" data-place-holder="Add your age">Add your age</div>'
    assert entries(read("profile", capture(profile(empty))), Fact.PROFILE_BIRTHDAY) == []


def test_the_longer_text_on_its_own_page() -> None:
    bio = '<div class="mainBio"><div class="bioColumns"><div><p>{}</p><p>Yes</p></div></div></div>'
    html = document(bio.format("At Oakfield"), state(ME, ME))
    assert entries(read("bio", capture(html)), Fact.PROFILE_BIO) == [
        ("At Oakfield", PUBLIC),
        ("Yes", PUBLIC),
    ]
    empty = document('<div class="mainBio"></div>', state(ME, ME))
    assert entries(read("bio", capture(empty)), Fact.PROFILE_BIO) == []
    other = document("<h1>Amy</h1>", state(ME, ME))
    assert reason(Fact.PROFILE_BIO, read("bio", capture(other))) is UnreadReason.PAGE_CHANGED


# The stream


OLD, NEW = item("2011-05-04T10:00:00.000Z", "Old"), item("2025-09-01T10:00:00Z", "New")


@pytest.mark.parametrize(
    ("stream", "dormant"),
    [
        (NEW + OLD, False),
        (OLD, True),
        (item("1304503200000", "in milliseconds"), True),
        (item("1304503200", "in seconds"), True),
        (item("2025-09-01", "a day", "datetime"), False),
    ],
)
def test_an_account_nobody_posts_to_any_more(stream: str, dormant: bool) -> None:
    found = read("profile", capture(profile(stream=stream)))
    assert value(Fact.ACCOUNT_DORMANT, found) is dormant


@pytest.mark.parametrize(
    "stream",
    [
        *("", item("long ago", "x"), item("", "x"), item("9" * 40, "x"), "<li>no time</li>"),
        item("2031-05-04T10:00:00.000Z", "to come") + OLD,
    ],
)
def test_without_a_day_it_cannot_be_told(stream: str) -> None:
    found = read("profile", capture(profile(stream=stream)))
    assert reason(Fact.ACCOUNT_DORMANT, found) is UnreadReason.INCOMPLETE_LIST


def test_what_others_wrote_is_not_the_persons() -> None:
    comment = '<ul><li><time data-datetime="2026-01-01T00:00:00Z"></time>Nice</li></ul>'
    own = OLD.replace("</li>", comment + "</li>")
    others = item("2026-02-02T00:00:00Z", "Hi").replace(
        "<li>", f'<li data-profileid="{SOMEBODY_ELSE}">'
    )
    found = read("profile", capture(profile(stream=others + own)))
    assert value(Fact.ACCOUNT_DORMANT, found) is True
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=1, at_least=True)


def test_where_others_stand_in_the_stream_each_item_must_say_whose_it_is() -> None:
    stream = NEW.replace("/amy", "/bob") + OLD
    found = read("profile", capture(profile(stream=stream, includeInboundStream=True)))
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, found) == Years(years={2011: 1}, at_least=True)


def test_public_posts_are_at_least_those_that_show() -> None:
    found = read("profile", capture(profile(stream=NEW + OLD)))
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=2, at_least=True)
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, found) == Years(years={2011: 1, 2025: 1}, at_least=True)
    assert value(Fact.POSTS_PAST_LIMITED, found) is False


def test_a_restricted_profile_has_no_public_posts() -> None:
    found = read("profile", capture(profile(stream=NEW + OLD)), access=FRIENDS)
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=0)
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, found) == Years(years={})
    assert value(Fact.POSTS_PAST_LIMITED, found) is True


def test_without_the_settings_nobody_knows_who_sees_the_posts() -> None:
    found = read("profile", capture(profile(stream=NEW)), access=None)
    for fact in (
        Fact.POSTS_PUBLIC_COUNT,
        Fact.POSTS_PUBLIC_BY_YEAR,
        Fact.POSTS_PAST_LIMITED,
    ):
        assert reason(fact, found) is UnreadReason.AUDIENCE_NOT_SHOWN


@pytest.mark.parametrize(
    "words",
    [
        "<p>Your stream is empty.</p> But filling it is easy. Just Connect with people and artists"
        " you love to receive their updates.",
        '<div class="noUserStream"><p>There are no posts.</p></div>',
    ],
)
def test_the_page_says_that_there_are_no_posts_in_its_own_words(words: str) -> None:
    empty = f'<li class="streamItem hover empty"><article><img><div>{words}</div></article></li>'
    found = read("profile", capture(profile(stream=empty)))
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=0)
    assert reason(Fact.ACCOUNT_DORMANT, found) is UnreadReason.INCOMPLETE_LIST


@pytest.mark.parametrize("host", ["", "http://myspace.com", "https://www.myspace.com"])
def test_an_item_is_the_owners_whichever_host_a_saved_page_names(host: str) -> None:
    stream = item("2025-09-01T10:00:00Z", "New", author=f"{host}/amy")
    stream += item("2024-09-01T10:00:00Z", "Hi", author=f"{host}/bob")
    found = read("profile", capture(profile(stream=stream, includeInboundStream=True)))
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, found) == Years(years={2025: 1}, at_least=True)


def test_no_post_in_sight_proves_nothing_unless_the_page_says_so() -> None:
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PAST_LIMITED, Fact.POSTS_TO_REREAD)
    silent = read("profile", capture(profile()))
    assert {reason(f, silent) for f in facts} == {UnreadReason.INCOMPLETE_LIST}
    said = read("profile", capture(profile(stream="<li>No activity yet.</li>")))
    assert value(Fact.POSTS_PUBLIC_COUNT, said) == Count(count=0)
    assert value(Fact.POSTS_PAST_LIMITED, said) is True
    gone = capture(profile(about("x")).replace('id="stream"', 'id="other"'))
    assert reason(Fact.POSTS_PUBLIC_COUNT, read("profile", gone)) is UnreadReason.PAGE_CHANGED


def test_posts_that_name_the_school_are_told_by_their_day() -> None:
    named = item("2015-09-04T10:00:00Z", "Got the job at Oakfield Primary School with Jo Bell")
    found = read("profile", capture(profile(stream=NEW + named)))
    listed = part(Fact.POSTS_TO_REREAD, found)
    assert isinstance(listed, Entries)
    assert [(e.text, e.detail) for e in listed.entries] == [
        ("Post of 4 September 2015", "names your school")
    ]
    assert "Jo Bell" not in listed.model_dump_json()


# As a stranger


def test_a_stranger_sees_a_public_profile() -> None:
    html = profile(
        connect_button(private=False) + about("At Oakfield") + PLACE
        + '<div id="connectionsCount"><a href="/amy/connections/out">Connections <span>1,204'
        "</span></a></div>",
        OLD,
        viewer=-1,
    )  # fmt: skip
    found = read("profile_public", capture(html, viewpoint=STRANGER))
    assert value(Fact.PROFILE_ACCESS, found) is PUBLIC
    assert entries(found, Fact.PROFILE_BIO) == [("At Oakfield", PUBLIC)]
    assert value(Fact.FRIENDS_COUNT, found) == Count(count=1204)
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=1, at_least=True)


def test_a_stranger_is_shown_nothing_of_a_restricted_profile() -> None:
    html = profile(connect_button(private=True), viewer=-1)
    found = read("profile_public", capture(html, viewpoint=STRANGER))
    assert value(Fact.PROFILE_ACCESS, found) is FRIENDS
    assert value(Fact.POSTS_PUBLIC_COUNT, found) == Count(count=0)
    assert reason(Fact.PROFILE_BIO, found) is UnreadReason.SIGNED_OUT


def _numbered(connections: int) -> str:
    link = f'<a href="/amy/connections/out">Connections <span>{connections}</span></a>'
    return f'<div id="connectionsCount">{link}</div>'


@each(
    ("details", "outside", "told"),
    [
        (about("At Oakfield"), "", Fact.PROFILE_BIO),
        (PLACE, "", Fact.PROFILE_LOCATION),
        (_numbered(12), "", Fact.FRIENDS_COUNT),
        ("", '<div class="feed"><p><time datetime="2015-05-04"></time>Tea</p></div>', None),
    ],
)
def test_a_restriction_beside_what_it_hides_proves_nothing(
    details: str, outside: str, told: Fact | None
) -> None:
    html = profile(connect_button(private=True) + details, viewer=-1)
    html = html.replace("</body>", f"{outside}</body>")
    found = read("profile_public", capture(html, viewpoint=STRANGER))
    assert reason(Fact.PROFILE_ACCESS, found) is UnreadReason.PAGE_CHANGED
    assert Fact.POSTS_PUBLIC_COUNT not in {r.fact for r in observed(found)}
    assert told is None or told in {r.fact for r in observed(found)}


def test_the_button_of_somebody_else_says_nothing() -> None:
    html = profile(connect_button(private=True, owner=SOMEBODY_ELSE) + about("x"), viewer=-1)
    found = read("profile_public", capture(html, viewpoint=STRANGER))
    assert reason(Fact.PROFILE_ACCESS, found) is UnreadReason.PAGE_CHANGED


def test_a_shortened_number_is_no_number() -> None:
    count = '<div id="connectionsCount"><a href="/amy/connections/out"><span>1.2k</span></a></div>'
    html = profile(connect_button(private=False) + count, viewer=-1)
    found = read("profile_public", capture(html, viewpoint=STRANGER))
    assert reason(Fact.FRIENDS_COUNT, found) is UnreadReason.PAGE_CHANGED


def test_a_saved_page_is_read_like_a_live_one() -> None:
    html = profile(about("At Oakfield"), OLD)
    live, saved = read("profile", capture(html)), read("profile", capture(html, status=None))
    assert live == saved
