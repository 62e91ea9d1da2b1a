"""What the school agreed may stay as it is: what it is about, why, from when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from profilecheck.errors import InputError
from profilecheck.model import Action, Agreement, plain_text
from profilecheck.vocabulary import Audience

__all__ = ["AgreementQuestion", "Days"]

_A_YEAR = timedelta(days=365)
_LONGEST = 3 * _A_YEAR
_LONG_AGO = 10 * _A_YEAR


@dataclass(frozen=True)
class Days:
    """The days that can be named, and the one that is meant where none is."""

    usual: date
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class AgreementQuestion:
    """Which of `actions` the school agreed to leave; `today` is the day of asking."""

    actions: Sequence[Action]
    today: date

    @property
    def options(self) -> tuple[str, ...]:
        """What an agreement can be about, in the order of `actions`."""
        return tuple(f"{action.says} ({action.network_name})" for action in self.actions)

    @property
    def agreed_on(self) -> Days:
        """When it was agreed: up to ten years ago."""
        return Days(self.today, self.today - _LONG_AGO, self.today)

    @property
    def ends_on(self) -> Days:
        """The last day it holds: within three years."""
        return Days(self.today + _A_YEAR, self.today, self.today + _LONGEST)

    def answer(self, action: int, reason: str, agreed_on: date, ends_on: date) -> Agreement:
        """Return the agreement about the action of that number, counted from 0.

        Raises:
            InputError: there is no such action, no reason, or a day is not one that can be named.
        """
        if not 0 <= action < len(self.actions):
            raise InputError("choose what the agreement is about.")
        if not plain_text(reason):
            raise InputError("say in a few words what was agreed, with whom, and why.")
        for day, days in ((agreed_on, self.agreed_on), (ends_on, self.ends_on)):
            if day not in days:
                raise InputError(f"{day} will not do: name a day from {days.first} to {days.last}.")
        about = self.actions[action]
        return Agreement(
            network=about.network,
            fact=about.facts[0],
            subject=about.subject,
            reaches=about.reaches or Audience.ONLY_ME,
            reason=reason,
            agreed_on=agreed_on,
            expires_on=ends_on,
        )
