"""Fixtures of the tests of exports: reading what was made, as the program does."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from profilecheck.files.zipped import ZippedExport
from profilecheck.model import Account, Observed, Snapshot, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.export import ExportContext
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Basis, Fact
from tests.auditing import SCHOOL
from tests.exports.making import zipped

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Reading = Callable[..., Account]
Open = Callable[..., ExportContext]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Reads an export, given as its files, from a ZIP file."""

    def read(
        files: Mapping[str, bytes],
        matcher: SchoolMatcher | None = None,
        made: tuple[int, ...] = (2026, 11, 20, 9, 0, 0),
    ) -> Account:
        path = zipped(tmp_path / "export.zip", files, made)
        known = matcher or SchoolMatcher(SCHOOL)
        (account,) = read_exports([path], matcher=known, taken_at=NOW).accounts
        return account

    return read


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens files as an export."""
    with ExitStack() as stack:
        yield partial(_opened, tmp_path, stack)


def _opened(
    folder: Path,
    stack: ExitStack,
    files: Mapping[str, str],
    made_on: date | None = date(2026, 11, 20),
    incomplete: str = "",
) -> ExportContext:
    packed = {name: held.encode("utf-8", "surrogateescape") for name, held in files.items()}
    path = zipped(folder / f"{len(list(folder.iterdir()))}.zip", packed)
    return ExportContext(
        "toots",
        stack.enter_context(closing(ZippedExport(path))),
        SchoolMatcher(SCHOOL),
        NOW,
        Basis.ASSUMPTION,
        made_on,
        incomplete,
    )


def read_files(*paths: Path) -> tuple[Snapshot, list[tuple[str, str]]]:
    """What files tell, and each that was left out with why."""
    left: list[tuple[str, str]] = []
    snapshot = read_exports(
        paths,
        matcher=SchoolMatcher(SCHOOL),
        taken_at=NOW,
        leave_out=lambda file, why: left.append((file, str(why))),
    )
    return snapshot, left


def observed(account: Account, fact: Fact) -> list[Observed]:
    """What an account says of a fact."""
    return [r for r in account.readings if isinstance(r, Observed) and r.fact is fact]


def texts(account: Account, fact: Fact) -> list[str]:
    """The texts of all entries under a fact."""
    return [e.text for r in observed(account, fact) for e in getattr(r.value, "entries", ())]


def untold(account: Account, fact: Fact) -> list[str]:
    """The details of what is unread of a fact."""
    return [r.detail for r in account.readings if isinstance(r, Unread) and r.fact is fact]
