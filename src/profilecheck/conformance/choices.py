"""What is chosen on a page, and the same page with something else chosen there.

A choice is a list to choose from, a group of radio buttons, a switch or box, a word of the
network's between two tags, or a value in the data that a page carries. Knows no network.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture
from profilecheck.browser.dom import (
    above,
    group_of,
    is_checked,
    is_drawn,
    is_group,
    is_shown,
    label_of,
    lines,
    name_of,
    normalise,
    text_of,
)
from profilecheck.conformance.data import documents_of, paths_of, with_data, without_data
from profilecheck.conformance.mutants import UNKNOWN
from profilecheck.conformance.nodes import (
    called_node,
    contrary,
    nodes_of,
    put_in_place,
    set_text,
    with_nodes,
)

__all__ = ["OFF", "ON", "Choice", "choices_of"]

ON = ("On", "Ticked", "Checked", "Yes", "Selected", "Enabled")
OFF = ("Off", "Not ticked", "Unticked", "Not checked", "No", "Not selected", "Disabled")
"""Words for how a box stands."""
_WORDS_OF_DATA = ("public", "private", "followers", "friends", "everyone", "nobody")
_SAID_IN_DATA = frozenset((*_WORDS_OF_DATA, "unlisted", "direct", "members", "only_me", "self"))
_ALIKE = 2
"""Values of data that stand behind the same keys: so many of them are tried."""

_Edit = Callable[[LexborNode], None]


@dataclass(frozen=True)
class Choice:
    """One choice: the words of each option, and which of them is made.

    `name` is what its element is called in the markup, `labels` what the page calls a list or box
    to a person: without the help that stands in it, and with.
    `choose` returns the page with another option, `gone` without the choice, `unknown` with a word
    that no network has, or None. `beside` returns pages on which a copy that is shown says an
    option, before and behind; `hidden` the same with a copy that is not shown.
    """

    name: str
    options: tuple[tuple[str, ...], ...]
    chosen: int | None
    choose: Callable[[int], Capture]
    gone: Callable[[], Capture]
    unknown: Callable[[], Capture | None]
    beside: Callable[[int], tuple[Capture, ...]]
    hidden: Callable[[int], tuple[Capture, ...]]
    labels: tuple[str, ...] = ()

    @property
    def is_switch(self) -> bool:
        """Whether it is a switch or box, or a yes or no in the data."""
        return self.options in ((ON, OFF), ((), ()))

    def others(self) -> Iterator[int]:
        """Yield the options that are not chosen."""
        return (number for number in range(len(self.options)) if number != self.chosen)

    def words(self, option: int) -> str:
        """Return what an option is called."""
        return next((word for word in self.options[option] if word), "the other value")


def choices_of(capture: Capture, vocabularies: Sequence[Sequence[str]]) -> Iterator[Choice]:
    """Yield every choice of a page. `vocabularies` are lists of answers in the network's words."""
    nodes = list(nodes_of(capture.tree))
    places = {node.mem_id: at for at, node in enumerate(nodes)}
    for at, node in enumerate(nodes):
        if node.tag == "select" and is_shown(node):
            yield from _select(capture, at, node, places)
        elif _is_box(node) and is_shown(node):
            yield _box(capture, at, node)
    yield from _groups(capture, nodes, places)
    yield from _words(capture, nodes, places, vocabularies)
    yield from _data(capture)


# Lists to choose from


def _select(
    capture: Capture, at: int, node: LexborNode, places: Mapping[int, int]
) -> Iterator[Choice]:
    options = node.css("option")
    if len(options) < 2:
        return
    numbers = [places[option.mem_id] for option in options]
    marked = [n for n, option in enumerate(options) if "selected" in option.attributes]
    chosen = marked[0] if len(marked) == 1 else None

    def edits(number: int) -> dict[int, _Edit]:
        return {p: partial(_mark, name="selected", on=n == number) for n, p in enumerate(numbers)}

    def unknown() -> Capture | None:
        return None if chosen is None else with_nodes(capture, {numbers[chosen]: _make_unknown})

    words = tuple((_text(o), o.attributes.get("value") or "") for o in options)
    choice = _choice(capture, at, called_node(node), words, chosen, edits, unknown)
    called = (*_called(node), text_of(label_of(node)), node.attributes.get("aria-label") or "")
    yield replace(choice, labels=called)


def _choice(
    capture: Capture,
    at: int,
    name: str,
    words: tuple[tuple[str, ...], ...],
    chosen: int | None,
    edits: Callable[[int], dict[int, _Edit]],
    unknown: Callable[[], Capture | None],
) -> Choice:
    """Return the choice that one element is or holds; `edits` make another option chosen in it."""

    def copy(number: int) -> str:
        tree = LexborHTMLParser(capture.html)
        found = list(nodes_of(tree))
        for place, edit in edits(number).items():
            edit(found[place])
        return found[at].html or ""

    def copied(number: int, written: Callable[[str], str]) -> tuple[Capture, ...]:
        other = written(copy(number))

        def before(node: LexborNode) -> None:
            put_in_place(node, f"{other}{node.html}")

        def behind(node: LexborNode) -> None:
            put_in_place(node, f"{node.html}{other}")

        return tuple(with_nodes(capture, {at: edit}) for edit in (before, behind))

    return Choice(
        name,
        words,
        chosen,
        lambda number: with_nodes(capture, edits(number)),
        lambda: with_nodes(capture, {at: lambda node: node.decompose()}),
        unknown,
        lambda number: copied(number, str),
        lambda number: copied(number, _hide),
    )


