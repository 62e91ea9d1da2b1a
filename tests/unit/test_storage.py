"""Private files and folders, whole or not at all, and nobody else's folder touched."""

import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any, NoReturn

import pytest

import profilecheck
from profilecheck.errors import InputError, StorageError
from profilecheck.storage import (
    KEPT_HERE,
    SEALED,
    Purged,
    data_home,
    everything_in,
    is_anything_kept,
    is_private,
    is_private_or_gone,
    open_to_others,
    private_folder,
    purge,
    read_bytes,
    read_text,
    sweep_unfinished,
    write_new_private,
    write_private,
)
from tests.each import each

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps a profile private by its own means"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def generous_umask() -> object:
    """The umask of a careless system: whatever is not asked for is open to everyone."""
    before = os.umask(0)
    yield
    os.umask(before)


# ------------------------------------------------------------------ private


@posix
@pytest.mark.usefixtures("generous_umask")
def test_a_file_and_every_new_folder_above_it_are_the_persons_alone(tmp_path: Path) -> None:
    path = write_private(tmp_path / "a" / "b" / "report.json", "{}")

    assert path.read_text(encoding="utf-8") == "{}"
    assert [oct(mode(p)) for p in (path, path.parent, path.parent.parent)] == [
        "0o600",
        "0o700",
        "0o700",
    ]
    assert is_private(path)
    assert is_private(path.parent)


@posix
@pytest.mark.usefixtures("generous_umask")
def test_a_file_is_private_from_the_moment_it_exists_and_whole_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bytes]] = []
    real = os.fsync

    def look(handle: int) -> None:
        seen.extend((mode(p), p.read_bytes()) for p in tmp_path.iterdir())
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    write_private(tmp_path / "report.json", "{}")

    assert seen == [(0o600, b"{}")]


