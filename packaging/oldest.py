"""Prints the oldest version of each dependency that `pyproject.toml` allows, as constraints."""

import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def oldest() -> list[str]:
    """Return a line for each, for pip's `--constraint`."""
    needed = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [line.replace(">=", "==") for line in needed]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in oldest()))
