"""Instagram's export: the profile, who can open it, who may comment, contacts, and followers.

Other people are counted.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from profilecheck.files import Archive, FileBroken, document, found
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.instagram.export import (
    CONTACTS,
    FOLLOWERS,
    OLD_CONNECTIONS,
    PERSONAL,
    PRIVACY_CHANGES,
    comments_allowed,
    has_profile,
    personal,
    synchronised,
)
from profilecheck.sites.instagram.labels import (
    NOT_SHOWN,
    ON,
    PRIVATE,
    PROFILE,
    SWITCHED_TO,
    WHO_COMMENTS,
)
from profilecheck.sites.meta import day_in_entry, entries, repaired
from profilecheck.sites.told import Meanings, Told, folded, named, one_meaning, unknown_fields
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "OPENED_BY",
    "SEEN_WITH_POSTS",
    "SHOWN",
    "count_followers",
    "is_private",
    "name_of",
    "one_text",
    "read_account",
    "read_comments_allowed",
    "read_contacts",
    "read_followers",
]

SHOWN = Audience.PUBLIC
"""Who sees name, bio and links of any profile, also of a private one. Source: Instagram's help."""
OPENED_BY: Meanings = {w: Audience.FRIENDS if on else Audience.PUBLIC for w, on in ON.items()}
_STORIES: Meanings = {w: Audience.FRIENDS if on else Audience.MEMBERS for w, on in ON.items()}
SEEN_WITH_POSTS = (
    *(Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS),
    *(Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE),
)
_OF_THE_PROFILE = (
    *(Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS),
    *(Fact.ACCOUNT_EMAIL, Fact.CONTACT_PHONE),
)
_NO_SEARCH = "a public account has its own switch for search engines, which is not in the export"
_OTHER_LINKS = "other links on your profile, where you have some, may not be in the file"
_WHICH_NUMBER = "the export does not say whether your profile shows a number"


# The profile


