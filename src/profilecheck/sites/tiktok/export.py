"""TikTok's "Download your data": where it stands in the four forms there were, and what it is.

As JSON it is one file, in three layouts: until 2023, of 2024 and 2025, and of 2026. As text it is
a folder of small files with lines “label: value”. The labels of the JSON are English in every
language of the account; those of the text, and the files' names, are in the person's own. The Dutch
ones here are from three open programs that read such files; of other languages none is confirmed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    ListMissing,
    digest,
    found,
    keys_of,
    labelled,
    marked,
    records,
    texts_at,
    values_at,
)
from profilecheck.sites.export import (
    Beside,
    ExportAbout,
    ExportContext,
    UnknownLayout,
    files_of,
    moment_in,
    owned,
)
from profilecheck.sites.told import Told, folded, told_by, words_of
from profilecheck.vocabulary import Fact

__all__ = [
    "BESIDE",
    "COMMENTS",
    "FOLLOWERS",
    "PROFILE",
    "REPOSTS",
    "REVIEWS",
    "SETTINGS",
    "VIDEOS",
    "begins",
    "cannot_read",
    "describe",
    "entries_of",
    "live_comments",
    "posts_beside",
    "told",
    "value_of",
]

_ABOVE = "(?:TikTok/)?[^/]+/"
"""The folders above a file of text: of a part of the data, within one for all of it or not."""
JSON_FILE = FileName("user_data_tiktok.json", r"user_data(?:_tiktok)?(?:[ (][^/]*)?\.json")
"""The one file, which computers unpack by itself: they call the next “… (1)”, “… 2”, “… - Copy”."""
ANY_LANGUAGE = FileName("a file of text", r"[^/]+\.txt", "TikTok/[^/]+/")
"""A file of text in the folder that is called TikTok in every language."""


@dataclass(frozen=True)
class Section:
    """One part of the data: the keys that lead to it in each layout, and its file of text.

    `called` is what it is for the person, `labels` are those in it that we know.
    """

    called: str
    places: tuple[str, ...]
    text: FileName
    labels: tuple[str, ...]

    @property
    def not_there(self) -> str:
        """That it is not in the file, which others of the same network may hold."""
        return f"{self.called} {'are' if self.called.endswith('s') else 'is'} not in this file"


def _places(parents: str, middles: str, key: str) -> tuple[str, ...]:
    return tuple(f"{p}.{m}.{key}" for p in parents.split("|") for m in middles.split("|"))


SETTINGS = Section(
    "your settings",
    _places("App Settings|Profile And Settings", "Settings", "SettingsMap"),
    FileName("Settings.txt", r"(?:Settings|Instellingen)\.txt", _ABOVE),
    (
        *("Private Account", "Who Can Send Me Message", "Who Can Post Comments"),
        *("Who Can View Videos I Liked", "Who can see your following list"),
        *("Who Can Duet With Me", "Who Can Stitch with your videos", "Allow DownLoad"),
        *("Allow Reuse of Content", "Suggest your account to contacts"),
        *("Suggest your account to Facebook friends", "Filter Comments", "Personalized Ads"),
        "Suggest your account to people who open or send links to you",
    ),
)
PROFILE = Section(
    "your profile",
    _places("Profile|Profile And Settings", "Profile Information|Profile Info", "ProfileMap"),
    FileName(
        "Profile Info.txt",
        r"(?:Profile Info(?:rmation)?|Profielinformatie)\.txt",
        _ABOVE,
    ),
    (
        *("userName", "displayName", "bioDescription", "birthDate", "emailAddress"),
        *("telephoneNumber", "followerCount", "followingCount", "instagramLink", "youtubeLink"),
        "Gebruikersnaam",
    ),
)
FOLLOWERS = Section(
    "your followers",
    _places("Activity|Your Activity|Profile And Settings", "Follower List|Follower", "FansList"),
    FileName("Follower.txt", r"(?:Followers?(?: List)?|Volgers?)\.txt", _ABOVE),
    ("Date", "Datum", "UserName"),
)
COMMENTS = Section(
    "your comments",
    _places("Comment", "Comments", "CommentsList"),
    FileName("Comments.txt", r"(?:Comments|Reacties)\.txt", _ABOVE),
    ("Date", "Comment", "Datum", "Reactie"),
)
VIDEOS = Section(
    "your videos",
    _places("Video|Post", "Videos|Posts", "VideoList"),
    FileName("Posts.txt", r"(?:Posts?|Videos|Berichten)\.txt", _ABOVE),
    ("Date", "Link", "Datum", "VideoLink"),
)
REVIEWS = Section(
    "your reviews of places",
    ("Location Review.Location Reviews.ReviewsList", "Poi Review.POI Review.ReviewsList"),
    FileName("Location Reviews.txt", r"(?:Location Reviews|Locatierecensies)\.txt", _ABOVE),
    (),
)
REPOSTS = Section(
    "your reposts",
    _places("Your Activity|Activity", "Reposts", "RepostList"),
    FileName("Reposts.txt", r"Reposts?\.txt", _ABOVE),
    (),
)
"""Videos of others that stand on one's profile as well; of each, its address alone is told."""
_WATCHED_LIVE = _places("TikTok Live|Tiktok Live", "Watch Live History", "WatchLiveMap")
_POSTED_AS_TEXT = FileName(
    "stories", r"(?!Recently ?Deleted)[^/]+\.txt", r"(?:TikTok/)?(?:Posts?|Videos?)/"
)
_SECTIONS = (SETTINGS, PROFILE, FOLLOWERS, COMMENTS, VIDEOS)
_PARTS = {place.partition(".")[0] for section in _SECTIONS for place in section.places} | {
    *("Ads and data", "Direct Message", "Direct Messages", "Income+ Wallet", "Tiktok Live"),
    *("Income Plus Wallet Transactions", "Likes and Favorites", "Location Review", "Poi Review"),
    *("TikTok Live", "TikTok Shop", "Tiktok Shopping", "TikTok Shopping"),
}
"""The keys of the whole: the parts of the data in every layout."""
_NO_PARTS = "|".join(map(re.escape, sorted(_PARTS)))
_NOT_SHOWN = (
    "Activity Summary|Ads? |Block|Favorite |Follow|Instant Form |Like List|Login |Mini Drama |Most"
    " Recent Location|Off TikTok |Purchase|Search|Share |Status|Stickers|Usage|Video Browsing"
    "|Watch "
)
"""How the keys begin of what the person looked at, kept or paid, and nobody else sees."""
_NOT_ON_PROFILE = "AI-?Moji|AISelfImage|Auto ?Fill|Block|Follow|Off TikTok |ProfileViews|Settings"
_POSTED_BESIDE = re.compile(r"(?:Post|Video)\.(?!(?:Posts|Videos)\.VideoList\b|Recently ?Deleted)")
"""The keys of what was posted and is in no list that we know."""
BESIDE = (
    Beside(
        Fact.POSTS_TO_REREAD,
        JSON_FILE,
        r"(?i:tiktok live)\.Go Live (?!Settings)|(?i:tiktok shop\w*)\.[^.]*Reviews?\b"
        r"|Comment\.(?!Comments\.CommentsList\b)"
        rf"|(?:Your )?Activity\.(?!{_NOT_SHOWN})"
        r"|Location Review\.(?!Location Reviews\.ReviewsList\b)"
        r"|Poi Review\.(?!POI Review\.ReviewsList\b)"
        rf"|{_POSTED_BESIDE.pattern}|(?!(?:{_NO_PARTS})\.)",
    ),
    Beside(Fact.POSTS_TO_REREAD, _POSTED_AS_TEXT),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "what was live", r"(?!Go Live Settings|Watch )[^/]+\.txt", "(?:TikTok/)?TikTok Live/"
        ),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName("comments", r"[^/]+\.txt", r"(?:TikTok/)?Comments?/"),
    ),
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "what the profile shows",
            r"(?!(?:Follow|Block|Setting|Autofill)[^/]*\.txt)[^/]+\.txt",
            r"(?:TikTok/)?Profile(?: and Settings)?/",
        ),
        is_read=True,
    ),
    Beside(
        Fact.PROFILE_BIO,
        JSON_FILE,
        rf"Profile(?: And Settings)?\.(?!{_NOT_ON_PROFILE})(?!.*\.telephoneNumber$)",
        is_read=True,
    ),
)
"""What was live, stories, reviews: what is not read as videos are, in the one file or as text.

Parts that are new as well, and what the profile shows in a shape that is not known.
"""
_OTHERS = FileName(
    "Like List.txt",
    r"(?:Like List|Likes|Watch History|Browsing History|Video Browsing History|Login History"
    r"|Following|Searches|Favorite Videos|Likelijst|Kijkgeschiedenis|Inloggeschiedenis|Volgend"
    r"|Zoekopdrachten)\.txt",
    _ABOVE,
)
_NAMED = re.compile(r"TikTok_Data_(\d{10})(?!\d)", re.IGNORECASE)
"""The network's own name for the whole: the moment at which it was made, in seconds since 1970."""


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive exports of TikTok begin, or parts of one.

    A file called user_data.json may be anybody's, and so may one called Settings.txt.
    """
    texts = (*(section.text for section in _SECTIONS), _OTHERS)
    for place, there in marked(archive, (JSON_FILE, ANY_LANGUAGE, *texts)).items():
        if JSON_FILE in there:
            names = [n for n in archive.names() if n.startswith(place)]
            named = [n for n in names if JSON_FILE.fits.fullmatch(n.removeprefix(place))]
            if any(_is_ours(archive, name) for name in named):
                yield place
        elif ANY_LANGUAGE in there or len(there & set(texts)) > 1:
            yield place


def _is_ours(archive: Archive, name: str) -> bool:
    """Whether a file has the name that only TikTok gives, or holds parts of its data."""
    if name.casefold().rpartition("/")[2] == JSON_FILE.called:
        return True
    try:
        return bool(_PARTS.intersection(keys_of(archive, name)))
    except FileBroken:
        return False  # it may be anybody's


def cannot_read(archive: Archive) -> str:
    """Return "": every form there was is read."""
    return ""


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is and of when, as far as it says."""
    kinds = (JSON_FILE, *(section.text for section in _SECTIONS))
    try:
        handle = told(archive, PROFILE).first("userName", "Gebruikersnaam")
    except FileBroken:
        handle = ""  # whoever reads the profile says so
    return ExportAbout(
        files=files_of(archive, (*kinds, ANY_LANGUAGE)),
        named_on=moment_in(archive.called, _NAMED),
        owner=owned("name", [handle]),
        whose=f"@{handle}" if handle else "",
        handle=handle,
        form="JSON" if any(True for _ in found(archive, JSON_FILE)) else "text",
    )


