"""LinkedIn's settings that take judgement: pages of one question each, and what follows from it.

The pages that list many questions with their answers are rows of `site.yaml`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from profilecheck.browser.capture import Capture
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.controls import Answer, Control, Kind, on_or_off
from profilecheck.sites.form import Part, form_of
from profilecheck.sites.linkedin.code_data import privacy_settings
from profilecheck.sites.linkedin.contact import EMAIL_DETAIL
from profilecheck.sites.linkedin.keyed import keyed_choice
from profilecheck.sites.rows import Row, value_of
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import Labels, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "answer_to_page",
    "question_anchor",
    "read_connections_visibility",
    "read_email_visibility",
    "read_last_name",
    "read_messages",
    "read_public_profile",
]

_SIGN_IN_ADDRESS = "Your main e-mail address"


def question_anchor(*rows: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: one of these questions stands on the page."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return form_of(capture).asks(*rows, labels=labels)

    return anchor


def answer_to_page(capture: Capture, row: str, labels: Labels | None) -> Answer | None:
    """Return the one answer of a page that asks `row`, None where it gives none or several.

    A switch that is named for the question answers it; else the choice that is marked among all in
    its part of the page, unless nothing is in one of its groups; else the only switch there, if
    it has no name.
    """
    asking = [part for part in form_of(capture).parts if part.asks(row, labels=labels)]
    answers = {_one_answer(part, row, labels) for part in asking if part.controls}
    return answers.pop() if len(answers) == 1 else None


def _one_answer(part: Part, row: str, labels: Labels | None) -> Answer | None:
    controls = part.controls_for(row, labels)
    toggles = [c for c in controls if c.kind is not Kind.CHOICE]
    choices = [c for c in controls if c.kind is Kind.CHOICE]
    named = [c for c in toggles if c.is_for(row, labels)]
    nameless = [c for c in toggles if c.is_nameless(labels)]
    asked = named or choices or nameless
    answers = {answer for control in asked for answer in control.told(labels)}
    decided = all(control.answers for control in asked)
    return answers.pop() if len(answers) == 1 and decided else None


def _toggles(part: Part) -> tuple[Control, ...]:
    return tuple(c for c in part.controls if c.kind is not Kind.CHOICE)


def _choices(part: Part) -> tuple[Control, ...]:
    return tuple(c for c in part.controls if c.kind is Kind.CHOICE)


def _stands(context: ReadContext, *rows: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the switches that are named for one of these rows: row, name and state."""
    for part in form_of(context.capture).parts:
        for control in _toggles(part):
            for row in rows:
                if control.is_for(row, context.labels):
                    told = control.told(context.labels)
                    if len(told) == 1 and (on := told[0].on) is not None:
                        yield row, control.name, on


def _is_undecided(context: ReadContext, *rows: str) -> bool:
    """Whether a switch named for one of these rows does not say how it stands, or says both."""
    labels = context.labels
    toggles = [c for part in form_of(context.capture).parts for c in _toggles(part)]
    undecided = [c for c in toggles if len(c.told(labels)) != 1]
    return any(c.is_for(row, labels) for c in undecided for row in rows)


def _contradicts_itself(context: ReadContext, row: str) -> bool:
    """Whether a switch on a page of one question stands otherwise than its own words say."""
    asking = (p for p in form_of(context.capture).parts if p.asks(row, labels=context.labels))
    controls = (c for part in asking for c in part.controls_for(row, context.labels))
    return any(len(control.told(context.labels)) > 1 for control in controls)


def _told(context: ReadContext, fact: Fact, row: Row, answer: Answer) -> Observed | Unread:
    value, shown = value_of(answer, fact, row, context.labels), answer.shown(context.labels)
    if value is None:
        return context.unread(fact, UnreadReason.UNKNOWN_WORDING, shown)
    return context.observed(fact, value, shown)


@dataclass(frozen=True)
class _Stand:
    """How a page of one question stands: for whom, or why that is not known; in its own words."""

    shown: str
    audience: Audience | None = None
    reason: UnreadReason = UnreadReason.UNKNOWN_WORDING


def _stand(context: ReadContext, fact: Fact, row: Row, told: Answer | None = None) -> _Stand | None:
    """Return how a page stands: by its key, then by its words; None where neither says.

    `told` is how its data says that a switch stands. Two that differ are no answer.
    """
    keyed, labels = keyed_choice(context.capture), context.labels
    answers = [answer_to_page(context.capture, row.label, labels), told]
    said = [answer for answer in answers if answer is not None]
    values = {value for a in said if (value := value_of(a, fact, row, labels)) is not None}
    known = {v for v in (*values, keyed and keyed.audience) if isinstance(v, Audience)}
    shown = "; ".join(dict.fromkeys(answer.shown(labels) for answer in said))
    contradicted = (keyed and keyed.contradicted) or _contradicts_itself(context, row.label)
    if contradicted or len(known) > 1:
        words = "; ".join(filter(None, (shown, keyed.shown if keyed else "")))
        return _Stand(f"two answers: {words}", reason=UnreadReason.PAGE_CHANGED)
    if not said and not (keyed and keyed.shown):
        return None
    return _Stand(shown or (keyed.shown if keyed else ""), known.pop() if known else None)


