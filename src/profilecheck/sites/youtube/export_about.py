"""Takeout: whose it is, of what day, and whether it is whole, by its own list of files."""

import html
import re
from collections.abc import Iterator
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, document, found, shown_name
from profilecheck.sites.export import ExportAbout, day_in, files_of, owned, readable_words
from profilecheck.sites.youtube.export import CHANNEL, COMMENTS, PROFILE, VIDEOS, addresses_in

__all__ = ["describe"]

_STAMP = r"takeout-(?P<batch>(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)T\d{6}Z(?:-\d+)?)"
_NAMED = re.compile(_STAMP)
"""The name that Takeout gives. Drive calls a folder's download “Takeout-…”, by that folder's name
and the moment of the download: it is of no day that tells anything.
"""
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
    files = files_of(archive, (CHANNEL, VIDEOS, COMMENTS, PROFILE))
    addresses = readable_words(_ownaddresses_in(archive, overview))
    channels = readable_words(_channels(archive))
    return ExportAbout(
        files=files,
        made_on=_made_on(overview),
        named_on=day_in(archive.called, _NAMED),
        owner=owned("address", addresses) | owned("channel", channels),
        whose=next(iter(addresses), ""),
        incomplete=_missing_part(archive) or _not_there(archive, overview),
        lacking="" if files else CHANNEL.called,
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


def _ownaddresses_in(archive: Archive, overview: bytes) -> Iterator[str]:
    for name in found(archive, PROFILE):
        profile = document(archive, name)
        if isinstance(profile, dict):
            yield from (entry.text for entry in addresses_in(profile.get("emails")))
    yield from (match[1].decode("ascii", "replace") for match in _FOR.finditer(overview))


def _channels(archive: Archive) -> Iterator[str]:
    """The ids of the person's channels: the same columns have other names in every language."""
    for name in found(archive, CHANNEL):
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
