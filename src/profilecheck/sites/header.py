"""The declarative half of an adapter: a `site.yaml` that is read by people, checked and typed.

A header holds what a reviewer can check without reading code: addresses, wording by language,
what each page is opened for and on what ground, and how the person puts things right. The code
half (anchors and readers) is joined to it by `build_site`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from profilecheck.browser.capture import Capture
from profilecheck.browser.lists import ListReads
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.errors import InputError
from profilecheck.files import Archive
from profilecheck.model import Guidance, LookAlso, Nouns, Observed, SignInSafety, Unread
from profilecheck.model.base import Record
from profilecheck.sites.barriers import usual_barrier
from profilecheck.sites.export import Beside, ExportAbout, ExportContext, ExportPart, ExportWay
from profilecheck.sites.family import Server
from profilecheck.sites.rows import Row, read_rows, row_anchor
from profilecheck.sites.site import (
    ByToken,
    Identity,
    OpenSite,
    Page,
    ReadContext,
)
from profilecheck.sites.wording import Labels, answered, asked
from profilecheck.vocabulary import Audience, Basis, Fact, FactKind, UnreadReason, Viewpoint
from profilecheck.yaml_files import parse_yaml

__all__ = [
    "ACCOUNT",
    "BarrierHeader",
    "ExportCode",
    "ExportHeader",
    "ExportMarkHeader",
    "Header",
    "LabelsHeader",
    "NetworkHeader",
    "PageCode",
    "Pattern",
    "TokenHeader",
    "build_site",
    "export_way",
    "load_header",
]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“{pattern}” is not a pattern ({error.msg})") from None
    return pattern


_Words = tuple[Annotated[str, Field(min_length=1)], ...]
Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, as the header writes it."""
_HOST = r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"
_OWN_URL = r"https://|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?/"
_HttpsUrl = Annotated[str, Field(pattern=rf"^({_OWN_URL})")]
"""Encrypted, but for a server on this computer itself."""

ACCOUNT = "{account}"
"""The account that the person chose, in the one address that may hold it."""


def _names_an_account(url: str) -> str:
    """Let `{account}` stand once, and not in the name of the host."""
    host, _, rest = url.partition("://")[2].partition("/")
    if url and (ACCOUNT in host or rest.count(ACCOUNT) != 1):
        raise ValueError(f"“{url}” is to hold {ACCOUNT} once, in its path or query")
    return url


_AccountUrl = Annotated[str, Field(pattern=rf"^$|^({_OWN_URL})"), AfterValidator(_names_an_account)]


class PostReadHeader(Record):
    """Reads that go by POST; see `profilecheck.browser.policy.PostRead`."""

    path: Annotated[str, Field(pattern=r"^/")]
    names: frozenset[str]
    field: str = ""
    header: str = ""
    query: str = ""
    also: tuple[str, ...] = ()
    never: Pattern = ""
    document: str = ""


class PolicyHeader(Record):
    """What may be asked of the network; see `profilecheck.browser.policy.ReadPolicy`.

    `read_name` fits the names that the network gives to reads: only where such a read was stopped
    can the guard be the reason for something missing.
    """

    hosts: Annotated[_Words, Field(min_length=1)]
    post_reads: tuple[PostReadHeader, ...] = ()
    acting_gets: tuple[Pattern, ...] = ()
    reply_paths: dict[str, Pattern] = Field(default_factory=dict)
    read_name: Pattern = ""

    def rules(self) -> ReadPolicy:
        """Return it as the browser keeps to it."""
        return ReadPolicy(
            hosts=self.hosts,
            post_reads=tuple(
                PostRead(**dict(r) | {"never": re.compile(r.never) if r.never else None})
                for r in self.post_reads
            ),
            acting_gets=tuple(re.compile(pattern) for pattern in self.acting_gets),
            reply_paths={n: re.compile(path) for n, path in self.reply_paths.items()} or None,
        )


class BarrierHeader(Record):
    """Pages that come in place of the one asked for: known by path (patterns), title or heading.

    One that is `over_page` may also be a dialog over that page, which is read then.
    """

    reason: UnreadReason
    paths: tuple[Pattern, ...] = ()
    titles: _Words = ()
    headings: _Words = ()
    viewpoints: tuple[Viewpoint, ...] = tuple(Viewpoint)
    over_page: bool = False


