"""What could not be read is looked at once, and what the person finds there settles it."""

from datetime import timedelta

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.judge.looks import look_at
from profilecheck.model import (
    WANTED,
    Account,
    AccountAnswer,
    AccountIs,
    AccountState,
    Agreement,
    Answers,
    Count,
    Entries,
    FactAnswer,
    Guidance,
    Look,
    LookTakes,
    Nouns,
    Reading,
    Report,
    StandingKind,
    WayTo,
)
from profilecheck.vocabulary import Audience, Fact, Outcome, UnreadReason, Viewpoint
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    absent,
    clause,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)
from tests.unit.builders import (
    account as whole,
)

UNTIL = TODAY + timedelta(days=365)
LOCK = Guidance(
    url="https://x.example/settings",
    place="Audience",
    setting="Protect your posts",
    steps=("Settings", WANTED),
    wanted="Ticked",
    look_for="Whether the box is ticked.",
    options=("Ticked", "Not ticked"),
)


def account(*readings: Reading, network: str = "facebook") -> Account:
    """An account that has nothing but what these readings tell."""
    # What is not told at all would be to look at too; here only the readings given are.
    rest = sorted(set(Fact) - {r.fact for r in readings})
    return whole(*readings, *(absent(f, network=network) for f in rest), network=network)


def of(*accounts: Account, answers: Answers | None = None) -> Report:
    return judge_snapshot(
        snapshot(*accounts), load_checklist(), SCHOOL, answers or Answers(), TODAY
    )


def only_look(made: Report) -> Look:
    (look,) = made.looks
    return look


def test_what_several_clauses_miss_is_one_look_with_its_reason_in_half_a_line() -> None:
    look = only_look(of(account(unread(Fact.FRIENDS_AUDIENCE, UnreadReason.TIMEOUT))))
    assert (look.network, look.facts, look.viewpoint) == (
        "facebook",
        (Fact.FRIENDS_AUDIENCE,),
        Viewpoint.OWNER,
    )
    assert look.clauses == ("A1.4", "A2.13")
    assert (look.reason, look.says) == (UnreadReason.TIMEOUT, "it took too long to answer")
    assert look.options[-1].values == {}


@each("reason", sorted(set(UnreadReason) - {UnreadReason.NEEDS_SCHOOL}))
def test_every_reason_is_told_in_half_a_line(reason: UnreadReason) -> None:
    says = only_look(of(account(unread(Fact.FRIENDS_AUDIENCE, reason)))).says
    assert 0 < len(says.split()) <= 9
    assert "{" not in says


@each(
    ("place", "says"),
    [("", "we didn't open Facebook"), ("YouTube Studio", "we don't open YouTube Studio")],
)
def test_of_a_network_that_was_opened_only_the_part_that_was_not_is_named(
    place: str, says: str
) -> None:
    left = unread(Fact.FRIENDS_AUDIENCE, UnreadReason.BY_HAND)
    assert only_look(of(account(left.model_copy(update={"place": place})))).says == says


def test_a_look_leads_to_where_the_thing_is_seen_and_asks_in_words_of_its_own() -> None:
    fact = Fact.DISCOVERY_BY_PHONE

    def look(**changes: object) -> Look:
        way = LOCK.model_copy(update=changes)
        read = account(unread(fact, UnreadReason.BY_HAND))
        return only_look(of(read.model_copy(update={"guidance": {fact: way}})))

    usual = look()
    assert (usual.steps, usual.url) == (("Settings",), LOCK.url)
    assert usual.question == "Who can find your profile by your phone number?"
    seen = look(look=WayTo(steps=("Profile",)), question="Who can see your photo?")
    assert (seen.steps, seen.url) == (("Profile",), LOCK.url)
    assert seen.question == "Who can see your photo?"
    elsewhere = look(look=WayTo(steps=("Profile",), url="https://x.example/me"))
    assert elsewhere.url == "https://x.example/me"


def test_what_needs_the_schools_name_is_no_look() -> None:
    needs = of(account(unread(Fact.FRIENDS_AUDIENCE, UnreadReason.NEEDS_SCHOOL)))
    assert needs.looks == ()
    assert {line.label for line in clause(needs, "A2.13").lines} == {"tell us your school"}


