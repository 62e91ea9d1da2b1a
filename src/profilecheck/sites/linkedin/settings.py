"""LinkedIn's settings: pages of one question each, and pages that list many with their answers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import (
    Line,
    is_checked,
    is_offered,
    is_shown,
    lines,
    name_of,
    role_of,
    text_of,
    undecided,
)
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.linkedin.contact import EMAIL_DETAIL
from profilecheck.sites.linkedin.wording import audience_of, is_row, switch_of
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason

__all__ = [
    "Answer",
    "RowFact",
    "answer_to_page",
    "answer_to_row",
    "question_anchor",
    "read_connections_visibility",
    "read_email_visibility",
    "read_last_name",
    "read_messages",
    "read_public_profile",
    "read_rows",
]

_TOGGLES = (
    "[role='switch'], [role='checkbox'], input[type='checkbox'], button[aria-pressed]:not([role])"
)
_CHOICES = "input[type='radio'], [role='radio'], [role='menuitemradio']"
_LONG_HINT = 70
_SIGN_IN_ADDRESS = "Your main e-mail address"


@dataclass(frozen=True)
class Answer:
    """What a page answers to one question: its words, or the state of its switch.

    Both are empty where the question stands there without an answer.
    """

    words: str = ""
    checked: bool | None = None

    @property
    def seen(self) -> str:
        """The answer as the page shows it."""
        return self.words if self.checked is None else "On" if self.checked else "Off"


@dataclass(frozen=True)
class RowFact:
    """A fact, and the row that answers it."""

    fact: Fact
    row: str


def _bodies(capture: Capture) -> Iterator[LexborNode]:
    trees: list[LexborHTMLParser] = [capture.tree, *(frame.tree for frame in capture.frames)]
    for tree in trees:
        body = tree.css_first("main, [role='main']") or tree.body
        if body is not None:
            yield body


def question_anchor(*rows: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: one of these questions stands on the page, and it is a settings page."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        if "page-not-found" in capture.url:
            return False
        return any(
            is_row(line.text, row, labels)
            for body in _bodies(capture)
            for line in lines(body)
            for row in rows
        )

    return anchor


# A page of one question


def answer_to_page(capture: Capture, row: str, labels: Labels | None) -> Answer | None:
    """Return the one answer of a page that asks `row`, None where it gives none or several.

    A switch that is named for the question answers it; else the choice that is marked among all
    on the page, unless nothing is in one of its groups; else the only switch, if it has no name.
    """
    for body in _bodies(capture):
        if not any(is_row(line.text, row, labels) for line in lines(body)):
            continue
        toggles = tuple(_toggles(body))
        named = {a for name, a in toggles if is_row(name, row, labels)}
        if named:
            return named.pop() if len(named) == 1 else None
        offered = tuple(_choices(body))
        choices = {Answer(words) for words in _marked(body, labels)}
        others = {a for name, a in toggles if not name or switch_of(name, labels) is not None}
        found = choices or (others if not offered else set())
        return found.pop() if len(found) == 1 and not undecided(offered) else None
    return None


def _toggles(root: LexborNode) -> Iterator[tuple[str, Answer]]:
    # A node that fits two of the selectors is found twice.
    for node in {n.mem_id: n for n in root.css(_TOGGLES)}.values():
        state = _state(node)
        if state is not None and (is_shown(node) or _is_drawn_over(node)):
            yield _name(node), Answer(checked=state)


def _state(node: LexborNode) -> bool | None:
    pressed = (node.attributes.get("aria-pressed") or "").lower()
    return pressed == "true" if pressed in ("true", "false") else is_checked(node)


def _is_drawn_over(node: LexborNode) -> bool:
    """Whether a hidden input is drawn by its label: then the label is what is shown."""
    return node.tag == "input" and (label := _label(node)) is not None and is_shown(label)


def _label(node: LexborNode) -> LexborNode | None:
    own = node.attributes.get("id")
    if own and node.parser is not None:
        quoted = own.replace("\\", "\\\\").replace('"', '\\"')
        if (label := node.parser.css_first(f'label[for="{quoted}"]')) is not None:
            return label
    around = node.parent
    while around is not None and around.tag != "label":
        around = around.parent
    return around


def _name(node: LexborNode) -> str:
    label = _label(node) if node.tag == "input" else None
    return name_of(node) or text_of(label)


def _marked(root: LexborNode, labels: Labels | None) -> Iterator[str]:
    """Yield the words of the choices that are marked."""
    for node in _choices(root):
        if is_checked(node):
            yield _first_words(node, labels)
    for node in root.css("select"):
        chosen = node.css_first("option[selected]")
        if chosen is not None and is_shown(node):
            yield name_of(chosen)


def _choices(root: LexborNode) -> Iterator[LexborNode]:
    for node in {n.mem_id: n for n in root.css(_CHOICES)}.values():
        if is_shown(node) or _is_drawn_over(node):
            yield node


def _first_words(node: LexborNode, labels: Labels | None) -> str:
    """Return the words of a choice without the explanation that may stand below them."""
    whole = _name(node)
    if audience_of(whole, labels) is not None:
        return whole
    held = lines(_label(node) if node.tag == "input" else node)
    return held[0].text if held else whole


# A page of many rows


def answer_to_row(capture: Capture, row: str, labels: Labels | None) -> Answer | None:
    """Return what stands beside `row` on a page of many, None where no row or two say it.

    The row is the link, button or list item that the question stands in; its answer is what else
    it says, apart from explanations.
    """
    found = {
        _answer_in(_row_around(line.block, body), line, labels)
        for body in _bodies(capture)
        for line in lines(body)
        if is_row(line.text, row, labels) and role_of(line.block) != "heading"
    }
    said = found - {Answer()} or found
    return said.pop() if len(said) == 1 else None


def _row_around(block: LexborNode, body: LexborNode) -> LexborNode:
    node: LexborNode | None = block
    while node is not None and node.mem_id != body.mem_id:
        if role_of(node) in ("link", "button", "listitem", "row"):
            return node
        node = node.parent
    return block


def _answer_in(around: LexborNode, question: Line, labels: Labels | None) -> Answer:
    states = {answer for _, answer in _toggles(around)}
    if len(states) == 1:
        return states.pop()
    if offered := tuple(_choices(around)):
        marked = set(_marked(around, labels))
        return Answer(marked.pop()) if len(marked) == 1 and not undecided(offered) else Answer()
    said = [
        line.text
        for line in lines(around)
        if line.text != question.text and not is_offered(line.block, question.block)
    ]
    known = {w for w in said if audience_of(w, labels) or switch_of(w, labels) is not None}
    if len(known) == 1:
        return Answer(known.pop())
    short = [w for w in said if len(w) < _LONG_HINT]
    return Answer(short[-1]) if short and not known else Answer()


def read_rows(*wanted: RowFact) -> Callable[[ReadContext], Iterable[Observed | Unread]]:
    """Return a reader of a page of many rows, one row for each fact."""

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        for each in wanted:
            answer = answer_to_row(context.capture, each.row, context.labels)
            if answer is not None:
                yield _told(context, each.fact, answer)

    return read


def _told(context: ReadContext, fact: Fact, answer: Answer) -> Observed | Unread:
    value: Audience | bool | None
    if fact.kind is FactKind.SWITCH:
        value = answer.checked if answer.checked is not None else _switch(answer, context.labels)
    else:
        value = audience_of(answer.words, context.labels)
    if value is not None:
        return context.observed(fact, value, answer.seen)
    nothing = not answer.words and answer.checked is None
    reason = UnreadReason.AUDIENCE_NOT_SHOWN if nothing else UnreadReason.UNKNOWN_WORDING
    return context.unread(fact, reason, answer.seen if not nothing else "")


def _switch(answer: Answer, labels: Labels | None) -> bool | None:
    return switch_of(answer.words, labels)


# The pages


def read_connections_visibility(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see one's connections: a switch (on: your connections), or a choice in words."""
    answer = answer_to_page(context.capture, "connections_visibility", context.labels)
    if answer is None:
        return
    fact = Fact.FRIENDS_AUDIENCE
    if answer.checked is not None:
        value = Audience.FRIENDS if answer.checked else Audience.ONLY_ME
        yield context.observed(fact, value, answer.seen)
    else:
        yield _told(context, fact, answer)