def _hide(html: str) -> str:
    return re.sub(r"^\s*<[\w-]+", rf"\g<0> hidden {HIDDEN_MARK}", html, count=1)


def _mark(node: LexborNode, *, name: str, on: bool) -> None:
    if name in node.attributes:
        del node.attrs[name]
    if name.startswith("aria-"):
        node.attrs[name] = "true" if on else "false"
    elif on:
        node.attrs[name] = ""


def _make_unknown(node: LexborNode) -> None:
    if "value" in node.attributes:
        node.attrs["value"] = UNKNOWN
    if node.tag != "input":
        set_text(node, UNKNOWN)


def _text(node: LexborNode | None) -> str:
    return " ".join((node.text() or "").split()) if node is not None else ""


def _called(control: LexborNode) -> tuple[str, ...]:
    """Return what a control's label says without the help that stands in it, () where none does."""
    if (label := label_of(control)) is None:
        return ()
    described = set((control.attributes.get("aria-describedby") or "").split())
    own = [
        _text(node)
        for node in label.traverse(include_text=True)
        if node.tag == "-text" and not _is_in(node, described)
    ]
    first = lines(label)[:1]
    return (" ".join(filter(None, own)), *(line.text for line in first))


def _is_in(node: LexborNode, ids: set[str]) -> bool:
    return any(around.attributes.get("id") in ids for around in above(node))


# Switches and boxes

_STATES = ("aria-checked", "aria-pressed")


