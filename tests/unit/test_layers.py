"""Who may import whom, and which names each module offers."""

import importlib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

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


def test_the_layers_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(CONTRACTS), no_cache=True, no_logo=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


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
