"""Progress on the terminal: a line for each network, with what is being read now, and how far."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
)
from rich.table import Column
from rich.text import Text

from profilecheck.model import AccountState
from profilecheck.plain import plain_text
from profilecheck.sites.site import Site
from profilecheck.sources import SignedIn
from profilecheck.sources.how_far import HowFar

__all__ = ["FileProgress", "TerminalProgress"]

_MEGABYTE = 10**6
_LINE_EACH = 50 * _MEGABYTE
"""Bytes between two plain lines about one file."""

_ENDED = {
    AccountState.AUDITED: "done",
    AccountState.INTERRUPTED: "stopped",
    AccountState.SIGN_IN_NEEDED: "sign-in needed",
    AccountState.WRONG_ACCOUNT: "another account: nothing read",
    AccountState.CLOSED: "closed service",
    AccountState.NOT_USED: "not used",
    AccountState.FROM_FILES: "read from your files",
    AccountState.BY_HAND: "to look at by hand",
    AccountState.FAILED: "could not be finished",
}


class _OfPages(ProgressColumn):
    """A column that stays empty where no page is opened."""

    def __init__(self, column: ProgressColumn) -> None:
        super().__init__()
        self._column = column

    def render(self, task: Task) -> RenderableType:
        return self._column.render(task) if task.total else Text()


class _Shown:
    """Bars that are on the terminal for as long as the work goes on."""

    _bars: Progress

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()


class TerminalProgress(_Shown):
    """A live display on a terminal; plain lines, one for each page, where there is none.

    A network of which no page is opened has no bar.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Progress(
            TextColumn("{task.fields[name]}", markup=False),
            _OfPages(BarColumn(bar_width=20)),
            _OfPages(MofNCompleteColumn()),
            TextColumn("{task.fields[now]}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave the terminal to a question; the work it shows may go on."""
        self._bars.stop()
        try:
            yield
        finally:
            self._bars.start()

    def planned(self, site: Site, pages: int) -> None:
        """Show the network with nothing read yet."""
        self._tasks[site.id] = self._bars.add_task("", total=pages, name=site.name, now="")

    def opening(self, site: Site, title: str) -> None:
        """Show what is being read now."""
        self._bars.update(self._tasks[site.id], now=f"reading {title}")
        if not self._console.is_terminal:
            self._console.print(Text(f"{site.name}: reading {title}"))

    def read(self, site: Site) -> None:
        """Count one more page."""
        self._bars.advance(self._tasks[site.id])

    def belongs_to(self, site: Site, whose: SignedIn) -> None:
        """Say whose profile is read as soon as that is known: there is time to stop."""
        if not whose.profile_url:
            return
        self._console.print(
            Text(f"{site.name}: reading {plain_text(whose.profile_url)}"), soft_wrap=True
        )

    def ended(self, site: Site, state: AccountState) -> None:
        """Say how far it got."""
        self._bars.update(self._tasks[site.id], now=_ENDED[state])
        if not self._console.is_terminal:
            self._console.print(Text(f"{site.name}: {_ENDED[state]}"))


class FileProgress(_Shown):
    """One line for the export that is read now: its file, how far that is, and posts so far.

    Where there is no terminal, a plain line now and then, and none for what is soon read.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars = Progress(
            TextColumn("{task.fields[network]}", markup=False, table_column=Column(no_wrap=True)),
            BarColumn(bar_width=20),
            TextColumn("{task.percentage:>3.0f}%"),
            TextColumn(
                "{task.fields[now]}",
                markup=False,
                table_column=Column(no_wrap=True, overflow="ellipsis"),
            ),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bars.add_task("", total=None, network="Reading your exports", now="")
        self._next_line = _LINE_EACH

    def show(self, how_far: HowFar) -> None:
        """Show this moment in place of the one before."""
        now = how_far.file
        if how_far.posts:
            now = f"{how_far.posts:,} {'post' if how_far.posts == 1 else 'posts'} so far · {now}"
        self._bars.update(
            self._task,
            completed=min(how_far.read, how_far.size),
            total=how_far.size or None,
            network=how_far.network,
            now=now,
        )
        if not self._console.is_terminal:
            self._say(how_far, now)

    def _say(self, how_far: HowFar, now: str) -> None:
        if how_far.read < _LINE_EACH:
            self._next_line = _LINE_EACH
        elif how_far.read >= self._next_line:
            self._next_line = how_far.read + _LINE_EACH
            read, size = how_far.read // _MEGABYTE, how_far.size // _MEGABYTE
            self._console.print(
                Text(f"{how_far.network}: {read:,} of {size:,} MB read, {now}"), soft_wrap=True
            )
