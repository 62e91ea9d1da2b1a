"""The posts on one's own LinkedIn profile: who can see each, from which year, and the end of them.

What a post says is looked through for what is worth reading again, and not kept. A post's number
carries the moment it was made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, ListEnd
from profilecheck.browser.dom import above, by_role, is_shown, lines, text_of
from profilecheck.browser.lists import ListReads
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post as OwnPost
from profilecheck.sites.addresses import is_whole
from profilecheck.sites.days import shown_since_1970
from profilecheck.sites.linkedin.connections import more_in_reply
from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.linkedin.text import body_of, fits, has_line, is_loading
from profilecheck.sites.posts import counted_posts
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import audience_of, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = [
    "ACTIVITY",
    "Post",
    "activity_anchor",
    "day_of",
    "is_headed",
    "leads_to",
    "read_activity",
]

_CARD = "[data-urn*='urn:li:activity:'], [data-id*='urn:li:activity:']"
_ACTOR = ".update-components-actor, .update-components-actor__container, .feed-shared-actor"
_TEXT = (
    ".update-components-text, .feed-shared-update-v2__description, "
    ".feed-shared-inline-show-more-text, .feed-shared-text"
)
_BESIDE = (
    ".update-components-article, .feed-shared-article, .update-components-document, "
    ".update-components-poll, .update-components-event, .update-components-image img[alt], "
    ".feed-shared-image img[alt]"
)
_HEADER = ".update-components-header, .feed-shared-header"
"""The line above another's post: who passed it on. Source: other programs' code, 2023 to 2026."""
_PASSED_ON = ".update-components-mini-update-v2, .feed-shared-mini-update-v2"
_GLOBE = re.compile(r"^globe-americas(?:-(?:x?small|medium|x?large))?$")
"""The picture beside the date of a post that anyone can see. Source: other programs' code of 2026,
in which it is so in pages of several languages."""
_NUMBER = re.compile(r"(?:activity|ugcPost|share)[:-](\d{15,20})")
_MILLISECONDS_SHIFT = 22
_FIRST_LINES = 14


@dataclass(frozen=True)
class Post:
    """One post of the profile's owner. `words` are what the page says of who sees it.

    `made` is None where its number does not tell the day, `text` where there is none. `beside` is
    what stands below the text.
    """

    audience: Audience | None
    words: str
    made: date | None
    text: str | None = None
    beside: str = ""


def activity_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is a profile's activity: its heading, or a post of it."""
    body = body_of(capture)
    if body is None or not re.search(r"/recent-activity(/|$)", capture.url):
        return False
    return is_headed(body, labels) or body.css_first(_CARD) is not None


def is_headed(body: LexborNode, labels: Labels | None) -> bool:
    """Whether a page has the heading of a profile's activity."""
    headings = by_role(body, "heading")
    return any(is_row(text_of(node), "heading_activity", labels) for node in headings)


def day_of(address: str) -> date | None:
    """Return the day on which the post at `address` was made: its number begins with the time."""
    match = _NUMBER.search(address)
    return shown_since_1970((int(match[1]) >> _MILLISECONDS_SHIFT) / 1000) if match else None


def _posts(body: LexborNode, owner: str | None, labels: Labels | None) -> tuple[Post, ...]:
    """Return the posts of the profile's owner; what they passed on as it was is another's."""
    found: dict[str, Post] = {}
    for card in body.css(_CARD):
        urn = _urn(card)
        if _inside_another(card, body) or not _is_by(card, owner):
            continue
        if urn in found and any(_urn(around) == urn for around in above(card)):
            continue  # a part of the card, under the same number
        audience, words = _audience(card, labels)
        if urn in found:
            if audience is not found[urn].audience:
                found[urn] = replace(found[urn], audience=None)
            continue
        beside = " ".join(_beside(card))
        found[urn] = Post(audience, words, day_of(urn), _own_text(card), beside)
    return tuple(found.values())


def _own_text(card: LexborNode) -> str | None:
    """Return what the writer of a post wrote, None where that is nowhere but in what it passes on.

    Whether they wrote nothing, or it stands elsewhere now, is not known.
    """
    anothers = {part.mem_id for passed_on in card.css(_PASSED_ON) for part in passed_on.css("*")}
    own = next((node for node in card.css(_TEXT) if node.mem_id not in anothers), None)
    return (own and text_of(own)) or None