def read_account(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the profile's texts, the account's address and number, and whether it is private.

    Of a part without the profile, the last change still tells whether it is private.
    """
    if not has_profile(context.archive) and _last_change(context.archive) is not None:
        yield from _access(context, Told(PRIVACY_CHANGES.called, "", (PRIVATE,), {}))
        missing = f"{PERSONAL.called} is not in this file"
        yield from (context.unread(fact, missing) for fact in _OF_THE_PROFILE)
        return
    profile = personal(context.archive)
    yield from _access(context, profile)
    yield from name_of(context, profile)
    yield one_text(context, profile, "Bio", Fact.PROFILE_BIO)
    yield from unknown_fields(context, profile, (*PROFILE, *NOT_SHOWN))
    yield one_text(context, profile, "Website", Fact.PROFILE_LINKS)
    yield context.unread(Fact.PROFILE_LINKS, _OTHER_LINKS)
    yield one_text(context, profile, "Email", Fact.ACCOUNT_EMAIL, None, may_be_empty=False)
    if profile.word("Phone Number"):
        yield one_text(context, profile, "Phone Number", Fact.CONTACT_PHONE, None)
    yield context.unread(Fact.CONTACT_PHONE, _WHICH_NUMBER)


def _access(context: ExportContext, profile: Told) -> Iterator[Observed | Unread]:
    """Who can open what: of a private account, followers that the person has said yes to."""
    profile = _with_last_change(context.archive, profile)
    yield from one_meaning(context, profile, PRIVATE, OPENED_BY, SEEN_WITH_POSTS)
    yield from one_meaning(context, profile, PRIVATE, _STORIES, [Fact.STORIES_AUDIENCE])
    fact = Fact.DISCOVERY_SEARCH_ENGINES
    if ON.get(answered(profile.word(PRIVATE))):
        seen = f"{profile.where}: {PRIVATE}: {profile.word(PRIVATE)}"
        yield context.observed(fact, False, seen)
    else:
        yield context.unread(fact, _NO_SEARCH)


def is_private(archive: Archive) -> bool | None:
    """Whether the account is private; None where the export does not say."""
    if not has_profile(archive):
        return _last_change(archive)
    with suppress(FileBroken):  # the profile's own reader says so
        profile = _with_last_change(archive, personal(archive))
        return ON.get(answered(profile.word(PRIVATE)))
    return None


def _with_last_change(archive: Archive, profile: Told) -> Told:
    """Return what the profile says, and beside it what the account was last switched to.

    That counts where the profile does not say whether it is private. Where the profile says that it
    is, and the last switch was to public, the two decide nothing.
    """
    changed, said = _last_change(archive), profile.values.get(folded(PRIVATE), ())
    is_open = ON.get(answered(profile.word(PRIVATE))) is False
    if changed is None or (said and (changed or is_open)):
        return profile
    return Told(
        where=f"{profile.where} with {PRIVACY_CHANGES.called}" if said else PRIVACY_CHANGES.called,
        what=profile.what,
        known=profile.known if said else (PRIVATE,),
        values={**profile.values, folded(PRIVATE): (*said, "True" if changed else "False")},
    )


def _last_change(archive: Archive) -> bool | None:
    """Whether the account was last switched to private or to public; None where that is not told.

    Source: titles such as “Switched to Private” in real exports.
    """
    changes = []
    with suppress(FileBroken):  # it is one more source, and never the only one
        for name in found(archive, PRIVACY_CHANGES):
            for entry in entries(archive, name, PRIVACY_CHANGES.called):
                title, day = entry.get("title"), day_in_entry(entry)
                words = answered(repaired(title)) if isinstance(title, str) else ""
                if day is None or not words:
                    return None
                changes.append((day, SWITCHED_TO.get(words)))
    last = {to for day, to in changes if day == max(day for day, _ in changes)}
    return last.pop() if len(last) == 1 else None


def name_of(context: ExportContext, profile: Told) -> Iterator[Observed | Unread]:
    """Read the name and the handle."""
    yield from named(context, profile, "Name", ("Username",), SHOWN)


def one_text(
    context: ExportContext,
    profile: Told,
    label: str,
    fact: Fact,
    audience: Audience | None = SHOWN,
    *,
    may_be_empty: bool = True,
) -> Observed | Unread:
    """Read what stands under a label. One that is there and empty is nothing, where it may be."""
    words = profile.words(label)
    if not words and not (profile.is_nothing(label) and may_be_empty):
        return context.unread(fact, profile.why_not(label))
    return context.listed(fact, [Entry(text=w, audience=audience) for w in words], profile.where)


# Settings


def read_comments_allowed(context: ExportContext) -> Iterator[Observed | Unread]:
    """Who may comment. Of a private account, nobody but followers sees what to comment on.

    Whoever likes can follow a public one, so its followers are anybody.
    """
    told = comments_allowed(context.archive)
    private = is_private(context.archive)
    label, fact = told.known[0], Fact.COMMENTS_WHO_CAN_POST
    word = told.word(label)
    by_followers = WHO_COMMENTS.get(answered(word)) is Audience.FRIENDS
    if by_followers and private is None:
        yield context.unread(fact, f"{told.where}: {word}; whether anyone can follow is not in it")
    elif by_followers and not private:
        seen = f"{told.where}: {label}: {word}, and anyone can follow a public account"
        yield context.observed(fact, Audience.MEMBERS, seen)
    else:
        meanings = {
            word: min(who, Audience.FRIENDS) if private and isinstance(who, Audience) else who
            for word, who in WHO_COMMENTS.items()
        }
        yield from one_meaning(context, told, label, meanings, [fact])


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts are uploaded: the switch, and how many are there already.

    That none are listed proves nothing.
    """
    fact, label = Fact.CONTACTS_UPLOAD, "Contact Syncing"
    count = _synced(context)
    counted = "1 of your contacts is" if count == 1 else f"{count:,} of your contacts are"
    try:
        told = synchronised(context.archive)
    except FileBroken:
        if not count:
            raise
        yield context.observed(fact, True, f"{counted} on Instagram")
        return
    switched = ON.get(answered(told.word(label)))
    if count and switched is not True:
        yield context.observed(fact, True, f"{counted} on Instagram, whatever the switch says")
    else:
        yield from one_meaning(context, told, label, ON, [fact])


def _synced(context: ExportContext) -> int:
    """How many contacts are listed; whose they are is not looked at."""
    with suppress(FileBroken):  # the switch is what tells; a list is one more source
        return count_entries(context, lambda: context.files(CONTACTS))
    return 0


# Followers


def read_followers(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many follow. Who they are is not kept."""
    if any(True for _ in found(context.archive, OLD_CONNECTIONS)):
        yield _old_followers(context)
        return
    yield count_followers(context, FOLLOWERS.called, lambda: context.files_of_one_folder(FOLLOWERS))


def _old_followers(context: ExportContext) -> Observed | Unread:
    held = document(context.archive, context.only_file(OLD_CONNECTIONS))
    followers = held.get("followers") if isinstance(held, dict) else None
    if not isinstance(followers, dict):
        raise FileBroken(f"{OLD_CONNECTIONS.called} is not as we know it")
    return _followers(context, OLD_CONNECTIONS.called, len(followers), at_least=False)


def count_followers(
    context: ExportContext, called: str, files: Callable[[], Iterable[str]]
) -> Observed | Unread:
    """Count the followers in files; raises `FileBroken` where one is missing or damaged.

    One may have asked for those of a shorter time, so they are the least that there are.
    """
    return _followers(context, called, count_entries(context, files), at_least=True)


def count_entries(context: ExportContext, files: Callable[[], Iterable[str]]) -> int:
    """Count the entries of files, without looking at them; raises as `count_followers` does."""
    return sum(1 for name in files() for _ in entries(context.archive, name, "the list"))


def _followers(
    context: ExportContext, called: str, count: int, *, at_least: bool
) -> Observed | Unread:
    """How many are listed. Of none it is not known whether their list was left out."""
    fact = Fact.FRIENDS_COUNT
    if not count:
        return context.unread(fact, f"no follower is listed in {called}, which proves nothing")
    words = "follower" if count == 1 else "followers"
    value = Count(count=count, at_least=at_least)
    return context.observed(fact, value, f"{called}: {count:,} {words}")
