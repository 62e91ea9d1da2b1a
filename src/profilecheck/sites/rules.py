"""What every adapter must keep to, whatever its network: checked on its data, without a page.

The program asks before it takes an adapter from elsewhere; the conformance suite and the tests
of the built-in networks ask the same, rule by rule.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from profilecheck.browser.guard import decide_page
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.header import ACCOUNT
from profilecheck.sites.site import OpenSite, Page, Site
from profilecheck.sites.wording import answered, asked
from profilecheck.vocabulary import Basis, Fact, FactKind, Viewpoint

__all__ = ["RULES", "Rule", "broken_rules", "promised"]

Rule = Callable[[OpenSite], Iterable[str]]
"""Yields a sentence for each thing that breaks the rule; nothing where it is kept."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_FORBIDDEN_WORDS = ("!", "fail", "violation", "non-compliant", "risk score")
_WORDS_OF_WRITES = frozenset(
    ("mutation", "create", "update", "delete", "remove", "save", "send", "upload", "edit")
)
_MAY_BE_SILENT_ON = frozenset({Fact.ACCOUNT_DORMANT})
"""Whether an account is still in use is not everywhere to be seen; the person knows."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def broken_rules(adapter: Site | SiteFamily, *, every_fact: bool = True) -> tuple[str, ...]:
    """Return what `adapter` breaks, in sentences; nothing where it keeps to every rule.

    A family is judged by the adapter of its example server; a network that is never opened only by
    what it is called and what it says, and by its way to look where the person is to. Without
    `every_fact` it may be silent about some: an adapter written for an earlier version does not
    know the newest ones, which then stay unread.
    """
    if isinstance(adapter, SiteFamily):
        site = adapter.at(adapter.example)
        return (*_named_by_its_server(adapter, site), *_broken(site, every_fact=every_fact))
    if isinstance(adapter, OpenSite):
        return tuple(_broken(adapter, every_fact=every_fact))
    by_hand = _has_a_way_by_hand(adapter) if isinstance(adapter, ByHandSite) else ()
    return (*_has_an_id(adapter), *_speaks_calmly(adapter), *by_hand)


def _broken(site: OpenSite, *, every_fact: bool) -> Iterator[str]:
    for rule in RULES.values():
        if every_fact or rule is not _reads_or_rules_out_every_fact:
            yield from rule(site)


def promised(site: Site) -> frozenset[Fact]:
    """Return the facts that a page or the export of `site` promises, or the person looks for."""
    if isinstance(site, ByHandSite):
        return frozenset(site.guidance)
    exported = site.export.parts if site.export else ()
    told = [page.promises for page in site.pages] + [part.promises for part in exported]
    return frozenset(fact for facts in told for fact in facts)


def _named_by_its_server(family: SiteFamily, site: OpenSite) -> Iterator[str]:
    wanted = f"{family.id}@{Server.of(family.example).name}"
    if site.id != wanted:
        yield f"at {family.example} its id is “{site.id}”, not “{wanted}”."


def _has_an_id(site: Site) -> Iterator[str]:
    name, at, server = site.id.partition("@")
    if not _ID.fullmatch(name) or (at and not server):
        yield f"“{site.id}” is no id: small letters, digits and _, from a letter on."
    if not site.name.strip():
        yield "it has no name."


def _reads_or_rules_out_every_fact(site: OpenSite) -> Iterator[str]:
    told, ruled_out = promised(site), set(site.ruled_out)
    for fact in sorted(set(Fact) - _MAY_BE_SILENT_ON - told - ruled_out):
        yield f"{fact.value} is neither promised by a page nor not applicable."
    for fact in sorted(told & ruled_out):
        yield f"{fact.value} is promised by a page, and not applicable as well."
    for fact in sorted(f for f, why in site.header.not_applicable.items() if not why.strip()):
        yield f"{fact.value} is not applicable for no reason given."


def _has_a_way_by_hand(site: Site) -> Iterator[str]:
    for fact in sorted(promised(site)):
        guidance = site.guidance.get(fact)
        if guidance is None or not guidance.steps or not guidance.look_for:
            yield f"{fact.value} has no guidance with steps, and what to look for."
        elif fact.kind in (FactKind.AUDIENCE, FactKind.SWITCH) and not (
            guidance.wanted and guidance.options
        ):
            yield f"{fact.value} has guidance without the wanted choice and the options."
    for fact in sorted(set(site.guidance) - promised(site)):
        yield f"{fact.value} has guidance, and no page promises it."


def _stays_on_its_own_hosts(site: OpenSite) -> Iterator[str]:
    addresses = [site.header.home_url, site.header.sign_in_url, site.header.terms_url]
    if site.header.account_home_url:
        addresses.append(site.header.account_home_url.replace(ACCOUNT, "somebody"))
    addresses += _guidance_addresses(site)
    addresses += [page.url for page in site.pages if not page.url.startswith("{profile}")]
    addresses += [way.url for way in site.header.look_also if way.url]
    if site.export:
        addresses.append(site.export.get_url)
    if site.by_token:
        addresses += [site.by_token.header.get_url, site.by_token.header.home_url]
        addresses += [page.url for page in site.by_token.site.pages if page.url[0] != "{"]
    for address in sorted(set(addresses)):
        stopped = decide_page(site.policy, _without_fragment(address)).stopped
        if not urlsplit(address).hostname:
            yield f"“{address}” is no whole address."
        elif stopped is not None:
            yield f"{address} would not be opened: it {stopped.value}."


def _guidance_addresses(site: OpenSite) -> list[str]:
    """Return the addresses that the guidance sends the person to, for a made-up profile."""
    ways = site.guidance_for(f"https://{_a_host(site)}/somebody").values()
    cases = [case.url for way in ways for case in way.cases if case.url is not None]
    return [way.url for way in ways] + [way.way_to_look.url for way in ways] + cases


def _without_fragment(address: str) -> str:
    return address.partition("#")[0]


def _opens_nothing_that_acts(site: OpenSite) -> Iterator[str]:
    if not site.policy.acting_gets:
        yield "its policy refuses no address that acts by being opened, such as signing out."
    for page in site.pages:
        if page.url.startswith("{profile}"):
            address = site.address(page, f"https://{_a_host(site)}/somebody")
            if decide_page(site.policy, address).stopped is not None:
                yield f"page {page.id} would not be opened: its address acts."


def _a_host(site: OpenSite) -> str:
    return site.policy.hosts[0].lstrip(".")


def _names_its_reads(site: OpenSite) -> Iterator[str]:
    for read in site.policy.post_reads:
        if not read.names:
            yield f"{read.path} allows reads without a name."
        told = read.field or read.header or read.query
        if not told and len(read.names) > 1:
            yield f"{read.path} has several names, and no field or header to tell them by."
        for name in sorted(read.names):
            words = {word.lower() for word in _WORD.findall(name)}
            if words & _WORDS_OF_WRITES:
                yield f"“{name}” is the name of a write, and is among the reads."
            if not re.search(site.header.policy.read_name, name):
                yield f"“{name}” is a read that read_name does not fit."


def _scrolls_by_allowed_reads(site: OpenSite) -> Iterator[str]:
    allowed = {name for read in site.policy.post_reads for name in read.names}
    allowed |= set(site.policy.reply_paths or {})
    for page in site.pages:
        for name in page.list_reads.operations if page.list_reads else ():
            if name not in allowed:
                yield f"the list of page {page.id} is read by {name}, not allowed."


def _states_its_basis(site: OpenSite) -> Iterator[str]:
    ids = [page.id for page in site.pages]
    if not ids or len(ids) != len(set(ids)):
        yield "it has no pages, or two of one id."
    for page in site.pages:
        yield from (f"page {page.id} {what}" for what in _missing(page))
    if not site.header.confirmed_live and "not yet been confirmed" not in site.header.basis_note:
        yield "its basis_note does not say “It has not yet been confirmed on the live site.”"


def _missing(page: Page) -> Iterator[str]:
    if not page.note or not page.title or page.basis not in Basis:
        yield "does not say what it is, and what its reading rests on."
    if not page.viewpoints:
        yield "is opened by nobody."
    if not page.promises and page.viewpoints != (Viewpoint.STRANGER,):
        yield "is opened for nothing."
    if page.url.startswith("{profile}") and not page.belongs_to_owner:
        yield "is the person's own, and does not check whose it is (belongs_to_owner)."


def _gives_each_wording_one_meaning(site: OpenSite) -> Iterator[str]:
    for labels in site.labels.values():
        rows: dict[str, str] = {}
        for wording, row in ((w, row) for row, words in labels.rows.items() for w in words):
            if not asked(wording):
                yield f"the row {row} has an empty wording ({labels.language})."
            elif rows.setdefault(asked(wording), row) != row:
                yield f"“{wording}” stands for two rows ({labels.language})."
        for table in (labels.audiences, labels.switches):
            meanings: dict[str, object] = {}
            for wording, meaning in table.items():
                if meanings.setdefault(answered(wording), meaning) != meaning:
                    yield f"“{wording}” means two things ({labels.language})."


def _speaks_calmly(site: Site) -> Iterator[str]:
    words = [site.header.basis_note, *site.header.not_applicable.values()]
    for guidance in site.guidance.values():
        words += [*guidance.steps, guidance.wanted, guidance.look_for, *guidance.options]
        words += [guidance.setting, guidance.place, guidance.question]
        words += guidance.way_to_look.steps
        for case in guidance.cases:
            words += [*(case.steps or ()), case.wanted or "", case.setting or "", case.place or ""]
    text = " ".join(words).casefold()
    yield from (f"its words for the person hold “{n}”." for n in _FORBIDDEN_WORDS if n in text)


RULES: Mapping[str, Rule] = {
    "has an id": _has_an_id,
    "reads or rules out every fact": _reads_or_rules_out_every_fact,
    "has a way by hand": _has_a_way_by_hand,
    "stays on its own hosts": _stays_on_its_own_hosts,
    "opens nothing that acts": _opens_nothing_that_acts,
    "names its reads": _names_its_reads,
    "scrolls by allowed reads": _scrolls_by_allowed_reads,
    "states its basis": _states_its_basis,
    "gives each wording one meaning": _gives_each_wording_one_meaning,
    "speaks calmly": _speaks_calmly,
}
