"""Which of the person's accounts under one sign-in is meant, and what is said where another is."""

from collections.abc import Collection, Sequence

import typer

from profilecheck.cli.signing_in import SignIns
from profilecheck.errors import InputError, WrongAccountError
from profilecheck.model import Snapshot
from profilecheck.questions.accounts import shows_another
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources.live import WhichAccount, no_other
from profilecheck.store.logins import forget_login, kept_login, kept_logins
from profilecheck.store.store import Store
from profilecheck.vocabulary import UnreadReason
from profilecheck.words.reasons import why_unread

__all__ = ["chosen_account", "refuse_another", "say_switched"]

_OF_ONE = (
    "--account goes with one network, whose account it is, as in: profilecheck audit facebook "
    "--account NAME"
)
_NO_SIGN_IN = "nobody signs in to {name} here, so leave out --account."
_NOTHING_READ = "Nothing was read."
_SWITCH = "Start again, and switch in the window, by {name}'s own switch, before you press Enter."
_KEPT = (
    "That is the sign-in you keep. Type “profilecheck logout {id}”, start again, and switch in the "
    "window."
)
_ANEW = "Make a token while “{said}” is signed in, and start again."
_ON_PURPOSE = (
    "To check that one on purpose, give its address: profilecheck audit {id} --account ADDRESS"
)
_MEANT = "If it is the one you mean, give that address after --account."


def chosen_account(said: str | None, networks: Sequence[Site]) -> ChosenAccount | None:
    """Return the account that the person said with --account, None where they said none.

    Raises:
        InputError: it is none that a network can have, or not one network with a sign-in is named.
    """
    if said is None:
        return None
    if len(networks) != 1:
        raise InputError(_OF_ONE)
    (one,) = networks
    if not isinstance(one, OpenSite) or one.without_sign_in:
        raise InputError(_NO_SIGN_IN.format(name=one.name))
    return ChosenAccount.on(one, said)


def refuse_another(
    wanted: ChosenAccount | None, sign_ins: SignIns, tokens: Collection[str] = ()
) -> WhichAccount:
    """Return what ends it with a sentence where another account is signed in than is `wanted`.

    To be called before anybody signs in: a sign-in that is kept only since then is forgotten, as it
    is not the one to keep. One that was kept before stays, and the sentence says how to end it.
    `tokens` are the networks that are read by a token.
    """
    if wanted is None:
        return no_other
    kept_before = {kept.path for kept in kept_logins(sign_ins.store)}

    async def refuse(site: OpenSite, why: UnreadReason, profile: str) -> None:
        if why is UnreadReason.SWITCHED:
            return  # `say_switched` says so, once all is over
        kept = kept_login(sign_ins.store, site.id)
        if kept is not None and kept.path not in kept_before:
            forget_login(kept)
            kept = None
        instead = _ANEW if site.id in tokens else _KEPT if kept else _SWITCH
        words = {"name": site.name, "id": site.id, "said": wanted.said}
        another = shows_another(site, why, profile, wanted.said)
        said = [another, _NOTHING_READ, instead.format(**words), *([_MEANT] if profile else [])]
        raise WrongAccountError(" ".join(said))

    return refuse


def say_switched(snapshot: Snapshot, store: Store) -> None:
    """Say where somebody was switched to another profile than their own, and what to do."""
    for account in snapshot.accounts:
        if any(visit.problem is UnreadReason.SWITCHED for visit in account.visits):
            says = [why_unread(UnreadReason.SWITCHED, account)]
            says += [_KEPT] if kept_login(store, account.network) else []
            said = " ".join((*says, _ON_PURPOSE)).format(id=account.network)
            typer.echo(f"{account.name}: {said}")
