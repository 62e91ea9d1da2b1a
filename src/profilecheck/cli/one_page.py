"""Opens one page of the person's own to mask it: they agree, sign in, and nothing of it is kept."""

import asyncio
import sys
from datetime import date

from rich.console import Console

from profilecheck.browser.launch import launched
from profilecheck.browser.visitor import Pace
from profilecheck.cli.choosing_account import refuse_another
from profilecheck.cli.consenting import agreed
from profilecheck.cli.going_on import AskAgain
from profilecheck.cli.progress import TerminalProgress
from profilecheck.cli.signing_in import SignIns
from profilecheck.cli.unlocking import opened_store
from profilecheck.errors import InputError
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network
from profilecheck.sources.one_page import SeenPage, see_page

__all__ = ["see_made_up", "see_own"]


def see_own(
    chosen: OpenSite, name: str, wanted: ChosenAccount | None, console: Console
) -> SeenPage:
    """Let the person agree and sign in as for an audit, and open one page of the `wanted` account.

    Raises:
        InputError: nobody is at a terminal.
        SignInError: nobody signed in, or the page asks for more; and what `see_page` raises.
        typer.Exit: with 0, where they did not agree.
    """
    if not sys.stdin.isatty():
        raise InputError(
            "a page that is opened needs you to sign in, so this must be started at a terminal. "
            "To see how it goes, add --made-up exposed."
        )
    store = opened_store()
    agreed(store, (chosen,), date.today())
    return asyncio.run(_own(chosen, name, wanted, SignIns(store), console))


async def _own(
    chosen: OpenSite,
    name: str,
    wanted: ChosenAccount | None,
    sign_ins: SignIns,
    console: Console,
) -> SeenPage:
    another = refuse_another(wanted, sign_ins)
    session = await sign_ins.session(chosen)
    with TerminalProgress(console) as progress:
        async with launched(chosen.hosts) as browser:
            return await see_page(
                browser,
                Network(chosen, session, account=wanted),
                name,
                pace=Pace(),
                progress=progress,
                sign_in_again=AskAgain(sign_ins, progress, ()),
                another=another,
            )


def see_made_up(who: str, chosen: OpenSite, name: str, console: Console) -> SeenPage:
    """Open one page of a made-up person, on a replica that this computer serves meanwhile.

    Raises:
        InputError: there is no such person.
        SignInError: they are not on the network; and what `see_page` raises.
    """
    return asyncio.run(_made_up(who, chosen, name, console))


async def _made_up(who: str, chosen: OpenSite, name: str, console: Console) -> SeenPage:
    # Only practice waits for the replicas' server to be loaded.
    from profilecheck.replica import person
    from profilecheck.sources.made_up import MadeUp

    with MadeUp(person(who)) as made_up, TerminalProgress(console) as progress:
        session = made_up.session(chosen)
        async with made_up.browser() as browser:
            return await see_page(
                browser,
                Network(chosen, session),
                name,
                pace=Pace.REPLICA,
                progress=progress,
            )
