"""What a stranger sees: only what stands there, never what is blurred, liked or asked for."""

import json
from dataclasses import replace

import pytest

from profilecheck.model import Observed, Unread
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.each import each
from tests.sites.readings import NO_SCHOOL, OAKFIELD, all_of, of, part, reason, texts, value

from .pages import ME, captured, guest, read

STARS = "************* ********"


def position(title: str, company: str, *times: str, group: bool = False) -> str:
    dates = " - ".join(f"<time>{t}</time>" for t in times)
    if len(times) == 1:
        dates += " - Present"
    kind = "experience-group-position" if group else "experience-item"
    return (
        f'<li class="profile-section-card {kind}" data-section="currentPositionsDetails">'
        f'<h3><span class="experience-item__title">{title}</span></h3>'
        f'<h4><span class="experience-item__subtitle">{company}</span></h4>'
        f'<span class="date-range">{dates}</span></li>'
    )


def section(name: str, body: str) -> str:
    return f'<section class="core-section-container {name}" data-section="{name}">{body}</section>'


@pytest.mark.parametrize("href", ["//[::bad", "https://[oakfield", "https://[::1"])
def test_a_link_that_leads_nowhere_costs_nothing_else(href: str) -> None:
    card = f'<div data-section="websites"><a href="{href}"><span>Oakfield</span></a></div>'
    readings = read("profile_public", guest(card=card))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert texts(Fact.PROFILE_LINKS, readings) == [href]


@pytest.mark.parametrize("kind", ["School", ["Organization", "School"], {"a": 1}, None, 7])
def test_a_kind_of_any_shape_in_the_linked_data_costs_nothing(kind: object) -> None:
    place = {"@type": kind, "name": "Oakfield Primary School"}
    url = f"https://uk.linkedin.com/in/{ME}"
    person = {"@type": ["Person"], "url": url, "worksFor": [place], "alumniOf": [place]}
    data = f'<script type="application/ld+json">{json.dumps({"@graph": [person]})}</script>'
    readings = read("profile_public", guest(head=data))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert "Oakfield Primary School" in texts(Fact.PROFILE_EMPLOYER, readings)


def test_everything_that_shows_is_public() -> None:
    readings = read("profile_public", guest())
    assert value(Fact.PROFILE_ACCESS, readings) is Audience.PUBLIC
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Leeds, England"]
    assert all(
        entry.audience is Audience.PUBLIC
        for fact in (Fact.PROFILE_NAME, Fact.PROFILE_HEADLINE, Fact.PROFILE_LOCATION)
        for entry in value(fact, readings).entries
    )


def test_a_missing_headline_is_none_and_not_the_pages_title() -> None:
    head = '<meta property="og:title" content="Amy Carter - Oakfield Primary School | LinkedIn">'
    readings = read("profile_public", guest(headline=None, head=head))
    assert texts(Fact.PROFILE_HEADLINE, readings) == []


def test_a_headline_under_another_name_is_not_called_missing() -> None:
    renamed = guest(headline="Teacher").html.replace("top-card-layout__headline", "tc-tagline")
    readings = read("profile_public", captured(renamed, viewpoint=guest().viewpoint))
    assert not [r for r in readings if r.fact is Fact.PROFILE_HEADLINE]


def test_a_headline_whose_words_are_gone_is_not_called_missing() -> None:
    emptied = guest(headline="Teacher").html.replace(">Teacher</h2>", "></h2>")
    readings = read("profile_public", captured(emptied, viewpoint=guest().viewpoint))
    assert not [r for r in readings if r.fact is Fact.PROFILE_HEADLINE]


def test_past_positions_are_told_by_their_dates_not_by_the_parts_name() -> None:
    body = (
        "<ul>"
        + position("Teacher", "Oakfield Primary School", "Sep 2015")
        + position("Bookseller", "Headrow Books", "Jun 2010", "Aug 2012")
        + "</ul>"
    )
    readings = read("profile_public", guest(sections=section("experience", body)))
    held = {e.text: e.current for e in value(Fact.PROFILE_EMPLOYER, readings).entries}
    assert held == {"Oakfield Primary School": True, "Headrow Books": False}


def test_a_place_left_in_one_position_and_held_in_another_is_held() -> None:
    past = position("Teaching assistant", "Oakfield Primary School", "Sep 2012", "Aug 2015")
    card = (
        '<div data-section="currentPositionsDetails"><a><span class="top-card-link__description">'
        "Oakfield Primary School</span></a></div>"
    )
    shown = section("experience", f"<ul>{past}</ul>")
    readings = read("profile_public", guest(sections=shown, card=card))
    held = [e.current for e in value(Fact.PROFILE_EMPLOYER, readings).entries]
    assert held == [True, False]


