"""The search that a school makes of a new colleague, for the person to make of themselves.

Each search is an address that the person opens in their own browser. Nothing here opens anything.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from profilecheck.model import (
    AboutMe,
    Came,
    Engine,
    Entries,
    Observed,
    PageText,
    SearchFound,
    SearchNotes,
    Snapshot,
)
from profilecheck.model.base import Record
from profilecheck.model.own_files import read_own
from profilecheck.resources import data_folder
from profilecheck.school import School
from profilecheck.sites import known_sites
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Fact, Viewpoint

__all__ = [
    "CAME",
    "ENGINES",
    "PRIVATE_WINDOW",
    "SEEN_BY_THE_ENGINE",
    "MadeUpResult",
    "MadeUpSearch",
    "Search",
    "SearchKind",
    "act_after",
    "known_about",
    "made_up_search",
    "noted",
    "searched_networks",
    "searches",
]

SEEN_BY_THE_ENGINE = (
    "The search engine sees what is searched for, and so does a network that you search. "
    "Your own browser opens each search: we send nothing ourselves."
)
PRIVATE_WINDOW = "Use a private window and stay signed out: then you see what a school sees."

CAME = {
    Came.NOTHING: "Nothing",
    Came.HARMLESS: "Me, harmless",
    Came.TO_ACT_ON: "Me, something to act on",
    Came.SOMEBODY_ELSE: "Somebody else with my name",
    Came.FALSE_ME: "Somebody pretending to be me",
}
"""What can have come, in the order of the taps."""

ENGINES = {Engine.GOOGLE: "Google", Engine.BING: "Bing", Engine.DUCKDUCKGO: "DuckDuckGo"}
_ADDRESSES = {
    Engine.GOOGLE: (
        "https://www.google.com/search?q={}",
        "https://www.google.com/search?udm=2&q={}",
    ),
    Engine.BING: ("https://www.bing.com/search?q={}", "https://www.bing.com/images/search?q={}"),
    Engine.DUCKDUCKGO: (
        "https://duckduckgo.com/?q={}",
        "https://duckduckgo.com/?iax=images&ia=images&q={}",
    ),
}
"""Where each engine searches pages, and pictures."""


class SearchKind(StrEnum):
    """What a search is for; in the order in which they are made."""

    NAME = "name"
    TOWN = "town"
    SCHOOL = "school"
    FORMER = "former"
    EMAIL = "email"
    PHONE = "phone"
    NETWORK = "network"
    PICTURES = "pictures"
    FRIENDS_LISTS = "friends-lists"
    SCHOOL_PAGES = "school-pages"
    IMPERSONATORS = "impersonators"


@dataclass(frozen=True)
class Search:
    """One search: `query` is what is searched for, `address` where, `look_for` what to look for."""

    kind: SearchKind
    title: str
    query: str
    address: str
    look_for: str

    @property
    def id(self) -> str:
        """What it is noted under: the same for the same search, whatever else is searched for."""
        made_of = f"{self.kind} {self.query} {self.title}".casefold()
        return f"{self.kind}-{hashlib.sha256(made_of.encode('utf-8')).hexdigest()[:12]}"


_LOOK_FOR = {
    SearchKind.NAME: "Look at the first two pages of results, as a school does.",
    SearchKind.TOWN: "Look for old addresses, clubs, fun runs and local news.",
    SearchKind.SCHOOL: "Look for whatever ties your name to your school.",
    SearchKind.FORMER: "Look for accounts and posts from the time you had this name.",
    SearchKind.EMAIL: "Look for lists, forums and old adverts that show it.",
    SearchKind.PHONE: "Look for adverts and lists that show it.",
    SearchKind.NETWORK: "Look for your own account, old accounts, and others in your name.",
    SearchKind.PICTURES: "Look for pictures of you, and the page that each is on.",
    SearchKind.FRIENDS_LISTS: "Look for your name in lists, tags and comments of others.",
    SearchKind.SCHOOL_PAGES: "Look for staff pages, old newsletters and minutes.",
    SearchKind.IMPERSONATORS: "Look for a profile with your name or picture that is not yours.",
}
_ACTS = {
    Came.NOTHING: "Nothing to do now. Search again in six months.",
    Came.HARMLESS: "Leave it as it is, and keep in mind that a new school reads it too.",
    Came.SOMEBODY_ELSE: "Have one sentence ready on how you are told apart, should a school ask.",
    Came.FALSE_ME: "Use “Report” on that profile, and say that it pretends to be you.",
}
_ACT_ON = {
    SearchKind.NETWORK: "Check that network with profilecheck, then search it again.",
    SearchKind.PICTURES: "Take it down on the page it is on, or ask whoever runs the page to.",
    SearchKind.FRIENDS_LISTS: "Ask the person who shows it to hide it, or to take your name off.",
    SearchKind.SCHOOL_PAGES: "Ask the school office to take it off that page.",
    SearchKind.IMPERSONATORS: "Use “Report” on that profile, and say that it pretends to be you.",
}
_ACT_ON_ANY = "Change or delete it on the page it is on, or ask whoever runs the page to."


def act_after(kind: SearchKind, came: Came) -> str:
    """Return the one thing to do after that came of a search of this kind."""
    return _ACT_ON.get(kind, _ACT_ON_ANY) if came is Came.TO_ACT_ON else _ACTS[came]


def searched_networks() -> tuple[Site, ...]:
    """Return the networks that a stranger can search, without asking which server one is on."""
    known = (one for one in known_sites() if isinstance(one, Site))
    return tuple(one for one in known if one.header.people_search)


def searches(about: AboutMe, networks: Iterable[Site] = ()) -> tuple[Search, ...]:
    """Return the searches that a school makes, of what is known; none without a name.

    `networks` are those to be searched, as far as they have a search of their own for strangers.
    """
    if not about.name:
        return ()
    return (*_in_pages(about), *_in_networks(about, networks), *_of_others(about))


def _in_pages(about: AboutMe) -> Iterator[Search]:
    name = _exact(about.name)
    yield _search(about, SearchKind.NAME, "Your name, in quotation marks", name)
    if about.town:
        yield _search(about, SearchKind.TOWN, "Your name and your town", f"{name} {about.town}")
    if about.school:
        query = f"{name} {_exact(about.school)}"
        yield _search(about, SearchKind.SCHOOL, "Your name and your school", query)
    for former in about.former_names:
        yield _search(about, SearchKind.FORMER, "A name you had, or go by", _exact(former))
    for email in about.emails:
        yield _search(about, SearchKind.EMAIL, "An e-mail address of yours", _exact(email))
    for phone in about.phones:
        yield _search(about, SearchKind.PHONE, "A phone number of yours", _exact(phone))


def _in_networks(about: AboutMe, networks: Iterable[Site]) -> Iterator[Search]:
    first, _, last = about.name.partition(" ")
    for network in networks:
        if network.header.people_search:
            address = network.header.people_search.format(
                name=_quoted(about.name), first=_quoted(first), last=_quoted(last or first)
            )
            yield _made(SearchKind.NETWORK, f"{network.name}, signed out", about.name, address)


def _of_others(about: AboutMe) -> Iterator[Search]:
    name = _exact(about.name)
    pictures = _ADDRESSES[about.engine][1].format(_quoted(name))
    yield _made(SearchKind.PICTURES, "Pictures", name, pictures)
    query = f"{name} friends OR followers OR tagged"
    yield _search(about, SearchKind.FRIENDS_LISTS, "What others show", query)
    query = f"{name} {_exact(about.school)} newsletter" if about.school else f"{name} newsletter"
    yield _search(about, SearchKind.SCHOOL_PAGES, "A school's own pages", query)
    query = f"{name} profile teacher"
    yield _search(about, SearchKind.IMPERSONATORS, "Anyone who pretends to be you", query)


def _search(about: AboutMe, kind: SearchKind, title: str, query: str) -> Search:
    return _made(kind, title, query, _ADDRESSES[about.engine][0].format(_quoted(query)))


def _made(kind: SearchKind, title: str, query: str, address: str) -> Search:
    return Search(kind, title, query, address, _LOOK_FOR[kind])


def _exact(text: str) -> str:
    bare = text.replace('"', " ").strip()
    return f'"{bare}"'


def _quoted(text: str) -> str:
    return quote(text, safe="")


def known_about(snapshot: Snapshot | None, school: School | None) -> AboutMe:
    """Return what is known already of the person, for them to change or leave out.

    A made-up person's check knows nothing of them.
    """
    if snapshot is not None and snapshot.made_up:
        snapshot = None
    names = _own_texts(snapshot, Fact.PROFILE_NAME)
    return AboutMe(
        name=names[0] if names else "",
        town=school.town if school and school.town else "",
        school=school.names[0] if school and school.names else "",
        emails=_own_texts(snapshot, Fact.CONTACT_EMAIL, Fact.ACCOUNT_EMAIL),
        phones=_own_texts(snapshot, Fact.CONTACT_PHONE),
    )


def _own_texts(snapshot: Snapshot | None, *facts: Fact) -> tuple[str, ...]:
    """Return the texts listed under `facts`, as the owner sees them, each once."""
    found = (
        entry.text
        for account in (snapshot.accounts if snapshot else ())
        for reading in account.readings
        if isinstance(reading, Observed)
        and reading.fact in facts
        and reading.viewpoint is Viewpoint.OWNER
        and isinstance(reading.value, Entries)
        for entry in reading.value.entries
    )
    return tuple(dict.fromkeys(found))


def noted(
    notes: SearchNotes, made: Iterable[Search]
) -> tuple[tuple[Search, SearchFound, str], ...]:
    """Return the searches of which the person said what came, each with that and its one act."""
    told = ((search, notes.came(search.id)) for search in made)
    return tuple(
        (search, found, act_after(search.kind, found.came)) for search, found in told if found
    )


# Made up


class MadeUpResult(Record):
    """One result of a made-up search: whose it is, in the words of the taps."""

    search: SearchKind
    title: Annotated[PageText, Field(min_length=1)]
    address: Annotated[str, Field(pattern=r"^https://([a-z0-9-]+\.)+example/\S*$")]
    text: Annotated[PageText, Field(min_length=1)]
    came: Came


class MadeUpSearch(Record):
    """A search of a made-up person with made-up results, to be shown to a room or tried out.

    Every address ends in “.example”, which nobody can have (RFC 2606).
    """

    kind: Literal["made-up-search"]
    about: AboutMe
    results: tuple[MadeUpResult, ...]

    def of(self, kind: SearchKind) -> tuple[MadeUpResult, ...]:
        """Return the results of the searches of a kind."""
        return tuple(result for result in self.results if result.search is kind)


@cache
def made_up_search() -> MadeUpSearch:
    """Return the made-up search that travels with the program.

    Raises:
        InputError: the file is not what it must be.
    """
    return read_own(MadeUpSearch, data_folder("fixtures") / "search.yaml")
