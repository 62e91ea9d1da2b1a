"""The questions of a settings page, and what it answers to each: one reading for all networks.

What is decided here is decided nowhere else. What is only offered is no answer, and neither are
two that differ. What is not shown is not read, and what was struck out, is being changed or waits
to be saved is not in effect. A control that does not say how it stands is undecided, never off. A
page is gone through once, and its form is kept as long as its capture.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import (
    Line,
    above,
    by_role,
    is_busy,
    is_offered,
    lines,
    normalise,
    own_parts,
    role_of,
)
from profilecheck.sites.controls import Answer, Control, Kind, controls_in
from profilecheck.sites.wording import Labels, audience_of, begins_hint, row_of, switch_of
from profilecheck.vocabulary import Audience

__all__ = [
    "Form",
    "Part",
    "Question",
    "form_of",
    "is_no_answer",
    "privacy_words",
    "questions",
]

_LONGEST_ROW = 12
"""Lines a row may have: more than that is a list of rows."""
_NEXT_LINES = 3
"""Lines below a question, where no element holds them together, that may be its answer."""
_LONGEST_ANSWER = 4
"""Words an answer that ends in a full stop may have."""
_LONG_HINT = 70
_UNSAVED = re.compile(
    r"\bunsaved changes\b|\bchanges (?:have(?: not|n't) been|are(?: not|n't)) saved\b"
    r"|\bnicht gespeicherte änderungen\b|\bmodifications non enregistrées\b"
    r"|\bcambios sin guardar\b|\bmodifiche non salvate\b|\balterações não salvas\b"
    r"|\bniet-opgeslagen wijzigingen\b|\bniezapisane zmiany\b|\bnewidiadau heb eu cadw\b"
)
"""How pages say in several languages that changes wait to be saved."""
_STRUCK = frozenset({"s", "del", "strike"})
_ITEMS = frozenset({"listitem", "row"})
_ROWS = _ITEMS | {"link", "button"}


@dataclass(frozen=True)
class Question:
    """A question on a page, by the name of its row, and every answer that the page gives to it.

    `undecided` is True where it offers an answer that is none: nothing marked, no state, two that
    differ. `in_row` is True for a question with a row of its own: a link, a button, a list item.
    """

    row: str
    kind: Kind
    answers: tuple[Answer, ...] = ()
    undecided: bool = False
    in_row: bool = False

    @property
    def is_unmarked(self) -> bool:
        """Whether it has a control that says nothing: words elsewhere do not answer for it."""
        return self.kind is not Kind.TEXT and self.undecided and not self.answers


@dataclass
class Form:
    """What of a page asks and answers: its main parts, gone through once."""

    parts: tuple["Part", ...]
    is_loading: bool
    is_unsaved: bool
    _questions: dict[str, tuple[Question, ...]] = field(default_factory=dict)

    def asks(self, *rows: str, labels: Labels | None) -> bool:
        """Whether one of these labels stands on a line of the page."""
        return any(part.asks(*rows, labels=labels) for part in self.parts)

    def questions(self, labels: Labels) -> tuple[Question, ...]:
        """Return every question that has a label, in order."""
        if labels.language not in self._questions:
            found = (q for part in self.parts for q in _questions_of(part, labels))
            told = (replace(q, answers=(), undecided=True) if self.is_unsaved else q for q in found)
            self._questions[labels.language] = tuple(told)
        return self._questions[labels.language]


_FORMS: WeakKeyDictionary[Capture, Form] = WeakKeyDictionary()


def form_of(capture: Capture) -> Form:
    """Return the form of a page, the same one for the same page."""
    if (form := _FORMS.get(capture)) is None:
        trees = (capture.tree, *(frame.tree for frame in capture.frames))
        parts = tuple(Part(root) for tree in trees for root in own_parts(tree))
        loads, unsaved = any(map(_says_it_loads, trees)), any(map(_says_it_is_unsaved, parts))
        form = _FORMS[capture] = Form(parts, loads, unsaved)
    return form


def questions(capture: Capture, labels: Labels | None) -> tuple[Question, ...]:
    """Return every question of a page that has a label, with what the page answers to it."""
    return form_of(capture).questions(labels) if labels else ()


def _says_it_loads(tree: LexborHTMLParser) -> bool:
    """Whether something turns round; a bar that says how far it is measures something else."""
    return any("aria-valuenow" not in node.attributes for node in by_role(tree, "progressbar"))


def _says_it_is_unsaved(part: "Part") -> bool:
    """Whether something on the page is chosen that is not in effect: which of it, nothing says."""
    return any(_UNSAVED.search(normalise(line.text)) for line in part.lines)


class Part:
    """One part of a page: its lines and controls, found when they are first asked for."""

    def __init__(self, root: LexborNode) -> None:
        self.root = root

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of text that is shown."""
        return lines(self.root)

    def asks(self, *rows: str, labels: Labels | None) -> bool:
        """Whether one of these labels stands on a line here."""
        return any(row_of(line.text, labels) in rows for line in self.lines)

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Every control that is drawn."""
        return tuple(controls_in(self.root))

    def controls_for(self, row: str, labels: Labels | None) -> tuple[Control, ...]:
        """Return the controls, but for those in a dialog in which the question does not stand.

        A dialog over the page asks something of its own.
        """
        asking = [line.block for line in self.lines if row_of(line.text, labels) == row]
        around = {n.mem_id for block in asking for n in (block, *above(block))}
        dialogs = {n.mem_id for n in by_role(self.root, "dialog")} - around
        return tuple(
            c for c in self.controls if not any(a.mem_id in dialogs for a in above(c.nodes[0]))
        )

    @cached_property
    def _by_node(self) -> dict[int, Control]:
        return {node.mem_id: control for control in self.controls for node in control.nodes}

    def owner(self, node: LexborNode) -> Control | None:
        """Return the control that an element belongs to: its words, or those of its label."""
        around = (self._by_node.get(n.mem_id) for n in (node, *above(node)))
        return next((control for control in around if control is not None), None)


_Button = tuple[LexborNode, Answer]
"""A button that edits an audience, with the audience that it says."""


def _audience_buttons(root: LexborNode, labels: Labels) -> Iterator[_Button]:
    if "edit_privacy" not in labels.rows:
        return
    for node in by_role(root, "button"):
        if (words := privacy_words(node, labels)) is not None:
            yield node, Answer(words)


def _questions_of(part: Part, labels: Labels) -> Iterator[Question]:
    """Controls that are named for a question answer it; else what stands in its row or below."""
    named: dict[str, list[Control]] = {}
    buttons = tuple(_audience_buttons(part.root, labels))
    for control in part.controls:
        for name in sorted({r for n in control.names if (r := row_of(n, labels))}):
            named.setdefault(name, []).append(control)
            yield _of_controls(name, (control,), labels)
    for number, line in enumerate(part.lines):
        if (row := row_of(line.text, labels)) is None:
            continue
        asked = _Asked(part, number, row, labels, buttons)
        if row not in named:
            yield asked.question()
        elif said := [a for control in named[row] for a in asked.contradiction(control)]:
            yield Question(row, Kind.TEXT, tuple(said))


def _of_controls(
    row: str,
    controls: tuple[Control, ...],
    labels: Labels,
    beside: Iterable[Answer] = (),
    *,
    in_row: bool = False,
) -> Question:
    """Return what controls answer; `beside` is what words next to them say that is another."""
    told = (*(a for control in controls for a in control.told(labels)), *beside)
    answers = tuple(dict.fromkeys(told))
    undecided = len(answers) > 1 or any(len(control.answers) != 1 for control in controls)
    return Question(row, controls[0].kind, answers, undecided, in_row)


class _Asked:
    """A line that asks, and what stands around it: how the page holds an answer to it."""

    def __init__(
        self, part: Part, number: int, row: str, labels: Labels, buttons: tuple[_Button, ...]
    ) -> None:
        self._part, self._row, self._labels = part, row, labels
        self._line = part.lines[number]
        inside = {n.mem_id for n in above(part.root)}
        around = (self._line.block, *above(self._line.block))
        self._around = [n for n in around if n.mem_id not in inside]
        self._levels = {n.mem_id: level for level, n in enumerate(self._around)}
        before = part.lines[number - 1 : number] if number else ()
        self._highest = min((self._level(n.block) for n in before), default=len(self._around))
        rest = islice(part.lines, number + 1, None)
        following = (line for line in rest if not is_no_answer(line))
        self._below = [(n, self._level(n.block)) for n in islice(following, _LONGEST_ROW)]
        self._controls = [(c, min(map(self._level, c.nodes))) for c in part.controls]
        self._buttons = [(b, self._level(b[0])) for b in buttons]

    def _level(self, node: LexborNode) -> int:
        """The smallest element around the question, counted from it, that an element is in too."""
        around = (n.mem_id for n in (node, *above(node)))
        return next((self._levels[m] for m in around if m in self._levels), len(self._around))

    def _held(self, level: int) -> list[Line]:
        """The lines below the question that stand in the same element, so far around it."""
        held: list[Line] = []
        for line, highest in self._below:
            if highest > level:
                break
            held.append(line)
        return held

    def question(self) -> Question:
        """Return what the page answers: in the question's own row, or right below it."""
        levels = self._around[: self._highest]
        row = next((n for n, element in enumerate(levels) if role_of(element) in _ROWS), None)
        for level in range(len(levels) if row is None else row + 1):
            held = self._held(level)
            if len(held) == _LONGEST_ROW and level != row:
                break
            if (found := self._by_controls(level, held, in_row=level == row)) is not None:
                return found
            if level == row:
                return self._in_row(held)
            if row is None and (self._said(held) or self._within(level)):
                return self._next(held)
        below = [line for line, _ in self._below]
        choice = self._choice_below(below)
        return (
            self._next(below[:_NEXT_LINES])
            if choice is None
            else _of_controls(self._row, (choice,), self._labels)
        )

    def _within(self, level: int) -> tuple[Control, ...]:
        return tuple(control for control, highest in self._controls if highest <= level)

    def _by_controls(self, level: int, held: list[Line], *, in_row: bool) -> Question | None:
        """What the controls of the smallest element that has any say, None where they say nothing.

        Nothing else may stand there but a hint and the answer in words: other text means that they
        may belong to another question. In a row of its own all belongs to the question.
        """
        buttons = [button for button, highest in self._buttons if highest <= level]
        controls = self._within(level)
        if not buttons and not controls:
            return None
        pressed = {n.mem_id for button, _ in buttons for n in (button, *button.css("*"))}
        rest = [n for n in held if n.block.mem_id not in pressed and not self._part.owner(n.block)]
        alone = self._are_answers(rest)
        if buttons:
            return self._by_buttons([said for _, said in buttons], rest) if alone else None
        own = tuple(c for c in controls if c.is_nameless(self._labels))
        if not own or not (alone or in_row):
            return None
        beside = [a for control in own for a in self._differing(control, rest)]
        return _of_controls(self._row, own, self._labels, beside, in_row=in_row)

    def contradiction(self, control: Control) -> tuple[Answer, ...]:
        """Return what the words in the row of a control that is named for it say otherwise."""
        level = next((level for c, level in self._controls if c is control), self._highest)
        if level >= self._highest:
            return ()
        held = [line for line in self._held(level) if not self._part.owner(line.block)]
        return self._differing(control, held) if self._are_answers(held) else ()

    def _are_answers(self, held: list[Line]) -> bool:
        """Whether lines are answers and hints alone: others may belong to another question."""
        return all(self._is_hint(line.text) or self._is_known(line.text) for line in held)

    def _differing(self, control: Control, beside: list[Line]) -> tuple[Answer, ...]:
        """Return the answer in words beside a control, where there is one and it is another.

        Words for both ends of a switch, or for several choices, are what is offered.
        """
        if len(control.answers) != 1:
            return ()
        (stands,), words = control.answers, [Answer(line.text) for line in beside]
        known: dict[Audience | bool, Answer]
        if stands.on is not None:
            meant: Audience | bool | None = stands.on
            known = {on: a for a in words if (on := a.switch(self._labels)) is not None}
        else:
            meant = stands.audience(self._labels)
            known = {who: a for a in words if (who := a.audience(self._labels)) is not None}
        return tuple(known.values()) if len(known) == 1 and meant not in known else ()

    def _by_buttons(self, said: list[Answer], rest: list[Line]) -> Question:
        """What a button says that edits the audience, unless the words beside it say another."""
        meant = {answer.audience(self._labels) for answer in said}
        beside = (Answer(line.text) for line in rest)
        known = ((b, b.audience(self._labels)) for b in beside)
        others = (b for b, audience in known if audience is not None and audience not in meant)
        return Question(self._row, Kind.TEXT, tuple(dict.fromkeys((*said, *others))))

    def _said(self, held: list[Line]) -> list[str]:
        """The lines that may be an answer: up to what is offered, or asks something else."""
        said: list[str] = []
        for line in held:
            known = self._is_known(line.text)
            if self._is_offered(line) or (not known and self._asks(line.text)):
                break
            if is_busy(line.block):
                return []
            if known or not (self._is_hint(line.text) or self._is_pressed(line)):
                said.append(line.text)
        return self._joined(said)

    def _joined(self, said: list[str]) -> list[str]:
        """The same, two lines as one where they are an answer together that the first is not.

        "Friends" and "except Ann" may be in two elements, and so may "Only" and "me".
        """
        joined: list[str] = []
        for words in said:
            both = f"{joined[-1]} {words}" if joined else ""
            if both and self._is_known(both) and self._meaning(both) != self._meaning(joined[-1]):
                joined[-1] = both
            else:
                joined.append(words)
        return joined

    def _in_row(self, held: list[Line]) -> Question:
        """The one answer that is known in a row of its own; else its first words."""
        said = self._said(held)
        known = {self._meaning(words): words for words in said if self._is_known(words)}
        found = list(known.values()) or said[:1]
        answers = tuple(map(Answer, found))
        return Question(self._row, Kind.TEXT, answers, undecided=len(answers) != 1, in_row=True)

    def _next(self, held: list[Line]) -> Question:
        """The words right below the question, unless they are one of several."""
        below = [line for line, _ in self._below]
        said = self._said(held)
        near = (*said, *self._said(below)[: len(said) + 1])
        several = len({self._meaning(words) for words in near if self._is_known(words)}) > 1
        undecided = several or not said
        answers = () if undecided else (Answer(said[0]),)
        return Question(self._row, Kind.TEXT, answers, undecided=undecided)

    def _choice_below(self, below: list[Line]) -> Control | None:
        """Return the choice whose words come next, past a hint."""
        following = (line for line in below if not self._is_hint(line.text))
        owners = (self._part.owner(line.block) for line in following)
        control = next(owners, None)
        if control is None or control.kind is not Kind.CHOICE:
            return None
        return control if control.is_nameless(self._labels) else None

    def _meaning(self, words: str) -> Audience | bool | None:
        audience = audience_of(words, self._labels)
        return audience if audience is not None else switch_of(words, self._labels)

    def _is_known(self, words: str) -> bool:
        return self._meaning(words) is not None

    def _asks(self, words: str) -> bool:
        return words.rstrip().endswith("?") or row_of(words, self._labels) is not None

    def _is_offered(self, line: Line) -> bool:
        """Whether it belongs to a choice, or to a row of its own."""
        around = (n for n in (line.block, *above(line.block)) if n.mem_id not in self._levels)
        if self._part.owner(line.block) or any(role_of(n) in _ITEMS for n in around):
            return True
        return is_offered(line.block, self._line.block)

    def _is_pressed(self, line: Line) -> bool:
        """Whether it is what a button or link within the row is called."""
        around = (n for n in (line.block, *above(line.block)) if n.mem_id not in self._levels)
        return any(role_of(node) in ("button", "link") for node in around)

    def _is_hint(self, words: str) -> bool:
        """Whether a line explains: a whole sentence does; questions and answers have none."""
        sentence = words.rstrip().endswith(".") and len(words.split()) > _LONGEST_ANSWER
        begins = begins_hint(words, self._labels)
        return (sentence or begins or len(words) >= _LONG_HINT) and not self._is_known(words)


def is_no_answer(line: Line) -> bool:
    """Whether words explain what is pointed at, or were struck out: what was and is no more."""
    around = (line.block, *above(line.block))
    return any(node.tag in _STRUCK or role_of(node) == "tooltip" for node in around)


def privacy_words(button: LexborNode, labels: Labels | None) -> str | None:
    """Return the audience that a button says it edits, None for another button."""
    name = (button.attributes.get("aria-label") or "").strip()
    for prefix in labels.rows.get("edit_privacy", ()) if labels else ():
        if normalise(name).startswith(normalise(prefix)):
            return name[len(prefix) :].strip(" .:")
    return None
