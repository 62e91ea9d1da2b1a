"""Facebook's "Download your information", as JSON: older layouts (2018 on) and today's.

Files are known by their names and the folders of each layout; what is read in them is in the
modules beside this.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date

from profilecheck.files import (
    Archive,
    FileBroken,
    FileName,
    Json,
    ListMissing,
    document,
    found,
    marked,
    records,
)
from profilecheck.sites.export import Beside
from profilecheck.sites.meta import day_in_entry, days_told, repaired
from profilecheck.vocabulary import Fact

__all__ = [
    "ABOVE",
    "BESIDE",
    "COMMENTS",
    "COMMENTS_IN_GROUPS",
    "CONTACTS",
    "FRIENDS",
    "GROUPS",
    "OWN_GROUPS",
    "PAGES",
    "POSTS",
    "POSTS_IN_GROUPS",
    "PROFILE",
    "TAGGED",
    "begins",
    "cannot_read",
    "days_of_posts",
    "days_told_in",
    "listed_in",
    "placed_in",
    "requested",
    "text_in",
]

_ACTIVITY = (
    r"(?:your_facebook_activity|your_activity_across_facebook"
    r"|this_profile(?:'|’|_)?s_activity_across_facebook)"
)
"""The folder of what was done, in any layout; the last is of a Page, or of one's second profile.

Source: a dozen programs that read exports of Pages, of 2024 to 2026.
"""
ABOVE = (
    rf"(?:(?:{_ACTIVITY}|personal_information|connections"
    r"|profile_information(?=/profile_information/)"
    r"|personal_information/profile_information/your_facebook_activity)/)"
    r"{0,2}"
)
"""The folders above each file's own, in any layout: one has all within the profile's folder.

