"""X's archive: JavaScript files, each of which assigns one list.

What they hold is told by the README that comes with every archive. The followers are counted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    Within,
    assigned,
    found,
    marked,
    records,
)
from profilecheck.model import Count, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportAbout,
    ExportContext,
    day_in,
    files_of,
    owned,
    read_posts,
)
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "begins",
    "cannot_read",
    "describe",
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


_MEDIA = FileName("data", r".+", r"data/[a-z_]+_media/")
"""The pictures of posts and messages, of which a part of an archive may hold nothing else."""
_BEFORE_2019 = FileName("tweet_index.js", r"(?:tweet_index|user_details)\.js", r"data/js/")
_FILES = (_ACCOUNT, _PROFILE, _AGE, _PROTECTED, _FOLLOWERS, _TWEETS, _LONG_TWEETS, _CONTACTS)
_OLDER_KIND = (
    "this is the kind of archive that Twitter gave until 2019, which holds but the posts of its "
    "time. Ask X for today's: Settings, Your account, “Download an archive of your data”."
)


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive archives of X begin, of today or of before 2019, or their parts.

    A part may hold neither the account nor a post; its manifest says whose it is.
    """
    marks = (_ACCOUNT, _MANIFEST, _TWEETS, _MEDIA, _BEFORE_2019)
    for place, found_there in marked(archive, marks).items():
        own = _ACCOUNT in found_there and len(found_there) > 1
        by_manifest = _MANIFEST in found_there and bool(_manifest(Within(archive, place)))
        if own or by_manifest or {_MEDIA, _BEFORE_2019} & found_there:
            yield place


def cannot_read(archive: Archive) -> str:
    """Say what to do where this is the kind of archive that was given until 2019."""
    older = any(True for _ in found(archive, _BEFORE_2019))
    return _OLDER_KIND if older and not any(True for _ in found(archive, _ACCOUNT)) else ""


def describe(archive: Archive) -> ExportAbout:
    """What the archive's manifest says of it. Source: the manifests of archives of 2020 to 2026."""
    manifest = _manifest(archive)
    info, user = _held(manifest, "archiveInfo"), _held(manifest, "userInfo")
    account: Json = next(_accounts(archive), {})
    owner: frozenset[tuple[str, str]] = frozenset()
    for holder, key, kind in (
        (user, "accountId", "number"),
        (account, "accountId", "number"),
        (user, "userName", "name"),
        (account, "username", "name"),
        (account, "email", "address"),
    ):
        owner |= owned(kind, [_words(holder, key) or ""])
    name = _words(user, "userName") or _words(account, "username")
    there = any(True for _ in found(archive, _ACCOUNT))
    return ExportAbout(
        files=files_of(archive, _FILES),
        made_on=_day(_words(info, "generationDate") or ""),
        named_on=day_in(archive.called, _NAMED),
        owner=owner,
        whose=f"@{name}" if name else "",
        incomplete=_incomplete(archive, manifest),
        lacking="" if there else _ACCOUNT.called,
    )


_COUNT = re.compile(r"[0-9]{1,12}")
_NAMED = re.compile(r"twitter-(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")


def _manifest(archive: Archive) -> Json:
    """What manifest.js assigns; nothing where it is not there, broken, or somebody else's."""
    for name in found(archive, _MANIFEST):
        try:
            held = assigned(archive, name)
        except FileBroken:
            continue
        if isinstance(_held(held, "archiveInfo"), dict):
            return held
    return {}


def _held(holder: Json, key: str) -> Json:
    return holder.get(key) if isinstance(holder, dict) else None


def _accounts(archive: Archive) -> Iterator[Json]:
    try:
        for name in found(archive, _ACCOUNT):
            for record in records(archive, name, ("",)):
                yield _held(record, "account")
    except FileBroken:
        return


def _counts(archive: Archive) -> dict[str, int]:
    """How many entries each file has, by its name, as the manifest says."""
    types = _held(_manifest(archive), "dataTypes")
    kinds = types.values() if isinstance(types, dict) else ()
    lists = [held for kind in kinds if isinstance(held := _held(kind, "files"), list)]
    listed = [file for held in lists for file in held]
    counts = ((_words(file, "fileName"), _words(file, "count") or "") for file in listed)
    return {name: int(count) for name, count in counts if name and _COUNT.fullmatch(count)}


def _incomplete(archive: Archive, manifest: Json) -> str:
    """Why the archive is not whole: a part that it names, or says that it has, is not there.

    A kind of file that somebody took out altogether is missed by itself.
    """
    counts, names = _counts(archive), set(archive.names())
    for file in _FILES:
        listed = [name for name in counts if file.fits.fullmatch(name)]
        missing = [name for name in listed if name not in names]
        if missing and len(missing) < len(listed):
            return f"{missing[0].rpartition('/')[2]} is named in the archive, and missing"
    parts = _held(_held(manifest, "archiveInfo"), "isPartialArchive")
    if parts is not True or (counts and names.issuperset(counts)):
        return ""
    return "the archive says that it comes in several parts, and not that all of them are here"


def _objects(context: ExportContext, file: FileName, key: str) -> Iterator[Mapping[str, Json]]:
    """Yield what stands under `key` in each member of the file's list.

    Raises:
        FileBroken: a member has no such key, the file is missing, or breaks off.
    """
    counts = _counts(context.archive)
    for name in context.files(file):
        count = 0
        for record in records(context.archive, name, ("",)):
            held = record.get(key) if isinstance(record, dict) else None
            if not isinstance(held, dict):
                raise FileBroken(f"{file.called} is not as we know it")
            yield held
            count += 1
        if count < counts.get(name, 0):
            raise FileBroken(f"{file.called} holds {count:,} entries of {counts[name]:,}")


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
