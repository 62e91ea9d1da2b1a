"""The shape of a network's adapter: a header of data, and readers that are plain functions.

An adapter is one `Site` value. Nothing here opens a page or knows a particular network.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import ReadPolicy
from profilecheck.model import (
    Count,
    Entries,
    Evidence,
    Guidance,
    Nouns,
    Observed,
    Unread,
    Years,
)
from profilecheck.school import SchoolMatcher
from profilecheck.sites.export import ExportWay
from profilecheck.vocabulary import Audience, Basis, Fact, FactKind, Source, UnreadReason, Viewpoint

__all__ = [
    "ByToken",
    "Identity",
    "Labels",
    "ListReads",
    "Page",
    "ReadContext",
    "Site",
    "Value",
    "with_meanings",
]

_PROFILE = "{profile}"
"""The person's own profile, at the beginning of an address."""

Value = Audience | bool | Count | Entries | Years
OWNER_ONLY = (Viewpoint.OWNER,)


@dataclass(frozen=True)
class Labels:
    """A network's wording in one language, as its `site.yaml` lists it.

    `rows` gives, for a name the readers use, the wordings a page may show for it; `audiences`
    and `switches` what a wording means. Wordings are compared normalised: case, spaces and
    typographic punctuation make no difference.
    """

    language: str
    rows: Mapping[str, tuple[str, ...]]
    audiences: Mapping[str, Audience]
    switches: Mapping[str, bool]


@dataclass(frozen=True)
class Identity:
    """Who a page says is signed in, and whose page it is; ids are the network's own.

    `signed_in` is "" where the page says nobody is, None where it does not say.
    `owner` is None on a page that belongs to nobody in particular. `somebody` is True where a page
    shows that it is open for a signed-in account without saying for which: enough where a page has
    no owner, since what it shows is then that account's own. `session` is what a page says of the
    sign-in, alike on all pages of one, "" where it says nothing: two that differ are two accounts.
    """

    signed_in: str | None = None
    owner: str | None = None
    somebody: bool = False
    session: str = ""


@dataclass(frozen=True)
class ReadContext:
    """What a reader may know besides the page.

    `labels` is None where the page is in a language the adapter has no wording for. `earlier` is
    what pages opened before this one told, from the same viewpoint. `searched` takes the words of
    the posts that a reader went through: they are in no reading, and are gone with the page.
    """

    site: str
    capture: Capture
    page: str
    basis: Basis
    labels: Labels | None
    matcher: SchoolMatcher
    source: Source = Source.LIVE
    earlier: tuple[Observed, ...] = ()
    searched: list[str] = field(default_factory=list)

    def evidence(self, seen: str) -> Evidence:
        """Evidence from this page: `seen` in the page's words, without anybody else's name."""
        return Evidence(
            url=self.capture.address, page=self.page, seen=seen, at=self.capture.taken_at
        )

    def observed(self, fact: Fact, value: Value, seen: str) -> Observed:
        """An observation of `fact` on this page."""
        return Observed(
            fact=fact,
            network=self.site,
            viewpoint=self.capture.viewpoint,
            value=value,
            source=self.source,
            basis=self.basis,
            evidence=self.evidence(seen),
        )

    def unread(
        self, fact: Fact, reason: UnreadReason, detail: str = "", *, place: str = ""
    ) -> Unread:
        """Return that this page should have shown a fact and did not; `place` is where to look."""
        return Unread(
            fact=fact,
            network=self.site,
            viewpoint=self.capture.viewpoint,
            reason=reason,
            detail=detail,
            place=place,
            url=self.capture.address,
            page=self.page,
        )


@dataclass(frozen=True)
class Page:
    """One page of a network, and what it is opened for.

    `url` may hold `{profile}`: the address of the person's own profile, as the network's
    `own_profile` finds it. `promises` are the facts the page must tell, from each viewpoint it
    is opened with; one it does not tell is unread. `anchor` proves that the page is what we
    think; it must not depend on a setting's value. `rests_on_wording` is True where the page
    cannot be read in a language the adapter has no wording for. `note` says what `basis` is in
    this page's case. `also_at` are other tabs of the profile on which the same page stands with
    less on it: enough for a file that was saved there, and not what is opened.
    """

    id: str
    title: str
    url: str
    promises: tuple[Fact, ...]
    anchor: Callable[[Capture, Labels | None], bool]
    read: Callable[[ReadContext], Iterable[Observed | Unread]]
    basis: Basis
    viewpoints: tuple[Viewpoint, ...] = OWNER_ONLY
    rests_on_wording: bool = True
    list_reads: ListReads | None = None
    belongs_to_owner: bool = False
    note: str = ""
    also_at: tuple[str, ...] = ()
    same_at: tuple[str, ...] = ()

    @property
    def tab(self) -> str | None:
        """The tab of the person's profile that the page is, None where it is no part of it."""
        if not self.url.startswith(_PROFILE):
            return None
        return self.url.removeprefix(_PROFILE).strip("/")


@dataclass(frozen=True)
class ByToken:
    """A network's other way in: its API, with a token the person made for it at `get_url`.

    `scope` is what the token must be good for, and no more. `site` is the adapter whose pages of
    the owner are answers of the API.
    """

    get_url: str
    scope: str
    site: "Site"


