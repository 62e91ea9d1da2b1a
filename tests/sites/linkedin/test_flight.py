"""Flight payloads: what each row means, what is drawn of it, and what is refused."""

import pytest

from profilecheck.browser.dom import lines
from profilecheck.sites.linkedin import flight
from profilecheck.sites.linkedin.flight import GAP_MARK, FlightError, flight_of, payload_in
from tests.each import each
from tests.sites.readings import capture_of

from .flights import card, document, element, leads, link, rows, states, text


def drawn(payload: str) -> list[str]:
    return [line.text for line in lines(flight_of(payload).tree)]


def gaps(payload: str) -> int:
    return len(flight_of(payload).tree.css(f"[{GAP_MARK}]"))


def test_rows_refer_to_each_other() -> None:
    payload = rows(r0=[element("div", "$L2", text("Last"))], r2=element("p", "First"))
    assert drawn(payload) == ["First", "Last"]
    assert gaps(payload) == 0


def test_a_text_row_is_as_long_as_it_says_and_may_hold_lines() -> None:
    words = "Two lines – here:\n2:and here"
    payload = f"5:T{len(words.encode()):x},{words}" + rows(r0=[element("p", "$5")])
    assert drawn(payload) == ["Two lines – here: 2:and here"]


def test_lines_without_anything_are_no_rows() -> None:
    assert drawn("\n" + rows(r0=[element("p", "$2")]) + "\r\n" + rows(r2=["A"])) == ["A"]


def test_a_text_row_may_begin_like_a_mark() -> None:
    assert drawn("5:T3,$L9" + rows(r0=[element("p", "$5")])) == ["$L9"]
    assert drawn(rows(r0=[element("p", "$$5 a week")])) == ["$5 a week"]


def test_what_shows_as_nothing_is_drawn_as_nothing() -> None:
    payload = rows(r0=[element("p", "A", "$undefined", None, True, "$Sreact.suspense", "b")])
    assert drawn(payload) == ["Ab"]
    assert gaps(payload) == 0
    empty = rows(r0=[element("div", "$L2", element("style", "p {}"), text("A"))], r2=None)
    assert drawn(empty) == ["A"]
    assert gaps(empty) == 0


def test_a_number_is_drawn_and_a_truth_is_not() -> None:
    assert drawn(rows(r0=[element("p", 312, " connections", True)])) == ["312 connections"]


def test_text_stands_where_it_is_shown_and_nowhere_else() -> None:
    held = ["$", "$L1", None, {"alignment": "START", "leading": element("p", "Shown")}]
    assert drawn(rows(r0=[held, "horizontal"])) == ["Shown"]


def test_what_an_element_leads_to_and_is_called_is_kept() -> None:
    tree = flight_of(
        rows(
            r0=[
                card("profile-card-about", text("About", "h2"), componentKey="k"),
                link("mailto:a@example.org", "a@example.org"),
                leads("/in/jo/", "Jo", seeds={"profile_headline_loading_state": "Cook & baker"}),
                ["$", "svg", None, {"id": "envelope-medium", "children": "path"}],
            ]
        )
    ).tree
    assert tree.css_first("[data-view-name='profile-card-about'][componentkey='k'] h2") is not None
    assert tree.css_first("a[href='mailto:a@example.org']") is not None
    seeded = tree.css_first("a[href='/in/jo/']")
    assert seeded is not None
    assert seeded.attributes["data-headline"] == "Cook & baker"
    assert tree.css_first("svg#envelope-medium") is not None


def test_what_a_click_does_may_stand_in_a_row_of_its_own() -> None:
    (to,) = link("https://example.org")[3]["triggers"]
    pressed = ["$", "$L1", None, {"triggers": "$2", "children": ["Out"]}]
    payload = rows(r0=[pressed], r2=[{**to, "more": "$2"}])
    assert flight_of(payload).tree.css_first("a[href='https://example.org']") is not None
    assert drawn(payload) == ["Out"]


def test_the_name_of_a_member_is_told_by_their_address() -> None:
    names = {"givenName": "Amy", "familyName": "Carter"}
    read = flight_of(rows(r0=[{"vanityName": "Amy-C", **names}, {"vanityName": "jo", **names}]))
    assert read.names_of("amy-c") == {"Amy Carter"}
    assert read.names_of("amy") == set()
    assert flight_of(rows(r0=[{"vanityName": "amy", "givenName": "A"}])).names_of("amy") == set()


