"""Asks for a token of a network's API: never on the command line, never shown, never kept."""

from collections.abc import Iterable, Sequence

import typer

from profilecheck.browser.session import Session
from profilecheck.errors import InputError
from profilecheck.sites.header import TokenHeader
from profilecheck.sites.site import OpenSite, Site

__all__ = ["ask_tokens", "refuse_a_needless_token"]

_HOW = """\
{network} can be read by its API, without a sign-in window. Make a token at
{url}
with the scope {scope} alone: it can then read your account and change nothing. Paste it here; it
is not shown, and kept in memory until this audit ends. Delete it there afterwards.
Without a token, press Enter: then a window opens, as for other networks.
"""


def refuse_a_needless_token(named: Sequence[Site]) -> None:
    """Do nothing where one of the networks that were `named` takes a token, or none was named.

    Raises:
        InputError: none of them takes one.
    """
    if named and not any(isinstance(s, OpenSite) and s.by_token for s in named):
        raise InputError(
            "--token is for networks whose API takes one, and none that you named has such an API. "
            "Leave --token out."
        )


def ask_tokens(chosen: Iterable[Site]) -> dict[str, Session]:
    """Ask for a token for each network that takes one; return those given, by network."""
    asked = {
        s.id: _ask(s.name, s.by_token.header)
        for s in chosen
        if isinstance(s, OpenSite) and s.by_token
    }
    return {network: Session.with_token(token) for network, token in asked.items() if token}


def _ask(network: str, way: TokenHeader) -> str:
    typer.echo(_HOW.format(network=network, url=way.get_url, scope=way.scope))
    typed: str = typer.prompt("Token", default="", show_default=False, hide_input=True)
    return "".join(typed.split())
