"""The first screen: on which networks the person is, and where an old account is left."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.errors import InputError
from profilecheck.page.desk import Desk
from profilecheck.page.showing import on_the_way, on_to, screen
from profilecheck.page.way import Step, Way
from profilecheck.questions.networks import Use, how_read
from profilecheck.sites import known_sites, site
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import Site
from profilecheck.with_command import plainly

__all__ = ["ROUTES"]

_NONE_TICKED = "Tick one network that you use, or an old account of yours."
_NO_SERVER = "Type the name of your server, such as {example}."
_NO_HANDLE = "Type your own name there, such as {example}."


@dataclass(frozen=True)
class _Offer:
    """One network to tick, in one of the two lists.

    `server` is what was typed as its address, or as several, None where the network has no servers
    of its own; `problem` is what is wrong with that. `by_handle`: what is typed is the name of the
    person's account.
    """

    name: str
    value: str
    label: str
    reads: str
    ticked: bool
    server: str | None = None
    example: str = ""
    problem: str = ""
    by_handle: bool = False

    @property
    def field(self) -> str:
        """The id of its tick box, and what other ids on the screen begin with."""
        return f"{self.name}-{self.value}"


@dataclass(frozen=True)
class _Ticked:
    """What is ticked, by use: the networks' own ids, with what was typed as their servers."""

    of: Mapping[Use, Mapping[str, str]]
    problems: Mapping[tuple[Use, str], str] = field(default_factory=dict)


_FIELDS = {Use.YES: "use", Use.ONCE: "once"}


def _show(desk: Desk, request: Request) -> Response:
    return _screen(desk, _kept(desk))


def _screen(desk: Desk, ticked: _Ticked, problem: str = "") -> Response:
    current = [known for known in _offered(desk) if not _is_closed(known)]
    old = [] if desk.made_up else _offered(desk)
    return screen(
        desk,
        "networks",
        status=422 if problem or ticked.problems else 200,
        used=[_offer(known, Use.YES, ticked) for known in current],
        once=[_offer(known, Use.ONCE, ticked) for known in old],
        problem=problem,
        is_first=desk.way().step is Step.NETWORKS,
    )


def _offered(desk: Desk) -> Sequence[Site | SiteFamily]:
    """Every network; of a made-up person those that they are on."""
    if not desk.made_up:
        return known_sites()
    # Only such a page waits for the replicas to be loaded.
    from profilecheck.replica import person

    return [site(name) for name in person(desk.made_up).networks]


def _offer(known: Site | SiteFamily, use: Use, ticked: _Ticked) -> _Offer:
    family = known if isinstance(known, SiteFamily) else None
    return _Offer(
        name=_FIELDS[use],
        value=known.id,
        label=known.name,
        # An account that nobody uses is not opened: only that a network has closed is of use there.
        reads=how_read(known) if use is Use.YES or _is_closed(known) else "",
        ticked=known.id in ticked.of[use],
        server=ticked.of[use].get(known.id, "") if family else None,
        example=_example(family) if family else "",
        problem=ticked.problems.get((use, known.id), ""),
        by_handle=family is not None and family.without_sign_in,
    )


def _example(family: SiteFamily) -> str:
    return family.known_server or family.example


def _is_closed(known: Site | SiteFamily) -> bool:
    return isinstance(known, ClosedSite)


def _kept(desk: Desk) -> _Ticked:
    """What the person ticked before; a made-up person is on all their networks."""
    way = desk.way()
    if desk.made_up and not way.networks:
        return _Ticked({Use.YES: {known.id: "" for known in _offered(desk)}, Use.ONCE: {}})
    return _Ticked({use: _own_ids(desk, way, use) for use in _FIELDS})


def _own_ids(desk: Desk, way: Way, use: Use) -> dict[str, str]:
    """The ids of what is offered, with the servers: "mastodon@mastodon.social" is of Mastodon."""
    ids = {known.id for known in _offered(desk)}
    servers: dict[str, list[str]] = {}
    for name in (name for name, how in way.networks.items() if how is use):
        network, _, server = (name, "", "") if name in ids else name.partition("@")
        servers.setdefault(network, []).append(server)
    return {network: "; ".join(each) for network, each in servers.items()}


def _choose(desk: Desk, request: Request, form: FormData) -> Response:
    networks: dict[str, Use] = {}
    problems: dict[tuple[Use, str], str] = {}
    # A network that is ticked in both lists is used: all of it is looked at then.
    for use in (Use.ONCE, Use.YES):
        for known in _ticked_in(desk, form, use):
            try:
                networks |= dict.fromkeys(_named(known, _server(form, use, known)), use)
            except InputError as error:
                problems[use, known.id] = plainly(error.says)
    if problems or not networks:
        return _screen(desk, _sent(desk, form, problems), "" if problems else _NONE_TICKED)
    desk.keep(desk.way().choosing(networks).after(Step.NETWORKS))
    return on_to(f"/{Step.NETWORKS.following}")


def _ticked_in(desk: Desk, form: FormData, use: Use) -> Iterator[Site | SiteFamily]:
    values = set(form.getlist(_FIELDS[use]))
    return (known for known in _offered(desk) if known.id in values)


def _server(form: FormData, use: Use, known: Site | SiteFamily) -> str:
    return str(form.get(f"{_FIELDS[use]}-{known.id}-server", "")).strip()


def _named(known: Site | SiteFamily, typed: str) -> tuple[str, ...]:
    """The ids of the network, one for each of the servers that are typed.

    Raises:
        InputError: it has servers, and one of these is the address of none.
    """
    if isinstance(known, Site):
        return (known.id,)
    servers = [server.strip() for server in re.split("[;,]", typed) if server.strip()]
    if not servers:
        missing = _NO_HANDLE if known.without_sign_in else _NO_SERVER
        raise InputError(missing.format(example=_example(known)))
    return tuple(known.at(server).id for server in servers)


def _sent(desk: Desk, form: FormData, problems: Mapping[tuple[Use, str], str]) -> _Ticked:
    """What was ticked and typed, as it was sent."""
    return _Ticked(
        {
            use: {known.id: _server(form, use, known) for known in _ticked_in(desk, form, use)}
            for use in _FIELDS
        },
        problems,
    )


ROUTES = on_the_way(Step.NETWORKS, _show, _choose)
