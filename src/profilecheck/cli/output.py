"""Where a command shows its result: a terminal, or a file or another program that it goes to."""

import re
import sys
from io import TextIOBase
from typing import TextIO, cast

from rich.console import Console

__all__ = ["output"]

_LINE_ENDS = re.compile(r" +(?=\n)")


def output(*, highlight: bool = True) -> Console:
    """Return the console on standard output; beyond a terminal, no line ends with spaces."""
    if sys.stdout.isatty():
        return Console(highlight=highlight)
    return Console(highlight=highlight, file=cast(TextIO, _WithoutSpaces(sys.stdout)))


class _WithoutSpaces(TextIOBase):
    """Passes on what is written, without the spaces that fill lines up to the width."""

    def __init__(self, to: TextIO) -> None:
        self._to = to

    @property
    def encoding(self) -> str:  # type: ignore[override]  # read only: nobody sets it
        return self._to.encoding

    def write(self, text: str) -> int:
        self._to.write(_LINE_ENDS.sub("", text))
        return len(text)

    def flush(self) -> None:
        self._to.flush()
