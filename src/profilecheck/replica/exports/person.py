"""What a made-up person has on a network that their export is made of."""

from typing import TypeVar

from pydantic import BaseModel

from profilecheck.errors import InputError
from profilecheck.replica.personas import Persona

__all__ = ["own_profile"]

_T = TypeVar("_T", bound=BaseModel)


def own_profile(who: Persona, network: str, kind: type[_T]) -> _T:
    """Return what `who` has on `network`.

    Raises:
        InputError: they have nothing there.
    """
    profile = who.profile_on(network, kind)
    if profile is None:
        raise InputError(f"{who.full_name} has nothing on {network}.")
    return profile
