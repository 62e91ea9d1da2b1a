"""What a workshop hands out, as pages to print: six-minute cards, a blank checklist, the clauses.

Where to press on a network stands in its `site.yaml` and nowhere else: a card shows the same
guidance as a report does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import segno
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from profilecheck.checklist import Checklist
from profilecheck.model import Guidance
from profilecheck.report.html import environment, own_file
from profilecheck.sites import known_sites
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.vocabulary import Fact
from profilecheck.words.facts import heading
from profilecheck.words.report import press

__all__ = ["Card", "CardSetting", "Handout", "card", "handout_page", "networks_with_cards"]

SETTINGS_ON_A_CARD = 3
"""As many as six minutes are enough for."""

_WORTH_IT_FIRST = (
    Fact.POSTS_FUTURE_AUDIENCE,
    Fact.FRIENDS_AUDIENCE,
    Fact.POSTS_PAST_LIMITED,
    Fact.STORIES_AUDIENCE,
    Fact.PROFILE_ACCESS,
    Fact.DISCOVERY_BY_PHONE,
    Fact.DISCOVERY_BY_EMAIL,
    Fact.FOLLOWERS_APPROVAL,
    Fact.TAGGING_REVIEW,
    Fact.DISCOVERY_SEARCH_ENGINES,
    Fact.MESSAGES_WHO_CAN_SEND,
    Fact.FOLLOWS_AUDIENCE,
    Fact.CONTACTS_UPLOAD,
    Fact.MEMBERSHIPS,
    Fact.CONTACT_PHONE,
    Fact.CONTACT_EMAIL,
    Fact.PROFILE_BIO,
    Fact.PROFILE_LINKS,
    Fact.ACCOUNT_EMAIL,
)
"""What a card takes first: what lets the most people see the most, by one press."""


class Handout(StrEnum):
    """What can be handed out; each is a file of that name."""

    CARDS = "cards"
    CHECKLIST = "checklist"
    CLAUSES = "clauses"


@dataclass(frozen=True)
class CardSetting:
    """One setting on a card: what it decides, where to press, and its address as a QR code."""

    decides: str
    press: str
    address: str
    code: Markup


@dataclass(frozen=True)
class Card:
    """A network's card."""

    network: str
    settings: tuple[CardSetting, ...]


def networks_with_cards() -> tuple[Site, ...]:
    """Return every network that a card can be made for without asking which server it is on."""
    known = (one for one in known_sites() if isinstance(one, Site))
    return tuple(one for one in known if not isinstance(one, ClosedSite))


def card(network: Site) -> Card:
    """Return the card of a network; one that has closed has no settings on it."""
    # No one's profile: where the person's own address belongs, the network's front page stands.
    guidance = network.guidance_for("") if isinstance(network, OpenSite) else network.guidance
    chosen = tuple(_chosen(guidance))[:SETTINGS_ON_A_CARD]
    return Card(network.name, tuple(_setting(fact, guidance[fact], network) for fact in chosen))


def _chosen(guidance: Mapping[Fact, Guidance]) -> Iterator[Fact]:
    """The facts worth a place on a card, each setting once."""
    shown = set()
    for fact in _WORTH_IT_FIRST:
        way = guidance.get(fact)
        if way is None or not way.wanted or (way.place, way.setting) in shown:
            continue
        shown.add((way.place, way.setting))
        yield fact


def _setting(fact: Fact, way: Guidance, network: Site) -> CardSetting:
    return CardSetting(way.question or heading(fact, network), press(way), way.url, _code(way.url))


def _code(address: str) -> Markup:
    """The QR code of an address as a picture within the page, with its four modules of margin."""
    made = segno.make(address, error="m", micro=False)
    # The library's own drawing of its own modules; the address is not in it as text.
    return Markup(made.svg_inline(border=4, omitsize=True, svgclass="code", lineclass=None))  # noqa: S704


def handout_page(handout: Handout, checklist: Checklist, networks: Iterable[Site]) -> str:
    """Return a handout as one self-contained HTML document, to be printed."""
    cards = tuple(map(card, networks)) if handout is Handout.CARDS else ()
    return (
        _own_environment()
        .get_template(f"handout_{handout}.html.j2")
        .render(
            cards=cards,
            sheets=_pairs(cards),
            checklist=checklist,
            style=Markup(own_file("handouts.css")),  # noqa: S704 - our own file
        )
    )


def _pairs(cards: Sequence[Card]) -> tuple[Sequence[Card], ...]:
    return tuple(cards[start : start + 2] for start in range(0, len(cards), 2))


@cache
def _own_environment() -> Environment:
    return environment(PackageLoader("profilecheck.report"))
