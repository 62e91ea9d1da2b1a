"""What the person found by hand stands in for what could not be read, and for nothing else."""

import json
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from profilecheck.errors import InputError
from profilecheck.judge.answered import accounts_said, with_answers
from profilecheck.judge.settings import agree, meanings, setting_of
from profilecheck.model import (
    Account,
    AccountAnswer,
    AccountIs,
    AccountState,
    Answers,
    Count,
    FactAnswer,
    FactValue,
    NotApplicable,
    Observed,
    Reading,
    Report,
    Unread,
    Years,
    dump,
    loads,
)
from profilecheck.vocabulary import Audience, Fact, Outcome, Source, UnreadReason
from tests.each import each
from tests.unit.builders import (
    GUIDANCE,
    STRANGER,
    TAKEN,
    TODAY,
    absent,
    account,
    clause,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)
from tests.unit.builders import report as judged

LEFTOVERS, FRIENDS = Fact.ACCOUNT_LEFTOVERS, Fact.FRIENDS_AUDIENCE
CLOSED = unread(LEFTOVERS, UnreadReason.CLOSED_SERVICE)


def said(
    fact: Fact,
    value: FactValue,
    on: date = TODAY,
    until: date = TODAY + timedelta(days=180),
    network: str = "facebook",
) -> FactAnswer:
    return FactAnswer(network=network, fact=fact, value=value, answered_on=on, expires_on=until)


def taken_in(given: Account, *facts: FactAnswer) -> Account:
    return with_answers(snapshot(given), Answers(facts=facts), TODAY).accounts[0]


def finding(made: Report, clause_id: str, fact: Fact) -> tuple[Outcome, str]:
    found = next(f for f in clause(made, clause_id).findings if fact in f.facts)
    return found.outcome, found.says


def test_an_answer_is_an_observation_that_says_so() -> None:
    answered = taken_in(account(CLOSED), said(LEFTOVERS, False, on=date(2026, 3, 2)))

    (reading,) = answered.readings
    assert isinstance(reading, Observed)
    assert reading.value is False
    assert reading.source is Source.ANSWER
    assert reading.evidence.url == GUIDANCE.url
    assert reading.evidence.page == "answer"
    assert reading.evidence.at.date() == date(2026, 3, 2)
    assert reading.evidence.seen == ("You said: You looked, and found nothing of your old account.")


def test_words_for_an_audience_and_a_number() -> None:
    answered = taken_in(
        account(unread(FRIENDS), unread(Fact.POSTS_PUBLIC_COUNT)),
        said(FRIENDS, Audience.ONLY_ME),
        said(Fact.POSTS_PUBLIC_COUNT, Count(count=3)),
    )
    assert [r.evidence.seen for r in answered.readings if isinstance(r, Observed)] == [
        "You said: Only you can see your list of friends.",
        "You said: 3 posts that anyone can see.",
    ]


def looked_at(made: Report) -> set[Fact]:
    return {fact for look in made.looks for fact in look.facts}


def test_the_clause_of_a_closed_network_turns_on_the_answer() -> None:
    could_not = judged(CLOSED)
    assert finding(could_not, "A1.6", LEFTOVERS)[0] is Outcome.COULD_NOT_TELL
    assert clause(could_not, "A1.6").outcome is Outcome.COULD_NOT_TELL

    found = judged(CLOSED, facts=(said(LEFTOVERS, True),))
    assert finding(found, "A1.6", LEFTOVERS) == (
        Outcome.NOT_MET,
        "Something of your old account can still be found.",
    )
    assert [row.guidance for row in found.rows] == [GUIDANCE]

    nothing = judged(CLOSED, facts=(said(LEFTOVERS, False),))
    assert finding(nothing, "A1.6", LEFTOVERS)[0] is Outcome.MET
    assert clause(nothing, "A1.6").outcome is Outcome.YOUR_CALL
    assert LEFTOVERS not in looked_at(nothing)


