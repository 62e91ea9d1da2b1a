"""The accounts that made-up people have on one replica, and who is signed in to it."""

import secrets
import threading
from collections.abc import Callable, Container, Iterable
from typing import Generic, TypeVar

from pydantic import BaseModel

from profilecheck.errors import InputError
from profilecheck.replica.faults import Fault, FaultKind
from profilecheck.replica.personas import Persona

__all__ = ["HeldAccount", "Sessions", "accounts_on"]

_P = TypeVar("_P", bound=BaseModel)
_A = TypeVar("_A")


class HeldAccount(Generic[_P]):
    """One person's account. `profile` is replaced whole at each change, never altered.

    Whoever changes it holds `_lock` from reading it until it is replaced.
    """

    def __init__(self, persona: Persona, profile: _P) -> None:
        self.persona = persona
        self.profile = profile
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name on the profile."""
        return self.persona.full_name

    def _replace(self, **changes: object) -> None:
        self.profile = self.profile.model_copy(update=changes)


def accounts_on(
    network: str, people: Iterable[Persona], kind: type[_P], make: Callable[[Persona, _P], _A]
) -> dict[str, _A]:
    """Make an account for each of the people who are on `network`, by their short names.

    Raises:
        InputError: what somebody has there is not of this `kind`.
    """
    return {
        person.name: make(person, profile)
        for person in people
        if (profile := person.profile_on(network, kind))
    }


class Sessions:
    """Who is signed in, by the token of their session. `accounts` holds people's short names."""

    def __init__(self, site: str, accounts: Container[str]) -> None:
        self._site = site
        self._accounts = accounts
        self._names: dict[str, str] = {}

    def sign_in(self, name: str) -> str:
        """Start a session as the person called `name`; return its token.

        Raises:
            InputError: nobody of that name has an account here.
        """
        if name not in self._accounts:
            raise InputError(f"“{name}” has no {self._site} account in this replica.")
        token = secrets.token_urlsafe(24)
        self._names[token] = name
        return token

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._names.pop(token, None)

    def signed_in(self, token: str) -> str:
        """Return the short name of the person whose session this is, "" where it is nobody's."""
        return self._names.get(token, "")

    def shown(self, token: str, fault: Fault | None) -> str:
        """Return whose account a page shows: the session's, unless a fault puts another there."""
        name = self.signed_in(token)
        if name and fault and fault.kind is FaultKind.WRONG_ACCOUNT:
            return fault.person if fault.person in self._accounts else name
        return name