def test_what_is_blurred_is_no_value() -> None:
    blurred = (
        '<div class="blurred-overlay"><ul class="visible-list"><li class="experience-item">'
        f'<h3>Oakfield</h3><h4><p class="blur">{STARS}</p></h4></li></ul>'
        '<div class="blurred-content blur"><ul><li class="experience-item">'
        "<h3>*******</h3><h4>****** undefined</h4></li></ul></div></div>"
    )
    stars = f'<div data-section="currentPositionsDetails"><a><span>{STARS}</span></a></div>'
    readings = read("profile_public", guest(sections=blurred, card=stars))
    assert not [r for r in readings if r.fact is Fact.PROFILE_EMPLOYER]
    assert "***" not in str(readings)


def test_stars_beside_a_value_are_left_out_and_the_value_is_not() -> None:
    sections = (
        section("experience", f"<ul>{position(STARS, 'Oakfield Primary School', '2015')}</ul>")
        + section("educations", f"<ul><li><h3>University of Hull</h3><h4>{STARS}</h4></li></ul>")
        + section("volunteering", f"<ul><li><h3>{STARS}</h3><h4>Oakfield Choir</h4></li></ul>")
        + section("volunteering", f"<ul><li><h3>{STARS}</h3><h4>{STARS}</h4></li></ul>")
    )
    readings = read("profile_public", guest(sections=sections))
    assert texts(Fact.PROFILE_EMPLOYER, readings) == ["Oakfield Primary School"]
    assert texts(Fact.PROFILE_EDUCATION, readings) == ["University of Hull"]
    (choir,) = value(Fact.PROFILE_BIO, readings).entries
    assert (choir.text, choir.detail) == ("Oakfield Choir", "volunteering")
    assert "***" not in str(readings)


def test_dashes_in_the_place_of_a_headline_are_none() -> None:
    assert texts(Fact.PROFILE_HEADLINE, read("profile_public", guest(headline="--"))) == []


def test_connections_come_from_the_card_alone() -> None:
    elsewhere = section("posts", "<ul><li><p>Acme</p><p>10,482 connections</p></li></ul>")
    readings = read("profile_public", guest(sections=elsewhere, subline="<span>9 followers</span>"))
    assert not [r for r in readings if r.fact is Fact.FRIENDS_COUNT]
    shown = value(Fact.FRIENDS_COUNT, read("profile_public", guest(sections=elsewhere)))
    assert (shown.count, shown.at_least) == (500, True)


def test_a_page_in_another_language_is_read_by_the_names_of_its_parts() -> None:
    subline = "<span>131 abonnés</span> <span>412 relations</span>"
    readings = read("profile_public", guest(lang="fr", subline=subline))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert value(Fact.FRIENDS_COUNT, readings).count == 412


def test_one_number_in_an_unknown_language_is_not_taken_for_connections() -> None:
    readings = read("profile_public", guest(lang="fr", subline="<span>131 abonnés</span>"))
    assert not [r for r in readings if r.fact is Fact.FRIENDS_COUNT]


NAMED = "A day at Oakfield Primary School"
HREF = "https://www.linkedin.com/posts/%s_a-activity-7318471440893177856-x"
WHOLE = (
    '<a href="/uas/login?session_redirect=%%2Fposts%%2Fx">Report this post</a>'
    '<a class="base-card__full-link" href="%s"><span class="sr-only">Amy shared this</span></a>'
    '<div class="see-more-text" data-see-more-text="more">%s</div>%s'
)
CARD = (
    '<a class="base-card__full-link" href="%s"><span class="sr-only">%s</span></a>'
    '<h3 class="base-main-card__title">%s</h3>'
)
SHARED = '<a href="/posts/oakfield_b"><span class="sr-only">%s</span></a>'


