"""The lists of accounts that somebody made or follows on X: their names are for members to see.

What X suggests on the same page is not the person's. Source of the answer: other open programs, up
to 2026.
"""

from collections.abc import Iterable, Iterator, Mapping

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.json_tree import dig, each_once, texts_within
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.x.replies import LISTS, answers, text
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["lists_anchor", "read_lists"]

_OWN = ("owned-subscribed-list-module", "ownedSubscribedListModule")
"""How X calls the part with the lists that one made or follows."""
_SUGGESTED = ("list-to-follow-module", "listToFollowModule")
_NO_MORE = ("pinned-list-module", "pinnedListModule", "cursor-")
"""Parts with nothing that is not in those two: lists that are pinned, and where others follow."""
_SEEN_BY = {"Public": Audience.MEMBERS, "Private": Audience.ONLY_ME}
_FULL = 20
"""As many as may be all that X sends at once: where there are fewer, they are all."""


def _entries(reply: Mapping[str, Json]) -> list[Json] | None:
    """Return the parts of an answer, None where it is none of one's own lists."""
    place = ("data", "viewer", "list_management_timeline", "timeline", "instructions")
    instructions = dig(reply, *place)
    if not isinstance(instructions, list):
        return None
    parts = (dig(instruction, "entries") for instruction in instructions)
    return [entry for part in parts if isinstance(part, list) for entry in part]


def lists_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page asked for one's own lists, and was told of them or that there are none."""
    return any(map(_entries, answers(capture, LISTS)))


def read_lists(context: ReadContext) -> Iterator[Observed | Unread]:
    """What each list is called and says of itself, and whether others see it."""
    told = [_entries(reply) for reply in answers(context.capture, LISTS)]
    entries = [entry for part in told for entry in part or ()]
    suggested = _called(entries, _SUGGESTED)
    context.of_others.update((LISTS, words) for entry in suggested for words in texts_within(entry))
    items = [item for entry in _called(entries, _OWN) for item in _items(entry)]
    lists = each_once([items], "id_str")
    shown = [_entry(one) for one in lists if text(one, "name")]
    yield context.listed(Fact.PROFILE_BIO, shown, "No lists")
    if len(_called(entries, (*_OWN, *_SUGGESTED, *_NO_MORE))) < len(entries):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.PAGE_CHANGED)
    elif len(items) >= _FULL or len(shown) < len(lists):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST)


def _called(entries: Iterable[Json], names: tuple[str, ...]) -> list[Json]:
    return [entry for entry in entries if (text(entry, "entryId") or "").startswith(names)]


def _items(entry: Json) -> list[Json]:
    """Return the lists in a part; what stands in the place of one is none that we know."""
    items = dig(entry, "content", "items")
    return [
        dig(item, "item", "itemContent", "list")
        for item in (items if isinstance(items, list) else ())
    ]


def _entry(one: Json) -> Entry:
    words = (text(one, "name"), text(one, "description"))
    audience = _SEEN_BY.get(text(one, "mode") or "")
    return Entry(text=" · ".join(filter(None, words)), detail="List", audience=audience)
