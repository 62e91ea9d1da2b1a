"""Exports of any size: read record by record, in little memory."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from profilecheck.files import opened_export, records, rows

_MEGABYTE = 2**20
_POSTS = 50
_MEMBERS = 40_000
_PEAK = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
snapshot = read_exports([Path(sys.argv[1])], matcher=SchoolMatcher(), taken_at=datetime.now(UTC))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
words = [r.detail for r in snapshot.accounts[0].readings if r.fact == "posts.to_reread"]
print(before, after, *words)
"""


def _large_export(path: Path) -> Path:
    """A Facebook export of 50 MB, most of it what stands beside the posts."""
    post = b'{"timestamp": 1600000000, "data": [{"post": "A walk"}], "uri": "%s"}'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("comments.json", '{"comments_v2": []}')
        with packed.open("your_posts_1.json", "w") as posts:
            posts.write(b"[" + post % b"")
            for number in range(_POSTS):
                posts.write(b"," + post % (b"%d" % number).ljust(_MEGABYTE, b"."))
            posts.write(b"]")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is told in other units elsewhere")
def test_50_megabytes_take_a_fraction_of_them(tmp_path: Path) -> None:
    path = _large_export(tmp_path / "export.zip")
    command = [sys.executable, "-c", _PEAK, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    before, after, *words = told.split(maxsplit=2)
    assert f"{_POSTS + 1} posts" in words[0]
    kilobytes = int(after) - int(before)
    assert kilobytes < 20 * 1024


def test_a_list_of_many_megabytes_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as packed:
        members = ",".join(f'{{"name": "{number:0100}"}}' for number in range(_MEMBERS))
        packed.writestr("your_friends.json", f'{{"other": [{{}}], "friends_v2": [{members}]}}')
    with opened_export(path) as export:
        assert sum(1 for _ in records(export, "your_friends.json", ("friends_v2",))) == _MEMBERS


def test_rows_are_read_to_the_last(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("Connections.csv", "First Name,Company\n" + "Jo,School\n" * 100_000)
    with opened_export(path) as export:
        assert sum(1 for _ in rows(export, "Connections.csv", ("company",))) == 100_000