@each(
    ("card", "listed"),
    [
        (WHOLE % (HREF % ME, NAMED, ""), ["Post of 17 April 2025"]),
        (WHOLE % (HREF % ME, "Tea", SHARED % NAMED), ["Post of 17 April 2025"]),
        (CARD % (HREF % ME, NAMED, NAMED), ["Post of 17 April 2025"]),
        (WHOLE % (HREF % ME, "Tea", SHARED % "My year 9s were awful, damn them"), []),
        (WHOLE % (HREF % ME, "Tea", ""), []),
    ],
)
def test_own_posts_are_searched_and_their_words_are_no_gap_of_the_bio(
    card: str, listed: list[str]
) -> None:
    tabs = '<ul role="tablist"><li role="presentation"><button>Posts</button></li></ul>'
    panel = f'<div role="tabpanel" hidden><ul><li>{card}</li></ul></div>'
    readings = read("profile_public", guest(sections=section("posts", tabs + panel)))
    found = [r for r in readings if isinstance(r, Observed) and r.fact is Fact.POSTS_TO_REREAD]
    assert [e.text for r in found for e in r.value.entries] == listed  # type: ignore[union-attr]
    assert value(Fact.POSTS_PUBLIC_COUNT, readings).count == 1
    (gap,) = (r for r in readings if isinstance(r, Unread) and r.fact is Fact.POSTS_TO_REREAD)
    assert gap.reason is UnreadReason.INCOMPLETE_LIST
    assert UnreadReason.SCHOOL_NAMED not in {getattr(r, "reason", None) for r in readings}


@each(
    "written",
    [
        '<div class="show-more-less-text"></div>',
        '<div class="of-a-name-to-come">Year 4, and the trail club</div>',
        "</li><li>Something else",
    ],
)
def test_what_a_position_says_that_is_not_read_leaves_the_text_open(written: str) -> None:
    job = position("Teacher", "Oakfield Primary School", "2019")
    whole = read("profile_public", guest(sections=section("experience", f"<ul>{job}</ul>")))
    assert not [r for r in whole if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO]
    item = job.replace("</li>", f"{written}</li>")
    readings = read("profile_public", guest(sections=section("experience", f"<ul>{item}</ul>")))
    assert [r for r in readings if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO]


def test_a_position_in_a_group_under_another_name_leaves_work_and_text_open() -> None:
    one = position("Teacher", "", "2019", group=True)
    group = (
        '<li class="experience-group"><h4 class="experience-group-header__company">Oakfield'
        f" Primary School</h4><ul>{one}</ul></li>"
    )
    empty = group.replace(one, '<li class="experience-group-position"></li>')
    for html, open_facts in (
        (group, set()),
        (empty, {Fact.PROFILE_EMPLOYER, Fact.PROFILE_BIO}),
        (
            group.replace("experience-group-position", "x"),
            {Fact.PROFILE_EMPLOYER, Fact.PROFILE_BIO},
        ),
    ):
        readings = read("profile_public", guest(sections=section("experience", f"<ul>{html}</ul>")))
        changed = (r for r in readings if isinstance(r, Unread))
        assert {r.fact for r in changed if r.reason is UnreadReason.PAGE_CHANGED} == open_facts


def test_what_was_reacted_to_is_anothers_and_leaves_the_text_open() -> None:
    liked = WHOLE % (HREF % "jo-bell", NAMED, "")
    readings = read(
        "profile_public", guest(sections=section("posts", f"<ul><li>{liked}</li></ul>"))
    )
    assert not [r for r in readings if r.fact is Fact.POSTS_TO_REREAD]
    assert UnreadReason.SCHOOL_NAMED in {getattr(r, "reason", None) for r in readings}


def test_only_own_posts_count() -> None:
    own = f'<li><a href="/posts/{ME}_a-activity-7318471440893177856-x?trk=1"></a></li>'
    liked = '<li><a href="/posts/jo-bell_b-activity-7318471440893177857-y"></a>Liked by Amy</li>'
    readings = read("profile_public", guest(sections=section("posts", f"<ul>{own}{liked}</ul>")))
    counted = value(Fact.POSTS_PUBLIC_COUNT, readings)
    assert (counted.count, counted.at_least) == (1, True)
    only_liked = read("profile_public", guest(sections=section("posts", f"<ul>{liked}</ul>")))
    assert not [r for r in only_liked if r.fact is Fact.POSTS_PUBLIC_COUNT]


def test_links_lead_where_linkedins_own_redirection_leads() -> None:
    href = "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww%2Eoakfield.leeds.sch.uk"
    card = f'<div data-section="websites"><a href="{href}"><span>Company</span></a></div>'
    readings = read("profile_public", guest(card=card))
    assert texts(Fact.PROFILE_LINKS, readings) == ["https://www.oakfield.leeds.sch.uk"]


