"""`profilecheck audit --pages` and `--export`: an audit of files the person saved themselves.

Nobody signs in and nothing is opened on the internet, so nothing is asked first.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import finish, saved_school
from profilecheck.cli.options import FailOn
from profilecheck.cli.runs import new_run
from profilecheck.model import Snapshot
from profilecheck.school import Workplace
from profilecheck.sources.merging import merge, told_only_by
from profilecheck.vocabulary import FACTS, Source

__all__ = ["audit_files"]

_WAYS = {
    Source.SAVED_PAGE: "your saved pages",
    Source.EXPORT: "your export",
}


def audit_files(
    pages: Path | None,
    exports: Sequence[Path],
    *,
    school: Path | None = None,
    checklist: Path | None = None,
    out: Path | None = None,
    with_pdf: bool = False,
    fail_on: FailOn | None = None,
) -> None:
    """Read saved pages (a folder) and exports, and make one report of them.

    Raises:
        InputError: nothing among the files could be read.
    """
    loaded = load_checklist(checklist)
    known = saved_school(school)
    console = Console()
    ways = _read(pages, exports, Workplace(known), console)
    run = new_run(datetime.now().astimezone(), out)
    snapshot = merge(ways)
    run.keep(snapshot)
    try:
        finish(
            run,
            snapshot,
            checklist=loaded,
            school=known,
            with_pdf=with_pdf,
            fail_on=fail_on,
            console=console,
        )
    finally:
        _say_what_only_one_told(ways, console)


def _read(
    pages: Path | None, exports: Sequence[Path], workplace: Workplace, console: Console
) -> list[Snapshot]:
    """What each way told: first the saved pages, then each export."""
    now = datetime.now(UTC)
    return []


def _say_what_only_one_told(ways: Sequence[Snapshot], console: Console) -> None:
    """Where several ways were used, name the facts that only one of them could tell."""
    if len(ways) < 2:
        return
    for source, told in told_only_by(ways).items():
        console.print()
        console.print(Text(f"Only {_WAYS[source]} told:", style="bold"))
        for network in dict.fromkeys(name for name, _ in told):
            about = ", ".join(FACTS[fact].about for name, fact in told if name == network)
            console.print(Text(f"  {network}: {about}."))
