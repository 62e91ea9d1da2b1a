"""What a command loads before it answers: only what it needs itself, so that it answers soon.

Nothing here is held against a clock; `make bench` measures the time.
"""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.completion import completion_init  # type: ignore[attr-defined]  # as typer itself does
from typer.testing import CliRunner

from profilecheck.cli.app import COMMANDS, app
from profilecheck.sites import FAMILIES, SITES, site
from profilecheck.sites.family import SiteFamily
from profilecheck.sites.site import Site
from tests.each import each

_LATE = (
    "cryptography",
    "icalendar",
    "jinja2",
    "keyring",
    "phonenumbers",
    "playwright",
    "requests",
    "ruamel",
    "selectolax",
    "starlette",
    "tldextract",
    "uvicorn",
)
"""What some command needs, and takes long to load."""

_PROGRAM = """
import json, sys
sys.argv = ["profilecheck", *sys.argv[1:]]
from profilecheck.cli import main
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _loaded(home: Path, *arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        env={**os.environ, "PROFILECHECK_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def _late(loaded: set[str]) -> list[str]:
    return sorted(name for name in loaded if name.partition(".")[0] in _LATE)


@pytest.mark.parametrize("arguments", ["--version", "--help"])
def test_the_first_answers_load_no_command_no_network_and_no_records(
    arguments: str, tmp_path: Path
) -> None:
    loaded = _loaded(tmp_path, arguments)
    assert _late(loaded) == []
    assert "pydantic" not in loaded
    assert {name for name in loaded if name.startswith("profilecheck.")} <= {
        "profilecheck.asked_to_end",
        "profilecheck.cli",
        "profilecheck.cli.app",
        "profilecheck.cli.lines",
        "profilecheck.errors",
        "profilecheck.plain",
        "profilecheck.with_command",
    }


def test_the_clauses_are_listed_without_networks_and_browser(tmp_path: Path) -> None:
    _loaded(tmp_path, "clauses")  # from now on the checklist is kept parsed
    loaded = _loaded(tmp_path, "clauses")
    assert _late(loaded) == []
    for room in ("model", "sites", "checks", "school", "vault", "report"):
        assert f"profilecheck.{room}" not in loaded


def test_a_named_network_is_loaded_without_the_others(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, "guide", "myspace")
    assert "profilecheck.sites.myspace" in loaded
    assert "profilecheck.sites.facebook" not in loaded


def test_no_network_is_called_by_the_id_of_another() -> None:
    every: tuple[Site | SiteFamily, ...] = (*SITES, *FAMILIES)
    ids = {known.id: known for known in every}
    for network, known in ids.items():
        if isinstance(known, SiteFamily):
            assert site(f"{network}@{known.example}").id == f"{network}@{known.example}"
            continue
        assert site(network) is known
        words = {known.name.casefold(), *known.name.casefold().replace("(", " ").split()}
        assert not words & (ids.keys() - {network})


@each("command", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(command: str) -> None:
    module, says = COMMANDS[command]
    function = getattr(
        importlib.import_module(f"profilecheck.cli.{module}"), command.replace("-", "_")
    )
    assert (function.__doc__ or "").partition("\n")[0] == says


def test_a_command_is_completed_with_its_own_options() -> None:
    completion_init()  # the program itself does not offer to install it

    def completions(typed: str) -> str:
        environment = {
            "_PROFILECHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(typed.split(" ")) - 1),
        }
        return CliRunner().invoke(app, [], prog_name="profilecheck", env=environment).output

    assert {"report", "remind"} <= set(completions("profilecheck re").split())
    assert "--keep-login" in completions("profilecheck audit --k")
