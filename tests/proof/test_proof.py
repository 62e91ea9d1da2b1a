"""The proof in short: drifted pages are read rightly or not at all."""

import pytest

from tests.laws.conftest import EXPOSED, Captured, served
from tests.laws.test_taking_away import FAIR
from tests.proof.proving import prove

__all__ = ["served"]

SEED = 16
SHORT = 40


@pytest.mark.parametrize("network", [name for name in FAIR if name != "youtube"])
def test_a_drifted_page_is_read_rightly_or_not_at_all(served: Captured, network: str) -> None:
    proved = prove(served(network, EXPOSED), FAIR[network], SEED, SHORT)
    assert proved.wrong == []
    assert proved.mutants == SHORT
    assert proved.right, "some drift changes nothing that is read"


def test_some_drift_takes_something_away(served: Captured) -> None:
    proved = prove(served("youtube", EXPOSED), FAIR["youtube"], SEED, SHORT)
    assert proved.unread
    assert proved.wrong == []
