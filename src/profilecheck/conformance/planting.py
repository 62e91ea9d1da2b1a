"""The planting law: where a person works is found, wherever it is written on their pages.

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
  order, although what is planted there contradicts it. There must be none.

Some spots are not what others see of the person. They are left out by one of four reasons
(`LeftOut`), and counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from profilecheck.browser.capture import Capture
from profilecheck.checklist import Checklist, load_checklist
from profilecheck.checks import NoWorkContact, SchoolNotNamed
from profilecheck.conformance.readings import Owner, OwnPages, PageSeen, Readings
from profilecheck.conformance.spots import Place, Put, Spot, spots_of_file, spots_of_page
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    Answers,
    Entries,
    Entry,
    Observed,
    Reading,
    Report,
    Snapshot,
    Unread,
)
from profilecheck.school import School, SchoolMatcher
from profilecheck.sites.site import OpenSite, Page, Site
from profilecheck.sites.unplaced import shows_person
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Circle, Fact, FactKind, Outcome, Reach, Viewpoint

__all__ = [
    "Came",
    "Figures",
    "Green",
    "LeftOut",
    "Planting",
    "plant",
    "plant_in_export",
]

_Where = TypeVar("_Where")
_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_EXPORT = "export"
_OTHERS_WORDS = re.compile(
    r"/(?:your_)?friends\.json|Connections\.csv|/follow(?:er|ing)\.js|contacts?\.|address_book"
    r"|re_tagged_in\.json"
    r"|family_members\.name$",
    re.IGNORECASE,
)
"""Files of an export that list other people, and the field that has a relative's name."""
_NETWORKS_FIELDS = re.compile(
    r"(?:\b(?:date|on|visibility|privacy|timestamp|confirmed|primary|action|id|sharelink|mediaurl)"
    r"|_at|At|_id|Id|Date|^title|joined(?:_v2)?\.title|userInfo\.userName)$",
    re.IGNORECASE,
)
"""Fields of exports by the end of their names. `title` is Facebook's sentence of what was done."""
_SIGN_IN_FIELDS = re.compile(r"(?:account\.email|emails?\.(?:emails|value)|Email Address)$")
_FRIENDS_FACTS = frozenset({Fact.FRIENDS_COUNT, Fact.FRIENDS_AUDIENCE, Fact.FRIENDS_AT_EMPLOYER})


class Came(StrEnum):
    """The outcome of a planting."""

    FOUND = "found"
    NOT_IN_ORDER = "not in order"
    WITHIN = "within"
    UNREAD = "unread"
    GREEN = "green"


class LeftOut(StrEnum):
    """Why nothing is planted in a spot."""

    SETTING = "on a page of settings, which only the person opens"
    """Its words are the network's. Only a work address is planted where the address to sign in with
    is shown: even there it is not to be the school's."""
    OTHERS = "in a list of other people"
    """It is theirs. The head of the profile is on the profile's own page too."""
    BESIDE = "beside the page, where networks suggest other people"
    UNSEEN = "in code, or not shown"
    """No person sees it. The data that a page carries is planted, wherever it is."""
    NETWORKS = "in an export, what the network notes itself: a day, an id, a choice, a sentence"
    """No person wrote it, and no person can read it on the network."""


@dataclass(frozen=True)
class Planting:
    """A sign of the school to plant: as a text, and as the target of a link."""

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
    """The outcomes counted, by page and viewpoint; and the plantings that nothing noticed."""

    came: Counter[tuple[str, str, Came]] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str, LeftOut]] = field(default_factory=Counter)
    greens: list[Green] = field(default_factory=list)

    @property
    def planted(self) -> int:
        """The number of plantings."""
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
    """Return signs that a person works at `school`, which has an address and a number."""
    domain, number = school.email_domains[0], school.phones[0]
    return (
        Planting("name", school.names[0], f"https://www.{domain}/"),
        Planting("address", f"office@{domain}", f"mailto:office@{domain}"),
        Planting("number", number, f"tel:{number.replace(' ', '')}"),
    )


def plant(
    site: OpenSite,
    owner: Owner,
    pages: Iterable[PageSeen],
    school: School,
    only: Iterable[str] | None = None,
    *,
    brief: bool = False,
) -> Figures:
    """Plant all of `plantings_of(school)` in every spot of `pages`, which are in the site's order.

    `only` are the pages to plant in by their ids: all where it is None. `brief` takes one spot of
    each page for all that are named alike, and puts one or two of the six plantings there, in turn:
    the name, and at every second one the address or the number.
    """
    tried = _Pages(site, owner, tuple(pages), school)
    figures = Figures()
    for at, seen in enumerate(tried.pages):
        if only is None or seen.page.id in only:
            spots = spots_of_page(seen.capture)
            for turn, spot in enumerate(_one_of_each(spots) if brief else spots):
                tried.plant(at, spot, figures, turn if brief else None)
    return figures


