"""The PDF of the report: every clause in order, tagged, nothing asked of any network."""

import re
from collections.abc import Callable, Coroutine, Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from profilecheck.browser.launch import launched
from profilecheck.report import html, pdf
from tests.report.sample import LONG_URL, REPORT

Run = Callable[[Coroutine[Any, Any, bytes]], bytes]


@pytest.fixture(scope="module")
def made(run: Run) -> bytes:
    return run(pdf(html(REPORT)))


@pytest.fixture(scope="module")
def made_full(run: Run) -> bytes:
    return run(pdf(html(REPORT, print_all=True)))


@pytest.fixture
def document(made: bytes) -> Iterator[PdfReader]:
    with PdfReader(BytesIO(made)) as reader:
        yield reader


def _text(document: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in document.pages)


def _squeezed(document: PdfReader) -> str:
    return re.sub(r"\s", "", _text(document))


def test_every_clause_stands_in_it_in_order(document: PdfReader) -> None:
    text = _squeezed(document)
    text = text[text.rindex("clausebyclause") :]
    found = [text.find(re.sub(r"\s", "", c.id + c.title)) for c in REPORT.clauses]
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


def test_addresses_are_printed_and_what_was_seen_is_not(document: PdfReader) -> None:
    text = _squeezed(document)
    assert LONG_URL in text
    assert "Seenon" not in text


def test_the_full_one_has_what_was_seen_and_each_page_that_was_opened(made_full: bytes) -> None:
    with PdfReader(BytesIO(made_full)) as document:
        text = _squeezed(document)
    assert LONG_URL in text
    assert "Facebookinorder" in text
    assert "Onlyfriendsoffriendscansendyouafriendrequest." in text
    assert "8pagesopened" in text
    assert "asastranger,notsignedin:read" in text


def test_page_text_is_printed_as_text(document: PdfReader) -> None:
    text = _squeezed(document)
    assert "<script>alert('owned')</script><imgsrc=xonerror=alert(1)>[boldred]loud[/]" in text


def test_a_page_that_asks_for_more_gets_nothing(run: Run) -> None:
    page = "<!doctype html><title>x</title><img src='https://elsewhere.example/a.png' alt='gone'>"
    assert "gone" in _text(PdfReader(BytesIO(run(pdf(page)))))


def test_a_browser_that_already_runs_prints_it_too(run: Run) -> None:
    async def printed() -> bytes:
        async with launched(()) as running:
            return await pdf("<!doctype html><title>x</title><p>printed</p>", running.browser)

    assert "printed" in _text(PdfReader(BytesIO(run(printed()))))
