"""Who may import whom, and which names each module offers."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import profilecheck

CONTRACTS = Path(__file__).parents[2] / "pyproject.toml"
SOURCE = Path(profilecheck.__file__).parent
MODULES = [
    ".".join((SOURCE.name, *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    )
    for path in sorted(SOURCE.rglob("*.py"))
    if path.stem != "__main__"
]


_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_layers_hold() -> None:
    # In a process of its own: it turns off the loggers of whoever calls it.
    linted = subprocess.run(
        (sys.executable, "-c", _LINT, "--config", str(CONTRACTS), "--no-cache", "--no-logo"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=CONTRACTS.parent,
    )

    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_lives_in_it_and_offers_only_what_it_has(name: str) -> None:
    module = importlib.import_module(name)
    offered = getattr(module, "__all__", [])

    assert not [n for n in offered if not hasattr(module, n)]
    assert len(offered) == len(set(offered))
    assert module.__doc__ or not offered
    # Constants first, then classes, then the rest: the order in which ruff keeps such lists.
    assert offered == sorted(offered, key=_kept_order)


def _kept_order(name: str) -> tuple[int, str]:
    if name.isupper():
        return 0, name
    return (1 if name[0].isupper() else 2), name