def test_an_answer_rests_on_no_page() -> None:
    made = judged(CLOSED, facts=(said(LEFTOVERS, False),))
    found = next(f for f in clause(made, "A1.6").findings if LEFTOVERS in f.facts)
    assert found.basis is None


def test_what_was_read_stands_beside_the_answer_and_the_wider_counts() -> None:
    read = observed(FRIENDS, Audience.PUBLIC)
    answered = taken_in(account(read), said(FRIENDS, Audience.ONLY_ME))
    assert read in answered.readings

    made = judged(read, facts=(said(FRIENDS, Audience.ONLY_ME),))
    assert finding(made, "A1.4", FRIENDS)[0] is Outcome.NOT_MET


MAIN = observed(Fact.CONTACT_EMAIL, listed(entry("Your main e-mail address", Audience.PUBLIC)))


@pytest.mark.parametrize(
    ("address", "outcome"),
    [("tom@example.net", Outcome.MET), ("tom@oakfield.leeds.sch.uk", Outcome.NOT_MET)],
)
def test_an_answer_says_which_address_it_is_that_a_page_shows(
    address: str, outcome: Outcome
) -> None:
    before = judged(MAIN)
    assert finding(before, "A2.12", Fact.CONTACT_EMAIL)[0] is Outcome.COULD_NOT_TELL
    assert Fact.CONTACT_EMAIL in looked_at(before)

    named = said(Fact.CONTACT_EMAIL, listed(entry(address, Audience.ONLY_ME)))
    (read, _) = taken_in(account(MAIN), named).readings
    assert isinstance(read, Observed)
    assert read.value == listed(entry(address, Audience.PUBLIC)), "who sees it is as it was read"
    after = judged(MAIN, facts=(named,))
    assert finding(after, "A2.12", Fact.CONTACT_EMAIL)[0] is outcome
    assert Fact.CONTACT_EMAIL not in looked_at(after)


def test_an_answer_that_names_no_address_leaves_it_to_be_looked_at() -> None:
    nothing = said(Fact.CONTACT_EMAIL, listed())
    made = judged(MAIN, facts=(nothing,))
    assert finding(made, "A2.12", Fact.CONTACT_EMAIL)[0] is Outcome.COULD_NOT_TELL
    assert Fact.CONTACT_EMAIL in looked_at(made)


EMAIL, BIO = Fact.CONTACT_EMAIL, Fact.PROFILE_BIO


def test_an_answer_names_what_the_page_does_not_and_nothing_else() -> None:
    shown = listed(
        entry("jo@example.org", Audience.FRIENDS), entry("Your main address", Audience.PUBLIC)
    )
    for names in (listed("me@example.com"), listed("j***@***", "me@example.com")):
        read, _ = taken_in(account(observed(EMAIL, shown)), said(EMAIL, names)).readings
        assert isinstance(read, Observed)
        assert read.value == listed(
            entry("jo@example.org", Audience.FRIENDS), entry("me@example.com", Audience.PUBLIC)
        )


def test_a_page_that_names_the_school_to_strangers_alone_is_answered_for_by_a_look() -> None:
    named = unread(BIO, UnreadReason.SCHOOL_NAMED, STRANGER)
    look = said(BIO, listed(), on=TAKEN.date())
    (answered,) = taken_in(account(named), look).readings
    assert isinstance(answered, Observed)
    own = observed(BIO, listed(entry("Hello", Audience.FRIENDS)))
    assert named in taken_in(account(own, named), look).readings


@each(
    "later",
    [
        [observed(FRIENDS, Audience.ONLY_ME)],
        [observed(BIO, listed(entry("Hi", Audience.PUBLIC))), observed(BIO, listed("Hello"))],
        [observed(BIO, listed("Hello"))],
    ],
)
def test_an_answer_stays_where_what_was_read_later_is_not_all_of_that_thing(
    later: list[Reading],
) -> None:
    before = said(BIO, listed(), on=TAKEN.date() - timedelta(days=3))
    told = taken_in(account(*later), before).readings
    assert [r.fact for r in told if isinstance(r, Observed) and r.source is Source.ANSWER] == [BIO]


