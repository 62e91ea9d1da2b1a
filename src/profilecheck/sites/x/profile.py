"""An X profile: its texts, how many follow, and which posts can be seen by whom.

Whatever stands on a profile is public on X, protected or not, but for the birthday; protecting
covers the posts and the lists of followers.
"""

from collections.abc import Iterator

from profilecheck.browser.capture import Capture
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.x.identity import user_on
from profilecheck.sites.x.posts import (
    Timeline,
    posts_worth_rereading,
    shown_by_year,
    timeline,
)
from profilecheck.sites.x.user import AFFILIATION, Birthdate, Link, User
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

__all__ = ["profile_anchor", "read_profile", "read_profile_as_stranger"]

_SHORT_LINK = "A link is shown only in X's short form (t.co)"
_PROTECTED = "Your posts are protected"
_NOT_PROTECTED = "Your posts are not protected"


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is one person's profile, and something of it came with the handle."""
    user = user_on(capture)
    return user is not None and any(
        value is not None
        for value in (user.name, user.bio, user.followers, user.following, user.location)
    )


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """One's own profile."""
    user = user_on(context.capture)
    if user is not None:
        yield from _shown_to_all(context, user)
        yield from _lists(context, user)
        yield from _old_posts(context, user)


def read_profile_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """What a profile shows to somebody who is not signed in."""
    user = user_on(context.capture)
    if user is not None:
        yield from _shown_to_all(context, user)


def _shown_to_all(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    yield from _written(context, user)
    yield from _birthday(context, user)
    yield from _follower_count(context, user)
    yield from _public_posts(context, user)


def _written(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    """What is written on the profile; a place that was not there is left to be unread."""
    if user.name:
        handle = f"@{user.shown_handle or user.handle}"
        entry = Entry(text=user.name, detail=handle, audience=Audience.PUBLIC)
        seen = f"{user.name} ({handle})"
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=(entry,)), seen)
    if user.bio is not None:
        about = [Entry(text=user.bio, audience=Audience.PUBLIC)] if user.bio else []
        unnamed = _unnamed(user)
        notes = (*user.notes, *((f"@{handle}", AFFILIATION) for handle in unnamed))
        about += [Entry(text=t, detail=d, audience=Audience.PUBLIC) for t, d in notes]
        seen = "; ".join(e.text for e in about) or "The profile shows no bio"
        yield context.observed(Fact.PROFILE_BIO, Entries(entries=tuple(about)), seen)
        if not user.notes_known or unnamed:
            detail = "A label beside the name has no words that we know"
            yield context.unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST, detail)
        if not all(link.address for link in user.bio_links):
            yield context.unread(Fact.PROFILE_BIO, UnreadReason.PAGE_CHANGED, _SHORT_LINK)
    yield from _places(context, user)
    yield from _links(context, user)


def _unnamed(user: User) -> tuple[str, ...]:
    """Return whose picture stands beside the name, where nothing says what they are called."""
    named = any(what == AFFILIATION for _, what in user.notes)
    return (user.badge,) if user.badge and not named else ()


