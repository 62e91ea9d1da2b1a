"""Whose session and whose page it is, in which language, and why it cannot be read."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.barriers import known_barrier
from profilecheck.sites.facebook.declared import HEADER
from profilecheck.sites.facebook.embedded import payload, text
from profilecheck.sites.site import Identity
from profilecheck.vocabulary import UnreadReason

__all__ = ["barrier", "identity", "language_of", "own_profile", "owner_of"]

_PROFILE_LINK = re.compile(r"^fb://(?:profile|page)/(\d+)")
_ESCAPED_ID = re.compile(r'\\*"(USER_ID|ACCOUNT_ID)\\*"\s*:\s*\\*"(\d+)\\*"')
_ESCAPED_START = '\\"CurrentUserInitialData\\"'
_ESCAPED_LENGTH = 2000
_DEFINED = ("CurrentUserInitialData", "IntlCurrentLocale")
_UNDETERMINED = "und"
"""The code of ISO 639 for a language that is not known."""
_NOT_A_PROFILE = re.compile(
    r"^/(me|home\.php|settings|privacy|login|checkpoint|groups|pages|watch|marketplace|help"
    r"|people|l\.php|gaming|events|stories|notifications|messages|bookmarks)?(/|$)"
)
_VANITY = re.compile(r"^/[A-Za-z0-9.]{3,60}$")


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is.

    Two different answers on one page are no answer.
    """
    users, owner = list(_users(capture)), owner_of(capture)
    signed_in = _one({_id(user, "USER_ID") for user in users})
    own = bool(owner) and owner == signed_in
    return Identity(
        signed_in=signed_in,
        owner=owner,
        switched=any(map(_is_switched, users)) or (own and _is_another_of_theirs(capture)),
    )


def _is_switched(user: Mapping[str, Json]) -> bool:
    """Whether somebody acts as another profile than that of the account they signed in with.

    Both are alike for whoever acts as themselves. Source: public pages of 2021 to 2025, and what
    the pages' own programs take each for.
    """
    account = _id(user, "ACCOUNT_ID")
    return bool(account) and account != _id(user, "USER_ID")


def _is_another_of_theirs(capture: Capture) -> bool:
    """Whether the profile shown is a Page, or one that somebody has besides their own.

    A Page may also belong to somebody's own profile, which says itself that it is no other.
    Source: a public saved page of a Page, of 2023.
    """
    shown = (
        renderer.get("user")
        for found in payload(capture).find("profile_header_renderer")
        if isinstance(renderer := found.value, dict)
    )
    return any(isinstance(user, dict) and _is_additional(user) for user in shown)


def _is_additional(user: Mapping[str, Json]) -> bool:
    said = user.get("is_additional_profile_plus")
    return said if isinstance(said, bool) else bool(user.get("delegate_page"))


def _one(answers: set[str]) -> str | None:
    return answers.pop() if len(answers) == 1 else None


def _users(capture: Capture) -> Iterator[Mapping[str, Json]]:
    """Yield each definition of who looks at the page."""
    found = False
    for user in _definitions(capture)["CurrentUserInitialData"]:
        if "USER_ID" in user:
            found = True
            yield user
    if not found:
        # Some pages hold the definition as a string within a program.
        for script in capture.tree.css("script"):
            source = script.text() or ""
            start = source.find(_ESCAPED_START)
            begins = source[start : start + _ESCAPED_LENGTH] if start >= 0 else ""
            # The first of each name: the part may hold what comes after the definition.
            ids = dict(reversed(_ESCAPED_ID.findall(begins)))
            if "USER_ID" in ids:
                yield ids


def language_of(capture: Capture) -> str:
    """Return the language that Facebook shows its words in ("en"), "" where the page says none.

    The page's data says it, and so does its root, where a browser that translates pages writes its
    own. Where they contradict each other it is not known which words to expect.
    """
    locales = (text(locale, "code") for locale in _definitions(capture)["IntlCurrentLocale"])
    told = {code.split("_")[0].lower() for code in locales} | {capture.language}
    told.discard("")
    return _one(told) or (_UNDETERMINED if told else "")


@lru_cache(maxsize=1)
def _definitions(capture: Capture) -> Mapping[str, list[Mapping[str, Json]]]:
    """Return what the lists `["CurrentUserInitialData", [], {…}, number]` of the page define."""
    defined: dict[str, list[Mapping[str, Json]]] = {name: [] for name in _DEFINED}
    stack: list[Json] = [*payload(capture).documents]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            name = value[0] if len(value) > 2 else None
            if isinstance(name, str) and name in defined and isinstance(value[2], dict):
                defined[name].append(value[2])
            stack.extend(value)
        elif isinstance(value, dict):
            stack.extend(value.values())
    return defined


def _id(user: Mapping[str, Json], name: str) -> str:
    account = user.get(name)
    return "" if account in (None, 0, "0") else str(account)


def owner_of(capture: Capture) -> str | None:
    """Return the id of the person whose profile the page is, None on other pages."""
    declared = {
        match[1]
        for meta in capture.tree.css('meta[property="al:android:url"], meta[property="al:ios:url"]')
        if (match := _PROFILE_LINK.match(meta.attributes.get("content") or ""))
    }
    return _one(declared or set(_owners_in_data(capture)))


def _owners_in_data(capture: Capture) -> Iterator[str]:
    data = payload(capture)
    for found in data.find("profile_header_renderer"):
        if owner := text(found.value, "user", "id"):
            yield owner
    for name in ("timeline_list_feed_units", "timeline_manage_feed_units"):
        yield from (owner for f in data.find(name) if (owner := text(f.inside, "id")))
    for found in data.find("userID"):
        # A route's own parameters name the person shown and the person looking.
        if "viewerID" in found.inside and isinstance(found.value, str):
            yield found.value


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why the page cannot be read at all, None where it can."""
    if capture.status == 429:
        return UnreadReason.RATE_LIMITED
    is_there = owner_of(capture) is not None
    if reason := known_barrier(HEADER.barriers, capture, is_there=is_there):
        return reason
    return UnreadReason.SIGNED_OUT if _is_sign_in_form(capture) else None


def _is_sign_in_form(capture: Capture) -> bool:
    """Whether the page is a sign-in form and no profile: profiles carry such a form as well."""
    form = capture.tree.css_first("form#login_form, form[action*='/login/']")
    fields = (
        capture.tree.css_first('input[name="email"]'),
        capture.tree.css_first('input[name="pass"]'),
    )
    return (form is not None or None not in fields) and owner_of(capture) is None


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in person's profile from where `/me` led.

    None where the page is somebody else's, or nobody's.
    """
    who = identity(capture)
    if not who.signed_in or who.owner != who.signed_in:
        return None
    parts = urlsplit(capture.url)
    if parts.path == "/profile.php":
        if parse_qs(parts.query).get("id") != [who.owner]:
            return None
        return f"https://www.facebook.com/profile.php?id={who.owner}"
    path = parts.path.rstrip("/")
    if _VANITY.match(path) and not _NOT_A_PROFILE.match(path):
        return f"https://www.facebook.com{path}"
    return f"https://www.facebook.com/profile.php?id={who.owner}"
