"""X's settings: the answer that every signed-in page asks for, and the controls of each page.

The answer (`account/settings`) is the better source: it needs no wording. The controls are held
against it; where the two disagree, nothing is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Observed, Unread
from profilecheck.sites.controls import Answer
from profilecheck.sites.rows import asked_of, row_anchor
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import Labels
from profilecheck.sites.x.replies import ACCOUNT_SETTINGS, answers, text
from profilecheck.sites.x.user import handle_of
from profilecheck.vocabulary import Audience, Fact, Source, UnreadReason

__all__ = ["read_settings", "settings_anchor"]

_Value = Audience | bool


@dataclass(frozen=True)
class _Setting:
    """A setting: its key in the answer, what each value means, and its row on the page."""

    key: str
    meanings: Mapping[str, _Value]
    row: str = ""


_PROTECTED = "protect_posts"
_PEOPLE = {"all": Audience.MEMBERS, "following": Audience.SPECIFIC}
"""“following” are those whom the person follows: picked one by one, and no friends for that."""

_SETTINGS: Mapping[Fact, _Setting] = {
    Fact.POSTS_FUTURE_AUDIENCE: _Setting(
        "protected", {"True": Audience.FRIENDS, "False": Audience.PUBLIC}, _PROTECTED
    ),
    Fact.FOLLOWERS_APPROVAL: _Setting("protected", {"True": True, "False": False}, _PROTECTED),
    Fact.FOLLOWERS_WHO_CAN_FOLLOW: _Setting(
        "protected", {"True": Audience.FRIENDS, "False": Audience.MEMBERS}, _PROTECTED
    ),
    Fact.TAGGING_AUDIENCE: _Setting(
        "allow_media_tagging", {**_PEOPLE, "none": Audience.ONLY_ME}, "photo_tagging"
    ),
    Fact.DISCOVERY_BY_EMAIL: _Setting(
        "discoverable_by_email", {"True": Audience.MEMBERS, "False": Audience.ONLY_ME}, "by_email"
    ),
    Fact.DISCOVERY_BY_PHONE: _Setting(
        "discoverable_by_mobile_phone",
        {"True": Audience.MEMBERS, "False": Audience.ONLY_ME},
        "by_phone",
    ),
    # Whoever pays is "verified": that is a stranger like any other.
    Fact.MESSAGES_WHO_CAN_SEND: _Setting(
        "allow_dms_from", {**_PEOPLE, "verified": Audience.MEMBERS}, "messages"
    ),
    Fact.LOCATION_ON_POSTS: _Setting("geo_enabled", {"True": True, "False": False}, "location"),
    Fact.CONTACTS_UPLOAD: _Setting(
        "address_book_live_sync_enabled", {"True": True, "False": False}
    ),
}


def settings_anchor(heading: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page asked for the settings, or carries the heading `heading`."""

    by_heading = row_anchor(heading)

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return any(True for _ in _answered(capture)) or by_heading(capture, labels)

    return anchor


def _answered(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for settings in answers(capture, ACCOUNT_SETTINGS):
        if handle_of(text(settings, "screen_name")):
            yield settings


def read_settings(
    *told: Fact, whole_answer: bool = False
) -> Callable[[ReadContext], Iterator[Observed | Unread]]:
    """Return a reader of the settings behind the facts `told`.

    With `whole_answer`, an answer that was saved as a file is read to its end: there is no other
    page then that would tell the rest.
    """

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        rest = whole_answer and context.source is not Source.LIVE
        for fact, setting in _SETTINGS.items():
            if fact in told or rest:
                yield from _told(context, fact, setting)

    return read


def _told(context: ReadContext, fact: Fact, setting: _Setting) -> Iterator[Observed | Unread]:
    words = [w for s in _answered(context.capture) if (w := _word(s, setting.key)) is not None]
    said = {f"{setting.key}: {word}": setting.meanings.get(word) for word in words}
    said |= _on_page(context, setting)
    values = set(said.values())
    seen = "; ".join(said)
    if None in values:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, seen)
    elif len(values) > 1:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, f"two answers: {seen}")
    else:
        yield from (context.observed(fact, v, seen) for v in values if v is not None)


def _word(settings: Mapping[str, Json], key: str) -> str | None:
    """Return a setting's value as a word, None where the answer does not have the setting."""
    return str(settings[key]) if key in settings else None


def _on_page(context: ReadContext, setting: _Setting) -> dict[str, _Value | None]:
    """Return what the page's own control says, by its words; nothing where it says nothing."""
    asked = asked_of(context, setting.row)
    if any(question.undecided and len(question.answers) < 2 for question in asked):
        return {}
    answers = [answer for question in asked for answer in question.answers]
    return {a.shown(context.labels): _meaning(a, setting, context.labels) for a in answers}


def _meaning(answer: Answer, setting: _Setting, labels: Labels | None) -> _Value | None:
    """Return what an answer means: of a box, that it is on or off, in words or not."""
    if "True" in setting.meanings or answer.on is not None:
        on = answer.switch(labels)
        return None if on is None else setting.meanings.get(str(on))
    return answer.audience(labels)
