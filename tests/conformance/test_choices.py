"""Choices of each kind that pages have: right readers raise no alarm, faulty ones are caught."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from profilecheck.browser.dom import chosen_value, is_checked, text_of
from profilecheck.conformance import SAVED_RULES, SavedPages
from profilecheck.sites.friends import seen_by_followers
from profilecheck.sites.json_tree import agreed
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.conformance import harbour as own
from tests.conformance.harbour import FOLDER, Reader, Readings, harbour

WORDS = {
    "public": Audience.PUBLIC,
    "this server": Audience.MEMBERS,
    "people i mention": Audience.SPECIFIC,
}
SWAPPED = WORDS | {"public": Audience.SPECIFIC, "people i mention": Audience.PUBLIC}
RADIOS = """<fieldset><legend>Who sees new posts</legend>
<label><input type="radio" name="visibility" value="public" checked> Public</label>
<label><input type="radio" name="visibility" value="this server"> This server</label>
<label><input type="radio" name="visibility" value="people i mention"> People I mention</label>
</fieldset>"""
SCATTERED = """<div><h5>Who sees new posts</h5>
<input type="radio" name="visibility" value="0" id="all" aria-describedby="all_tip" checked>
<label for="all">Public <span id="all_tip">Anyone with the link sees this.</span></label>
<input name="except"><input type="radio" name="visibility" value="1" id="some">
<label for="some">This server<p>Its members alone see this.</p></label>
<input name="only"><input type="radio" name="visibility" value="2" id="few">
<label for="few">People I mention</label></div>"""
HELPED = """<p><input type="checkbox" name="hides_lists" id="h" aria-describedby="h_tip">
<label for="h">Hide who follows me <span id="h_tip">Your list stays with you.</span></label></p>
<p><input type="checkbox" name="hides_photos" id="p" checked>
<label for="p">Hide photos</label></p>"""
NUMBERED = {"0": "public", "1": "this server", "2": "people i mention"}
TEXT = '<p>Who sees new posts <b class="value">This server</b></p>'
DATA = '<script type="application/json">{"visibility": "public", "hides_lists": false}</script>'
SWITCH = '<p>Hide who follows me <button role="switch" aria-checked="false" id="hide"></button></p>'

WITHIN = """<p>Hide who follows me <span role="switch" aria-checked="false" id="hide">
<input type="checkbox" name="hide"></span></p>"""
MENU = """<p>Who sees new posts</p><span role="radio" aria-checked="true">Public</span>
<span role="radio" aria-checked="false">This server</span>"""


def told(folder: Path, shown: str, reader: Reader) -> dict[str, list[str]]:
    """What the rules say where `shown` is all that the page asks."""
    pages = folder / "pages"
    shutil.copytree(FOLDER, pages)
    form = f'<body class="settings"><main><form class="privacy">{shown}</form></main></body>'
    (pages / "privacy.html").write_text(f'<html lang="en">{form}</html>', encoding="utf-8")
    saved = SavedPages(harbour(privacy=reader), pages)
    said = {rule: list(saved.not_kept(rule)) for rule in SAVED_RULES}
    return {rule: sentences for rule, sentences in said.items() if sentences}


def posts(
    context: ReadContext,
    words: set[str],
    audiences: Mapping[str, Audience] = WORDS,
    default: Audience | None = None,
) -> Readings:
    fact = Fact.POSTS_FUTURE_AUDIENCE
    if len(words) == 1:
        (word,) = words
        audience = audiences.get(word.casefold(), default)
        if audience is None:
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING)
        else:
            yield context.observed(fact, audience, word)


def radios(context: ReadContext) -> set[str]:
    buttons = own.shown(context.capture, 'input[type="radio"]')
    return {node.attributes.get("value") or "" for node in buttons if is_checked(node)}


def numbered(context: ReadContext) -> set[str]:
    return {NUMBERED.get(value, value) for value in radios(context)}


def first_radio(context: ReadContext) -> set[str]:
    buttons = own.shown(context.capture, 'input[type="radio"]')
    marked = [node.attributes.get("value") or "" for node in buttons if is_checked(node)]
    return set(marked[:1])


def values(context: ReadContext) -> set[str]:
    return {text_of(node) for node in own.shown(context.capture, "b.value")}


def state(context: ReadContext) -> dict[str, object]:
    node = context.capture.tree.css_first("script")
    found = json.loads(node.text() or "") if node is not None else {}
    return found if isinstance(found, dict) else {}


def data(context: ReadContext) -> set[str]:
    said = state(context).get("visibility")
    return {said} if isinstance(said, str) else set()


def lists(context: ReadContext, hidden: object) -> Readings:
    yield from own.locked_lists(context, hidden if isinstance(hidden, bool) else None)


def pressed(context: ReadContext) -> set[str]:
    buttons = own.shown(context.capture, '[role="radio"]')
    return {text_of(node) for node in buttons if is_checked(node)}


def both(context: ReadContext) -> bool | None:
    """How a switch stands, by its state and by that of the box in it, which must agree."""
    found = own.shown(context.capture, "#hide, #hide input")
    states = {is_checked(node) for node in found}
    return states.pop() if len(states) == 1 else None


def switch(context: ReadContext) -> bool | None:
    states = {is_checked(node) for node in own.shown(context.capture, "button#hide")}
    return states.pop() if len(states) == 1 else None


RIGHT: Mapping[str, tuple[str, Reader]] = {
    "radio buttons": (RADIOS, lambda c: posts(c, radios(c))),
    "radio buttons among other fields": (SCATTERED, lambda c: posts(c, numbered(c))),
    "words": (TEXT, lambda c: posts(c, values(c))),
    "a word in data": (DATA, lambda c: posts(c, data(c))),
    "a yes or no in data": (DATA, lambda c: lists(c, state(c).get("hides_lists"))),
    "a switch": (SWITCH, lambda c: lists(c, switch(c))),
    "a box beside data that says the same": (
        HELPED + DATA,
        lambda c: lists(
            c, agreed([own.box(c.capture, "hides_lists"), state(c).get("hides_lists")])
        ),
    ),
    "a box with its help": (HELPED, lambda c: lists(c, own.box(c.capture, "hides_lists"))),
    "a switch with a box in it": (WITHIN, lambda c: lists(c, both(c))),
    "radio buttons of its own": (MENU, lambda c: posts(c, pressed(c))),
}
KINDS = """<p>Approve followers
<label><input type="radio" name="kind" value="waits" checked> Followers wait</label>
<label><input type="radio" name="kind" value="open"> Everybody is let in</label></p>"""


def with_kinds(context: ReadContext) -> Readings:
    """Whether followers wait is a choice of two kinds of account."""
    kind = chosen_value(context.capture.tree, '[name="kind"]')
    approves = {"waits": True, "open": False}.get(kind or "")
    if approves is not None:
        yield context.observed(Fact.FOLLOWERS_APPROVAL, approves, kind or "")
    word = chosen_value(context.capture.tree, '[name="visibility"]')
    if word == "limited":
        fact = Fact.POSTS_FUTURE_AUDIENCE
        yield seen_by_followers(context, fact, "Limited", approval=approves)
    elif word is not None:
        yield from posts(context, {word})


FAULTY: Mapping[str, tuple[str, Reader, str]] = {
    "a limited choice is friends": (
        RADIOS.replace("this server", "limited").replace("This server", "Limited"),
        lambda c: posts(c, radios(c), WORDS | {"limited": Audience.FRIENDS}),
        "takes followers for friends",
    ),
    "radio buttons swapped": (RADIOS, lambda c: posts(c, radios(c), SWAPPED), "each option"),
    "an option narrowed, with help that describes it": (
        SCATTERED,
        lambda c: posts(c, numbered(c), WORDS | {"public": Audience.SPECIFIC}),
        "each option",
    ),
    "an option narrowed, with help below it": (
        SCATTERED,
        lambda c: posts(c, numbered(c), WORDS | {"this server": Audience.SPECIFIC}),
        "each option",
    ),
    "the first button, chosen or not": (
        SCATTERED,
        lambda c: posts(c, {"people i mention"} if numbered(c) else set()),
        "by hand names",
    ),
    "no radio button among other fields": (
        SCATTERED,
        lambda c: posts(c, numbered(c) or {"public"}),
        "is gone",
    ),
    "no radio button is nobody": (RADIOS, lambda c: posts(c, radios(c) or {"public"}), "is gone"),
    "an unknown button": (
        RADIOS,
        lambda c: posts(c, radios(c), default=Audience.MEMBERS),
        "unknown word",
    ),
    "the first button": (RADIOS, lambda c: posts(c, first_radio(c)), "takes no side"),
    "words swapped": (TEXT, lambda c: posts(c, values(c), SWAPPED), "each option"),
    "no words": (TEXT, lambda c: posts(c, values(c) or {"public"}), "is gone"),
    "unknown words": (
        TEXT,
        lambda c: posts(c, values(c), default=Audience.SPECIFIC),
        "unknown word",
    ),
    "hidden words": (
        TEXT,
        lambda c: posts(c, {text_of(n) or "x" for n in c.capture.tree.css("b")[:1]} - {"x"}),
        "takes no side",
    ),
    "a word in data swapped": (DATA, lambda c: posts(c, data(c), SWAPPED), "each option"),
    "an unknown word in data": (
        DATA,
        lambda c: posts(c, data(c), default=Audience.SPECIFIC),
        "unknown word",
    ),
    "a missing yes or no": (DATA, lambda c: lists(c, state(c).get("hides_lists", True)), "is gone"),
    "another box than the one named, with its help": (
        HELPED,
        lambda c: lists(c, own.box(c.capture, "hides_photos")),
        "by hand names",
    ),
    "a switch swapped": (SWITCH, lambda c: lists(c, switch(c) is False), "each option"),
    "a switch with a box in it swapped": (
        WITHIN,
        lambda c: lists(c, None if both(c) is None else not both(c)),
        "each option",
    ),
    "radio buttons of its own swapped": (
        MENU,
        lambda c: posts(c, pressed(c), SWAPPED | {"this server": Audience.PUBLIC}),
        "each option",
    ),
    "a missing switch": (SWITCH, lambda c: lists(c, switch(c) is True), "is gone"),
}


def test_followers_may_wait_by_a_choice_of_kinds(tmp_path: Path) -> None:
    limited = RADIOS.replace("this server", "limited").replace("This server", "Limited")
    assert told(tmp_path, KINDS + limited, with_kinds) == {}


@pytest.mark.parametrize(("shown", "reader"), RIGHT.values(), ids=RIGHT)
def test_a_right_reader_raises_no_alarm(tmp_path: Path, shown: str, reader: Reader) -> None:
    assert told(tmp_path, shown, reader) == {}


@pytest.mark.parametrize(("shown", "reader", "rule"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_reader_is_caught(tmp_path: Path, shown: str, reader: Reader, rule: str) -> None:
    said = told(tmp_path, shown, reader)
    assert [sentences for name, sentences in said.items() if rule in name], said
    assert all(text.startswith("privacy: ") for sentences in said.values() for text in sentences)
