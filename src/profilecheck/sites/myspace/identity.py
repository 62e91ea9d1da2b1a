"""Whose session and whose page it is, and why a MySpace page cannot be read.

A page's state names the profile that looks and the profile that is looked at, by number; the
number is -1 where there is nobody.
"""

import re
from collections.abc import Iterator

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import is_shown, name_of, normalise
from profilecheck.sites.barriers import known_barrier
from profilecheck.sites.myspace.declared import HEADER
from profilecheck.sites.myspace.state import language_of, number, part, state, user_name
from profilecheck.sites.site import Identity
from profilecheck.vocabulary import UnreadReason

__all__ = ["barrier", "identity", "own_profile"]

_ROOT = "https://myspace.com"
_USER_PATH = re.compile(r"^(?:https?://(?:www\.)?myspace\.com)?/([A-Za-z0-9_.-]{2,80})/?$")
_HEADER_LINKS = "#header-nav-strip a[href], #global a[href], header a[href]"
_LABELS = HEADER.labels()


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is; two different answers are no answer."""
    return Identity(signed_in=_one(set(_signed_in(capture))), owner=_one(set(_owners(capture))))


def _one(answers: set[str]) -> str | None:
    return answers.pop() if len(answers) == 1 else None


def _signed_in(capture: Capture) -> Iterator[str]:
    for name in ("profileId", "loginId"):
        found = number(state(capture), name)
        if found is not None and found < 0:
            yield ""
        elif found and name == "profileId":
            yield str(found)
    beacon = part(capture, "beaconData")
    # The number one signs in with is not the profile's: it tells only that nobody did.
    if "currentUserLoginId" in beacon and beacon["currentUserLoginId"] is None:
        yield ""
    if found := number(beacon, "currentUserProfileId"):
        yield str(found) if found > 0 else ""
    strip = capture.tree.css_first("#header-nav-strip")
    if strip is not None and "signedOut" in (strip.attributes.get("class") or "").split():
        yield ""


def _owners(capture: Capture) -> Iterator[str]:
    for inside, name in (
        (state(capture), "displayProfileId"),
        (part(capture, "beaconData"), "targetProfileId"),
    ):
        found = number(inside, name)
        if found is not None and found > 0:
            yield str(found)
    for widget in capture.tree.css("#profileWidget[data-influencer]"):
        if (owner := (widget.attributes.get("data-influencer") or "").strip()).isdigit():
            yield owner


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why the page cannot be read at all, None where it can."""
    if capture.status == 429:
        return UnreadReason.RATE_LIMITED
    if reason := known_barrier(HEADER.barriers, capture):
        return reason
    if capture.status == 404 or state(capture).get("pfc") == "404":
        return UnreadReason.NOT_THERE
    return UnreadReason.SIGNED_OUT if _is_sign_in_form(capture) else None


def _is_sign_in_form(capture: Capture) -> bool:
    """Whether the page is the sign-in form; profiles carry one too, for those who want to join."""
    form = capture.tree.css_first("form#signInForm, #signInForm form")
    return form is not None and is_shown(form) and identity(capture) in (_NOBODY, _UNKNOWN)


_NOBODY, _UNKNOWN = Identity(signed_in=""), Identity()


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in person's profile, None where the page does not tell it.

    Their own page tells it, and so does the link to it at the top of every page.
    """
    who = identity(capture)
    if not who.signed_in:
        return None
    name = user_name(capture) if who.owner == who.signed_in else None
    name = name or _one(set(_linked_names(capture, who.signed_in)))
    return f"{_ROOT}/{name}" if name else None


def _linked_names(capture: Capture, account: str) -> Iterator[str]:
    labels = _LABELS.get(language_of(capture))
    words = {normalise(w) for w in labels.rows["own_profile"]} if labels else set()
    for link in capture.tree.css(_HEADER_LINKS):
        numbered = account in (
            link.attributes.get("data-profileid"),
            link.attributes.get("data-id"),
        )
        match = _USER_PATH.match(link.attributes.get("href") or "")
        if match and (numbered or normalise(name_of(link)) in words):
            yield match[1]
