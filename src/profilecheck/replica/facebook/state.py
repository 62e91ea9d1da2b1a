"""What the people of the replica have on it now: it starts from their files and can be changed.

Every change is one call here, whoever asked for it.
"""

from collections.abc import Iterable

from profilecheck.replica import accounts
from profilecheck.replica.accounts import HeldAccount, changed
from profilecheck.replica.facebook.profile import (
    FacebookProfile,
    FacebookSettings,
    Post,
    Section,
    Sharing,
)
from profilecheck.replica.personas import Persona
from profilecheck.vocabulary import Audience

__all__ = ["Account", "State", "sharing_from_choice"]

_STATES = {
    "EVERYONE": Audience.PUBLIC,
    "FRIENDS_OF_FRIENDS": Audience.FRIENDS_OF_FRIENDS,
    "FRIENDS": Audience.FRIENDS,
    "SELF": Audience.ONLY_ME,
}


def sharing_from_choice(choice: str) -> Sharing:
    """The audience that a saved choice ("EVERYONE", "FRIENDS", "SELF"…) means.

    Raises:
        ValueError: it is none the pages offer.
    """
    if choice not in _STATES:
        raise ValueError(f"no such audience: {choice}")
    return Sharing(audience=_STATES[choice])


class Account(HeldAccount[FacebookProfile]):
    """One person's account, and what can be changed in it."""

    def save(self, row: str, value: object) -> None:
        """Change what `row` names to `value`.

        Rows are `settings.<field>`, `about.<number>`, `section.groups` and `section.likes`.

        Raises:
            ValueError: there is no such row, or it does not take such a value.
        """
        area, _, name = row.partition(".")
        with self._lock:
            if area == "settings":
                self._save_setting(name, value)
            elif area == "about" and name.isdigit() and int(name) < len(self.profile.about):
                self._save_about(int(name), value)
            elif area == "section" and name in ("groups", "likes"):
                self._save_section(name, value)
            else:
                raise ValueError(f"no such row: {row}")

    def limit_past_posts(self) -> None:
        """Share with friends what was shared more widely."""
        friends = Sharing(audience=Audience.FRIENDS)
        with self._lock:
            posts = tuple(
                Post(on=p.on, text=p.text, sharing=min(p.sharing, friends, key=_breadth))
                for p in self.profile.posts
            )
            self._replace(posts=posts)

    def remove(self, what: str) -> None:
        """Take away the bio (`bio`) or a sign-in address (`email.<number>`).

        Raises:
            ValueError: there is no such thing, or it is the only address.
        """
        kind, _, number = what.partition(".")
        with self._lock:
            emails = list(self.profile.account_emails)
            if kind == "bio":
                self._replace(bio="")
            elif kind == "email" and number.isdigit() and int(number) < len(emails) > 1:
                del emails[int(number)]
                self._replace(account_emails=tuple(emails))
            else:
                raise ValueError(f"cannot be removed: {what}")

    def _save_setting(self, field: str, value: object) -> None:
        if field not in FacebookSettings.model_fields:
            raise ValueError(f"no such setting: {field}")
        self._replace(settings=changed(self.profile.settings, {field: value}))

    def _save_about(self, number: int, value: object) -> None:
        about = list(self.profile.about)
        sharing = Sharing.model_validate(value)
        about[number] = about[number].model_copy(update={"sharing": sharing})
        self._replace(about=tuple(about))

    def _save_section(self, name: str, value: object) -> None:
        section: Section = getattr(self.profile, name)
        sharing = Sharing.model_validate(value)
        self._replace(**{name: section.model_copy(update={"sharing": sharing})})


def _breadth(sharing: Sharing) -> int:
    return sharing.audience.rank


class State(accounts.State[Account]):
    """Every account, and who is signed in."""

    def __init__(self, people: Iterable[Persona]) -> None:
        super().__init__("facebook", "Facebook", people, FacebookProfile, Account)

    def by_address(self, vanity_or_id: str) -> Account | None:
        """Return the account whose profile has this address."""
        return self.first(lambda a: vanity_or_id in (a.profile.vanity, a.profile.id))
