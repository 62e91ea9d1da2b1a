"""The replica's settings rows and About sections, as its YAML files list them."""

from collections.abc import Mapping
from functools import cache

from profilecheck.model.base import Record
from profilecheck.replica.catalogues import catalogue
from profilecheck.replica.facebook.profile import AboutKind, Layout

__all__ = [
    "AboutKindSpec",
    "AboutPages",
    "AboutPlace",
    "AboutSection",
    "AboutTab",
    "SettingsRow",
    "SettingsTab",
    "about_pages",
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


class AboutPlace(Record):
    """Where a kind of entry stands in the newer layout, and how; see `about.yaml`."""

    section: str
    field: str = ""
    beside: str = ""


class AboutKindSpec(Record):
    """Where a kind of entry stands; see `about.yaml`."""

    section: str
    field: str
    add: str
    intro: str = ""
    directory: AboutPlace

    def section_in(self, layout: Layout) -> str:
        """The section it stands in."""
        return self.directory.section if layout is Layout.DIRECTORY else self.section


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


@cache
def settings_tabs() -> Mapping[str, SettingsTab]:
    """The settings pages by the name of their tab."""
    tabs = (SettingsTab.model_validate(tab) for tab in catalogue("facebook/settings.yaml"))
    return {tab.tab: tab for tab in tabs}


@cache
def about_pages() -> AboutPages:
    """The About pages."""
    return AboutPages.model_validate(catalogue("facebook/about.yaml"))
