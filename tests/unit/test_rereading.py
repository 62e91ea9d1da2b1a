"""The report's one list of posts to read again, and the clauses that refer to it."""

from datetime import date

import pytest

from profilecheck.judge.rereading import rereading
from profilecheck.model import Entries, Entry
from profilecheck.reread import MOST_LISTED
from profilecheck.vocabulary import Audience, Fact, Outcome
from tests.each import each
from tests.unit.builders import STRANGER, account, observed, report, snapshot

A = Audience
FACT = Fact.POSTS_TO_REREAD
CITING = ("A2.1", "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.8", "A2.9", "A2.11", "A2.13")


def post(day: date, audience: Audience | None, why: str = "names your school") -> Entry:
    return Entry(text=f"Post of {day}", detail=why, audience=audience, day=day)


OLD, NEW = date(2012, 1, 1), date(2026, 1, 1)


def test_posts_of_all_networks_stand_in_one_order() -> None:
    facebook = account(observed(FACT, Entries(entries=(post(NEW, A.FRIENDS),))))
    x = account(observed(FACT, Entries(entries=(post(OLD, A.PUBLIC),)), network="x"), network="x")
    listed = rereading(snapshot(facebook, x))
    assert [(p.network_name, p.post) for p in listed.posts] == [
        ("X", "Post of 2012-01-01"),
        ("Facebook", "Post of 2026-01-01"),
    ]
    assert "anyone on the internet" in listed.posts[0].seen_by
    assert listed.posts[0].url
    assert not listed.more


def test_a_post_that_two_readings_list_stands_once_as_widest_seen() -> None:
    twice = Entries(entries=(post(NEW, None), post(OLD, None), post(OLD, None)))
    as_stranger = observed(FACT, Entries(entries=(post(NEW, A.PUBLIC),)), STRANGER)
    listed = rereading(snapshot(account(observed(FACT, twice), as_stranger)))
    assert [p.post for p in listed.posts] == ["Post of 2026-01-01"] + ["Post of 2012-01-01"] * 2
    assert "anyone on the internet" in listed.posts[0].seen_by


@pytest.mark.parametrize(("number", "more", "at_least"), [(21, 1, False), (MOST_LISTED, 480, True)])
def test_what_does_not_fit_is_counted(number: int, more: int, at_least: bool) -> None:
    entries = Entries(entries=(post(NEW, A.PUBLIC),) * number)
    listed = rereading(snapshot(account(observed(FACT, entries))))
    assert (len(listed.posts), listed.more, listed.at_least) == (20, more, at_least)


@each("clause", CITING)
def test_each_clause_on_what_is_written_refers_to_the_list_and_repeats_no_post(clause: str) -> None:
    entries = Entries(entries=(post(OLD, A.PUBLIC), post(NEW, A.FRIENDS)))
    made = report(observed(FACT, entries))
    findings = next(c for c in made.clauses if c.id == clause).findings
    (told,) = (f for f in findings if f.check == "to-reread")
    assert told.outcome is Outcome.YOUR_CALL
    assert told.says.startswith("2 posts are worth reading again. Anyone on the internet can see 1")
    assert "2012" not in told.says


@pytest.mark.parametrize(("number", "seen"), [(1, "can see it."), (3, "can see all of them.")])
def test_a_clause_says_how_many_of_them_anyone_can_see(number: int, seen: str) -> None:
    made = report(observed(FACT, Entries(entries=(post(OLD, A.PUBLIC),) * number)))
    findings = next(c for c in made.clauses if c.id == "A2.1").findings
    assert seen in next(f.says for f in findings if f.check == "to-reread")


def test_that_none_was_found_is_told_and_judges_nothing() -> None:
    made = report(observed(FACT, Entries(entries=())))
    findings = next(c for c in made.clauses if c.id == "A2.3").findings
    (told,) = (f for f in findings if f.check == "to-reread")
    assert told.outcome is Outcome.YOUR_CALL
    assert "look through them yourself" in told.says
    assert made.rereading.posts == ()
