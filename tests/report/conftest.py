"""The report's page in a real browser, as the person opens it: a file on disk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from profilecheck.report import html
from tests.report.sample import REPORT

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


@dataclass
class OpenReport:
    """The page, and everything it did that a report must not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def open_details(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


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
    def opened(context: BrowserContext) -> OpenReport:
        page = context.new_page()
        seen = OpenReport(page)
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.complaints.append(message.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: seen.complaints.append(f"dialog: {dialog.message}"))
        page.add_init_script(_LISTEN)
        page.goto(report_file.as_uri())
        return seen

    return opened


@pytest.fixture
def report(
    context: BrowserContext, open_report: Callable[[BrowserContext], OpenReport]
) -> OpenReport:
    """The report, opened in an ordinary window."""
    return open_report(context)