class RowHeader(Record):
    """The question that a fact is the answer to; see `profilecheck.sites.rows.Row`."""

    label: Annotated[str, Field(min_length=1)]
    everyone: Audience = Audience.PUBLIC
    on: Audience | None = None
    off: Audience | None = None

    @model_validator(mode="before")
    @classmethod
    def _label_alone(cls, data: Any) -> Any:
        return {"label": data} if isinstance(data, str) else data


def _several(rows: Any) -> Any:
    return rows if isinstance(rows, list) else [rows]


_Rows = Annotated[tuple[RowHeader, ...], BeforeValidator(_several), Field(min_length=1)]


class PageHeader(Record):
    """One page: its address, what it is opened for, and on what ground it is read.

    `rows` are its settings, each by the name that its question has in `languages`; where several
    come to one fact together, a list of them. `left_to_person` are those of its `promises` that it
    never tells, each with the place that is not opened, where the person looks. `known_by` are the
    headings and questions of which one shows that it is the page; without it, its rows do.
    """

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
    rows: dict[Fact, _Rows] = Field(default_factory=dict)
    known_by: tuple[str, ...] = ()
    left_to_person: dict[Fact, Annotated[str, Field(min_length=1)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _what_is_left_is_promised(self) -> Self:
        if extra := sorted(self.left_to_person.keys() - (set(self.promises) - self.rows.keys())):
            raise ValueError(f"{extra[0]} is left to the person, and is read or not promised")
        return self

    @model_validator(mode="after")
    def _rows_are_promised(self) -> Self:
        if extra := sorted(self.rows.keys() - set(self.promises)):
            raise ValueError(f"the row {extra[0]} is not among what the page promises")
        for fact, rows in self.rows.items():
            if fact.kind not in (FactKind.AUDIENCE, FactKind.SWITCH):
                raise ValueError(f"{fact} is neither who can see a thing nor a switch: no row")
            if any((row.on is None) is not (row.off is None) for row in rows):
                raise ValueError(f"the row {fact} needs both “on” and “off”, or neither")
        return self

    @property
    def questions(self) -> tuple[str, ...]:
        """The names of its rows' questions."""
        return tuple(row.label for rows in self.rows.values() for row in rows)


class TokenHeader(Record):
    """The network's API, with a token that the person makes at `get_url`.

    `scope` is what the token must be good for, and no more. Its pages say `with_token`.
    """

    home_url: _HttpsUrl
    get_url: _HttpsUrl
    scope: Annotated[str, Field(min_length=1)]


class ExportPartHeader(Record):
    """One part of an export; see `profilecheck.sites.export.ExportPart`.

    `files` are those it is read from, as they are called for the person.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Annotated[str, Field(min_length=1)]
    promises: Annotated[tuple[Fact, ...], Field(min_length=1)]
    basis: Basis
    note: Annotated[str, Field(min_length=1)]
    files: _Words = ()


class ExportHeader(Record):
    """The network's data export; see `profilecheck.sites.export.ExportWay`."""

    get_url: _HttpsUrl
    profile: Annotated[str, Field(pattern=rf"^$|^({_OWN_URL}).*\{{handle\}}")] = ""
    steps: Annotated[_Words, Field(min_length=1)]
    parts: Annotated[tuple[ExportPartHeader, ...], Field(min_length=1)]
    comes_with: str = ""
    called: Pattern = ""
    own_folders: Pattern = ""
    of_each_part: Pattern = ""


class LabelsHeader(Record):
    """The wording of one language. A wording that ends in "…" means all that begin so.

    `only_settings` is true of a language of which some questions of settings and their answers are
    known, and no more: on all else a page in it is read as one in an unknown language.
    """

    only_settings: bool = False
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
            key = asked(wording) if what == "row" else answered(wording)
            if owner.setdefault(key, name) != name:
                raise ValueError(f"“{wording}” stands for two {what} names")


class ExportMarkHeader(Record):
    """A file that something of the network's holds, and no other; patterns, as in `FileName`.

    `place` fits the folders above it. `says` is what to tell the person of it and what to ask for
    instead, in a sentence or two; without it, it is the network's export, which is not read, and
    the person is led to how the network itself is looked at.
    `called` fits what such files are called where another person's name stands in that: then it is
    not shown.
    """

    file: Pattern
    place: Pattern = ""
    says: str = ""
    called: Pattern = ""


class NetworkHeader(Record):
    """What the `site.yaml` of every kind of network says.

    `meant_to_be_public` is the plain reason why being public is not wrong here, "" where it is.
    `sign_in_safety` is where the person sees who gets in. `look_also` is what the network has and
    no fact is for: the report names it, for the person to look at. `nouns` is what the network
    calls its people and posts. `profile_hosts` are the hosts at which
    each of its profiles can be found, where it has several, without a "www." before them.
    `people_search` is where a stranger searches the network for people, for the person to open:
    “{name}”, or “{first}” and “{last}”, stand for theirs; "" where there is no such search.
    `export_mark` tells what comes from the network, and is not read, from others'.
    `not_applicable` gives, for each fact the network does not have, the plain reason.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(@[a-z0-9.:\[\]-]+)?$")]
    name: str
    basis_note: Annotated[str, Field(min_length=1)]
    confirmed_live: date | None = None
    meant_to_be_public: str = ""
    nouns: Nouns = Nouns()
    profile_hosts: tuple[Annotated[str, Field(pattern=_HOST)], ...] = ()
    people_search: Annotated[str, Field(pattern=rf"^$|^({_OWN_URL}).*\{{(name|last)\}}")] = ""
    sign_in_safety: SignInSafety | None = None
    look_also: tuple[LookAlso, ...] = ()
    export_mark: ExportMarkHeader | None = None
    guidance: dict[Fact, Guidance]
    not_applicable: dict[Fact, str] = Field(default_factory=dict)

    def labels(self) -> dict[str, Labels]:
        """Return the wording by language, in the form the readers use."""
        return {}


class Header(NetworkHeader):
    """The `site.yaml` of a network that is opened.

    `terms_note` is what the terms at `terms_url` say of programs, in plain words, "" where that was
    not looked at.
    `account_home_url` is that of the same page for one account alone, `{account}`, where a sign-in
    has several and their addresses tell them apart; "" where there is no such page. It is opened in
    place of `home_url` where the person chose one.
    `session_cookies` are the names of the cookies that mean "signed in", none where they are not
    known: then the person's word counts, and the first page shows whether it holds.
    `without_sign_in`: all is read without one, of the account that the network's id names; the
    person says that it is their own before anything is asked.
    `tab_parameter` is the query parameter that names a profile's tab where the profile's address
    has a query of its own. `profile_paths` fit the beginning of every path at which a member's
    profile can stand, in small letters, and in it the `name`; where the path has none, the query
    parameter `profile_parameter` names whose it is. Paths with the same name lead to the same
    profile, unless each has a `kind` as well. No other address is taken for somebody's own.
    `hosts_alike` fit the hosts that show the same pages, one pattern for each such group.
    """

    home_url: _HttpsUrl
    account_home_url: _AccountUrl = ""
    sign_in_url: _HttpsUrl
    terms_url: _HttpsUrl
    terms_note: str = ""
    session_cookies: _Words
    without_sign_in: bool = False
    tab_parameter: str = ""
    profile_paths: tuple[Pattern, ...] = ()
    profile_parameter: str = ""
    hosts_alike: tuple[Pattern, ...] = ()
    token: TokenHeader | None = None
    export: ExportHeader | None = None
    policy: PolicyHeader
    barriers: tuple[BarrierHeader, ...] = ()
    pages: Annotated[tuple[PageHeader, ...], Field(min_length=1)]
    icons: dict[Audience, _Words] = Field(default_factory=dict)
    languages: dict[str, LabelsHeader]

    @model_validator(mode="after")
    def _rows_have_labels(self) -> Self:
        known = {row for own in self.languages.values() for row in own.rows}
        for page in self.pages:
            named = {*page.known_by, *page.questions}
            if missing := sorted(named - known):
                raise ValueError(f"page {page.id}: no language has a label {missing[0]}")
        return self

    @model_validator(mode="after")
    def _profiles_have_names(self) -> Self:
        for path in self.profile_paths:
            if "name" not in re.compile(path).groupindex and not self.profile_parameter:
                raise ValueError(f"profile_paths: {path} names nobody; write (?P<name>…) in it")
        return self

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
                only_settings=own.only_settings,
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
    """The code half of a page; see `profilecheck.sites.site.Page`.

    Where the header has rows for the page, the anchor may be left to it, and `read` is what is read
    besides them.
    """

    anchor: Callable[[Capture, Labels | None], bool] | None = None
    read: Callable[[ReadContext], Iterable[Observed | Unread]] | None = None
    list_reads: ListReads | None = None
    known_by_data: Callable[[Capture], bool] | None = None
    suggests_in: str = ""


@dataclass(frozen=True)
class ExportCode:
    """The code half of an export; see `profilecheck.sites.export.ExportWay`. `read` by part."""

    begins: Callable[[Archive], Iterable[str]]
    cannot_read: Callable[[Archive], str]
    describe: Callable[[Archive], ExportAbout]
    read: Mapping[str, Callable[[ExportContext], Iterable[Observed | Unread]]]
    beside: tuple[Beside, ...] = ()


def build_site(
    header: Header,
    code: Mapping[str, PageCode],
    *,
    identity: Callable[[Capture], Identity],
    own_profile: Callable[[Capture], str | None],
    barrier: Callable[[Capture], UnreadReason | None] | None = None,
    export: ExportCode | None = None,
    language: Callable[[Capture], str] = attrgetter("language"),
) -> OpenSite:
    """Join a header with its code. A page that has rows needs none.

    Without a `barrier` of its own, what the header and the statuses say counts: `usual_barrier`.

    Raises:
        InputError: a page, or a part of the export, has no code, or code has none of these.
    """
    for page in header.pages:
        _check_code(header, page, code.get(page.id, PageCode()))
    if unknown := sorted(code.keys() - {page.id for page in header.pages}):
        raise InputError(f"{header.id}: there is code for page {unknown[0]}, which is no page.")
    site = OpenSite(
        header=header,
        pages=tuple(_page(p, code.get(p.id, PageCode())) for p in header.pages if not p.with_token),
        identity=identity,
        barrier=barrier or usual_barrier(header.barriers),
        own_profile=own_profile,
        export=export_way(header.id, header.export, export),
        language=language,
    )
    if header.token is None:
        return site
    return replace(site, by_token=_by_token(header.token, code, site))


def _by_token(token: TokenHeader, code: Mapping[str, PageCode], site: OpenSite) -> ByToken:
    """The same network by its API: answers as the owner, the site's own pages as a stranger."""
    strangers = tuple(p for p in site.pages if p.viewpoints == (Viewpoint.STRANGER,))
    header = site.header
    answers = tuple(_page(p, code.get(p.id, PageCode())) for p in header.pages if p.with_token)
    # A token is of one account, and its answer says which.
    by_api = header.model_copy(update={"home_url": token.home_url, "account_home_url": ""})
    return ByToken(token, replace(site, header=by_api, pages=(*answers, *strangers)))


def export_way(
    network: str, header: ExportHeader | None, code: ExportCode | None
) -> ExportWay | None:
    """Join what a header says of the network's export with its code; None where it has neither.

    Raises:
        InputError: a part of the export has no code, or code has no part.
    """
    parts = header.parts if header else ()
    if unmatched := {part.id for part in parts} ^ (code.read.keys() if code else set()):
        raise InputError(f"{network}: export or code without the other: {sorted(unmatched)}")
    if header is None or code is None:
        return None
    return ExportWay(
        get_url=header.get_url,
        steps=header.steps,
        parts=tuple(ExportPart(**dict(part), read=code.read[part.id]) for part in parts),
        begins=code.begins,
        cannot_read=code.cannot_read,
        describe=code.describe,
        comes_with=header.comes_with,
        called=_compiled(header.called),
        own_folders=_compiled(header.own_folders),
        of_each_part=_compiled(header.of_each_part),
        profile=header.profile,
        beside=code.beside,
    )


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _check_code(header: Header, page: PageHeader, code: PageCode) -> None:
    if not page.rows and (code.anchor is None or code.read is None):
        raise InputError(
            f"{header.id}: page {page.id} has no rows in its header, and no anchor and reader in "
            "its code. Give it either."
        )


_OF_THE_HEADER_ALONE = frozenset({"rows", "known_by", "with_token", "left_to_person"})
"""What a page is built by; all else that its header says it has itself."""


def _page(page: PageHeader, code: PageCode) -> Page:
    labels = page.known_by or page.questions
    of_page = {name: value for name, value in page if name not in _OF_THE_HEADER_ALONE}
    return Page(
        **of_page,
        anchor=code.anchor or row_anchor(*labels),
        read=_reader(page, code),
        list_reads=code.list_reads,
        known_by_data=code.known_by_data,
        suggests_in=code.suggests_in,
        left_to_person=tuple(page.left_to_person),
    )


def _reader(
    page: PageHeader, code: PageCode
) -> Callable[[ReadContext], Iterable[Observed | Unread]]:
    rows = read_rows({f: [Row(**dict(row)) for row in own] for f, own in page.rows.items()})
    every = [reader for reader in (rows if page.rows else None, code.read) if reader is not None]

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        for reader in every:
            yield from reader(context)
        for fact, place in page.left_to_person.items():
            yield context.unread(fact, UnreadReason.BY_HAND, place=place)

    return read
