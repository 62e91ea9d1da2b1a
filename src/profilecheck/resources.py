"""Where the files that travel with the program are: checklists and fixtures."""

from importlib.resources import files
from pathlib import Path

__all__ = ["data_folder", "default_checklist"]

_DEFAULT_CHECKLIST = "social-networking-protocol-2010.yaml"


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


def default_checklist() -> Path:
    """Return the file of the built-in checklist: the protocol of 2010.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    return data_folder("checklists") / _DEFAULT_CHECKLIST
