"""The signed-in person's settings: forms by the names of their fields, and the account as data.

Boxes ask the same of a person in two ways. Since 4.2 a ticked one opens up: “Automatically accept
new followers” is the opposite of the API's `locked`, “Show follows and followers on profile” the
opposite of `hide_collections`. Before, on other pages, a ticked one closed (the server's source, at
its versions).
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import box_state, is_checked, is_drawn, is_shown
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.addresses import ADDRESS, is_whole
from profilecheck.sites.friends import seen_by_followers
from profilecheck.sites.json_tree import answers
from profilecheck.sites.mastodon.account import AccountData, own_account, state
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "EMAIL_FIELD",
    "account_switches",
    "posting_anchor",
    "posting_audience",
    "privacy_anchor",
    "read_boxes",
    "read_email",
    "read_posting",
    "read_preferences",
]

_AUDIENCES = {
    "public": Audience.PUBLIC,
    "unlisted": Audience.PUBLIC,
    "direct": Audience.SPECIFIC,
}
_FOLLOWERS = "private"
_POSTING = ("user[settings_attributes][default_privacy]", "user[setting_default_privacy]")
EMAIL_FIELD = 'input[name="user[email]"]'
_OPENS_UP = {
    "locked": "account[unlocked]",
    "hide_collections": "account[show_collections]",
    "noindex": "account[settings][indexable]",
}
"""The boxes since 4.2, all on one page: each the opposite of what the API calls it."""
_CLOSES = {
    "locked": ("account[locked]",),
    "hide_collections": ("account[hide_collections]", "user[setting_hide_network]"),
    "noindex": ("user[settings_attributes][noindex]", "user[setting_noindex]"),
}
"""The boxes before: with the profile and with the posting defaults."""


def _box(capture: Capture, name: str) -> bool | None:
    """Whether the box called `name` is ticked, None where there is none or it does not say."""
    return box_state(capture.tree, f'input[type="checkbox"][name="{name}"]')


def _closed(capture: Capture, name: str) -> bool | None:
    """What the page's box says of what the API calls `name`; two different boxes say nothing."""
    opened = _box(capture, _OPENS_UP[name])
    said = {not opened} if opened is not None else set()
    said |= {ticked for box in _CLOSES[name] if (ticked := _box(capture, box)) is not None}
    return said.pop() if len(said) == 1 else None


def privacy_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the form is there, with one of its boxes."""
    return any(
        capture.tree.css_first(f'input[type="checkbox"][name="{box}"]') is not None
        for box in _OPENS_UP.values()
    )


def read_boxes(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who may follow, and who sees the lists and the profile: boxes, held against the data."""
    data, capture = own_account(context.capture) or {}, context.capture
    yield from _approval(context, _closed(capture, "locked"), data.get("locked"))
    hidden, known = _closed(capture, "hide_collections"), data.get("hide_collections")
    # Never chosen (null) means that the lists are shown.
    yield from _lists(context, hidden, known is True if "hide_collections" in data else None)
    yield from _engines(context, _closed(capture, "noindex"), data.get("noindex"))


def account_switches(context: ReadContext, account: AccountData) -> Iterator[Observed | Unread]:
    """The same three, from the account as data alone; a name that is not there proves nothing."""
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
                chosen = account[name]
                known = chosen is None or isinstance(chosen, bool)
                seen += f"; {what}: {_CHOSEN[chosen] if known else 'unknown'}"
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
    yield from read_boxes(context)


def _defaults(capture: Capture) -> set[str]:
    compose = (state(capture) or {}).get("compose")
    told = [compose.get("default_privacy") if isinstance(compose, dict) else None]
    for name in _POSTING:
        lists = [s for s in capture.tree.css(f'select[name="{name}"]') if is_shown(s)]
        chosen = [option for held in lists for option in held.css("option[selected]")]
        chosen += [r for r in capture.tree.css(f'input[name="{name}"]') if _is_ticked_radio(r)]
        told += [node.attributes.get("value") for node in chosen]
    return {value for value in told if isinstance(value, str) and value}


def _is_ticked_radio(node: LexborNode) -> bool:
    drawn = node.attributes.get("type") == "radio" and is_drawn(node)
    return drawn and is_checked(node) is True


def read_preferences(context: ReadContext) -> Iterator[Observed | Unread]:
    """Who sees new posts, from the API's preferences."""
    told = {
        value
        for answer in answers(context.capture, "preferences", dict)
        if isinstance(value := answer.get("posting:default:visibility"), str)
    }
    yield from posting_audience(context, told)


def posting_audience(context: ReadContext, told: set[str]) -> Iterator[Observed | Unread]:
    """Who sees new posts. “Followers” is whoever likes, unless followers wait for a yes."""
    fact, seen = Fact.POSTS_FUTURE_AUDIENCE, ", ".join(sorted(told))
    if len(told) > 1:
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, f"two answers: {seen}")
    elif seen == _FOLLOWERS:
        yield seen_by_followers(context, fact, seen, approval=_approval_known(context))
    elif told:
        audience = _AUDIENCES.get(seen)
        if audience is None:
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, seen)
        else:
            yield context.observed(fact, audience, seen)


def _approval_known(context: ReadContext) -> bool | None:
    account = own_account(context.capture) or {}
    if isinstance(locked := account.get("locked"), bool):
        return locked
    told = {r.value for r in context.earlier if r.fact is Fact.FOLLOWERS_APPROVAL}
    return told == {True} if told else None


# The address behind the account


def read_email(context: ReadContext) -> Iterator[Observed | Unread]:
    """The address the person signs in with; two fields that differ leave open which it is."""
    fields = (node for node in context.capture.tree.css(EMAIL_FIELD) if is_shown(node))
    told = {(node.attributes.get("value") or "").strip() for node in fields} - {""}
    address = told.pop() if len(told) == 1 else ""
    if EMAIL.fullmatch(address):
        yield context.listed(Fact.ACCOUNT_EMAIL, [Entry(text=address, audience=Audience.ONLY_ME)])
    if address and not (ADDRESS.fullmatch(address) and is_whole(context.capture)):
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.PAGE_CHANGED)
