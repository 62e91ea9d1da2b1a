"""TikTok's export: who can see, write and reuse, as the settings themselves say.

“Allow Others to Find Me” is not read: it says the same in every account that was seen. Whom
the account is suggested to besides contacts is no fact of ours: it is shown with the contacts.
"""

from collections.abc import Iterator, Mapping

from profilecheck.model import Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.tiktok.export import SETTINGS, told
from profilecheck.sites.told import Meanings, Told, one_meaning, said_word
from profilecheck.sites.wording import answered
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["is_private", "read_settings"]

PRIVATE = "Private Account"
_ON: Mapping[str, bool] = {"enabled": True, "on": True, "disabled": False, "off": False}
_NOBODY = (
    *("only me", "only you", "myself", "visible to myself", "me", "no one", "noone", "nobody"),
    *("off", "disabled"),
)
_WHO: Mapping[str, Audience] = {
    "everyone": Audience.MEMBERS,
    "friends": Audience.FRIENDS,
    "mutual friends": Audience.FRIENDS,
    "followers you follow back": Audience.FRIENDS,
    **dict.fromkeys(_NOBODY, Audience.ONLY_ME),
}
"""“Friends” are those who follow each other. Seen in real exports: Everyone, Friends,
Only me, and in one of 2022 “Visible to Myself”."""
_REUSED: Mapping[str, bool] = {
    **dict.fromkeys(("everyone", "friends", "followers", "mutual friends", "on", "enabled"), True),
    "followers you follow back": True,
    **dict.fromkeys(_NOBODY, False),
}
_REUSES = ("Who Can Duet With Me", "Who Can Stitch with your videos", "Allow DownLoad")
"""The ways to reuse a video that every layout of ours has. Any that is open lets others do it."""
_ALSO_REUSES = ("Allow Reuse of Content",)
"""And one that only the newest has."""
_FOUND: Meanings = {word: Audience.MEMBERS if on else Audience.ONLY_ME for word, on in _ON.items()}
_SEEN_BY_ACCOUNT: Meanings = {
    word: Audience.FRIENDS if private else Audience.PUBLIC for word, private in _ON.items()
}
_FOLLOWS = "Who can see your following list"
_LIKED = "Who Can View Videos I Liked"
_CONTACTS = "Suggest your account to contacts"
_SUGGESTED = (
    "Suggest your account to Facebook friends",
    "Suggest your account to people who open or send links to you",
)


def read_settings(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read every setting that there is a fact for."""
    settings = told(context.archive, SETTINGS)
    private = one_meaning(
        context,
        settings,
        PRIVATE,
        _SEEN_BY_ACCOUNT,
        (Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS, Fact.FRIENDS_AUDIENCE),
    )
    yield from private
    for label, fact in (
        ("Who Can Send Me Message", Fact.MESSAGES_WHO_CAN_SEND),
        ("Who Can Post Comments", Fact.COMMENTS_WHO_CAN_POST),
    ):
        yield from one_meaning(context, settings, label, _WHO, [fact])
    found_by = (Fact.DISCOVERY_BY_PHONE, Fact.DISCOVERY_BY_EMAIL)
    yield from one_meaning(context, settings, _CONTACTS, _FOUND, found_by, _SUGGESTED)
    yield _reuse(context, settings)
    for label, fact in ((_FOLLOWS, Fact.FOLLOWS_AUDIENCE), (_LIKED, Fact.LIKES_AUDIENCE)):
        yield from _on_the_profile(context, settings, label, fact)


def is_private(settings: Told) -> bool | None:
    """Whether the account is private; None where the settings do not say."""
    return _ON.get(answered(settings.word(PRIVATE)))


def _reuse(context: ExportContext, settings: Told) -> Observed | Unread:
    """Whether others can reuse videos: proven by one way that is open, or by all that are shut."""
    there = [label for label in (*_REUSES, *_ALSO_REUSES) if settings.words(label)]
    meant = {
        label: {_REUSED.get(answered(word)) for word in settings.words(label)} for label in there
    }
    fact = Fact.STORIES_RESHARING
    seen = "; ".join(f"{label}: {said_word(settings.word(label))}" for label in there)
    if any(meanings == {True} for meanings in meant.values()):
        return context.observed(fact, True, f"{settings.where}: {seen}")
    if missing := next((label for label in _REUSES if not settings.word(label)), ""):
        return context.unread(fact, settings.why_not(missing))
    if all(meanings == {False} for meanings in meant.values()):
        return context.observed(fact, False, f"{settings.where}: {seen}")
    return context.unread(fact, f"{settings.where}: {seen}", UnreadReason.UNKNOWN_WORDING)


def _on_the_profile(
    context: ExportContext, settings: Told, label: str, fact: Fact
) -> Iterator[Observed | Unread]:
    """Who sees a list on the profile: of a private account, followers at the most."""
    private = is_private(settings)
    if _WHO.get(answered(settings.word(label))) is not Audience.MEMBERS:
        yield from one_meaning(context, settings, label, _WHO, [fact])
    elif private is None:
        yield context.unread(fact, settings.why_not(PRIVATE))
    else:
        everyone = {"everyone": Audience.FRIENDS if private else Audience.PUBLIC}
        yield from one_meaning(context, settings, label, everyone, [fact])
