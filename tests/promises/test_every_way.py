"""Every way in which a page could ask or send something, as a table, with and without the guard.

A sample, one way of each kind, is tried with every run of the suite; with `--whole-laws` the whole
table, three times with the guard. The page is a hostile one under the audited name, and signed in.
Ways that need a person's press are not among them: nobody presses anything in an audit.
"""

import pytest

from tests.conftest import Background
from tests.promises.trying import Arrival, trying, with_the_guard, without_the_guard
from tests.promises.ways import all_tries, sample
from tests.promises.ways.dormant import DORMANT
from tests.promises.ways.way import Try

pytestmark = pytest.mark.timeout(7200)

_ROUNDS = 3
_WITH = pytest.mark.xdist_group("ways, with the guard")
_WITHOUT = pytest.mark.xdist_group("ways, without the guard")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "one" in metafunc.fixturenames:
        metafunc.parametrize("one", _chosen(metafunc.config), ids=lambda one: one.name)


def _chosen(config: pytest.Config) -> tuple[Try, ...]:
    return all_tries() if config.getoption("--whole-laws") else sample()


@pytest.fixture(scope="module")
def guarded(run: Background, pytestconfig: pytest.Config) -> dict[int, list[tuple[Arrival, ...]]]:
    """What arrived for each try with the guard, a list of rounds."""
    tries = _chosen(pytestconfig)
    rounds = _ROUNDS if pytestconfig.getoption("--whole-laws") else 1
    arrived: dict[int, list[tuple[Arrival, ...]]] = {one.number: [] for one in tries}
    for _ in range(rounds):
        with trying(tries) as (round_, server):
            run(with_the_guard(tries, server))
            assert [one.name for one in tries if not round_.opened(one)] == []
            for one in tries:
                arrived[one.number].append(round_.arrived(one))
    return arrived


@pytest.fixture(scope="module")
def unguarded(run: Background, pytestconfig: pytest.Config) -> dict[int, bool]:
    """Whether each try led where it was to, without the guard."""
    tries = _chosen(pytestconfig)
    with trying(tries) as (round_, server):
        run(without_the_guard(tries, server, round_, DORMANT))
        return {one.number: round_.proven(one) for one in tries}


@_WITH
def test_with_the_guard_nothing_arrives(
    one: Try, guarded: dict[int, list[tuple[Arrival, ...]]]
) -> None:
    assert [[str(a) for a in arrived] for arrived in guarded[one.number] if arrived] == []


@_WITHOUT
def test_without_the_guard_it_arrives_or_the_browser_does_not_know_it(
    one: Try, unguarded: dict[int, bool]
) -> None:
    """One that begins to arrive, with a new browser, leaves the list of those that do not."""
    assert unguarded[one.number] is (one.name not in DORMANT)


def test_the_table_names_each_way_once() -> None:
    names = [one.name for one in all_tries()]
    assert len(names) == len(set(names))
    assert set(names) >= DORMANT
    assert len(names) - len(DORMANT) > 1000
