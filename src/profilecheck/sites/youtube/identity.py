"""Whose session and whose channel it is, and why a page cannot be read."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import path_of
from profilecheck.sites.barriers import known_barrier
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Identity
from profilecheck.sites.youtube.channel import channel_id
from profilecheck.sites.youtube.declared import HEADER
from profilecheck.sites.youtube.embedded import documents, objects, settings_in_scripts, text
from profilecheck.sites.youtube.studio import lists_own_videos
from profilecheck.vocabulary import UnreadReason

__all__ = ["barrier", "identity", "own_profile"]

_CHANNEL_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_STUDIO = re.compile(r"^https://studio\.youtube\.com/channel/(UC[A-Za-z0-9_-]{22})(?:[/?]|$)")
_SUBSCRIBE = ("subscribeButton", "subscribeButtonViewModel", "subscribeButtonRenderer")
_GOOGLE_ACCOUNT, _STUDIO_HOST = "myaccount.google.com", "studio.youtube.com"
_AGE_GATE = "channelAgeGateRenderer"
"""What stands where a channel's videos would. Source: a public saved answer of 2025."""
_SOMEBODY_ELSE = "an account that this channel does not belong to"


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is; ids are those of channels.

    A YouTube page says that somebody is signed in, not who. Who it is can be told on two pages:
    the advanced settings name the account's own channel, and a channel offers its owner, and
    nobody else, to manage it. The settings have no owner: they are the account's own, as Studio is.
    All of them, those of the Google account too, name the Google account by the same number.
    """
    if _is_google_account(capture):
        return _google_identity(capture)
    if _host(capture) == _STUDIO_HOST or lists_own_videos(capture):
        return _studio_identity(capture)
    signed_in = _signed_in(capture)
    owner = channel_id(capture)
    if not signed_in:
        return Identity(signed_in=None if signed_in is None else "", owner=owner)
    number, brand = _google_number(capture), _is_brand(capture)
    if owner is None:
        named = _channel_named(capture)
        return Identity(signed_in=named, somebody=True, session=number, switched=brand)
    visitor = _visitor_of(capture, owner)
    return Identity(signed_in=visitor, owner=owner, session=number, switched=brand)


def _google_number(capture: Capture) -> str:
    """Return the number of the Google account, "" where the page says none or several.

    YouTube writes it behind the number of a brand's channel ("brand||account"), or in front of
    nothing ("account||").
    """
    named = {
        stated.strip("|").rpartition("||")[2]
        for stated in settings_in_scripts(capture, "DATASYNC_ID")
    }
    named |= settings_in_scripts(capture, "S06Grb")
    numbers = {name for name in named if name.isdigit()}
    return numbers.pop() if len(numbers) == 1 else ""


def _is_brand(capture: Capture) -> bool:
    """Whether the channel that acts is a brand's, or a second one, of whoever signed in.

    Source: other programs' code, which asks in the name of such a channel by its number.
    """
    stated = settings_in_scripts(capture, "DATASYNC_ID")
    delegated = settings_in_scripts(capture, "DELEGATED_SESSION_ID")
    return bool(delegated - {""}) or any(len(name.strip("|").split("||")) > 1 for name in stated)


def _is_google_account(capture: Capture) -> bool:
    return _host(capture) == _GOOGLE_ACCOUNT


def _host(capture: Capture) -> str:
    try:
        return urlsplit(capture.url).hostname or ""
    except ValueError:
        return ""


def _google_identity(capture: Capture) -> Identity:
    """Every page of the Google account has a link to sign out, or one to sign in."""
    links = [link.attributes.get("href") or "" for link in capture.tree.css("a[href]")]
    signs_out = any("SignOutOptions" in link or "/Logout" in link for link in links)
    signs_in = any("ServiceLogin" in link or "/signin/identifier" in link for link in links)
    return Identity(
        signed_in="" if signs_in and not signs_out else None,
        somebody=signs_out,
        session=_google_number(capture),
    )


def _studio_identity(capture: Capture) -> Identity:
    """Studio shows nobody but whoever manages the channel, and names the channel."""
    named = settings_in_scripts(capture, "CHANNEL_ID")
    channels = {code for code in named if _CHANNEL_ID.fullmatch(code)}
    if _signed_in(capture) is False:
        return Identity(signed_in="")
    return Identity(
        signed_in=channels.pop() if len(channels) == 1 else None,
        somebody=not named and (_signed_in(capture) is True or lists_own_videos(capture)),
        session=_google_number(capture),
        switched=_is_brand(capture),
    )


def _signed_in(capture: Capture) -> bool | None:
    """Whether somebody is signed in; two different answers on one page are no answer."""
    stated = {
        {"true": True, "false": False}.get(v) for v in settings_in_scripts(capture, "LOGGED_IN")
    }
    for document in documents(capture):
        logged_out = dig(document, "responseContext", "mainAppWebResponseContext", "loggedOut")
        if isinstance(logged_out, bool):
            stated.add(not logged_out)
    if not stated:
        # Answers to older programs say it among what YouTube notes for itself.
        stated = {{"1": True, "0": False}.get(v) for d in documents(capture) for v in _noted(d)}
    return stated.pop() if len(stated) == 1 else None


def _noted(document: Mapping[str, Json]) -> Iterator[str]:
    services = dig(document, "responseContext", "serviceTrackingParams")
    for inside in walk(services):
        if inside.get("key") == "logged_in" and (value := text(inside, "value")):
            yield value


def _channel_named(capture: Capture) -> str | None:
    """Return the account's own channel as the advanced settings name it, to be copied."""
    named = {
        code
        for document in documents(capture)
        for link in objects(document, "copyLinkRenderer")
        if (code := text(link, "shortUrl")) and _CHANNEL_ID.fullmatch(code)
    }
    return named.pop() if len(named) == 1 else None


