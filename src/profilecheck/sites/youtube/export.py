"""Google Takeout: where its files are, and what it holds of the Google account's profile.

Takeout names its folders, its files and their columns in the person's language.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    document,
    is_of_the_system,
    marked,
)
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import Beside, ExportContext
from profilecheck.vocabulary import Fact

__all__ = [
    "BESIDE",
    "CHANNEL",
    "COMMENTS",
    "PLACE",
    "PROFILE",
    "VIDEOS",
    "addresses_in",
    "begins",
    "cannot_read",
    "read_google_profile",
]

_PART = r"(\(\d+\))?\.csv"
PLACE = r"YouTube[^/]*/(?:[^/]+/)?"
"""The product's folder begins like that in every language; the folder within has many names."""
CHANNEL = FileName("channel.csv", rf"(?:channel|kanal|chaîne|canal|canale|kanaal){_PART}", PLACE)
VIDEOS = FileName("videos.csv", rf"(?:v[ií]deos|vidéos|video){_PART}", PLACE)
COMMENTS = FileName(
    "comments.csv",
    rf"(?:comments|kommentare|commentaires|comentarios|comentários|commenti|reacties){_PART}",
    PLACE,
)
PROFILE = FileName(
    "Profile.json",
    r"(?P=product)\.json",
    r"(?P<product>[^/]+)/",
    holds=r'"(?:emails|displayName|birthday|gender)"\s*:',
)
"""The folder and its file have one name, in the person's language: Profil/Profil.json."""
_ANYWHERE = r"."
BESIDE = (
    Beside(
        Fact.PROFILE_NAME,
        PROFILE,
        r"(?!(?:displayName|profileUrl)$|emails\b|birthday\b|gender\b|photo)",
    ),
    Beside(
        Fact.PROFILE_BIO,
        FileName("channel page settings.csv", r"channel (?:page|feature|url) [^/]+\.csv", PLACE),
        _ANYWHERE,
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "video recordings.csv",
            r"(?:video (?:recordings?|tags?|locations?)|clips?)(?:\(\d+\))?\.csv"
            r"|[^/]+\.(?:srt|sbv|vtt)",
            PLACE,
        ),
        _ANYWHERE,
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName("my-comments.html", r"(?P=kind)\.html", r"YouTube[^/]*/(?P<kind>[^/]+)/"),
        _ANYWHERE,
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName("videos", r"[^/]+\.json", r"YouTube[^/]*/videos/"),
        _ANYWHERE,
    ),
)
"""Other names of the Google account, links and addresses of the channel, where videos were made.

Clips of others' videos too, which have a title of one's own.

The last two are of Takeouts until 2021, which had no tables: own comments and chats, in a file that
is called as its folder in every language, and a file for each video.

Of the tables, the names are known in English alone.
"""
_TAKEOUT = re.compile(r"((?:[^/]+/)*?Takeout(?: \(?\d{1,3}\)?)?/).+", re.DOTALL)
"""The folder of all, of which a computer calls the second one “Takeout 2” or “Takeout (1)”."""


def begins(archive: Archive) -> Iterator[str]:
    """Yield where Takeouts begin: in the folder “Takeout”, which every language calls that.

    Somebody may have taken YouTube's folder out of it: two of its files are known without it.
    """
    matches = (_TAKEOUT.fullmatch(n) for n in archive.names() if not is_of_the_system(n))
    takeouts = dict.fromkeys(match[1] for match in matches if match)
    yield from takeouts
    for place, marks in marked(archive, (CHANNEL, VIDEOS, COMMENTS)).items():
        if place not in takeouts and len(marks) > 1:
            yield place


def cannot_read(archive: Archive) -> str:
    """What Takeout offers as HTML (the history) is not read here; the rest has but one form."""
    return ""


def read_google_profile(context: ExportContext) -> Iterator[Observed | Unread]:
    """Birthday, name and address of the Google account."""
    profile = document(context.archive, context.only_file(PROFILE))
    if not isinstance(profile, dict):
        raise FileBroken(f"{PROFILE.called} is not as we know it")
    if birthday := _birthday(profile.get("birthday")):
        yield context.listed(Fact.PROFILE_BIRTHDAY, [birthday], PROFILE.called)
    name = profile.get("displayName")
    if isinstance(name, str) and name.strip():
        entry = Entry(text=name.strip(), detail="Google Account")
        yield context.listed(Fact.PROFILE_NAME, [entry], PROFILE.called)
    if entries := list(addresses_in(profile.get("emails"))):
        yield context.listed(Fact.ACCOUNT_EMAIL, entries, PROFILE.called)
        detail = "Google's export does not say which address is for recovery"
        yield context.unread(Fact.ACCOUNT_EMAIL, detail)


def addresses_in(value: Json) -> Iterator[Entry]:
    """Yield the addresses of a Google account, as its profile lists them."""
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
