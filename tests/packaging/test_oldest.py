"""What `make oldest` takes for the oldest version of each dependency."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_dependency_has_one_oldest_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = subprocess.run(
        (sys.executable, ROOT / "packaging" / "oldest.py"),
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    ).stdout.splitlines()
    assert len(told) == len(project["dependencies"])
    assert [line for line in told if not re.fullmatch(r"[a-z0-9.-]+==\d+(\.\d+)*", line)] == []
