"""Builds small MySpace pages for the tests: literal HTML around a literal state."""

import json
from functools import partial
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.model import Evidence, Observed, Unread
from profilecheck.vocabulary import Audience, Fact, Viewpoint
from tests.networks import open_site
from tests.sites.readings import TAKEN, capture_of, page_of, read_from

MYSPACE = open_site("myspace")
ME, SOMEBODY_ELSE = 481500101, 481500999
STRANGER = Viewpoint.STRANGER
PROFILE = "https://myspace.com/amy"


def state(viewer: int = ME, owner: int = -1, **more: Any) -> str:
    """The script with the page's state; -1 stands for nobody."""
    signed_in = viewer > 0
    data = {
        "text": {},
        "profileId": viewer,
        "loginId": viewer + 1 if signed_in else -1,
        "pfc": "Profile" if owner > 0 else "Settings",
        "beaconData": {
            "currentUserLoginId": viewer + 1 if signed_in else None,
            "currentUserProfileId": viewer if signed_in else None,
            "lastLoginUtcDateTime": "1970-01-01T00:00:00.000Z",
            "targetProfileId": owner,
            "currentCultureCode": "en-US",
        },
    }
    if owner > 0:
        data |= {
            "displayProfileId": owner,
            "streamUrl": "/ajax/amy/latest/all",
            "includeInboundStream": False,
        }
    return f"<script>templates={{}};context = {json.dumps(data | more)};config = {{}};</script>"


def document(body: str, script: str = "", *, title: str = "Myspace", lang: str = "") -> str:
    """A whole page; like the real ones it says no language."""
    root = f'<html lang="{lang}">' if lang else '<html class="windows">'
    head = f"<head><title>{title}</title></head>"
    return f"<!DOCTYPE html>{root}{head}<body>{script}{body}</body></html>"


def profile(
    details: str = "",
    stream: str = "",
    *,
    viewer: int = ME,
    owner: int = ME,
    title: str = "Amy Carter (amy) on Myspace",
    **more: Any,
) -> str:
    """A profile's page."""
    return document(
        f'<div id="profileWidget" data-influencer="{owner}"><div id="profileDetails">{details}'
        f'</div></div><div id="stream"><ul>{stream}</ul></div>',
        state(viewer, owner, **more),
        title=title,
    )


def about(text: str) -> str:
    """The place of the text about somebody, with what it says while it is empty."""
    return (
        '<div id="aboutMe"><div data-maxsize="130" '
        'data-place-holder="Write something about yourself." '
        'data-blurred-placeholder="Click here to write something about yourself." '
        f'data-event="profile.edit.aboutMe">{text}</div></div>'
    )


def item(on: str, text: str, attribute: str = "data-datetime", author: str = "/amy") -> str:
    """One item of the stream."""
    return f'<li><a href="{author}">x</a><time {attribute}="{on}"></time><p>{text}</p></li>'


def connect_button(*, private: bool, owner: int = ME) -> str:
    """The button that others see on a profile."""
    return (
        f'<div class="connectButton notReversed tooltips" data-id="{owner}" '
        f'data-title="Amy Carter" data-is-private="{str(private).lower()}"></div>'
    )


def capture(html: str, url: str = PROFILE, **more: Any) -> Capture:
    """The page as it was captured."""
    return capture_of(html, url, **more)


page = partial(page_of, MYSPACE)


def opened(audience: Audience | None) -> tuple[Observed, ...]:
    """What the settings page told of who can open the profile."""
    if audience is None:
        return ()
    evidence = Evidence(url="", page="settings_profile", seen="", at=TAKEN)
    fact = Fact.PROFILE_ACCESS
    return (Observed(fact=fact, network="myspace", value=audience, evidence=evidence),)


def read(
    page_id: str,
    seen: Capture,
    *,
    access: Audience | None = Audience.PUBLIC,
    account_id: str | None = str(ME),
) -> tuple[Observed | Unread, ...]:
    """Everything that the adapter's page told."""
    return read_from(MYSPACE, page_id, seen, account_id=account_id, earlier=opened(access))
