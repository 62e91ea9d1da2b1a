"""The replica's settings pages and French labels, as its YAML files list them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from profilecheck.model.base import Record
from profilecheck.resources import data_folder

__all__ = ["Category", "Setting", "SettingsPage", "french", "settings_pages"]


class Setting(Record):
    """One question: a switch, or a choice among `options` (what is saved, and its words)."""

    key: str
    label: str
    hint: str = ""
    switch: bool = False
    options: Mapping[str, str] = {}

    def words(self, value: str | bool) -> str:
        """The words that a value is shown with."""
        if isinstance(value, bool):
            return "On" if value else "Off"
        return self.options[value]


class SettingsPage(Record):
    """One page of questions, at `/mypreferences/d/<path>`."""

    path: str
    title: str
    settings: tuple[Setting, ...]


class Category(Record):
    """One page that lists other pages, each with its answer beside it."""

    path: str
    title: str
    heading: str
    pages: tuple[str, ...]


class _Catalogue(Record):
    pages: tuple[SettingsPage, ...]
    categories: tuple[Category, ...]
    public_parts: tuple[str, ...]


def _load(name: str) -> Any:
    path = data_folder("fixtures") / "replica" / "linkedin" / name
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@cache
def settings_pages() -> _Catalogue:
    """Every settings page."""
    return _Catalogue.model_validate(_load("settings.yaml"))


@cache
def french() -> Mapping[str, str]:
    """The French for each English label."""
    return {str(english): str(text) for english, text in _load("french.yaml").items()}
