"""A kept check: its report rests on the school, the answers and the audit before it."""

from datetime import date
from pathlib import Path

from profilecheck.checklist import load_checklist
from profilecheck.model import FactAnswer, Snapshot
from profilecheck.store.checks import KeptCheck
from profilecheck.store.runs import new_run
from profilecheck.store.school import keep_school, made_up_school
from profilecheck.store.store import Store
from profilecheck.vocabulary import Audience, Fact
from tests.unit.builders import SCHOOL, TODAY, account, answered, snapshot


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
    practice.add((answered("A1.1", "stand-by-all"),), SCHOOL)
    assert (practice.run.folder / "answers.json").is_file()
    assert not store.is_kept("answers.json")
    real.add((answered("A1.1", "stand-by-all"),), SCHOOL)
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


def test_what_is_said_is_of_the_profile_and_school_of_now_and_stands_beside_the_rest(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, _nobody_asks)
    profile = "https://x.com/jo_reads"
    own = snapshot(account().model_copy(update={"profile_url": profile}))
    check = _kept(store, own)
    terminal, page = KeptCheck(check.run, own), KeptCheck(check.run, own)
    found = FactAnswer(
        network="facebook",
        fact=Fact.FRIENDS_AUDIENCE,
        value=Audience.ONLY_ME,
        answered_on=TODAY,
        expires_on=TODAY,
    )
    page.add((found,), SCHOOL)
    both = terminal.add((answered("A1.1", "stand-by-all"),), SCHOOL)
    assert both == check.answers()
    assert [(said.profile, said.of_school) for said in both.facts] == [(profile, SCHOOL.marks)]
    assert [said.of_school for said in both.answers] == [SCHOOL.marks]
    page.take_back(both.facts)
    assert check.answers().facts == ()
    assert check.answers().answers == both.answers
