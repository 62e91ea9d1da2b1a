"""Pages that the adapter's author saved from an account of their own, to try the readers on.

A folder holds `home.html` and `PAGE.html` for each page (`PAGE` is its id), and the answers that
the page got as `PAGE.OPERATION.json`; either may be missing. What a stranger saw has `stranger.`
before the page's id.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path

from profilecheck.browser.capture import Capture, Reply
from profilecheck.conformance.listing import LISTS
from profilecheck.conformance.planting import Figures, plant
from profilecheck.conformance.readings import Owner, PageSeen
from profilecheck.conformance.settings import SETTINGS
from profilecheck.conformance.trying import Tried
from profilecheck.model import Count, Entries, Observed, Unread, Years
from profilecheck.resources import data_folder
from profilecheck.school import School, SchoolMatcher, load_school
from profilecheck.sites.header import ACCOUNT
from profilecheck.sites.reading import read_home, read_page
from profilecheck.sites.site import OpenSite, Page
from profilecheck.sites.unplaced import shows_person
from profilecheck.vocabulary import Audience, UnreadReason, Viewpoint

__all__ = ["SAVED_RULES", "SavedPages"]

SAVED_RULES: Mapping[str, Callable[[Tried], Iterator[str]]] = {**SETTINGS, **LISTS}
"""What is asked of readers on an author's own pages, each changed in one place."""

_NOBODY = "nobody-of-this-name"
_LANGUAGE = re.compile(r'(<html[^>]*\blang=)["\']?[\w-]+["\']?', re.IGNORECASE)


class _Named:
    """A page, and the places at which it and its answers name the account that it is of."""

    def __init__(self, capture: Capture, account: str) -> None:
        self._capture = capture
        self._own = re.compile(rf"(?<!\w){re.escape(account)}(?!\w)", re.IGNORECASE)

    def __len__(self) -> int:
        texts = (self._capture.html, *(reply.body for reply in self._capture.replies))
        return sum(len(self._own.findall(text)) for text in texts)

    def as_another(self, places: Iterable[int]) -> Capture:
        """Return the page with another account's id at these places, by their numbers."""
        chosen, number = set(places), count()

        def name(found: re.Match[str]) -> str:
            return _NOBODY if next(number) in chosen else found[0]

        html = self._own.sub(name, self._capture.html)
        replies = (replace(r, body=self._own.sub(name, r.body)) for r in self._capture.replies)
        return replace(self._capture, html=html, replies=tuple(replies))

    def address_of_another(self) -> str:
        """Return the page's address with another account's id in it."""
        return self._own.sub(_NOBODY, self._capture.url)


def _said(reading: Observed | Unread) -> str:
    """Return what a reading tells, in a line for the adapter's author."""
    if isinstance(reading, Unread):
        return f"not read, {reading.reason.value}" + f" ({reading.detail})" * bool(reading.detail)
    match reading.value:
        case Entries(entries=entries):
            return "; ".join(entry.text for entry in entries) or "none"
        case Count(count=number, at_least=at_least):
            return f"at least {number}" if at_least else str(number)
        case Years(years=years, at_least=at_least):
            return f"{years}, or more" if at_least else str(years)
        case Audience() as audience:
            return audience.value
        case switch:
            return "yes" if switch else "no"


