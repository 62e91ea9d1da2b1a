"""Facebook's export: what the person wrote, in whichever file their own words are.

Posts, comments, words with pictures, check-ins, life events: each is searched, and nothing of it
leaves. A file beside them that looks like none of these is named.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from profilecheck.files import FileBroken, FileName, Json, document, found, records, shown_name
from profilecheck.model import Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportContext,
    PostSource,
    day_of,
    of_days,
    passed_on_unread,
    read_posts,
)
from profilecheck.sites.facebook.export import (
    ABOVE,
    COMMENTS,
    COMMENTS_IN_GROUPS,
    POSTS,
    POSTS_IN_GROUPS,
    listed_in,
    placed_in,
    text_in,
)
from profilecheck.sites.facebook.export_profile import lifetime, own_name
from profilecheck.sites.json_tree import texts_within
from profilecheck.sites.meta import repaired
from profilecheck.vocabulary import Fact
from profilecheck.words.plurals import counted

__all__ = ["read_posts_and_comments"]

_NOTHING_LISTED = (
    "no post and no comment is listed, which proves nothing: ask for all time, not for a part of it"
)
_PICTURES = ("posts", "photos_and_videos")


@dataclass(frozen=True)
class _List:
    """A file with a list of what the person wrote, and the places in it where the list may be."""

    file: FileName
    places: tuple[str, ...]
    called: str = "Post"
    may_lack: bool = True


@dataclass
class _Told:
    """What is known before the lists of posts are read, and what is noted as these pass.

    `others` are records in files that are not known, by their moment; `strange` files hold none.
    `passed_on` and `without` are days of posts of which there is not all that they show.
    """

    name: str
    others: dict[str, list[Mapping[str, Json]]]
    strange: list[str]
    passed_on: list[date | None] = field(default_factory=list)
    without: list[date | None] = field(default_factory=list)


_IN_GROUPS = ("group_posts_v2", "group_posts", "group_posts.activity_log_data", "")
_LISTS = (
    _List(POSTS, ("", "status_updates", "posts_v2"), may_lack=False),
    _List(COMMENTS, ("comments_v2", "comments", ""), "Comment", may_lack=False),
    _List(POSTS_IN_GROUPS, _IN_GROUPS),
    _List(COMMENTS_IN_GROUPS, ("group_comments_v2", "group_comments", ""), "Comment"),
    _List(
        FileName(
            "posts_on_other_pages_and_profiles.json",
            r"posts_on_other_pages_and_profiles(_\d+)?\.json",
            placed_in("posts"),
        ),
        ("", "posts_on_other_pages_and_profiles_v2", "wall_posts_sent_by_you"),
    ),
    _List(
        FileName(
            "your_uncategorized_photos.json",
            r"(your_)?(uncategorized_)?photos(_\d+)?\.json",
            placed_in(*_PICTURES),
        ),
        ("other_photos_v2", "other_photos", "photos_v2", "photos", ""),
        "Picture",
    ),
    _List(
        FileName("your_videos.json", r"(your_)?videos(_\d+)?\.json", placed_in(*_PICTURES)),
        ("videos_v2", "videos", ""),
        "Video",
    ),
    _List(
        FileName(
            "your_reels.json",
            r"(your_)?reels(_\d+)?\.json",
            placed_in("reels", "short_videos", *_PICTURES),
        ),
        ("lasso_videos_v2", "lasso_videos", ""),
        "Reel",
    ),
    _List(
        FileName("archived_stories.json", r"archived_stories\.json", placed_in("stories")),
        ("archived_stories_v2", "archived_stories", ""),
        "Story",
    ),
    _List(
        FileName(
            "posts_from_apps_and_websites.json",
            r"posts_from_apps_and_websites\.json",
            placed_in("apps_and_websites", "apps_and_websites_off_of_facebook"),
        ),
        ("app_posts_v2", "app_posts", ""),
    ),
    _List(
        FileName("notes.json", r"notes\.json", placed_in("notes", "other_activity", "posts")),
        ("notes_v2", "notes", ""),
        "Note",
    ),
    _List(
        FileName("your_events.json", r"(your_)?events\.json", placed_in("events")),
        ("your_events_v2", "your_events", "your_events_v2.events"),
        "Event",
    ),
)
_ALBUM = FileName("album", r"\d+\.json", rf"{ABOVE}(?:{'|'.join(_PICTURES)})/album/")
_BESIDE = FileName(
    "posts and comments",
    r"[^/]+\.json",
    rf"{ABOVE}(?:posts|comments|comments_and_reactions|groups|photos_and_videos)/",
)
_OF_OTHERS = FileName(
    "files without words of the person's own",
    r"(?:your_)?(?:other_people('|’|_)?s_posts_to_your_timeline|places_you_have_been_tagged_in"
    r"|archive|trash|edits_you_made_to_posts|comment_edits|media_used_for_memories|birthday_media"
    r"|shared_memories|content_sharing_links_you_have_created|likes_and_reactions(_\d+)?"
    r"|reactions(_\d+)?|posts_and_comments|group_membership_activity|groups|badges|saved_posts"
    r"|group_messages|group_interactions|hidden_from_timeline|comment_active_days"
    r"|answers_to_membership_questions|actions_on_violating_content_in_your_groups"
    r"|group_invites_you('|’|_)?ve_(received|sent)|chat_invites_received|join_requests"
    r"|participation_requests|anonymous_mode_status_in_groups|settings_for_groups_tab"
    r"|group_shortcuts|group_warnings|contributions|page_or_groups_badges"
    r"|groups_and_pages_that_you_may_find_engaging|(received|sent)_shared_album_invites"
    r"|facebook_editor|[^/]+_settings?)\.json",
    r"(?:[^/]+/)*",
)
"""Known files beside those: of what others wrote, or of what nobody else sees any more."""

_TIMES = ("timestamp", "creation_timestamp", "created_timestamp", "create_timestamp")
_SHAPES = frozenset({"data", "attachments", "label_values", "media", "description", "text"})
_READ_APART = frozenset((*_TIMES, "data", "attachments", "label_values", "comments", "fbid"))
"""Keys of a record that are read by themselves, or hold what others wrote."""
_NOT_WORDS = frozenset({"uri", "url", "href", "media_metadata", "thumbnail", "source"})
_NOT_OWN = frozenset({*_NOT_WORDS, "comments"})
"""What stands with a picture and is none of the person's words."""

