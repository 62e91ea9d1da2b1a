"""While exports are read, whoever shows it is told how far it is."""

import itertools
import json
from pathlib import Path

from profilecheck.replica import person
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.sources.how_far import HowFar
from tests.auditing import SCHOOL
from tests.exports.conftest import NOW
from tests.exports.making import facebook, unpacked, x, zipped


def _told(*paths: Path) -> list[HowFar]:
    told: list[HowFar] = []
    read_exports(paths, matcher=SchoolMatcher(SCHOOL), taken_at=NOW, listener=told.append)
    return told


def test_each_file_of_each_network_is_told_with_its_size(tmp_path: Path) -> None:
    who = person("exposed")
    told = _told(zipped(tmp_path / "f.zip", facebook(who)), unpacked(tmp_path / "x", x(who)))
    assert list(dict.fromkeys(t.network for t in told)) == ["Facebook", "X (Twitter)"]
    assert {"your_friends.json", "tweets.js"} <= {t.file.rpartition("/")[2] for t in told}
    assert all(0 <= t.read <= t.size for t in told)
    assert all(t.size for t in told)


def test_within_a_long_file_it_is_told_now_and_then(tmp_path: Path) -> None:
    files = facebook(person("exposed"))
    name = next(name for name in files if "your_posts" in name)
    posts = [{"timestamp": 1_600_000_000, "data": [{"post": "A walk"}]} for _ in range(50_000)]
    files[name] = json.dumps(posts).encode()
    told = [t for t in _told(zipped(tmp_path / "f.zip", files)) if t.file in name]
    assert all(a.read <= b.read and a.posts <= b.posts for a, b in itertools.pairwise(told))
    assert {0, 1_000, 49_000} <= {t.posts for t in told}
    assert told[-1].size == len(files[name])
    assert told[-1].read > 0.9 * told[-1].size
    assert len(told) < 100
