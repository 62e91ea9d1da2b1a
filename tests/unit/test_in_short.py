"""The four answers: each says whom it holds for, and none says no without proof."""

import pytest
from hypothesis import given

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    Answers,
    Count,
    Entry,
    InShort,
    InShortQuestion,
    InShortState,
    Nouns,
    Observed,
    Reading,
    Report,
    Snapshot,
)
from profilecheck.vocabulary import SHOWN_TEXTS, Audience, Fact, Giveaway
from tests.unit.builders import (
    SCHOOL,
    TODAY,
    absent,
    account,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)
from tests.unit.strategies import snapshots

POSTS, SCHOOL_NAMED = InShortQuestion.POSTS, InShortQuestion.SCHOOL
WORK, FRIENDS = InShortQuestion.WORK_CONTACT, InShortQuestion.FRIENDS


def of(*accounts: Account) -> Report:
    return judge_snapshot(snapshot(*accounts), load_checklist(), SCHOOL, Answers(), TODAY)


def answer(question: InShortQuestion, *accounts: Account) -> InShort:
    return next(a for a in of(*accounts).in_short if a.question is question)


def friends(network: str, value: Audience | None) -> Account:
    fact = Fact.FRIENDS_AUDIENCE
    if value is None:
        return account(unread(fact, network=network), network=network)
    return account(observed(fact, value, network=network), network=network)


def test_there_are_four_in_their_order() -> None:
    assert [a.question for a in of().in_short] == list(InShortQuestion)


def test_where_nothing_was_looked_at_nothing_is_known() -> None:
    assert {(a.state, a.says) for a in of().in_short} == {(InShortState.NOT_KNOWN, "Not known")}


def test_where_the_school_s_own_word_stands_only_the_person_can_tell() -> None:
    def on(network: str, text: str | None) -> Account:
        of_network = account(network=network)
        facts = [f for f in SHOWN_TEXTS if f is not Fact.PROFILE_BIO]
        nothing = (absent(fact, network=network) for fact in facts)
        bio = (
            unread(Fact.PROFILE_BIO, network=network)
            if text is None
            else observed(Fact.PROFILE_BIO, listed(entry(text, Audience.PUBLIC)), network=network)
        )
        return of_network.model_copy(update={"readings": (bio, *nothing)})

    own, none, names = on("x", "Back to Oakfield"), on("myspace", "Hello"), SCHOOL.names[0]
    alone = answer(SCHOOL_NAMED, own, none)
    there = "maybe in “Back to Oakfield”"
    assert (alone.says, alone.note) == ("Only you can tell, on X", f"{there}; not on Myspace")
    beside = answer(SCHOOL_NAMED, own, on("facebook", None))
    assert (beside.says, beside.note) == (
        "Only you can tell, on X",
        f"{there}; not known on Facebook",
    )
    named = answer(SCHOOL_NAMED, own, on("facebook", names))
    assert (named.says, named.note) == ("Yes, on 1 of 2", f"{there}; only you can tell on X")


def test_what_a_part_shows_is_not_said_to_be_all() -> None:
    new = observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.FRIENDS_OF_FRIENDS)
    old = observed(Fact.POSTS_PAST_LIMITED, True)
    none = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0))
    whole = answer(POSTS, account(new, old, none))
    assert (whole.says, whole.note) == ("Friends of friends", "")
    part = answer(POSTS, account(new, unread(Fact.POSTS_PAST_LIMITED), none))
    assert (part.says, part.note) == ("Friends of friends", "maybe more people on Facebook")
    for half_told in ((new, none), (new, unread(Fact.POSTS_FUTURE_AUDIENCE), old, none)):
        part = answer(POSTS, account(*half_told))
        assert (part.says, part.note) == ("Friends of friends", "maybe more people on Facebook")
    some = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=2))
    assert answer(POSTS, account(new, old, some)).reach is Audience.PUBLIC
    public = answer(POSTS, account(observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC)))
    assert (public.says, public.note) == ("Anyone", "")
    wider = unread(Fact.FRIENDS_AUDIENCE)
    seen = observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS)
    assert answer(FRIENDS, account(seen, wider)).note == "maybe more people on Facebook"


