"""How much a person's report asks of them: words, height, visits, pages of paper, lines, minutes.

What `make bench` prints and what a test holds to the goals is measured here, in one way.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, ViewportSize
from pypdf import PdfReader
from rich.console import Console

from profilecheck.model import Report
from profilecheck.report import html, pdf, render

__all__ = ["GOALS", "MEASURED", "Measures", "measures_of", "on_terminal"]

WIDTH = 1_100
"""The window's width, in pixels, at which a page's height is measured."""
COLUMNS = 80
_REPORT_PATH = Path("home", "checks", "2026-11-23", "report.html")


@dataclass(frozen=True)
class Measures:
    """What one report comes to.

    `words` are those that can be read when the page opens, with its folded parts folded; `height`
    is that of the page in pixels; `lines` are the terminal's at `COLUMNS` columns.
    `full_pages` is None where the full PDF was not made.
    """

    words: int
    height: int
    visits: int
    changes: int
    looks: int
    questions: int
    pages: int
    full_pages: int | None
    lines: int
    minutes: int


MEASURED = {
    "words": "words visible when the page opens",
    "height": f"height at {WIDTH:,} px, in pixels",
    "visits": "visits",
    "changes": "changes in all visits",
    "minutes": "minutes that they take",
    "looks": "things to look at",
    "questions": "questions",
    "pages": "pages of the PDF",
    "full_pages": "pages of the full PDF",
    "lines": f"lines of the terminal at {COLUMNS} columns",
}
"""What each field of `Measures` is called."""

_MUCH = {"words": 900, "height": 5_500, "visits": 35, "pages": 8, "lines": 60}
_NOTHING_TO_CHANGE = {"words": 450, "height": 3_000, "visits": 0, "pages": 4, "lines": 60}
GOALS = {
    "exposed": _MUCH,
    "careful": _NOTHING_TO_CHANGE,
    "mixed": _MUCH,
    "popular": _MUCH,
}
"""The most that a measure may come to, for each made-up person."""


async def measures_of(report: Report, browser: Browser, *, full: bool = True) -> Measures:
    """Measure `report`; `browser` shows and prints its page, and the full PDF too if `full`."""
    page = html(report)
    words, height = await _opened(page, browser)
    return Measures(
        words=words,
        height=height,
        visits=len(report.visits),
        changes=len(report.rows),
        looks=len(report.looks),
        questions=len(report.questions) + len(report.starters),
        pages=await _pages(page, browser),
        full_pages=await _pages(html(report, print_all=True), browser) if full else None,
        lines=len(on_terminal(report).splitlines()),
        minutes=report.minutes,
    )


def on_terminal(report: Report, columns: int = COLUMNS) -> str:
    """Return what the terminal shows of `report`."""
    file = io.StringIO()
    console = Console(file=file, width=columns, legacy_windows=False, _environ={})
    render(report, console, report_path=_REPORT_PATH)
    return file.getvalue()


async def _opened(page: str, browser: Browser) -> tuple[int, int]:
    """The words that the open page shows, and its height in pixels."""
    context = await browser.new_context(
        viewport=ViewportSize(width=WIDTH, height=900), offline=True, locale="en-GB"
    )
    try:
        tab = await context.new_page()
        await tab.set_content(page)
        words: int = await tab.evaluate("document.body.innerText.match(/\\S+/g).length")
        height: int = await tab.evaluate("document.documentElement.scrollHeight")
        return words, height
    finally:
        await context.close()


async def _pages(page: str, browser: Browser) -> int:
    with PdfReader(io.BytesIO(await pdf(page, browser))) as document:
        return len(document.pages)
