"""Every sentence the person can meet that stands written somewhere: YAML, templates, commands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from profilecheck.cli.app import app

__all__ = ["checklist_texts", "command_texts", "error_texts", "site_texts", "template_texts"]

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "profilecheck"

_SOMETHING = "it"
"""What stands for a value that is only known when the program runs."""

_SHOWING = {"echo", "show", "say", "print", "Text", "prompt", "confirm", "ask", "secho", "add_row"}
_PRESSED = re.compile(r" › [^.?]*")
_COMMAND = re.compile(r"“?profilecheck( [a-z-]+)?( --?[\w-]+| [A-Z]+| [a-z]+@[a-z.]+)*”?")
_TAG = re.compile(r"<(/?)(p|li|h\d|dt|dd|td|th|summary|legend|title|div|a|button|label)\b[^>]*>")


def _yaml(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def site_texts() -> Iterator[tuple[str, str]]:
    """Yield where it stands and each text of a network's header that we wrote."""
    for path in sorted((SOURCE / "sites").glob("*/site.yaml")):
        header, name = _yaml(path), path.parent.name
        for field in ("terms_note", "basis_note", "meant_to_be_public", "about"):
            if header.get(field):
                yield f"{name} {field}", header[field]
        pages = [*header.get("pages", ()), *(header.get("export") or {}).get("parts", ())]
        yield from ((f"{name} {page['id']}", page["note"]) for page in pages if "note" in page)
        for fact, guidance in (header.get("guidance") or {}).items():
            yield f"{name} {fact}", guidance["look_for"]
        for fact, why in (header.get("not_applicable") or {}).items():
            yield f"{name} {fact}", why


def checklist_texts() -> Iterator[tuple[str, str]]:
    """Yield where it stands and each text of the checklists."""
    for path in sorted((ROOT / "checklists").glob("*.yaml")):
        checklist = _yaml(path)
        yield "checklist", checklist["source"]
        for clause in checklist["clauses"]:
            where = f"clause {clause['id']}"
            yield from ((where, clause[field]) for field in ("title", "why"))
            yield from (
                (where, check["why"]) for check in clause.get("checks", ()) if "why" in check
            )
            yield from ((where, advice) for advice in clause.get("advice", ()))
            if question := clause.get("question"):
                yield where, question["ask"]
                yield from ((where, answer["says"]) for answer in question["answers"])


def error_texts() -> Iterator[tuple[str, str]]:
    """Yield every message that is handed to one of the program's errors."""
    tree = ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8"))
    ours = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    for path, call in _calls(SOURCE):
        if _called(call) in ours:
            yield from ((f"{path}:{call.lineno}", text) for text in map(_said, call.args) if text)


def command_texts() -> Iterator[tuple[str, str]]:
    """Yield all that a command shows, asks and says of itself."""
    for path in sorted((SOURCE / "cli").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        errors = {id(n) for _, call in _calls(SOURCE / "cli") for n in ast.walk(call)}
        del errors
        doc = {id(node) for node in _docstrings(tree)}
        parts = {
            id(p) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for p in node.values
        }
        for node in ast.walk(tree):
            if id(node) in doc or id(node) in parts:
                continue
            text = _said(node)
            if text and len(text.split()) > 2:
                yield f"{path.name}:{node.lineno}", text  # type: ignore[attr-defined]
    for command in app.registered_commands:
        if command.callback and command.callback.__doc__:
            yield f"{command.name} --help", command.callback.__doc__


def template_texts() -> Iterator[tuple[str, str]]:
    """Yield what the page's templates say themselves."""
    for path in sorted((SOURCE / "report" / "templates").glob("*.j2")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.DOTALL)
        text = re.sub(r"\{%.*?%\}", "", text, flags=re.DOTALL)
        text = re.sub(r"\{\{.*?\}\}", _SOMETHING, text, flags=re.DOTALL)
        for block in re.split(_TAG.pattern.replace("(", "(?:"), text):
            plain = re.sub(r"<[^>]*>", "", block)
            if len(plain.split()) > 2:
                yield path.name, plain


def _calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(SOURCE).as_posix(), node


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for statement in body:
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    yield statement.value


def _said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_said(v) or _SOMETHING for v in values)
    return ""
