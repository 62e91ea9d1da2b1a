"""X's archive: the account and the profile, who can open it, followers and uploaded contacts.

The followers are counted.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from profilecheck.files import FileBroken, FileName, Json
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.x.export import (
    ACCOUNT,
    AGE,
    CONTACTS,
    FOLLOWERS,
    PROFILE,
    PROTECTED,
    SHOWN,
    named_and_missing,
    objects,
    words_in,
)
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.plurals import counted

__all__ = [
    "protection",
    "read_account_file",
    "read_age",
    "read_contacts",
    "read_follower_file",
    "read_profile_file",
    "read_protection",
]

_SHORTENED = re.compile(r"https?://t\.co/\w+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_STATES = {"protect": True, "protected": True, "unprotect": False, "unprotected": False}
_BY_PROTECTION = (
    Fact.POSTS_FUTURE_AUDIENCE,
    Fact.FOLLOWERS_APPROVAL,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW,
    Fact.FOLLOWS_AUDIENCE,
)
"""What “Protect your posts” decides besides, as on the page of settings."""
_SHORT_LINK = "a link stands there only in X's short form (t.co)"


def _only(context: ExportContext, file: FileName, key: str) -> Mapping[str, Json]:
    context.only_file(file)
    listed = objects(context, file, key)
    held = next(listed, None)
    if held is None:
        raise FileBroken(f"{file.called} is empty")
    if any(other != held for other in listed):
        raise FileBroken(f"{file.called} says two things")
    return held


# The account and the profile

_SHOWN = Audience.PUBLIC
"""Who sees name, text, place and link of any X profile, also where posts are protected.

There is no setting for it. Source: Netsafe's guide to privacy on Twitter.
"""


def read_account_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The name, and the address one signs in with."""
    account = _only(context, ACCOUNT, "account")
    name, handle = words_in(account, "accountDisplayName"), words_in(account, "username")
    if name:
        entry = Entry(text=name, detail=f"@{handle}" if handle else "", audience=_SHOWN)
        yield context.listed(Fact.PROFILE_NAME, [entry], ACCOUNT.called)
    if email := words_in(account, "email"):
        yield context.listed(Fact.ACCOUNT_EMAIL, [Entry(text=email)], ACCOUNT.called)


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the texts of the profile. X shortens links, so where they lead is mostly not known."""
    description = _only(context, PROFILE, "profile").get("description")
    bio, place = words_in(description, "bio"), words_in(description, "location")
    if bio is not None:
        yield context.listed(Fact.PROFILE_BIO, _entry(bio), PROFILE.called)
        if _SHORTENED.search(bio):
            yield context.unread(Fact.PROFILE_BIO, _SHORT_LINK)
    if missing := named_and_missing(context.archive, SHOWN):
        yield context.unread(Fact.PROFILE_BIO, missing)
    if place is not None:
        yield context.listed(Fact.PROFILE_LOCATION, _entry(place), PROFILE.called)
    website = words_in(description, "website")
    if bio is not None and website is not None:
        yield from _links(context, website, bio)


def _entry(words: str) -> list[Entry]:
    return [Entry(text=words, audience=_SHOWN)] if words else []


def _links(context: ExportContext, website: str, bio: str) -> Iterator[Observed | Unread]:
    whole = website if not _SHORTENED.fullmatch(website) else ""
    short = website != whole or _SHORTENED.search(bio) is not None
    if whole or not short:
        yield context.listed(Fact.PROFILE_LINKS, _entry(whole), PROFILE.called)
    if short:
        yield context.unread(Fact.PROFILE_LINKS, _SHORT_LINK)


def read_age(context: ExportContext) -> Iterator[Observed | Unread]:
    """The birth date that X was given; who sees it is a setting that the archive does not hold."""
    info = _only(context, AGE, "ageMeta").get("ageInfo")
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words_in(info, "birthDate") or "")
    if match:
        year, month, day = (int(part) for part in match.groups())
        entries = [
            Entry(text=f"{day}/{month}", detail="Birth date"),
            Entry(text=str(year), detail="Birth year"),
        ]
        yield context.listed(Fact.PROFILE_BIRTHDAY, entries, AGE.called)


def protection(context: ExportContext) -> tuple[bool | None, str]:
    """Return whether posts are protected, and in which words; None where the archive does not say.

    The file holds what was changed in the last six months, so an empty one tells nothing.
    """
    history = list(objects(context, PROTECTED, "protectedHistory"))
    events = [
        (words_in(event, "protectedAt") or "", (words_in(event, "action") or "").casefold())
        for event in history
    ]
    today = f"{context.taken_at + timedelta(days=1):%Y-%m-%d}"
    if not all(_MOMENT.fullmatch(when) and when[:10] <= today for when, _ in events):
        raise FileBroken(f"{PROTECTED.called} is not as we know it")
    if not events:
        return None, f"{PROTECTED.called} holds no change in the last six months"
    # Times as X writes them stand in the order of their letters.
    when, action = max(events)
    if len({said for at, said in events if at == when}) > 1:
        raise FileBroken(f"{PROTECTED.called} says two things")
    seen = f"{PROTECTED.called}: {action}, {when[:10]}"
    return _STATES.get(action), seen


def read_protection(context: ExportContext) -> Iterator[Observed | Unread]:
    """Who can open the profile, its posts and its lists, and who can follow: one switch for all.

    Without protection, whether any old posts are there is told elsewhere. With it, whether anybody
    follows who could open the list of followers.
    """
    protected, seen = protection(context)
    if protected is None:
        yield from (context.unread(fact, seen) for fact in (Fact.PROFILE_ACCESS, *_BY_PROTECTION))
        return
    audience = Audience.FRIENDS if protected else Audience.PUBLIC
    yield context.observed(Fact.PROFILE_ACCESS, audience, seen)
    yield context.observed(Fact.POSTS_FUTURE_AUDIENCE, audience, seen)
    yield context.observed(Fact.FOLLOWERS_APPROVAL, protected, seen)
    members = Audience.FRIENDS if protected else Audience.MEMBERS
    yield context.observed(Fact.FOLLOWERS_WHO_CAN_FOLLOW, members, seen)
    yield context.observed(Fact.FOLLOWS_AUDIENCE, members, seen)
    if protected:
        yield context.observed(Fact.POSTS_PAST_LIMITED, True, seen)
    else:
        yield context.observed(Fact.FRIENDS_AUDIENCE, members, seen)


# Lists


def read_follower_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many follow. Who they are is only a number in the archive, and is not kept."""
    context.files_of_one_folder(FOLLOWERS)
    count = sum(1 for _ in objects(context, FOLLOWERS, "follower"))
    seen = f"{FOLLOWERS.called}: {counted(count, 'follower', 'followers')}"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    count = sum(1 for _ in objects(context, CONTACTS, "contact"))
    if count:
        contacts = counted(count, "of your contacts is", "of your contacts are")
        yield context.observed(Fact.CONTACTS_UPLOAD, True, f"{contacts} on X")
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")
