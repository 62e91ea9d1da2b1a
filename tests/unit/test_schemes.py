"""Dark differs from light in colours alone: what holds of a page's parts in one holds in both."""

import re
from pathlib import Path

import pytest

from profilecheck.resources import data_folder

PACKAGE = Path(__file__).parents[2] / "src" / "profilecheck"
ASKS = "prefers-color-scheme"
_COLOURS_ALONE = re.compile(
    r"@media \(prefers-color-scheme: dark\) \{\s*"
    r":root \{\s*(?:--[a-z-]+: #[0-9a-f]{3,8};\s*)+\}\s*\}"
)


def _asking() -> list[Path]:
    """Every file of the pages that asks whether it is dark."""
    folders = (PACKAGE, data_folder("fixtures"))
    kinds = {".css", ".html", ".j2", ".jinja", ".js", ".svg"}
    files = (p for folder in folders for p in folder.rglob("*") if p.suffix in kinds)
    return sorted(p for p in files if ASKS in p.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", _asking(), ids=lambda path: path.name)
def test_dark_changes_nothing_but_colours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(_COLOURS_ALONE.findall(text)) == text.count(ASKS) == 1


def test_the_styles_of_all_faces_are_among_them() -> None:
    assert {"report.css", "replica.css", "projector.css"} <= {path.name for path in _asking()}
