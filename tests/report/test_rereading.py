"""The posts to read again as the person sees them: on the terminal, and on the page."""

import io
from collections.abc import Callable

import pytest
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import ListedPost, Report, Rereading
from profilecheck.report import render
from profilecheck.report.html import html
from tests.report.sample import HOSTILE, REPORT


def _with(number: int, more: int = 0, why: str = "names your school") -> Report:
    posts = tuple(
        ListedPost(
            network="facebook",
            network_name="Facebook",
            post=f"Post of {day} May 2024",
            why=why,
            seen_by="anyone on the internet can see it",
            url="https://www.facebook.com/me",
        )
        for day in range(1, number + 1)
    )
    return REPORT.model_copy(update={"rereading": Rereading(posts=posts, more=more)})


def _terminal(report: Report) -> str:
    out = io.StringIO()
    render(report, Console(file=out, width=80, legacy_windows=False), report_path=None)
    return out.getvalue()


def _section(report: Report) -> str:
    section = LexborHTMLParser(html(report)).css_first("#reread")
    return section.text() if section else ""


def test_the_terminal_counts_them() -> None:
    shown = _terminal(_with(20, more=3))
    assert "20 posts worth reading again." in shown
    assert "Post of 1 May 2024" not in shown


def test_the_page_shows_all_that_are_listed_says_what_is_more_and_where_to_look() -> None:
    shown = _section(_with(20, more=3))
    assert "Post of 20 May 2024" in shown
    assert "And 3 more." in shown
    assert "https://www.facebook.com/me" in shown
    assert "no judgement" in shown


@pytest.mark.parametrize("show", [_terminal, html])
def test_without_such_posts_there_is_no_such_part(show: Callable[[Report], str]) -> None:
    assert "reading again" not in show(REPORT).casefold()


def test_a_reason_made_to_harm_is_shown_as_text() -> None:
    report = _with(1, why=HOSTILE)
    assert "<script>alert('owned')" not in html(report)