def _json(archive: Archive) -> str | None:
    """Return the one file that the JSON is, None where it comes as text.

    Raises:
        FileBroken: there are several, and not the same.
    """
    names = list(found(archive, JSON_FILE))
    if len(names) > 1 and len({digest(archive, name) for name in names}) > 1:
        raise FileBroken(f"{JSON_FILE.called} is in it more than once, and not the same")
    return names[0] if names else None


def told(archive: Archive, section: Section) -> Told:
    """Return what a part of the data says under its labels, in all places in which it stands.

    Raises:
        FileBroken: it is not in the file, or the file is damaged or missing.
        UnknownLayout: nothing in it is as we know it.
    """
    name = _json(archive)
    if name is None:
        where, holders = section.text.called, _from_text(archive, section)
    else:
        where, holders = JSON_FILE.called, _from_json(archive, name, section)
    return told_by(where, section.called, section.labels, holders)


_SMALL = frozenset((*SETTINGS.places, *PROFILE.places))
_PICKED: WeakKeyDictionary[Archive, tuple[tuple[str, Json], ...]] = WeakKeyDictionary()
"""The small values of an archive, picked in one go: a file of years of watching takes seconds."""


def _picked(archive: Archive, name: str) -> tuple[tuple[str, Json], ...]:
    if archive not in _PICKED:
        _PICKED[archive] = tuple(values_at(archive, name, _SMALL))
    return _PICKED[archive]


