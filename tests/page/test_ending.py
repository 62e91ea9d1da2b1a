"""Closing the page, and what is shown where there is nothing to show."""

import base64
import hashlib
from typing import cast

import pytest

from profilecheck.page.life import Life
from profilecheck.page.looking import Looking
from tests import unhurried
from tests.page.conftest import Served
from tests.page.test_serving import Reading


def test_closing_says_so_first_and_ends_the_server(served: Served) -> None:
    closed = served.ask("/end", "POST")
    assert closed.status == 200
    assert "profilecheck is closed. What you did is kept." in closed.text
    served.ended.join(unhurried.SECONDS)
    assert not served.ended.is_alive()


def test_what_is_said_last_brings_its_own_style_and_the_policy_allows_it(served: Served) -> None:
    closed = served.ask("/end", "POST")
    style = closed.text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert "prefers-color-scheme: dark" in style
    assert f"style-src 'self' 'sha256-{digest}';" in closed.headers["content-security-policy"]
    assert "<link" not in closed.text, "nothing is served any more"


def test_of_practice_nothing_is_said_to_be_kept(served: Served) -> None:
    served.desk.made_up = "mixed"
    assert "Practice is not kept." in served.ask("/end").text
    assert "Practice is not kept." in served.ask("/end", "POST").text


def test_while_something_is_read_it_asks_once_more(served: Served) -> None:
    served.desk.looking = cast("Looking", Reading())
    asked = served.ask("/end", "POST")
    assert (asked.status, asked.headers["location"]) == (303, served.path("/end"))
    assert "still being read" in served.ask("/end").text
    assert served.desk.life.farewell == ""
    assert served.ask("/end", "POST", body=b"sure=yes").status == 200
    served.ended.join(unhurried.SECONDS)
    assert not served.ended.is_alive()


def test_what_is_missing_has_a_way_back(served: Served) -> None:
    for path, method in (("/nowhere", "GET"), ("/end/", "GET"), ("/alive", "POST")):
        answer = served.ask(path, method)
        assert answer.status in {307, 404, 405}
    assert f'href="{served.path("/")}"' in served.ask("/nowhere").text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"a"),
        ("multipart/form-data; boundary=b", b"--b\r\nno header\r\n"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\na"),
        ("application/x-www-form-urlencoded", b"a=b&" * 2000),
    ],
)
def test_a_form_that_cannot_be_read_is_one_sentence(kind: str, body: bytes, served: Served) -> None:
    answer = served.ask("/networks", "POST", {"Content-Type": kind}, body)
    assert answer.status in {400, 413, 422}
    assert "Traceback" not in answer.text
    assert 'role="alert"' in answer.text


def test_whoever_listens_late_is_told_at_once_and_nobody_twice() -> None:
    life, told = Life(), []
    with life.telling(lambda: told.append("early")):
        with life.telling(lambda: told.append("gone")):
            pass
        life.end("first")
        life.end("second")
    with life.telling(lambda: told.append("late")):
        assert told == ["early", "late"]
    assert life.farewell == "first"
