"""What the people of the replica have on it now: it starts from their files and can be changed.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount
from profilecheck.replica.personas import Persona
from profilecheck.replica.youtube.profile import GoogleSettings, Seen, Visibility, YouTubeProfile

__all__ = ["Account", "State"]


class Account(HeldAccount[YouTubeProfile]):
    """One person's account, and what can be changed in it."""

    def switch(self, name: str, *, on: bool) -> None:
        """Turn a switch of the settings.

        Raises:
            ValueError: there is no such switch.
        """
        if name not in GoogleSettings.model_fields:
            raise ValueError(f"no such switch: {name}")
        with self._lock:
            self._replace(settings=self.profile.settings.model_copy(update={name: on}))

    def describe(self, description: str) -> None:
        """Change the description of the channel."""
        with self._lock:
            self._replace(description=description)

    def remove_links(self) -> None:
        """Take all links off the channel."""
        with self._lock:
            self._replace(links=())

    def hide_videos(self) -> None:
        """Make every video private."""
        private = {"visibility": Visibility.PRIVATE}
        with self._lock:
            self._replace(videos=tuple(v.model_copy(update=private) for v in self.profile.videos))

    def share(self, number: int, seen: Seen) -> None:
        """Change who sees an entry of "About me".

        Raises:
            ValueError: there is no such entry.
        """
        with self._lock:
            entries = list(self.profile.about_me)
            if not 0 <= number < len(entries):
                raise ValueError(f"no such entry: {number}")
            entries[number] = entries[number].model_copy(update={"seen": seen})
            self._replace(about_me=tuple(entries))

    def remove_address(self, number: int) -> None:
        """Take an address off the account.

        Raises:
            ValueError: there is no such address, or it is the only one.
        """
        with self._lock:
            addresses = list(self.profile.addresses)
            if len(addresses) < 2 or not 0 <= number < len(addresses):
                raise ValueError(f"cannot be removed: {number}")
            del addresses[number]
            self._replace(addresses=tuple(addresses))


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("youtube", "YouTube", people, YouTubeProfile, Account)

    def by_address(self, address: str) -> Account | None:
        """Return the account whose channel has this id or this handle ("@…")."""
        return self.first(lambda a: address in (a.profile.id, f"@{a.profile.handle}"))
