"""An export is as old as it says, and not as the copy of it is: what shows no day is not new."""

import os
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from profilecheck.model import Account, Observed
from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sites.export import UNDATED, day_in, day_of
from profilecheck.sites.meta import day_named, handle_named
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports.conftest import NOW, Reading, observed, untold
from tests.exports.made_by_meta import instagram
from tests.exports.making import (
    MAKERS,
    Files,
    as_facebook_writes,
    facebook,
    linkedin,
    takeout,
    unpacked,
    x,
    x_file,
    x_manifest,
    zipped,
)

AMY = person("exposed")
NO_DATE = (1980, 1, 1, 0, 0, 0)
A_COPY = datetime(2026, 11, 22, 9).timestamp()
"""When somebody copied a folder: the day before."""


def undated(files: Files) -> Files:
    """The files without what tells their day, in the folder's name or in a manifest."""
    kept = {name: content for name, content in files.items() if "manifest" not in name}
    return {name.replace("-2026-11-20", ""): content for name, content in kept.items()}


def copied(folder: Path, files: Files, when: float = A_COPY) -> Path:
    """A folder of the files, copied at that moment."""
    unpacked(folder, files)
    for path in folder.rglob("*"):
        os.utime(path, (when, when))
    return folder


def account_at(path: Path) -> Account:
    (account,) = read_exports([path], matcher=SchoolMatcher(SCHOOL), taken_at=NOW).accounts
    return account


def doubted(account: Account) -> set[str]:
    """What stands beside every fact that was read, as a reason why it may not be so today."""
    seen = {r.fact for r in account.readings if isinstance(r, Observed)}
    assert seen
    return set.intersection(*({*untold(account, fact)} for fact in seen))


@pytest.mark.parametrize("network", MAKERS)
def test_a_copied_folder_without_a_day_is_not_new(network: str, tmp_path: Path) -> None:
    files = undated(MAKERS[network](AMY))
    account = account_at(copied(tmp_path / "copy", files))
    assert doubted(account) == {UNDATED}
    # What was there is read all the same.
    assert observed(account, Fact.PROFILE_NAME)


@pytest.mark.parametrize("network", MAKERS)
def test_a_folder_that_was_last_changed_long_ago_is_old(network: str, tmp_path: Path) -> None:
    long_ago = datetime(2025, 3, 1, 12).timestamp()
    folder = copied(tmp_path / "copy", undated(MAKERS[network](AMY)), long_ago)
    (folder / ".DS_Store").write_bytes(b"opened yesterday")
    assert doubted(account_at(folder)) == {"the export is of 1 March 2025"}


@pytest.mark.parametrize("network", MAKERS)
def test_files_in_a_zip_without_dates_are_of_no_day(network: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "export.zip", undated(MAKERS[network](AMY)), NO_DATE)
    assert doubted(account_at(path)) == {UNDATED}


def test_it_is_as_old_as_the_last_request_where_its_name_says_nothing(tmp_path: Path) -> None:
    asked = as_facebook_writes([{"timestamp": at} for at in (1_600_000_000, 1_700_000_000)])
    files = undated(MAKERS["facebook"](AMY))
    (above,) = {name.split("/your_facebook_activity/")[0] for name in files if "/posts/" in name}
    name = f"{above}/your_facebook_activity/other_activity/your_information_download_requests.json"
    account = account_at(zipped(tmp_path / "export.zip", {**files, name: asked}))
    assert doubted(account) == {"the export is of 14 November 2023"}


