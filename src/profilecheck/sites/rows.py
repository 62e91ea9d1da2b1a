"""Settings that a header describes, `rows: {fact: label}` of a page: their anchor and their reader.

A fact that several settings come to together has a list of labels.

What a page answers to a question is decided in `form`; here it becomes a reading of a fact.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, name_of
from profilecheck.model import Observed, Unread
from profilecheck.sites.controls import Answer
from profilecheck.sites.form import Question, form_of, questions
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import Labels, is_known_language, row_of
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason

__all__ = ["Row", "absent_row", "asked_of", "read_rows", "row_anchor", "told", "value_of"]

_Value = Audience | bool


@dataclass(frozen=True)
class Row:
    """The question that a fact is the answer to.

    `everyone` is what “Everyone” means there; `on` and `off` what a switch comes to, where the
    fact itself is no switch.
    """

    label: str
    everyone: Audience = Audience.PUBLIC
    on: Audience | None = None
    off: Audience | None = None


def row_anchor(*labels_of_page: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: one of these stands on the page, as a heading or among its lines."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        if any(q.row in labels_of_page for q in questions(capture, labels)):
            return True
        trees = (capture.tree, *(frame.tree for frame in capture.frames))
        headings = (name_of(node) for tree in trees for node in by_role(tree, "heading"))
        return any(row_of(words, labels) in labels_of_page for words in headings)

    return anchor


def read_rows(
    rows: Mapping[Fact, Sequence[Row]],
) -> Callable[[ReadContext], Iterator[Observed | Unread]]:
    """Return a reader of rows.

    Where several come to one fact, each tells its part of it, and one that the page does not have
    is a gap beside the others.
    """

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        for fact, of_fact in rows.items():
            named = len(of_fact) > 1
            by_row = [tuple(told(context, fact, row, named=named)) for row in of_fact]
            for readings in by_row if any(by_row) else ():
                yield from readings or (context.unread(fact, absent_row(context)),)

    return read


def absent_row(context: ReadContext) -> UnreadReason:
    """Return why a row is not read that should stand beside others that are."""
    known = is_known_language(context.labels)
    return UnreadReason.PAGE_CHANGED if known else UnreadReason.UNKNOWN_LANGUAGE


def asked_of(context: ReadContext, label: str) -> tuple[Question, ...]:
    """Return every time that a page asks the question `label`, with what it answers."""
    return tuple(q for q in questions(context.capture, context.labels) if q.row == label)


def told(
    context: ReadContext, fact: Fact, row: Row, *, named: bool = False
) -> Iterator[Observed | Unread]:
    """What a page says of a fact, or why it does not; nothing where it does not ask.

    What was seen is the answer, with its question before it where that is `named`.
    """
    asked = asked_of(context, row.label)
    answers = dict.fromkeys(answer for question in asked for answer in question.answers)
    shown = "; ".join(sorted({answer.shown(context.labels) for answer in answers}))
    if named and answers and context.labels:
        shown = f"{context.labels.rows[row.label][0].removesuffix('?')}: {shown}"
    values = {value_of(answer, fact, row, context.labels) for answer in answers}
    undecided = any(question.undecided and question.answers for question in asked)
    if any(q.is_unmarked for q in asked) or len(answers) < (2 if undecided else 1):
        yield from _silent(context, fact, asked)
    elif None in values:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, shown)
    elif len(values) > 1 or undecided:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, f"two answers: {shown}")
    else:
        yield from (context.observed(fact, v, shown) for v in values if v is not None)


def _silent(
    context: ReadContext, fact: Fact, asked: tuple[Question, ...]
) -> Iterator[Observed | Unread]:
    if fact.kind is FactKind.AUDIENCE and any(question.in_row for question in asked):
        yield context.unread(fact, UnreadReason.AUDIENCE_NOT_SHOWN)
    elif not asked and form_of(context.capture).is_loading:
        yield context.unread(fact, UnreadReason.TIMEOUT)


def value_of(answer: Answer, fact: Fact, row: Row, labels: Labels | None) -> _Value | None:
    """Return what an answer means for a fact, None if not known."""
    if fact.kind is FactKind.SWITCH:
        return answer.switch(labels)
    audience = answer.audience(labels)
    if audience is not None:
        return row.everyone if audience is Audience.PUBLIC else audience
    if row.on is None or row.off is None or (on := answer.switch(labels)) is None:
        return None
    return row.on if on else row.off
