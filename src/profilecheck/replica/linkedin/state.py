"""What the people of the replica LinkedIn have on it now: from their files, and as changed since.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount, changed, is_seen
from profilecheck.replica.crowd import Item
from profilecheck.replica.linkedin.profile import LinkedInProfile, LinkedInSettings
from profilecheck.replica.personas import Persona
from profilecheck.vocabulary import Audience, Circle

__all__ = ["Account", "Contact", "State"]

_LISTS = {
    "position": "positions",
    "phone": "phones",
    "website": "websites",
    "group": "groups",
    "company": "companies",
    "school": "schools",
    "email": "account_emails",
}


@dataclass(frozen=True)
class Contact:
    """How somebody can be reached, as far as a viewer sees it; "" and () where they do not."""

    email: str = ""
    phones: tuple[Item, ...] = ()
    websites: tuple[Item, ...] = ()
    birthday: str = ""


class Account(HeldAccount[LinkedInProfile]):
    """One person's account, and what can be changed in it."""

    def contact_for(self, circle: Circle) -> Contact:
        """Return what somebody of `circle`, who is signed in, sees of how to reach them.

        Members see the websites, connections the numbers too; the address has its own setting.
        """
        profile = self.profile
        return Contact(
            email=profile.contact_email if is_seen(profile.settings.email, circle) else "",
            phones=profile.phones if is_seen(Audience.FRIENDS, circle) else (),
            websites=profile.websites,
            birthday=profile.birthday if circle is Circle.ME else "",
        )

    def save(self, setting: str, value: str) -> None:
        """Set `setting` to `value`, both as the pages send them.

        Raises:
            ValueError: there is no such setting, or it does not take such a value.
        """
        if setting not in LinkedInSettings.model_fields or setting == "public_parts":
            raise ValueError(f"no such setting: {setting}")
        with self._lock:
            self._replace(settings=changed(self.profile.settings, {setting: value}))

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
            self._replace(**{field: tuple(held)})


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("linkedin", "LinkedIn", people, LinkedInProfile, Account)

    def by_vanity(self, vanity: str) -> Account | None:
        """Return the account whose profile is `/in/<vanity>`."""
        return self.first(lambda a: a.profile.vanity == vanity.casefold())