def _places(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    """Where the person says they are, and the country that X shows of every account."""
    places = [Entry(text=user.location, audience=Audience.PUBLIC)] if user.location else []
    if user.based_in:
        detail = "account based in, under “About this account”"
        places.append(Entry(text=user.based_in, detail=detail, audience=Audience.PUBLIC))
    if user.location is not None or places:
        seen = "; ".join(e.text for e in places) or "The profile shows no location"
        yield context.observed(Fact.PROFILE_LOCATION, Entries(entries=tuple(places)), seen)
    if user.location is None and places:
        yield context.unread(Fact.PROFILE_LOCATION, UnreadReason.INCOMPLETE_LIST)


def _links(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    """The website and the links of the bio; without the bio no list of links is whole."""
    links = (*(user.website or ()), *user.bio_links)
    full = tuple(dict.fromkeys(link for link in links if link.address))
    whole = user.website is not None and user.bio is not None
    if full or (whole and not links):
        seen = "; ".join(link.address for link in full) or "The profile shows no link"
        entries = tuple(_link_entry(link) for link in full)
        yield context.observed(Fact.PROFILE_LINKS, Entries(entries=entries), seen)
    if any(not link.address for link in links):
        yield context.unread(Fact.PROFILE_LINKS, UnreadReason.PAGE_CHANGED, _SHORT_LINK)
    elif full and not whole:
        yield context.unread(Fact.PROFILE_LINKS, UnreadReason.INCOMPLETE_LIST)


def _link_entry(link: Link) -> Entry:
    detail = "in the bio" if link.in_bio else ""
    return Entry(text=link.address, detail=detail, audience=Audience.PUBLIC)


def _birthday(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    """The birthday and its year, each with who sees it. The page itself doesn't say who."""
    if user.birthdates is None:
        return
    if not user.birthdates and context.capture.viewpoint is Viewpoint.OWNER:
        # An empty place is what others are sent of a hidden birthday, too.
        detail = "X sent no birth date, which does not prove that none is kept"
        yield context.unread(Fact.PROFILE_BIRTHDAY, UnreadReason.INCOMPLETE_LIST, detail)
        return
    entries: list[Entry] = []
    for date in user.birthdates:
        entries += _dates(date, user.protected)
    seen = "; ".join(e.detail for e in entries) or "No birth date"
    yield context.observed(Fact.PROFILE_BIRTHDAY, Entries(entries=tuple(entries)), seen)
    if unknown := sorted({e.detail for e in entries if e.audience is None}):
        detail = "; ".join(unknown)
        yield context.unread(Fact.PROFILE_BIRTHDAY, UnreadReason.UNKNOWN_WORDING, detail)
    # Others are not sent a year that is hidden from them; its owner is.
    without_year = any(date.year_visibility and not date.year for date in user.birthdates)
    if without_year and context.capture.viewpoint is Viewpoint.OWNER:
        yield context.unread(Fact.PROFILE_BIRTHDAY, UnreadReason.PAGE_CHANGED, "No year was sent")


def _dates(date: Birthdate, protected: bool | None) -> Iterator[Entry]:
    parts = (
        ("Birth date", date.day_and_month, date.visibility),
        ("Birth year", date.year, date.year_visibility),
    )
    for what, written, visibility in parts:
        if written:
            audience = _seen_by(visibility, protected)
            yield Entry(text=written, detail=f"{what}, visible to: {visibility}", audience=audience)


def _seen_by(visibility: str, protected: bool | None) -> Audience | None:
    """Grade X's word. Anyone can become a follower of an account that is not protected."""
    word = visibility.casefold()
    if word == "followers":
        return {True: Audience.FRIENDS, False: Audience.MEMBERS, None: None}[protected]
    return _SEEN_BY.get(word)


_SEEN_BY = {
    "public": Audience.PUBLIC,
    # Whom one follows one has picked; they need not be followers, nor friends.
    "following": Audience.SPECIFIC,
    "mutual": Audience.SPECIFIC,
    "mutualfollow": Audience.SPECIFIC,
    "self": Audience.ONLY_ME,
}
"""X's words for who sees a birth date, in small letters: it writes them in more than one way."""


def _follower_count(context: ReadContext, user: User) -> Iterator[Observed]:
    if user.followers is not None:
        following = f", {user.following:,} following" if user.following is not None else ""
        seen = f"{user.followers:,} followers{following}"
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=user.followers), seen)


def _lists(context: ReadContext, user: User) -> Iterator[Observed]:
    """Who can open the lists of followers and of accounts followed: X has no setting for that.

    Anyone who is signed in can, or with protected posts approved followers alone; of those there
    are none where nobody follows.
    """
    if user.protected is None:
        return
    audience = Audience.FRIENDS if user.protected else Audience.MEMBERS
    seen = _PROTECTED if user.protected else _NOT_PROTECTED
    if user.protected and user.followers is None:
        return
    if user.protected and user.followers == 0:
        audience, seen = Audience.ONLY_ME, f"{_PROTECTED}, and nobody follows you"
    yield context.observed(Fact.FRIENDS_AUDIENCE, audience, seen)
    yield context.observed(Fact.FOLLOWS_AUDIENCE, audience, seen)


def _old_posts(context: ReadContext, user: User) -> Iterator[Observed]:
    """Protecting covers old posts as well; without it each of them is public."""
    if user.protected:
        yield context.observed(Fact.POSTS_PAST_LIMITED, True, _PROTECTED)
    elif user.protected is False and user.posts is not None:
        seen = f"{_NOT_PROTECTED}; X counts {user.posts:,} posts, replies and reposts"
        yield context.observed(Fact.POSTS_PAST_LIMITED, user.posts == 0, seen)


def _public_posts(context: ReadContext, user: User) -> Iterator[Observed | Unread]:
    shown = timeline(context.capture, user)
    yield from posts_worth_rereading(context, user, shown)
    # What a stranger is shown is public, whatever else the page says or leaves out.
    to_stranger = bool(shown.posts) and context.capture.viewpoint is Viewpoint.STRANGER
    if user.protected and to_stranger:
        count = Count(count=len(shown.posts), at_least=True)
        seen = f"{_PROTECTED}, and {count.count} showed without signing in"
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
        yield context.unread(Fact.PROFILE_ACCESS, UnreadReason.PAGE_CHANGED, seen)
        return
    if user.protected:
        yield context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, _PROTECTED)
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), _PROTECTED)
        return
    if user.protected is None and not to_stranger:
        return
    seen = _NOT_PROTECTED if user.protected is False else "Posts showed without signing in"
    yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, seen)
    yield from _public_count(context, user, shown, seen)
    if to_stranger and (years := shown_by_year(context, shown)):
        yield years


def _public_count(
    context: ReadContext, user: User, shown: Timeline, seen: str
) -> Iterator[Observed]:
    """How many posts anyone can see: X's own count, which takes in replies and reposts."""
    if user.posts is not None:
        words = f"{seen}; X counts {user.posts:,} posts, replies and reposts"
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=user.posts), words)
    elif shown.posts:
        count = Count(count=len(shown.posts), at_least=True)
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, f"{seen}; {count.count} showed")
