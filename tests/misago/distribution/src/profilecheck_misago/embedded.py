"""The data that a forum's page starts its own scripts with, and what it says of the page itself:
who is signed in, whose profile it is."""

import json
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ValidationError

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.site import Identity, Labels
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["barrier", "carries", "identity", "own_profile", "part"]

_START = "misago.init("
_Part = TypeVar("_Part", bound=BaseModel)


class _Signed(BaseModel):
    """Who looks at the page. A guest has no number and no address."""

    id: int | None
    url: str = ""


class _Shown(BaseModel):
    """Whose profile the page is."""

    id: int


class _Any(BaseModel):
    """A part of the data, whatever it holds."""


def _data(capture: Capture) -> dict[str, Json]:
    """Return what the page's last script hands to `misago.init`; nothing where there is none."""
    for script in capture.tree.css("script"):
        source = script.text() or ""
        if (start := source.find(_START)) >= 0:
            try:
                data, _ = json.JSONDecoder().raw_decode(source, start + len(_START))
            except (ValueError, RecursionError):
                return {}
            return data if isinstance(data, dict) else {}
    return {}


def part(capture: Capture, name: str, shape: type[_Part]) -> _Part | None:
    """Return the part of the data called `name`, None where it is not there or not of `shape`."""
    try:
        return shape.model_validate(_data(capture).get(name))
    except ValidationError:
        return None


def carries(name: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page is the one whose data has a part called `name`."""
    return lambda capture, labels: part(capture, name, _Any) is not None


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose profile it is, by the forum's own numbers."""
    shown = part(capture, "PROFILE", _Shown)
    return Identity(signed_in=_signed_in(capture), owner=str(shown.id) if shown else None)


def _signed_in(capture: Capture) -> str | None:
    said = _data(capture).get("isAuthenticated")
    user = part(capture, "user", _Signed)
    if user is None or said is not (user.id is not None):
        return None
    return "" if user.id is None else str(user.id)


def barrier(capture: Capture) -> UnreadReason | None:
    """Return what stands in the way: a forum may be closed to guests, or to fast visitors."""
    if capture.status == 429:
        return UnreadReason.RATE_LIMITED
    if capture.status == 404:
        return UnreadReason.NOT_THERE
    is_refused = capture.status == 403 and capture.viewpoint is Viewpoint.STRANGER
    if is_refused or urlsplit(capture.url).path == "/login/":
        return UnreadReason.SIGNED_OUT
    return None


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in member's profile."""
    user = part(capture, "user", _Signed)
    if user is None or not user.url.startswith("/u/"):
        return None
    return urljoin(capture.url, user.url).rstrip("/")
