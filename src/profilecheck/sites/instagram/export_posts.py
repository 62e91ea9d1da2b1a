"""Instagram's export: posts, reels, stories and comments worth reading again, and how many posts.

What is in the archive of posts, or deleted, is seen by nobody any more. Of a comment, only its own
words are searched: whose post it is below stands beside them.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from profilecheck.files import FileBroken, FileName, Json, document, found, shown_name
from profilecheck.model import Count, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.days import day_told
from profilecheck.sites.export import (
    UNKNOWN_AGE,
    ExportContext,
    Lifetime,
    PostSource,
    UnknownLayout,
    read_posts,
)
from profilecheck.sites.instagram.export import (
    ARCHIVED_STORIES,
    COMMENTS,
    DETAILED_POSTS,
    MEDIA,
    MEDIA_FOLDERS,
    OLD_COMMENTS,
    OLD_MEDIA,
    POSTS,
    SIGN_UP,
    days_told_in,
)
from profilecheck.sites.instagram.export_account import is_private
from profilecheck.sites.instagram.labels import COMMENT_WORDS, ON, PUBLISHED
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.meta import day_in_entry, entries, holders, labels_in, repaired
from profilecheck.sites.told import folded, words_of
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact

__all__ = ["own_words", "read_own_words"]

_COMMENT = frozenset(
    folded(word) for name, words in COMMENT_WORDS.items() for word in (name, *words)
)
_NOTHING = "in this file, which proves nothing"
_NO_WORDS = frozenset(
    {"uri", "href", "source_app", "ent_name", "fbid", "media_metadata", "cross_post_source"}
    | {"text_app_post", "subtitles", "label", "interaction_info", "backup_uri", "path", "taken_at"}
)
"""Keys of what stands with a post and is none of its words; under any other there may be some."""
_NOT_SEEN = FileName(
    "files that others do not see",
    r"(?:profile_photos|archived_posts|recently_deleted_content|reposts)(?:_\d+)?\.json",
    MEDIA_FOLDERS.place,
)
_READ = (POSTS, *MEDIA, ARCHIVED_STORIES, COMMENTS, _NOT_SEEN)
_STORY = "Story"
_OLD_KINDS = {"photos": "Post", "videos": "Post", "stories": _STORY}


def own_words(held: Json) -> Iterator[str]:
    """Yield the words in a post: its own and those with its pictures, under whatever label.

    Its place, and whom it tags, are among them.
    """
    return (repaired(words) for words in texts_within(held, but_under=_NO_WORDS))


@dataclass
class _Own:
    """What the person made, and how many posts of it passed by."""

    context: ExportContext
    private: bool | None
    posts: int = 0
    broken: str = "no post was looked at"
    """Why they are not all of them, "" where they are."""
    folders: frozenset[str] = frozenset()
    """Those in which posts are listed: two exports may have been unpacked to one folder."""

    @property
    def _audience(self) -> Audience | None:
        if self.private is None:
            return None
        return Audience.FRIENDS if self.private else Audience.PUBLIC

    def _audience_of(self, called: str) -> Audience | None:
        """Who can see it: a story is gone after a day, or went to close friends alone."""
        return None if called == _STORY and not self.private else self._audience

    def all_posts(self) -> Iterator[Post]:
        """Yield posts, in newer layouts or in the oldest."""
        try:
            yield from self._old() if self._has(OLD_MEDIA) else self._posts()
            self.broken = ""
        except FileBroken as broken:
            self.broken = str(broken)
            raise

    def _has(self, kind: FileName) -> bool:
        return any(True for _ in found(self.context.archive, kind))

    def _posts(self) -> Iterator[Post]:
        """Yield each post once: what the detailed list adds to one is a post's words as well."""
        detailed = set(found(self.context.archive, DETAILED_POSTS))
        names, broken = self._listed_files()
        self.folders = frozenset(name.rpartition("/")[0] for name in names)
        listed = [name for name in names if name not in detailed]
        told: set[tuple[date | None, str]] = set()
        for _, day, words in self._entries(listed):
            self.posts += 1
            told.update((day, word) for word in words)
            yield Post(_joined(words), day, self._audience, called="Post")
        for entry, day, words in self._entries([name for name in names if name in detailed]):
            if _is_unpublished(entry):
                continue
            self.posts += not listed
            more = [w for w in words if (day, w) not in told and answered(w) not in ON]
            if more or not listed:
                yield Post(_joined(more), day, self._audience, called="Post")
        if broken is not None:
            raise broken
        if not self.posts:
            raise FileBroken(f"no post is listed {_NOTHING}")

    def _listed_files(self) -> tuple[list[str], FileBroken | None]:
        """Return the files of posts, and why they are not all."""
        names: list[str] = []
        try:
            names.extend(self.context.files(POSTS))
        except FileBroken as broken:
            return names, broken
        return names, None

    def _entries(
        self, names: Iterable[str]
    ) -> Iterator[tuple[Mapping[str, Json], date | None, list[str]]]:
        """Yield each post that these files list, its day and its words."""
        for name in names:
            for entry in entries(self.context.archive, name, POSTS.called):
                yield entry, day_in_entry(entry), list(filter(None, own_words(entry)))

    def _old(self) -> Iterator[Post]:
        held = document(self.context.archive, self.context.only_file(OLD_MEDIA))
        if not isinstance(held, dict) or not _OLD_KINDS.keys() & held.keys():
            raise FileBroken(f"{OLD_MEDIA.called} is not as we know it")
        for key, called in _OLD_KINDS.items():
            for item in held.get(key) or ():
                if not isinstance(item, dict):
                    raise FileBroken(f"{OLD_MEDIA.called} is not as we know it")
                self.posts += called == "Post"
                words, day = " ".join(own_words(item)), _day(item.get("taken_at"))
                yield Post(words, day, self._audience_of(called), called=called)
        if not self.posts:
            raise FileBroken(f"no post is listed {_NOTHING}")

    def _listed(self, kind: FileName, called: str) -> Iterator[Post]:
        for name in self.context.files(kind):
            for entry in entries(self.context.archive, name, kind.called):
                words = _joined(filter(None, own_words(entry)))
                yield Post(words, day_in_entry(entry), self._audience_of(called), called=called)

    def media(self, kind: FileName, called: str) -> PostSource:
        """Return what yields the entries of a file that need not be there."""

        def posts() -> Iterator[Post]:
            if self._has(kind):
                yield from self._listed(kind, called)

        return posts

    def comments(self) -> Iterator[Post]:
        """Yield each comment, on whoever's post it is.

        A comment that is a picture has no words. It has but those labels that others have beside
        theirs; under any other label there may be words.
        """
        if self._has(OLD_COMMENTS):
            yield from self._old_comments()
            return
        labels: dict[bool, set[str]] = {}
        for name in self.context.files(COMMENTS):
            for entry in entries(self.context.archive, name, COMMENTS.called):
                words, others = _comment(entry)
                labels.setdefault(words is None, set()).update(others)
                yield Post(words or "", day_in_entry(entry), called="Comment")
        if not labels:
            raise FileBroken(f"no comment is listed {_NOTHING}")
        without, beside = labels.get(True), labels.get(False)
        if without is not None and (beside is None or not without <= beside):
            raise UnknownLayout(COMMENTS.called, len(COMMENT_WORDS), "your comments")

    def _old_comments(self) -> Iterator[Post]:
        held = document(self.context.archive, self.context.only_file(OLD_COMMENTS))
        lists = held.values() if isinstance(held, dict) else ()
        comments = [one for listed in lists if isinstance(listed, list) for one in listed]
        if not comments:
            raise FileBroken(f"no comment is listed {_NOTHING}")
        for comment in comments:
            words = comment[1] if isinstance(comment, list) and len(comment) > 1 else None
            if not isinstance(words, str):
                raise FileBroken(f"{OLD_COMMENTS.called} is not as we know it")
            yield Post(repaired(words), _day(comment[0]), called="Comment")

    def beside(self) -> Iterator[Post]:
        """Say which files beside these are not known: they may hold more of the person's words."""
        strange = [
            shown_name(name)
            for name in found(self.context.archive, MEDIA_FOLDERS)
            if not any(kind.fits.fullmatch(name) for kind in _READ)
        ]
        if strange:
            raise FileBroken(f"we do not know what {', '.join(sorted(strange))} holds")
        yield from ()


