"""A page that could not be read, as a sample to share: masked, and still read to the same reasons.

Nobody sends it anywhere: it is a file, which the person looks through first.
"""

import json
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.dom import lines
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.files.walking import pages_in
from profilecheck.sites.known_words import known_words
from profilecheck.sites.site import OpenSite
from profilecheck.sources.masking import Mask
from profilecheck.sources.saved_pages import Alone, read_alone
from profilecheck.storage import write_private

__all__ = ["Sample", "make_sample"]


@dataclass(frozen=True)
class Sample:
    """A masked page: what the file holds and what its name ends in, and what it shows.

    `kept` are the wordings that stayed as they were, `shown` the lines of text that can be seen,
    `not_read` how many facts could not be read from it.
    """

    content: str
    suffix: str
    kept: tuple[str, ...]
    shown: tuple[str, ...]
    not_read: int


async def make_sample(browser: LaunchedBrowser, site: OpenSite, path: Path) -> Sample:
    """Mask the page of `site` in a file.

    Raises:
        InputError: the file is no page of `site`, or what is wrong with it was in what is personal.
    """
    pages = pages_in(path)
    async with OfflineViewer.open(browser) as viewer:
        read = [(page, await read_alone(viewer, page)) for page in pages]
        own = [(page, alone) for page, alone in read if alone.site and alone.site.id == site.id]
        nobodys = [(page, alone) for page, alone in read if alone.site is None]
        if not own and not nobodys:
            others = next(alone.site.name for _, alone in read if alone.site)
            raise InputError(f"{path.name}: this is a page of {others}, not of {site.name}.")
        page, before = (own or nobodys)[0]
        sample = await _masked(viewer, site, page, before)
        if (await _read_again(viewer, sample)).told != before.told:
            raise InputError(
                f"{path.name}: with its personal parts masked, this page is read in another way. "
                "So a sample of it would be of no use, and none was made. Describe the page in "
                "your own words instead."
            )
    return sample


async def _masked(viewer: OfflineViewer, site: OpenSite, page: SavedPage, before: Alone) -> Sample:
    mask = Mask(known_words(site), site.policy, before.own)
    html = await viewer.rendered(page.html, page.url, page.styles)
    frames = [
        (frame.url, await viewer.rendered(frame.html, frame.url, page.styles))
        for frame in page.frames
        if frame.url
    ]
    masked = mask.page(page, html, frames)
    content, suffix = _as_file(replace(masked, saved_at=datetime.now(UTC)))
    texts = [masked.html, *(frame.html for frame in masked.frames)]
    return Sample(
        content=content,
        suffix=suffix,
        kept=tuple(sorted(mask.kept, key=str.casefold)),
        shown=tuple(line.text for text in texts for line in lines(LexborHTMLParser(text)))
        or tuple(reply.body for reply in masked.replies),
        not_read=sum(how != "read" for _, _, how in before.outcomes),
    )


async def _read_again(viewer: OfflineViewer, sample: Sample) -> Alone:
    """Read the sample as whoever gets the file does."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_private(Path(folder) / f"sample{sample.suffix}", sample.content)
        return await read_alone(viewer, pages_in(file)[0])


def _as_file(page: SavedPage) -> tuple[str, str]:
    """Return a page as the text of a file, and what the file's name ends in."""
    if page.replies or page.frames:
        if not page.html and not page.url and len(page.replies) == 1:
            return page.replies[0].body, ".json"
        return json.dumps(_recording(page), indent=1, ensure_ascii=False), ".har"
    beginning, _, rest = page.html.partition(">")
    saved_from = f"\n<!-- saved from url=({len(page.url):04}){page.url} -->\n" if page.url else ""
    return f"{beginning}>{saved_from}{rest}", ".html"


def _recording(page: SavedPage) -> dict[str, Any]:
    """Return a page with its answers as a recording. Source: HAR 1.2."""
    at = page.saved_at.isoformat(timespec="seconds")
    documents = [(page, "document")] if page.html else []
    documents += [(frame, "iframe") for frame in page.frames]
    entries = [
        _entry(at, SavedReply("GET", p.url, {"sec-fetch-dest": to}, None, p.status or 200, p.html))
        for p, to in documents
    ]
    entries += [_entry(at, reply, "application/json") for reply in page.replies]
    creator = {"name": "profilecheck sample", "version": "1"}
    return {"log": {"version": "1.2", "creator": creator, "entries": entries}}


def _entry(at: str, reply: SavedReply, kind: str = "text/html") -> dict[str, Any]:
    request: dict[str, Any] = {
        "method": reply.method,
        "url": reply.url,
        "headers": [{"name": n, "value": v} for n, v in reply.headers.items()],
    }
    if reply.sent is not None:
        request["postData"] = {
            "mimeType": reply.headers.get("content-type", ""),
            "text": reply.sent.decode(),
        }
    return {
        "pageref": "sample",
        "startedDateTime": at,
        "request": request,
        "response": {"status": reply.status, "content": {"mimeType": kind, "text": reply.body}},
    }
