"""Saves a report in the run it is of: for programs, for the person, and to print."""

import asyncio
from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.model import Report
from profilecheck.report.html import html, is_page_of
from profilecheck.report.pdf import pdf
from profilecheck.store.runs import Run

__all__ = ["may_be_saved_in", "save"]


def save(run: Run, report: Report, *, with_pdf: bool, full: bool = False) -> None:
    """Write the report as JSON and as a page, and as PDF where asked and the run is not sealed.

    The PDF has what is to be done; where `full`, everything that was seen as well.

    Raises:
        InputError: it is to be sealed, and the passphrase was not given.
        StorageError: a file cannot be written.
    """
    page = html(report)
    run.save(report, page)
    if with_pdf and not run.sealed:
        printed = html(report, print_all=True) if full else page
        run.save_pdf(asyncio.run(pdf(printed)))


def may_be_saved_in(run: Run, report: Report, source: Path) -> bool:
    """Whether a report that was read from `source` takes the place of nothing else in the run.

    The run's own files are made anew: those of the same report.
    """
    if not any(path.exists() for path in (run.page, run.pdf)):
        return not run.report.exists() or _is_same(run.report, source)
    # A PDF is one of this report where the page beside it is.
    return _is_same(run.report, source) and _has_page_of(run, report)


def _is_same(path: Path, other: Path) -> bool:
    return path.exists() and path.samefile(other)


def _has_page_of(run: Run, report: Report) -> bool:
    try:
        return run.page.exists() and is_page_of(run.store.read(run.page), report)
    except InputError:
        return False
