"""Pages the person saved themselves: from a folder of files to a snapshot, without a network.

Every page of a network must belong to one and the same account. What is somebody else's, or does
not show whose it is, is named and not read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from profilecheck import __version__
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.offline import OfflineViewer
from profilecheck.errors import InputError
from profilecheck.files.page import SavedPage
from profilecheck.files.walking import LeftOut, saved_pages
from profilecheck.model import Snapshot, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite
from profilecheck.sources.placing import Sight, placed, profile_of
from profilecheck.sources.profile_pages import AskOwn, ProfilePages, nobody_to_ask
from profilecheck.sources.saved_network import WHOSE_ACCOUNT, SavedNetwork, Used
from profilecheck.sources.unread_pages import NO_VIEWER, NO_VIEWER_IN_A_SINGLE_FILE, is_none_of_ours
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint

__all__ = ["Alone", "FromPages", "Used", "read_alone", "read_pages"]


@dataclass(frozen=True)
class FromPages:
    """The readings of a folder of saved pages, the files used, and why others were left out."""

    snapshot: Snapshot
    used: tuple[Used, ...]
    left_out: tuple[LeftOut, ...]


async def read_pages(
    browser: LaunchedBrowser,
    folder: Path,
    *,
    matcher: SchoolMatcher,
    opening: Callable[[str], None] = lambda file: None,
    exported: Mapping[str, str] | None = None,
    ask: AskOwn = nobody_to_ask,
) -> FromPages:
    """Read every saved page in `folder` as a page of the person's own account.

    `opening` is called with each file's name before it is shown. `exported` are the addresses of
    the profiles that the person's exports are of, by network; `ask` asks whose a profile is that
    nothing else shows to be the person's. Where not one page could be read, the snapshot has no
    account.

    Raises:
        InputError: there is no such folder.
    """
    profiles = ProfilePages(matcher, exported or {}, ask)
    async with OfflineViewer.open(browser) as viewer:
        sights, left_out = await _by_network(viewer, folder, opening, profiles)
    networks = [SavedNetwork(found, matcher) for found in sights.values()]
    accounts = [account for n in networks if (account := n.read()) is not None]
    accounts += profiles.accounts()
    left_out += profiles.left_out
    used = (
        *(used for n in networks for used in n.used),
        *(Used(file, name, title) for file, name, title in profiles.used),
    )
    read_any = any(u.title != WHOSE_ACCOUNT for u in used)
    return FromPages(
        snapshot=Snapshot(
            program=f"profilecheck {__version__}",
            taken_at=datetime.now(UTC),
            accounts=tuple(accounts) if read_any else (),
        ),
        used=used,
        left_out=tuple(_worth_saying(left_out, networks, {u.file for u in used})),
    )


async def _by_network(
    viewer: OfflineViewer, folder: Path, opening: Callable[[str], None], profiles: ProfilePages
) -> tuple[dict[str, list[Sight]], list[LeftOut]]:
    """Return the pages in a folder by their network, and what is none; `profiles` takes its own."""
    sights: dict[str, list[Sight]] = {}
    left_out: list[LeftOut] = []
    for found in saved_pages(folder):
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        opening(found.file)
        if profiles.take(found):
            continue
        try:
            sight = await placed(viewer, found)
        except InputError as error:
            left_out.append(LeftOut(found.file, error.says))
        else:
            sights.setdefault(sight.site.id, []).append(sight)
    return sights, left_out


@dataclass(frozen=True)
class Alone:
    """What one saved page tells where it is the only one.

    `site` is None where it is no network's. `outcomes` are, of each fact and viewpoint, whether it
    was read, or the reason why not; `why` is why the page, or a part of it, was not used. `own` are
    the words that the signed-in person is known by.
    """

    site: OpenSite | None
    titles: tuple[str, ...]
    why: tuple[str, ...]
    outcomes: frozenset[tuple[Fact, Viewpoint, str]]
    own: tuple[str, ...]

    @property
    def told(self) -> tuple[object, ...]:
        """All that must be the same for two pages to read to the same reasons."""
        return (self.site and self.site.id, self.titles, self.why, self.outcomes)


async def read_alone(viewer: OfflineViewer, saved: SavedPage) -> Alone:
    """Read one saved page as if it were the only one, for somebody whose school is not known."""
    try:
        sight = await placed(viewer, saved)
    except InputError as error:
        # A sample is never a single file of a browser: what is missing is the same in both.
        why = NO_VIEWER if str(error) == NO_VIEWER_IN_A_SINGLE_FILE else str(error)
        return Alone(None, (), (why,), frozenset(), ())
    network = SavedNetwork([sight], SchoolMatcher(None))
    account = network.read()
    readings = account.readings if account else ()
    return Alone(
        site=sight.site,
        titles=tuple(used.title for used in network.used),
        why=tuple(str(out.why) for out in network.left_out),
        outcomes=frozenset(
            (r.fact, r.viewpoint, r.reason.value if isinstance(r, Unread) else "read")
            for r in readings
            # That a text names a school is in the very words that must not be shown.
            if not (isinstance(r, Unread) and r.reason is UnreadReason.SCHOOL_NAMED)
        ),
        own=(sight.signed_in, _last_part(profile_of(sight) or "")),
    )


def _last_part(address: str) -> str:
    return urlsplit(address).path.rstrip("/").rpartition("/")[2]


def _worth_saying(
    left_out: Iterable[LeftOut], networks: Iterable[SavedNetwork], used: Collection[str]
) -> Iterator[LeftOut]:
    """Yield what was left out, but for other pages in a recording that was of use."""
    named = [*left_out, *(out for network in networks for out in network.left_out)]
    yield from (out for out in named if out.file not in used or not is_none_of_ours(out.why))