def test_anyone_is_said_for_the_networks_that_strangers_can_see_it_on() -> None:
    made = answer(
        FRIENDS,
        friends("facebook", Audience.PUBLIC),
        friends("x", Audience.MEMBERS),
        friends("linkedin", Audience.FRIENDS),
        friends("myspace", Audience.ONLY_ME),
        friends("youtube", None),
    )
    assert (made.state, made.reach) == (InShortState.OPEN, Audience.PUBLIC)
    assert made.says == "Anyone, on 2 of 5"
    assert made.holds_for == ("Facebook", "X")
    assert made.note == "only you on Myspace; not known on Youtube"
    assert made.count(InShortState.OPEN) == 3


def test_only_you_takes_proof_on_every_network() -> None:
    shut = [friends(n, Audience.ONLY_ME) for n in ("facebook", "x")]
    made = answer(FRIENDS, *shut)
    assert (made.state, made.says) == (InShortState.NO, "Only you")
    assert (made.holds_for, made.note) == (("Facebook", "X"), "")
    unknown = answer(FRIENDS, *shut, friends("youtube", None))
    assert unknown.state is InShortState.NOT_KNOWN
    assert unknown.says == "Not known on Youtube"
    assert unknown.holds_for == ("Youtube",)
    assert not any(of_one.in_part for of_one in unknown.networks)
    assert unknown.note == "only you on Facebook and X"


def test_a_network_without_such_a_thing_is_not_counted() -> None:
    none = account(absent(Fact.FRIENDS_AUDIENCE, network="youtube"), network="youtube")
    made = answer(FRIENDS, friends("facebook", Audience.ONLY_ME), none)
    assert [n.network for n in made.networks] == ["facebook"]
    assert answer(FRIENDS, none).state is InShortState.NOTHING


def test_who_is_among_the_friends_is_said() -> None:
    among = account(
        observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
        observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=7)),
        observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=1)),
    )
    made = answer(FRIENDS, among)
    assert made.says == "Anyone"
    assert made.note == "7 colleagues and 1 present or former pupil among them"
    # On each network the most that one reading told; what was not counted is none.
    more = account(
        observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network="x"),
        observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=2), network="x"),
        observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=3), network="x"),
        unread(Fact.FRIENDS_AT_EMPLOYER, network="x"),
        observed(Fact.FRIENDS_COUNT, Count(count=50), network="x"),
        network="x",
    )
    assert answer(FRIENDS, among, more).note.startswith("10 colleagues and 1 ")
    assert "colleagues" not in answer(POSTS, among, more).note


def test_a_network_that_stands_alone_is_told_in_its_own_nouns() -> None:
    """So are several that call people alike; of others, all are friends and posts."""
    followers = Nouns(friend="follower", friends="followers")
    x, mastodon = (
        friends(name, Audience.FRIENDS).model_copy(update={"nouns": followers})
        for name in ("x", "mastodon")
    )
    for of_them in ((x,), (x, mastodon)):
        made = answer(FRIENDS, *of_them)
        assert (made.ask, made.says.split(",")[0]) == (
            "Who can see your followers?",
            "Your followers",
        )
    assert answer(POSTS, x).ask == "Who can see your posts?"
    made = answer(FRIENDS, x, friends("facebook", Audience.FRIENDS))
    assert (made.ask, made.says) == ("Who can see your friends?", "Your friends, on both")
    none = account(absent(Fact.FRIENDS_AUDIENCE)).model_copy(update={"nouns": followers})
    assert answer(FRIENDS, none).ask == "Who can see your followers?"
    other = account(absent(Fact.FRIENDS_AUDIENCE, network="youtube"), network="youtube")
    assert answer(FRIENDS, x, other).ask == "Who can see your followers?"
    closed = (
        (Fact.POSTS_FUTURE_AUDIENCE, Audience.FRIENDS),
        (Fact.POSTS_PAST_LIMITED, True),
        (Fact.POSTS_PUBLIC_COUNT, Count(count=0)),
    )
    protected = account(*(observed(f, v, network="x") for f, v in closed), network="x")
    protected = protected.model_copy(update={"nouns": followers})
    public = account(observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.PUBLIC))
    assert answer(POSTS, protected, public).note == "only your followers on X"