That of a Page, or of one's second profile, has the folder of the profile twice, one in the other,
and its files have no “your_” before their names. Source: a program for a Page's export of 2026.
"""


def placed_in(*folders: str) -> str:
    """Return the place of a file in one of `folders`, in any layout.

    A few files that somebody put into a folder of their own are read as well.
    """
    return rf"(?:{ABOVE}(?:{'|'.join(folders)})/)?"


_OF_POSTS = r"(your_posts(__check_ins__photos_and_videos)?|profile_posts)(_\d+)?"
PROFILE = FileName(
    "profile_information.json",
    r"profile_information\.json",
    placed_in("profile_information", "about_you"),
)
FRIENDS = FileName(
    "your_friends.json", r"(your_)?friends\.json", placed_in("friends", "friends_and_followers")
)
POSTS = FileName(
    "your_posts_1.json",
    rf"{_OF_POSTS}\.json",
    placed_in("posts"),
)
COMMENTS = FileName(
    "comments.json", r"comments(_\d+)?\.json", placed_in("comments", "comments_and_reactions")
)
POSTS_IN_GROUPS = FileName(
    "group_posts_and_comments.json",
    r"(your_)?(group_posts(_and_comments)?|posts(_and_comments)?_in_groups)\.json",
    placed_in("groups"),
)
COMMENTS_IN_GROUPS = FileName(
    "your_comments_in_groups.json", r"your_comments_in_groups\.json", placed_in("groups")
)
GROUPS = FileName(
    "your_group_membership_activity.json",
    r"(?:your_)?group_membership_activity\.json",
    placed_in("groups"),
)
OWN_GROUPS = FileName("your_groups.json", r"(?:your_)?groups\.json", placed_in("groups"))
PAGES = FileName(
    "pages_you've_liked.json",
    r"(pages_you('|’|_)?ve_liked|pages)\.json",
    placed_in("pages", "pages_and_profiles", "likes_and_reactions"),
)
CONTACTS = FileName(
    "your_imported_contacts.json",
    r"(your_imported_contacts|your_address_books|contacts_uploaded_from_your_phone)\.json",
    placed_in("[^/]+"),
)
TAGGED = FileName(
    "photos_and_videos_you're_tagged_in.json",
    r"photos_and_videos_you('|’|_)?re_tagged_in(_\d+)?\.json",
    placed_in("activity_you(?:'|’|_)?re_tagged_in"),
)
_LEFT_ALONE = (
    r"(?:messages|friends(?:_and_followers)?|followers|following|contacts|notifications|search"
    r"|ads(?:_[^/]+)?|calls_and_messages|(?:meta_)?ai|other_personal_information"
    r"|logged_information|location|security_and_login_information|preferences"
    r"|(?:your_)?interactions[^/]*|recently_[^/]+|[^/]*payments?[^/]*|saved_items[^/]*"
    r"|likes_and_reactions|apps_and_websites[^/]*|activity_you[^/]*|data_logs|files"
    r"|posts|comments|comments_and_reactions|groups|photos_and_videos|news|feed|[^/]*assistant"
    r"|voice_[^/]+|bug_bounty|supervision|your_topics|your_places|facebook_payments|facebook_news"
    r"|profile_information|about_you|pages|pages_and_profiles|navigation_bar)/"
)
"""Folders of which all is read, or where nothing stands that the person shows to others."""
BESIDE = (
    Beside(
        Fact.MEMBERSHIPS,
        PROFILE,
        r"profile(?:_v2)?\.(?:groups|\w*pages\w*|interests|activities|entertainment|restaurants"
        r"|sports\w*|websites_liked|athletes|inspirational_people|music|books|movies|tv_shows|games)"
        r"\b",
    ),
    Beside(
        Fact.PROFILE_BIO,
        PROFILE,
        r"profile(?:_v2)?\.(?:gender|pronoun|languages|name_pronunciation|birth_name"
        r"|friend_peer_group|relationship)\b",
    ),
    Beside(
        Fact.MEMBERSHIPS,
        FileName(
            "who_you've_followed.json",
            r"who_you[^/]*follow[^/]*\.json|following\.json",
            rf"{ABOVE}(?:followers|following|friends_and_followers|followers_and_following"
            r"|following_and_followers)/",
        ),
    ),
    Beside(
        Fact.MEMBERSHIPS,
        FileName(
            "pages",
            r"(?![^/]*(?:unfollowed|unliked|customer_of))[^/]+\.json",
            rf"{ABOVE}(?:pages|pages_and_profiles)/",
        ),
    ),
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "what the profile shows",
            r"(?!profile_information\.|profile_update_history)[^/]+\.json",
            rf"{ABOVE}profile_information/",
        ),
    ),
    Beside(
        Fact.MEMBERSHIPS,
        FileName(
            "your_badges.json",
            r"(?:your_)?(?:page_or_groups_)?badges\.json",
            rf"{ABOVE}groups/",
        ),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "places, edits, and what others wrote on the profile",
            r"(?:(?:your_)?(?:places_you_have_been_tagged_in|edits_you_made_to_posts|comment_edits)"
            r"|other_people(?:'|’|_)?s_posts_to_your_timeline)\.json",
            rf"{ABOVE}(?:posts|comments_and_reactions)/",
        ),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "your_story_highlights.json",
            r"(?:your_)?story_highlights\.json",
            rf"{ABOVE}(?:profile_information/)?(?:preferences/){{1,2}}",
        ),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName(
            "what the person made",
            r"(?!event_invitations|your_event_responses|[^/]*(?:viewed|voted|reactions|invitations)"
            r"|[^/]*_history|[^/]*_votes"
            r"|[^/]*(?:consumption|time_spent|download_requests|settings|notifications))"
            r"[^/]+\.json",
            rf"(?!{ABOVE}{_LEFT_ALONE}){ABOVE}(?:[^/]+/)+",
        ),
    ),
)
"""Reviews, polls, things for sale, pages followed: what few have, in folders of its own.

