"""The declarative half of an adapter: a `site.yaml` that is read by people, checked and typed.

A header holds what a reviewer can check without reading code: addresses, wording by language,
what each page is opened for and on what ground, and how the person puts things right. The code
half (anchors and readers) is joined to it by `build_site`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.errors import InputError
from profilecheck.files import Archive
from profilecheck.model import Guidance, Nouns, Observed, Unread
from profilecheck.model.base import Record
from profilecheck.sites.export import ExportAbout, ExportContext, ExportPart, ExportWay
from profilecheck.sites.family import Server
from profilecheck.sites.site import (
    ByToken,
    Identity,
    Labels,
    Page,
    ReadContext,
    Site,
    with_meanings,
)
from profilecheck.vocabulary import Audience, Basis, Fact, UnreadReason, Viewpoint
from profilecheck.yaml_files import parse_yaml

__all__ = [
    "BarrierHeader",
    "ExportCode",
    "Header",
    "LabelsHeader",
    "PageCode",
    "build_site",
    "load_header",
]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“{pattern}” is not a pattern ({error.msg})") from None
    return pattern


_Words = tuple[Annotated[str, Field(min_length=1)], ...]
_Pattern = Annotated[str, AfterValidator(_compiles)]
_OWN_URL = r"https://|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?/"
_HttpsUrl = Annotated[str, Field(pattern=rf"^({_OWN_URL})")]
"""Encrypted, but for a server on this computer itself."""


class PostReadHeader(Record):
    """Reads that go by POST; see `profilecheck.browser.policy.PostRead`."""

    path: Annotated[str, Field(pattern=r"^/")]
    names: frozenset[str]
    field: str = ""
    header: str = ""
    query: str = ""
    also: tuple[str, ...] = ()
    never: _Pattern = ""


class PolicyHeader(Record):
    """What may be asked of the network; see `profilecheck.browser.policy.ReadPolicy`."""

    hosts: Annotated[_Words, Field(min_length=1)]
    post_reads: tuple[PostReadHeader, ...] = ()
    acting_gets: tuple[_Pattern, ...] = ()
    reply_paths: dict[str, _Pattern] = Field(default_factory=dict)
    read_name: _Pattern = ""


class BarrierHeader(Record):
    """Pages that come in place of the one asked for: known by path (patterns), title or heading."""

    reason: UnreadReason
    paths: tuple[_Pattern, ...] = ()
    titles: _Words = ()
    headings: _Words = ()
    viewpoints: tuple[Viewpoint, ...] = tuple(Viewpoint)


class PageHeader(Record):
    """One page: its address, what it is opened for, and on what ground it is read."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Annotated[str, Field(min_length=1)]
    url: Annotated[str, Field(pattern=rf"^({_OWN_URL}|\{{profile\}})")]
    promises: tuple[Fact, ...] = ()
    basis: Basis
    note: Annotated[str, Field(min_length=1)]
    viewpoints: Annotated[tuple[Viewpoint, ...], Field(min_length=1)] = (Viewpoint.OWNER,)
    rests_on_wording: bool = True
    belongs_to_owner: bool = False
    with_token: bool = False
    also_at: tuple[str, ...] = ()
    same_at: tuple[str, ...] = ()


class TokenHeader(Record):
    """The network's API; see `profilecheck.sites.site.ByToken`. Its pages say `with_token`."""

    home_url: _HttpsUrl
    get_url: _HttpsUrl
    scope: Annotated[str, Field(min_length=1)]


class ExportPartHeader(Record):
    """One part of an export; see `profilecheck.sites.export.ExportPart`."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Annotated[str, Field(min_length=1)]
    promises: Annotated[tuple[Fact, ...], Field(min_length=1)]
    basis: Basis
    note: Annotated[str, Field(min_length=1)]


class ExportHeader(Record):
    """The network's data export; see `profilecheck.sites.export.ExportWay`."""

    get_url: _HttpsUrl
    steps: Annotated[_Words, Field(min_length=1)]
    parts: Annotated[tuple[ExportPartHeader, ...], Field(min_length=1)]


