"""A user as an X profile page shows one: the head of the page, and the card for search engines.

Both are found by the names the page gives its parts (`data-testid`), which no language changes.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK, Capture, Json
from profilecheck.sites.json_tree import count_at, in_scripts, walk
from profilecheck.sites.x.replies import text
from profilecheck.sites.x.user import Link, User, handle_of

__all__ = ["own_path", "part", "user_in_card", "user_in_head", "user_in_title", "words_of"]

_SHORTENER = re.compile(r"https?://t\.co/")
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_OWN_HOST = re.compile(r"^https?://(?:(?:www|mobile)\.)?(?:x|twitter)\.com(?=/)", re.IGNORECASE)
_NAMED = re.compile(r"(?P<name>.+?)\s*\(@(?P<handle>[A-Za-z0-9_]{1,20})\)")
_EXACT_NUMBER = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:\s+\S+)?")
_STATISTICS = {"Follows": "followers", "Friends": "following", "Tweets": "posts", "Posts": "posts"}
_OWN_STATISTICS = {"FollowAction": "following", "WriteAction": "posts"}
_PASSED_OVER = frozenset({"svg", "script", "style", "noscript", "template"})


def part(tree: LexborHTMLParser | LexborNode, name: str) -> LexborNode | None:
    """Return the part of a page that is called `name`."""
    return tree.css_first(f'[data-testid="{name}"]')


def own_path(href: str) -> str | None:
    """Return the path on X that a link leads to, None elsewhere.

    Saved pages name the host too, which was twitter.com until 2024.
    """
    path = _OWN_HOST.sub("", href)
    return path if path.startswith("/") and not path.startswith("//") else None


def words_of(node: LexborNode | None) -> str:
    """Return the text of `node` with the pictures that stand for characters, on one line."""
    return re.sub(r"\s+", " ", "".join(_pieces(node))).strip() if node is not None else ""


def _pieces(
    node: LexborNode, words_of_link: Callable[[LexborNode], str] | None = None
) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif child.tag == "img":
            yield child.attributes.get("alt") or ""
        elif child.tag == "br":
            yield " "
        elif child.tag == "a" and words_of_link is not None:
            yield words_of_link(child)
        elif child.tag not in _PASSED_OVER and not _is_mark(child):
            yield from _pieces(child, words_of_link)


def _is_mark(node: LexborNode) -> bool:
    """Whether a part is not shown, or is a mark beside the words, as the lock of protection."""
    named = node.attributes.get("data-testid") or ""
    return HIDDEN_MARK in node.attributes or named.startswith("icon-")


def user_in_head(capture: Capture) -> User | None:
    """Return the user whose profile the page shows, from the page's head."""
    # Beside the main column, and in cards over it, X shows others in the same parts.
    page = part(capture.tree, "primaryColumn") or capture.tree
    head = part(page, "UserName")
    named = _name_and_handle(head)
    if head is None or named is None:
        return None
    name, shown_handle = named
    handle = shown_handle.lower()
    about, place = part(page, "UserDescription"), part(page, "UserLocation")
    category = words_of(part(page, "UserProfessionalCategory"))
    return User(
        handle=handle,
        shown_handle=shown_handle,
        name=name or None,
        # A lock says that posts are protected. No lock says nothing: it may have another name.
        protected=True if part(head, "icon-lock") is not None else None,
        bio=_bio(about) or None,
        location=words_of(place) or None,
        website=_website(part(page, "UserUrl")),
        bio_links=tuple(_bio_links(about)),
        notes=((category, "category shown below the name"),) if category else (),
        badge=_badge(head, handle),
        followers=_linked_count(capture, handle, "followers", "verified_followers"),
        following=_linked_count(capture, handle, "following"),
    )


def _name_and_handle(head: LexborNode | None) -> tuple[str, str] | None:
    before: list[str] = []
    for piece in _pieces(head) if head is not None else ():
        word = piece.strip()
        if word.startswith("@") and handle_of(word):
            return re.sub(r"\s+", " ", "".join(before)).strip(), word.removeprefix("@")
        before.append(piece)
    return None


def _badge(head: LexborNode, owner: str) -> str | None:
    """Return the handle of the organisation whose picture stands beside the name."""
    for link in head.css("a[href]"):
        path = own_path(link.attributes.get("href") or "") or ""
        if (handle := handle_of(path.strip("/"))) and handle != owner:
            return path.strip("/")
    return None


def _bio(about: LexborNode | None) -> str:
    """Return the bio with its links as they lead, not as they are shortened on the page."""
    pieces = _pieces(about, _address_shown) if about is not None else ()
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _address_shown(link: LexborNode) -> str:
    return _SCHEME.sub("", words_of(link).replace("…", "").replace(" ", ""))


