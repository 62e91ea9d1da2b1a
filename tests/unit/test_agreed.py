"""What is agreed with the school: the result stays in sight, only its place in the list changes."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from profilecheck.checklist import load_checklist
from profilecheck.checks import SwitchIs
from profilecheck.judge import judge_snapshot
from profilecheck.judge.agreed import with_agreement
from profilecheck.model import (
    Agreement,
    AgreementState,
    Answers,
    Finding,
    Reading,
    Report,
    Visit,
    VisitRow,
    dump,
    loads,
)
from profilecheck.questions.agreements import AgreementQuestion
from profilecheck.vocabulary import Audience, Fact, Outcome
from tests.unit.builders import (
    GUIDANCE,
    SCHOOL,
    TODAY,
    account,
    clause,
    entry,
    listed,
    observed,
    snapshot,
)

WORK = Fact.PROFILE_EMPLOYER
NAMED = "Oakfield Primary School"
SHOWN = observed(WORK, listed(entry(NAMED, Audience.PUBLIC)))


def agreement(
    until: date = TODAY + timedelta(days=300),
    on: date = date(2026, 2, 3),
    fact: Fact = WORK,
    subject: str = NAMED,
    reaches: Audience = Audience.PUBLIC,
    network: str = "facebook",
) -> Agreement:
    return Agreement(
        network=network,
        fact=fact,
        subject=subject,
        reaches=reaches,
        reason="The head asked me to list it",
        agreed_on=on,
        expires_on=until,
    )


def judged(*readings: Reading, agreed: tuple[Agreement, ...] = ()) -> Report:
    answers = Answers(agreements=agreed)
    return judge_snapshot(snapshot(account(*readings)), load_checklist(), SCHOOL, answers, TODAY)


def about_work(made: Report) -> Finding:
    return next(f for f in clause(made, "A1.5").findings if f.subject == NAMED)


def of_work(made: tuple[Visit, ...]) -> list[VisitRow]:
    return [row for visit in made for row in visit.rows if WORK in row.facts]


def test_an_agreement_changes_no_outcome() -> None:
    without, with_it = judged(SHOWN), judged(SHOWN, agreed=(agreement(),))

    assert [c.outcome for c in without.clauses] == [c.outcome for c in with_it.clauses]
    assert about_work(with_it).outcome is Outcome.NOT_MET
    assert clause(with_it, "A1.5").outcome is Outcome.NOT_MET
    assert about_work(with_it).model_copy(update={"agreed": None}) == about_work(without)


def test_it_moves_out_of_what_to_put_right_and_keeps_its_words() -> None:
    made = judged(SHOWN, agreed=(agreement(),))

    assert of_work(made.visits) == []
    (moved,) = of_work(made.agreed_visits)
    assert moved.agreed is not None
    assert moved.agreed.reason == "The head asked me to list it"
    assert moved.agreed.state is AgreementState.HOLDS
    assert moved.says == of_work(judged(SHOWN).visits)[0].says
    assert "A1.5" in moved.clauses


def test_one_that_has_ended_puts_it_back_and_says_so() -> None:
    made = judged(SHOWN, agreed=(agreement(until=TODAY - timedelta(days=1)),))

    assert made.agreed_visits == ()
    (back,) = of_work(made.visits)
    assert back.agreed is not None
    assert back.agreed.state is AgreementState.ENDED
    assert of_work(judged(SHOWN, agreed=(agreement(until=TODAY),)).agreed_visits)


def test_what_more_people_can_see_now_was_not_agreed() -> None:
    made = judged(SHOWN, agreed=(agreement(reaches=Audience.FRIENDS),))

    assert made.agreed_visits == ()
    (back,) = of_work(made.visits)
    assert back.agreed is not None
    assert back.agreed.state is AgreementState.EXCEEDED


def test_it_holds_for_as_many_as_were_agreed_and_for_fewer() -> None:
    agreed = agreement(reaches=Audience.FRIENDS_OF_FRIENDS)
    for reaches, state in (
        (Audience.FRIENDS_OF_FRIENDS, AgreementState.HOLDS),
        (Audience.MEMBERS, AgreementState.EXCEEDED),
        (None, AgreementState.EXCEEDED),  # who can see it is not known
    ):
        found = about_work(judged(SHOWN)).model_copy(update={"reaches": reaches})
        covered = with_agreement(found, (agreed,), TODAY).agreed
        assert covered is not None
        assert covered.state is state


def test_it_covers_a_thing_only_where_it_covers_all_that_is_found_of_it() -> None:
    place = Fact.LOCATION_ON_POSTS
    close = SwitchIs(
        id="place",
        test="switch_is",
        facts=(place,),
        value=False,
        reaches=Audience.FRIENDS,
        weight=3,
    )
    checklist = load_checklist()
    clauses = tuple(
        c.model_copy(update={"checks": (close,)}) if c.id == "A2.12" else c
        for c in checklist.clauses
    )
    taken = snapshot(account(observed(place, True)))
    agreed = agreement(fact=place, subject="", reaches=Audience.FRIENDS)
    both = checklist.model_copy(update={"clauses": clauses})
    made = judge_snapshot(taken, both, SCHOOL, Answers(agreements=(agreed,)), TODAY)
    assert made.agreed_visits == ()
    (row,) = made.rows
    assert row.agreed is not None
    assert row.agreed.state is AgreementState.EXCEEDED


@pytest.mark.parametrize(
    "other",
    [
        agreement(subject="Elmbridge School"),
        agreement(fact=Fact.PROFILE_BIO),
        agreement(network="x"),
        agreement(on=TODAY + timedelta(days=1)),
    ],
    ids=["another entry", "another fact", "another network", "not yet made"],
)
def test_it_covers_nothing_else(other: Agreement) -> None:
    assert judged(SHOWN, agreed=(other,)) == judged(SHOWN)


def test_what_is_in_order_needs_no_agreement() -> None:
    hidden = observed(WORK, listed(entry(NAMED, Audience.ONLY_ME)))
    made = judged(hidden, agreed=(agreement(),))
    assert made.agreed_visits == ()
    assert not [f for c in made.clauses for f in c.findings if f.agreed]
    found = about_work(judged(SHOWN))
    assert with_agreement(found, (agreement(),), TODAY).agreed
    for outcome in set(Outcome) - {Outcome.NOT_MET}:
        other = found.model_copy(update={"outcome": outcome})
        assert with_agreement(other, (agreement(),), TODAY).agreed is None


def test_the_newest_agreement_counts() -> None:
    older = agreement(until=TODAY - timedelta(days=9), on=date(2025, 1, 1))
    assert judged(SHOWN, agreed=(agreement(), older)).agreed_visits
    newer = agreement(until=TODAY - timedelta(days=1), on=date(2026, 3, 1))
    assert not judged(SHOWN, agreed=(newer, agreement())).agreed_visits


def test_a_reason_is_needed_and_it_cannot_end_before_it_began() -> None:
    fields = agreement().model_dump()
    with pytest.raises(ValidationError, match="reason"):
        Agreement.model_validate({**fields, "reason": " \x1b[31m "})
    with pytest.raises(ValidationError, match="ends on the day"):
        Agreement.model_validate({**fields, "expires_on": date(2026, 2, 2)})


def test_agreements_are_kept_with_the_answers() -> None:
    given = Answers(agreements=(agreement(),))
    assert loads(Answers, dump(given), "answers.json") == given
    assert loads(Answers, '{"kind": "answers", "schema_version": 1}', "old.json").count == 0


def test_what_was_agreed_of_a_row_covers_all_that_is_found_in_it() -> None:
    """One setting decides two things here, and the agreement is about both."""
    way = GUIDANCE.model_copy(update={"setting": "Who can see your posts"})
    facts = (Fact.POSTS_FUTURE_AUDIENCE, Fact.STORIES_AUDIENCE)
    open_to_all = account(*(observed(fact, Audience.PUBLIC) for fact in facts))
    open_to_all = open_to_all.model_copy(update={"guidance": dict.fromkeys(facts, way)})

    def report(*agreed: Agreement) -> Report:
        given = Answers(agreements=agreed)
        return judge_snapshot(snapshot(open_to_all), load_checklist(), SCHOOL, given, TODAY)

    question = AgreementQuestion(report().visits, TODAY)
    (told,) = question.options
    assert told.endswith("(Facebook)")
    noted = question.answer(0, "With the head", TODAY, TODAY + timedelta(days=9))
    assert [a.fact for a in noted] == list(facts)
    made = report(*noted)
    assert made.visits == ()
    assert [row.facts for visit in made.agreed_visits for row in visit.rows] == [facts]
    assert report(noted[0]).agreed_visits == ()
