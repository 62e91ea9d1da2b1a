"""A Bluesky account as the API tells it: whose it is, its texts, and who may write to it.

There is no sign-in: the person says that the handle is theirs before anything is asked, and what
comes is theirs where it names that handle. Source of the names: the published lexicons,
`app.bsky.actor.defs#profileViewDetailed` first of all.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.json_tree import agreed, answers, count_at, dig
from profilecheck.sites.site import Identity, Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

__all__ = [
    "account_anchor",
    "answer_to",
    "barrier",
    "handle_in",
    "identity_of",
    "own_profile_of",
    "read_account",
    "read_account_as_stranger",
]

_NOT_THERE = frozenset({"AccountTakedown", "AccountDeactivated"})
_NOBODY = re.compile(r"\b(?:profile|actor) not found\b|\bunable to resolve handle\b", re.IGNORECASE)
_HIDING = "!no-unauthenticated"
"""The label by which a person asks apps to show their posts to nobody who is signed out."""
_MESSAGES = {"all": Audience.MEMBERS, "following": Audience.SPECIFIC, "none": Audience.ONLY_ME}
"""“Following” are the people that the person picked to follow; who follows them has no say."""
_KNOWN = frozenset(
    (
        *("did", "handle", "displayName", "description", "pronouns", "website", "avatar", "banner"),
        *("followersCount", "followsCount", "postsCount", "associated", "joinedViaStarterPack"),
        *("indexedAt", "createdAt", "viewer", "labels", "pinnedPost", "verification", "status"),
        "debug",
    )
)
"""Every field of a profile. What the person left empty does not come, so an absent text is none
only where no other field can be it."""
_MADE = ("lists", "feedgens", "starterPacks")
"""What a person makes for others to use: each has a name and a text of its own."""
_BLUESKY = "did:plc:z72i7hdynmk6r22z27h6tvur"
"""Bluesky's own account, whose mark of a verified account says nothing else. Source: many others'
code. An organisation that marks its people is told by its id alone."""
_LINK = re.compile(
    r"(?<![\w@./-])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?)",
    re.IGNORECASE,
)


def answer_to(capture: Capture, operation: str) -> Mapping[str, Json] | None:
    """Return what was answered to `operation`, None where nothing was, or two things were."""
    told = agreed(answers(capture, operation))
    return told if isinstance(told, dict) else None


def handle_in(account: Json) -> str | None:
    """Return the handle of an account in an answer, in small letters; None where it is none."""
    handle = account.get("handle") if isinstance(account, dict) else None
    return handle.casefold() if isinstance(handle, str) and handle else None


# Whose answers they are, and what stands in the way


def identity_of(handle: str) -> Callable[[Capture], Identity]:
    """Return the rule that tells whose answers a capture holds; the person said `handle`'s."""

    def identity(capture: Capture) -> Identity:
        owner = _owner(capture)
        if capture.viewpoint is Viewpoint.STRANGER:
            return Identity(signed_in="", owner=owner)
        return Identity(signed_in=handle if owner else None, owner=owner)

    return identity


def _owner(capture: Capture) -> str | None:
    named = {
        handle_in(answer_to(capture, "profile")),
        *(handle_in(_subject(capture, listed)) for listed in ("followers", "follows")),
    } - {None}
    return named.pop() if len(named) == 1 else None


def _subject(capture: Capture, operation: str) -> Json:
    return (answer_to(capture, operation) or {}).get("subject")


def own_profile_of(handle: str) -> Callable[[Capture], str | None]:
    """Return the rule that finds the address of the profile of `handle`."""

    def own_profile(capture: Capture) -> str | None:
        own = capture.viewpoint is Viewpoint.OWNER and _owner(capture) == handle
        return f"https://bsky.app/profile/{handle}" if own else None

    return own_profile


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why there is no answer: too many were asked for, or there is no such account."""
    if 429 in {capture.status, *(reply.status for reply in capture.replies)}:
        return UnreadReason.RATE_LIMITED
    refused = [reply.body for reply in capture.replies if reply.status == 400]
    return UnreadReason.NOT_THERE if any(map(_says_nobody, refused)) else None


def _says_nobody(body: str) -> bool:
    return any(f'"{error}"' in body for error in _NOT_THERE) or bool(_NOBODY.search(body))


# The account


def account_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the API told of an account, by its handle and its lasting id."""
    account = answer_to(capture, "profile") or {}
    did = account.get("did")
    return handle_in(account) is not None and isinstance(did, str) and did.startswith("did:")


