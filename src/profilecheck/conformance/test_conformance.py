"""Each rule, tried on the network that was named."""

from collections.abc import Iterable
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
    _nothing(EVERY_RULE[rule](network))


def test_the_adapter_reads_saved_pages(saved: SavedPages) -> None:
    """Its own pages are read, and neither somebody else's nor those in an unknown language.

    `-s` prints what each of them tells.
    """
    print("", *saved.told(), sep="\n")
    _nothing(saved.broken())


@pytest.mark.parametrize("rule", SAVED_RULES)
def test_the_adapter_takes_no_changed_page_for_another(rule: str, saved: SavedPages) -> None:
    """Its own pages, each changed in one place, are read for what they are, or left unread."""
    _nothing(saved.not_kept(rule))


def test_the_school_is_found_wherever_it_stands(saved: SavedPages) -> None:
    """A made-up school is put into each place of the pages in turn; `-s` prints the counts."""
    figures = saved.planted()
    print(f"{figures.planted} plantings", *figures.lines(), sep="\n  ")
    _nothing(str(green) for green in figures.greens)


def _nothing(sentences: Iterable[str]) -> None:
    """Fail with every sentence, whole: an assertion would show the first, and cut it."""
    if said := list(sentences):
        pytest.fail("\n".join(said), pytrace=False)
