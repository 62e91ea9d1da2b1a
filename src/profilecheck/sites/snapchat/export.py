"""Snapchat's "My Data" as JSON: what it says of the account, counts, and what anyone could see.

No setting of privacy is in it: who can reach the person, see a story or their place is looked up by
hand. Friends and chats are counted or left alone; no name of anybody else leaves this module.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, Json, found, keys_of, marked, records
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import (
    Beside,
    ExportAbout,
    ExportContext,
    files_of,
    moment_in,
    object_in,
    owned,
)
from profilecheck.sites.numbers import count_of_digits
from profilecheck.sites.told import Told, named, told_by, words_of
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.plurals import counted

__all__ = [
    "BESIDE",
    "begins",
    "cannot_read",
    "describe",
    "read_account",
    "read_friends",
    "read_history",
    "read_shared",
]

_JSON = "(?:json/)?"
"""The folder of the files; somebody may have taken them out of it."""
ACCOUNT = FileName("account.json", r"account\.json", _JSON)
FRIENDS = FileName("friends.json", r"friends\.json", _JSON)
HISTORY = FileName("account_history.json", r"account_history\.json", _JSON)
RANKING = FileName("ranking.json", r"ranking\.json", _JSON)
SHARED = FileName("shared_story.json", r"shared_story\.json", _JSON)
PUBLIC = FileName("snap_pro.json", r"snap_pro\.json", _JSON)
_READ = (ACCOUNT, FRIENDS, HISTORY, SHARED)
_OWN = FileName(
    "snap_history.json",
    r"(?:snap_history|snapchat\w*|shared_story|talk_history|memories_history|snap_pro"
    r"|community_lenses|snap_games_and_minis|snapchat_ai|in_app_surveys)\.json",
    _JSON,
)
"""Files that only an export from there has; account.json in a folder may be anybody's."""
BESIDE = (Beside(Fact.PROFILE_BIO, PUBLIC, is_read=True),)
"""What a public profile shows."""
_BESIDE = FileName("chat_history.json", r"(?:chat_history|location_history)\.json", _JSON)
_PAGES = FileName(
    "snap_history.html",
    r"(?:snap_history|shared_story|talk_history|memories_history|account_history)\.html",
    "html/",
)
_MEDIA = FileName(
    "memories",
    r"\d{4}-\d\d-\d\d_(?:[0-9a-f-]{36}-(?:main|overlay)|(?:b|media|overlay|thumbnail|metadata)~.+)"
    r"\.\w+",
    "(?:memories|chat_media)/",
)
"""Pictures and films, of which a part of an export holds nothing else: “mydata~…-2.zip”."""
_PAGES_ALONE = (
    "this Snapchat export holds web pages alone, which are made for looking at. Ask for it once "
    "more at accounts.snapchat.com, My Data, and switch on “Export JSON Files”."
)
_NAMED = re.compile(r"mydata~(\d{10})\d{3}(?!\d)", re.IGNORECASE)
"""The network's own name for the whole: when it was made, in thousandths of seconds since 1970."""
_YEAR_FIRST = re.compile(r"\d{4}-\d\d-\d\d")
"""How a moment begins of which the later one comes later in the alphabet too."""
_BASIC = ("Username", "Name", "Creation Date", "Country", "Last Active", "Registration IP")
_CONTACT = ("Email", "Email Address", "Phone Number", "Mobile Number")


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive exports of Snapchat begin, or parts of one.

    Out of their folder, files are known by one that nobody else has, and another one beside it.
    """
    for place, there in marked(archive, (*_READ, _OWN, _BESIDE, _PAGES, _MEDIA)).items():
        own = bool(there & {_OWN, _PAGES, SHARED})
        in_folder = any(n.casefold().startswith(_folders(place)) for n in archive.names())
        known = own or len(there) > 1 if in_folder else own and bool(there & {ACCOUNT, FRIENDS})
        if known or _MEDIA in there:
            yield place


def _folders(place: str) -> tuple[str, ...]:
    return tuple(f"{place}{folder}/".casefold() for folder in ("json", "html"))


def cannot_read(archive: Archive) -> str:
    """Say what to do where it holds web pages alone."""
    held = any(True for kind in (*_READ, _OWN, _BESIDE) for _ in found(archive, kind))
    pages = any(True for _ in found(archive, _PAGES))
    return _PAGES_ALONE if pages and not held else ""


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is and of when, as far as it says."""
    try:
        handle = _account(archive).word("Username")
    except FileBroken:
        handle = ""  # the account's own reader says so
    named, files = moment_in(archive.called, _NAMED), files_of(archive, _READ)
    return ExportAbout(
        files=files,
        made_on=None if named else _requested(archive),
        named_on=named,
        owner=owned("name", [handle]),
        whose=handle,
        handle=handle,
        lacking="" if files else ACCOUNT.called,
    )


