"""Going on: from an audit that was cut off, and after a network ended the session on the way."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

import typer

from profilecheck.browser.session import Session
from profilecheck.cli.asking import show
from profilecheck.cli.progress import TerminalProgress
from profilecheck.cli.signing_in import SignIns
from profilecheck.errors import InputError, ProfileCheckError
from profilecheck.model import Account, Observed, Snapshot
from profilecheck.sites.site import OpenSite, Site
from profilecheck.store.runs import clear_empty_runs, cut_off_run, may_have_changed
from profilecheck.store.store import Store
from profilecheck.vocabulary import UnreadReason
from profilecheck.words.dates import READ_LONG_AGO

__all__ = ["AskAgain", "offer_to_go_on", "say_whose"]

_ENDED = {
    UnreadReason.SIGNED_OUT: "{name} has signed you out, so its part of the audit is paused.",
    UnreadReason.CHALLENGE: "{name} wants to make sure it is you, so its part is paused.",
}
_NEW_WINDOW = """\
A window opens. Sign in there again with the same account, and it goes on where
it was. Close the window to leave the rest of {name} unread."""


class AskAgain:
    """Offers a new sign-in, one network at a time; the other networks go on meanwhile.

    `tokens` are the networks that are read by a token: a window does not help there.
    """

    def __init__(
        self, sign_ins: SignIns, progress: TerminalProgress, tokens: Collection[str]
    ) -> None:
        self._sign_ins = sign_ins
        self._progress = progress
        self._tokens = tokens
        self._one_at_a_time = asyncio.Lock()

    async def __call__(self, site: OpenSite, why: UnreadReason) -> Session | None:
        """Return a new session of `site`, None where the person does not want to, or cannot."""
        async with self._one_at_a_time:
            with self._progress.paused():
                if site.id in self._tokens:
                    show(f"{site.name} does not take the token. The rest of it stays unread.")
                    return None
                show(_ENDED[why].format(name=site.name))
                typer.echo(_NEW_WINDOW.format(name=site.name))
                try:
                    return await self._sign_ins.again(site)
                except ProfileCheckError as error:
                    show(f"{site.name}: {error} The rest of it stays unread.")
                    return None


def offer_to_go_on(store: Store, chosen: Sequence[Site]) -> dict[str, Account]:
    """Return what an audit that was cut off had read, by network, where the person wants it.

    Says what was lost, too.
    """
    if clear_empty_runs(store):
        show("An audit was cut off before it had read anything, so there is nothing to go on from.")
    try:
        cut_off = cut_off_run(store)
    except InputError as error:
        show(f"An earlier audit cannot be gone on with: {error}")
        return {}
    if cut_off is None:
        return {}
    run, snapshot = cut_off
    typer.echo(f"Your audit of {_when(snapshot.taken_at)} was cut off. It had read:")
    for account in snapshot.accounts:
        typer.echo(f"  {account.name}: {_how_far(account)}")
    is_old = may_have_changed(snapshot, datetime.now(UTC))
    if is_old:
        show(READ_LONG_AGO)
    if not typer.confirm("Go on from there?", default=not is_old):
        typer.echo(f'It stays as it is. To see it:\n  profilecheck judge "{run.snapshot}"')
        return {}
    ids = {one.id for one in chosen}
    for account in snapshot.accounts:
        if account.network not in ids and _read(account):
            show(f"{account.name} is not part of this audit; what was read stays in that one.")
    return {a.network: a for a in snapshot.accounts}


def _read(account: Account) -> int:
    return len({r.fact for r in account.readings if isinstance(r, Observed)})


def _how_far(account: Account) -> str:
    pages = sum(1 for visit in account.visits if visit.problem is None)
    whose = f" of {account.profile_url}" if account.profile_url else ""
    return (
        f"{pages} {'page' if pages == 1 else 'pages'}{whose}" if _read(account) else "nothing yet"
    )


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def say_whose(earlier: Mapping[str, Account], snapshot: Snapshot) -> None:
    """Say of each network that was gone on with, but with another account than last time."""
    for account in snapshot.accounts:
        before = earlier.get(account.network)
        if before and before.profile_url and account.profile_url not in ("", before.profile_url):
            show(
                f"{account.name}: this is another account than last time, so it was read from the "
                f"start. What was read of the other stays in the earlier audit."
            )
