"""Opens a report's page in the person's browser; of a sealed one, a copy while it is read."""

from pathlib import Path

import typer

from profilecheck.errors import InputError
from profilecheck.store.shown import shown
from profilecheck.store.store import Store

__all__ = ["open_in_browser"]

_WHILE_READING = """\
The page is open in your browser. For that, a copy of it in clear is in your
private folder. When you have read it, press Enter here: the copy is deleted."""


def open_in_browser(store: Store, page: Path) -> None:
    """Open `page`, sealed or not.

    Raises:
        InputError: it is sealed, and cannot be opened.
        StorageError: the copy cannot be written, or not be deleted.
    """
    if page.suffix == ".html":
        typer.launch(str(page))
        return
    with shown(store, page) as copy:
        typer.launch(str(copy))
        typer.echo(_WHILE_READING)
        try:
            input()
        except EOFError:
            raise InputError("nobody is at the keyboard, so the page was closed again.") from None
