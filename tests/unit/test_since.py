"""What changed since the audit before: in the report, and only where there is such an audit."""

from datetime import timedelta

from profilecheck.checklist import load_checklist
from profilecheck.judge import compare, judge_snapshot
from profilecheck.model import (
    Account,
    Agreement,
    Answers,
    Change,
    Reading,
    Report,
    Snapshot,
    dump,
    loads,
)
from profilecheck.vocabulary import Audience, Fact
from tests.unit.builders import SCHOOL, TAKEN, account, answered, observed, snapshot, unread

FRIENDS, STORIES, REQUESTS = (
    Fact.FRIENDS_AUDIENCE,
    Fact.STORIES_AUDIENCE,
    Fact.REQUESTS_WHO_CAN_SEND,
)
LATER = TAKEN + timedelta(days=180)
TODAY = LATER.date()
UNTIL = TODAY + timedelta(days=30)


def shut(fact: Fact, network: str = "facebook") -> Reading:
    return observed(fact, Audience.ONLY_ME, network=network)


def wide(fact: Fact, network: str = "facebook") -> Reading:
    return observed(fact, Audience.PUBLIC, network=network)


def of(*accounts: Account) -> Snapshot:
    return snapshot(*accounts).model_copy(update={"taken_at": LATER})


def judged(now: Snapshot, earlier: Snapshot | None, answers: Answers | None = None) -> Report:
    given = answers or Answers()
    return judge_snapshot(now, load_checklist(), SCHOOL, given, TODAY, earlier=earlier)


THEN = snapshot(account(wide(FRIENDS), shut(STORIES), wide(REQUESTS)))
NOW = of(account(shut(FRIENDS), wide(STORIES), unread(REQUESTS)))


def test_it_says_what_compare_says_in_short() -> None:
    since = judged(NOW, THEN).since
    assert since is not None
    assert (since.then, since.finished) == (TAKEN, True)
    compared = compare(THEN, NOW, load_checklist(), SCHOOL, Answers(), TODAY)
    assert [t.change for t in since.things] == [c.change for c in compared.changes]
    (right,) = since.of(Change.PUT_RIGHT)
    assert "can see your list of friends" in right.says
    assert right.now.startswith("Only you")
    (new,) = since.of(Change.NEW)
    assert (new.network_name, new.now) == ("Facebook", "")
    assert len(since.of(Change.CANNOT_TELL_NOW)) == 1


def test_nothing_else_in_the_report_depends_on_it() -> None:
    made = judged(NOW, THEN)
    assert made.model_copy(update={"since": None}) == judged(NOW, None)
    assert loads(Report, dump(made), "report.json") == made


def test_without_an_audit_before_or_a_network_in_common_there_is_nothing_to_say() -> None:
    assert judged(NOW, None).since is None
    other = snapshot(account(wide(FRIENDS, "x"), network="x"))
    assert judged(NOW, other).since is None


def test_of_a_network_that_only_one_of_them_looked_at_nothing_is_said() -> None:
    both = of(account(shut(FRIENDS)), account(wide(FRIENDS, "x"), network="x"))
    since = judged(both, snapshot(account(wide(FRIENDS)))).since
    assert since is not None
    assert {t.network for t in since.things} == {"facebook"}


def test_what_is_agreed_is_neither_new_nor_still_open() -> None:
    agreement = Agreement(
        network="facebook",
        fact=FRIENDS,
        reaches=Audience.PUBLIC,
        reason="With the head",
        agreed_on=TODAY,
        expires_on=UNTIL,
    )
    twice = of(account(wide(FRIENDS)))
    before = snapshot(account(wide(FRIENDS)))
    open_still = judged(twice, before).since
    assert open_still is not None
    assert [t.change for t in open_still.things] == [Change.STILL_OPEN]
    agreed = judged(twice, before, Answers(agreements=(agreement,))).since
    assert agreed is not None
    assert agreed.things == ()


def test_that_an_agreed_thing_was_put_right_is_told() -> None:
    agreement = Agreement(
        network="facebook",
        fact=FRIENDS,
        reaches=Audience.PUBLIC,
        reason="With the head",
        agreed_on=TAKEN.date(),
        expires_on=UNTIL,
    )
    since = judged(NOW, THEN, Answers(agreements=(agreement,))).since
    assert since is not None
    (right,) = since.of(Change.PUT_RIGHT)
    assert (right.says, right.now) == (
        "Anyone on the internet can see your list of friends.",
        "Only you can see your list of friends.",
    )
    (new,) = since.of(Change.NEW)
    assert new.says.startswith("Anyone on the internet can see your stor")


def test_a_question_that_was_answered_since_is_told() -> None:
    given = Answers(answers=(answered("A1.3", "happy", TODAY, UNTIL),))
    since = judged(NOW, THEN, given).since
    assert since is not None
    (told,) = since.of(Change.ANSWERED)
    assert told.network == ""
    assert told.now


def test_an_audit_that_was_cut_off_is_said_to_be() -> None:
    since = judged(NOW, THEN.model_copy(update={"finished": False})).since
    assert since is not None
    assert not since.finished
