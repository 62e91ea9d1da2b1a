"""Snapchat's "My Data" as JSON: what it says of the account, counts, and what anyone could see.

No setting of privacy is in it: who can reach the person, see a story or their place is looked up by
hand. Friends and chats are counted or left alone; no name of anybody else leaves this module.
"""

import re
from collections.abc import Iterator

from profilecheck.files import Archive, FileBroken, FileName, found, keys_of, marked, records
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
from profilecheck.sites.told import Told, named, told_by
from profilecheck.vocabulary import Audience, Fact

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

_JSON = "json/"
ACCOUNT = FileName("account.json", r"account\.json", _JSON)
FRIENDS = FileName("friends.json", r"friends\.json", _JSON)
HISTORY = FileName("account_history.json", r"account_history\.json", _JSON)
SHARED = FileName("shared_story.json", r"shared_story\.json", _JSON)
_READ = (ACCOUNT, FRIENDS, HISTORY, SHARED)
_OWN = FileName(
    "snap_history.json",
    r"(?:snap_history|snapchat\w*|shared_story|talk_history|memories_history|snap_pro"
    r"|community_lenses|snap_games_and_minis|snapchat_ai|in_app_surveys)\.json",
    _JSON,
)
"""Files that only an export from there has; account.json in a folder may be anybody's."""
BESIDE = (Beside(Fact.PROFILE_BIO, FileName("snap_pro.json", r"snap_pro\.json", _JSON)),)
"""What a public profile shows."""
_BESIDE = FileName("chat_history.json", r"(?:chat_history|location_history)\.json", _JSON)
_PAGES = FileName(
    "snap_history.html",
    r"(?:snap_history|shared_story|talk_history|memories_history|account_history)\.html",
    "html/",
)
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
    """Yield where in the archive exports of Snapchat begin."""
    for place, there in marked(archive, (*_READ, _OWN, _BESIDE, _PAGES)).items():
        if there & {_OWN, _PAGES, SHARED} or len(there) > 1:
            yield place


def cannot_read(archive: Archive) -> str:
    """Say what to do where it holds web pages alone."""
    held = any(True for kind in (*_READ, _OWN, _BESIDE) for _ in found(archive, kind))
    return "" if held else _PAGES_ALONE


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is and of when, as far as it says."""
    try:
        handle = _account(archive).word("Username")
    except FileBroken:
        handle = ""  # the account's own reader says so
    return ExportAbout(
        files=files_of(archive, _READ),
        named_on=moment_in(archive.called, _NAMED),
        owner=owned("name", [handle]),
        whose=handle,
        handle=handle,
    )


def _account(archive: Archive) -> Told:
    """What the file says of the account, in its first part and beside it."""
    held = object_in(archive, ACCOUNT)
    basic = held.get("Basic Information")
    holders = [holder for holder in (held, basic) if isinstance(holder, dict)]
    return told_by(ACCOUNT.called, "your account", (*_BASIC, *_CONTACT), holders)


def read_account(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the name."""
    account = _account(context.archive)
    yield from named(context, account, "Name", ("Username",), Audience.MEMBERS)


_ONLY_ME = Audience.ONLY_ME
"""Who sees the number and the address. Source: Snapchat's help; its profiles show neither."""


def read_history(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the number and the address of the account: what is there now, else the last change."""
    kinds = (
        (Fact.CONTACT_PHONE, ("Phone Number", "Mobile Number"), "Mobile Number"),
        (Fact.ACCOUNT_EMAIL, ("Email", "Email Address"), "Email"),
    )
    for fact, labels, change in kinds:
        if words := _now(context.archive, labels) or _changed(context.archive, change):
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
    """How many friends there are: those whom the person added, and who are not deleted since."""
    name = context.only_file(FRIENDS)
    count = sum(1 for _ in records(context.archive, name, ("Friends",)))
    seen = f"{FRIENDS.called}: {count:,} friends"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)


_SHARED_IN = ("Spotlight History", "Shared Story", "Spotlight", "Public Stories")
"""Lists of what was posted, a post perhaps in two of them. Source: open programs that read exports;
two that know the first one know it beside the second."""


def read_shared(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether anything was posted to Spotlight. That nothing is listed proves nothing.

    A Public Profile may hold saved stories as well, and a post may have been deleted since.
    """
    name = context.only_file(SHARED)
    lists = keys_of(context.archive, name)
    places = [place for place in _SHARED_IN if place in lists] or _SHARED_IN
    count = max(sum(1 for _ in records(context.archive, name, (place,))) for place in places)
    fact = Fact.POSTS_PUBLIC_COUNT
    if not count:
        yield context.unread(fact, "nothing posted to Spotlight is listed, which proves nothing")
        return
    seen = f"{SHARED.called}: {count:,} posted to Spotlight or a public story"
    yield context.observed(fact, Count(count=count, at_least=True), seen)
