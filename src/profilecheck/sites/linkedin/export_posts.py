"""LinkedIn's export: what the person wrote, down to articles and the words with pictures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from profilecheck.files import FileBroken, FileName, Row, found, shown_name
from profilecheck.files.html import decoded
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportContext,
    PostSource,
    links_unfollowed,
    passed_on_unread,
    read_posts,
)
from profilecheck.sites.linkedin.export import COMMENTS, SHARES, is_there, table_rows
from profilecheck.vocabulary import Fact

__all__ = ["read_posts_and_comments"]

_RICH_MEDIA = FileName("Rich_Media.csv", r"rich[ _]media(_\d+)?\.csv")
_GROUP_POSTS = FileName("Group Posts.csv", r"group[ _]posts(_\d+)?\.csv")
_GROUP_COMMENTS = FileName("Group Comments.csv", r"group[ _]comments(_\d+)?\.csv")
_REPOSTS = FileName("InstantReposts.csv", r"instant[ _]?reposts(_\d+)?\.csv")
_ARTICLE = FileName("Articles", r"[^/]+\.html?", r"Articles/(?:[^/]+/)*")

_SHARE_SHAPES = (("date", "sharecommentary"), ("date", "share commentary"))
"""Of today, and of 2018."""
_MEDIA_SHAPES = (("media description",), ("type", "link"))
"""Of today, and of 2021, where what was done and when stands in the type."""
_COMMENT_SHAPES = (("date", "message"), ("date", "comment"))
_NO_WORDS = frozenset({"date", "date/time", "link", "visibility", "status"})
"""Columns without words of the person's: days, whose post a comment is below, who can see it."""
_SHORTENED = re.compile(r"\blnkd\.in/[\w-]+", re.IGNORECASE)
_LEADS_TO = ("sharedurl", "shared url")
"""The column with the address that the card below a post leads to, in full."""
_LARGEST_ARTICLE = 8 * 2**20
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b")
_IN_WORDS = re.compile(r"\bon ([A-Z][a-z]+) (\d{1,2}), (\d{4})\b")
_MONTHS = {date(2000, month, 1).strftime("%B"): month for month in range(1, 13)}


def read_posts_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts, comments and articles worth reading again; who can see them is not certain.

    LinkedIn shortens the links in them.
    """
    short: Counter[str] = Counter()
    yield from read_posts(
        context,
        _source(context, SHARES, _SHARE_SHAPES, "Post", short),
        _source(context, COMMENTS, _COMMENT_SHAPES, "Comment", short),
        lambda: _articles(context),
        *(
            _source(context, file, shapes, called, short)
            for file, shapes, called in (
                (_RICH_MEDIA, _MEDIA_SHAPES, "Picture or video"),
                (_GROUP_POSTS, (("date", "message"), *_SHARE_SHAPES), "Post in a group"),
                (_GROUP_COMMENTS, _COMMENT_SHAPES, "Comment in a group"),
            )
            if is_there(context.archive, file)
        ),
    )
    yield from links_unfollowed(context, short.total(), "LinkedIn's short form (lnkd.in)")
    yield from _reposts(context)


def _reposts(context: ExportContext) -> Iterator[Unread]:
    """Say how many posts were passed on without a word: of those the export has but the address."""
    if not is_there(context.archive, _REPOSTS):
        return
    try:
        count = sum(1 for _ in table_rows(context, _REPOSTS, ("link",)))
    except FileBroken as broken:
        yield context.unread(Fact.POSTS_TO_REREAD, str(broken))
        return
    yield from passed_on_unread(context, count)


def _source(
    context: ExportContext,
    file: FileName,
    shapes: Sequence[Sequence[str]],
    called: str,
    short: Counter[str],
) -> PostSource:
    """Return what yields a file's posts, and counts the links in them that lead nobody knows where.

    Where the card of a post says where that leads, it is one of the links.
    """

    def posts() -> Iterator[Post]:
        # LinkedIn writes a quotation mark within a text as "" or as \".
        for row in table_rows(context, file, *shapes, escapes=True):
            words = [said for column, said in row.items() if column not in _NO_WORDS and said]
            own = " ".join(words).strip()
            links = len(set(_SHORTENED.findall(own)))
            card = any(row.get(c, "") and not _SHORTENED.search(row[c]) for c in _LEADS_TO)
            short[called] += max(links - card, 0)
            yield Post(own, _day_in(row), called=called)

    return posts


def _day_in(row: Row) -> date | None:
    columns = ("date", "date/time", "type")
    return _day(next((said for column in columns if (said := row.get(column))), ""))


def _articles(context: ExportContext) -> Iterator[Post]:
    for name in found(context.archive, _ARTICLE):
        yield from _article(context, name)


def _article(context: ExportContext, name: str) -> Iterator[Post]:
    """Yield an article; a draft is seen by nobody else."""
    with context.archive.open(name) as file:
        content = file.read(_LARGEST_ARTICLE + 1)
    if len(content) > _LARGEST_ARTICLE:
        raise FileBroken(f"{shown_name(name)} is larger than we know it")
    tree = LexborHTMLParser(decoded(content))
    published = [node.text(strip=True) for node in tree.css("p.published")]
    if published and all(words.casefold().startswith("not published") for words in published):
        return
    days = [d for n in tree.css("p.published, p.created") if (d := _day(n.text()))]
    body = tree.body
    addresses = [a.attributes.get("href") or "" for a in tree.css("body a[href]")]
    pictured = [img.attributes.get("alt") or "" for img in tree.css("body img[alt]")]
    titles = [title.text(strip=True) for title in tree.css("title")]
    words = body.text(separator=" ", strip=True) if body is not None else ""
    said = (*titles, words, *pictured, *addresses)
    yield Post(" ".join(said), max(days, default=None), called="Article")


def _day(written: str) -> date | None:
    """Return the day of a moment as LinkedIn writes it.

    That is 2026-07-20, in 2018 7/20/18 or 2018/07/20, with pictures “on July 20, 2018”. A
    spreadsheet saves it as 20/07/2026, or as 7/20/2026: which of the two is month is told by the
    other one, if at all.
    """
    iso, slashes, words = (p.search(written) for p in (_ISO, _SLASHES, _IN_WORDS))
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif slashes:
        month, day, year = (int(part) for part in slashes.groups())
        if len(slashes[3]) == 2:
            year += 2000
        elif month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    elif words:
        month, day, year = _MONTHS.get(words[1], 0), int(words[2]), int(words[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