@pytest.mark.parametrize(("in_use", "written"), [(3, True), (99, False)])
def test_a_file_that_something_reads_on_windows_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_use: int, written: bool
) -> None:
    path = write_private(tmp_path / "report.json", "old")
    replace = Path.replace
    tries: list[Path] = []
    waited: list[float] = []

    def refuse_at_first(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) <= in_use:
            raise PermissionError(errno.EACCES, "Access is denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_at_first)
    monkeypatch.setattr("profilecheck.storage.time.sleep", waited.append)
    monkeypatch.setattr("profilecheck.storage.sys.platform", "win32")
    if written:
        write_private(path, "new")
    else:
        with pytest.raises(StorageError, match="Access is denied"):
            write_private(path, "new")
    assert read_text(path) == ("new" if written else "old")
    assert sum(waited) < 2
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_writing_again_takes_a_file_back_from_others(tmp_path: Path) -> None:
    path = write_private(tmp_path / "report.json", "old")
    path.chmod(0o644)

    assert is_private(write_private(path, b"new"))
    assert path.read_bytes() == b"new"


@posix
@pytest.mark.parametrize(
    ("before", "holds", "after"),
    [
        (0o775, {}, 0o700),
        (0o755, {"report.json": 0o600}, 0o700),
        (0o755, {"holiday.jpg": 0o644}, 0o755),
        (0o755, {"report.json": 0o600, "holiday.jpg": 0o644}, 0o755),
        (0o1777, {}, 0o1777),
        (0o777, {}, 0o777),
    ],
    ids=[
        "empty",
        "only private files",
        "somebody's files",
        "both",
        "shared by all, as a folder for temporary files is",
        "open to all",
    ],
)
def test_a_folder_that_was_there_is_tightened_only_where_nobody_loses_by_it(
    tmp_path: Path, before: int, holds: dict[str, int], after: int
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name, own in holds.items():
        (folder / name).touch()
        (folder / name).chmod(own)
    folder.chmod(before)

    assert private_folder(folder) == folder

    assert oct(mode(folder)) == oct(after)


def test_what_another_process_takes_away_meanwhile_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = private_folder(tmp_path / "home")
    write_private(folder / "passphrase.lock", "")

    def gone(path: Path) -> bool:
        path.unlink()
        return is_private(path)

    monkeypatch.setattr("profilecheck.storage.is_private", gone)
    assert private_folder(folder) == folder
    assert list(folder.iterdir()) == [] or sys.platform == "win32"


def test_a_file_in_the_place_of_a_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "out").touch()

    with pytest.raises(StorageError, match="this is a file; name a folder instead"):
        private_folder(tmp_path / "out")
    with pytest.raises(StorageError, match="cannot be made"):
        private_folder(tmp_path / "out" / "deeper")


# ------------------------------------------------------------------ whole or not at all


@each(
    ("number", "step"),
    [
        (errno.ENOSPC, "Make room on the disk"),
        (errno.EACCES, "get the right to it"),
        (errno.EFBIG, "raise that limit"),
        (errno.ENOSYS, "Try again; if it stays so, name another place."),
        (errno.EROFS, "use a folder on another one"),
        (errno.ENOTDIR, "name another place"),
    ],
)
def test_what_cannot_be_written_is_said_with_what_to_do(
    number: int, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(StorageError, match=step):
        write_private(tmp_path / "report.json", "new")


def test_a_folder_of_nobody_is_no_fault_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", "~nobody-of-that-name/here")
    with pytest.raises(InputError, match="PROFILECHECK_HOME"):
        data_home()


def _disk_full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def _ctrl_c(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", [(os, "fsync"), (Path, "replace")], ids=["writing", "replacing"])
def test_a_full_disk_keeps_the_old_file_and_leaves_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[object, str]
) -> None:
    path = write_private(tmp_path / "report.json", "old")
    monkeypatch.setattr(*where, _disk_full)

    with pytest.raises(StorageError) as refused:
        write_private(path, "new")

    assert str(refused.value).startswith(f"{path}: this file cannot be written (No space left on")
    assert "Make room on the disk, and start again." in str(refused.value)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@each(
    ("cut_off", "becomes"),
    [(_disk_full, StorageError), (_ctrl_c, KeyboardInterrupt)],
    ["full", "^C"],
)
def test_half_a_file_stays_nowhere_that_the_person_said(
    cut_off: Callable[..., NoReturn],
    becomes: type[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Half(FileIO):
        def write(self, data: Any, /) -> int:
            super().write(data[:2])
            cut_off()

    path = tmp_path / "report.json"
    monkeypatch.setattr("profilecheck.storage.create_private", lambda path: Half(path, "xb"))
    with pytest.raises(becomes) as refused:
        write_new_private(path, "new")
    assert not path.exists()
    if becomes is StorageError:
        assert str(refused.value).startswith(f"{path}: this file cannot be written (No space")


def test_ctrl_c_in_the_middle_leaves_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _ctrl_c)

    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / "report.json", "new")

    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ reading what was named


def test_text_is_read_with_its_byte_order_mark_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "it.yaml"
    path.write_bytes(b"\xef\xbb\xbfna\xc3\xafve")

    assert read_text(path) == "naïve"


def test_a_file_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "it.yaml"
    path.write_text("x" * 11, encoding="utf-8")

    assert read_text(path, 11) == "x" * 11
    with pytest.raises(InputError, match=r"too large \(10 bytes at most\)\. Choose another"):
        read_text(path, 10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match=r"this is no ordinary file\. Save what it holds as one"):
        read_text(pipe)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_file_without_an_end_is_not_begun() -> None:
    with pytest.raises(InputError, match="no ordinary file"):
        read_bytes(Path("/dev/zero"))


def test_a_file_that_cannot_be_opened_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "it.yaml").touch()
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InputError, match=r"it\.yaml: profilecheck may not open this\."):
        read_text(tmp_path / "it.yaml")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        read_text(tmp_path)


# ------------------------------------------------------------------ home and purge


def test_the_home_of_the_data_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path))
    assert data_home() == tmp_path

    monkeypatch.delenv("PROFILECHECK_HOME")
    assert data_home().name == "profilecheck"