@pytest.mark.parametrize("value", [Audience.ONLY_ME, Audience.PUBLIC])
def test_an_option_that_is_chosen_settles_the_clause_as_the_persons_own_word(
    value: Audience,
) -> None:
    taken = account(unread(Fact.FRIENDS_AUDIENCE))
    look = only_look(of(taken))
    option = next(o for o in look.options if o.values == {Fact.FRIENDS_AUDIENCE: value})
    said = look.chosen(option.id, TODAY, UNTIL)

    made = of(taken, answers=Answers(facts=said))

    assert made.looks == ()
    (found,) = [f for f in clause(made, "A2.13").findings if f.facts == (Fact.FRIENDS_AUDIENCE,)]
    assert found.outcome is (Outcome.MET if value is Audience.ONLY_ME else Outcome.NOT_MET)
    assert all(e.own_answer and e.holds_until == UNTIL for e in found.evidence)


def test_not_finding_it_leaves_it_open_and_an_unknown_option_is_refused() -> None:
    look = only_look(of(account(unread(Fact.FRIENDS_AUDIENCE))))
    assert look.chosen("not-found", TODAY, UNTIL) == ()
    with pytest.raises(KeyError):
        look.chosen("perhaps", TODAY, UNTIL)


def test_all_that_one_setting_decides_is_one_look() -> None:
    facts = (Fact.POSTS_FUTURE_AUDIENCE, Fact.FOLLOWERS_APPROVAL)
    ways = {
        facts[0]: LOCK.model_copy(
            update={"means": {"Ticked": Audience.FRIENDS, "Not ticked": Audience.PUBLIC}}
        ),
        facts[1]: LOCK.model_copy(update={"means": {"Ticked": True, "Not ticked": False}}),
    }
    taken = account(*map(unread, facts)).model_copy(update={"guidance": ways})
    look = only_look(of(taken))

    assert look.facts == facts
    assert look.question == "What does it say under “Protect your posts”?"
    assert [o.says for o in look.options] == ["Ticked", "Not ticked", "I can't find it"]
    said = look.chosen(look.options[0].id, TODAY, UNTIL)
    assert {a.fact: a.value for a in said} == {facts[0]: Audience.FRIENDS, facts[1]: True}


def test_what_a_setting_does_not_tell_is_asked_in_our_words() -> None:
    """A setting may be the way to change a thing, and not say how it stands."""
    taken = account(unread(Fact.PROFILE_ACCESS)).model_copy(
        update={"guidance": {Fact.PROFILE_ACCESS: LOCK}}
    )
    look = only_look(of(taken))
    assert (look.question, look.setting) == ("Who can open your profile?", LOCK.setting)
    assert "Anyone signed in" in [o.says for o in look.options]


def test_no_question_is_put_twice() -> None:
    facts = (Fact.POSTS_FUTURE_AUDIENCE, Fact.FRIENDS_AUDIENCE)
    known = {"Ticked": Audience.FRIENDS, "Not ticked": Audience.PUBLIC}
    alone = {"Ticked, and nobody follows me": Audience.ONLY_ME}
    ways = {
        facts[0]: LOCK.model_copy(update={"means": known}),
        facts[1]: LOCK.model_copy(update={"options": tuple(alone), "means": alone}),
    }
    taken = account(*map(unread, facts)).model_copy(update={"guidance": ways})
    assert [look.question for look in of(taken).looks] == [
        "What does it say under “Protect your posts”?",
        "Who can see your list of friends?",
    ]


def test_settings_of_other_meanings_are_looked_at_apart() -> None:
    facts = (Fact.POSTS_FUTURE_AUDIENCE, Fact.FOLLOWERS_APPROVAL)
    known = {"Ticked": Audience.FRIENDS, "Not ticked": Audience.PUBLIC}
    ways = {facts[0]: LOCK.model_copy(update={"means": known}), facts[1]: LOCK}
    taken = account(*map(unread, facts)).model_copy(update={"guidance": ways})
    assert [look.facts for look in of(taken).looks] == [(facts[0],), (facts[1],)]