def test_posts_counted_by_year_to_no_end_leave_an_answer_standing() -> None:
    years = Fact.POSTS_PUBLIC_BY_YEAR
    before = said(years, Years(years={2019: 9}), on=TAKEN.date() - timedelta(days=3))
    for at_least in (True, False):
        read = observed(years, Years(years={2019: 1}, at_least=at_least))
        assert (len(taken_in(account(read), before).readings) == 2) is at_least


def test_what_was_seen_signed_out_is_taken_for_what_strangers_see() -> None:
    seen = said(FRIENDS, Audience.PUBLIC).model_copy(update={"viewpoint": STRANGER})
    (read,) = taken_in(account(unread(FRIENDS, viewpoint=STRANGER)), seen).readings
    assert isinstance(read, Observed)
    assert read.viewpoint is STRANGER


def test_an_answer_holds_to_the_end_of_its_last_day() -> None:
    (known,) = taken_in(account(CLOSED), said(LEFTOVERS, False, until=TODAY)).readings
    assert isinstance(known, Observed)


def _account_is(value: AccountIs, days: int = 0, until: int = 9) -> AccountAnswer:
    return AccountAnswer(
        network="facebook",
        account=value,
        answered_on=TODAY + timedelta(days=days),
        expires_on=TODAY + timedelta(days=until),
    )


@each(
    ("given", "counts"),
    [
        ([_account_is(AccountIs.NEVER)], AccountIs.NEVER),
        ([_account_is(AccountIs.CLOSED, -1), _account_is(AccountIs.NEVER, -2)], AccountIs.CLOSED),
        ([_account_is(AccountIs.NEVER, -2), _account_is(AccountIs.CLOSED, -1)], AccountIs.CLOSED),
        ([_account_is(AccountIs.NEVER), _account_is(AccountIs.CLOSED, 1)], AccountIs.NEVER),
        ([_account_is(AccountIs.NEVER, -1, 0)], AccountIs.NEVER),
        ([_account_is(AccountIs.NEVER, -3, -1)], None),
        ([_account_is(AccountIs.NEVER, -3), _account_is(AccountIs.CLOSED, -2, -1)], None),
    ],
)
def test_the_newest_that_is_said_of_an_account_counts_while_it_holds(
    given: list[AccountAnswer], counts: AccountIs | None
) -> None:
    told = accounts_said(Answers(accounts=tuple(given)), TODAY)
    assert [said.account for said in told] == ([counts] if counts else [])


@each("said_to_be", AccountIs)
@each("state", AccountState)
def test_nothing_applies_only_where_there_is_no_account_and_nothing_was_opened(
    said_to_be: AccountIs, state: AccountState
) -> None:
    given = account(observed(FRIENDS, Audience.PUBLIC)).model_copy(update={"state": state})
    answers = Answers(accounts=(_account_is(said_to_be),))
    (told,) = with_answers(snapshot(given), answers, TODAY).accounts
    nothing = {type(r) for r in told.readings} == {NotApplicable}
    assert nothing is (
        said_to_be in (AccountIs.NEVER, AccountIs.CLOSED)
        and state in (AccountState.CLOSED, AccountState.NOT_USED)
    )


def test_what_a_stranger_could_not_see_stays_unread() -> None:
    turned_away = unread(FRIENDS, UnreadReason.SIGNED_OUT, STRANGER)
    answered = taken_in(account(unread(FRIENDS), turned_away), said(FRIENDS, Audience.ONLY_ME))
    assert [r for r in answered.readings if isinstance(r, Unread)] == [turned_away]


@pytest.mark.parametrize(
    "answer",
    [
        said(LEFTOVERS, False, until=TODAY - timedelta(days=1), on=TODAY - timedelta(days=9)),
        said(LEFTOVERS, False, on=TODAY + timedelta(days=1)),
        said(LEFTOVERS, False, network="bebo"),
    ],
    ids=["expired", "not yet", "another network"],
)
def test_an_answer_that_does_not_hold_changes_nothing(answer: FactAnswer) -> None:
    assert taken_in(account(CLOSED), answer) == account(CLOSED)


