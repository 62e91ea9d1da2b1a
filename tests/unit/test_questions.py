"""What only the person can judge is asked once, with what was read that helps to answer."""

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.judge.contradicted import contradicted
from profilecheck.model import (
    Answers,
    Count,
    Observed,
    QuestionAnswer,
    QuestionAsked,
    Reading,
    Report,
)
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Outcome
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    TODAY,
    account,
    answered,
    clause,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)


def of(
    *readings: Reading, answers: Answers | None = None, school: School | None = SCHOOL
) -> Report:
    taken = snapshot(account(*readings))
    return judge_snapshot(taken, load_checklist(), school, answers or Answers(), TODAY)


def asked(made: Report, at: str) -> QuestionAsked:
    return next(q for q in made.questions if q.clause == at)


def test_questions_that_clauses_share_are_asked_once() -> None:
    made = of()
    told = [c for q in made.questions for c in q.clauses]
    with_one = [c.id for c in load_checklist().clauses if load_checklist().question_of(c)]
    assert sorted(told) == sorted(with_one)
    assert len(told) == len(set(told))
    appendix = [q for q in made.questions if any(c.startswith("A") for c in q.clauses)]
    assert len(appendix) == 12
    assert asked(made, "A2.2").clauses == ("A2.2", "A2.3", "A2.4", "A2.6")


def test_one_answer_holds_for_all_that_share_it_and_for_no_other() -> None:
    said = Answers(answers=(answered("A2.2", "none-of-these"),))
    made = of(answers=said)
    for id_ in ("A2.2", "A2.3", "A2.4", "A2.6"):
        shared = clause(made, id_)
        assert shared.question is not None
        assert (shared.question.given, shared.question.asked_at) == ("none-of-these", "A2.2")
        assert shared.findings[-1].outcome is Outcome.MET
    assert clause(made, "A2.5").outcome is not Outcome.MET
    assert not asked(made, "A2.2").question.is_open


def test_an_answer_to_the_narrower_question_of_before_does_not_hold_for_the_shared_one() -> None:
    said = Answers(answers=(answered("A2.2", "nothing"), answered("A2.3", "none-of-these")))
    assert clause(of(answers=said), "A2.3").outcome is Outcome.YOUR_CALL


def test_what_was_read_helps_to_answer() -> None:
    made = of(observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=4)))
    (known,) = asked(made, "A1.3").known
    assert known.startswith("Facebook: ")
    assert "4" in known


def whole(*more: Observed) -> list[Reading]:
    """Every text that others see, read whole and empty, but for `more`."""
    told = {r.fact for r in more}
    return [*more, *(observed(f, listed()) for f in SHOWN_TEXTS if f not in told)]


def bio(text: str) -> Observed:
    return observed(Fact.PROFILE_BIO, listed(entry(text, Audience.PUBLIC)))


def test_that_no_profile_tells_the_job_is_put_forward_and_never_taken_for_an_answer() -> None:
    made = of(*whole(bio("Seeds, weeds and the odd marrow.")))
    views = asked(made, "A2.8")
    assert views.suggests == "not-told"
    assert "Your profiles don't say what you do." in views.known
    assert views.question.given is None
    assert clause(made, "A2.8").outcome is Outcome.YOUR_CALL


def test_nothing_is_put_forward_where_a_text_tells_the_job_or_was_not_read() -> None:
    role = of(*whole(bio("Year 4 teacher in Leeds")))
    assert asked(role, "A2.8").suggests is None
    school = of(*whole(bio("Oakfield Primary School")))
    assert asked(school, "A2.8").suggests is None
    half = [*whole(), unread(Fact.PROFILE_LINKS)]
    assert asked(of(*half), "A2.8").suggests is None
    assert asked(of(*whole(), school=None), "A2.8").suggests is None
    assert asked(of(), "A2.8").suggests is None


def test_where_the_school_s_own_word_stands_is_told() -> None:
    text = "Back to Oakfield tomorrow"
    views = asked(of(*whole(bio(text))), "A2.8")
    assert views.suggests is None
    assert views.known[-2:] == (
        f"Facebook: “{text}” has “Oakfield” in it, for anyone to see. "
        "Only you can tell whether it means your school.",
        "If it is a place or a person, add it under “Other things with its name” where you "
        "describe your school. Then you are not asked again.",
    )
    assert len(set(views.known)) == len(views.known)
    for other in ("Year 4 teacher, Oakfield", "Seeds and weeds"):
        assert not any(
            "Only you can tell" in known for known in asked(of(bio(other)), "A2.8").known
        )


def test_a_line_about_ones_own_views_is_told() -> None:
    for text in ("All views are my own.", "Opinions mine", "Not the views of my employer"):
        known = asked(of(bio(f"Teacher. {text}")), "A2.8").known
        assert "Your Facebook profile says that the views are your own." in known, text
    for text in ("Teacher.", "Lovely views of my garden", "Point of view"):
        known = asked(of(bio(text)), "A2.8").known
        assert "Your Facebook profile says that the views are your own." not in known, text


@each(
    ("fact", "value", "stands"),
    [
        (Fact.FRIENDS_AT_EMPLOYER, Count(count=0), True),
        (Fact.FRIENDS_AT_EMPLOYER, Count(count=1), False),
        (Fact.FRIENDS_AT_EMPLOYER, Count(count=1, at_least=True), False),
        (Fact.FRIENDS_COUNT, Count(count=80), True),
    ],
)
def test_an_answer_stands_unless_what_it_denies_was_read(
    fact: Fact, value: Count, stands: bool
) -> None:
    none = QuestionAnswer(
        id="none", says="None", outcome=Outcome.MET, unless=(Fact.FRIENDS_AT_EMPLOYER,)
    )
    read = account(observed(fact, value))
    assert contradicted(none, (read,), SchoolMatcher(SCHOOL)) is not stands