def _bio_links(about: LexborNode | None) -> Iterator[Link]:
    for link in about.css("a") if about is not None else ():
        target = link.attributes.get("href") or ""
        if not target:
            # A mention or a link, and nothing says which.
            yield Link("", in_bio=True)
        elif _SCHEME.match(target) and own_path(target) is None:
            yield Link(_address_shown(link) if _is_whole(link) else "", in_bio=True)


def _is_whole(link: LexborNode) -> bool:
    """Whether a link's words are all there: what the page cuts it keeps in a hidden part."""
    return "…" not in words_of(link) or len(link.css("[aria-hidden]")) > 1


def _website(link: LexborNode | None) -> tuple[Link, ...] | None:
    # The page cuts a long address and says so; what is left out could name the school.
    if link is None or not _is_whole(link):
        return None
    return (Link(_address_shown(link)),)


def _linked_count(capture: Capture, handle: str, *tabs: str) -> int | None:
    for link in capture.tree.css("a[href]"):
        target = (own_path(link.attributes.get("href") or "") or "").lower()
        # What stands apart on the page stays apart: "5 mil" beside "Seguidores" is not five.
        words = " ".join(p for piece in _pieces(link) if (p := piece.strip()))
        if target in {f"/{handle}/{tab}" for tab in tabs} and (number := _exact(words)):
            return int(number)
    return None


def _exact(words: str) -> str:
    """Return the digits of "3,893 Followers", "" of a shortened number ("1.2M Followers")."""
    match = _EXACT_NUMBER.fullmatch(words)
    return re.sub(r"\D", "", match[1]) if match else ""


def user_in_title(capture: Capture) -> User | None:
    """Return the user that the page names itself after: "Amy Carter (@amycarter) / X".

    Nothing else may be left of a page than this title and its own address, which must agree.
    """
    title = capture.tree.css_first('meta[property="og:title"]')
    address = capture.tree.css_first('link[rel="canonical"]')
    if title is None or address is None:
        return None
    named = _NAMED.match(title.attributes.get("content") or "")
    path = own_path(address.attributes.get("href") or "") or ""
    handle = named["handle"].lower() if named else ""
    if named is None or path.strip("/").lower() != handle:
        return None
    return User(handle=handle, shown_handle=named["handle"], name=named["name"])


def user_in_card(capture: Capture) -> User | None:
    """Return the user that the page's card for search engines (JSON-LD) describes."""
    for card in _cards(capture):
        for key in ("mainEntity", "author"):
            person = card.get(key)
            handle = handle_of(text(person, "additionalName"))
            if isinstance(person, dict) and handle:
                return _user_of(card, person, handle)
    return None


def _cards(capture: Capture) -> Iterator[Mapping[str, Json]]:
    for document in in_scripts(capture, 'script[type="application/ld+json"]'):
        yield from (d for d in walk(document) if d.get("@type") == "ProfilePage")


def _user_of(card: Mapping[str, Json], person: Mapping[str, Json], handle: str) -> User:
    counts = dict(_statistics(person))
    bio = text(person, "description")
    return User(
        handle=handle,
        shown_handle=text(person, "additionalName"),
        name=text(person, "name") or text(person, "givenName"),
        bio=None if bio is None else re.sub(r"\s+", " ", bio).strip(),
        location=text(person, "homeLocation", "name"),
        website=_related(card),
        bio_links=tuple(Link("", in_bio=True) for _ in _SHORTENER.findall(bio or "")),
        followers=counts.get("followers"),
        following=counts.get("following"),
        posts=counts.get("posts"),
    )


def _related(card: Mapping[str, Json]) -> tuple[Link, ...] | None:
    links = card.get("relatedLink")
    if not isinstance(links, list):
        return None
    full = [link for link in links if isinstance(link, str) and not _SHORTENER.match(link)]
    if links and not full:
        return (Link(""),)
    return tuple(Link(link) for link in full)


def _statistics(person: Mapping[str, Json]) -> Iterator[tuple[str, int]]:
    done_to, done_by = person.get("interactionStatistic"), person.get("agentInteractionStatistic")
    for statistic in done_to if isinstance(done_to, list) else (done_to,):
        yield from _counted(statistic, _STATISTICS.get(text(statistic, "name") or ""))
    # The newer card keeps apart what the person does themselves.
    for statistic in done_by if isinstance(done_by, list) else (done_by,):
        action = (text(statistic, "interactionType") or "").rpartition("/")[2]
        yield from _counted(statistic, _OWN_STATISTICS.get(action))


def _counted(statistic: Json, name: str | None) -> Iterator[tuple[str, int]]:
    count = count_at(statistic, "userInteractionCount")
    if name and count is not None:
        yield name, count
