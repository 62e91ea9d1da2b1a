"""The docs say what the program does: generated pages are current, what they name exists."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from profilecheck.cli.app import app
from profilecheck.sites import SITES
from tests.each import each

ROOT = Path(__file__).parents[2]
MOST_WORDS_OF_A_VERSION = 2_000
"""In the changelog: ten minutes to read."""


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_generated_pages_are_current() -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]
    assert pages
    stale = [name for name, make in pages.items() if _text(f"docs/{name}") != make()]
    assert stale == [], "run: make docs"


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/promises.md"],
)
def test_what_a_page_names_exists(name: str) -> None:
    text = _text(name)
    folder = (ROOT / name).parent
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    proofs = re.findall(r"`(tests/[\w/.]+)`", text)
    assert [link for link in links if not (folder / link).exists()] == []
    assert [proof for proof in proofs if not (ROOT / proof).exists()] == []


def test_the_readme_shows_pictures_that_are_small_and_told_in_words() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", _text("README.md"))
    assert {path for _, path in shown} == {
        f"docs/pictures/{path.name}" for path in (ROOT / "docs" / "pictures").iterdir()
    }
    for says, path in shown:
        assert len(says.split()) >= 10, path
        picture = (ROOT / path).read_bytes()
        assert picture.startswith(b"\x89PNG"), path
        assert len(picture) < 200_000, path


def test_every_target_that_is_named_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.M))
    named = set(
        re.findall(r"(?:`|^)make ([a-z-]+)", _text("README.md") + _text("CONTRIBUTING.md"), re.M)
    )
    assert {"test", "lock"} <= targets
    assert named - targets == set()


def test_what_is_needed_to_develop_has_its_version_noted() -> None:
    project = tomllib.loads(_text("pyproject.toml"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    noted = {line.partition("==")[0].lower() for line in _text("constraints.txt").splitlines()}
    assert {re.split(r"[<>=]", name)[0].lower() for name in needed} - noted == set()


def test_the_newest_version_in_the_changelog_is_this_one_and_has_a_date() -> None:
    newest = re.search(r"^## (\S+) – \d{4}-\d{2}-\d{2}$", _text("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == tomllib.loads(_text("pyproject.toml"))["project"]["version"]


def test_the_changelog_of_a_version_can_be_read_in_minutes() -> None:
    versions = re.split(r"^## ", _text("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert [v.split()[0] for v in versions if len(v.split()) > MOST_WORDS_OF_A_VERSION] == []


def test_every_command_in_the_readme_is_one() -> None:
    named = set(re.findall(r"profilecheck ([a-z-]+)", _text("README.md")))
    commands = {info.name for info in app.registered_commands}
    assert named & commands
    assert {"audit", "demo", "school", "purge"} <= named
    assert set(re.findall(r"^profilecheck ([a-z-]+)", _text("README.md"), re.M)) <= commands


def test_every_network_stands_in_the_readme() -> None:
    readme = _text("README.md")
    assert [s.name for s in SITES if s.name not in readme] == []


PAGES = sorted(
    p.relative_to(ROOT).as_posix() for f in (".", "docs") for p in ROOT.glob(f"{f}/*.md")
)


@each("name", PAGES)
def test_pages_speak_of_the_project_alone(name: str) -> None:
    # In brackets, so that this line is not what it looks for.
    assert re.findall(r"/wor[k]/|\.\./share[d]|index[-]url|/roo[t]/", _text(name)) == []


def test_what_the_docs_say_lies_under_a_name_has_that_name_on_a_page() -> None:
    files = (ROOT / "src").rglob("*.html.j2")
    pages = {page.read_text(encoding="utf-8") for page in files}
    docs = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    named = {n for doc in docs for n in re.findall(r"under \*([^*]+)\*", _text(str(doc)))}
    assert len(named) >= 3
    assert [name for name in named if not any(name in page for page in pages)] == []
