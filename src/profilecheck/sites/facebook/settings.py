"""Facebook's settings that take judgement: several rows that come to one fact.

All others are rows of `site.yaml`.
"""

from collections.abc import Iterable, Iterator

from profilecheck.model import Observed, Unread
from profilecheck.sites.controls import on_or_off
from profilecheck.sites.rows import absent_row, asked_of
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["read_messages", "read_stories_resharing", "read_tagging"]


def read_messages(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can write to the person: two rows say where messages of two groups of people arrive."""
    others, nearer = (
        _state(context, "messages_others"),
        _state(context, "messages_friends_of_friends"),
    )
    words = "; ".join(
        (*_words(context, "messages_others"), *_words(context, "messages_friends_of_friends"))
    )
    if others:
        yield context.observed(Fact.MESSAGES_WHO_CAN_SEND, Audience.MEMBERS, words)
    elif others is False and nearer is not None:
        widest = Audience.FRIENDS_OF_FRIENDS if nearer else Audience.FRIENDS
        yield context.observed(Fact.MESSAGES_WHO_CAN_SEND, widest, words)
    elif words:
        yield context.unread(Fact.MESSAGES_WHO_CAN_SEND, UnreadReason.UNKNOWN_WORDING, words)


def _words(context: ReadContext, row: str) -> Iterable[str]:
    answers = (answer for question in asked_of(context, row) for answer in question.answers)
    return dict.fromkeys(answer.shown(context.labels) for answer in answers)


def _state(context: ReadContext, row: str) -> bool | None:
    """Whether what a row asks is on; None where it does not say, or says both."""
    asked = asked_of(context, row)
    states = {answer.switch(context.labels) for q in asked for answer in q.answers}
    return states.pop() if len(states) == 1 and not any(q.undecided for q in asked) else None


def read_tagging(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether tags wait for a yes, and whether others can pass posts on in their stories."""
    yield from _together(
        context, Fact.TAGGING_REVIEW, ("review_tagged_posts", "review_tags"), telling=False
    )
    yield from _together(context, Fact.STORIES_RESHARING, ("share_to_stories",), telling=True)


def read_stories_resharing(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can pass stories on."""
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
    states = {row: _state(context, row) for row in rows}
    told = "; ".join(
        f"{_question(context, row)} {on_or_off(state)}"
        for row, state in states.items()
        if state is not None
    )
    if telling in states.values():
        yield context.observed(fact, telling, told)
    elif None not in states.values():
        yield context.observed(fact, not telling, told)
    elif told:
        yield context.unread(fact, absent_row(context), told)


def _question(context: ReadContext, row: str) -> str:
    return context.labels.rows[row][0] if context.labels else row
