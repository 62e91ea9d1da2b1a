"""The options of the conformance tests: the network, and the saved pages to try it on."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import NoReturn

import pytest

from profilecheck.errors import InputError
from profilecheck.sites import FAMILIES, SITES, site
from profilecheck.sites.elsewhere import GROUP, from_elsewhere
from profilecheck.sites.site import OpenSite

__all__ = ["network", "pages", "pytest_addoption"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options."""
    group = parser.getgroup("profilecheck")
    group.addoption(
        "--site",
        required=False,
        metavar="NAME",
        help="The network to try; a self-hosted one with a server, as in name@server.example.",
    )
    group.addoption(
        "--pages", metavar="FOLDER", help="Saved pages of an account of your own on it."
    )


@pytest.fixture(scope="session")
def network(pytestconfig: pytest.Config) -> OpenSite:
    """The network to try."""
    name = pytestconfig.getoption("--site")
    if not name:
        _stop("say which network: --site NAME")
    try:
        found = site(name)
    except InputError as error:
        _stop(" ".join((str(error), *_left_out())))
    if not isinstance(found, OpenSite):
        _stop(f"{found.name} is never opened: it has no pages to try.")
    return found


def _stop(why: str) -> NoReturn:
    """End the run: no rule can be tried, and each of them would only say the same."""
    pytest.exit(why, returncode=pytest.ExitCode.USAGE_ERROR)


def _left_out() -> list[str]:
    """Why adapters of other distributions are no networks here, in sentences."""
    said: list[str] = []
    own = [*(known.id for known in SITES), *(known.id for known in FAMILIES)]
    for _ in from_elsewhere(entry_points(group=GROUP), own, said.append):
        pass  # what is usable is known already
    return said


@pytest.fixture(scope="session")
def pages(pytestconfig: pytest.Config) -> Path:
    """The folder of saved pages; without one, the tests on them say so."""
    folder = pytestconfig.getoption("--pages")
    if not folder:
        pytest.skip("no saved pages: give a folder of them with --pages FOLDER")
    return Path(folder)
