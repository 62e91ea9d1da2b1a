"""Figures for a workshop: none without its year, its place and its source, and old ones called old.

What they are stands in a data file that is checked as it is read.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from profilecheck.errors import InputError
from profilecheck.model import PageText
from profilecheck.model.base import Record
from profilecheck.model.own_files import read_own
from profilecheck.resources import data_folder

__all__ = ["OLD_AFTER", "Figure", "load_figures"]

OLD_AFTER = 5
"""Years after which a figure is called old."""

_EARLIEST = 2000
_Text = Annotated[PageText, Field(min_length=1)]


class Figure(Record):
    """One figure. `year` is the last it is of, `when` says it in words and names that year.

    `note` is what has to be said with it, "" where nothing has.
    """

    id: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    says: Annotated[PageText, Field(min_length=1, pattern=r"\d")]
    note: PageText
    year: Annotated[int, Field(ge=_EARLIEST)]
    when: _Text
    place: _Text
    source: Annotated[PageText, Field(min_length=1, pattern=r"20\d\d")]

    @model_validator(mode="after")
    def _year_is_said(self) -> Self:
        if not any(part in self.when for part in (str(self.year), f"–{self.year % 100:02}")):
            raise ValueError(f"“when” does not name the year {self.year}")
        return self

    def is_old(self, today: date) -> bool:
        """Whether it has to be called old."""
        return today.year - self.year > OLD_AFTER

    def origin(self, today: date) -> str:
        """Return the line that stands with it wherever it is shown: year, place and source."""
        old = "An old figure: " if self.is_old(today) else ""
        return f"{old}{self.when}. {self.place}. Source: {self.source}."


class _Figures(Record):
    """The data file."""

    kind: Literal["figures"]
    figures: Annotated[tuple[Figure, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [figure.id for figure in self.figures]
        if doubles := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"the figure {doubles[0]} stands twice")
        return self


def load_figures(today: date, path: Path | None = None) -> tuple[Figure, ...]:
    """Return the figures of a file, in its order; without one, those that travel with the program.

    Raises:
        InputError: a figure lacks its year, place or source, is of a year to come, or stands twice;
            the message names the file and the field.
    """
    file = path or data_folder("fixtures") / "figures.yaml"
    figures = read_own(_Figures, file).figures
    for figure in figures:
        if figure.year > today.year:
            raise InputError(f"{file}: the figure {figure.id} is of a year to come.")
    return figures
