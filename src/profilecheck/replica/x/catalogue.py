"""The replica's settings pages and French labels, as its YAML files list them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from profilecheck.model.base import Record
from profilecheck.resources import data_folder

__all__ = ["Row", "SettingsPage", "french", "settings_pages"]


class Row(Record):
    """One row: a box to tick, a choice among `options`, or a way to another page (`to`).

    `options` gives the words for each value of the setting `key`.
    """

    key: str = ""
    label: str
    hint: str = ""
    options: Mapping[str, str] = {}
    to: str = ""
    action: str = ""


class SettingsPage(Record):
    """One settings page; `name` is the last part of its address."""

    name: str
    title: str
    rows: tuple[Row, ...] = ()


def _load(name: str) -> Any:
    path = data_folder("fixtures") / "replica" / "x" / name
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@cache
def settings_pages() -> Mapping[str, SettingsPage]:
    """The settings pages by their names."""
    pages = (SettingsPage.model_validate(page) for page in _load("settings.yaml"))
    return {page.name: page for page in pages}


@cache
def french() -> Mapping[str, str]:
    """The French for each English label."""
    return {str(english): str(words) for english, words in _load("french.yaml").items()}