# The pages


_CONNECTIONS = Row("connections_visibility", on=Audience.FRIENDS, off=Audience.ONLY_ME)
_EMAIL = Row("email_visibility")
_LAST_NAME = Row("last_name", on=Audience.MEMBERS, off=Audience.FRIENDS)


def read_connections_visibility(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see one's connections: a switch (on: your connections), or a choice in words."""
    fact = Fact.FRIENDS_AUDIENCE
    stand = _stand(context, fact, _CONNECTIONS)
    if stand is None:
        return
    if stand.audience is None:
        yield context.unread(fact, stand.reason, stand.shown)
    else:
        yield context.observed(fact, stand.audience, stand.shown)


def read_email_visibility(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see the e-mail address that the contact panel shows, and take it away with them.

    The page does not name the address: it is the one that the contact panel showed.
    """
    stand = _stand(context, Fact.CONTACT_EMAIL, _EMAIL)
    if stand is None:
        return
    audience, words = stand.audience, stand.shown
    if audience is None:
        yield context.unread(Fact.CONTACT_EMAIL, stand.reason, words)
        return
    unnamed = Entry(text=_SIGN_IN_ADDRESS, detail=EMAIL_DETAIL)
    shown = _earlier_entries(context, Fact.CONTACT_EMAIL) or (unnamed,)
    entries = tuple(e.model_copy(update={"audience": audience}) for e in shown)
    export = (f"{name}: {on_or_off(on)}" for _, name, on in _stands(context, "email_export"))
    seen = "; ".join((words, *export))
    yield context.observed(Fact.CONTACT_EMAIL, Entries(entries=entries), seen)


def _earlier_entries(context: ReadContext, fact: Fact) -> tuple[Entry, ...]:
    return tuple(
        entry
        for reading in context.earlier
        if reading.fact is fact and isinstance(reading.value, Entries)
        for entry in reading.value.entries
    )


def read_last_name(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether people one is not connected to see the whole last name, or only its first letter."""
    shown_whole = privacy_settings(context.capture).full_last_name_shown
    told = None if shown_whole is None else Answer(on=shown_whole)
    stand = _stand(context, Fact.PROFILE_NAME, _LAST_NAME, told)
    if stand is None:
        return
    audience, words = stand.audience, stand.shown
    if audience is None:
        yield context.unread(Fact.PROFILE_NAME, stand.reason, words)
        return
    names = _earlier_entries(context, Fact.PROFILE_NAME)
    entries = tuple(e.model_copy(update={"audience": audience}) for e in names)
    if entries:
        seen = f"Who can see your last name: {words}"
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=entries), seen)


def read_messages(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can write: connections always can; message requests and InMail let others in."""
    rows = ("message_requests", "inmail")
    stands = tuple(_stands(context, *rows))
    states = {row: any(on for r, _, on in stands if r == row) for row, _, _ in stands}
    fact, seen = (
        Fact.MESSAGES_WHO_CAN_SEND,
        "; ".join(f"{name}: {on_or_off(on)}" for _, name, on in stands),
    )
    if any(states.values()):
        yield context.observed(fact, Audience.MEMBERS, seen)
    elif len(states) == 2 and not _is_undecided(context, *rows):
        yield context.observed(fact, Audience.FRIENDS, seen)
    elif states:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, seen)
    elif (answer := answer_to_page(context.capture, "messages", context.labels)) and answer.words:
        yield _told(context, fact, Row("messages"), answer)


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
    found = {on for _, _, on in _stands(context, "public_visibility")}
    told = privacy_settings(context.capture).public_profile_shown
    found |= set() if told is None else {told}
    for answer in _marked(context):
        words = answer.shown(labels)
        if is_row(words, "public_everyone", labels):
            found.add(True)
        elif is_row(words, "public_none", labels):
            found.add(False)
    undecided = _is_undecided(context, "public_visibility")
    return found.pop() if len(found) == 1 and not undecided else None


def _marked(context: ReadContext) -> Iterator[Answer]:
    for part in form_of(context.capture).parts:
        for control in _choices(part):
            yield from control.answers


def _public_parts(context: ReadContext, *, shown: bool) -> Iterator[str]:
    """What of the profile is public, in the page's words: for the person to read."""
    labels = context.labels
    yield f"Public visibility: {on_or_off(shown)}"
    if not shown:
        return
    for answer in _marked(context):
        if answer.audience(labels) is not None:
            yield f"Profile photo: {answer.shown(labels)}"
    toggles = (c for part in form_of(context.capture).parts for c in _toggles(part))
    parts = [
        re.sub(r"\s+", " ", c.name)
        for c in toggles
        if Answer(on=True) in c.answers and c.name and not c.is_for("public_visibility", labels)
    ]
    if parts:
        yield f"shown: {', '.join(parts)}"
