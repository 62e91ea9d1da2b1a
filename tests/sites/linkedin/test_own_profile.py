"""One's own profile, older and newer pages: the card, About, positions, schools, interests."""

from collections.abc import Sequence
from typing import Any

import pytest

from profilecheck.model import Count, Entries, Observed, Unread
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import observed, part, reason, texts, value, values

from .flights import card, document, element, leads, rows, text
from .pages import ME, PROFILE, captured, guest, me, member_page, read

Readings = tuple[Observed | Unread, ...]

OLDER = f"""<section class="pv-top-card"><h1>Amy Carter</h1><span>(She/Her)</span>
<div class="text-body-medium">Teacher at Oakfield</div>
<div><span>Leeds, England</span> <span><a href="/in/{ME}/overlay/contact-info/">Contact info</a>
</span></div><ul><li>131 followers</li><li><a>500+ connections</a></li></ul>
<button aria-label="Edit intro">Edit</button></section>"""
NEWER = f"""<section componentkey="com.linkedin.sdui.profile.card.refACoAA1Topcard"><div>
<div><a href="/in/{ME}/"><div><h2>Amy Carter</h2></div></a><p>Hi</p><p>· 2nd</p></div>
<p>Teacher at Oakfield</p><p class="visually-hidden">Oakfield · Leeds Beckett</p>
<div><p>Leeds, England</p><p>·</p><p><a href="/in/{ME}/overlay/contact-info/">Coordonnées</a></p>
</div><div><div role="button"><p><span>Oakfield</span></p></div><div role="button"><p>
<span>Leeds Beckett</span></p></div></div><p>oakfield.example.org</p>
<p><a href="/mynetwork/invite-connect/connections/">96 relations</a></p>
<button>Open to</button></div></section>"""
LOADING = '<div role="progressbar"></div>'
PLACE, HEADLINE = "<p>Leeds, England</p>", "<p>Teacher at Oakfield</p>"


@pytest.mark.parametrize("shown", [OLDER, NEWER])
def test_the_card_at_the_top(shown: str) -> None:
    readings = read("profile", member_page(shown, title="(3) Amy Carter | LinkedIn"))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher at Oakfield"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Leeds, England"]
    assert value(Fact.PROFILE_HEADLINE, readings).entries[0].audience is Audience.MEMBERS


@pytest.mark.parametrize("shown", [OLDER, NEWER])
def test_a_headline_that_was_never_written_is_none(shown: str) -> None:
    readings = read("profile", member_page(shown.replace("Teacher at Oakfield", "--")))
    assert value(Fact.PROFILE_HEADLINE, readings).entries == ()
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Leeds, England"]


CONTACT = leads(f"/in/{ME}/overlay/contact-info/", text("Contact info"))


def drawn_card(*lines: Any, seeds: Sequence[str] = (), names: Sequence[str] = ()) -> Readings:
    """The profile whose data alone has the card: its lines, and what else the data says."""
    row = element("div", text("Leeds, England"), CONTACT)
    top = card("profile-top-card", *lines, row)
    said = {"profile_name_loading_state": "Amy Carter"}
    to = [
        leads("/in/x/", "x", seeds={**said, "profile_headline_loading_state": words})
        for words in seeds
    ]
    members = [{"vanityName": ME, "givenName": name, "familyName": "Carter"} for name in names]
    payload = rows(r0=[top, *to, *members])
    return read("profile", captured(document(payload, body=f"{me()}<main></main>")))


NAME = text("Amy Carter", "h2")


@each(
    ("lines", "seeds", "headlines"),
    [
        (["Teacher"], [], ["Teacher"]),
        (["Teacher", "Headrow Books"], [], None),
        (["Teacher", "Headrow Books"], ["Teacher"], ["Teacher"]),
        (["Headrow Books", "Teacher"], ["Teacher"], ["Teacher"]),
        (["Teacher", "Headrow Books"], ["Cook"], None),
        ([], ["Cook"], ["Cook"]),
    ],
)
def test_the_data_tells_which_line_is_the_headline_and_does_not_overrule_it(
    lines: list[str], seeds: list[str], headlines: list[str] | None
) -> None:
    readings = drawn_card(NAME, *map(text, lines), seeds=seeds)
    told = values(readings).get(Fact.PROFILE_HEADLINE)
    assert (told and [entry.text for entry in told.entries]) == headlines


