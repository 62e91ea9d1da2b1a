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
    "education": "education",
    "website": "websites",
    "group": "groups",
    "company": "companies",
    "school": "schools",
    "email": "account_emails",
}
_TEXTS = ("headline", "location", "about")


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

    def write(self, field: str, text: str) -> None:
        """Set what `field` of the profile says; an empty `phone` is none.

        Raises:
            ValueError: there is no such text to write.
        """
        words = text.strip()
        with self._lock:
            if field in _TEXTS:
                self._replace(**{field: words})
            elif field == "phone":
                self._replace(phones=(Item(name=words, detail="Mobile"),) if words else ())
            else:
                raise ValueError(f"no such text: {field}")

    def remove(self, what: str) -> None:
        """Take away one thing: `position.0`, `email.1`, `connection.<address>` and the like.

        Raises:
            ValueError: there is no such thing, or it is the only address to sign in with.
        """
        kind, _, at = what.partition(".")
        with self._lock:
            changes = self._without(kind, at)
            if changes is None:
                raise ValueError(f"cannot be removed: {what}")
            self._replace(**changes)

    def make_primary(self, what: str) -> None:
        """Sign in with another address from now on, `email.1`; the contact panel shows it then.

        Raises:
            ValueError: there is no such address.
        """
        kind, _, at = what.partition(".")
        with self._lock:
            held = self.profile.account_emails
            if kind != "email" or not _is_place(at, held):
                raise ValueError(f"cannot be the address to sign in with: {what}")
            chosen = held[int(at)]
            others = tuple(email for email in held if email != chosen)
            self._replace(account_emails=(chosen, *others), contact_email=chosen)

    def _without(self, kind: str, at: str) -> dict[str, object] | None:
        """Return what changes where one thing is taken away, None where it is not there."""
        if kind == "connection":
            return self._without_connection(at)
        if kind == "post":
            kept = [p for n, p in enumerate(self.profile.posts) if p.number(n) != at]
            return {"posts": tuple(kept)} if len(kept) < len(self.profile.posts) else None
        if kind == "entry":
            return self._without_entry(at)
        field = _LISTS.get(kind, "")
        held = list(getattr(self.profile, field, ()))
        if not _is_place(at, held) or (kind == "email" and len(held) == 1):
            return None
        del held[int(at)]
        return {field: tuple(held)}

    def _without_connection(self, address: str) -> dict[str, object] | None:
        if all(member.address != address for member in self.profile.members):
            return None
        return {"removed_connections": (*self.profile.removed_connections, address)}

    def _without_entry(self, at: str) -> dict[str, object] | None:
        """Leave out an entry, by its section and its place there: `honours.0`."""
        kind, _, place = at.partition(".")
        section = next((s for s in self.profile.sections if s.kind == kind), None)
        if section is None or not _is_place(place, section.entries):
            return None
        held = list(section.entries)
        del held[int(place)]
        less = section.model_copy(update={"entries": tuple(held)})
        kept = (less if s.kind == kind else s for s in self.profile.sections)
        return {"sections": tuple(s for s in kept if s.entries)}


def _is_place(at: str, held: tuple[object, ...] | list[object]) -> bool:
    return at.isdigit() and int(at) < len(held)


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("linkedin", "LinkedIn", people, LinkedInProfile, Account)

    def by_vanity(self, vanity: str) -> Account | None:
        """Return the account whose profile is `/in/<vanity>`."""
        return self.first(lambda a: a.profile.vanity == vanity.casefold())