def read_account(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read the texts, how many follow, and whose messages come in."""
    account = answer_to(context.capture, "profile") or {}
    yield from _texts(context, account)
    if (followers := count_at(account, "followersCount")) is not None:
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=followers), f"{followers} followers")
    yield from _messages(context, account)


def read_account_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read what anybody is told: the texts, and how many posts there are, all of them public."""
    account = answer_to(context.capture, "profile") or {}
    yield from _texts(context, account)
    yield context.observed(Fact.PROFILE_ACCESS, Audience.PUBLIC, _access(account))
    if (posts := count_at(account, "postsCount")) is not None:
        seen = f"{posts} posts, told to somebody who is not signed in"
        yield context.observed(Fact.POSTS_PUBLIC_COUNT, Count(count=posts), seen)


def _texts(context: ReadContext, account: Mapping[str, Json]) -> Iterator[Observed | Unread]:
    name, about, site = (_text(account, n) for n in ("displayName", "description", "website"))
    handle = f"@{handle_in(account)}"
    if name is not None:
        yield _entries(context, Fact.PROFILE_NAME, [name or handle], detail=handle)
    if about is not None:
        yield _entries(context, Fact.PROFILE_BIO, [about] if about else [])
        for place in _not_opened(account):
            yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=place)
    if about is not None and site is not None:
        found = (link.rstrip(".,;:)!?") for link in _LINK.findall(about))
        links = dict.fromkeys(link for link in (site, *found, *_live_link(account)) if link)
        yield _entries(context, Fact.PROFILE_LINKS, list(links))


def _not_opened(account: Mapping[str, Json]) -> Iterator[str]:
    """Yield what else of the person's own anybody may read, where it is not known to be nothing."""
    if any(count_at(account, "associated", kind) != 0 for kind in _MADE):
        yield "your lists, feeds and starter packs"
    marks = dig(account, "verification", "verifications")
    if marks and not (isinstance(marks, list) and {dig(m, "issuer") for m in marks} == {_BLUESKY}):
        yield "the mark beside your name"


def _live_link(account: Mapping[str, Json]) -> Iterator[str]:
    """Yield where the mark of being live leads; it is not shown once that is over."""
    status = account.get("status")
    link = dig(status, "embed", "external", "uri")
    if isinstance(link, str) and dig(status, "isActive") is not False:
        yield link


def _text(account: Mapping[str, Json], name: str) -> str | None:
    """Return a text of the profile, "" where there is none; None where that is not known."""
    if name not in account:
        return "" if account.keys() <= _KNOWN else None
    value = account[name]
    return value.strip() if isinstance(value, str) else None


def _entries(context: ReadContext, fact: Fact, texts: list[str], *, detail: str = "") -> Observed:
    entries = (Entry(text=t, detail=detail, audience=Audience.PUBLIC) for t in texts)
    return context.listed(fact, entries, "Nothing is written there")


def _access(account: Mapping[str, Json]) -> str:
    shown = "Told to somebody who is not signed in"
    labels = account.get("labels")
    own = [
        label
        for label in (labels if isinstance(labels, list) else ())
        if isinstance(label, dict)
        and label.get("val") == _HIDING
        and label.get("src") == account.get("did")
        and not label.get("neg")
    ]
    asked = "; you ask apps to hide it from people who are signed out, which is a request, no lock"
    return shown + asked if own else shown


def _messages(context: ReadContext, account: Mapping[str, Json]) -> Iterator[Observed | Unread]:
    """Yield whose messages come in. Where no choice came, the default is not taken for one."""
    fact, associated = Fact.MESSAGES_WHO_CAN_SEND, account.get("associated")
    if not isinstance(associated, dict):
        return
    if "chat" not in associated:
        yield context.unread(fact, UnreadReason.AUDIENCE_NOT_SHOWN, "no choice of yours was told")
        return
    chat = associated["chat"]
    choice = chat.get("allowIncoming") if isinstance(chat, dict) else None
    if not isinstance(choice, str):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED)
    elif audience := _MESSAGES.get(choice):
        yield context.observed(fact, audience, f"Allow new messages from: {choice}")
    else:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, choice)
