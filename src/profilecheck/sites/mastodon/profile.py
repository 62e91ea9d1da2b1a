"""A Mastodon profile: name, text, extra fields, links, posts, followers.

Followers are counted, never kept: no name of one leaves this module.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import is_shown
from profilecheck.model import Count, Entries, Entry, Observed, Unread
from profilecheck.sites.friends import Person, listed_people, shown_to_all
from profilecheck.sites.html_text import html_text
from profilecheck.sites.json_tree import asked, count_at, dig, each_once
from profilecheck.sites.mastodon.account import (
    AccountData,
    is_about,
    own_account,
    shown_account,
    username,
)
from profilecheck.sites.mastodon.featured import (
    TAB,
    featured_tags,
    hashtags,
    is_all_told,
)
from profilecheck.sites.mastodon.posts import all_came, posts_came, posts_of
from profilecheck.sites.mastodon.settings import account_switches, posting_audience, read_boxes
from profilecheck.sites.posts import public_posts
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "form_anchor",
    "profile_anchor",
    "read_account",
    "read_followers",
    "read_followers_as_stranger",
    "read_form",
    "read_profile",
]

_NAME = 'input[name="account[display_name]"]'
_NOTE = 'textarea[name="account[note]"]'
_FIELD = 'input[name^="account[fields_attributes]"][name$="[{part}]"]'


@dataclass(frozen=True)
class Written:
    """What the person has written about themselves; None where the page does not show it.

    `fields_whole` is False where there are more extra fields than could be read.
    """

    name: str | None
    note: str | None
    fields: tuple[tuple[str, str], ...] | None
    links: tuple[str, ...]
    fields_whole: bool = True

    @property
    def whole(self) -> bool:
        """Whether nothing of the text and the extra fields is missing.

        Servers before 2.4 know no extra fields: what they tell is there, but nothing is known
        absent.
        """
        return self.note is not None and self.fields is not None and self.fields_whole


def _read_written(
    context: ReadContext, written: Written, handle: str
) -> Iterator[Observed | Unread]:
    """Yield name, text with extra fields, and links: all of it public on Mastodon."""
    if written.name or handle:
        name = Entry(text=written.name or handle, detail=handle, audience=Audience.PUBLIC)
        seen = f"{name.text} ({handle})" if handle else name.text
        yield context.observed(Fact.PROFILE_NAME, Entries(entries=(name,)), seen)
    if written.name is None:
        yield context.unread(Fact.PROFILE_NAME, UnreadReason.PAGE_CHANGED)
    about = [(written.note or "", ""), *((value, label) for label, value in written.fields or ())]
    entries = tuple(
        Entry(text=text, detail=detail, audience=Audience.PUBLIC) for text, detail in about if text
    )
    links = tuple(Entry(text=link, audience=Audience.PUBLIC) for link in written.links)
    for fact, listed, none in (
        (Fact.PROFILE_BIO, entries, "Neither a text nor extra fields"),
        (Fact.PROFILE_LINKS, links, "No links"),
    ):
        if listed or written.whole:
            yield context.listed(fact, listed, none)
        if listed and not written.whole:
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)


# The form


def form_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the form's fields for name and text are there."""
    return None not in (capture.tree.css_first(_NAME), capture.tree.css_first(_NOTE))


def read_form(context: ReadContext) -> Iterator[Observed | Unread]:
    """What the person has written, from the form they wrote it in."""
    tree = context.capture.tree
    text = _one(_shown(tree, _NOTE), lambda note: note.text() or "")
    labels, values = _typed(tree, "name"), _typed(tree, "value")
    # The form always has a place for one more.
    paired = labels.keys() == values.keys() and bool(values)
    fields = tuple((labels[n], values[n]) for n in values) if paired else None
    words = (w.strip(".,;()") for part in (text or "", *values.values()) for w in part.split())
    links = tuple(dict.fromkeys(w for w in words if w.startswith(("http://", "https://"))))
    shown = _one(_shown(tree, _NAME), lambda name: name.attributes.get("value") or "")
    account = own_account(context.capture)
    handle = f"@{username(account)}" if account else ""
    written = Written(shown, text, fields, links)
    yield from _read_written(context, _held_against(written, account), handle)
    yield from read_boxes(context)


def _held_against(form: Written, account: AccountData | None) -> Written:
    """Return what the form says, without what the account as others see it says otherwise.

    The page carries that as well. What stands there and not in the form was not found in it, or the
    form was changed and not saved: what others see is told then, and is not known to be all.
    """
    known = _written(account or {})
    unsaved = _adds(known.note, form.note)
    fields = " ".join(value for _, value in form.fields or ())
    values = [value for _, value in known.fields or ()]
    return replace(
        form,
        name=form.name if not known.name or form.name == known.name else None,
        note=(known.note if form.note else None) if unsaved else form.note,
        links=tuple(dict.fromkeys((*form.links, *_moved_to(account or {})))),
        fields_whole=not unsaved
        and len(_filled(form)) >= len(_filled(known))
        and not any(_adds(value, fields) for value in values),
    )


