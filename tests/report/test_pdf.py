"""The PDF of the report: every clause in order, tagged, nothing asked of any network."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.async_api import Browser
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from profilecheck.report import html, pdf
from tests.conftest import Background
from tests.report.sample import LONG_URL, REPORT


@pytest.fixture(scope="module")
def made(run: Background) -> bytes:
    """Printed by a browser that is started for it."""
    return run(pdf(html(REPORT)))


@pytest.fixture
def document(made: bytes) -> Iterator[PdfReader]:
    with PdfReader(BytesIO(made)) as reader:
        yield reader


@pytest.fixture(scope="module")
def text(made: bytes) -> str:
    """What stands in it, without any space."""
    return _squeezed(made)


def _squeezed(made: bytes) -> str:
    with PdfReader(BytesIO(made)) as document:
        return re.sub(r"\s", "", "".join(page.extract_text() for page in document.pages))


def test_every_clause_stands_in_it_in_order(text: str) -> None:
    there = text[text.rindex("clausebyclause") :]
    found = [there.find(re.sub(r"\s", "", c.id + c.title)) for c in REPORT.clauses]
    assert -1 not in found
    assert found == sorted(found)


def test_it_is_tagged_with_an_outline_and_a_language(document: PdfReader) -> None:
    root = document.root_object
    marks = root["/MarkInfo"]
    assert isinstance(marks, DictionaryObject)
    assert marks["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "en-GB"
    first = document.outline[0]
    assert not isinstance(first, list)
    assert (first.title or "").startswith("Your profiles, checked")


def test_its_pages_are_a4(document: PdfReader) -> None:
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in document.pages}
    assert sizes == {(595, 842)}


def test_addresses_are_printed_and_what_was_seen_is_not(text: str) -> None:
    assert LONG_URL in text
    assert "Seenon" not in text


def test_the_full_one_has_what_was_seen_and_each_page_that_was_opened(
    run: Background, printer: Browser
) -> None:
    text = _squeezed(run(pdf(html(REPORT, print_all=True), printer)))
    assert LONG_URL in text
    assert "Facebookinorder" in text
    assert "Onlyfriendsoffriendscansendyouafriendrequest." in text
    assert "8pagesopened" in text
    assert "asastranger,notsignedin:read" in text


def test_page_text_is_printed_as_text(text: str) -> None:
    assert "<script>alert('owned')</script><imgsrc=xonerror=alert(1)>[boldred]loud[/]" in text


def test_a_page_that_asks_for_more_gets_nothing(run: Background, printer: Browser) -> None:
    page = "<!doctype html><title>x</title><img src='https://elsewhere.example/a.png' alt='gone'>"
    assert "gone" in _squeezed(run(pdf(page, printer)))