@each(("names", "told"), [(["Amy"], True), ([], False), (["Amy", "Ann"], False)])
def test_a_card_without_a_heading_is_of_whom_the_data_names(names: list[str], told: bool) -> None:
    readings = drawn_card(text("Amy Carter"), text("Teacher"), names=names)
    assert (Fact.PROFILE_NAME in values(readings)) is told


def test_volunteering_is_one_text_that_strangers_read_alike() -> None:
    held = "<h3>Treasurer</h3><h4>Friends of Oakfield</h4><p>2019 - Present</p>"
    own = f'<section data-section="volunteering"><h2>Volunteering</h2><li>{held}</li></section>'
    for readings in (
        read("profile", member_page(f"{OLDER}{own}")),
        read("profile_public", guest(sections=own)),
    ):
        (told,) = (r.value for r in observed(readings) if r.fact is Fact.PROFILE_BIO)
        assert isinstance(told, Entries)
        (entry,) = told.entries
        assert entry.text == "Treasurer Friends of Oakfield 2019 - Present"
        assert entry.detail == "Volunteering"


def test_a_link_in_the_card_is_read() -> None:
    readings = read("profile", member_page(NEWER))
    assert texts(Fact.PROFILE_LINKS, readings) == ["oakfield.example.org"]


def test_the_number_of_connections_needs_no_word() -> None:
    assert value(Fact.FRIENDS_COUNT, read("profile", member_page(NEWER))).count == 96


@each(
    ("words", "count"),
    [
        ("1,234位人脉", None),
        ("Network", None),
        ("١٢٬٣٤٥ جهة اتصال", None),
        ("1’234 Kontakte", Count(count=1234)),
        ("500+connections", Count(count=500, at_least=True)),
        ("500+ 位好友", Count(count=500, at_least=True)),
    ],
)
def test_a_number_is_taken_whole_or_not_at_all(words: str, count: Count | None) -> None:
    told = values(read("profile", member_page(NEWER.replace("96 relations", words))))
    assert told.get(Fact.FRIENDS_COUNT) == count


def test_without_a_place_the_headline_stays_and_nothing_becomes_the_place() -> None:
    without = OLDER.replace("<span>Leeds, England</span>", "")
    readings = read("profile", member_page(without))
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher at Oakfield"]
    assert reason(Fact.PROFILE_LOCATION, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    "gone", [PLACE, HEADLINE, f"{PLACE}<p>·</p>", ' class="visually-hidden"', "<div><p>Leeds"]
)
def test_an_employer_beside_a_missing_line_does_not_become_it(gone: str) -> None:
    readings = read("profile", member_page(NEWER.replace(gone, gone[:0], 1)))
    told = {
        r.fact: r.value.entries[0].text
        for r in observed(readings)
        if r.fact in ONE_LINE and isinstance(r.value, Entries)
    }
    right = {
        Fact.PROFILE_HEADLINE: "Teacher at Oakfield",
        Fact.PROFILE_LOCATION: "Leeds, England",
    }
    assert told.items() <= right.items()


ONE_LINE = (Fact.PROFILE_HEADLINE, Fact.PROFILE_LOCATION)


def test_a_missing_about_is_unread_and_never_empty() -> None:
    readings = read("profile", member_page(OLDER))
    assert reason(Fact.PROFILE_BIO, readings) is UnreadReason.PAGE_CHANGED


def test_about_is_read_once_though_it_is_written_twice() -> None:
    text = '<div><span aria-hidden="true">Hi.</span><span class="visually-hidden">Hi.</span></div>'
    about = f"<section><h2>About</h2>{text}<button>…see more</button></section>"
    assert texts(Fact.PROFILE_BIO, read("profile", member_page(OLDER + about))) == ["Hi."]


TRIGGER = '<a componentkey="ProfileVerificationTriggerRef-amy">{}</a>'
ABOUT_IT = '<a href="/in/x/overlay/about-this-profile/" aria-label="{}">Amy Carter</a>'
BADGE = '<svg role="img" aria-label="Verifications d’Amy"></svg>'


@each(
    ("mark", "verified"),
    [
        ("", False),
        ("<button><svg></svg>Add verification badge</button>", False),
        (TRIGGER.format("<svg></svg>"), False),
        (TRIGGER.format(BADGE), True),
        (f'<div data-view-name="profile-top-card-verified-badge">{BADGE}</div>', True),
        (ABOUT_IT.format("Amy Carter"), False),
        (ABOUT_IT.format("Amy has verifications"), True),
        ("<p>Verified</p>", True),
    ],
)
def test_what_is_verified_of_somebody_is_left_to_them(mark: str, verified: bool) -> None:
    about = "<section><h2>About</h2><p>Hi.</p></section>"
    card = OLDER.replace("<span>(She/Her)", f"{mark}<span>(She/Her)")
    readings = read("profile", member_page(card + about))
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher at Oakfield"]
    unread = [r for r in readings if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO]
    assert [r.reason for r in unread] == ([UnreadReason.BY_HAND] if verified else [])


