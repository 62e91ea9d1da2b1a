"""The posts of a Mastodon account: which of them came, and whether there are no others.

The server hands posts out in parts, and as asked for: all of them, a choice, or the newest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.reread import Post
from profilecheck.sites.html_text import html_text
from profilecheck.sites.json_tree import asked, day_at, dig, each_once
from profilecheck.sites.mastodon.account import AccountData, is_about, username
from profilecheck.sites.posts import no_part_broke_off
from profilecheck.vocabulary import Audience

__all__ = ["all_came", "posts_came", "posts_of"]

_OPERATION = "statuses"

_PART = 20
"""Posts that the server hands out at a time."""

_OF_ALL = frozenset({"limit", "max_id", "exclude_reblogs"})
"""What a request for posts asks for that wants them all, but for those passed on.

Anything else wants a choice of them, or only those since a known one.
"""

_OF_A_LINK = ("title", "description", "url")
"""What the card below a post shows of where it links to, in words that are not the person's."""


def _parts(
    capture: Capture, account: AccountData
) -> Iterator[tuple[dict[str, str], Sequence[Json]]]:
    """Yield each part of the posts of `account`: what was asked for, and the posts."""
    for address, answer in asked(capture, _OPERATION, list):
        if is_about(address, account):
            named = dict(parse_qsl(urlsplit(address).query))
            yield {k: v for k, v in named.items() if v not in ("false", "0")}, answer


def posts_came(capture: Capture, account: AccountData) -> bool:
    """Whether the posts of `account` were asked for, and not only those pinned to the top."""
    return any("pinned" not in wanted for wanted, _ in _parts(capture, account))


def all_came(capture: Capture, account: AccountData) -> bool:
    """Whether the newest part came and each one before it, up to one that is not full.

    They are of all posts, not of a choice. A part begins before a post of another part; where none
    begins before one of its own, it is the last. What is in a part and is no post that we know may
    be one all the same.
    """
    if not no_part_broke_off(capture, _OPERATION):
        return False
    parts = [
        (wanted, posts) for wanted, posts in _parts(capture, account) if wanted.keys() <= _OF_ALL
    ]
    if not all(isinstance(post, dict) for _, posts in parts for post in posts):
        return False
    begun = {wanted.get("max_id", "") for wanted, _ in parts}
    ids = [{str(post.get("id")) for post in posts} for _, posts in parts]
    last = [part for part, held in zip(parts, ids, strict=True) if begun.isdisjoint(held)]
    short = all(len(posts) < _full(wanted) for wanted, posts in last)
    return "" in begun and begun <= {"", *chain(*ids)} and short and bool(last)


def _full(wanted: Mapping[str, str]) -> int:
    """How many posts a full part has at least; a server may hand out fewer than are asked for."""
    limit = wanted.get("limit", "")
    return min(int(limit), _PART) if re.fullmatch(r"\d{1,3}", limit) else _PART


def posts_of(capture: Capture, account: AccountData) -> Iterator[Post | None]:
    """Yield each post, None where what it says is not known; one passed on has no text here."""
    for post in each_once((posts for _, posts in _parts(capture, account)), "id"):
        if isinstance(post, dict) and _writer(post) in ("", username(account)):
            yield _post(post)


def _post(post: Mapping[str, Json]) -> Post | None:
    """Return a post, with others' words beside its own: the one it passes on, or quotes."""
    passed_on = post.get("reblog")
    others = [_of_another(passed_on)] if passed_on is not None else []
    for quote in (post.get("quote"), dig(passed_on, "quote")):
        shown = dig(quote, "quoted_status")
        if shown is not None or dig(quote, "state") == "accepted":
            others.append(_of_another(shown))
    words = _words(post) if passed_on is None else ""
    if words is None or None in others:
        return None
    beside = " ".join(filter(None, (_beside(post), *others)))
    called = "Post" if passed_on is None else "Boost"
    return Post(words, day_at(post, "created_at"), Audience.PUBLIC, called=called, beside=beside)


def _of_another(post: Json) -> str | None:
    """Return what another's post shows and who wrote it, None where that is not known."""
    words = _words(post) if isinstance(post, dict) else None
    if words is None:
        return None
    writer = (dig(post, "account", name) for name in ("display_name", "acct"))
    told = (*(name for name in writer if isinstance(name, str)), words, _beside(post))
    return " ".join(filter(None, told))


def _words(post: Mapping[str, Json]) -> str | None:
    """Return a post's text, with its warning, what describes its pictures, and its poll.

    None where it is not known to be all.
    """
    if not isinstance(post.get("content"), str):
        return None
    pictures, poll = post.get("media_attachments"), post.get("poll")
    options = poll.get("options") if isinstance(poll, dict) else None
    texts = [html_text(post.get("content")).text, post.get("spoiler_text")]
    for listed, name in ((pictures, "description"), (options, "title")):
        parts = listed if isinstance(listed, list) else ()
        texts += [part.get(name) for part in parts if isinstance(part, dict)]
    return " ".join(words for words in texts if isinstance(words, str) and words)


def _beside(post: Json) -> str:
    told = (dig(post, "card", part) for part in _OF_A_LINK)
    return " ".join(words for words in told if isinstance(words, str) and words)


def _writer(post: Mapping[str, Json]) -> str:
    """Return the name of who wrote a post, "" where it does not say.

    One that does not say is the account's: the server was asked for posts of nobody else.
    """
    writer = post.get("account")
    return username(writer) if isinstance(writer, dict) else ""
