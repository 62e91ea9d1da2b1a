"""Asks which networks the person uses, and on which they have an account they no longer use."""

from collections.abc import Iterable
from dataclasses import dataclass

import typer

from profilecheck.errors import InputError
from profilecheck.sites.site import Site

__all__ = ["Chosen", "choose"]

_ABOUT = {(True, False): " (it has closed)", (False, True): " (you look yourself, with our steps)"}
_YES, _NO, _ONCE = "y", "n", "o"


@dataclass(frozen=True)
class Chosen:
    """The networks to audit, and those where an account is left that nobody uses."""

    used: tuple[Site, ...]
    abandoned: tuple[Site, ...] = ()


def choose(sites: Iterable[Site]) -> Chosen:
    """Ask about each of `sites`.

    Raises:
        InputError: the person has, and had, an account on none of them.
    """
    typer.echo("Which of these networks are you on?")
    typer.echo("  y  yes      n  no, never      o  once: I no longer use it")
    given = {site.id: (site, _ask(site)) for site in sites}
    used = [site for site, answer in given.values() if answer == _YES]
    once = [site for site, answer in given.values() if answer == _ONCE]
    if not used and not once:
        raise InputError(
            "there is nothing to check on these networks. To see how a check goes, type: "
            "profilecheck demo"
        )
    # Of a closed network there is nothing to audit; what may be left of it is told either way.
    closed = [site for site in once if site.closed]
    return Chosen((*used, *closed), tuple(site for site in once if not site.closed))


def _ask(site: Site) -> str:
    allowed = (_YES, _NO, _ONCE)
    what = f"{site.name}{_ABOUT.get((site.closed, site.by_hand), '')}"
    while True:
        answer = str(typer.prompt(f"  {what}", default=_NO)).strip().lower()[:1]
        if answer in allowed:
            return answer
        typer.echo("  Please type y, n or o.")
