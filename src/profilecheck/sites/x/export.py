"""X's archive: JavaScript files, each of which assigns one list; what it says of itself.

What they hold is told by the README that comes with every archive, and is read in the modules
beside this.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape

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
from profilecheck.sites.days import day_told
from profilecheck.sites.export import Beside, ExportAbout, ExportContext, day_in, files_of, owned
from profilecheck.vocabulary import Fact
from profilecheck.words.plurals import counted

__all__ = [
    "ACCOUNT",
    "AGE",
    "BESIDE",
    "CONTACTS",
    "DATA",
    "FOLLOWERS",
    "LONG_TWEETS",
    "MADE",
    "PART",
    "PROFILE",
    "PROTECTED",
    "SHOWN",
    "TWEETS",
    "as_written",
    "begins",
    "cannot_read",
    "day_of_moment",
    "describe",
    "named_and_missing",
    "objects",
    "words_in",
]

DATA = "(?:data/)?"
"""Where the files stand; in the archives of 2018 and 2019, right where the archive begins."""
PART = r"([.-]part\d+)?\.js"
ACCOUNT = FileName("account.js", r"account\.js", DATA)
PROFILE = FileName("profile.js", r"profile\.js", DATA)
AGE = FileName("ageinfo.js", r"ageinfo\.js", DATA)
PROTECTED = FileName("protected-history.js", r"protected-history\.js", DATA)
FOLLOWERS = FileName("follower.js", rf"followers?{PART}", DATA)
TWEETS = FileName("tweets.js", r"tweets?(?:[.-]part\d+)?(?: ?\(\d+\))?\.js", DATA)
"""One that was unpacked beside another one too: a post that both hold is known by its number."""
CONTACTS = FileName("contact.js", rf"contacts?{PART}", DATA)
_MANIFEST = FileName("manifest.js", r"manifest\.js", DATA)
LONG_TWEETS = FileName("note-tweet.js", rf"note-tweets?{PART}", DATA)
_AS_PROFILE = (
    r"(?:professional-data|verified-organization|(?:expanded-)?profile(?:-[\w-]+)?|account-labels?)"
)
"""What is searched as the profile is."""
_NOT_SHOWN = (
    rf"{_AS_PROFILE}|account[\w-]*|ads?-[\w-]+|ageinfo|app|audio-video-[\w-]+|block"
    r"|community-note-[\w-]+|connected-application|contacts?|deleted-[\w-]+|device-token"
    r"|direct-messages?[\w-]*|email-address-change|followers?|following|grok-[\w-]+|ip-audit"
    r"|key-registry|likes?|lists-subscribed|manifest|mute|ni-devices"
    r"|periscope-(?:account|ban|comments|expired|followers)[\w-]*|personalization|phone-number"
    r"|protected-history|saved-search|screen-name-change|smartblock|sso|tweet(?:-headers|deck)"
    r"|twitter-circle[\w-]*|user-link-clicks|verified"
)
"""What nobody else sees, or others wrote; and what is searched by itself, as the profile is."""
SHOWN = FileName("professional-data.js", rf"{_AS_PROFILE}{PART}", DATA)
"""What the profile shows."""
MADE = FileName("what the person made", rf"(?!(?:{_NOT_SHOWN}){PART})[^/]+\.js", DATA)
BESIDE = (
    Beside(
        Fact.PROFILE_BIO,
        PROFILE,
        r"profile\.(?!description\.(?:bio|website|location)$|avatarMediaUrl$|headerMediaUrl$)",
    ),
    Beside(Fact.PROFILE_BIO, SHOWN),
    Beside(Fact.POSTS_TO_REREAD, MADE),
)
"""What a business shows to be reached by, and what few make: moments, spaces, own lists, shops."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OLDER_TIME = re.compile(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d \+0000|.*) (?P<year>\d{4})"
)
_NEWER_TIME = re.compile(r"\d{4}-\d\d-\d\dT.*")


