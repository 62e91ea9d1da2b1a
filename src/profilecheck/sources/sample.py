"""A page that could not be read, as a sample to share: masked, and still read to the same reasons.

Nobody sends it anywhere: it is a file, which the person looks through first.
"""

import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from profilecheck.browser.capture import Capture, Frame, ListEnd, breaks_off
from profilecheck.browser.dom import lines
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage
from profilecheck.files.walking import pages_in
from profilecheck.model import Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.calling import UnreadablePageError
from profilecheck.sites.known_words import known_words
from profilecheck.sites.reading import read_home, try_page
from profilecheck.sites.saved import identity_of, list_end
from profilecheck.sites.site import Identity, OpenSite, Page
from profilecheck.sources.masking import Mask
from profilecheck.sources.one_page import SeenPage
from profilecheck.sources.recorded import as_file, as_saved, named_replies
from profilecheck.sources.saved_pages import Alone, read_alone
from profilecheck.storage import write_private
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["Sample", "Told", "make_sample", "sample_of", "told_by_page"]

_READ_IN_ANOTHER_WAY = (
    "{page}: with its personal parts masked, this page is read in another way. So a sample of it "
    "would be of no use, and none was made. Describe the page in your own words instead."
)


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
            raise InputError(_READ_IN_ANOTHER_WAY.format(page=path.name))
    return sample


async def _masked(viewer: OfflineViewer, site: OpenSite, page: SavedPage, before: Alone) -> Sample:
    mask = Mask(known_words(site), site.policy, before.own)
    html = await viewer.rendered(page.html, page.url, page.styles)
    frames = [
        (frame.url, await viewer.rendered(frame.html, frame.url, page.styles))
        for frame in page.frames
        if frame.url
    ]
    not_read = sum(how != "read" for _, _, how in before.outcomes)
    return _as_sample(mask, mask.page(page, html, frames, datetime.now(UTC)), not_read)


def _as_sample(mask: Mask, masked: SavedPage, not_read: int) -> Sample:
    content, suffix = as_file(masked)
    texts = [masked.html, *(frame.html for frame in masked.frames)]
    return Sample(
        content=content,
        suffix=suffix,
        kept=tuple(sorted(mask.kept, key=str.casefold)),
        shown=tuple(line.text for text in texts for line in lines(LexborHTMLParser(text)))
        or tuple(reply.body for reply in masked.replies),
        not_read=not_read,
    )


async def _read_again(viewer: OfflineViewer, sample: Sample) -> Alone:
    """Read the sample as whoever gets the file does."""
    return await read_alone(viewer, _as_found(sample))


def _as_found(sample: Sample) -> SavedPage:
    """Return the page that is in the sample's file."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_private(Path(folder) / f"sample{sample.suffix}", sample.content)
        return pages_in(file)[0]


# A page that is open, and in no file


def sample_of(seen: SeenPage) -> Sample:
    """Mask a page that was just seen; nothing of it is written before it is masked.

    The sample is read by the page's own reader, as the page is: that a saved page proves no state
    of a box, and not always whose it is, does not count here.

    Raises:
        InputError: what is wrong with the page was in what is personal.
    """
    site, capture = seen.site, seen.capture
    # What the guard stopped is in no page.
    before = _told(seen, replace(capture, blocked=()))
    mask = Mask(known_words(site), site.policy, seen.own)
    frames = ((frame.url, frame.html) for frame in capture.frames)
    saved = as_saved(capture, site.policy)
    masked = mask.page(saved, capture.html, frames, datetime.now(UTC))
    sample = _as_sample(mask, masked, before.not_read)
    if _told(seen, _seen_again(seen, _as_found(sample))) != before:
        title = seen.page.title if seen.page else site.name
        raise InputError(_READ_IN_ANOTHER_WAY.format(page=title))
    return sample


@dataclass(frozen=True)
class Told:
    """What one page tells: why nothing on it could be read, and of each fact how that went."""

    problem: UnreadReason | None
    outcomes: frozenset[tuple[Fact, str]] = frozenset()

    @property
    def not_read(self) -> int:
        """How much the page itself did not tell."""
        told = [how for _, how in self.outcomes if how not in ("read", UnreadReason.NEEDS_SCHOOL)]
        return len(told) or int(self.problem is not None)


def _told(seen: SeenPage, capture: Capture) -> Told:
    if seen.page is None:
        return Told(read_home(seen.site, capture).problem)
    return told_by_page(seen.site, seen.page, capture)


def told_by_page(site: OpenSite, page: Page, capture: Capture) -> Told:
    """Read a page as somebody whose school is not known, by what it says itself of whose it is."""
    try:
        who = identity_of(site, capture)
    except UnreadablePageError:
        who = Identity()
    read = try_page(
        site,
        page,
        capture,
        matcher=SchoolMatcher(None),
        account_id=who.signed_in or None,
        session=who.session,
    )
    told = ((r.fact, r.reason.value if isinstance(r, Unread) else "read") for r in read.readings)
    # That a text names a school is in the very words that must not be shown.
    return Told(read.problem, frozenset(one for one in told if one[1] != UnreadReason.SCHOOL_NAMED))


def _seen_again(seen: SeenPage, found: SavedPage) -> Capture:
    """Return the page of a sample's file as it would be seen live, with its boxes as they stood."""
    site, page = seen.site, seen.page
    again = replace(
        seen.capture,
        url=found.url,
        requested_url=found.url,
        html=found.html,
        frames=tuple(Frame(frame.url, frame.html) for frame in found.frames),
        replies=tuple(named_replies(site.policy, found.replies)),
        list_end=ListEnd.NOT_A_LIST,
        blocked=(),
        broke_off=breaks_off(found.html),
    )
    return replace(again, list_end=list_end(site, page, again)) if page else again
