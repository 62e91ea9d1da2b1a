"""A new adapter installs and keeps to every rule as it is made, and claims to read nothing."""

import os
import subprocess
import sys
from errno import ENOSPC
from io import FileIO
from pathlib import Path
from typing import IO, Any, NoReturn

import pytest
from typer.testing import CliRunner

from profilecheck.cli.app import app
from profilecheck.cli.scaffolding import new_site
from profilecheck.errors import InputError, StorageError

OFFLINE = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile")
"""How pip takes a project here: what it builds with is installed already."""
CONFORMANCE = ("-p", "profilecheck.conformance", "--pyargs", "profilecheck.conformance")


ALONE, FAMILY = ("chess_club",), ("sea_choir", "--family")


def made(folder: Path, asked: tuple[str, ...] = ALONE) -> Path:
    result = CliRunner().invoke(app, ["new-site", *asked, "--folder", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def python(
    *arguments: object, cwd: Path, path: Path | str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *(str(a) for a in arguments)],
        cwd=cwd,
        env={**_environment(), "PYTHONPATH": str(path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _environment() -> dict[str, str]:
    """The environment of an author, who has pytest and none of its plugins."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    return {**ours, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which both kinds of new adapter were installed, as any distribution is."""
    folder = tmp_path_factory.mktemp("made")
    projects = [made(folder / asked[0], asked) for asked in (ALONE, FAMILY)]
    target = tmp_path_factory.mktemp("installed")
    ran = python("-m", "pip", "install", *OFFLINE, "--target", target, *projects, cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return target


@pytest.mark.xdist_group("scaffold")
def test_it_installs_and_keeps_to_every_rule(installed: Path, tmp_path: Path) -> None:
    """By the suite, and by the tests that both kinds bring: all of them in one run."""
    own = [made(tmp_path / asked[0], asked) / "tests" for asked in (ALONE, FAMILY)]
    ran = python(
        *("-m", "pytest", "-v", "-p", "no:cacheprovider", "--import-mode", "importlib"),
        *(*CONFORMANCE, "--site", "chess_club", *own),
        cwd=tmp_path,
        path=installed,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    passed = {line.partition("[")[0] for line in ran.stdout.splitlines() if " PASSED " in line}
    functions = [test.rpartition("::")[2] for test in passed]
    assert functions.count("test_the_adapter") == 1
    assert functions.count("test_the_adapter_keeps_to_every_rule") == len(own)


_SITES = """
import sys
from profilecheck.cli import main
from profilecheck.sites import site
print(len(site("chess_club").header.not_applicable))
sys.argv = ["profilecheck", "sites"]
main()
"""


@pytest.mark.xdist_group("scaffold")
def test_it_is_one_of_the_networks_and_claims_nothing(installed: Path, tmp_path: Path) -> None:
    shown = python("-c", _SITES, cwd=tmp_path, path=installed)
    assert shown.stdout.startswith("0\n")
    assert "Chess Club" in shown.stdout
    assert "Sea Choir" in shown.stdout
    assert shown.stderr == ""


def test_a_family_is_named_with_its_server(tmp_path: Path) -> None:
    """No address of any one server stands in what is made: each comes from the server's name."""
    project = made(tmp_path / "choir", FAMILY)
    header = (project / "src/profilecheck_sea_choir/site.yaml").read_text(encoding="utf-8")
    assert ".example" not in header
    assert "--site sea_choir@sea-choir.example" in (project / "README.md").read_text("utf-8")


@pytest.mark.xdist_group("scaffold")
def test_the_suite_says_which_rule_is_broken(installed: Path, tmp_path: Path) -> None:
    """An adapter that leaves its own hosts is not even taken; the suite says so."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in installed.rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            target = copy / file.relative_to(installed)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    header = copy / "profilecheck_chess_club" / "site.yaml"
    text = header.read_text(encoding="utf-8")
    broken = text.replace("chess-club.example/terms", "elsewhere.example/terms")
    assert broken != text
    header.write_text(broken, encoding="utf-8")
    ran = python(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", *CONFORMANCE, "--site", "chess_club"),
        cwd=tmp_path,
        path=copy,
    )
    assert ran.returncode != 0
    said = " ".join((ran.stdout + ran.stderr).split())
    # Once, in the error itself, and not only on stderr, where it is easily overlooked.
    (why,) = [part for part in said.split("Exit: ")[1:] if "chess_club" in part]
    assert "The adapter “chess_club” (profilecheck_chess_club:SITE) is left out" in why
    assert "goes to another site" in why


@pytest.mark.xdist_group("scaffold")
def test_no_cookie_is_guessed(installed: Path) -> None:
    """Until each cookie that a header names is there, nobody is taken for signed in."""
    header = installed / "profilecheck_chess_club" / "site.yaml"
    assert "\nsession_cookies: []\n" in header.read_text(encoding="utf-8")


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "adapter"
    folder.mkdir()
    (folder / "thesis.txt").write_text("the only copy", encoding="utf-8")
    result = CliRunner().invoke(app, ["new-site", "club", "--folder", str(folder)])
    assert isinstance(result.exception, InputError)
    assert [p.name for p in folder.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("name", ["facebook", "mastodon", "Club", "../club", "1club", ""])
def test_a_name_that_will_not_do(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "adapter"
    result = CliRunner().invoke(app, ["new-site", name, "--folder", str(folder)])
    assert isinstance(result.exception, InputError)
    assert not folder.exists()


def test_a_full_disk_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(FileIO):
        def write(self, _: object) -> NoReturn:
            raise OSError(ENOSPC, "No space left on device")

    opened = Path.open

    def full(path: Path, mode: str = "r", **kwargs: Any) -> IO[Any]:
        return Full(path, mode) if mode.startswith("x") else opened(path, mode, **kwargs)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StorageError, match="No space left on device"):
        new_site("chess_club", tmp_path / "new")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
