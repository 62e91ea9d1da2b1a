"""`profilecheck audit --pages` and `--export`: an audit of files the person saved themselves.

Nobody signs in and nothing is opened on the internet, so nothing is asked first.
"""

import asyncio
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from profilecheck.browser.launch import launched
from profilecheck.checklist import load_checklist
from profilecheck.cli.finishing import finish, own_school
from profilecheck.cli.options import FailOn
from profilecheck.cli.progress import FileProgress
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.model import Account, Snapshot, Unread
from profilecheck.school import Workplace
from profilecheck.sources.exported import read_exports
from profilecheck.sources.merging import merge, names_apart, told_only_by
from profilecheck.sources.saved_pages import FromPages, read_pages
from profilecheck.store.answers import kept_answers
from profilecheck.store.people import workplace_at
from profilecheck.store.runs import new_run
from profilecheck.vocabulary import FACTS, Fact, Source, UnreadReason

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
    store = own_store()
    kept_answers(store)  # what cannot be used is told before anything is read
    known = own_school(store, school)
    console = Console()
    ways = _read(pages, exports, workplace_at(store, known), console)
    run = new_run(store, datetime.now().astimezone(), out)
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
        _say_where_names_differ(ways, console)


def _read(
    pages: Path | None, exports: Sequence[Path], workplace: Workplace, console: Console
) -> list[Snapshot]:
    """What each way told: first the saved pages, then each export."""
    # An export that cannot be read is told before anything else is done.
    exported = [_from_exports(exports, workplace, console)] if exports else []
    ways = [_from_pages(pages, workplace, console)] if pages is not None else []
    ways += exported
    found = [way for way in ways if way.accounts]
    if not found:
        raise InputError(
            "none of these files tells anything of your own profile. To see which pages to save, "
            "and how, type: profilecheck guide"
        )
    return found


def _from_pages(folder: Path, workplace: Workplace, console: Console) -> Snapshot:
    told = asyncio.run(_in_browser(folder, workplace, console))
    files = len({used.file for used in told.used})
    console.print(Text(f"Your saved pages: {files} {'file' if files == 1 else 'files'} read."))
    for network in dict.fromkeys(used.network for used in told.used):
        titles = dict.fromkeys(used.title for used in told.used if used.network == network)
        console.print(_line(network, f"{'; '.join(titles)}."))
    if told.left_out:
        console.print(Text("Not read:", style="bold"))
    for why in dict.fromkeys(out.why for out in told.left_out):
        named = dict.fromkeys(out.file for out in told.left_out if out.why == why)
        console.print(_line(", ".join(named), why))
    console.print()
    return told.snapshot


def _from_exports(exports: Sequence[Path], workplace: Workplace, console: Console) -> Snapshot:
    with FileProgress(console) as progress:
        told = read_exports(
            exports, workplace=workplace, taken_at=datetime.now(UTC), listener=progress.show
        )
    for account in told.accounts:
        console.print(Text(f"Your export from {account.name} is read."))
        for why, facts in _missing(account).items():
            about = ", ".join(FACTS[fact].about for fact in facts)
            console.print(_line(f"{about[:1].upper()}{about[1:]}", f"{why}."))
    console.print()
    return told


def _missing(account: Account) -> dict[str, list[Fact]]:
    """What an export lacks that others have: a file that is missing or damaged, once each.

    What no export holds is in the report, and so is what waits for the school's name.
    """
    missing: dict[str, list[Fact]] = {}
    for reading in account.readings:
        if isinstance(reading, Unread) and reading.reason is not UnreadReason.NEEDS_SCHOOL:
            missing.setdefault(reading.detail, []).append(reading.fact)
    missing.pop("", None)
    return {why: list(dict.fromkeys(facts)) for why, facts in missing.items()}


async def _in_browser(folder: Path, workplace: Workplace, console: Console) -> FromPages:
    pages = itertools.count(1)
    async with launched(()) as browser:
        with console.status("Reading your saved pages") as status:
            return await read_pages(
                browser,
                folder,
                workplace=workplace,
                opening=lambda file: status.update(Text(f"Reading page {next(pages):,}: {file}")),
            )


def _line(what: str, about: str) -> Padding:
    return Padding(Text(f"{what}: {about}"), (0, 0, 0, 2), expand=False)


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


def _say_where_names_differ(ways: Sequence[Snapshot], console: Console) -> None:
    for network, names in names_apart(ways).items():
        console.print()
        said = " and ".join(f"“{name}”" for name in names)
        console.print(
            Text(
                f"{network}: your files are of {said}. If one of them is not you, the report mixes "
                "two people: delete it, and read only your own files."
            )
        )
