"""`profilecheck compare`: which two audits are compared, and what is said of them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from profilecheck.cli.app import app
from profilecheck.cli.unlocking import own_store
from profilecheck.errors import InputError
from profilecheck.model import (
    Agreement,
    Answers,
    Comparison,
    FactAnswer,
    Reading,
    Snapshot,
    load,
)
from profilecheck.store.answers import keep_answers
from profilecheck.store.runs import new_run
from profilecheck.vocabulary import Audience, Fact, Source
from tests.unit.builders import account, observed, snapshot, unread

FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
OPEN = observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)
SHUT = observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def kept(day: int, *readings: Reading, made_up: bool = False, again: int = 0) -> Path:
    """An audit of that day; `again`: kept once more, so many hours later."""
    at = FIRST + timedelta(days=day)
    taken: Snapshot = snapshot(account(*readings)).model_copy(
        update={"taken_at": at, "made_up": made_up}
    )
    run = new_run(own_store(), at + timedelta(hours=again), made_up=made_up)
    run.keep(taken)
    return run.snapshot


def compare(*arguments: object) -> Result:
    environment = {"COLUMNS": "80", "NO_COLOR": "1"}
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], env=environment)


def test_the_last_two_are_compared_and_told_in_plain_words() -> None:
    kept(0, SHUT)
    kept(100, OPEN)
    kept(200, SHUT)
    result = compare()
    assert result.exit_code == 0, result.output
    assert "PUT RIGHT  1" in result.output
    assert "STILL TO PUT RIGHT" not in result.output
    assert "list of friends" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


def test_what_cannot_be_told_now_is_not_among_what_was_put_right() -> None:
    kept(0, OPEN)
    kept(100, unread(Fact.FRIENDS_AUDIENCE))
    result = compare()
    assert "NOT SEEN THIS TIME, SO WE DON'T CALL IT PUT RIGHT  1" in result.output
    assert "\nPUT RIGHT" not in result.output


def test_two_accounts_are_said_to_be_two() -> None:
    for day, name in enumerate(("jo_reads", "jo_runs")):
        taken = snapshot(account(OPEN).model_copy(update={"profile_url": f"https://x.com/{name}"}))
        at = FIRST + timedelta(days=day)
        new_run(own_store(), at).keep(taken.model_copy(update={"taken_at": at}))
    assert "two different accounts on Facebook." in compare().output


def test_what_a_person_said_is_not_said_of_a_made_up_one() -> None:
    unknown = unread(Fact.FRIENDS_AUDIENCE)
    kept(0, OPEN, made_up=True)
    kept(100, unknown, made_up=True)
    said = FactAnswer(
        network="facebook",
        fact=Fact.FRIENDS_AUDIENCE,
        value=Audience.ONLY_ME,
        answered_on=date.today(),
        expires_on=date.today(),
    )
    keep_answers(own_store(), Answers(facts=(said,)))
    assert "NOT SEEN THIS TIME" in compare().output


def test_made_up_people_are_never_compared_with_a_person() -> None:
    mine = kept(0, OPEN)
    theirs = kept(100, SHUT, made_up=True)
    assert isinstance(compare().exception, InputError)
    assert "made-up" in str(compare(mine, theirs).exception)
    kept(50, SHUT)
    assert "PUT RIGHT  1" in compare().output


def test_an_audit_that_was_judged_again_is_one_audit() -> None:
    mine = kept(0, OPEN)
    again = kept(0, OPEN, again=5)
    assert isinstance(compare().exception, InputError)
    assert "the same audit" in str(compare(mine, again).exception)


def test_two_that_are_named_are_put_in_order_and_written_where_asked(tmp_path: Path) -> None:
    older, newer = kept(0, OPEN), kept(100, SHUT)
    out = tmp_path / "changes.json"
    result = compare(newer, older, "--out", out)
    assert "PUT RIGHT  1" in result.output
    written = load(Comparison, out)
    assert written.then < written.now
    assert compare(older).output.splitlines()[0] == result.output.splitlines()[0]


def test_an_audit_of_a_day_to_come_is_not_put_in_order() -> None:
    ahead = (datetime.now(UTC) - FIRST).days + 400
    old, to_come = kept(0, SHUT), kept(ahead, OPEN)
    for result in (compare(), compare(to_come, old)):
        assert isinstance(result.exception, InputError)
        assert "still to come" in str(result.exception)


@pytest.mark.parametrize("content", ["", "{", '{"kind": "report"}', "\0\0"])
def test_what_is_no_audit_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    kept(0, OPEN)
    wrong = tmp_path / "wrong.json"
    wrong.write_text(content, encoding="utf-8")
    result = compare(wrong)
    assert isinstance(result.exception, InputError)
    assert "wrong.json" in str(result.exception)


def test_a_file_that_is_there_is_not_written_over() -> None:
    older, newer = kept(1, OPEN), kept(2, SHUT)
    before = older.read_bytes()
    result = compare(older, newer, "--out", older)
    assert isinstance(result.exception, InputError)
    assert older.read_bytes() == before


def test_the_report_says_what_changed_since_the_audit_before() -> None:
    oldest, newest = kept(0, OPEN), kept(100, SHUT)
    environment = {"COLUMNS": "80", "NO_COLOR": "1"}
    result = CliRunner().invoke(app, ["judge", str(newest)], env=environment)
    assert result.exit_code == 0, result.output
    assert "Your last check was on 5 January 2026." in result.output
    assert "1 put right" in result.output
    first = CliRunner().invoke(app, ["judge", str(oldest)], env=environment)
    assert "last check" not in first.output


def test_one_that_is_named_is_compared_with_the_newest_of_its_kind() -> None:
    mine = kept(0, OPEN)
    kept(200, SHUT, made_up=True)
    assert "there is no other audit to compare this one with" in str(compare(mine).exception)
    kept(50, OPEN)
    kept(100, SHUT)
    assert "PUT RIGHT  1" in compare(mine).output
    theirs = compare(kept(10, OPEN, made_up=True)).output
    assert "These are audits of a made-up person." in theirs
    assert "PUT RIGHT  1" in theirs


def test_where_nothing_was_ever_open_that_is_said() -> None:
    kept(0, SHUT)
    kept(100, SHUT)
    assert "There was nothing to put right, either time." in compare().output


def test_what_was_read_in_other_ways_or_not_to_its_end_is_said() -> None:
    exported = OPEN.model_copy(update={"source": Source.EXPORT})
    for day, reading in enumerate((OPEN, exported)):
        at = FIRST + timedelta(days=day)
        taken = snapshot(account(reading)).model_copy(
            update={"taken_at": at, "finished": bool(day)}
        )
        new_run(own_store(), at).keep(taken)
    said = " ".join(compare().output.split())
    assert "The first audit was cut off, so we know little of it." in said
    assert "The second audit was cut off" not in said
    assert "We read Facebook live the first time, and from your data the second." in said


def test_what_is_agreed_with_the_school_is_said_to_be() -> None:
    kept(0, OPEN)
    kept(100, OPEN)
    assert "Agreed with your school." not in compare().output
    agreed = Agreement(
        network="facebook",
        fact=Fact.FRIENDS_AUDIENCE,
        reaches=Audience.PUBLIC,
        reason="The head asked for it",
        agreed_on=date.today(),
        expires_on=date.today(),
    )
    keep_answers(own_store(), Answers(agreements=(agreed,)))
    said = compare().output
    assert "STILL TO PUT RIGHT  1" in said
    assert "Agreed with your school." in said