def _of_others(body: LexborNode, owner: str | None) -> Iterator[OwnPost]:
    """Yield each post of another that stands here because the owner passed it on as it was.

    Its day and its audience are the other's.
    """
    for card in body.css(_CARD):
        if owner is None or _is_by(card, owner) or _inside_another(card, body):
            continue
        links = [link for line in card.css(_HEADER) for link in line.css("a[href*='/in/']")]
        if any(leads_to(link, owner) for link in links):
            yield OwnPost("", called="Repost or reaction", beside=text_of(card))


def _beside(card: LexborNode) -> Iterator[str]:
    """Yield what an article, a poll or a picture of a post says, and the post that it passes on."""
    for part in card.css(f"{_BESIDE}, {_PASSED_ON}"):
        yield part.attributes.get("alt") or text_of(part)


def _is_strange(actor: LexborNode, body: LexborNode) -> bool:
    """Whether somebody wrote something there that stands in no card that is known."""
    node: LexborNode | None = actor
    while node is not None and node.mem_id != body.mem_id:
        if fits(node, _CARD):
            return False
        node = node.parent
    return is_shown(actor)


def _hides_a_post(body: LexborNode, capture: Capture) -> bool:
    """Whether a post of the owner stands inside of another alone, or one whose writer is unknown.

    A card whose own end was lost holds those after it.
    """
    owner, cards = owner_of(capture), body.css(_CARD)
    inside = [card for card in cards if _inside_another(card, body)]
    if any("/in/" in href and vanity_in(_whole(href)) is None for href in _writers(body)):
        return True
    outside = {_urn(card) for card in cards} - {_urn(card) for card in inside}
    return any(_urn(card) not in outside and _is_by(card, owner) for card in inside)


def _urn(card: LexborNode) -> str:
    return card.attributes.get("data-urn") or card.attributes.get("data-id") or ""


def _writers(body: LexborNode) -> Iterator[str]:
    """Yield where each writer's name leads."""
    for actor in body.css(_ACTOR):
        yield from (link.attributes.get("href") or "" for link in actor.css("a[href]"))


def _whole(href: str) -> str:
    return f"https://www.linkedin.com{href}" if href.startswith("/") else href


def leads_to(link: LexborNode, owner: str) -> bool:
    """Whether a link leads to the profile of `owner`."""
    return vanity_in(_whole(link.attributes.get("href") or "")) == owner


def _inside_another(card: LexborNode, body: LexborNode) -> bool:
    node = card.parent
    while node is not None and node.mem_id != body.mem_id:
        if "urn:li:activity:" in (node.attributes.get("data-urn") or ""):
            return True
        node = node.parent
    return False


def _is_by(card: LexborNode, owner: str | None) -> bool:
    """Whether the owner wrote the post. One that names no writer counts as the owner's."""
    actor = card.css_first(_ACTOR)
    link = (actor or card).css_first("a[href*='/in/'], a[href*='/company/'], a[href*='/school/']")
    if link is None:
        return True
    return vanity_in(_whole(link.attributes.get("href") or "")) == owner


def _audience(card: LexborNode, labels: Labels | None) -> tuple[Audience | None, str]:
    """Return who sees a post: by its words, by the globe beside its date; not where they differ."""
    audience, words = _worded(card, labels)
    if not _shows_globe(card):
        return audience, words
    if not words or labels is None:  # words of a language that is not known say nothing
        return Audience.PUBLIC, words or "a globe beside the date"
    return (audience if audience is Audience.PUBLIC else None), f"{words}, beside a globe"


def _shows_globe(card: LexborNode) -> bool:
    """Whether a globe stands beside the date: anyone can see the post.

    What picture stands there for fewer people is not known, so no picture means nothing.
    """
    actor = card.css_first(_ACTOR)
    return actor is not None and any(
        _GLOBE.match(picture.attributes.get("id") or "")
        for picture in actor.css("svg[id]")
        if picture.parent is not None and is_shown(picture.parent)
    )


def _worded(card: LexborNode, labels: Labels | None) -> tuple[Audience | None, str]:
    actor = card.css_first(_ACTOR)
    written = {node.mem_id for text in card.css(_TEXT) for node in (text, *text.css("*"))}
    around = [w for w in lines(card if actor is None else actor) if w.block.mem_id not in written]
    first_lines = around[:_FIRST_LINES]
    parts = [(line, p.strip()) for line in first_lines for p in re.split(r"[•·]", line.text)]
    visible = [part for _, part in parts if "visible" in part.casefold()]
    # A headline is the writer's own words ("Only me"); it stands in the link to the writer.
    told = visible or [
        part
        for line, part in parts
        if audience_of(part, labels) is not None and not _is_of_writer(line.block)
    ]
    if not told:
        return None, ""
    meant = {audience_of(part, labels) for part in told}
    return (meant.pop() if len(meant) == 1 else None), _kept(told[0])


