"""What stands on a Mastodon profile: name, text, extra fields, links, posts, followers.

Followers are counted, never kept: no name of one leaves this module.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import lines
from profilecheck.model import Count, Entries, Entry, Observed, Unread, Years
from profilecheck.reread import Post
from profilecheck.sites.mastodon.account import (
    AccountData,
    answers,
    own_account,
    shown_account,
    username,
)
from profilecheck.sites.mastodon.settings import account_switches, posting_audience
from profilecheck.sites.rereading import to_reread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "account_anchor",
    "followers_anchor",
    "form_anchor",
    "profile_anchor",
    "read_account",
    "read_followers",
    "read_followers_as_stranger",
    "read_form",
    "read_profile",
]

_PART = 20
"""Posts that the server hands out at a time."""

_PINNED = "pinned=true"
"""In the address of the request for pinned posts, which come besides."""

_NAME = 'input[name="account[display_name]"]'
_NOTE = 'textarea[name="account[note]"]'
_FIELD = 'input[name^="account[fields_attributes]"][name$="[{part}]"]'


@dataclass(frozen=True)
class Written:
    """What the person has written about themselves; None where the page does not tell."""

    name: str
    note: str | None
    fields: tuple[tuple[str, str], ...] | None
    links: tuple[str, ...]


def _tell(context: ReadContext, written: Written, handle: str) -> Iterator[Observed | Unread]:
    """Name, text with extra fields, and links: all of it public on Mastodon."""
    if written.name or handle:
        name = Entry(text=written.name or handle, detail=handle, audience=Audience.PUBLIC)
        seen = f"{name.text} ({handle})" if handle else name.text
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=(name,)), seen)
    if written.note is None or written.fields is None:
        return
    about = [(written.note, ""), *((value, label) for label, value in written.fields)]
    entries = tuple(
        Entry(text=text, detail=detail, audience=Audience.PUBLIC) for text, detail in about if text
    )
    seen = "; ".join(e.text for e in entries) or "Neither a text nor extra fields"
    yield context.observed(Fact.PROFILE_BIO, Entries(entries=entries), seen)
    links = tuple(Entry(text=link, audience=Audience.PUBLIC) for link in written.links)
    seen = "; ".join(written.links) or "No links"
    yield context.observed(Fact.PROFILE_LINKS, Entries(entries=links), seen)


# The form


def form_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the form's fields for name and text are there."""
    return None not in (capture.tree.css_first(_NAME), capture.tree.css_first(_NOTE))


def read_form(context: ReadContext) -> Iterator[Observed | Unread]:
    """What the person has written, from the form they wrote it in."""
    tree = context.capture.tree
    name, note = tree.css_first(_NAME), tree.css_first(_NOTE)
    labels, values = _typed(tree, "name"), _typed(tree, "value")
    fields = tuple(zip(labels, values, strict=True)) if len(labels) == len(values) else None
    text = (note.text() or "").strip() if note is not None else None
    words = (w.strip(".,;()") for part in (text or "", *values) for w in part.split())
    links = tuple(dict.fromkeys(w for w in words if w.startswith(("http://", "https://"))))
    shown = (name.attributes.get("value") or "").strip() if name is not None else ""
    account = own_account(context.capture)
    handle = f"@{username(account)}" if account else ""
    yield from _tell(context, Written(shown, text, fields, links), handle)


def _typed(tree: LexborHTMLParser, part: str) -> list[str]:
    nodes = tree.css(_FIELD.format(part=part))
    return [(node.attributes.get("value") or "").strip() for node in nodes]


# The account as data


def _written(account: AccountData) -> Written:
    """What an account's data says; texts come as HTML, each link and mention an element."""
    note, fields = account.get("note"), account.get("fields")
    links: list[str] = []
    pairs: list[tuple[str, str]] | None = [] if isinstance(fields, list) else None
    for field in fields if isinstance(fields, list) else ():
        if isinstance(field, dict) and pairs is not None:
            label = _plain(field.get("name"), links)
            pairs.append((label, _plain(field.get("value"), links)))
    text = _plain(note, links) if isinstance(note, str) else None
    name = account.get("display_name")
    return Written(
        name if isinstance(name, str) else "",
        text,
        tuple(pairs) if pairs is not None else None,
        tuple(dict.fromkeys(links)),
    )


def _plain(html: Json, links: list[str]) -> str:
    """Return the text of `html`, with each link as its whole address; adds them to `links`."""
    if not isinstance(html, str) or not html:
        return ""
    tree = LexborHTMLParser(html)
    for anchor in tree.css("a[href]"):
        kinds = (anchor.attributes.get("class") or "").split()
        if "mention" not in kinds and "hashtag" not in kinds:
            address = anchor.attributes.get("href") or ""
            links.append(address)
            anchor.replace_with(address)
        else:
            anchor.replace_with(anchor.text(deep=True))
    return " ".join(line.text for line in lines(tree))


