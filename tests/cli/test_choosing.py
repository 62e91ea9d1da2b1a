"""Which networks a person is on: asked one by one, in three answers."""

import pytest
import typer
from typer.testing import CliRunner

from profilecheck.cli.choosing import choose
from profilecheck.errors import InputError
from profilecheck.questions.networks import Chosen
from profilecheck.sites import site

NETWORKS = tuple(site(name) for name in ("facebook", "x", "bebo"))


def _chosen(typed: str) -> tuple[Chosen | None, str]:
    got: list[Chosen] = []
    app = typer.Typer()

    @app.command()
    def ask() -> None:
        got.append(choose(NETWORKS))

    result = CliRunner().invoke(app, input=typed)
    if isinstance(result.exception, InputError):
        raise result.exception
    return (got[0] if got else None), result.output


def _ids(chosen: Chosen | None) -> tuple[list[str], list[str]]:
    assert chosen is not None
    return [s.id for s in chosen.used], [s.id for s in chosen.abandoned]


@pytest.mark.parametrize(
    ("typed", "used", "abandoned"),
    [
        ("y\nn\nn\n", ["facebook"], []),
        ("Yes\no\nn\n", ["facebook"], ["x"]),
        ("n\nn\no\n", ["bebo"], []),
        ("\ny\n\n", ["x"], []),
    ],
)
def test_each_answer_counts(typed: str, used: list[str], abandoned: list[str]) -> None:
    assert _ids(_chosen(typed)[0]) == (used, abandoned)


def test_an_answer_that_is_none_is_asked_for_again() -> None:
    chosen, shown = _chosen("maybe\ny\nn\nn\n")
    assert _ids(chosen) == (["facebook"], [])
    assert "Please type y, n or o." in shown


def test_a_closed_network_says_so() -> None:
    assert "Bebo (it has closed)" in _chosen("y\nn\nn\n")[1]


def test_nothing_to_check_is_said_in_one_sentence() -> None:
    with pytest.raises(InputError, match="nothing to check"):
        _chosen("n\nn\nn\n")
