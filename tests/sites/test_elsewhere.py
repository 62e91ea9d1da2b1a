"""Adapters from other distributions: usable ones join, broken ones cost only themselves."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.sites import SITES, known_sites, site
from profilecheck.sites.elsewhere import GROUP, from_elsewhere
from profilecheck.sites.family import Server, SiteFamily
from profilecheck.sites.site import Site
from tests.each import each
from tests.networks import open_site, with_header

FACEBOOK = open_site("facebook")
OTHER = with_header(FACEBOOK, id="other", name="Other")
FAMILY = SiteFamily(
    id="club",
    name="Club",
    example="club.example",
    make=lambda server: with_header(FACEBOOK, id=f"club@{server.name}", name="Club"),
)
NOT_A_SITE = {"id": "other"}
TAKES_AN_ID = with_header(FACEBOOK, name="Facebook, but better")
LEAVES_ITS_HOSTS = with_header(OTHER, home_url="https://elsewhere.example/me")
SILENT_ON_NEW_FACTS = with_header(OTHER, not_applicable={})
MISNAMED = dataclasses.replace(FAMILY, make=lambda _: OTHER)


def makes_one() -> Site:
    return OTHER


# As adapters were written while a Site had every field of its header once more.


def mirrors_its_header() -> Site:
    return Site(id="other", name="Other", home_url="https://other.example/")  # type: ignore[call-arg]


def changes_a_field() -> Site:
    return dataclasses.replace(FACEBOOK, name="Other")  # type: ignore[call-arg]


def reads_a_field() -> Site:
    return with_header(FACEBOOK, home_url=FACEBOOK.home_url)  # type: ignore[attr-defined]


def makes_one_that_is_never_opened(_: Server) -> Site:
    return site("bebo")


NEVER_OPENED = dataclasses.replace(FAMILY, make=makes_one_that_is_never_opened)


def breaks_down() -> Site:
    raise RuntimeError("no\nsuch \x1b[31mluck")


def leaves_the_program() -> Site:
    sys.exit(3)


def points(*names: str) -> list[EntryPoint]:
    return [EntryPoint(name, f"{__name__}:{name}", GROUP) for name in names]


def load(
    found: Iterable[EntryPoint], taken: Iterable[str] = ("facebook",)
) -> tuple[list[Site | SiteFamily], list[str]]:
    said: list[str] = []
    return list(from_elsewhere(found, tuple(taken), said.append)), said


@pytest.mark.parametrize("name", ["OTHER", "makes_one", "FAMILY", "SILENT_ON_NEW_FACTS"])
def test_an_adapter_from_elsewhere_joins(name: str) -> None:
    found, said = load(points(name))
    assert [f.id for f in found] == ["club" if name == "FAMILY" else "other"]
    assert said == []


@each(
    ("point", "why"),
    [
        (EntryPoint("gone", "no_such_package.site:SITE", GROUP), "ModuleNotFoundError"),
        (EntryPoint("gone", f"{__name__}:NO_SUCH_NAME", GROUP), "AttributeError"),
        (*points("breaks_down"), "RuntimeError: no such luck"),
        (*points("leaves_the_program"), "SystemExit"),
        (*points("NOT_A_SITE"), "no Site"),
        (*points("TAKES_AN_ID"), "called “facebook” already"),
        (*points("LEAVES_ITS_HOSTS"), "goes to another site"),
        (*points("MISNAMED"), "its id is “other”"),
        (*points("mirrors_its_header"), "is made by build_site, closed_site or by_hand_site"),
        (*points("changes_a_field"), "change a copy of the header: replace(site, header=site."),
        (*points("reads_a_field"), "a Site holds its header, so read “site.header.home_url”"),
        (*points("NEVER_OPENED"), "`make` returns no OpenSite, as build_site makes it"),
    ],
)
def test_a_broken_adapter_is_left_out_with_one_sentence(point: EntryPoint, why: str) -> None:
    found, said = load([point, *points("OTHER")])
    assert found == [OTHER]
    (sentence,) = said
    assert why in sentence
    assert f"“{point.name}”" in sentence
    assert "\n" not in sentence
    assert "\x1b" not in sentence


def test_of_two_adapters_with_one_id_the_first_stays() -> None:
    found, said = load(points("OTHER", "makes_one"))
    assert found == [OTHER]
    assert len(said) == 1


def test_the_programs_own_networks_come_first() -> None:
    assert known_sites()[: len(SITES)] == SITES


def test_an_installed_distribution_is_found_and_a_broken_one_reported(tmp_path: Path) -> None:
    (tmp_path / "club_site.py").write_text(
        "import dataclasses\n"
        "from profilecheck.sites import SITES\n"
        "header = SITES[0].header.model_copy(update={'id': 'club', 'name': 'Club'})\n"
        "CLUB = dataclasses.replace(SITES[0], header=header)\n",
        encoding="utf-8",
    )
    information = tmp_path / "club_site-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: club-site\nVersion: 1.0\n", encoding="utf-8"
    )
    (information / "entry_points.txt").write_text(
        "[profilecheck.sites]\nclub = club_site:CLUB\nlost = club_site:LOST\n", encoding="utf-8"
    )
    program = "from profilecheck.sites import site; site('club'); print(site('Club').id)"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout == "club\n"
    assert len(ran.stderr.splitlines()) == 1
    assert "“lost”" in ran.stderr


# Networks that anybody can host


@each(
    ("address", "url", "host"),
    [
        ("mastodon.social", "https://mastodon.social", "mastodon.social"),
        (" Mastodon.Social/ ", "https://mastodon.social", "mastodon.social"),
        ("social.example:8443", "https://social.example:8443", "social.example"),
        ("localhost:3000", "http://localhost:3000", "localhost"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", "127.0.0.1"),
        ("[::1]:8000", "http://[::1]:8000", "::1"),
        ("bücher.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example"),
    ],
)
def test_a_servers_address(address: str, url: str, host: str) -> None:
    server = Server.of(address)
    assert (server.url, server.host) == (url, host)


@each(
    "address",
    [
        *("", "https://mastodon.social", "a@b", "a b", "a/b", "a:0", "a:99999999", "-a", "a..b"),
        *("ä" * 80, "localhost.evil\nhost", "a?b", "a#b", "{host}", "..", "localhost:80:80"),
    ],
)
def test_what_is_no_servers_address(address: str) -> None:
    with pytest.raises(InputError, match="not the address of a server"):
        Server.of(address)


def test_plain_http_is_for_this_computer_alone() -> None:
    assert Server.of("localhost.example").url == "https://localhost.example"
    assert Server.of("127.0.0.2").url.startswith("https:")


@pytest.mark.parametrize("name", ["facebook@facebook.com", "@facebook", "bookface@x.example"])
def test_only_a_self_hosted_network_takes_a_server(name: str) -> None:
    with pytest.raises(InputError, match=re.escape("Choose from: facebook")):
        site(name)
