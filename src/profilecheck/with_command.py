"""A text that leads the person to a command, for those at a terminal and for those at the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

__all__ = ["Says", "WithCommand", "changed", "plainly"]


@dataclass(frozen=True)
class WithCommand:
    """One text in two forms: `typed` tells what to type, `plain` leaves it to the page's buttons.

    As a string it is `typed`.
    """

    plain: str
    typed: str

    @classmethod
    def after(cls, says: str, to_type: str) -> Self:
        """Return `says`, which has no full stop yet, with `to_type` after it, or a full stop."""
        return cls(plain=f"{says}.", typed=says + to_type)

    def __str__(self) -> str:
        return self.typed

    def format(self, **values: str) -> Self:
        """Return it with `values` in both forms, as of a string."""
        return type(self)(self.plain.format(**values), self.typed.format(**values))


Says = str | WithCommand
"""What the person is told: most often the same everywhere."""


def plainly(says: Says) -> str:
    """Return what to tell somebody who has no terminal."""
    return says.plain if isinstance(says, WithCommand) else says


def changed(says: Says, change: Callable[[str], str]) -> Says:
    """Return `says` with `change` made to each of its forms."""
    if isinstance(says, WithCommand):
        return WithCommand(change(says.plain), change(says.typed))
    return change(says)
