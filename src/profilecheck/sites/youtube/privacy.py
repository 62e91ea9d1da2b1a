"""YouTube's privacy settings: whether others can see subscriptions and saved playlists.

A switch comes as a `settingBooleanRenderer`. What it stands at is its `enabled`; the `boolValue`
within is what pressing it would send, and for these two that is the opposite.
"""

from collections.abc import Iterator, Mapping

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import row_of
from profilecheck.sites.youtube.embedded import documents, objects, text
from profilecheck.sites.youtube.wording import labels_for
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["privacy_anchor", "read_privacy"]

_SWITCHES = {
    "PRIVACY_DISCOVERABLE_SUBSCRIPTIONS": "subscriptions_private",
    "PRIVACY_DISCOVERABLE_SAVED_PLAYLISTS": "playlists_private",
}


def _switches(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for document in documents(capture):
        yield from objects(document, "settingBooleanRenderer")


def privacy_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page has one of the two switches, known by its id or by its words."""
    return any(_name(switch, labels) for switch in _switches(capture))


def _name(switch: Mapping[str, Json], labels: Labels | None) -> str | None:
    by_id = _SWITCHES.get(text(switch, "itemId") or "")
    by_words = row_of(text(switch, "title") or "", labels)
    return by_id or (by_words if by_words in _SWITCHES.values() else None)


def read_privacy(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see what the person follows: one reading for each of the two switches.

    Saved playlists are other people's lists that the person follows, as subscriptions are.
    """
    labels = labels_for(context)
    switches = list(_switches(context.capture))
    for wanted in _SWITCHES.values():
        found = [switch for switch in switches if _name(switch, labels) == wanted]
        yield _reading(context, found, wanted, labels)


def _is_on(switch: Mapping[str, Json]) -> bool | None:
    """Whether a switch is on; None where it says anything but yes or no."""
    enabled = switch.get("enabled")
    return enabled if isinstance(enabled, bool) else None


def _reading(
    context: ReadContext, found: list[Mapping[str, Json]], wanted: str, labels: Labels | None
) -> Observed | Unread:
    fact = Fact.FOLLOWS_AUDIENCE
    stated = {(text(switch, "title") or "", _is_on(switch)) for switch in found}
    if len(stated) != 1:
        return context.unread(fact, UnreadReason.PAGE_CHANGED, wanted.replace("_", " "))
    words, private = stated.pop()
    # The words decide what "on" means: a switch turned round would keep its id.
    if row_of(words, labels) != wanted:
        return context.unread(fact, UnreadReason.UNKNOWN_WORDING, words)
    if private is None:
        return context.unread(fact, UnreadReason.PAGE_CHANGED, words)
    audience = Audience.ONLY_ME if private else Audience.PUBLIC
    return context.observed(fact, audience, f"{words.rstrip(' :')}: {'on' if private else 'off'}")