_WHO = frozenset({"author", "group"})
_SHARED = re.compile(
    r"\b(?:shared|geteilt|teilte|partagé|partilh\w+|compart\w+|condivis\w+|gedeeld|deelde)\b",
    re.IGNORECASE,
)
"""What the sentence above a post says where it shows something else, in the languages we know."""
_ON_FACEBOOK = re.compile(
    r"https?://(?:fb\.watch/\w"
    r"|(?!lm?\.)(?:[\w-]+\.)?(?:facebook|fb)\.com/(?!profile\.php)(?:[^/?#]+/[^/?#]|[^/?#]+\?))",
    re.IGNORECASE,
)
"""Where a link leads to a post, a picture or a film, and not to a profile, whose name is in it.

Nor is what leads on to elsewhere, as “l.facebook.com” does.
"""


def read_posts_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """All that the person wrote, worth reading again; who can see it is not in the export."""
    told = _Told(own_name(context), *_others(context))
    sources: tuple[PostSource, ...] = (
        *(_source(context, listed, told) for listed in _LISTS),
        lambda: _albums(context, told.name),
        lambda: _beside(told),
    )
    yield from read_posts(context, *_that_hold_any(sources), lifetime=lifetime(context))
    yield from passed_on_unread(context, len(told.passed_on), told.passed_on)
    if days := told.without:
        posts = counted(
            len(days),
            "post is in it without what it shows",
            "posts are in it without what they show",
        )
        yield context.unread(Fact.POSTS_TO_REREAD, f"{posts}{of_days(days)}")


def _that_hold_any(sources: Iterable[PostSource]) -> Iterator[PostSource]:
    """Yield the sources, and one that says so where all of them together hold nothing.

    Facebook hands over a time that one chooses: nothing written then is not nothing written.
    """
    any_passed = False

    def noticed(source: PostSource) -> PostSource:
        def posts() -> Iterator[Post]:
            nonlocal any_passed
            for post in source():
                any_passed = True
                yield post

        return posts

    def nothing() -> Iterator[Post]:
        if not any_passed:
            raise FileBroken(_NOTHING_LISTED)
        yield from ()

    yield from (noticed(source) for source in sources)
    yield nothing


