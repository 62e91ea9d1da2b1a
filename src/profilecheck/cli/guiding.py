"""`profilecheck guide`: the pages of a network to open and save, or the export to ask for."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from profilecheck.cli.output import output
from profilecheck.errors import InputError
from profilecheck.questions.saving import (
    HOW_TO_SAVE,
    SAVE_AS_STRANGER,
    SAVE_WHAT_YOU_LIKE,
    ExportAsked,
    PageToSave,
    export_asked,
    own_address,
    pages_to_save,
)
from profilecheck.sites import known_sites, site
from profilecheck.sites.by_hand import ByHandSite
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Viewpoint

__all__ = ["guide"]

_PROFILE_PAGE = (
    "Your profile's page is read too. Open it signed out, and save it as “Webpage, Complete” in a "
    "folder. Then type:\n"
)


def guide(
    network: Annotated[
        str | None, typer.Argument(help="Which network; without one, they are listed.")
    ] = None,
    profile: Annotated[
        str,
        typer.Option("--profile", metavar="ADDRESS", help="The address of your own profile."),
    ] = "",
) -> None:
    """Show which pages to save, or which export to ask for, and how.

    They are then read with “profilecheck audit --pages FOLDER”: nothing is opened for you.
    """
    console = output()
    if network is None:
        _list_networks(console)
        return
    chosen = site(network)
    if isinstance(chosen, OpenSite) and not chosen.without_sign_in:
        _show(console, chosen, own_address(chosen, profile))
    elif (asked := export_asked(chosen)) is not None:
        _show_export(console, asked, f"{chosen.name}: ask for the export of your data")
        if isinstance(chosen, ByHandSite) and chosen.profile_page is not None:
            console.print(Text(_PROFILE_PAGE))
            console.print(Text("    profilecheck audit --pages FOLDER\n"))
        console.print(Text("What it doesn't say, you look at yourself. Type:\n"))
        console.print(Text(f"    profilecheck answer {chosen.id}\n"))
    else:
        asks = "audit" if isinstance(chosen, OpenSite) else "answer"
        raise InputError(
            f"there is nothing to save on {chosen.name}: its pages are not read here. "
            f"Type: profilecheck {asks} {chosen.id}"
        )


def _list_networks(console: Console) -> None:
    console.print(Text("Pages you can save yourself are read from:"))
    for known in known_sites():
        if isinstance(known, SiteFamily) and not known.without_sign_in:
            console.print(Text(f"  {known.name}: profilecheck guide {known.id}@{known.example}"))
        elif isinstance(known, OpenSite):
            console.print(Text(f"  {known.name}: profilecheck guide {known.id}"))
    by_hand = [one for one in known_sites() if isinstance(one, ByHandSite) and one.export]
    with_page = [one for one in by_hand if one.profile_page is not None]
    _list_by_hand(console, "your profile's page and the export of your data are read:", with_page)
    without = [one for one in by_hand if one.profile_page is None]
    _list_by_hand(console, "only the export of your data is read:", without)


def _list_by_hand(console: Console, what_is_read: str, networks: Sequence[ByHandSite]) -> None:
    if networks:
        console.print(Text(f"Of these, {what_is_read}"))
    for one in networks:
        console.print(Text(f"  {one.name}: profilecheck guide {one.id}"))


def _show(console: Console, chosen: OpenSite, profile: str) -> None:
    console.print(Text(f"{chosen.name}: the pages to save", style="bold"))
    for number, step in enumerate(HOW_TO_SAVE, 1):
        console.print(Text(f"{number}. {step}"))
    console.print()
    if not profile:
        console.print(
            Text(
                "“(your profile)” means the address of your own profile. With "
                "--profile ADDRESS, we write it out below.\n"
            )
        )
    seen_by = Viewpoint.OWNER
    for number, page in enumerate(pages_to_save(chosen, profile), 1):
        if page.viewpoint is not seen_by:
            console.print(Text(f"\n{SAVE_AS_STRANGER}\n"))
            seen_by = page.viewpoint
        _show_page(console, page, number)
    console.print(Text(f"\n{SAVE_WHAT_YOU_LIKE} When you are done, type:\n"))
    console.print(Text('    profilecheck audit --pages "pages"\n'))
    if (asked := export_asked(chosen)) is not None:
        _show_export(console, asked, "Or ask for the export of your data")


def _show_export(console: Console, asked: ExportAsked, heading: str) -> None:
    console.print(Text(heading, style="bold"))
    _print_address(console, asked.url)
    console.print(Padding(Text(" › ".join(asked.steps)), (0, 0, 0, 4), expand=False))
    console.print(Text("\nWhen it has come, type:\n"))
    console.print(Text('    profilecheck audit --export "FILE.zip"\n'))
    if asked.files:
        console.print(Text("These files in it are read, and no others:"))
    for file, told in asked.files:
        console.print(Padding(Text(f"{file}: {told}", style="dim"), (0, 0, 0, 4), expand=False))


def _show_page(console: Console, page: PageToSave, number: int) -> None:
    console.print(Text(f"{number:>2}  {page.title}"))
    _print_address(console, page.address)
    if page.shows:
        console.print(Padding(Text(f"shows {page.shows}", style="dim"), (0, 0, 0, 4), expand=False))


def _print_address(console: Console, address: str) -> None:
    # Not folded: an address that is cut in two cannot be opened.
    console.print(Text(f"    {address}"), soft_wrap=True)
