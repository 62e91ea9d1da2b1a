"""Breaks what is said into lines of the terminal's width, and no word that may be copied from it.

A word that is longer than a line, such as the path of a file, goes on past its end: the terminal
shows it over two, and still copies it as one.
"""

import re
import shutil
import textwrap

__all__ = ["lines_of", "lines_of_error", "width"]

_WIDEST = 100  # columns; longer lines are tiring to read
_COMMAND_AT_END = re.compile(r"(?P<says>.*:) (?P<to_type>profilecheck .*)")


def width() -> int:
    """How many columns a line may have."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def lines_of(text: str, room: int, *, start: str = "", under: str = "") -> list[str]:
    """Return `text` in lines of `room` columns; `start` begins the first, `under` the others."""
    return textwrap.wrap(
        text,
        room,
        initial_indent=start,
        subsequent_indent=under,
        break_long_words=False,
        break_on_hyphens=False,
    )


def lines_of_error(sentence: str, room: int) -> list[str]:
    """Return `sentence` in lines of `room` columns; a command that it ends with stays whole."""
    found = _COMMAND_AT_END.fullmatch(sentence)
    if len(sentence) <= room or found is None:
        return lines_of(sentence, room)
    return [*lines_of(found["says"], room), found["to_type"]]
