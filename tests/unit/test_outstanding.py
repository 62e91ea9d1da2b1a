"""What is still open: all that an answer would settle, nothing that it would not."""

from datetime import timedelta

from profilecheck.checklist import load_checklist
from profilecheck.judge import Outstanding, judge_snapshot, outstanding
from profilecheck.model import Answer, Answers, Count, FactAnswer, FactValue, Reading
from profilecheck.school import School
from profilecheck.vocabulary import Audience, Fact, UnreadReason
from tests.unit.builders import (
    OWNER,
    SCHOOL,
    STRANGER,
    TODAY,
    absent,
    account,
    answered,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)


def left(
    *readings: Reading, answers: Answers | None = None, school: School | None = SCHOOL
) -> Outstanding:
    given = answers or Answers()
    # What is not told at all would be open too; here only the readings given are looked at.
    rest = set(Fact) - {r.fact for r in readings}
    taken = snapshot(account(*readings, *(absent(f) for f in sorted(rest))))
    made = judge_snapshot(taken, load_checklist(), school, given, TODAY)
    return outstanding(taken, made, given, TODAY)


def said(fact: Fact, value: FactValue) -> Answers:
    until = TODAY + timedelta(days=30)
    one = FactAnswer(
        network="facebook", fact=fact, value=value, answered_on=TODAY, expires_on=until
    )
    return Answers(facts=(one,))


def test_what_is_unread_is_open_once_and_closes_with_an_answer() -> None:
    stories = Fact.STORIES_AUDIENCE
    (only,) = left(unread(stories)).facts
    assert (only.fact, only.viewpoint, only.account.network) == (stories, OWNER, "facebook")
    assert only.says == "This page of Facebook doesn't look the way we know it."
    assert left(unread(stories), answers=said(stories, Audience.FRIENDS)).facts == ()


def test_what_was_read_whole_is_not_open_though_a_stranger_was_turned_away() -> None:
    turned_away = unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SIGNED_OUT, STRANGER)
    assert left(observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME), turned_away).facts == ()


def test_where_the_owner_saw_all_nobody_looks_again_as_a_stranger() -> None:
    work = Fact.PROFILE_EMPLOYER
    read = observed(work, listed(entry("Bakery", Audience.ONLY_ME)))
    assert left(read, unread(work, UnreadReason.SIGNED_OUT, STRANGER)).facts == ()


def test_an_entry_without_its_audience_and_a_list_without_its_end_are_open() -> None:
    mail = observed(Fact.CONTACT_EMAIL, listed("j.okafor@oakfield.leeds.sch.uk"))
    pupils = observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=0, at_least=True))
    assert [f.fact for f in left(mail, pupils).facts] == [
        Fact.CONTACT_EMAIL,
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
    ]


def test_what_only_needs_the_school_is_no_question_for_the_network() -> None:
    work = observed(Fact.PROFILE_EMPLOYER, listed(entry("Bakery", Audience.PUBLIC)))
    assert left(work, school=None).facts == ()


def test_questions_are_open_until_they_are_answered_for_good() -> None:
    asked = {c.id for c in left().questions}
    assert "A1.3" in asked
    assert "5.2" not in asked

    def still(*given: Answer) -> set[str]:
        return asked - {c.id for c in left(answers=Answers(answers=given)).questions}

    assert still(answered("A1.3", "happy")) == {"A1.3"}
    assert still(answered("A1.3", "not-all")) == {"A1.3"}
    assert still(answered("A1.3", "unsure")) == set()
    assert still(answered("A1.3", "happy", until=TODAY - timedelta(days=1))) == set()


def test_the_number_of_open_things_is_facts_and_questions() -> None:
    found = left(unread(Fact.STORIES_AUDIENCE))
    assert found.count == 1 + len(found.questions)
