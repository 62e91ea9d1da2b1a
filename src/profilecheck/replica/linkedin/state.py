"""What the people of the replica LinkedIn have on it now: from their files, and as changed since.

Every change is one call here, whoever asked for it.
"""

import secrets
import threading
from collections.abc import Iterable

from pydantic import ValidationError

from profilecheck.replica.linkedin.profile import LinkedInProfile, LinkedInSettings
from profilecheck.replica.personas import Persona

__all__ = ["Account", "State"]

_LISTS = {
    "position": "positions",
    "phone": "phones",
    "website": "websites",
    "group": "groups",
    "company": "companies",
    "school": "schools",
    "email": "account_emails",
}


class Account:
    """One person's account. `profile` is replaced whole at each change, never altered."""

    def __init__(self, persona: Persona, profile: LinkedInProfile) -> None:
        self.persona = persona
        self.profile = profile
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The name on the profile."""
        return self.persona.full_name

    def save(self, setting: str, value: str) -> None:
        """Set `setting` to `value`, both as the pages send them.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        if setting not in LinkedInSettings.model_fields or setting == "public_parts":
            raise ValueError(f"no such setting: {setting}")
        with self._lock:
            changed = self.profile.settings.model_dump() | {setting: value}
            try:
                settings = LinkedInSettings.model_validate(changed)
            except ValidationError as error:
                raise ValueError(str(error)) from None
            self.profile = self.profile.model_copy(update={"settings": settings})

    def remove(self, what: str) -> None:
        """Take away one thing of a list: `position.0`, `phone.0`, `email.1` and the like.

        Raises:
            ValueError: there is no such thing, or it is the only address to sign in with.
        """
        kind, _, number = what.partition(".")
        field = _LISTS.get(kind, "")
        held = list(getattr(self.profile, field, ()))
        if not number.isdigit() or int(number) >= len(held) or (kind == "email" and len(held) < 2):
            raise ValueError(f"cannot be removed: {what}")
        with self._lock:
            del held[int(number)]
            self.profile = self.profile.model_copy(update={field: tuple(held)})


class State:
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.accounts = {
            p.name: Account(p, profile)
            for p in people
            if (profile := p.profile_on("linkedin", LinkedInProfile))
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

    def by_vanity(self, vanity: str) -> Account | None:
        """Return the account whose profile stands at `/in/<vanity>`."""
        wanted = vanity.casefold()
        return next((a for a in self.accounts.values() if a.profile.vanity == wanted), None)
