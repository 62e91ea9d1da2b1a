"""`profilecheck sample`: a page that could not be read, masked, to show to the authors."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.browser.launch import launched
from profilecheck.cli.choosing_account import chosen_account
from profilecheck.cli.one_page import see_made_up, see_own
from profilecheck.cli.options import AccountOption
from profilecheck.cli.output import output
from profilecheck.errors import InputError
from profilecheck.named import is_file_at, is_folder_at
from profilecheck.sites import site
from profilecheck.sites.page_names import names_of_pages, pages_by_name
from profilecheck.sites.site import OpenSite
from profilecheck.sources.sample import Sample, make_sample, sample_of
from profilecheck.storage import refuse_to_write_at, write_new_private
from profilecheck.words.plurals import counted

__all__ = ["sample"]

_MOST_LINES = 60
_LONGEST_LINE = 400
_INSTEAD = "another one with --out"
_ENDINGS = (".html", ".har", ".json")


def sample(
    network: Annotated[str, typer.Argument(help="The network the page is of, such as “facebook”.")],
    page: Annotated[
        str,
        typer.Argument(
            help="The page you saved: .html, .mhtml, .har or .json. Or the name of a page, as "
            "“profilecheck sites” lists it: then you sign in, and that page alone is opened. "
            "Where there is a file of that name, the file is meant."
        ),
    ],
    account: AccountOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Where it is saved, ending in .html, .har or .json as the page needs; without it, "
            "sample-NETWORK here, or sample-NETWORK-PAGE for one that was opened.",
        ),
    ] = None,
    made_up: Annotated[
        str | None,
        typer.Option(
            "--made-up",
            metavar="PERSON",
            help="Practise: open the page of a made-up person (exposed, careful, mixed or "
            "popular), which this computer serves to itself.",
        ),
    ] = None,
) -> None:
    """Mask a page that could not be read, to show it to the authors.

    Names, texts, numbers and addresses become filler of their length. You see the sample first,
    and it is sent nowhere. A page that is opened for it is masked in memory, and the page itself
    is written nowhere.
    """
    known = _maskable(network)
    if is_folder_at(Path(page)) and page not in pages_by_name(known):
        raise InputError(f"{page}: this is a folder. Name the page in it.")
    file = Path(page) if is_file_at(Path(page)) else None
    if file is None and page not in pages_by_name(known):
        raise InputError(
            f"{page}: there is no such file, and {known.name} has no page of that name. "
            f"Its pages are: {', '.join(names_of_pages(known))}."
        )
    if file is not None and made_up:
        raise InputError(
            f"{page} is a file of yours, and of no made-up person. Leave out --made-up."
        )
    if account is not None and (file is not None or made_up):
        raise InputError(
            "--account is for a page that is opened with your sign-in. Leave it out here."
        )
    wanted = chosen_account(account, (known,))
    place = out or Path(f"sample-{known.id.partition('@')[0]}{'' if file else f'-{page}'}")
    for ending in _ENDINGS:
        refuse_to_write_at(_with_ending(place, ending), _INSTEAD)
    console = output()
    if file is not None:
        made = asyncio.run(_of_file(known, file))
    elif made_up:
        made = sample_of(see_made_up(made_up, known, page, console))
    else:
        made = sample_of(see_own(known, page, wanted, console))
    _offer(made, _with_ending(place, made.suffix), console)


def _maskable(network: str) -> OpenSite:
    known = site(network)
    if not isinstance(known, OpenSite):
        raise InputError(f"pages of {known.name} cannot be masked, as it is not opened.")
    if known.without_sign_in:
        # Its addresses name the account, and an answer for another one is not read.
        raise InputError(
            f"pages of {known.name} cannot be masked: they are asked for by the account's own name."
        )
    return known


def _with_ending(place: Path, ending: str) -> Path:
    """Return the file that is named `place`, with the ending that its content needs."""
    bare = place.with_suffix("") if place.suffix in _ENDINGS else place
    return bare.parent / f"{bare.name}{ending}"


async def _of_file(known: OpenSite, file: Path) -> Sample:
    async with launched(()) as browser:
        return await make_sample(browser, known, file)


def _offer(made: Sample, place: Path, console: Console) -> None:
    """Show the sample, and save it if the person wants that."""
    _show(made, console)
    if not typer.confirm(f"Save it as {place}?", default=False):
        console.print("Nothing was saved.")
        return
    write_new_private(place, made.content)
    console.print(Text(f"{place} is saved. Look through it once more before you share it."))


def _show(made: Sample, console: Console) -> None:
    words = ", ".join(f"“{word}”" for word in made.kept) or "none"
    console.print(Text(f"These words stay, as every page of this kind has them: {words}."))
    console.print(Text("Everything else became filler. This is all that can be seen of the page:"))
    for line in made.shown[:_MOST_LINES]:
        console.print(Text(f"  {line[:_LONGEST_LINE]}"))
    more = max(0, len(made.shown) - _MOST_LINES)
    if more:
        console.print(Text(f"  … and {counted(more, 'line', 'lines')} of the same kind."))
    not_read = counted(made.not_read, "thing", "things")
    console.print(Text(f"It is read as your page was: {not_read} could not be told from it."))
