"""Which kept audit is the one before: of the same person, on one of the same networks."""

from datetime import timedelta
from pathlib import Path

import pytest

from profilecheck.model import Snapshot
from profilecheck.store.runs import earlier_audit, new_run
from profilecheck.store.store import Store
from tests.unit.builders import TAKEN, account, snapshot

MINE = "https://www.facebook.com/mine"


def of(day: int, network: str = "facebook", url: str = MINE, *, made_up: bool = False) -> Snapshot:
    """An audit of that day."""
    one = account(network=network).model_copy(update={"profile_url": url})
    changed = {"taken_at": TAKEN + timedelta(days=day), "made_up": made_up}
    made: Snapshot = snapshot(one).model_copy(update=changed)
    return made


def keep(store: Store, taken: Snapshot, again: int = 0) -> Path:
    run = new_run(store, taken.taken_at + timedelta(hours=again), made_up=taken.made_up)
    run.keep(taken)
    return run.snapshot


def test_it_is_the_newest_before_and_never_the_same_again(store: Store) -> None:
    for day in (0, 10, 20, 30):
        keep(store, of(day))
    keep(store, of(20), again=5)
    assert earlier_audit(store, of(20)) == of(10)
    assert earlier_audit(store, of(0)) is None


def test_an_old_audit_that_was_judged_again_since_is_not_the_one_before(store: Store) -> None:
    for day in (0, 10):
        keep(store, of(day))
    keep(store, of(0), again=24 * 15)
    assert earlier_audit(store, of(20)) == of(10)


def test_it_looked_at_one_of_the_same_networks(store: Store) -> None:
    keep(store, of(0))
    keep(store, of(5, "x", "https://x.com/mine"))
    assert earlier_audit(store, of(10)) == of(0)


@pytest.mark.parametrize("url", [MINE, ""])
def test_an_address_that_is_not_known_says_nothing_of_who_it_is(store: Store, url: str) -> None:
    keep(store, of(0, url=url))
    assert earlier_audit(store, of(10)) == of(0, url=url)


def test_another_persons_audit_is_none(store: Store) -> None:
    keep(store, of(0, url="https://www.facebook.com/another"))
    keep(store, of(1, made_up=True))
    assert earlier_audit(store, of(10)) is None


def test_of_made_up_people_the_same_profile_is_wanted(store: Store) -> None:
    keep(store, of(0, made_up=True))
    keep(store, of(1, url="https://www.facebook.com/another", made_up=True))
    keep(store, of(2, url="", made_up=True))
    keep(store, of(3))
    assert earlier_audit(store, of(10, made_up=True)) == of(0, made_up=True)


def test_one_that_cannot_be_read_stands_in_no_ones_way(store: Store) -> None:
    keep(store, of(0))
    keep(store, of(5)).write_text("{", encoding="utf-8")
    assert earlier_audit(store, of(10)) == of(0)


def test_for_practice_no_passphrase_is_asked(store: Store) -> None:
    store.set_passphrase("a long passphrase")
    keep(store, of(0, made_up=True))
    keep(store, of(1))
    asked: list[Store] = []

    def ask(locked: Store) -> None:
        asked.append(locked)
        locked.unlock("a long passphrase")

    locked = Store(store.home, ask)
    assert earlier_audit(locked, of(10, made_up=True)) == of(0, made_up=True)
    assert asked == []
    assert earlier_audit(locked, of(10)) == of(1)
    assert asked == [locked]
