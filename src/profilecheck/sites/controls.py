"""The controls of a settings page: what each is called, and what it says.

Choices of several, switches and boxes, and lists to choose from, as they are drawn. Which question
a control answers is `form`'s.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from selectolax.lexbor import LexborNode

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
    role_of,
    text_of,
)
from profilecheck.sites.wording import (
    Labels,
    audience_of,
    begins_hint,
    is_row,
    shown_words,
    switch_of,
)
from profilecheck.vocabulary import Audience

__all__ = ["Answer", "Control", "Kind", "controls_in", "on_or_off"]

_TOGGLES = (
    '[role="switch"], [role="checkbox"], input[type="checkbox" i], button[aria-pressed]:not([role])'
)
_CHOICES = 'input[type="radio" i], [role="radio"], [role="menuitemradio"], [role="option"]'


class Kind(StrEnum):
    """How a page asks: a choice of several, a switch, a box, or words with their answer below."""

    CHOICE = "choice"
    SWITCH = "switch"
    BOX = "box"
    TEXT = "text"


def on_or_off(on: bool) -> str:
    """Return how a switch or box stands, in a word."""
    return "On" if on else "Off"


@dataclass(frozen=True)
class Answer:
    """What a page answers: in words, or by how a switch or box stands.

    Of a choice that is explained, `words` are all of it, and `first` is its first line.
    """

    words: str = ""
    on: bool | None = None
    first: str = ""

    def audience(self, labels: Labels | None) -> Audience | None:
        """Return the audience that the words mean, None if not known."""
        whole = audience_of(self.words, labels)
        return whole if whole is not None or not self.first else audience_of(self.first, labels)

    def switch(self, labels: Labels | None) -> bool | None:
        """Return whether it says on or off, None if not known."""
        return self.on if self.on is not None else switch_of(self.words, labels)

    def shown(self, labels: Labels | None) -> str:
        """Return it in the page's words, without an explanation and the people in it."""
        if self.on is not None:
            return on_or_off(self.on)
        explained = self.first and audience_of(self.words, labels) is None
        return shown_words(self.first if explained else self.words, labels)


@dataclass(frozen=True)
class Control:
    """A control that is drawn: a choice of several, or a switch or box with its twins.

    `names` are what it is called, "" never among them. `answers` are what is marked; a switch or
    box that does not say how it stands, or whose twin stands differently, has none. `inside` are
    the words on a switch or box itself, and of its label.
    """

    kind: Kind
    names: tuple[str, ...]
    answers: tuple[Answer, ...]
    nodes: tuple[LexborNode, ...]
    inside: tuple[str, ...] = ()

    def told(self, labels: Labels | None) -> tuple[Answer, ...]:
        """Return its answers; and where its own words say that it stands otherwise, those too.

        Words for both ends are what is offered. A box is called by what ticking it chooses: one
        that is called "On" and is not ticked is off.
        """
        if len(self.answers) != 1 or (stands := self.answers[0].on) is None:
            return self.answers
        known = {on: w for w in self.inside if (on := switch_of(w, labels)) is not None}
        agrees = len(known) != 1 or stands in known or (self.kind is Kind.BOX and True in known)
        return self.answers if agrees else (*self.answers, Answer(known[not stands]))

    @property
    def name(self) -> str:
        """The first of its names, "" where it has none."""
        return self.names[0] if self.names else ""

    def is_for(self, row: str, labels: Labels | None) -> bool:
        """Whether it is named for the question `row`."""
        return any(is_row(name, row, labels) for name in self.names)

    def is_nameless(self, labels: Labels | None) -> bool:
        """Whether it has no name, or is called by how it stands, or by a hint."""
        return all(
            switch_of(name, labels) is not None or begins_hint(name, labels) for name in self.names
        )


def controls_in(root: LexborNode) -> Iterator[Control]:
    """Yield every control that is drawn in a part of a page."""
    yield from (*_toggles(root), *_choices(root), *_selects(root))