def test_groups_volunteering_and_descriptions_are_read() -> None:
    sections = (
        section("groups", "<ul><li><h3>Oakfield staff</h3></li></ul>")
        + section("volunteering", "<ul><li><h3>Governor</h3><h4>Oakfield Primary</h4></li></ul>")
        + section("summary", '<div class="core-section-container__content"><p>Hello.</p></div>')
    )
    readings = read("profile_public", guest(sections=sections))
    assert texts(Fact.MEMBERSHIPS, readings) == ["Oakfield staff"]
    assert texts(Fact.PROFILE_BIO, readings) == ["Hello.", "Governor Oakfield Primary"]


def test_a_page_that_asks_search_engines_to_stay_away_is_not_called_open_to_them() -> None:
    readings = read("profile_public", guest(head='<meta name="robots" content="noindex">'))
    assert not [r for r in readings if r.fact is Fact.DISCOVERY_SEARCH_ENGINES]
    assert value(Fact.DISCOVERY_SEARCH_ENGINES, read("profile_public", guest())) is True


def test_a_public_profile_of_years_ago_is_read_too() -> None:
    html = f"""<html lang="en"><head><link rel="canonical" href="https://uk.linkedin.com/in/{ME}">
    </head><body class="guest"><main><section id="topcard" class="profile-overview">
    <h1 id="name" class="fn">Amy Carter</h1><p class="headline title">Teacher</p>
    <dl id="demographics"><dd><span class="locality">Leeds, United Kingdom</span></dd></dl>
    <table><tr data-section="currentPositionsDetails"><td><ol><li>Oakfield Primary School</li></ol>
    </td></tr></table><div class="member-connections"><strong>312</strong> connections</div>
    </section><section id="experience"><ul class="positions">
    <li class="position" data-section="pastPositions"><h4 class="item-title">Bookseller</h4>
    <h5 class="item-subtitle">Headrow Books</h5></li></ul></section></main></body></html>"""
    readings = read("profile_public", captured(html, viewpoint=guest().viewpoint))
    held = {e.text: e.current for e in value(Fact.PROFILE_EMPLOYER, readings).entries}
    assert held == {"Oakfield Primary School": True, "Headrow Books": False}
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["Leeds, United Kingdom"]
    assert value(Fact.FRIENDS_COUNT, readings).count == 312


