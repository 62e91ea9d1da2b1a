"""Builds small LinkedIn pages for the tests, and reads them with the adapter."""

import json
from functools import partial
from html import escape
from typing import Any

from profilecheck.browser.capture import Capture
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.vocabulary import Viewpoint
from tests.sites.readings import capture_of, page_of, read_from

ME = "amy-carter-leeds"
ROOT = "https://www.linkedin.com"
PROFILE = f"{ROOT}/in/{ME}"


def me(vanity: str = ME) -> str:
    """The data that says who is signed in, as older pages carry it."""
    urn = "urn:li:fs_miniProfile:ACoAA1"
    data = {
        "data": {"*miniProfile": urn, "$type": "com.linkedin.voyager.common.Me"},
        "included": [
            {
                "publicIdentifier": vanity,
                "entityUrn": urn,
                "$type": "com.linkedin.voyager.identity.shared.MiniProfile",
            }
        ],
    }
    return f'<code id="bpr-guid-1" style="display:none">{escape(json.dumps(data))}</code>'


def member_page(
    main: str,
    *,
    url: str = PROFILE,
    who: str = ME,
    lang: str = "en",
    title: str = "LinkedIn",
    extra: str = "",
    **more: Any,
) -> Capture:
    """A page for a signed-in member."""
    said = me(who) if who else ""
    html = (
        f'<html lang="{lang}"><head><title>{title}</title></head><body>{said}'
        f'<nav class="global-nav"><a href="/feed/">Home</a></nav><main>{main}</main>{extra}'
        "</body></html>"
    )
    return captured(html, url=url, **more)


captured = partial(capture_of, url=PROFILE)
page = partial(page_of, LINKEDIN)
read = partial(read_from, LINKEDIN, account_id=ME)


def question(path: str, main: str, **more: Any) -> Capture:
    """A settings page."""
    return member_page(f"<section>{main}</section>", url=f"{ROOT}/mypreferences/d/{path}", **more)


def switch(label: str, *, on: bool) -> str:
    """A switch, named by its label element."""
    name = label.split(maxsplit=1)[0].lower()
    checked = " checked" if on else ""
    return (
        f'<div><label for="{name}">{escape(label)}</label>'
        f'<input type="checkbox" role="switch" id="{name}"{checked}></div>'
    )


def choices(label: str, marked: str, *others: str) -> str:
    """A question with radio buttons, of which one is marked."""
    rows = "".join(
        f'<label><input type="radio" name="q"{" checked" if words == marked else ""}>'
        f"<span>{escape(words)}</span><p>An explanation of this.</p></label>"
        for words in (marked, *others)
    )
    return f"<h1>{escape(label)}</h1><fieldset>{rows}</fieldset>"


# The page for strangers


def guest(
    *,
    name: str = "Amy Carter",
    headline: str | None = "Teacher",
    card: str = "",
    sections: str = "",
    subline: str = "<span>131 followers</span> <span>500+ connections</span>",
    lang: str = "en",
    head: str = "",
    vanity: str = ME,
    **more: Any,
) -> Capture:
    """A public profile, in the form it has for somebody who is not signed in."""
    line = f'<h2 class="top-card-layout__headline x">{headline}</h2>' if headline else ""
    html = f"""<html lang="{lang}"><head><meta name="pageKey" content="public_profile_v3_desktop">
    <meta id="config" data-member-id="0"><link rel="canonical" href="{ROOT}/in/{vanity}">{head}
    </head><body><main><section class="top-card-layout x">
    <div class="top-card-layout__entity-info">
    <button><h1 class="top-card-layout__title x">{name}</h1>
    <div class="contextual-sign-in-modal"><h2>Welcome back</h2></div></button>{line}
    <h3 class="top-card-layout__first-subline"><div class="profile-info-subheader">
    <span>Leeds, England</span><span class="before:middot"></span>
    <button>Contact Info<div class="modal"><form><p>Email or phone</p></form></div></button></div>
    <div class="not-first-middot">{subline}</div></h3></div>
    <div class="top-card__links-container">{card}</div></section>{sections}</main></body></html>"""
    return captured(html, viewpoint=Viewpoint.STRANGER, **more)
