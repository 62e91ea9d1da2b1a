"""The report on a terminal: the four answers, what to do first, and what there is to do besides.

It fits on a screen of 60 lines, 80 columns wide; the rest is on the page.

Page text is only ever put into `rich.text.Text`, never parsed as markup.
"""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilecheck.model import (
    ClauseResult,
    FirstAct,
    Report,
    StandingKind,
    Visit,
    VisitRow,
    plain_text,
)
from profilecheck.plain import in_what_can_be_written
from profilecheck.report.places import Places
from profilecheck.words import report as words

__all__ = ["render"]

_WIDEST = 100  # columns; longer lines are tiring to read
_INDENT = 3
_OWN = "*"
_OWN_LEGEND = f"{_OWN} by your own answer, at least in part"

_FIRST_VISITS = 5
_LONGEST = 160  # characters of what a page says, in one place here; the page has all of it
_KIND_STYLES = {
    StandingKind.TO_FIX: "bold yellow",
    StandingKind.TO_LOOK: "bold cyan",
    StandingKind.FOR_YOU: "bold",
    StandingKind.AGREED: "",
    StandingKind.IN_ORDER: "green",
    StandingKind.NOT_APPLICABLE: "dim",
}


@dataclass(frozen=True)
class _Screen:
    """A console that takes any text: what it cannot encode is written in what it can."""

    console: Console

    @property
    def width(self) -> int:
        return min(self.console.width, _WIDEST)

    def can_write(self, text: str) -> bool:
        try:
            text.encode(self.console.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def plain(self, text: str) -> str:
        text = plain_text(text, limit=None)
        if self.can_write(text):
            return text
        return in_what_can_be_written(text, self.can_write)

    def text(self, text: str, style: str = "") -> Text:
        return Text(self.plain(text), style=style, overflow="fold")

    def put(self, what: RenderableType, indent: int = 0) -> None:
        self.console.print(Padding(what, (0, 0, 0, indent)), width=self.width)

    def say(self, text: str, style: str = "", indent: int = 0) -> None:
        self.put(self.text(text, style), indent)

    def whole(self, text: str, style: str = "", indent: int = 0) -> None:
        """Write an address or a path on a line of its own, which the terminal may wrap.

        A line break of ours inside it would break clicking and copying.
        """
        line = Text(" " * indent).append_text(self.text(text, style))
        self.console.print(line, soft_wrap=True)

    def address(self, url: str, indent: int = 0) -> None:
        if words.is_web_link(url):
            self.whole(url, "underline", indent)
        else:
            self.say(url, indent=indent)

    def gap(self) -> None:
        self.console.print()

    def title(self, left: str, right: str = "") -> None:
        self.gap()
        row = self.columns()
        row.add_column(justify="right", no_wrap=True)
        row.add_row(self.text(left, "bold"), self.text(right, "dim"))
        self.put(row)

    def columns(self, *fixed: int) -> Table:
        """A grid of columns of `fixed` widths and one that takes the rest."""
        grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
        for width in fixed:
            grid.add_column(width=width, no_wrap=False, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        return grid


def render(report: Report, console: Console, *, report_path: Path | None) -> None:
    """Write `report` to `console`; `report_path` is where the full checklist lies, if anywhere."""
    screen = _Screen(console)
    _opening(report, screen)
    _in_short(report, screen)
    _start(report, screen)
    _visits(report, screen)
    _asked(report, screen)
    _clauses(report, screen)
    _since(report, screen)
    _closing(report, screen, report_path)


def _opening(report: Report, screen: _Screen) -> None:
    screen.say(words.heading(report), "bold")
    screen.say(words.checked_on(report), "dim")
    screen.say(words.PRIVACY)
    if report.made_up:
        screen.say(words.MADE_UP)
    if not report.finished:
        screen.say(words.STOPPED_EARLY, "bold")
    if report.long_ago:
        screen.say(words.LONG_AGO, "bold")


def _in_short(report: Report, screen: _Screen) -> None:
    if not report.in_short:
        return
    screen.title("IN SHORT")
    for answer in report.in_short:
        line = screen.text(answer.ask).append(" ").append_text(screen.text(answer.says, "bold"))
        screen.put(line)
        if answer.note:
            screen.say(f"{answer.note[:1].upper()}{answer.note[1:]}", "dim", indent=_INDENT)


def _start(report: Report, screen: _Screen) -> None:
    row = next((r for r in report.rows if report.first and r.id == report.first.row), None)
    if report.first is None or row is None:
        screen.title(words.nothing_to_put_right_title(report).upper())
        screen.say(words.nothing_to_put_right(report))
        return
    screen.title("START HERE", words.counted(report.first.minutes, "minute"))
    _first(report.first, row, screen)


def _first(first: FirstAct, row: VisitRow, screen: _Screen) -> None:
    screen.say(f"{first.network_name}: {words.shortened(row.says, _LONGEST)}", "bold")
    screen.say(first.harm, indent=_INDENT)
    if own := words.by_your_answer(row.evidence):
        screen.say(own, indent=_INDENT)
    if row.agreed:
        screen.say(words.agreed(row.agreed), indent=_INDENT)
    if first.guidance:
        _hanging("Change it:", words.press(first.guidance), screen)
    if first.url:
        screen.address(first.url, indent=_INDENT)
    screen.say("Clauses: " + " ".join(row.clauses), "dim", indent=_INDENT)


def _hanging(label: str, text: str, screen: _Screen, indent: int = _INDENT) -> None:
    grid = screen.columns(len(label))
    grid.add_row(screen.text(label), screen.text(text))
    screen.put(grid, indent=indent)


def _visits(report: Report, screen: _Screen) -> None:
    places = Places(report)
    if places.visits:
        total = f"{words.counted(len(report.visits), 'visit')}, about {report.minutes} min"
        screen.title("THEN, PAGE BY PAGE", total)
        for visit in places.visits[:_FIRST_VISITS]:
            _visit(visit, len(places.rows(visit)), screen)
        _and_more(len(places.visits) - _FIRST_VISITS, screen)
    agreed = sum(len(visit.rows) for visit in report.agreed_visits)
    if agreed:
        screen.title("AGREED WITH YOUR SCHOOL", f"{agreed}")
        for visit in report.agreed_visits:
            _visit(visit, len(visit.rows), screen)


def _visit(visit: Visit, count: int, screen: _Screen) -> None:
    grid = screen.columns()
    grid.add_column(justify="right", max_width=screen.width // 2, overflow="fold")
    changes = f"{words.counted(count, 'change')}, {visit.minutes} min"
    name = words.shortened(words.visit_name(visit), screen.width)
    grid.add_row(screen.text(name), screen.text(changes, "dim"))
    screen.put(grid)


def _and_more(count: int, screen: _Screen) -> None:
    if count > 0:
        screen.say(f"and {count} more in the report", "dim", indent=_INDENT)


def _asked(report: Report, screen: _Screen) -> None:
    lines = tuple(words.still_to_ask(report))
    if not lines:
        return
    screen.title("FOR YOU")
    for line in lines:
        screen.say(line)
    _hanging("To answer, type:", words.answer_command(), screen, indent=0)
    if command := words.school_command(report):
        _hanging("To say more of your school, type:", command, screen, indent=0)


def _clauses(report: Report, screen: _Screen) -> None:
    total = words.counted(len(report.clauses), "clause")
    screen.title("CLAUSE BY CLAUSE", total)
    width = max(map(len, words.STANDINGS.values())) + len(": 99")
    grid = screen.columns(min(width, screen.width // 2))
    for kind, label in words.STANDINGS.items():
        clauses = [c for c in report.clauses if words.standing(c).kind is kind]
        if clauses:
            ids = " ".join(_marked(c.id, own=_own(c)) for c in clauses)
            name = screen.text(f"{label}: {len(clauses)}", _KIND_STYLES[kind])
            grid.add_row(name, screen.text(ids))
    screen.put(grid)
    if any(map(_own, report.clauses)):
        screen.say(_OWN_LEGEND, "dim")


def _marked(text: str, *, own: bool) -> str:
    """`text` with the mark of what rests on the person's own answer, where it does."""
    return f"{text}{_OWN}" if own else text


def _own(clause: ClauseResult) -> bool:
    """Whether something in a clause rests on the person's own answer."""
    given = clause.question is not None and clause.question.given is not None
    return given or any(e.own_answer for f in clause.findings for e in f.evidence)


def _since(report: Report, screen: _Screen) -> None:
    if report.since is None:
        return
    screen.gap()
    screen.say(words.since_when(report.since))
    screen.say(words.since_counts(report.since), indent=_INDENT)


def _closing(report: Report, screen: _Screen, report_path: Path | None) -> None:
    screen.gap()
    if report_path is not None:
        screen.say("Full checklist:")
        screen.whole(str(report_path), indent=_INDENT)
    screen.say(words.OWNERSHIP)
