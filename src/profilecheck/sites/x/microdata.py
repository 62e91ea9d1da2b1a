"""A profile and its posts as X's newer signed-out page marks them up for search engines.

That page (2026) has none of the older one's names for its parts. It says of each thing what it is
with `itemprop`, in every language alike: a `ProfilePage` about a person, and a
`SocialMediaPosting` for each post. Source: other open programs that read the page.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.sites.x.user import Link, User, handle_of

__all__ = ["postings", "user_in_microdata"]

_SHORTENER = re.compile(r"https?://t\.co/")
_VALUES = ("content", "href", "datetime")


def _items(root: LexborHTMLParser, kind: str) -> Iterator[LexborNode]:
    yield from root.css(f'[itemscope][itemtype$="schema.org/{kind}"]')


def _own(item: LexborNode, name: str) -> Iterator[LexborNode]:
    """Yield what is called `name` of `item` itself, and not of an item within it."""
    for node in item.css(f'[itemprop~="{name}"]'):
        holder = node.parent
        while holder is not None and "itemscope" not in holder.attributes:
            holder = holder.parent
        if holder is not None and holder.mem_id == item.mem_id:
            yield node


def _property(item: LexborNode | None, name: str) -> str | None:
    """Return the text of the property `name` of `item`, None where it has none or two values.

    Source: HTML microdata, "itemprop".
    """
    found = {_value(node) for node in _own(item, name)} if item is not None else set()
    return found.pop() if len(found) == 1 else None


def _value(node: LexborNode) -> str:
    written = (node.attributes.get(name) for name in _VALUES)
    stated = next((value for value in written if value is not None), None)
    return (node.text(deep=True) if stated is None else stated).strip()


def user_in_microdata(capture: Capture) -> User | None:
    """Return the person that the page is about, None where it is about none or several."""
    people = [p for page in _items(capture.tree, "ProfilePage") for p in _own(page, "mainEntity")]
    return _user_of(people[0]) if len(people) == 1 else None


def _user_of(person: LexborNode) -> User | None:
    shown_handle = _handle(person)
    handle = handle_of(shown_handle)
    if handle is None:
        return None
    bio, home = _property(person, "description"), next(_own(person, "homeLocation"), None)
    return User(
        handle=handle,
        shown_handle=shown_handle,
        name=_property(person, "name"),
        bio=None if bio is None else re.sub(r"\s+", " ", bio),
        location=_property(home, "name"),
        website=_website(person),
        bio_links=tuple(Link("", in_bio=True) for _ in _SHORTENER.findall(bio or "")),
        followers=_count(person, "interactionStatistic", "FollowAction"),
        following=_count(person, "agentInteractionStatistic", "FollowAction"),
        posts=_count(person, "agentInteractionStatistic", "WriteAction"),
    )


def _handle(person: LexborNode) -> str | None:
    handle = _property(person, "additionalName") or _property(person, "alternateName")
    return handle.removeprefix("@") if handle else None


def _website(person: LexborNode) -> tuple[Link, ...] | None:
    """The websites that are named; that none is named does not prove that there is none."""
    named = dict.fromkeys(_value(node) for node in _own(person, "sameAs"))
    links = tuple(Link("" if _SHORTENER.match(address) else address) for address in named)
    return links or None


def _count(person: LexborNode, role: str, action: str) -> int | None:
    """How often `action` was done: to the person, or by them ("agent")."""
    numbers = {
        _property(statistic, "userInteractionCount") or ""
        for statistic in _own(person, role)
        if (_property(statistic, "interactionType") or "").endswith(f"/{action}")
    }
    number = numbers.pop() if len(numbers) == 1 else ""
    return int(number) if re.fullmatch(r"\d{1,12}", number) else None


def postings(capture: Capture, owner: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield of each post by `owner` its number, when it was made, and its words if it has them."""
    for item in _items(capture.tree, "SocialMediaPosting"):
        author = next(_own(item, "author"), None)
        number = _property(item, "identifier")
        if number and author is not None and handle_of(_handle(author)) == owner:
            made = _property(item, "datePublished") or _property(item, "dateCreated") or ""
            yield number, made, _property(item, "articleBody") or _property(item, "text")
