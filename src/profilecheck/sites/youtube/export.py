"""Google Takeout: what it holds of YouTube, and of the Google account's profile.

Takeout names its folders in the person's language; the files that are known here have English
columns. A file in another language is named, and its facts stay unread.
"""

import html
import json
import re
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
    found,
    marked,
    rows,
)
from profilecheck.files.finding import shown_name
from profilecheck.model import Count, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportAbout,
    ExportContext,
    day_in,
    files_of,
    owned,
    read_posts,
    words_told,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "begins",
    "cannot_read",
    "describe",
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


_STAMP = r"takeout-(?P<batch>(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)T\d{6}Z(?:-\d+)?)"
_NAMED = re.compile(_STAMP, re.IGNORECASE)
_NUMBERED = re.compile(rf"{_STAMP}-(?P<number>\d{{3}})\b", re.IGNORECASE)
_OVERVIEW = FileName("archive_browser.html", r"[^/]+\.html", holds=r"service-details-")
"""Google's list of what it exported; its name is in the person's language."""
_MADE = re.compile(rb"header_subtext[^>]*>\s*([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})")
_FOR = re.compile(rb"header_title[^>]*>[^<]*?([\w.+-]+@[\w.-]+)")
_OF_YOUTUBE = re.compile(rb"service-details-YOUTUBE(.*?)(?:service-details-|\Z)", re.DOTALL)
_LISTED = re.compile(rb"extracted-file-name[^>]*>\s*([^<]+?\.csv)\s*<", re.IGNORECASE)
_CHANNEL_ID = re.compile(rb"\bUC[\w-]{22}\b")
_LARGEST_OVERVIEW = 32 * 2**20
_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def describe(archive: Archive) -> ExportAbout:
    """What Takeout says of itself: in its own list of files, and in the names of its parts."""
    overview = _overview(archive)
    files = files_of(archive, (_CHANNEL, _VIDEOS, _COMMENTS, _PROFILE))
    addresses = words_told(_own_addresses(archive, overview))
    channels = words_told(_channels(archive))
    return ExportAbout(
        files=files,
        made_on=_made_on(overview),
        named_on=day_in(archive.called, _NAMED),
        owner=owned("address", addresses) | owned("channel", channels),
        whose=next(iter(addresses), ""),
        incomplete=_missing_part(archive) or _not_there(archive, overview),
        lacking="" if files else _CHANNEL.called,
    )


def _overview(archive: Archive) -> bytes:
    for name in found(archive, _OVERVIEW):
        try:
            with archive.open(name) as file:
                return file.read(_LARGEST_OVERVIEW)
        except FileBroken:
            continue
    return b""


def _made_on(overview: bytes) -> date | None:
    """The day in the list of files, which is written so in English alone."""
    match = _MADE.search(overview)
    if match is None or match[1] not in _MONTHS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))
    except ValueError:
        return None


def _own_addresses(archive: Archive, overview: bytes) -> Iterator[str]:
    for name in found(archive, _PROFILE):
        profile = document(archive, name)
        if isinstance(profile, dict):
            yield from (entry.text for entry in _addresses(profile.get("emails")))
    yield from (match[1].decode("ascii", "replace") for match in _FOR.finditer(overview))


def _channels(archive: Archive) -> Iterator[str]:
    """The ids of the person's channels: the same columns have other names in every language."""
    for name in found(archive, _CHANNEL):
        with archive.open(name) as file:
            yield from (i.decode("ascii") for i in _CHANNEL_ID.findall(file.read(2**16)))


def _missing_part(archive: Archive) -> str:
    """Which numbered part of the same Takeout was left out, or lies beside the others unnamed."""
    numbers: dict[str, set[int]] = {}
    for part in filter(None, map(_NUMBERED.match, archive.called)):
        numbers.setdefault(part["batch"], set()).add(int(part["number"]))
    beside = list(filter(None, map(_NUMBERED.match, archive.beside())))
    for batch, given in numbers.items():
        others = {int(part["number"]) for part in beside if part["batch"] == batch}
        missing = set(range(1, max(given | others) + 1)) - given
        if missing:
            return f"takeout-{batch}-{min(missing):03}, another part of it, is missing"
    return ""


def _not_there(archive: Archive, overview: bytes) -> str:
    """Which table of YouTube's Google says that it exported, and is not here."""
    names = {name.rpartition("/")[2].casefold() for name in archive.names()}
    for section in _OF_YOUTUBE.findall(overview):
        for listed in _LISTED.findall(section):
            name = html.unescape(listed.decode("utf-8", "replace"))
            if name.casefold() not in names:
                return f"{shown_name(name)} is named in Google's list of files, and is missing"
    return ""


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
