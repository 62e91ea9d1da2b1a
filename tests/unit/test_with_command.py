"""What leads to a command tells it at a terminal alone; every such text there is, is walked."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import profilecheck
from profilecheck import files, sites, sources, words
from profilecheck.cli.app import COMMANDS
from profilecheck.errors import InputError
from profilecheck.with_command import WithCommand, changed, plainly

_COMMAND = re.compile(rf"profilecheck (?:{'|'.join(COMMANDS)})\b")
_ROOMS = (files, sites, sources, words)
"""Whose sentences stand at the terminal and on the page alike."""
_SHORTEST = 3
"""Words of a text that says something; a command by itself has fewer."""


def _all() -> Iterator[tuple[str, WithCommand]]:
    for room in _ROOMS:
        for found in walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(import_module(found.name)).items():
                if isinstance(value, WithCommand):
                    yield f"{found.name}.{name}", value


ALL = dict(_all())


def test_each_is_a_whole_sentence_in_both_forms() -> None:
    assert ALL
    for name, says in ALL.items():
        assert "profilecheck" not in says.plain, name
        assert _COMMAND.search(says.typed), name
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
            if _COMMAND.search(text) and len(text.split()) >= _SHORTEST:
                yield node.lineno


def test_where_others_read_as_well_no_command_is_told_outright() -> None:
    root = Path(profilecheck.__file__).parent
    paths = [p for room in _ROOMS for p in sorted(Path(room.__path__[0]).rglob("*.py"))]
    told = {
        f"{path.relative_to(root)}:{line}"
        for path in paths
        for line in _told_outright(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert told == set()


def test_a_text_that_tells_a_command_outright_is_found() -> None:
    outright = 'A = "Not read. Type: profilecheck guide"\nB = f"or {x}: profilecheck answer {y}"'
    assert list(_told_outright(ast.parse(outright))) == [1, 2]
    assert not list(_told_outright(ast.parse(f"WithCommand.after({outright[4:40]!r}, '.')")))


@pytest.mark.parametrize("says", ALL.values(), ids=ALL)
def test_an_error_knows_both_forms_and_shows_the_one_for_a_terminal(says: WithCommand) -> None:
    error = InputError(changed(says, lambda text: f"a.zip:\x1b {text}"))
    assert str(error) == f"a.zip: {says.typed}"
    assert plainly(error.says) == f"a.zip: {says.plain}"
