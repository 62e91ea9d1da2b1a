"""`profilecheck audit --export`: a report from a file, with no browser, sign-in or question."""

import signal
import sys
from pathlib import Path

import pytest

from profilecheck.cli.app import main
from profilecheck.cli.progress import FileProgress
from profilecheck.model import Report, load
from profilecheck.replica import person
from profilecheck.resources import data_folder
from tests.cli.program import Cli
from tests.exports.made_by_phone import tiktok_text, whatsapp
from tests.exports.making import facebook, linkedin, takeout, x, zipped

SCHOOL = data_folder("fixtures") / "school.yaml"
AMY = person("exposed")


def test_exports_make_one_report(cli: Cli, tmp_path: Path) -> None:
    files = facebook(AMY)
    del files[next(name for name in files if name.endswith("your_friends.json"))]
    paths = (zipped(tmp_path / "f.zip", files), zipped(tmp_path / "x.zip", x(AMY)))
    out = tmp_path / "out"
    exports = [word for path in paths for word in ("--export", path)]
    done = cli("audit", *exports, "--school", SCHOOL, "--out", out)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "friends" in said.partition("Still open: ")[2].partition(".")[0]
    assert "If you asked for a part of your data, ask for all of it" in said
    assert "your_friends.json" not in said
    # Addresses, and the folder that the test chose, are as long as they are.
    shown = [n for n in done.stdout.splitlines() if "://" not in n and str(tmp_path) not in n]
    assert max(map(len, shown)) <= 80
    report = load(Report, out / "report.json")
    assert [n.network for n in report.networks] == ["facebook", "x"]


def test_an_export_that_cannot_be_read_is_one_sentence_and_makes_no_report(
    cli: Cli, tmp_path: Path
) -> None:
    broken = tmp_path / "export.zip"
    broken.write_bytes(b"PK\3\4")
    done = cli("audit", "--export", broken, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("profilecheck: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_ctrl_c_while_an_export_is_read_ends_cleanly_and_leaves_nothing(
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, out = zipped(tmp_path / "f.zip", facebook(AMY)), tmp_path / "out"
    words = ["audit", "--export", path, "--school", SCHOOL, "--out", out]
    monkeypatch.setattr(sys, "argv", ["profilecheck", *map(str, words)])
    monkeypatch.setenv("PROFILECHECK_HOME", str(home))
    monkeypatch.setattr(
        FileProgress, "show", lambda _self, _how_far: signal.raise_signal(signal.SIGINT)
    )
    before = sorted(home.rglob("*"))
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert "stopped" in capsys.readouterr().err
    assert not out.exists()
    assert sorted(home.rglob("*")) == before


def test_files_that_a_shell_made_of_a_pattern_are_exports(cli: Cli, tmp_path: Path) -> None:
    paths = [
        zipped(tmp_path / "takeout-001.zip", takeout(AMY)),
        zipped(tmp_path / "takeout-002.zip", {"Takeout/Mail/x.mbox": b""}),
        zipped(tmp_path / "x.zip", x(AMY)),
    ]
    out = tmp_path / "out"
    done = cli("audit", "--export", *paths, "--school", SCHOOL, "--out", out)
    assert done.returncode == 0, done.stderr
    report = load(Report, out / "report.json")
    assert [n.network for n in report.networks] == ["youtube", "x"]


def test_a_file_in_the_place_of_a_network_is_read(cli: Cli, tmp_path: Path) -> None:
    path = zipped(tmp_path / "my export.zip", x(AMY))
    done = cli("audit", path, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "Your export from X (Twitter) is read." in done.stdout


def test_networks_beside_exports_are_refused_as_before(cli: Cli, tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", x(AMY))
    done = cli("audit", "facebook", "--export", path, "--school", SCHOOL)
    assert done.returncode == 2
    assert "no network is opened" in done.stderr


def test_a_file_that_is_not_there_is_no_network(cli: Cli, tmp_path: Path) -> None:
    done = cli("audit", tmp_path / "nowhere.zip", "--school", SCHOOL)
    assert done.returncode == 2
    assert "there is no such file" in done.stderr


def test_an_export_in_which_nothing_could_be_read_makes_no_report(cli: Cli, tmp_path: Path) -> None:
    files = dict.fromkeys(linkedin(AMY), b"")
    path = zipped(tmp_path / "linkedin.zip", files)
    done = cli("audit", "--export", path, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "nothing could be read in your export from LinkedIn" in done.stderr
    assert "profilecheck guide linkedin" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_what_is_left_out_and_what_is_of_no_day_is_said(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    zipped(folder / "linkedin.zip", linkedin(AMY), (1980, 1, 1, 0, 0, 0))
    zipped(folder / "photos.zip", {"a.jpg": b""})
    done = cli("audit", folder, "--school", SCHOOL, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "Nothing in the export shows when it was made. So it shows what was there" in said
    assert "Left out:" in said
    assert "1 picture" in said


def test_which_files_are_read_is_said_before_and_after(cli: Cli, tmp_path: Path) -> None:
    said = cli("guide", "whatsapp").stdout
    assert "These files in it are read, and no others:" in said
    assert "account_settings.json: your stories, look-up by phone" in " ".join(said.split())
    done = cli("audit", "--export", zipped(tmp_path / "report.zip", whatsapp()))
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert "From account_settings.json: look-up by phone, your stories." in told
    assert "user_information.json" in told
    text = cli("audit", "--export", zipped(tmp_path / "text.zip", tiktok_text()))
    assert "From Settings.txt: " in text.stdout
    assert "user_data_tiktok.json" not in text.stdout
