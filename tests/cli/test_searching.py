"""`profilecheck search-me`: the program sends nothing, and keeps what the person says."""

import socket
import webbrowser
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

from profilecheck.cli.app import app
from profilecheck.errors import InputError
from profilecheck.model import Came
from profilecheck.questions.searching import searched_networks, searches
from profilecheck.storage import is_private
from profilecheck.store.searching import kept_search
from profilecheck.store.store import Store
from tests.page.desks import refuse

ABOUT = ["Amy Carter", "Leeds", "-", "Amy Holroyd", "-", "-"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return Store(tmp_path / "home", refuse)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person's browser was handed; the program itself can reach nothing."""
    addresses: list[str] = []

    def hand_over(address: str) -> bool:
        addresses.append(address)
        return True

    def no(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the program opened a line of its own")

    monkeypatch.setattr(webbrowser, "open", hand_over)
    monkeypatch.setattr(socket, "socket", no)
    monkeypatch.setattr(socket, "create_connection", no)
    monkeypatch.setattr(socket, "getaddrinfo", no)
    return addresses


def run(*arguments: str, typed: list[str] | None = None) -> Result:
    said = None if typed is None else "\n".join(typed) + "\n"
    return CliRunner().invoke(app, ["search-me", *arguments], input=said)


def test_each_search_is_opened_by_the_persons_browser_and_by_nothing_else(
    store: Store, opened: list[str]
) -> None:
    taps = [tap for number in range(50) for tap in ("", str(number % 5 + 1))]
    result = run(typed=[*ABOUT, *taps])
    assert result.exit_code == 0, result.output
    notes = kept_search(store)
    made = searches(notes.about, searched_networks())
    assert opened == [search.address for search in made]
    assert [found.came for found in notes.found] == [
        list(Came)[number % 5] for number in range(len(made))
    ]
    assert notes.about.school == ""
    assert notes.about.former_names == ("Amy Holroyd",)
    assert is_private(store.home / "search.json")
    assert "the search engine sees" in result.output.lower()


def test_one_can_stop_and_go_on_where_one_was(store: Store, opened: list[str]) -> None:
    run(typed=[*ABOUT, "", "2", "s", "", "7", "4", "q"])
    first = kept_search(store)
    assert [found.came for found in first.found] == [Came.HARMLESS, Came.SOMEBODY_ELSE]
    run(typed=["", "1", "q"])
    again = kept_search(store)
    assert len(again.found) == 3
    # The one that was skipped comes first.
    assert opened[-1] == searches(again.about, searched_networks())[1].address


def test_without_a_browser_the_addresses_are_shown_and_nothing_is_opened(
    store: Store, opened: list[str]
) -> None:
    result = run("--no-browser", typed=[*ABOUT, "1", "q"])
    assert searches(kept_search(store).about)[0].address in result.output
    assert "What came? (or s to skip it, q to stop) " in result.output
    addresses = {search.address for search in searches(kept_search(store).about)}
    lines = [x for x in result.output.splitlines() if x.strip() not in addresses]
    assert max(map(len, lines)) <= 80
    assert opened == []


def test_notes_are_shown_with_their_act_and_can_be_forgotten(
    store: Store, opened: list[str]
) -> None:
    assert "Nothing is noted" in run("--list").output
    run(typed=[*ABOUT, "", "5", "q"])
    assert "Somebody pretending to be me. Use “Report”" in run("--list").output
    assert "removed" in run("--forget").output
    assert not store.is_kept("search.json")
    assert "No notes" in run("--forget").output


def test_what_cannot_be_used_is_one_sentence(store: Store, opened: list[str]) -> None:
    assert isinstance(run("--list", "--forget").exception, InputError)
    assert isinstance(run(typed=["-"]).exception, InputError)
    assert not store.is_kept("search.json")


def test_notes_are_sealed_where_a_passphrase_is_set(store: Store, opened: list[str]) -> None:
    run(typed=[*ABOUT, "", "5", "q"])
    store.set_passphrase("four blue teapots sing")
    assert not (store.home / "search.json").exists()
    assert b"Carter" not in (store.home / "search.json.sealed").read_bytes()
    assert kept_search(store).about.name == "Amy Carter"


def test_where_no_browser_opens_the_address_is_to_be_copied(
    store: Store, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    said = run(typed=[*ABOUT, "", "1", "q"]).output
    assert "No browser opened. Copy the address into yours." in said
    assert searches(kept_search(store).about)[0].address in said