def _toggles(root: LexborNode) -> Iterator[Control]:
    """Switches and boxes. Several that share a label are one, drawn twice."""
    found = {n.mem_id: n for n in root.css(_TOGGLES) if is_drawn(n)}
    twins: dict[int, list[LexborNode]] = {}
    for node in found.values():
        if not any(a.mem_id in found for a in above(node)):
            twins.setdefault((label_of(node) or node).mem_id, []).append(node)
    for nodes in twins.values():
        states = {is_checked(node) for node in nodes}
        on = states.pop() if len(states) == 1 else None
        is_switch = any(role_of(node) != "checkbox" for node in nodes)
        yield Control(
            Kind.SWITCH if is_switch else Kind.BOX,
            tuple(dict.fromkeys(name for node in nodes for name in _names(node))),
            () if on is None else (Answer(on=on),),
            (*nodes, *(label for label in (label_of(nodes[0]),) if label is not None)),
            tuple(dict.fromkeys(words for node in nodes for words in _inside(node))),
        )


def _names(node: LexborNode) -> Iterator[str]:
    """What a control is called: its name, and the first line of its label."""
    label = label_of(node)
    first = lines(label)[:1] if label is not None else ()
    yield from (name for name in (name_of(node), *(line.text for line in first)) if name)


def _inside(node: LexborNode) -> Iterator[str]:
    """Its name, and every line of it and of its label."""
    yield name_of(node)
    yield from (line.text for part in (node, label_of(node)) for line in lines(part))


def _choices(root: LexborNode) -> Iterator[Control]:
    """Choices of several, a control for each group of them."""
    drawn = {n.mem_id: n for n in root.css(_CHOICES) if is_drawn(n)}
    groups: dict[object, list[LexborNode]] = {}
    for node in drawn.values():
        if not any(a.mem_id in drawn for a in above(node)):
            groups.setdefault(group_of(node), []).append(node)
    # Buttons that nothing holds together may be the choices of several questions.
    loose = _runs(groups.pop(None, []), root)
    for nodes in (*groups.values(), *loose):
        chosen = dict.fromkeys(_choice(node) for node in nodes if is_checked(node))
        held = tuple(part for node in nodes for part in _with_label(node))
        yield Control(Kind.CHOICE, _group_names(nodes[0]), tuple(chosen), held)


def _with_label(node: LexborNode) -> tuple[LexborNode, ...]:
    label = label_of(node) if node.tag == "input" else None
    return (node,) if label is None else (node, label)


def _runs(nodes: list[LexborNode], root: LexborNode) -> list[list[LexborNode]]:
    """Return the choices that stand one after the other, with no other line between them."""
    if not nodes:
        return []
    # By their places: two elements that are written alike are equal.
    of_part = {part.mem_id: node for node in nodes for part in _with_label(node)}
    runs: list[dict[int, LexborNode]] = [{}]
    for line in lines(root):
        around = (of_part.get(n.mem_id) for n in (line.block, *above(line.block)))
        node = next((n for n in around if n is not None), None)
        if node is None:
            runs.append({})
        else:
            runs[-1][node.mem_id] = node
    placed = {place for run in runs for place in run}
    alone = ([node] for node in nodes if node.mem_id not in placed)
    return [*(list(run.values()) for run in runs if run), *alone]


def _group_names(node: LexborNode) -> tuple[str, ...]:
    group = next((a for a in above(node) if is_group(a)), None)
    if group is None:
        return ()
    legend = text_of(group.css_first("legend"))
    named = "aria-label" in group.attributes or "aria-labelledby" in group.attributes
    return tuple(name for name in (legend, name_of(group) if named else "") if name)


def _choice(node: LexborNode) -> Answer:
    label = label_of(node) if node.tag == "input" else None
    written = lines(label or node)
    whole = name_of(node) or text_of(label)
    return Answer(whole, first=written[0].text if len(written) > 1 else "")


def _selects(root: LexborNode) -> Iterator[Control]:
    for node in root.css("select"):
        if is_shown(node):
            chosen = dict.fromkeys(Answer(name_of(n)) for n in node.css("option[selected]"))
            yield Control(Kind.CHOICE, _select_names(node), tuple(chosen), (node,))


def _select_names(node: LexborNode) -> tuple[str, ...]:
    """What a list to choose from is called: not what stands in it."""
    inside = {n.mem_id for n in node.css("*")} | {node.mem_id}
    label = label_of(node)
    beside = (line.text for line in lines(label) if line.block.mem_id not in inside)
    named = name_of(node) if node.attributes.keys() & {"aria-label", "aria-labelledby"} else ""
    return tuple(name for name in (named, *list(beside)[:1]) if name)
