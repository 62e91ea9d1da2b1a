"""Posts and people were looked through for the school then: another one is not proved unnamed."""

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Answers, Count, Entries, FactAnswer, Observed, Report
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import Audience, Fact, Giveaway, Outcome, UnreadReason
from tests.unit.builders import SCHOOL, TODAY, account, entry, observed, snapshot

POSTS = Fact.POSTS_TO_REREAD
RENAMED = SCHOOL.model_copy(update={"names": (*SCHOOL.names, "Elm Tree Academy")})


def looked_through(value: Entries | Count, fact: Fact = POSTS) -> Observed:
    made = observed(fact, value)
    return made.model_copy(update={"looked_for": SchoolMatcher(SCHOOL).mark})


NONE = looked_through(Entries(entries=(), searched=3))


def judged(
    reading: Observed, school: School | None, answers: Answers | None = None
) -> tuple[Report, set[tuple[Outcome, UnreadReason | None]]]:
    taken = snapshot(account(reading))
    made = judge_snapshot(taken, load_checklist(), school, answers or Answers(), TODAY)
    named = next(c for c in made.clauses if c.id == "A1.5")
    return made, {(f.outcome, f.reason) for f in named.findings if POSTS in f.facts}


def test_what_was_looked_through_for_another_school_is_not_in_order() -> None:
    _, same = judged(NONE, SCHOOL)
    assert same == {(Outcome.MET, None)}
    made, found = judged(NONE, RENAMED)
    assert found == {(Outcome.COULD_NOT_TELL, UnreadReason.OTHER_SCHOOL)}
    assert any(POSTS in look.facts for look in made.looks)
    _, unnamed = judged(NONE, None)
    assert unnamed == {(Outcome.COULD_NOT_TELL, UnreadReason.NEEDS_SCHOOL)}


def test_a_role_that_is_added_leaves_it_as_it_was() -> None:
    with_role = SCHOOL.model_copy(update={"role_words": ("Forest School lead",)})
    _, found = judged(NONE, with_role)
    assert found == {(Outcome.MET, None)}


def test_a_meaning_that_is_added_leaves_it_as_it_was_and_one_that_is_taken_away_does_not() -> None:
    first, second = (
        SCHOOL.model_copy(update={"other_meanings": meanings})
        for meanings in (("Oakfield",), ("Oakfield", "Oakfield village"))
    )
    for before, after in ((SCHOOL, first), (SCHOOL, second), (first, second)):
        read = NONE.model_copy(update={"looked_for": SchoolMatcher(before).mark})
        assert judged(read, after)[1] == {(Outcome.MET, None)}
        read = NONE.model_copy(update={"looked_for": SchoolMatcher(after).mark})
        found = {(Outcome.COULD_NOT_TELL, UnreadReason.OTHER_SCHOOL)}
        assert judged(read, before)[1] == found


def test_a_version_that_asks_for_more_knows_the_same_school_again() -> None:
    class Later(School):
        motto: str = ""

    later = Later.model_validate(SCHOOL.model_dump())
    assert SchoolMatcher(later).mark == SchoolMatcher(SCHOOL).mark


def test_what_was_found_stays() -> None:
    given = entry("Post of 3 May 2020", Audience.PUBLIC).model_copy(
        update={"gives_away": (Giveaway.SCHOOL,)}
    )
    _, found = judged(looked_through(Entries(entries=(given,), searched=3)), RENAMED)
    assert (Outcome.NOT_MET, None) in found


def test_the_person_can_say_that_none_does() -> None:
    said = FactAnswer(
        network="facebook",
        fact=POSTS,
        value=Entries(entries=()),
        answered_on=TODAY,
        expires_on=TODAY,
    )
    _, found = judged(NONE, RENAMED, Answers(facts=(said,)))
    assert found == {(Outcome.MET, None)}
