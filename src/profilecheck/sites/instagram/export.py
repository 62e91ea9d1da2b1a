"""Instagram's export, as JSON: its files in the layouts of 2018 to 2026, and what it is.

Their names are English in every language, their labels are not. Folders of messages are called as
the people that one writes with: nothing there is opened, and no such name is passed on. What the
export holds of Threads is that network's own.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    document,
    found,
    is_of_the_system,
    keys_of,
    marked,
)
from profilecheck.sites.export import Beside, ExportAbout, day_in, files_of, owned
from profilecheck.sites.instagram.labels import COMMENTS_FROM, PROFILE, SYNCING
from profilecheck.sites.meta import (
    LabelTable,
    day_in_entry,
    day_named,
    days_told,
    entries,
    handle_named,
    only_label,
    told_in,
)
from profilecheck.sites.told import Told, of_one_account
from profilecheck.vocabulary import Fact

__all__ = [
    "ARCHIVED_STORIES",
    "BESIDE",
    "COMMENTS",
    "COMMENTS_ALLOWED",
    "CONTACTS",
    "DETAILED_POSTS",
    "FOLLOWERS",
    "IN_HTML",
    "MEDIA",
    "MEDIA_FOLDERS",
    "OLD_COMMENTS",
    "OLD_CONNECTIONS",
    "OLD_MEDIA",
    "PERSONAL",
    "POSTS",
    "PRIVACY_CHANGES",
    "SIGN_UP",
    "begins",
    "cannot_read",
    "comments_allowed",
    "days_told_in",
    "describe",
    "has_profile",
    "named_on",
    "personal",
    "synchronised",
]


def _placed(*folders: str, above: str) -> str:
    """Return the place of a file in one of `folders`, which stand below `above` in newer layouts.

    A file that was taken out of its folder is known by its name.
    """
    return rf"(?:(?:{above}/)?(?:{'|'.join(folders)})/)?"


_ABOUT = _placed(
    "personal_information",
    "account_information",
    "profile_information",
    above="personal_information",
)
_SETTINGS = _placed(
    "settings", "media_settings", "comments_settings", "preferences", above="preferences"
)
_PEOPLE = _placed("followers_and_following", above="connections")
_LOGIN = _placed(
    "login_and_profile_creation",
    "login_and_account_creation",
    above="security_and_login_information",
)
_MEDIA_PLACE = _placed("media", "content", above="your_instagram_activity")
_COMMENTS_PLACE = _placed("comments", above="your_instagram_activity")

PERSONAL = FileName("personal_information.json", r"personal_information\.json", _ABOUT)
_OLD_PROFILE = FileName("profile.json", r"profile\.json")
SYNCED = FileName(
    "account_information.json",
    r"(?:account_information|instagram_profile_information)\.json",
    _ABOUT,
)
CONTACTS = FileName(
    "synced_contacts.json",
    r"synced_contacts\.json",
    _placed("contacts", above="connections"),
)
COMMENTS_ALLOWED = FileName("comments_allowed_from.json", r"comments_allowed_from\.json", _SETTINGS)
_OLD_SETTINGS = FileName("settings.json", r"settings\.json")
PRIVACY_CHANGES = FileName(
    "profile_privacy_changes.json", r"(?:profile|account)_privacy_changes\.json", _LOGIN
)
SIGN_UP = FileName(
    "signup_details.json", r"(?:instagram_)?signup_(?:details|information)\.json", _LOGIN
)
FOLLOWERS = FileName("followers_1.json", r"followers(?:_\d+)?\.json", _PEOPLE)
OLD_CONNECTIONS = FileName("connections.json", r"connections\.json")
POSTS = FileName("posts_1.json", r"posts(?:_\d+)?\.json", _MEDIA_PLACE)
DETAILED_POSTS = FileName("posts.json", r"posts\.json", _MEDIA_PLACE)
"""The same posts once more, each with more said of it, in exports of 2026; or the posts alone."""
MEDIA = tuple(
    FileName(f"{name}.json", rf"{name}(?:_\d+)?\.json", _MEDIA_PLACE)
    for name in ("reels", "igtv_videos", "other_content")
)
ARCHIVED_STORIES = FileName("stories.json", r"stories(?:_\d+)?\.json", _MEDIA_PLACE)
COMMENTS = FileName(
    "post_comments_1.json",
    r"(?:post_comments|reels_comments|hype)(?:_\d+)?\.json",
    _COMMENTS_PLACE,
)
"""Below posts, reels and stories; those below stories are called “hype”."""
OLD_MEDIA = FileName("media.json", r"media\.json")
OLD_COMMENTS = FileName("comments.json", r"comments\.json")
MEDIA_FOLDERS = FileName(
    "posts and comments",
    r"[^/]+\.json",
    r"(?:your_instagram_activity/)?(?:media|content|comments)/(?:[^/]+/)*",
)
_LEFT_ALONE = (
    r"(?:ads_\w+|apps_and_websites\w*|connections|followers_and_following|contacts"
    r"|logged_information|messages|preferences|\w+_settings|settings|security_and_login_information"
    r"|login_\w+|\w*personal_information|account_information|profile_information"
    r"|information_about_you|device_information|autofill_information|likes|saved|recent_searches"
    r"|past_instagram_insights|story_sticker_interactions|shopping|digital_wallets|reports"
    r"|recently_\w+|events|subscriptions|monetization|avatars_store|media|content|comments|threads"
    r"|your_(?!instagram_activity/)\w+)/"
    r"|your_instagram_activity/(?:messages|threads|media|content|comments|likes|saved"
    r"|story_interactions|story_sticker_interactions|shopping|other_activity|events"
    r"|subscriptions|gifts|monetization|meta_spark|ai|avatars_store)/"
)
"""Folders that are read, and those of what others wrote or nobody sees."""
BESIDE = (
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "professional_information.json",
            r"(?!(?:profile_changes|instagram_friend_map|note_\w*interactions|reposts)\.json)"
            r"[^/]+\.json",
            r"(?:personal_information/(?!(?:information_about_you|device_information"
            r"|autofill_information)/)[^/]+|personal_information|account_information"
            r"|profile_information)/",
        ),
    ),
    Beside(Fact.PROFILE_BIO, PERSONAL, is_read=True),
    Beside(Fact.PROFILE_BIO, _OLD_PROFILE, is_read=True),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName("what the person made", r"[^/]+\.json", rf"(?!{_LEFT_ALONE})(?:[^/]+/)+"),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "reposts.json",
            r"reposts(?:_\d+)?\.json",
            rf"(?:{MEDIA_FOLDERS.place}|(?:personal_information/){{1,2}})",
        ),
    ),
)
"""What a business or creator shows to be reached by, what few make, others' posts that the profile
shows as passed on, and what it shows in a shape that is not known."""
_REQUESTS = FileName(
    "your_information_download_requests.json",
    r"your_information_download_requests\.json",
    _placed("other_activity", above="your_instagram_activity"),
)
_OLD = (_OLD_PROFILE, OLD_CONNECTIONS, OLD_MEDIA, OLD_COMMENTS, _OLD_SETTINGS)
_OLD_BESIDE = FileName("likes.json", r"(?:likes|saved|searches|messages|seen_content)\.json")
_READ = (
    *(PERSONAL, SYNCED, CONTACTS, COMMENTS_ALLOWED, PRIVACY_CHANGES, FOLLOWERS, POSTS, *MEDIA),
    *(ARCHIVED_STORIES, COMMENTS, *_OLD),
)
_FOLDERS = FileName(
    "a folder of Instagram's",
    r"(?!threads/)[^/]+(?:/.+)?",
    r"your_instagram_activity/",
)
_OWN_PLACES = FileName(
    "a file that only Instagram has",
    r"(?:(?:posts|followers|following|post_comments|reels_comments)(?:_\d+)?|stories|reels"
    r"|close_friends|comments_allowed_from|(?:profile|account)_privacy_changes|synced_contacts"
    r"|personal_information|account_information|instagram_profile_information)\.(?:json|html)",
    r"(?:(?:connections/)?followers_and_following/|(?:preferences/)?(?:media_settings|settings)/|comments_settings/"
    r"|content/|comments/|(?:connections/)?contacts/"
    r"|(?:personal_information/)?(?:personal_information|account_information)/"
    r"|(?:security_and_login_information/)?login_and_(?:profile|account)_creation/)",
)
_AS_PAGES = FileName("a web page of Instagram's", r".+\.html", r"(?:[a-z_]+/){0,3}")
IN_HTML = (
    "this {name} export is in HTML, which is made for looking at. Ask for it once more, and choose "
    "“JSON” under “Format”."
)
_PICTURES = FileName(
    "media", r".+", r"media/(?:posts|stories|reels|profile|other|archived_posts|igtv)/"
)
"""Of which a part of an export may hold nothing else."""


def begins(archive: Archive) -> Iterator[str]:
    """Yield where in the archive exports of Instagram begin, or parts of one, as JSON or HTML."""
    places = marked(archive, (_FOLDERS, _OWN_PLACES, _PICTURES))
    yield from places
    for place in marked(archive, (*_OLD, _OLD_BESIDE)):
        names = {_own_name(name, place) for name in archive.names()}
        flat = names & {f"{one}.json" for one in _FLAT}
        if place not in places and {"connections.json", "media.json"} & flat and len(flat) > 1:
            yield place
    for place, kinds in marked(archive, _ROOTS).items():
        if place not in places and any(_is_ours(archive, place, kind) for kind in kinds):
            yield place


_ROOTS = {
    PERSONAL: "profile_user",
    SYNCED: "profile_account_insights",
    COMMENTS_ALLOWED: "settings_allow_comments_from",
}
"""What a file of which only the name is known holds, where it is Instagram's."""
_FLAT = ("profile", "connections", "media", "comments", "settings", "likes", "saved", "searches")


