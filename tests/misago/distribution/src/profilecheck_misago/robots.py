"""What the forum asks of search engines: one file for all members."""

from collections.abc import Iterator
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from profilecheck.browser.capture import Capture
from profilecheck.model import Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.vocabulary import Fact

__all__ = ["read_robots", "robots_anchor"]

_PROFILES = "/u/"


def robots_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is such a file, with rules for somebody."""
    return any(line.lower().startswith("user-agent:") for line in _lines(capture))


def read_robots(context: ReadContext) -> Iterator[Observed | Unread]:
    """Whether search engines may visit the profiles of members."""
    rules = RobotFileParser()
    rules.parse(_lines(context.capture))
    welcome = rules.can_fetch("*", urljoin(context.capture.url, _PROFILES))
    told = "does not keep search engines from" if welcome else "asks search engines to leave out"
    seen = f"robots.txt {told} {_PROFILES}"
    yield context.observed(Fact.DISCOVERY_SEARCH_ENGINES, welcome, seen)


def _lines(capture: Capture) -> list[str]:
    # A browser shows a file of plain text in an element of its own.
    shown = capture.tree.css_first("pre")
    return (shown.text() or "").splitlines() if shown is not None else []