def _is_box(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag == "input":
        return (attributes.get("type") or "").lower() == "checkbox"
    return any((attributes.get(state) or "") in ("true", "false") for state in _STATES) and (
        attributes.get("role") != "radio"
    )


def _box(capture: Capture, at: int, node: LexborNode) -> Choice:
    on = is_checked(node)
    chosen = None if on is None else int(not on)

    def edits(number: int) -> dict[int, _Edit]:
        return {at: lambda found: _turn(found)} if number != chosen else {}

    choice = _choice(capture, at, called_node(node), (ON, OFF), chosen, edits, lambda: None)
    return replace(choice, labels=(*_called(node), name_of(node) or _right_behind(node)))


def _right_behind(node: LexborNode) -> str:
    """Return the bare text behind an element, as old forms have it in the place of a label."""
    after = node.next
    return _text(after) if after is not None and after.tag == "-text" else ""


def _turn(node: LexborNode) -> None:
    """Turn a box round, in all the ways in which it says how it stands."""
    if node.tag == "input":
        _mark(node, name="checked", on="checked" not in node.attributes)
    for state in _STATES:
        if (value := node.attributes.get(state)) in ("true", "false"):
            node.attrs[state] = "false" if value == "true" else "true"
    if node.tag != "input" and node.child is not None:
        inner = "".join(child.html or "" for child in node.iter(include_text=True))
        for child in list(node.iter(include_text=True)):
            child.decompose()
        for part in _parts(contrary(inner)):
            node.insert_child(part)


def _parts(html: str) -> list[LexborNode]:
    holder = LexborHTMLParser(f"<body>{html}").body
    return list(holder.iter(include_text=True)) if holder is not None else []


# Radio buttons

_HEADS = "h1, h2, h3, h4, h5, h6, legend, [role='heading']"
_RADIOS = 'input[type="radio" i], [role="radio"]'


def _groups(
    capture: Capture, nodes: Sequence[LexborNode], places: Mapping[int, int]
) -> Iterator[Choice]:
    groups: dict[object, list[LexborNode]] = {}
    for radio in capture.tree.css(_RADIOS):
        groups.setdefault(group_of(radio), []).append(radio)
    for group, radios in groups.items():
        drawn = [radio for radio in radios if is_drawn(radio)]
        if group is not None and len(drawn) > 1:
            yield _group(capture, _around(drawn), drawn, places)


def _around(radios: Sequence[LexborNode]) -> LexborNode | None:
    """Return the smallest element that holds all of them, None where it holds other controls."""
    for node in above(radios[0]):
        inside = {n.mem_id for n in node.css("input, select, textarea, [role='radio']")}
        own = {radio.mem_id for radio in radios}
        if own <= inside:
            return node if own == inside and node.tag not in ("body", "html") else None
    return None


def _group(
    capture: Capture,
    around: LexborNode | None,
    radios: Sequence[LexborNode],
    places: Mapping[int, int],
) -> Choice:
    """Return the choice that radio buttons are; only what one element holds can be copied."""
    numbers = [places[radio.mem_id] for radio in radios]
    marked = [n for n, radio in enumerate(radios) if is_checked(radio)]
    chosen = marked[0] if len(marked) == 1 else None
    state = "aria-checked" if "aria-checked" in radios[0].attributes else "checked"
    words = tuple(
        (*_called(radio), _text(label_of(radio)), _value(radio))
        if radio.tag == "input"
        else (_text(radio), _value(radio))
        for radio in radios
    )

    def edits(number: int) -> dict[int, _Edit]:
        return {p: partial(_mark, name=state, on=n == number) for n, p in enumerate(numbers)}

    def unknown() -> Capture | None:
        if chosen is None:
            return None
        label = label_of(radios[chosen]) if radios[chosen].tag == "input" else None
        edits: dict[int, _Edit] = {numbers[chosen]: _make_unknown}
        if label is not None:
            texts = [n for n in label.traverse(include_text=True) if n.tag == "-text"]
            edits |= {places[n.mem_id]: lambda found: found.replace_with(UNKNOWN) for n in texts}
        return with_nodes(capture, edits)

    at = numbers[0] if around is None else places[around.mem_id]
    name = f"the choice {_named(radios[0])}"
    choice = _choice(capture, at, name, words, chosen, edits, unknown)
    choice = replace(choice, labels=tuple(_asked_above(radios[0])))
    if around is not None:
        return choice
    gone = dict.fromkeys(numbers, LexborNode.decompose)
    return replace(
        choice,
        gone=lambda: with_nodes(capture, gone),
        beside=lambda number: (),
        hidden=lambda number: (),
    )


def _asked_above(radio: LexborNode) -> Iterator[str]:
    """Yield what may ask for a choice of several: its group's name, and the heading before it."""
    yield from (name_of(node) for node in above(radio) if is_group(node) and node.tag != "fieldset")
    heads = []
    for node in radio.parser.css(f"{_HEADS}, {_RADIOS}") if radio.parser is not None else ():
        if node.mem_id == radio.mem_id:
            break
        heads += [node] if node.css_matches(_HEADS) and is_shown(node) else []
    yield from (text_of(node) for node in heads[-1:])


def _named(radio: LexborNode) -> str:
    return f"“{name}”" if (name := radio.attributes.get("name")) else called_node(radio)


def _value(radio: LexborNode) -> str:
    return radio.attributes.get("value") or ""


# Words

_NO_ANSWERS = frozenset({"select", "option", "label", "script", "style", "head", "title", "code"})


def _words(
    capture: Capture,
    nodes: Sequence[LexborNode],
    places: Mapping[int, int],
    vocabularies: Sequence[Sequence[str]],
) -> Iterator[Choice]:
    known = [{normalise(word): word for word in words} for words in vocabularies]
    for at, node in enumerate(nodes):
        parent = node.parent
        if node.tag != "-text" or parent is None or not is_shown(parent):
            continue
        said = normalise(node.text(deep=False) or "")
        words = {plain: word for own in known if said in own for plain, word in own.items()}
        around = {n.tag for n in (parent, *above(parent))}
        if said not in words or around & _NO_ANSWERS or parent.css_matches("[role='radio'] *"):
            continue
        yield _word(capture, places[parent.mem_id], at, said, words)


def _word(capture: Capture, at: int, text: int, said: str, words: Mapping[str, str]) -> Choice:
    parent = list(nodes_of(capture.tree))[at]
    options = list(words)

    def put_word(number: int) -> dict[int, _Edit]:
        word = words[options[number]]
        return {text: lambda node: node.replace_with(word)}

    def unknown() -> Capture:
        return with_nodes(capture, {text: lambda node: node.replace_with(UNKNOWN)})

    return _choice(
        capture,
        at,
        f"{called_node(parent)} with “{words[said]}”",
        tuple((word,) for word in words.values()),
        options.index(said),
        put_word,
        unknown,
    )


# Data


def _data(capture: Capture) -> Iterator[Choice]:
    tried: dict[str, int] = {}
    for where, document in documents_of(capture):
        for path, value in paths_of(document):
            spot = ".".join(str(step) for step in path if isinstance(step, str))
            options = _options(value)
            if not options or not isinstance(path[-1], str) or tried.get(spot, 0) >= _ALIKE:
                continue
            tried[spot] = tried.get(spot, 0) + 1

            yield _leaf(capture, (where, document, path), spot, options)


def _options(value: object) -> tuple[object, ...]:
    if isinstance(value, bool):
        return (value, not value)
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z]+(_[A-Za-z]+)*", value):
        plain = value.casefold()
        others = (w for w in _WORDS_OF_DATA if w != plain) if plain in _SAID_IN_DATA else ()
        return (value, *others)
    return ()


def _leaf(
    capture: Capture, place: tuple[Any, Any, Any], spot: str, options: tuple[object, ...]
) -> Choice:
    def unknown() -> Capture | None:
        return with_data(capture, *place, UNKNOWN) if isinstance(options[0], str) else None

    return Choice(
        f"the data's “{spot}”",
        tuple((str(option),) if isinstance(option, str) else () for option in options),
        0,
        lambda number: with_data(capture, *place, options[number]),
        lambda: without_data(capture, *place),
        unknown,
        lambda number: (),
        lambda number: (),
    )
