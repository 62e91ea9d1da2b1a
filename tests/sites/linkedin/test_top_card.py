"""The card at the top of one's own profile as LinkedIn drew it in 2024 and draws it in 2026.

What else stands in it, such as a box that its owner is open to work, costs nothing of the profile.
"""

from profilecheck.model import Entries, Unread
from profilecheck.vocabulary import Fact, UnreadReason
from tests.each import each
from tests.sites.readings import Readings, observed, texts
from tests.unit import builders

from .pages import ME, member_page, read

IN_2024 = f"""<section class="artdeco-card Xq" data-member-id="97"><div class="hero">
<section class="profile-topcard-background-image-edit__icon">
<button aria-label="Edit profile background"></button></section></div>
<div class="ph5"><div class="mt2 relative"><div class="cW"><div>
<a href="/in/{ME}/overlay/about-this-profile/"><h1>Amy Carter</h1></a>
<a href="/verify?entryPoint=selfview_topcard"><svg></svg>Verify now</a></div>
<div class="text-body-medium break-words">Teacher</div></div>{{panel}}
<div class="cW mt2"><span class="text-body-small inline">United Kingdom</span>
<span><a href="/in/{ME}/overlay/contact-info/">Contact info</a></span></div></div>
<ul><li><a href="/mynetwork/invite-connect/connections/">
<span><span class="t-bold">7</span> connections</span></a></li></ul>
<button>Open to</button></div>{{box}}</section>"""
IN_2026 = f"""<div componentkey="com.linkedin.sdui.profile.card.refACoAA1Topcard"><section><div>
<a componentkey="topcard-logo-image-referencekey" href="/in/{ME}/x/"><img alt=""></a>
<div><div data-view-name="profile-top-card-verified-badge"><h2>Amy Carter</h2></div>
<p>Verify in 2 minutes</p></div><p>Teacher</p><div><p>United Kingdom</p><p>·</p>
<p><a href="/in/{ME}/overlay/contact-info/">Contact info</a></p></div>{{panel}}
<p><a href="/mynetwork/invite-connect/connections/">7 connections</a></p></div>{{box}}</section>
</div>"""
STUDIED = "<ul><li><button><span>Leeds Beckett</span></button></li></ul>"
OPEN = f"""<div class="pv-open-to-carousel"><section class="pv-open-to-carousel-card
pv-open-to-carousel-card--enrolled"><a data-view-name="profile-opportunity-card" href="/in/{ME}/o/">
<h3>Open to work</h3><p>Roles near Oakfield</p><p>Show details</p></a>
<a aria-label="Edit Open to work" href="/in/{ME}/o/edit/"><button>Edit</button></a></section>
</div>"""
CAROUSEL = f"""<section><ul><li data-testid="carousel-child-container"><div>
<a href="/in/{ME}/?isSelfProfile=true"><p><strong>Open to work · Recruiters only</strong></p>
<p>Roles near Oakfield</p></a></div></li></ul></section>"""


def part(anchor: str, heading: str, inner: str) -> str:
    """A part of a profile as older pages have it: they call each a card, whatever it is."""
    return f"""<section class="pv-profile-card" data-view-name="profile-card"><div id="{anchor}">
</div><h2>{heading}</h2>{inner}</section>"""


ABOUT = part("about", "About", "<p>Hi.</p>")


def bio(readings: Readings) -> list[str]:
    """What was read as text about the person, from the card and from below it."""
    told = (r.value for r in observed(readings) if r.fact is Fact.PROFILE_BIO)
    return [e.text for value in told if isinstance(value, Entries) for e in value.entries]