def test_no_answer_gives_a_network_what_it_does_not_have() -> None:
    without = account(absent(LEFTOVERS))
    assert taken_in(without, said(LEFTOVERS, True)) == without


def test_the_newest_answer_counts_and_of_one_day_the_later() -> None:
    yesterday = said(LEFTOVERS, False, on=TODAY - timedelta(days=1))
    for answers in (
        (said(LEFTOVERS, True), yesterday),
        (yesterday, said(LEFTOVERS, False), said(LEFTOVERS, True)),
    ):
        (reading,) = taken_in(account(CLOSED), *answers).readings
        assert isinstance(reading, Observed)
        assert reading.value is True


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        (LEFTOVERS, Audience.PUBLIC),
        (FRIENDS, True),
        (Fact.PROFILE_BIO, Count(count=1)),
        (Fact.FRIENDS_COUNT, listed("somebody")),
    ],
)
def test_a_value_of_another_kind_is_refused(fact: Fact, value: FactValue) -> None:
    with pytest.raises(ValidationError, match=fact.value):
        said(fact, value)


_LOCK = GUIDANCE.model_copy(
    update={
        "setting": "Private account",
        "options": ("Private", "Public"),
        "means": {"Private": Audience.FRIENDS, "Public": Audience.PUBLIC},
    }
)
_POSTS, _ACCESS = Fact.POSTS_FUTURE_AUDIENCE, Fact.PROFILE_ACCESS


@pytest.mark.parametrize(
    ("newer", "stands"),
    [(Audience.FRIENDS, True), (Audience.PUBLIC, False), (Audience.ONLY_ME, False)],
    ids=["the same option", "the other option", "none of its options"],
)
def test_what_was_said_of_a_setting_is_outweighed_by_what_is_said_of_it_since(
    newer: Audience, stands: bool
) -> None:
    """One setting decides both, and was answered for one of them only the second time."""
    guidance = {_POSTS: _LOCK, _ACCESS: _LOCK}
    given = account(unread(_POSTS), unread(_ACCESS)).model_copy(update={"guidance": guidance})
    both = said(_ACCESS, Audience.FRIENDS), said(_POSTS, Audience.FRIENDS)
    known = {r.fact: r for r in taken_in(given, *both, said(_POSTS, newer)).readings}
    assert isinstance(known[_POSTS], Observed)
    assert isinstance(known[_ACCESS], Observed) is stands
    apart = given.model_copy(update={"guidance": dict.fromkeys(guidance, GUIDANCE)})
    known = {r.fact: r for r in taken_in(apart, *both, said(_POSTS, newer)).readings}
    assert isinstance(known[_ACCESS], Observed), "what two settings decide is said by itself"


_FOLLOWS = Fact.FOLLOWS_AUDIENCE
_LISTS = _LOCK.model_copy(
    update={
        "options": ("Nobody, as I am private", "Followers, as I am private", "All", "Close ones"),
        "means": {
            "Nobody, as I am private": Audience.ONLY_ME,
            "Followers, as I am private": Audience.FRIENDS,
            "All": Audience.MEMBERS,
            "Close ones": Audience.SPECIFIC,
        },
        "stands_at": {
            "Nobody, as I am private": "Private",
            "Followers, as I am private": "Private",
            "All": "Public",
        },
    }
)