def whole(*more: Observed) -> list[Reading]:
    told = {r.fact for r in more}
    return [*more, *(observed(f, listed()) for f in SHOWN_TEXTS if f not in told)]


@pytest.mark.parametrize(
    ("text", "school", "work"),
    [
        ("Gardener", InShortState.NO, InShortState.NO),
        ("Oakfield Primary School", InShortState.OPEN, InShortState.NO),
        ("Ring 0113 496 0123", InShortState.OPEN, InShortState.OPEN),
        ("Primary teacher", InShortState.NO, InShortState.NO),
        ("Back to Oakfield tomorrow", InShortState.NOT_KNOWN, InShortState.NO),
        ("Write to jo@oakfield.academy", InShortState.NOT_KNOWN, InShortState.NOT_KNOWN),
        ("Teacher. Back to Oakfield tomorrow", InShortState.OPEN, InShortState.NO),
    ],
)
def test_the_school_and_its_contacts_count_wherever_they_stand(
    text: str, school: InShortState, work: InShortState
) -> None:
    told = account(*whole(observed(Fact.PROFILE_BIO, listed(entry(text, Audience.PUBLIC)))))
    assert answer(SCHOOL_NAMED, told).state is school
    assert answer(WORK, told).state is work


def test_what_names_the_job_alone_names_no_school() -> None:
    told = observed(Fact.PROFILE_BIO, listed(entry("Primary teacher", Audience.PUBLIC)))
    rest = (absent(f) for f in SHOWN_TEXTS if f is not Fact.PROFILE_BIO)
    assert answer(SCHOOL_NAMED, account(told, *rest)).state is InShortState.NO


def test_who_may_be_more_is_said_only_where_the_answer_says_who() -> None:
    named = observed(Fact.PROFILE_BIO, listed(entry(SCHOOL.names[0], Audience.FRIENDS)))
    made = answer(SCHOOL_NAMED, account(*whole(named), unread(Fact.PROFILE_BIO)))
    assert (made.says, made.note) == ("Yes", "")


def test_of_a_post_with_the_school_s_own_word_no_words_are_quoted() -> None:
    post = Entry(text="Post", audience=Audience.PUBLIC, gives_away=(Giveaway.MAYBE_SCHOOL,))
    made = answer(SCHOOL_NAMED, account(*whole(observed(Fact.POSTS_TO_REREAD, listed(post)))))
    assert (made.state, made.note) == (InShortState.NOT_KNOWN, "")


def test_posts_are_your_friends_only_where_new_and_old_are() -> None:
    new = observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.FRIENDS)
    old = observed(Fact.POSTS_PAST_LIMITED, value=True)
    count = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0))
    assert answer(POSTS, account(new, old, count)).says == "Only your friends"
    assert answer(POSTS, account(new, old)).state is InShortState.NOT_KNOWN
    some = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=2))
    assert answer(POSTS, account(new, old, some)).reach is Audience.PUBLIC


@given(snapshots)
def test_none_says_no_of_a_network_where_something_was_not_read(taken: Snapshot) -> None:
    made = judge_snapshot(taken, load_checklist(), SCHOOL, Answers(), TODAY)
    for each in made.in_short:
        states = {n.state for n in each.networks}
        assert (each.state is InShortState.NO) == (states == {InShortState.NO})
        assert set(each.holds_for) <= {n.network_name for n in each.networks}
    friends_ = next(a for a in made.in_short if a.question is FRIENDS)
    for network in friends_.networks:
        if network.state is InShortState.NO:
            account_ = next(a for a in taken.accounts if a.network == network.network)
            read = [r for r in account_.readings if r.fact is Fact.FRIENDS_AUDIENCE]
            values = [r.value for r in read if isinstance(r, Observed)]
            assert values
            assert set(values) == {Audience.ONLY_ME}
