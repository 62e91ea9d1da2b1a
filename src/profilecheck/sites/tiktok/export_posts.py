"""TikTok's export: videos and comments worth reading again, and how many videos anyone can see."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from profilecheck.files import FileBroken, Json, ListMissing
from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.days import day_told
from profilecheck.sites.export import ExportContext, passed_on_unread, read_posts
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.tiktok.export import (
    COMMENTS,
    REPOSTS,
    REVIEWS,
    SETTINGS,
    VIDEOS,
    entries_of,
    live_comments,
    posts_beside,
    told,
    value_of,
)
from profilecheck.sites.tiktok.export_settings import PRIVATE, is_private
from profilecheck.sites.told import folded, words_of
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact
from profilecheck.words.plurals import counted

__all__ = ["read_own_words"]

_NOTHING = "in this file, which proves nothing"
_TITLES = frozenset(("title", "titel"))
"""What stands with every video, be it empty. Exports of 2021 do not have it."""
_NOT_OF_VIDEOS = frozenset(
    map(
        folded,
        ("Date", "Datum", "Link", "VideoLink", "Likes", "WhoCanView", "AllowComments",
         "AllowStitches", "AllowDuets", "AllowSharingToStory", "ContentDisclosure",
         "AIGeneratedContent", "Sound", "CoverImage", "Cover Image", "Photo", "Music"),
    )
)  # fmt: skip
"""What stands with a video and is none of the person's words: a sound's name is of who made it."""
_NO_WORDS = frozenset(
    map(
        folded,
        ("Date", "Datum", "Link", "Url", "Photo", "Foto", "Video", "Sticker", "originalPostUrl",
         "original post link", "Creation Time", "Originele link naar bericht",
         "Link naar origineel bericht"),
    )
)  # fmt: skip
"""What stands with a comment and is none of the person's words."""
_OWN = frozenset(("", "comment", "reactie"))
_WHO: Mapping[str, Audience] = {
    **dict.fromkeys(("everyone", "public", "public to everyone", "anyone"), Audience.PUBLIC),
    **dict.fromkeys(("friends", "mutual friends"), Audience.FRIENDS),
    "followers": Audience.MEMBERS,
    **dict.fromkeys(("only me", "only you", "private", "self", "myself"), Audience.ONLY_ME),
}
"""Whoever likes can follow a public account, so its followers are anybody with an account."""


@dataclass
class _Counts:
    """Videos as they pass: how many anyone can see, and how many of which that is not known.

    Those that strangers see once they follow are among the latter.
    """

    public: int = 0
    unknown: int = 0
    broken: str = "no video was looked at"
    """Why they are not all of them, "" where they are."""
    titled: bool = False
    """Whether any has a label for what was written with it."""
    passed_on: int = 0
    """Videos of others, which are not among these."""


@dataclass(frozen=True)
class _OwnWords:
    context: ExportContext
    private: bool | None
    counts: _Counts

    def videos(self) -> Iterator[Post]:
        """Yield what was written with each video."""
        try:
            yield from self._videos()
            self.counts.broken = ""
        except FileBroken as broken:
            self.counts.broken = str(broken)
            raise
        if not self.counts.titled:
            raise FileBroken("what you wrote with your videos is under no label that we know")

    def _videos(self) -> Iterator[Post]:
        passed = False
        for video in entries_of(self.context, VIDEOS):
            passed = True
            self.counts.titled |= not _TITLES.isdisjoint(map(folded, video))
            audience = self._audience(video)
            self.counts.unknown += audience in (None, Audience.MEMBERS)
            self.counts.public += audience is Audience.PUBLIC
            yield Post(" ".join(_with_video(video)), _day(video), audience, called="Video")
        if not passed:
            raise FileBroken(f"no video is listed {_NOTHING}")

    def comments(self) -> Iterator[Post]:
        """Yield each comment, on whoever's video it is."""
        passed = False
        for comment in entries_of(self.context, COMMENTS):
            passed = True
            yield Post(" ".join(_written(comment)), _day(comment), called="Comment")
        if not passed:
            raise FileBroken(f"no comment is listed {_NOTHING}")

    def elsewhere(self) -> Iterator[Post]:
        """Yield comments on what was live, and reviews of places, where there are any."""
        for comment in live_comments(self.context):
            day = value_of(comment, "CommentTime", "QuestionTime")
            yield Post(" ".join(texts_within(comment)), _day({"Date": day}), called="Comment")
        with suppress(ListMissing):
            for review in entries_of(self.context, REVIEWS):
                # Its labels are not known for sure, so every word is looked at.
                yield Post(" ".join(texts_within(review)), _day(review), called="Review")

    def passed_on(self) -> Iterator[Post]:
        """Count the videos of others that were passed on: whatever is listed is one."""
        with suppress(ListMissing):
            for repost in entries_of(self.context, REPOSTS):
                self.counts.passed_on += any(map(words_of, repost.values()))
        yield from ()

    def _audience(self, video: Mapping[str, Json]) -> Audience | None:
        """Who can see a video: of a private account, followers at the most."""
        own = _WHO.get(answered(value_of(video, "WhoCanView")))
        if own is None or own <= Audience.FRIENDS:
            return own
        return None if self.private is None else Audience.FRIENDS if self.private else own


def _with_video(video: Mapping[str, Json]) -> Iterator[str]:
    for label, value in video.items():
        if folded(label) not in _NOT_OF_VIDEOS:
            yield from (words for said in texts_within(value) if (words := words_of(said)))


def _written(comment: Mapping[str, Json]) -> Iterator[str]:
    """Yield what the person wrote; what looks like a label in their text is theirs as well."""
    for label, value in comment.items():
        kind = folded(label)
        for said in texts_within(value) if kind not in _NO_WORDS else ():
            if words := words_of(said):
                yield words if kind in _OWN else f"{label}: {words}"


def _day(member: Mapping[str, Json]) -> date | None:
    return day_told(value_of(member, "Date", "Datum", "Creation Time"))


def read_own_words(context: ExportContext) -> Iterator[Observed | Unread]:
    """Look through videos and comments, and count the videos that anyone can see."""
    try:
        private = is_private(told(context.archive, SETTINGS))
    except FileBroken:
        private = None  # the settings' own reader says why
    own = _OwnWords(context, private, _Counts())
    yield from read_posts(context, own.videos, own.comments, own.elsewhere, own.passed_on)
    yield from passed_on_unread(context, own.counts.passed_on)
    yield _public(context, private, own.counts)


def _public(context: ExportContext, private: bool | None, counts: _Counts) -> Observed | Unread:
    fact = Fact.POSTS_PUBLIC_COUNT
    if private:
        seen = f"{PRIVATE} is on, so nobody but followers can see a video"
        return context.observed(fact, Count(count=0), seen)
    beside = "something is posted besides the videos listed" if _posts_beside(context) else ""
    if counts.public:
        more = bool(counts.unknown or counts.broken or beside)
        seen = f"{counted(counts.public, 'video', 'videos')} that everyone can view"
        return context.observed(fact, Count(count=counts.public, at_least=more), seen)
    if counts.broken:
        return context.unread(fact, counts.broken)
    if private is None or counts.unknown:
        return context.unread(fact, "the file does not say who can see your videos")
    if beside:
        return context.unread(fact, f"{beside}, and who sees that is not known")
    return context.observed(fact, Count(count=0), "No video that everyone can view")


def _posts_beside(context: ExportContext) -> bool:
    try:
        return posts_beside(context.archive)
    except FileBroken:
        return False  # then the videos were not read either
