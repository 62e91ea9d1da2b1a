"""Files that are sent to the page: written as they come, piece by piece, where they are read later.

A file of any size passes through memory in small pieces, and through no other place on the disk.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from profilecheck.errors import InputError, StorageError, because_of
from profilecheck.storage import create_private

if TYPE_CHECKING:  # that library names it for type checkers alone
    from python_multipart.multipart import MultipartCallbacks

__all__ = ["receive_files"]

_AT_ONCE = 2**20
"""Bytes that are written at a time."""
_CUT_OFF = "the file did not arrive whole, so nothing of it was kept. Choose it once more."


async def receive_files(request: Request, place: Callable[[str], Path]) -> tuple[Path, ...]:
    """Write every file that a form sends to where `place` says for its name; return where.

    What is no file is passed over. Where something goes wrong, none of them stays.

    Raises:
        InputError: the form is not whole.
        StorageError: a file cannot be written.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise InputError(_CUT_OFF)
    form = _Form(place)
    parser = MultipartParser(boundary, form.callbacks())
    try:
        await _fed(request, parser)
        form.must_be_whole()
    except (MultipartParseError, ClientDisconnect):
        form.discard()
        raise InputError(_CUT_OFF) from None
    except OSError as error:
        form.discard()
        raise StorageError(f"this file cannot be kept to be read {because_of(error)}") from None
    except BaseException:  # whatever it is, half a file is not to stay
        form.discard()
        raise
    return tuple(form.written)


async def _fed(request: Request, parser: MultipartParser) -> None:
    """Give the parser what comes, in a thread: a slow disk holds up no screen."""
    waiting = bytearray()
    async for piece in request.stream():
        waiting += piece
        if len(waiting) >= _AT_ONCE:
            await asyncio.to_thread(parser.write, bytes(waiting))
            waiting.clear()
    await asyncio.to_thread(parser.write, bytes(waiting))
    await asyncio.to_thread(parser.finalize)


class _Form:
    """What the parser tells of a form, part by part."""

    def __init__(self, place: Callable[[str], Path]) -> None:
        self.written: list[Path] = []
        self._place = place
        self._name, self._value = b"", b""
        self._disposition = b""
        self._file: BinaryIO | None = None
        self._whole = False

    def callbacks(self) -> "MultipartCallbacks":
        """Return what the parser calls."""
        return {
            "on_part_begin": self._part_begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def must_be_whole(self) -> None:
        """Look whether the end of the form has come.

        Raises:
            MultipartParseError: it has not.
        """
        if not self._whole:
            raise MultipartParseError("the form has no end")

    def discard(self) -> None:
        """Delete what was written."""
        if self._file is not None:
            with suppress(OSError):  # on a full disk, what waits to be written fails once more
                self._file.close()
        for path in self.written:
            path.unlink(missing_ok=True)

    def _part_begin(self) -> None:
        self._disposition = b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._name.lower() == b"content-disposition":
            self._disposition = self._value
        self._name, self._value = b"", b""

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        name = options.get(b"filename", b"").decode("utf-8", "replace")
        if name:
            path = self._place(name)
            # Nobody else may read it, from the moment it is there.
            self._file = create_private(path)
            # Not before it is this form's own: what another tab has written is not to be deleted.
            self.written.append(path)

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(data[start:end])

    def _part_end(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _end(self) -> None:
        self._whole = True