@each("card", [IN_2024, IN_2026], ids=["2024", "2026"])
@each("panel", ["", STUDIED], ids=["no school", "a school"])
@each(
    ("box", "said", "unknown"),
    [
        ("", [], []),
        (OPEN, ["Roles near Oakfield"], []),
        (OPEN.replace("Open to work", "Providing services"), ["Roles near Oakfield"], []),
        (CAROUSEL, ["Open to work · Recruiters only Roles near Oakfield"], []),
        ("<section><a><span>Our school</span></a></section>", ["Our school"], []),
        ("<section><h3>Add skills</h3><p>Stand out</p></section>", ["Stand out"], ["Add skills"]),
        ('<div data-view-name="profile-card-new"><p>A</p></div>', ["A"], [""]),
        ("<section><button>Try Premium</button></section>", [], []),
    ],
)
def test_what_else_stands_in_the_card_is_read_and_costs_nothing(
    card: str, panel: str, box: str, said: list[str], unknown: list[str]
) -> None:
    shown = card.format(panel=panel if card is IN_2024 else "", box=box)
    readings = read("profile", member_page(shown + ABOUT))
    assert texts(Fact.PROFILE_NAME, readings) == ["Amy Carter"]
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher"]
    assert texts(Fact.PROFILE_LOCATION, readings) == ["United Kingdom"]
    (told,) = (r.value for r in observed(readings) if r.fact is Fact.PROFILE_BIO)
    assert isinstance(told, Entries)
    assert [entry.text for entry in told.entries] == [*said, "Hi."]
    left = [r.detail for r in readings if isinstance(r, Unread)]
    assert left == [f"a part that we do not know: {name}".rstrip() for name in unknown]


@each("card", [IN_2024, IN_2026], ids=["2024", "2026"])
@each(
    "line",
    [
        "Talks about #oakfieldprimary",
        "Back to Oakfield on Monday",
        "Head teacher of the year",
        "amy@example.org",
        "Ring 07911 123456",
    ],
)
def test_any_other_line_of_the_card_that_tells_something_is_read(card: str, line: str) -> None:
    panel = f"<p>{line}</p><p>Top Voice</p><p>3 mutual interests</p>"
    readings = read("profile", member_page(card.format(panel=panel, box="") + ABOUT))
    assert texts(Fact.PROFILE_HEADLINE, readings) == ["Teacher"]
    assert bio(readings) == [line, "Hi."]
    assert not [r for r in readings if isinstance(r, Unread)]


@each("card", [IN_2024, IN_2026], ids=["2024", "2026"])
def test_an_employer_in_the_card_is_no_text_as_well(card: str) -> None:
    school = "Oakfield Primary School"
    asked = f"Amy, do you still work at {school}?"
    page = member_page(card.format(panel=f"<p>{school}</p><p>{asked}</p>", box="") + ABOUT)
    told = read(
        "profile",
        page,
        earlier=(builders.observed(Fact.PROFILE_EMPLOYER, builders.listed(school)),),
    )
    assert bio(told) == ["Hi."]
    assert bio(read("profile", page)) == [school, asked, "Hi."]


@each("card", [IN_2024, IN_2026], ids=["2024", "2026"])
def test_a_second_link_in_the_card_is_read_where_it_leads_to_the_school(card: str) -> None:
    links = "<p>amy.example.org</p><p>www.oakfield.leeds.sch.uk/year-4</p>"
    readings = read("profile", member_page(card.format(panel="", box=links) + ABOUT))
    assert texts(Fact.PROFILE_LINKS, readings) == ["amy.example.org"]
    assert bio(readings) == ["www.oakfield.leeds.sch.uk/year-4", "Hi."]


@each("lang", ["en", "cy"])
def test_older_pages_name_their_parts_by_an_anchor_alone(lang: str) -> None:
    """What only its owner sees is no text about them, and may hold sections itself."""
    inner = "<section><h3>Ychwanegu</h3></section>"
    parts = (
        part("suggested_for_you", "Awgrymiadau", inner)
        + part("insights", "Dadansoddeg", "<p>4</p>")
        + part("resources", "Adnoddau", "<p>My network</p>")
        + part("about", "Ynghylch", "<p>Hi.</p>")
        + part("content_collections", "Gweithgarwch", "<p>7</p>")
    )
    card = IN_2024.format(panel="", box="")
    readings = read("profile", member_page(card + parts, lang=lang))
    assert texts(Fact.PROFILE_BIO, readings) == ["Hi."]


@each(
    "link",
    [
        '<a id="navigation-index-services-show-all" href="/services/page/9/">Show all</a>',
        '<a href="/services/page/1a2b3c/"><p>Show all</p></a>',
    ],
)
def test_services_that_go_on_elsewhere_are_not_all_here(link: str) -> None:
    services = part("services", "Services", f"<p>Tutoring</p>{link}")
    card = IN_2024.format(panel="", box="")
    readings = read("profile", member_page(card + ABOUT + services))
    (left,) = (r for r in readings if isinstance(r, Unread))
    assert (left.reason, left.detail) == (
        UnreadReason.INCOMPLETE_LIST,
        "not all is shown: Services",
    )
