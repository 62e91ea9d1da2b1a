"""Saves a report in the run it is of: for programs, for the person, and to print."""

import asyncio

from profilecheck.model import Report
from profilecheck.report.html import html
from profilecheck.report.pdf import pdf
from profilecheck.store.runs import Run

__all__ = ["save"]


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
