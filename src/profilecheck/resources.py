"""Where the files that travel with the program are: checklists and fixtures."""

from importlib.resources import files
from pathlib import Path

__all__ = ["data_folder"]


def data_folder(name: str) -> Path:
    """Return the folder `checklists` or `fixtures`.

    In an installed wheel they stand inside the package; in a source tree at its top.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    package = Path(str(files("profilecheck")))
    for folder in (package / "_data" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"profilecheck is not installed whole: its {name} are missing")