def _adds(shown: str | None, typed: str | None) -> bool:
    """Whether others see a word that was not typed: of a mention they see the beginning.

    An address they may see in another form than it was typed in.
    """
    words = (word for word in (shown or "").split() if "/" not in word)
    return any(word.strip(".,;:()") not in (typed or "") for word in words)


def _filled(written: Written) -> list[str]:
    return [value for _, value in written.fields or () if value]


def _shown(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Return the fields that a person sees: a page may hold hidden copies."""
    return [node for node in tree.css(selector) if is_shown(node)]


def _one(fields: Iterable[LexborNode], value_of: Callable[[LexborNode], str]) -> str | None:
    """Return the value of a field; None where there is none, or several that differ."""
    values = {value_of(field).strip() for field in fields}
    return values.pop() if len(values) == 1 else None


def _typed(tree: LexborHTMLParser, part: str) -> dict[str, str]:
    """Return what stands in each of the extra fields, by the field's number."""
    nodes = _shown(tree, _FIELD.format(part=part))
    return {
        (node.attributes.get("name") or "").removesuffix(f"[{part}]"): (
            node.attributes.get("value") or ""
        ).strip()
        for node in nodes
    }


# The account as data


def _written(account: AccountData) -> Written:
    """What an account's data says; texts come as HTML, each link and mention an element."""
    note, fields = account.get("note"), account.get("fields")
    listed = fields if isinstance(fields, list) else ()
    known = [field for field in listed if _is_field(field)]
    pairs = [(html_text(field["name"]), html_text(field["value"])) for field in known]
    text = html_text(note)
    links = [link for part in (*(p for pair in pairs for p in pair), text) for link in part.links]
    links += _moved_to(account)
    name = account.get("display_name")
    return Written(
        name if isinstance(name, str) else None,
        text.text if isinstance(note, str) else None,
        tuple((n.text, v.text) for n, v in pairs) if isinstance(fields, list) else None,
        tuple(dict.fromkeys(links)),
        fields_whole=len(known) == len(listed),
    )


def _moved_to(account: AccountData) -> Iterator[str]:
    """Yield where the person's new account is, to which an account that moved leads everybody."""
    address = dig(account, "moved", "url")
    if isinstance(address, str) and address:
        yield address


def _is_field(field: Json) -> bool:
    return isinstance(field, dict) and all(isinstance(field.get(n), str) for n in ("name", "value"))


def read_account(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read everything the API gives of the person's own account."""
    account = own_account(context.capture)
    if account is None:
        return
    yield from _read_written(context, _written(account), f"@{username(account)}")
    yield from _follower_count(context, account)
    yield from account_switches(context, account)
    source = account.get("source")
    default = source.get("privacy") if isinstance(source, dict) else None
    yield from posting_audience(context, {default} if isinstance(default, str) else set())


# Followers


def read_followers(context: ReadContext) -> Iterator[Observed | Unread]:
    """How many follow, and how many of them say that they work, or study, at the school."""
    account = shown_account(context.capture)
    if account is None:
        return
    people = _followers(context.capture, account)
    yield from listed_people(context, people, "followers", _count(account))


def _follower_count(context: ReadContext, account: AccountData) -> Iterator[Observed]:
    count = _count(account)
    if count is not None:
        yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), f"{count} followers")


def _count(account: AccountData) -> int | None:
    """How many follow; a server that keeps the number to itself says -1."""
    return count_at(account, "followers_count")


def _followers(capture: Capture, account: AccountData | None) -> tuple[Person, ...]:
    """What each follower of `account` that came says of themselves."""
    parts = (part for at, part in asked(capture, "followers", list) if is_about(at, account))
    people = each_once(parts, "id")
    return tuple(_about(_written(one if isinstance(one, dict) else {})) for one in people)


def _about(written: Written) -> Person:
    """Return what somebody says of themselves, None where not all of it could be read."""
    if written.note is None or not written.whole:
        return None
    fields = (f"{label} {value}" for label, value in written.fields or ())
    return (written.name or "", written.note, *fields)


def read_followers_as_stranger(context: ReadContext) -> Iterator[Observed | Unread]:
    """That anyone can see the list, where a stranger does."""
    people = _followers(context.capture, shown_account(context.capture))
    yield from shown_to_all(context, Fact.FRIENDS_AUDIENCE, len(people), "followers")


# The public profile


def profile_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is one person's profile, and its posts were asked for."""
    account = shown_account(capture)
    return account is not None and posts_came(capture, account)


def read_profile(context: ReadContext) -> Iterator[Observed | Unread]:
    """What a stranger sees: the profile's texts, and the posts."""
    account = shown_account(context.capture)
    if account is None:
        return
    written = _written(account)
    tags = featured_tags(context.capture, account)
    if written.fields is not None:
        written = replace(written, fields=(*written.fields, *hashtags(tags)))
    yield from _read_written(context, written, f"@{username(account)}")
    if not is_all_told(context, tags):
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=TAB)
    posts = tuple(posts_of(context.capture, account))
    seen = f"{len(posts)} posts shown to somebody who is not signed in"
    yield from public_posts(context, posts, seen, complete=all_came(context.capture, account))
