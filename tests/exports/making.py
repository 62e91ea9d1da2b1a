"""Data exports of the made-up people for the tests, packed as networks do, or unpacked."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from profilecheck.replica import Persona
from profilecheck.replica.exports.facebook import facebook
from profilecheck.replica.exports.linkedin import linkedin
from profilecheck.replica.exports.takeout import takeout
from profilecheck.replica.exports.writing import Files, as_facebook_writes, table
from profilecheck.replica.exports.x import x, x_file, x_manifest

__all__ = [
    "MAKERS",
    "Files",
    "as_facebook_writes",
    "facebook",
    "linkedin",
    "table",
    "takeout",
    "unpacked",
    "x",
    "x_file",
    "x_manifest",
    "zipped",
]

_MADE = (2026, 11, 20, 9, 0, 0)


def zipped(path: Path, files: Mapping[str, bytes], made: tuple[int, ...] = _MADE) -> Path:
    """Write `files` into a ZIP file, each with the date `made`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, made), content)  # type: ignore[arg-type]
    return path


def unpacked(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


MAKERS: dict[str, Callable[[Persona], Files]] = {
    "facebook": facebook,
    "x": x,
    "linkedin": linkedin,
    "youtube": takeout,
}
"""What makes a person's export of each network in its newest shape."""
