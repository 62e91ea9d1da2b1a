"""Save a copy: what comes, with which password it opens, and that nothing is left in clear."""

import io
from pathlib import Path
from typing import cast

import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser

from profilecheck.model import Snapshot
from profilecheck.page.screens import saving
from profilecheck.report import html
from profilecheck.store.runs import runs_folder
from profilecheck.words import report as words
from tests.page.checked import At, a_check, at_checklist
from tests.page.desks import client_of, desk_in
from tests.unit.test_with_command import COMMAND

PASSWORD = "a blue teapot"


def _words(page: LexborHTMLParser, place: str) -> str:
    return " ".join(" ".join(node.text() for node in page.css(place)).split())


@pytest.fixture
def at(tmp_path: Path) -> At:
    return at_checklist(tmp_path)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> At:
    """Someone whose check is done, and sealed."""
    desk = desk_in(tmp_path_factory.mktemp("sealed"))
    desk.store.set_passphrase("correct horse battery")
    return At(desk, a_check(desk), client_of(desk))


@pytest.fixture(scope="module")
def with_password(sealed: At) -> bytes:
    """A PDF that they save with a password."""
    given = {"kind": "short", "password": PASSWORD, "again": PASSWORD}
    answer = sealed.client.post("/checklist/save", data=given)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    return answer.content


def test_the_page_is_sent_as_a_download_as_it_is_saved(at: At) -> None:
    answer = at.client.post("/checklist/save", data={"kind": "page"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == (
        'attachment; filename="my-profiles-2026-03-09.html"'
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text == html(at.report, commands=False)
    read = " ".join(LexborHTMLParser(answer.text).text().split())
    assert "Start profilecheck, and choose “Delete everything”" in read
    assert not COMMAND.search(read), "whoever saved it has no terminal"
    assert COMMAND.search(html(at.report))


def test_a_pdf_with_a_password_opens_with_that_password_alone(with_password: bytes) -> None:
    for wrong in ("", "a blue kettle", PASSWORD.upper()):
        closed = pypdf.PdfReader(io.BytesIO(with_password))
        assert closed.is_encrypted
        assert closed.decrypt(wrong) is pypdf.PasswordType.NOT_DECRYPTED
    opened = pypdf.PdfReader(io.BytesIO(with_password))
    assert opened.decrypt(PASSWORD) is not pypdf.PasswordType.NOT_DECRYPTED
    assert any("Oakfield" in page.extract_text() for page in opened.pages)
    encryption = cast(pypdf.generic.DictionaryObject, opened.trailer["/Encrypt"].get_object())
    assert [str(encryption[key]) for key in ("/V", "/R", "/Length")] == ["5", "6", "256"]
    assert b"Oakfield" not in with_password


def test_without_a_password_it_is_an_ordinary_pdf(at: At) -> None:
    saved = at.client.post("/checklist/save", data={"kind": "full"}).content
    with pypdf.PdfReader(io.BytesIO(saved)) as opened:
        assert not opened.is_encrypted
        assert opened.pages


@pytest.mark.parametrize(("kind", "all_of_it"), [("short", False), ("full", True)])
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_what_is_printed_is_as_full_as_was_chosen(
    at: At, monkeypatch: pytest.MonkeyPatch, kind: str, all_of_it: bool, password: str
) -> None:
    """That the full one has more on paper is held where it is printed."""

    async def unprinted(page: str) -> bytes:
        return page.encode()

    def sealed_with(printed: bytes, given: str) -> bytes:
        return given.encode() + printed

    monkeypatch.setattr(saving, "pdf", unprinted)
    monkeypatch.setattr(saving, "with_password", sealed_with)
    given = {"kind": kind, "password": password, "again": password}
    saved = at.client.post("/checklist/save", data=given).text
    assert saved == password + html(at.report, print_all=all_of_it, commands=False)


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


def test_of_a_sealed_check_a_copy_is_sent_and_nothing_lies_in_clear(
    sealed: At, with_password: bytes
) -> None:
    assert with_password
    assert "Oakfield" in sealed.client.post("/checklist/save", data={"kind": "page"}).text
    sealed.send("account", network="bebo", account="never")
    desk = sealed.desk
    files = [path for path in desk.store.home.rglob("*") if path.is_file()]
    assert all(path.suffix == ".sealed" or path.name == "school.yaml" for path in files)
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)
    assert {path.name for path in runs_folder(desk.store).glob("*/*")} == {
        "snapshot.json.sealed",
        "report.json.sealed",
        "report.html.sealed",
    }


def test_what_was_put_off_is_saved_apart_from_what_is_to_be_done(at: At) -> None:
    put_off, left = (visit.rows[0] for visit in at.report.visits)
    at.send("put-off", network="facebook", row=put_off.id, kind="not-for-me")
    saved = LexborHTMLParser(at.client.post("/checklist/save", data={"kind": "page"}).text)
    assert saved.css(f"#put-off #{put_off.id}")
    assert "You said “not for me” on 23 November 2026." in _words(saved, "#put-off")
    assert saved.css(f"#start #{left.id}")
    assert not saved.css(f":is(#start, #visits) #{put_off.id}")
    assert not saved.css("#put-off .decide, #put-off form")

    at.send("put-off", network="facebook", row=left.id, kind="later")
    saved = LexborHTMLParser(at.client.post("/checklist/save", data={"kind": "page"}).text)
    assert _words(saved, "#start-title") == "Nothing left to change but what you put off"


def test_a_pdf_has_what_was_put_off_below_that_heading(at: At) -> None:
    visit, left = at.report.visits
    at.send("put-off", network="facebook", row=visit.rows[0].id, kind="later")
    printed = at.client.post("/checklist/save", data={"kind": "short"}).content
    with pypdf.PdfReader(io.BytesIO(printed)) as opened:
        said = " ".join(" ".join(page.extract_text() for page in opened.pages).split())
    above, _, below = said.partition("Put off")
    assert words.visit_name(visit) not in above
    assert words.visit_name(visit) in below
    assert left.rows[0].says in above


def test_a_check_that_is_gone_has_no_copy(at: At) -> None:
    for path in at.run.folder.iterdir():
        path.unlink()
    assert at.client.get("/checklist/save").headers["location"] == "/checklist"
    assert at.client.post("/checklist/save", data={"kind": "page"}).status_code == 303
    assert Snapshot.KIND not in at.client.get("/checklist").text
