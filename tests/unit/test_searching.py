"""The search that other tests rest on finds a word wherever a program could leave it."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from tests.canaries import CANARIES, kinds_in
from tests.exports.making import zipped
from tests.searching import found_in

WORD = CANARIES["message"]


def _pdf(folder: Path) -> None:
    with pikepdf.new() as document:
        with document.open_metadata() as told:
            told["dc:title"] = WORD
        document.docinfo["/Title"] = WORD
        document.save(folder / "report.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _put(name: str, content: bytes) -> Callable[[Path], object]:
    def put(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

    return put


PLACES: Mapping[str, Callable[[Path], object]] = {
    "a file": _put("a.json", f'{{"a": "{WORD}"}}'.encode()),
    "another case": _put("a", WORD.upper().encode()),
    "the name of a file": _put(f"{WORD}.txt", b""),
    "the name of a folder": lambda folder: (folder / WORD).mkdir(),
    "a hidden file, far below": _put(".a/b/.c", WORD.encode()),
    "UTF-16": _put("leveldb", b"\x00" + WORD.encode("utf-16-le")),
    "JSON": _put("a", json.dumps({"told": [WORD]}).encode()),
    "base64": _put("a", base64.b64encode(f"1{WORD}".encode())),
    "base64, one on": _put("a", base64.b64encode(f"12{WORD}".encode())),
    "base64, two on": _put("a", base64.b64encode(f"123{WORD}".encode())),
    "gzip": _put("a", gzip.compress(WORD.encode())),
    "deflate": _put("a", zlib.compress(WORD.encode())),
    "a ZIP file": lambda folder: zipped(folder / "a.zip", {"a": WORD.encode() * 9}),
    "a PDF": _pdf,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_word_is_found_wherever_it_is(tmp_path: Path, place: str) -> None:
    assert found_in("", tmp_path, planted=CANARIES.values()) == []
    PLACES[place](tmp_path)
    assert found_in("", tmp_path, planted=CANARIES.values()) == [WORD]


def test_a_word_is_found_in_what_was_said() -> None:
    assert found_in(f"Reading {WORD}…", planted=CANARIES.values()) == [WORD]


def test_no_canary_is_part_of_another() -> None:
    for kind, word in CANARIES.items():
        assert kinds_in(word) == {kind}
