"""TikTok's profile page: what the data in it says of the profile that it shows.

Source: what other open programs read in such pages from 2021 to 2026: the user of
`webapp.user-detail`, and `UserModule` before that. Videos stand in `ItemModule`, or in the answers
that a recording holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from profilecheck.browser.capture import Capture, Json
from profilecheck.model import Entry
from profilecheck.reread import Post
from profilecheck.sites.export import day_of
from profilecheck.sites.json_tree import agreed, count_at, dig, walk
from profilecheck.sites.profile_page import Access, Shown, documents, one_text, seen_by
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["ACCESS", "is_tiktok", "shown"]

ACCESS: Access = dict.fromkeys(
    (Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS, Fact.FRIENDS_AUDIENCE),
    (Audience.FRIENDS, Audience.PUBLIC),
)
"""What a private account proves, and a public one: as in the export."""
_DETAIL = "webapp.user-detail"
_PRIVATE = 10222
"""The status of a private account, whoever looks. Source: yt-dlp, pull request 14585."""
_NOBODY = frozenset({10202, 10221, 10223})
"""There is no such account, or no longer. Source: davidteather/TikTok-Api, issue 403."""
_FLAGS = ("privateAccount", "secret")
_OWN_CHOICE = ("privateItem", "forFriend", "secret")
_CHALLENGE = ("_wafchallengeid", "SlardarWAF", "waf-aiso", "captcha_container", "TTGCaptcha")


@dataclass
class _Found:
    """What the data of a page holds: users with their numbers, statuses, and who is signed in.

    A status has the handle of whose it is, "" where it is of whoever the page is of.
    """

    users: list[tuple[Mapping[str, Json], Json]] = field(default_factory=list)
    items: list[Mapping[str, Json]] = field(default_factory=list)
    statuses: set[tuple[str, int]] = field(default_factory=set)
    viewers: set[str] = field(default_factory=set)

    def take(self, document: Json) -> None:
        scope = dig(document, "__DEFAULT_SCOPE__")
        own = dig(scope, _DETAIL)
        for detail in (own, document):
            user, handle = dig(detail, "userInfo", "user"), ""
            if isinstance(user, dict) and user.get("uniqueId"):
                self.users.append((user, dig(detail, "userInfo", "stats")))
                handle = str(user["uniqueId"]).casefold()
            status = count_at(detail, "statusCode")
            # An answer that names nobody may be about anybody who was looked at.
            if status is not None and (handle or detail is own):
                self.statuses.add((handle, status))
        self.users += _of_module(dig(document, "UserModule"))
        self.items += (held for held in walk(document) if "desc" in held and "author" in held)
        for context in (
            dig(scope, "webapp.app-context"),
            dig(document, "AppContext", "appContext"),
        ):
            viewer = dig(context, "user", "uniqueId") or dig(context, "user", "uid")
            self.viewers |= {viewer} if isinstance(viewer, str) and viewer else set()

    def of(self, handle: str) -> set[int]:
        """Return the statuses of whoever has this handle, and of whoever the page is of."""
        return {status for whose, status in self.statuses if whose in ("", handle)}


def _of_module(module: Json) -> Iterator[tuple[Mapping[str, Json], Json]]:
    users = dig(module, "users")
    for name, user in users.items() if isinstance(users, dict) else ():
        if isinstance(user, dict) and user.get("uniqueId"):
            yield user, dig(module, "stats", name)


def is_tiktok(capture: Capture) -> bool:
    """Whether the page carries data as only TikTok writes it, whatever its address."""
    return any(
        isinstance(dig(document, "__DEFAULT_SCOPE__", _DETAIL), dict)
        or isinstance(dig(document, "userInfo", "user", "uniqueId"), str)
        or isinstance(dig(document, "UserModule", "users"), dict)
        for document in documents(capture)
    )


def shown(capture: Capture, handle: str) -> Shown | UnreadReason | None:
    """Return what the page says of the profile, or why it is none."""
    found = _Found()
    for document in documents(capture):
        found.take(document)
    own = [
        (user, stats)
        for user, stats in found.users
        if handle in ("", str(user["uniqueId"]).casefold())
    ]
    names = {str(user["uniqueId"]).casefold() for user, _ in own}
    if len(names) == 1:
        return _shown(names.pop(), own, found)
    if found.users:
        return UnreadReason.UNREADABLE
    if found.of(handle) & _NOBODY:
        return UnreadReason.NOT_THERE
    if handle and found.of(handle) == {_PRIVATE}:
        return Shown(handle, {}, private={True: f"statusCode: {_PRIVATE}"})
    html = capture.html
    return UnreadReason.CHALLENGE if any(mark in html for mark in _CHALLENGE) else None


def _shown(handle: str, own: list[tuple[Mapping[str, Json], Json]], found: _Found) -> Shown:
    users = [user for user, _ in own]
    private = _private(users, found.of(handle))
    name = one_text(user.get("nickname") for user in users) or (Entry(text=handle),)
    texts = {
        Fact.PROFILE_NAME: tuple(
            Entry(text=entry.text, detail=f"@{handle}", audience=Audience.PUBLIC) for entry in name
        ),
        Fact.PROFILE_BIO: _about(users),
        # A profile without a link, or without a button, has no such field: that proves nothing.
        Fact.PROFILE_LINKS: one_text(_link(user.get("bioLink")) for user in users) or None,
        Fact.CONTACT_EMAIL: one_text(user.get("bioEmail") for user in users) or None,
    }
    return Shown(
        handle=handle,
        texts=texts,
        whole=frozenset({Fact.PROFILE_NAME, Fact.PROFILE_BIO}),
        private=private,
        posts=agreed(count_at(stats, "videoCount") for _, stats in own),
        followers=agreed(count_at(stats, "followerCount") for _, stats in own),
        signed_in=found.viewers.pop() if len(found.viewers) == 1 else "",
        ids=frozenset(str(user["id"]) for user in users if user.get("id")),
        written=tuple(_written(found.items, handle, seen_by(private)).values()),
    )


def _written(
    items: list[Mapping[str, Json]], handle: str, audience: Audience | None
) -> dict[str, Post]:
    """Return what the profile's owner wrote with videos, be it nothing, each once.

    Who sees one that has a choice of its own is not known.
    """
    found: dict[str, Post] = {}
    for item in items:
        words, author = item["desc"], item["author"]
        name = author if isinstance(author, str) else dig(author, "uniqueId")
        if isinstance(words, str) and isinstance(name, str) and name.casefold() == handle:
            own = any(item.get(flag) for flag in _OWN_CHOICE)
            made = item.get("createTime")
            day = day_of(int(made[:12]) if isinstance(made, str) and made.isdecimal() else made)
            post = Post(words, day, None if own else audience, called="Video")
            found.setdefault(str(item.get("id") or words), post)
    return found


def _about(users: list[Mapping[str, Json]]) -> tuple[Entry, ...] | None:
    """Return the bio, and what kind of account a business says it is."""
    bio = one_text(user.get("signature") for user in users)
    kinds = one_text(dig(user, "commerceUserInfo", "category") for user in users) or ()
    named = (Entry(text=e.text, detail="Category", audience=e.audience) for e in kinds)
    return None if bio is None else (*bio, *named)


def _link(link: Json) -> Json:
    return link if isinstance(link, str) else dig(link, "link")


def _private(users: list[Mapping[str, Json]], statuses: set[int]) -> dict[bool, str]:
    """Return what the page says of who sees the videos: each way in which it says so."""
    private = {True: f"statusCode: {_PRIVATE}"} if _PRIVATE in statuses else {}
    for user in users:
        for flag in _FLAGS:
            if isinstance(value := user.get(flag), bool):
                private[value] = f"{flag}: {str(value).lower()}"
    return private
