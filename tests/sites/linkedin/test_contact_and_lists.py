"""The contact panel, sign-in addresses, connections and posts."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from profilecheck.browser.capture import ListEnd, Reply
from profilecheck.model import Count, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.linkedin.activity import day_of
from profilecheck.sites.linkedin.connections import CONNECTIONS, more_in_reply
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import OAKFIELD, all_of, reason, texts, value, values

from .flights import card, element, link, rows
from .pages import ME, PROFILE, ROOT, member_page, question, read

Readings = tuple[Observed | Unread, ...]
OWN = f"<h3>Amy’s Profile</h3><div>linkedin.com/in/{ME}</div>"
CARD = (
    '<section class="pv-top-card"><h1>Amy Carter</h1>'
    f'<a href="/in/{ME}/edit/intro/">Edit</a></section>'
)


def panel(inner: str, heading: str = "Contact Info") -> str:
    other = '<div role="dialog"><h2>This is a modal window</h2><p>Phone</p><p>00000000</p></div>'
    return (
        f'{CARD}{other}<div role="dialog"><h1>Amy Carter</h1><h2>{heading}</h2>{inner}'
        '<button aria-label="Dismiss">Dismiss</button></div>'
    )


def contact(inner: str, **more: str) -> Readings:
    url = f"{PROFILE}/overlay/contact-info/"
    return read("contact_info", member_page(panel(inner, **more), url=url))


def test_each_label_of_the_panel() -> None:
    readings = contact(
        OWN + "<h3>Website</h3><ul><li>oakfield.example.org <span>(Company)</span></li></ul>"
        "<h3>Phone</h3><ul><li><span>0113 496 0123</span><span>(Work)</span></li></ul>"
        "<h3>Email</h3><div>amy@oakfield.leeds.sch.uk</div><h3>Birthday</h3><div>March 14</div>"
    )
    (phone,) = value(Fact.CONTACT_PHONE, readings).entries
    assert (phone.text, phone.detail, phone.audience) == ("0113 496 0123", "Work", Audience.FRIENDS)
    (email,) = value(Fact.CONTACT_EMAIL, readings).entries
    assert (email.text, email.audience) == ("amy@oakfield.leeds.sch.uk", None)
    assert texts(Fact.PROFILE_BIRTHDAY, readings) == ["March 14"]
    assert texts(Fact.PROFILE_LINKS, readings) == ["oakfield.example.org"]


def test_a_whole_panel_shows_what_is_not_in_it() -> None:
    readings = contact(OWN + "<h3>Email</h3><div>amy@example.org</div>")
    assert texts(Fact.CONTACT_PHONE, readings) == []


def test_a_panel_without_the_profiles_address_is_not_whole() -> None:
    readings = contact("<h3>Email</h3><div>amy@example.org</div>")
    assert reason(Fact.CONTACT_PHONE, readings) is UnreadReason.PAGE_CHANGED


def test_a_label_that_is_not_known_keeps_the_rest_from_being_called_absent() -> None:
    readings = contact(OWN + "<h3>Email</h3><div>a@example.org</div><h3>Mobile</h3><div>1</div>")
    assert reason(Fact.CONTACT_PHONE, readings) is UnreadReason.UNKNOWN_WORDING


@each("part", ["<h3>Phone</h3><h3>Email</h3><div>a@example.org</div>", "<section></section>"])
def test_a_place_of_the_panel_without_words_keeps_the_rest_from_being_called_absent(
    part: str,
) -> None:
    assert texts(Fact.CONTACT_PHONE, contact(OWN)) == []
    assert reason(Fact.PROFILE_BIRTHDAY, contact(OWN + part)) is UnreadReason.UNKNOWN_WORDING


def test_an_address_that_leads_back_to_the_profile_is_unread() -> None:
    readings = read("contact_info", member_page(CARD))
    assert reason(Fact.CONTACT_EMAIL, readings) is UnreadReason.PAGE_CHANGED


SCREEN = "com.linkedin.sdui.flagshipnav.profile.ProfileContactDetailsOverlay"


def row(icon: str, label: str, value: str) -> str:
    return f'<div><svg id="{icon}"></svg><div><p>{label}</p><p>{value}</p></div></div>'


OWN_ROW = row(
    "linkedin-bug-medium", "Perfil", f'<a href="{ROOT}/in/{ME}/">linkedin.com/in/{ME}</a>'
)
PHONE_ROW = row("phone-handset-small", "Teléfono", "<span>0113 496 0123</span> (trabajo)")
EMAIL_ROW = row("envelope-medium", "Correo", '<a href="mailto:a@example.org">a@example.org</a>')
DAY_ROW = row("calendar-medium", "Cumpleaños", "14 de marzo")
SINCE_ROW = row("people-medium", "Contacto desde", "19 jun. 2026")


def overlay(*rows: str) -> Readings:
    held = (
        f'<dialog><button>x</button><div data-sdui-screen="{SCREEN}">{"".join(rows)}</div></dialog>'
    )
    page = member_page(CARD + held, url=f"{PROFILE}/overlay/contact-info/", lang="es")
    return read("contact_info", page)


def test_the_rows_of_the_panel_are_known_by_their_pictures_in_any_language() -> None:
    readings = overlay(OWN_ROW, PHONE_ROW, EMAIL_ROW, DAY_ROW, SINCE_ROW)
    (phone,) = value(Fact.CONTACT_PHONE, readings).entries
    assert (phone.text, phone.detail) == ("0113 496 0123", "trabajo")
    assert texts(Fact.CONTACT_EMAIL, readings) == ["a@example.org"]
    assert texts(Fact.PROFILE_BIRTHDAY, readings) == ["14 de marzo"]
    assert texts(Fact.PROFILE_LINKS, readings) == []


def test_rows_that_stand_together_are_read_apart() -> None:
    readings = overlay(OWN_ROW, f"<div>{PHONE_ROW}{EMAIL_ROW}</div>")
    assert texts(Fact.CONTACT_PHONE, readings) == ["0113 496 0123"]
    assert texts(Fact.CONTACT_EMAIL, readings) == ["a@example.org"]


@pytest.mark.parametrize(
    "rows",
    [
        (OWN_ROW, row("phone-new", "Teléfono", "0113 496 0123")),
        (OWN_ROW, row("envelope-medium", "Teléfono", "0113 496 0123")),
        (OWN_ROW, PHONE_ROW.replace("<span>0113 496 0123</span> (trabajo)", "")),
        (OWN_ROW, "<div><div><p>Teléfono</p><p>0113 496 0123</p></div></div>"),
        (OWN_ROW, row("calendar-medium", "Contacto desde", "19 jun. 2026")),
        (OWN_ROW, "<div></div>"),
    ],
)
def test_a_row_that_is_not_known_is_not_no_row(rows: tuple[str, ...]) -> None:
    readings = overlay(*rows)
    for fact in (Fact.CONTACT_PHONE, Fact.CONTACT_EMAIL, Fact.PROFILE_BIRTHDAY):
        assert reason(fact, readings) is UnreadReason.UNKNOWN_WORDING


def test_a_panel_that_leads_to_somebody_else_is_unread() -> None:
    other = OWN_ROW.replace(ME, "jo-bell")
    assert reason(Fact.CONTACT_PHONE, overlay(other, EMAIL_ROW)) is UnreadReason.PAGE_CHANGED
    doubled = overlay(OWN_ROW, other, EMAIL_ROW)
    assert reason(Fact.CONTACT_PHONE, doubled) is UnreadReason.PAGE_CHANGED


def section(view: str, label: str, *values: Any) -> list[Any]:
    return card(view, element("div", element("p", label), *values))


def told_by_data(*sections: Any) -> Readings:
    payload = rows(r0=["$L5"], r5=element("div", *sections))
    reply = Reply(f"{ROOT}/x", SCREEN, 200, payload)
    page = member_page(CARD, url=f"{PROFILE}/overlay/contact-info/", lang="cy", replies=(reply,))
    return read("contact_info", page)


YOURS = section("contact-your-profile", "Proffil", link(f"{ROOT}/in/{ME}", f"linkedin.com/in/{ME}"))
MAIL = section("contact-email", "E-bost", link("mailto:a@example.org", "a@example.org"))
SITE = section(
    "contact-website", "Gwefan", link("https://x.example", "oakfield.example.org (Company)")
)


def test_the_panels_data_is_read_too() -> None:
    readings = told_by_data(YOURS, MAIL, SITE, element("p", "Ers"), element("span", "1 Mai 2024"))
    assert texts(Fact.CONTACT_EMAIL, readings) == ["a@example.org"]
    assert texts(Fact.PROFILE_LINKS, readings) == ["oakfield.example.org"]
    assert texts(Fact.CONTACT_PHONE, readings) == []


def test_a_section_of_the_panels_data_that_is_not_known_is_not_none() -> None:
    readings = told_by_data(YOURS, section("contact-new", "Ffôn", element("span", "0113 496 0123")))
    assert reason(Fact.CONTACT_PHONE, readings) is UnreadReason.UNKNOWN_WORDING
    cut = told_by_data(YOURS, MAIL, "$L9")
    assert reason(Fact.CONTACT_PHONE, cut) is UnreadReason.UNKNOWN_WORDING


def test_sign_in_addresses() -> None:
    url = f"{ROOT}/mypreferences/d/manage-email-addresses"
    main = "<h1>Email addresses</h1><p class='email'>amy@oakfield.leeds.sch.uk</p><p>Primary</p>"
    assert texts(Fact.ACCOUNT_EMAIL, read("account_emails", member_page(main, url=url))) == [
        "amy@oakfield.leeds.sch.uk"
    ]
    second = f"<ul><li>{main}</li><li><p>Work</p></li></ul>"
    told = all_of(Fact.ACCOUNT_EMAIL, read("account_emails", member_page(second, url=url)))
    assert [r.reason for r in told if isinstance(r, Unread)] == [UnreadReason.PAGE_CHANGED]
    asked = "<h1>Email addresses</h1><input id='password' type='password'>"
    readings = read("account_emails", member_page(asked, url=url))
    assert reason(Fact.ACCOUNT_EMAIL, readings) is UnreadReason.PAGE_CHANGED


# Connections

PAGER = CONNECTIONS.operation
PEOPLE = [
    ("jo-bell", "Teacher at Oakfield Primary School"),
    ("al-kay", "Studies at Oakfield Primary School"),
    ("ed-ott", "Plumber"),
]


CARDS = "".join(
    f'<div><a href="/in/{who}/"><img></a><div><a href="{ROOT}/in/{who}?x=1">Zeb Quill</a>'
    f"<p>{line}</p></div><p>Connected on 1 May 2026</p><button>Message</button></div>"
    for who, line in PEOPLE
)
NETWORK = f"{ROOT}/mynetwork/invite-connect/connections/"


def connections(
    number: str = "3 connections",
    end: ListEnd = ListEnd.STOPPED,
    matcher: SchoolMatcher = OAKFIELD,
    *,
    cards: str = CARDS,
    extra: str = "",
) -> Readings:
    main = f"<section><h1>{number}</h1><div>{cards}</div></section>"
    page = member_page(main, url=NETWORK, list_end=end, extra=extra)
    return read("connections", page, matcher=matcher)


def test_the_number_above_the_list_proves_that_it_is_whole() -> None:
    readings = connections()
    assert value(Fact.FRIENDS_COUNT, readings).count == 3
    at_work = value(Fact.FRIENDS_AT_EMPLOYER, readings)
    assert (at_work.count, at_work.at_least) == (1, False)
    assert value(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, readings).count == 1
    assert "Quill" not in str(readings)


def test_a_list_that_is_not_whole_counts_at_least() -> None:
    readings = connections("412 connections", ListEnd.COMPLETE)
    assert value(Fact.FRIENDS_AT_EMPLOYER, readings).at_least
    assert value(Fact.FRIENDS_COUNT, readings).count == 412


LOADING = '<div role="progressbar"></div>'
IN_DATA = (
    '<script id="rehydrate-data">window.__como_rehydration__ = '
    f"{json.dumps([rows(r0=[])])};</script>"
)


@each(
    ("end", "cards", "extra", "complete"),
    [
        (ListEnd.COMPLETE, CARDS, "", True),
        (ListEnd.STOPPED, CARDS, "", False),
        (ListEnd.NOT_A_LIST, CARDS, "", False),
        (ListEnd.COMPLETE, CARDS + LOADING, "", False),
        (ListEnd.COMPLETE, CARDS, IN_DATA, False),
    ],
)
def test_without_a_number_a_list_is_whole_where_it_was_read_to_its_end(
    end: ListEnd, cards: str, extra: str, complete: bool
) -> None:
    readings = connections("Connections", end, cards=cards, extra=extra)
    for fact, count in ((Fact.FRIENDS_COUNT, 3), (Fact.FRIENDS_AT_EMPLOYER, 1)):
        assert value(fact, readings) == Count(count=count, at_least=not complete)


def test_nobody_is_listed_only_where_the_page_says_so() -> None:
    said = connections("Connections", cards="<p>Nothing to see for now</p>")
    assert value(Fact.FRIENDS_COUNT, said) == Count(count=0)
    assert value(Fact.FRIENDS_AT_EMPLOYER, said) == Count(count=0)
    silent = connections("Connections", ListEnd.COMPLETE, cards="")
    assert reason(Fact.FRIENDS_COUNT, silent) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.FRIENDS_AT_EMPLOYER, silent) is UnreadReason.INCOMPLETE_LIST


def test_of_two_numbers_neither_is_told() -> None:
    readings = connections("3 connections</h1><h1>4 connections", ListEnd.COMPLETE)
    assert reason(Fact.FRIENDS_COUNT, readings) is UnreadReason.PAGE_CHANGED
    assert value(Fact.FRIENDS_AT_EMPLOYER, readings).at_least


def test_neither_oneself_nor_a_card_within_anothers_is_a_connection() -> None:
    own = f'<div><a href="/in/{ME}/">You</a><p>Teacher at Oakfield Primary School</p></div>'
    assert value(Fact.FRIENDS_AT_EMPLOYER, connections(cards=CARDS + own)).count == 1
    within, line = '<div componentkey="ConnectionCard_2-al-kay">{}</div>', "<p>{}</p>"
    second = within.format(line.format("Al") + line.format("Bookseller"))
    first = f'<div componentkey="ConnectionCard_1-jo-bell"><p>Jo</p>{second}</div>'
    readings = connections("Connections", ListEnd.COMPLETE, cards=first)
    assert value(Fact.FRIENDS_COUNT, readings).count == 1


def test_people_who_are_more_than_the_connections_are_not_all_of_them() -> None:
    readings = connections("2 connections")
    assert value(Fact.FRIENDS_COUNT, readings).count == 2
    assert reason(Fact.FRIENDS_AT_EMPLOYER, readings) is UnreadReason.PAGE_CHANGED


def test_without_a_school_nobody_is_counted() -> None:
    readings = connections(matcher=SchoolMatcher(None))
    assert reason(Fact.FRIENDS_AT_EMPLOYER, readings) is UnreadReason.NEEDS_SCHOOL


def test_a_list_without_its_heading_is_unread() -> None:
    readings = connections("Relations")
    assert reason(Fact.FRIENDS_COUNT, readings) is UnreadReason.PAGE_CHANGED


@each(
    ("body", "more"),
    [
        ('{"data":{"paging":{"count":40,"start":40},"*elements":["a"]},"included":[]}', False),
        ('{"elements":[1,2],"paging":{"count":2,"start":0}}', True),
        ('{"elements":[1],"paging":{"count":5,"start":5,"total":6}}', False),
        ('{"data":{"data":{"feed":{"paging":{"count":1,"start":0},"*elements":["a"]}}}}', True),
        ('{"data":{"other":1}}', None),
        ('{"data":{"data":{"data":{"data":{"paging":{"count":1},"elements":[1]}}}}}', None),
        (f'0:["$undefined","{{\\"pagerId\\": \\"{PAGER}\\"}}"]', True),
        ('0:["$undefined","$undefined",[]]', False),
        ('0:["$undefined"', None),
    ],
)
def test_whether_another_part_follows(body: str, more: bool | None) -> None:
    assert more_in_reply(body) is more


def test_the_first_part_is_held_against_the_number_above_it() -> None:
    url = f"{ROOT}/mynetwork/invite-connect/connections/"
    one = '<h1>{} connections</h1><div><a href="/in/jo-bell/">Jo</a></div>'
    assert CONNECTIONS.more_in_page(member_page(one.format("1,204"), url=url)) is True
    assert CONNECTIONS.more_in_page(member_page(one.format("1"), url=url)) is False
    assert CONNECTIONS.more_in_page(member_page(one.format("My"), url=url)) is None


# Posts


def number(year: int) -> str:
    made = datetime(year, 6, 1, tzinfo=UTC)
    return str(int(made.timestamp() * 1000) << 22)


def post(seen_by: str, *, year: int = 2025, by: str = ME, text: str = "Hello.") -> str:
    return (
        f'<div data-urn="urn:li:activity:{number(year)}"><div class="update-components-actor">'
        f'<a href="/in/{by}">Somebody</a><span><span aria-hidden="true">1yr •</span>'
        f'<span class="visually-hidden">1 year ago • {seen_by}</span></span></div>'
        f'<div class="update-components-text">{text}</div></div>'
    )


PUBLIC = "Visible to anyone on or off LinkedIn"


def activity(*posts: str, end: ListEnd = ListEnd.COMPLETE) -> Readings:
    main = f"<section><h2>Activity</h2>{''.join(posts)}</section>"
    return read("activity", member_page(main, url=f"{PROFILE}/recent-activity/all/", list_end=end))


def test_public_posts_are_counted_by_year() -> None:
    readings = activity(
        post(PUBLIC, year=2021), post(PUBLIC, year=2024), post("Visible to your connections")
    )
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 2
    assert value(Fact.POSTS_PUBLIC_BY_YEAR, readings).years == {2021: 1, 2024: 1}
    assert value(Fact.POSTS_PAST_LIMITED, readings) is False


HEADLINE = ">Somebody <span>Making sums</span><span>{}</span></a>"


@each(
    ("seen_by", "headline", "public"),
    [
        (PUBLIC, "Only me", 1),
        (PUBLIC, "Teacher • Connections only", 1),
        ("", "Only me", None),
        ("", "<div>Only me</div>", None),
        ("Visible to your connections", "Anyone", 0),
        (PUBLIC, "Visible to your connections", None),
    ],
)
def test_a_headline_says_nothing_of_who_sees_a_post(
    seen_by: str, headline: str, public: int | None
) -> None:
    card = post(seen_by, year=2021).replace(">Somebody</a>", HEADLINE.format(headline))
    readings = activity(card)
    if public is None:
        assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.UNKNOWN_WORDING
    else:
        assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == public


@each("words", ["Only me", "<p>Visible to your connections</p>"])
def test_what_a_post_says_itself_is_not_who_sees_it(words: str) -> None:
    for seen_by, told in ((PUBLIC, Count(count=1)), ("", None)):
        card = post(seen_by, year=2021, text=words).replace("update-components-actor", "actor")
        assert values(activity(card)).get(Fact.POSTS_PUBLIC_COUNT) == told


def test_a_post_that_stands_twice_with_two_audiences_is_undecided() -> None:
    readings = activity(post("Visible to your connections"), post(PUBLIC))
    assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.UNKNOWN_WORDING
    urn = f"urn:li:activity:{number(2025)}"
    own = post("Visible to your connections").replace("data-urn", "data-id")
    part = own.replace("Hello.", f'Hello.<p data-urn="{urn}">3 comments</p>')
    assert value(Fact.POSTS_PAST_LIMITED, activity(part)) is True


def test_what_is_said_beside_the_main_part_is_not_said_of_the_posts() -> None:
    page = member_page("<h2>Activity</h2>", url=f"{PROFILE}/recent-activity/all/")
    beside = "<aside><p>Nothing to see for now</p></aside><main role='main'>"
    readings = read("activity", replace(page, html=page.html.replace("<main>", beside)))
    assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.PAGE_CHANGED


GLOBE = '<svg id="globe-americas-small" aria-hidden="true"></svg>'


@pytest.mark.parametrize(
    "seen_by", [f"Widoczne dla wszystkich {GLOBE}", GLOBE, f"{PUBLIC} {GLOBE}"]
)
def test_a_globe_says_that_anyone_sees_a_post_in_any_language(seen_by: str) -> None:
    readings = activity(post(seen_by, year=2021))
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 1
    assert value(Fact.POSTS_PAST_LIMITED, readings) is False


@pytest.mark.parametrize(
    "seen_by",
    [
        f"Visible to your connections {GLOBE}",
        f"Visible to group members of Book Club {GLOBE}",
        f"<span hidden>{GLOBE}</span>",
        GLOBE.replace("globe-americas", "people"),
    ],
)
def test_a_globe_that_words_contradict_or_nobody_sees_decides_nothing(seen_by: str) -> None:
    readings = activity(post(seen_by))
    assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.UNKNOWN_WORDING
    assert reason(Fact.POSTS_PUBLIC_COUNT, readings) is UnreadReason.UNKNOWN_WORDING
    assert "Book Club" not in str(readings)


def test_a_globe_in_what_a_post_passes_on_is_not_its_own() -> None:
    within = f'<div class="update-components-mini-update-v2">{GLOBE}</div>'
    readings = activity(post("Visible to your connections", text=within))
    assert value(Fact.POSTS_PAST_LIMITED, readings) is True


def test_what_was_only_passed_on_is_anothers() -> None:
    readings = activity(post(PUBLIC, by="jo-bell"))
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 0


def test_an_audience_that_is_not_known_is_not_narrow() -> None:
    readings = activity(post("Visible to group members of Book Club"))
    assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.UNKNOWN_WORDING
    assert "Book Club" not in str(readings)


def test_narrow_posts_without_the_end_prove_nothing() -> None:
    readings = activity(post("Visible to your connections"), end=ListEnd.STOPPED)
    assert reason(Fact.POSTS_PAST_LIMITED, readings) is UnreadReason.INCOMPLETE_LIST
    assert reason(Fact.POSTS_PUBLIC_COUNT, readings) is UnreadReason.INCOMPLETE_LIST
    details = {r.detail for r in readings if isinstance(r, Unread)}
    assert details == {"1 post read"}


def test_no_posts_only_where_the_page_says_so() -> None:
    assert value(Fact.POSTS_PUBLIC_COUNT, activity("<p>Nothing to see for now</p>")).count == 0
    assert reason(Fact.POSTS_PUBLIC_COUNT, activity()) is UnreadReason.PAGE_CHANGED


def test_posts_that_name_the_school_are_told_by_their_day() -> None:
    readings = activity(post(PUBLIC, text="A day at Oakfield Primary School with Zeb Quill."))
    (entry,) = value(Fact.POSTS_TO_REREAD, readings).entries
    assert entry.text == "Post of 1 June 2025"
    assert "Quill" not in str(readings)


_PRIZE = '<span class="update-components-article__title">Prize for Oakfield Primary School</span>'


@each(
    ("beside", "listed"),
    [
        (f'<article class="update-components-article">{_PRIZE}</article>', 1),
        ('<div class="update-components-image"><img alt="Oakfield Primary School"></div>', 1),
        (f'<div class="update-components-poll">{_PRIZE}</div>', 1),
        (
            '<div class="update-components-mini-update-v2">'
            f'<article class="update-components-article">{_PRIZE}</article></div>',
            1,
        ),
        ('<div class="feed-shared-mini-update-v2">Come to Oakfield Primary School</div>', 1),
        ('<div class="update-components-mini-update-v2">My year 9s were awful</div>', 0),
    ],
)
def test_what_stands_below_a_post_is_looked_through(beside: str, listed: int) -> None:
    one = post(PUBLIC, text="Look").removesuffix("</div>") + f"{beside}</div>"
    assert len(value(Fact.POSTS_TO_REREAD, activity(one)).entries) == listed


@each(
    ("who", "text", "listed"),
    [
        (ME, "Come to Oakfield Primary School", ["Repost or reaction of unknown date"]),
        (ME, "My year 9s were awful, damn them", []),
        ("somebody", "Come to Oakfield Primary School", []),
    ],
)
def test_what_was_passed_on_as_it_was_is_searched_for_the_school_alone(
    who: str, text: str, listed: list[str]
) -> None:
    line = f'<div class="update-components-header"><a href="/in/{who}">A</a> reposted this</div>'
    others = post(PUBLIC, by="jo-bell", text=text).replace(">", f">{line}", 1)
    readings = activity(others, post(PUBLIC, text="Tea"))
    assert [e.text for e in value(Fact.POSTS_TO_REREAD, readings).entries] == listed
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 1


def test_a_post_whose_words_are_gone_is_a_gap_beside_the_others() -> None:
    kept = post(PUBLIC, text="A day at Oakfield Primary School.")
    told = all_of(Fact.POSTS_TO_REREAD, activity(kept, post(PUBLIC, year=2024, text="")))
    assert [r.reason for r in told if isinstance(r, Unread)] == [UnreadReason.PAGE_CHANGED]
    assert len(told) == 2


def test_the_words_of_what_is_passed_on_are_not_the_writers() -> None:
    words = '<div class="update-components-text">My year 9s were awful, damn them</div>'
    within = f'<div class="update-components-mini-update-v2">{words}</div>'
    one = post(PUBLIC).replace('<div class="update-components-text">Hello.</div>', within)
    assert within in one
    assert reason(Fact.POSTS_TO_REREAD, activity(one)) is UnreadReason.PAGE_CHANGED


def test_a_posts_number_tells_its_day() -> None:
    made = day_of("https://www.linkedin.com/posts/x_y-activity-7318471440893177856-AbCd")
    assert made is not None
    assert made.year == 2025
    assert day_of("https://www.linkedin.com/posts/x") is None


def test_the_list_of_addresses_is_known_by_where_it_stands_and_asks_for_no_password() -> None:
    listed = "<ul><li>amy@home.example</li></ul>"
    path = "manage-email-addresses"
    readings = read("account_emails", question(path, listed, lang="cy"))
    assert texts(Fact.ACCOUNT_EMAIL, readings) == ["amy@home.example"]
    asked = f"{listed}<input type='password'>"
    readings = read("account_emails", question(path, asked, lang="cy"))
    assert reason(Fact.ACCOUNT_EMAIL, readings) is UnreadReason.UNKNOWN_LANGUAGE


def told(fact: Fact, readings: Readings) -> set[bool]:
    return {isinstance(r, Unread) for r in readings if r.fact is fact}


def test_addresses_of_a_damaged_page_are_at_least_those() -> None:
    url = f"{ROOT}/mypreferences/d/manage-email-addresses"
    page = member_page("<h1>Email addresses</h1><p>amy@example.org</p>", url=url)
    assert told(Fact.ACCOUNT_EMAIL, read("account_emails", page)) == {False}
    for was, now in (("</body></html>", ""), (".org", ".or}g"), ("<main>", "<main ]]>")):
        damaged = replace(page, html=page.html.replace(was, now))
        assert True in told(Fact.ACCOUNT_EMAIL, read("account_emails", damaged)), now


def test_a_post_that_stands_in_another_or_in_a_torn_page_makes_the_list_incomplete() -> None:
    public, limited = post(PUBLIC, year=2021), post("Visible to your connections", year=2024)
    assert not value(Fact.POSTS_PUBLIC_COUNT, activity(public, limited)).at_least
    inside = public.removesuffix("</div>") + limited + "</div>"
    odd = post(PUBLIC, year=2022, by="").replace("Hello", "Hi")
    torn = "<p cl\"ass='x'>b</p>"
    for posts in ((inside,), (public, odd), (public, torn)):
        assert value(Fact.POSTS_PUBLIC_COUNT, activity(*posts)).at_least


def test_what_somebody_wrote_outside_of_every_card_makes_the_list_incomplete() -> None:
    writer = '<p><span class="update-components-actor"{}><a href="/in/jo-bell">Jo</a></span></p>'
    for hidden in ("", " hidden"):
        count = value(Fact.POSTS_PUBLIC_COUNT, activity(post(PUBLIC), writer.format(hidden)))
        assert count == Count(count=1, at_least=not hidden)


def test_a_post_without_its_text_leaves_open_what_is_to_reread() -> None:
    assert True in told(Fact.POSTS_TO_REREAD, activity(post(PUBLIC, text="")))
