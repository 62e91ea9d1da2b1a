"""Facebook's settings pages: rows of a question and its answer, found by their wording."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import (
    Line,
    by_role,
    is_checked,
    is_offered,
    is_shown,
    lines,
    name_of,
    normalise,
)
from profilecheck.model import Observed, Unread
from profilecheck.sites.facebook.wording import audience_of, is_row, shown_words, switch_of
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason

__all__ = [
    "Answer",
    "RowFact",
    "answers_to",
    "privacy_words",
    "read_find_settings",
    "read_rows",
    "read_stories_settings",
    "read_tagging_settings",
    "settings_anchor",
]

_LONGEST_ROW = 12
"""Lines a row may have: more than that is a list of rows."""


_LONGEST_ANSWER = 4
"""Words an answer that ends in a full stop may have."""

_NOT_QUESTIONS = frozenset(
    {"hint", "add_button", "edit_privacy", "messages_arrive", "messages_refused"}
)


@dataclass(frozen=True)
class Answer:
    """What a page answers to one question: its words, or the state of its switch."""

    words: str
    checked: bool | None = None


@dataclass(frozen=True)
class RowFact:
    """A fact, and the row that answers it. `everyone` is what "Everyone" means there."""

    fact: Fact
    row: str
    everyone: Audience = Audience.PUBLIC


def settings_anchor(heading: str, *rows: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page's heading is there, or one of its questions."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        if any(is_row(name_of(node), heading, labels) for node in _headings(capture)):
            return True
        return any(
            is_row(line.text, row, labels)
            for tree in _documents(capture)
            for line in lines(tree)
            for row in rows
        )

    return anchor


def _documents(capture: Capture) -> Iterator[LexborHTMLParser]:
    yield capture.tree
    for frame in capture.frames:
        yield frame.tree


def _headings(capture: Capture) -> Iterator[LexborNode]:
    for tree in _documents(capture):
        yield from by_role(tree, "heading")


def read_rows(*wanted: RowFact) -> Callable[[ReadContext], Iterable[Observed | Unread]]:
    """Return a reader of rows, one for each fact."""

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        for row_fact in wanted:
            yield from _read_row(context, row_fact)

    return read


def _read_row(context: ReadContext, wanted: RowFact) -> Iterator[Observed | Unread]:
    answers = answers_to(context.capture, wanted.row, context.labels)
    if not answers:
        if _still_loading(context.capture):
            yield context.unread(wanted.fact, UnreadReason.TIMEOUT)
        return
    if wanted.fact.kind is FactKind.SWITCH:
        meanings: set[bool | Audience | None] = {_switch(a, context.labels) for a in answers}
    else:
        meanings = {_audience(a, wanted, context.labels) for a in answers}
    shown = "; ".join(sorted({_seen(a) for a in answers}))
    value = meanings.pop() if len(meanings) == 1 else None
    if value is not None:
        yield context.observed(wanted.fact, value, shown)
    elif None in meanings or not meanings:
        yield context.unread(wanted.fact, UnreadReason.UNKNOWN_WORDING, shown)
    else:
        yield context.unread(wanted.fact, UnreadReason.PAGE_CHANGED, f"two answers: {shown}")


def _switch(answer: Answer, labels: Labels | None) -> bool | None:
    return answer.checked if answer.checked is not None else switch_of(answer.words, labels)


def _audience(answer: Answer, wanted: RowFact, labels: Labels | None) -> Audience | None:
    audience = audience_of(answer.words, labels)
    return wanted.everyone if audience is Audience.PUBLIC else audience


def _seen(answer: Answer) -> str:
    if answer.checked is not None:
        return "On" if answer.checked else "Off"
    return shown_words(answer.words)


def _still_loading(capture: Capture) -> bool:
    return any(True for _ in by_role(capture.tree, "progressbar"))


def answers_to(capture: Capture, row: str, labels: Labels | None) -> tuple[Answer, ...]:
    """Return every answer the page gives to the question `row`, without repeats.

    A control that is named for the question answers it; else the one control in the question's
    own row; else the line below the question, past a hint.
    """
    found: dict[Answer, None] = {}
    for tree in _documents(capture):
        for answer in _in_document(tree, row, labels):
            found[answer] = None
    return tuple(found)


def _in_document(tree: LexborHTMLParser, row: str, labels: Labels | None) -> Iterator[Answer]:
    named = False
    for node in by_role(tree, "switch"):
        if is_row(name_of(node), row, labels) and (state := is_checked(node)) is not None:
            named = True
            yield Answer("", state)
    if named:
        return
    page = lines(tree)
    for number, line in enumerate(page):
        if is_row(line.text, row, labels) and (answer := _beside(page, number, labels)):
            yield answer


def _beside(page: tuple[Line, ...], number: int, labels: Labels | None) -> Answer | None:
    if answer := _control_of(page[number], labels):
        return answer
    question, *below = page[number : number + 1 + _LONGEST_ROW]
    said = [line for line in below if not _is_hint(line.text, labels)]
    if not said or _is_question(said[0].text, labels) or is_offered(said[0].block, question.block):
        return None
    # Answers one below the other are a list to choose from.
    several = len({_meaning(line.text, labels) for line in said[:2]} - {None}) > 1
    return None if several else Answer(said[0].text)


def _meaning(words: str, labels: Labels | None) -> Audience | bool | None:
    audience = audience_of(words, labels)
    return audience if audience is not None else switch_of(words, labels)


def _control_of(question: Line, labels: Labels | None) -> Answer | None:
    """Return the answer of the one control in the question's own row.

    The row is the smallest element around the question that has a control. Nothing else may
    stand in it but a hint and the answer in words: other text means that the control may belong
    to another question.
    """
    node: LexborNode | None = question.block
    while node is not None:
        held = lines(node)
        if len(held) > _LONGEST_ROW or not held or held[0].text != question.text:
            return None
        if controls := tuple(_controls(node, labels)):
            inside = {part.mem_id for control, _ in controls for part in control.traverse()}
            rest = [line.text for line in held[1:] if line.block.mem_id not in inside]
            answers = {answer for _, answer in controls}
            alone = len(answers) == 1 and all(_belongs_to_row(words, labels) for words in rest)
            return answers.pop() if alone else None
        node = node.parent
    return None


def _belongs_to_row(words: str, labels: Labels | None) -> bool:
    return (
        _is_hint(words, labels)
        or audience_of(words, labels) is not None
        or switch_of(words, labels) is not None
    )


def _is_question(words: str, labels: Labels | None) -> bool:
    if words.rstrip().endswith("?"):
        return True
    return labels is not None and any(
        is_row(words, row, labels) for row in labels.rows if row not in _NOT_QUESTIONS
    )


def _is_hint(words: str, labels: Labels | None) -> bool:
    """Whether a line explains: a whole sentence does; questions and answers have no full stop."""
    hints = labels.rows.get("hint", ()) if labels else ()
    sentence = words.rstrip().endswith(".") and len(words.split()) > _LONGEST_ANSWER
    return sentence or any(normalise(words).startswith(normalise(hint)) for hint in hints)


def _controls(row: LexborNode, labels: Labels | None) -> Iterator[tuple[LexborNode, Answer]]:
    for node in by_role(row, "switch"):
        if (state := is_checked(node)) is not None:
            yield node, Answer("", state)
    for node in by_role(row, "button"):
        if (words := privacy_words(node, labels)) is not None:
            yield node, Answer(words)
    for node in by_role(row, "radio"):
        if is_checked(node):
            yield node, Answer(name_of(node))
    for node in row.css("select"):
        chosen = node.css_first("option[selected]")
        if chosen is not None and is_shown(node):
            yield node, Answer(name_of(chosen))


def privacy_words(button: LexborNode, labels: Labels | None) -> str | None:
    """Return the audience that a button says it edits, None for another button."""
    name = (button.attributes.get("aria-label") or "").strip()
    for prefix in labels.rows.get("edit_privacy", ()) if labels else ():
        if normalise(name).startswith(normalise(prefix)):
            return name[len(prefix) :].strip(" .:")
    return None


_FIND = read_rows(
    RowFact(Fact.REQUESTS_WHO_CAN_SEND, "friend_requests", everyone=Audience.MEMBERS),
    RowFact(Fact.FRIENDS_AUDIENCE, "friends_list"),
    RowFact(Fact.DISCOVERY_BY_EMAIL, "by_email"),
    RowFact(Fact.DISCOVERY_BY_PHONE, "by_phone"),
    RowFact(Fact.DISCOVERY_SEARCH_ENGINES, "search_engines"),
)


def read_find_settings(context: ReadContext) -> Iterator[Observed | Unread]:
    """How people find and contact the person."""
    yield from _FIND(context)
    yield from _messages(context)


def _messages(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can write to the person: two rows say where messages of two groups of people arrive."""
    arrives: dict[str, bool | None] = {}
    words: list[str] = []
    for row in ("messages_others", "messages_friends_of_friends"):
        answers = answers_to(context.capture, row, context.labels)
        arrives[row] = _arrives(answers, context.labels)
        words += [a.words for a in answers]
    others, nearer = arrives["messages_others"], arrives["messages_friends_of_friends"]
    seen = "; ".join(words)
    if others:
        yield context.observed(Fact.MESSAGES_WHO_CAN_SEND, Audience.MEMBERS, seen)
    elif others is False and nearer is not None:
        widest = Audience.FRIENDS_OF_FRIENDS if nearer else Audience.FRIENDS
        yield context.observed(Fact.MESSAGES_WHO_CAN_SEND, widest, seen)
    elif words:
        yield context.unread(Fact.MESSAGES_WHO_CAN_SEND, UnreadReason.UNKNOWN_WORDING, seen)


