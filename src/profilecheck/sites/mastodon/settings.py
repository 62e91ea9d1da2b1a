"""The signed-in person's settings: forms by the names of their fields, and the account as data.

Two boxes of the form are upside down: “Automatically accept new followers” is the opposite of the
API's `locked`, “Show follows and followers on profile” the opposite of `hide_collections`.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import is_checked
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.mastodon.account import AccountData, answers, own_account, state
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "account_switches",
    "email_anchor",
    "posting_anchor",
    "posting_audience",
    "preferences_anchor",
    "privacy_anchor",
    "read_email",
    "read_posting",
    "read_preferences",
    "read_privacy",
]

_AUDIENCES = {
    "public": Audience.PUBLIC,
    "unlisted": Audience.PUBLIC,
    "private": Audience.FRIENDS,
    "direct": Audience.SPECIFIC,
}
_POSTING = 'select[name="user[settings_attributes][default_privacy]"]'
_EMAIL = 'input[name="user[email]"]'
_BOXES = {
    "unlocked": 'input[type="checkbox"][name="account[unlocked]"]',
    "show_collections": 'input[type="checkbox"][name="account[show_collections]"]',
    "indexable": 'input[type="checkbox"][name="account[settings][indexable]"]',
}


def _box(capture: Capture, name: str) -> bool | None:
    node = capture.tree.css_first(_BOXES[name])
    return is_checked(node) if node is not None else None


def privacy_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the form is there, with one of its boxes."""
    return any(capture.tree.css_first(box) is not None for box in _BOXES.values())


def read_privacy(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who may follow, and who sees the lists and the profile: boxes, held against the data."""
    data = own_account(context.capture) or {}
    unlocked = _box(context.capture, "unlocked")
    shown = _box(context.capture, "show_collections")
    indexable = _box(context.capture, "indexable")
    locked = None if unlocked is None else not unlocked
    hidden = None if shown is None else not shown
    unwanted = None if indexable is None else not indexable
    yield from _approval(context, locked, data.get("locked"))
    yield from _lists(context, hidden, data.get("hide_collections"))
    yield from _engines(context, unwanted, data.get("noindex"))


def account_switches(context: ReadContext, account: AccountData) -> Iterator[Observed | Unread]:
    """The same three, from the account as data alone; a name that is not there tells nothing."""
    if isinstance(locked := account.get("locked"), bool):
        yield from _approval(context, locked, locked)
    if "hide_collections" in account:
        # Never chosen (null) means that the lists are shown.
        hidden = account["hide_collections"]
        yield from _lists(context, hidden if hidden is not None else False, hidden)
    if isinstance(noindex := account.get("noindex"), bool):
        yield from _engines(context, noindex, noindex)


def _approval(context: ReadContext, locked: Json, data: Json) -> Iterator[Observed | Unread]:
    fact = Fact.FOLLOWERS_APPROVAL
    if _differ(locked, data):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "two answers on one page")
    elif isinstance(locked, bool):
        seen = "New followers wait for a yes" if locked else "New followers are accepted at once"
        yield context.observed(fact, locked, seen)


def _lists(context: ReadContext, hidden: Json, data: Json) -> Iterator[Observed | Unread]:
    for fact in (Fact.FRIENDS_AUDIENCE, Fact.FOLLOWS_AUDIENCE):
        if _differ(hidden, data):
            yield context.unread(fact, UnreadReason.PAGE_CHANGED, "two answers on one page")
        elif isinstance(hidden, bool):
            audience = Audience.ONLY_ME if hidden else Audience.PUBLIC
            seen = "Follows and followers are " + ("hidden" if hidden else "shown on the profile")
            account = own_account(context.capture) or {}
            if account.get("hide_collections", hidden) is None:
                seen += ", which was never chosen"
            yield context.observed(fact, audience, seen)


def _engines(context: ReadContext, noindex: Json, data: Json) -> Iterator[Observed | Unread]:
    fact = Fact.DISCOVERY_SEARCH_ENGINES
    if _differ(noindex, data):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "two answers on one page")
    elif isinstance(noindex, bool):
        account = own_account(context.capture) or {}
        seen = f"Search engines: {'asked to stay away' if noindex else 'allowed'}"
        for name, what in (
            ("discoverable", "featured on the server"),
            ("indexable", "public posts found by search on Mastodon"),
        ):
            if name in account:
                seen += f"; {what}: {_CHOSEN.get(account[name], 'unknown')}"
        yield context.observed(fact, not noindex, seen)


_CHOSEN = {True: "yes", False: "no", None: "never chosen"}


def _differ(form: Json, data: Json) -> bool:
    return isinstance(form, bool) and isinstance(data, bool) and form is not data


# Who sees new posts


def posting_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page says in one of its two ways who sees new posts."""
    return bool(_defaults(capture))


def read_posting(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who sees new posts, from the choice on the page and the state that it carries."""
    yield from posting_audience(context, _defaults(context.capture))


def _defaults(capture: Capture) -> set[str]:
    chosen = capture.tree.css_first(f"{_POSTING} option[selected]")
    compose = (state(capture) or {}).get("compose")
    told = [
        chosen.attributes.get("value") if chosen is not None else None,
        compose.get("default_privacy") if isinstance(compose, dict) else None,
    ]
    return {value for value in told if isinstance(value, str) and value}


def preferences_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the server answered with preferences."""
    return any(isinstance(a, dict) for a in answers(capture, "preferences"))


def read_preferences(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who sees new posts, from the API's preferences."""
    told = {
        value
        for answer in answers(context.capture, "preferences")
        if isinstance(answer, dict)
        and isinstance(value := answer.get("posting:default:visibility"), str)
    }
    yield from posting_audience(context, told)


def posting_audience(context: ReadContext, told: set[str]) -> Iterator[Observed | Unread]:
    """Who sees new posts. “Followers” is whoever likes, unless followers wait for a yes."""
    fact, seen = Fact.POSTS_FUTURE_AUDIENCE, ", ".join(sorted(told))
    if len(told) > 1:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, f"two answers: {seen}")
    elif told:
        audience = _AUDIENCES.get(seen)
        approval = _approval_known(context)
        if audience is None:
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, seen)
        elif audience is not Audience.FRIENDS or approval:
            yield context.observed(fact, audience, seen)
        elif approval is False:
            words = f"{seen}, and anyone can follow"
            yield context.observed(fact, Audience.MEMBERS, words)
        else:
            yield context.unread(fact, UnreadReason.AUDIENCE_NOT_SHOWN, seen)


def _approval_known(context: ReadContext) -> bool | None:
    account = own_account(context.capture) or {}
    if isinstance(locked := account.get("locked"), bool):
        return locked
    told = {r.value for r in context.earlier if r.fact is Fact.FOLLOWERS_APPROVAL}
    return told == {True} if told else None


# The address behind the account


def _email(capture: Capture) -> LexborNode | None:
    return capture.tree.css_first(_EMAIL)


def email_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the field is there."""
    return _email(capture) is not None


def read_email(context: ReadContext) -> Iterator[Observed | Unread]:
    """The address the person signs in with."""
    node = _email(context.capture)
    address = (node.attributes.get("value") or "").strip() if node is not None else ""
    if address:
        entry = Entry(text=address, audience=Audience.ONLY_ME)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=(entry,)), address)
