"""What one commented on others' posts, on a page of one's own LinkedIn profile that members see.

The page with all activity has posts alone: it is empty for somebody who only comments. What a
comment says, and the post it is below, are looked through and not kept. Source of both layouts:
other programs' code, of 2023 to October 2026.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import text_of
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.linkedin.activity import day_of, is_headed, leads_to
from profilecheck.sites.linkedin.identity import owner_of
from profilecheck.sites.linkedin.text import body_of, has_line
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["comments_anchor", "read_comments"]

_CARD = "[componentkey^='update-card-focus'], [data-urn*='urn:li:activity:']"
"""A post of somebody else with the comment below it."""
_COMMENT = "[componentkey*='urn:li:comment:'], [data-id*='urn:li:comment:']"
_TEXT = "[data-testid='expandable-text-box'], .comments-comment-item__main-content"
_OWN_NUMBER = re.compile(r"\d+(?=\D*$)")
"""The number of a comment, which stands behind that of the post."""


def comments_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is that of a profile's comments: its heading, or a comment."""
    body = body_of(capture)
    if body is None or not re.search(r"/recent-activity/comments(/|$)", capture.url):
        return False
    return is_headed(body, labels) or body.css_first(f"{_CARD}, {_COMMENT}") is not None


def read_comments(context: ReadContext) -> Iterator[Observed | Unread]:
    """The comments worth reading again. Who sees one is for the post to say that it is below.

    That those shown are all is not known: the page brings more as one scrolls.
    """
    body = body_of(context.capture)
    if body is None:
        return
    cards = body.css(_CARD) or body.css(_COMMENT)
    if not cards and not has_line(body, "nothing_here", context.labels):
        return
    owner = owner_of(context.capture)
    found = (_comment(card, owner) for card in cards)
    seen = f"{counted(len(cards), 'comment', 'comments')} read"
    gap = UnreadReason.INCOMPLETE_LIST if cards else None
    yield from to_reread(context, found, seen, gap=gap)


def _comment(card: LexborNode, owner: str | None) -> Post:
    """Return what the owner wrote below a post, beside that post and what others wrote there."""
    own = [part for part in card.css(_COMMENT) if _is_by(part, owner)]
    words = (text_of(part.css_first(_TEXT) or part) for part in own)
    numbers = (_OWN_NUMBER.search(_name(part)) for part in own)
    days = (day_of(f"activity:{number[0]}") for number in numbers if number)
    return Post(" ".join(words), next(days, None), called="Comment", beside=text_of(card))


def _is_by(comment: LexborNode, owner: str | None) -> bool:
    """Whether the first member that a comment leads to, who wrote it, is the owner."""
    link = comment.css_first("a[href*='/in/']")
    return link is not None and owner is not None and leads_to(link, owner)


def _name(comment: LexborNode) -> str:
    return comment.attributes.get("componentkey") or comment.attributes.get("data-id") or ""