def plant_in_export(folder: Path, site: Site, school: School, *, brief: bool = False) -> Figures:
    """Plant the same in every spot of every file of an export, which lies unpacked in `folder`.

    Each file is as it was before afterwards. The figures count files in place of pages. `brief`
    takes one spot of each file for all that are named alike, as the cells of a column are, and puts
    one or two of the six plantings there.
    """
    matcher, figures = SchoolMatcher(school), Figures()

    def account() -> Account:
        return read_exports([folder], matcher=matcher, taken_at=_NOW).accounts[0]

    comparison = _Comparison(school, account())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        spots = spots_of_file(name, content)
        for turn, spot in enumerate(_one_of_each(spots) if brief else spots):
            ways = tuple(_ways(plantings_of(school), spot))
            for planting, how, text in _in_turn(ways, turn) if brief else ways:
                if reason := _left_out_of_export(name, spot, planting):
                    figures.left_out[name, _EXPORT, reason] += 1
                    continue
                path.write_bytes(spot.put(text, how))
                now = account()
                within = _is_within(now.readings, planting)
                came = comparison.change(now) or (Came.WITHIN if within else Came.GREEN)
                figures.came[name, _EXPORT, came] += 1
                if came is Came.GREEN:
                    where = f"{spot.kind} {spot.name}"
                    figures.greens.append(Green(site.id, name, _EXPORT, where, planting.kind, how))
        path.write_bytes(content)
    return figures


def _one_of_each(spots: Iterable[Spot[_Where]]) -> Iterator[Spot[_Where]]:
    """Yield the first of the spots that are named alike: the others are more of the same list."""
    known = set()
    for spot in spots:
        called = spot.kind, spot.part, spot.name, spot.place
        if called not in known:
            known.add(called)
            yield spot


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


def _left_out_of_export(name: str, spot: Spot[bytes], planting: Planting) -> LeftOut | None:
    if _OTHERS_WORDS.search(f"/{name}") or _OTHERS_WORDS.search(spot.name):
        return LeftOut.OTHERS
    if _SIGN_IN_FIELDS.search(spot.name) and planting.kind != "address":
        return LeftOut.SETTING
    return LeftOut.NETWORKS if _NETWORKS_FIELDS.search(spot.name) else None


def _entries(readings: Iterable[Reading]) -> Iterator[Entry]:
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            yield from reading.value.entries


_Way = tuple[Planting, Put, str]
"""What is planted, how, and the text of it."""


