"""What the school agreed may stay as it is: what it is about, why, from when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from profilecheck.errors import InputError
from profilecheck.model import Agreement, Visit, VisitRow, plain_text
from profilecheck.words.dates import day as day_of

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
    """Which rows of `visits` the school agreed to leave; `today` is the day of asking."""

    visits: Sequence[Visit]
    today: date

    @property
    def rows(self) -> tuple[tuple[Visit, VisitRow], ...]:
        """What an agreement can be about, each with the visit it belongs to."""
        return tuple((visit, row) for visit in self.visits for row in visit.rows)

    @property
    def options(self) -> tuple[str, ...]:
        """The same in words, in the same order."""
        return tuple(f"{row.says} ({visit.network_name})" for visit, row in self.rows)

    @property
    def agreed_on(self) -> Days:
        """When it was agreed: up to ten years ago."""
        return Days(self.today, self.today - _LONG_AGO, self.today)

    @property
    def ends_on(self) -> Days:
        """The last day it holds: within three years."""
        return Days(self.today + _A_YEAR, self.today, self.today + _LONGEST)

    def answer(
        self, row: int, reason: str, agreed_on: date, ends_on: date
    ) -> tuple[Agreement, ...]:
        """Return the agreements about the row of that number, counted from 0.

        There is one for each exposure in the row, so that it is covered as a whole.

        Raises:
            InputError: there is no such row, no reason, or a day is not one that can be named.
        """
        if not 0 <= row < len(self.rows):
            raise InputError("choose what the agreement is about.")
        if not plain_text(reason):
            raise InputError("say in a few words what was agreed, with whom, and why.")
        for day, days in ((agreed_on, self.agreed_on), (ends_on, self.ends_on)):
            if day not in days:
                raise InputError(
                    f"{day_of(day)} will not do: name a day from {day_of(days.first)} to "
                    f"{day_of(days.last)}."
                )
        visit, about = self.rows[row]
        return tuple(
            Agreement(
                network=visit.network,
                fact=exposure.fact,
                subject=exposure.subject,
                reaches=exposure.reaches,
                reason=reason,
                agreed_on=agreed_on,
                expires_on=ends_on,
            )
            for exposure in about.exposures
        )