def read_email_visibility(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see the e-mail address that the contact panel shows, and take it away with them.

    The page does not name the address: it is the one that the contact panel showed.
    """
    answer = answer_to_page(context.capture, "email_visibility", context.labels)
    if answer is None:
        return
    audience = audience_of(answer.words, context.labels)
    if audience is None:
        yield context.unread(Fact.CONTACT_EMAIL, UnreadReason.UNKNOWN_WORDING, answer.seen)
        return
    unnamed = Entry(text=_SIGN_IN_ADDRESS, detail=EMAIL_DETAIL)
    shown = _earlier_entries(context, Fact.CONTACT_EMAIL) or (unnamed,)
    entries = tuple(e.model_copy(update={"audience": audience}) for e in shown)
    yield context.observed(
        Fact.CONTACT_EMAIL, Entries(entries=entries), "; ".join(_with_export(context, answer))
    )


def _with_export(context: ReadContext, answer: Answer) -> Iterator[str]:
    yield answer.seen
    for body in _bodies(context.capture):
        for name, state in _toggles(body):
            if is_row(name, "email_export", context.labels):
                yield f"{name}: {state.seen}"


def _earlier_entries(context: ReadContext, fact: Fact) -> tuple[Entry, ...]:
    return tuple(
        entry
        for reading in context.earlier
        if reading.fact is fact and isinstance(reading.value, Entries)
        for entry in reading.value.entries
    )


def read_last_name(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether people one is not connected to see the whole last name, or only its first letter."""
    answer = answer_to_page(context.capture, "last_name", context.labels)
    if answer is None:
        return
    if answer.checked is None:
        audience = audience_of(answer.words, context.labels)
    else:
        audience = Audience.MEMBERS if answer.checked else Audience.FRIENDS
    if audience is None:
        yield context.unread(Fact.PROFILE_NAME, UnreadReason.UNKNOWN_WORDING, answer.seen)
        return
    names = _earlier_entries(context, Fact.PROFILE_NAME)
    entries = tuple(e.model_copy(update={"audience": audience}) for e in names)
    if entries:
        seen = f"Who can see your last name: {answer.seen}"
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=entries), seen)