def data(*, url: str = f"https://uk.linkedin.com/in/{ME}", extra: str = "") -> str:
    """What a page tells search engines, in its head."""
    told = {
        "@context": "http://schema.org",
        "@graph": [
            {"@type": "Article", "author": {"@type": "Person", "url": url, "worksFor": "Acme"}},
            {
                "@type": "Person",
                "url": url,
                "jobTitle": ["*******"],
                "worksFor": [
                    {"@type": "Organization", "name": "Oakfield Primary School"},
                    {"@type": "Organization", "name": "******** *****"},
                    {"name": "Moor Choir", "member": {"startDate": 2019}},
                    {"name": "Old Mill", "member": [{"startDate": 2019, "endDate": 2020}]},
                ],
                "alumniOf": [
                    {
                        "@type": "Organization",
                        "name": "Headrow Books",
                        "member": {"startDate": 2010, "endDate": "2012-08"},
                    },
                    {"@type": "Organization", "name": "Briggate Cafe"},
                    {"@type": "EducationalOrganization", "name": "University of Hull"},
                    None,
                ],
            },
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(told)}{extra}</script>'


def test_what_the_page_tells_search_engines_is_read_where_it_blurs() -> None:
    card = (
        '<div data-section="currentPositionsDetails"><a><span class="top-card-link__description">'
        "Oakfield Primary School</span></a></div>"
    )
    readings = read("profile_public", guest(head=data(), card=card))
    held = [(e.text, e.current) for e in value(Fact.PROFILE_EMPLOYER, readings).entries]
    assert held == [
        ("Oakfield Primary School", True),
        ("Moor Choir", True),
        ("Old Mill", None),
        ("Headrow Books", False),
        ("Briggate Cafe", None),
    ]
    details = {e.detail for e in value(Fact.PROFILE_EMPLOYER, readings).entries[1:]}
    assert details == {"not shown on the page, but in what it tells search engines"}
    assert texts(Fact.PROFILE_EDUCATION, readings) == ["University of Hull"]


@pytest.mark.parametrize(
    "head", [data(url="https://uk.linkedin.com/in/jo-bell"), data(extra="}"), data(url="")]
)
def test_data_of_another_and_broken_data_says_nothing(head: str) -> None:
    readings = read("profile_public", guest(head=head))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert not [r for r in readings if r.fact in (Fact.PROFILE_EMPLOYER, Fact.PROFILE_EDUCATION)]


PEOPLE_ALSO_VIEWED = """<div class="browse-map"><li class="profile-card"><h4 class="item-title">
    <a>Jo Bell</a></h4><p class="headline">Head of Marketing at Acme</p>
    <dl class="demographic-info"><dd class="locality">Bristol</dd></dl></li></div>"""


def old_page(card: str, aside: str = "") -> str:
    return f"""<html lang="en"><head><link rel="canonical" href="https://uk.linkedin.com/in/{ME}">
    </head><body class="guest"><main><section id="topcard"><div class="profile-overview">
    <h1 id="name" class="fn">Amy Carter</h1>{card}</div></section></main>{aside}</body></html>"""


def test_what_stands_below_other_names_is_not_the_owners() -> None:
    seen = captured(old_page("", PEOPLE_ALSO_VIEWED), viewpoint=guest().viewpoint)
    readings = read("profile_public", seen)
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert not [r for r in readings if r.fact in (Fact.PROFILE_HEADLINE, Fact.PROFILE_LOCATION)]


def test_each_place_that_an_old_card_lists_is_one_of_its_own() -> None:
    rows = "".join(
        f'<tr data-section="{name}"><td><ol>{"".join(f"<li><a>{x}</a>, </li>" for x in places)}'
        "</ol></td></tr>"
        for name, places in (
            ("currentPositionsDetails", ("Oakfield Primary School", "Moor Choir")),
            ("pastPositionsDetails", ("Headrow Books", "Briggate Cafe")),
            ("educationsDetails", ("University of Hull",)),
        )
    )
    seen = captured(old_page(f"<table>{rows}</table>"), viewpoint=guest().viewpoint)
    readings = read("profile_public", seen)
    held = {e.text: e.current for e in value(Fact.PROFILE_EMPLOYER, readings).entries}
    assert held == {
        "Oakfield Primary School": True,
        "Moor Choir": True,
        "Headrow Books": False,
        "Briggate Cafe": False,
    }
    assert texts(Fact.PROFILE_EDUCATION, readings) == ["University of Hull"]


def test_positions_are_read_in_the_form_they_had_a_few_years_ago() -> None:
    def item(kind: str, title: str, company: str, dates: str) -> str:
        return (
            f'<li class="profile-section-card {kind}"><h3 class="profile-section-card__title">'
            f'{title}</h3><h4 class="profile-section-card__subtitle"><a>{company}</a></h4>'
            f'<p class="{kind}__duration"><span class="date-range">{dates}'
            '<span class="date-range__duration">6 months</span></span></p></li>'
        )

    now = "<time>Jun 2021</time> - Present"
    then = "<time>Oct 2018</time> - <time>Mar 2019</time>"
    body = (
        f"<ul>{item('experience-item', 'Teacher', 'Oakfield Primary School', now)}"
        '<li class="experience-group experience-item"><h4 class="experience-group-header__company">'
        f"Headrow Books</h4><ul>{item('experience-group-position', 'Buyer', 'Headrow Books', then)}"
        f"{item('experience-group-position', 'Seller', 'Headrow Books', then)}</ul></li></ul>"
    )
    readings = read("profile_public", guest(sections=section("experience", body)))
    held = [(e.text, e.detail, e.current) for e in value(Fact.PROFILE_EMPLOYER, readings).entries]
    assert held == [
        ("Oakfield Primary School", "Teacher, Jun 2021 - Present 6 months", True),
        ("Headrow Books", "Buyer, Oct 2018 - Mar 2019 6 months", False),
        ("Headrow Books", "Seller, Oct 2018 - Mar 2019 6 months", False),
    ]


@each(
    ("subline", "place", "count"),
    [
        (
            '<div class="top-card__subline-item">Leeds</div><span class="top-card__subline-item">'
            '6K followers</span><span class="top-card__subline-item">500+ connections</span>',
            ["Leeds"],
            (500, True),
        ),
        (
            '<div class="not-first-middot"><span>Leeds</span></div><div class="not-first-middot">'
            "<span>1,2 mil seguidores</span><span>Más de 500 contactos</span></div>",
            ["Leeds"],
            (500, True),
        ),
        (
            '<div class="profile-info-subheader"><div><span>フォロワー681人</span>'
            "<span>つながり500人以上</span></div></div>",
            None,
            (500, True),
        ),
        ("<span>9 k abonnés</span><span>+ de 500 relations</span>", None, (500, True)),
        ("<span>2,1 tys. obserwujących</span><span>500+ kontaktów</span>", None, (500, True)),
        ("<span>321 Kontakte</span>", None, (321, False)),
        ("<span>1.234 Follower:innen</span>", None, None),
        ("<span>321 Follower:innen</span>", None, None),
        ("<span>10 tys. obserwujących</span><span>12 345 czegoś</span>", None, None),
    ],
)
def test_place_and_connections_in_other_forms_and_languages(
    subline: str, place: list[str] | None, count: tuple[int, bool] | None
) -> None:
    whole = guest(lang="en" if "connections" in subline else "xx").html
    start = whole.index('<div class="profile-info-subheader">')
    html = whole[:start] + subline + whole[whole.index("</h3>", start) :]
    readings = read("profile_public", captured(html, viewpoint=guest().viewpoint))
    told = {r.fact for r in readings}
    assert (Fact.PROFILE_LOCATION in told) == (place is not None)
    assert place is None or texts(Fact.PROFILE_LOCATION, readings) == place
    assert (Fact.FRIENDS_COUNT in told) == (count is not None)
    if count is not None:
        shown = value(Fact.FRIENDS_COUNT, readings)
        assert (shown.count, shown.at_least) == count


@pytest.mark.parametrize("key", ["d_org_guest_company_overview", "people_directory"])
def test_a_page_with_such_a_card_that_is_no_profile_is_not_read(key: str) -> None:
    html = guest().html.replace("public_profile_v3_desktop", key)
    html = html.replace("<body>", '<body class="guest">')
    readings = read("profile_public", captured(html, viewpoint=guest().viewpoint))
    assert reason(Fact.PROFILE_NAME, readings) is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("name", "content", "listed"),
    [
        ("ROBOTS", "NOINDEX, nofollow", False),
        ("bingbot", "noindex", False),
        ("robots", "max-image-preview:none, noarchive", True),
    ],
)
def test_only_a_word_that_keeps_search_engines_away_counts(
    name: str, content: str, *, listed: bool
) -> None:
    readings = read("profile_public", guest(head=f'<meta name="{name}" content="{content}">'))
    assert bool([r for r in readings if r.fact is Fact.DISCOVERY_SEARCH_ENGINES]) is listed


