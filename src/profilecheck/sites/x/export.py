"""X's archive: JavaScript files, each of which assigns one list.

What they hold is told by the README that comes with every archive. The followers are counted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, Json, found, marked, records
from profilecheck.model import Count, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.export import ExportContext, read_posts
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "begins",
    "cannot_read",
    "read_account_file",
    "read_age",
    "read_contacts",
    "read_follower_file",
    "read_profile_file",
    "read_protection",
    "read_tweets",
]

_DATA = "(?:data/)?"
"""Where the files stand; in the archives of 2018 and 2019, right where the archive begins."""
_PART = r"([.-]part\d+)?\.js"
_ACCOUNT = FileName("account.js", r"account\.js", _DATA)
_PROFILE = FileName("profile.js", r"profile\.js", _DATA)
_AGE = FileName("ageinfo.js", r"ageinfo\.js", _DATA)
_PROTECTED = FileName("protected-history.js", r"protected-history\.js", _DATA)
_FOLLOWERS = FileName("follower.js", rf"followers?{_PART}", _DATA)
_TWEETS = FileName("tweets.js", rf"tweets?{_PART}", _DATA)
_LONG_TWEETS = FileName("note-tweet.js", rf"note-tweets?{_PART}", _DATA)
_CONTACTS = FileName("contact.js", rf"contacts?{_PART}", _DATA)
_MANIFEST = FileName("manifest.js", r"manifest\.js", _DATA)
_SHORTENED = re.compile(r"https?://t\.co/\w+")
_SHORT_LINK = "a link stands there only in X's short form (t.co)"
_REPOST = re.compile(r"RT @\w+:")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OLDER_TIME = re.compile(r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) .* (?P<year>\d{4})")
_NEWER_TIME = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T")


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive archives of X begin."""
    for place, marks in marked(archive, (_ACCOUNT, _MANIFEST, _TWEETS)).items():
        if _ACCOUNT in marks and len(marks) > 1:
            yield place


def cannot_read(archive: Archive) -> str:
    """X has but one form of archive."""
    return ""


def _objects(context: ExportContext, file: FileName, key: str) -> Iterator[Mapping[str, Json]]:
    """Yield what stands under `key` in each member of the file's list.

    Raises:
        FileBroken: a member has no such key, the file is missing, or breaks off.
    """
    for name in context.files(file):
        for record in records(context.archive, name, ("",)):
            held = record.get(key) if isinstance(record, dict) else None
            if not isinstance(held, dict):
                raise FileBroken(f"{file.called} is not as we know it")
            yield held


def _only(context: ExportContext, file: FileName, key: str) -> Mapping[str, Json]:
    context.only_file(file)
    held = next(_objects(context, file, key), None)
    if held is None:
        raise FileBroken(f"{file.called} is empty")
    return held


def _words(holder: Json, key: str) -> str | None:
    """Return the text under `key`, None where there is no such key."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value.strip() if isinstance(value, str) else None


# The account and the profile

_SHOWN = Audience.PUBLIC
"""Who sees name, text, place and link of any X profile, also where posts are protected.

There is no setting for it. Source: Netsafe's guide to privacy on Twitter.
"""


def read_account_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The name, and the address one signs in with."""
    account = _only(context, _ACCOUNT, "account")
    name, handle = _words(account, "accountDisplayName"), _words(account, "username")
    if name:
        entry = Entry(text=name, detail=f"@{handle}" if handle else "", audience=_SHOWN)
        yield context.listed(Fact.PROFILE_NAME, [entry], _ACCOUNT.called)
    if email := _words(account, "email"):
        yield context.listed(Fact.ACCOUNT_EMAIL, [Entry(text=email)], _ACCOUNT.called)


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """What stands on the profile. X shortens links, so where they lead is mostly not told."""
    description = _only(context, _PROFILE, "profile").get("description")
    bio, place = _words(description, "bio"), _words(description, "location")
    if bio is not None:
        yield context.listed(Fact.PROFILE_BIO, _entry(bio), _PROFILE.called)
        if _SHORTENED.search(bio):
            yield context.unread(Fact.PROFILE_BIO, _SHORT_LINK)
    if place is not None:
        yield context.listed(Fact.PROFILE_LOCATION, _entry(place), _PROFILE.called)
    website = _words(description, "website")
    if bio is not None and website is not None:
        yield from _links(context, website, bio)


def _entry(words: str) -> list[Entry]:
    return [Entry(text=words, audience=_SHOWN)] if words else []


def _links(context: ExportContext, website: str, bio: str) -> Iterator[Observed | Unread]:
    whole = website if not _SHORTENED.fullmatch(website) else ""
    short = website != whole or _SHORTENED.search(bio) is not None
    if whole or not short:
        yield context.listed(Fact.PROFILE_LINKS, _entry(whole), _PROFILE.called)
    if short:
        yield context.unread(Fact.PROFILE_LINKS, _SHORT_LINK)


