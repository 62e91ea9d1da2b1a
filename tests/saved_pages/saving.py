"""Saves a made-up person's pages from the replicas, as that person would in a browser."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.async_api import Browser, BrowserContext, Response

from profilecheck.browser.capture import Capture
from profilecheck.replica import Replica
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Viewpoint
from tests.bare import bare_browser
from tests.networks import open_site

SAVED = {
    "facebook": ("profile", "about_work", "about_contact", "settings_find"),
    "x": ("profile", "settings_audience", "settings_contacts", "account"),
    "linkedin": ("profile", "contact_info", "settings_connections"),
    "youtube": ("channel", "google_email"),
    "myspace": ("settings_profile",),
    "mastodon@mastodon.example": ("privacy",),
}
"""The pages that are saved of each network; a stranger's view of the profile comes on top."""

_OWN_LINK = re.compile(r'(<a\b[^>]*?\bhref=")(/[^"]*)"')
"""What a browser writes with its host when it saves a page."""


async def save_person(folder: Path, person: str, networks: Iterable[str]) -> None:
    """Save `SAVED` of `networks` in `folder`: as files in `html` and `mhtml`, recorded in `har`."""
    with Replica() as replica:
        bare = bare_browser(replica.port, replica.spki, beyond="MAP * ~NOTFOUND")
        async with bare as browser, asyncio.TaskGroup() as group:
            for name in networks:  # side by side: a page is mostly waited for
                group.create_task(_save_network(browser, replica, open_site(name), person, folder))


async def _save_network(
    browser: Browser, replica: Replica, network: OpenSite, person: str, folder: Path
) -> None:
    name = network.id.partition("@")[0]
    har = folder / "har" / f"{name}.har"
    context = await browser.new_context(record_har_path=har, record_har_content="embed")
    await context.add_cookies(replica.cookies_for(person, network.id))  # type: ignore[arg-type]
    home = await _save(context, network.header.home_url, folder, f"{name}-home")
    profile = network.own_profile(home) or ""
    for page in network.pages:
        if page.id in SAVED[network.id]:
            await _save(context, network.address(page, profile), folder, f"{name}-{page.id}")
    await context.close()
    stranger = await browser.new_context()
    public = next(p for p in network.pages if p.viewpoints == (Viewpoint.STRANGER,))
    await _save(stranger, network.address(public, profile), folder, f"{name}-{public.id}")
    await stranger.close()


async def _save(context: BrowserContext, address: str, folder: Path, name: str) -> Capture:
    """Open a page as a person does, and save it once it has loaded."""
    page = await context.new_page()
    styles: list[Response] = []
    page.on(
        "response", lambda r: styles.append(r) if r.request.resource_type == "stylesheet" else None
    )
    await page.goto(address, wait_until="networkidle", timeout=0)
    html, url = await page.content(), page.url
    _write_complete(
        folder / "html" / f"{name}.html", html, url, [(s.url, await s.text()) for s in styles]
    )
    session = await context.new_cdp_session(page)
    mhtml = (await session.send("Page.captureSnapshot"))["data"]
    _write(folder / "mhtml" / f"{name}.mhtml", mhtml)
    await page.close()
    return Capture(url=url, html=html, taken_at=datetime.now(UTC))


def _write_complete(path: Path, html: str, url: str, styles: Sequence[tuple[str, str]]) -> None:
    """Write a page as Chrome does ("Webpage, Complete"): its style sheets in a folder beside it."""
    beside = f"{path.stem}_files"
    for number, (address, text) in enumerate(styles):
        _write(path.with_name(beside) / f"{number}.css", text)
        for written in (address, urlsplit(address).path):
            html = html.replace(f'href="{written}"', f'href="./{beside}/{number}.css"')
    html = _OWN_LINK.sub(lambda m: f'{m[1]}{urljoin(url, m[2])}"', html)
    saved_from = f"<!-- saved from url=({len(url):04d}){url} -->"
    _write(path, html.replace("<html", f"\n{saved_from}\n<html", 1))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