@each(
    ("before", "since", "stands"),
    [
        (said(_ACCESS, Audience.FRIENDS), said(FRIENDS, Audience.MEMBERS), False),
        (said(FRIENDS, Audience.FRIENDS), said(_ACCESS, Audience.PUBLIC), False),
        (said(FRIENDS, Audience.FRIENDS), said(_FOLLOWS, Audience.MEMBERS), False),
        (said(_ACCESS, Audience.FRIENDS), said(FRIENDS, Audience.ONLY_ME), True),
        (said(FRIENDS, Audience.ONLY_ME), said(_ACCESS, Audience.FRIENDS), True),
        # How the setting stands is not in the answer.
        (said(FRIENDS, Audience.SPECIFIC), said(_ACCESS, Audience.PUBLIC), True),
        (said(_ACCESS, Audience.FRIENDS), said(FRIENDS, Audience.SPECIFIC), True),
    ],
)
def test_so_it_is_where_one_of_the_answers_puts_it_in_words_of_its_own(
    before: FactAnswer, since: FactAnswer, *, stands: bool
) -> None:
    guidance = {_ACCESS: _LOCK, FRIENDS: _LISTS, _FOLLOWS: _LISTS}
    given = account(*map(unread, guidance)).model_copy(update={"guidance": guidance})
    known = {r.fact: r for r in taken_in(given, before, since).readings}
    assert isinstance(known[since.fact], Observed)
    assert isinstance(known[before.fact], Observed) is stands


@each(
    ("before", "since", "stands"),
    [
        (Audience.ONLY_ME, Audience.ONLY_ME, True),
        (Audience.ONLY_ME, Audience.FRIENDS, False),
        (Audience.FRIENDS, Audience.FRIENDS, True),
        (Audience.FRIENDS, Audience.PUBLIC, False),
    ],
)
def test_two_answers_to_one_setting_stand_where_one_option_or_none_tells_both(
    before: Audience, since: Audience, *, stands: bool
) -> None:
    given = account().model_copy(update={"guidance": {_POSTS: _LOCK, _ACCESS: _LOCK}})
    assert agree(given, said(_ACCESS, before), said(_POSTS, since)) is stands


@each(
    ("changed", "is_a_setting"),
    [
        ({"setting": "Private videos"}, True),
        ({"url": "https://www.facebook.com/elsewhere"}, True),
        ({"options": ("Public", "Private", "Close ones"), "means": _LISTS.means}, False),
        ({"options": ("Public", "Private")}, True),
        ({"setting": ""}, False),
        ({"options": ()}, False),
        ({"means": {"Private": True, "Public": Audience.PUBLIC}}, False),
    ],
)
def test_what_two_settings_decide_is_said_by_itself(
    changed: dict[str, object], *, is_a_setting: bool
) -> None:
    other = _LOCK.model_copy(update=changed)
    given = account().model_copy(update={"guidance": {_POSTS: _LOCK, _ACCESS: other}})
    assert setting_of(given, _POSTS) != setting_of(given, _ACCESS)
    assert (setting_of(given, _ACCESS) is _ACCESS) is not is_a_setting
    if changed.keys() != {"options"} and changed.keys() != {"means"}:
        for one, two in ((_ACCESS, _POSTS), (_POSTS, _ACCESS)):
            assert agree(given, said(one, Audience.FRIENDS), said(two, Audience.PUBLIC))


def test_of_what_the_network_does_not_guide_to_each_thing_is_said_by_itself() -> None:
    nameless = _LOCK.model_copy(update={"setting": ""})
    free = _LOCK.model_copy(update={"options": ()})
    alike = (dict.fromkeys((_POSTS, _ACCESS), one) for one in (nameless, free))
    for guidance in ({}, {_POSTS: _LOCK}, {_ACCESS: _LOCK}, *alike):
        given = account().model_copy(update={"guidance": guidance})
        assert agree(given, said(_ACCESS, Audience.FRIENDS), said(_POSTS, Audience.PUBLIC))
        assert setting_of(given, _ACCESS) != setting_of(given, _POSTS)


def test_an_option_means_nothing_for_a_thing_of_another_kind() -> None:
    guidance = {_ACCESS: _LOCK.model_copy(update={"means": _LOCK.means | {"On": True}})}
    given = account().model_copy(update={"guidance": guidance})
    assert meanings(given, _ACCESS) == _LOCK.means


def test_answers_are_kept_in_a_file_and_read_back() -> None:
    given = Answers(facts=(said(LEFTOVERS, False), said(FRIENDS, Audience.FRIENDS)))
    assert loads(Answers, dump(given), "answers.json") == given


