"""MySpace's settings: whether the profile is restricted, who can write, which address signs in.

MySpace has one choice for a profile, public or restricted. A restricted one shows its pictures
alone to those it is not connected with, and nobody is connected without a yes (MySpace's help
page "Set your privacy on Myspace").
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import (
    by_role,
    is_checked,
    is_drawn,
    is_offered,
    is_shown,
    lines,
    name_of,
    normalise,
    path_of,
)
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.myspace.state import labels_for
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "account_anchor",
    "profile_settings_anchor",
    "read_account_email",
    "read_profile_settings",
]

_EMAIL = re.compile(r"[^\s@<>\"“”(),;:]+@[^\s@<>\"“”(),;:]+\.[^\s@<>\"“”(),;:.]{2,}")


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
    words = _answers(context.capture, "privacy", labels)
    opened = _audience(words, labels)
    yield from _privacy(context, opened, words)
    for fact, row in _BY_ROW.items():
        told = tuple(_row(context, labels, fact, row))
        if not told and fact is Fact.COMMENTS_WHO_CAN_POST and opened is Audience.FRIENDS:
            # What others are not shown they cannot comment on.
            told = (context.observed(fact, opened, "; ".join(words)),)
        yield from told


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


def _row(context: ReadContext, labels: Labels, fact: Fact, row: str) -> Iterator[Observed | Unread]:
    words = _answers(context.capture, row, labels)
    audience = _audience(words, labels)
    if audience is not None:
        yield context.observed(fact, audience, "; ".join(words))
    elif words:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, "; ".join(words))


def _audience(words: tuple[str, ...], labels: Labels) -> Audience | None:
    """Return what all the answers mean, None where one is unknown or two differ."""
    known = {normalise(wording): audience for wording, audience in labels.audiences.items()}
    meant = {known.get(normalise(w)) for w in words}
    return meant.pop() if len(meant) == 1 else None


def _answers(capture: Capture, row: str, labels: Labels) -> tuple[str, ...]:
    """Return every answer the page gives to the question `row`, without repeats.

    A list to choose from, or a group of choices, that is named for the question answers it; so
    does a box for the one thing it is named for. Where the page only says the answer, it stands
    on the line below the question.
    """
    questions = {normalise(w) for w in labels.rows[row]}
    found = [*_chosen(capture, questions), *_marked(capture, questions)]
    if row == "privacy":
        found += _boxes(capture, labels)
    return tuple(dict.fromkeys(found or _said(capture, questions, labels)))


def _chosen(capture: Capture, questions: set[str]) -> Iterator[str]:
    for node in capture.tree.css("select"):
        option = node.css_first("option[selected]")
        if option is not None and is_shown(node) and normalise(_label_of(node)) in questions:
            yield name_of(option)


def _label_of(node: LexborNode) -> str:
    """Return the words beside a list to choose from, without those in it."""
    if node.attributes.get("aria-label") or node.attributes.get("id"):
        return name_of(node)
    around = node.parent
    inside = {n.mem_id for n in node.traverse()}
    words = [line.text for line in lines(around) if line.block.mem_id not in inside]
    return words[0] if words else ""


def _marked(capture: Capture, questions: set[str]) -> Iterator[str]:
    for group in capture.tree.css("fieldset, [role='radiogroup']"):
        legend = group.css_first("legend")
        label = group.attributes.get("aria-label") or name_of(legend or group)
        if is_shown(group) and normalise(label) in questions:
            for choice in group.css("input[type='radio'], [role='radio']"):
                if is_checked(choice):
                    yield name_of(choice)


def _boxes(capture: Capture, labels: Labels) -> Iterator[str]:
    """Yield the choice that a box for restricting the profile comes to."""
    named = {normalise(w) for w in labels.rows["restrict"]}
    for node in capture.tree.css("input[type='checkbox'], [role='switch'], [role='checkbox']"):
        state = is_checked(node)
        # What is hidden is a copy that nobody can press.
        if state is not None and is_drawn(node) and normalise(name_of(node)) in named:
            meant = Audience.FRIENDS if state else Audience.PUBLIC
            yield next(w for w, audience in labels.audiences.items() if audience is meant)


def _said(capture: Capture, questions: set[str], labels: Labels) -> Iterator[str]:
    """Yield the line below the question, unless it is one of several that could be chosen."""
    controls = [*by_role(capture.tree, "radio"), *capture.tree.css("option")]
    choices = {normalise(name_of(node)) for node in controls}
    answers = {normalise(wording) for wording in labels.audiences}
    page = lines(capture.tree)
    normalised = [normalise(line.text) for line in page]
    for number, (question, below) in enumerate(pairwise(page)):
        listed = sum(words in answers for words in normalised[number + 1 : number + 4]) > 1
        offered = normalised[number + 1] in choices or is_offered(below.block, question.block)
        if normalised[number] in questions and not offered and not listed:
            yield below.text


def read_account_email(context: ReadContext) -> Iterator[Observed | Unread]:
    """The address one signs in with, which this page shows to its owner alone."""
    found = dict.fromkeys(_addresses(context.capture, labels_for(context)))
    if found:
        entries = tuple(Entry(text=a, audience=Audience.ONLY_ME) for a in found)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(found))


def _addresses(capture: Capture, labels: Labels | None) -> Iterator[str]:
    for field in capture.tree.css("input[type='email'], input[name='email']"):
        if match := _EMAIL.fullmatch((field.attributes.get("value") or "").strip()):
            yield match[0]
    questions = {normalise(w) for w in labels.rows["email"]} if labels else set()
    page = lines(capture.tree)
    for line, below in pairwise(page):
        if normalise(line.text) in questions and (match := _EMAIL.fullmatch(below.text)):
            yield match[0]
