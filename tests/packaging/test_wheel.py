"""The wheel alone, in a new virtual environment, away from the source tree."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


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
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    shown = _run(
        scripts / "profilecheck",
        "demo",
        "--person",
        "careful",
        "--out",
        tmp_path / "out",
        cwd=tmp_path,
        PROFILECHECK_HOME=str(tmp_path / "home"),
        COLUMNS="80",
    )
    assert "A2.13" in shown
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "snapshot.json",
        "report.json",
        "report.html",
    }