def test_a_link_within_a_link_keeps_its_words() -> None:
    payload = rows(r0=[leads("/company/1/", link("https://example.org", "Out"), text("In"))])
    assert drawn(payload) == ["Out", "In"]


@each(
    "payload",
    [
        rows(r0=[element("div", "$L9")]),
        rows(r0=["$L9"]),
        rows(r0=[element("div", "$L2")], r2=element("div", "$L2")),
        rows(r0=[element("div", "$L9")]) + '9:E{"digest":"1"}\n',
        rows(r0=[element("p", "$2:a:b")], r2={"a": {}}),
        rows(r0=[element("p", "$2:a:0")], r2={"a": "text"}),
        rows(r0=[element("p", "$K9")]),
        rows(r0=[["$", "div", None, "$9"]]),
    ],
)
def test_a_part_that_is_not_there_is_a_gap(payload: str) -> None:
    assert gaps(payload) == 1


def test_a_reference_can_lead_into_a_row() -> None:
    payload = rows(r0=[element("p", "$2:props:children:0")], r2=element("p", "Deep"))
    assert drawn(payload) == ["Deep"]


def test_what_no_row_refers_to_is_drawn_all_the_same() -> None:
    assert drawn(rows(r0=[element("p", "A")], r7=element("p", "B"))) == ["A", "B"]


def test_states_and_what_is_yet_to_come() -> None:
    lazy = {"$type": "proto.sdui.actions.core.AsyncComponentRequest", "newComponentId": "a.b.C"}
    request = '{"$type": "x.PaginationRequest", "pagerId": "the.list"}'
    read = flight_of(rows(r0=[[states(totalConnectionsCount=312)], request, [lazy]]))
    assert read.state("totalConnectionsCount") == {312}
    assert read.state("other") == set()
    assert read.components() == {"a.b.C"}
    assert read.asks_more_of("the.list")
    assert not read.asks_more_of("the.lis")


@each(
    "payload",
    [
        "",
        '1:["$","p",null,{}]\n',
        "no row\n",
        "0:[1,\n",
        '0:["a"]\n2:Z{}\n',
        "0:[]\n2:Tff,short",
        "0:[]\n2:[1]\n2:[2]\n",
        "0:" + "[" * 100_000,
    ],
)
def test_what_is_not_known_is_refused(payload: str) -> None:
    with pytest.raises(FlightError):
        _ = flight_of(payload).tree


def test_a_payload_that_is_far_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    payload = rows(r0=[], r2=[], r3=[])
    for limit, least in (("_MOST_BYTES", len(payload)), ("_MOST_ROWS", 3)):
        with monkeypatch.context() as patched:
            patched.setattr(flight, limit, least)
            assert flight_of(payload)
            patched.setattr(flight, limit, least - 1)
            with pytest.raises(FlightError):
                flight_of(payload)


def test_a_payload_that_draws_itself_over_and_over_is_refused() -> None:
    doubled = {f"r{n:x}": [f"$L{n + 1:x}"] * 2 for n in range(2, 40)}
    with pytest.raises(FlightError):
        _ = flight_of(rows(r0=["$L2"], **doubled, r28=element("p", "A"))).tree


def test_the_document_carries_its_payload_in_parts() -> None:
    payload = rows(r0=[element("p", "Déjà vu</script>")])
    tree = capture_of(document(payload), "https://www.linkedin.com/").tree
    assert payload_in(tree) == payload
    assert payload_in(capture_of("<html></html>", "https://x.example/").tree) is None


@pytest.mark.parametrize(
    "source",
    [
        *("window.other = [];", "window.__como_rehydration__ = [1];", "x", ""),
        'window.__como_rehydration__ = ["0:[]',
        'window.__como_rehydration__ = ["0:[]"];</script><script id="rehydrate-data">',
    ],
)
def test_a_payload_in_another_dress_is_refused(source: str) -> None:
    html = f'<html><body><script id="rehydrate-data">{source}</script></body></html>'
    with pytest.raises(FlightError):
        payload_in(capture_of(html, "https://www.linkedin.com/").tree)
