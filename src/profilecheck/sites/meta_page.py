"""Profile pages of Instagram and Threads: what their data, or what they say of themselves, shows.

Data is that of whoever has the handle of the page's address, wherever it stands: a page also
carries other people's. Where a page has no data, its name and the text that it hands to search
engines are left. Source: what other open programs read in such pages from 2017 to 2026.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entry
from profilecheck.reread import Post
from profilecheck.sites.export import day_of
from profilecheck.sites.json_tree import agreed, count_at, dig, walk
from profilecheck.sites.profile_page import (
    Shown,
    documents,
    meta_content,
    one_text,
    seen_by,
)
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["MetaPage", "signed_in"]

_User = Mapping[str, Json]
_TITLE = re.compile(r"^(?P<name>.{0,200}?)\s*\(@(?P<handle>[\w.]{1,60})\)", re.DOTALL)
_ERROR_PAGE = "httpErrorPage"
"""What Meta's pages call themselves where there is nothing at an address."""
_SIGN_IN = re.compile(r"^/(?:accounts/)?(?:login|signup|emailsignup)\b")
_CHALLENGE = re.compile(r"^/(?:challenge|auth_platform|checkpoint)\b")
_SUSPENDED = re.compile(r"^/accounts/suspended\b")
_EMAILS = ("business_email", "public_email")
_LINK_FLAGS = ("show_fb_link_on_profile", "show_fb_page_link_on_profile")
"""What says that a link to Facebook is shown, which stands in no list of links."""
_LINKS_APART = ("external_url", "fb_profile_biolink")
"""Links that a profile shows besides its list, or with it: the older field, and one to Facebook."""
_VIEWER = "PolarisViewer"
"""What Instagram's pages call the account that is signed in, where they define it."""
_FLAGS = ("text_post_app_is_private", "is_private")
"""What says whether a profile is private: Threads' own field, beside which the other may stand."""
_WRITERS = ("user", "owner")
_CATEGORIES = ("category_name", "category")
_DETOUR = re.compile(r"l\.(?:instagram|threads|facebook)\.(?:com|net)")
_PHONES = ("business_phone_number", "public_phone_number", "contact_phone_number")


@dataclass(frozen=True)
class MetaPage:
    """The ways of one of the two networks.

    `flag` is the field that says whether the profile is private. `bio` fits what a page says of
    itself, and in it the bio, where it is in English. `counts_posts` is whether the number of posts
    in the data is this network's: both share an account, and its fields.
    """

    flag: str
    bio: re.Pattern[str]
    described_by: str
    counts_posts: bool = True

    def shown(self, capture: Capture, handle: str) -> Shown | UnreadReason | None:
        """Return what the page says of the profile, or why it is none."""
        if reason := _barrier(capture):
            return reason
        title = _TITLE.match(meta_content(capture, "og:title"))
        named = title["handle"].casefold() if title else ""
        if handle and named not in ("", handle):
            return UnreadReason.UNREADABLE
        data = list(documents(capture))
        handle = handle or named or _handle(_answered(capture, data))
        if not handle:
            return None
        users = [u for d in data for u in walk(d) if _handle(u) == handle]
        private = dict(_private(users, self.flag))
        ids = frozenset(str(u[k]) for u in users for k in ("id", "pk") if u.get(k))
        posts = _counts(users, ("edge_owner_to_timeline_media", "count"), "media_count")
        found = Shown(
            handle=handle,
            texts=self._texts(capture, handle, users, title["name"] if title else ""),
            whole=frozenset(_whole(users)),
            private=private,
            posts=agreed(posts) if self.counts_posts else None,
            followers=agreed(_counts(users, ("edge_followed_by", "count"), "follower_count")),
            signed_in=_one_viewer(data),
            ids=ids,
            written=tuple(_written(data, handle, ids, seen_by(private)).values()),
        )
        if found.tells:
            return found
        return UnreadReason.NOT_THERE if _is_error(data) else None

    def is_known(self, capture: Capture) -> bool:
        """Whether it is an answer that was saved alone, about a profile of this network."""
        user = _answered(capture, list(documents(capture)))
        return _flag(user) == self.flag

    def _texts(
        self, capture: Capture, handle: str, users: Sequence[_User], titled: str
    ) -> dict[Fact, tuple[Entry, ...] | None]:
        names = one_text(user.get("full_name") for user in users) or one_text([titled]) or ()
        bio = one_text(words for user in users for words in _bios(user))
        if not bio and Fact.PROFILE_BIO not in set(_whole(users)) and titled:
            bio = self._described(capture)
        # A page that shows neither a name nor data of the handle tells nothing of it.
        named = names or ((Entry(text=f"@{handle}"),) if users else ())
        return {
            Fact.PROFILE_NAME: tuple(_public(e.text, f"@{handle}") for e in named) or None,
            Fact.PROFILE_BIO: (*(bio or ()), *_categories(users), *_topics(users)) or bio,
            Fact.PROFILE_LINKS: _links(users),
            Fact.CONTACT_EMAIL: _on_buttons(users, _EMAILS),
            Fact.CONTACT_PHONE: _on_buttons(users, _PHONES),
        }

    def _described(self, capture: Capture) -> tuple[Entry, ...] | None:
        """Return the bio in what the page says of itself; all of that in another language."""
        words = meta_content(capture, self.described_by)
        found = self.bio.search(words)
        return one_text([(found["bio"] or "") if found else words]) or None


