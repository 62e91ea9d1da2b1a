"""Google Takeout: what it holds of YouTube, and of the Google account's profile.

Takeout names its folders in the person's language; the files that are known here have English
columns. A file in another language is named, and its facts stay unread.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    Row,
    document,
    marked,
    rows,
)
from profilecheck.model import Count, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.export import ExportContext, read_posts
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "begins",
    "cannot_read",
    "read_channel_file",
    "read_google_profile",
    "read_videos_and_comments",
]

_PART = r"(\(\d+\))?\.csv"
_PLACE = r"YouTube[^/]*/(?:[^/]+/)?"
"""The product's folder begins like that in every language; the folder within has many names."""
_CHANNEL = FileName("channel.csv", rf"(?:channel|kanal|chaîne|canal|canale|kanaal){_PART}", _PLACE)
_VIDEOS = FileName("videos.csv", rf"(?:v[ií]deos|vidéos|video){_PART}", _PLACE)
_COMMENTS = FileName(
    "comments.csv",
    rf"(?:comments|kommentare|commentaires|comentarios|comentários|commenti|reacties){_PART}",
    _PLACE,
)
_PROFILE = FileName(
    "Profile.json",
    r"(?P=product)\.json",
    r"(?P<product>[^/]+)/",
    holds=r'"(?:emails|displayName|birthday|gender)"\s*:',
)
"""The folder and its file have one name, in the person's language: Profil/Profil.json."""
_OF_TAKEOUT = FileName("Takeout", r".+", r"(?-i:Takeout)/")
_TITLE = "video title (original)"
_DESCRIPTION = "video description (original)"
_CHANNEL_TITLE = "channel title (original)"
_CHANNEL_DESCRIPTION = "channel description (original)"
_AUDIENCES = {"public": Audience.PUBLIC, "private": Audience.ONLY_ME}
"""An unlisted video is open to whoever has its address, which is no audience of ours."""
_UNLISTED = "unlisted"


def begins(archive: Archive) -> Iterator[str]:
    """Yield where Takeouts begin: in the folder “Takeout”, which every language calls that.

    Somebody may have taken YouTube's folder out of it: two of its files are known without it.
    """
    takeouts = [f"{place}Takeout/" for place in marked(archive, (_OF_TAKEOUT,))]
    yield from takeouts
    for place, marks in marked(archive, (_CHANNEL, _VIDEOS, _COMMENTS)).items():
        if place not in takeouts and len(marks) > 1:
            yield place


def cannot_read(archive: Archive) -> str:
    """What Takeout offers as HTML (the history) is not read here; the rest has but one form."""
    return ""


def _rows(context: ExportContext, file: FileName, *columns: str) -> Iterator[Row]:
    for name in context.files(file):
        yield from rows(context.archive, name, columns)


def read_channel_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The channel's name and, where the file has it, its description."""
    channels = list(_rows(context, _CHANNEL, "channel id"))
    names = [name for row in channels if (name := row.get(_CHANNEL_TITLE, "").strip())]
    if names:
        entries = [Entry(text=name) for name in names]
        yield context.listed(Fact.PROFILE_NAME, entries, _CHANNEL.called)
    if channels and all(_CHANNEL_DESCRIPTION in row for row in channels):
        texts = [row[_CHANNEL_DESCRIPTION] for row in channels]
        about = text_entries([t for t in texts if t.strip()], "Description", None)
        yield context.listed(Fact.PROFILE_BIO, about, _CHANNEL.called)


def read_google_profile(context: ExportContext) -> Iterator[Observed | Unread]:
    """Birthday and address of the Google account. Its address for recovery is in no file."""
    profile = document(context.archive, context.only_file(_PROFILE))
    if not isinstance(profile, dict):
        raise FileBroken(f"{_PROFILE.called} is not as we know it")
    if birthday := _birthday(profile.get("birthday")):
        yield context.listed(Fact.PROFILE_BIRTHDAY, [birthday], _PROFILE.called)
    if entries := list(_addresses(profile.get("emails"))):
        yield context.listed(Fact.ACCOUNT_EMAIL, entries, _PROFILE.called)
        yield context.unread(Fact.ACCOUNT_EMAIL, "the address for recovery is in no file of it")


def _addresses(value: Json) -> Iterator[Entry]:
    for email in value if isinstance(value, list) else ():
        address = email.get("value") if isinstance(email, dict) else None
        if isinstance(address, str) and address:
            yield Entry(text=address)


def _birthday(value: Json) -> Entry | None:
    """The birthday: "1991-03-14", with the year 0000 where none was given, or as three numbers."""
    if isinstance(value, str):
        parts = value.split("-")
    elif isinstance(value, Mapping):
        parts = [str(value.get(key) or "") for key in ("year", "month", "day")]
    else:
        return None
    if len(parts) != 3 or not all(p.isdecimal() for p in parts[1:]):
        return None
    month, day = int(parts[1]), int(parts[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = parts[0] if parts[0].isdecimal() and int(parts[0]) else ""
    return Entry(text=f"{day} {date(2000, month, 1):%B} {year}".strip())


def read_videos_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """Videos and comments worth looking at again, and how many videos anyone can see.

    Takeout tells of each video whether it is public: the one audience that an export here holds.
    """
    years: Counter[int | None] = Counter()
    strange: set[str] = set()
    whole = False

    def videos() -> Iterator[Post]:
        nonlocal whole
        for row in _rows(context, _VIDEOS, "video id", _TITLE, "privacy"):
            privacy = row["privacy"].strip().casefold()
            audience = _AUDIENCES.get(privacy)
            day = _day(row.get("video publish timestamp") or row.get("video create timestamp", ""))
            if audience is Audience.PUBLIC:
                years[day.year if day else None] += 1
            elif audience is None and privacy != _UNLISTED:
                strange.add(privacy or "no word")
            words = f"{row[_TITLE]} {row.get(_DESCRIPTION, '')}".strip()
            yield Post(words, day, audience, called="Video")
        whole = True

    def comments() -> Iterator[Post]:
        for row in _rows(context, _COMMENTS, "comment id", "comment text"):
            day = _day(row.get("comment create timestamp", ""))
            yield Post(_comment(row["comment text"]), day, called="Comment")

    yield from read_posts(context, videos, comments)
    yield from _public(context, years, strange, whole=whole)


def _public(
    context: ExportContext, years: Counter[int | None], strange: set[str], *, whole: bool
) -> Iterator[Observed | Unread]:
    """How many videos anyone can see; with a word that is not known, at least so many."""
    facts = (Fact.POSTS_PUBLIC_COUNT, Fact.POSTS_PUBLIC_BY_YEAR)
    if not years and (strange or not whole):
        words = f"{_VIDEOS.called} is not in it, or breaks off"
        if strange:
            words = f"{_VIDEOS.called} says of who can see: {', '.join(sorted(strange))}"
        yield from (context.unread(fact, words) for fact in facts)
        return
    public = years.total()
    seen = f"{_VIDEOS.called}: {public:,} public videos"
    count = Count(count=public, at_least=bool(strange) or not whole)
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
    by_year = {year: n for year, n in sorted(years.items(), key=lambda p: p[0] or 0) if year}
    at_least = count.at_least or None in years
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years=by_year, at_least=at_least), seen)


def _comment(written: str) -> str:
    """Return a comment's words: Takeout writes them as JSON, piece by piece."""
    try:
        pieces = json.loads(f"[{written}]")
    except (ValueError, RecursionError):
        return written
    words = [p.get("text") for p in pieces if isinstance(p, dict)]
    return " ".join(w for w in words if isinstance(w, str)) or written


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
