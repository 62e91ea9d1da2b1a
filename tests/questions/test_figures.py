"""No figure without its year, place and source; an old one is called old."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from profilecheck.errors import InputError
from profilecheck.questions.figures import OLD_AFTER, load_figures

TODAY = date(2026, 11, 23)
FIGURE = {
    "id": "one",
    "says": "3 of 4 did.",
    "note": "",
    "year": 2019,
    "when": "2015–2019",
    "place": "England",
    "source": "Somebody, 2020",
}
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(*figures: dict[str, Any]) -> Path:
        path = tmp_path / "figures.yaml"
        with path.open("w", encoding="utf-8") as file:
            YAML(typ="safe").dump({"kind": "figures", "figures": list(figures)}, file)
        return path

    return write


def test_each_figure_shows_its_year_place_and_source() -> None:
    figures = load_figures(TODAY)
    assert len(figures) >= 8
    assert not [one.says for one in figures if " %" in one.says], "a line may end between them"
    for figure in figures:
        shown = figure.origin(TODAY)
        for part in (figure.when, figure.place, figure.source):
            assert part in shown
        assert shown.startswith("An old figure: ") is (figure.year < TODAY.year - OLD_AFTER)


def test_a_figure_becomes_old_by_itself(written: Written) -> None:
    (figure,) = load_figures(TODAY, written({**FIGURE, "year": 2021, "when": "2021"}))
    assert not figure.is_old(date(2026, 12, 31))
    assert figure.is_old(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"year": None}, "year"),
        ({"place": ""}, "place"),
        ({"source": "Somebody"}, "source"),
        ({"says": "Many did."}, "says"),
        ({"when": "lately"}, "does not name the year 2019"),
        ({"year": 2027, "when": "2027"}, "year to come"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_figure_that_lacks_something_is_refused(
    written: Written, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError, match=rf"figures\.yaml: .*{says}"):
        load_figures(TODAY, written({**FIGURE, **change}))


def test_a_figure_stands_once_and_a_damaged_file_is_named(written: Written) -> None:
    with pytest.raises(InputError, match="one stands twice"):
        load_figures(TODAY, written(FIGURE, FIGURE))
    path = written(FIGURE)
    path.write_text("kind: [", encoding="utf-8")
    with pytest.raises(InputError, match="not YAML"):
        load_figures(TODAY, path)
