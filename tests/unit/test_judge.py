"""The judge is pure and total, and never says "met" without proof."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import (
    Account,
    AccountState,
    Answer,
    Answers,
    Count,
    Entries,
    Entry,
    Observed,
    Reading,
    Report,
    Snapshot,
)
from profilecheck.school import School
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Circle,
    Fact,
    Giveaway,
    JudgedBy,
    Outcome,
    Reach,
    UnreadReason,
    Viewpoint,
    reach,
)
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    absent,
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
from tests.unit.strategies import answer_files, not_observed, observations, readings, snapshots

CHECKLIST = load_checklist()
NO_ANSWERS = Answers()
_SCHOOL_LISTED = listed(entry("Oakfield Primary School", Audience.PUBLIC))
MET, NOT_MET, CANNOT_TELL, YOUR_CALL = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.COULD_NOT_TELL,
    Outcome.YOUR_CALL,
)
FROM_BETTER_TO_WORSE = (Outcome.NOT_APPLICABLE, MET, YOUR_CALL, CANNOT_TELL, NOT_MET)

schools = st.sampled_from((None, SCHOOL))


def outcomes(made: Report) -> dict[str, Outcome]:
    return {c.id: c.outcome for c in made.clauses}


# ------------------------------------------------------------------ for any snapshot


@given(snapshots, schools, answer_files)
def test_any_snapshot_yields_every_clause_with_a_finding_and_no_met_without_proof(
    taken: Snapshot, school: School | None, given_answers: Answers
) -> None:
    made = judge_snapshot(taken, CHECKLIST, school, given_answers, TODAY)

    assert [c.id for c in made.clauses] == [c.id for c in CHECKLIST.clauses]
    assert made == judge_snapshot(taken, CHECKLIST, school, given_answers, TODAY)
    assert Report.model_validate_json(made.model_dump_json()) == made
    evidence = {r.evidence for a in taken.accounts for r in a.readings if isinstance(r, Observed)}
    for result in made.clauses:
        assert result.findings
        for finding in result.findings:
            assert finding.says
            assert (finding.outcome is CANNOT_TELL) is (finding.reason is not None)
            if finding.outcome is MET and finding.check != "question":
                assert finding.evidence
                assert set(finding.evidence) <= evidence


@given(snapshots, schools)
def test_what_only_the_person_can_judge_is_never_met_by_a_scan(
    taken: Snapshot, school: School | None
) -> None:
    made = judge_snapshot(taken, CHECKLIST, school, NO_ANSWERS, TODAY)

    for result in made.clauses:
        if result.judged_by is JudgedBy.YOU:
            assert result.outcome is YOUR_CALL, result.id
        elif result.judged_by is JudgedBy.BOTH:
            assert result.outcome in (NOT_MET, CANNOT_TELL, YOUR_CALL), result.id


@given(st.lists(not_observed(), max_size=40), schools)
def test_nothing_observed_is_nothing_met(some: list[Reading], school: School | None) -> None:
    taken = snapshot(account(*some))

    assert MET not in outcomes(judge_snapshot(taken, CHECKLIST, school, NO_ANSWERS, TODAY)).values()


@given(st.lists(observations(), max_size=30), st.sampled_from(Fact), schools)
def test_what_the_owner_could_not_read_never_turns_a_clause_into_met(
    seen: list[Observed], fact: Fact, school: School | None
) -> None:
    lost = [r for r in seen if r.fact is not fact or r.viewpoint is STRANGER]

    assert _met(_judged([*lost, unread(fact)], school)) <= _met(_judged(seen, school))


@given(st.lists(observations(), max_size=30), st.sampled_from(Fact), schools)
def test_what_was_never_looked_at_never_turns_a_clause_into_met(
    seen: list[Observed], fact: Fact, school: School | None
) -> None:
    lost = [r for r in seen if r.fact is not fact]

    assert _met(_judged(lost, school)) <= _met(_judged(seen, school))


@given(st.lists(readings(), max_size=30), st.sampled_from(Fact), schools)
def test_one_more_thing_unread_never_turns_a_finding_into_met(
    some: list[Reading], fact: Fact, school: School | None
) -> None:
    before = _judged(some, school)
    after = _judged([*some, unread(fact)], school)

    assert _met_findings(after) <= _met_findings(before)


@given(st.lists(observations(), min_size=1, max_size=30), st.data(), schools)
def test_a_wider_audience_never_improves_an_outcome(
    seen: list[Observed], data: st.DataObject, school: School | None
) -> None:
    index = data.draw(st.integers(0, len(seen) - 1))
    wider = [*seen[:index], _widened(seen[index], data), *seen[index + 1 :]]

    before, after = outcomes(_judged(seen, school)), outcomes(_judged(wider, school))

    rank = FROM_BETTER_TO_WORSE.index
    assert {c for c in before if rank(after[c]) < rank(before[c])} == set()


def _judged(some: Sequence[Reading], school: School | None) -> Report:
    return judge_snapshot(snapshot(account(*some)), CHECKLIST, school, NO_ANSWERS, TODAY)


def _met(made: Report) -> set[str]:
    return {c for c, outcome in outcomes(made).items() if outcome is MET}


def _met_findings(made: Report) -> set[tuple[str, str, tuple[Fact, ...]]]:
    return {(c.id, f.check, f.facts) for c in made.clauses for f in c.findings if f.outcome is MET}


def _widened(reading: Observed, data: st.DataObject) -> Observed:
    def wider(audience: Audience) -> Audience:
        return data.draw(st.sampled_from([a for a in Audience if a >= audience]))

    value = reading.value
    if isinstance(value, Audience):
        return reading.model_copy(update={"value": wider(value)})
    if isinstance(value, Entries):
        entries = tuple(
            e.model_copy(update={"audience": wider(e.audience)}) if e.audience else e
            for e in value.entries
        )
        return reading.model_copy(update={"value": Entries(entries=entries)})
    return reading


# ------------------------------------------------------------------ answers

AFTER_TODAY, BEFORE_TODAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@each(
    ("answers", "given", "outcome"),
    [
        ([], None, YOUR_CALL),
        ([answered("A2.9", "nothing")], "nothing", MET),
        ([answered("A2.9", "something")], "something", NOT_MET),
        ([answered("A2.9", "not-looked")], "not-looked", YOUR_CALL),
        ([answered("A2.9", "nothing", TODAY, TODAY)], "nothing", MET),
        ([answered("A2.9", "nothing", BEFORE_TODAY, BEFORE_TODAY)], None, YOUR_CALL),
        ([answered("A2.9", "nothing", AFTER_TODAY)], None, YOUR_CALL),
        ([answered("A2.9", "perhaps")], None, YOUR_CALL),
        ([answered("A1.2", "nothing")], None, YOUR_CALL),
        (
            [answered("A2.9", "something"), answered("A2.9", "nothing", BEFORE_TODAY)],
            "something",
            NOT_MET,
        ),
        ([answered("A2.9", "something"), answered("A2.9", "nothing")], "nothing", MET),
        ([answered("A2.9", "nothing"), answered("A2.9", "perhaps")], None, YOUR_CALL),
        (
            [
                answered("A2.9", "nothing", BEFORE_TODAY - timedelta(days=9), AFTER_TODAY),
                answered("A2.9", "something", BEFORE_TODAY, BEFORE_TODAY),
            ],
            None,
            YOUR_CALL,
        ),
    ],
    ids=[
        "none",
        "in order",
        "to put right",
        "still open",
        "on its last day",
        "expired",
        "from the future",
        "unknown choice",
        "of another clause",
        "the newest wins, wherever it stands",
        "of two on one day the later wins",
        "an older one is not what the newest says, where that is unknown",
        "nor where the newest has expired",
    ],
)
def test_an_answer_counts_while_it_holds_and_is_allowed(
    answers: list[Answer], given: str | None, outcome: Outcome
) -> None:
    result = clause(report(answers=tuple(answers)), "A2.9")

    assert result.question is not None
    assert (result.question.given, result.outcome) == (given, outcome)


def test_an_answer_settles_what_a_check_only_informs_of() -> None:
    colleagues = observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=4))

    result = clause(report(colleagues, answers=(answered("A1.3", "happy"),)), "A1.3")

    assert result.outcome is MET
    assert [f.outcome for f in result.findings] == [YOUR_CALL, CANNOT_TELL, MET]
    assert result.findings[-1].says == "You said: Yes, all of them"


def test_an_answer_never_outweighs_what_was_seen() -> None:
    pupils = observed(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, Count(count=2))

    assert clause(report(pupils, answers=(answered("4.2", "none"),)), "4.2").outcome is NOT_MET


def test_an_answer_makes_no_met_of_what_a_judging_check_could_not_tell() -> None:
    made = report(unread(Fact.FRIENDS_STUDENTS_OF_EMPLOYER), answers=(answered("4.2", "none"),))

    assert clause(made, "4.2").outcome is CANNOT_TELL


# ------------------------------------------------------------------ what to put right first


def test_the_worst_comes_first_and_each_exposure_once_with_all_its_clauses() -> None:
    made = report(
        observed(Fact.REQUESTS_WHO_CAN_SEND, Audience.MEMBERS),
        observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),
        observed(Fact.CONTACT_EMAIL, listed(entry("jo@oakfield.leeds.sch.uk", Audience.FRIENDS))),
        observed(Fact.FOLLOWS_AUDIENCE, Audience.PUBLIC),
        observed(Fact.POSTS_FUTURE_AUDIENCE, Audience.FRIENDS),
    )

    assert [row.clauses for row in made.rows] == [
        ("A1.4", "A2.13"),  # the friends list: everyone × close to work
        ("A1.4",),  # requests: members × 2; 12
        ("A2.12",),  # the work address: friends × 3; also 12, and a later clause
        ("A1.4",),  # follows: everyone × 1
    ]
    assert [visit.network for visit in made.visits] == ["facebook"]
    assert made.rows[0].says == "Anyone on the internet can see your list of friends."
    for change in made.rows:
        assert change.why
        assert change.guidance
        assert change.evidence


def test_one_entry_is_one_row_in_the_words_of_its_worst_finding() -> None:
    made = report(
        observed(Fact.CONTACT_EMAIL, listed(entry("jo@oakfield.leeds.sch.uk", Audience.PUBLIC))),
        observed(Fact.PROFILE_FAMILY, listed(entry("Al", Audience.PUBLIC), entry("Bo"))),
        observed(Fact.PROFILE_FAMILY, listed(entry("Bo", Audience.MEMBERS))),
    )

    assert [r.clauses for r in made.rows] == [
        ("A1.4", "A1.5", "A2.12", "5.1"),
        ("A1.4",),
        ("A1.4",),
    ]
    assert made.rows[0].says == (
        "Your work e-mail jo@oakfield.leeds.sch.uk is on your profile, for anyone to see."
    )


def test_the_same_exposure_on_two_networks_is_two_visits() -> None:
    both = snapshot(
        account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)),
        account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network="x"), network="x"),
    )

    made = judge_snapshot(both, CHECKLIST, SCHOOL, NO_ANSWERS, TODAY)

    assert [visit.network_name for visit in made.visits] == ["Facebook", "X"]


def test_of_equally_bad_ones_one_of_each_kind_comes_before_a_second_of_the_same() -> None:
    def exposed(network: str) -> Account:
        return account(
            observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network=network),
            observed(Fact.PROFILE_EMPLOYER, _SCHOOL_LISTED, network=network),
            network=network,
        )

    made = judge_snapshot(
        snapshot(exposed("facebook"), exposed("x")), CHECKLIST, SCHOOL, NO_ANSWERS, TODAY
    )

    # What stands on one page is one visit; across them the order is that of the worst.
    assert [(v.network, [row.facts for row in v.rows]) for v in made.visits] == [
        ("facebook", [(Fact.FRIENDS_AUDIENCE,), (Fact.PROFILE_EMPLOYER,)]),
        ("x", [(Fact.FRIENDS_AUDIENCE,), (Fact.PROFILE_EMPLOYER,)]),
    ]


def test_nothing_that_could_not_be_told_is_to_be_changed() -> None:
    assert report(*map(unread, Fact)).visits == ()


# ------------------------------------------------------------------ who can see what


def row(label: str, *some: Reading, school: School | None = SCHOOL) -> str | None:
    made = report(*some, school=school)
    found = next((r for r in made.matrix if r.label == label), None)
    return " ".join(found.reach[circle] for circle in Circle) if found else None


@each("audience", Audience)
def test_a_row_shows_who_an_audience_reaches(audience: Audience) -> None:
    reached = " ".join(reach(audience, circle) for circle in Circle)
    assert row("Your friends list", observed(Fact.FRIENDS_AUDIENCE, audience)) == reached
    birthday = observed(Fact.PROFILE_BIRTHDAY, listed(entry("9 March", audience)))
    assert row("Birthday", birthday) == reached


AT_SCHOOL = SCHOOL.names[0]


def _public_posts(count: int) -> Reading:
    return observed(Fact.POSTS_PUBLIC_COUNT, Count(count=count))


UNKNOWN = "unknown unknown unknown unknown yes"
NOBODY = "no no no no no"
EVERYBODY = "yes yes yes yes yes"


@each(
    ("label", "some", "reach"),
    [
        ("Your friends list", [unread(Fact.FRIENDS_AUDIENCE)], UNKNOWN),
        ("Your friends list", [], UNKNOWN),
        ("Your friends list", [absent(Fact.FRIENDS_AUDIENCE)], None),
        (
            "Your friends list",
            [observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS), unread(Fact.FRIENDS_AUDIENCE)],
            "unknown unknown unknown yes yes",
        ),
        (
            "Where you work",
            [observed(Fact.PROFILE_EMPLOYER, listed(entry(AT_SCHOOL, Audience.MEMBERS)))],
            "unknown yes yes yes yes",
        ),
        (
            "Birthday",
            [observed(Fact.PROFILE_BIRTHDAY, listed("9 March", entry("1999", Audience.FRIENDS)))],
            "unknown unknown unknown yes yes",
        ),
        (
            "Your friends list",
            [
                observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME),
                observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, STRANGER),
            ],
            EVERYBODY,
        ),
        (
            # A handle with dots in it is no e-mail address.
            "E-mail address",
            [
                observed(Fact.CONTACT_EMAIL, listed()),
                observed(
                    Fact.PROFILE_NAME,
                    listed(entry("Jo Bell", Audience.PUBLIC, "@jo.bell.example")),
                ),
            ],
            UNKNOWN,
        ),
        ("Birthday", [observed(Fact.PROFILE_BIRTHDAY, listed())], NOBODY),
        ("Birthday", [observed(Fact.PROFILE_BIRTHDAY, listed("9 March"))], UNKNOWN),
        ("Birthday", [observed(Fact.PROFILE_BIRTHDAY, listed(), STRANGER)], UNKNOWN),
        ("Your old posts", [observed(Fact.POSTS_PUBLIC_COUNT, Count(count=3))], EVERYBODY),
        ("Your old posts", [observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0))], UNKNOWN),
        (
            "Your old posts",
            [observed(Fact.POSTS_PAST_LIMITED, True)],
            "no no no yes yes",
        ),
        (
            "Your old posts",
            [observed(Fact.POSTS_PAST_LIMITED, True), unread(Fact.POSTS_PAST_LIMITED)],
            UNKNOWN,
        ),
        (
            "Your old posts",
            [observed(Fact.POSTS_PAST_LIMITED, True), observed(Fact.POSTS_PAST_LIMITED, False)],
            UNKNOWN,
        ),
        ("Your old posts", [observed(Fact.POSTS_PAST_LIMITED, False)], UNKNOWN),
        (
            "Your old posts",
            [observed(Fact.POSTS_PAST_LIMITED, True), _public_posts(0)],
            "no no no yes yes",
        ),
        ("Your old posts", [observed(Fact.POSTS_PAST_LIMITED, True), _public_posts(1)], EVERYBODY),
        ("Your old posts", [absent(Fact.POSTS_PAST_LIMITED), _public_posts(1)], EVERYBODY),
        (
            "Your old posts",
            [absent(Fact.POSTS_PUBLIC_COUNT), observed(Fact.POSTS_PAST_LIMITED, True)],
            "no no no yes yes",
        ),
        (
            "Your old posts",
            [absent(Fact.POSTS_PUBLIC_COUNT), absent(Fact.POSTS_PAST_LIMITED)],
            None,
        ),
        (
            "Birthday",
            [
                observed(
                    Fact.PROFILE_BIRTHDAY,
                    listed(entry("9 March", Audience.MEMBERS), entry("1999", Audience.FRIENDS)),
                )
            ],
            "no yes yes yes yes",
        ),
        ("Birthday", [absent(Fact.PROFILE_BIRTHDAY)], None),
        ("E-mail address", [absent(Fact.CONTACT_EMAIL)], None),
        (
            "E-mail address",
            [
                absent(Fact.CONTACT_EMAIL),
                observed(Fact.PROFILE_BIO, listed(entry("jo@example.org", Audience.PUBLIC))),
            ],
            EVERYBODY,
        ),
    ],
)
def test_a_row_never_shows_less_than_may_be_seen(
    label: str, some: list[Reading], reach: str | None
) -> None:
    assert row(label, *some) == reach


def test_what_is_known_in_part_says_so() -> None:
    made = report(observed(Fact.FRIENDS_AUDIENCE, Audience.FRIENDS), unread(Fact.FRIENDS_AUDIENCE))
    [friends] = [r for r in made.matrix if r.label == "Your friends list"]
    assert [s.seen for s in friends.sights] == [
        "Your friends can see it. Maybe more people can: we could not tell."
    ]


@each(
    ("label", "some"),
    [
        (
            "Your friends list",
            [observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC), unread(Fact.FRIENDS_AUDIENCE)],
        ),
        (
            "Birthday",
            [observed(Fact.PROFILE_BIRTHDAY, listed(entry("1999", Audience.PUBLIC), "9 March"))],
        ),
        ("Your old posts", [_public_posts(1), unread(Fact.POSTS_PAST_LIMITED)]),
    ],
)
def test_more_people_than_anyone_there_are_not(label: str, some: list[Reading]) -> None:
    [found] = [r for r in report(*some).matrix if r.label == label]
    [sight] = found.sights
    assert sight.seen == "Anyone on the internet can see it."
    assert sight.evidence == tuple(r.evidence for r in some if isinstance(r, Observed))


@each(
    ("label", "read"),
    [
        ("Your old posts", observed(Fact.POSTS_PAST_LIMITED, True)),
        ("Your old posts", observed(Fact.POSTS_PAST_LIMITED, False)),
        ("Birthday", observed(Fact.PROFILE_BIRTHDAY, listed())),
        ("Birthday", observed(Fact.PROFILE_BIRTHDAY, listed("9 March"))),
        ("Birthday", observed(Fact.PROFILE_BIRTHDAY, listed(entry("1999", Audience.FRIENDS)))),
    ],
)
def test_a_row_says_on_what_it_rests(label: str, read: Observed) -> None:
    [found] = [r for r in report(read).matrix if r.label == label]
    assert [sight.evidence for sight in found.sights] == [(read.evidence,)]


@each(
    ("label", "given"),
    [("E-mail address", Giveaway.WORK_EMAIL), ("Phone number", Giveaway.WORK_PHONE)],
)
def test_a_work_contact_in_a_post_is_shown_in_its_row(label: str, given: Giveaway) -> None:
    post = Entry(text="Post", audience=Audience.PUBLIC, gives_away=(given,))
    assert row(label, observed(Fact.POSTS_TO_REREAD, listed(post))) == EVERYBODY


def _work(employer: Entries, bio: Entries) -> list[Reading]:
    """Every text that others see: where one works, what one says of oneself, nothing else."""
    said = {Fact.PROFILE_EMPLOYER: employer, Fact.PROFILE_BIO: bio}
    return [observed(fact, said.get(fact, listed())) for fact in SHOWN_TEXTS]


@pytest.mark.parametrize(
    ("employer", "bio", "school", "reach"),
    [
        (listed(), listed(), SCHOOL, NOBODY),
        (listed(entry("A bakery", Audience.PUBLIC)), listed(), SCHOOL, NOBODY),
        (listed(entry("A bakery", Audience.FRIENDS)), listed(), None, "no no no yes yes"),
        (listed(), listed(entry("Teacher in Leeds", Audience.PUBLIC)), SCHOOL, EVERYBODY),
        (listed(), listed(entry("Likes dogs", Audience.PUBLIC)), SCHOOL, NOBODY),
        (listed(), listed(entry("Likes dogs", Audience.PUBLIC)), None, UNKNOWN),
    ],
)
def test_where_you_work_agrees_with_what_the_clause_says_of_it(
    employer: Entries, bio: Entries, school: School | None, reach: str
) -> None:
    assert row("Where you work", *_work(employer, bio), school=school) == reach


def test_the_school_s_own_word_leaves_open_where_you_work_and_nothing_else() -> None:
    told = _work(listed(), listed(entry("Back to Oakfield tomorrow", Audience.PUBLIC)))
    assert row("Where you work", *told) == UNKNOWN
    assert row("E-mail address", *told) == row("Phone number", *told) == NOBODY


def test_the_row_shows_the_widest_reach_over_all_networks() -> None:
    two = snapshot(
        account(observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME)),
        account(observed(Fact.FRIENDS_AUDIENCE, Audience.MEMBERS, network="x"), network="x"),
    )

    made = judge_snapshot(two, CHECKLIST, SCHOOL, NO_ANSWERS, TODAY)

    [friends] = [r for r in made.matrix if r.label == "Your friends list"]
    assert friends.reach[Circle.SIGNED_IN] is Reach.YES
    assert [s.seen for s in friends.sights] == [
        "Only you can see it.",
        "Anyone signed in to X can see it.",
    ]
    assert all(sight.evidence for sight in friends.sights)


def test_a_row_is_not_known_where_one_network_is_not() -> None:
    two = snapshot(
        account(observed(Fact.FRIENDS_AUDIENCE, Audience.ONLY_ME)),
        account(unread(Fact.FRIENDS_AUDIENCE, network="x"), network="x"),
    )
    made = judge_snapshot(two, CHECKLIST, SCHOOL, NO_ANSWERS, TODAY)
    [friends] = [r for r in made.matrix if r.label == "Your friends list"]
    assert friends.reach[Circle.ANYONE] is Reach.UNKNOWN


# ------------------------------------------------------------------ what could not be told


def test_each_thing_unread_is_looked_at_once_with_its_first_reason_and_a_way_by_hand() -> None:
    made = report(
        unread(Fact.FRIENDS_AUDIENCE, UnreadReason.TIMEOUT),
        unread(Fact.FRIENDS_AUDIENCE, UnreadReason.PAGE_CHANGED),
        unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SIGNED_OUT, STRANGER),
        observed(Fact.PROFILE_BIO, listed()),
        unread(Fact.PROFILE_BIO, UnreadReason.UNKNOWN_WORDING),
    )

    looks = {look.facts: look for look in made.looks}
    friends, bio = looks[(Fact.FRIENDS_AUDIENCE,)], looks[(Fact.PROFILE_BIO,)]
    assert (friends.viewpoint, friends.reason) == (Viewpoint.OWNER, UnreadReason.TIMEOUT)
    assert (bio.viewpoint, bio.reason) == (Viewpoint.OWNER, UnreadReason.UNKNOWN_WORDING)
    assert [friends.partly, bio.partly] == [False, True]
    assert all(look.look_for and look.url for look in (friends, bio))


def test_an_empty_snapshot_says_that_nothing_was_looked_at() -> None:
    made = judge_snapshot(snapshot(), CHECKLIST, SCHOOL, NO_ANSWERS, date(2026, 3, 10))

    assert (made.visits, made.matrix, made.looks) == ((), (), ())
    assert set(outcomes(made).values()) == {CANNOT_TELL, YOUR_CALL}
    assert clause(made, "A1.2").findings[0].reason is UnreadReason.NOT_VISITED


def test_an_account_without_readings_says_it_for_that_network() -> None:
    nothing = Account(network="x", name="X", state=AccountState.SIGN_IN_NEEDED)

    made = judge_snapshot(snapshot(nothing), CHECKLIST, SCHOOL, NO_ANSWERS, TODAY)

    assert {f.network for f in clause(made, "A1.2").findings} == {"x"}
    assert clause(made, "A1.2").outcome is CANNOT_TELL