def test_an_answer_says_until_when_it_holds() -> None:
    (reading,) = taken_in(account(CLOSED), said(LEFTOVERS, False)).readings
    assert isinstance(reading, Observed)
    assert reading.evidence.own_answer
    assert reading.evidence.holds_until == TODAY + timedelta(days=180)
    assert not observed(FRIENDS, Audience.PUBLIC).evidence.own_answer


@pytest.mark.parametrize(
    ("days", "outcome"),
    [(-1, Outcome.NOT_MET), (0, Outcome.NOT_MET), (1, Outcome.MET)],
    ids=["read the day before", "read that day", "read the day after"],
)
def test_what_was_read_whole_on_a_later_day_makes_an_answer_needless(
    days: int, outcome: Outcome
) -> None:
    read = observed(FRIENDS, Audience.ONLY_ME)
    on = read.evidence.at.date() - timedelta(days=days)
    made = judged(read, facts=(said(FRIENDS, Audience.PUBLIC, on=on),))
    assert finding(made, "A1.4", FRIENDS)[0] is outcome


def test_an_answer_stays_where_the_later_reading_is_not_whole() -> None:
    read = observed(Fact.PROFILE_BIO, listed(entry("Baker", Audience.ONLY_ME)))
    rest = unread(Fact.PROFILE_BIO, UnreadReason.INCOMPLETE_LIST)
    earlier = said(
        Fact.PROFILE_BIO, listed(entry("Bread", Audience.ONLY_ME)), on=TODAY - timedelta(days=30)
    )
    answered = taken_in(account(read, rest), earlier)
    assert [r.source for r in answered.readings if isinstance(r, Observed)] == [
        Source.LIVE,
        Source.ANSWER,
    ]
    assert not [r for r in answered.readings if isinstance(r, Unread)]


@pytest.mark.parametrize(
    ("fact", "read", "told", "clause_id"),
    [
        (Fact.POSTS_PUBLIC_COUNT, Count(count=0, at_least=True), Count(count=5), "A1.2"),
        (
            Fact.CONTACT_EMAIL,
            listed("jo@oakfield.leeds.sch.uk"),
            listed(entry("jo@oakfield.leeds.sch.uk", Audience.PUBLIC)),
            "A2.12",
        ),
    ],
    ids=["a list broken off", "an entry without its audience"],
)
def test_a_later_reading_that_tells_a_part_takes_nothing_from_an_answer(
    fact: Fact, read: FactValue, told: FactValue, clause_id: str
) -> None:
    earlier = said(fact, told, on=TODAY - timedelta(days=30))
    made = judged(observed(fact, read), facts=(earlier,))
    assert finding(made, clause_id, fact)[0] is Outcome.NOT_MET


def test_what_only_a_stranger_was_asked_for_is_the_owners_to_answer() -> None:
    count = Fact.POSTS_PUBLIC_COUNT
    turned_away = unread(count, UnreadReason.SIGNED_OUT, STRANGER)
    made = judged(turned_away, facts=(said(count, Count(count=0)),))

    assert finding(made, "A1.2", count)[0] is Outcome.MET
    assert finding(made, "5.1", count)[0] is Outcome.MET
    assert count not in looked_at(made)


def test_an_answer_counts_for_what_is_asked_of_a_strangers_view() -> None:
    work = Fact.PROFILE_EMPLOYER
    both = (unread(work), unread(work, UnreadReason.SIGNED_OUT, STRANGER))
    hidden = said(work, listed(entry("Oakfield Primary School", Audience.ONLY_ME)))
    shown = said(work, listed(entry("Oakfield Primary School", Audience.PUBLIC)))

    assert finding(judged(*both, facts=(hidden,)), "5.1", work)[0] is Outcome.MET
    assert finding(judged(*both, facts=(shown,)), "5.1", work)[0] is Outcome.NOT_MET
    assert work not in looked_at(judged(*both, facts=(hidden,)))


