"""What is asked about a fact or a clause, and what a reply becomes."""

from datetime import timedelta

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError
from profilecheck.judge import OpenFact, Outstanding, judge_snapshot, outstanding
from profilecheck.model import (
    Account,
    Answers,
    Count,
    Entries,
    FactAnswer,
    Guidance,
    Reading,
    Report,
    Snapshot,
    Years,
)
from profilecheck.questions.facts import (
    AudienceQuestion,
    CountQuestion,
    EntriesQuestion,
    SwitchQuestion,
    YearsQuestion,
    fact_question,
)
from profilecheck.questions.steps import (
    ClauseStep,
    FactStep,
    Step,
    fact_called,
    steps,
    steps_about,
    with_network,
)
from profilecheck.sites import site
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason
from tests.unit.builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    absent,
    account,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

STORIES, MAIL = Fact.STORIES_AUDIENCE, Fact.CONTACT_EMAIL
UNTIL = TODAY + timedelta(days=30)


def taken(*readings: Reading, guidance: dict[Fact, Guidance] | None = None) -> Snapshot:
    """A snapshot of Facebook with these readings, where nothing else is to be known."""
    rest = set(Fact) - {r.fact for r in readings}
    whole: Account = account(*readings, *(absent(f) for f in sorted(rest)))
    if guidance is not None:
        whole = whole.model_copy(update={"guidance": guidance})
    return snapshot(whole)


def judged(of: Snapshot, answers: Answers | None = None) -> Report:
    return judge_snapshot(of, load_checklist(), SCHOOL, answers or Answers(), TODAY)


def all_steps(*readings: Reading, guidance: dict[Fact, Guidance] | None = None) -> tuple[Step, ...]:
    of = taken(*readings, guidance=guidance)
    return steps(outstanding(of, judged(of), Answers(), TODAY))


def first(*readings: Reading, guidance: dict[Fact, Guidance] | None = None) -> FactStep:
    step = all_steps(*readings, guidance=guidance)[0]
    assert isinstance(step, FactStep)
    return step


def test_the_open_facts_come_before_the_questions_of_clauses() -> None:
    found = all_steps(unread(STORIES))
    kinds = [type(step) for step in found]
    assert kinds == [FactStep, *[ClauseStep] * (len(found) - 1)]
    assert [step.group for step in found] == ["facebook", *[""] * (len(found) - 1)]


def test_a_fact_is_asked_with_where_to_look_and_why() -> None:
    step = first(unread(STORIES), guidance=dict(site("facebook").guidance))
    assert step.heading == "Facebook · Who can see your stories?"
    assert step.why == "This page of Facebook doesn't look the way we know it."
    assert not step.signed_out
    assert step.guidance == site("facebook").guidance[STORIES]


def test_an_audience_is_offered_in_the_networks_words_with_what_they_mean() -> None:
    question = first(unread(STORIES), guidance=dict(site("facebook").guidance)).question
    assert isinstance(question, AudienceQuestion)
    # “Custom” may mean anything, so it is not among what can be chosen.
    assert question.own == (
        ("Public", Audience.PUBLIC),
        ("Friends", Audience.FRIENDS),
        ("Friends except…", Audience.FRIENDS_EXCEPT),
    )
    assert [audience for _, audience in question.plain] == list(Audience)
    assert ("Anyone signed in to Facebook", Audience.MEMBERS) in question.plain


def test_without_known_words_ours_are_all_there_is() -> None:
    question = first(unread(STORIES)).question
    assert isinstance(question, AudienceQuestion)
    assert question.own == ()
    assert dict(question.plain)["Nobody but me"] is Audience.ONLY_ME


@pytest.mark.parametrize("fact", list(Fact))
def test_every_fact_has_a_question_of_its_kind(fact: Fact) -> None:
    kinds = {
        FactKind.AUDIENCE: AudienceQuestion,
        FactKind.SWITCH: SwitchQuestion,
        FactKind.COUNT: CountQuestion,
        FactKind.ENTRIES: EntriesQuestion,
        FactKind.YEARS: YearsQuestion,
    }
    of = taken(unread(fact))
    report = judged(of)
    still = outstanding(of, report, Answers(), TODAY)
    (step,) = steps_about(report, still, of, "facebook", fact)
    assert isinstance(step, FactStep)
    assert type(step.question) is kinds[fact.kind]
    assert step.question == fact_question(step.about)


