"""Facebook's "Download your information", as JSON: older layouts (2018 on) and today's.

Files are known by their names and the folders of each layout. Friends are counted, relatives
told by what they are to the person; no name of one leaves this module.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, Json, document, found, marked, records
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportAbout,
    ExportContext,
    PostSource,
    day_in,
    day_of,
    files_of,
    owned,
    read_posts,
    words_told,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Fact

__all__ = [
    "begins",
    "cannot_read",
    "describe",
    "read_contacts",
    "read_friends_file",
    "read_groups",
    "read_pages",
    "read_posts_and_comments",
    "read_profile_file",
    "repaired",
]

_ABOVE = (
    r"(?:(?:your_facebook_activity|your_activity_across_facebook|personal_information|connections)/)"
    r"{0,2}"
)


def _in(*folders: str) -> str:
    """Return the place of a file in one of `folders`, in any layout.

    A few files that somebody put into a folder of their own are read as well.
    """
    return rf"(?:{_ABOVE}(?:{'|'.join(folders)})/)?"


_PROFILE = FileName(
    "profile_information.json",
    r"profile_information\.json",
    _in("profile_information", "about_you"),
)
_FRIENDS = FileName(
    "your_friends.json", r"(your_)?friends\.json", _in("friends", "friends_and_followers")
)
_POSTS = FileName(
    "your_posts_1.json",
    r"your_posts(__check_ins__photos_and_videos)?(_\d+)?\.json",
    _in("posts"),
)
_COMMENTS = FileName(
    "comments.json", r"comments(_\d+)?\.json", _in("comments", "comments_and_reactions")
)
_POSTS_IN_GROUPS = FileName(
    "group_posts_and_comments.json",
    r"(your_)?(group_posts(_and_comments)?|posts(_and_comments)?_in_groups)\.json",
    _in("groups"),
)
_COMMENTS_IN_GROUPS = FileName(
    "your_comments_in_groups.json", r"your_comments_in_groups\.json", _in("groups")
)
_GROUPS = FileName(
    "your_group_membership_activity.json",
    r"your_group_membership_activity\.json",
    _in("groups"),
)
_PAGES = FileName(
    "pages_you've_liked.json",
    r"(pages_you('|’|_)?ve_liked|pages)\.json",
    _in("pages", "pages_and_profiles", "likes_and_reactions"),
)
_CONTACTS = FileName(
    "your_imported_contacts.json",
    r"(your_imported_contacts|your_address_books|contacts_uploaded_from_your_phone)\.json",
    _in("[^/]+"),
)
_AS_PAGES = FileName(
    "profile_information.html",
    r"(profile_information|(your_)?friends|your_posts(__check_ins__photos_and_videos)?(_\d+)?)\.html",
    _in("profile_information", "about_you", "friends", "friends_and_followers", "posts"),
)
_MARKS = (_PROFILE, _FRIENDS, _POSTS, _COMMENTS, _AS_PAGES)
_FOLDER = FileName(
    "your_facebook_activity",
    r".+",
    r"(?:your_facebook_activity|your_activity_across_facebook)/",
)
_IN_HTML = (
    "this Facebook export is in HTML, which is made for looking at. Ask Facebook for it once more, "
    "and choose “JSON” under “Format”."
)


_LOGS_ONLY = (
    "this holds Facebook's “Data logs” alone, which say nothing of your profile or posts. Ask "
    "Facebook once more, and choose “All available information”, and “JSON” under “Format”."
)
_DATA_LOGS = FileName("data_logs", r"[^/]+\.(?:json|html)", r"data_logs/content/(?:[^/]+/)*")
"""Tables of what was shown and pressed; a download of its own, or beside all the rest."""
_PICTURES = FileName("media", r".+", r"(?:photos_and_videos|posts/media)/")
"""Of which a part of an export may hold nothing else."""


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive exports of Facebook begin, in JSON or in HTML, or their parts.

    A part may hold but pictures.
    """
    for place, marks in marked(archive, (*_MARKS, _FOLDER, _DATA_LOGS, _PICTURES)).items():
        if marks - {_COMMENTS} and (len(marks) > 1 or _in_folders(archive, place, marks)):
            yield place