def _in_turn(ways: Iterable[_Way], turn: int) -> Iterator[_Way]:
    """Yield the name, and at every second spot one of the others: they too take turns."""
    named = [way for way in ways if way[0].kind == "name"]
    others = [way for way in ways if way[0].kind != "name"]
    yield named[turn % len(named)]
    if turn % 2:
        yield others[turn // 2 % len(others)]


def _ways(plantings: Iterable[Planting], spot: Spot[Any]) -> Iterator[_Way]:
    """What to put there and how: a link leads somewhere else, and is no text."""
    for planting in plantings:
        if spot.name.endswith("@href") or spot.original.startswith("http"):
            yield planting, Put.INSTEAD, planting.link
        else:
            yield from ((planting, how, planting.text) for how in Put)


class _Comparison:
    """Compares the report on an account with the report on it before the planting."""

    def __init__(self, school: School, before: Account) -> None:
        self._school = school
        self._checklist = _looking_for_school(load_checklist())
        self._unread = _unread(before)
        report = self._report(before)
        self._findings = _findings(report)
        self._seen = _others_see_work(report)

    def change(self, account: Account) -> Came | None:
        """Return what the clauses say now and did not say before, None where that is nothing."""
        report = self._report(account)
        found = _findings(report)
        fresh = {outcome for *_, outcome in found - self._findings}
        if fresh & {Outcome.NOT_MET, Outcome.YOUR_CALL}:
            return Came.FOUND
        if _others_see_work(report) and not self._seen:
            return Came.FOUND
        undecided = {f for *_, facts, _, o in found if o is Outcome.COULD_NOT_TELL for f in facts}
        newly_unread = {r.fact for r in _unread(account) - self._unread}
        if Outcome.COULD_NOT_TELL in fresh or undecided & newly_unread:
            return Came.NOT_IN_ORDER
        return None

    def _report(self, account: Account) -> Report:
        snapshot = Snapshot(program="profilecheck", taken_at=_NOW, accounts=(account,))
        return judge_snapshot(snapshot, self._checklist, self._school, Answers(), _NOW.date())


def _unread(account: Account) -> set[Unread]:
    return {r for r in account.readings if isinstance(r, Unread)}


def _findings(report: Report) -> set[tuple[str, str, tuple[Fact, ...], str, Outcome]]:
    return {
        (clause.id, finding.check, finding.facts, finding.says, finding.outcome)
        for clause in report.clauses
        for finding in clause.findings
        if finding.network
    }


class _Pages:
    """The pages of one person on one network, read and judged; and again with one changed."""

    def __init__(
        self, site: OpenSite, owner: Owner, pages: tuple[PageSeen, ...], school: School
    ) -> None:
        self.pages = pages
        self._site = site
        self._own = OwnPages(site, owner, pages, school)
        self._plantings = plantings_of(school)
        self._known: dict[int, list[tuple[Readings, Came | None]]] = {}
        self._first_readings = self._own.read_from(0, {}, {})
        self._comparison = _Comparison(school, self._own.account(self._first_readings))

    def plant(self, at: int, spot: Spot[Capture], figures: Figures, turn: int | None) -> None:
        """Plant everything in one spot, or with a `turn` two of it, and count what came of it."""
        page, viewpoint = self.pages[at].page, self.pages[at].capture.viewpoint.value
        ways = tuple(_ways(self._plantings, spot))
        for planting, how, text in ways if turn is None else _in_turn(ways, turn):
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

    def _came_of(self, at: int, capture: Capture, planting: Planting) -> Came:
        new = self._own.read(at, capture, self._first_readings)
        if came := self._change_of(at, new):
            return came
        if _is_within(new, planting):
            return Came.WITHIN
        return Came.GREEN if _observed(self._first_readings[at]) else Came.UNREAD

    def _change_of(self, at: int, new: Readings) -> Came | None:
        """Return what changed in the report; judged once for equal readings, which most are."""
        known = self._known.setdefault(at, [])
        for readings, came in known:
            if readings == new:
                return came
        came = self._compared(at, new)
        known.append((new, came))
        return came

    def _compared(self, at: int, new: Readings) -> Came | None:
        before = self._first_readings[at]
        if new == before:
            return None
        by_page = {**self._first_readings, at: new}
        if _unlisted_values(new) != _unlisted_values(before):
            # The readings of later pages may rest on it.
            kept = {n: r for n, r in by_page.items() if n <= at}
            by_page = self._own.read_from(at + 1, kept, {})
        if came := self._comparison.change(self._own.account(by_page)):
            return came
        return Came.NOT_IN_ORDER if _observed(before) - _observed(new) else None


def _looking_for_school(checklist: Checklist) -> Checklist:
    """The clauses that look for the school, and no others."""
    looks = SchoolNotNamed | NoWorkContact
    looking = (c for c in checklist.clauses if any(isinstance(k, looks) for k in c.checks))
    return checklist.model_copy(update={"clauses": tuple(looking)})


def _others_see_work(report: Report) -> bool:
    rows = (row for row in report.matrix if Fact.PROFILE_EMPLOYER in row.facts)
    reaches = (r for row in rows for c, r in row.reach.items() if c is not Circle.ME)
    return any(r in (Reach.YES, Reach.SOME) for r in reaches)


def _unlisted_values(readings: Readings) -> list[object]:
    """Return the values that are no lists: readers of later pages rest on no others."""
    return [(r.fact, getattr(r, "value", None)) for r in readings if not _is_listed(r.fact)]


def _is_listed(fact: Fact) -> bool:
    return fact.kind is FactKind.ENTRIES


def _observed(readings: Readings) -> set[Fact]:
    unread = {r.fact for r in readings if isinstance(r, Unread)}
    return {r.fact for r in readings if isinstance(r, Observed)} - unread


def _is_within(readings: Iterable[Reading], planting: Planting) -> bool:
    limit = Audience.FRIENDS if planting.kind == "name" else Audience.ONLY_ME
    listed = (
        (r.fact, e)
        for r in readings
        if isinstance(r, Observed) and r.viewpoint is Viewpoint.OWNER
        for e in _entries([r])
    )
    return any(
        e.audience is not None and e.audience <= Audience.FRIENDS
        if fact is Fact.POSTS_TO_REREAD
        else e.audience is not None and e.audience <= limit and _holds(e, planting)
        for fact, e in listed
        if fact is not Fact.POSTS_TO_REREAD or e.gives_away
    )


def _holds(entry: Entry, planting: Planting) -> bool:
    return planting.text in f"{entry.text} {entry.detail}" or planting.link in entry.text
