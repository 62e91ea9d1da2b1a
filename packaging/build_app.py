"""Builds the app: `dist/profilecheck`, with one thing to press twice on and a text to read first.

Run it in an environment that has the dependency group `app`; `make app` sets one up.
"""

import shutil
import sys
from pathlib import Path

import PyInstaller.__main__
from jinja2 import Template

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
WORK = ROOT / "build" / "app"
FOLDER = ROOT / "dist" / "profilecheck"
SYSTEMS = {"win32": "Windows", "darwin": "macOS"}


def main() -> None:
    """Build the folder anew, in place of one that is there."""
    made = WORK / "made"
    PyInstaller.__main__.run(
        [
            str(HERE / "profilecheck.spec"),
            f"--distpath={made}",
            f"--workpath={WORK}",
            "--noconfirm",
            "--log-level=ERROR",
        ]
    )
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.parent.mkdir(exist_ok=True)
    if sys.platform == "darwin":
        FOLDER.mkdir()
        (made / "profilecheck.app").rename(FOLDER / "profilecheck.app")
    else:
        (made / "profilecheck").rename(FOLDER)
    _write_what_to_read_first()
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*") if not path.is_dir())
    print(f"{FOLDER} ({size / 1_000_000:.0f} MB)")


def _write_what_to_read_first() -> None:
    template = (HERE / "Read me first.txt.j2").read_text(encoding="utf-8")
    text = Template(template, trim_blocks=True, keep_trailing_newline=True).render(
        system=SYSTEMS.get(sys.platform, "Linux")
    )
    with (FOLDER / "Read me first.txt").open("w", encoding="utf-8") as file:
        # Lines end as this system's editors expect it.
        file.write(text)


if __name__ == "__main__":
    main()
