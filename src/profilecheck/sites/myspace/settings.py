"""MySpace's settings: whether the profile is restricted, who can write, which address signs in.

MySpace has one choice for a profile, public or restricted. A restricted one shows its pictures
alone to those it is not connected with, and nobody is connected without a yes (MySpace's help
page "Set your privacy on Myspace").
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import lines, path_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import ADDRESS, is_whole
from profilecheck.sites.myspace.state import labels_for
from profilecheck.sites.rows import Row, asked_of, told
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import EMAIL, Labels, audience_of, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "account_anchor",
    "profile_settings_anchor",
    "read_account_email",
    "read_profile_settings",
]


def profile_settings_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the profile's settings: its address, and the way to edit the profile."""
    return path_of(capture.url) == "/settings/profile" and _has_settings(capture)


def account_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the account's settings."""
    return path_of(capture.url) == "/settings/account" and _has_settings(capture)


def _has_settings(capture: Capture) -> bool:
    return capture.tree.css_first("#settings_editProfile, #settings, .settings") is not None


_BY_PRIVACY = (
    Fact.PROFILE_ACCESS,
    Fact.POSTS_FUTURE_AUDIENCE,
    Fact.FOLLOWERS_WHO_CAN_FOLLOW,
    Fact.FOLLOWERS_APPROVAL,
)
_BY_ROW = {Fact.COMMENTS_WHO_CAN_POST: "comments", Fact.MESSAGES_WHO_CAN_SEND: "messages"}


def read_profile_settings(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who can open the profile, connect, comment and write."""
    labels = labels_for(context)
    if labels is None:
        for fact in (*_BY_PRIVACY, *_BY_ROW):
            yield context.unread(fact, UnreadReason.UNKNOWN_LANGUAGE)
        return
    context = replace(context, labels=labels)
    words = tuple(_privacy_words(context, labels))
    opened = None if _is_undecided(context) else _audience(words, labels)
    yield from _privacy(context, opened, words)
    for fact, row in _BY_ROW.items():
        readings = tuple(told(context, fact, Row(row, everyone=Audience.MEMBERS)))
        if not readings and fact is Fact.COMMENTS_WHO_CAN_POST and opened is Audience.FRIENDS:
            # What others are not shown they cannot comment on.
            readings = (context.observed(fact, opened, "; ".join(words)),)
        yield from readings


def _privacy_words(context: ReadContext, labels: Labels) -> Iterator[str]:
    """Yield every answer to whether the profile is restricted; a box for that is one as well."""
    for question in asked_of(context, "privacy"):
        yield from () if question.undecided else (a.shown(labels) for a in question.answers)
    for question in asked_of(context, "restrict"):
        for answer in question.answers:
            meant = Audience.FRIENDS if answer.on else Audience.PUBLIC
            if answer.on is not None:
                yield next(w for w, audience in labels.audiences.items() if audience is meant)


def _is_undecided(context: ReadContext) -> bool:
    """Whether a control offers the choice and does not say how it stands, or says two things."""
    asked = (*asked_of(context, "privacy"), *asked_of(context, "restrict"))
    return any(q.is_unmarked or (q.undecided and q.answers) for q in asked)


def _privacy(
    context: ReadContext, opened: Audience | None, words: tuple[str, ...]
) -> Iterator[Observed | Unread]:
    """What follows from the one choice between public and restricted."""
    seen = "; ".join(words)
    if opened is Audience.FRIENDS:
        yield from (context.observed(fact, opened, seen) for fact in _BY_PRIVACY[:3])
        yield context.observed(Fact.FOLLOWERS_APPROVAL, True, seen)
    elif opened is Audience.PUBLIC:
        yield from (context.observed(fact, opened, seen) for fact in _BY_PRIVACY[:2])
        # To connect with somebody one has to be signed in.
        yield context.observed(Fact.FOLLOWERS_WHO_CAN_FOLLOW, Audience.MEMBERS, seen)
        yield context.observed(Fact.FOLLOWERS_APPROVAL, False, seen)
    elif words:
        yield from (context.unread(f, UnreadReason.UNKNOWN_WORDING, seen) for f in _BY_PRIVACY)


def _audience(words: tuple[str, ...], labels: Labels) -> Audience | None:
    """Return what all the answers mean, None where one is unknown or two differ."""
    meant = {audience_of(w, labels) for w in words}
    return meant.pop() if len(meant) == 1 else None


def read_account_email(context: ReadContext) -> Iterator[Observed | Unread]:
    """The address one signs in with, which this page shows to its owner alone."""
    told = list(dict.fromkeys(_addresses(context.capture, labels_for(context))))
    found = [address for address in told if EMAIL.fullmatch(address)]
    proper = all(ADDRESS.fullmatch(address) for address in told)
    if found and not (proper and is_whole(context.capture)):
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.PAGE_CHANGED)
    if found:
        entries = tuple(Entry(text=a, audience=Audience.ONLY_ME) for a in found)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(found))


def _addresses(capture: Capture, labels: Labels | None) -> Iterator[str]:
    """Yield what stands where an address does, in whatever form."""
    for field in capture.tree.css("input[type='email'], input[name='email']"):
        if value := (field.attributes.get("value") or "").strip():
            yield value
    for line, below in pairwise(lines(capture.tree)):
        if is_row(line.text, "email", labels) and "@" in below.text:
            yield below.text