_MEDIA = FileName("data", r".+", r"data/[a-z_]+_media/")
"""The pictures of posts and messages, of which a part of an archive may hold nothing else."""
_BEFORE_2019 = FileName("tweet_index.js", r"(?:tweet_index|user_details)\.js", r"data/js/")
_ANY = FileName("data", r"[^/]+", DATA)
_FILES = (ACCOUNT, PROFILE, AGE, PROTECTED, FOLLOWERS, TWEETS, LONG_TWEETS, CONTACTS)
_OLDER_KIND = (
    "this is the kind of archive that Twitter gave until 2019, which holds but the posts of its "
    "time. Ask X for today's: Settings, Your account, “Download an archive of your data”."
)


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive archives of X begin, of today or of before 2019, or their parts.

    A part may hold neither the account nor a post; its manifest says whose it is.
    """
    marks = (ACCOUNT, _MANIFEST, TWEETS, _MEDIA, _BEFORE_2019)
    for place, found_there in marked(archive, marks).items():
        own = ACCOUNT in found_there and len(found_there) > 1
        by_manifest = _MANIFEST in found_there and bool(_manifest(Within(archive, place)))
        if own or by_manifest or {_MEDIA, _BEFORE_2019} & found_there:
            yield place


def cannot_read(archive: Archive) -> str:
    """Say what to do where this is the kind of archive that was given until 2019."""
    older = any(True for _ in found(archive, _BEFORE_2019))
    return _OLDER_KIND if older and not any(True for _ in found(archive, ACCOUNT)) else ""


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
        owner |= owned(kind, [words_in(holder, key) or ""])
    name = words_in(user, "userName") or words_in(account, "username")
    there = any(True for _ in found(archive, ACCOUNT))
    return ExportAbout(
        files=files_of(archive, _FILES),
        made_on=day_of_moment(words_in(info, "generationDate") or ""),
        named_on=day_in(archive.called, _NAMED),
        owner=owner,
        whose=f"@{name}" if name else "",
        incomplete=_of_two(user, account) or _incomplete(archive, manifest),
        lacking="" if there else ACCOUNT.called,
    )


def _of_two(user: Json, account: Json) -> str:
    """Say so where the manifest is of another account than the rest: two archives were mixed."""
    for ours, theirs in (("accountId", "accountId"), ("userName", "username")):
        said = [words_in(user, ours), words_in(account, theirs)]
        if len({words.casefold() for words in said if words}) > 1:
            return "the archive says that it is of two accounts"
    return ""


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
        for name in found(archive, ACCOUNT):
            for record in records(archive, name, ("",)):
                yield _held(record, "account")
    except FileBroken:
        return


def _own_name(name: str) -> str:
    """A file's name alone: its folder may be called otherwise than the manifest does."""
    return name.rpartition("/")[2]


def _counts(archive: Archive) -> dict[str, int]:
    """How many entries each file has, by its own name, as the manifest says."""
    types = _held(_manifest(archive), "dataTypes")
    kinds = types.values() if isinstance(types, dict) else ()
    lists = [held for kind in kinds if isinstance(held := _held(kind, "files"), list)]
    listed = [file for held in lists for file in held]
    counts = ((words_in(file, "fileName"), words_in(file, "count") or "") for file in listed)
    return {
        _own_name(name): int(count) for name, count in counts if name and _COUNT.fullmatch(count)
    }


def _incomplete(archive: Archive, manifest: Json) -> str:
    """Why the archive is not whole: a part that it names, or says that it has, is not there.

    A kind of file that somebody took out altogether is missed by itself.
    """
    counts, names = _counts(archive), _files_of_data(archive)
    for file in _FILES:
        listed = [name for name in counts if file.fits.fullmatch(name)]
        missing = [name for name in listed if name not in names]
        if missing and len(missing) < len(listed):
            return _missing(missing[0])
    parts = _held(_held(manifest, "archiveInfo"), "isPartialArchive")
    if parts is not True or (counts and names.issuperset(counts)):
        return ""
    return "the archive says that it comes in several parts, and not that all of them are here"


def _files_of_data(archive: Archive) -> set[str]:
    return {_own_name(name) for name in found(archive, _ANY)}


def _missing(name: str) -> str:
    return f"{name} is named in the archive, and missing"


def named_and_missing(archive: Archive, kind: FileName) -> str:
    """Say which file of a kind the manifest names, with something in it, and is not there.

    Few have such a file, so that it is not there means nothing unless the archive says otherwise.
    """
    names = _files_of_data(archive)
    listed = (name for name, count in _counts(archive).items() if count and name not in names)
    return next((_missing(name) for name in listed if kind.fits.fullmatch(name)), "")


_ALONE = {"tweet": "full_text"}
"""What stands in a post that is not under a key, as in the archives of 2019."""


def objects(context: ExportContext, file: FileName, key: str) -> Iterator[Mapping[str, Json]]:
    """Yield the value of `key` in each member of the file's list.

    Raises:
        FileBroken: a member has no such key, the file is missing, or breaks off.
    """
    counts = _counts(context.archive)
    for name in context.files(file):
        count = 0
        for record in records(context.archive, name, ("",)):
            held = record.get(key) if isinstance(record, dict) else None
            if held is None and isinstance(record, dict) and _ALONE.get(key) in record:
                held = record
            if not isinstance(held, dict):
                raise FileBroken(f"{file.called} is not as we know it")
            yield held
            count += 1
        if count < (named := counts.get(_own_name(name), 0)):
            raise FileBroken(
                f"{file.called} holds {count:,} of {counted(named, 'entry', 'entries')}"
            )


def words_in(holder: Json, key: str) -> str | None:
    """Return the text under `key` as it was written, None where there is no such key."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return as_written(value) if isinstance(value, str) else None


def as_written(text: str) -> str:
    """Return a text as the person wrote it.

    X writes "&" as "&amp;" and so on, though its files are no HTML.
    """
    return unescape(text).strip()


def day_of_moment(written: str) -> date | None:
    """Return the day of a moment as the archive writes it, in either of its forms."""
    if _NEWER_TIME.fullmatch(written):
        return day_told(written)
    match = _OLDER_TIME.fullmatch(written)
    if match is None or match["month"] not in _MONTHS:
        return None
    day = f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}-{match['day']}"
    clock = match["clock"].partition(" +0000")
    return day_told(f"{day}T{clock[0]}+00:00" if clock[1] else day)
