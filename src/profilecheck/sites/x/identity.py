"""Whose session and whose page it is, and why an X page cannot be read.

People are told apart by their handles, which every source of a page names.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import by_role, is_shown
from profilecheck.sites.barriers import known_barrier
from profilecheck.sites.json_tree import dig
from profilecheck.sites.site import Identity
from profilecheck.sites.x.declared import HEADER
from profilecheck.sites.x.microdata import user_in_microdata
from profilecheck.sites.x.replies import (
    ABOUT_ACCOUNT,
    ACCOUNT_SETTINGS,
    PROFILE,
    PROFILE_BY_NUMBER,
    VIEWER,
    answers,
    error_codes,
    text,
)
from profilecheck.sites.x.shown import own_path, part, user_in_card, user_in_head, user_in_title
from profilecheck.sites.x.user import User, handle_of, is_gone, merged, user_in_reply
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["barrier", "identity", "own_profile", "user_on"]

_STATE = re.compile(r"window\.__INITIAL_STATE__\s*=\s*(?=\{)")
_META = re.compile(r"window\.__META_DATA__\s*=\s*(?=\{)")
_SIGNED_OUT_PROGRAM = ", ".join(
    f'{tag}*="/entry-client-logged-out"]' for tag in ("script[src", "link[href")
)
_SUSPENDED = frozenset({64})
_LOCKED = frozenset({326, 141})
_TOO_FAST = frozenset({88, 429})
_NO_SESSION = frozenset({32, 89, 215, 401})
"""Codes and statuses of refusals. Source: X's published list of error codes."""


def user_on(capture: Capture) -> User | None:
    """Return the user whose profile the page is; None elsewhere, and where sources disagree."""
    sources = _sources(capture)
    handles = {user.handle for user in sources}
    beside = (*_own_settings(capture), *_viewers(capture), *_about_account(capture))
    return merged((*sources, *(user for user in beside if user.handle in handles)))


def _about_account(capture: Capture) -> Iterator[User]:
    """What “About this account” adds, the country and labels: it is asked for apart."""
    for reply in answers(capture, ABOUT_ACCOUNT):
        if user := user_in_reply(reply):
            known = user.notes_known
            yield User(user.handle, based_in=user.based_in, notes=user.notes, notes_known=known)


def _viewers(capture: Capture) -> Iterator[User]:
    """The signed-in person as X tells them about themselves, with their whole birthday."""
    for reply in answers(capture, VIEWER):
        if user := user_in_reply(reply):
            yield user


def _own_settings(capture: Capture) -> Iterator[User]:
    """What the signed-in person's own settings say of them."""
    for settings in answers(capture, ACCOUNT_SETTINGS):
        stated, handle = settings.get("protected"), handle_of(text(settings, "screen_name"))
        if handle and isinstance(stated, bool):
            yield User(handle=handle, protected=stated)


@lru_cache(maxsize=1)
def _sources(capture: Capture) -> tuple[User, ...]:
    """What the answers say comes before what the page shows, and that before its card.

    Answers that are asked for about others too, and a bare title, count where there is no more.
    """
    users = [user_in_reply(reply) for reply in answers(capture, PROFILE)]
    users += [user_in_head(capture), user_in_card(capture), user_in_microdata(capture)]
    if not any(users):
        users += [user_in_reply(reply) for reply in answers(capture, PROFILE_BY_NUMBER)]
        users += [user_in_reply(reply) for reply in answers(capture, ABOUT_ACCOUNT)]
    if not any(users):
        users.append(user_in_title(capture))
    return tuple(user for user in users if user is not None)


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is.

    Two different answers on one page are no answer. An owner who cannot be told on a page that
    names several people is "?", which is nobody's handle.
    """
    handles = {user.handle for user in _sources(capture)}
    owner = handles.pop() if len(handles) == 1 else "?" if handles else None
    return Identity(signed_in=_one(set(_signed_in(capture))), owner=owner)


def _one(handles: set[str]) -> str | None:
    return handles.pop() if len(handles) == 1 else None


def _signed_in(capture: Capture) -> Iterator[str]:
    for settings in answers(capture, ACCOUNT_SETTINGS):
        if handle := handle_of(text(settings, "screen_name")):
            yield handle
    yield from (user.handle for user in _viewers(capture))
    link = part(capture.tree, "AppTabBar_Profile_Link")
    target = own_path(link.attributes.get("href") or "") if link is not None else None
    if handle := handle_of((target or "").strip("/")):
        yield handle
    yield from _in_first_state(capture)
    if part(capture.tree, "login") is not None and part(capture.tree, "signup") is not None:
        yield ""
    # The newer pages begin with one program for those who are signed in and one for the others.
    if capture.tree.css_first(_SIGNED_OUT_PROGRAM) is not None:
        yield ""


def _in_first_state(capture: Capture) -> Iterator[str]:
    """Who the state says is signed in that the page began with."""
    state, meta = _embedded(capture, _STATE), _embedded(capture, _META)
    if dig(meta, "isLoggedIn") is False:
        yield ""
    user_id = text(dig(state, "session"), "user_id")
    if user_id and (
        handle := handle_of(text(state, "entities", "users", "entities", user_id, "screen_name"))
    ):
        yield handle


def _embedded(capture: Capture, opening: re.Pattern[str]) -> Json:
    for script in capture.tree.css("script"):
        source = script.text() or ""
        if match := opening.search(source):
            try:
                return json.JSONDecoder().raw_decode(source, match.end())[0]
            except (ValueError, RecursionError):
                return None
    return None


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why the page cannot be read at all, None where it can."""
    codes = error_codes(capture)
    if capture.status == 429 or codes & _TOO_FAST:
        return UnreadReason.RATE_LIMITED
    if codes & _SUSPENDED:
        return UnreadReason.SUSPENDED
    if codes & _LOCKED:
        return UnreadReason.CHALLENGE
    places = (*by_role(capture.tree, "heading"), part(capture.tree, "empty_state_header_text"))
    settings = next(iter(answers(capture, ACCOUNT_SETTINGS)), None)
    is_there = settings is not None or user_on(capture) is not None
    if reason := known_barrier(HEADER.barriers, capture, headings=places, is_there=is_there):
        return reason
    if capture.viewpoint is Viewpoint.OWNER and codes & _NO_SESSION:
        return UnreadReason.SIGNED_OUT
    if not _sources(capture) and any(is_gone(reply) for reply in answers(capture, PROFILE)):
        return UnreadReason.NOT_THERE
    return UnreadReason.SIGNED_OUT if _is_sign_in_page(capture) else None


def _is_sign_in_page(capture: Capture) -> bool:
    """Whether the page is X's front door: its two buttons, and nobody's profile."""
    buttons = (part(capture.tree, "loginButton"), part(capture.tree, "signupButton"))
    return any(b is not None and is_shown(b) for b in buttons) and user_on(capture) is None


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in person's profile, None where nobody is signed in."""
    handle = identity(capture).signed_in
    return f"https://x.com/{handle}" if handle else None
