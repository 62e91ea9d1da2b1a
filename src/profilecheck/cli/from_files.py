"""`profilecheck audit --pages` and `--export`: an audit of files the person saved themselves.

Nobody signs in and nothing is opened on the internet, so nothing is asked first.
"""

import asyncio
import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from profilecheck.browser.launch import launched
from profilecheck.checklist import load_checklist
from profilecheck.cli.asking import Move, ask, show
from profilecheck.cli.finishing import finish, own_school
from profilecheck.cli.options import FailOn
from profilecheck.cli.output import output
from profilecheck.cli.progress import FileProgress
from profilecheck.cli.unlocking import opened_store
from profilecheck.errors import InputError
from profilecheck.files import PACKED
from profilecheck.files.walking import refuse_missing
from profilecheck.model import Account, Observed, Snapshot
from profilecheck.named import is_there
from profilecheck.plain import plain_text
from profilecheck.school import SchoolMatcher
from profilecheck.sites import known_sites, site
from profilecheck.sources.exported import read_exports
from profilecheck.sources.merging import merge, names_apart, read_only_by
from profilecheck.sources.profile_pages import OwnProfile
from profilecheck.sources.saved_pages import FromPages, read_pages
from profilecheck.store.answers import kept_answers
from profilecheck.store.people import matcher_for
from profilecheck.store.runs import new_run, refuse_to_keep_in
from profilecheck.vocabulary import Source
from profilecheck.words.exports import export_in_short
from profilecheck.words.facts import about
from profilecheck.words.plurals import counted

__all__ = ["audit_files", "files_among"]

_WAYS = {
    Source.SAVED_PAGE: "your saved pages",
    Source.EXPORT: "your export",
}