def account_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the server told the account of the token."""
    return any(isinstance(a, dict) for a in answers(capture, "verify_credentials"))


def read_account(context: ReadContext) -> Iterator[Observed | Unread]:
    """Everything the API tells of the person's own account."""
    account = own_account(context.capture)
    if account is None:
        return
    yield from _tell(context, _written(account), f"@{username(account)}")
    yield from _follower_count(context, account)
    yield from account_switches(context, account)
    source = account.get("source")
    default = source.get("privacy") if isinstance(source, dict) else None
    yield from posting_audience(context, {default} if isinstance(default, str) else set())


# Followers


def followers_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the server answered with a list."""
    return any(isinstance(a, list) for a in answers(capture, "followers"))


def read_followers(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many follow, and how many of them say that they work, or study, at the school."""
    account = shown_account(context.capture)
    if account is None:
        return
    yield from _follower_count(context, account)
    people, whole = _followers(context.capture), account.get("followers_count")
    complete = isinstance(whole, int) and len(people) >= whole
    place = context.workplace
    for fact, matches in (
        (Fact.FRIENDS_AT_EMPLOYER, place.works_here),
        (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, place.studies_here),
    ):
        if place.known:
            yield _matching(context, fact, people, matches, complete=complete)
        else:
            yield context.unread(fact, UnreadReason.NEEDS_SCHOOL)


def _follower_count(context: ReadContext, account: AccountData) -> Iterator[Observed]:
    count = account.get("followers_count")
    if isinstance(count, int) and not isinstance(count, bool) and count >= 0:
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), f"{count} followers")


def _followers(capture: Capture) -> tuple[str, ...]:
    """What each follower that came says of themselves."""
    people = {
        str(person.get("id")): " ".join(_about(_written(person)))
        for answer in answers(capture, "followers")
        if isinstance(answer, list)
        for person in answer
        if isinstance(person, dict)
    }
    return tuple(people.values())


def _about(written: Written) -> Iterator[str]:
    yield written.note or ""
    for label, value in written.fields or ():
        yield f"{label} {value}"


def _matching(
    context: ReadContext,
    fact: Fact,
    people: tuple[str, ...],
    matches: Callable[[str], bool],
    *,
    complete: bool,
) -> Observed | Unread:
    found = sum(1 for about in people if about and matches(about))
    seen = f"{found} of the {len(people)} followers that the list showed"
    if not complete and not found:
        return context.unread(fact, UnreadReason.INCOMPLETE_LIST, seen)
    return context.observed(fact, Count(count=found, at_least=not complete), seen)


def read_followers_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """That anyone can see the list, where a stranger does."""
    if people := _followers(context.capture):
        seen = f"{len(people)} followers shown to somebody who is not signed in"
        yield context.observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, seen)


# The public profile


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is one person's profile, and its posts were asked for."""
    posts = any(isinstance(a, list) for a in answers(capture, "statuses", without=_PINNED))
    return posts and shown_account(capture) is not None


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """What a stranger sees: the profile's texts, and the posts."""
    account = shown_account(context.capture)
    if account is None:
        return
    yield from _tell(context, _written(account), f"@{username(account)}")
    posts = tuple(_posts(context.capture))
    complete = _all_came(context.capture)
    count = Count(count=len(posts), at_least=not complete)
    seen = f"{len(posts)} posts shown to somebody who is not signed in"
    yield context.observed(Fact.POSTS_PUBLIC_COUNT, count, seen)
    by_year = Counter(made.year for made, _ in posts if made is not None)
    whole = complete and all(made is not None for made, _ in posts)
    years = Years(years=dict(sorted(by_year.items())), at_least=not whole)
    yield context.observed(Fact.POSTS_PUBLIC_BY_YEAR, years, seen)
    yield _to_reread(context, posts, complete=complete)


_Post = tuple[datetime | None, str]


def _all_came(capture: Capture) -> bool:
    parts = answers(capture, "statuses", without=_PINNED)
    return any(isinstance(part, list) and len(part) < _PART for part in parts)


def _posts(capture: Capture) -> Iterator[_Post]:
    """When each post was made and what it says; what the person passed on has no text here."""
    told = {
        str(post.get("id")): post
        for answer in answers(capture, "statuses")
        if isinstance(answer, list)
        for post in answer
        if isinstance(post, dict)
    }
    for post in told.values():
        passed_on = isinstance(post.get("reblog"), dict)
        yield _made(post.get("created_at")), "" if passed_on else _plain(post.get("content"), [])


def _made(written: Json) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None


def _to_reread(
    context: ReadContext, posts: Sequence[_Post], *, complete: bool
) -> Observed | Unread:
    own = (Post(text, made.date() if made else None, Audience.PUBLIC) for made, text in posts)
    gap = None if complete else UnreadReason.INCOMPLETE_LIST
    return to_reread(context, own, f"{len(posts)} posts read", gap=gap)
