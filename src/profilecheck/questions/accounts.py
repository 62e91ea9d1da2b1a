"""What is said where another account is signed in than the person means: `ChosenAccount`."""

from profilecheck.plain import plain_text
from profilecheck.sites.site import Site
from profilecheck.vocabulary import UnreadReason

__all__ = ["shows_another"]

_ANOTHER = "{name} shows {whose} as signed in, and not “{said}”."
_ANYBODY = "{name} shows {whose} as signed in."
_SWITCHED = "{name} shows {whose}: you are switched to a page or another profile."
_SWITCHED_TO_SOMEBODY = "{name} shows that you are switched to a page or another profile."
_SOMEBODY = "another account"


def shows_another(site: Site, why: UnreadReason, profile: str, said: str) -> str:
    """Return that another is signed in than the one they `said`, or than who signed in.

    `said` is "" where they have taken it back meanwhile. `profile` is the address of the profile
    that is shown, "" where it is not known.
    """
    whose = plain_text(profile)
    if why is UnreadReason.SWITCHED:
        switched = _SWITCHED if whose else _SWITCHED_TO_SOMEBODY
        return switched.format(name=site.name, whose=whose)
    another = _ANOTHER if said else _ANYBODY
    return another.format(name=site.name, whose=whose or _SOMEBODY, said=said)