def test_an_option_that_does_not_say_how_it_stands_leaves_it_open() -> None:
    known = {"Ticked": Audience.FRIENDS}
    ways = {Fact.POSTS_FUTURE_AUDIENCE: LOCK.model_copy(update={"means": known})}
    taken = account(unread(Fact.POSTS_FUTURE_AUDIENCE)).model_copy(update={"guidance": ways})
    look = only_look(of(taken))
    assert [bool(o.values) for o in look.options] == [True, False, False]


def test_nothing_is_looked_at_again_for_a_stranger_who_was_turned_away() -> None:
    read = observed(Fact.CONTACT_PHONE, listed(entry("07700 900142", Audience.ONLY_ME)))
    turned_away = unread(Fact.CONTACT_PHONE, UnreadReason.SIGNED_OUT, STRANGER)
    assert of(account(read, turned_away)).looks == ()


def test_of_what_was_read_without_its_audience_only_that_is_asked() -> None:
    phone = "0113 496 0123"
    taken = account(observed(Fact.CONTACT_PHONE, listed(phone)))
    look = only_look(of(taken))

    assert look.question == f"Who can see “{phone}”?"
    assert look.partly
    assert look.takes is LookTakes.CHOICE
    option = next(o for o in look.options if o.id == "only-me")
    (value,) = option.values.values()
    assert isinstance(value, Entries)
    assert [(e.text, e.audience) for e in value.entries] == [(phone, Audience.ONLY_ME)]
    said = look.chosen(option.id, TODAY, UNTIL)
    assert of(taken, answers=Answers(facts=said)).looks == ()


@pytest.mark.parametrize(
    ("fact", "takes", "option"),
    [
        (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, LookTakes.NUMBER, Count(count=0)),
        (Fact.CONTACT_EMAIL, LookTakes.WORDS, Entries(entries=())),
        (Fact.TAGGING_REVIEW, LookTakes.CHOICE, True),
    ],
)
def test_each_kind_of_thing_has_its_options_and_takes_more_where_there_may_be_more(
    fact: Fact, takes: LookTakes, option: object
) -> None:
    look = only_look(of(account(unread(fact)).model_copy(update={"guidance": {}})))
    assert look.takes is takes
    assert option in [o.values.get(fact) for o in look.options]


def test_a_number_that_was_found_is_an_answer() -> None:
    look = only_look(of(account(unread(Fact.FRIENDS_STUDENTS_OF_EMPLOYER))))
    said = look.answer(Count(count=2), TODAY, UNTIL)
    assert isinstance(said, FactAnswer)
    assert (said.fact, said.value) == (Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=2))
    with pytest.raises(ValueError, match="takes Count"):
        look.answer(Audience.PUBLIC, TODAY, UNTIL)


def test_what_only_informs_is_no_look_but_stands_beside_the_question() -> None:
    made = of(account(unread(Fact.MEMBERSHIPS)))
    groups = next(q for q in made.questions if q.clause == "A2.10")
    assert groups.unread == ("We couldn't read your groups and pages on Facebook.",)
    assert "A2.10" not in {c for look in made.looks for c in look.clauses}


@each(
    ("at", "fact", "says"),
    [
        ("A1.4", Fact.FRIENDS_COUNT, "We couldn't count subscribers on Facebook."),
        ("A1.1", Fact.POSTS_TO_REREAD, "We couldn't read all of your videos on Facebook."),
        ("A1.3", Fact.POSTS_FUTURE_AUDIENCE, "We couldn't tell who can see your new videos on "),
        ("4.3", Fact.MESSAGES_WHO_CAN_SEND, "We couldn't tell who can send you a message on "),
        ("A1.6", Fact.POSTS_PUBLIC_BY_YEAR, "We couldn't count, year by year, videos that "),
    ],
)
def test_what_could_not_be_found_out_is_told_in_the_networks_own_nouns(
    at: str, fact: Fact, says: str
) -> None:
    nouns = Nouns(friend="subscriber", friends="subscribers", post="video", posts="videos")
    made = of(account(unread(fact)).model_copy(update={"nouns": nouns}))
    asked = next(q for q in made.questions if q.clause == at)
    assert any(said.startswith(says) for said in asked.unread)