def files_among(words: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Part the words of a command into networks and files, which a shell may have made of “*.zip”.

    A file is known by its ending, by a folder in its name, or by being there with a name that is
    no network's.
    """
    files = [word for word in words if _is_file(word)]
    return [word for word in words if word not in files], [Path(file) for file in files]


def _is_file(word: str) -> bool:
    path = Path(word)
    if word.lower().endswith(PACKED) or path.name != word:
        return True
    return is_there(path) and word.casefold() not in {s.id.casefold() for s in known_sites()}


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
    store = opened_store()
    kept_answers(store)  # what cannot be used is told before anything is read
    if out is not None:
        refuse_to_keep_in(out)
    known = own_school(store, school)
    console = output()
    ways = _read(pages, exports, matcher_for(store, known), console)
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
        _say_what_only_one_read(ways, console)
        _say_where_names_differ(ways, console)


def _read(
    pages: Path | None, exports: Sequence[Path], matcher: SchoolMatcher, console: Console
) -> list[Snapshot]:
    """Read each way: first the saved pages, then each export."""
    # An export that cannot be read is reported before anything else is done.
    exported = [_from_exports(exports, matcher, console)] if exports else []
    known = {a.network: a.profile_url for way in exported for a in way.accounts if a.profile_url}
    ways = [_from_pages(pages, matcher, known, console)] if pages is not None else []
    ways += exported
    found = [way for way in ways if way.accounts]
    if not any(isinstance(r, Observed) for way in found for a in way.accounts for r in a.readings):
        raise InputError(_nothing_read(exported))
    return found


def _nothing_read(exported: Sequence[Snapshot]) -> str:
    """Say that nothing could be read in any file, so that there is nothing to make a report of."""
    accounts = [account for way in exported for account in way.accounts]
    if not accounts:
        return (
            "none of these files shows anything of your own profile. To see which pages to save, "
            "and how, type: profilecheck guide"
        )
    name, network = accounts[0].name, accounts[0].network
    return (
        f"nothing could be read in your export from {name}: what we look for is not in it, or is "
        f"damaged. To see how to get a whole one, type: profilecheck guide {network}"
    )


def _from_pages(
    folder: Path, matcher: SchoolMatcher, exported: Mapping[str, str], console: Console
) -> Snapshot:
    refuse_missing(folder)  # before a browser is started
    read = asyncio.run(_in_browser(folder, matcher, exported, console))
    files = len({used.file for used in read.used})
    console.print(Text(f"Your saved pages: {counted(files, 'file', 'files')} read."))
    for network in dict.fromkeys(used.network for used in read.used):
        titles = dict.fromkeys(used.title for used in read.used if used.network == network)
        console.print(_line(f"{network}: {'; '.join(titles)}."))
    if read.left_out:
        console.print(Text("Not read:", style="bold"))
    for why in dict.fromkeys(out.why for out in read.left_out):
        named = dict.fromkeys(out.file for out in read.left_out if out.why == why)
        console.print(_line(f"{', '.join(named)}: {why}"))
    console.print()
    return read.snapshot


def _from_exports(exports: Sequence[Path], matcher: SchoolMatcher, console: Console) -> Snapshot:
    left_out: list[tuple[str, str]] = []
    with FileProgress(console) as progress:
        read = read_exports(
            exports,
            matcher=matcher,
            taken_at=datetime.now(UTC),
            leave_out=lambda file, why: left_out.append((file, str(why))),
            listener=progress.show,
        )
    for account in read.accounts:
        console.print(Text(export_in_short(account)))
        for file, names in _read_in(account):
            console.print(_line(f"From {file}: {names}."))
    if left_out:
        console.print(Text("Left out:", style="bold"))
    for file, why in left_out:
        console.print(_line(f"{file}: {why}"))
    console.print()
    return read


def _read_in(account: Account) -> Iterator[tuple[str, str]]:
    """Yield the files that told something, where the network names them, with what they told."""
    way = site(account.network).export
    observed = [reading for reading in account.readings if isinstance(reading, Observed)]
    evidence = " ".join(reading.evidence.seen for reading in observed)
    for part in way.parts if way else ():
        told = [about(r.fact, account) for r in observed if r.fact in part.promises]
        files = [file for file in part.files if file in evidence]
        if files and told:
            yield ", ".join(files), ", ".join(dict.fromkeys(told))


async def _in_browser(
    folder: Path, matcher: SchoolMatcher, exported: Mapping[str, str], console: Console
) -> FromPages:
    pages = itertools.count(1)
    async with launched(()) as browser:
        with console.status("Reading your saved pages") as status:

            def ask_own(profile: OwnProfile) -> bool | None:
                status.stop()  # it would write over the question
                return _is_own(profile)

            return await read_pages(
                browser,
                folder,
                matcher=matcher,
                opening=lambda file: status.update(Text(f"Reading page {next(pages):,}: {file}")),
                exported=exported,
                ask=ask_own,
            )


def _is_own(profile: OwnProfile) -> bool | None:
    """Ask whether a profile is the person's own; None at the end of the input."""
    shows = f"{profile.file} shows @{profile.handle} on {profile.site.name}."
    show(f"{shows} Only your own profile is read.")
    said = ask("Is this one your own? (y/n)", _yes_or_no, "Type y for yes, or n for no.")
    return None if said is Move.QUIT else said is True


def _yes_or_no(typed: str) -> bool | None:
    return {"y": True, "yes": True, "no": False}.get(typed.casefold())


def _line(says: str) -> Padding:
    # The names of files are whoever's who made them.
    return Padding(Text(plain_text(says, None)), (0, 0, 0, 2), expand=False)


def _say_what_only_one_read(ways: Sequence[Snapshot], console: Console) -> None:
    """Where several ways were used, name the facts that only one of them showed."""
    if len(ways) < 2:
        return
    for source, read in read_only_by(ways).items():
        console.print()
        console.print(Text(f"Only {_WAYS[source]} showed this:", style="bold"))
        for network in dict.fromkeys(name for name, _ in read):
            names = ", ".join(about(fact) for name, fact in read if name == network)
            console.print(Text(f"  {network}: {names}."))


def _say_where_names_differ(ways: Sequence[Snapshot], console: Console) -> None:
    for network, names in names_apart(ways).items():
        console.print()
        both = " and ".join(f"“{name}”" for name in names)
        console.print(
            Text(
                f"{network}: your files are of {both}. If one of them is not you, or is another "
                "account of yours, the report mixes two. Delete it, and read those of one alone."
            )
        )
