"""A store is locked and unlocked by what it is handed, and never asks anybody itself."""

import re
import stat
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from errno import EACCES
from pathlib import Path

import pytest

from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.session import Session
from profilecheck.errors import InputError, StorageError, WrongPassphraseError
from profilecheck.model import Answer, Answers, Consent, Consents, Snapshot
from profilecheck.school import School
from profilecheck.storage import purge, write_private
from profilecheck.store import store as module
from profilecheck.store.answers import keep_answers, kept_answers
from profilecheck.store.consents import keep_consents, kept_consents
from profilecheck.store.locking import lock_held
from profilecheck.store.logins import (
    forget_login,
    keep_login,
    kept_logins,
    move_logins,
    open_login,
    vault_for_logins,
)
from profilecheck.store.people import forget_people, keep_people, kept_people, matcher_for
from profilecheck.store.removing import remove_everything
from profilecheck.store.runs import Run, all_runs, clear_empty_runs, new_run, newest_run
from profilecheck.store.school import keep_school, kept_school, school_file, school_for
from profilecheck.store.searching import kept_search
from profilecheck.store.shown import shown
from profilecheck.store.store import Store
from profilecheck.vault import Purpose, Vault
from tests.each import each
from tests.store.conftest import LockedError, refuse, reopened

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PASSPHRASE = "four words that differ"
SNAPSHOT = Snapshot(program="profilecheck test", taken_at=NOW)
ANSWERS = Answers(
    answers=(Answer(clause="A2.8", choice="yes", answered_on=TODAY, expires_on=TODAY),)
)
SESSION = Session.of(
    {"cookies": [{"name": "sid", "value": "planted", "domain": ".social.example", "path": "/"}]},
    ReadPolicy(hosts=(".social.example",)),
)
KEY = Vault(bytes(range(32)))


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with a run, answers, a consent and people in it, in clear."""
    new_run(store, NOW).keep(SNAPSHOT)
    keep_answers(store, ANSWERS)
    keep_consents(store, Consents(given=(Consent(network="x", given_on=TODAY, words="w"),)))
    keep_people(store, ["Jo Bell", "Jo Bell", "Mr Okafor"])
    return store


def everything(store: Store) -> tuple[object, ...]:
    (run,) = all_runs(store)
    return (
        run.load_snapshot(),
        kept_answers(store),
        kept_consents(store).of("x"),
        kept_people(store),
    )


def in_clear(store: Store) -> list[str]:
    files = [p for p in store.home.rglob("*") if p.is_file()]
    return [p.name for p in files if not p.read_bytes().startswith(b"profilecheck sealed file")]


def test_what_is_kept_comes_back(filled: Store) -> None:
    snapshot, answers, consent, people = everything(reopened(filled))
    assert snapshot == SNAPSHOT
    assert answers == ANSWERS
    assert consent == Consent(network="x", given_on=TODAY, words="w")
    assert people == ("Jo Bell", "Mr Okafor")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_it_is_for_the_person_alone(filled: Store) -> None:
    modes = {p: stat.S_IMODE(p.stat().st_mode) for p in (filled.home, *filled.home.rglob("*"))}
    assert {oct(mode) for p, mode in modes.items() if p.is_dir()} == {"0o700"}
    assert {oct(mode) for p, mode in modes.items() if p.is_file()} == {"0o600"}


def test_two_stores_know_nothing_of_each_other(filled: Store, tmp_path: Path) -> None:
    filled.set_passphrase(PASSPHRASE)
    other = Store(tmp_path / "other", refuse)
    assert not other.has_passphrase
    assert other.vault() is None
    assert all_runs(other) == ()


def test_a_passphrase_seals_all_of_it_and_the_next_start_is_locked(filled: Store) -> None:
    before = everything(filled)
    filled.set_passphrase(PASSPHRASE)
    assert in_clear(filled) == []
    assert everything(filled) == before, "who set it need not type it again"
    locked = reopened(filled)
    for read in (kept_answers, kept_consents, kept_people, lambda s: new_run(s, NOW)):
        with pytest.raises(LockedError):
            read(locked)
    locked.unlock(PASSPHRASE)
    assert everything(locked) == before


def test_another_passphrase_opens_nothing_and_the_right_one_still_does(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    locked = reopened(filled)
    with pytest.raises(WrongPassphraseError):
        locked.unlock("another")
    with pytest.raises(LockedError):
        kept_answers(locked)
    locked.unlock(PASSPHRASE)
    assert kept_answers(locked) == ANSWERS


def test_a_face_may_unlock_when_it_is_asked_to(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    asked: list[Store] = []

    def unlock(store: Store) -> None:
        asked.append(store)
        store.unlock(PASSPHRASE)

    asking = Store(filled.home, unlock)
    everything(asking)
    assert asked == [asking], "once"


def test_what_was_left_in_clear_is_sealed_when_it_is_unlocked(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    (filled.home / "people.txt").write_text("Jo Bell\n", encoding="utf-8")
    reopened(filled).unlock(PASSPHRASE)
    assert in_clear(filled) == []


def test_it_can_be_changed_and_removed_by_who_knows_it(filled: Store) -> None:
    before = everything(filled)
    filled.set_passphrase(PASSPHRASE)
    with pytest.raises(LockedError):
        reopened(filled).set_passphrase("other words")
    filled.set_passphrase("other words")
    with pytest.raises(LockedError):
        reopened(filled).remove_passphrase()
    other = reopened(filled)
    other.unlock("other words")
    other.remove_passphrase()
    assert everything(reopened(filled)) == before
    assert not filled.has_passphrase


def test_a_run_asks_for_the_passphrase_before_it_begins_and_practice_for_none(
    filled: Store,
) -> None:
    filled.set_passphrase("correct horse")
    locked = reopened(filled)
    practice = new_run(locked, NOW.replace(hour=10), made_up=True)
    practice.keep(SNAPSHOT.model_copy(update={"made_up": True}))
    practice.save_pdf(b"%PDF")
    assert {path.name for path in practice.folder.iterdir()} == {"snapshot.json", "report.pdf"}
    with pytest.raises(LockedError):
        new_run(locked, NOW.replace(hour=12))
    assert len(all_runs(locked)) == 2
    own = new_run(filled, NOW.replace(hour=12))
    with pytest.raises(StorageError, match="in clear"):
        own.save_pdf(b"%PDF")
    assert list(own.folder.iterdir()) == []


def test_the_answers_of_a_made_up_person_stay_in_their_run(filled: Store) -> None:
    run = new_run(filled, NOW.replace(hour=10), made_up=True)
    assert kept_answers(filled, run) == Answers()
    keep_answers(filled, ANSWERS, run)
    assert kept_answers(filled, run) == ANSWERS
    keep_answers(filled, Answers())
    assert kept_answers(filled, run) == ANSWERS


def test_one_that_is_too_short_is_refused_and_changes_nothing(filled: Store) -> None:
    before = everything(filled)
    with pytest.raises(InputError, match="10 characters at least"):
        filled.set_passphrase("nine char")
    assert not filled.has_passphrase
    assert everything(filled) == before


# Two processes: a page that is open, and a terminal


@pytest.fixture
def elsewhere(filled: Store) -> Store:
    """The same folder, opened by another process with the passphrase that is set."""
    filled.set_passphrase(PASSPHRASE)
    other = reopened(filled)
    other.unlock(PASSPHRASE)
    return other


def test_a_passphrase_that_was_changed_elsewhere_is_asked_for_again(
    filled: Store, elsewhere: Store
) -> None:
    before = everything(filled)
    elsewhere.set_passphrase("other words")
    assert filled.passphrase_changed
    for use in (kept_answers, lambda s: keep_answers(s, Answers()), lambda s: new_run(s, NOW)):
        with pytest.raises(LockedError):
            use(filled)
    with pytest.raises(WrongPassphraseError):
        filled.unlock(PASSPHRASE)
    filled.unlock("other words")
    assert everything(filled) == before


def test_nothing_is_sealed_with_a_key_that_went_with_its_passphrase(
    filled: Store, elsewhere: Store
) -> None:
    elsewhere.remove_passphrase()
    elsewhere.set_passphrase(PASSPHRASE)  # the same words, and another key
    with pytest.raises(LockedError):
        keep_answers(filled, Answers())
    filled.unlock(PASSPHRASE)
    keep_answers(filled, Answers())
    assert kept_answers(elsewhere) == Answers()


def test_what_is_kept_after_it_was_removed_elsewhere_is_in_clear(
    filled: Store, elsewhere: Store
) -> None:
    (run,) = all_runs(filled)
    elsewhere.remove_passphrase()
    assert not filled.passphrase_changed
    run.keep(SNAPSHOT.model_copy(update={"program": "later"}))
    keep_answers(filled, Answers())
    assert not list(filled.home.rglob("*.sealed"))
    assert kept_answers(reopened(filled)) == Answers()
    assert run.load_snapshot().program == "later"


def test_nothing_is_in_clear_once_one_was_set_elsewhere(filled: Store) -> None:
    (run,) = all_runs(filled)
    assert filled.vault() is None
    reopened(filled).set_passphrase(PASSPHRASE)
    for keep in (lambda: run.keep(SNAPSHOT), lambda: keep_answers(filled, ANSWERS)):
        with pytest.raises(LockedError):
            keep()
    assert in_clear(filled) == []


def _keep_meanwhile(
    monkeypatch: pytest.MonkeyPatch, writer: Store, last_step: str, keep: Callable[[], object]
) -> threading.Thread:
    """Let `writer` begin to keep something just before another process takes its last step."""
    waits = threading.Event()
    locked, step = writer._locked, getattr(module, last_step)
    thread = threading.Thread(target=keep)

    def at_the_lock() -> AbstractContextManager[None]:
        waits.set()
        return locked()

    def stepped(path: Path, *more: bytes) -> None:
        if path.name == "passphrase.sealed" and not waits.is_set():
            thread.start()
            waits.wait()
        step(path, *more)

    monkeypatch.setattr(writer, "_locked", at_the_lock)
    monkeypatch.setattr(module, last_step, stepped)
    return thread


def test_what_is_kept_while_it_is_removed_can_be_read(
    filled: Store, elsewhere: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = all_runs(filled)
    later = SNAPSHOT.model_copy(update={"program": "later"})
    thread = _keep_meanwhile(monkeypatch, filled, "_remove", lambda: run.keep(later))
    elsewhere.remove_passphrase()
    thread.join()
    assert not list(filled.home.rglob("*.sealed"))
    assert run.load_snapshot() == later


def test_what_is_kept_while_one_is_set_is_not_in_clear(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = all_runs(filled)
    refused: list[LockedError] = []

    def keep() -> None:
        try:
            run.keep(SNAPSHOT)
        except LockedError as error:
            refused.append(error)

    thread = _keep_meanwhile(monkeypatch, filled, "write_private", keep)
    reopened(filled).set_passphrase(PASSPHRASE)
    thread.join()
    assert len(refused) == 1
    assert in_clear(filled) == []


def test_nothing_is_left_of_the_lock(filled: Store) -> None:
    if sys.platform != "win32":
        assert not list(filled.home.glob("*.lock"))
    (filled.home / "passphrase.lock").touch()  # by one that was killed
    keep_answers(filled, ANSWERS)
    assert kept_answers(filled) == ANSWERS
    (filled.home / "passphrase.lock").touch()
    remove_everything(filled)
    assert not filled.home.exists()


def test_while_another_process_seals_nothing_is_written(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SECONDS_AT_MOST", 0.01)
    before = kept_answers(filled)
    with (
        lock_held(filled.home / "passphrase.lock", 0) as is_held,
        pytest.raises(StorageError, match="another profilecheck is writing here"),
    ):
        keep_answers(filled, Answers())
    assert is_held
    assert kept_answers(filled) == before


def test_what_cannot_be_locked_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.lock").mkdir()
    with (
        pytest.raises(StorageError, match=r"a\.lock: this cannot be locked \(.+\)\."),
        lock_held(tmp_path / "a.lock", 0),
    ):
        pass


def test_a_passphrase_that_was_changed_while_it_was_typed_opens_nothing(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    with pytest.raises(InputError, match=r"changed just now\. Try again"):
        kept_answers(Store(filled.home, lambda _: None))


def test_what_a_passphrase_sealed_that_is_gone_is_named(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    (filled.home / "passphrase.sealed").unlink()
    with pytest.raises(InputError, match=r"answers\.json\.sealed: .* Delete the file"):
        kept_answers(filled)


def test_what_cannot_be_removed_or_put_aside_is_named(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StorageError, match=r"could not be removed \(Permission denied\)"):
        filled.forget("answers.json")
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(StorageError, match=r"cannot be put aside \(Permission denied\)"):
        filled.put_aside("answers.json")
    assert kept_answers(filled) == ANSWERS


def test_what_is_put_aside_twice_is_there_once(filled: Store) -> None:
    for _ in range(2):
        filled.put_aside("answers.json")
    (aside,) = filled.home.glob("answers*")
    assert aside.name == "answers.json.damaged"


def test_what_is_put_aside_later_stands_beside_what_was_put_aside_before(store: Store) -> None:
    for left in ("first", "second", "third"):
        path = write_private(store.home / "answers.json", left)
        there = store.aside("answers.json")
        store.put_aside("answers.json")
        assert (path.exists(), there.read_text()) == (False, left)
        if left == "second":
            store.set_passphrase(PASSPHRASE)
            assert [path.suffix for path in store.home.glob("answers*")] == [".sealed", ".sealed"]
    store.remove_passphrase()
    aside = {path.name: path.read_text() for path in store.home.glob("answers*")}
    assert aside == {
        "answers.json.damaged": "first",
        "answers.json.damaged.2": "second",
        "answers.json.damaged.3": "third",
    }
    assert purge(store.home).left == ()


def test_a_yes_to_one_network_is_none_to_another() -> None:
    to_x, again = (Consent(network="x", given_on=TODAY, words=words) for words in "ab")
    to_linkedin = Consent(network="linkedin", given_on=TODAY, words="c")
    given = Consents().plus(to_x).plus(to_linkedin)
    assert (given.of("x"), given.of("linkedin"), given.of("facebook")) == (to_x, to_linkedin, None)
    assert given.plus(again).given == (to_linkedin, again)
    assert given.without("x").given == (to_linkedin,)


@each("read", [kept_answers, kept_consents, kept_search])
def test_what_cannot_be_read_is_named_with_its_folder(
    read: Callable[[Store], object], store: Store
) -> None:
    for name in ("answers.json", "consent.json", "search.json"):
        write_private(store.home / name, "{")
    with pytest.raises(InputError, match=re.escape(str(store.home))):
        read(store)


# Runs


def test_the_newest_run_is_the_persons_own_before_a_made_up_persons(store: Store) -> None:
    assert newest_run(store) is None
    made_up = SNAPSHOT.model_copy(update={"made_up": True})
    practice = new_run(store, NOW.replace(hour=12), made_up=True)
    practice.keep(made_up)
    assert newest_run(store) == (Run(store, practice.folder), made_up)
    own = new_run(store, NOW)
    own.keep(SNAPSHOT)
    assert newest_run(store) == (own, SNAPSHOT)


def test_an_audit_that_had_read_nothing_is_cleared_and_counted(store: Store) -> None:
    assert clear_empty_runs(store) == 0
    empty = new_run(store, NOW)
    new_run(store, NOW.replace(hour=10)).keep(SNAPSHOT)
    assert clear_empty_runs(store) == 1
    assert not empty.folder.exists()
    assert len(all_runs(store)) == 1


def test_an_audit_that_another_command_takes_up_or_removes_meanwhile_is_left_to_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = new_run(store, NOW)
    gone = empty.folder.with_name("gone")
    monkeypatch.setattr("profilecheck.store.runs._folders", lambda _: [gone, empty.folder])
    rmdir = Path.rmdir

    def written_just_now(folder: Path) -> None:
        empty.keep(SNAPSHOT)
        rmdir(folder)

    monkeypatch.setattr(Path, "rmdir", written_just_now)
    assert clear_empty_runs(store) == 1
    assert empty.load_snapshot() == SNAPSHOT


def test_a_folder_with_an_audit_in_it_is_not_written_again(store: Store, tmp_path: Path) -> None:
    new_run(store, NOW, tmp_path / "out").keep(SNAPSHOT)
    with pytest.raises(InputError, match="there is an audit or a report in this folder already"):
        new_run(store, NOW, tmp_path / "out")


def test_a_page_to_print_is_never_in_clear_beside_a_sealed_run(filled: Store) -> None:
    (run,) = all_runs(filled)
    run.save_pdf(b"%PDF")
    filled.set_passphrase(PASSPHRASE)
    assert in_clear(filled) == []
    with pytest.raises(StorageError, match="in clear"):
        run.save_pdf(b"%PDF")


def test_a_sealed_page_is_in_clear_only_while_it_is_lent(filled: Store) -> None:
    filled.set_passphrase(PASSPHRASE)
    page = filled.write(filled.home / "runs" / "one" / "report.html", "<html>")
    with shown(filled, page) as copy:
        assert copy.read_text(encoding="utf-8") == "<html>"
        assert in_clear(filled) == ["report.html"]
    assert in_clear(filled) == []


# School and people


def test_the_school_is_kept_in_clear_and_made_up_people_have_their_own(filled: Store) -> None:
    assert kept_school(filled) is None
    school = School(names=("Elm Park Primary School",), town="Leeds")
    keep_school(filled, school)
    filled.set_passphrase(PASSPHRASE)
    assert in_clear(filled) == [school_file(filled).name]
    assert school_for(filled, SNAPSHOT) == school
    made_up = school_for(filled, SNAPSHOT.model_copy(update={"made_up": True}))
    assert made_up not in (None, school)


def test_people_are_what_posts_are_held_against_until_they_are_forgotten(filled: Store) -> None:
    assert matcher_for(filled, None).names_person("Jo Bell was late")
    assert forget_people(filled)
    assert not forget_people(filled)
    assert not matcher_for(filled, None).names_person("Jo Bell was late")


# Sign-ins


def test_without_a_keyring_a_passphrase_has_to_be_set_first(store: Store) -> None:
    assert vault_for_logins(store) is None
    held = store.set_passphrase(PASSPHRASE)
    assert vault_for_logins(store) is held


def test_a_kept_sign_in_is_opened_or_it_is_said_why_not(store: Store) -> None:
    assert open_login(store, "social", NOW) is None
    held = store.set_passphrase(PASSPHRASE)
    kept = keep_login(store, SESSION, "social", ["sid"], held, NOW)
    opened = open_login(store, "social", NOW)
    assert opened is not None
    assert opened.session is not None
    assert opened.session.has(("sid",))

    spoilt = kept.path.read_bytes()[:-1]
    kept.path.write_bytes(spoilt)
    damaged = open_login(store, "social", NOW)
    assert damaged is not None
    assert (damaged.session, damaged.problem) == (None, "")
    assert not kept.path.exists()


def test_one_that_is_over_is_deleted(store: Store) -> None:
    held = store.set_passphrase(PASSPHRASE)
    keep_login(store, SESSION, "social", ["sid"], held, NOW)
    over = open_login(store, "social", NOW + timedelta(days=30))
    assert over is not None
    assert (over.session, over.problem) == (None, "")
    assert kept_logins(store) == ()


def test_sign_ins_move_to_another_key_or_go(store: Store) -> None:
    held = store.set_passphrase(PASSPHRASE)
    keep_login(store, SESSION, "social", ["sid"], held, NOW)
    assert list(move_logins(store, held)) == []
    keep_login(store, SESSION, "other", ["sid"], KEY, NOW)
    ((gone, problem),) = move_logins(store, held)
    assert (gone.network, problem) == ("other", "")
    assert [login.network for login in kept_logins(store)] == ["social"]


def test_one_that_its_key_does_not_open_is_named_and_left(store: Store) -> None:
    """As one that lies there since a passphrase before this one."""
    held = store.set_passphrase(PASSPHRASE)
    kept = keep_login(store, SESSION, "social", ["sid"], Vault(bytes(32), held.id), NOW)
    opened = open_login(store, "social", NOW)
    assert opened is not None
    assert opened.session is None
    assert str(kept.path) in opened.problem
    ((left, problem),) = move_logins(store, KEY)
    assert (left, problem) == (kept, opened.problem)
    assert kept.path.exists()


def test_one_without_an_end_is_never_used_nor_sealed_again(store: Store) -> None:
    held = store.set_passphrase(PASSPHRASE)
    kept = keep_login(store, SESSION, "social", ["sid"], held, NOW)
    write_private(kept.path, held.seal(b"[]", Purpose.LOGIN, "social", NOW))
    ((left, problem),) = move_logins(store, KEY)
    assert (left.path, problem) == (
        kept.path,
        f"{kept.path}: this sealed file is damaged. Delete it.",
    )
    opened = open_login(store, "social", NOW)
    assert opened is not None
    assert opened.session is None
    assert not kept.path.exists()


def test_one_that_cannot_be_deleted_is_named(store: Store) -> None:
    path = store.home / "logins" / "social.sealed"
    path.mkdir(parents=True)
    (kept,) = kept_logins(store)
    with pytest.raises(StorageError, match=r"social\.sealed: this kept sign-in cannot be deleted"):
        forget_login(kept)
