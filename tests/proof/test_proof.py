"""The proof in short: what is not as it should be is read rightly or not at all."""

from pathlib import Path

import pytest

from tests.cli.program import Cli
from tests.conftest import Background
from tests.laws.conftest import EXPOSED, Captured, served
from tests.laws.test_taking_away import FAIR
from tests.proof.exported import KIND, REAL, SHAPES, prove_export, real_exports
from tests.proof.hostile import FILES, prove_files
from tests.proof.proving import prove
from tests.proof.sampled import prove_samples
from tests.proof.struck import prove_faults

__all__ = ["served"]

SEED = 18
SHORT = 12
OF_EXPORTS = 4
WHOLE = 220
SMALL = (
    "mastodon/mastodonpy.verify_credentials.default.json",
    "x/twscrape.user_by_login.2026.json",
)
"""Samples that are quickly changed."""


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


def test_a_drifted_real_page_proves_no_more_than_it_did(
    samples: Path, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    number, only = (WHOLE // 2, None) if whole else (SHORT, SMALL)
    proved = list(prove_samples(samples, SEED, number, only))
    assert [wrong for one in proved for wrong in one.wrong] == []
    assert sum(one.unread for one in proved)


def test_a_drifted_export_is_read_rightly_or_not_at_all(pytestconfig: pytest.Config) -> None:
    number = WHOLE if pytestconfig.getoption("--whole-laws") else OF_EXPORTS
    proved = [prove_export(KIND, n, make(), SEED, number) for n, make in SHAPES.items()]
    assert [wrong for one in proved for wrong in one.wrong] == []
    assert all(one.mutants for one in proved)
    assert sum(one.right for one in proved)
    assert sum(one.unread for one in proved)


def test_a_drifted_real_export_proves_no_more_than_it_did(
    samples: Path, pytestconfig: pytest.Config
) -> None:
    number = WHOLE if pytestconfig.getoption("--whole-laws") else OF_EXPORTS
    proved = [prove_export(REAL, n, f, SEED, number) for n, f in real_exports(samples)]
    assert [wrong for one in proved for wrong in one.wrong] == []
    assert sum(one.unread for one in proved)


@pytest.mark.at_full_length
@pytest.mark.parametrize("network", FAIR)
def test_nothing_is_green_that_a_fault_kept_from_being_read(run: Background, network: str) -> None:
    """At each stage; each fault by itself is in `tests/end_to_end/test_drift.py`."""
    proved = run(prove_faults(network, SEED, None))
    assert proved.wrong == []
    assert proved.unread


@pytest.mark.parametrize("kind", FILES)
def test_a_hostile_file_is_read_or_refused_in_one_sentence(
    cli: Cli, home: Path, tmp_path: Path, kind: str, pytestconfig: pytest.Config
) -> None:
    whole = pytestconfig.getoption("--whole-laws")
    if kind == "saved page" and not whole:
        pytest.skip("saved pages, each in a browser: with --whole-laws")
    read, planted = prove_files(cli, home, tmp_path, kind, SEED, 45 if whole else 2)
    assert read.wrong == planted.wrong == []
    assert read.right, "what is as it should be is read"
