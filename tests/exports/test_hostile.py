"""Export files that are damaged, or made to harm: one clear sentence each, and nothing is read."""

import os
import stat
import struct
import sys
import zipfile
from collections.abc import Callable
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest

from profilecheck.errors import InputError
from profilecheck.files import FileBroken, opened_export
from profilecheck.files.archive import MOST_FILES
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from tests.each import each
from tests.exports.conftest import NOW
from tests.exports.making import facebook, linkedin, unpacked, x, zipped


def _zip(path: Path, *infos: zipfile.ZipInfo | str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for info in infos:
            packed.writestr(info, b"[]")
    return path


def _linked(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _locked(path: Path) -> Path:
    """A ZIP file whose one file says that it is locked with a password."""
    content = bytearray(_zip(path, "data/account.js").read_bytes())
    content[6] |= 1  # the flags of the file itself
    content[content.index(b"PK\1\2") + 8] |= 1  # and of the list of files
    path.write_bytes(content)
    return path


def _named(path: Path, name: bytes) -> Path:
    """A ZIP file with a name in it that Python itself would not write."""
    content = _zip(path, "#" * len(name)).read_bytes()
    path.write_bytes(content.replace(b"#" * len(name), name))
    return path


def _twice(path: Path) -> Path:
    content = _zip(path, "data/a.js", "data/b.js").read_bytes()
    path.write_bytes(content.replace(b"data/b.js", b"data/a.js"))
    return path


def _two_forms(path: Path) -> Path:
    content = _zip(path, "data/a.js", "data#a.js").read_bytes()
    path.write_bytes(content.replace(b"data#a.js", b"data\\a.js"))
    return path


_LONG = 2**27


def _long_list(path: Path, *, offset: int = 0) -> Path:
    """A ZIP file whose list of files takes 128 MiB, of which nothing is on the disk."""
    return _ending_in(path, struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, _LONG, offset, 0))


def _long_list_elsewhere(path: Path) -> Path:
    """The same, as said in the longer record before the last one, which says otherwise."""
    longer = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 0, 0, _LONG, 0)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, _LONG, 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)
    return _ending_in(path, longer + place + last)


def _ending_in(path: Path, end: bytes) -> Path:
    with path.open("wb") as file:
        file.write(b"PK\3\4")
        file.seek(_LONG)
        file.write(end)
    return path


def _text(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "not a ZIP file": (lambda p: _text(p, b"words"), "not a ZIP file"),
    "empty": (lambda p: _text(p, b""), "this file is empty"),
    "a .tgz": (lambda p: _text(p, b"\x1f\x8b\x08" + bytes(50)), "choose the folder"),
    "breaks off": (lambda p: _text(p, _zip(p, "a" * 90).read_bytes()[:60]), "breaks off"),
    "only its beginning": (lambda p: _text(p, b"PK\3\4"), "breaks off"),
    "locked": (_locked, "locked with a password"),
    "up": (lambda p: _zip(p, "data/../../account.js"), "leads out of it"),
    "absolute": (lambda p: _zip(p, "/data/account.js"), "leads out of it"),
    "a drive": (lambda p: _zip(p, "C:/data/account.js"), "leads out of it"),
    "backslashes": (lambda p: _named(p, b"..\\account.js"), "leads out of it"),
    "NUL": (lambda p: _named(p, b"account.js\0.txt"), "leads out of it"),
    "link": (lambda p: _zip(p, _linked("data/account.js")), "a link to another file"),
    "twice": (_twice, "two files of one name"),
    "long list": (_long_list, f"{MOST_FILES:,}"),
    "long list, hidden": (
        lambda p: _long_list(p, offset=int.from_bytes(b"PK\5\6", "little")),
        f"{MOST_FILES:,}",
    ),
    "long list, elsewhere": (_long_list_elsewhere, f"{MOST_FILES:,}"),
    "nothing known": (lambda p: _zip(p, "holiday.jpg"), "not an export that we know"),
    "a ZIP in a ZIP": (lambda p: _zip(p, "facebook.zip"), "not an export that we know"),
    "up, by backslashes": (lambda p: _named(p, b"data\\..\\..\\account.js"), "leads out of it"),
    "a drive, by backslashes": (lambda p: _named(p, b"C:\\account.js"), "leads out of it"),
    "a share": (lambda p: _named(p, b"\\\\server\\account.js"), "leads out of it"),
    "one name in two forms": (_two_forms, "two files of one name"),
}


