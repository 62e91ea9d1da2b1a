"""Every way in which a page could ask or send something, as a table, with and without the guard.

A sample, one way of each kind, is tried with every run of the suite, with the guard; with
`--whole-laws` the whole table, three times with the guard and once without. The page is a hostile
one under the audited name, and signed in.
Ways that need a person's press are not among them: nobody presses anything in an audit.
"""

from dataclasses import dataclass, field

import pytest

from tests.conftest import Background
from tests.promises.trying import Arrival, trying, with_the_guard, without_the_guard
from tests.promises.ways import all_tries, sample
from tests.promises.ways.dormant import DORMANT
from tests.promises.ways.uncounted import UNCOUNTED
from tests.promises.ways.way import Try

pytestmark = pytest.mark.timeout(7200)

_ROUNDS = 3


@dataclass
class Guarded:
    """What came of the tries with the guard: what arrived, by their names, and what it counted."""

    arrived: dict[str, list[Arrival]] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def tries(pytestconfig: pytest.Config) -> tuple[Try, ...]:
    return all_tries() if pytestconfig.getoption("--whole-laws") else sample()


@pytest.fixture(scope="module")
def guarded(tries: tuple[Try, ...], run: Background, pytestconfig: pytest.Config) -> Guarded:
    rounds = _ROUNDS if pytestconfig.getoption("--whole-laws") else 1
    came = Guarded()
    for _ in range(rounds):
        with trying(tries) as (round_, server):
            run(with_the_guard(tries, server, round_))
            assert [one.name for one in tries if not round_.opened(one)] == []
            for one in tries:
                if arrivals := round_.arrived(one):
                    came.arrived.setdefault(one.name, []).extend(arrivals)
            came.counted |= {one.name for one in tries if round_.counted(one)}
    return came


@pytest.mark.xdist_group("ways, with the guard")
def test_with_the_guard_nothing_arrives(guarded: Guarded) -> None:
    assert guarded.arrived == {}


@pytest.mark.xdist_group("ways, with the guard")
def test_what_it_stops_is_counted(guarded: Guarded) -> None:
    """Of each kind the first; what never becomes a request of a page is not among them."""
    first = {one.name for one in sample()} - DORMANT
    assert "\n".join(sorted(first - UNCOUNTED - guarded.counted)) == ""


@pytest.mark.at_full_length
@pytest.mark.xdist_group("ways, without the guard")
def test_without_the_guard_it_arrives_or_the_browser_does_not_know_it(
    tries: tuple[Try, ...], run: Background
) -> None:
    """One that begins to arrive, with a new browser, leaves the list of those that do not.

    What did not arrive is tried once more, alone: a browser does some things for one page at a
    time.
    """
    expected = {one.name for one in tries} - DORMANT
    proven = _proven(tries, run)
    for one in tries:
        if one.name in expected - proven:
            proven |= _proven((one,), run)
    assert "\n".join(sorted(proven ^ expected)) == ""


def _proven(tries: tuple[Try, ...], run: Background) -> set[str]:
    with trying(tries) as (round_, server):
        run(without_the_guard(tries, server, round_, DORMANT))
        return {one.name for one in tries if round_.proven(one)}


def test_the_table_names_each_way_once() -> None:
    names = [one.name for one in all_tries()]
    assert len(names) == len(set(names))
    assert set(names) >= DORMANT | UNCOUNTED
    assert len(names) - len(DORMANT) > 1000
