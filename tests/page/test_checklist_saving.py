"""Save a copy: what comes, with which password it opens, and that nothing is left in clear."""

import io
from pathlib import Path
from typing import cast

import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import Snapshot
from profilecheck.report import html
from profilecheck.store.runs import runs_folder
from tests.page.checked import At, a_check, at_checklist
from tests.page.desks import client_of, desk_in

PASSWORD = "a blue teapot"


@pytest.fixture
def at(tmp_path: Path) -> At:
    return at_checklist(tmp_path)


def _text_of(document: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in document.pages)


def test_the_page_is_sent_as_a_download_as_it_is_saved(at: At) -> None:
    answer = at.client.post("/checklist/save", data={"kind": "page"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == (
        'attachment; filename="my-profiles-2026-03-09.html"'
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text == html(at.report)


@pytest.mark.parametrize("kind", ["short", "full"])
def test_a_pdf_with_a_password_opens_with_that_password_alone(at: At, kind: str) -> None:
    given = {"kind": kind, "password": PASSWORD, "again": PASSWORD}
    answer = at.client.post("/checklist/save", data=given)
    assert answer.headers["content-type"] == "application/pdf"
    for wrong in ("", "a blue kettle", PASSWORD.upper()):
        closed = pypdf.PdfReader(io.BytesIO(answer.content))
        assert closed.is_encrypted
        assert closed.decrypt(wrong) is pypdf.PasswordType.NOT_DECRYPTED
    opened = pypdf.PdfReader(io.BytesIO(answer.content))
    assert opened.decrypt(PASSWORD) is not pypdf.PasswordType.NOT_DECRYPTED
    assert "Oakfield" in _text_of(opened)
    encryption = cast(pypdf.generic.DictionaryObject, opened.trailer["/Encrypt"].get_object())
    assert [str(encryption[key]) for key in ("/V", "/R", "/Length")] == ["5", "6", "256"]
    assert b"Oakfield" not in answer.content


def test_without_a_password_it_is_an_ordinary_pdf_and_the_full_one_has_more(at: At) -> None:
    short, full = (
        pypdf.PdfReader(io.BytesIO(at.client.post("/checklist/save", data={"kind": k}).content))
        for k in ("short", "full")
    )
    assert not short.is_encrypted
    assert len(_text_of(full)) > len(_text_of(short))


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({}, "kind", "Choose what to save."),
        ({"kind": "short", "password": PASSWORD}, "again", "Type the password twice."),
        ({"kind": "full", "again": PASSWORD}, "again", "Type the password twice."),
        ({"kind": "short", "password": "abc", "again": "abc"}, "password", "8 characters"),
        ({"kind": "page", "password": PASSWORD, "again": PASSWORD}, "password", "Choose a PDF"),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field_and_no_password_comes_back(
    at: At, given: dict[str, str], field: str, says: str
) -> None:
    page = at.refused("save", **given)
    wrong = page.css_first(f"#{field}-wrong")
    assert wrong is not None
    assert says in wrong.text()
    assert page.css_first("[autofocus]") is not None
    assert all("value" not in node.attributes for node in page.css("input[type=password]"))


def test_of_a_sealed_check_a_copy_is_sent_and_nothing_lies_in_clear(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.store.set_passphrase("correct horse battery")
    at = At(desk, a_check(desk), client_of(desk))
    given = {"kind": "short", "password": PASSWORD, "again": PASSWORD}
    assert at.client.post("/checklist/save", data=given).status_code == 200
    assert "Oakfield" in at.client.post("/checklist/save", data={"kind": "page"}).text
    at.send("account", network="bebo", account="never")
    files = [path for path in desk.store.home.rglob("*") if path.is_file()]
    assert all(path.suffix == ".sealed" or path.name == "school.yaml" for path in files)
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)
    assert {path.name for path in runs_folder(desk.store).glob("*/*")} == {
        "snapshot.json.sealed",
        "report.json.sealed",
        "report.html.sealed",
    }


def test_what_is_saved_is_everything_though_some_was_put_off(at: At) -> None:
    row = at.report.visits[0].rows[0]
    at.send("put-off", network="facebook", row=row.id, kind="not-for-me")
    saved = LexborHTMLParser(at.client.post("/checklist/save", data={"kind": "page"}).text)
    assert saved.css_first(f"#{row.id}") is not None


def test_a_check_that_is_gone_has_no_copy(at: At) -> None:
    for path in at.run.folder.iterdir():
        path.unlink()
    assert at.client.get("/checklist/save").headers["location"] == "/checklist"
    assert at.client.post("/checklist/save", data={"kind": "page"}).status_code == 303
    assert Snapshot.KIND not in at.client.get("/checklist").text