def _arrives(answers: tuple[Answer, ...], labels: Labels | None) -> bool | None:
    if len(answers) != 1:
        return None
    if is_row(answers[0].words, "messages_arrive", labels):
        return True
    return False if is_row(answers[0].words, "messages_refused", labels) else None


_TAGGING = read_rows(
    RowFact(Fact.PROFILE_WHO_CAN_POST, "who_can_post"),
    RowFact(Fact.POSTS_BY_OTHERS_AUDIENCE, "others_posts"),
    RowFact(Fact.TAGGING_AUDIENCE, "tagged_posts"),
    RowFact(Fact.TAGGING_ADDED_AUDIENCE, "tagged_added"),
)


def read_tagging_settings(context: ReadContext) -> Iterator[Observed | Unread]:
    """What others may put on the profile, and who sees it."""
    yield from _TAGGING(context)
    yield from _together(
        context, Fact.TAGGING_REVIEW, ("review_tagged_posts", "review_tags"), telling=False
    )
    yield from _together(context, Fact.STORIES_RESHARING, ("share_to_stories",), telling=True)


_STORIES = read_rows(RowFact(Fact.STORIES_AUDIENCE, "stories_audience"))


def read_stories_settings(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who sees stories, and who can pass them on."""
    yield from _STORIES(context)
    yield from _together(
        context,
        Fact.STORIES_RESHARING,
        ("reshare_public_stories", "reshare_mentions"),
        telling=True,
    )


def _together(
    context: ReadContext, fact: Fact, rows: tuple[str, ...], *, telling: bool
) -> Iterator[Observed | Unread]:
    """One fact from several switches: one that says `telling` settles it; else all must be read."""
    states: dict[str, bool | None] = {}
    for row in rows:
        found = {
            _switch(answer, context.labels)
            for answer in answers_to(context.capture, row, context.labels)
        }
        states[row] = found.pop() if len(found) == 1 else None
    seen = "; ".join(
        f"{_question(context, row)} {'On' if state else 'Off'}"
        for row, state in states.items()
        if state is not None
    )
    if telling in states.values():
        yield context.observed(fact, telling, seen)
    elif None not in states.values():
        yield context.observed(fact, not telling, seen)
    elif seen:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, seen)


def _question(context: ReadContext, row: str) -> str:
    return context.labels.rows[row][0] if context.labels else row