def test_somebody_elses_page_is_not_read_as_ones_own() -> None:
    readings = read("profile_public", guest(vanity="jo-bell-1"))
    assert reason(Fact.PROFILE_NAME, readings) is UnreadReason.WRONG_ACCOUNT


@each(
    ("html", "url", "status", "why"),
    [
        ("<html><body>x</body></html>", "/authwall?trk=bf", 200, UnreadReason.SIGNED_OUT),
        (
            '<html><head><meta name="pageKey" content="auth_wall_desktop_profile"></head></html>',
            f"/in/{ME}",
            200,
            UnreadReason.SIGNED_OUT,
        ),
        (
            '<html><script>location.href="/authwall?trk=x"</script></html>',
            f"/in/{ME}",
            200,
            UnreadReason.SIGNED_OUT,
        ),
        ("<html><body>no</body></html>", f"/in/{ME}", 999, UnreadReason.RATE_LIMITED),
        ("<html lang='pl'><body>Nie ma</body></html>", f"/in/{ME}", 404, UnreadReason.SIGNED_OUT),
        ("<html><body>Too many requests</body></html>", "/in/x", 200, UnreadReason.RATE_LIMITED),
        ("<html><body>x</body></html>", "/checkpoint/challenge/1", 200, UnreadReason.CHALLENGE),
        ("<html><body></body></html>", f"/in/{ME}", 200, UnreadReason.PAGE_CHANGED),
    ],
)
def test_what_stands_in_the_way_says_nothing(
    html: str, url: str, status: int, why: UnreadReason
) -> None:
    seen = captured(
        html, url=f"https://www.linkedin.com{url}", status=status, viewpoint=guest().viewpoint
    )
    assert reason(Fact.PROFILE_ACCESS, read("profile_public", seen)) is why


def test_words_of_a_rate_limit_within_a_profile_are_only_words() -> None:
    about = section(
        "summary", '<div class="core-section-container__content">Too many requests</div>'
    )
    assert LINKEDIN.barrier(guest(sections=about)) is None