def _in_folders(archive: Archive, place: str, marks: Iterable[FileName]) -> bool:
    """Whether one of the files stands in its own folder: its name alone would prove nothing."""
    return any(
        "/" in name.removeprefix(place)
        for name in archive.names()
        if name.startswith(place)
        for mark in marks
        if mark.fits.fullmatch(name.removeprefix(place))
    )


def cannot_read(archive: Archive) -> str:
    """Say what to do where the export is in HTML; "" where it is in JSON."""
    if any(True for kind in (_PROFILE, _FRIENDS, _POSTS, _COMMENTS) for _ in found(archive, kind)):
        return ""
    if any(True for _ in found(archive, _AS_PAGES)):
        return _IN_HTML
    return _LOGS_ONLY if any(True for _ in found(archive, _DATA_LOGS)) else ""


_HIGH = re.compile("[\x80-\xff]+")


def repaired(words: str) -> str:
    """Return text as it was written: Facebook writes each byte of UTF-8 as a letter of its own.

    What is right already stays as it is.
    """
    return _HIGH.sub(_as_utf8, words)


def _as_utf8(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _text(holder: Json, key: str) -> str:
    value = holder.get(key) if isinstance(holder, dict) else None
    return repaired(value).strip() if isinstance(value, str) else ""


# The profile


class _NotAsKnown(Exception):  # noqa: N818 - becomes an unread fact in this module
    """A field holds something else than it is known to."""


def _named(key: str, *details: str) -> Callable[[Json], Iterator[Entry]]:
    """Return what makes entries of a list of objects that have their words under `key`."""

    def entries(value: Json) -> Iterator[Entry]:
        for item in _objects(value):
            if not (words := _text(item, key)):
                raise _NotAsKnown
            detail = ", ".join(d for d in (_text(item, k) for k in details) if d)
            yield Entry(text=words, detail=detail)

    return entries


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if not isinstance(value, list):
        raise _NotAsKnown
    for item in value:
        if not isinstance(item, dict):
            raise _NotAsKnown
        yield item


def _one(detail: str, key: str) -> Callable[[Json], Iterator[Entry]]:
    """Return what makes an entry of one object, or of its words alone."""

    def entries(value: Json) -> Iterator[Entry]:
        words = repaired(value).strip() if isinstance(value, str) else _text(value, key)
        if words:
            yield from text_entries([words], detail, None)

    return entries


def _work(value: Json) -> Iterator[Entry]:
    for job in _objects(value):
        if not (employer := _text(job, "employer")):
            raise _NotAsKnown
        start, end = day_of(job.get("start_timestamp")), day_of(job.get("end_timestamp"))
        parts = (_text(job, "title"), _years(start, end), _text(job, "location"))
        yield Entry(
            text=employer,
            detail=", ".join(part for part in parts if part),
            current=False if end else True if start else None,
        )


def _years(start: date | None, end: date | None) -> str:
    if not start and not end:
        return ""
    return f"{start.year if start else ''} – {end.year if end else 'present'}".strip()


def _birthday(value: Json) -> Iterator[Entry]:
    if not isinstance(value, dict):
        raise _NotAsKnown
    year, month, day = (value.get(k) for k in ("year", "month", "day"))
    if isinstance(day, int) and isinstance(month, int) and 1 <= month <= 12 and 1 <= day <= 31:
        yield Entry(text=f"{day} {date(2000, month, 1):%B}", detail="Birth date")
    if isinstance(year, int) and year > 0:
        yield Entry(text=str(year), detail="Birth year")


def _relation(value: Json) -> Iterator[Entry]:
    for relative in _objects(value):
        yield Entry(text=_text(relative, "relation") or "A family member")


def _emails(value: Json) -> Iterator[Entry]:
    addresses = value.get("emails") if isinstance(value, dict) else None
    if not isinstance(addresses, list):
        raise _NotAsKnown
    for address in addresses:
        words = _text(address, "email") if isinstance(address, dict) else address
        if not isinstance(words, str) or not words:
            raise _NotAsKnown
        yield Entry(text=repaired(words))


@dataclass(frozen=True)
class _Field:
    """A key of the profile. Facebook may leave out one that is empty, so its absence tells nothing.

    `needed` is False for a field without which the fact is whole all the same.
    """

    key: str
    words: str
    entries: Callable[[Json], Iterator[Entry]]
    needed: bool = True


_FIELDS: dict[Fact, tuple[_Field, ...]] = {
    Fact.PROFILE_NAME: (_Field("name", "name", _one("", "full_name")),),
    Fact.PROFILE_EMPLOYER: (_Field("work_experiences", "work", _work),),
    Fact.PROFILE_EDUCATION: (
        _Field("education_experiences", "education", _named("name", "degree")),
    ),
    Fact.PROFILE_LOCATION: (
        _Field("current_city", "current town", _one("Current city", "name")),
        _Field("hometown", "home town", _one("Home town", "name")),
    ),
    Fact.PROFILE_BIRTHDAY: (_Field("birthday", "birthday", _birthday),),
    Fact.PROFILE_FAMILY: (
        _Field("relationship", "relationship", _one("", "status")),
        _Field("family_members", "family", _relation),
    ),
    Fact.PROFILE_LINKS: (
        _Field("websites", "websites", _named("address")),
        _Field("screen_names", "names on other services", _named("service_name"), needed=False),
    ),
    Fact.PROFILE_BIO: (
        _Field("intro_bio", "bio", _one("Bio", "name")),
        _Field("about_me", "text about you", _one("About you", "text")),
        _Field("favorite_quotes", "quotes", _one("Quotes", "text"), needed=False),
    ),
    Fact.ACCOUNT_EMAIL: (_Field("emails", "e-mail addresses", _emails),),
}


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """What stands on the profile: all that is in one file."""
    profile = _profile(context)
    for fact, fields in _FIELDS.items():
        entries, untold = _told(profile, fields)
        if entries or not untold:
            yield context.listed(fact, entries, _PROFILE.called)
        if untold:
            yield context.unread(fact, f"{_PROFILE.called} does not say: {', '.join(untold)}")


def _profile(context: ExportContext) -> Mapping[str, Json]:
    held = document(context.archive, context.only_file(_PROFILE))
    for key in ("profile_v2", "profile"):
        if isinstance(held, dict) and isinstance(profile := held.get(key), dict):
            return profile
    raise FileBroken(f"{_PROFILE.called} is not as we know it")


def _told(profile: Mapping[str, Json], fields: Iterable[_Field]) -> tuple[list[Entry], list[str]]:
    """Return the entries of a fact's fields, and the words of those that told nothing."""
    entries: list[Entry] = []
    untold = []
    for field in fields:
        if field.key not in profile:
            untold += [field.words] if field.needed else []
            continue
        try:
            entries += _entries_of(field, profile[field.key])
        except _NotAsKnown:
            untold.append(field.words)
    return entries, untold


def _entries_of(field: _Field, value: Json) -> list[Entry]:
    """The entries of a field. Something that tells none is of another shape, and not nothing."""
    entries = list(field.entries(value))
    if not entries and value not in ("", {}, [], None):
        raise _NotAsKnown
    return entries


# What it says of itself

_NAMED = re.compile(r"facebook-.*?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")


def describe(archive: Archive) -> ExportAbout:
    """What the export says of itself: no file of it has its day, but the name it came with has."""
    kinds = (_PROFILE, _FRIENDS, _POSTS, _COMMENTS, _GROUPS, _PAGES)
    files = files_of(archive, kinds)
    names = words_told(_in_profile(archive, _FIELDS[Fact.PROFILE_NAME]))
    addresses = words_told(_in_profile(archive, _FIELDS[Fact.ACCOUNT_EMAIL]))
    return ExportAbout(
        files=files,
        named_on=day_in(archive.called, _NAMED),
        owner=owned("name", names) | owned("address", addresses),
        whose=next(iter((*names, *addresses)), ""),
        lacking="" if files else _PROFILE.called,
    )


def _in_profile(archive: Archive, fields: Iterable[_Field]) -> Iterator[str]:
    for name in found(archive, _PROFILE):
        held = document(archive, name)
        for key in ("profile_v2", "profile"):
            if isinstance(held, dict) and isinstance(profile := held.get(key), dict):
                yield from (entry.text for entry in _told(profile, fields)[0])


# Lists


def read_friends_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many friends there are. Where they work or study is not in the export."""
    count = sum(
        1
        for name in context.files(_FRIENDS)
        for _ in records(context.archive, name, ("friends_v2", "friends"))
    )
    seen = f"{_FRIENDS.called}: {count:,} friends"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)


def read_groups(context: ExportContext) -> Iterator[Observed | Unread]:
    """The groups that the person joined. One they left again may still be among them."""
    names = dict.fromkeys(
        words
        for name in context.files(_GROUPS)
        for joined in records(context.archive, name, ("groups_joined_v2", "groups_joined"))
        for words in _names_of_group(joined)
    )
    entries = (Entry(text=words, detail="Group") for words in names)
    yield context.listed(Fact.MEMBERSHIPS, entries, _GROUPS.called)


def _names_of_group(joined: Json) -> Iterator[str]:
    """Yield a group's name; the sentence beside it names the person, and is left alone."""
    data = joined.get("data") if isinstance(joined, dict) else None
    names = [_text(item, "name") for item in data] if isinstance(data, list) else []
    if not any(names):
        raise FileBroken(f"{_GROUPS.called} is not as we know it")
    yield from (name for name in names if name)


def read_pages(context: ExportContext) -> Iterator[Observed | Unread]:
    """The pages that the person liked."""
    entries = []
    for name in context.files(_PAGES):
        for liked in records(context.archive, name, ("page_likes_v2", "page_likes")):
            if not (words := _text(liked, "name")):
                raise FileBroken(f"{_PAGES.called} is not as we know it")
            entries.append(Entry(text=words, detail="Page"))
    yield context.listed(Fact.MEMBERSHIPS, entries, _PAGES.called)


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    places = (
        "",
        "address_book_v2.address_book",
        "address_book.address_book",
        "imported_contacts_v2",
        "contacts_uploaded_v2",
    )
    count = sum(
        1 for name in context.files(_CONTACTS) for _ in records(context.archive, name, places)
    )
    if count:
        seen = f"{count:,} of your contacts are on Facebook"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")


# Posts

_IN_GROUPS = ("group_posts_v2", "group_posts", "group_posts.activity_log_data")


def read_posts_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts and comments worth reading again; who can see them is not in the export."""
    yield from read_posts(
        context,
        _source(context, _POSTS, ("", "status_updates", "posts_v2"), _post),
        _source(context, _COMMENTS, ("comments_v2", "comments"), _comment),
        _source(context, _POSTS_IN_GROUPS, _IN_GROUPS, _post, may_lack=True),
        _source(context, _COMMENTS_IN_GROUPS, ("group_comments_v2",), _comment, may_lack=True),
    )


def _source(
    context: ExportContext,
    file: FileName,
    places: tuple[str, ...],
    make: Callable[[Mapping[str, Json]], Post],
    *,
    may_lack: bool = False,
) -> PostSource:
    def posts() -> Iterator[Post]:
        if may_lack and not any(True for _ in found(context.archive, file)):
            return
        for name in context.files(file):
            for record in records(context.archive, name, places):
                if not isinstance(record, dict) or "timestamp" not in record:
                    raise FileBroken(f"{file.called} is not as we know it")
                yield make(record)

    return posts


def _post(record: Mapping[str, Json]) -> Post:
    """The person's own words: what stands with a picture counts, a shared link's words do not."""
    own = [_text(item, "post") for item in _list(record, "data")]
    pictures = [
        _text(item.get("media"), "description")
        for attachment in _list(record, "attachments")
        for item in _list(attachment, "data")
        if isinstance(item, dict)
    ]
    words = " ".join(dict.fromkeys(w for w in (*own, *pictures) if w))
    return Post(words, day_of(record.get("timestamp")))


def _comment(record: Mapping[str, Json]) -> Post:
    comments = [item.get("comment") for item in _list(record, "data") if isinstance(item, dict)]
    words = " ".join(w for c in comments if (w := _text(c, "comment")))
    return Post(words, day_of(record.get("timestamp")), called="Comment")


def _list(holder: Json, key: str) -> list[Json]:
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []
