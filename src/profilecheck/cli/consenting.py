"""Asks for a yes before a network is opened for the first time, and takes one back.

A yes is given by typing it, and is remembered. Nothing is signed in to or opened here.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from profilecheck.cli.lines import lines_of, width
from profilecheck.cli.unlocking import own_store
from profilecheck.model import Consents
from profilecheck.questions.consents import ConsentQuestion, consent_question, is_yes
from profilecheck.questions.networks import How
from profilecheck.sites import called, site
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.store.store import Store

__all__ = ["agreed", "consent"]

_WIDTH = 79
_HEADING = "BEFORE ANYTHING IS OPENED"
_WITHOUT_IT = "You can fill in the whole checklist without a program:"
_COMMANDS = {
    How.PAGES: "by pages you save  profilecheck guide {id}",
    How.EXPORT: "by your own data   profilecheck audit --export FILE",
    How.MYSELF: "by hand            profilecheck answer {id}",
}
_BY_API = "profilecheck asks it in place of the pages where you add --token."
_REMINDER = """\
{name}: you agreed to this on {on}.
  To take that back: profilecheck consent --withdraw {id}"""

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
    said: set[str] = set()
    for one in chosen:
        if not isinstance(one, OpenSite):
            going_on.append(one)
            continue
        question = consent_question(one, by_token=by_token)
        if question.is_answered(kept):
            _remind(one, kept)
        else:
            if fresh := [paragraph for paragraph in question.always if paragraph not in said]:
                typer.echo("\n".join([*([] if said else [_HEADING]), *_paragraphs(fresh), ""]))
                said.update(fresh)
            typer.echo("\n".join(_told(one, question)))
            if not _typed_yes(one):
                typer.echo(_DECLINED.format(name=one.name))
                continue
            kept = kept.plus(question.given(today))
            keep_consents(store, kept)
        going_on.append(one)
    if chosen and not going_on:
        typer.echo("Nothing was opened. To see how it goes on a made-up person: profilecheck demo")
        raise typer.Exit
    return tuple(going_on)


def _paragraphs(said: Sequence[str]) -> list[str]:
    return [line for paragraph in said for line in _wrapped(paragraph)]


def _told(one: OpenSite, question: ConsentQuestion) -> list[str]:
    """What is told of one network, in lines."""
    return [
        one.name.upper(),
        *_block("How", question.how),
        *_block("As you", " · ".join(map(str, question.as_owner))),
        *_block(
            "Asked about" if question.how else "Signed out",
            " · ".join(map(str, question.as_stranger)),
        ),
        *_block("Its terms", f"{question.terms} {question.terms_url}"),
        *_block("Its API", _BY_API if one.by_token else ""),
        *_block("Without it", _WITHOUT_IT),
        *(f"{'':14}{_COMMANDS[way].format(id=one.id)}" for way in question.other_ways),
        "",
    ]


def _block(label: str, said: str) -> list[str]:
    """Lines of `said`, beside a label in a column of its own; none where nothing is said."""
    return _wrapped(said, start=f"  {label:<12}", under=" " * 14)


def _wrapped(said: str, *, start: str = "", under: str = "") -> list[str]:
    return lines_of(said, min(width(), _WIDTH), start=start, under=under)


def _remind(one: OpenSite, kept: Consents) -> None:
    before = kept.of(one.id)
    if before is not None:
        typer.echo(_REMINDER.format(name=one.name, id=one.id, on=_day(before.given_on)))


def _typed_yes(one: OpenSite) -> bool:
    typer.echo(f"May it {'ask' if one.without_sign_in else 'open'} {one.name}?")
    typed = typer.prompt("Type yes to agree; anything else leaves it out", "", show_default=False)
    return is_yes(str(typed))


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
    name = called(withdraw)
    if taken_back is None:
        typer.echo(f"You have not agreed to anything for {name}, so nothing was changed.")
        return
    keep_consents(store, kept.without(taken_back.network))
    typer.echo(f"Taken back. {name} is not opened again without a new yes.")


def _show(kept: Consents) -> None:
    if not kept.given:
        typer.echo("You have not agreed to any network being opened. An audit asks before it does.")
        return
    typer.echo("You agreed that these networks are opened when you start an audit:")
    for given in kept.given:
        typer.echo(f"  {given.network:<24} on {_day(given.given_on)}")
    typer.echo("To take one back: profilecheck consent --withdraw NETWORK")
