"""The shape of a network's adapter: a header of data, and readers that are plain functions.

An adapter is one `Site` value, of a kind: an `OpenSite`, or one that is never opened. Nothing here
opens a page or knows a particular network.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import ReadPolicy
from profilecheck.errors import InputError
from profilecheck.model import (
    Count,
    Entries,
    Entry,
    Evidence,
    Guidance,
    Nouns,
    Observed,
    Unread,
    Years,
)
from profilecheck.school import SchoolMatcher
from profilecheck.sites.export import ExportWay
from profilecheck.sites.wording import Labels
from profilecheck.vocabulary import (
    LOOKED_FOR,
    Audience,
    Basis,
    Fact,
    FactKind,
    Source,
    UnreadReason,
    Viewpoint,
)

if TYPE_CHECKING:  # a header speaks of labels and pages, which are here
    from profilecheck.sites.header import Header, NetworkHeader, TokenHeader

__all__ = [
    "ByToken",
    "Identity",
    "Labels",
    "ListReads",
    "OpenSite",
    "Page",
    "ReadContext",
    "Site",
    "UnopenedSite",
    "Value",
    "with_meanings",
]

_PROFILE = "{profile}"
"""The person's own profile, at the beginning of an address."""

Value = Audience | bool | Count | Entries | Years
_V = TypeVar("_V", Audience, Count)
OWNER_ONLY = (Viewpoint.OWNER,)


@dataclass(frozen=True)
class Identity:
    """Who a page says is signed in, and whose page it is; ids are the network's own.

    `signed_in` is "" where the page says nobody is, None where it does not say.
    `owner` is None on a page that belongs to nobody in particular. `somebody` is True where a page
    shows that it is open for a signed-in account without saying for which: enough where a page has
    no owner, since what it shows is then that account's own. `session` is what a page says of the
    sign-in, alike on all pages of one, "" where it says nothing: two that differ are two accounts.
    `switched` is True where it shows that whoever signed in acts as another than themselves: a page
    that they manage, a channel of a brand, a second profile.
    """

    signed_in: str | None = None
    owner: str | None = None
    somebody: bool = False
    session: str = ""
    switched: bool = False


@dataclass(frozen=True)
class ReadContext:
    """What a reader may know besides the page.

    `labels` is None where the page is in a language the adapter has no wording for. `earlier` is
    what pages opened before this one told, from the same viewpoint, and `left_unread` what they
    should have told and did not. `searched` takes the words of the posts that a reader went
    through: they are in no reading, and are gone with the page. `of_others` takes what an answer
    carries of other people and the page does not show, beside the name of that answer.
    `profile_url` is the address of the person's own profile, "" where it is not known yet, or where
    the name in it would not be judged.
    """

    site: str
    capture: Capture
    page: str
    basis: Basis
    labels: Labels | None
    matcher: SchoolMatcher
    source: Source = Source.LIVE
    earlier: tuple[Observed, ...] = ()
    left_unread: tuple[Unread, ...] = ()
    searched: list[str] = field(default_factory=list)
    of_others: set[tuple[str, str]] = field(default_factory=set)
    profile_url: str = ""

    def told_earlier(self, fact: Fact, kind: type[_V]) -> _V | None:
        """Return what earlier pages told of `fact`; None where none did, or two differ."""
        told = {r.value for r in self.earlier if r.fact is fact and isinstance(r.value, kind)}
        return told.pop() if len(told) == 1 else None

    def evidence(self, seen: str) -> Evidence:
        """Evidence from this page: `seen` in the page's words, without anybody else's name."""
        return Evidence(
            url=self.capture.address, page=self.page, seen=seen, at=self.capture.taken_at
        )

    def observed(
        self, fact: Fact, value: Value, seen: str, *, looked_through: bool = False
    ) -> Observed:
        """An observation of `fact` on this page.

        `looked_through`: it was made by looking for the school in words that are not kept, so that
        it proves nothing of another school. Of what is in `LOOKED_FOR` that is so anyway.
        """
        return Observed(
            fact=fact,
            network=self.site,
            viewpoint=self.capture.viewpoint,
            value=value,
            source=self.source,
            basis=self.basis,
            evidence=self.evidence(seen),
            looked_for=self.matcher.mark if looked_through or fact in LOOKED_FOR else None,
        )

    def listed(self, fact: Fact, entries: Iterable[Entry], none: str = "") -> Observed:
        """What the page lists under `fact`; `none` says that it showed that nothing is there."""
        kept = tuple(entries)
        seen = "; ".join(entry.text for entry in kept) or none
        return self.observed(fact, Entries(entries=kept), seen)

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
    less on it, and `same_at` those on which it stands whole, in another layout: enough for a file
    that was saved there, and not what is opened. `known_by_data` is another way to know the page,
    which no language changes: a page that is known so is read in any language, as far as it goes.
    `left_to_person` are the promised facts that it never tells: they are for the person to look at.
    `suggests_in` fits (in CSS) the parts in which the network shows other people, where those do
    not say so themselves, as an `aside` does.
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
    known_by_data: Callable[[Capture], bool] | None = None
    left_to_person: tuple[Fact, ...] = ()
    suggests_in: str = ""

    @property
    def tells(self) -> tuple[Fact, ...]:
        """The facts that can be read on it."""
        return tuple(fact for fact in self.promises if fact not in self.left_to_person)

    def is_known_by_data(self, capture: Capture) -> bool:
        """Whether the page is known by what no language changes."""
        return self.known_by_data is not None and self.known_by_data(capture)

    @property
    def needs_profile(self) -> bool:
        """Whether it is a part of the person's profile, or must be theirs by name."""
        return self.belongs_to_owner or self.tab is not None

    @property
    def tab(self) -> str | None:
        """The tab of the person's profile that the page is, None where it is no part of it."""
        if not self.url.startswith(_PROFILE):
            return None
        return self.url.removeprefix(_PROFILE).strip("/")


