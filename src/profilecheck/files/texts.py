"""Opens a file of text in an export, in the encoding that it shows."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.finding import shown_name

__all__ = ["is_blank", "no_text", "opened_in_utf8", "opened_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def opened_text(
    archive: Archive, name: str, *, errors: str = "strict", newline: str | None = None
) -> Iterator[io.TextIOWrapper]:
    """Open a file for reading as text; `errors` and `newline` are those of `io.TextIOWrapper`.

    Raises:
        FileBroken: it is no text, or cannot be read.
    """
    with archive.open(name) as file:
        encoding = _encoding_of(file)
        text = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)
        try:
            yield text
        except UnicodeError:
            raise no_text(name) from None
        finally:
            text.detach()


@contextmanager
def opened_in_utf8(archive: Archive, name: str) -> Iterator[IO[bytes]]:
    """Open a file of text for reading as bytes in UTF-8, in whichever encoding it was saved.

    Reading raises `UnicodeError` where it is not in the encoding that its beginning shows.

    Raises:
        FileBroken: it cannot be read.
    """
    with archive.open(name) as file:
        encoding = _encoding_of(file)
        if encoding.startswith("utf-8"):
            yield file
        else:
            yield cast("IO[bytes]", codecs.EncodedFile(file, "utf-8", encoding))


def is_blank(archive: Archive, name: str) -> bool:
    """Whether a file has no letter, be there a mark of an encoding or not.

    Raises:
        FileBroken: it is no text, or cannot be read.
    """
    with opened_text(archive, name) as text:
        return not any(line.strip() for line in text)


def no_text(name: str) -> FileBroken:
    """What is raised of a file in an encoding that is not known, as of a program on this computer.

    What its letters are is not known then, nor whether one of them is the school's.
    """
    return FileBroken(
        f"{shown_name(name)} is not text as we know it; if another program saved it, use it as the "
        "network sent it"
    )


def _encoding_of(file: IO[bytes]) -> str:
    """Return the encoding that the beginning of a file of text shows, with or without a mark."""
    beginning = file.peek(64)[:64] if isinstance(file, io.BufferedReader) else b""
    marked = next((encoding for mark, encoding in _MARKS if beginning.startswith(mark)), None)
    if marked:
        return marked
    # Letters of English in UTF-16 have a zero byte each: the second one, or the first.
    if beginning[1::2].count(0) > len(beginning) // 4:
        return "utf-16-le"
    return "utf-16-be" if beginning[::2].count(0) > len(beginning) // 4 else "utf-8"
