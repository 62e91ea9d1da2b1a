"""A kept check: its report rests on the school, the answers and the audit before it."""

from datetime import date
from pathlib import Path

from profilecheck.checklist import load_checklist
from profilecheck.model import Snapshot
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import new_run
from profilecheck.store.school import keep_school, made_up_school
from profilecheck.store.store import Store
from tests.unit.builders import SCHOOL, account, snapshot


def _nobody_asks(store: Store) -> None:
    raise AssertionError("no passphrase is set here")


def _kept(store: Store, gathered: Snapshot) -> KeptCheck:
    run = new_run(store, gathered.taken_at, made_up=gathered.made_up)
    run.keep(gathered)
    return KeptCheck(run, gathered)


def test_a_person_has_their_own_school_and_a_made_up_one_theirs(tmp_path: Path) -> None:
    store = Store(tmp_path, _nobody_asks)
    keep_school(store, SCHOOL)
    assert _kept(store, snapshot(account())).school() == SCHOOL
    practice = snapshot(account()).model_copy(update={"made_up": True})
    assert _kept(store, practice).school() == made_up_school()


def test_what_is_said_in_practice_stays_there(tmp_path: Path) -> None:
    store = Store(tmp_path, _nobody_asks)
    own = snapshot(account())
    real, practice = _kept(store, own), _kept(store, own.model_copy(update={"made_up": True}))
    practice.keep(practice.answers())
    assert (practice.run.folder / "answers.json").is_file()
    assert not store.is_kept("answers.json")
    real.keep(real.answers())
    assert store.is_kept("answers.json")


def test_the_report_knows_the_audit_before(tmp_path: Path) -> None:
    store = Store(tmp_path, _nobody_asks)
    now = snapshot(account())
    then = now.model_copy(update={"taken_at": now.taken_at.replace(year=now.taken_at.year - 1)})
    earlier, check = _kept(store, then), _kept(store, now)
    assert check.earlier == then
    assert earlier.earlier is None
    report = check.judge(load_checklist(), SCHOOL, check.answers(), date(2026, 11, 23))
    assert report.since is not None