@each(
    ("card", "gap"),
    [
        ("<section><h2>Open to work</h2>{}</section>", None),
        (
            '<div class="pv-open-to-carousel"><section class="pv-open-to-carousel-card">'
            "<a><h3>Open to work</h3>{}<p>Show details</p></a></section></div>",
            None,
        ),
        ('<section class="pv-open-to-carousel-card"><h3>Offen</h3>{}</section>', None),
        ("<section><h2>Open to offers</h2>{}</section>", UnreadReason.PAGE_CHANGED),
    ],
)
def test_that_one_is_open_to_work_is_a_part_like_others(
    card: str, gap: UnreadReason | None
) -> None:
    about = "<section><h2>About</h2><p>Hi.</p></section>"
    readings = read("profile", member_page(OLDER + about + card.format("<p>Teacher roles</p>")))
    (told,) = (r.value for r in observed(readings) if r.fact is Fact.PROFILE_BIO)
    assert isinstance(told, Entries)
    assert [entry.text for entry in told.entries] == ["Hi.", "Teacher roles"]
    unread = {r.reason for r in readings if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO}
    assert unread == ({gap} if gap else set())


def test_a_long_about_is_kept_whole() -> None:
    words = "word " * 500 + "amy@oakfield.leeds.sch.uk"
    about = f"<section><h2>About</h2><p>{words}</p></section>"
    parts = texts(Fact.PROFILE_BIO, read("profile", member_page(OLDER + about)))
    assert len(parts) > 1
    assert any("amy@oakfield.leeds.sch.uk" in held for held in parts)


def test_a_page_in_another_language_is_read_without_words() -> None:
    about = '<section><div id="about"></div><h2>Infos</h2><p>Bonjour.</p></section>'
    readings = read("profile", member_page(OLDER + about, lang="fr"))
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher at Oakfield"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Leeds, England"]
    assert texts(Fact.PROFILE_BIO, readings) == ["Bonjour."]


def details(name: str, main: str) -> tuple[str, str]:
    return f"<section>{main}</section>", f"{PROFILE}/details/{name}"


def positions(main: str) -> list[tuple[str, str, bool | None]]:
    body, url = details("experience", f"<h2>Experience</h2>{main}")
    readings = read("experience", member_page(body, url=url))
    return [
        (e.text, e.detail.split(",")[0], e.current)
        for e in value(Fact.PROFILE_EMPLOYER, readings).entries
    ]


def test_positions_of_older_pages() -> None:
    main = """<ul><li><div>Oakfield Primary School</div><div>Full-time · 11 yrs</div><ul>
    <li><div>Class Teacher</div><div>Sep 2015 - Present · 9 yrs</div></li>
    <li><div>Teaching Assistant</div><div>Sep 2013 – Jul 2015</div><ul><li>Helped.</li></ul></li>
    </ul></li><li><div>Bookseller</div><div>Headrow Books · Part-time</div>
    <div>2010 - 2012 · 2 yrs</div><div>Leeds</div></li></ul>"""
    assert positions(main) == [
        ("Oakfield Primary School", "Class Teacher", True),
        ("Oakfield Primary School", "Teaching Assistant", False),
        ("Headrow Books", "Bookseller", False),
    ]


def test_a_position_without_a_title_keeps_its_company() -> None:
    main = """<ul><li><div>Oakfield Primary School</div><ul><li><div>Sep 2015 - Present</div></li>
    <li><div>Teaching Assistant</div><div>Sep 2013 – Jul 2015</div></li></ul></li></ul>"""
    assert positions(main) == [
        ("Oakfield Primary School", "Sep 2015 - Present", True),
        ("Oakfield Primary School", "Teaching Assistant", False),
    ]


def test_positions_of_newer_pages() -> None:
    main = """<div><p>Oakfield Primary School</p><p>11 yrs 2 mos</p></div><ul>
    <li><p>Class Teacher</p><p>Full-time</p><p>Sep 2015 - Present · 9 yrs</p></li>
    <li><p>Teaching Assistant</p><p>Sep 2013 - Jul 2015</p></li></ul>
    <div><p>Bookseller</p><p>Headrow Books · Part-time</p><p>2010 - 2012</p></div>
    <div><p>Warden</p><p>Spurn Trust</p><p>2008 - 2009</p></div>"""
    assert positions(main) == [
        ("Oakfield Primary School", "Class Teacher", True),
        ("Oakfield Primary School", "Teaching Assistant", False),
        ("Headrow Books", "Bookseller", False),
        ("Spurn Trust", "Warden", False),
    ]


