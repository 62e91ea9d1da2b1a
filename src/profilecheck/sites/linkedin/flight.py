"""React flight payloads: rows of data that LinkedIn's client of 2026 draws its pages from.

A payload is rows of `<hex id>:<what it holds>`: a module to load (`I`), a hint (`H`), a text of so
many bytes (`T`), an error (`E`), or JSON. An element is a list `["$", type, key, props]`; a string
`$L<id>` or `$<id>` stands for another row. Source: React's own reader of the format
(react-client/src/ReactFlightClient.js, 19.1), and the shape of LinkedIn's payloads of autumn 2026.

Nothing here runs what a payload says. It is read to its end or not at all: a row that is not known
raises. A part that was never sent is drawn as a gap, so that nobody takes it for an empty one.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Json
from profilecheck.sites.json_tree import dig, walk

__all__ = ["GAP_MARK", "Flight", "FlightError", "flight_of", "payload_in"]

GAP_MARK = "data-profilecheck-gap"
"""The attribute of an element that stands where a part of the payload is missing."""

_MOST_BYTES = 32 * 1024 * 1024
"""About thirty times the largest page that was seen."""
_MOST_ROWS = 100_000
_MOST_PIECES = 150_000
"""About four times what the largest page that was seen draws."""
_DEEPEST = 2_000

_ROW = re.compile(rb"([0-9a-f]*):")
_TEXT = re.compile(rb"T([0-9a-f]{1,8}),")
_PASSED_OVER = frozenset(b"HDWN")
"""Hints, and what only React's own tools look at."""
_ERROR, _MODULE = b"E", b"I"
_REFERENCE = re.compile(r"\$(L|@)?([0-9a-f]+)((?::[^:]+)*)")
_NO_CHILD = re.compile(r"\$(?:undefined|NaN|-?Infinity|-0|S.*|D.*|n-?\d+)", re.DOTALL)
"""React's own marks for values that show as nothing."""

_REHYDRATION = "script#rehydrate-data"
_ASSIGNED = re.compile(r"\s*window\.__como_rehydration__\s*=\s*")


class FlightError(ValueError):
    """A payload is not what we know such payloads to be."""


def payload_in(tree: LexborHTMLParser) -> str | None:
    """Return the payload that a document carries, None for a document that carries none.

    Raises:
        FlightError: it carries one in a way that is not known, or carries two.
    """
    scripts = tree.css(_REHYDRATION)
    if not scripts:
        return None
    if len(scripts) > 1:
        raise FlightError("the document carries two payloads")
    source = scripts[0].text() or ""
    match = _ASSIGNED.match(source)
    if match is None:
        raise FlightError("the document's payload is not assigned as we know it")
    try:
        parts, _ = json.JSONDecoder().raw_decode(source, match.end())
    except (ValueError, RecursionError):
        raise FlightError("the document's payload is no list of strings") from None
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise FlightError("the document's payload is no list of strings")
    return "".join(parts)


def flight_of(payload: str) -> "Flight":
    """Read a payload.

    Raises:
        FlightError: a row is not known, does not end, or is there twice; or it is far too large.
    """
    source = payload.encode("utf-8", "surrogatepass")
    if len(source) > _MOST_BYTES:
        raise FlightError("the payload is too large")
    rows: dict[str, Json] = {}
    modules: set[str] = set()
    missing: set[str] = set()
    for number, (name, tag, held) in enumerate(_rows(source)):
        if number > _MOST_ROWS:
            raise FlightError("the payload has too many rows")
        if tag in (_ERROR, _MODULE):
            (missing if tag == _ERROR else modules).add(name)
            continue
        value = _as_text(held.decode("utf-8", "replace")) if tag == b"T" else _json(held)
        if name in rows and rows[name] != value:
            raise FlightError(f"row {name} is there twice")
        rows[name] = value
    if "0" not in rows:
        raise FlightError("the payload has no first row")
    told = {name: value for name, value in rows.items() if name not in missing}
    return Flight(told, frozenset(modules))


