"""What the next start clears away, and what it leaves to a page that is open still."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from profilecheck.cli.starting import tidy
from profilecheck.errors import StorageError
from profilecheck.storage import write_private
from profilecheck.store import leftovers
from profilecheck.store.handed import place_for
from profilecheck.store.leftovers import clear_leftovers, shown_folder
from profilecheck.store.store import Store


def in_hours(hours: float) -> datetime:
    return datetime.now(UTC) + timedelta(hours=hours)


@pytest.fixture
def home(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(store.home))
    return store.home


def test_what_was_handed_over_goes_after_a_day(store: Store, home: Path) -> None:
    path = place_for(store, "x", "data.zip")
    write_private(path, "planted")
    assert list(clear_leftovers(in_hours(23))) == []
    assert path.is_file()
    assert list(clear_leftovers(in_hours(24.1))) == []
    assert not (home / "handed-over").exists()


def test_what_was_handed_over_today_beside_older_files_stays(store: Store, home: Path) -> None:
    path = place_for(store, "x", "data.zip")
    write_private(path, "planted")
    for folder in (home / "handed-over", home / "handed-over" / "x"):
        os.utime(folder, (0, 0))  # as they were before the newest of what is in them
    assert list(clear_leftovers(in_hours(0))) == []
    assert path.is_file()


def test_what_cannot_be_removed_is_said_and_stops_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused() -> None:
        raise StorageError("browser: this cannot be removed.")

    write_private(shown_folder(home) / "report.html", "planted")
    monkeypatch.setattr(leftovers, "sweep_scratch", refused)
    tidy()
    said = capsys.readouterr().err
    assert "profilecheck: browser: this cannot be removed.\n" in said
    assert "Its copy in clear was deleted" in said
    assert not shown_folder(home).exists()