@each(
    "left",
    [
        "<div><p>Headrow Books</p><p>11 yrs 2 mos</p></div>",
        "<div><p>Reader</p><p>2004 - 2006</p></div>",
        LOADING,
    ],
)
@each("first", [True, False])
def test_a_position_that_is_there_in_part_leaves_the_list_open(left: str, first: bool) -> None:
    whole = "<div><p>Warden</p><p>Spurn Trust</p><p>2008 - 2009</p></div>"
    both = left + whole if first else whole + left
    body, url = details("experience", f"<h2>Experience</h2>{both}")
    readings = read("experience", member_page(body, url=url))
    told = part(Fact.PROFILE_EMPLOYER, readings)
    assert [entry.text for entry in told.entries] == ["Spurn Trust"]
    assert part(Fact.PROFILE_BIO, readings).entries == ()


def test_what_is_written_about_a_position_is_read() -> None:
    item = "<p>Teacher</p><p>A school</p><p>2015 - Present</p><p>I run the choir.</p>"
    body, url = details("experience", f"<h2>Experience</h2><ul><li>{item}</li></ul>")
    readings = read("experience", member_page(body, url=url))
    assert texts(Fact.PROFILE_BIO, readings) == ["I run the choir."]


def test_a_position_that_cannot_be_read_is_not_passed_over() -> None:
    body, url = details("experience", "<h2>Experience</h2><ul><li><p>A</p><p>B</p></li></ul>")
    readings = read("experience", member_page(body, url=url))
    assert reason(Fact.PROFILE_EMPLOYER, readings) is UnreadReason.PAGE_CHANGED


def test_no_position_is_listed_only_where_the_page_says_so() -> None:
    body, url = details("experience", "<h2>Experience</h2><p>Nothing to see for now</p>")
    assert texts(Fact.PROFILE_EMPLOYER, read("experience", member_page(body, url=url))) == []
    body, url = details("experience", "<h2>Experience</h2>")
    readings = read("experience", member_page(body, url=url))
    assert reason(Fact.PROFILE_EMPLOYER, readings) is UnreadReason.PAGE_CHANGED


def test_what_is_written_about_positions_is_a_part_of_the_text_about_the_person() -> None:
    none, url = details("experience", "<h2>Experience</h2><p>Nothing to see for now</p>")
    assert value(Fact.PROFILE_BIO, read("experience", member_page(none, url=url))).entries == ()
    page = next(page for page in LINKEDIN.pages if page.id == "experience")
    assert Fact.PROFILE_BIO in page.promises
    lost, url = details("experience", "<h2>Experience</h2><ul><li><p>Teacher</p></li></ul>")
    left = read("experience", member_page(lost, url=url))
    assert reason(Fact.PROFILE_BIO, left) is reason(Fact.PROFILE_EMPLOYER, left)
    assert isinstance(reason(Fact.PROFILE_BIO, left), UnreadReason)


def test_a_place_of_work_that_the_profile_shows_again_is_no_surprise() -> None:
    """Most teachers list their school, and say in the headline only what they do."""
    position = "<li><p>Class Teacher</p><p>Oakfield Primary School</p><p>2015 - Present</p></li>"
    body, url = details("experience", f"<h2>Experience</h2><ul>{position}</ul>")
    top = NEWER.replace("Teacher at Oakfield", "Class teacher")
    top = top.replace(">Oakfield", ">Oakfield Primary School")
    pages = {"experience": member_page(body, url=url), "profile": member_page(top)}
    in_order = [page.id for page in LINKEDIN.pages if page.id in pages]
    told: list[Observed | Unread] = []
    for name in in_order:
        told += read(name, pages[name], earlier=observed(told))
    assert UnreadReason.SCHOOL_NAMED not in {r.reason for r in told if isinstance(r, Unread)}


def test_a_second_list_of_positions_is_not_passed_over() -> None:
    """An older screen, kept beside the newer one."""
    body, url = details("experience", "<h2>Experience</h2><p>Nothing to see for now</p>")
    item = "<p>Teacher</p><p>Oakfield Primary School</p><p>Sep 2019 - Present</p>"
    other = f"<main><section><h2>Experience</h2><ul><li>{item}</li></ul></section></main>"
    found = read("experience", member_page(body, url=url, extra=other))
    assert texts(Fact.PROFILE_EMPLOYER, found) == ["Oakfield Primary School"]