def _own_name(name: str, place: str) -> str:
    return name.removeprefix(place).casefold() if name.startswith(place) else ""


def _is_ours(archive: Archive, place: str, kind: FileName) -> bool:
    """Whether a file of this kind that lies there without its folder holds what is Instagram's."""
    own = {n: n.removeprefix(place) for n in archive.names() if n.startswith(place)}
    named = (n for n, called in own.items() if "/" not in called and kind.fits.fullmatch(called))
    try:
        return any(_ROOTS[kind] in keys_of(archive, name) for name in named)
    except FileBroken:
        return False  # it may be anybody's


def cannot_read(archive: Archive) -> str:
    """Say what to do where the export is in HTML; "" where it is in JSON, or a part of it."""
    if any(True for kind in _READ for _ in found(archive, kind)):
        return ""
    names = (name for name in archive.names() if not is_of_the_system(name))
    in_html = any(_AS_PAGES.fits.fullmatch(name) for name in names)
    return IN_HTML.format(name="Instagram") if in_html else ""


def describe(archive: Archive) -> ExportAbout:
    """Tell whose it is and of when: by the name it came with, or by when it was asked for."""
    try:
        profile = personal(archive)
        names, addresses = profile.words("Username"), profile.words("Email")
    except FileBroken:
        names = addresses = ()  # whoever reads the profile says so
    files = files_of(archive, _READ)
    named = named_on(archive)
    own = names or [handle for handle in [handle_named(archive.called, "instagram")] if handle]
    return ExportAbout(
        files=files,
        made_on=None if named else _requested(archive),
        named_on=named,
        owner=owned("handle", own) | owned("address", addresses),
        whose=f"@{own[0]}" if own else "",
        handle=names[0] if len(names) == 1 else "",
        lacking="" if files else PERSONAL.called,
    )


