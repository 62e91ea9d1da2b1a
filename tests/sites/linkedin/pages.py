"""Builds small LinkedIn pages for the tests, and reads them with the adapter."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

from profilecheck.browser.capture import Capture, ListEnd, Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import School, Workplace
from profilecheck.sites.linkedin import LINKEDIN
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import Page
from profilecheck.vocabulary import Fact, Viewpoint

ME = "amy-carter-leeds"
ROOT = "https://www.linkedin.com"
PROFILE = f"{ROOT}/in/{ME}"
OAKFIELD = Workplace(
    School(
        names=("Oakfield Primary School",),
        email_domains=("oakfield.leeds.sch.uk",),
        phones=("0113 496 0123",),
        town="Leeds",
    )
)


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


def captured(
    html: str,
    *,
    url: str = PROFILE,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    status: int | None = 200,
    list_end: ListEnd = ListEnd.NOT_A_LIST,
    replies: tuple[Reply, ...] = (),
) -> Capture:
    """The page as it was captured."""
    return Capture(
        url=url,
        html=html,
        taken_at=datetime(2026, 3, 4, 12, 0, tzinfo=UTC),
        viewpoint=viewpoint,
        status=status,
        list_end=list_end,
        replies=replies,
    )


def page(page_id: str) -> Page:
    """The adapter's page of that id."""
    return next(p for p in LINKEDIN.pages if p.id == page_id)


def read(
    page_id: str,
    seen: Capture,
    *,
    workplace: Workplace = OAKFIELD,
    account_id: str | None = ME,
    earlier: Iterable[Observed] = (),
) -> tuple[Observed | Unread, ...]:
    """Everything the adapter reads from the page."""
    return read_page(
        LINKEDIN,
        page(page_id),
        seen,
        workplace=workplace,
        account_id=account_id,
        earlier=earlier,
    )


def value(fact: Fact, readings: Sequence[Observed | Unread]) -> Any:
    """The value of the one reading of `fact`, which must be an observation."""
    (only,) = [r for r in readings if r.fact is fact]
    assert isinstance(only, Observed), only
    return only.value


def reason(fact: Fact, readings: Sequence[Observed | Unread]) -> Any:
    """Why `fact` is unread; it must be, and nothing else is said of it."""
    (only,) = [r for r in readings if r.fact is fact]
    assert isinstance(only, Unread), only
    return only.reason


def texts(fact: Fact, readings: Sequence[Observed | Unread]) -> list[str]:
    """The texts of the entries read for `fact`."""
    return [entry.text for entry in value(fact, readings).entries]


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