def signed_in(capture: Capture) -> str:
    """Return the handle of the account that is signed in, "" where a page names none or several."""
    return _one_viewer(list(documents(capture)))


def _one_viewer(data: Sequence[Json]) -> str:
    viewers = set(_viewers(data))
    return viewers.pop() if len(viewers) == 1 else ""


def _public(text: str, detail: str) -> Entry:
    return Entry(text=text, detail=detail, audience=Audience.PUBLIC)


def _barrier(capture: Capture) -> UnreadReason | None:
    path = re.sub(r"^https?://[^/]*", "", capture.url)
    if _SIGN_IN.match(path):
        return UnreadReason.SIGNED_OUT
    if _SUSPENDED.match(path):
        return UnreadReason.SUSPENDED
    return UnreadReason.CHALLENGE if _CHALLENGE.match(path) else None


def _answered(capture: Capture, data: Sequence[Json]) -> _User:
    """Return the user that an answer tells of that was saved alone, an empty one elsewhere.

    It stands under a key for each query, some of them a level deeper, and says whether it is
    private: that of whoever is signed in does not.
    """
    answer = data[0] if not capture.html and len(data) == 1 else None
    holders = [answer, *(held for key in ("data", "graphql") if (held := dig(answer, key)))]
    around = [value for h in holders if isinstance(h, dict) for value in h.values()]
    told = [user for value in around for user in (value, dig(value, "user"))]
    users = [user for user in told if isinstance(user, dict) and _handle(user) and _flag(user)]
    return users[0] if users and len(set(map(_handle, users))) == 1 else {}


def _flag(user: _User) -> str:
    return next((flag for flag in _FLAGS if flag in user), "")


def _handle(user: _User) -> str:
    name = user.get("username")
    return name.casefold() if isinstance(name, str) else ""


def _bios(user: _User) -> Iterator[Json]:
    yield user.get("biography")
    yield dig(user, "biography_with_entities", "raw_text")
    fragments = dig(user, "text_app_biography", "text_fragments", "fragments")
    if isinstance(fragments, list):
        yield "".join(words for f in fragments if isinstance(words := dig(f, "plaintext"), str))


def _has_whole_bio(user: _User) -> bool:
    """Whether no part of a bio is in a form that is not read."""
    parts = user.get("text_app_biography")
    fragments = dig(parts, "text_fragments", "fragments")
    read = isinstance(fragments, list) and all(
        isinstance(dig(part, "plaintext"), str) for part in fragments
    )
    return not parts or read


def _categories(users: Iterable[_User]) -> Iterator[Entry]:
    """What an account says it is (“Teacher”), where that is not hidden."""
    shown = [user for user in users if user.get("should_show_category") is not False]
    told = one_text(user.get(key) for user in shown for key in _CATEGORIES)
    yield from (_public(entry.text, "Category") for entry in told or ())


def _on_buttons(users: Iterable[_User], keys: Sequence[str]) -> tuple[Entry, ...] | None:
    """Return the contacts behind the profile's buttons, which its owner may hide.

    Source: what other open programs read of business and creator accounts.
    """
    shown = [user for user in users if user.get("should_show_public_contacts") is not False]
    return one_text(user.get(key) for user in shown for key in keys) or None


def _topics(users: Iterable[_User]) -> Iterator[Entry]:
    """Yield the topics that a profile of Threads shows beside its bio."""
    listed = (dig(user, "profile_tags", "edges") for user in users)
    edges = [edge for held in listed if isinstance(held, list) for edge in held]
    told = one_text(dig(edge, "node", "display_name") for edge in edges)
    yield from (_public(entry.text, "Topic") for entry in told or ())


def _whole(users: Sequence[_User]) -> Iterator[Fact]:
    """Yield what the data shows all of: a field that is there holds all there is of it."""
    if any(isinstance(user.get("full_name"), str) for user in users):
        yield Fact.PROFILE_NAME
    if any(isinstance(user.get("biography"), str) for user in users) and all(
        map(_has_whole_bio, users)
    ):
        yield Fact.PROFILE_BIO
    links = [user["bio_links"] for user in users if isinstance(user.get("bio_links"), list)]
    apart = [user[name] for user in users for name in _LINKS_APART if user.get(name)]
    named = all(_leads_to(link) for listed in (*links, apart) for link in listed)
    if links and named and not any(user.get(flag) for user in users for flag in _LINK_FLAGS):
        yield Fact.PROFILE_LINKS


