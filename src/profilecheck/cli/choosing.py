"""Asks which networks the person uses, one by one."""

from collections.abc import Iterable

import typer

from profilecheck.questions.networks import Chosen, Use, chosen, network_label
from profilecheck.sites.site import Site

__all__ = ["choose"]


def choose(sites: Iterable[Site]) -> Chosen:
    """Ask about each of `sites`.

    Raises:
        InputError: the person has, and had, an account on none of them.
    """
    typer.echo("Which of these networks are you on?")
    typer.echo("  y  yes      n  no, never      o  once: I no longer use it")
    return chosen([(site, _ask(site)) for site in sites])


def _ask(site: Site) -> Use:
    while True:
        typed = str(typer.prompt(f"  {network_label(site)}", default=Use.NO.value))
        try:
            return Use(typed.strip().lower()[:1])
        except ValueError:
            typer.echo("  Please type y, n or o.")