_OLD_NAMED = re.compile(r".+_(?P<year>20(?:1\d|2[01]))(?P<month>\d\d)(?P<day>\d\d)(?=$|[_.])")
"""The names of exports until 2021: “NAME_20201120.zip”.

Whatever ends in a later day was named so by somebody else.
"""


def named_on(archive: Archive) -> date | None:
    """Return the day in the name that Instagram gave the whole, None where it has none."""
    return day_named(archive.called, "instagram") or day_in(archive.called, _OLD_NAMED)


def _requested(archive: Archive) -> date | None:
    """Return the day on which an export was last asked for: this one is of then, or newer.

    Source: a published description of a real export of 2026, and one of 2025.
    """
    days: list[date | None] = []
    with suppress(FileBroken):  # a day that is not told is none
        for name in found(archive, _REQUESTS):
            days += [day_in_entry(one) for one in entries(archive, name, _REQUESTS.called)]
    return max((day for day in days if day), default=None)


# What small files say


def has_profile(archive: Archive) -> bool:
    """Whether there is a file that says what the profile and the account are."""
    return any(True for kind in (PERSONAL, _OLD_PROFILE) for _ in found(archive, kind))


def personal(archive: Archive) -> Told:
    """Return what the profile and the account say of themselves.

    Raises:
        FileBroken: they are not in it, or damaged, or of several accounts.
        UnknownLayout: no label in them is known.
    """
    told = _told(archive, (PERSONAL, _OLD_PROFILE), "your profile", PROFILE)
    return of_one_account(told, "Username")


def synchronised(archive: Archive) -> Told:
    """Return what the account says of contacts; raises as `personal` does."""
    return _told(archive, (SYNCED,), "your contacts", SYNCING)


def comments_allowed(archive: Archive) -> Told:
    """Return who may comment; raises as `personal` does.

    The file has that one setting, so its only label is the setting's in whatever language.
    """
    kinds, what, table = (COMMENTS_ALLOWED, _OLD_SETTINGS), "your comments", COMMENTS_FROM
    names = list(found(archive, COMMENTS_ALLOWED))
    label = only_label(document(archive, names[0])) if len(names) == 1 else ""
    if label:
        table = {name: (*words, label) for name, words in COMMENTS_FROM.items()}
    return _told(archive, kinds, what, table)


def _told(archive: Archive, kinds: tuple[FileName, ...], what: str, table: LabelTable) -> Told:
    """Return what the first of these files that is there says, in all places it stands in."""
    for kind in kinds:
        if names := list(found(archive, kind)):
            held = [document(archive, name) for name in names]
            return told_in(kind.called, what, table, held)
    raise FileBroken(f"{kinds[0].called} is not in this file")


_FOLLOWED = FileName("following.json", r"follow(?:ers|ing)(?:_\d+)?\.json", _PEOPLE)
_SIGNED_IN = FileName("sign-ins", r"[^/]+\.json", r"security_and_login_information/(?:[^/]+/)?")
"""They show until when an export reaches, and not since when: one says when the account began.

That an export was asked for shows neither: it may be of years that are over.
"""


def days_told_in(archive: Archive) -> tuple[date, ...]:
    """Return the oldest and the newest days of who follows whom, and of sign-ins."""
    return (*days_told(archive, [_FOLLOWED]), *days_told(archive, [_SIGNED_IN])[1:])
