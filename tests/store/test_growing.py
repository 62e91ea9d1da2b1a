"""A snapshot that grows is kept by what changed, and reads as if written whole each time."""

import itertools
import os
from datetime import timedelta
from pathlib import Path

import pytest

from profilecheck.errors import StorageError
from profilecheck.model import AccountState, Entries, OpenedPage, Snapshot, Traffic, Unread, load
from profilecheck.storage import is_private
from profilecheck.store import growing as growing_module
from profilecheck.store.growing import growing
from profilecheck.store.removing import remove_everything
from profilecheck.store.runs import Run, all_runs, load_gathered, new_run
from profilecheck.store.steps import step_between, step_files
from profilecheck.store.store import Store
from profilecheck.vocabulary import Fact, UnreadReason
from tests.store.conftest import reopened
from tests.unit.builders import GUIDANCE, OWNER, TAKEN, account, observed, snapshot

FACTS = list(Fact)
PAGES = 12
PASSPHRASE = "a long passphrase"


def grown(pages: int, *, finished: bool = False) -> Snapshot:
    """An audit of two networks of which so many pages were read, one after another."""
    accounts = []
    for network, read in (("facebook", (pages + 1) // 2), ("x", pages // 2)):
        facts = FACTS[: PAGES // 2]
        told = [
            observed(fact, Entries(entries=()), network=network)
            if fact.kind.value == "entries"
            else Unread(fact=fact, network=network, reason=UnreadReason.TIMEOUT, detail=str(n))
            for n, fact in enumerate(facts[:read])
        ]
        left = [
            Unread(fact=fact, network=network, reason=UnreadReason.NOT_VISITED)
            for fact in facts[read:]
        ]
        visits = [
            OpenedPage(
                page=f"page{n}",
                title="A page",
                url=f"https://example.org/{n}",
                viewpoint=OWNER,
                at=TAKEN + timedelta(seconds=n),
                http_status=200,
            )
            for n in range(read)
        ]
        one = account(network=network).model_copy(
            update={
                "state": AccountState.AUDITED if read == PAGES // 2 else AccountState.INTERRUPTED,
                "profile_url": "https://example.org/me" if read else "",
                "readings": (*told, *left),
                "visits": tuple(visits),
                "traffic": Traffic(allowed=read, hosts=("example.org",)),
                "guidance": {FACTS[0]: GUIDANCE} if read > 1 else {},
            }
        )
        accounts.append(one)
    made: Snapshot = snapshot(*accounts).model_copy(update={"finished": finished})
    return made


@pytest.fixture
def run(store: Store) -> Run:
    return new_run(store, TAKEN)


def files(run: Run) -> list[str]:
    return sorted(path.name for path in run.folder.iterdir())


def left_by_a_kill(run: Run, pages: int) -> None:
    """Keep so many pages; nothing comes to its end."""
    keeper = growing_module._Keeper(run)
    for number in range(pages + 1):
        keeper.keep(grown(number))


@pytest.mark.parametrize("sealed", [False, True])
def test_after_every_page_all_of_it_is_on_the_disk(store: Store, *, sealed: bool) -> None:
    if sealed:
        store.set_passphrase(PASSPHRASE)
    run = new_run(store, TAKEN)
    with growing(run) as keep:
        for number in range(PAGES + 1):
            keep(grown(number))
            assert run.load_snapshot() == grown(number)
            assert len(step_files(run.folder)) == number
            assert all(is_private(path) for path in run.folder.iterdir())
            assert all(path.name.endswith(".sealed") is sealed for path in run.gathered)
            assert all((b"example.org" in p.read_bytes()) is not sealed for p in run.gathered[1:])
        keep(grown(PAGES, finished=True))
        assert len(files(run)) == 1
    assert run.load_snapshot() == grown(PAGES, finished=True)
    assert store.load(Snapshot, run.snapshot) == run.load_snapshot()


def test_where_it_is_stopped_it_is_whole_in_its_one_file(run: Run) -> None:
    def read_until_stopped() -> None:
        with growing(run) as keep:
            for number in range(5):
                keep(grown(number))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_until_stopped()
    assert files(run) == ["snapshot.json"]
    assert load(Snapshot, run.snapshot) == grown(4)


def test_nothing_is_written_where_nothing_changed(run: Run) -> None:
    with growing(run) as keep:
        keep(grown(1))
        keep(grown(1))
        assert files(run) == ["snapshot.json"]


def test_what_is_written_grows_with_what_was_read_and_not_with_all_of_it(run: Run) -> None:
    left_by_a_kill(run, PAGES)
    whole = run.snapshot.stat().st_size
    assert max(path.stat().st_size for path in step_files(run.folder)) < whole / 3


def test_a_damaged_or_missing_step_costs_its_page_and_what_follows(run: Run) -> None:
    left_by_a_kill(run, 6)
    steps = step_files(run.folder)
    steps[5].write_bytes(steps[5].read_bytes()[:40])
    assert run.load_snapshot() == grown(5)
    steps[2].unlink()
    assert run.load_snapshot() == grown(2)


def test_a_damaged_sealed_step_likewise(store: Store) -> None:
    store.set_passphrase(PASSPHRASE)
    run = new_run(store, TAKEN)
    left_by_a_kill(run, 3)
    last = step_files(run.folder)[-1]
    last.write_bytes(last.read_bytes()[:-7])
    assert run.load_snapshot() == grown(2)


def test_steps_of_another_snapshot_continue_nothing(run: Run) -> None:
    left_by_a_kill(run, 4)
    steps = {path: path.read_bytes() for path in step_files(run.folder)}
    run.keep(grown(2))
    for path, content in steps.items():  # as where the removal of them was cut off
        path.write_bytes(content)
    assert run.load_snapshot() == grown(2)


def test_a_finished_audit_is_what_its_one_file_says(run: Run) -> None:
    left_by_a_kill(run, 4)
    steps = {path: path.read_bytes() for path in step_files(run.folder)}
    run.keep(grown(PAGES, finished=True))
    for path, content in steps.items():
        path.write_bytes(content)
    assert run.load_snapshot() == grown(PAGES, finished=True)


def test_the_passphrase_seals_and_opens_steps_too(store: Store, run: Run) -> None:
    left_by_a_kill(run, 3)
    store.set_passphrase(PASSPHRASE)
    assert all(name.endswith(".sealed") for name in files(run))
    opened = reopened(store)
    opened.unlock(PASSPHRASE)
    assert Run(opened, run.folder).load_snapshot() == grown(3)
    opened.remove_passphrase()
    assert not any(name.endswith(".sealed") for name in files(run))
    assert run.load_snapshot() == grown(3)


def test_a_passphrase_that_is_set_meanwhile_takes_nothing(store: Store, run: Run) -> None:
    with growing(run) as keep:
        keep(grown(1))
        keep(grown(2))
        store.set_passphrase(PASSPHRASE)
        keep(grown(3))
        assert run.load_snapshot() == grown(3)
        keep(grown(4))
        assert run.load_snapshot() == grown(4)
        assert all(name.endswith(".sealed") for name in files(run))


def test_who_writes_it_whole_meanwhile_stops_nothing(run: Run) -> None:
    with growing(run) as keep:
        keep(grown(1))
        keep(grown(2))
        run.keep(run.load_snapshot())
        keep(grown(3))
        assert run.load_snapshot() == grown(3)


def test_a_full_disk_leaves_what_was_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with growing(run) as keep:
        keep(grown(1))
        keep(grown(2))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(StorageError):
            keep(grown(3))
    assert run.load_snapshot() == grown(2)


def test_it_counts_as_one_run_and_goes_with_all_else(store: Store, run: Run) -> None:
    left_by_a_kill(run, 3)
    assert [one.folder for one in all_runs(store)] == [run.folder]
    remove_everything(store)
    assert not store.home.exists()


def test_a_run_of_an_earlier_version_opens(store: Store, run: Run, tmp_path: Path) -> None:
    run.keep(grown(3))
    assert files(run) == ["snapshot.json"]
    assert load_gathered(store, run.snapshot) == grown(3)
    copy = tmp_path / "elsewhere.json"
    copy.write_bytes(run.snapshot.read_bytes())
    assert load_gathered(store, copy) == grown(3)


def test_a_step_leads_from_any_snapshot_to_any_other(store: Store) -> None:
    for before, now in itertools.product(range(0, PAGES + 1, 3), repeat=2):
        run = new_run(store, TAKEN + timedelta(minutes=before * 100 + now))
        keeper = growing_module._Keeper(run)
        keeper.keep(grown(before))
        keeper.keep(grown(now))
        assert run.load_snapshot() == grown(now)


def test_no_step_leads_to_other_networks_or_to_another_audit() -> None:
    before = grown(2)
    other = before.model_copy(update={"accounts": ()})
    assert step_between(before, before, "it") == ""
    for now in (other, before.model_copy(update={"program": "another"})):
        assert step_between(before, now, "it") is None
