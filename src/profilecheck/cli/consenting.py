"""Before a network is opened for the first time: what will happen, in plain words, and a yes to it.

A yes is given by typing it, is remembered for one network and for the words that were shown, and
can be taken back. Nothing is signed in to or opened here.
"""

import hashlib
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from profilecheck.cli.unlocking import own_store
from profilecheck.model import Consent, Consents
from profilecheck.sites import site
from profilecheck.sites.site import Site
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.store.store import Store
from profilecheck.vocabulary import Viewpoint

__all__ = ["agreed", "consent"]

_WIDTH = 79
_YES = "yes"

_ALWAYS = """\
BEFORE ANYTHING IS OPENED
A browser without a window will go through your own profile, as you, slowly,
and once more signed out, as a stranger. You sign in yourself, in a window of
your own browser.
It never  sees your password · changes, posts, presses or sends anything ·
          reads anybody's profile but yours · talks to any other website ·
          hides from the network that it is a program
Where     on your own computer, in your own time. On a school's machine or in
          work time only with the school's leave in writing (clause 2.5).
"""

_OTHER_WAYS = """\
  Without it  Your checklist can be whole without any program opening a page:
              by pages you save  profilecheck guide {id}
              by hand            profilecheck answer {id}
"""

_EXPORT_TOO = """\
              by your own data   profilecheck audit --export FILE
"""

_REMINDER = """\
{name}: you agreed to this on {on}.
  To take that back: profilecheck consent --withdraw {id}"""

_NOT_LOOKED_AT = (
    "We have not looked at what {name}'s terms say of programs. Many forbid them, even for your "
    "own account: read them first."
)

_DECLINED = "{name} is left out. Nothing of it was opened."


def agreed(
    store: Store, chosen: Sequence[Site], today: date, *, by_token: bool = False
) -> tuple[Site, ...]:
    """Return the networks that may be opened, and those where nothing ever is.

    Asks about each network that was not agreed to in these words before; one that is declined is
    left out. `by_token`: networks with an API are read through it.

    Raises:
        typer.Exit: with 0, where nothing is left to do.
    """
    kept = kept_consents(store)
    going_on: list[Site] = []
    said_always = False
    for one in chosen:
        text = _about(one, by_token=by_token)
        before = kept.of(one.id)
        if one.never_opened:
            pass
        elif before is not None and before.words == _fingerprint(text):
            typer.echo(_REMINDER.format(name=one.name, id=one.id, on=_day(before.given_on)))
        else:
            typer.echo(text if said_always else f"{_ALWAYS}\n{text}")
            said_always = True
            if not _typed_yes(one):
                typer.echo(_DECLINED.format(name=one.name))
                continue
            given = Consent(network=one.id, given_on=today, words=_fingerprint(text))
            kept = kept.plus(given)
            keep_consents(store, kept)
        going_on.append(one)
    if chosen and not going_on:
        typer.echo("Nothing was opened. To see how it goes on a made-up person: profilecheck demo")
        raise typer.Exit
    return tuple(going_on)


def _typed_yes(one: Site) -> bool:
    typer.echo(f"May it open {one.name}?")
    typed = typer.prompt("Type yes to agree; anything else leaves it out", "", show_default=False)
    return str(typed).strip().casefold() == _YES


def _about(one: Site, *, by_token: bool) -> str:
    """What is told of one network: its pages, its terms, and the ways that need no program."""
    opened = one.by_token.site if by_token and one.by_token else one
    lines = [
        one.name.upper(),
        *_block("As you", "whose account this is", *_titles(opened, Viewpoint.OWNER)),
    ]
    if strangers := _titles(opened, Viewpoint.STRANGER):
        lines += _block("Signed out", *strangers)
    terms = one.terms_note or _NOT_LOOKED_AT.format(name=one.name)
    lines += _block("Its terms", f"{terms.rstrip('.')}. {one.terms_url}")
    ways = _OTHER_WAYS.format(id=one.id) + (_EXPORT_TOO if one.export else "")
    return "\n".join([*lines, ways])


def _titles(one: Site, eyes: Viewpoint) -> tuple[str, ...]:
    """The pages that are opened, those of one part together: "Settings: Posts, Stories"."""
    parts: dict[str, list[str]] = {}
    for page in one.pages:
        if eyes in page.viewpoints:
            part, _, rest = page.title.partition(" › ")
            parts.setdefault(part, []).extend([rest] if rest else [])
    return tuple(f"{part}: {', '.join(rest)}" if rest else part for part, rest in parts.items())


def _block(label: str, *said: str) -> list[str]:
    """Lines of `said`, beside a label in a column of its own."""
    return textwrap.wrap(
        " · ".join(said),
        width=_WIDTH,
        initial_indent=f"  {label:<12}",
        subsequent_indent=" " * 14,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fingerprint(text: str) -> str:
    return hashlib.sha256(f"{_ALWAYS}{text}".encode()).hexdigest()[:16]


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def consent(
    withdraw: Annotated[
        str | None,
        typer.Option("--withdraw", help="Take back your yes to this network; it is asked again."),
    ] = None,
) -> None:
    """Show which networks may be opened, or take a yes back."""
    store = own_store()
    kept = kept_consents(store)
    if withdraw is None:
        _show(kept)
        return
    taken_back = kept.of(withdraw) or kept.of(site(withdraw).id)
    if taken_back is None:
        typer.echo(f"You have not agreed to anything for {withdraw}, so nothing was changed.")
        return
    keep_consents(store, kept.without(taken_back.network))
    typer.echo(f"Taken back. {taken_back.network} is not opened again without a new yes.")


def _show(kept: Consents) -> None:
    if not kept.given:
        typer.echo("You have not agreed to any network being opened. An audit asks before it does.")
        return
    typer.echo("You agreed that these networks are opened when you start an audit:")
    for given in kept.given:
        typer.echo(f"  {given.network:<24} on {_day(given.given_on)}")
    typer.echo("To take one back: profilecheck consent --withdraw NETWORK")
