"""Plain text of lines “label: value”, in blocks with an empty line between: block by block."""

import io
from collections.abc import Iterator, Mapping

from profilecheck.files.archive import MOST_ENTRIES, Archive, FileBroken, too_many_entries
from profilecheck.files.finding import shown_name
from profilecheck.files.texts import opened_text

__all__ = ["labelled"]

_LONGEST_LINE = 2**16
_LONGEST_BLOCK = 1_000
"""Lines of one block: settings have some thirty, a comment as many as its writer liked."""
_LONGEST_LABEL = 80


def labelled(archive: Archive, name: str) -> Iterator[Mapping[str, str]]:
    """Yield each block of a file, its values by their labels as they are written.

    A line without a label goes on with the value above it; above all labels, it is under "".

    Raises:
        FileBroken: it is no text, breaks off, or is longer than any.
    """
    with opened_text(archive, name) as text:
        yield from _blocks(text, name)


def _blocks(text: io.TextIOWrapper, name: str) -> Iterator[Mapping[str, str]]:
    lines: list[str] = []
    count = 0
    while line := text.readline(_LONGEST_LINE):
        if len(lines) == _LONGEST_BLOCK or len(line) == _LONGEST_LINE:
            raise FileBroken(f"{shown_name(name)} is not as we know it")
        if line.strip():
            lines.append(line.strip())
            continue
        if block := _fields(lines):
            count += 1
            if count > MOST_ENTRIES:
                raise too_many_entries(shown_name(name))
            yield block
        lines = []
    if block := _fields(lines):
        yield block


def _fields(lines: list[str]) -> dict[str, str]:
    """The values of a block; one that is there twice holds both, so that neither is lost."""
    values: dict[str, str] = {}
    last = ""
    for line in lines:
        label, colon, value = line.partition(":")
        if colon and len(label) <= _LONGEST_LABEL:
            # The label of one setting ends in a colon of its own.
            last, value = label.strip(), value.lstrip(": ")
        else:
            value = line
        values[last] = f"{values[last]} {value}".strip() if last in values else value.strip()
    return values