@dataclass(frozen=True)
class Site:
    """A network: where its pages are, what they show, and how the person puts things right.

    `identity` tells from a page who is signed in and whose page it is; `barrier` tells what
    stands in the way (signed out, a challenge, a rate limit), None where nothing does;
    `own_profile` finds the address of the signed-in person's profile on the page `home_url`.
    `not_applicable` gives, for each fact the network does not have, the plain reason.
    `terms_note` is what the terms at `terms_url` say of programs, in plain words, "" where that was
    not looked at.
    `session_cookies` are the names of the cookies that mean "signed in", none where they are not
    known: then the person's word counts, and the first page shows whether it holds.
    `tab_parameter` is the query parameter that names a profile's tab where the profile's address
    has a query of its own. `profile_paths` fit the beginning of every path at which a member's
    profile can stand, in small letters; `hosts_alike` fit the hosts that show the same pages, one
    pattern for each such group. Both are for files that a person saved.
    `meant_to_be_public` is the plain reason why being public is not wrong
    here, "" where it is. `nouns` is what the network calls its people and posts.
    `read_name` fits the names that the network gives to reads: only where such a read was stopped
    can the guard be the reason for something missing. `by_token` is the network's API, where it
    has one that a person can get a token for. `closed` is True for a network that is no
    more, `by_hand` for one that the person looks at by hand: both have no pages, and nothing is
    opened there. `export` is how the network hands over a person's data, None where that
    is not read. `language` finds the language of a page's words, "" where it says none.
    """

    id: str
    name: str
    home_url: str
    sign_in_url: str
    policy: ReadPolicy
    pages: tuple[Page, ...]
    labels: Mapping[str, Labels]
    guidance: Mapping[Fact, Guidance]
    identity: Callable[[Capture], Identity]
    barrier: Callable[[Capture], UnreadReason | None]
    own_profile: Callable[[Capture], str | None]
    session_cookies: tuple[str, ...]
    terms_url: str = ""
    terms_note: str = ""
    basis_note: str = ""
    confirmed_live: date | None = None
    not_applicable: Mapping[Fact, str] = field(default_factory=dict)
    tab_parameter: str = ""
    profile_paths: tuple[re.Pattern[str], ...] = ()
    hosts_alike: tuple[re.Pattern[str], ...] = ()
    read_name: re.Pattern[str] = re.compile("")
    closed: bool = False
    by_hand: bool = False
    meant_to_be_public: str = ""
    nouns: Nouns = field(default_factory=Nouns)
    by_token: ByToken | None = None
    export: ExportWay | None = None
    language: Callable[[Capture], str] = attrgetter("language")

    @property
    def never_opened(self) -> bool:
        """Whether there is nothing for the program to open here, or to sign in to."""
        return self.closed or self.by_hand

    @property
    def ruled_out(self) -> Mapping[Fact, str]:
        """Every fact there is nothing to know of here, with the plain reason."""
        if self.closed:
            return {f: "This network has closed." for f in Fact if f is not Fact.ACCOUNT_LEFTOVERS}
        open_still = f"{self.name} is open: what you have there is looked at itself."
        return {**self.not_applicable, Fact.ACCOUNT_LEFTOVERS: open_still}

    def address(self, page: Page, profile: str) -> str:
        """Return the address of `page` for the person whose profile has the address `profile`."""
        return self._at_profile(page.url, profile)

    def guidance_for(self, profile: str) -> dict[Fact, Guidance]:
        """Return the guidance with the person's own addresses in it.

        Where the profile's address is not known, or is none of this network's, the network's own
        start page stands in its place.
        """
        address = urlsplit(profile)
        own = (
            address.scheme == urlsplit(self.home_url).scheme
            and not address.username
            and self.policy.owns_host(address.hostname or "")
        )

        def filled(url: str) -> str:
            if not url.startswith(_PROFILE):
                return url
            return self._at_profile(url, profile) if own else self.home_url

        return {fact: _with_addresses(way, filled) for fact, way in self.guidance.items()}

    def _at_profile(self, url: str, profile: str) -> str:
        if not url.startswith(_PROFILE):
            return url
        tab = url.removeprefix(_PROFILE).strip("/")
        if not tab:
            return profile
        if "?" in profile and self.tab_parameter:
            return f"{profile}&{self.tab_parameter}={tab}"
        return f"{profile.rstrip('/')}/{tab}"


def _with_addresses(guidance: Guidance, filled: Callable[[str], str]) -> Guidance:
    cases = tuple(
        case if case.url is None else case.model_copy(update={"url": filled(case.url)})
        for case in guidance.cases
    )
    return guidance.model_copy(update={"url": filled(guidance.url), "cases": cases})


def with_meanings(
    guidance: Mapping[Fact, Guidance], labels: Iterable[Labels]
) -> dict[Fact, Guidance]:
    """Return the guidance with what its options mean, where the network's wording shows it.

    What the guidance says itself is kept.
    """
    words: dict[FactKind, dict[str, Audience | bool]] = {FactKind.AUDIENCE: {}, FactKind.SWITCH: {}}
    for own in labels:
        words[FactKind.AUDIENCE].update(own.audiences)
        words[FactKind.SWITCH].update(own.switches)

    def meant(fact: Fact, way: Guidance) -> Guidance:
        known = words.get(fact.kind, {})
        told = {o: m for o in way.options if (m := _meaning(o, known)) is not None}
        return way.model_copy(update={"means": {**told, **way.means}})

    return {fact: meant(fact, way) for fact, way in guidance.items()}


def _meaning(option: str, words: Mapping[str, Audience | bool]) -> Audience | bool | None:
    wanted = normalise(option)
    return next((meaning for word, meaning in words.items() if normalise(word) == wanted), None)
