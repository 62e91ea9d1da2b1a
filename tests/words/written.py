"""Every sentence the person can meet that is written down: YAML, templates, commands, errors."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from profilecheck.cli.app import COMMANDS
from profilecheck.yaml_files import parse_yaml

__all__ = [
    "Texts",
    "checklist_texts",
    "command_texts",
    "error_texts",
    "labels",
    "reader_texts",
    "site_texts",
    "story_texts",
    "template_texts",
]

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "profilecheck"

Texts = Iterator[tuple[str, str]]
"""Where each text is written, with the text."""

_SOMETHING = "it"
"""What stands for a value that is only known when the program runs."""

_BLOCK = re.compile(
    r"</?(?:p|li|h\d|dt|dd|td|th|summary|legend|title|div|a|button|label|span)\b[^>]*>"
)
_CODE = re.compile(r"[|\\#*=^$<>\[\]]|%s")
"""What patterns, selectors and lines of the log hold, and no text for the person."""
_FACES = ("cli", "questions", "page/screens", "workshop")
"""The packages in which every text is for the person."""
_TEMPLATES = ("report/templates", "page/templates", "workshop/templates")
_AT_LEAST = 3
"""Words from which on a text is a sentence, and no label or name."""


def site_texts() -> Texts:
    """Each text of a network's header that is ours."""
    for path in sorted((SOURCE / "sites").glob("*/site.yaml")):
        header, name = _yaml(path), path.parent.name
        for field in ("terms_note", "basis_note", "meant_to_be_public"):
            if header.get(field):
                yield f"{name} {field}", header[field]
        pages = [*header.get("pages", ()), *(header.get("export") or {}).get("parts", ())]
        yield from ((f"{name} {page['id']}", page["note"]) for page in pages)
        for fact, guidance in header["guidance"].items():
            yield f"{name} {fact}", guidance["look_for"]
        for fact, why in (header.get("not_applicable") or {}).items():
            yield f"{name} {fact}", why


def labels() -> Texts:
    """Each text of a network's guidance, the short ones too: what to press, and what to set."""
    for path in sorted((SOURCE / "sites").glob("*/site.yaml")):
        for fact, guidance in _yaml(path)["guidance"].items():
            for each in (guidance, *guidance.get("cases", ())):
                yield from ((f"{path.parent.name} {fact}", text) for text in _strings(each))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "url":
                yield from _strings(item)


def checklist_texts() -> Texts:
    """Each text of the checklists."""
    for path in sorted((ROOT / "checklists").glob("*.yaml")):
        checklist = _yaml(path)
        yield "checklist", checklist["source"]
        for clause in checklist["clauses"]:
            for text in _of_clause(clause):
                yield f"clause {clause['id']}", text


def _of_clause(clause: dict[str, Any]) -> Iterator[str]:
    yield clause["title"]
    yield clause["why"]
    yield from (check["why"] for check in clause.get("checks", ()) if "why" in check)
    yield from clause.get("advice", ())
    if question := clause.get("question"):
        yield question["ask"]
        yield from (answer["says"] for answer in question["answers"])


def story_texts() -> Texts:
    """Each text of the workshop's story and of its switches."""
    story = _yaml(SOURCE / "workshop" / "story.yaml")
    for step in story["steps"]:
        for field in ("title", "ask", "act"):
            if field in step:
                yield f"story {step['title']}", step[field]
        for line in (*step.get("say", ()), *step["notes"]):
            yield f"story {step['title']}", line
    for setting in _yaml(SOURCE / "workshop" / "switches.yaml")["settings"]:
        yield f"switch {setting['id']}", setting["says"]


def error_texts() -> Texts:
    """Each message that is handed to one of the program's errors."""
    errors = ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8"))
    ours = {node.name for node in errors.body if isinstance(node, ast.ClassDef)}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.Call) and _called(node) in ours:
                for text in filter(None, map(_said, node.args)):
                    yield f"{path.name}:{node.lineno}", text


def command_texts() -> Texts:
    """Each text that a command shows or asks, and what it says of itself under --help."""
    paths = [path for face in _FACES for path in sorted((SOURCE / face).glob("*.py"))]
    for path in paths:
        for node, text in _texts_in(_parsed(path)):
            for plain in _blocks(text) if text.startswith("<!doctype") else (text,):
                if len(plain.split()) >= _AT_LEAST:
                    yield f"{path.name}:{getattr(node, 'lineno', 0)}", plain
    for name, (module, says) in COMMANDS.items():
        command = getattr(import_module(f"profilecheck.cli.{module}"), name.replace("-", "_"))
        yield f"{name} --help", says
        yield f"{name} --help", command.__doc__


def template_texts() -> Texts:
    """Each text that the templates of the report and of the page say themselves."""
    for path in (p for room in _TEMPLATES for p in sorted((SOURCE / room).rglob("*.j2"))):
        text = path.read_text(encoding="utf-8")
        for gone in (r"\{#.*?#\}", r"<script.*?</script>", r"<style.*?</style>", r"\{%.*?%\}"):
            text = re.sub(gone, "", text, flags=re.DOTALL)
        text = re.sub(r"\{\{.*?\}\}", _SOMETHING, text, flags=re.DOTALL)
        for plain in _blocks(text):
            if len(plain.split()) >= _AT_LEAST:
                yield path.name, plain


def _blocks(page: str) -> Iterator[str]:
    """The texts of a page, a block each, without its tags."""
    for block in _BLOCK.split(page):
        yield re.sub(r"<[^>]*>", "", block)


def reader_texts() -> Texts:
    """Each text of several words in the rooms that read: what was seen, and what is amiss with it.

    Why a page, a file or a part of an export was left out is written where it is found out.
    """
    for path in _readers():
        tree = _parsed(path)
        for node, text in _texts_in(tree):
            if len(text.split()) >= 2 * _AT_LEAST and not _CODE.search(text):
                yield f"{path.parent.name}/{path.name}:{getattr(node, 'lineno', 0)}", text


def _readers() -> Iterator[Path]:
    """The modules of each network, and those that open what the person saved or was sent."""
    yield from sorted((SOURCE / "sites").glob("*/*.py"))
    for room in ("sources", "files"):
        yield from sorted((SOURCE / room).rglob("*.py"))


def _texts_in(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Each text of a module that is no docstring, whole, with its place."""
    inner = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner |= {id(part) for part in ast.walk(node) if part is not node}
        if id(node) not in inner and (text := _said(node)):
            yield node, text


def _yaml(path: Path) -> Any:
    return parse_yaml(path.read_text(encoding="utf-8"), path)


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def _said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_said(value) or _SOMETHING for value in values)
    return ""
