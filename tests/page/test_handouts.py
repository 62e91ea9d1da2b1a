"""The page's handouts: a screen, and each file when it is asked for."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from profilecheck.report.handouts import Handout, handout_page, networks_with_cards
from tests.accessibility import assert_accessible_in_every_look
from tests.page.desks import client_of, desk_in
from tests.page.looked import served


def test_one_is_a_pdf_to_save(tmp_path: Path) -> None:
    answer = client_of(desk_in(tmp_path)).get(f"/handouts/{Handout.CLAUSES}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert PdfReader(BytesIO(answer.content)).pages


@pytest.mark.parametrize("handout", Handout)
def test_each_is_printed_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handout: Handout
) -> None:
    async def unprinted(page: str) -> bytes:
        return page.encode()

    monkeypatch.setattr("profilecheck.page.screens.handouts.pdf", unprinted)
    desk = desk_in(tmp_path)
    client = client_of(desk)
    assert f"/handouts/{handout}.pdf" in client.get("/handouts").text
    answer = client.get(f"/handouts/{handout}.pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="{handout}.pdf"'
    assert answer.text == handout_page(handout, desk.checklist, networks_with_cards())


def test_there_are_no_others(tmp_path: Path) -> None:
    assert client_of(desk_in(tmp_path)).get("/handouts/report.pdf").status_code == 404


def test_the_screen_is_accessible(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1100, "height": 800})
    with served(desk_in(tmp_path)) as base:
        page.goto(f"{base}/handouts")
        assert_accessible_in_every_look(page, narrow=390)