@dataclass(frozen=True, kw_only=True)
class Site:
    """A network, of whichever kind: `OpenSite`, or an `UnopenedSite`.

    `header` is what its `site.yaml` says; nothing of it stands here again. `export` is how the
    network hands over a person's data, None where that is not read.
    """

    header: "NetworkHeader"
    export: ExportWay | None = None

    def __new__(cls, *_: object, **__: object) -> Self:
        """Make one of a kind.

        Raises:
            InputError: it is of no kind.
        """
        if cls is Site:
            raise InputError(
                "a Site is made by build_site, closed_site or by_hand_site from its site.yaml, "
                "and no longer field by field"
            )
        return super().__new__(cls)

    @property
    def id(self) -> str:
        """What it is known by, to the program and in its files."""
        return self.header.id

    @property
    def name(self) -> str:
        """What it is called."""
        return self.header.name

    @property
    def nouns(self) -> Nouns:
        """What it calls its people and posts."""
        return self.header.nouns

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is opened there."""
        return ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that are asked there."""
        return ()

    @property
    def without_sign_in(self) -> bool:
        """Whether it is read without a sign-in: then the person says that the account is theirs."""
        return False

    @cached_property
    def labels(self) -> Mapping[str, Labels]:
        """Its wording, by language."""
        return self.header.labels()

    @cached_property
    def guidance(self) -> Mapping[Fact, Guidance]:
        """How the person looks, and puts things right; with what the options mean."""
        return with_meanings(self.header.guidance, self.labels.values())

    @property
    def ruled_out(self) -> Mapping[Fact, str]:
        """Every fact there is nothing to know of here, with the plain reason."""
        open_still = f"{self.name} is still open. What you have there is in the other clauses."
        return {**self.header.not_applicable, Fact.ACCOUNT_LEFTOVERS: open_still}

    def guidance_for(self, profile: str) -> Mapping[Fact, Guidance]:
        """Return the guidance with the person's own addresses in it, where it has any."""
        return self.guidance


@dataclass(frozen=True)
class ByToken:
    """A network's other way in: its API, with a token the person made.

    `site` is the adapter whose pages of the owner are answers of the API.
    """

    header: "TokenHeader"
    site: "OpenSite"


@dataclass(frozen=True, kw_only=True)
class OpenSite(Site):
    """A network that is opened: its header, and the code that reads its pages.

    `identity` tells from a page who is signed in and whose page it is; `barrier` tells what
    stands in the way (signed out, a challenge, a rate limit), None where nothing does;
    `own_profile` finds the address of the signed-in person's profile on the header's `home_url`.
    `language` finds the language of a page's words, "" where it says none.
    `by_token` is the network's API, where it has one that a person can get a token for.
    """

    header: "Header"
    identity: Callable[[Capture], Identity]
    barrier: Callable[[Capture], UnreadReason | None]
    own_profile: Callable[[Capture], str | None]
    language: Callable[[Capture], str] = attrgetter("language")
    pages: tuple[Page, ...] = ()
    by_token: ByToken | None = None

    @cached_property
    def policy(self) -> ReadPolicy:
        """What may be asked of it."""
        return self.header.policy.rules()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that are asked there."""
        return self.policy.hosts

    @property
    def without_sign_in(self) -> bool:
        """Whether it is read without a sign-in, of the account that its id names."""
        return self.header.without_sign_in

    def address(self, page: Page, profile: str) -> str:
        """Return the address of `page` for the person whose profile has the address `profile`."""
        return self._at_profile(page.url, profile)

    def guidance_for(self, profile: str) -> Mapping[Fact, Guidance]:
        """Return the guidance with the person's own addresses in it.

        Where the profile's address is not known, or is none of this network's, the network's own
        start page stands in its place.
        """
        address, home = urlsplit(profile), self.header.home_url
        own = (
            address.scheme == urlsplit(home).scheme
            and not address.username
            and self.policy.owns_host(address.hostname or "")
        )

        def filled(url: str) -> str:
            if not url.startswith(_PROFILE):
                return url
            return self._at_profile(url, profile) if own else home

        return {fact: _with_addresses(way, filled) for fact, way in self.guidance.items()}

    def _at_profile(self, url: str, profile: str) -> str:
        if not url.startswith(_PROFILE):
            return url
        tab = url.removeprefix(_PROFILE).strip("/")
        if not tab:
            return profile
        if "?" in profile and self.header.tab_parameter:
            return f"{profile}&{self.header.tab_parameter}={tab}"
        return f"{profile.rstrip('/')}/{tab}"


@dataclass(frozen=True, kw_only=True)
class UnopenedSite(Site):
    """A network that the program never opens; `reason` is why what it has stays unread."""

    reason: ClassVar[UnreadReason]


def _with_addresses(guidance: Guidance, filled: Callable[[str], str]) -> Guidance:
    cases = tuple(
        case if case.url is None else case.model_copy(update={"url": filled(case.url)})
        for case in guidance.cases
    )
    look = guidance.look
    if look is not None:
        look = look.model_copy(update={"url": filled(look.url)})
    return guidance.model_copy(update={"url": filled(guidance.url), "look": look, "cases": cases})


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
