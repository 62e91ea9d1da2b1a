"""What a workshop hands out: cards that say what the guidance says, each address also as a code."""

import re
from io import BytesIO

import pytest
import segno
from playwright.async_api import Browser
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from profilecheck.checklist import load_checklist
from profilecheck.report import pdf
from profilecheck.report.handouts import Handout, card, handout_page, networks_with_cards
from profilecheck.sites import FAMILIES, SITES, site
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.words.facts import heading
from profilecheck.words.report import press
from tests.conftest import Background
from tests.each import each

CHECKLIST = load_checklist()
SOME: tuple[Site, ...] = (*networks_with_cards(), *(f.at("social.example") for f in FAMILIES))
of_each_network = each("network", SOME)


def page(handout: Handout) -> LexborHTMLParser:
    return LexborHTMLParser(handout_page(handout, CHECKLIST, SOME))


def printed(run: Background, printer: Browser, handout: Handout) -> PdfReader:
    return PdfReader(BytesIO(run(pdf(handout_page(handout, CHECKLIST, SOME), printer))))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_network_that_is_open_has_a_card() -> None:
    open_ones = {s.id for s in SITES if not isinstance(s, ClosedSite)}
    assert {s.id for s in networks_with_cards()} >= open_ones
    assert not [s for s in networks_with_cards() if isinstance(s, ClosedSite)]


@of_each_network
def test_a_card_has_three_settings_in_the_words_of_the_guidance(network: Site) -> None:
    made = card(network)
    assert made.network == network.name
    assert len(made.settings) == 3
    guidance = network.guidance_for("") if isinstance(network, OpenSite) else network.guidance
    told = {
        (way.question or heading(f, network), press(way), way.url)
        for f, way in guidance.items()
        if way.wanted
    }
    assert {(s.decides, s.press, s.address) for s in made.settings} <= told
    assert len({s.press for s in made.settings}) == 3
    for setting in made.settings:
        assert re.match(r"https?://[^{}\s]+$", setting.address)


def _modules(drawn: str) -> set[tuple[int, int]]:
    """The dark modules of a drawn code, by column and row, told from the lines of its path."""
    (drawing,) = LexborHTMLParser(drawn).css("path")
    path = drawing.attributes["d"] or ""
    dark, x, y = set(), 0.0, 0.0
    for what, arguments in re.findall(r"([Mmh])([^Mmh]*)", path):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", arguments)]
        if what == "h":
            dark |= {(int(x) + i, int(y)) for i in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if what == "M" else (x + numbers[0], y + numbers[1])
    return dark


@of_each_network
def test_a_code_is_drawn_whole_with_its_margin(network: Site) -> None:
    for setting in card(network).settings:
        expected = {
            (column + 4, row + 4)
            for row, line in enumerate(segno.make(setting.address, error="m", micro=False).matrix)
            for column, is_dark in enumerate(line)
            if is_dark
        }
        assert _modules(str(setting.code)) == expected


def test_a_closed_network_has_nothing_to_set() -> None:
    closed = next(s for s in SITES if isinstance(s, ClosedSite))
    assert card(closed).settings == ()


def test_the_cards_are_two_to_a_page_of_a4_across(run: Background, printer: Browser) -> None:
    document = printed(run, printer, Handout.CARDS)
    assert len(document.pages) == -(-len(SOME) // 2)
    for number, sheet in enumerate(document.pages):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
        text = squeezed(sheet.extract_text())
        for network in SOME[2 * number : 2 * number + 2]:
            assert squeezed(network.name) in text
            for setting in card(network).settings:
                assert squeezed(setting.press) in text
                assert squeezed(setting.address) in text
            assert "Networksmovetheirsettingsabout" in text


@pytest.mark.parametrize("handout", [Handout.CHECKLIST, Handout.CLAUSES])
def test_every_clause_stands_on_one_page_in_order(
    run: Background, printer: Browser, handout: Handout
) -> None:
    document = printed(run, printer, handout)
    assert len(document.pages) == 1
    sheet = document.pages[0]
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    text = squeezed(sheet.extract_text())
    places = [text.find(squeezed(f"{c.id}{c.title}")) for c in CHECKLIST.clauses]
    assert -1 not in places
    assert places == sorted(places)


def test_the_blank_checklist_is_blank_and_asks_for_no_name() -> None:
    made = page(Handout.CHECKLIST)
    rows = made.css("tbody tr")
    assert len(rows) == len(CHECKLIST.clauses)
    for row in rows:
        assert [cell.text(strip=True) for cell in row.css("td")[2:]] == [""] * 4
    assert "Name" not in made.text()


@pytest.mark.parametrize("handout", Handout)
def test_a_handout_is_one_file_that_asks_for_nothing(handout: Handout) -> None:
    made = page(handout)
    assert not made.css("script, link, img, iframe, a[href]")
    assert "url(" not in (made.html or "")


def test_a_school_with_a_checklist_of_its_own_gets_its_own_words() -> None:
    own = CHECKLIST.clauses[0].model_copy(update={"text": "Mind <b>what</b> you post."})
    school = CHECKLIST.model_copy(update={"clauses": (own, *CHECKLIST.clauses[1:])})
    made = handout_page(Handout.CLAUSES, school, (site("x"),))
    assert "Mind &lt;b&gt;what&lt;/b&gt; you post." in made
    assert "in the school's words" in made
    assert "in our own words" not in made
