"""The card at the top of one's own LinkedIn profile: name, headline, place, number of connections.

What a line is, its position in the card alone does not tell: where a headline or a place is
missing, the employer or the school that stands beside would become it. The link to the contact
panel, which no language changes, shows where the place is; older pages mark the headline's line;
pages of 2026 say the headline in their data too.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import Line, by_role, is_shown, lines, normalise, text_of
from profilecheck.model import Count
from profilecheck.sites.linkedin.cards import TOP, Card, cards_of, has_gap
from profilecheck.sites.linkedin.identity import owner_of
from profilecheck.sites.linkedin.screen import screen_of
from profilecheck.sites.linkedin.text import held_lines, shown
from profilecheck.sites.linkedin.wording import counted, number_of
from profilecheck.sites.site import Labels
from profilecheck.sites.wording import is_row

__all__ = ["TopCard", "top_card"]

_TITLE = re.compile(r"^(?:\(\d+\+?\)\s*)?(?P<name>[^|]+?)\s*\|\s*LinkedIn\s*$")
_IN_BRACKETS = re.compile(r"^\(.{2,30}\)$")
_DEGREE = re.compile(r"^[·•]\s*\S")
_SEPARATOR = re.compile(r"^[·•|]$")
_CONTACT = "a[href*='/overlay/contact-info']"
_HEADLINE = ".text-body-medium"
_CONNECTIONS = "a[href*='/mynetwork/invite-connect/connections']"
_PANEL = "[role='button'], a[href*='/company/'], a[href*='/school/'], .visually-hidden, .sr-only"
_BADGES = ("pronouns", "badges", "verified", "heading_open_to")
_VERIFIED = (
    "[componentkey^='ProfileVerificationTriggerRef-'] svg[aria-label], "
    "[data-view-name='profile-top-card-verified-badge'] svg[aria-label]"
)
_VERIFICATIONS = "a[href*='/overlay/about-this-profile'][aria-label]"
"""In 2024, the name led there, and said in words for the ear that it is verified."""
_JOINED = re.compile(r"\s+[·•]\s+")
_LINK = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?")


@dataclass(frozen=True)
class TopCard:
    """What the card says. Of `headlines` and `locations` there is one; two contradict each other.

    They are empty where the card does not show which line it is, or has none. `others` are the
    lines of which it is not known what they are. `verified`: it has the mark beside the name that
    leads to what was verified, which may be the place of work.
    """

    name: str
    headlines: tuple[str, ...]
    locations: tuple[str, ...]
    links: tuple[str, ...]
    others: tuple[str, ...]
    connections: Count | None
    verified: bool


def top_card(capture: Capture, labels: Labels | None) -> TopCard | None:
    """Return the card at the top, None where none is there, or two with different names.

    The page and its data both have it: what the one leaves open, the other may tell.
    """
    cards = cards_of(capture, labels)
    found = [
        read
        for card in cards
        if card.kind == TOP and (read := _Reader.of(capture, card, cards, labels)) is not None
    ]
    names = _each_once(read.name for read in found)
    if len(names) != 1:
        return None
    seeds = {h for part in screen_of(capture).parts for h in part.headlines_of(names[0])}
    return TopCard(
        names[0],
        _each_once(words for read in found for words in read.headlines(seeds)),
        _each_once(words for read in found for words in read.locations(seeds)),
        _each_once(words for read in found for words in read.links()),
        _each_once(words for read in found for words in read.others(seeds)),
        _agreed(read.connections() for read in found),
        any(read.is_verified() for read in found),
    )


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({normalise(w): w for w in words}.values())


def _agreed(counts: Iterable[Count | None]) -> Count | None:
    told = {count for count in counts if count is not None}
    return told.pop() if len(told) == 1 else None


@dataclass(frozen=True)
class _Reader:
    """One card: its lines above and beside the link to the contact panel, and those after it.

    `beside` are the lines that stand in one row with the link, `above` those between the name and
    that row.
    """

    name: str
    card: LexborNode
    above: tuple[Line, ...]
    beside: tuple[Line, ...]
    after: tuple[Line, ...]
    labels: Labels | None

    @classmethod
    def of(
        cls, capture: Capture, card: Card, cards: Iterable[Card], labels: Labels | None
    ) -> "_Reader | None":
        others = [other.node for other in cards if other is not card]
        held = [
            line
            for line in shown(card.node, labels, with_unwritten=True)
            if not any(_within(line.block, node) for node in others)
        ]
        name = _name(capture, card.node, held)
        contact = next((n for n, line in enumerate(held) if _is_contact(line, labels)), None)
        if contact is None or not name:
            return None
        named = [n for n in range(contact) if normalise(held[n].text) == normalise(name)]
        start = named[0] + 1 if named else 0
        name_block = held[named[0]].block if named else None
        row = _row(held[contact].block, held[start:contact], card.node, name_block)
        between = [line for line in held[start:contact] if not _is_badge(line.text, name, labels)]
        beside = tuple(line for line in between if row is not None and _within(line.block, row))
        above = tuple(line for line in between if line not in beside)
        if name_block is not None:
            # Pronouns and the like stand with the name, in words that need not be known.
            with_name = _largest(name_block, without=held[contact].block)
            above = tuple(line for line in above if not _within(line.block, with_name))
        return cls(name, card.node, above, beside, tuple(held[contact + 1 :]), labels)

    def headlines(self, seeds: Iterable[str]) -> Iterator[str]:
        """Yield the headline: as it is marked, as the data says it, or the only line it can be."""
        if (marked := self._marked()) is not None:
            yield held_lines(marked)[0]
            return
        here = {normalise(line.text): line.text for line in (*self.above, *self.beside)}
        said = [seed for seed in seeds if seed]
        yield from said
        if said:
            # A headline that the data says and the card does not show is contradicted by it.
            known = any(normalise(seed) in here for seed in said)
            yield from () if known or not self.above else (self.above[0].text,)
            return
        possible = [line.text for line in self.above if not self._is_panel(line.text)]
        if len(possible) == 1 or (possible and self._panel()):
            yield possible[0]

    def _marked(self) -> LexborNode | None:
        marked = self.card.css_first(_HEADLINE)
        return marked if marked is not None and is_shown(marked) and text_of(marked) else None

    def locations(self, seeds: Iterable[str]) -> Iterator[str]:
        """Yield the place: the one line in the row of the link, with the headline above the row."""
        headlines = {normalise(words) for words in self.headlines(seeds)}
        row = [w.text for w in self.beside if normalise(w.text) not in headlines]
        apart = len(row) == len(self.beside)
        rest = [words for words in row if not self._is_panel(words)]
        if len(rest) != 1 or has_gap(self.card):
            return
        # In a card without rows, only the way a place is written tells it from an employer.
        above = self.above or self._marked() is not None
        if (apart and above) or (headlines and "," in rest[0]):
            yield rest[0]

    def links(self) -> Iterator[str]:
        """Yield the links that the card itself shows."""
        yield from (line.text for line in self.after if _LINK.fullmatch(line.text))

    def others(self, seeds: Collection[str]) -> Iterator[str]:
        """Yield the lines that are none of these, no employer or school, and nothing to press."""
        link = next(self.links(), "")
        read = (*self.headlines(seeds), *self.locations(seeds), link)
        known = {normalise(words) for words in read} | self._panel() | {normalise(self.name)}
        pressed = {part.mem_id for button in self.card.css("button") for part in button.css("*")}
        for line in (*self.above, *self.beside, *self.after):
            if line.block.mem_id not in pressed and not _all_in(_JOINED.split(line.text), known):
                yield line.text

    def connections(self) -> Count | None:
        """Return the number of connections: the one that leads to their list, or by its word."""
        for link in self.card.css(_CONNECTIONS):
            if is_shown(link) and (count := number_of(text_of(link))) is not None:
                return count
        counts = (counted(line.text, "connections", self.labels) for line in self.after)
        return next((count for count in counts if count is not None), None)

    def is_verified(self) -> bool:
        """Whether the mark of what was verified stands there: drawn with a name, or in words.

        Whoever has nothing verified is offered it in the same place. Source: other programs' code.
        """
        labels = (n.attributes.get("aria-label") or "" for n in self.card.css(_VERIFICATIONS))
        said = any(normalise(self.name) != normalise(label) for label in labels)
        said |= any(is_row(words, "verified", self.labels) for words in held_lines(self.card))
        return said or self.card.css_first(_VERIFIED) is not None

    def _panel(self) -> set[str]:
        """The employers and schools that the card shows as such."""
        texts = (words for node in self.card.css(_PANEL) for words in held_lines(node))
        return {normalise(part) for words in texts for part in _JOINED.split(words)}

    def _is_panel(self, words: str) -> bool:
        parts = _JOINED.split(words)
        return (len(parts) > 1 and not self._panel()) or _all_in(parts, self._panel())


def _all_in(parts: Iterable[str], names: set[str]) -> bool:
    return all(normalise(part) in names for part in parts)


def _is_contact(line: Line, labels: Labels | None) -> bool:
    if is_row(line.text, "heading_contact", labels):
        return True
    links = line.block.css(_CONTACT)
    return any(normalise(text_of(link)) == normalise(line.text) for link in links)


def _row(
    contact: LexborNode, before: list[Line], card: LexborNode, name: LexborNode | None
) -> LexborNode | None:
    """Return the smallest element around the link with a line before it, and without the name."""
    around: LexborNode | None = contact
    while around is not None and around.mem_id != card.mem_id:
        if name is not None and _within(name, around):
            return None
        if any(_within(line.block, around) for line in before):
            return around
        around = around.parent
    return card if name is None else None


def _largest(node: LexborNode, *, without: LexborNode) -> LexborNode:
    """Return the largest element around `node` that does not hold the other."""
    around = node
    while around.parent is not None and not _within(without, around.parent):
        around = around.parent
    return around


def _within(node: LexborNode, around: LexborNode) -> bool:
    current: LexborNode | None = node
    while current is not None:
        if current.mem_id == around.mem_id:
            return True
        current = current.parent
    return False


def _name(capture: Capture, card: LexborNode, held: list[Line]) -> str:
    """Return the name: what the page's title and the card agree on, else the card's heading.

    A card without a heading is its owner's by what its data says of the owner's address.
    """
    match = _TITLE.match(capture.title)
    titled = match["name"].strip() if match else ""
    if titled:
        return next((w.text for w in held if normalise(w.text) == normalise(titled)), "")
    heading = next(by_role(card, "heading"), None)
    if heading is not None:
        return lines(heading)[0].text if lines(heading) else ""
    owner = owner_of(capture)
    names = {n for part in screen_of(capture).parts for n in part.names_of(owner or "")}
    return names.pop() if len(names) == 1 else ""


def _is_badge(line: str, name: str, labels: Labels | None) -> bool:
    return (
        any(is_row(line, row, labels) for row in _BADGES)
        or _IN_BRACKETS.match(line) is not None
        or _DEGREE.match(line) is not None
        or _SEPARATOR.match(line) is not None
        or normalise(line) == normalise(name)
    )
