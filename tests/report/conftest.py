"""The report's page in a real browser, as the person opens it: a file on disk; and one to print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import Browser
from playwright.sync_api import BrowserContext, Page

from profilecheck.browser.launch import launched
from profilecheck.report import html
from tests.conftest import Background
from tests.report.sample import REPORT

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


_OPEN = "[...document.querySelectorAll('details')].map(d => d.open)"
_FOLD = "open => document.querySelectorAll('details').forEach((d, n) => { d.open = open[n] })"


@dataclass
class OpenReport:
    """The page, and everything it did that a report must not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, file: Path, context: BrowserContext) -> "OpenReport":
        """Open the report in `file`."""
        page = context.new_page()
        seen = cls(page)
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.complaints.append(message.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: seen.complaints.append(f"dialog: {dialog.message}"))
        page.add_init_script(_LISTEN)
        page.goto(file.as_uri())
        return seen

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def open_details(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")

    def open_now(self) -> list[bool]:
        """Return which details are open."""
        found: list[bool] = self.page.evaluate(_OPEN)
        return found

    def fold(self, is_open: list[bool]) -> None:
        """Open those details, and fold the others."""
        self.page.evaluate(_FOLD, is_open)


@pytest.fixture(scope="session")
def report_html() -> str:
    return html(REPORT)


@pytest.fixture
def report_file(tmp_path: Path, report_html: str) -> Path:
    path = tmp_path / "report.html"
    path.write_text(report_html, encoding="utf-8")
    return path


@pytest.fixture
def open_report(report_file: Path) -> Callable[[BrowserContext], OpenReport]:
    return partial(OpenReport.at, report_file)


@pytest.fixture
def report(
    context: BrowserContext, open_report: Callable[[BrowserContext], OpenReport]
) -> OpenReport:
    """The report, opened in an ordinary window."""
    return open_report(context)


@pytest.fixture(scope="session")
def printer(run: Background) -> Iterator[Browser]:
    """A browser that already runs, to print with."""
    with run.holding(launched(())) as running:
        yield running.browser
