"""CSV of any size, row by row: in the encodings and with the separators that exports have."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice

from profilecheck.files.archive import MOST_ENTRIES, Archive, FileBroken, too_many_entries
from profilecheck.files.finding import damaged, shown_name
from profilecheck.files.texts import opened_text

__all__ = ["Row", "columns_of", "rows"]

Row = Mapping[str, str]
"""A row by its column's name, in small letters; "" where the row is too short."""

_PREAMBLE = 20
"""Rows among which the one with the columns' names must stand."""
_LONGEST_FIELD = 2**20
_SEPARATORS = (",", "\t", ";")
"""As networks write them; Excel, in the languages with a decimal comma, saves with a semicolon."""


_FOR_EXCEL = ("sep=", '"sep=')
"""The first line of a table that tells Excel what stands between its columns."""


def rows(
    archive: Archive, name: str, columns: Sequence[str], *, escapes: bool = False
) -> Iterator[Row]:
    r"""Yield the rows below the one that names `columns` (in small letters), whatever is above it.

    With `escapes`, a quotation mark within a text may be written \" as well as "".

    Raises:
        FileBroken: it is no text, has no such columns, breaks off, or is longer than any.
    """
    with _opened(archive, name) as text:
        yield from _rows(text, name, columns, escapes=escapes)


def columns_of(archive: Archive, name: str) -> tuple[str, ...]:
    """Return the names in a table's first row, in small letters.

    Raises:
        FileBroken: it is no text, has no first row, or breaks off.
    """
    with _opened(archive, name) as text:
        return tuple(_header(_Lines(text), name, ())[1])


@contextmanager
def _opened(archive: Archive, name: str) -> Iterator[io.TextIOWrapper]:
    with opened_text(archive, name, newline="") as text:
        try:
            yield text
        except csv.Error:
            raise damaged(name) from None


def _rows(
    text: io.TextIOWrapper, name: str, columns: Sequence[str], *, escapes: bool
) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    # A line that never ends must not fill the memory; cut, it becomes too long a field.
    lines = _Lines(text)
    separator, header = _header(lines, name, columns)
    escape = "\\" if escapes else None
    found = csv.reader(lines, delimiter=separator, escapechar=escape, strict=True)
    for number, cells in enumerate(found):
        if number == MOST_ENTRIES:
            raise too_many_entries(shown_name(name))
        if any(cells):
            missing = len(header) - len(cells)
            if any(cells[len(header) :]):
                # What stands in which column is not known then.
                raise FileBroken(f"{shown_name(name)} has a row that does not fit its columns")
            if missing > 0 and not lines.last.endswith(("\n", "\r")):
                raise damaged(name)
            yield dict(zip(header, cells + [""] * missing, strict=False))


class _Lines(Iterator[str]):
    """The lines of a file; `last` is the one that was read last."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.last = ""

    def __next__(self) -> str:
        self.last = self._text.readline(2 * _LONGEST_FIELD)
        if not self.last:
            raise StopIteration
        return self.last


def _header(lines: Iterator[str], name: str, columns: Sequence[str]) -> tuple[str, list[str]]:
    """Go down to the row that names the columns; return its separator and the names."""
    for line in islice(lines, _PREAMBLE):
        if line.lower().startswith(_FOR_EXCEL):
            continue
        split = [(separator, _names(line, separator)) for separator in _SEPARATORS]
        fitting = [(s, header) for s, header in split if set(columns) <= set(header)]
        if fitting:
            if not line.endswith(("\n", "\r")):
                raise damaged(name)
            return max(fitting, key=lambda shape: len(shape[1]))
    raise FileBroken(f"{shown_name(name)} does not have the columns we know")


def _names(line: str, separator: str) -> list[str]:
    return [cell.strip().lower() for cell in next(csv.reader([line], delimiter=separator), [])]
