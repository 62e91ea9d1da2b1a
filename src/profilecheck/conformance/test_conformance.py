"""Each rule, tried on the network that was named."""

from pathlib import Path

import pytest

from profilecheck.conformance import EVERY_RULE, SAVED_RULES, SavedPages
from profilecheck.sites.site import OpenSite

__all__ = [
    "test_the_adapter",
    "test_the_adapter_reads_saved_pages",
    "test_the_adapter_takes_no_changed_page_for_another",
    "test_the_school_is_found_wherever_it_stands",
]


@pytest.fixture(scope="session")
def saved(network: OpenSite, pages: Path) -> SavedPages:
    """The network's saved pages, read once for all rules."""
    return SavedPages(network, pages)


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_the_adapter(rule: str, network: OpenSite) -> None:
    """The adapter keeps to the rule; what breaks it is named in sentences."""
    assert list(EVERY_RULE[rule](network)) == []  # noqa: S101 - this is a test


def test_the_adapter_reads_saved_pages(saved: SavedPages) -> None:
    """Its own pages are read, and neither somebody else's nor those in an unknown language."""
    assert list(saved.broken()) == []  # noqa: S101 - this is a test


@pytest.mark.parametrize("rule", SAVED_RULES)
def test_the_adapter_takes_no_changed_page_for_another(rule: str, saved: SavedPages) -> None:
    """Its own pages, each changed in one place, are read for what they are, or left unread."""
    assert list(saved.not_kept(rule)) == []  # noqa: S101 - this is a test


def test_the_school_is_found_wherever_it_stands(saved: SavedPages) -> None:
    """A made-up school is put into each place of the pages in turn; `-s` prints the counts."""
    figures = saved.planted()
    print(f"{figures.planted} plantings", *figures.lines(), sep="\n  ")
    assert [str(green) for green in figures.greens] == []  # noqa: S101 - this is a test