def _from_json(archive: Archive, name: str, section: Section) -> list[Mapping[str, Json]]:
    held: list[Mapping[str, Json]] = [
        value
        for place, value in _picked(archive, name)
        if place in section.places and value and isinstance(value, dict)
    ]
    if not held:
        raise _missing(archive, name, section)
    return held


def _from_text(archive: Archive, section: Section) -> list[Mapping[str, Json]]:
    names = list(found(archive, section.text))
    if not names:
        raise FileBroken(_no_text(archive, section))
    return [block for name in names for block in labelled(archive, name)]


def _missing(archive: Archive, name: str, section: Section) -> FileBroken:
    """Why a part of the data is not where we know it."""
    if _PARTS.isdisjoint(keys_of(archive, name)):
        return UnknownLayout(JSON_FILE.called, len(section.labels), section.called)
    return FileBroken(section.not_there)


def entries_of(context: ExportContext, section: Section) -> Iterator[Mapping[str, Json]]:
    """Yield the members of a list, their values by their labels; see `value_of`.

    Raises:
        ListMissing: it is not in the file, or not as a list: so TikTok also writes that one is
            empty.
        FileBroken: the file is damaged.
        UnknownLayout: nothing in it is as we know it.
    """
    if (name := _json(context.archive)) is not None:
        where, members = JSON_FILE.called, _members(context, name, section)
    else:
        where, members = section.text.called, _blocks(context, section)
    met = passed = False
    known = {folded(label) for label in section.labels}
    for member in members:
        passed = passed or any(member)
        met = met or any(folded(label) in known for label in member)
        yield member
    if passed and not met and known:
        raise UnknownLayout(where, len(section.labels), section.called)


