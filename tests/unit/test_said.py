"""What the person said counts for the profile and the school it was said of, and not against proof.

Said of another profile, at another school, or against what was read, it settles nothing.
"""

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

from profilecheck.checklist import load_checklist
from profilecheck.judge import compare, judge_snapshot, said_of
from profilecheck.judge.contradicted import contradicted
from profilecheck.model import (
    Agreement,
    Answer,
    Answers,
    Count,
    FactAnswer,
    FactValue,
    Look,
    QuestionAnswer,
    Reading,
    Report,
    Years,
    are_two_profiles,
)
from profilecheck.questions import facts
from profilecheck.questions import kept as questions_kept
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    TAKEN,
    TODAY,
    account,
    answered,
    clause,
    entry,
    listed,
    observed,
    report,
    snapshot,
    unread,
)

LATER = TODAY + timedelta(days=180)
POSTS, FRIENDS, BIO = Fact.POSTS_TO_REREAD, Fact.FRIENDS_AUDIENCE, Fact.PROFILE_BIO
ONE, OTHER = "https://x.com/jo_reads", "https://x.com/jo_runs"
SAME_SCHOOL = School(names=("Oakfield Academy",), email_domains=("oakfield.leeds.sch.uk",))
OTHER_SCHOOL = School(names=("Riverside Junior School",))
ALIKE = (
    ("", ONE),
    (ONE, f"{ONE}/"),
    (ONE, ONE.replace("jo", "Jo")),
    ("https://www.facebook.com/jo.reads", "https://www.facebook.com/profile.php?id=100"),
    ("https://www.youtube.com/@jo", "https://www.youtube.com/channel/UC1"),
)
APART = (
    (ONE, OTHER),
    ("https://www.facebook.com/profile.php?id=100", "https://www.facebook.com/profile.php?id=101"),
)


def found(fact: Fact, value: FactValue, **of: object) -> FactAnswer:
    return FactAnswer.model_validate(
        {
            "network": "facebook",
            "fact": fact,
            "value": value,
            "answered_on": TODAY,
            "expires_on": LATER,
            **of,
        }
    )


def agreed(**of: object) -> Agreement:
    return Agreement.model_validate(
        {
            "network": "facebook",
            "fact": FRIENDS,
            "reaches": Audience.PUBLIC,
            "reason": "The head asked for it",
            "agreed_on": TODAY,
            "expires_on": LATER,
            **of,
        }
    )


def judged(said: Answers, *readings: Reading, at: str = ONE, school: School = SCHOOL) -> Report:
    taken = snapshot(account(*readings).model_copy(update={"profile_url": at}))
    return judge_snapshot(taken, load_checklist(), school, said, TODAY)


def outcome(made: Report, clause_id: str, fact: Fact) -> Outcome:
    return next(f for f in clause(made, clause_id).findings if fact in f.facts).outcome


def test_addresses_are_of_two_profiles_only_where_they_are_of_one_form() -> None:
    assert [pair for pair in ALIKE if are_two_profiles(*pair)] == []
    assert [pair for pair in APART if not are_two_profiles(*pair)] == []


def test_an_answer_of_one_profile_settles_nothing_on_another() -> None:
    said = Answers(facts=(found(FRIENDS, Audience.ONLY_ME, profile=ONE),))
    assert outcome(judged(said, unread(FRIENDS)), "A1.4", FRIENDS) is Outcome.MET
    other = judged(said, unread(FRIENDS), at=OTHER)
    assert outcome(other, "A1.4", FRIENDS) is Outcome.COULD_NOT_TELL
    # Of a profile whose address is not known it is not known to be another.
    assert outcome(judged(said, unread(FRIENDS), at=""), "A1.4", FRIENDS) is Outcome.MET


def test_an_agreement_is_of_the_profile_and_the_school_it_was_made_for() -> None:
    shown = observed(FRIENDS, Audience.PUBLIC)
    said = Answers(agreements=(agreed(profile=ONE, of_school=SCHOOL.marks),))
    assert judged(said, shown).agreed_visits
    assert judged(said, shown, school=SAME_SCHOOL).agreed_visits
    assert not judged(said, shown, at=OTHER).agreed_visits
    assert not judged(said, shown, school=OTHER_SCHOOL).agreed_visits


