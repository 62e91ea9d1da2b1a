"""The replica's settings rows, About sections and French labels, as its YAML files list them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from profilecheck.model.base import Record
from profilecheck.replica.facebook.profile import AboutKind, Layout
from profilecheck.resources import data_folder

__all__ = [
    "AboutKindSpec",
    "AboutPages",
    "AboutSection",
    "AboutTab",
    "SettingsRow",
    "SettingsTab",
    "about_pages",
    "french",
    "settings_tabs",
]


class SettingsRow(Record):
    """One row: an audience or another choice (`options`), a switch, an action or a fixed text."""

    key: str
    label: str
    newer: str = ""
    heading: str = ""
    hint: str = ""
    options: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    newer_words: Mapping[str, str] = {}
    switch: bool = False
    action: str = ""
    fixed: str = ""


class SettingsTab(Record):
    """One settings page."""

    tab: str
    title: str
    rows: tuple[SettingsRow, ...]


class AboutKindSpec(Record):
    """Where a kind of entry stands; see `about.yaml`."""

    section: str
    field: str
    add: str
    intro: str = ""


class AboutSection(Record):
    """A section's heading, and what others read where it is empty."""

    title: str
    empty: str


class AboutTab(Record):
    """One About page."""

    title: str
    sections: tuple[str, ...]


class AboutPages(Record):
    """Both layouts of the About pages."""

    kinds: Mapping[AboutKind, AboutKindSpec]
    sections: Mapping[str, AboutSection]
    layouts: Mapping[Layout, Mapping[str, AboutTab]]
    other_layout: Mapping[str, str]


def _folder() -> Path:
    return data_folder("fixtures") / "replica" / "facebook"


def _load(name: str) -> Any:
    return YAML(typ="safe").load((_folder() / name).read_text(encoding="utf-8"))


@cache
def settings_tabs() -> Mapping[str, SettingsTab]:
    """The settings pages by the name of their tab."""
    tabs = (SettingsTab.model_validate(tab) for tab in _load("settings.yaml"))
    return {tab.tab: tab for tab in tabs}


@cache
def about_pages() -> AboutPages:
    """The About pages."""
    return AboutPages.model_validate(_load("about.yaml"))


@cache
def french() -> Mapping[str, str]:
    """The French for each English label."""
    return {str(english): str(text) for english, text in _load("french.yaml").items()}
