"""What is asked of an account, at a look and for a clause, and what a reply becomes."""

from datetime import timedelta

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    AccountIs,
    AccountState,
    Answer,
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
    ChoiceQuestion,
    CountQuestion,
    EntriesQuestion,
    YearsQuestion,
    look_question,
)
from profilecheck.questions.steps import (
    LookStep,
    QuestionStep,
    Step,
    account_steps,
    account_steps_about,
    fact_called,
    steps,
    steps_about,
    with_network,
)
from profilecheck.sites import site
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason
from tests.each import each
from tests.unit.builders import (
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
    return steps(judged(taken(*readings, guidance=guidance)))


def first(*readings: Reading, guidance: dict[Fact, Guidance] | None = None) -> LookStep:
    step = all_steps(*readings, guidance=guidance)[0]
    assert isinstance(step, LookStep)
    return step


def about(of: Snapshot, named: str, fact: Fact | None = None) -> tuple[Step, ...]:
    return steps_about(judged(of), of, Answers(), TODAY, named, fact)


def test_the_looks_come_before_the_questions_that_several_clauses_may_share() -> None:
    found = all_steps(unread(STORIES))
    kinds = [type(step) for step in found]
    assert kinds == [LookStep, *[QuestionStep] * (len(found) - 1)]
    assert [step.group for step in found] == ["facebook", *[""] * (len(found) - 1)]
    clauses = [c for s in found if isinstance(s, QuestionStep) for c in s.asked.clauses]
    assert len(clauses) == len(set(clauses)) > len(found) - 1


def test_what_is_asked_is_what_the_report_asks_and_no_more() -> None:
    of = taken(unread(STORIES), unread(Fact.MEMBERSHIPS))
    report = judged(of)
    found = steps(report)
    assert [s.look for s in found if isinstance(s, LookStep)] == list(report.looks)
    assert len(found) == report.open_count
    # What only informs is asked of the person who names the network.
    named = [s.look.facts for s in about(of, "facebook") if isinstance(s, LookStep)]
    assert named == [(STORIES,), (Fact.MEMBERSHIPS,)]


def test_a_look_says_where_and_why() -> None:
    step = first(unread(STORIES), guidance=dict(site("facebook").guidance))
    assert step.heading == "Facebook · Who can see your stories?"
    assert step.why == "The page has changed."
    assert not step.signed_out
    assert step.look.url == site("facebook").guidance[STORIES].url


def test_an_audience_is_offered_in_the_networks_words_with_what_they_mean() -> None:
    question = first(unread(STORIES), guidance=dict(site("facebook").guidance)).question
    assert isinstance(question, ChoiceQuestion)
    # “Custom” may mean anything, so it is not among what can be chosen.
    assert [(o.says, o.values.get(STORIES)) for o in question.options] == [
        ("Public", Audience.PUBLIC),
        ("Friends", Audience.FRIENDS),
        ("Friends except…", Audience.FRIENDS_EXCEPT),
        ("I can't find it", None),
    ]
    assert [audience for _, audience in question.otherwise] == list(Audience)
    assert ("Anyone signed in to Facebook", Audience.MEMBERS) in question.otherwise


def test_without_known_words_ours_are_all_there_is() -> None:
    question = first(unread(STORIES)).question
    assert isinstance(question, ChoiceQuestion)
    assert question.otherwise == ()
    assert {o.says: o.values.get(STORIES) for o in question.options}["Nobody but me"] is (
        Audience.ONLY_ME
    )


@each("fact", list(Fact))
def test_every_fact_can_be_named_and_has_a_question_of_its_kind(fact: Fact) -> None:
    kinds = {
        FactKind.AUDIENCE: ChoiceQuestion,
        FactKind.SWITCH: ChoiceQuestion,
        FactKind.COUNT: CountQuestion,
        FactKind.ENTRIES: EntriesQuestion,
        FactKind.YEARS: YearsQuestion,
    }
    (step,) = about(taken(unread(fact)), "facebook", fact)
    assert isinstance(step, LookStep)
    assert type(step.question) is kinds[fact.kind]
    assert step.question == look_question(step.look)


def test_what_was_read_can_be_named_and_has_no_reason() -> None:
    (step,) = about(taken(observed(STORIES, Audience.PUBLIC)), "facebook", STORIES)
    assert isinstance(step, LookStep)
    assert (step.why, step.look.reason) == ("", None)


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


def test_of_a_post_that_is_named_it_is_asked_at_once_who_can_see_it() -> None:
    question = first(unread(Fact.POSTS_TO_REREAD)).question
    assert isinstance(question, EntriesQuestion)
    assert question.asks_audience


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
    read = observed(MAIL, listed(entry("me@post.example", Audience.ONLY_ME)))
    of = taken(read, unread(MAIL, UnreadReason.TIMEOUT, STRANGER))
    (step,) = about(of, "facebook", MAIL)
    assert isinstance(step, LookStep)
    assert step.signed_out
    assert isinstance(step.question, EntriesQuestion)
    assert step.question.nothing == "Nothing of it shows"
    assert not step.question.asks_audience
    (seen,) = step.question.value((), [("jo@example.org", Audience.ONLY_ME)]).entries
    assert seen.audience is Audience.PUBLIC


def test_a_reply_becomes_an_answer_that_settles_what_was_asked() -> None:
    of = taken(unread(STORIES))
    step = first(unread(STORIES))
    wanted = FactAnswer(
        network="facebook",
        fact=STORIES,
        value=Audience.FRIENDS,
        answered_on=TODAY,
        expires_on=UNTIL,
    )
    assert step.answer(Audience.FRIENDS, TODAY, UNTIL) == (wanted,)
    assert step.chosen("friends", TODAY, UNTIL) == (wanted,)
    assert step.chosen("not-found", TODAY, UNTIL) == ()
    assert judged(of, Answers().plus(wanted)).looks == ()
    with pytest.raises(InputError, match="“perhaps” is no answer"):
        step.chosen("perhaps", TODAY, UNTIL)
    with pytest.raises(ValueError, match=r"stories\.audience"):
        step.answer(Count(count=1), TODAY, UNTIL)


def test_a_question_takes_one_of_its_own_answers() -> None:
    step = next(s for s in all_steps(absent(STORIES)) if isinstance(s, QuestionStep))
    (_, choice) = step.options[0]
    answer = step.answer(choice, TODAY, UNTIL)
    assert (answer.clause, answer.choice, answer.expires_on) == (step.asked.clause, choice, UNTIL)
    with pytest.raises(InputError, match="no answer “perhaps”"):
        step.answer("perhaps", TODAY, UNTIL)


def closed(name: str) -> Account:
    """A network that has closed."""
    gone: Account = with_network(snapshot(), name).accounts[0]
    assert gone.state is AccountState.CLOSED
    return gone


def test_an_account_is_asked_about_before_what_may_be_left_of_it() -> None:
    of = snapshot(closed("bebo"), closed("friendster"))
    bebo, friendster = account_steps(judged(of))
    assert bebo.heading == "Did you ever have an account on Bebo?"
    assert bebo.options == (
        ("No, never", AccountIs.NEVER),
        ("Yes, or I am not sure", AccountIs.THERE),
    )
    assert not [s for s in steps(judged(of)) if isinstance(s, LookStep)]
    assert about(of, "bebo") == ()

    there = Answers().plus(bebo.answer(AccountIs.THERE, TODAY, UNTIL))
    report = judged(of, there)
    assert [s.group for s in account_steps(report)] == ["friendster"]
    assert [s.group for s in steps(report) if isinstance(s, LookStep)] == ["bebo"]
    # Who names it can say it anew.
    (again,) = account_steps_about(report, "bebo")
    assert again.asked.given is AccountIs.THERE
    assert account_steps_about(report, "A1.6") == (friendster,)

    never = there.plus(friendster.answer(AccountIs.NEVER, TODAY, UNTIL))
    assert account_steps(judged(of, never)) == ()
    with pytest.raises(InputError, match="cannot be said of an account on Bebo"):
        bebo.answer(AccountIs.CLOSED, TODAY, UNTIL)


def test_an_entry_without_its_audience_and_a_list_without_its_end_are_open() -> None:
    pupils = observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=0, at_least=True))
    found = all_steps(observed(MAIL, listed("j.okafor@oakfield.leeds.sch.uk")), pupils)
    looks = {s.look.facts for s in found if isinstance(s, LookStep)}
    assert looks == {(MAIL,), (Fact.FRIENDS_STUDENTS_OF_EMPLOYER,)}


