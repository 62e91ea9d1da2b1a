"""What the people of the replica MySpace have on it now; it starts from their files.

Every change is one call here, whoever asked for it.
"""

import secrets
import threading
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from profilecheck.replica.myspace.profile import MySpaceProfile, MySpaceSettings
from profilecheck.replica.personas import Persona

__all__ = ["Account", "State"]

_WRITTEN = frozenset({"about", "bio", "location", "website", "age"})


class Account:
    """One person's account. `profile` is replaced whole at each change, never altered."""

    def __init__(self, persona: Persona, profile: MySpaceProfile) -> None:
        self.persona = persona
        self.profile = profile
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name on the profile."""
        return self.persona.full_name

    def save_settings(self, fields: Mapping[str, str]) -> None:
        """Change settings.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        with self._lock:
            changed = self.profile.settings.model_dump() | dict(fields)
            try:
                settings = MySpaceSettings.model_validate(changed)
            except ValidationError as error:
                raise ValueError(str(error)) from None
            self.profile = self.profile.model_copy(update={"settings": settings})

    def save_profile(self, fields: Mapping[str, str]) -> None:
        """Change what is written on the profile.

        Raises:
            ValueError: there is no such part.
        """
        if unknown := fields.keys() - _WRITTEN:
            raise ValueError(f"no such part of a profile: {sorted(unknown)}")
        with self._lock:
            self.profile = self.profile.model_copy(update=dict(fields))


class State:
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.accounts = {
            p.name: Account(p, profile)
            for p in people
            if (profile := p.profile_on("myspace", MySpaceProfile))
        }
        self._sessions: dict[str, str] = {}

    def sign_in(self, name: str) -> str:
        """Start a session as the person called `name`; return its token.

        Raises:
            KeyError: nobody of that name has an account here.
        """
        token = secrets.token_urlsafe(24)
        self._sessions[token] = self.accounts[name].persona.name
        return token

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._sessions.pop(token, None)

    def signed_in(self, token: str) -> Account | None:
        """Return the account whose session this is."""
        return self.accounts.get(self._sessions.get(token, ""))

    def by_user(self, user: str) -> Account | None:
        """Return the account that is called `user`, however it is written."""
        found = (a for a in self.accounts.values() if a.profile.user.lower() == user.lower())
        return next(found, None)