BIO = "Year 4 teacher at Oakfield Primary School"
WORK = "0113 496 0123"
NAMED_SOMEWHERE = unread(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED)
OPEN_PHONE = observed(Fact.CONTACT_PHONE, listed(entry(WORK, Audience.PUBLIC)))
SEEN_BY_STRANGER = (
    observed(Fact.PROFILE_BIO, listed(entry(BIO, Audience.PUBLIC)), STRANGER),
    observed(Fact.CONTACT_PHONE, listed(entry(WORK, Audience.PUBLIC)), STRANGER),
)


def bio(audience: Audience | None, text: str = BIO) -> Reading:
    return observed(Fact.PROFILE_BIO, listed(entry(text, audience)))


def outcomes(made: Report) -> dict[str, Outcome]:
    return {c.id: c.outcome for c in made.clauses}


def test_where_the_school_is_found_for_anyone_to_see_an_unknown_place_adds_no_look() -> None:
    made = of(account(bio(Audience.PUBLIC), OPEN_PHONE, NAMED_SOMEWHERE, *SEEN_BY_STRANGER))
    assert made.looks == ()
    for id_ in ("A1.5", "A2.12", "5.1"):
        assert clause(made, id_).outcome is Outcome.NOT_MET
        (line,) = clause(made, id_).lines
        assert line.kind is StandingKind.TO_FIX
    # It is still said to be unread, with its reason.
    reasons = {f.reason for c in made.clauses for f in c.findings}
    assert UnreadReason.SCHOOL_NAMED in reasons


def test_a_look_that_adds_nothing_changes_no_outcome() -> None:
    """Take away what makes it add nothing, and the same is left to look at as without it."""
    alone = of(account(OPEN_PHONE, NAMED_SOMEWHERE))
    mended = of(account(bio(Audience.PUBLIC, "Tea and trails"), OPEN_PHONE, NAMED_SOMEWHERE))
    assert [k.facts for k in mended.looks] == [k.facts for k in alone.looks]
    assert mended.looks[0].reason is UnreadReason.SCHOOL_NAMED
    assert outcomes(mended) == outcomes(alone)
    assert clause(mended, "A1.5").outcome is Outcome.NOT_MET  # the number
    assert Outcome.COULD_NOT_TELL in {f.outcome for f in clause(mended, "A1.5").findings}


@pytest.mark.parametrize(
    "readings",
    [
        pytest.param(
            (bio(Audience.FRIENDS), OPEN_PHONE, SEEN_BY_STRANGER[1]),
            id="seen by fewer than anyone",
        ),
        pytest.param((bio(None), OPEN_PHONE, SEEN_BY_STRANGER[1]), id="who sees it is not known"),
        pytest.param(
            (bio(Audience.PUBLIC), SEEN_BY_STRANGER[0]),
            id="a clause waits that has nothing to change",
        ),
        pytest.param(
            (
                bio(Audience.PUBLIC),
                OPEN_PHONE,
                *SEEN_BY_STRANGER,
                unread(Fact.PROFILE_BIO, UnreadReason.TIMEOUT),
            ),
            id="something else of it is unread",
        ),
        pytest.param(
            (
                bio(Audience.PUBLIC),
                observed(Fact.PROFILE_BIO, listed("Tea and trails")),
                OPEN_PHONE,
                SEEN_BY_STRANGER[1],
            ),
            id="who sees another line of it is not known",
        ),
        pytest.param(
            (observed(Fact.PROFILE_HEADLINE, listed(entry(BIO, Audience.PUBLIC))), OPEN_PHONE),
            id="found in another text",
        ),
    ],
)
def test_an_unknown_place_that_names_the_school_is_looked_at_where_it_may_be_news(
    readings: tuple[Reading, ...],
) -> None:
    made = of(account(*readings, NAMED_SOMEWHERE))
    assert Fact.PROFILE_BIO in {fact for look in made.looks for fact in look.facts}


