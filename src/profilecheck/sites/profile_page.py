"""The profile page of a network that is not opened: what anybody is shown of a profile there.

A person saved it, signed out or in. It shows texts, and whether the account is private, alike to
everybody. Whose profile it is it does not prove: whoever reads it asks for that first.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import ReadContext, Value
from profilecheck.sites.unplaced import unplaced_text
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = [
    "Access",
    "ProfilePage",
    "ProfilePageCode",
    "Shown",
    "addresses",
    "documents",
    "handle_at",
    "host_of",
    "meta_content",
    "one_text",
    "seen_by",
]

Access = Mapping[Fact, tuple[Value | None, Value | None]]
"""What a private account proves of a fact, and what a public one does; None where nothing."""

_JSON_START = re.compile(
    r"(?:_sharedData|SIGI_STATE['\"]?\])\s*=\s*(?=\{)|__additionalDataLoaded\([^,{]{0,200},\s*(?=\{)"
)
"""Where a script that is no data itself hands some over: what Instagram and TikTok did earlier."""
_GUARD = re.compile(r"^\s*for\s*\(;;\);")


@dataclass(frozen=True)
class Shown:
    """What a page says of one profile. A text is None where the page does not say, () for none.

    `whole` are the facts of which the page shows all there is. `private` are the ways in which it
    says so, each with what stands there: none where it does not, and two that differ prove nothing.
    `signed_in` is who looked (a handle or an id), "" where nobody shows; `ids` are the owner's.
    `written` are the owner's posts that the page holds, some without words: never known to be all.
    """

    handle: str
    texts: Mapping[Fact, tuple[Entry, ...] | None]
    whole: frozenset[Fact] = frozenset()
    private: Mapping[bool, str] = field(default_factory=dict)
    posts: int | None = None
    followers: int | None = None
    signed_in: str = ""
    ids: frozenset[str] = frozenset()
    written: tuple[Post, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether anything of the profile is told at all."""
        return bool(self.private) or any(self.texts.values())

    @property
    def is_seen_by_owner(self) -> bool:
        """Whether the page itself shows that its owner looked."""
        return self.signed_in.casefold() in {self.handle.casefold(), *self.ids} - {""}


@dataclass(frozen=True)
class ProfilePageCode:
    """The code half of a profile page.

    `shown` finds what the page says of the profile with the handle that its address has, "" where
    it has none; a reason where something else came in its place; None where nothing is told.
    """

    shown: Callable[[Capture, str], Shown | UnreadReason | None]
    access: Access
    is_known: Callable[[Capture], bool] = lambda capture: False


@dataclass(frozen=True)
class ProfilePage:
    """The page, what it can tell, and its code.

    `path` fits the path of its address, and in it the `handle`. `note` says what `basis` is in this
    page's case.
    """

    title: str
    path: re.Pattern[str]
    promises: tuple[Fact, ...]
    basis: Basis
    note: str
    code: ProfilePageCode

    @property
    def resting_on_access(self) -> frozenset[Fact]:
        """The facts that rest on whether the account is private."""
        return frozenset((*self.code.access, Fact.POSTS_PUBLIC_COUNT))

    def read(self, context: ReadContext, shown: Shown) -> tuple[Observed | Unread, ...]:
        """Return what the page says, and that it names the school where no reading has that."""
        readings = tuple(_readings(context, shown, self.code.access))
        return (*readings, *unplaced_text(context, readings))


# Where a page stands


def addresses(capture: Capture) -> Iterator[str]:
    """Yield the addresses that a page has: where it was saved from, and those that it says."""
    if capture.url:
        yield capture.url
    for selector, attribute in (
        ("link[rel=canonical]", "href"),
        ("meta[property='og:url']", "content"),
    ):
        for node in capture.tree.css(selector):
            if words := (node.attributes.get(attribute) or "").strip():
                yield words