def read_age(context: ExportContext) -> Iterator[Observed | Unread]:
    """The birth date that X was given; who sees it is a setting that the archive does not hold."""
    info = _only(context, _AGE, "ageMeta").get("ageInfo")
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", _words(info, "birthDate") or "")
    if match:
        year, month, day = (int(part) for part in match.groups())
        entries = [
            Entry(text=f"{day}/{month}", detail="Birth date"),
            Entry(text=str(year), detail="Birth year"),
        ]
        yield context.listed(Fact.PROFILE_BIRTHDAY, entries, _AGE.called)


def _protected(context: ExportContext) -> tuple[bool | None, str]:
    """Whether posts are protected, and in which words; None where the archive does not say.

    The file holds what was changed in the last six months, so an empty one tells nothing.
    """
    history = list(_objects(context, _PROTECTED, "protectedHistory"))
    events = [
        (when, (_words(event, "action") or "").casefold())
        for event in history
        if (when := _words(event, "protectedAt"))
    ]
    if len(events) < len(history):
        raise FileBroken(f"{_PROTECTED.called} is not as we know it")
    if not events:
        return None, f"{_PROTECTED.called} holds no change in the last six months"
    # Times as X writes them (2026-05-03T10:00:00.000Z) stand in the order of their letters.
    when, action = max(events)
    state = {"protect": True, "protected": True, "unprotect": False, "unprotected": False}
    seen = f"{_PROTECTED.called}: {action}, {when[:10]}"
    return state.get(action), seen


def read_protection(context: ExportContext) -> Iterator[Observed | Unread]:
    """Who can open the profile and its posts: all of them, or approved followers."""
    protected, seen = _protected(context)
    if protected is None:
        yield context.unread(Fact.PROFILE_ACCESS, seen)
        return
    audience = Audience.FRIENDS if protected else Audience.PUBLIC
    yield context.observed(Fact.PROFILE_ACCESS, audience, seen)


# Lists


def read_follower_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many follow. Who they are is only a number in the archive, and is not kept."""
    count = sum(1 for _ in _objects(context, _FOLLOWERS, "follower"))
    seen = f"{_FOLLOWERS.called}: {count:,} followers"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    count = sum(1 for _ in _objects(context, _CONTACTS, "contact"))
    if count:
        yield context.observed(Fact.CONTACTS_UPLOAD, True, f"{count:,} of your contacts are on X")
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")


# Posts


def read_tweets(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts worth reading again, and how many anyone can see, where the archive tells that."""
    audience, why = _audience_of_posts(context)
    days: Counter[int | None] = Counter()
    whole = False

    def tweets() -> Iterator[Post]:
        nonlocal whole
        for tweet in _objects(context, _TWEETS, "tweet"):
            words = _words(tweet, "full_text" if "full_text" in tweet else "text")
            if words is None:
                raise FileBroken(f"{_TWEETS.called} is not as we know it")
            day = _day(_words(tweet, "created_at") or "")
            days[day.year if day else None] += 1
            # What was only passed on is another's words.
            yield Post("" if _REPOST.match(words) else words, day, audience)
        whole = True

    def long_tweets() -> Iterator[Post]:
        if any(True for _ in found(context.archive, _LONG_TWEETS)):
            for note in _objects(context, _LONG_TWEETS, "noteTweet"):
                day = _day(_words(note, "createdAt") or "")
                yield Post(_words(note.get("core"), "text") or "", day, audience)

    yield from read_posts(context, tweets, long_tweets)
    yield from _public(context, audience, why, days, whole=whole)


def _audience_of_posts(context: ExportContext) -> tuple[Audience | None, str]:
    try:
        protected, seen = _protected(context)
    except FileBroken as broken:
        return None, str(broken)
    return {True: Audience.FRIENDS, False: Audience.PUBLIC, None: None}[protected], seen


def _public(
    context: ExportContext,
    audience: Audience | None,
    why: str,
    days: Counter[int | None],
    *,
    whole: bool,
) -> Iterator[Observed | Unread]:
    """How many posts anyone can see, where the archive tells whether they are protected."""
    public = days if audience is Audience.PUBLIC else Counter[int | None]()
    broken = audience is not None and not public and not whole
    if audience is None or broken:
        detail = f"{_TWEETS.called} is not in it, or breaks off" if broken else why
        yield context.unread(Fact.POSTS_PUBLIC_COUNT, detail)
        yield context.unread(Fact.POSTS_PUBLIC_BY_YEAR, detail)
        return
    years = {year: n for year, n in sorted(public.items(), key=lambda p: p[0] or 0) if year}
    count = Count(count=public.total(), at_least=not whole)
    seen = f"{why}; {days.total():,} posts in {_TWEETS.called}"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
    by_year = Years(years=years, at_least=not whole or None in public)
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, by_year, seen)


def _day(written: str) -> date | None:
    """Return the day of a moment as the archive writes it, in either of its forms."""
    match = _OLDER_TIME.fullmatch(written)
    if match and match["month"] in _MONTHS:
        numbers = int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"])
    elif match := _NEWER_TIME.match(written):
        numbers = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None