def _is_of_writer(block: LexborNode) -> bool:
    """Whether words stand in a link to somebody's profile."""
    hrefs = (n.attributes.get("href") or "" for n in (block, *above(block)) if n.tag == "a")
    return any("/in/" in href for href in hrefs)


def _kept(words: str) -> str:
    """Return what says who sees a post, without the name of a group or a person."""
    return words if sum(w[:1].isupper() for w in words.split()) <= 2 else "words with a name"


def read_activity(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can see the posts, how many anyone can, and from which years."""
    body = body_of(context.capture)
    if body is None:
        return
    owner = owner_of(context.capture)
    posts = _posts(body, owner, context.labels)
    empty = body.css_first(_CARD) is None
    if empty and not has_line(body, "nothing_here", context.labels):
        return
    ended = context.capture.list_end is ListEnd.COMPLETE
    strange = any(_is_strange(actor, body) for actor in body.css(_ACTOR))
    known = is_whole(context.capture) and not strange and not _hides_a_post(body, context.capture)
    # In a language that is not known, a button that offers more is not known either.
    told = context.labels is not None and not is_loading(body, context.labels)
    complete = known and (empty or (ended and told))
    yield _limited(context, posts, complete=complete)
    yield from _public(context, posts, complete=complete)
    passed_on = tuple(_of_others(body, owner))
    yield from _to_reread(context, posts, passed_on, complete=complete)


def _limited(context: ReadContext, posts: tuple[Post, ...], *, complete: bool) -> Observed | Unread:
    fact = Fact.POSTS_PAST_LIMITED
    wide = [p for p in posts if p.audience and p.audience > Audience.FRIENDS]
    unknown = [p for p in posts if p.audience is None]
    if wide:
        return context.observed(fact, False, _seen(wide))
    if unknown:
        return context.unread(fact, UnreadReason.UNKNOWN_WORDING, unknown[0].words)
    if not complete:
        return context.unread(fact, UnreadReason.INCOMPLETE_LIST, _read(posts))
    return context.observed(fact, True, f"{_read(posts)}, to the end")


def _public(
    context: ReadContext, posts: tuple[Post, ...], *, complete: bool
) -> Iterator[Observed | Unread]:
    public = [p for p in posts if p.audience is Audience.PUBLIC]
    unknown = [p for p in posts if p.audience is None]
    at_least = not complete or bool(unknown)
    if at_least and not public:
        reason = UnreadReason.UNKNOWN_WORDING if unknown else UnreadReason.INCOMPLETE_LIST
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, reason, _read(posts))
        yield context.unread(Fact.POSTS_PUBLIC_BY_YEAR, reason, _read(posts))
        return
    seen = _seen(public) if public else f"{_read(posts)}, to the end"
    years = [post.made.year if post.made else None for post in public]
    yield from counted_posts(context, years, seen, complete=not at_least)


def _to_reread(
    context: ReadContext,
    posts: tuple[Post, ...],
    passed_on: tuple[OwnPost, ...],
    *,
    complete: bool,
) -> Iterator[Observed | Unread]:
    without_text = any(p.text is None for p in posts)
    gap = UnreadReason.PAGE_CHANGED if without_text else None
    own = (OwnPost(p.text or "", p.made, p.audience, beside=p.beside) for p in posts)
    seen = _read(posts)
    listed = (*own, *passed_on)
    return to_reread(context, listed, seen, gap=gap if complete else UnreadReason.INCOMPLETE_LIST)


def _seen(posts: list[Post]) -> str:
    return f"{counted(len(posts), 'post', 'posts')}: {posts[0].words}"


def _read(posts: tuple[Post, ...]) -> str:
    return f"{counted(len(posts), 'post', 'posts')} read"


def _more_in_page(capture: Capture) -> bool | None:
    body = body_of(capture)
    return None if body is None or body.css_first(_CARD) is not None else False


ACTIVITY = ListReads(operation="activity", more_in_reply=more_in_reply, more_in_page=_more_in_page)
