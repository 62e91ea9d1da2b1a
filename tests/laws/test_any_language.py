"""What is free of words is read in any language: the exposed person's pages without wording."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import normalise
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL
from tests.laws.conftest import EXPOSED, OF_EXPOSED, Captured, Pages

LEAST = {
    "facebook": 0.55,
    "linkedin": 0.7,
    "x": 1.0,
    "youtube": 0.6,
    "myspace": 0.65,
    "mastodon@mastodon.example": 1.0,
}
"""The share of the facts read in English that each network tells without a known word, at least."""

_TEXT = re.compile(r">([^<>]+)<|(aria-label=)\"([^\"]+)\"")


def _words_of(site: Site) -> frozenset[str]:
    return frozenset(
        normalise(word)
        for labels in site.labels.values()
        for words in (*labels.rows.values(), labels.audiences, labels.switches)
        for word in words
    )


def _in_another(capture: Capture, language: str, words: frozenset[str]) -> Capture:
    """Return a page in a language that nobody knows here: none of the network's words is left."""

    def changed(match: re.Match[str]) -> str:
        text = match[1] or match[3] or ""
        if normalise(text) not in words:
            return match[0]
        strange = f"{language} {sum(map(ord, text))}"
        return f">{strange}<" if match[1] else f'{match[2]}"{strange}"'

    html = re.sub(r'(<html[^>]*\blang=")[^"]*', rf"\g<1>{language}", capture.html)
    return replace(capture, html=_TEXT.sub(changed, html))


def _told(person_s: Pages, captures: Iterable[Capture]) -> set[Fact]:
    readings: list[Observed | Unread] = []
    for seen, capture in zip(person_s.pages, captures, strict=True):
        earlier = [r for r in readings if isinstance(r, Observed)]
        readings += read_page(
            person_s.site,
            seen.page,
            capture,
            matcher=SchoolMatcher(SCHOOL),
            account_id=person_s.owner.account_id,
            session=person_s.owner.session,
            earlier=[r for r in earlier if r.viewpoint is capture.viewpoint],
        )
    return {r.fact for r in readings if isinstance(r, Observed)}


@pytest.mark.parametrize("language", ["cy", "pl"])
@pytest.mark.parametrize("network", LEAST)
@OF_EXPOSED
def test_what_needs_no_words_is_read_in_any_language(
    captured: Captured, network: str, language: str
) -> None:
    person_s = captured(network, EXPOSED)
    pages = [seen.capture for seen in person_s.pages]
    words = _words_of(person_s.site)
    english = _told(person_s, pages)
    other = _told(person_s, [_in_another(page, language, words) for page in pages])
    print(f"{network}, {language}: {len(other)} of {len(english)} facts")
    assert other <= english
    assert len(other) >= LEAST[network] * len(english)