def test_questions_are_asked_until_they_are_answered_for_good() -> None:
    of = taken(absent(STORIES))

    def asked(*given: Answer) -> set[str]:
        found = steps(judged(of, Answers(answers=given)))
        return {s.asked.clause for s in found if isinstance(s, QuestionStep)}

    assert "A1.3" in asked()
    assert "A1.3" not in asked(answered("A1.3", "happy"))
    assert "A1.3" not in asked(answered("A1.3", "not-all"))
    assert "A1.3" in asked(answered("A1.3", "unsure"))
    assert "A1.3" in asked(answered("A1.3", "happy", until=TODAY - timedelta(days=1)))


def test_a_network_that_was_not_audited_is_for_the_person_to_look_at() -> None:
    empty = snapshot()
    named = with_network(empty, "instagram")
    assert [a.network for a in named.accounts] == ["instagram"]
    assert with_network(named, "Instagram") is named
    with pytest.raises(InputError, match="Choose from"):
        with_network(empty, "bookface")


def test_what_is_named_is_asked_or_refused_with_the_reason() -> None:
    of = taken(unread(STORIES))
    (one,) = about(of, "facebook", STORIES)
    assert isinstance(one, LookStep)
    (look,) = about(of, "A1.2")
    assert isinstance(look, LookStep), "a clause that the look would help to settle"
    (question,) = about(of, "A2.8")
    assert isinstance(question, QuestionStep)
    with pytest.raises(InputError, match="there is nothing to answer"):
        about(of, "facebook", MAIL)
    with pytest.raises(InputError, match="asks you nothing"):
        about(of, "5.2")
    with pytest.raises(InputError, match="nothing called “stories”"):
        fact_called("stories")
    assert fact_called(" Stories.Audience ") is STORIES
