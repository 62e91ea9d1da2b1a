"""The posts and articles on a public LinkedIn profile, as somebody sees them who is not signed in.

A page of years ago shows of each the beginning; one of 2026 shows the owner's posts whole, beside
what they commented on and reacted to. What they liked is somebody else's.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.linkedin.activity import day_of
from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["read_guest_posts"]

_POSTS = "[data-section='posts'] li, [data-section='articles'] li"
_WRITTEN = ".see-more-text", ".base-main-card__title", ".sr-only"
"""Where a card has what was written: whole, or how it begins."""


def read_guest_posts(context: ReadContext) -> Iterator[Observed | Unread]:
    """Posts and articles of the owner's own that show, and those worth reading again.

    The page shows a few and says that there may be more, so the number is always "at least", and
    that none is worth it is not told.
    """
    owner = owner_of(context.capture)
    own: dict[str, LexborNode] = {}
    for item in context.capture.tree.css(_POSTS):
        if address := _own_post(item, owner):
            own.setdefault(address, item)
    if not own:
        return
    seen = f"{len(own)} posts and articles showed without signing in"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=len(own), at_least=True), seen)
    posts = (_post(address, item) for address, item in own.items())
    yield from to_reread(context, posts, seen, gap=UnreadReason.INCOMPLETE_LIST)


def _post(address: str, item: LexborNode) -> Post:
    parts = (node for name in _WRITTEN for node in item.css(name))
    text = next((words for part in parts if (words := _words(part))), "")
    called = "Article" if "/pulse/" in address else "Post"
    return Post(text, day_of(address), Audience.PUBLIC, called=called, beside=_words(item))


def _words(node: LexborNode) -> str:
    """Return the text of a part, one that a press shows as well."""
    return " ".join((node.text(separator=" ") or "").split())


def _own_post(item: LexborNode, owner: str | None) -> str:
    """Return the address of a post or article of the owner's own, "" for another's.

    An article's, and a post's, address ends in or begins with the writer's name; a card that names
    another writer, or says that the owner liked it, is not the owner's.
    """
    link = item.css_first("a[href*='/posts/'], a[href*='/pulse/'], a[href*='/feed/update/']")
    if link is None or owner is None:
        return ""
    address = (link.attributes.get("href") or "").split("?")[0]
    if "/pulse/" in address:
        around = item.parent
        while around is not None and around.tag != "section":
            around = around.parent
        named = around.attributes.get("data-section") if around is not None else None
        return address if named == "articles" else ""
    return address if vanity_in(_writer(address)) == owner else ""


def _writer(address: str) -> str:
    """Return the profile of the writer that the address of a post begins with."""
    match = re.search(r"/posts/([^/_?]+)_", address)
    return f"https://www.linkedin.com/in/{match[1]}" if match else ""
