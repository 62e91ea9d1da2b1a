"""The forum as it runs for the tests: on this computer alone, from a fresh copy of its database."""

import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.misago.members import Member
from tests.misago.setting_up import (
    FORUM,
    CannotSetUpError,
    Database,
    Setup,
    environment_of,
    private_folder,
)

__all__ = ["Contents", "Forum", "running_forum", "touched"]

Contents = dict[str, dict[str, dict[str, str]]]
"""Everything in the database: table → key of a row → column → value."""

_COPY = re.compile(r"COPY public\.(\w+) \((.*)\) FROM stdin;")
_SEQUENCE = re.compile(r"SELECT pg_catalog\.setval\('public\.(\w+)', (\d+), (\w+)\)")


@dataclass(frozen=True)
class Forum:
    """A running forum."""

    port: int
    database: Database
    templates: Path

    @property
    def server(self) -> str:
        """Its address as a person would type it. One name for it throughout."""
        return f"localhost:{self.port}"

    @property
    def url(self) -> str:
        """Where its addresses begin."""
        return f"http://{self.server}"

    def number_of(self, member: Member) -> int:
        """The number by which the forum knows a member."""
        users = self.contents()["misago_users_user"]
        return next(int(key) for key, row in users.items() if row["username"] == member.name)

    @contextmanager
    def template(self, name: str, text: str) -> Iterator[None]:
        """For a while, make pages from `text` instead of the forum's own template `name`."""
        path = self.templates / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        try:
            yield
        finally:
            path.unlink()

    def contents(self) -> Contents:
        """Everything that stands in the database now."""
        return _read(self.database.tool("pg_dump", "forum"))


@contextmanager
def running_forum(setup: Setup) -> Iterator[Forum]:
    """Run a forum with its members for a while."""
    with private_folder() as folder:
        database = Database(setup.programs, folder)
        with tarfile.open(setup.filled) as archive:
            archive.extractall(folder, filter="tar")
        templates = folder / "templates"
        templates.mkdir()
        with database.running(), _serving(setup.python, folder) as port:
            yield Forum(port, database, templates)


@contextmanager
def _serving(python: Path, folder: Path) -> Iterator[int]:
    with (folder / "errors").open("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [python, FORUM / "serve.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **environment_of(folder)},
            encoding="utf-8",
        )
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                port = process.stdout.readline()
                if not port:
                    errors.seek(0)
                    raise CannotSetUpError(f"the forum does not start: {errors.read()[-800:]}")
                yield int(port)
            finally:
                process.stdin.close()


def _read(dump: str) -> Contents:
    contents: Contents = {"sequences": {}}
    lines = iter(dump.splitlines())
    for line in lines:
        if copy := _COPY.match(line):
            columns = copy[2].split(", ")
            contents[copy[1]] = dict(_rows(columns, lines))
        elif sequence := _SEQUENCE.match(line):
            contents["sequences"][sequence[1]] = {"value": sequence[2], "called": sequence[3]}
    return contents


def _rows(columns: list[str], lines: Iterator[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for line in lines:
        if line == r"\.":
            return
        row = dict(zip(columns, line.split("\t"), strict=True))
        key = next(row[name] for name in ("id", "user_id", "session_key", *columns) if name in row)
        yield key, row


def touched(before: Contents, after: Contents) -> set[tuple[str, str]]:
    """The table and column of everything that is different; column “*” for a row come or gone."""
    assert before.keys() == after.keys()
    found: set[tuple[str, str]] = set()
    for table, rows in before.items():
        now = after[table]
        if rows.keys() ^ now.keys():
            found.add((table, "*"))
        for key in rows.keys() & now.keys():
            found |= {(table, c) for c, value in rows[key].items() if now[key][c] != value}
    return found
