"""What the people of the replica X have on it now: it starts from their files and can be changed.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable, Mapping

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount, changed
from profilecheck.replica.personas import Persona
from profilecheck.replica.x.profile import Seen, XProfile

__all__ = ["Account", "State"]

_WRITTEN = frozenset({"bio", "location", "website"})
_SEEN_BY = {"day_seen_by": "visibility", "year_seen_by": "year_visibility"}
"""The two choices of who sees a birth date, by their fields on the page."""


class Account(HeldAccount[XProfile]):
    """One person's account, and what can be changed in it."""

    def save_settings(self, fields: Mapping[str, str]) -> None:
        """Change settings, each named as the network's own answer names it.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        with self._lock:
            self._replace(settings=changed(self.profile.settings, fields))

    def save_profile(self, fields: Mapping[str, str]) -> None:
        """Change what is written on the profile, and who sees the birth date that is on it.

        `birth_date` with any value removes that.

        Raises:
            ValueError: there is no such part, or nobody of that name sees it.
        """
        if unknown := fields.keys() - _WRITTEN - {"birth_date", *_SEEN_BY}:
            raise ValueError(f"no such part of a profile: {sorted(unknown)}")
        with self._lock:
            written: dict[str, object] = {k: v for k, v in fields.items() if k in _WRITTEN}
            date = self.profile.birth_date
            if "birth_date" in fields:
                written["birth_date"] = None
            elif date is not None:
                seen = {_SEEN_BY[k]: Seen(v) for k, v in fields.items() if k in _SEEN_BY}
                written["birth_date"] = date.model_copy(update=seen)
            self._replace(**written)


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("x", "X", people, XProfile, Account)

    def by_handle(self, handle: str) -> Account | None:
        """Return the account that is called `handle`, however it is written."""
        return self.first(lambda a: a.profile.handle.lower() == handle.lower())
