"""What a sentence tells its reader to type, and the same sentence for whoever has no terminal."""

import re

__all__ = ["without_commands"]

_TO_TYPE = re.compile(
    r"(?: To [^.:]*, type:|(?:,? or|:)? [Tt]ype:?|:)?"
    r" “?profilecheck (?:guide|answer|audit --pages)(?: [\w@-]+(?:\.[\w-]+)*)?”?"
    r"(?: to see how to get it)?"
)
"""A command, with the words that lead to it."""


def without_commands(says: str) -> str:
    """Return what `says` tells without the commands in it: they stand beside it, as buttons."""
    plain, found = _TO_TYPE.subn("", says)
    return plain.removesuffix(".").removesuffix(".") + "." if found else says