def _visitor_of(capture: Capture, owner: str) -> str | None:
    """Return `owner` where the page offers to manage the channel; others may subscribe to it."""
    heads = [d.get("header") for d in documents(capture)]
    managed = {match[1] for head in heads for match in map(_STUDIO.match, _urls(head)) if match}
    if managed == {owner}:
        return owner
    subscribes = any(True for head in heads for _ in _offers(head))
    return _SOMEBODY_ELSE if subscribes else None


def _urls(head: Json) -> Iterator[str]:
    for endpoint in objects(head, "urlEndpoint"):
        yield text(endpoint, "url") or ""


def _offers(head: Json) -> Iterator[Mapping[str, Json]]:
    return (inside for inside in walk(head) if any(name in inside for name in _SUBSCRIBE))


def barrier(capture: Capture) -> UnreadReason | None:
    """Return why the page cannot be read at all, None where it can."""
    if capture.status == 429:
        return UnreadReason.RATE_LIMITED
    address, is_there = _host(capture) + path_of(capture.url), channel_id(capture) is not None
    if reason := known_barrier(HEADER.barriers, capture, address=address, is_there=is_there):
        return reason
    if _asks_for_consent(capture):
        return UnreadReason.CHALLENGE
    if _asks_for_age(capture):
        return UnreadReason.SIGNED_OUT
    return UnreadReason.NOT_THERE if capture.status == 404 or _is_gone(capture) else None


def _asks_for_consent(capture: Capture) -> bool:
    """Whether the page is the question about cookies, saved under whatever address."""
    form = capture.tree.css_first('form[action^="https://consent."]')
    return form is not None and not documents(capture)


def _asks_for_age(capture: Capture) -> bool:
    """Whether YouTube asks, in place of a channel, to sign in and so show one's age."""
    return channel_id(capture) is None and any(
        True for d in documents(capture) for _ in objects(d.get("contents"), _AGE_GATE)
    )


def _is_gone(capture: Capture) -> bool:
    """Whether YouTube says, in place of a channel, that there is none (removed, or no such)."""
    if channel_id(capture) is not None:
        return False
    return any(
        text(alert, "type") == "ERROR"
        for document in documents(capture)
        for alert in objects(document.get("alerts"), "alertRenderer")
    )


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in account's own channel, as the settings name it."""
    who = identity(capture)
    if not who.signed_in or who.owner not in (None, who.signed_in):
        return None
    return f"https://www.youtube.com/channel/{who.signed_in}"
