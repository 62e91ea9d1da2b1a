"""`profilecheck guide`: the pages of a network to open and save, or the export to ask for."""

from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from profilecheck.errors import InputError
from profilecheck.sites import known_sites, site
from profilecheck.sites.export import ExportWay
from profilecheck.sites.site import Page, Site
from profilecheck.vocabulary import Viewpoint
from profilecheck.words.facts import about

__all__ = ["guide"]

_HOW = """\
1. Make an empty folder, for instance “pages”. Keep it to yourself: what you \
save shows your profile.
2. Sign in as you always do, in Chrome or Edge on a computer: they note in the \
file which page it was.
3. Open each page below and load it again (F5). Scroll a list to its end. Wait \
until nothing moves.
4. Press Ctrl+S (Cmd+S on a Mac), choose “Webpage, Complete”, and save it in \
that folder. A page saved as a single file leaves out what most networks need \
to show whose page it is.
"""
_STRANGER = (
    "Then as a stranger: open a private window (Ctrl+Shift+N) and do not sign in. It shows "
    "what anybody can find."
)
_EACH_TELLS = "You need not save them all. What you leave out is listed as not read."


def guide(
    network: Annotated[
        str | None, typer.Argument(help="Which network; without one, they are listed.")
    ] = None,
    profile: Annotated[
        str,
        typer.Option("--profile", metavar="ADDRESS", help="The address of your own profile."),
    ] = "",
) -> None:
    """Show which pages to save yourself, and how.

    They are then read with “profilecheck audit --pages FOLDER”: nothing is opened for you.
    """
    console = Console()
    if network is None:
        _list_networks(console)
        return
    chosen = site(network)
    if not chosen.pages:
        raise InputError(f"there is nothing to save on {chosen.name}: its pages are not read here.")
    _show(console, chosen, _own_address(chosen, profile))


def _list_networks(console: Console) -> None:
    console.print(Text("Pages you can save yourself are read from:"))
    for known in known_sites():
        if not isinstance(known, Site):
            console.print(Text(f"  {known.name}: profilecheck guide {known.id}@{known.example}"))
        elif known.pages:
            console.print(Text(f"  {known.name}: profilecheck guide {known.id}"))


def _own_address(chosen: Site, profile: str) -> str:
    """Return the profile's address as the pages' addresses begin with it.

    Raises:
        InputError: it is no address on the network.
    """
    if not profile:
        return ""
    try:
        parts = urlsplit(profile if "://" in profile else f"https://{profile}")
    except ValueError:
        parts = urlsplit("")
    if not chosen.policy.owns_host(parts.hostname or "") or not parts.path.strip("/"):
        raise InputError(
            f"“{profile}” is not the address of a profile on {chosen.name}. Copy it from the top "
            "of your browser while your profile is open."
        )
    return parts._replace(scheme="https", fragment="").geturl().rstrip("/")


def _show(console: Console, chosen: Site, profile: str) -> None:
    console.print(Text(f"{chosen.name}: the pages to save", style="bold"))
    console.print(Text(_HOW))
    if not profile:
        console.print(
            Text(
                "“(your profile)” means the address of your own profile. With "
                "--profile ADDRESS, we write it out below.\n"
            )
        )
    console.print(Text(" 1  Whose account this is"))
    _print_address(console, chosen.home_url)
    own, strangers = (_seen_by(chosen, viewpoint) for viewpoint in Viewpoint)
    for number, page in enumerate(own, 2):
        _show_page(console, chosen, page, profile, number)
    if strangers:
        console.print(Text(f"\n{_STRANGER}\n"))
    for number, page in enumerate(strangers, len(own) + 2):
        _show_page(console, chosen, page, profile, number)
    console.print(Text(f"\n{_EACH_TELLS} When you are done, type:\n"))
    console.print(Text('    profilecheck audit --pages "pages"\n'))
    if chosen.export is not None:
        _show_export(console, chosen.export)


def _show_export(console: Console, export: ExportWay) -> None:
    console.print(Text("Or ask for the export of your data", style="bold"))
    _print_address(console, export.get_url)
    console.print(Padding(Text(" › ".join(export.steps)), (0, 0, 0, 4), expand=False))
    console.print(Text("\nWhen it has come, type:\n"))
    console.print(Text('    profilecheck audit --export "FILE.zip"\n'))


def _seen_by(chosen: Site, viewpoint: Viewpoint) -> list[Page]:
    return [p for p in chosen.pages if viewpoint in p.viewpoints]


def _show_page(console: Console, chosen: Site, page: Page, profile: str, number: int) -> None:
    console.print(Text(f"{number:>2}  {page.title}"))
    _print_address(console, chosen.address(page, profile or "(your profile)"))
    told = ", ".join(dict.fromkeys(about(fact, chosen) for fact in page.promises))
    if told:
        console.print(Padding(Text(f"shows {told}", style="dim"), (0, 0, 0, 4), expand=False))


def _print_address(console: Console, address: str) -> None:
    # Not folded: an address that is cut in two cannot be opened.
    console.print(Text(f"    {address}"), soft_wrap=True)