Of stories, those that the profile keeps; of groups, the badges that one has in them; of posts, the
places of a profile's check-ins, what others wrote on it, and what a post or comment said before:
Facebook shows that to whoever sees it.
"""
_AS_PAGES = FileName(
    "profile_information.html",
    rf"(profile_information|(your_)?friends|{_OF_POSTS})\.html",
    placed_in("profile_information", "about_you", "friends", "friends_and_followers", "posts"),
)
_MARKS = (PROFILE, FRIENDS, POSTS, COMMENTS, _AS_PAGES)
_FOLDER = FileName(
    "your_facebook_activity",
    r".+",
    rf"{_ACTIVITY}/",
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
        if marks - {COMMENTS} and (len(marks) > 1 or _in_folders(archive, place, marks)):
            yield place


def _in_folders(archive: Archive, place: str, marks: Iterable[FileName]) -> bool:
    """Whether one of the files is in its own folder: its name alone would prove nothing."""
    return any(
        "/" in name.removeprefix(place)
        for name in archive.names()
        if name.startswith(place)
        for mark in marks
        if mark.fits.fullmatch(name.removeprefix(place))
    )


def cannot_read(archive: Archive) -> str:
    """Say what to do where the export is in HTML; "" where it is in JSON."""
    if any(True for kind in (PROFILE, FRIENDS, POSTS, COMMENTS) for _ in found(archive, kind)):
        return ""
    if any(True for _ in found(archive, _AS_PAGES)) or _holds_pages_alone(archive):
        return _IN_HTML
    return _LOGS_ONLY if any(True for _ in found(archive, _DATA_LOGS)) else ""


def _holds_pages_alone(archive: Archive) -> bool:
    """Whether there are web pages and no data, as in the exports of before 2018."""
    ends = {name.casefold().rpartition(".")[2] for name in archive.names()}
    return bool(ends & {"htm", "html"}) and "json" not in ends


_REQUESTS = FileName(
    "your_information_download_requests.json",
    r"your_information_download_requests\.json",
    placed_in("other_activity", "security_and_login_information"),
)


def requested(archive: Archive) -> date | None:
    """Return the day on which an export was last asked for: this one is of then, or newer.

    Source: the files that a program for research lists, which reads real exports.
    """
    days: list[date | None] = []
    with suppress(FileBroken):  # a day that is not told is none
        for name in found(archive, _REQUESTS):
            held = document(archive, name)
            days += [day_in_entry(one) for one in (held if isinstance(held, list) else [held])]
    return max((day for day in days if day), default=None)


_SIGNED_IN = FileName(
    "sign-ins",
    rf"(?!{_REQUESTS.pattern})[^/]+\.json",
    rf"{ABOVE}security_and_login_information/",
)
"""They show until when an export reaches, and not since when: it may say when the account began.

That an export was asked for shows neither: it may be of years that are over.
"""


def days_told_in(archive: Archive) -> tuple[date, ...]:
    """Return the oldest and the newest days of friends, groups and sign-ins: short files."""
    return (*days_told(archive, (FRIENDS, GROUPS)), *days_told(archive, [_SIGNED_IN])[1:])


def days_of_posts(archive: Archive) -> tuple[date, ...]:
    """Return the oldest and the newest days of posts and comments."""
    return days_told(archive, (POSTS, COMMENTS, POSTS_IN_GROUPS, COMMENTS_IN_GROUPS))


def text_in(holder: Json, key: str) -> str:
    """Return the words under `key`, as they were written, "" where there are none."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return repaired(value).strip() if isinstance(value, str) else ""


_OF_A_RECORD = frozenset({"timestamp", "label_values"})


def listed_in(archive: Archive, name: str, places: Collection[str]) -> Iterator[Json]:
    """Yield the members of the list in a file; where there is but one, it may stand there alone.

    Source: a program for research that reads real exports. Raises as `records` does.
    """
    try:
        yield from records(archive, name, places)
    except ListMissing:
        held = document(archive, name)
        if not isinstance(held, dict) or _OF_A_RECORD.isdisjoint(held):
            raise
        yield held
