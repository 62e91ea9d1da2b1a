"""What changed between two audits: nothing is put right without proof, and nothing new by guess."""

from datetime import date, datetime, timedelta

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.judge import compare, judge_snapshot
from profilecheck.model import (
    Account,
    Answers,
    Change,
    Comparison,
    Count,
    FactAnswer,
    Guidance,
    Observed,
    Reading,
    Snapshot,
    dump,
    loads,
)
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Fact,
    Source,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words.findings import READ_EARLIER
from tests.each import each
from tests.unit.builders import (
    GUIDANCE,
    SCHOOL,
    TAKEN,
    absent,
    account,
    answered,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

FRIENDS = Fact.FRIENDS_AUDIENCE
OPEN = observed(FRIENDS, Audience.PUBLIC)
SHUT = observed(FRIENDS, Audience.ONLY_ME)
LATER = TAKEN + timedelta(days=180)
TODAY = LATER.date()


def compared(
    then: Snapshot | tuple[Reading, ...],
    now: Snapshot | tuple[Reading, ...],
    answers: Answers | None = None,
) -> Comparison:
    first = then if isinstance(then, Snapshot) else snapshot(account(*then))
    second = now if isinstance(now, Snapshot) else snapshot(account(*now))
    second = second.model_copy(update={"taken_at": LATER})
    return compare(first, second, load_checklist(), SCHOOL, answers or Answers(), TODAY)


def became(result: Comparison, fact: Fact = FRIENDS) -> set[Change]:
    return {c.change for c in result.changes if fact in c.facts}


@each(
    ("then", "now", "change"),
    [
        (OPEN, SHUT, Change.PUT_RIGHT),
        (OPEN, OPEN, Change.STILL_OPEN),
        (SHUT, OPEN, Change.NEW),
        (OPEN, unread(FRIENDS), Change.CANNOT_TELL_NOW),
        (OPEN, unread(FRIENDS, UnreadReason.NOT_IN_EXPORT), Change.CANNOT_TELL_NOW),
        (unread(FRIENDS), OPEN, Change.TOLD_FIRST_NOW),
        (OPEN, absent(FRIENDS), Change.NOT_LOOKED_AT),
    ],
)
def test_what_became_of_a_thing(then: Reading, now: Reading, change: Change) -> None:
    assert became(compared((then,), (now,))) == {change}


def test_what_was_in_order_both_times_is_not_told() -> None:
    assert became(compared((SHUT,), (SHUT,))) == set()


def test_an_account_that_is_not_looked_at_again_is_not_put_right() -> None:
    assert became(compared((OPEN,), snapshot())) == {Change.NOT_LOOKED_AT}
    assert became(compared(snapshot(), (OPEN,))) == {Change.TOLD_FIRST_NOW}


EMPLOYER, PUBLIC_POSTS = Fact.PROFILE_EMPLOYER, Fact.POSTS_PUBLIC_COUNT
NAMED = observed(EMPLOYER, listed(entry("Oakfield Primary School", Audience.PUBLIC)))


@each(
    ("then", "now"),
    [
        (observed(Fact.STORIES_AUDIENCE, Audience.ONLY_ME), OPEN),
        (observed(EMPLOYER, listed("Oakfield Primary School")), NAMED),
        (observed(EMPLOYER, listed(), Viewpoint.STRANGER), NAMED),
        (
            observed(PUBLIC_POSTS, Count(count=0, at_least=True)),
            observed(PUBLIC_POSTS, Count(count=5)),
        ),
    ],
)
def test_what_nobody_could_tell_then_is_not_called_new(then: Reading, now: Reading) -> None:
    assert became(compared((then,), (now,)), now.fact) == {Change.TOLD_FIRST_NOW}


def of_day(reading: Reading, day: datetime, source: Source = Source.EXPORT) -> Reading:
    assert isinstance(reading, Observed)
    evidence = reading.evidence.model_copy(update={"at": day})
    return reading.model_copy(update={"evidence": evidence, "source": source})


BEFORE = TAKEN - timedelta(days=30)
UNNAMED = observed(EMPLOYER, listed(entry("Leeds Market", Audience.PUBLIC)))


def test_what_is_older_than_what_was_seen_then_proves_neither_better_nor_worse() -> None:
    older = compared((OPEN,), (of_day(SHUT, BEFORE),))
    assert became(older) == {Change.CANNOT_TELL_NOW}
    assert {c.now for c in older.changes if FRIENDS in c.facts} == {READ_EARLIER}
    assert became(compared((OPEN,), (of_day(SHUT, LATER),))) == {Change.PUT_RIGHT}
    gone = compared((NAMED,), (of_day(UNNAMED, BEFORE),))
    assert became(gone, EMPLOYER) == {Change.CANNOT_TELL_NOW}
    assert became(compared((SHUT,), (of_day(OPEN, BEFORE),))) == {Change.TOLD_FIRST_NOW}
    emails_before = of_day(emails(OTHER), BEFORE)
    result = compared((emails(EMAIL, OTHER),), (emails_before,))
    told = {c.subject: c.change for c in result.changes if Fact.CONTACT_EMAIL in c.facts}
    assert told == {EMAIL: Change.CANNOT_TELL_NOW, OTHER: Change.STILL_OPEN}


def test_an_answer_from_before_settles_nothing_that_was_seen_since() -> None:
    def answer(day: date) -> Answers:
        until = TODAY + timedelta(days=365)
        said = FactAnswer(
            network="facebook",
            fact=FRIENDS,
            value=Audience.ONLY_ME,
            answered_on=day,
            expires_on=until,
        )
        return Answers(facts=(said,))

    before = compared((OPEN,), (unread(FRIENDS),), answer(BEFORE.date()))
    assert became(before) == {Change.CANNOT_TELL_NOW}
    same_day = compared((OPEN,), (unread(FRIENDS),), answer(TAKEN.date()))
    assert became(same_day) == {Change.ANSWERED}


EMAIL, OTHER = "amy@oakfield.leeds.sch.uk", "office@oakfield.leeds.sch.uk"


def emails(*texts: str) -> Reading:
    return observed(Fact.CONTACT_EMAIL, listed(*(entry(t, Audience.PUBLIC) for t in texts)))


def test_of_several_entries_each_is_told_by_itself() -> None:
    result = compared((emails(EMAIL, OTHER),), (emails(OTHER),))
    told = {c.subject: c.change for c in result.changes if Fact.CONTACT_EMAIL in c.facts}
    assert told == {EMAIL: Change.PUT_RIGHT, OTHER: Change.STILL_OPEN}
    part = (emails(OTHER), unread(Fact.CONTACT_EMAIL, UnreadReason.INCOMPLETE_LIST))
    result = compared((emails(EMAIL, OTHER),), part)
    told = {c.subject: c.change for c in result.changes if Fact.CONTACT_EMAIL in c.facts}
    assert told == {EMAIL: Change.CANNOT_TELL_NOW, OTHER: Change.STILL_OPEN}


def test_what_the_person_told_is_theirs_and_not_called_put_right() -> None:
    said = FactAnswer(
        network="facebook",
        fact=FRIENDS,
        value=Audience.ONLY_ME,
        answered_on=TODAY,
        expires_on=TODAY + timedelta(days=365),
    )
    result = compared((OPEN,), (unread(FRIENDS),), Answers(facts=(said,)))
    assert became(result) == {Change.ANSWERED}


def test_a_question_that_was_answered_since_is_told_and_one_that_was_before_is_not() -> None:
    clause = next(c for c in load_checklist().clauses if c.question)
    assert clause.question is not None
    choice = clause.question.answers[0].id
    until = date(2030, 1, 1)
    since = Answers(answers=(answered(clause.id, choice, TODAY, until),))
    (told,) = compared((SHUT,), (SHUT,), since).of(Change.ANSWERED)
    sharing = [c.id for c in load_checklist().clauses if c.ask_with == clause.id]
    assert told.clauses == (clause.id, *sharing)
    before = Answers(answers=(answered(clause.id, choice, TAKEN.date(), until),))
    assert compared((SHUT,), (SHUT,), before).of(Change.ANSWERED) == ()


def test_different_ways_of_reading_are_told() -> None:
    exported = SHUT.model_copy(update={"source": Source.EXPORT})
    (way,) = compared((OPEN,), (exported,)).ways
    assert (way.then, way.now) == ((Source.LIVE,), (Source.EXPORT,))
    assert compared((OPEN,), (SHUT,)).ways == ()


def test_an_audit_that_was_cut_off_is_said_to_be() -> None:
    half = snapshot(account(OPEN)).model_copy(update={"finished": False})
    assert compared(half, (OPEN,)).unfinished == ("then",)
    assert compared((OPEN,), half).unfinished == ("now",)
    assert compared(half, half).unfinished == ("then", "now")


def test_a_made_up_person_is_said_to_be_one() -> None:
    assert not compared((OPEN,), (OPEN,)).made_up
    assert compared((OPEN,), snapshot(account(OPEN)).model_copy(update={"made_up": True})).made_up


def test_it_can_be_written_and_read_back() -> None:
    result = compared((OPEN, emails(EMAIL)), (SHUT,))
    assert loads(Comparison, dump(result), "x") == result


def test_the_same_snapshot_twice_has_nothing_new_and_nothing_put_right() -> None:
    whole: Account = account(OPEN, emails(EMAIL), unread(Fact.STORIES_AUDIENCE))
    changes = {c.change for c in compared(snapshot(whole), snapshot(whole)).changes}
    assert changes == {Change.STILL_OPEN}


EMPLOYER, WORK = Fact.PROFILE_EMPLOYER, "Oakfield Primary School"
_SEEN_EMPTY = tuple(f for f in SHOWN_TEXTS if f not in (Fact.PROFILE_NAME, EMPLOYER))


def named(
    network: str, *employers: str, name: str = "Amy Carter", nameless: bool = False
) -> Account:
    """An account that was seen whole, under a name, with employers that anyone can see."""
    shown = listed(*(entry(e, Audience.PUBLIC) for e in employers))
    names = observed(Fact.PROFILE_NAME, listed(name), network=network)
    made = account(
        unread(Fact.PROFILE_NAME, network=network) if nameless else names,
        observed(EMPLOYER, shown, network=network),
        *(observed(fact, listed(), network=network) for fact in _SEEN_EMPTY),
        network=network,
    )
    return made.model_copy(update={"profile_url": f"https://{network}.example/1"})


TELLS, TIED = named("facebook", WORK), named("x")


def ties_of(*now: Account) -> list[Change]:
    """What became of it that Facebook tells the school and leads to X."""
    made = compared(snapshot(TELLS, TIED), snapshot(*now))
    said = [c for c in made.changes if "leads to" in (c.then or c.now)]
    return [c.change for c in said if c.network == "facebook"]


@pytest.mark.parametrize(
    ("now", "change"),
    [
        ((TELLS, TIED), Change.STILL_OPEN),
        ((TELLS,), Change.NOT_LOOKED_AT),
        ((named("facebook", WORK, nameless=True), TIED), Change.CANNOT_TELL_NOW),
        ((TELLS, named("x", nameless=True)), Change.CANNOT_TELL_NOW),
        ((TELLS, TIED, named("myspace")), Change.STILL_OPEN),
        ((TELLS, named("x", name="Somebody Else")), Change.PUT_RIGHT),
        ((named("facebook"), TIED), Change.PUT_RIGHT),
    ],
    ids=[
        "as before",
        "the other was not audited",
        "the name is unread",
        "the other's name is unread",
        "one more is tied",
        "the other has another name",
        "the school is gone",
    ],
)
def test_a_tie_is_put_right_only_where_the_accounts_are_proved_apart(
    now: tuple[Account, ...], change: Change
) -> None:
    assert ties_of(*now) == [change]


def test_of_another_profile_nothing_is_said_to_be_put_right() -> None:
    other = named("facebook").model_copy(update={"profile_url": "https://facebook.example/2"})
    made = compared(snapshot(named("facebook", WORK)), snapshot(other))
    assert became(made, EMPLOYER) == {Change.CANNOT_TELL_NOW}
    assert made.other_accounts == ("Facebook",)
    made = compared(snapshot(named("facebook", WORK), TIED), snapshot(other, TIED))
    assert made.other_accounts == ("Facebook",)


STORIES = Fact.STORIES_AUDIENCE
WAY = GUIDANCE.model_copy(update={"setting": "Who can see your things"})


def one_setting(*readings: Reading, way: Guidance = WAY) -> Snapshot:
    """Facebook, where one setting decides who can see both friends and stories."""
    made: Account = account(*readings)
    return snapshot(made.model_copy(update={"guidance": dict.fromkeys((FRIENDS, STORIES), way)}))


def test_a_text_that_names_the_school_in_other_words_is_not_put_right() -> None:
    def named(*texts: str) -> Reading:
        return observed(EMPLOYER, listed(*(entry(t, Audience.PUBLIC) for t in texts)))

    first, other = "Oakfield Primary School", "Oakfield Primary School, Leeds"
    (told,) = (c for c in compared((named(first),), (named(other),)).changes if c.facts)
    assert (told.change, told.subject) == (Change.STILL_OPEN, other)
    assert first in told.then
    both = compared((named(first, other),), (named(other),))
    assert became(both, EMPLOYER) == {Change.PUT_RIGHT, Change.STILL_OPEN}
    more = compared((named(first),), (named(first, other),))
    assert became(more, EMPLOYER) == {Change.NEW, Change.STILL_OPEN}


def test_what_another_way_of_looking_writes_otherwise_is_neither_new_nor_put_right() -> None:
    def told(*texts: str, source: Source = Source.LIVE) -> Reading:
        entries = listed(*(entry(text, Audience.PUBLIC) for text in texts))
        return observed(EMPLOYER, entries).model_copy(update={"source": source})

    place, other = "Friends of Oakfield Primary School", "Crossing guard, Oakfield Primary School"
    pages = told(other, place, f"Treasurer {place} since 2019")
    export = told(other, f"{place}, Treasurer", source=Source.EXPORT)
    for then, now in ((pages, export), (export, pages)):
        things = compared((then,), (now,)).changes
        found = [c for c in things if EMPLOYER in c.facts]
        assert {c.change for c in found} == {Change.STILL_OPEN}
        assert all(
            ("Treasurer" in c.then) == ("Treasurer" in c.now) or place in c.then for c in found
        )
    gone = told(other, source=Source.EXPORT)
    assert became(compared((pages,), (gone,)), EMPLOYER) == {Change.PUT_RIGHT, Change.STILL_OPEN}


def test_what_is_said_of_a_thing_that_was_put_right_is_of_no_other() -> None:
    def text(fact: Fact, *texts: str) -> Reading:
        return observed(fact, listed(*(entry(words, Audience.PUBLIC) for words in texts)))

    town = text(Fact.PROFILE_LOCATION, "Leeds")
    first, other = "At Oakfield Primary School", "Governor of Oakfield Primary School"
    then = (town, text(Fact.PROFILE_BIO, first, other))
    result = compared(then, (town, text(Fact.PROFILE_BIO, first)))
    (gone,) = (c for c in result.changes if c.change is Change.PUT_RIGHT)
    assert (gone.subject, gone.now) == (other, "")


def test_the_school_s_own_word_that_is_left_is_said_of_what_was_put_right() -> None:
    bio = Fact.PROFILE_BIO
    left = observed(bio, listed(entry("Back to Oakfield", Audience.PUBLIC)))
    named = observed(bio, listed(entry("At Oakfield Primary School", Audience.PUBLIC)))
    [right] = [c for c in compared((named,), (left,)).changes if c.change is Change.PUT_RIGHT]
    assert right.now.endswith("Only you can tell whether it means your school.")
    none = observed(bio, listed(entry("Hello", Audience.PUBLIC)))
    [right] = [c for c in compared((named,), (none,)).changes if c.change is Change.PUT_RIGHT]
    assert right.now == "Your school isn't named in your bio."


def test_a_row_is_put_right_only_where_all_of_it_is() -> None:
    both = one_setting(OPEN, observed(STORIES, Audience.PUBLIC))

    def after(*readings: Reading) -> list[Change]:
        made = compared(both, one_setting(*readings))
        return [c.change for c in made.changes if {FRIENDS, STORIES} & {*c.facts}]

    shut = observed(STORIES, Audience.ONLY_ME)
    assert after(OPEN, observed(STORIES, Audience.PUBLIC)) == [Change.STILL_OPEN]
    assert after(SHUT, observed(STORIES, Audience.PUBLIC)) == [Change.STILL_OPEN]
    assert after(SHUT, unread(STORIES)) == [Change.CANNOT_TELL_NOW]
    assert after(SHUT, absent(STORIES)) == [Change.NOT_LOOKED_AT]
    assert after(SHUT, shut) == [Change.PUT_RIGHT]


def test_a_thing_that_the_network_calls_otherwise_now_is_the_same_thing() -> None:
    moved = WAY.model_copy(update={"setting": "Audience", "url": "https://www.facebook.com/new"})
    assert became(compared(one_setting(OPEN), one_setting(OPEN, way=moved))) == {Change.STILL_OPEN}


def test_the_report_counts_a_row_once_though_an_account_leads_to_others_by_it() -> None:
    now = snapshot(TELLS, TIED).model_copy(update={"taken_at": LATER})
    made = judge_snapshot(
        now, load_checklist(), SCHOOL, Answers(), TODAY, earlier=snapshot(TELLS, TIED)
    )
    assert made.since is not None
    assert len(made.since.of(Change.STILL_OPEN)) == len(made.rows)
    told = compared(snapshot(TELLS, TIED), now).of(Change.STILL_OPEN)
    assert len(told) > len(made.rows)
    assert {thing.row for thing in told} == {row.id for row in made.rows}
