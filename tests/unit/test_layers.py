"""Who may import whom, and which names each module offers."""

import importlib
import subprocess
import sys
from pathlib import Path

import profilecheck
from tests.each import each

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


@each("name", MODULES)
def test_a_module_offers_what_it_has_and_names_it_once(name: str) -> None:
    module = importlib.import_module(name)
    offered = getattr(module, "__all__", [])

    assert not [n for n in offered if not hasattr(module, n)]
    assert len(offered) == len(set(offered))