@dataclass(frozen=True)
class SavedPages:
    """The saved pages of `site` in `folder`; each check yields a sentence for what is not right."""

    site: OpenSite
    folder: Path

    def broken(self) -> Iterator[str]:
        """Every check, one after the other."""
        home = self._capture("home", self.site.header.home_url, Viewpoint.OWNER)
        if home is None:
            yield f"{self.folder} has no home page, so nobody can tell whose pages these are."
            return
        own_home = read_home(self.site, home)
        if own_home.problem is not None:
            yield f"the home page does not tell whose account it is ({own_home.problem})."
            return
        account = own_home.account_id
        yield from self._takes_no_address_for_an_account(home, account)
        for page, capture in self._pages(own_home.profile):
            yield from self._reads_its_own(page, capture, account)
            others = tuple(self._of_somebody_else(page, capture))
            yield from others or self._of_somebody_else_here(page, capture, account)
            if page.belongs_to_owner and capture.viewpoint is Viewpoint.OWNER:
                yield from self._of_somebody_visited(page, capture, account)
            yield from self._in_another_language(page, capture, account)

    def told(self) -> Iterator[str]:
        """Yield a line for each page, and one for each thing that it tells or leaves unread."""
        for read in self._tried.pages if self._tried else ():
            yield read.name
            yield from (f"  {reading.fact.value}: {_said(reading)}" for reading in read.readings)

    def planted(self) -> Figures:
        """Plant a made-up school in every spot of the pages, as `conformance.planting` says.

        Nothing is planted without a home page: nobody knows whose the others are.
        """
        if (owner := self._owner) is None:
            return Figures()
        return plant(self.site, owner, self._seen(owner), self._school)

    def not_kept(self, rule: str) -> Iterator[str]:
        """Yield a sentence for what of `SAVED_RULES[rule]` the readers do not keep to."""
        if self._tried is not None:
            yield from dict.fromkeys(SAVED_RULES[rule](self._tried))

    @cached_property
    def _tried(self) -> Tried | None:
        owner = self._owner
        return Tried(self.site, owner, self._seen(owner), self._school) if owner else None

    @cached_property
    def _owner(self) -> Owner | None:
        home = self._capture("home", self.site.header.home_url, Viewpoint.OWNER)
        own_home = read_home(self.site, home) if home else None
        if own_home is None or own_home.problem is not None:
            return None
        return Owner(own_home.profile, own_home.account_id, own_home.session)

    def _seen(self, owner: Owner) -> list[PageSeen]:
        return [PageSeen(page, capture) for page, capture in self._pages(owner.profile)]

    @property
    def _school(self) -> School:
        return load_school(data_folder("fixtures") / "school.yaml")

    def _pages(self, profile: str) -> Iterator[tuple[Page, Capture]]:
        for viewpoint in Viewpoint:
            for page in (p for p in self._every_page if viewpoint in p.viewpoints):
                prefix = "stranger." if viewpoint is Viewpoint.STRANGER else ""
                address = self.site.address(page, profile)
                if capture := self._capture(f"{prefix}{page.id}", address, viewpoint):
                    yield page, capture

    @property
    def _every_page(self) -> Iterator[Page]:
        """The network's pages, then what it answers to a token."""
        yield from self.site.pages
        if self.site.by_token is not None:
            yield from (p for p in self.site.by_token.site.pages if p not in self.site.pages)

    def _capture(self, name: str, address: str, viewpoint: Viewpoint) -> Capture | None:
        document = self.folder / f"{name}.html"
        answers = sorted(self.folder.glob(f"{name}.*.json"))
        if not document.is_file() and not answers:
            return None
        return Capture(
            url=address,
            html=document.read_text(encoding="utf-8") if document.is_file() else "",
            taken_at=datetime(2026, 1, 1, tzinfo=UTC),
            viewpoint=viewpoint,
            status=200,
            replies=tuple(
                Reply(address, path.stem.rpartition(".")[2], 200, path.read_text(encoding="utf-8"))
                for path in answers
            ),
        )

    def _read(
        self, page: Page, capture: Capture, account: str, school: School | None = None
    ) -> Iterable[Observed | Unread]:
        matcher = SchoolMatcher(school)
        return read_page(self.site, page, capture, matcher=matcher, account_id=account)

    def _reads_its_own(self, page: Page, capture: Capture, account: str) -> Iterator[str]:
        """With a school and without: people and posts are gone through only with one."""
        readings = tuple(self._read(page, capture, account))
        for read in (readings, self._read(page, capture, account, self._school)):
            if any(r.reason is UnreadReason.UNREADABLE for r in read if isinstance(r, Unread)):
                yield f"{page.id} raises an error; the log says of which kind, and in which line."
                return
        if page.promises and not any(isinstance(r, Observed) for r in readings):
            reasons = sorted({r.reason for r in readings if isinstance(r, Unread)})
            yield f"nothing is read on {page.id}: {', '.join(reasons)}."

    def _of_somebody_else(self, page: Page, capture: Capture) -> Iterator[str]:
        """The same page, held to be of another account.

        Some pages are alike for every account: one that is open for whoever is signed in, and names
        nobody, shows that account's own; one that strangers see may be about the whole network.
        """
        if not self._is_of_whoever(page, capture):
            readings = self._read(page, capture, _NOBODY)
            yield from self._nothing(page, readings, "somebody else's page")

    def _of_somebody_else_here(self, page: Page, capture: Capture, account: str) -> Iterator[str]:
        """The person's address, with another account's id wherever the page names theirs.

        A network may show somebody else there: an address is only what was asked for.
        """
        named = _Named(capture, account)
        other = named.as_another(range(len(named)))
        if len(named) and not self._is_of_whoever(page, other):
            readings = self._read(page, other, account)
            yield from self._nothing(page, readings, "a page at this address that is another's")

    def _of_somebody_visited(self, page: Page, capture: Capture, account: str) -> Iterator[str]:
        """Another's page at its own address, which names the person as who is signed in."""
        named = _Named(capture, account)
        tells = set(self._tell_who_is_signed_in(named, range(len(named)), account))
        rest = (place for place in range(len(named)) if place not in tells)
        other = replace(named.as_another(rest), url=named.address_of_another())
        if len(tells) < len(named) and self.site.identity(other).signed_in == account:
            readings = self._read(page, other, account)
            yield from self._nothing(page, readings, "another's page, opened while signed in")

    def _tell_who_is_signed_in(
        self, named: _Named, places: Sequence[int], account: str
    ) -> Iterator[int]:
        """Yield those of the places at which the page has to name the account for its sign-in."""
        if not places or self.site.identity(named.as_another(places)).signed_in == account:
            return
        if len(places) == 1:
            yield places[0]
            return
        half = len(places) // 2
        for part in (places[:half], places[half:]):
            yield from self._tell_who_is_signed_in(named, part, account)

    def _takes_no_address_for_an_account(self, home: Capture, account: str) -> Iterator[str]:
        """Hold the first page to be opened for another account, where addresses can name one.

        A network may show whoever is signed in there, and the address is what somebody typed.
        """
        if not (named := self.site.header.account_home_url):
            return
        shown = read_home(self.site, replace(home, url=named.replace(ACCOUNT, _NOBODY)))
        if shown.account_id not in ("", account):
            yield "the home page is taken for that of whichever account its address names."

    def _is_of_whoever(self, page: Page, capture: Capture) -> bool:
        identity = self.site.identity(capture)
        if identity.owner is not None or identity.signed_in:
            return False
        stranger = capture.viewpoint is Viewpoint.STRANGER
        return not shows_person(page) if stranger else identity.somebody

    def _nothing(
        self, page: Page, readings: Iterable[Observed | Unread], what: str
    ) -> Iterator[str]:
        if seen := {r.fact.value for r in readings if isinstance(r, Observed)}:
            yield f"{page.id} observes {', '.join(sorted(seen))} on {what}."

    def _in_another_language(self, page: Page, capture: Capture, account: str) -> Iterator[str]:
        html, changed = _LANGUAGE.subn(r'\1"tlh"', capture.html, count=1)
        other = replace(capture, html=html)
        if changed and page.rests_on_wording and not page.is_known_by_data(other):
            readings = self._read(page, other, account)
            yield from self._nothing(page, readings, "a page in an unknown language")
