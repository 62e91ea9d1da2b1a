"""What the people of the replica X have on it now: it starts from their files and can be changed.

Every change is one call here, whoever asked for it.
"""

import secrets
import threading
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from profilecheck.replica.personas import Persona
from profilecheck.replica.x.profile import XProfile, XSettings

__all__ = ["Account", "State"]

_WRITTEN = frozenset({"bio", "location", "website"})


class Account:
    """One person's account. `profile` is replaced whole at each change, never altered."""

    def __init__(self, persona: Persona, profile: XProfile) -> None:
        self.persona = persona
        self.profile = profile
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name on the profile."""
        return self.persona.full_name

    def save_settings(self, fields: Mapping[str, str]) -> None:
        """Change settings, each named as the network's own answer names it.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        with self._lock:
            changed = self.profile.settings.model_dump() | dict(fields)
            self._replace(settings=_settings(changed))

    def save_profile(self, fields: Mapping[str, str]) -> None:
        """Change what is written on the profile; `birth_date` with any value removes that.

        Raises:
            ValueError: there is no such part.
        """
        if unknown := fields.keys() - _WRITTEN - {"birth_date"}:
            raise ValueError(f"no such part of a profile: {sorted(unknown)}")
        with self._lock:
            written: dict[str, object] = {k: v for k, v in fields.items() if k in _WRITTEN}
            if "birth_date" in fields:
                written["birth_date"] = None
            self._replace(**written)

    def _replace(self, **changes: object) -> None:
        self.profile = self.profile.model_copy(update=changes)


def _settings(values: Mapping[str, object]) -> XSettings:
    try:
        return XSettings.model_validate(values)
    except ValidationError as error:
        raise ValueError(str(error)) from None


class State:
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.accounts = {
            p.name: Account(p, profile) for p in people if (profile := p.profile_on("x", XProfile))
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

    def by_handle(self, handle: str) -> Account | None:
        """Return the account that is called `handle`, however it is written."""
        wanted = handle.lower()
        found = (a for a in self.accounts.values() if a.profile.handle.lower() == wanted)
        return next(found, None)