def _joined(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))


def _is_unpublished(entry: Mapping[str, Json]) -> bool:
    """Whether a post of the detailed list says that it is not out."""
    said = [
        ON.get(answered(words_of(value)))
        for holder in labels_in(dict(entry), PUBLISHED)
        for label, value in holder.items()
        if label in PUBLISHED
    ]
    return bool(said) and not any(out is not False for out in said)


def _comment(entry: Mapping[str, Json]) -> tuple[str | None, set[str]]:
    """Return what was written, and the other labels.

    What was written is None where nothing says which of an entry's words that is.
    """
    listed = entry.get("string_list_data")
    words = [one.get("value") for one in _list(listed) if isinstance(one, dict)]
    labels: set[str] = set()
    for holder in () if words else holders(dict(entry)):
        for label, value in holder.items():
            if folded(label) in _COMMENT:
                words.append(value)
            else:
                labels.add(folded(label))
    said = [repaired(value) for value in words if isinstance(value, str)]
    return (" ".join(said) if said else None), labels


def _list(held: Json) -> list[Json]:
    return held if isinstance(held, list) else []


def _day(written: Json) -> date | None:
    return day_told(written) if isinstance(written, str) else None


def _lifetime(context: ExportContext) -> Lifetime | None:
    """Return since when the account is, and of which days what is in the export is.

    None is of the oldest exports: of those one could not choose the time.
    """
    if any(True for _ in found(context.archive, OLD_MEDIA)):
        return None
    since = None
    with suppress(FileBroken):  # then nothing tells how old the account is
        for name in found(context.archive, SIGN_UP):
            since = day_in_entry(document(context.archive, name))
            break
    return Lifetime(since or UNKNOWN_AGE, days_told_in(context.archive))


def read_own_words(context: ExportContext) -> Iterator[Observed | Unread]:
    """Look through all that was posted and commented, and count what anyone can see."""
    own = _Own(context, is_private(context.archive))
    yield from read_posts(
        context,
        own.all_posts,
        *(own.media(kind, "Reel") for kind in MEDIA),
        own.media(ARCHIVED_STORIES, _STORY),
        own.comments,
        own.beside,
        lifetime=_lifetime(context),
    )
    yield _public(context, own)


def _public(context: ExportContext, own: _Own) -> Observed | Unread:
    """How many posts anyone can see: all of a public account's, none of a private one's.

    The export may be of a shorter time, so what is listed is the least that there is.
    """
    fact = Fact.POSTS_PUBLIC_COUNT
    if own.private:
        seen = "the account is private, so nobody but followers can see a post"
        return context.observed(fact, Count(count=0), seen)
    if own.private is None:
        return context.unread(fact, "the export does not say whether your account is private")
    if not own.posts:
        return context.unread(fact, own.broken)
    if len(own.folders) > 1:
        return context.unread(fact, f"{POSTS.called} is in it more than once")
    words = "post" if own.posts == 1 else "posts"
    value = Count(count=own.posts, at_least=True)
    return context.observed(fact, value, f"{own.posts:,} {words} of a public account")
