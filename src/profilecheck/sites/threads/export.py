"""Threads' export: its own files, in the folder that Instagram's has for them, or alone.

Whether the profile is private is Threads' own flag: it differs from Instagram's in a real export.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, Json, document, found, marked
from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import (
    UNKNOWN_AGE,
    Beside,
    ExportAbout,
    ExportContext,
    Lifetime,
    day_of,
    files_of,
    owned,
    read_posts,
)
from profilecheck.sites.instagram.export import IN_HTML, named_on
from profilecheck.sites.instagram.export_account import (
    OPENED_BY,
    SEEN_WITH_POSTS,
    count_followers,
    name_of,
    one_text,
)
from profilecheck.sites.instagram.export_posts import own_words
from profilecheck.sites.instagram.labels import NOT_SHOWN, ON, PRIVATE, PROFILE
from profilecheck.sites.json_tree import texts_within, walk
from profilecheck.sites.meta import day_in_entry, days_told, entries, repaired, told_in
from profilecheck.sites.told import (
    Meanings,
    Told,
    of_one_account,
    one_meaning,
    unknown_fields,
)
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "BESIDE",
    "begins",
    "cannot_read",
    "describe",
    "read_followers",
    "read_own_words",
    "read_profile",
]

_PLACE = r"(?:(?:your_instagram_activity|your_threads_activity)/)?threads/"
PROFILE_FILE = FileName("personal_information.json", r"personal_information\.json", _PLACE)
FOLLOWERS = FileName("followers.json", r"followers(?:_\d+)?\.json", _PLACE)
POSTS = FileName("threads_and_replies.json", r"threads_and_replies(?:_\d+)?\.json", _PLACE)
_READ = (PROFILE_FILE, FOLLOWERS, POSTS)
_FOLLOWED = FileName("following.json", r"following(?:_\d+)?\.json", _PLACE)
BESIDE = (
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "what the person made",
            r"(?!(?:personal_information|follow\w*|\w*_follow_requests|recently_\w+|blocked\w*"
            r"|muted\w*|hidden\w*|restricted\w*|liked_\w*|saved_\w*|\w*viewed|\w*search\w*"
            r"|archived_\w*|\w*messages?|\w*not_interested\w*)(?:_\d+)?\.)[^/]+\.json",
            rf"{_PLACE}(?:(?!\w*messages/)[^/]+/)*",
        ),
    ),
    Beside(Fact.PROFILE_BIO, PROFILE_FILE, is_read=True),
)
"""What few have and others may see; not whom the person reads, or what they keep for themselves."""
_AS_PAGES = FileName(
    "threads_and_replies.html",
    r"(?:personal_information|followers|threads_and_replies)(?:_\d+)?\.html",
    _PLACE,
)
_LABELS = {
    label: PROFILE[label]
    for label in ("Username", "Name", "Bio", "Website", PRIVATE, "Email", "Phone Number")
}


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive exports begin that hold something of Threads that is read.

    Instagram's may hold a list of what was looked at there, and no account.
    """
    yield from marked(archive, (*_READ, _AS_PAGES))


def cannot_read(archive: Archive) -> str:
    """Say what to do where it is in HTML; "" where it is in JSON."""
    if any(True for kind in _READ for _ in found(archive, kind)):
        return ""
    return IN_HTML.format(name="Threads")


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is and of when, as far as it says."""
    try:
        names = _profile(archive).words("Username")
    except FileBroken:
        names = ()  # the profile's own reader says so
    return ExportAbout(
        files=files_of(archive, _READ),
        named_on=named_on(archive),
        owner=owned("name", names),
        whose=f"@{names[0]}" if names else "",
        handle=names[0] if len(names) == 1 else "",
    )


def _profile(archive: Archive) -> Told:
    names = list(found(archive, PROFILE_FILE))
    if not names:
        raise FileBroken(f"{PROFILE_FILE.called} of Threads is not in this file")
    held = [document(archive, name) for name in names]
    told = told_in(PROFILE_FILE.called, "your Threads profile", _LABELS, held)
    return of_one_account(told, "Username")


def read_profile(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the profile's texts, and whether it is private."""
    profile = _profile(context.archive)
    yield from one_meaning(context, profile, PRIVATE, OPENED_BY, SEEN_WITH_POSTS)
    found: Meanings = {word: not on for word, on in ON.items()}
    yield from one_meaning(context, profile, PRIVATE, found, [Fact.DISCOVERY_SEARCH_ENGINES])
    yield one_text(context, profile, "Bio", Fact.PROFILE_BIO)
    yield from unknown_fields(context, profile, (*PROFILE, *NOT_SHOWN))
    yield one_text(context, profile, "Website", Fact.PROFILE_LINKS)
    yield from name_of(context, profile)


def read_followers(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many follow. Who they are is not kept."""
    yield count_followers(context, FOLLOWERS.called, lambda: context.files(FOLLOWERS))


def read_own_words(context: ExportContext) -> Iterator[Observed | Unread]:
    """Look through posts and replies, and count those that anyone can see."""
    try:
        profile = _profile(context.archive)
        private = ON.get(answered(profile.word(PRIVATE)))
    except FileBroken:
        private = None  # the profile's own reader says so
    audience = None if private is None else Audience.FRIENDS if private else Audience.PUBLIC
    counted = [0]

    def posts() -> Iterator[Post]:
        for name in context.files(POSTS):
            for entry in entries(context.archive, name, POSTS.called):
                counted[0] += 1
                words = " ".join(dict.fromkeys(filter(None, own_words(entry))))
                beside = " ".join(_beside(entry))
                yield Post(words, day_in_entry(entry), audience, beside=beside)
        if not counted[0]:
            raise FileBroken("no post is listed in this file, which proves nothing")

    yield from read_posts(context, posts, lifetime=_lifetime(context))
    yield _public(context, private, counted[0])


def _lifetime(context: ExportContext) -> Lifetime:
    """Return since when the profile is, and of which days what is in the export is.

    Of what is under the labels of its file, only that day has a time, in a real export.
    """
    days: list[date | None] = []
    with suppress(FileBroken):  # the profile's own reader says so
        for name in found(context.archive, PROFILE_FILE):
            for held in walk(document(context.archive, name)):
                days.append(day_of(held.get("timestamp_value")))
                days.append(day_of(held.get("timestamp")) if "value" in held else None)
    since = min((day for day in days if day), default=UNKNOWN_AGE)
    return Lifetime(since, days_told(context.archive, (FOLLOWERS, _FOLLOWED)))


def _beside(entry: Mapping[str, Json]) -> Iterator[str]:
    """Yield what stands with a post and is not its words: whom it answers, above all."""
    media = entry.get("media")
    for one in media if isinstance(media, list) else [entry]:
        held = one.get("text_app_post") if isinstance(one, dict) else None
        yield from map(repaired, texts_within(held))


def _public(context: ExportContext, private: bool | None, count: int) -> Observed | Unread:
    """How many posts anyone can see. The export may be of a shorter time, so it is the least."""
    fact = Fact.POSTS_PUBLIC_COUNT
    if private:
        seen = "the profile is private, so nobody but followers can see a post"
        return context.observed(fact, Count(count=0), seen)
    if private is None or not count:
        return context.unread(fact, "the export does not show posts that anyone can see")
    words = "post or reply" if count == 1 else "posts and replies"
    value = Count(count=count, at_least=True)
    return context.observed(fact, value, f"{count:,} {words} of a public profile")
