"""`profilecheck sample`: a page that could not be read, masked, to show to the authors."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from profilecheck.browser.launch import launched
from profilecheck.errors import InputError
from profilecheck.sites import site
from profilecheck.sites.site import OpenSite
from profilecheck.sources.sample import Sample, make_sample
from profilecheck.storage import refuse_to_write_over, write_new_private
from profilecheck.words.plurals import counted

__all__ = ["sample"]

_MOST_LINES = 60
_LONGEST_LINE = 400
_INSTEAD = "another one with --out"


def sample(
    network: Annotated[str, typer.Argument(help="The network the page is of, such as “facebook”.")],
    page: Annotated[Path, typer.Argument(help="The page you saved: .html, .mhtml, .har or .json.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Where it is saved; without it, sample-NETWORK here."),
    ] = None,
) -> None:
    """Mask a page that could not be read, to show it to the authors.

    Names, texts, numbers and addresses become filler of their length. You see the sample first,
    and it is sent nowhere.
    """
    known = site(network)
    if not isinstance(known, OpenSite):
        raise InputError(f"pages of {known.name} cannot be masked, as it is not opened.")
    if out is not None:
        refuse_to_write_over(out, _INSTEAD)
    console = Console()
    made = asyncio.run(_made(known, page))
    place = out or Path(f"sample-{known.id.partition('@')[0]}{made.suffix}")
    if place.suffix != made.suffix:
        raise InputError(f"{place}: this sample is a {made.suffix} file. Let its name end so.")
    refuse_to_write_over(place, _INSTEAD)
    _show(made, console)
    if not typer.confirm(f"Save it as {place}?", default=False):
        console.print("Nothing was saved.")
        return
    write_new_private(place, made.content)
    console.print(Text(f"{place} is saved. Look through it once more before you share it."))


async def _made(known: OpenSite, page: Path) -> Sample:
    async with launched(()) as browser:
        return await make_sample(browser, known, page)


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
