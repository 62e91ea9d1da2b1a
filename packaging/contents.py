"""What of the program goes into the app, beyond what its imports lead to.

Commands, networks and the page's screens are loaded by name, and checklists, replicas, templates
and pictures are files: PyInstaller sees neither. So all of the package goes in, by rule and not by
list, and nobody has to think of the app when a file is added.
"""

from collections.abc import Iterator
from pathlib import Path

from profilecheck.kept_parsed import kept_at
from profilecheck.school.places import areas_kept_at, towns
from profilecheck.yaml_files import parse_yaml

__all__ = [
    "DATA_FOLDERS",
    "ENTRY",
    "EXCLUDED",
    "LIBRARIES_WITH_DATA",
    "data_files",
    "parsed_files",
    "program_modules",
]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "profilecheck"
ENTRY = Path(__file__).resolve().with_name("start.py")
"""What the app runs."""
DATA_FOLDERS = ("checklists", "fixtures")
"""Folders beside the package that stand in its `_data` once it is installed."""
EXCLUDED = (
    # Tests of networks that others add: they run in pytest, on a computer that has Python.
    "profilecheck.conformance",
    "pytest",
    # Libraries name them, for what is not used here.
    "setuptools",
    "tkinter",
)
LIBRARIES_WITH_DATA = (
    # The list of public suffixes.
    "tldextract",
    # Windows has no time zones of its own.
    "tzdata",
)
"""Libraries whose files PyInstaller knows nothing of; it knows of Playwright's driver itself."""


def program_modules() -> list[str]:
    """Return the dotted names of the package's modules, those loaded by name among them."""
    names = (_dotted(path) for path in sorted(PACKAGE.rglob("*.py")) if _is_module(path))
    return [name for name in names if not name.startswith(EXCLUDED)]


def data_files() -> list[tuple[str, str]]:
    """Return each file that is no module, with the folder of the app that it belongs in."""
    inside = ((path, path.parent.relative_to(PACKAGE.parent)) for path in _files(PACKAGE))
    beside = (
        (path, Path("profilecheck", "_data", path.parent.relative_to(ROOT)))
        for folder in DATA_FOLDERS
        for path in _files(ROOT / folder)
    )
    return [
        (str(path), folder.as_posix())
        for path, folder in (*inside, *beside)
        if not _is_module(path)
    ]


def parsed_files() -> list[tuple[str, str]]:
    """Make what is kept of the program's YAML and the British areas; return it with its folder.

    With it the app starts fast the first time too, and writes nothing into its own folder.
    """
    towns("GB")
    kept = [(areas_kept_at(), f"profilecheck/school/{areas_kept_at().parent.name}")]
    for name, folder in data_files():
        path = Path(name)
        if path.suffix == ".yaml":
            parse_yaml(path.read_text(encoding="utf-8"), path)
            kept.append((kept_at(path), f"{folder}/{kept_at(path).parent.name}"))
    return [(str(path), folder) for path, folder in kept]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _is_module(path: Path) -> bool:
    return path.suffix == ".py" and path.is_relative_to(PACKAGE)


def _dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
