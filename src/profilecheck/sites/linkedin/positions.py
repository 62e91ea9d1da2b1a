"""The positions, schools and interests of one's own LinkedIn profile, each on a page of its own.

They are shown to every member. Older pages put each position into a list item, roles at one company
into items within; newer ones write a company's name, or a whole position, beside the items.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, is_shown, lines, name_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.linkedin.text import (
    body_of,
    has_line,
    held_lines,
    is_loading,
    nested_items,
    section,
    shown_lines,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["details_anchor", "read_education", "read_interests", "read_positions"]

_YEAR = r"(?:19|20)\d{2}"
_DATES = re.compile(rf"^(?:\w+\.?\s+)?{_YEAR}(?:\s*[-–—·].*)?$")
_RANGE = re.compile(rf"\b{_YEAR}\b.*[-–—].*\b{_YEAR}\b")
_DURATION = re.compile(
    r"^(?:[^·]{3,30}·\s*)?(?:\d+\s+(?:yrs?|years?))?\s*(?:\d+\s+(?:mos?|months?))?$"
)
_LONGEST_PLACE = 60
_LINES_OF_POSITION = 3
"""Outside of list items, a position has its title, its company and its dates at the least."""
_INTERESTS = {"tab_groups": "Group", "tab_companies": "Company", "tab_schools": "School"}
_NOT_KEPT = ("tab_people", "tab_newsletters")


@dataclass(frozen=True)
class Position:
    """One role. `company` is "" where the page could not be read so far."""

    title: str
    company: str
    dates: str
    below: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The place below the dates: a short line that is no sentence, "" without one."""
        first = self.below[0] if self.below else ""
        return first if len(first) < _LONGEST_PLACE and not first.endswith((".", "!", "?")) else ""

    @property
    def written(self) -> tuple[str, ...]:
        """What the person wrote about the position."""
        return self.below[1:] if self.place else self.below


def details_anchor(heading: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page has the heading of its list."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        body = body_of(capture)
        return body is not None and any(
            is_row(line, heading, labels)
            for node in by_role(body, "heading")
            for line in shown_lines(node, labels)
        )

    return anchor


def read_positions(context: ReadContext) -> Iterator[Observed | Unread]:
    """Where the person works and worked, and what they wrote about it: of both, all or not all."""
    labels = context.labels
    body = section(context.capture, "heading_experience", labels)
    if body is None:
        return
    found = tuple(_positions(body, "heading_experience", labels))
    known = [p for p in found if p.company]
    if known or (not found and has_line(body, "nothing_here", labels)):
        entries = tuple(_employer(p, labels) for p in known)
        seen = "; ".join(e.detail or e.text for e in entries) or "No position is listed"
        yield context.observed(Fact.PROFILE_EMPLOYER, Entries(entries=entries), seen)
        written = [line for p in known for line in p.written]
        texts = text_entries(written, "Experience", Audience.MEMBERS)
        about = written[0] if written else "Nothing is written about a position"
        yield context.observed(Fact.PROFILE_BIO, Entries(entries=texts), about)
    unknown = next((p for p in found if not p.company), None)
    unended = bool(found) and is_loading(body, labels)
    for fact in (Fact.PROFILE_EMPLOYER, Fact.PROFILE_BIO):
        if unknown is not None:
            what = f"position: {unknown.title or unknown.dates}"
            yield context.unread(fact, UnreadReason.PAGE_CHANGED, what)
        if unended:
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)


def _employer(position: Position, labels: Labels | None) -> Entry:
    detail = ", ".join(part for part in (position.title, position.dates, position.place) if part)
    return Entry(
        text=position.company,
        detail=detail,
        audience=Audience.MEMBERS,
        current=_is_current(position.dates, labels),
    )


def _is_current(dates: str, labels: Labels | None) -> bool | None:
    words = re.split(r"[-–—·]", dates)
    if any(is_row(word, "present", labels) for word in words):
        return True
    return False if _RANGE.search(dates) else None


