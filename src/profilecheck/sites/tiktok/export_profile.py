"""TikTok's export: the texts of the profile, the account's address, and how many follow."""

import re
from collections.abc import Iterator

from profilecheck.files import FileBroken, ListMissing
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.numbers import count_of_digits
from profilecheck.sites.tiktok.export import FOLLOWERS, PROFILE, entries_of, told, value_of
from profilecheck.sites.told import Told, named, unknown_fields
from profilecheck.vocabulary import Audience, Fact

__all__ = ["read_followers", "read_profile"]

_SHOWN = Audience.PUBLIC
"""Who sees name, text and links of any profile, also of a private one. Source: TikTok's help."""
_LINKS = {
    "instagramLink": "https://www.instagram.com/{}",
    "youtubeLink": "https://www.youtube.com/{}",
    "lemon8Link": "",
}
"""The accounts elsewhere that a profile links to, and where one stands that is only named."""
_NOT_SHOWN = (
    *("lemon8Link", "likesReceived", "profilePhoto", "profileVideo", "PlatformInfo", "App"),
    *("accountRegion", "inferredGender", "aiSelf", "fundraiser", "Birth Date", "Phone Number"),
    *("Telephone Number", "Email", "Followers", "Following", "Likes Received", "Profile Photo"),
)
"""Fields that are read elsewhere, or that TikTok shows to nobody, or in numbers and pictures."""
_BARE_NAME = re.compile(r"@?[\w.-]{2,60}")
_WEBSITE = "a website on your profile, where you have one, is not in the file"


def read_profile(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read what the profile shows, and the address one signs in with."""
    profile = told(context.archive, PROFILE)
    yield from named(context, profile, "displayName", ("userName", "Gebruikersnaam"), _SHOWN)
    bio = Fact.PROFILE_BIO
    yield _one(context, profile, "bioDescription", bio, _SHOWN, may_be_empty=True)
    yield from unknown_fields(context, profile, (*profile.known, *_NOT_SHOWN))
    yield from _links(context, profile)
    yield _one(context, profile, "emailAddress", Fact.ACCOUNT_EMAIL, None, may_be_empty=False)


def _one(
    context: ExportContext,
    profile: Told,
    label: str,
    fact: Fact,
    audience: Audience | None,
    *,
    may_be_empty: bool,
) -> Observed | Unread:
    word = profile.word(label)
    none = profile.is_nothing(label) and may_be_empty
    if not word and not none:
        return context.unread(fact, profile.why_not(label))
    entries = [Entry(text=word, audience=audience)] if word else []
    return context.listed(fact, entries, profile.where)


def _links(context: ExportContext, profile: Told) -> Iterator[Observed | Unread]:
    """List the links that are there; of none it is not known whether there is another one."""
    entries = []
    for label, address in _LINKS.items():
        for word in profile.words(label):
            bare = address and _BARE_NAME.fullmatch(word) and "." not in word.strip("@.")
            entries.append(Entry(text=address.format(word) if bare else word, audience=_SHOWN))
    if entries:
        yield context.listed(Fact.PROFILE_LINKS, entries, profile.where)
    yield context.unread(Fact.PROFILE_LINKS, _WEBSITE)


def read_followers(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many follow: listed and counted in two places, where they may differ. Who, is not kept.

    An empty list is also how a list that was left out is written, so it needs the number as well.
    """
    listed = _listed(context)
    number = _number(context)
    fact = Fact.FRIENDS_COUNT
    if listed is None and number is None:
        yield context.unread(fact, f"{FOLLOWERS.called} are not in this file, or none is listed")
        return
    counts = [count for count in (listed, number) if count is not None]
    value = Count(count=min(counts), at_least=len(set(counts)) > 1)
    seen = " and ".join(f"{count:,}" for count in dict.fromkeys(counts))
    yield context.observed(fact, value, f"Followers: {seen}")


def _listed(context: ExportContext) -> int | None:
    """How many are listed; None where nothing lists any."""
    try:
        members = entries_of(context, FOLLOWERS)
        return sum(1 for one in members if value_of(one, "Date", "Datum", "UserName")) or None
    except ListMissing:
        return None


def _number(context: ExportContext) -> int | None:
    try:
        count = count_of_digits(told(context.archive, PROFILE).word("followerCount"))
    except FileBroken:
        return None  # the profile's own reader says why
    return None if count is None else count.count