PLACED = "Governor at Oakfield Primary School"


@pytest.mark.parametrize(
    "name", ["honors-and-awards", "projects", "certifications", "courses", "organizations"]
)
def test_every_section_that_a_stranger_sees_is_read(name: str) -> None:
    body = f"<h2>Enwau</h2><ul><li><h3>{PLACED}</h3><p>2019</p></li></ul>"
    readings = read("profile_public", guest(sections=section(name, body), lang="cy"))
    assert PLACED in texts(Fact.PROFILE_BIO, readings)[0]


def test_what_others_say_is_read_without_their_names() -> None:
    body = (
        "<h2>Recommendations</h2><ul><li><a href='/in/zeb-quill'><h3>Zebulon Quill</h3></a>"
        "<p>Zebulon worked with Amy at Oakfield Primary School.</p></li>"
        "<li><a href='/in/jo-bell'><h3>Jo Bell</h3></a><p>A joy.</p></li></ul>"
    )
    readings = read("profile_public", guest(sections=section("recommendations", body)))
    assert texts(Fact.PROFILE_BIO, readings) == ["… worked with Amy at Oakfield Primary School."]
    assert not any(name in str(readings) for name in ("Zebulon", "Quill", "Bell"))


@each("words", ["<p>A joy.</p>", "<p>At Oakfield Primary School.</p>"])
def test_what_others_say_is_looked_through_for_the_school_that_is_known(words: str) -> None:
    """The rest of it is not kept, so it proves nothing of another school."""
    body = f"<h2>Recommendations</h2><ul><li><a href='/in/zeb'><h3>Zeb</h3></a>{words}</li></ul>"
    summary = section("summary", "<h2>About</h2><p>Hi.</p>")
    seen = guest(sections=summary + section("recommendations", body))
    told = of(Fact.PROFILE_BIO, read("profile_public", seen))
    assert isinstance(told, Observed)
    assert told.looked_for == OAKFIELD.mark
    told, left = all_of(Fact.PROFILE_BIO, read("profile_public", seen, matcher=NO_SCHOOL))
    assert isinstance(told, Observed)
    assert isinstance(left, Unread)
    assert left.reason is UnreadReason.NEEDS_SCHOOL
    alone = of(Fact.PROFILE_BIO, read("profile_public", guest(sections=summary)))
    assert isinstance(alone, Observed)
    assert alone.looked_for is None


def test_a_school_in_the_place_of_a_name_is_no_name() -> None:
    body = (
        "<h2>Recommendations</h2><ul><li><a href='/in/zeb-quill'>"
        "<h3>Oakfield Primary School</h3></a><p>A joy.</p></li></ul>"
    )
    readings = read("profile_public", guest(sections=section("recommendations", body)))
    left = [r for r in readings if isinstance(r, Unread) and r.fact is Fact.PROFILE_BIO]
    assert UnreadReason.SCHOOL_NAMED in {r.reason for r in left}


@pytest.mark.parametrize("named", [' data-section="novelties"', ""])
def test_a_section_that_is_not_known_leaves_the_text_incomplete(named: str) -> None:
    other = f'<section class="core-section-container"{named}><h2>New</h2><p>{PLACED}</p></section>'
    told, rest = all_of(Fact.PROFILE_BIO, read("profile_public", guest(sections=other)))
    assert isinstance(told, Observed)
    assert isinstance(rest, Unread)


def test_an_employer_in_the_place_of_the_place_is_none() -> None:
    card = (
        '<div data-section="currentPositionsDetails"><a><span class="top-card-link__description">'
    )
    seen = guest(card=f"{card}Leeds, England</span></a></div>")
    assert all_of(Fact.PROFILE_LOCATION, read("profile_public", seen)) == []


def test_what_a_cut_page_lists_is_not_all() -> None:
    page = guest()
    cut = read(
        "profile_public", replace(page, html=page.html.removesuffix("</main></body></html>"))
    )
    incomplete = [r.fact for r in cut if isinstance(r, Unread) and r.reason == "incomplete_list"]
    assert {Fact.PROFILE_EMPLOYER, Fact.PROFILE_EDUCATION, Fact.PROFILE_BIO} <= set(incomplete)
    assert all(getattr(r, "reason", "") != "incomplete_list" for r in read("profile_public", page))


_COLLEAGUE = '<p class="base-aside-card__subtitle">Teacher at Oakfield Primary School</p>'


