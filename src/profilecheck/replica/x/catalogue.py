"""The replica's settings pages, as its YAML file lists them."""

from collections.abc import Mapping
from functools import cache

from profilecheck.model.base import Record
from profilecheck.replica.catalogues import catalogue

__all__ = ["Row", "SettingsPage", "settings_pages"]


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


@cache
def settings_pages() -> Mapping[str, SettingsPage]:
    """The settings pages by their names."""
    pages = (SettingsPage.model_validate(page) for page in catalogue("x/settings.yaml"))
    return {page.name: page for page in pages}
