"""The report on a terminal: what to put right first, who can see what, every clause in a line.

Page text is only ever put into `rich.text.Text`, never parsed as markup.
"""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from profilecheck.model import (
    Action,
    ClauseResult,
    Guidance,
    ListedPost,
    MatrixRow,
    NetworkSummary,
    Report,
    UnreadItem,
    plain_text,
)
from profilecheck.vocabulary import Circle, Outcome, Reach
from profilecheck.words import report as words

__all__ = ["render"]

_WIDEST = 100  # columns; longer lines are tiring to read
_MATRIX_NEEDS = 72  # columns; below this each row of the matrix is written out
_INDENT = 3
_OWN = "*"
_OWN_LEGEND = f"{_OWN} by your own answer, at least in part"

_WITHOUT_UNICODE = {
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("–—·", "-"),
    "›": ">",
    "…": "...",
    "\u00a0": " ",
}

_NEED_LEGEND = frozenset(words.REACH_SYMBOLS.values())

_OUTCOME_STYLES = {
    Outcome.NOT_MET: "bold yellow",
    Outcome.COULD_NOT_TELL: "bold cyan",
    Outcome.YOUR_CALL: "bold",
    Outcome.MET: "green",
    Outcome.NOT_APPLICABLE: "dim",
}
_REACH_STYLES = {
    Reach.YES: "bold yellow",
    Reach.SOME: "bold yellow",
    Reach.NO: "green",
    Reach.UNKNOWN: "bold cyan",
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
        return "".join(c if self.can_write(c) else _WITHOUT_UNICODE.get(c, "?") for c in text)

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
    _actions(report, screen)
    _agreed(report, screen)
    _matrix(report, screen)
    _ties(report, screen)
    _rereading(report, screen)
    _clauses(report, screen)
    _unread(report, screen)
    _closing(report, screen, report_path)


def _opening(report: Report, screen: _Screen) -> None:
    screen.say(words.heading(report), "bold")
    screen.say(words.PRIVACY)
    if report.made_up:
        screen.say(words.MADE_UP)
    if not report.finished:
        screen.say(words.STOPPED_EARLY, "bold")
    if report.networks:
        _networks(report, screen)


def _networks(report: Report, screen: _Screen) -> None:
    screen.gap()
    names = [screen.plain(n.name) for n in report.networks]
    grid = screen.columns(min(max(map(len, names), default=0), screen.width // 3))
    for name, network in zip(names, report.networks, strict=True):
        grid.add_row(screen.text(name), screen.text(_network_line(network)))
    screen.put(grid)


def _network_line(network: NetworkSummary) -> str:
    pages = len(network.visits)
    opened = f"{pages} {'page' if pages == 1 else 'pages'} opened · " if pages else ""
    return opened + words.STATES[network.state]


def _actions(report: Report, screen: _Screen) -> None:
    shown = report.actions[: words.FIRST_FEW]
    count = f"{len(shown)} of {len(report.actions)}" if report.actions else ""
    screen.title("PUT RIGHT FIRST", count)
    if not report.actions:
        screen.say(words.nothing_to_put_right(report))
    for number, action in enumerate(shown, start=1):
        if number > 1:
            screen.gap()
        _action(number, action, screen)
    _and_more(len(report.actions) - len(shown), screen)


def _action(number: int, action: Action, screen: _Screen) -> None:
    grid = screen.columns(_INDENT - 2)
    grid.add_column(justify="right", max_width=screen.width // 3, overflow="fold")
    name = screen.text(action.network_name, "dim")
    grid.add_row(screen.text(str(number)), screen.text(action.says, "bold"), name)
    screen.put(grid)
    screen.say(action.why, indent=_INDENT)
    if own := words.by_your_answer(action.evidence):
        screen.say(own, indent=_INDENT)
    if action.agreed:
        screen.say(words.agreed(action.agreed), indent=_INDENT)
    if action.guidance:
        _hanging("Change it:", words.press(action.guidance), screen)
        screen.address(action.guidance.url, indent=_INDENT)
    screen.say("Clauses: " + " ".join(action.clauses), "dim", indent=_INDENT)


def _agreed(report: Report, screen: _Screen) -> None:
    if not report.agreed:
        return
    screen.title("AGREED WITH YOUR SCHOOL", f"{len(report.agreed)}")
    for action in report.agreed:
        grid = screen.columns()
        grid.add_column(justify="right", max_width=screen.width // 3, overflow="fold")
        grid.add_row(screen.text(action.says), screen.text(action.network_name, "dim"))
        screen.put(grid)
        if action.agreed:
            screen.say(words.agreed(action.agreed), indent=_INDENT)
        screen.say("Clauses: " + " ".join(action.clauses), "dim", indent=_INDENT)


def _hanging(label: str, text: str, screen: _Screen, indent: int = _INDENT) -> None:
    grid = screen.columns(len(label))
    grid.add_row(screen.text(label), screen.text(text))
    screen.put(grid, indent=indent)


def _and_more(count: int, screen: _Screen) -> None:
    if count > 0:
        screen.gap()
        screen.say(f"and {count} more in the report", "dim", indent=_INDENT)


def _matrix(report: Report, screen: _Screen) -> None:
    if not report.matrix:
        return
    screen.title("WHO CAN SEE WHAT")
    signs = _signs(screen)
    if screen.width >= _MATRIX_NEEDS:
        screen.put(_matrix_grid(report, screen, signs))
    else:
        for row in report.matrix:
            _matrix_row_written_out(row, screen, signs)
    legend = [f"{signs[r]} {words.REACHES[r].lower()}" for r in Reach if signs[r] in _NEED_LEGEND]
    if any(map(words.rests_on_you, report.matrix)):
        legend.append(_OWN_LEGEND)
    screen.say(" · ".join(legend), "dim")


def _marked(text: str, *, own: bool) -> str:
    """`text` with the mark of what rests on the person's own answer, where it does."""
    return f"{text} {_OWN}" if own else text


def _ties(report: Report, screen: _Screen) -> None:
    if not report.ties:
        return
    screen.title("ACROSS YOUR ACCOUNTS")
    for group in words.tied_groups(report):
        screen.say(words.tied(group))
        if told := words.told_from(report, group):
            screen.say(told, indent=_INDENT)


def _rereading(report: Report, screen: _Screen) -> None:
    listed = report.rereading
    if not listed.posts:
        return
    shown = listed.posts[: words.FIRST_FEW]
    total = len(listed.posts) + listed.more
    of = f"at least {total}" if listed.at_least else f"{total}"
    screen.title("WORTH READING AGAIN", f"{len(shown)} of {of}")
    screen.say(words.READ_AGAIN)
    for post in shown:
        _post_to_reread(post, screen)
    _and_more(len(listed.posts) - len(shown), screen)


def _post_to_reread(post: ListedPost, screen: _Screen) -> None:
    grid = screen.columns()
    grid.add_column(justify="right", max_width=screen.width // 3, overflow="fold")
    grid.add_row(screen.text(post.post, "bold"), screen.text(post.network_name, "dim"))
    screen.put(grid)
    why = f"{post.why[:1].upper()}{post.why[1:]}; {post.seen_by}."
    screen.say(why, indent=_INDENT)


def _signs(screen: _Screen) -> dict[Reach, str]:
    """The symbol of each reach, or a word for it where the console cannot write the symbol."""
    return {
        r: symbol if screen.can_write(symbol) else words.REACHES[r].lower()
        for r, symbol in words.REACH_SYMBOLS.items()
    }


def _matrix_grid(report: Report, screen: _Screen, signs: dict[Reach, str]) -> Table:
    grid = screen.columns()
    for circle in Circle:
        grid.add_column(justify="center", width=len(words.SHORT_CIRCLES[circle]), no_wrap=True)
    grid.add_row("", *(screen.text(words.SHORT_CIRCLES[c], "dim") for c in Circle))
    for row in report.matrix:
        cells = (row.reach.get(c, Reach.UNKNOWN) for c in Circle)
        label = _marked(row.label, own=words.rests_on_you(row))
        grid.add_row(screen.text(label), *(screen.text(signs[r], _REACH_STYLES[r]) for r in cells))
    return grid


def _matrix_row_written_out(row: MatrixRow, screen: _Screen, signs: dict[Reach, str]) -> None:
    screen.say(_marked(row.label, own=words.rests_on_you(row)))
    lines = [Text()]
    for circle in Circle:
        reach = row.reach.get(circle, Reach.UNKNOWN)
        cell = screen.text(words.SHORT_CIRCLES[circle]).append(" ")
        cell.append_text(screen.text(signs[reach], _REACH_STYLES[reach]))
        if lines[-1] and lines[-1].cell_len + 2 + cell.cell_len > screen.width - _INDENT:
            lines.append(Text())
        lines[-1].append("  " if lines[-1] else "").append_text(cell)
    for line in lines:
        screen.put(line, indent=_INDENT)


def _clauses(report: Report, screen: _Screen) -> None:
    screen.title("CLAUSE BY CLAUSE")
    part = ""
    ids = max((len(screen.plain(c.id)) for c in report.clauses), default=0)
    grid = screen.columns(ids, max(map(len, words.OUTCOMES.values())))
    for clause in report.clauses:
        if clause.part != part:
            if grid.row_count:
                screen.put(grid)
                grid = screen.columns(ids, max(map(len, words.OUTCOMES.values())))
            part = clause.part
            screen.say(report.parts.get(part, part), "italic")
        outcome = screen.text(words.OUTCOMES[clause.outcome], _OUTCOME_STYLES[clause.outcome])
        title = _marked(clause.title, own=_told_by_the_person(clause))
        grid.add_row(screen.text(clause.id), outcome, screen.text(title))
    screen.put(grid)
    if any(map(_told_by_the_person, report.clauses)):
        screen.say(_OWN_LEGEND, "dim")


def _told_by_the_person(clause: ClauseResult) -> bool:
    """Whether something in a clause rests on the person's own answer."""
    given = clause.question is not None and clause.question.given is not None
    return given or any(e.own_answer for f in clause.findings for e in f.evidence)


def _unread(report: Report, screen: _Screen) -> None:
    if not report.unread:
        return
    screen.title("COULD NOT TELL", f"{len(report.unread)}")
    for item in report.unread[: words.FIRST_FEW]:
        _unread_item(item, screen)
    _and_more(len(report.unread) - words.FIRST_FEW, screen)
    screen.gap()
    _hanging("To tell what you found, type:", words.answer_command(), screen, indent=0)


def _unread_item(item: UnreadItem, screen: _Screen) -> None:
    grid = screen.columns()
    grid.add_column(justify="right", max_width=screen.width // 3, overflow="fold")
    about = item.about[:1].upper() + item.about[1:]
    grid.add_row(screen.text(about, "bold"), screen.text(item.network_name, "dim"))
    screen.put(grid)
    screen.say(item.says, indent=_INDENT)
    if item.guidance:
        _look(item.guidance, screen)


def _look(guidance: Guidance, screen: _Screen) -> None:
    _hanging("By hand:", words.by_hand(guidance), screen)
    screen.address(guidance.url, indent=_INDENT)


def _closing(report: Report, screen: _Screen, report_path: Path | None) -> None:
    screen.gap()
    counts = " · ".join(f"{n} {w}" for n, _, w in words.numbers(report))
    total = len(report.clauses)
    screen.say(f"{total} {'clause' if total == 1 else 'clauses'}:  {counts}", "bold")
    if report_path is not None:
        screen.say("Full checklist:")
        screen.whole(str(report_path), indent=_INDENT)
    screen.say(words.OWNERSHIP)