def test_where_the_school_is_not_known_it_is_not_known_to_be_another() -> None:
    said = Answers(
        answers=(answered("A2.1", "nothing-of-it").model_copy(update={"of_school": SCHOOL.marks}),),
        facts=(found(POSTS, listed(), of_school=SCHOOL.marks),),
        agreements=(agreed(of_school=SCHOOL.marks),),
    )
    taken = snapshot(account())
    assert said_of(said, taken, None) == said_of(said, taken, SCHOOL) == said
    assert said_of(said, taken, OTHER_SCHOOL) == Answers()


def test_what_was_looked_for_at_another_school_is_looked_for_again() -> None:
    said = Answers(
        facts=(
            found(POSTS, listed(), of_school=SCHOOL.marks),
            found(BIO, listed(), of_school=SCHOOL.marks),
        )
    )
    gaps = (unread(POSTS), unread(BIO))
    for school, wanted in (
        (SCHOOL, Outcome.MET),
        (SAME_SCHOOL, Outcome.MET),
        (OTHER_SCHOOL, Outcome.COULD_NOT_TELL),
    ):
        made = judged(said, *gaps, school=school)
        assert outcome(made, "A1.5", POSTS) is wanted, school
        # What stands on a profile is the same whatever school is looked for.
        assert outcome(made, "A1.5", BIO) is Outcome.MET


def test_a_question_is_asked_once_more_at_another_school() -> None:
    given = answered("A2.1", "nothing-of-it").model_copy(update={"of_school": SCHOOL.marks})
    said = Answers(answers=(given,))
    assert clause(judged(said), "A2.1").outcome is Outcome.MET
    assert clause(judged(said, school=OTHER_SCHOOL), "A2.1").outcome is Outcome.YOUR_CALL


def test_two_audits_of_two_profiles_are_each_judged_by_what_was_said_of_it() -> None:
    then, now = (
        snapshot(account(unread(FRIENDS)).model_copy(update={"profile_url": at}))
        for at in (OTHER, ONE)
    )
    now = now.model_copy(update={"taken_at": TAKEN + timedelta(days=1)})
    said = Answers(facts=(found(FRIENDS, Audience.PUBLIC, profile=ONE),))
    made = compare(then, now, load_checklist(), SCHOOL, said, TODAY)
    assert {one.facts for one in made.changes} == {(FRIENDS,)}
    assert said_of(said, then, SCHOOL).facts == ()
    assert made.other_accounts == ("Facebook",)


def test_what_was_said_of_two_profiles_is_kept_of_both() -> None:
    one = found(FRIENDS, Audience.ONLY_ME, profile=ONE)
    other = found(FRIENDS, Audience.FRIENDS, profile=OTHER)
    unknown = found(FRIENDS, Audience.PUBLIC)
    assert Answers().plus(unknown).plus(one).plus(other).facts == (one, other)
    assert Answers().plus(one).plus(other).minus(one).facts == (other,)


def test_a_look_of_before_does_not_answer_for_a_page_that_names_the_school_now() -> None:
    gap = unread(BIO, UnreadReason.SCHOOL_NAMED)
    for on, wanted in (
        (TAKEN.date() - timedelta(days=1), Outcome.COULD_NOT_TELL),
        (TAKEN.date(), Outcome.MET),
    ):
        made = report(gap, facts=(found(BIO, listed(), answered_on=on),))
        assert outcome(made, "A1.5", BIO) is wanted, on


NO_COLLEAGUES, NO_JOB = answered("A1.3", "none"), answered("A2.8", "not-told")


def asked(made: Report, clause_id: str) -> tuple[str, ...]:
    return next(q.known for q in made.questions if q.clause == clause_id)


def shows(fact: Fact, text: str, audience: Audience | None) -> Reading:
    return observed(fact, listed(entry(text, audience)))