def _source(context: ExportContext, listed: _List, told: _Told) -> PostSource:
    """Return what yields a list's posts, and notes those of which there is not all they show."""

    def posts() -> Iterator[Post]:
        if listed.may_lack and not any(True for _ in found(context.archive, listed.file)):
            return
        for file in context.files(listed.file):
            for record in listed_in(context.archive, file, listed.places):
                if not isinstance(record, dict) or _time(record) is None:
                    raise FileBroken(f"{listed.file.called} is not as we know it")
                day = day_of(_time(record))
                if any(map(_ON_FACEBOOK.match, _addresses_in(record))):
                    told.passed_on.append(day)
                elif _lacks_what_it_shows(record, listed.called):
                    told.without.append(day)
                again = told.others.pop(_moment(record), ()) if listed.file is POSTS else ()
                yield from _posts(record, listed.called, told.name, again)

    return posts


def _time(record: Mapping[str, Json]) -> Json:
    return next((record[key] for key in _TIMES if key in record), None)


def _moment(record: Mapping[str, Json]) -> str:
    return str(_time(record))


def _lacks_what_it_shows(record: Mapping[str, Json], called: str) -> bool:
    """Whether it is told that something was posted or shared, and not what: it may be gone.

    Whom a post names is not what it shows. That something was shared, the sentence above it says.
    """
    held = _without(record, "title", "label_values", "fbid", "tags")
    if not any(texts_within(held, but_under=_WHO)) and not any(_values(record.get("label_values"))):
        return True
    shows = any(_list(attachment, "data") for attachment in _list(record, "attachments"))
    above = text_in(record, "title") if called != "Comment" else ""
    return not shows and _SHARED.search(above) is not None


def _posts(
    record: Mapping[str, Json], called: str, name: str, again: Iterable[Mapping[str, Json]] = ()
) -> Iterator[Post]:
    """A record as the post it is, then the person's own comments below it.

    `again` are records of the same post in another file: they may say more of it. Above a post
    stands a sentence of Facebook's that says where it is, and with whom. That above a comment says
    whose post it is below.
    """
    day = day_of(_time(record))
    own = list(_own_words(record))
    comments = list(_comments_in(record))
    if comments and not own:
        called = "Comment"
    above = [text_in(record, "title")] if called != "Comment" else []
    more = [
        w
        for other in again
        for w in (*_own_words(other), *_comments_in(other), text_in(other, "title"))
    ]
    words = " ".join(dict.fromkeys((*own, *comments, *above, *more))).strip()
    beside = " ".join(w for r in (record, *again) for w in (*_of_links(r), *_groups_of(r)))
    yield Post(words, day, called=called, beside=beside)
    below = (held for r in (record, *again) for held in (r, *_media_of(r)))
    yield from dict.fromkeys(comment for h in below for comment in _comments_below(h, name, day))


def _own_words(record: Mapping[str, Json]) -> Iterator[str]:
    """The person's own words: a picture's caption counts, the words of a link's card do not.

    What stands under a key that we do not know may be what they wrote.
    """
    for item in _list(record, "data"):
        yield from _words(_without(item, "comment"))
    for key in ("data", "attachments"):
        if not isinstance(record.get(key), list):
            yield from _words(record.get(key))
    yield from _words(_without(record, "title", *_READ_APART))
    for attachment in _list(record, "attachments"):
        yield from _words(_without(attachment, "data"))
        for item in _list(attachment, "data"):
            yield from _attachment_texts(item)
    yield from _values(record.get("label_values"))


def _attachment_texts(item: Json) -> Iterator[str]:
    """Yield the texts of a place, life event, note or poll, and of a link where it leads."""
    for kind, held in item.items() if isinstance(item, dict) else ():
        if kind == "external_context":
            yield from (w for key in ("url", "href") if (w := text_in(held, key)))
        elif kind == "media":
            yield from map(repaired, texts_within(held, but_under=_NOT_OWN))
        else:
            yield from _words(held)


def _of_links(record: Mapping[str, Json]) -> Iterator[str]:
    """Yield what the card of a link shows, in words that are not the person's."""
    for card in _cards(record):
        yield from _words(card)


def _addresses_in(record: Mapping[str, Json]) -> Iterator[str]:
    for card in _cards(record):
        yield from (text_in(card, key) for key in ("url", "href"))


def _cards(record: Mapping[str, Json]) -> Iterator[Json]:
    for attachment in _list(record, "attachments"):
        for item in _list(attachment, "data"):
            if isinstance(item, dict):
                yield item.get("external_context")


def _groups_of(record: Mapping[str, Json]) -> Iterator[str]:
    """Yield the groups in which a comment was made: the list of those joined need not have them."""
    for item in _list(record, "data"):
        held = item.get("comment") if isinstance(item, dict) else None
        yield text_in(held, "group")


