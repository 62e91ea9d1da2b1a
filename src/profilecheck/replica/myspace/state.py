"""What the people of the replica MySpace have on it now; it starts from their files.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable, Mapping

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount, changed
from profilecheck.replica.myspace.profile import MySpaceProfile
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
            self._replace(settings=changed(self.profile.settings, fields))

    def save_profile(self, fields: Mapping[str, str]) -> None:
        """Change what is written on the profile.

        Raises:
            ValueError: there is no such part.
        """
        if unknown := fields.keys() - _WRITTEN:
            raise ValueError(f"no such part of a profile: {sorted(unknown)}")
        with self._lock:
            self._replace(**fields)


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("myspace", "MySpace", people, MySpaceProfile, Account)

    def by_user(self, user: str) -> Account | None:
        """Return the account that is called `user`, however it is written."""
        return self.first(lambda a: a.profile.user.lower() == user.lower())
