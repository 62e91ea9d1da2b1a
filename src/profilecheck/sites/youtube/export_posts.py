"""Takeout: videos, comments, posts, live chats, playlists, and how many videos anyone can see."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from profilecheck.files import FileBroken, Row
from profilecheck.model import Count, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.days import day_told
from profilecheck.sites.export import ExportContext, read_posts
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.placed import school_names
from profilecheck.sites.youtube.export import VIDEOS
from profilecheck.sites.youtube.export_tables import (
    Column,
    Kind,
    Table,
    audience_of,
    is_a_choice,
    is_unlisted,
    tables,
    unknown_tables,
    video_lists,
)
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.plurals import counted

__all__ = ["read_videos_and_comments"]

_NOT_ASKED_FOR = "community posts are in no file of it, and may not have been ticked"
_MOST_TEXT = 16 * 2**20
"""Letters of video texts that are held at a time."""


@dataclass
class _Videos:
    """What is kept of videos as they pass by; `titled`, whether a column has their titles.

    `community_posts` are those that passed besides, which are on the channel as well.
    """

    public: Counter[int | None] = field(default_factory=Counter)
    strange: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    fault: str = ""
    titled: bool = False
    community_posts: int = 0


def read_videos_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """All that the person wrote on YouTube, and how many of their videos anyone can see.

    Takeout tells of each video whether it is public: the one audience that an export here holds.
    """
    videos = _Videos()
    yield from read_posts(
        context,
        lambda: _videos(context, videos),
        lambda: _written(context, Kind.COMMENTS, "Comment"),
        lambda: _community_posts(context, videos),
        lambda: _written(context, Kind.CHATS, "Live chat message"),
        lambda: _playlists(context),
        lambda: _in_unknown_tables(context),
    )
    yield from _public(context, videos)
    if not videos.community_posts and is_a_choice(context):
        facts = (Fact.POSTS_TO_REREAD, Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
        yield from (context.unread(fact, _NOT_ASKED_FOR) for fact in facts)


def _videos(context: ExportContext, remembered: _Videos) -> Iterator[Post]:
    try:
        texts = _video_texts(context, remembered)
        for table, rows in tables(context, Kind.VIDEOS):
            remembered.titled |= _has_titles(table)
            (privacy, *_) = table.having(Column.PRIVACY)
            for row in rows:
                yield _video(table, row, privacy, texts, remembered)
        for words in texts.values():
            yield Post(words, called="Video")
    except FileBroken as broken:
        remembered.fault = str(broken)
        raise
    if not remembered.titled:
        raise FileBroken("the titles of your videos are in no column that we know")


def _video(
    table: Table, row: Row, privacy: str, texts: dict[str, str], remembered: _Videos
) -> Post:
    """Return one video, with its text of a table of its own; who sees it is counted once."""
    video, words, day = _id(table, row), _video_words(table, row), _day_of(table, row)
    if video and video in remembered.seen:
        return Post(words, day, called="Video")
    remembered.seen.add(video)
    word = row[privacy].strip()
    audience = audience_of(privacy, word)
    if audience is Audience.PUBLIC:
        remembered.public[day.year if day else None] += 1
    elif audience is None and not is_unlisted(privacy, word):
        remembered.strange.add(word.casefold() or "no word")
    return Post(f"{words} {texts.pop(video, '')}".strip(), day, audience, called="Video")


def _video_texts(context: ExportContext, remembered: _Videos) -> dict[str, str]:
    """Return the texts of videos that have a table of their own, by the video's number."""
    texts: dict[str, str] = {}
    size = 0
    for table, rows in tables(context, Kind.VIDEO_TEXTS):
        remembered.titled |= _has_titles(table)
        for row in rows:
            words = _video_words(table, row)
            size += len(words)
            if size > _MOST_TEXT:
                raise FileBroken("the texts of your videos are longer than we know them")
            video = _id(table, row)
            texts[video] = f"{texts.get(video, '')} {words}".strip()
    return texts


def _has_titles(table: Table) -> bool:
    return bool(table.having(Column.VIDEO, Column.TITLE, without=(Column.LANGUAGE,)))


def _video_words(table: Table, row: Row) -> str:
    texts = (
        table.words(row, Column.VIDEO, Column.TITLE),
        table.words(row, Column.VIDEO, Column.DESCRIPTION),
        table.words(row, Column.TAG),
    )
    return " ".join(words for words in texts if words)


