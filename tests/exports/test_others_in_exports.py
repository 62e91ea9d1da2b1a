"""Exports of networks used on the phone: files that hold other people stay shut, or are counted.

No name, number, group or chat partner is in any reading, in the log, or in what is shown meanwhile.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from profilecheck.errors import InputError
from profilecheck.files.zipped import ZippedExport
from profilecheck.school import SchoolMatcher
from profilecheck.sites import site
from profilecheck.sources.exported import read_exports
from tests.auditing import SCHOOL
from tests.each import each
from tests.exports import made_by_meta
from tests.exports.conftest import NOW
from tests.exports.made_by_meta import THREADS_PROFILE, instagram
from tests.exports.made_by_phone import LAYOUTS, OTHERS, snapchat, tiktok, tiktok_text, whatsapp
from tests.exports.making import Files, zipped

EXPORTS: dict[str, Files] = {
    **{f"tiktok {layout}": tiktok(layout) for layout in LAYOUTS},
    "tiktok text": tiktok_text(),
    "tiktok dutch": tiktok_text(dutch=True),
    "whatsapp": whatsapp(),
    "snapchat": snapchat(),
    **{
        f"instagram {layout}": {
            **instagram(layout, threads=THREADS_PROFILE),
            **({} if layout == "2018" else made_by_meta.synced_contacts(layout)),
        }
        for layout in made_by_meta.LAYOUTS
    },
}
PLANTED = (*OTHERS, *made_by_meta.OTHERS)


def _said(path: Path, log: pytest.LogCaptureFixture) -> str:
    """Everything that is said and kept of an export."""
    said: list[str] = []
    log.clear()
    log.set_level(logging.DEBUG)
    try:
        told = read_exports(
            [path],
            matcher=SchoolMatcher(SCHOOL),
            taken_at=NOW,
            leave_out=lambda file, why: said.append(f"{file}: {why}"),
            listener=lambda how_far: said.append(repr(how_far)),
        )
        said.append(told.model_dump_json())
    except InputError as error:
        said.append(str(error))
    return "\n".join((*said, log.text))


@each("kind", EXPORTS)
def test_nobody_else_is_in_what_is_said(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    said = _said(zipped(tmp_path / "a.zip", EXPORTS[kind]), caplog)
    assert [other for other in PLANTED if other in said] == []


@pytest.mark.parametrize("kind", EXPORTS)
def test_nor_where_files_break_off_or_hold_what_they_never_do(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = EXPORTS[kind]
    for name, held in files.items():
        odd = b'{"wa_settings": {"status_privacy": ["%s (active)"], "about_privacy": "%s"}}'
        others = tuple(other.encode() for other in OTHERS[:2])
        for number, other in enumerate((held[: len(held) // 2], odd % others, b"[]", b"\0")):
            said = _said(zipped(tmp_path / f"{number}.zip", {**files, name: other}), caplog)
            assert [one for one in PLANTED if one in said] == [], (name, number)


@pytest.mark.parametrize("kind", EXPORTS)
def test_only_the_files_that_the_guide_names_are_opened(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: set[str] = set()
    open_as_ever = ZippedExport.open

    @contextmanager
    def watched(archive: ZippedExport, name: str) -> Iterator[IO[bytes]]:
        opened.add(name.rpartition("/")[2])
        with open_as_ever(archive, name) as file:
            yield file

    monkeypatch.setattr(ZippedExport, "open", watched)
    read_exports(
        [zipped(tmp_path / "a.zip", EXPORTS[kind])], matcher=SchoolMatcher(SCHOOL), taken_at=NOW
    )
    networks = ("instagram", "threads") if "instagram" in kind else (kind.split()[0],)
    ways = [way for network in networks if (way := site(network).export)]
    named = {file for way in ways for part in way.parts for file in part.files}
    also_called = {"user_data.json", "account_privacy_changes.json"}  # older names
    dutch = {"Instellingen.txt", "Profielinformatie.txt", "Volger.txt", "Reacties.txt"}
    assert opened
    assert opened <= named | also_called | (dutch if "dutch" in kind else set())
