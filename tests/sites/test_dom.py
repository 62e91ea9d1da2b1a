"""Roles, names and lines of a captured page."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.dom import (
    by_role,
    chosen_value,
    is_checked,
    is_drawn,
    is_offered,
    is_shown,
    lines,
    main_parts,
    name_of,
    normalise,
    path_of,
    role_of,
    text_of,
    with_some_state,
    without_native_state,
)
from tests.each import each


def tree(body: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<html><head><title>T</title></head><body>{body}</body></html>")


def first(body: str, selector: str) -> LexborNode:
    node = tree(body).css_first(selector)
    assert node is not None
    return node


@each(
    ("body", "expected"),
    [
        ("<div>a</div><div>b</div>", ["a", "b"]),
        ("<p>one <b>bold</b> word</p>", ["one bold word"]),
        ("<div><span>label</span><span>value</span></div>", ["label", "value"]),
        ("<div><span>at <a href=x>Place</a></span></div>", ["at Place"]),
        ("a<br>b", ["a", "b"]),
        ("<div>a<div hidden>b</div><div data-profilecheck-hidden>c</div></div>", ["a"]),
        ("<script>s</script><style>s</style><template>t</template>x", ["x"]),
        ("<div>outer <div>inner</div> after</div>", ["outer", "inner", "after"]),
        ("", []),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert [line.text for line in lines(tree(body))] == expected


def test_lines_of_nothing() -> None:
    assert lines(None) == ()
    assert text_of(None) == ""


@each(
    ("body", "role"),
    [
        ("<i role='Switch other'></i>", "switch"),
        ("<a href=x></a>", "link"),
        ("<a></a>", ""),
        ("<h3></h3>", "heading"),
        ("<input type=radio>", "radio"),
        ("<input>", "textbox"),
        ("<li></li>", "listitem"),
    ],
)
def test_roles(body: str, role: str) -> None:
    assert role_of(first(body, "body > *")) == role


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<div role=switch aria-label=' Mine '>x</div>", "Mine"),
        (
            "<p id=a>From</p><p id=b>afar</p><div role=switch aria-labelledby='a b'></div>",
            "From afar",
        ),
        ("<label for=c>Its label</label><input id=c role=switch>", "Its label"),
        ("<label><span>Around</span> <input role=switch></label>", "Around"),
        ("<div role=switch><span>Own text</span></div>", "Own text"),
        ("<div role=switch title=Tip></div>", "Tip"),
    ],
)
def test_accessible_names(body: str, name: str) -> None:
    assert name_of(first(body, "[role=switch]")) == name


def test_by_role_passes_over_what_is_hidden() -> None:
    page = tree("<div hidden><h2>No</h2></div><h2>Yes</h2><p role=heading>Too</p>")
    assert [text_of(n) for n in by_role(page, "heading")] == ["Yes", "Too"]
    assert not is_shown(first("<div hidden><p>x</p></div>", "p"))


@each(
    ("body", "state"),
    [
        ("<div aria-checked=true></div>", True),
        ("<div aria-checked=false></div>", False),
        ("<div aria-checked=mixed></div>", None),
        ("<input type=checkbox checked>", True),
        ("<input type=checkbox>", False),
        ("<div><input type=checkbox checked></div>", True),
        ("<input type=checkbox aria-checked=mixed>", None),
        ("<input type=checkbox aria-checked=mixed checked>", None),
        ("<div aria-checked=false aria-busy=true></div>", None),
        ("<input type=checkbox aria-busy=false>", False),
        ("<div></div>", None),
    ],
)
def test_the_state_of_a_control(body: str, state: bool | None) -> None:
    assert is_checked(first(body, "body > *")) is state


@each(
    ("around", "state"),
    [
        ("<li aria-busy=true>", None),
        ("<div aria-busy=true>", None),
        ("<main aria-busy=true>", True),
    ],
)
def test_a_control_in_a_row_that_is_being_changed_says_nothing(
    around: str, state: bool | None
) -> None:
    assert is_checked(first(f"{around}<input type=checkbox checked>", "input")) is state


@each(
    "body",
    ["<main role=main id=a>x</main>", "<main id=a><div role=main>x</div></main><main hidden>y"],
)
def test_a_main_part_is_one_however_it_says_so(body: str) -> None:
    assert [n.attributes.get("id") for n in main_parts(tree(f"<aside>z</aside>{body}"))] == ["a"]


CHOICES = """<b>Who can see it?</b><div>
<div><input type=radio name=a id=one checked><label for=one>Public</label></div>
<div><label><input type=RADIO name=a>Friends</label></div></div>
<b>And that?</b><select><option selected>Public<option>Friends</select>"""


def test_a_saved_page_does_not_say_how_its_native_controls_stood() -> None:
    body = f"""{CHOICES}<input type=checkbox checked><p><input type=checkbox></p>"""
    tree = LexborHTMLParser(without_native_state(body))
    controls = [*tree.css("input"), *tree.css("p")]
    assert len(controls) == 5
    assert {is_checked(node) for node in controls} == {None}
    assert tree.css("option[selected]") == []


def test_choices_that_a_saved_page_does_not_tell_apart_are_not_shown() -> None:
    tree = LexborHTMLParser(without_native_state(CHOICES))
    assert [line.text for line in lines(tree)] == ["Who can see it?", "And that?"]


def test_a_saved_page_keeps_what_it_states_in_so_many_words() -> None:
    body = """<label><input type=radio aria-checked=true>Friends</label><div role=switch
    aria-checked=false>Search engines</div>"""
    tree = LexborHTMLParser(without_native_state(body))
    assert [is_checked(node) for node in (*tree.css("input"), *tree.css("div"))] == [True, False]
    assert [line.text for line in lines(tree)] == ["Friends", "Search engines"]


def test_a_choice_is_made_up_where_a_saved_page_has_none() -> None:
    body = """<input type=radio name=a><input type=radio name=a checked>
    <input type=RADIO name=b><input type=radio name=b><input type=checkbox>"""
    made_up = LexborHTMLParser(with_some_state(body)).css("input")
    assert ["checked" in node.attributes for node in made_up] == [False, True, True, False, False]


def test_fold_makes_like_wordings_equal() -> None:
    assert normalise("  Who can’t\u00a0SEE—it… ") == normalise("who can't see-it...")
    assert normalise("a\u200bb") == "ab"


def test_paths() -> None:
    assert path_of("https://x.example/a/b/?c=d") == "/a/b"
    assert path_of("https://[broken") == ""


@each(
    ("body", "offered"),
    [
        ("<div>Q</div><div>A</div>", False),
        ("<li><span>Q</span><span>A</span><button>Edit</button></li>", False),
        ("<div>Q</div><div>A</div><div>R</div><div><input type=radio> B</div>", False),
        (
            "<div>Q</div><div role=radiogroup><div role=radio>A</div><div role=radio>B</div></div>",
            True,
        ),
        ("<div>Q</div><ul role=menu><li role=menuitemradio>A</li></ul>", True),
        ("<div>Q</div><div role=listbox><div role=option>A</div></div>", True),
        ("<div>Q</div><select><option>A<option>B</select>", True),
        ("<fieldset><legend>Q</legend><label><input type=radio> A</label></fieldset>", True),
        ("<div>Q</div><input type=radio id=a><label for=a>A</label>", True),
        ("<div>Q</div><div><p>A</p><div role=radio>B</div></div>", True),
    ],
)
def test_what_is_offered_is_no_answer(body: str, offered: bool) -> None:
    page = {line.text: line.block for line in lines(tree(body))}
    assert is_offered(page["A"], page["Q"]) is offered


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ("<input type=checkbox>", True),
        ("<label><input type=checkbox hidden> A</label>", True),
        ("<input id=a hidden><label for=a>A</label>", True),
        ("<div hidden><label><input type=checkbox> A</label></div>", False),
        ("<input type=checkbox hidden>", False),
    ],
)
def test_a_control_is_drawn_by_its_label_too(body: str, drawn: bool) -> None:
    assert is_drawn(first(body, "input")) is drawn


_PUBLIC = '<input type="radio" name="who" value="public" checked>'
_SELECT = (
    '<select name="who"><option value="a">A</option><option value="b" selected>B</option></select>'
)


@each(
    ("body", "chosen"),
    [
        (f'{_PUBLIC}<input type="radio" name="who" value="friends">', "public"),
        ('<input type="radio" name="who" value="public">', None),
        (f'{_PUBLIC}<input type="radio" name="who" value="friends" checked>', None),
        (f'<div hidden>{_PUBLIC}</div><input type="radio" name="who" value="x" checked>', "x"),
        (without_native_state(_PUBLIC), None),
        (_SELECT, "b"),
        (f"{_SELECT}<div hidden>{_SELECT.replace('b', 'c')}</div>", "b"),
        ("", None),
    ],
)
def test_the_value_chosen_in_a_list_or_of_radio_buttons(body: str, chosen: str | None) -> None:
    assert chosen_value(tree(body), '[name="who"]') == chosen
