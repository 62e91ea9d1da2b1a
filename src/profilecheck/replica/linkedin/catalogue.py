"""The replica's settings pages, as its YAML file lists them."""

from collections.abc import Mapping
from functools import cache

from profilecheck.model.base import Record
from profilecheck.replica.catalogues import catalogue

__all__ = ["Category", "Setting", "SettingsPage", "settings_pages"]


class Setting(Record):
    """One question: a switch, or a choice among `options` (what is saved, and its words)."""

    key: str
    label: str
    hint: str = ""
    switch: bool = False
    options: Mapping[str, str] = {}

    def name_of(self, option: str) -> str:
        """What the network itself calls an option, which no language changes."""
        return {"friends": "CONNECTIONS"}.get(option, option.upper())

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


@cache
def settings_pages() -> _Catalogue:
    """Every settings page."""
    return _Catalogue.model_validate(catalogue("linkedin/settings.yaml"))