def test_numbers_and_years_are_read_or_refused() -> None:
    assert CountQuestion().read("12") == Count(count=12)
    assert [CountQuestion().read(typed) for typed in ("", "-1", "twelve", "9" * 10, "²")] == [
        None
    ] * 5
    assert YearsQuestion().read("2012: 3, 2015 = 1") == Years(years={2012: 3, 2015: 1})
    assert YearsQuestion().read("0") == Years(years={})
    assert YearsQuestion().read("a few in 2012") is None


def test_entries_take_what_was_typed_and_who_can_see_it() -> None:
    question = first(unread(MAIL)).question
    assert isinstance(question, EntriesQuestion)
    assert (question.half_read, question.asks_for_more, question.asks_audience) == ((), True, True)
    value = question.value((), [("jo@example.org", Audience.FRIENDS), ("b@example.org", None)])
    assert value == listed(entry("jo@example.org", Audience.FRIENDS), entry("b@example.org"))
    assert question.value((), ()) == Entries(entries=())


def test_of_entries_half_read_only_who_can_see_them_is_asked() -> None:
    question = first(observed(MAIL, listed("jo@example.org"))).question
    assert isinstance(question, EntriesQuestion)
    assert [e.text for e in question.half_read] == ["jo@example.org"]
    assert not question.asks_for_more
    value = question.value([Audience.ONLY_ME], ())
    assert value == listed(entry("jo@example.org", Audience.ONLY_ME))
    with pytest.raises(InputError, match="who can see it"):
        question.value((), ())


def test_where_the_rest_was_not_read_more_may_be_there() -> None:
    question = first(observed(MAIL, listed("jo@example.org")), unread(MAIL)).question
    assert isinstance(question, EntriesQuestion)
    assert question.asks_for_more
    assert question.nothing == "Nothing else is there"


def test_a_strangers_sight_is_public_whatever_is_said() -> None:
    of = taken(unread(MAIL, UnreadReason.TIMEOUT, STRANGER)).accounts[0]
    (step,) = steps(Outstanding(facts=(OpenFact(of, MAIL, STRANGER, ""),), questions=()))
    assert isinstance(step, FactStep)
    assert step.signed_out
    assert isinstance(step.question, EntriesQuestion)
    assert step.question.nothing == "Nothing of it shows"
    assert not step.question.asks_audience
    (seen,) = step.question.value((), [("jo@example.org", Audience.ONLY_ME)]).entries
    assert seen.audience is Audience.PUBLIC


def test_a_reply_becomes_an_answer_that_settles_what_was_asked() -> None:
    of = taken(unread(STORIES))
    step = first(unread(STORIES))
    answer = step.answer(Audience.FRIENDS, TODAY, UNTIL)
    assert answer == FactAnswer(
        network="facebook",
        fact=STORIES,
        value=Audience.FRIENDS,
        answered_on=TODAY,
        expires_on=UNTIL,
    )
    answers = Answers().plus(answer)
    assert outstanding(of, judged(of, answers), answers, TODAY).facts == ()
    with pytest.raises(ValueError, match=r"stories\.audience"):
        step.answer(Count(count=1), TODAY, UNTIL)


def test_a_clause_takes_one_of_its_own_answers() -> None:
    step = next(s for s in all_steps(absent(STORIES)) if isinstance(s, ClauseStep))
    (_, choice) = step.options[0]
    answer = step.answer(choice, TODAY, UNTIL)
    assert (answer.clause, answer.choice, answer.expires_on) == (step.clause, choice, UNTIL)
    with pytest.raises(InputError, match="no answer “perhaps”"):
        step.answer("perhaps", TODAY, UNTIL)


def test_a_network_that_was_not_audited_is_for_the_person_to_look_at() -> None:
    empty = snapshot()
    named = with_network(empty, "instagram")
    assert [a.network for a in named.accounts] == ["instagram"]
    assert with_network(named, "Instagram") is named
    with pytest.raises(InputError, match="Choose from"):
        with_network(empty, "bookface")


def test_what_is_named_is_asked_or_refused_with_the_reason() -> None:
    of = taken(unread(STORIES))
    report = judged(of)
    still = outstanding(of, report, Answers(), TODAY)
    (one,) = steps_about(report, still, of, "facebook", STORIES)
    assert isinstance(one, FactStep)
    (clause,) = steps_about(report, still, of, "A2.8", None)
    assert isinstance(clause, ClauseStep)
    with pytest.raises(InputError, match="there is nothing to answer"):
        steps_about(report, still, of, "facebook", MAIL)
    with pytest.raises(InputError, match="asks you nothing"):
        steps_about(report, still, of, "A1.2", None)
    with pytest.raises(InputError, match="nothing called “stories”"):
        fact_called("stories")
    assert fact_called(" Stories.Audience ") is STORIES