def value_of(member: Mapping[str, Json], *labels: str) -> str:
    """Return the first of the values under these labels that is not empty, "" where none is."""
    wanted = [folded(label) for label in labels]
    values = {folded(label): words for label, value in member.items() if (words := words_of(value))}
    return next((values[label] for label in wanted if label in values), "")


def live_comments(context: ExportContext) -> Iterator[Mapping[str, Json]]:
    """Yield what was said and asked while somebody was live; none where no such part is there.

    Raises:
        FileBroken: the file is damaged, or there are more of them than are read.
    """
    name = _json(context.archive)
    if name is None:
        return
    for _, watched in values_at(context.archive, name, _WATCHED_LIVE):
        for live in watched.values() if isinstance(watched, dict) else ():
            for key in ("Comments", "Questions"):
                said = live.get(key) if isinstance(live, dict) else None
                made = said if isinstance(said, list) else ()
                yield from (one for one in made if isinstance(one, dict))


def _blocks(context: ExportContext, section: Section) -> Iterator[Mapping[str, Json]]:
    if not any(True for _ in found(context.archive, section.text)):
        raise ListMissing(_no_text(context.archive, section))
    for name in context.files(section.text):
        sentence: Mapping[str, Json] = {}
        for number, block in enumerate(labelled(context.archive, name)):
            if not number and not any(block):
                sentence = block  # alone in its file, it says that nothing is in this section
                continue
            if sentence:
                yield sentence
                sentence = {}
            yield block


def posts_beside(archive: Archive) -> bool:
    """Whether something was posted that is in none of the lists we know: a story, a photo.

    Raises:
        FileBroken: the file is damaged.
    """
    if (name := _json(archive)) is not None:
        return any(words_of(text) for text in texts_at(archive, name, _POSTED_BESIDE))
    known = set(found(archive, VIDEOS.text))
    names = (name for name in found(archive, _POSTED_AS_TEXT) if name not in known)
    # A file that says that nothing is in it has a sentence, and no label.
    return any(any(block) for name in names for block in labelled(archive, name))


def _no_text(archive: Archive, section: Section) -> str:
    """Say that a file of text is not there; what it is called in some languages is not known."""
    kinds = (*(one.text for one in _SECTIONS), _OTHERS)
    known = any(True for kind in kinds for _ in found(archive, kind))
    return f"{section.text.called} is not in it{'' if known else ' by a name that we know'}"


def _members(context: ExportContext, name: str, section: Section) -> Iterator[Mapping[str, Json]]:
    try:
        for record in records(context.archive, name, section.places):
            if not isinstance(record, dict):
                raise FileBroken(f"{JSON_FILE.called} is not as we know it")
            yield record
    except ListMissing:
        missing = _missing(context.archive, name, section)
        if isinstance(missing, UnknownLayout):
            raise missing from None
        raise ListMissing(f"{missing}, or none is listed there") from None
