"""The sign-in window, as the person in front of it has it: open, before anything is done in it.

Nothing here is against the clock: the first browser that a computer starts may take a minute.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page

from profilecheck.browser.launch import driver

__all__ = ["page_in_window"]

_PAUSE = 0.05


@asynccontextmanager
async def page_in_window(profiles: Path) -> AsyncIterator[Page]:
    """The page in the one window of a folder of profiles, which stays open afterwards."""
    (profile,) = await asyncio.to_thread(lambda: list(profiles.iterdir()))
    port = int(profile.name.removeprefix("port-"))
    while not await _open(port):  # noqa: ASYNC110 - no event tells what another program does
        await asyncio.sleep(_PAUSE)
    async with driver() as playwright:
        window = await playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}", timeout=0)
        page = window.contexts[0].pages[0]
        page.set_default_timeout(0)
        yield page
        await window.close()


async def _open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