@pytest.mark.parametrize("network", MAKERS)
def test_a_day_to_come_is_no_proof(network: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", undated(MAKERS[network](AMY)), (2031, 1, 1, 0, 0, 0))
    assert doubted(account_at(path)) == {UNDATED}


@pytest.mark.parametrize("network", MAKERS)
def test_a_fresh_zip_is_new(network: str, tmp_path: Path) -> None:
    account = account_at(zipped(tmp_path / "any.zip", undated(MAKERS[network](AMY))))
    assert not doubted(account)


@pytest.mark.parametrize("extra", [".DS_Store", "__MACOSX/._a", "Thumbs.db", "index.html"])
def test_one_new_file_does_not_make_an_old_zip_new(extra: str, tmp_path: Path) -> None:

    path = zipped(tmp_path / "any.zip", linkedin(AMY), (2025, 3, 1, 9, 0, 0))
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(zipfile.ZipInfo(extra, (2026, 11, 22, 9, 0, 0)), b"")
    assert doubted(account_at(path)) == {"the export is of 1 March 2025"}


@pytest.mark.parametrize("own", [".DS_Store", "__MACOSX/._a", "Thumbs.db", "index.html"])
def test_a_folder_that_somebody_packed_again_is_not_new(own: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "Archive.zip", {**undated(linkedin(AMY)), own: b""})
    assert doubted(account_at(path)) == (set() if own == "index.html" else {UNDATED})


_NAMES = {
    "facebook": "facebook-amy-2026-11-20-Ab1.zip",
    "x": "twitter-2026-11-20-0a1b.zip",
    "linkedin": "Complete_LinkedInDataExport_11-20-2026.zip",
    "youtube": "takeout-20261120T090000Z-001.zip",
}


@pytest.mark.parametrize("network", MAKERS)
def test_the_name_that_the_network_gave_tells_the_day(network: str, tmp_path: Path) -> None:
    files = undated(MAKERS[network](AMY))
    assert not doubted(account_at(zipped(tmp_path / _NAMES[network], files, NO_DATE)))
    folder = copied(tmp_path / _NAMES[network].removesuffix(".zip"), files)
    assert not doubted(account_at(folder))
    old = tmp_path / _NAMES[network].replace("2026", "2024")
    account = account_at(zipped(old, files))
    assert doubted(account) == {"the export is of 20 November 2024"}


_BY_LANGUAGE = {
    "2024-01-05": date(2024, 1, 5),
    "2024_01_05": date(2024, 1, 5),
    "2024.1.5": date(2024, 1, 5),
    "20.11.2024": date(2024, 11, 20),
    "11_20_2024": date(2024, 11, 20),
    "5-1-2024": date(2024, 1, 5),
    "1-5-2024": date(2024, 1, 5),
}
"""Days as names of Meta's exports have them; of two that it may be, the older."""


@each("written", _BY_LANGUAGE)
def test_a_day_in_a_name_of_metas_is_read_in_every_language(written: str, tmp_path: Path) -> None:
    name = f"facebook-amy.02.04.2019-{written}-Ab1"
    assert day_named([name], "facebook") == _BY_LANGUAGE[written]
    assert handle_named([name], "facebook") == "amy.02.04.2019"
    account = account_at(zipped(tmp_path / f"{name} (1).zip", undated(facebook(AMY))))
    told = _BY_LANGUAGE[written]
    assert f"the export is of {told.day} {told:%B %Y}" in doubted(account)


def test_what_is_no_day_in_a_name_of_metas_is_none() -> None:
    names = ("facebook-amy", "facebook-amy-2024-13-40-x", "facebook-amy-41-41-2024", "2024-01-05")
    assert [day_named([name], "facebook") for name in names] == [None] * len(names)
    assert day_named(["Copy of instagram-amy-2024-01-05-x"], "instagram") == date(2024, 1, 5)


def test_a_name_that_somebody_else_gave_is_no_day(tmp_path: Path) -> None:
    packed_by_drive = "Takeout-20261121T080000Z-1-001.zip"  # a folder called “Takeout”
    path = zipped(tmp_path / packed_by_drive, undated(takeout(AMY)), NO_DATE)
    assert doubted(account_at(path)) == {UNDATED}
    files = {name.partition("/")[2]: held for name, held in instagram().items()}
    for name, of_a_day in (("insta_20261121.zip", False), ("amy_20201121.zip", True)):
        account = account_at(zipped(tmp_path / name, files, NO_DATE))
        assert (doubted(account) == {"the export is of 21 November 2020"}) is of_a_day
        assert (doubted(account) == {UNDATED}) is not of_a_day


def test_a_name_does_not_make_older_files_new(tmp_path: Path) -> None:
    path = zipped(tmp_path / _NAMES["linkedin"], linkedin(AMY), (2023, 5, 4, 9, 0, 0))
    assert doubted(account_at(path)) == {"the export is of 4 May 2023"}


_OLD = x_manifest("AmyCarterLeeds", "2024-01-05T09:00:00.000Z")
_NEW = x_manifest("AmyCarterLeeds", "2026-11-20T09:00:00.000Z")
_HOLDERS: dict[str, Callable[[Path, Files], Path]] = {
    "a folder copied today": lambda p, files: copied(p / "twitter-2026-11-20", files),
    "a ZIP without dates": lambda p, files: zipped(p / "x.zip", files, NO_DATE),
    "a ZIP packed again": lambda p, files: zipped(p / "x.zip", files, (2026, 11, 22, 9, 0, 0)),
}


@pytest.mark.parametrize("holder", _HOLDERS)
def test_the_manifest_of_x_counts_before_all_else(holder: str, tmp_path: Path) -> None:
    for manifest, says in ((_OLD, {"the export is of 5 January 2024"}), (_NEW, set())):
        files = x(AMY) | {"data/manifest.js": manifest}
        folder = tmp_path / str(len(says))
        folder.mkdir()
        assert doubted(account_at(_HOLDERS[holder](folder, files))) == says


def test_a_manifest_of_a_day_to_come_proves_nothing(tmp_path: Path) -> None:
    files = x(AMY) | {"data/manifest.js": x_manifest("AmyCarterLeeds", "2031-01-05T09:00:00.000Z")}
    assert doubted(account_at(copied(tmp_path / "copy", files))) == {UNDATED}


def test_googles_own_list_of_files_tells_the_day(tmp_path: Path) -> None:
    overview = (
        b'<h1 class="header_title">Archive for amy.carter@example.org</h1>'
        b'<div class="header_subtext">%s, 12:00:00 AM UTC \xe2\x80\xa2 1.5 MB</div>'
        b'<div id="service-details-YOUTUBE"></div>'
    )
    for day, says in (
        (b"Nov 20, 2026", set()),
        (b"Jan 5, 2024", {"5 January 2024"}),
        (b"Feb 31, 2026", {UNDATED}),
    ):
        files = takeout(AMY) | {"Takeout/archive_browser.html": overview % day}
        folder = copied(tmp_path / day.decode().replace(",", ""), files)
        assert {d.removeprefix("the export is of ") for d in doubted(account_at(folder))} == says


def test_a_list_of_files_that_is_damaged_does_not_hide_another(tmp_path: Path) -> None:
    listed = (
        b'<div class="header_subtext">Jan 5, 2024</div><div id="service-details-YOUTUBE"></div>'
    )
    files = takeout(AMY) | {"Takeout/Archiv.html": listed}
    path = zipped(tmp_path / "takeout.zip", files)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as packed:
        packed.writestr("Takeout/archive_browser.html", b"<p>a whole page")
    path.write_bytes(path.read_bytes().replace(b"a whole page", b"a torn  page"))
    assert doubted(account_at(path)) == {"the export is of 5 January 2024"}


def test_an_account_is_not_out_of_use_where_something_in_it_has_no_day(read: Reading) -> None:
    old = {"tweet": {"full_text": "A walk", "created_at": "Wed Oct 10 20:19:24 +0000 2018"}}
    undated_one = {"tweet": {"full_text": "A walk", "created_at": ""}}
    for tweets, said in (([old], 1), ([old, undated_one], 0)):
        files = x(AMY) | {"data/tweets.js": x_file("tweets", tweets)}
        assert len(observed(read(files), Fact.ACCOUNT_DORMANT)) == said


def test_a_day_in_a_name_is_one_that_there_is() -> None:
    pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
    assert day_in(["a-2026-02-31-2026-03-01", "2026-05-05"], pattern) == date(2026, 3, 1)
    assert day_in(["a-2026-13-01", "b"], pattern) is None


def test_a_moment_is_one_as_text_and_in_thousandths() -> None:
    seconds = 1_790_000_000
    moments = (seconds, str(seconds), seconds * 1000, f"{seconds}000")
    assert {day_of(moment) for moment in moments} == {date(2026, 9, 21)}
    assert [day_of(odd) for odd in ("", "0", "soon", "12", True, -1, None, "9" * 20)] == [None] * 8


def test_an_account_is_not_out_of_use_for_an_export_of_no_day(read: Reading) -> None:
    tweet = b'window.YTD.tweets.part0 = [{"tweet": {"full_text": "A walk", "created_at": '
    tweet += b'"Wed Oct 10 20:19:24 +0000 2018"}}]'
    files = x(AMY) | {"data/tweets.js": tweet}
    assert observed(read(files), Fact.ACCOUNT_DORMANT)
    assert not observed(read(undated(files), made=NO_DATE), Fact.ACCOUNT_DORMANT)
