"""`profilecheck search-me`: the search that a school makes, made by the person of themselves.

The program opens no line to anywhere: it hands each address to the person's own browser.
"""

import webbrowser
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from profilecheck.cli.asking import show
from profilecheck.cli.options import refuse_several
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.model import AboutMe, Came, SearchFound, SearchNotes
from profilecheck.questions.searching import (
    CAME,
    PRIVATE_WINDOW,
    SEEN_BY_THE_ENGINE,
    Search,
    act_after,
    known_about,
    noted,
    searched_networks,
    searches,
)
from profilecheck.store.runs import newest_run
from profilecheck.store.school import kept_school
from profilecheck.store.searching import forget_search, keep_search, kept_search
from profilecheck.store.store import Store

__all__ = ["search_me"]

_SKIP, _STOP = "s", "q"


def search_me(
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", help="Open each search, or only show its address."),
    ] = True,
    list_them: Annotated[bool, typer.Option("--list", help="Only show what you noted.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Remove what you noted.")] = False,
) -> None:
    """Search for yourself, as a school does before an interview.

    Each search opens in your own browser, one by one, and you say what came. That is kept on this
    computer for you alone. profilecheck itself sends nothing.
    """
    refuse_several({"--list": list_them, "--forget": forget})
    store = own_store()
    if forget:
        removed = forget_search(store)
        typer.echo("Your notes were removed." if removed else "No notes are kept.")
        return
    notes = kept_search(store)
    if list_them:
        _show(notes)
        return
    if not notes.about.name:
        store.vault()  # a passphrase that is forgotten is found out before anything is typed
        notes = notes.model_copy(update={"about": _ask_about(store)})
        keep_search(store, notes)
    _go_through(store, notes, browser)


def _ask_about(store: Store) -> AboutMe:
    newest = newest_run(store)
    known = known_about(newest[1] if newest else None, kept_school(store))
    typer.echo("What to search for? Press Enter to take what is shown, or “-” to leave it out.")
    name = _asked("Your name", known.name)
    if not name:
        raise InputError("without a name there is nothing to search for. Start again with one.")
    return AboutMe(
        name=name,
        town=_asked("Your town", known.town),
        school=_asked("Your school", known.school),
        former_names=_several("Former names and nicknames, with commas between", ()),
        emails=_several("E-mail addresses, with commas between", known.emails),
        phones=_several("Phone numbers, with commas between", known.phones),
    )


def _asked(what: str, known: str) -> str:
    given = str(typer.prompt(what, default=known, show_default=bool(known))).strip()
    return "" if given == "-" else given


def _several(what: str, known: Sequence[str]) -> tuple[str, ...]:
    given = _asked(what, ", ".join(known)).split(",")
    return tuple(one.strip() for one in given if one.strip())


def _go_through(store: Store, notes: SearchNotes, browser: bool) -> None:
    made = searches(notes.about, searched_networks())
    left = [search for search in made if notes.came(search.id) is None]
    typer.echo()
    show(SEEN_BY_THE_ENGINE)
    show(PRIVATE_WINDOW)
    for number, search in enumerate(left, start=1):
        typer.echo(f"\n{number} of {len(left)}  {search.title}: {search.query}")
        typer.echo(f"  {search.address}\n  {search.look_for}")
        came = _what_came(search, browser)
        if came == _STOP:
            break
        if isinstance(came, Came):
            notes = notes.plus(SearchFound(search=search.id, came=came, on=date.today()))
            keep_search(store, notes)
            typer.echo(f"  → {act_after(search.kind, came)}")
    typer.echo("\nYour notes are kept. To see them: profilecheck search-me --list")


def _what_came(search: Search, browser: bool) -> Came | str:
    """What the person says came; or that they skip the search, or stop."""
    if browser:
        go_on = _chosen(f"  Enter opens it, {_SKIP} skips it, {_STOP} stops", ("", _SKIP, _STOP))
        if go_on:
            return go_on
        if not webbrowser.open(search.address):
            typer.echo("  No browser opened. Copy the address into yours.")
    for number, says in enumerate(CAME.values(), start=1):
        typer.echo(f"    {number}  {says}")
    numbers = {str(number): came for number, came in enumerate(CAME, start=1)}
    # Where it was opened, the other two ways were told before.
    ways = "" if browser else f" (or {_SKIP} to skip it, {_STOP} to stop)"
    given = _chosen(f"  What came?{ways}", (*numbers, _SKIP, _STOP))
    return numbers.get(given, given)


def _chosen(prompt: str, allowed: Sequence[str]) -> str:
    while True:
        given = (
            str(typer.prompt(prompt, default="", show_default=False, prompt_suffix=" "))
            .strip()
            .casefold()
        )
        if given in allowed:
            return given
        typer.echo(f"  Please type one of: {', '.join(one for one in allowed if one)}.")


def _show(notes: SearchNotes) -> None:
    told = noted(notes, searches(notes.about, searched_networks()))
    if not told:
        typer.echo("Nothing is noted yet. Begin with: profilecheck search-me")
    for search, found, act in told:
        typer.echo(f"{search.title}: {search.query}\n  {CAME[found.came]}. {act}")