def test_a_stranger_turned_away_sees_no_more_than_the_owners_settings_let_in() -> None:
    work = Fact.PROFILE_EMPLOYER
    turned_away = unread(work, UnreadReason.SIGNED_OUT, STRANGER)
    shut = observed(work, listed(entry("Oakfield Primary School", Audience.ONLY_ME)))
    assert finding(judged(shut, turned_away), "5.1", work)[0] is Outcome.MET
    wide = observed(work, listed(entry("Oakfield Primary School", Audience.PUBLIC)))
    assert finding(judged(wide, turned_away), "5.1", work)[0] is Outcome.NOT_MET
    unclear = observed(work, listed("Oakfield Primary School"))
    assert finding(judged(unclear, turned_away), "5.1", work)[0] is Outcome.COULD_NOT_TELL
    half = (shut, unread(work, UnreadReason.INCOMPLETE_LIST))
    assert finding(judged(*half, turned_away), "5.1", work)[0] is Outcome.COULD_NOT_TELL
    assert finding(judged(turned_away), "5.1", work)[0] is Outcome.COULD_NOT_TELL


def test_a_stranger_turned_away_is_answered_for_by_a_look_signed_out() -> None:
    work = Fact.PROFILE_EMPLOYER
    turned_away = unread(work, UnreadReason.SIGNED_OUT, STRANGER)
    looked = said(work, listed()).model_copy(update={"viewpoint": STRANGER})
    made = judged(turned_away, facts=(looked,))
    assert finding(made, "5.1", work)[0] is Outcome.MET


def test_a_count_that_was_broken_off_gives_way_to_a_whole_one() -> None:
    count = Fact.FRIENDS_STUDENTS_OF_EMPLOYER
    broken_off = observed(count, Count(count=0, at_least=True))
    assert finding(judged(broken_off), "4.2", count)[0] is Outcome.COULD_NOT_TELL
    told = judged(broken_off, facts=(said(count, Count(count=0)),))
    assert finding(told, "4.2", count)[0] is Outcome.MET

    more = observed(count, Count(count=2, at_least=True))
    assert more in taken_in(account(more), said(count, Count(count=1))).readings
    whole = observed(count, Count(count=1))
    assert whole in taken_in(account(whole), said(count, Count(count=2))).readings


def test_an_answer_given_after_the_reading_counts_in_every_time_zone() -> None:
    # Half past midnight in London is the evening before in New York, where the answer was given.
    read = observed(FRIENDS, Audience.ONLY_ME)
    midnight = read.evidence.at.replace(hour=0, minute=30)
    read = read.model_copy(update={"evidence": read.evidence.model_copy(update={"at": midnight})})
    evening = said(FRIENDS, Audience.PUBLIC, on=midnight.date() - timedelta(days=1))
    assert finding(judged(read, facts=(evening,)), "A1.4", FRIENDS)[0] is Outcome.NOT_MET


def test_an_answer_between_two_days_of_reading_stands_beside_them() -> None:
    early = observed(FRIENDS, Audience.ONLY_ME)
    days = (early.evidence.at - timedelta(days=4), early.evidence.at + timedelta(days=4))
    read = [
        early.model_copy(update={"evidence": early.evidence.model_copy(update={"at": day})})
        for day in days
    ]
    answer = said(FRIENDS, Audience.PUBLIC, on=early.evidence.at.date())
    made = judged(*read, facts=(answer,))
    assert finding(made, "A1.4", FRIENDS)[0] is Outcome.NOT_MET


def test_where_the_newest_answer_has_expired_an_older_one_is_not_what_is_said() -> None:
    older = said(LEFTOVERS, False, on=TODAY - timedelta(days=30))
    newest = said(LEFTOVERS, True, on=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1))
    assert taken_in(account(CLOSED), older, newest) == account(CLOSED)


def test_an_answer_that_says_nothing_is_refused() -> None:
    written = dump(Answers(facts=(said(Fact.PROFILE_BIO, listed()),)))
    assert loads(Answers, written, "answers.json").facts[0].value == listed()
    emptied = json.loads(written)
    emptied["facts"][0]["value"] = {}
    with pytest.raises(InputError):
        loads(Answers, json.dumps(emptied), "answers.json")
