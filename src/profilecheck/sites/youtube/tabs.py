"""The tabs of a channel's page: which are there, which is open, and whether its list goes on."""

from collections.abc import Iterator, Mapping

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.youtube.embedded import documents, objects, text

__all__ = ["goes_on", "selected_tab", "tab_called", "tabs_of"]

_TABS = ("tabRenderer", "expandableTabRenderer")


def tabs_of(capture: Capture) -> Iterator[Mapping[str, Json]]:
    """Yield the tabs of the channel that the page is of."""
    for document in documents(capture):
        yield from objects(document.get("contents"), *_TABS)


def selected_tab(document: Mapping[str, Json]) -> Mapping[str, Json] | None:
    """Return the tab of `document` that is open, None where none is."""
    tabs = objects(document.get("contents"), *_TABS)
    return next((tab for tab in tabs if tab.get("selected") is True), None)


def tab_called(tab: Mapping[str, Json]) -> str:
    """Return what a tab is called in its address, in any language; "" where that is not told."""
    url = text(tab, "endpoint", "commandMetadata", "webCommandMetadata", "url") or ""
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]


def goes_on(part: Json) -> bool:
    """Whether a part of a list ends with what asks for the next one."""
    return any(True for _ in objects(part, "continuationItemRenderer"))
