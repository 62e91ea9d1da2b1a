"""The planting law: what says where a person works is found, wherever it stands on their pages.

The school's name, its e-mail address or web address, and its number are put in turn into every
spot of every page of somebody who has nothing to put right. The page is read and judged anew, and
each planting comes to one of these (`Came`):

- *found*: a clause that looks for the school has a finding that it did not have before, which
  is not in order or is left to the person; or “Where you work” says that somebody sees it.
- *not in order*: such a clause now says that it could not tell; or something that the page told
  before is not told any more.
- *within*: the page says who sees that very place, and they are those whom the clauses allow:
  friends for the school's name, the person alone for its address and its number.
- *unread*: the page was not read before either (a stranger is asked to sign in), so that nothing
  on it is in order.
- *green*: none of these. The clauses say what they said before, and what was in order stays in
  order, although what stands there contradicts it. There must be none.

Some spots are not what others see of the person. They are left out by one of four reasons
(`LeftOut`), and counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from profilecheck.browser.capture import Capture
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.checks import NoWorkContact, SchoolNotNamed
from profilecheck.conformance.spots import Place, Put, Spot, spots_of_page
from profilecheck.judge import judge
from profilecheck.model import Answers, Entries, Entry, Observed, Report, Snapshot, Unread
from profilecheck.school import School, Workplace
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import Page, Site
from profilecheck.sites.unplaced import shows_person
from profilecheck.sources.gathering import Gathering
from profilecheck.vocabulary import Audience, Circle, Fact, FactKind, Outcome, Reach, Viewpoint

__all__ = ["Came", "Figures", "Green", "LeftOut", "Owner", "PageSeen", "Planting", "plant"]

_TODAY = date(2026, 11, 23)
_Readings = tuple[Observed | Unread, ...]
_FRIENDS_FACTS = frozenset({Fact.FRIENDS_COUNT, Fact.FRIENDS_AUDIENCE, Fact.FRIENDS_AT_EMPLOYER})


class Came(StrEnum):
    """What came of a planting."""

    FOUND = "found"
    NOT_IN_ORDER = "not in order"
    WITHIN = "within"
    UNREAD = "unread"
    GREEN = "green"


class LeftOut(StrEnum):
    """Why nothing is planted in a spot."""

    SETTING = "on a page of settings, which only the person opens"
    """Its words are the network's. Only a work address is planted where the address to sign in with
    is told: even there it is not to be the school's."""
    OTHERS = "in a list of other people"
    """What stands there is theirs. The head of the profile stands on the profile's own page too."""
    BESIDE = "beside the page, where networks suggest other people"
    UNSEEN = "in code, or not shown"
    """No person sees it. The data that a page carries is planted, wherever it stands."""


@dataclass(frozen=True)
class Owner:
    """Whose pages they are."""

    profile: str
    account_id: str | None
    session: str = ""


@dataclass(frozen=True)
class PageSeen:
    """A page of a network as it was captured."""

    page: Page
    capture: Capture


@dataclass(frozen=True)
class Planting:
    """What is put somewhere: in a text, and where a link leads."""

    kind: str
    text: str
    link: str


@dataclass(frozen=True)
class Green:
    """A planting that nothing says anything about."""

    network: str
    page: str
    viewpoint: str
    spot: str
    planted: str
    how: Put

    def __str__(self) -> str:
        return (
            f"{self.network} {self.page} ({self.viewpoint}): the school's {self.planted} "
            f"{self.how} of what stands at {self.spot} changes nothing"
        )


@dataclass
class Figures:
    """What was counted, by page and viewpoint; and the plantings that must not be."""

    came: Counter[tuple[str, str, Came]] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str, LeftOut]] = field(default_factory=Counter)
    greens: list[Green] = field(default_factory=list)

    @property
    def planted(self) -> int:
        """How many plantings there were."""
        return self.came.total()

    def lines(self) -> Iterator[str]:
        """Yield a line for each page and viewpoint, and one for each reason to leave out."""
        pages = dict.fromkeys((p, v) for p, v, _ in (*self.came, *self.left_out))
        for page, viewpoint in pages:
            counts = [f"{c} {n}" for c in Came if (n := self.came[page, viewpoint, c])]
            out = sum(self.left_out[page, viewpoint, reason] for reason in LeftOut)
            yield f"{page} ({viewpoint}): {', '.join([*counts, f'left out {out}'])}"
        for reason in LeftOut:
            count = sum(n for (*_, why), n in self.left_out.items() if why is reason)
            yield f"left out {reason}: {count}"


