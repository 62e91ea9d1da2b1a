"""X's settings: the answer that every signed-in page asks for, and the controls of each page.

The answer (`account/settings`) is the better source: it needs no wording. The controls are held
against it; where the two disagree, nothing is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import (
    by_role,
    is_checked,
    is_offered,
    is_shown,
    lines,
    name_of,
    normalise,
    undecided,
)
from profilecheck.model import Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
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

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return any(True for _ in _answered(capture)) or any(
            _is_row(name_of(node), heading, labels) for node in by_role(capture.tree, "heading")
        )

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
    if not setting.row:
        return {}
    if setting.row in ("photo_tagging", "messages"):
        return _chosen(context, setting)
    states = dict.fromkeys(
        state
        for box in _boxes(context.capture)
        if _is_row(_label_of(box), setting.row, context.labels)
        and (state := is_checked(box)) is not None
    )
    return {"On" if state else "Off": setting.meanings[str(state)] for state in states}


def _boxes(capture: Capture) -> Iterator[LexborNode]:
    yield from by_role(capture.tree, "switch")
    for box in capture.tree.css('input[type="checkbox"]'):
        if is_shown(box) and "role" not in box.attributes:
            yield box


def _label_of(control: LexborNode) -> str:
    """Return the first line of the label around a control, else its accessible name."""
    node = control.parent
    while node is not None and node.tag != "label":
        node = node.parent
    written = lines(node) if node is not None else ()
    return written[0].text if written else name_of(control)


def _chosen(context: ReadContext, setting: _Setting) -> dict[str, _Value | None]:
    """What is chosen below the setting's heading: a radio button, or the line after it."""
    page = lines(context.capture.tree)
    places = [n for n, line in enumerate(page) if _is_row(line.text, setting.row, context.labels)]
    if not places:
        return {}
    radios = tuple(by_role(context.capture.tree, "radio"))
    if undecided(radios):
        return {}
    if ticked := [_label_of(node) for node in radios if is_checked(node)]:
        return {words: _audience(words, context.labels) for words in ticked}
    # Below a heading stand as well explanations and choices that nobody made.
    if setting.row != "photo_tagging":
        return {}
    question, *below = page[places[0] : places[0] + 3]
    meant = {line.text: _audience(line.text, context.labels) for line in below}
    several = len(set(meant.values()) - {None}) > 1
    if not below or several or is_offered(below[0].block, question.block):
        return {}
    words = below[0].text
    return {words: meant[words]} if meant[words] is not None else {}


def _audience(words: str, labels: Labels | None) -> Audience | None:
    if labels is None:
        return None
    return {normalise(w): audience for w, audience in labels.audiences.items()}.get(
        normalise(words)
    )


def _is_row(words: str, row: str, labels: Labels | None) -> bool:
    wordings = labels.rows.get(row, ()) if labels else ()
    return normalise(words).rstrip(":") in {normalise(w).rstrip(":") for w in wordings}
