"""Which page of a report the authors would like to see, masked, and what to type for it."""

from dataclasses import dataclass

from profilecheck.errors import InputError
from profilecheck.model import AccountState, NetworkSummary, OpenedPage, Report
from profilecheck.sites import site
from profilecheck.sites.page_names import name_of_page
from profilecheck.sites.site import OpenSite

__all__ = ["SampleAsked", "sample_asked"]

_SAVED = "FILE"
"""Stands for the file that the person saved: its name is in no report."""


@dataclass(frozen=True)
class SampleAsked:
    """A page that is not as it is known: its title, its network's name, and what to type."""

    title: str
    network: str
    command: str


def sample_asked(report: Report) -> SampleAsked | None:
    """Return the first page of `report` that could be learned from a sample, None without any."""
    for network in report.networks:
        page = network.changed_page
        if page is not None and (named := _named(network, page)):
            command = f"profilecheck sample {network.network} {named}"
            return SampleAsked(page.title or page.page, network.name, command)
    return None


def _named(network: NetworkSummary, page: OpenedPage) -> str:
    """Return the page as `sample` takes it, "" where that masks none of the network's."""
    try:
        known = site(network.network)
    except InputError:  # a network of a distribution that is not here any more
        return ""
    if not isinstance(known, OpenSite) or known.without_sign_in:
        return ""
    name = name_of_page(known, page.page, page.viewpoint)
    return _SAVED if name and network.state is AccountState.FROM_FILES else name