AGAINST: tuple[tuple[Answer, Reading, bool], ...] = (
    (NO_COLLEAGUES, observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=2)), True),
    (NO_COLLEAGUES, observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=0)), False),
    (NO_COLLEAGUES, unread(Fact.FRIENDS_AT_EMPLOYER), False),
    (NO_JOB, shows(Fact.PROFILE_EMPLOYER, "Oakfield Primary School", Audience.PUBLIC), True),
    (NO_JOB, shows(Fact.PROFILE_HEADLINE, "Year 4 teacher", Audience.MEMBERS), True),
    (NO_JOB, shows(BIO, "Teacher at Oakfield Primary School", None), True),
    (NO_JOB, shows(Fact.PROFILE_EMPLOYER, "Oakfield Primary School", Audience.ONLY_ME), False),
    (NO_JOB, shows(BIO, "I like tea", Audience.PUBLIC), False),
)


def test_an_answer_never_outweighs_what_was_read() -> None:
    for given, reading, says_otherwise in AGAINST:
        made = report(reading, answers=(given,))
        wanted = Outcome.YOUR_CALL if says_otherwise else Outcome.MET
        assert clause(made, given.clause).outcome is wanted, (given, reading)
        told = [line for line in asked(made, given.clause) if "says otherwise" in line]
        assert len(told) == says_otherwise, (given, reading)


@each(
    ("given", "readings", "says_otherwise"),
    [
        (NO_COLLEAGUES, [observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=1))], True),
        (NO_COLLEAGUES, [observed(Fact.FRIENDS_COUNT, Count(count=9))], False),
        (NO_COLLEAGUES, [shows(BIO, "Year 4 teacher", Audience.PUBLIC)], False),
        (
            NO_JOB,
            [
                shows(BIO, "I like tea", Audience.PUBLIC),
                shows(Fact.PROFILE_EMPLOYER, "Oakfield Primary School", Audience.PUBLIC),
                shows(Fact.PROFILE_HEADLINE, "Teacher", Audience.ONLY_ME),
            ],
            True,
        ),
    ],
)
def test_one_thing_that_was_read_on_one_network_is_enough_to_say_otherwise(
    given: Answer, readings: list[Reading], *, says_otherwise: bool
) -> None:
    both = snapshot(account(network="x"), account(*readings))
    made = judge_snapshot(both, load_checklist(), SCHOOL, Answers(answers=(given,)), TODAY)
    told = [line for line in asked(made, given.clause) if "says otherwise" in line]
    assert bool(told) is says_otherwise


def test_a_switch_that_is_on_says_otherwise_and_one_that_is_off_does_not() -> None:
    none = QuestionAnswer(
        id="none", says="None", outcome=Outcome.MET, unless=(Fact.ACCOUNT_LEFTOVERS,)
    )
    for value in (True, False):
        left = account(observed(Fact.ACCOUNT_LEFTOVERS, value))
        assert contradicted(none, [left], SchoolMatcher(SCHOOL)) is value


def test_posts_of_a_year_that_anyone_can_see_outweigh_that_there_are_none() -> None:
    none = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0))
    for years, wanted in (({2019: 4}, Outcome.NOT_MET), ({}, Outcome.MET)):
        made = report(none, observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years=years)))
        assert outcome(made, "A1.2", Fact.POSTS_PUBLIC_COUNT) is wanted


def test_a_look_at_other_entries_or_another_profile_is_another_look() -> None:
    named = "At Oakfield Primary School"
    half_read = (shows(BIO, named, None), shows(BIO, "Teacher", None))
    ids = {
        look.id
        for reading in half_read
        for at in (ONE, OTHER)
        for look in judged(Answers(), reading, at=at).looks
        if BIO in look.facts
    }
    assert len(ids) == 4


def test_a_check_of_long_ago_is_said_to_be_so() -> None:
    taken = snapshot(account(observed(FRIENDS, Audience.ONLY_ME)))
    for after, wanted in ((timedelta(days=90), False), (timedelta(days=91), True)):
        on = taken.taken_on + after
        made = judge_snapshot(taken, load_checklist(), SCHOOL, Answers(), on)
        assert made.long_ago is wanted


def test_a_network_that_is_not_installed_any_more_is_called_by_its_id() -> None:
    for name_of in (questions_kept._network("gone"), facts._network(GONE)):
        assert name_of.name == "gone"


GONE = cast(Look, SimpleNamespace(network="gone", network_name="gone"))
