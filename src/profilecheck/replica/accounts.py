"""The accounts that made-up people have on one replica, and who is signed in to it."""

import secrets
import threading
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from profilecheck.errors import InputError
from profilecheck.replica.faults import Fault, FaultKind
from profilecheck.replica.personas import Persona
from profilecheck.vocabulary import Audience, Circle, Reach, reach

__all__ = ["HeldAccount", "Sessions", "State", "changed", "is_seen"]

_P = TypeVar("_P", bound=BaseModel)
_R = TypeVar("_R", bound=BaseModel)


def changed(record: _R, changes: Mapping[str, object]) -> _R:
    """Return `record` with the `changes` in it, checked as if it had been made so.

    Raises:
        ValueError: it has no such field, or the field does not take such a value.
    """
    return type(record).model_validate(record.model_dump() | dict(changes))


def is_seen(audience: Audience, circle: Circle) -> bool:
    """Whether somebody of `circle` sees what is shared with `audience`.

    They are none of the people that somebody picked, and none of those that somebody left out.
    """
    left_out_others = audience is Audience.FRIENDS_EXCEPT and circle is Circle.FRIEND
    return left_out_others or reach(audience, circle) is Reach.YES


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


class Sessions:
    """Who is signed in, by the token of their session. `accounts` holds people's short names."""

    def __init__(self, site: str, accounts: Container[str]) -> None:
        self._site = site
        self._accounts = accounts
        self._names: dict[str, str] = {}
        self._circles: dict[str, Circle] = {}

    def sign_in(self, name: str, circle: Circle = Circle.SIGNED_IN) -> str:
        """Start a session as the person called `name`; return its token.

        In it they are of `circle` to everybody else: a friend, somebody's friend, or neither.

        Raises:
            InputError: nobody of that name has an account here.
        """
        if name not in self._accounts:
            raise InputError(f"“{name}” has no {self._site} account in this replica.")
        token = secrets.token_urlsafe(24)
        self._names[token] = name
        self._circles[token] = circle
        return token

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._names.pop(token, None)
        self._circles.pop(token, None)

    def circle(self, token: str) -> Circle:
        """Return what somebody with this session is to the others; without one, anyone."""
        return self._circles.get(token, Circle.ANYONE)

    def signed_in(self, token: str) -> str:
        """Return the short name of the person whose session this is, "" where it is nobody's."""
        return self._names.get(token, "")

    def shown(self, token: str, fault: Fault | None) -> str:
        """Return whose account a page shows: the session's, unless a fault puts another there."""
        name = self.signed_in(token)
        if name and fault and fault.kind is FaultKind.WRONG_ACCOUNT:
            return fault.person if fault.person in self._accounts else name
        return name


_A = TypeVar("_A", bound=HeldAccount[Any])


class State(Generic[_A]):
    """Every account on a network, by its person's short name, and who is signed in.

    `network` is its id, `name` what it is called; `kind` is the profile that people have on it, and
    `make` makes an account of one.

    Raises:
        InputError: what somebody has there is not of this `kind`.
    """

    def __init__(
        self,
        network: str,
        name: str,
        people: Iterable[Persona],
        kind: type[_P],
        make: Callable[[Persona, _P], _A],
    ) -> None:
        self.accounts = {
            person.name: make(person, profile)
            for person in people
            if (profile := person.profile_on(network, kind))
        }
        self.sessions = Sessions(name, self.accounts)

    def signed_in(self, token: str) -> _A | None:
        """Return the account whose session this is."""
        return self.accounts.get(self.sessions.signed_in(token))

    def shown(self, token: str, fault: Fault | None) -> _A | None:
        """Return the account a page shows as signed in; see `Sessions.shown`."""
        return self.accounts.get(self.sessions.shown(token, fault))

    def first(self, fits: Callable[[_A], bool]) -> _A | None:
        """Return the first account that `fits`."""
        return next(filter(fits, self.accounts.values()), None)