def _positions(body: LexborNode, heading: str, labels: Labels | None) -> Iterator[Position]:
    """Yield the roles in order, whichever way the page puts them together."""
    company, awaited = "", ""
    for part in _parts(body):
        if isinstance(part, list):
            shown = [line for line in part if not is_row(line, heading, labels)]
            alone, company = _outside_items(shown, labels)
            awaited = company
            yield from alone
        else:
            awaited = ""
            yield from _in_item(part, company, labels)
    if awaited:
        # A company whose roles are not there.
        yield Position(awaited, "", "")


def _parts(body: LexborNode) -> Iterator[LexborNode | list[str]]:
    """Yield the list items of the page, and the runs of lines between them."""
    items = {item.mem_id: item for item in nested_items(body)}
    run: list[str] = []
    given: set[int] = set()
    for line in lines(body):
        item = _item_around(line.block, items)
        if item is None:
            if not run or run[-1] != line.text:
                run.append(line.text)
            continue
        if run:
            yield run
            run = []
        if item.mem_id not in given:
            given.add(item.mem_id)
            yield item
    if run:
        yield run
    # An item without a line is an entry all the same.
    yield from (item for key, item in items.items() if key not in given and is_shown(item))


def _item_around(block: LexborNode, items: dict[int, LexborNode]) -> LexborNode | None:
    node: LexborNode | None = block
    while node is not None:
        if node.mem_id in items:
            return items[node.mem_id]
        node = node.parent
    return None


def _outside_items(shown: list[str], labels: Labels | None) -> tuple[list[Position], str]:
    """Return the whole positions of a run of lines, and the company that the next items are of."""
    dates = [n for n, line in enumerate(shown) if _DATES.search(line)]
    found: list[Position] = []
    header = _before_header(shown[: dates[0] - 2] if dates and dates[0] > 1 else shown)[1]
    for place, at in enumerate(dates):
        if at - (dates[place - 1] if place else -1) < _LINES_OF_POSITION:
            found.append(Position("", "", shown[at]))
            continue
        if header:  # a company whose roles are not there
            found.append(Position(header, "", ""))
        end = dates[place + 1] - 2 if place + 1 < len(dates) else len(shown)
        company = _company(shown[at - 1], labels)
        rest, header = _before_header(shown[at + 1 : end])
        found.append(Position(shown[at - 2], company, shown[at], tuple(rest)))
    return found, header


def _before_header(shown: list[str]) -> tuple[list[str], str]:
    """Split off a company's header: its name, and below it how long in all."""
    for n in range(1, len(shown)):
        if re.search(r"\d", shown[n]) and _DURATION.match(shown[n]):
            return shown[: n - 1], shown[n - 1]
    return shown, ""


def _in_item(item: LexborNode, company: str, labels: Labels | None) -> Iterator[Position]:
    roles = [r for r in _inner_items(item) if any(_DATES.search(x) for x in shown_lines(r, labels))]
    if roles:
        header = shown_lines(item, labels)
        within = {line for role in roles for line in shown_lines(role, labels)}
        own = [line for line in header if line not in within]
        for role in roles:
            yield _role(shown_lines(role, labels), own[0] if own else company, labels)
        return
    shown = shown_lines(item, labels)
    if any(_DATES.search(line) for line in shown[1:]):
        yield _role(shown, company, labels)
    else:
        # Every position has a date; what has none is something this reader does not know.
        yield Position(shown[0] if shown else "", "", "")


def _inner_items(item: LexborNode) -> Iterator[LexborNode]:
    yield from (inner for inner in nested_items(item) if inner.mem_id != item.mem_id)


def _role(shown: Sequence[str], company: str, labels: Labels | None) -> Position:
    at = next((n for n, line in enumerate(shown) if n and _DATES.search(line)), 0)
    if at == 0:  # without a title, the dates come first
        return Position("", company, shown[0], tuple(shown[1:]))
    if not company and at > 1:
        company = _company(shown[1], labels)
    return Position(shown[0], company, shown[at], tuple(shown[at + 1 :]))