def _requested(archive: Archive) -> date | None:
    """Return the day on which an export was last asked for: this one is of then, or newer.

    Source: real exports of 2022 and 2024, which list themselves as still being made.
    """
    with suppress(FileBroken):  # a day that is not told is none
        reports = object_in(archive, HISTORY).get("Download My Data Reports")
        asked = reports if isinstance(reports, list) else []
        days = [_day(one.get("Date")) for one in asked if isinstance(one, dict)]
        return max((day for day in days if day), default=None)
    return None


def _day(written: Json) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if isinstance(written, str) else None
    except ValueError:
        return None


def _account(archive: Archive) -> Told:
    """What the file says of the account, in its first part and beside it."""
    held = object_in(archive, ACCOUNT)
    basic = held.get("Basic Information")
    holders = [holder for holder in (held, basic) if isinstance(holder, dict)]
    return told_by(ACCOUNT.called, "your account", (*_BASIC, *_CONTACT), holders)


def read_account(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the name, and what a public profile is called: with it, anyone can open that."""
    if title := _public_title(context.archive):
        entry = Entry(text=title, detail="Public profile", audience=Audience.PUBLIC)
        yield context.listed(Fact.PROFILE_NAME, [entry], PUBLIC.called)
        seen = f"{PUBLIC.called}: you have a Public Profile"
        yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, seen)
    account = _account(context.archive)
    yield from named(context, account, "Name", ("Username",), Audience.MEMBERS)


def _public_title(archive: Archive) -> str:
    with suppress(FileBroken):  # few have a public profile
        profile = object_in(archive, PUBLIC).get("Profile")
        return words_of(profile.get("Profile Title")) if isinstance(profile, dict) else ""
    return ""


_NUMBER, _ADDRESS = re.compile(r"\d"), re.compile("@")
"""What a number and an address have in them. “Removed” stands for one that was taken away."""
_ONLY_ME = Audience.ONLY_ME
"""Who sees the number and the address. Source: Snapchat's help; its profiles show neither."""


def read_history(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the number and the address of the account: what is there now, else the last change."""
    kinds = (
        (Fact.CONTACT_PHONE, ("Phone Number", "Mobile Number"), "Mobile Number", _NUMBER),
        (Fact.ACCOUNT_EMAIL, ("Email", "Email Address"), "Email", _ADDRESS),
    )
    for fact, labels, change, form in kinds:
        said = _now(context.archive, labels) or _changed(context.archive, change)
        if words := tuple(word for word in said if form.search(word)):
            entries = [Entry(text=word, audience=_ONLY_ME) for word in words]
            yield context.listed(fact, entries, HISTORY.called)
        else:
            yield context.unread(fact, f"neither {ACCOUNT.called} nor {HISTORY.called} says it")


def _now(archive: Archive, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return all that stands under these labels."""
    try:
        account = _account(archive)
    except FileBroken:
        return ()
    return tuple(dict.fromkeys(word for label in labels for word in account.words(label)))


def _changed(archive: Archive, kind: str) -> tuple[str, ...]:
    """Return what the last change of a kind changed to; nothing where one of them is not known."""
    try:
        changes = object_in(archive, HISTORY).get(f"{kind} Change")
    except FileBroken:
        return ()
    told: dict[str, list[str]] = {}
    for change in changes if isinstance(changes, list) else ():
        held = change if isinstance(change, dict) else {}
        said = (v.strip() for k, v in held.items() if k.startswith(kind) and isinstance(v, str))
        words = list(filter(None, said))
        when = held.get("Date")
        if not (words and isinstance(when, str) and _YEAR_FIRST.match(when)):
            return ()
        told.setdefault(when, []).extend(words)
    return tuple(dict.fromkeys(told[max(told)])) if told else ()


def read_friends(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many friends there are: those whom the person added, and who are not deleted since.

    Snapchat asks for which time one wants it, so that none is listed proves nothing. Their whole
    number stands by itself; where the two are not the same, there are at least so many.
    """
    name = context.only_file(FRIENDS)
    listed = sum(1 for _ in records(context.archive, name, ("Friends",)))
    said = {FRIENDS.called: listed, RANKING.called: _number(context)}
    counts = {where: count for where, count in said.items() if count}
    if not counts:
        yield context.unread(Fact.FRIENDS_COUNT, "no friend is listed, which proves nothing")
        return
    seen = "; ".join(f"{w}: {counted(n, 'friend', 'friends')}" for w, n in counts.items())
    value = Count(count=min(counts.values()), at_least=len(set(counts.values())) > 1)
    yield context.observed(Fact.FRIENDS_COUNT, value, seen)


def _number(context: ExportContext) -> int | None:
    """Return how many friends Snapchat itself counts, None where it does not say."""
    with suppress(FileBroken):  # few programs know of it, and the list itself may tell
        held = object_in(context.archive, RANKING).get("Statistics")
        said = held.get("Your Total Friends") if isinstance(held, dict) else ""
        number = count_of_digits(words_of(said))
        return None if number is None else number.count
    return None


_SHARED_IN = ("Shared Story", "Spotlight", "Public Stories")
"""Lists of what was posted, a post perhaps in two of them. “Spotlight History” is none: it says
what of others was looked at. Source: real exports of 2022 to 2026, and open programs.
"""
_SHOWN_IN = ("Spotlights", "Saved Stories", "Highlights")
"""Lists of what a public profile shows. Source: real exports of 2022 to 2026."""


def read_shared(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether anything was posted for all to see. That nothing is listed proves nothing.

    What was posted and what a public profile shows may be the same, or deleted since.
    """
    shown = sum(_lengths(context, PUBLIC, _SHOWN_IN)) if _has_public(context.archive) else 0
    try:
        shared = max(_lengths(context, SHARED, _SHARED_IN))
    except FileBroken:
        if not shown:
            raise
        shared = 0
    count, fact = max(shared, shown), Fact.POSTS_PUBLIC_COUNT
    if not count:
        yield context.unread(fact, "nothing posted to Spotlight is listed, which proves nothing")
        return
    where = PUBLIC.called if shown > shared else SHARED.called
    seen = f"{where}: {count:,} posted to Spotlight or a public story"
    yield context.observed(fact, Count(count=count, at_least=True), seen)


def _has_public(archive: Archive) -> bool:
    return any(True for _ in found(archive, PUBLIC))


def _lengths(context: ExportContext, file: FileName, lists: tuple[str, ...]) -> list[int]:
    """Return how long those of the lists are that a file has: at least one has to be there."""
    name = context.only_file(file)
    keys = keys_of(context.archive, name)
    places = [place for place in lists if place in keys] or lists[:1]
    return [sum(1 for _ in records(context.archive, name, (place,))) for place in places]
