"""Whose session and whose page it is, and why a LinkedIn page cannot be read.

A member is known by the last part of their profile's address, in small letters.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, name_of, path_of, text_of
from profilecheck.sites.barriers import known_barrier
from profilecheck.sites.linkedin.declared import HEADER
from profilecheck.sites.linkedin.embedded import signed_in_member
from profilecheck.sites.linkedin.screen import screen_of
from profilecheck.sites.site import Identity
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["barrier", "identity", "is_guest_page", "own_profile", "owner_of", "vanity_in"]

_PROFILE = re.compile(r"^/(?:mwlite/|m/)?in/([^/?#]+)")
# Addresses of years ago tell people of one name apart by the three numbers that follow it.
_OLD_PROFILE = re.compile(r"^/pub/([^/?#]+/[0-9a-f]+/[0-9a-f]+/[0-9a-f]+)", re.IGNORECASE)
_NOBODY = frozenset({"me", "unavailable", "edit"})
_REFUSED = 999
_GONE = (404, 410)
_SHORT = 600
_RATE_LIMIT = re.compile(r"too many requests|try again later|unusual activity|request denied", re.I)
_EDITS = re.compile(
    r"^(edit (intro|profile|about|experience|education|contact info)|add (profile )?section"
    r"|add (experience|education|position)|open to$|enhance profile)",
    re.IGNORECASE,
)
_OWN_BUTTONS = (
    "[data-view-name='experience-edit-button'], "
    "[data-view-name='experience-add-position-button'], "
    "[data-view-name='experience-add-career-break-button']"
)
"""Only the owner of a profile gets these. Source: a profile of September 2026."""
_MESSAGE = "a[href*='/messaging/compose'], a[href*='/preload/custom-invite']"
_VISITS = re.compile(r"^(connect|follow|pending|message|invite .+ to connect)\b", re.IGNORECASE)
_SIGNED_IN_MARKS = (
    "nav.global-nav, #global-nav, nav a[href*='/feed'], header a[href*='/feed'], "
    ".global-nav__me, [data-view-name='navigation-settings']"
)


def vanity_in(url: str) -> str | None:
    """Return whose profile `url` leads to, None where to nobody's in particular."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    match = _PROFILE.match(path) or _OLD_PROFILE.match(path)
    vanity = unquote(match[1]).casefold() if match else ""
    return vanity if vanity and vanity not in _NOBODY else None


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is."""
    owner = owner_of(capture)
    if is_guest_page(capture):
        return Identity(signed_in="", owner=owner)
    if member := signed_in_member(capture):
        return Identity(signed_in=member.casefold(), owner=owner)
    if owner and _is_own(capture, owner):
        return Identity(signed_in=owner, owner=owner)
    return Identity(
        signed_in=None, owner=owner, somebody=capture.tree.css_first(_SIGNED_IN_MARKS) is not None
    )


def owner_of(capture: Capture) -> str | None:
    """Return whose profile the page is, None for other pages and where it says two names."""
    declared = {
        vanity
        for node in capture.tree.css(
            'link[rel="canonical"], meta[property="og:url"], meta[property="al:android:url"]'
        )
        if (vanity := vanity_in(_address(node)))
    }
    if declared and is_guest_page(capture):
        return declared.pop() if len(declared) == 1 else None
    return vanity_in(capture.url)


def _address(node: LexborNode) -> str:
    return node.attributes.get("href") or node.attributes.get("content") or ""


def is_guest_page(capture: Capture) -> bool:
    """Whether the page is a public profile made for somebody who is not signed in."""
    key = capture.tree.css_first('meta[name="pageKey"]')
    if key is not None and (key.attributes.get("content") or "").startswith("public_profile"):
        config = capture.tree.css_first("#config")
        member = (config.attributes.get("data-member-id") or "0") if config is not None else "0"
        return member == "0"
    return capture.tree.css_first(_GUEST_MARKS) is not None


_GUEST_MARKS = (
    "a[data-tracking-control-name^='public_profile_nav-header'], body.guest, "
    "#public-profile .profile-overview, .nav__button-secondary[href*='login']"
)


def _is_own(capture: Capture, owner: str) -> bool:
    """Whether a profile's page shows what only its owner gets: LinkedIn's mark, or edit buttons.

    Buttons for visitors outweigh them: suggestions of other people stand on every profile, so only
    those in the card at the top count.
    """
    if parse_qs(urlsplit(capture.url).query).get("isSelfProfile") == ["true"]:
        return True
    main = capture.tree.css_first("main") or capture.tree.body
    if main is None:
        return False
    card = main.css_first("section") or main
    if any(_VISITS.search(name) for name in _pressable(card)) or card.css_first(_MESSAGE):
        return False
    trees = (capture.tree, *screen_of(capture).trees)
    if any(tree.css_first(_OWN_BUTTONS) is not None for tree in trees):
        return True
    # Of an entry in a list, the form is below the list's own page.
    edits = re.compile(rf"/in/{re.escape(owner)}/(?:details/[\w-]+/)?edit/")
    leads = any(
        edits.search(unquote(node.attributes.get("href") or "").casefold())
        for node in main.css("a[href*='/edit/']")
    )
    return leads or any(_EDITS.search(name) for name in _pressable(main))


def _pressable(root: LexborNode) -> Iterator[str]:
    for role in ("button", "link"):
        for node in by_role(root, role):
            yield name_of(node).strip()


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why the page cannot be read at all, None where it can."""
    if capture.status in (429, _REFUSED):
        return UnreadReason.RATE_LIMITED
    # A public profile holds sign-in dialogs, with their headings, which stand in nobody's way.
    there = is_guest_page(capture) and capture.tree.css_first(_PROFILE_NAME) is not None
    titles = () if there else None
    if reason := known_barrier(HEADER.barriers, capture, headings=titles):
        return reason
    if capture.status in _GONE and not there:
        # To strangers LinkedIn says so of whoever has switched the public profile off, too.
        seen_by_stranger = capture.viewpoint is Viewpoint.STRANGER
        return UnreadReason.SIGNED_OUT if seen_by_stranger else UnreadReason.NOT_THERE
    return _wall(capture)


def _wall(capture: Capture) -> UnreadReason | None:
    """A sign-in wall or a refusal at the address of the page itself."""
    key = capture.tree.css_first('meta[name="pageKey"]')
    page_key = (key.attributes.get("content") or "") if key is not None else ""
    if re.search(r"auth_?wall", page_key) or capture.tree.css_first(_WALL_MARKS) is not None:
        return UnreadReason.SIGNED_OUT
    if capture.tree.css_first("main") is not None:
        return None
    if "authwall" in capture.html and len(capture.html) < 20_000:
        return UnreadReason.SIGNED_OUT
    words = text_of(capture.tree)
    if len(words) < _SHORT and _RATE_LIMIT.search(words):
        # A profile may well contain these words; a short page without a body of its own is them.
        return UnreadReason.RATE_LIMITED
    return None


_PROFILE_NAME = ".top-card-layout__title, .top-card__title, #name"
_WALL_MARKS = "#rememberme-div, main.authwall, .authwall-join-form, form.login__form"


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in person's profile from where `/in/me/` led.

    None where the page is somebody else's, or nobody's.
    """
    who = identity(capture)
    if not who.signed_in or who.owner != who.signed_in:
        return None
    match = _PROFILE.match(path_of(capture.url))
    return f"https://www.linkedin.com/in/{match[1]}" if match else None