@each("kind", REFUSED)
def test_one_clear_sentence(kind: str, tmp_path: Path) -> None:
    make, says = REFUSED[kind]
    path = make(tmp_path / "export.zip")
    with pytest.raises(InputError, match=says) as refused:
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)
    sentence = str(refused.value)
    assert sentence.startswith(str(path))
    assert "\n" not in sentence
    assert sentence.isprintable()


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data/manifest.js", "window.YTD.manifest.part0 = []")
        packed.writestr("data/account.js", "window.YTD.account.part0 = []")
        with packed.open("data/tweets.js", "w") as tweets:
            tweets.write(b'window.YTD.tweets.part0 = [{"tweet": {"full_text": ""}}')
            for _ in range(100):
                tweets.write(b',{"tweet": {"full_text": ""}}' + b" " * 2**20)
    assert path.stat().st_size < 2**20
    with pytest.raises(InputError, match="unpacks to far more than an export holds"):
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)


def test_nothing_is_written_beside_the_export(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", x(person("exposed")))
    read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="making links takes rights of its own there")
def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.js"
    secret.write_text("window.YTD.account.part0 = []", encoding="utf-8")
    folder = unpacked(tmp_path / "export", x(person("exposed")))
    (folder / "data" / "profile.js").unlink()
    (folder / "data" / "profile.js").symlink_to(secret)
    with pytest.raises(InputError, match="a link that leads out of it"):
        read_exports([folder], matcher=SchoolMatcher(), taken_at=NOW)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "export", x(person("exposed")))
    os.mkfifo(folder / "data" / "tweets-part1.js")
    with opened_export(folder) as export:
        assert "data/tweets-part1.js" not in set(export.names())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_in_place_of_the_export_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "export.zip")
    with pytest.raises(InputError, match="this is no ordinary file"):
        read_exports([tmp_path / "export.zip"], matcher=SchoolMatcher(), taken_at=NOW)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_exports([tmp_path / "nowhere.zip"], matcher=SchoolMatcher(), taken_at=NOW)


def test_facebook_in_html_is_asked_for_again_in_json(tmp_path: Path) -> None:
    pages = {name.replace(".json", ".html"): b"<html>" for name in facebook(person("exposed"))}
    with pytest.raises(InputError, match="choose “JSON”"):
        read_exports([zipped(tmp_path / "f.zip", pages)], matcher=SchoolMatcher(), taken_at=NOW)


def test_the_files_of_two_networks_in_one_folder(tmp_path: Path) -> None:
    who = person("exposed")
    unpacked(tmp_path, x(who))
    unpacked(tmp_path, linkedin(who))
    with pytest.raises(InputError, match="several networks"):
        read_exports([tmp_path], matcher=SchoolMatcher(), taken_at=NOW)


def test_a_file_that_is_damaged_within_a_whole_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    _zip(path, "a.json")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"[]", b"[x", 1))  # its checksum does not fit any more
    with (
        opened_export(path) as export,
        pytest.raises(FileBroken, match=r"a\.json breaks off or is damaged"),
        export.open("a.json") as file,
    ):
        file.read()


def test_a_file_whose_place_in_a_zip_is_damaged(tmp_path: Path) -> None:
    path = _zip(tmp_path / "export.zip", "a.json")
    path.write_bytes(path.read_bytes().replace(b"PK\3\4", b"PK\0\0"))
    with (
        opened_export(path) as export,
        pytest.raises(FileBroken, match=r"a\.json breaks off or is damaged"),
        export.open("a.json"),
    ):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="making links takes rights of its own there")
def test_links_in_a_circle_are_one_sentence(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "export", x(person("exposed")))
    (folder / "data" / "round").symlink_to("round")
    with pytest.raises(InputError, match="this folder cannot be read"):
        read_exports([folder], matcher=SchoolMatcher(), taken_at=NOW)


def test_an_export_with_a_folder_that_cannot_be_opened_is_not_taken_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(place: str) -> object:
        if Path(place).name == "data":
            raise PermissionError(EACCES, "Permission denied", place)
        return listed(place)

    folder = unpacked(tmp_path / "export", x(person("exposed")))
    listed = os.scandir
    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InputError, match="this folder cannot be read"):
        read_exports([folder], matcher=SchoolMatcher(), taken_at=NOW)


def test_an_export_that_cannot_be_opened_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "x.zip", x(person("exposed")))
    opens = Path.open

    def refused(asked: Path, *args: Any, **kwargs: Any) -> Any:
        if asked == path:
            raise PermissionError(EACCES, "Permission denied", str(path))
        return opens(asked, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InputError, match=r"x\.zip: profilecheck may not open this\."):
        read_exports([path], matcher=SchoolMatcher(), taken_at=NOW)


def test_what_is_gone_meanwhile_is_broken_and_no_end(tmp_path: Path) -> None:
    with opened_export(unpacked(tmp_path / "export", {"a.json": b"[]"})) as export:
        assert (export.size("export/a.json"), export.moment("export/a.json") is None) == (2, False)
        (tmp_path / "export" / "a.json").unlink()
        assert (export.size("export/a.json"), export.moment("export/a.json")) == (0, None)
        with (
            pytest.raises(FileBroken, match=r"a\.json cannot be read"),
            export.open("export/a.json"),
        ):
            pass
