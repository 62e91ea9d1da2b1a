"""What a packed file may hold: names that stay within it, no links, and no more than exports do.

Nothing is ever unpacked, so no name can lead anywhere; one that tries is a file made to harm.
"""

from pathlib import Path

from profilecheck.errors import InputError
from profilecheck.files.archive import MOST_FILES

__all__ = ["Unpacked", "member_name", "refuse_trick", "too_many"]

_MOST_UNPACKED = 64 * 2**30
"""Bytes read from one export in all. The largest have tens of gigabytes, most of it pictures."""
_MOST_TIMES = 250
"""How many times larger than packed a file may be, once `_FREE` bytes of it were read.

Text of an export packs to a tenth; the most that packing can do at all is about a thousand.
"""
_FREE = 64 * 2**20


class Unpacked:
    """How much was unpacked from one packed file, so that a bomb is stopped as it goes off."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = 0

    def count(self, size: int, unpacked: int, packed: int) -> None:
        """Count `size` more bytes; so far `packed` bytes came to `unpacked`.

        Raises:
            InputError: that is more than any export holds.
        """
        self._bytes += size
        too_packed = unpacked > _FREE and unpacked > packed * _MOST_TIMES
        if too_packed or self._bytes > _MOST_UNPACKED:
            raise InputError(
                f"{self._path}: this file unpacks to far more than an export holds, "
                "so it was not read. Ask the network for a new one."
            )


def member_name(written: str) -> str:
    r"""Return a file's name with "/" between its parts: some programs on Windows write "\\"."""
    return written.replace("\\", "/")


def refuse_trick(path: Path, name: str, *, is_link: bool, seen: bool) -> None:
    """Look whether a file within `path` is called, or is, what no export's is.

    Raises:
        InputError: it is.
    """
    parts = name.split("/")
    leads_out = ".." in parts or name.startswith("/") or ":" in parts[0] or "\0" in name
    fault = "holds a file whose name leads out of it" if leads_out else ""
    fault = fault or ("holds a link to another file" if is_link else "")
    if fault := fault or ("holds two files of one name" if seen else ""):
        raise InputError(
            f"{path}: this file {fault}, which no export does, so it was not read. "
            "Use it as the network sent it."
        )


def too_many(path: Path) -> str:
    """Say that a packed file holds too many files."""
    return f"{path}: this holds more files than any export ({MOST_FILES:,} at most)."
