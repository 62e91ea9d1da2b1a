"""What goes into the app for people without Python: all that no import leads to.

That the app works is tried by `make try-app`, as building it takes minutes.
"""

import importlib.util
import re
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from profilecheck.cli.app import COMMANDS
from profilecheck.school.places import areas_kept_at

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
PACKAGE = ROOT / "src" / "profilecheck"

Collected = dict[Path, Path]
"""Each file that goes into the app, with its path there."""


class _Analysis:
    """Stands in for PyInstaller's, and remembers what it is to look at."""

    def __init__(self, scripts: list[str], **options: Any) -> None:
        self.scripts = scripts
        self.options = options
        # PyInstaller's own form: where it goes, and where it comes from.
        self.datas = [
            (f"{folder}/{Path(path).name}", path, "DATA") for path, folder in options["datas"]
        ]
        self.pure: list[str] = []
        self.binaries: list[str] = []


@pytest.fixture(scope="module")
def contents() -> types.ModuleType:
    """The rules of what goes in."""
    spec = importlib.util.spec_from_file_location("contents", PACKAGING / "contents.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def analysis(contents: types.ModuleType) -> _Analysis:
    """What the spec hands to PyInstaller, which is not needed for that."""
    made: list[_Analysis] = []

    def analyse(scripts: list[str], **options: Any) -> _Analysis:
        made.append(_Analysis(scripts, **options))
        return made[0]

    hooks = types.ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_data_files=lambda name: [(f"/libraries/{name}/some.data", name)],
        copy_metadata=lambda name, recursive: [
            (f"/libraries/{name}.dist-info/{file}", f"{name}.dist-info")
            for file in ("METADATA", "RECORD", "direct_url.json")
        ],
    )
    parts = {
        "PyInstaller": types.ModuleType("PyInstaller"),
        "PyInstaller.utils": types.ModuleType("PyInstaller.utils"),
        "PyInstaller.utils.hooks": hooks,
        "contents": contents,
    }
    known: dict[str, Any] = dict.fromkeys(("PYZ", "EXE", "COLLECT", "BUNDLE"), lambda *_, **__: "")
    path = PACKAGING / "profilecheck.spec"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))
        for name, module in parts.items():
            patch.setitem(sys.modules, name, module)
        code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
        exec(code, {**known, "SPECPATH": str(PACKAGING), "Analysis": analyse})  # noqa: S102
    return made[0]


@pytest.fixture(scope="module")
def collected(analysis: _Analysis) -> Collected:
    """The files of the project that go in."""
    files = {Path(source): Path(there) for there, source, _ in analysis.datas}
    return {source: there for source, there in files.items() if source.is_relative_to(ROOT)}


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


def test_every_file_of_the_package_that_is_no_module_is_in_its_place(
    collected: Collected,
) -> None:
    files = [path for path in _files(PACKAGE) if path.suffix != ".py"]
    assert {"page.css", "capture.js", "site.yaml", "base.html.j2"} <= {p.name for p in files}
    assert [p for p in files if collected.get(p) != p.relative_to(PACKAGE.parent)] == []


@pytest.mark.parametrize("folder", ["checklists", "fixtures"])
def test_what_stands_beside_the_package_is_where_an_installed_one_has_it(
    collected: Collected, folder: str
) -> None:
    files = _files(ROOT / folder)
    assert files
    data = Path("profilecheck", "_data")
    assert [p for p in files if collected.get(p) != data / p.relative_to(ROOT)] == []


def test_no_other_file_of_the_project_is_in_it(collected: Collected) -> None:
    homes = (PACKAGE, ROOT / "checklists", ROOT / "fixtures")
    assert [p for p in collected if not any(p.is_relative_to(home) for home in homes)] == []


def test_the_british_areas_are_in_it(collected: Collected) -> None:
    there = Path("profilecheck", "school", areas_kept_at().parent.name, areas_kept_at().name)
    assert collected[areas_kept_at()] == there


def test_its_yaml_is_in_it_parsed(collected: Collected) -> None:
    parsed = {there for there in collected.values() if there.suffix == ".parsed"}
    beside = (path for folder in ("checklists", "fixtures") for path in _files(ROOT / folder))
    for source in (*PACKAGE.rglob("*.yaml"), *(p for p in beside if p.suffix == ".yaml")):
        kept = collected[source].parent / "__pycache__"
        assert any(p.parent == kept and p.name.startswith(source.stem) for p in parsed), source


def test_every_module_that_is_loaded_by_name_is_in_it(analysis: _Analysis) -> None:
    hidden = set(analysis.options["hiddenimports"])
    commands = {f"profilecheck.cli.{module}" for module, _ in COMMANDS.values()}
    # Its own: those of other distributions, as the tests register one, are not in the app.
    networks = {
        f"profilecheck.sites.{path.parent.name}"
        for path in (PACKAGE / "sites").glob("*/site.yaml")
        if (path.parent / "__init__.py").exists()
    }
    screens = {
        f"profilecheck.page.screens.{path.stem}"
        for path in (PACKAGE / "page" / "screens").glob("[!_]*.py")
    }
    assert commands | networks | screens <= hidden


def test_nothing_that_is_left_out_is_asked_for(analysis: _Analysis) -> None:
    """The program runs without what the app leaves out."""
    left_out = tuple(analysis.options["excludes"])
    hidden = analysis.options["hiddenimports"]
    assert [name for name in hidden if name.startswith(left_out)] == []
    imports = re.compile(rf"^\s*(?:from|import) ({'|'.join(map(re.escape, left_out))})\b", re.M)
    kept = [p for p in PACKAGE.rglob("*.py") if "conformance" not in p.parts]
    assert [p for p in kept if imports.search(p.read_text(encoding="utf-8"))] == []


def test_libraries_data_and_licences_are_in_it(analysis: _Analysis) -> None:
    there = {there for there, _, _ in analysis.datas}
    assert {"tldextract/some.data", "tzdata/some.data"} <= there
    assert "profilecheck.dist-info/METADATA" in there


def test_where_it_was_built_is_not_in_it(analysis: _Analysis) -> None:
    names = {Path(there).name for there, _, _ in analysis.datas}
    assert names.isdisjoint({"RECORD", "direct_url.json"})


def test_the_app_runs_the_program(analysis: _Analysis) -> None:
    (start,) = map(Path, analysis.scripts)
    assert "profilecheck.cli.desktop import main" in start.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("system", "says"),
    [("Windows", "Run anyway"), ("macOS", "Open Anyway"), ("Linux", "Run as a Program")],
)
def test_what_to_read_first_is_each_systems_own(system: str, says: str) -> None:
    from jinja2 import Template

    template = (PACKAGING / "Read me first.txt.j2").read_text(encoding="utf-8")
    text = Template(template, trim_blocks=True).render(system=system)
    ways = {"Run anyway", "Open Anyway", "Run as a Program"}
    assert {way for way in ways if way in text} == {says}
    assert not [line for line in text.splitlines() if len(line) > 80]
