"""What leads to a command tells it at a terminal alone; every such text there is, is walked."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import profilecheck
from profilecheck.cli.app import COMMANDS
from profilecheck.errors import InputError
from profilecheck.with_command import WithCommand, changed, plainly

COMMAND = re.compile(rf"profilecheck (?:{'|'.join(COMMANDS)})\b")
_ROOT = Path(profilecheck.__file__).parent
_AT_A_TERMINAL = ("cli", "conformance", "__main__.py")
"""Whose sentences stand at a terminal alone; those of all other rooms may come to the page."""
_SHORTEST = 3
"""Words of a text that says something; a command by itself has fewer."""


def _paths() -> list[Path]:
    found = sorted(_ROOT.rglob("*.py"))
    return [p for p in found if p.relative_to(_ROOT).parts[0] not in _AT_A_TERMINAL]


def _all() -> Iterator[tuple[str, WithCommand]]:
    for path in _paths():
        if "WithCommand" not in path.read_text(encoding="utf-8"):
            continue
        module = ".".join(("profilecheck", *path.relative_to(_ROOT).with_suffix("").parts))
        for name, value in vars(import_module(module)).items():
            if isinstance(value, WithCommand):
                yield f"{module}.{name}", value


ALL = dict(_all())


def test_each_is_a_whole_sentence_in_both_forms() -> None:
    assert ALL
    for name, says in ALL.items():
        assert not COMMAND.search(says.plain), name
        assert COMMAND.search(says.typed), name
        assert re.search(r"[^.:,]\.$", says.plain), name
        assert says.typed.startswith(says.plain.removesuffix(".")), name
        assert set(re.findall(r"{\w+}", says.plain)) <= set(re.findall(r"{\w+}", says.typed)), name


def _told_outright(tree: ast.Module) -> Iterator[int]:
    """The lines of texts that tell a command, and are no part of what knows it without one."""
    known = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("WithCommand")
        for part in ast.walk(call)
    }
    known |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in known:
            text = node.value if isinstance(node.value, str) else ""
            if COMMAND.search(text) and len(text.split()) >= _SHORTEST:
                yield node.lineno


def test_where_others_read_as_well_no_command_is_told_outright() -> None:
    told = {
        f"{path.relative_to(_ROOT)}:{line}"
        for path in _paths()
        for line in _told_outright(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert told == set()


def test_no_screen_of_the_page_or_the_workshop_tells_a_command() -> None:
    for room in ("page", "workshop"):
        for path in sorted((_ROOT / room).rglob("*")):
            if path.suffix in (".j2", ".js", ".yaml"):
                lines = path.read_text(encoding="utf-8").splitlines()
                told = [one for one in lines if COMMAND.search(one) and not one.startswith("#")]
                assert not told, path


def test_a_text_that_tells_a_command_outright_is_found() -> None:
    outright = 'A = "Not read. Type: profilecheck guide"\nB = f"or {x}: profilecheck answer {y}"'
    assert list(_told_outright(ast.parse(outright))) == [1, 2]
    assert not list(_told_outright(ast.parse(f"WithCommand.after({outright[4:40]!r}, '.')")))


@pytest.mark.parametrize("says", ALL.values(), ids=ALL)
def test_an_error_knows_both_forms_and_shows_the_one_for_a_terminal(says: WithCommand) -> None:
    error = InputError(changed(says, lambda text: f"a.zip:\x1b {text}"))
    assert str(error) == f"a.zip: {says.typed}"
    assert plainly(error.says) == f"a.zip: {says.plain}"
