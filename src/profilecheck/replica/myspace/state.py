"""What the people of the replica MySpace have on it now; it starts from their files.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable, Mapping

from profilecheck.replica.accounts import HeldAccount, Sessions, accounts_on
from profilecheck.replica.myspace.profile import MySpaceProfile, MySpaceSettings
from profilecheck.replica.personas import Persona

__all__ = ["Account", "State"]

_WRITTEN = frozenset({"about", "bio", "location", "website", "age"})


class Account(HeldAccount[MySpaceProfile]):
    """One person's account, and what can be changed in it."""

    def save_settings(self, fields: Mapping[str, str]) -> None:
        """Change settings.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        with self._lock:
            changed = self.profile.settings.model_dump() | dict(fields)
            self._replace(settings=MySpaceSettings.model_validate(changed))

    def save_profile(self, fields: Mapping[str, str]) -> None:
        """Change what is written on the profile.

        Raises:
            ValueError: there is no such part.
        """
        if unknown := fields.keys() - _WRITTEN:
            raise ValueError(f"no such part of a profile: {sorted(unknown)}")
        with self._lock:
            self._replace(**fields)


class State:
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self.accounts = accounts_on("myspace", people, MySpaceProfile, Account)
        self.sessions = Sessions("MySpace", self.accounts)

    def by_user(self, user: str) -> Account | None:
        """Return the account that is called `user`, however it is written."""
        found = (a for a in self.accounts.values() if a.profile.user.lower() == user.lower())
        return next(found, None)