def test_people_beside_the_list_are_no_positions() -> None:
    aside = "<aside><ul><li><p>Jo Bell</p><p>Head at Elsewhere</p></li></ul></aside>"
    body, url = details("experience", "<h2>Experience</h2><p>Nothing to see for now</p>")
    readings = read("experience", member_page(body + aside, url=url))
    assert texts(Fact.PROFILE_EMPLOYER, readings) == []


def test_schools() -> None:
    main = "<h2>Education</h2><ul><li><p>Leeds Beckett</p><p>BA</p><p>2010 - 2013</p></li></ul>"
    body, url = details("education", main)
    (entry,) = value(Fact.PROFILE_EDUCATION, read("education", member_page(body, url=url))).entries
    assert (entry.text, entry.detail) == ("Leeds Beckett", "BA, 2010 - 2013")


def test_schools_are_none_only_where_the_page_says_so_and_all_only_where_each_is_named() -> None:
    def schools(main: str) -> tuple[Observed | Unread, ...]:
        body, url = details("education", f"<h2>Education</h2>{main}")
        return read("education", member_page(body, url=url))

    nothing = "<p>Nothing to see for now</p>"
    named, nameless = "<li><p>Leeds Beckett</p></li>", "<li><img></li>"
    assert texts(Fact.PROFILE_EDUCATION, schools(nothing)) == []
    assert reason(Fact.PROFILE_EDUCATION, schools("")) is UnreadReason.PAGE_CHANGED
    assert reason(Fact.PROFILE_EDUCATION, schools(nothing + nameless)) is UnreadReason.PAGE_CHANGED
    for more in (nameless, LOADING):
        told = part(Fact.PROFILE_EDUCATION, schools(f"<ul>{named}{more}</ul>"))
        assert [entry.text for entry in told.entries] == ["Leeds Beckett"]


def interests(*panels: tuple[str, str]) -> str:
    tabs = "".join(
        f'<button role="tab" aria-controls="p{n}">{label}</button>'
        for n, (label, _) in enumerate(panels)
    )
    held = "".join(
        f'<div role="tabpanel" id="p{n}" hidden>{inner}</div>'
        for n, (_, inner) in enumerate(panels)
        if inner
    )
    return f"<h2>Interests</h2><div role='tablist'>{tabs}</div>{held}"


def test_nothing_is_listed_only_where_nothing_stands_in_what_tabs_would_open() -> None:
    """Of two parts the first is empty and shown, and the other is not shown."""
    nothing = "<h2>Interests</h2><div><p>Nothing to see for now</p></div>"
    body, url = details("interests", nothing)
    assert texts(Fact.MEMBERSHIPS, read("interests", member_page(body, url=url))) == []
    body, url = details("interests", f"{nothing}<div hidden><ul><li>Leeds trail runners</ul></div>")
    readings = read("interests", member_page(body, url=url))
    assert reason(Fact.MEMBERSHIPS, readings) is UnreadReason.PAGE_CHANGED


def test_interests_leave_people_out() -> None:
    main = interests(
        ("Top Voices", "<ul><li>Zebulon Quill</li></ul>"),
        ("Groups", "<ul><li><p>Oakfield staff</p><p>48 members</p></li></ul>"),
        ("Schools", "<p>Nothing to see for now</p>"),
    )
    body, url = details("interests", main)
    readings = read("interests", member_page(body, url=url))
    assert texts(Fact.MEMBERSHIPS, readings) == ["Oakfield staff"]
    assert "Zebulon" not in str(readings)


def test_a_panel_may_name_its_tab() -> None:
    main = interests(("Groups", "<ul><li>Oakfield staff</li></ul>"))
    main = main.replace('aria-controls="p0"', 'id="t"').replace('id="p0"', 'aria-labelledby="t"')
    body, url = details("interests", main)
    assert texts(Fact.MEMBERSHIPS, read("interests", member_page(body, url=url))) == [
        "Oakfield staff"
    ]


def test_a_tab_that_is_not_loaded_is_not_empty() -> None:
    body, url = details("interests", interests(("Groups", "")))
    readings = read("interests", member_page(body, url=url))
    assert reason(Fact.MEMBERSHIPS, readings) is UnreadReason.INCOMPLETE_LIST