def _rows(source: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the rows that hold something: name, tag (empty for JSON), and what they hold."""
    at = 0
    while at < len(source):
        if source[at : at + 1] in b"\r\n":
            at += 1
            continue
        match = _ROW.match(source, at)
        if match is None:
            raise FlightError("a row has no name")
        name, at = match[1].decode("ascii"), match.end()
        if text := _TEXT.match(source, at):
            end = text.end() + int(text[1], 16)
            if end > len(source):
                raise FlightError(f"row {name} does not end")
            yield name, b"T", source[text.end() : end]
            at = end
            continue
        end = source.find(b"\n", at)
        end = len(source) if end < 0 else end
        tag, held = source[at : at + 1], source[at:end].rstrip(b"\r")
        at = end + 1
        if tag.isalpha() and tag.isupper():
            if tag in (_ERROR, _MODULE):
                yield name, tag, held
            elif tag[0] not in _PASSED_OVER:
                raise FlightError(f"row {name} is of a kind that is not known")
            continue
        yield name, b"", held


def _as_text(words: str) -> str:
    """Return the words of a text row as a string in JSON says them: "$" begins a mark there."""
    return f"${words}" if words.startswith("$") else words


def _json(held: bytes) -> Json:
    try:
        return json.loads(held)
    except (ValueError, RecursionError):
        raise FlightError("a row is no JSON") from None


@dataclass(frozen=True)
class Flight:
    """A payload that was read: its rows of data and text by name, and which rows are modules."""

    rows: Mapping[str, Json]
    modules: frozenset[str] = frozenset()

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The payload as a document: what its first row draws, and beside it what no row refers to.

        Raises:
            FlightError: it is far too large, or goes too deep.
        """
        drawing = _Drawing(self.rows, self.modules)
        drawing.pieces.append("<html><body><main>")
        drawing.draw("0")
        drawing.pieces.append("</main>")
        for name in self.rows:
            if name not in drawing.drawn:
                drawing.draw(name)
        return LexborHTMLParser("".join(drawing.pieces))

    def state(self, name: str) -> set[int]:
        """Return the whole numbers that the payload gives the state `name`; two contradict."""
        found: set[int] = set()
        for held in self._objects:
            states = held.get("modelStates")
            for state in states if isinstance(states, list) else ():
                if dig(state, "key", "key", "value", "id") != name:
                    continue
                number = dig(state, "value", "intValue")
                if isinstance(number, int) and not isinstance(number, bool):
                    found.add(number)
        return found

    def headlines_of(self, name: str) -> set[str]:
        """Return the headlines that links to the member called `name` fill in beforehand."""
        found: set[str] = set()
        for held in self._objects:
            actions = held.get("actions")
            said = dict(_seeds(actions)) if isinstance(actions, list) else {}
            if said.get(_SEEDED_NAME) == name and said.get(_SEEDED_HEADLINE):
                found.add(said[_SEEDED_HEADLINE])
        return found

    def names_of(self, vanity: str) -> set[str]:
        """Return the names that the payload gives the member of this address."""
        return {
            f"{held['givenName']} {held['familyName']}".strip()
            for held in self._objects
            if str(held.get("vanityName")).casefold() == vanity
            and isinstance(held.get("givenName"), str)
            and isinstance(held.get("familyName"), str)
        }

    def holds_view(self, name: str) -> bool:
        """Whether a part of it is called `name`."""
        return any(held.get("viewName") == name for held in self._objects)

    def components(self) -> frozenset[str]:
        """Return the ids of the components that the page is yet to ask for."""
        ids = (held.get("newComponentId") for held in self._objects)
        return frozenset(i for i in ids if isinstance(i, str) and i)

    def asks_more_of(self, pager: str) -> bool:
        """Whether the payload holds the request for the next part of the list `pager`."""
        if any(held.get("pagerId") == pager for held in self._objects):
            return True
        return any(f'"pagerId":"{pager}"' in text for text in self._request_texts())

    @cached_property
    def _objects(self) -> tuple[Mapping[str, Json], ...]:
        return tuple(held for value in self.rows.values() for held in walk(value))

    def _request_texts(self) -> Iterator[str]:
        """Yield the requests that are written as a string of JSON, as a list's next one is."""
        for value in self.rows.values():
            stack = [value]
            while stack:
                held = stack.pop()
                if isinstance(held, str):
                    if "pagerId" in held:
                        yield re.sub(r'\s*([:,])\s*"', r'\1"', held)
                elif isinstance(held, list):
                    stack += held
                elif isinstance(held, dict):
                    stack += held.values()


# Drawing

_TAG = re.compile(r"[a-z][a-z0-9]*")
_NOT_DRAWN = frozenset({"script", "style", "template", "noscript", "head", "title", "meta", "link"})
_AS_THEY_ARE = frozenset(
    (
        *("a", "article", "aside", "b", "button", "dd", "details", "dialog", "div", "dl", "dt"),
        *("em", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "i", "label", "li", "main", "nav", "ol", "p", "section", "small", "span"),
        *("strong", "table", "tbody", "td", "th", "time", "tr", "ul"),
    )
)
_EMPTY = frozenset({"br", "hr", "img", "input"})

_KEPT = frozenset({"id", "role", "href", "class", "hidden", "type", "name", "checked", "datetime"})
_TEXT_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "span"})
_OTHER_NAMES = {"className": "class", "componentKey": "componentkey", "dateTime": "datetime"}
_NO_CONTENT = frozenset(
    (
        *("action", "actions", "triggers", "viewTrackingSpecs", "fallback", "modelStates"),
        *("style", "ref", "key", "textProps", "children", "requestedArguments"),
    )
)
"""Properties that draw nothing: what is done on a click, and what is counted."""
_ACTIONS = ("action", "actions", "triggers")
_KEPT_NAME = re.compile(r"(?:aria|data)-[a-z][a-z-]*|componentkey")
_ELEMENT_LENGTH = 4
_ELEMENT_PARTS = {"type": "1", "key": "2", "props": "3"}
_SEEDED_NAME, _SEEDED_HEADLINE = "profile_name_loading_state", "profile_headline_loading_state"
_SEEDS = {_SEEDED_NAME: "data-name", _SEEDED_HEADLINE: "data-headline"}
"""What a link to a member's profile fills in before the profile has loaded."""


