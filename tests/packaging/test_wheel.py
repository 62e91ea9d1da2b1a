"""The wheel alone, away from the source tree."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "src/profilecheck": "profilecheck",
    "checklists": "profilecheck/_data/checklists",
    "fixtures": "profilecheck/_data/fixtures",
}
"""Where in the wheel each folder of the source tree goes."""
SHOWN = ("mastodon@mastodon.example",)
"""The networks of the demonstration: the one with the fewest pages."""


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


def _pip(command: str, *arguments: object, cwd: Path) -> None:
    """Run pip on what is here: what the wheel is built with is installed already."""
    offline = ("--quiet", "--no-index", "--no-deps")
    _run(sys.executable, "-m", "pip", command, *offline, *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-build-isolation", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_every_file_of_the_program(wheel: Path) -> None:
    """Every page of every replica among them, and every person, template and checklist."""
    carried = set(zipfile.ZipFile(wheel).namelist())
    for folder, within in FOLDERS.items():
        files = set(_files(ROOT / folder, within))
        assert files
        assert files - carried == set()


def _files(folder: Path, within: str) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{within}/{path.relative_to(folder).as_posix()}"


def test_the_wheel_alone_runs_the_demonstration(wheel: Path, tmp_path: Path) -> None:
    """On one network: that it finds on each what it needs is the same code for all."""
    packages = tmp_path / "packages"
    # What it depends on is here already; that a fresh machine gets it is proved by `make demo`.
    _pip("install", "--no-compile", "--target", packages, wheel, cwd=tmp_path)
    careful = packages / "profilecheck/_data/fixtures/personas/careful"
    for path in careful.glob("*.yaml"):
        if path.stem not in ("person", *SHOWN):
            path.unlink()
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
    snapshot = json.loads((tmp_path / "out" / "snapshot.json").read_text(encoding="utf-8"))
    states = {account["network"]: account["state"] for account in snapshot["accounts"]}
    assert {n: s for n, s in states.items() if s != "closed"} == dict.fromkeys(SHOWN, "audited")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "snapshot.json",
        "report.json",
        "report.html",
    }