def host_of(address: str) -> str:
    """Return the host of an address, without what networks put before it; "" where it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    for prefix in ("www.", "m."):
        host = host.removeprefix(prefix)
    return host


def handle_at(address: str, path: re.Pattern[str]) -> str:
    """Return the handle in the address of a profile, in small letters; "" where it is none."""
    try:
        found = path.match(unquote(urlsplit(address).path).casefold())
    except ValueError:
        return ""
    return found["handle"] if found else ""


# What a page carries


def documents(capture: Capture) -> Iterator[Json]:
    """Yield all data in a page's scripts and in the answers that were recorded with it."""
    for script in capture.tree.css("script"):
        words = script.text() or ""
        if words.lstrip()[:1] in ("{", "["):
            yield from _decoded(words.lstrip())
        else:
            for start in _JSON_START.finditer(words):
                yield from _decoded(words[start.end() :])
    for reply in capture.replies:
        body = _GUARD.sub("", reply.body).lstrip()
        if reply.status == 200 and body[:1] in ("{", "["):
            yield from _decoded(body)


def _decoded(words: str) -> Iterator[Json]:
    try:
        yield json.JSONDecoder().raw_decode(words)[0]
    except (ValueError, RecursionError):
        return  # a script that only begins as data does


def meta_content(capture: Capture, name: str) -> str:
    """Return what a page says of itself under a name such as “og:title”, "" where it does not."""
    for attribute in ("property", "name"):
        node = capture.tree.css_first(f"meta[{attribute}='{name}']")
        if node is not None and (words := (node.attributes.get("content") or "").strip()):
            return words
    return ""


def one_text(words: Iterable[Json]) -> tuple[Entry, ...] | None:
    """Return the text that stands in several places; None where it stands in none.

    Where they differ, each is there to be seen.
    """
    told = [word.strip() for word in words if isinstance(word, str)]
    texts = dict.fromkeys(word for word in told if word)
    return tuple(_public(text) for text in texts) if told else None


def _public(text: str, detail: str = "") -> Entry:
    return Entry(text=text, detail=detail, audience=Audience.PUBLIC)


# Reading


def _readings(context: ReadContext, shown: Shown, access: Access) -> Iterator[Observed | Unread]:
    """Yield what a page says of a profile, and what it leaves open."""
    for fact, entries in shown.texts.items():
        if entries is None:
            continue
        if entries or fact in shown.whole:
            yield context.listed(fact, entries, "Nothing is written there")
        if fact not in shown.whole:
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)
    if shown.followers is not None:
        seen = f"{shown.followers:,} followers"
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=shown.followers), seen)
    if shown.written:
        seen = f"{counted(len(shown.written), 'post', 'posts')} on this page read"
        yield from to_reread(context, shown.written, seen, gap=UnreadReason.INCOMPLETE_LIST)
    yield from _access(context, shown, access)


def _access(context: ReadContext, shown: Shown, access: Access) -> Iterator[Observed | Unread]:
    """Yield what being private or public proves: nothing where the page says both."""
    if len(shown.private) > 1:
        both = "; ".join(shown.private.values())
        yield from (context.unread(f, UnreadReason.UNKNOWN_WORDING, both) for f in access)
        return
    for private, seen in shown.private.items():
        for fact, (if_private, if_public) in access.items():
            if (value := if_private if private else if_public) is not None:
                yield context.observed(fact, value, seen)
        if private:
            says = f"{seen}, so nobody but followers can see a post"
            yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), says)
        elif shown.posts is not None:
            yield from _public_posts(context, shown.posts, len(shown.written))


def _public_posts(context: ReadContext, stated: int, written: int) -> Iterator[Observed | Unread]:
    """Yield how many posts a public account has: more of them than are stated show that it errs."""
    fact = Fact.POSTS_PUBLIC_COUNT
    if written > stated:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, f"{written} of {stated} posts")
        return
    says = f"{counted(stated, 'post', 'posts')} of a public account"
    yield context.observed(fact, Count(count=stated), says)


def seen_by(private: Mapping[bool, str]) -> Audience | None:
    """Return who can see the posts of an account of which a page says `private`; see `Shown`."""
    if len(private) != 1:
        return None
    return Audience.FRIENDS if True in private else Audience.PUBLIC
