"""The wheel alone, away from the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


_DEMONSTRATION = """
import sys, profilecheck.cli
assert profilecheck.__file__.startswith(sys.argv.pop(1)), profilecheck.__file__
profilecheck.cli.main()
"""
"""The program, and nothing of the source tree: what is imported stands where the wheel went."""


def _run(*command: object, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_checklists_and_fixtures(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("_data/checklists/", "_data/fixtures/personas/", "report/templates/"):
        assert any(f"profilecheck/{part}" in name for name in names), part


def test_the_wheel_alone_runs_the_demonstration(wheel: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    # What it depends on is here already; that a fresh machine gets it is proved by `make demo`.
    _run(
        *(sys.executable, "-m", "pip", "install", "-q", "--no-deps"),
        *("--target", packages, wheel),
        cwd=tmp_path,
    )
    shown = _run(
        sys.executable,
        "-c",
        _DEMONSTRATION,
        packages,
        "demo",
        "--person",
        "careful",
        "--out",
        tmp_path / "out",
        cwd=tmp_path,
        PROFILECHECK_HOME=str(tmp_path / "home"),
        PYTHONPATH=str(packages),
        COLUMNS="80",
    )
    assert "A2.13" in shown
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "snapshot.json",
        "report.json",
        "report.html",
    }