def plantings_of(school: School) -> tuple[Planting, ...]:
    """What tells that a person works at `school`, which has an address and a number."""
    domain, number = school.email_domains[0], school.phones[0]
    return (
        Planting("name", school.names[0], f"https://www.{domain}/"),
        Planting("address", f"office@{domain}", f"mailto:office@{domain}"),
        Planting("number", number, f"tel:{number.replace(' ', '')}"),
    )


def plant(
    site: Site,
    owner: Owner,
    pages: Iterable[PageSeen],
    school: School,
    only: Iterable[str] | None = None,
) -> Figures:
    """Plant all of `plantings_of(school)` in every spot of `pages`, which are in the site's order.

    `only` are the pages to plant in by their ids: all where it is None.
    """
    law = _Law(site, owner, tuple(pages), school)
    figures = Figures()
    for at, seen in enumerate(law.pages):
        if only is None or seen.page.id in only:
            for spot in spots_of_page(seen.capture):
                law.plant(at, spot, figures)
    return figures


def _left_out(page: Page, spot: Spot[Capture], planting: Planting) -> LeftOut | None:
    if spot.place in (Place.CODE, Place.HIDDEN):
        return LeftOut.UNSEEN
    if spot.place is Place.BESIDE:
        return LeftOut.BESIDE
    if shows_person(page):
        return None
    if page.belongs_to_owner or not _FRIENDS_FACTS.isdisjoint(page.promises):
        return LeftOut.OTHERS
    signs_in = planting.kind == "address" and Fact.ACCOUNT_EMAIL in page.promises
    return None if signs_in else LeftOut.SETTING


def _entries(readings: Iterable[Observed | Unread]) -> Iterator[Entry]:
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            yield from reading.value.entries


class _Law:
    """The pages of one person on one network, read and judged; and again with one changed."""

    def __init__(
        self, site: Site, owner: Owner, pages: tuple[PageSeen, ...], school: School
    ) -> None:
        self.pages = pages
        self._site = site
        self._owner = owner
        self._school = school
        self._workplace = Workplace(school)
        self._checklist = _looking_for_school(load_checklist())
        self._plantings = plantings_of(school)
        self._known: dict[int, list[tuple[_Readings, Came | None]]] = {}
        self._told = self._read_from(0, {})
        self._report = self._judged(self._told)
        self._before = self._findings(self._report)

    def plant(self, at: int, spot: Spot[Capture], figures: Figures) -> None:
        """Plant everything in one spot, and count what came of it."""
        page, viewpoint = self.pages[at].page, self.pages[at].capture.viewpoint.value
        for planting, how, text in self._ways(spot):
            if reason := _left_out(page, spot, planting):
                figures.left_out[page.id, viewpoint, reason] += 1
                continue
            came = self._came_of(at, spot.put(text, how), planting)
            figures.came[page.id, viewpoint, came] += 1
            if came is Came.GREEN:
                where = f"{spot.part} {spot.kind} {spot.name}"
                figures.greens.append(
                    Green(self._site.id, page.id, viewpoint, where, planting.kind, how)
                )

    def _ways(self, spot: Spot[Capture]) -> Iterator[tuple[Planting, Put, str]]:
        """What to put there and how: a link only leads somewhere else, and is no text."""
        for planting in self._plantings:
            if spot.name.endswith("@href") or spot.stands.startswith("http"):
                yield planting, Put.INSTEAD, planting.link
            else:
                yield from ((planting, how, planting.text) for how in Put)

    def _came_of(self, at: int, capture: Capture, planting: Planting) -> Came:
        new = self._read(at, capture, self._told)
        if came := self._change(at, new):
            return came
        if _is_within(new, planting):
            return Came.WITHIN
        return Came.GREEN if _observed(self._told[at]) else Came.UNREAD

    def _change(self, at: int, new: _Readings) -> Came | None:
        """What changed in the report. Judged once for readings that are alike: most are."""
        known = self._known.setdefault(at, [])
        for readings, came in known:
            if readings == new:
                return came
        came = self._judged_change(at, new)
        known.append((new, came))
        return came

    def _judged_change(self, at: int, new: _Readings) -> Came | None:
        before = self._told[at]
        if new == before:
            return None
        told = {**self._told, at: new}
        if _tells_others(new) != _tells_others(before):
            # What later pages tell may rest on it.
            told = self._read_from(at + 1, {n: r for n, r in told.items() if n <= at})
        report = self._judged(told)
        fresh = {outcome for *_, outcome in self._findings(report) - self._before}
        if fresh & {Outcome.NOT_MET, Outcome.YOUR_CALL} or self._newly_seen(report):
            return Came.FOUND
        untold = _observed(before) - _observed(new)
        still_untold = self._not_told(report) & _newly_unread(before, new)
        if Outcome.COULD_NOT_TELL in fresh or untold or still_untold:
            return Came.NOT_IN_ORDER
        return None

    def _read_from(self, first: int, told: Mapping[int, _Readings]) -> dict[int, _Readings]:
        read = dict(told)
        for at in range(first, len(self.pages)):
            read[at] = self._read(at, self.pages[at].capture, read)
        return read

    def _read(self, at: int, capture: Capture, told: Mapping[int, _Readings]) -> _Readings:
        eyes = capture.viewpoint
        earlier = (
            r
            for n, readings in told.items()
            if n < at and self.pages[n].capture.viewpoint is eyes
            for r in readings
            if isinstance(r, Observed)
        )
        return read_page(
            self._site,
            self.pages[at].page,
            capture,
            workplace=self._workplace,
            account_id=self._owner.account_id,
            session=self._owner.session,
            earlier=earlier,
        )

    def _judged(self, told: Mapping[int, _Readings]) -> Report:
        gathering = Gathering(self._site)
        gathering.belongs_to(self._owner.profile)
        for at, readings in told.items():
            seen = self.pages[at]
            gathering.add(seen.page, seen.capture.viewpoint, readings)
        snapshot = Snapshot(
            program="profilecheck",
            taken_at=self.pages[0].capture.taken_at,
            accounts=(gathering.account(),),
        )
        return judge(snapshot, self._checklist, self._school, Answers(), _TODAY)

    def _findings(self, report: Report) -> set[tuple[str, str, tuple[Fact, ...], str, Outcome]]:
        return {
            (clause.id, finding.check, finding.facts, finding.says, finding.outcome)
            for clause in report.clauses
            for finding in clause.findings
            if finding.network
        }

    def _not_told(self, report: Report) -> set[Fact]:
        """The facts of which the clauses that look for the school could not tell."""
        found = self._findings(report)
        return {f for *_, facts, _, o in found if o is Outcome.COULD_NOT_TELL for f in facts}

    def _newly_seen(self, report: Report) -> bool:
        return _others_see_work(report) and not _others_see_work(self._report)