def _id(table: Table, row: Row) -> str:
    columns = table.having(Column.VIDEO, Column.ID)
    return row.get(columns[0], "").strip() if columns else ""


def _written(context: ExportContext, kind: Kind, called: str) -> Iterator[Post]:
    """What the person wrote: the words in every column of text. What else is there stands beside.

    That may be the choices of a poll; of those no name is known.
    """
    for table, rows in tables(context, kind):
        columns = table.having(Column.TEXT, without=(Column.ID,))
        known = {*columns, *table.having(Column.ID), *table.having(Column.TIME)}
        others = [column for column in table.columns if column not in known]
        for row in rows:
            own, beside = (
                " ".join(words for c in some if (words := _pieces(row.get(c, ""))))
                for some in (columns, others)
            )
            yield Post(own, _day_of(table, row), called=called, beside=beside)


def _community_posts(context: ExportContext, remembered: _Videos) -> Iterator[Post]:
    for post in _written(context, Kind.POSTS, "Community post"):
        remembered.community_posts += 1
        yield post


def _playlists(context: ExportContext) -> Iterator[Post]:
    """Yield what playlists are called and say; one in no table by the name of its list of videos.

    Source: a real export of 2025 with lists of videos, and no table of playlists.
    """
    told = ""
    for table, rows in tables(context, Kind.PLAYLISTS):
        for row in rows:
            seen = [audience_of(c, row.get(c, "")) for c in table.having(Column.VISIBILITY)]
            texts = (table.words(row, c) for c in (Column.TITLE, Column.DESCRIPTION))
            words = " ".join(w for w in texts if w)
            told = told or (words if school_names(context.matcher, words) else "")
            yield Post(words, _day_of(table, row), next(iter(seen), None), called="Playlist")
    for called in video_lists(context):
        if not told and school_names(context.matcher, called):
            yield Post(called, called="Playlist")


def _in_unknown_tables(context: ExportContext) -> Iterator[Post]:
    """What is written as comments are, in tables whose columns are not known: it is one's own."""
    strange = []
    for name, rows in unknown_tables(context):
        written = False
        for row in rows:
            words = " ".join(_pieces(cell) for cell in row.values() if _is_pieces(cell))
            written |= bool(words)
            if words:
                yield Post(words, called="Comment or post")
        strange += [name] if written else []
    if strange:
        raise FileBroken("; ".join(strange))


def _is_pieces(cell: str) -> bool:
    return cell.lstrip().startswith('{"') and '"text"' in cell


def _pieces(written: str) -> str:
    """Return words as they were written: Takeout writes them as JSON, piece by piece.

    A piece may be a link, which stands beside its words.
    """
    try:
        pieces = json.loads(f"[{written}]", strict=False)
    except (ValueError, RecursionError):
        return written
    return " ".join(texts_within([p for p in pieces if isinstance(p, Mapping)])) or written


def _day_of(table: Table, row: Row) -> date | None:
    """The day on which it was published, else made."""
    published = table.having(Column.TIME, Column.PUBLISHED)
    for column in (*published, *table.having(Column.TIME)):
        if day := day_told(row.get(column, "")):
            return day
    return None


def _public(context: ExportContext, videos: _Videos) -> Iterator[Observed | Unread]:
    """How many videos anyone can see; with a word that is not known, at least so many."""
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    years, strange = videos.public, videos.strange
    if not years and (strange or videos.fault):
        words = videos.fault
        if strange:
            words = f"{VIDEOS.called} says of who can see: {', '.join(sorted(strange))}"
        yield from (context.unread(fact, words) for fact in facts)
        return
    public = years.total()
    more = bool(strange or videos.fault or videos.community_posts)
    seen = f"{VIDEOS.called}: {public:,} public {'video' if public == 1 else 'videos'}"
    count = Count(count=public, at_least=more)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
    by_year = {year: n for year, n in sorted(years.items(), key=lambda p: p[0] or 0) if year}
    at_least = count.at_least or None in years
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years=by_year, at_least=at_least), seen)
    if posts := videos.community_posts:
        there = counted(posts, "community post is", "community posts are")
        detail = f"{there} in it as well, and who can see that is in no file"
        yield from (context.unread(fact, detail) for fact in facts)
