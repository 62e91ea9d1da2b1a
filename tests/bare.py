"""A browser without any guard, for which one server on this computer is every host."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser

from profilecheck.browser.find import find_browser
from profilecheck.browser.launch import driver, needed_flags, without_unused_features

SILENT = (
    # What a browser asks its maker for would be counted on a server that stands for every host.
    # `accounts.google.com/ListAccounts` is a POST, seconds after the start, whatever page is open.
    "--gaia-url=https://127.0.0.1:9",
    "--component-updater=url-source=https://127.0.0.1:9/",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-extensions",
    "--disable-sync",
)


@asynccontextmanager
async def bare_browser(port: int, spki: str, *, beyond: str = "") -> AsyncIterator[Browser]:
    """Start it; `spki` is the hash of the server's key, `beyond` one more resolver rule."""
    rules = f"MAP *:443 127.0.0.1:{port}" + (f" , {beyond}" if beyond else "")
    async with driver() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser().path,
            args=[
                *needed_flags(),
                without_unused_features(),
                *SILENT,
                f"--host-resolver-rules={rules}",
                f"--ignore-certificate-errors-spki-list={spki}",
            ],
        )
        yield browser
        await browser.close()
