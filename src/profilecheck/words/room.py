"""What a room's result says, on the terminal and on the trainer's page."""

from collections.abc import Iterable

from profilecheck.vocabulary import Fact
from profilecheck.words.facts import about
from profilecheck.words.nouns import ANY_NETWORK
from profilecheck.words.plurals import capital

__all__ = ["NOTHING_SHOWN", "THE_REST_NOT_SHOWN", "WHAT_IS_IN_IT", "check_name"]

THE_REST_NOT_SHOWN = "the rest is not shown"
"""Stands for the numbers that would tell of one or two people, and those hidden beside them."""
NOTHING_SHOWN = "Not shown: too few, or all of you, came to the same."
"""Stands for the numbers of a check of which nothing is shown."""
WHAT_IS_IN_IT = (
    "how many networks were told of, and what each check came to. There is no name, no school, no "
    "address and no date in it. Open it and see, before you hand it over."
)
"""What a person is told of the summary that they save."""
_THE_REST = "any other text on your profile"


def check_name(facts: Iterable[Fact]) -> str:
    """Return what a check is called: what it is of. One that names no fact is of all the rest."""
    return capital(", ".join(about(fact, ANY_NETWORK) for fact in facts) or _THE_REST)
