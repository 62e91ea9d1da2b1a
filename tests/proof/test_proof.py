"""The proof in short: drifted pages are read rightly or not at all."""

import pytest

from tests.laws.conftest import EXPOSED, Captured, served
from tests.laws.test_taking_away import FAIR
from tests.proof.proving import prove

__all__ = ["served"]

SEED = 16
SHORT = 12
WHOLE = 220


@pytest.mark.parametrize("network", FAIR)
def test_a_drifted_page_is_read_rightly_or_not_at_all(
    served: Captured, network: str, pytestconfig: pytest.Config
) -> None:
    number = WHOLE if pytestconfig.getoption("--whole-laws") else SHORT
    proved = prove(served(network, EXPOSED), FAIR[network], SEED, number)
    assert proved.wrong == []
    assert proved.mutants == number
    assert proved.right, "some drift changes nothing that is read"
    if network == "youtube":
        assert proved.unread, "some drift takes something away"