class LabelsHeader(Record):
    """The wording of one language. A wording that ends in "…" means all that begin so."""

    rows: dict[str, Annotated[_Words, Field(min_length=1)]]
    audiences: dict[Audience, _Words]
    switches: dict[bool, _Words]

    @model_validator(mode="after")
    def _no_wording_twice(self) -> Self:
        _refuse_doubles("row", self.rows.items())
        _refuse_doubles("audience", self.audiences.items())
        _refuse_doubles("switch", self.switches.items())
        return self


def _refuse_doubles(what: str, named: Iterable[tuple[object, tuple[str, ...]]]) -> None:
    owner: dict[str, object] = {}
    for name, wordings in named:
        for wording in wordings:
            if owner.setdefault(normalise(wording), name) != name:
                raise ValueError(f"“{wording}” stands for two {what} names")


class Header(Record):
    """A network's `site.yaml`."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(@[a-z0-9.:\[\]-]+)?$")]
    name: str
    home_url: _HttpsUrl
    sign_in_url: _HttpsUrl
    terms_url: _HttpsUrl
    terms_note: str = ""
    basis_note: str
    meant_to_be_public: str = ""
    nouns: Nouns = Nouns()
    confirmed_live: date | None = None
    session_cookies: _Words
    tab_parameter: str = ""
    profile_paths: tuple[_Pattern, ...] = ()
    hosts_alike: tuple[_Pattern, ...] = ()
    token: TokenHeader | None = None
    export: ExportHeader | None = None
    policy: PolicyHeader
    barriers: tuple[BarrierHeader, ...] = ()
    pages: Annotated[tuple[PageHeader, ...], Field(min_length=1)]
    icons: dict[Audience, _Words] = Field(default_factory=dict)
    languages: dict[str, LabelsHeader]
    guidance: dict[Fact, Guidance]
    not_applicable: dict[Fact, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _pages_once(self) -> Self:
        ids = [page.id for page in self.pages]
        if doubles := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"page {doubles[0]} stands twice")
        return self

    def labels(self) -> dict[str, Labels]:
        """Return the wording by language, in the form the readers use."""
        return {
            language: Labels(
                language=language,
                rows=own.rows,
                audiences={w: a for a, words in own.audiences.items() for w in words},
                switches={w: s for s, words in own.switches.items() for w in words},
            )
            for language, own in self.languages.items()
        }


def load_header(path: Path, server: Server | None = None) -> Header:
    """Read a `site.yaml`.

    For a network that anybody can host, `server` is whose header it shall be: in every text
    `{server}` becomes the beginning of its addresses (“https://mastodon.social”) and `{host}` its
    host name; the id becomes “mastodon@mastodon.social”, the name “Mastodon (mastodon.social)”.

    Raises:
        InputError: it cannot be read, or a field is not what it must be; names file and field.
    """
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise InputError(f"{path}: this file cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is not a text file.") from None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{path}, line {line}: this is not YAML ({error.problem}).") from None
    except YAMLError as error:
        raise InputError(f"{path}: this is not YAML ({error}).") from None
    try:
        return Header.model_validate(data if server is None else _at(server, data))
    except ValidationError as error:
        first = error.errors()[0]
        where = " › ".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{path}: {where}: {first['msg']}.") from None


def _at(server: Server, data: Any) -> Any:
    """Return the header's `data` as it is for one server."""
    filled = _filled(data, {"{server}": server.url, "{host}": server.host})
    if isinstance(filled, dict):
        filled["id"] = f"{filled.get('id', '')}@{server.name}"
        filled["name"] = f"{filled.get('name', '')} ({server.name})"
    return filled


def _filled(data: Any, places: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _filled(value, places) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, places) for value in data]
    if isinstance(data, str):
        for place, value in places.items():
            data = data.replace(place, value)
    return data


@dataclass(frozen=True)
class PageCode:
    """The code half of a page; see `profilecheck.sites.site.Page`."""

    anchor: Callable[[Capture, Labels | None], bool]
    read: Callable[[ReadContext], Iterable[Observed | Unread]]
    list_reads: ListReads | None = None


@dataclass(frozen=True)
class ExportCode:
    """The code half of an export; see `profilecheck.sites.export.ExportWay`. `read` by part."""

    begins: Callable[[Archive], Iterable[str]]
    cannot_read: Callable[[Archive], str]
    describe: Callable[[Archive], ExportAbout]
    read: Mapping[str, Callable[[ExportContext], Iterable[Observed | Unread]]]


