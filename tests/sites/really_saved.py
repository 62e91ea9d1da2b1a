"""Really saved pages and answers, each as the page of a network that it may be."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from profilecheck.browser.capture import Capture, Reply
from profilecheck.browser.dom import without_native_state
from profilecheck.sites.reading import page_problem
from profilecheck.sites.saved import list_end, seen_by
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Viewpoint

__all__ = ["captures", "fitting_pages", "ways_of", "whole"]

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def ways_of(network: OpenSite) -> tuple[OpenSite, ...]:
    """The ways in which a network is read: by its pages, and by a token where it takes one."""
    return (network, network.by_token.site) if network.by_token else (network,)


def captures(network: OpenSite, text: str) -> Iterator[Capture]:
    """The file as a page; a JSON answer, as a page that got it as each answer it may be."""
    answers: list[tuple[Reply, ...]] = [()]
    if _is_json(text):
        names = {name for read in network.policy.post_reads for name in read.names}
        names |= set(network.policy.reply_paths or {})
        answers = [(Reply("", name, 200, text),) for name in sorted(names)]
    for replies in answers:
        html = "" if replies else without_native_state(text)
        capture = Capture(network.header.home_url, html, NOW, Viewpoint.STRANGER, replies=replies)
        yield replace(capture, viewpoint=seen_by(network, capture) or Viewpoint.STRANGER)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def whole(network: OpenSite, page: Page, capture: Capture) -> Capture:
    """The capture with what it says itself of whether its list is whole."""
    return replace(capture, list_end=list_end(network, page, capture))


def fitting_pages(network: OpenSite, text: str) -> Iterator[tuple[OpenSite, Page, Capture]]:
    """The pages of a network whose anchor a file has, each with the way it is read in."""
    for way in ways_of(network):
        for capture in captures(way, text):
            for page in (p for p in way.pages if capture.viewpoint in p.viewpoints):
                if page_problem(way, page, capture, None) is None:
                    yield way, page, capture
