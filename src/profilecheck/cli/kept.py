"""What is kept in the private folder between commands, by the name of its file."""

from pathlib import Path

from profilecheck.storage import data_home, read_text, write_private

__all__ = ["read_kept", "write_kept"]


def read_kept(name: str) -> str | None:
    """Return what is kept as `name`, such as "answers.json", or None where nothing is.

    Raises:
        InputError: it cannot be read.
    """
    path = data_home() / name
    return read_text(path) if path.is_file() else None


def write_kept(name: str, content: str) -> Path:
    """Keep `content` as `name`; return the file.

    Raises:
        StorageError: it cannot be written.
    """
    return write_private(data_home() / name, content)