@each(
    ("around", "left_open"),
    [('<section class="aside-section-container">', False), ('<section class="pp">', True)],
)
def test_a_colleague_whom_linkedin_suggests_beside_the_profile_leaves_nothing_open(
    around: str, left_open: bool
) -> None:
    page = guest().html.replace("</body>", f"{around}{_COLLEAGUE}</section></body>")
    readings = read("profile_public", captured(page, viewpoint=guest().viewpoint))
    reasons = {r.reason for r in readings if isinstance(r, Unread)}
    assert (UnreadReason.SCHOOL_NAMED in reasons) is left_open


@each(
    "around",
    [
        "<aside>{}</aside>",
        '<div class="right-rail">{}</div>',
        '<section data-section="projects"><h2>Projects</h2>{}</section>',
        "{}",
    ],
)
def test_a_section_beside_the_profile_or_within_another_is_none_of_its_own(around: str) -> None:
    beside = '<section class="core-section-container {}"><h2>New</h2><p>Tea</p></section>'
    for kind in ("x", "right-rail"):
        held = guest(sections=around.format(beside.format(kind)))
        told = [r.detail for r in read("profile_public", held) if isinstance(r, Unread)]
        open_section = (around, kind) == ("{}", "x")
        assert told == (["a section that we do not know: New"] if open_section else [])


def test_a_school_without_a_name_leaves_the_list_open() -> None:
    items = "<li><h3>Leeds Beckett</h3></li><li><h4>BA</h4></li>"
    listed = section("educations", f"<h2>Education</h2><ul>{items}</ul>")
    told = part(Fact.PROFILE_EDUCATION, read("profile_public", guest(sections=listed)))
    assert [entry.text for entry in told.entries] == ["Leeds Beckett"]


def test_a_part_of_the_card_may_be_empty_and_a_link_lead_nowhere() -> None:
    parts = '<div data-section="educationsDetails"></div><div data-section="websites">{}</div>'
    for href, leads in (("mailto:a@example.org", []), ("https://a.example", ["https://a.example"])):
        links = f'<a href="{href}">My page</a><a href="https://b.example">B</a>'
        readings = read("profile_public", guest(card=parts.format(links)))
        assert texts(Fact.PROFILE_LINKS, readings) == [*leads, "https://b.example"]


@each("name", ["educations", "educationsDetails"])
def test_schools_are_listed_under_either_name_of_their_section(name: str) -> None:
    item = '<li class="profile-section-card"><h3>Oakfield Primary School</h3><h4>BA</h4></li>'
    listed = section(name, f'<h2>Education</h2><ul class="education__list">{item}</ul>')
    readings = read("profile_public", guest(sections=listed))
    assert texts(Fact.PROFILE_EDUCATION, readings) == ["Oakfield Primary School"]
    assert not [r for r in readings if r.fact is Fact.PROFILE_BIO]
    empty = section(name, '<h2>Education</h2><ul class="education__list"></ul>')
    unread = all_of(Fact.PROFILE_EDUCATION, read("profile_public", guest(sections=empty)))
    assert [type(reading) for reading in unread] == [Unread]


_OWN = "https://www.linkedin.com/company/oakfield-primary-school?trk=x"
_LOGO = "https://media.licdn.com/dms/image/v2/0/oakfield_primary_school_logo?e=1"
_AWAY = "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Foakfield-primary-school.example"


@each(
    ("address", "employer", "left_open"),
    [
        (f'<a href="{_OWN}"></a>', "Oakfield Primary School", False),
        (f'<img data-delayed-url="{_LOGO}">', "Oakfield Primary School", False),
        (f'<a href="{_OWN}"></a>', "Elm House", True),
        (f'<img data-delayed-url="{_LOGO}">', "Elm House", True),
        (f'<a href="{_AWAY}"></a>', "Oakfield Primary School", True),
        ('<a href="https://oakfield-primary-school.example"></a>', "Oakfield Primary School", True),
    ],
)
def test_the_page_and_the_picture_of_a_place_of_work_that_was_read_name_nothing_more(
    address: str, employer: str, left_open: bool
) -> None:
    work = section("experience", f"<ul>{position('Teacher', employer, 'Jan 2020')}</ul>")
    readings = read("profile_public", guest(sections=f"{work}<p>{address}</p>"))
    reasons = {r.reason for r in readings if isinstance(r, Unread)}
    assert (UnreadReason.SCHOOL_NAMED in reasons) is left_open