def _looking_for_school(checklist: Checklist) -> Checklist:
    """The clauses that look for the school, and no others."""
    looks = SchoolNotNamed | NoWorkContact
    looking = (c for c in checklist.clauses if any(isinstance(k, looks) for k in c.checks))
    return checklist.model_copy(update={"clauses": tuple(looking)})


def _others_see_work(report: Report) -> bool:
    rows = (row for row in report.matrix if Fact.PROFILE_EMPLOYER in row.facts)
    reaches = (r for row in rows for c, r in row.reach.items() if c is not Circle.ME)
    return any(r in (Reach.YES, Reach.SOME) for r in reaches)


def _tells_others(readings: _Readings) -> list[object]:
    """What is told but for what is listed: readers of later pages rest on no more."""
    return [(r.fact, getattr(r, "value", None)) for r in readings if not _is_listed(r.fact)]


def _is_listed(fact: Fact) -> bool:
    return fact.kind is FactKind.ENTRIES


def _observed(readings: _Readings) -> set[Fact]:
    unread = {r.fact for r in readings if isinstance(r, Unread)}
    return {r.fact for r in readings if isinstance(r, Observed)} - unread


def _newly_unread(before: _Readings, new: _Readings) -> set[Fact]:
    return {r.fact for r in new if isinstance(r, Unread) and r not in before}


def _is_within(readings: _Readings, planting: Planting) -> bool:
    limit = Audience.FRIENDS if planting.kind == "name" else Audience.ONLY_ME
    listed = (
        (r.fact, e)
        for r in readings
        if isinstance(r, Observed) and r.viewpoint is Viewpoint.OWNER
        for e in _entries([r])
    )
    return any(
        (planting.text in f"{e.text} {e.detail}" or planting.link in e.text)
        and e.audience is not None
        and e.audience <= (Audience.FRIENDS if fact is Fact.POSTS_TO_REREAD else limit)
        for fact, e in listed
    )