def build_site(
    header: Header,
    code: Mapping[str, PageCode],
    *,
    identity: Callable[[Capture], Identity],
    barrier: Callable[[Capture], UnreadReason | None],
    own_profile: Callable[[Capture], str | None],
    export: ExportCode | None = None,
    language: Callable[[Capture], str] = attrgetter("language"),
) -> Site:
    """Join a header with its code.

    Raises:
        InputError: a page, or a part of the export, has no code, or code has none of these.
    """
    if unmatched := {page.id for page in header.pages} ^ code.keys():
        raise InputError(f"{header.id}: page or code without the other: {sorted(unmatched)}")
    site = Site(
        id=header.id,
        name=header.name,
        home_url=header.home_url,
        sign_in_url=header.sign_in_url,
        policy=_policy(header.policy),
        pages=tuple(_page(p, code[p.id]) for p in header.pages if not p.with_token),
        labels=header.labels(),
        guidance=with_meanings(header.guidance, header.labels().values()),
        identity=identity,
        barrier=barrier,
        own_profile=own_profile,
        session_cookies=header.session_cookies,
        terms_url=header.terms_url,
        terms_note=header.terms_note,
        basis_note=header.basis_note,
        meant_to_be_public=header.meant_to_be_public,
        nouns=header.nouns,
        confirmed_live=header.confirmed_live,
        not_applicable=header.not_applicable,
        tab_parameter=header.tab_parameter,
        profile_paths=tuple(re.compile(path) for path in header.profile_paths),
        hosts_alike=tuple(re.compile(host) for host in header.hosts_alike),
        read_name=re.compile(header.policy.read_name),
        export=_export(header, export),
        language=language,
    )
    if header.token is None:
        return site
    return replace(site, by_token=_by_token(header.token, header, code, site))


def _by_token(
    token: TokenHeader, header: Header, code: Mapping[str, PageCode], site: Site
) -> ByToken:
    """The same network by its API: answers as the owner, the site's own pages as a stranger."""
    strangers = tuple(p for p in site.pages if p.viewpoints == (Viewpoint.STRANGER,))
    answers = tuple(_page(p, code[p.id]) for p in header.pages if p.with_token)
    return ByToken(
        get_url=token.get_url,
        scope=token.scope,
        site=replace(site, home_url=token.home_url, pages=(*answers, *strangers)),
    )


def _export(header: Header, code: ExportCode | None) -> ExportWay | None:
    parts = header.export.parts if header.export else ()
    if unmatched := {part.id for part in parts} ^ (code.read.keys() if code else set()):
        raise InputError(f"{header.id}: export or code without the other: {sorted(unmatched)}")
    if header.export is None or code is None:
        return None
    return ExportWay(
        get_url=header.export.get_url,
        steps=header.export.steps,
        parts=tuple(
            ExportPart(
                id=part.id,
                title=part.title,
                promises=part.promises,
                read=code.read[part.id],
                basis=part.basis,
                note=part.note,
            )
            for part in parts
        ),
        begins=code.begins,
        cannot_read=code.cannot_read,
        describe=code.describe,
    )


def _policy(policy: PolicyHeader) -> ReadPolicy:
    return ReadPolicy(
        hosts=policy.hosts,
        post_reads=tuple(
            PostRead(
                path=r.path,
                names=r.names,
                field=r.field,
                header=r.header,
                query=r.query,
                also=r.also,
                never=re.compile(r.never) if r.never else None,
            )
            for r in policy.post_reads
        ),
        acting_gets=tuple(re.compile(pattern) for pattern in policy.acting_gets),
        reply_paths={name: re.compile(path) for name, path in policy.reply_paths.items()} or None,
    )


def _page(page: PageHeader, code: PageCode) -> Page:
    return Page(
        id=page.id,
        title=page.title,
        url=page.url,
        promises=page.promises,
        anchor=code.anchor,
        read=code.read,
        basis=page.basis,
        note=page.note,
        viewpoints=page.viewpoints,
        rests_on_wording=page.rests_on_wording,
        list_reads=code.list_reads,
        belongs_to_owner=page.belongs_to_owner,
        also_at=page.also_at,
        same_at=page.same_at,
    )
