"""Keeps what came of a file of the program, or of a library, as Python keeps bytecode.

What takes long to make and is the same for everybody is kept in a `__pycache__`, under a mark that
says what it was made of: under another mark it is made anew. Nothing of the person's is read or
kept here, so it is kept also where Python is asked to write no bytecode.
"""

import marshal
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

__all__ = ["kept", "kept_at"]


def kept(path: Path, mark: bytes, make: Callable[[], Any]) -> Any:
    """Return what is kept for `path` under `mark`, or else what `make` returns, and keep that.

    It consists of what `marshal` writes: maps, lists, tuples, sets and scalars. What `make` raises
    is raised, and nothing is kept.
    """
    with suppress(OSError, EOFError, ValueError, TypeError):
        content = kept_at(path).read_bytes()
        if content.startswith(mark):
            # As trusted as the bytecode in the same folder, and made in the same way.
            return marshal.loads(content[len(mark) :])  # noqa: S302
    made = make()
    # A folder that cannot be written costs time only.
    with suppress(OSError):
        _keep(kept_at(path), mark + marshal.dumps(made))
    return made


def kept_at(path: Path) -> Path:
    """Return where that is kept which came of the file at `path`."""
    return Path(cache_from_source(str(path))).with_suffix(".parsed")


def _keep(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: another process may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