@dataclass(frozen=True)
class _Task:
    """Something to draw: a value, or, where it is not empty, `markup` as it is.

    `bare` is True where a string is no text: in properties that hold elements among other things.
    """

    value: Json = None
    markup: str = ""
    bare: bool = False
    within: frozenset[str] = frozenset()
    depth: int = 0
    in_link: bool = False

    def inside(self, value: Json, *, bare: bool | None = None) -> "_Task":
        """Return the task to draw `value`, which this one holds."""
        return replace(
            self, value=value, bare=self.bare if bare is None else bare, depth=self.depth + 1
        )


@dataclass
class _Drawing:
    """Draws rows as HTML, with a stack of its own: payloads nest deeper than Python recurses."""

    rows: Mapping[str, Json]
    modules: frozenset[str]
    pieces: list[str] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    _done: int = 0

    def draw(self, name: str) -> None:
        """Draw the row `name`, with everything it refers to."""
        self.drawn.add(name)
        stack = [_Task(self.rows[name], bare=True, within=frozenset({name}))]
        while stack:
            task = stack.pop()
            self._done += 1
            if self._done > _MOST_PIECES or task.depth > _DEEPEST:
                raise FlightError("the payload draws too much")
            if task.markup:
                self.pieces.append(task.markup)
            else:
                stack.extend(reversed(list(self._parts(task))))

    def _parts(self, task: _Task) -> Iterator[_Task]:
        """Yield what `task` holds, in order."""
        value = task.value
        if isinstance(value, str):
            yield from self._string(value, task)
        elif isinstance(value, list):
            if len(value) >= _ELEMENT_LENGTH and value[0] == "$":
                yield from self._element(value, task)
            else:
                yield from (task.inside(part) for part in value)
        elif isinstance(value, dict):
            yield from self._held_in(value, task)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield from _written(str(value), task)

    def _string(self, value: str, task: _Task) -> Iterator[_Task]:
        if not value.startswith("$"):
            yield from _written(value, task)
        elif value.startswith("$$"):
            yield from _written(value[1:], task)
        elif match := _REFERENCE.fullmatch(value):
            yield from self._referred(match, task)
        elif not _NO_CHILD.fullmatch(value) and not task.bare:
            yield _GAP

    def _referred(self, reference: re.Match[str], task: _Task) -> Iterator[_Task]:
        name = reference[2]
        if name in self.modules:
            return
        value = self.rows.get(name) if name not in task.within else None
        for step in reference[3].split(":")[1:]:
            value = _step(value, step)
        if value is None and name in self.rows and name not in task.within and not reference[3]:
            return  # the row says that there is nothing
        if value is None:
            # A row that holds itself never ends; a row that is not there was never sent.
            if reference[1] or not task.bare:
                yield _GAP
            return
        self.drawn.add(name)
        yield replace(task.inside(value), within=task.within | {name})

    def _element(self, element: list[Json], task: _Task) -> Iterator[_Task]:
        kind, props = element[1], self._props(element[3])
        if isinstance(kind, str) and kind in _NOT_DRAWN:
            return
        if props is None:
            yield _GAP
            return
        named = kind if isinstance(kind, str) and _TAG.fullmatch(kind) else ""
        if named in _EMPTY or named == "svg":
            end = "</svg>" if named == "svg" else ""
            yield _Task(markup=f"<{named}{self._attributes(props)}>{end}")
            return
        address = "" if named else self._address(props)
        tag = "a" if address and not task.in_link else named if named in _AS_THEY_ARE else "div"
        link = f' href="{escape(address)}"' if tag == "a" and address else ""
        within = replace(task, in_link=task.in_link or tag == "a")
        yield _Task(markup=f"<{tag}{self._attributes(props)}{link}>")
        yield from self._held_in(props, within)
        yield _Task(markup=f"</{tag}>")

    def _held_in(self, props: Mapping[str, Json], task: _Task) -> Iterator[_Task]:
        """Yield what the properties of an element draw: its text, other elements, its children."""
        text = self._props(props.get("textProps"))
        if text is not None:
            wanted = text.get("tagName") or props.get("tagName")
            tag = wanted if isinstance(wanted, str) and wanted in _TEXT_TAGS else "p"
            yield _Task(markup=f"<{tag}>")
            yield task.inside(text.get("children"), bare=False)
            yield _Task(markup=f"</{tag}>")
        yield from (
            task.inside(value, bare=True) for key, value in props.items() if key not in _NO_CONTENT
        )
        yield task.inside(props.get("children"), bare=False)

    def _props(self, props: Json) -> Mapping[str, Json] | None:
        if isinstance(props, str) and (match := _REFERENCE.fullmatch(props)) and not match[3]:
            self.drawn.add(match[2])
            props = self.rows.get(match[2])
        return props if isinstance(props, dict) else None

    def _attributes(self, props: Mapping[str, Json]) -> str:
        kept = {
            name: value
            for key, value in props.items()
            if (name := _OTHER_NAMES.get(key, key)) in _KEPT or _KEPT_NAME.fullmatch(name)
        }
        tracking = self._props(props.get("viewTrackingSpecs"))
        if tracking is not None:
            kept.setdefault("data-view-name", tracking.get("viewName"))
        said = _seeds(self._actions(props))
        kept.update((_SEEDS[state], words) for state, words in said)
        return "".join(
            f' {name}="{escape(value if isinstance(value, str) else "")}"'
            for name, value in kept.items()
            if value is True or (isinstance(value, str) and not value.startswith("$"))
        )

    def _address(self, props: Mapping[str, Json]) -> str:
        """Return where a click on an element leads, "" where it leads nowhere."""
        for held in self._actions(props):
            kind = str(held.get("$type") or "")
            if kind.endswith("NavigateToScreen") and isinstance(held.get("url"), str):
                return str(held["url"])
            url = dig(held, "urlValue", "url")
            if kind.endswith("NavigateToUrl") and isinstance(url, str):
                return url
        return ""

    def _actions(self, props: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
        """Yield every object in what an element does on a click, in other rows too."""
        seen: set[str] = set()

        def row(named: str) -> list[Json]:
            match = _REFERENCE.fullmatch(named)
            if match is None or match[2] in seen:
                return []
            seen.add(match[2])
            return [self.rows.get(match[2])]

        yield from walk([props[key] for key in _ACTIONS if key in props], row)
        self.drawn |= seen


def _seeds(actions: Iterable[Json]) -> Iterator[tuple[str, str]]:
    """Yield the states that actions set to words, of those that say who a member is."""
    for held in actions:
        for state in (dig(held, "state"), dig(held, "value", "state")):
            name = dig(state, "key", "key", "value", "id")
            words = dig(state, "value", "stringValue")
            if name in _SEEDS and isinstance(words, str):
                yield name, words[1:] if words.startswith("$$") else words


_GAP = _Task(markup=f"<div {GAP_MARK}></div>")


def _written(text: str, task: _Task) -> Iterator[_Task]:
    if text and not task.bare:
        yield _Task(markup=escape(text))


def _step(value: Json, step: str) -> Json:
    """Follow one step of a reference into a row; an element's "props" are its fourth part."""
    if isinstance(value, dict):
        return value.get(step)
    if not isinstance(value, list):
        return None
    if value[:1] == ["$"] and step in _ELEMENT_PARTS:
        step = _ELEMENT_PARTS[step]
    return value[int(step)] if step.isdigit() and int(step) < len(value) else None