def read_messages(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can write: connections always can; message requests and InMail let others in."""
    labels = context.labels
    words: list[str] = []
    states: dict[str, bool] = {}
    for body in _bodies(context.capture):
        for name, state in _toggles(body):
            for row in ("message_requests", "inmail"):
                if is_row(name, row, labels) and state.checked is not None:
                    states[row] = states.get(row, False) or state.checked
                    words.append(f"{name}: {state.seen}")
    fact, seen = Fact.MESSAGES_WHO_CAN_SEND, "; ".join(words)
    if any(states.values()):
        yield context.observed(fact, Audience.MEMBERS, seen)
    elif len(states) == 2:
        yield context.observed(fact, Audience.FRIENDS, seen)
    elif states:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, seen)
    elif (answer := answer_to_page(context.capture, "messages", labels)) and answer.words:
        yield _told(context, fact, answer)


def read_public_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether anyone on the internet gets the profile, search engines among them."""
    shown = _is_public(context)
    if shown is None:
        return
    seen = "; ".join(_public_parts(context, shown=shown))
    audience = Audience.PUBLIC if shown else Audience.MEMBERS
    yield context.observed(Fact.PROFILE_ACCESS, audience, seen)
    yield context.observed(Fact.DISCOVERY_SEARCH_ENGINES, shown, seen)


def _is_public(context: ReadContext) -> bool | None:
    labels = context.labels
    found: set[bool] = set()
    for body in _bodies(context.capture):
        for name, state in _toggles(body):
            if is_row(name, "public_visibility", labels) and state.checked is not None:
                found.add(state.checked)
        for words in _marked(body, labels):
            if is_row(words, "public_everyone", labels):
                found.add(True)
            elif is_row(words, "public_none", labels):
                found.add(False)
    return found.pop() if len(found) == 1 else None


def _public_parts(context: ReadContext, *, shown: bool) -> Iterator[str]:
    """What of the profile is public, in the page's words: for the person to read."""
    yield f"Public visibility: {'On' if shown else 'Off'}"
    if not shown:
        return
    for body in _bodies(context.capture):
        for words in _marked(body, context.labels):
            if audience_of(words, context.labels) is not None:
                yield f"Profile photo: {words}"
        parts = [
            re.sub(r"\s+", " ", name)
            for name, state in _toggles(body)
            if state.checked and name and not is_row(name, "public_visibility", context.labels)
        ]
        if parts:
            yield f"shown: {', '.join(parts)}"
