"""What is sealed is opened on one screen, which leads back to where the person was."""

from collections.abc import Iterator

import pytest

from profilecheck.page.desk import Desk
from profilecheck.page.locked import Tries, asked_on_the_page
from profilecheck.store.store import Store
from profilecheck.vault import passphrase
from tests.page.conftest import Clock, Served, serving
from tests.vault.killing import cheap

PASSPHRASE = "four words do not belong"


@pytest.fixture
def locked(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The page of a person who has set a passphrase and come as far as the school."""
    monkeypatch.setattr(passphrase, "_derived", cheap)
    desk.store.set_passphrase(PASSPHRASE)
    desk.keep(desk.way())
    desk.store = Store(desk.store.home, asked_on_the_page)
    desk.tries = Tries(clock)
    with serving(desk) as page:
        yield page


def _try(page: Served, typed: str, back: str = "/networks") -> tuple[int, str, str]:
    answer = page.ask("/unlock", "POST", body=f"passphrase={typed}&back={back}".encode())
    led_to = (answer.headers["location"] or "").removeprefix(page.entrance.root)
    return answer.status, led_to, answer.text


def test_a_screen_that_needs_it_leads_to_it_and_it_leads_back(locked: Served) -> None:
    sent = locked.ask("/networks")
    assert (sent.status, sent.headers["location"]) == (303, locked.path("/unlock?back=/networks"))
    asked = locked.ask("/unlock?back=/networks")
    assert asked.status == 200
    assert 'name="back" value="/networks"' in asked.text
    assert _try(locked, PASSPHRASE)[:2] == (303, "/networks")
    assert locked.ask("/networks").status == 200


def test_a_form_that_needs_it_keeps_nothing_and_leads_to_the_beginning(locked: Served) -> None:
    sent = locked.ask("/networks", "POST", body=b"facebook=yes")
    assert (sent.status, sent.headers["location"]) == (303, locked.path("/unlock?back=/"))
    assert _try(locked, PASSPHRASE, "/")[:2] == (303, "/")
    assert locked.desk.way().networks == {}


def test_after_three_wrong_ones_even_the_right_one_waits(locked: Served, clock: Clock) -> None:
    for _ in range(2):
        status, _, text = _try(locked, "wrong")
        assert status == 422
        assert "That is not the passphrase. Try it once more." in text
    status, _, text = _try(locked, "wrong")
    assert status == 429
    assert "Wait a minute" in text
    assert _try(locked, PASSPHRASE)[0] == 429
    clock.now += 59
    assert _try(locked, PASSPHRASE)[0] == 429
    clock.now += 1
    assert _try(locked, "wrong")[0] == 422
    assert _try(locked, PASSPHRASE)[0] == 303


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a%0d%0aX:%20y"]
)
def test_it_leads_nowhere_else(back: str, locked: Served) -> None:
    assert _try(locked, PASSPHRASE, back)[:2] == (303, "/")


def test_what_was_typed_is_shown_and_kept_nowhere(locked: Served) -> None:
    _, _, text = _try(locked, "a wrong one that I typed")
    assert "a wrong one that I typed" not in text
    assert _try(locked, PASSPHRASE)[0] == 303
    kept = b"".join(p.read_bytes() for p in locked.desk.store.home.rglob("*") if p.is_file())
    assert PASSPHRASE.encode() not in kept


def test_hiding_ending_and_a_missing_page_need_no_passphrase(locked: Served) -> None:
    assert locked.ask("/notes").status == 200
    assert locked.ask("/end").status == 200
    assert locked.ask("/nowhere").status == 404
    assert locked.ask("/end", "POST").status == 200


def test_where_nothing_is_sealed_nothing_is_asked(served: Served) -> None:
    asked = served.ask("/unlock")
    assert (asked.status, asked.headers["location"]) == (303, served.path("/"))
    assert served.ask("/unlock", "POST", body=b"passphrase=a").status in {303, 422}
