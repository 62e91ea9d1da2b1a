"""The pages of one person on one network, read as an audit reads them; and again, some changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from profilecheck.browser.capture import Capture
from profilecheck.model import Account, Observed, Unread
from profilecheck.school import School, SchoolMatcher
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sources.gathering import Gathering

__all__ = ["OwnPages", "Owner", "PageSeen", "Readings"]

Readings = tuple[Observed | Unread, ...]


@dataclass(frozen=True)
class Owner:
    """The person whose pages they are."""

    profile: str
    account_id: str | None
    session: str = ""


@dataclass(frozen=True)
class PageSeen:
    """A page of a network as it was captured."""

    page: Page
    capture: Capture


class OwnPages:
    """Pages in the order of an audit: what a page told is known to the pages after it."""

    def __init__(
        self, site: OpenSite, owner: Owner, seen: tuple[PageSeen, ...], school: School
    ) -> None:
        self.seen = seen
        self._site = site
        self._owner = owner
        self._matcher = SchoolMatcher(school)

    def read_from(
        self, first: int, known: Mapping[int, Readings], changed: Mapping[int, Capture]
    ) -> dict[int, Readings]:
        """Return what every page tells, by its place: those before `first` as `known`.

        `changed` are captures in place of the pages' own.
        """
        read = dict(known)
        for at in range(first, len(self.seen)):
            read[at] = self.read(at, changed.get(at, self.seen[at].capture), read)
        return read

    def read(self, at: int, capture: Capture, known: Mapping[int, Readings]) -> Readings:
        """Return what `capture` tells in the place `at`, where the pages before it told `known`."""
        earlier = (
            r
            for n, readings in known.items()
            if n < at and self.seen[n].capture.viewpoint is capture.viewpoint
            for r in readings
        )
        return read_page(
            self._site,
            self.seen[at].page,
            capture,
            matcher=self._matcher,
            account_id=self._owner.account_id,
            session=self._owner.session,
            earlier=earlier,
        )

    def account(self, by_page: Mapping[int, Readings]) -> Account:
        """Return what an audit would keep of these readings."""
        gathering = Gathering(self._site)
        gathering.belongs_to(self._owner.profile)
        for at, readings in by_page.items():
            seen = self.seen[at]
            gathering.add(seen.page, seen.capture.viewpoint, readings)
        return gathering.account()