def _media_of(record: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    for attachment in _list(record, "attachments"):
        for item in _list(attachment, "data"):
            media = item.get("media") if isinstance(item, dict) else None
            if isinstance(media, dict):
                yield media


def _comments_in(record: Mapping[str, Json]) -> Iterator[str]:
    for item in _list(record, "data"):
        held = item.get("comment") if isinstance(item, dict) else None
        if words := " ".join(_words(_without(held, "author", "group"))):
            yield words


def _comments_below(held: Mapping[str, Json], name: str, day: date | None) -> Iterator[Post]:
    """Own comments below a picture. The others' are not the person's, and are passed over."""
    for comment in _list(held, "comments"):
        author = text_in(comment, "author")
        if author and not name:
            raise FileBroken("who wrote the comments below your pictures could not be told")
        if author in ("", name):
            when = day_of(comment.get("timestamp")) if isinstance(comment, dict) else None
            yield Post(text_in(comment, "comment"), when or day, called="Comment")


def _without(held: Json, *keys: str) -> Json:
    """Return an object without some of its keys; whatever else it is as it is."""
    if not isinstance(held, dict):
        return held
    return {key: value for key, value in held.items() if key not in keys}


def _values(held: Json) -> Iterator[str]:
    """Yield the values of a list of labels and values, whatever language the labels are in."""
    if isinstance(held, dict):
        yield from (w for key in ("value", "href") if (w := text_in(held, key)))
        held = [v for v in held.values() if isinstance(v, list | dict)]
    for item in held if isinstance(held, list) else ():
        if isinstance(item, str):
            yield repaired(item)
        else:
            yield from _values(item)


def _words(held: Json) -> Iterator[str]:
    """Yield the words in something that is the person's own, but not where its files are."""
    return (repaired(text).strip() for text in texts_within(held, but_under=_NOT_WORDS))


def _list(holder: Json, key: str) -> list[Json]:
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []


# Albums, and what else stands beside


def _albums(context: ExportContext, name: str) -> Iterator[Post]:
    """The words with each picture, then those with the album itself."""
    for file in found(context.archive, _ALBUM):
        for picture in records(context.archive, file, ("photos", "photos_v2")):
            if not isinstance(picture, dict):
                raise FileBroken(f"{shown_name(file)} is not as we know it")
            yield from _posts(picture, "Picture", name)
        album = document(context.archive, file)
        if isinstance(album, dict):
            day = day_of(album.get("last_modified_timestamp"))
            words = " ".join(w for key in ("name", "description") if (w := text_in(album, key)))
            yield Post(words, day, called="Album")
            yield from _comments_below(album, name, day)


def _others(context: ExportContext) -> tuple[dict[str, list[Mapping[str, Json]]], list[str]]:
    """Return what is in files that are not known by its moment, and the files that are none.

    What looks like posts or comments is one; a list of check-ins has those of the posts once more.
    """
    others: dict[str, list[Mapping[str, Json]]] = {}
    strange = []
    for file in found(context.archive, _BESIDE):
        if _is_known(file):
            continue
        listed = _only_list(context, file)
        if listed is None or not all(_looks_written(record) for record in listed):
            strange.append(shown_name(file))
            continue
        for record in listed:
            others.setdefault(_moment(record), []).append(record)
    return others, strange


def _beside(told: _Told) -> Iterator[Post]:
    """What is in files that are not known, and in no post."""
    for records_then in told.others.values():
        for record in records_then:
            yield from _posts(record, "Post", told.name)
    if told.strange:
        raise FileBroken(f"we do not know what {', '.join(told.strange)} holds")


def _is_known(file: str) -> bool:
    known: Iterable[FileName] = (*(listed.file for listed in _LISTS), _OF_OTHERS)
    return any(kind.fits.fullmatch(file) for kind in known)


def _only_list(context: ExportContext, file: str) -> list[Json] | None:
    """The one list in a file of a shape that is not known, None where there is no such thing.

    A list of one may be that one itself.
    """
    try:
        held = document(context.archive, file)
    except FileBroken:
        return None
    if _looks_written(held):
        return [held]
    for _ in range(2):
        if isinstance(held, dict) and len(held) == 1:
            (held,) = held.values()
    return held if isinstance(held, list) else None


def _looks_written(record: Json) -> bool:
    return isinstance(record, dict) and _time(record) is not None and not _SHAPES.isdisjoint(record)
