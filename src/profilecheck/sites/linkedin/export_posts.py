"""LinkedIn's export: what the person wrote, down to articles and the words with pictures."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from profilecheck.files import FileBroken, FileName, Row, found, shown_name
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import ExportContext, PostSource, read_posts
from profilecheck.sites.linkedin.export import COMMENTS, SHARES, is_there, table_rows

__all__ = ["read_posts_and_comments"]

_RICH_MEDIA = FileName("Rich_Media.csv", r"rich[ _]media(_\d+)?\.csv")
_GROUP_POSTS = FileName("Group Posts.csv", r"group[ _]posts(_\d+)?\.csv")
_GROUP_COMMENTS = FileName("Group Comments.csv", r"group[ _]comments(_\d+)?\.csv")
_ARTICLE = FileName("Articles", r"[^/]+\.html?", r"Articles/(?:[^/]+/)*")

_SHARE_SHAPES = (("date", "sharecommentary"), ("date", "share commentary"))
"""Of today, and of 2018."""
_COMMENT_SHAPES = (("date", "message"), ("date", "comment"))
_LINK_COLUMNS = ("sharedurl", "shared url")
_LARGEST_ARTICLE = 8 * 2**20
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b")
_IN_WORDS = re.compile(r"\bon ([A-Z][a-z]+) (\d{1,2}), (\d{4})\b")
_MONTHS = {date(2000, month, 1).strftime("%B"): month for month in range(1, 13)}


def read_posts_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts, comments and articles worth reading again; who can see them is not certain."""
    yield from read_posts(
        context,
        _source(context, SHARES, _SHARE_SHAPES, "Post"),
        _source(context, COMMENTS, _COMMENT_SHAPES, "Comment"),
        lambda: _articles(context),
        *(
            _source(context, file, shapes, called)
            for file, shapes, called in (
                (_RICH_MEDIA, (("media description",),), "Picture or video"),
                (_GROUP_POSTS, (("date", "message"), *_SHARE_SHAPES), "Post in a group"),
                (_GROUP_COMMENTS, _COMMENT_SHAPES, "Comment in a group"),
            )
            if is_there(context.archive, file)
        ),
    )


def _source(
    context: ExportContext, file: FileName, shapes: Sequence[Sequence[str]], called: str
) -> PostSource:
    def posts() -> Iterator[Post]:
        # LinkedIn writes a quotation mark within a text as "" or as \".
        for row in table_rows(context, file, *shapes, escapes=True):
            words = next((row[shape[-1]] for shape in shapes if shape[-1] in row), "")
            yield Post(" ".join([words, *_links(row)]).strip(), _day_in(row), called=called)

    return posts


def _links(row: Row) -> list[str]:
    """Where a post leads: an address may name the school where the words do not."""
    return [link for column in _LINK_COLUMNS if (link := row.get(column, "").strip())]


def _day_in(row: Row) -> date | None:
    return _day(row.get("date") or row.get("date/time") or "")


def _articles(context: ExportContext) -> Iterator[Post]:
    for name in found(context.archive, _ARTICLE):
        yield _article(context, name)


def _article(context: ExportContext, name: str) -> Post:
    with context.archive.open(name) as file:
        content = file.read(_LARGEST_ARTICLE + 1)
    if len(content) > _LARGEST_ARTICLE:
        raise FileBroken(f"{shown_name(name)} is larger than we know it")
    tree = LexborHTMLParser(content.decode("utf-8", "replace"))
    days = [d for n in tree.css("p.published, p.created") if (d := _day(n.text()))]
    body = tree.body
    addresses = [a.attributes.get("href") or "" for a in tree.css("body a[href]")]
    words = body.text(separator=" ", strip=True) if body is not None else ""
    return Post(" ".join([words, *addresses]), max(days, default=None), called="Article")


def _day(written: str) -> date | None:
    """Return the day of a moment as LinkedIn writes it.

    That is 2026-07-20, in 2018 7/20/18 or 2018/07/20, with pictures “on July 20, 2018”.
    """
    iso, american, words = (p.search(written) for p in (_ISO, _AMERICAN, _IN_WORDS))
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif american:
        month, day, year = (int(part) for part in american.groups())
        year += 2000 if year < 100 else 0
    elif words:
        month, day, year = _MONTHS.get(words[1], 0), int(words[2]), int(words[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