def test_what_is_found_on_one_network_hides_no_look_on_another() -> None:
    there = unread(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED, network="x")
    made = of(
        account(bio(Audience.PUBLIC), OPEN_PHONE, NAMED_SOMEWHERE, *SEEN_BY_STRANGER),
        account(there, network="x"),
    )
    assert [look.network for look in made.looks] == ["x"]


def test_what_is_open_on_one_network_is_looked_at_there_alone() -> None:
    open_there = unread(Fact.FRIENDS_AUDIENCE, network="x")
    made = of(account(), account(open_there, network="x"))
    assert [look.network for look in made.looks] == ["x"]


def test_what_the_school_agreed_may_stay_hides_no_look() -> None:
    agreed = Agreement(
        network="facebook",
        fact=Fact.PROFILE_BIO,
        subject=BIO,
        reaches=Audience.PUBLIC,
        reason="The head teacher said so.",
        agreed_on=TODAY,
        expires_on=UNTIL,
    )
    made = of(
        account(bio(Audience.PUBLIC), OPEN_PHONE, NAMED_SOMEWHERE, *SEEN_BY_STRANGER),
        answers=Answers(agreements=(agreed,)),
    )
    assert made.agreed_visits
    assert Fact.PROFILE_BIO in {fact for look in made.looks for fact in look.facts}


def test_five_in_order_and_one_to_look_at_says_just_that() -> None:
    shut = observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME)
    there = unread(Fact.FRIENDS_AUDIENCE, network="x")
    made = of(account(shut), account(there, network="x"))

    friends = clause(made, "A2.13")
    lines = {line.network: line for line in friends.lines}
    assert friends.standing is not None
    assert (friends.standing.kind, friends.standing.label) == (StandingKind.TO_LOOK, "1 to look at")
    assert lines["x"].label == "1 to look at"
    assert lines["x"].looks == tuple(look.id for look in made.looks)


def closed(network: str = "bebo", state: AccountState = AccountState.CLOSED) -> Account:
    left = unread(Fact.ACCOUNT_LEFTOVERS, UnreadReason.CLOSED_SERVICE, network=network)
    return account(left, network=network).model_copy(update={"state": state})


def said_of(network: str, account_: AccountIs) -> AccountAnswer:
    return AccountAnswer(network=network, account=account_, answered_on=TODAY, expires_on=UNTIL)


def test_closed_networks_are_asked_about_once_and_before_anything_is_looked_at() -> None:
    made = of(closed("bebo"), closed("friendster"))
    (asked,) = made.starters
    assert asked.ask == "Did you ever have an account on Bebo or Friendster?"
    assert [n.options for n in asked.networks] == [(AccountIs.NEVER, AccountIs.THERE)] * 2
    assert asked.is_open
    assert made.looks == ()
    assert clause(made, "A1.6").outcome is Outcome.COULD_NOT_TELL


def test_no_account_makes_everything_there_not_applicable() -> None:
    never = Answers(accounts=(said_of("bebo", AccountIs.NEVER),))
    made = of(closed(), answers=never)
    assert not made.starters[0].is_open
    assert made.looks == ()
    found = [f for c in made.clauses for f in c.findings if f.network == "bebo"]
    assert {f.outcome for f in found} == {Outcome.NOT_APPLICABLE}
    assert "You said that you never had an account on Bebo." in {f.says for f in found}


def test_an_account_there_once_was_leaves_a_look_which_settles_it() -> None:
    there = Answers(accounts=(said_of("bebo", AccountIs.THERE),))
    look = only_look(of(closed(), answers=there))
    assert look.facts == (Fact.ACCOUNT_LEFTOVERS,)
    gone = next(o for o in look.options if o.values == {Fact.ACCOUNT_LEFTOVERS: False})
    both = there.model_copy(update={"facts": look.chosen(gone.id, TODAY, UNTIL)})
    made = of(closed(), answers=both)
    assert made.looks == ()
    (left,) = [f for f in clause(made, "A1.6").findings if f.facts == (Fact.ACCOUNT_LEFTOVERS,)]
    assert left.outcome is Outcome.MET