def _company(line: str, labels: Labels | None) -> str:
    """Return the company of "Oakfield Primary School · Full-time", "" where it names none."""
    name = line.split(" · ")[0].strip()
    return "" if is_row(name, "employment", labels) else name


def read_education(context: ReadContext) -> Iterator[Observed | Unread]:
    """Where the person studied."""
    labels = context.labels
    body = section(context.capture, "heading_education", labels)
    if body is None:
        return
    listed = [shown_lines(item, labels) for item in nested_items(body)]
    entries = tuple(
        Entry(text=shown[0], detail=", ".join(shown[1:3]), audience=Audience.MEMBERS)
        for shown in listed
        if shown
    )
    fact = Fact.PROFILE_EDUCATION
    if entries:
        yield context.observed(fact, Entries(entries=entries), "; ".join(e.text for e in entries))
        if is_loading(body, labels):
            yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)
    elif not listed and has_line(body, "nothing_here", labels):
        yield context.observed(fact, Entries(entries=()), "No school is listed")
    if not all(listed):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "an entry without a school")


def read_interests(context: ReadContext) -> Iterator[Observed | Unread]:
    """The groups, companies and schools the profile shows; people who are followed are not kept."""
    body = body_of(context.capture)
    if body is None:
        return
    labels = context.labels
    tabs = tuple(by_role(body, "tab"))
    if not tabs:
        # What is listed there, hidden or not, would be behind tabs that are not known as such.
        held = body.css_first("li, [role='listitem'], [role='tabpanel']")
        if held is None and has_line(body, "nothing_here", labels):
            yield context.observed(Fact.MEMBERSHIPS, Entries(entries=()), "No interest is listed")
        return
    entries: list[Entry] = []
    unread: list[str] = ["a tab"] if _panels_without_tab(context.capture, tabs) else []
    for tab in tabs:
        name = name_of(tab)
        kind = next((k for row, k in _INTERESTS.items() if is_row(name, row, labels)), None)
        if kind is None and any(is_row(name, row, labels) for row in _NOT_KEPT):
            continue
        listed = _panel_entries(context, tab, kind) if kind else None
        if listed is None:
            unread.append(name)
        else:
            entries += listed
    if entries or not unread:
        seen = "; ".join(e.text for e in entries) or "No group, company or school is listed"
        yield context.observed(Fact.MEMBERSHIPS, Entries(entries=tuple(entries)), seen)
    if unread:
        yield context.unread(
            Fact.MEMBERSHIPS, UnreadReason.INCOMPLETE_LIST, f"not shown: {', '.join(unread)}"
        )


def _panel_entries(context: ReadContext, tab: LexborNode, kind: str) -> list[Entry] | None:
    """Return what a tab lists, None where its panel is not in the page, or not whole.

    The panel of a tab that is not chosen is hidden, but it is the page's own all the same.
    """
    panel = _panel(context.capture, tab)
    if panel is None or is_loading(panel, context.labels):
        return None
    listed = [held_lines(item) for item in nested_items(panel)]
    entries = [Entry(text=w[0], detail=kind, audience=Audience.MEMBERS) for w in listed if w]
    empty = any(is_row(line, "nothing_here", context.labels) for line in held_lines(panel))
    return entries if all(listed) and (entries or empty) else None


def _panels_without_tab(capture: Capture, tabs: Sequence[LexborNode]) -> bool:
    """Whether the page holds a panel that no tab leads to: its tab is not known as one."""
    led_to = {panel.mem_id for tab in tabs if (panel := _panel(capture, tab)) is not None}
    return any(panel.mem_id not in led_to for panel in capture.tree.css("[role='tabpanel']"))


def _panel(capture: Capture, tab: LexborNode) -> LexborNode | None:
    controls, own = tab.attributes.get("aria-controls"), tab.attributes.get("id")
    for panel in capture.tree.css("[role='tabpanel']"):
        attributes = panel.attributes
        if controls and attributes.get("id") == controls:
            return panel
        if own and own in (attributes.get("aria-labelledby") or "").split():
            return panel
    return None
