"""Asking and keeping load no face: neither the terminal's libraries nor the web's."""

import subprocess
import sys

_PROGRAM = """
import importlib, pkgutil, sys
import profilecheck.questions, profilecheck.store
for room in (profilecheck.questions, profilecheck.store):
    for module in pkgutil.iter_modules(room.__path__):
        importlib.import_module(f"{room.__name__}.{module.name}")
print(*sorted(sys.modules), sep="\\n")
"""


def test_neither_room_loads_a_face() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.split())
    assert {"profilecheck.questions.steps", "profilecheck.store.logins"} <= loaded
    faces = {"click", "jinja2", "rich", "starlette", "typer", "uvicorn"}
    assert loaded & {*faces, "profilecheck.cli", "profilecheck.report"} == set()
