"""What is sealed is opened on one screen, which leads back to where the person was."""

import json
from collections.abc import Callable, Iterator

import httpx2
import pytest

from profilecheck.model import Snapshot
from profilecheck.page.desk import Desk
from profilecheck.page.locked import Tries, asked_on_the_page
from profilecheck.page.way import kept_way
from profilecheck.questions.networks import Use
from profilecheck.store.runs import new_run
from profilecheck.store.store import Store
from profilecheck.vault import passphrase
from tests.page.conftest import Clock, Served, desk_in, serving
from tests.vault.killing import cheap

PASSPHRASE = "four words do not belong"
ANOTHER = "five other words that differ"


@pytest.fixture
def locked(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The page of a person who has set a passphrase and come as far as the school."""
    monkeypatch.setattr(passphrase, "_derived", cheap)
    desk.store.set_passphrase(PASSPHRASE)
    desk.keep(desk.way())
    started_again = desk_in(desk.store.home, clock)
    started_again.tries = Tries(clock)
    with serving(started_again) as page:
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


def test_a_form_that_needs_it_is_held_and_kept_once_it_is_given(locked: Served) -> None:
    sent = locked.ask("/networks", "POST", body=b"use=facebook")
    assert (sent.status, sent.headers["location"]) == (303, locked.path("/unlock?back=/"))
    assert "It is not lost." in locked.ask("/unlock?back=/").text
    status, _, text = _try(locked, "wrong", "/")
    assert status == 422
    assert "It is not lost." in text
    assert _try(locked, PASSPHRASE, "/")[:2] == (303, "/school")
    assert locked.desk.way().networks == {"facebook": Use.YES}
    assert _try(locked, PASSPHRASE, "/")[:2] == (303, "/"), "it is done once"


def test_a_form_that_is_held_is_forgotten_with_everything(locked: Served) -> None:
    locked.ask("/networks", "POST", body=b"use=facebook")
    locked.desk.remove_everything(())
    locked.ask("/unlock?back=/")
    assert locked.desk.way().networks == {}


def test_a_form_that_is_refused_then_is_shown_again(locked: Served) -> None:
    locked.ask("/networks", "POST", body=b"nothing=ticked")
    status, _, text = _try(locked, PASSPHRASE, "/")
    assert status == 422
    assert "Where do you have an account?" in text
    assert locked.desk.way().networks == {}


def test_after_the_minute_three_more_are_tried_and_the_right_one_begins_anew() -> None:
    clock = Clock()
    tries = Tries(clock)

    def wrong(times: int) -> list[bool]:
        waits = []
        for _ in range(times):
            tries.note_wrong()
            waits.append(tries.has_to_wait)
        return waits

    assert wrong(3) == [False, False, True]
    clock.now = 60
    assert not tries.has_to_wait
    assert wrong(3) == [False, False, True]
    tries.forget()
    assert wrong(3) == [False, False, True]


def test_after_three_wrong_ones_even_the_right_one_waits(locked: Served, clock: Clock) -> None:
    for _ in range(2):
        status, _, text = _try(locked, "wrong")
        assert status == 422
        assert "That is not the passphrase. Try it once more." in text
    status, _, text = _try(locked, "wrong")
    assert status == 429
    assert "Wait a minute" in text
    assert "“Delete everything”, below, removes it" in text
    assert locked.ask("/delete").status == 200, "nor does that ask for what was lost"
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


# A terminal, while the page is open and unlocked


@pytest.fixture
def unlocked(locked: Served) -> Served:
    """The same page, once the passphrase was given."""
    assert _try(locked, PASSPHRASE)[0] == 303
    return locked


@pytest.fixture
def terminal(unlocked: Served) -> Store:
    """What is kept, as a command has it that was given the passphrase."""
    store = Store(unlocked.desk.store.home, asked_on_the_page)
    store.unlock(PASSPHRASE)
    return store


def _changed(terminal: Store) -> None:
    terminal.set_passphrase(ANOTHER)


def _removed_and_set(terminal: Store) -> None:
    terminal.remove_passphrase()
    terminal.set_passphrase(ANOTHER)


@pytest.mark.parametrize("do", [_changed, _removed_and_set])
def test_after_it_was_changed_in_a_terminal_the_new_one_is_asked_for(
    do: Callable[[Store], None], unlocked: Served, terminal: Store
) -> None:
    do(terminal)
    sent = unlocked.ask("/networks", "POST", body=b"use=facebook")
    assert (sent.status, sent.headers["location"]) == (303, unlocked.path("/unlock?back=/"))
    asked = unlocked.ask("/unlock?back=/").text
    assert "Your passphrase was changed since you gave it here. Give the new one." in asked
    assert kept_way(terminal).networks == {}, "nothing was sealed with the old key"
    assert _try(unlocked, PASSPHRASE, "/")[0] == 422
    assert _try(unlocked, ANOTHER, "/")[:2] == (303, "/school")
    assert kept_way(terminal).networks == {"facebook": Use.YES}
    assert "was changed" not in unlocked.ask("/unlock").text


def test_after_it_was_removed_in_a_terminal_the_page_goes_on(
    unlocked: Served, terminal: Store
) -> None:
    terminal.remove_passphrase()
    sent = unlocked.ask("/networks", "POST", body=b"use=facebook")
    assert (sent.status, sent.headers["location"]) == (303, unlocked.path("/school"))
    anybody = Store(terminal.home, asked_on_the_page)
    assert kept_way(anybody).networks == {"facebook": Use.YES}
    assert not list(terminal.home.rglob("*.sealed"))


def test_what_was_held_is_kept_where_it_was_removed_before_it_was_given(
    locked: Served, terminal: Store
) -> None:
    terminal.set_passphrase(ANOTHER)
    locked.ask("/networks", "POST", body=b"use=facebook")
    terminal.remove_passphrase()
    assert _try(locked, ANOTHER, "/")[:2] == (303, "/school")
    assert kept_way(Store(terminal.home, asked_on_the_page)).networks == {"facebook": Use.YES}


def test_once_one_was_set_in_a_terminal_the_page_asks_for_it(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrase, "_derived", cheap)
    assert served.ask("/networks", "POST", body=b"use=facebook").status == 303
    Store(served.desk.store.home, asked_on_the_page).set_passphrase(PASSPHRASE)
    assert served.ask("/school").headers["location"] == served.path("/unlock?back=/school")
    assert "was changed" not in served.ask("/unlock").text
    assert _try(served, PASSPHRASE, "/school")[:2] == (303, "/school")


def test_a_checklist_is_not_said_to_be_missing_where_it_is_sealed(locked: Served) -> None:
    now = locked.desk.now()
    other = Store(locked.desk.store.home, asked_on_the_page)
    other.unlock(PASSPHRASE)
    new_run(other, now).keep(Snapshot(program="a test", taken_at=now))
    other.forget("way.json")  # it was made in a terminal
    sent = locked.ask("/checklist")
    assert (sent.status, sent.headers["location"]) == (303, locked.path("/unlock?back=/checklist"))


def test_who_follows_a_screen_is_led_to_where_it_is_asked_for(locked: Served) -> None:
    with (
        httpx2.Client(headers=locked.own_headers()) as browser,
        browser.stream("GET", locked.page + "/sign-in/events") as answer,
    ):
        data = next(line for line in answer.iter_lines() if line.startswith("data:"))
    on_to = json.loads(data.removeprefix("data:"))["onTo"]
    assert on_to == locked.path("/unlock?back=/sign-in")