def test_an_account_no_longer_used_can_be_said_to_be_closed() -> None:
    unused = closed("myspace", AccountState.NOT_USED)
    (asked,) = of(unused).starters
    assert asked.networks[0].options == tuple(AccountIs)
    gone = of(unused, answers=Answers(accounts=(said_of("myspace", AccountIs.CLOSED),)))
    found = [f for c in gone.clauses for f in c.findings if f.network == "myspace"]
    assert {f.outcome for f in found} == {Outcome.NOT_APPLICABLE}


def test_what_was_opened_is_never_said_away() -> None:
    shown = account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC))
    made = of(shown, answers=Answers(accounts=(said_of("facebook", AccountIs.NEVER),)))
    assert made.starters == ()
    assert clause(made, "A2.13").outcome is Outcome.NOT_MET


def test_an_answer_that_has_expired_is_asked_again() -> None:
    old = said_of("bebo", AccountIs.NEVER).model_copy(
        update={"answered_on": TODAY - timedelta(9), "expires_on": TODAY - timedelta(1)}
    )
    assert of(closed(), answers=Answers(accounts=(old,))).starters[0].is_open


def test_an_answer_is_marked_as_the_persons_own() -> None:
    taken = account(unread(Fact.FRIENDS_AUDIENCE))
    look = only_look(of(taken))
    (said,) = look.chosen("only-me", TODAY, UNTIL)
    assert said.value is Audience.ONLY_ME
    made = of(taken, answers=Answers(facts=(said,)))
    evidence = [e for f in clause(made, "A1.4").findings for e in f.evidence]
    assert [e.page for e in evidence] == ["answer"]


def test_what_no_stranger_was_asked_for_is_a_look_signed_out() -> None:
    """An export tells how the owner sees it, and nobody looked signed out."""
    employer = Fact.PROFILE_EMPLOYER
    own = observed(employer, listed(entry("Oakfield Primary School", Audience.MEMBERS)))
    look = only_look(of(account(own)))
    assert (look.viewpoint, look.clauses) == (STRANGER, ("5.1",))
    assert of(account(own, observed(employer, listed(), STRANGER))).looks == ()
    said = Answers(facts=(look.answer(listed(), TODAY, UNTIL),))
    settled = of(account(own), answers=said)
    assert settled.looks == ()


def test_how_many_posts_anyone_can_see_is_asked_of_nobody_once_it_was_counted() -> None:
    counted = observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0))
    told = of(account(counted))
    assert told.looks == ()
    assert [clause(told, c).outcome for c in ("A1.2", "5.1")] == [Outcome.MET] * 2


def test_nobody_is_asked_who_can_see_a_name_that_every_network_shows() -> None:
    """What is not known there is whether other profiles lead to it."""
    named = (
        account(observed(Fact.PROFILE_NAME, listed(name), network=network), network=network)
        for network, name in (("facebook", "Jo Bell"), ("x", "Jo Hill"))
    )
    made = of(*named)
    gaps = [f for f in clause(made, "A1.5").findings if f.outcome is Outcome.COULD_NOT_TELL]
    assert {f.says for f in gaps} == {
        "We don't know every address of your Facebook profile, so others may lead to it."
    }
    assert made.looks == ()


WHOLE_PHONE = observed(Fact.CONTACT_PHONE, listed(entry("07700 900142", Audience.ONLY_ME)))


@each(
    ("readings", "whose"),
    [
        ([], Viewpoint.OWNER),
        ([WHOLE_PHONE], Viewpoint.STRANGER),
        ([unread(Fact.CONTACT_PHONE)], Viewpoint.OWNER),
        ([WHOLE_PHONE, unread(Fact.CONTACT_PHONE)], Viewpoint.OWNER),
        (
            [WHOLE_PHONE, observed(Fact.CONTACT_PHONE, listed("0113 496 0199"))],
            Viewpoint.OWNER,
        ),
        (
            [WHOLE_PHONE, unread(Fact.CONTACT_PHONE, UnreadReason.SIGNED_OUT, STRANGER)],
            Viewpoint.STRANGER,
        ),
    ],
)
def test_the_person_looks_with_their_own_eyes_unless_those_have_seen_all(
    readings: list[Reading], whose: Viewpoint
) -> None:
    assert look_at(whole(*readings), Fact.CONTACT_PHONE).viewpoint is whose
