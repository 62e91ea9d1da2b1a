"""The sign-in window, as the person in front of it has it: open, before anything is done in it."""

import asyncio
from pathlib import Path


async def window_in(profiles: Path) -> str:
    """The address by which the one window of a folder of profiles is reached, once it is open."""
    (profile,) = await asyncio.to_thread(lambda: list(profiles.iterdir()))
    port = int(profile.name.removeprefix("port-"))
    async with asyncio.timeout(60):
        while not await _open(port):
            pass  # the next try waits for the answer to it
    return f"http://127.0.0.1:{port}"


async def _open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
