"""Which of several accounts under one sign-in the person means, and what is said where another is.

What they say leads nowhere but to what their own sign-in shows: see `sites.chosen_account`.
"""

from profilecheck.errors import InputError
from profilecheck.plain import plain_text
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sites.site import OpenSite, Site
from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import WithCommand

__all__ = ["account_said", "shows_another"]

_NO_SIGN_IN = WithCommand.after("nobody signs in to {name} here", ", so leave out --account.")
_ANOTHER = "{name} shows {whose} as signed in, and not “{said}”."
_SWITCHED = "{name} shows {whose}: you are switched to a page or another profile."
_SWITCHED_TO_SOMEBODY = "{name} shows that you are switched to a page or another profile."
_SOMEBODY = "another account"


def account_said(site: Site, said: str) -> ChosenAccount:
    """Return the account of `site` that the person said.

    Raises:
        InputError: it is none that a network can have, or nobody signs in there.
    """
    if not isinstance(site, OpenSite) or site.without_sign_in:
        raise InputError(_NO_SIGN_IN.format(name=site.name))
    return ChosenAccount.on(site, said)


def shows_another(site: Site, why: UnreadReason, profile: str, said: str) -> str:
    """Return that another is signed in than the one they `said`, or than who signed in.

    `profile` is the address of the profile that is shown, "" where it is not known.
    """
    whose = plain_text(profile)
    if why is UnreadReason.SWITCHED:
        switched = _SWITCHED if whose else _SWITCHED_TO_SOMEBODY
        return switched.format(name=site.name, whose=whose)
    return _ANOTHER.format(name=site.name, whose=whose or _SOMEBODY, said=said)