def _links(users: Iterable[_User]) -> tuple[Entry, ...] | None:
    """Return the links with what they are called; None where no field for them is there."""
    told = False
    found: dict[str, str] = {}
    for user in users:
        links = user.get("bio_links")
        told = told or isinstance(links, list)
        for link in links if isinstance(links, list) else ():
            if address := _leads_to(link):
                title = dig(link, "title")
                found[address] = title if isinstance(title, str) else ""
        for name in _LINKS_APART:
            if address := _leads_to(user.get(name)):
                found.setdefault(address, "")
    return tuple(_public(url, title) for url, title in found.items()) if told or found else None


def _leads_to(link: Json) -> str:
    """Return where a link leads, "" where it does not say: without the detour over Meta."""
    told = [link, dig(link, "url"), dig(link, "lynx_url")]
    address = next((a.strip() for a in told if isinstance(a, str) and a.strip()), "")
    try:
        parts = urlsplit(address)
        detour = _DETOUR.fullmatch(parts.hostname or "") and parse_qs(parts.query).get("u")
    except ValueError:
        return address
    return detour[0] if detour else address


def _written(
    data: Iterable[Json], handle: str, ids: frozenset[str], audience: Audience | None
) -> dict[str, Post]:
    """Return the posts of the profile's owner, with words or without, each once: in either shape.

    Source: what other open programs read of a profile's posts, until 2021 and since.
    """
    found: dict[str, Post] = {}
    for document in data:
        for held in walk(document):
            words, code = _caption(held), held.get("code") or held.get("shortcode")
            if (words or code) and _is_by(held, handle, ids):
                name = str(code or held.get("pk") or words)
                day = day_of(held.get("taken_at")) or day_of(held.get("taken_at_timestamp"))
                if name not in found or not found[name].text:
                    found[name] = Post(words, day, audience, beside=" ".join(_beside(held)))
    return found


def _caption(post: _User) -> str:
    edges = dig(post, "edge_media_to_caption", "edges")
    first = edges[0] if isinstance(edges, list) and edges else None
    words = dig(first, "node", "text") or dig(post.get("caption"), "text")
    return words.strip() if isinstance(words, str) else ""


def _beside(post: _User) -> Iterator[str]:
    """Yield how Meta describes the pictures of a post, its place, and who is named on it."""
    own = {k: held for k, held in post.items() if k not in _WRITERS and "comment" not in k}
    for inside in walk(own):
        told = (inside.get("accessibility_caption"), dig(inside, "location", "name"))
        yield from (w for w in (*told, inside.get("full_name")) if isinstance(w, str))


def _is_by(post: _User, handle: str, ids: frozenset[str]) -> bool:
    """Whether a post says that the profile's owner wrote it, and nothing in it says another one."""
    says = set()
    for key in _WRITERS:
        if isinstance(who := post.get(key), dict):
            own = {str(who[k]) for k in ("id", "pk") if who.get(k)}
            says.add(name == handle if (name := _handle(who)) else bool(own & ids))
    return says == {True}


def _private(users: Iterable[_User], flag: str) -> Iterator[tuple[bool, str]]:
    for user in users:
        if isinstance(value := user.get(flag), bool):
            yield value, f"{flag}: {str(value).lower()}"


def _counts(users: Iterable[_User], path: tuple[str, ...], name: str) -> Iterator[int | None]:
    for user in users:
        yield count_at(user, *path)
        yield count_at(user, name)


def _viewers(data: Iterable[Json]) -> Iterator[str]:
    """Yield who is signed in, by a handle or an id."""
    for document in data:
        for held in walk(document):
            viewer = held.get("viewer")
            yield from _names(dig(viewer, "username"), dig(viewer, "user", "username"))
        yield from _names(*(dig(defined, "data", "username") for defined in _defined(document)))


def _names(*told: Json) -> Iterator[str]:
    return (name.casefold() for name in told if isinstance(name, str) and name)


def _defined(document: Json) -> Iterator[Json]:
    """Yield what a page defines as the account that is signed in: [its name, [], what it is]."""
    stack = [document]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            if value[:1] == [_VIEWER]:
                yield value[2] if len(value) > 2 else None
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            stack.extend(reversed(value.values()))


def _is_error(data: Iterable[Json]) -> bool:
    return any(_ERROR_PAGE in held.values() for d in data for held in walk(d))
