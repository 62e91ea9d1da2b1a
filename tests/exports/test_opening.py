"""What exports come in besides a plain ZIP file: .tgz, ZIP files in a folder or in another one."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from errno import EACCES
from pathlib import Path

import pytest

from profilecheck.errors import InputError
from profilecheck.files import Counted, opened_export
from profilecheck.files.joining import Joined, WithEarlier
from profilecheck.model import Account
from profilecheck.replica import person
from profilecheck.vocabulary import Fact
from tests.each import each
from tests.exports.conftest import read_files, texts, untold
from tests.exports.making import MAKERS, Files, facebook, linkedin, takeout, unpacked, x, zipped
from tests.exports.others import made

AMY = person("exposed")
_PACKED_AT = int(datetime(2026, 11, 20, 9).timestamp())


def only(*paths: Path) -> Account:
    (account,) = read_files(*paths)[0].accounts
    return account


def tarred(path: Path, files: Files, mode: str = "w:gz") -> Path:
    """Write the files into a .tgz file, or with another mode into a .tar."""
    with tarfile.open(path, mode) as packed:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), _PACKED_AT
            packed.addfile(info, io.BytesIO(content))
    return path


@each(("name", "mode"), [("a.tgz", "w:gz"), ("a.tar.gz", "w:gz"), ("a.tar", "w")])
@each("network", MAKERS)
def test_a_tar_file_tells_what_a_zip_does(
    network: str, name: str, mode: str, tmp_path: Path
) -> None:
    files = MAKERS[network](AMY)
    packed = tarred(tmp_path / name, files, mode)
    assert only(packed).readings == only(zipped(tmp_path / "a.zip", files)).readings
    again = tarred(tmp_path / f"dot.{name}", {f"./{n}": c for n, c in files.items()}, mode)
    assert only(again).readings == only(packed).readings


def _member(**traits: object) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with tarfile.open(path, "w:gz") as packed:
            info = tarfile.TarInfo("data/account.js")
            for trait, value in traits.items():
                setattr(info, trait, value)
            packed.addfile(info)
        return path

    return make


def _twice(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for _ in range(2):
            packed.addfile(tarfile.TarInfo("data/account.js"))
    return path


def _bomb(path: Path) -> Path:
    with gzip.open(path, "wb") as packed:
        info = tarfile.TarInfo("data/account.js")
        info.size = 2**30
        packed.write(info.tobuf())
        for _ in range(128):
            packed.write(bytes(2**20))
    return path


def _long_heading(path: Path) -> Path:
    """A heading that says it takes two gigabytes, which would have to be held in memory."""
    with gzip.open(path, "wb") as packed:
        info = tarfile.TarInfo("data/account.js")
        info.type, info.size = tarfile.XHDTYPE, 2**31
        packed.write(info.tobuf())
        packed.write(bytes(2**16))
    return path


def _torn(path: Path) -> Path:
    whole = tarred(path, takeout(AMY)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _not_a_tar(path: Path) -> Path:
    path.write_bytes(gzip.compress(b"a letter" * 99))
    return path


def _cut_between_files(path: Path) -> Path:
    """A tar file of which the last files are missing: nothing that is there is torn."""
    whole = tarred(path, takeout(AMY), "w").read_bytes()
    with tarfile.open(path) as packed:
        last = packed.getmembers()[-1]
    path.write_bytes(whole[: last.offset])
    return path


def _cut_and_packed(path: Path) -> Path:
    path.write_bytes(gzip.compress(_cut_between_files(path).read_bytes()))
    return path


HARMFUL: dict[str, tuple[Callable[[Path], Path], str]] = {
    "up": (_member(name="data/../../account.js"), "leads out of it"),
    "absolute": (_member(name="/data/account.js"), "leads out of it"),
    "backslashes": (_member(name="..\\account.js"), "leads out of it"),
    "a link": (_member(type=tarfile.SYMTYPE, linkname="/etc/passwd"), "a link to another file"),
    "a hard link": (_member(type=tarfile.LNKTYPE, linkname="b"), "a link to another file"),
    "a device": (_member(type=tarfile.CHRTYPE), "a link to another file"),
    "twice": (_twice, "two files of one name"),
    "a bomb": (_bomb, "far more than an export"),
    "a long heading": (_long_heading, "damaged"),
    "torn": (_torn, "breaks off"),
    "cut between two files": (_cut_between_files, "breaks off"),
    "cut and packed": (_cut_and_packed, "breaks off"),
    "no tar file": (_not_a_tar, "no .tgz file"),
}


@each("kind", HARMFUL)
def test_a_harmful_tgz_is_one_clear_sentence(kind: str, tmp_path: Path) -> None:
    make, says = HARMFUL[kind]
    path = make(tmp_path / "export.tgz")
    with pytest.raises(InputError, match=says) as refused:
        read_files(path)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_long_heading_is_not_taken_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[int] = []
    read = gzip.GzipFile.read

    def watched(file: gzip.GzipFile, size: int | None = -1) -> bytes:
        asked_for.append(-1 if size is None else size)
        return read(file, size)

    monkeypatch.setattr(gzip.GzipFile, "read", watched)
    with pytest.raises(InputError, match="damaged"):
        read_files(_long_heading(tmp_path / "export.tgz"))
    assert 0 <= min(asked_for) <= max(asked_for) <= 2**20


def test_links_within_a_folder_are_followed_and_no_other(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "export", takeout(AMY))
    inside = next(path for path in folder.rglob("*") if path.is_file())
    try:
        inside.with_name("again.json").symlink_to(inside)
    except OSError:
        pytest.skip("this system does not let this user make links")
    with opened_export(folder) as export:
        assert any(name.endswith("again.json") for name in export.names())
    (folder / "out").symlink_to(tmp_path)
    with pytest.raises(InputError, match="a link that leads out of it"):
        read_files(folder)


def test_a_name_with_backslashes_is_a_path(tmp_path: Path) -> None:
    files = facebook(AMY)
    path = zipped(tmp_path / "good.zip", files)
    turned = {name.replace("/", "#"): content for name, content in files.items()}
    windows = zipped(tmp_path / "windows.zip", turned)
    windows.write_bytes(windows.read_bytes().replace(b"#", b"\\"))
    with opened_export(windows) as export:
        assert set(export.names()) == set(files)
    assert only(windows).readings == only(path).readings


def test_what_is_packed_in_a_way_that_is_not_read_is_not_said_to_be_damaged(
    tmp_path: Path,
) -> None:
    """Windows packs large files by “Deflate64”, other programs in ways of their own."""
    path = zipped(tmp_path / "windows.zip", facebook(AMY))
    content = bytearray(path.read_bytes())
    for sign, method in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = -1
        while (at := content.find(sign, at + 1)) >= 0:
            content[at + method] = 9
    path.write_bytes(content)
    whys = untold(only(path), Fact.FRIENDS_COUNT)
    assert any("packed in a way that is not read: unpack" in why for why in whys)


def test_a_name_in_utf_8_that_is_not_said_to_be_is_read_as_it(tmp_path: Path) -> None:
    name = "Takeout/YouTube et YouTube Music/chaînes/chaîne.csv"
    path = zipped(tmp_path / "mac.zip", {name: b"", "old-é.txt": b"", "plain.txt": b""})
    content = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = -1
        while (at := content.find(sign, at + 1)) >= 0:
            content[at + flags + 1] &= ~8  # the bit that says that a name is in UTF-8
    path.write_bytes(content)
    with opened_export(path) as export:
        assert set(export.names()) == {name, "old-é.txt", "plain.txt"}
        with export.open(name) as file:
            assert file.read() == b""


def test_a_name_in_what_dos_wrote_is_read_as_it(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dos.zip", {"caf#.txt": b""})
    path.write_bytes(path.read_bytes().replace(b"#", b"\x82"))
    with opened_export(path) as export:
        assert list(export.names()) == ["café.txt"]


def test_a_tar_file_with_its_folders_in_it(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "data", {"account.js": b"[]"})
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as packed:
        packed.add(folder, "data")
    with opened_export(tmp_path / "a.tgz") as export:
        assert list(export.names()) == ["data/account.js"]


def test_a_day_that_no_calendar_has_is_none(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "a.zip", {"a": b""}, (2026, 0, 0, 0, 0, 0))
    endless = tarfile.TarInfo("a")
    endless.mtime = 2**62
    with tarfile.open(tmp_path / "a.tar", "w") as other:
        other.addfile(endless)
    for path in (packed, tmp_path / "a.tar"):
        with opened_export(path) as export:
            assert export.moment("a") is None


def test_where_the_folder_around_cannot_be_seen_nothing_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(EACCES, "Permission denied", str(path))

    zipped(tmp_path / "b.zip", {})
    with opened_export(zipped(tmp_path / "a.zip", {"a": b""})) as export:
        assert set(export.beside()) == {"a.zip", "b.zip"}
        monkeypatch.setattr(Path, "iterdir", refused)
        assert not list(export.beside())


NO_EXPORTS = {
    "export.7z": (b"7z\xbc\xaf\x27\x1c", "Unpack it"),
    "export.rar": (b"Rar!\x1a\x07", "Unpack it"),
    "export.tar.xz": (b"\xfd7zXZ\0", "Unpack it"),
    "export.tar.bz2": (b"BZh91AY", "Unpack it"),
    "empty.zip": (b"", "empty"),
    "login.zip": (b"\n<!DOCTYPE html><html>Sign in", "web page"),
    "profile.html": (b"<html>", "audit --pages FOLDER"),
    "Your archive.html": (b"<html>", "have the whole export read"),
    "profile.mhtml": (b"From: <Saved by Blink>", "audit --pages FOLDER"),
    "export.pdf": (b"%PDF-1.7", "not a ZIP file"),
    "export.z01": (b"PK\x03\x04", "one part of a file that was split"),
    "export.zip.002": (b"\0\1\2", "one part of a file that was split"),
    "first.zip": (b"PK\x07\x08PK\x03\x04", "one part of a file that was split"),
}


@each("name", NO_EXPORTS)
def test_what_is_no_zip_file_is_told_for_what_it_is(name: str, tmp_path: Path) -> None:
    content, says = NO_EXPORTS[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_files(tmp_path / name)


# Packed files within others


def _inner(tmp_path: Path, files: Files, name: str = "inner.zip") -> bytes:
    return zipped(tmp_path / name, files).read_bytes()


def test_a_folder_of_zip_files_is_read_as_if_each_were_named(tmp_path: Path) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    zipped(folder / "facebook.zip", facebook(AMY))
    zipped(folder / "photos.zip", {"holiday.jpg": b""})
    (folder / "torn.zip").write_bytes(b"PK\3\4")
    (folder / "bill.pdf").write_bytes(b"%PDF")
    tarred(folder / "takeout.tgz", takeout(AMY))
    (folder / "old").mkdir()
    zipped(folder / "old" / "x.zip", x(AMY))
    snapshot, left = read_files(folder)
    assert {account.network for account in snapshot.accounts} == {"facebook", "x", "youtube"}
    said = {Path(file).name: why for file, why in left}
    assert set(said) == {"photos.zip", "torn.zip"}
    assert "1 picture" in said["photos.zip"]
    assert "breaks off" in said["torn.zip"]


_LOOSE: dict[str, Files] = {
    "x": x(AMY),
    "linkedin": linkedin(AMY),
    "tiktok": made(AMY, "tiktok"),
    "whatsapp": made(AMY, "whatsapp"),
    "snapchat": made(AMY, "snapchat"),
    "youtube": {n.partition("/")[2]: held for n, held in takeout(AMY).items() if "YouTube" in n},
    "facebook": {n.partition("/")[2]: held for n, held in facebook(AMY).items()},
}


@each("network", _LOOSE)
def test_what_lies_beside_an_export_without_a_folder_is_not_within_it(
    network: str, tmp_path: Path
) -> None:
    folder = unpacked(tmp_path / network / "Downloads", _LOOSE[network])
    (own,) = read_files(folder)[0].accounts
    unpacked_too = "x" if network == "facebook" else "facebook"
    packed_too = "youtube" if network == "linkedin" else "linkedin"
    unpacked(folder / "facebook-amy.carter-2026-11-20", _LOOSE[unpacked_too])
    zipped(folder / "export.zip", MAKERS[packed_too](AMY))
    there = {account.network: account for account in read_files(folder)[0].accounts}
    assert set(there) == {network, unpacked_too, packed_too}
    assert there[network] == own
    if network in ("facebook", "snapchat"):
        return  # not all of their folders are known: they may be within
    names = [path for path in folder.rglob("*") if path.is_file()]
    whole = {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}
    again = zipped(tmp_path / network / "drive-download.zip", whole)
    assert {account.network for account in read_files(again)[0].accounts} == set(there)


@pytest.mark.parametrize("packed", [True, False])
def test_two_networks_in_folders_of_one_file_are_both_read(packed: bool, tmp_path: Path) -> None:
    in_html = {name.replace(".json", ".html"): b"<html>" for name in facebook(AMY)}
    read = {"x": x(AMY), "linkedin": linkedin(AMY)}
    files = {f"{n}/{name}": held for n, own in read.items() for name, held in own.items()}
    files |= {f"facebook/{name.partition('/')[2]}": held for name, held in in_html.items()}
    path = tmp_path / "both.zip"
    snapshot, left = read_files(
        zipped(path, files) if packed else unpacked(tmp_path / "both", files)
    )
    assert {account.network for account in snapshot.accounts} == set(read)
    ((where, why),) = left
    assert Path(where).name == "facebook"
    assert "choose “JSON”" in why


@pytest.mark.parametrize("network", MAKERS)
def test_a_zip_in_a_zip(network: str, tmp_path: Path) -> None:
    files = MAKERS[network](AMY)
    inner = _inner(tmp_path, files)
    outer = zipped(tmp_path / "outer.zip", {"mine/export.zip": inner, "__MACOSX/a.zip": b""})
    assert only(outer).readings == only(tmp_path / "inner.zip").readings
    assert sorted(p.name for p in tmp_path.iterdir()) == ["inner.zip", "outer.zip"]


def test_a_damaged_zip_within_a_zip_is_one_sentence(tmp_path: Path) -> None:
    inner = _inner(tmp_path, x(AMY))
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("inner.zip", inner)
    path.write_bytes(path.read_bytes().replace(inner, inner[:-1] + b"x"))
    with pytest.raises(InputError, match=r"inner\.zip: .*damaged.* Download your export once more"):
        read_files(path)


def test_the_third_zip_within_is_not_opened(tmp_path: Path) -> None:
    inner = _inner(tmp_path, {"deep.zip": _inner(tmp_path, x(AMY), "deep.zip")})
    outer = zipped(tmp_path / "outer.zip", {"inner.zip": inner})
    with pytest.raises(InputError, match="not an export that we know: it holds 1 packed file"):
        read_files(outer)


def test_a_zip_within_an_export_is_a_document_of_it(tmp_path: Path) -> None:
    files = takeout(AMY)
    kept = {"Takeout/Drive/backup.zip": _inner(tmp_path, x(AMY))}
    snapshot, left = read_files(zipped(tmp_path / "takeout.zip", files | kept))
    assert [account.network for account in snapshot.accounts] == ["youtube"]
    assert not left


def test_a_bomb_within_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "outer.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("inner.zip", "w") as inner,
    ):
        for _ in range(129):
            inner.write(bytes(2**20))
    with pytest.raises(InputError, match=r"inner\.zip: take this file out of the other one"):
        read_files(path)


def test_too_many_zip_files_in_a_folder(tmp_path: Path) -> None:
    unpacked(tmp_path, {f"{n}.zip": b"" for n in range(60)})
    with pytest.raises(InputError, match=r"60 packed files\. Choose the exports among them"):
        read_files(tmp_path)


def test_a_table_with_semicolons_keeps_the_commas_in_it(tmp_path: Path) -> None:
    files = MAKERS["linkedin"](AMY)
    jobs = (
        "sep=;\nCompany Name;Title;Description;Started On;Finished On\nElm, Ash & Co;Cook;;2020;\n"
    )
    account = only(zipped(tmp_path / "l.zip", files | {"Positions.csv": jobs.encode()}))
    assert texts(account, Fact.PROFILE_EMPLOYER) == ["Elm, Ash & Co"]


@each(("module", "write"), [("tarred", tarred), ("zipped", zipped), ("unpacked", unpacked)])
def test_the_list_of_files_is_bounded(
    module: str,
    write: Callable[[Path, Files], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"profilecheck.files.{module}.MOST_FILES", 3)
    path = write(tmp_path / module, {f"{n}.js": b"" for n in range(4)})
    with pytest.raises(InputError, match=r"more files than .*at most"):
        read_files(path)


def test_archives_in_one_another_say_what_the_inner_ones_do(tmp_path: Path) -> None:
    """Whether whoever packed it gave the moments decides which of two exports is the newer."""
    first = zipped(tmp_path / "a.zip", {"a": b"1"}, (2020, 1, 2, 3, 4, 6))
    unpacked(tmp_path / "b", {"b": b"22"})
    with opened_export(first) as packed, opened_export(tmp_path / "b") as loose:
        whole = Joined([packed, loose])
        assert (Joined([packed]).packed, whole.packed) == (True, False)
        older = WithEarlier(packed, loose, same_age=False)
        for archive in (whole, older, Counted(whole, lambda *_: None)):
            assert archive.moment("a") == datetime(2020, 1, 2, 3, 4, 6)
            assert archive.moment("b/b") == loose.moment("b/b")
            assert archive.size("b/b") == 2
        counted = Counted(whole, lambda *_: None)
        for thing in ("called", "packed", "older"):
            assert getattr(counted, thing) == getattr(whole, thing)
        assert list(counted.beside()) == list(whole.beside()) == ["a.zip"]
