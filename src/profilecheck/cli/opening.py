"""`profilecheck open`, and `profilecheck` alone: the page, in the person's own browser.

The one place where the terminal knows of the page: it starts it, and no more.
"""

from typing import Annotated

import typer

from profilecheck.checklist import load_checklist
from profilecheck.cli.options import NoBrowserOption, PortOption
from profilecheck.page.desk import Desk
from profilecheck.page.locked import asked_on_the_page
from profilecheck.page.serving import serve
from profilecheck.storage import usable_home
from profilecheck.store.serving import practice_home
from profilecheck.store.store import Store

__all__ = ["open"]


def open(
    no_browser: NoBrowserOption = False,
    port: PortOption = None,
    made_up: Annotated[
        str | None,
        typer.Option(
            "--made-up",
            metavar="PERSON",
            help="Practise on a made-up person: exposed, careful, mixed or popular. "
            "Nothing of it is kept.",
        ),
    ] = None,
) -> None:
    """Open the page, in your own browser.

    “profilecheck” without a command does the same. Only that browser, on this computer, can see the
    page. It ends by itself when nobody has used it for half an hour, or with Ctrl-C.
    """
    home = usable_home()
    if made_up:
        # Only practice waits for the made-up people to be loaded.
        from profilecheck.replica import person

        person(made_up)
        home = practice_home(home)
    desk = Desk(Store(home, asked_on_the_page), load_checklist(), made_up=made_up or "")
    serve(desk, port=port or 0, with_browser=not no_browser)
