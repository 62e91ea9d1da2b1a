"""Each rule, tried on the network that was named."""

from pathlib import Path

import pytest

from profilecheck.conformance import EVERY_RULE, SavedPages
from profilecheck.sites.site import OpenSite

__all__ = [
    "test_the_adapter",
    "test_the_adapter_reads_saved_pages",
    "test_the_school_is_found_wherever_it_stands",
]


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_the_adapter(rule: str, network: OpenSite) -> None:
    """The adapter keeps to the rule; what breaks it is named in sentences."""
    assert list(EVERY_RULE[rule](network)) == []  # noqa: S101 - this is a test


def test_the_adapter_reads_saved_pages(network: OpenSite, pages: Path) -> None:
    """Its own pages are read, and neither somebody else's nor those in an unknown language."""
    assert list(SavedPages(network, pages).broken()) == []  # noqa: S101 - this is a test


def test_the_school_is_found_wherever_it_stands(network: OpenSite, pages: Path) -> None:
    """A made-up school is put into each place of the pages in turn; `-s` prints the counts."""
    figures = SavedPages(network, pages).planted()
    print(f"{figures.planted} plantings", *figures.lines(), sep="\n  ")
    assert [str(green) for green in figures.greens] == []  # noqa: S101 - this is a test
