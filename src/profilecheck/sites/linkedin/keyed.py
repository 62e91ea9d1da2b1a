"""LinkedIn's pages of one question, by the setting's key and value, which no language changes.

The keys of most settings are not known, so a page's question is known by its address, and by being
the only choice that the page draws. Of the values, those are known in which LinkedIn says who sees
a member's picture; any other is read by its words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.sites.controls import Kind
from profilecheck.sites.form import form_of
from profilecheck.sites.linkedin.code_data import key_of, privacy_settings, settings_of
from profilecheck.vocabulary import Audience

__all__ = ["Keyed", "asks_alone", "keyed_choice", "tells_public_profile"]

_VALUES = {
    "CONNECTIONS": Audience.FRIENDS,
    "MEMBERS": Audience.MEMBERS,
    "PUBLIC": Audience.PUBLIC,
}


@dataclass(frozen=True)
class Keyed:
    """What the only choice of a page comes to.

    `shown` is its key and value; `audience` is None where the value is not known, or where two
    are said: then it is `contradicted`.
    """

    shown: str
    audience: Audience | None = None
    contradicted: bool = False


def keyed_choice(capture: Capture) -> Keyed | None:
    """Return the one choice that the page draws; None where it has no key, or nothing is chosen."""
    parts = form_of(capture).parts
    choices = [c for part in parts for c in part.controls if c.kind is Kind.CHOICE]
    keys = {key_of(n) for choice in choices for n in choice.nodes if n.tag == "input"}
    key = keys.pop() if len(choices) == 1 and len(keys) == 1 else ""
    setting = settings_of(capture).get(key)
    if setting is None:
        return None
    if setting.contradicted:
        return Keyed(key, contradicted=True)
    if setting.value is None:
        return None
    return Keyed(f"{key}: {setting.value}", _VALUES.get(setting.value))


def asks_alone(path: str) -> Callable[[Capture], bool]:
    """Return whether a page stands at `path`, and asks one question by its key."""

    def asks(capture: Capture) -> bool:
        return _stands_at(capture, path) and keyed_choice(capture) is not None

    return asks


def tells_public_profile(capture: Capture) -> bool:
    """Whether the page of the public profile tells in its data whether there is one."""
    told = privacy_settings(capture).public_profile_shown
    return _stands_at(capture, "/public-profile/settings") and told is not None


def _stands_at(capture: Capture, path: str) -> bool:
    return urlsplit(capture.url).path.rstrip("/") == path
