"""What the people of the replica Mastodon server have on it now; it starts from their files."""

from collections.abc import Iterable

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount, changed
from profilecheck.replica.mastodon.profile import MastodonProfile
from profilecheck.replica.personas import Persona

__all__ = ["HOST", "Account", "State"]

HOST = "mastodon.example"


class Account(HeldAccount[MastodonProfile]):
    """One person's account, and what can be changed in it."""

    def choose(self, **choices: object) -> None:
        """Change the choices of the settings, each by its name in the profile.

        Raises:
            ValueError: there is no such choice, or it does not take such a value.
        """
        with self._lock:
            self.profile = changed(self.profile, choices)


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__(f"mastodon@{HOST}", "Mastodon", people, MastodonProfile, Account)