def test_purge_removes_everything_and_says_what(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    files = [write_private(folder / "runs" / "1" / "report.json", "{}"), folder / "school.yaml"]
    write_private(files[1], "names: [Oakfield]")

    assert purge(folder) == Purged(tuple(files), ())

    assert not folder.exists()
    assert purge(folder) == Purged((), ())


def test_purge_leaves_what_is_not_the_programs(tmp_path: Path) -> None:
    folder = tmp_path / "Documents"
    ours = write_private(folder / "people.txt.sealed", "Jo Bell")
    letter = write_private(folder / "letter.txt", "Dear Jo")

    assert purge(folder) == Purged((ours,), (letter,))

    assert letter.exists()
    assert not ours.exists()


def test_purge_knows_every_name_that_the_program_keeps_something_under() -> None:
    """A new one has to be added to what is removed, or it would stay behind."""
    source = Path(profilecheck.__file__).parent
    # Where browsers are looked for, the home is the person's own.
    files = [p for p in source.rglob("*.py") if p.name != "find.py"]
    text = "\n".join(p.read_text(encoding="utf-8") for p in files)
    kept = re.findall(r'(?:data_home\(\)|\bhome) / "([^"]+)"', text)
    listed = re.search(r"\bKEPT_FILES = \(([^)]*)\)", text)
    assert listed is not None
    kept += re.findall(r'"([^"]+)"', listed[1])
    assert len(kept) >= 9
    assert {name.removesuffix(SEALED) for name in kept} == KEPT_HERE


def test_purge_does_not_follow_a_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = write_private(tmp_path / "photos" / "cat.jpg", b"cat")
    link = private_folder(tmp_path / "home") / "runs"
    try:
        link.symlink_to(outside.parent, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let this user make links")

    assert purge(tmp_path / "home") == Purged((link,), ())

    assert outside.exists()


def test_purge_refuses_a_folder_that_the_persons_home_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = private_folder(tmp_path / "jane")
    monkeypatch.setattr(Path, "home", lambda: home)

    for folder in (home, tmp_path):
        with pytest.raises(StorageError, match="nothing removed"):
            purge(folder)
    assert home.exists()


@each("named", ["report.json", "runs/report.json"])
def test_what_could_not_be_removed_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    path = write_private(tmp_path / "home" / "runs" / "report.json", "{}")

    def locked(_: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", named)

    monkeypatch.setattr("shutil.rmtree", locked)

    with pytest.raises(StorageError) as refused:
        purge(tmp_path / "home")
    said = str(refused.value)
    assert said.startswith(f"{path}: this could not be removed (Permission denied). It is still")
    assert said.endswith("remove it by hand.")


def test_what_a_killed_write_left_is_swept_but_not_what_may_still_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    for name in ("old", "new"):
        with pytest.raises(KeyboardInterrupt):
            write_private(tmp_path / name / "snapshot.json", "half")
    monkeypatch.undo()
    (old,) = (tmp_path / "old").iterdir()
    (new,) = (tmp_path / "new").iterdir()
    whole = [
        write_private(tmp_path / name, "x") for name in ("report.json", ".hidden", "a.unfinished")
    ]
    for path in (old, *whole):
        os.utime(path, (0, 0))
    sweep_unfinished(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)
    assert all(path.exists() for path in whole)


def test_a_folder_that_another_command_removes_meanwhile_stops_nobody(tmp_path: Path) -> None:
    """So does each browser that ends, and every command looks through the private folder."""
    (tmp_path / "gone").mkdir()
    write_private(tmp_path / "stays" / "file", "x")
    seen = []
    for path in everything_in(tmp_path):
        seen.append(path.name)
        if path.name == "gone":
            path.rmdir()
    assert sorted(seen) == ["file", "gone", "stays"]
    assert is_private_or_gone(tmp_path / "gone")


@posix
def test_what_lies_in_a_private_folder_is_open_to_nobody(tmp_path: Path) -> None:
    """A browser's own folders are set open, within a folder that nobody else can enter."""
    home = private_folder(tmp_path / "home")
    browser = home / "browser"
    browser.mkdir(mode=0o755)
    (browser / "open").touch(mode=0o644)
    (browser / "lock").symlink_to("nowhere")
    write_private(browser / "own", "x")
    assert list(open_to_others(home)) == []

    home.chmod(0o755)
    browser.chmod(0o755)
    assert list(open_to_others(home)) == [home, browser, browser / "open"]

    browser.chmod(0o700)
    assert list(open_to_others(home)) == [home]


def test_purge_leaves_what_is_in_use_and_does_not_call_it_somebody_elses(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    ours = write_private(folder / "answers.json", "x")
    used = write_private(folder / "page" / "lock", "")
    assert is_anything_kept(folder, ("page",))
    assert purge(folder, ("page",)) == Purged((ours,), ())
    assert used.exists()
    assert is_anything_kept(folder)
    assert not is_anything_kept(folder, ("page",))


def test_purge_removes_what_was_put_aside_sealed_or_not(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    names = (
        "people.txt.damaged",
        "people.txt.damaged.2",
        "people.txt.damaged.3.sealed",
        "people.txt.damaged.sealed",
        "people.txt.sealed.damaged",
        "people.txt.sealed.damaged.10",
    )
    ours = tuple(write_private(folder / name, "Jo Bell") for name in names)
    assert purge(folder) == Purged(ours, ())
