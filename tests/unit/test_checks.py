"""Each kind of check, on literal readings."""

import pytest
from pydantic import ValidationError

from profilecheck.checks import (
    OneNetworkCheck,
    SeenEntry,
    Verdict,
    evaluate,
    has_own_word,
    names_job,
    names_school,
    shown_entries,
    without_own_handle,
)
from profilecheck.checks.verdict import FactReadings, met
from profilecheck.judge.standing import guidance_for, now
from profilecheck.model import Count, Entries, Entry, Observed, Reading, Years
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Basis,
    Fact,
    Giveaway,
    Outcome,
    Source,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words import findings as say
from tests.each import each
from tests.unit.builders import (
    GUIDANCE,
    SCHOOL,
    STRANGER,
    TAKEN,
    absent,
    account,
    check,
    entry,
    listed,
    observed,
    unread,
    verdicts,
)

POSTS = Fact.POSTS_FUTURE_AUDIENCE
PUBLIC, MEMBERS, FRIENDS, ONLY_ME = (
    Audience.PUBLIC,
    Audience.MEMBERS,
    Audience.FRIENDS,
    Audience.ONLY_ME,
)
MET, NOT_MET, CANNOT_TELL = Outcome.MET, Outcome.NOT_MET, Outcome.COULD_NOT_TELL
POSTS_TO_FRIENDS = check("audience_at_most", POSTS, limit="friends")


def outcome(found: list[Verdict]) -> Outcome:
    [only] = found
    return only.outcome


# ------------------------------------------------------------------ any kind


ANY_KIND = each(
    "asked",
    [
        POSTS_TO_FRIENDS,
        check("switch_is", Fact.TAGGING_REVIEW, value=True),
        check("count_at_most", Fact.POSTS_PUBLIC_COUNT, limit=0),
        check("entries_at_most", Fact.PROFILE_BIRTHDAY, limit="friends"),
        check("school_not_named", Fact.PROFILE_EMPLOYER, limit="friends"),
        check("no_work_contact", Fact.CONTACT_EMAIL),
        check("inform", Fact.FRIENDS_COUNT),
    ],
)


@each("reason", UnreadReason)
@ANY_KIND
def test_could_not_tell_with_the_reason_where_it_was_unread(
    asked: object, reason: UnreadReason
) -> None:
    [fact] = asked.facts  # type: ignore[attr-defined]
    [verdict] = verdicts(asked, unread(fact, reason))  # type: ignore[arg-type]

    assert verdict.outcome is CANNOT_TELL
    assert verdict.reason is reason
    assert "{" not in verdict.says


@ANY_KIND
def test_could_not_tell_where_nothing_was_looked_at(asked: object) -> None:
    [verdict] = verdicts(asked)  # type: ignore[arg-type]

    assert (verdict.outcome, verdict.reason) == (CANNOT_TELL, UnreadReason.NOT_VISITED)


@ANY_KIND
def test_not_applicable_only_where_nothing_else_was_read(asked: object) -> None:
    [fact] = asked.facts  # type: ignore[attr-defined]

    assert outcome(verdicts(asked, absent(fact))) is Outcome.NOT_APPLICABLE  # type: ignore[arg-type]
    assert outcome(verdicts(asked, absent(fact), unread(fact))) is CANNOT_TELL  # type: ignore[arg-type]

    seen = observed(POSTS, PUBLIC)
    assert outcome(verdicts(POSTS_TO_FRIENDS, absent(POSTS), seen)) is NOT_MET


def test_met_cannot_be_said_without_evidence() -> None:
    with pytest.raises(ValueError, match="without evidence"):
        met(POSTS, "Fine.", [])


def test_a_reason_goes_with_what_could_not_be_told_and_with_nothing_else() -> None:
    evidence = (observed(POSTS, FRIENDS).evidence,)
    for outcome, reason in ((CANNOT_TELL, None), (MET, UnreadReason.NOT_VISITED)):
        with pytest.raises(ValueError, match="a reason goes with"):
            Verdict(POSTS, outcome, "Fine.", reason, evidence)


def test_one_thing_that_nobody_looked_at_is_not_in_order_for_another_that_is() -> None:
    asked = check("school_not_named", EMPLOYER, Fact.PROFILE_BIO, limit="friends")
    told = {v.fact: v.outcome for v in verdicts(asked, observed(EMPLOYER, listed()))}
    assert told == {EMPLOYER: MET, Fact.PROFILE_BIO: CANNOT_TELL}


def test_what_was_not_looked_at_is_said_of_what_was_to_be_looked_at() -> None:
    asked = check("school_not_named", limit="members", viewpoint="stranger")
    for facts, of in (([Fact.PROFILE_BIO, EMPLOYER], Fact.PROFILE_BIO), ([], SHOWN_TEXTS[0])):
        [verdict] = evaluate(asked, facts, account(), SchoolMatcher(SCHOOL))
        assert (verdict.fact, verdict.reason) == (of, UnreadReason.NOT_VISITED)


def test_of_whatever_there_is_what_the_network_does_not_have_does_not_apply() -> None:
    asked = check("school_not_named", limit="friends")
    lacking = account(absent(Fact.PROFILE_BIO))
    [verdict] = evaluate(asked, [Fact.PROFILE_BIO, EMPLOYER], lacking, SchoolMatcher(SCHOOL))
    assert (verdict.fact, verdict.outcome) == (Fact.PROFILE_BIO, Outcome.NOT_APPLICABLE)


def test_where_on_the_network_a_thing_was_not_read_is_named() -> None:
    gap = unread(POSTS, UnreadReason.BY_HAND).model_copy(update={"place": "Privacy"})
    [verdict] = verdicts(POSTS_TO_FRIENDS, gap)
    assert "Privacy" in verdict.says


BIO_ALIKE = [
    observed(Fact.PROFILE_BIO, Entries(entries=()), v) for v in (Viewpoint.OWNER, STRANGER)
]
POSTS_ALIKE = observed(Fact.POSTS_TO_REREAD, Entries(entries=()), STRANGER)


@each(
    ("fact", "readings", "whole"),
    [
        (Fact.PROFILE_BIO, BIO_ALIKE, True),
        (Fact.PROFILE_BIO, BIO_ALIKE[:1], True),
        (Fact.PROFILE_BIO, BIO_ALIKE[1:], False),
        (Fact.PROFILE_BIO, [*BIO_ALIKE, unread(Fact.PROFILE_BIO)], False),
        (Fact.POSTS_TO_REREAD, [POSTS_ALIKE], True),
        (Fact.POSTS_TO_REREAD, [POSTS_ALIKE, unread(Fact.POSTS_TO_REREAD)], False),
        (Fact.POSTS_TO_REREAD, [], False),
    ],
)
def test_a_stranger_sees_all_there_is_of_posts_alone(
    fact: Fact, readings: list[Reading], whole: bool
) -> None:
    assert FactReadings.of(account(*readings), fact, None).seen_whole is whole


def test_the_weakest_ground_is_told() -> None:
    sure = observed(POSTS, FRIENDS).model_copy(update={"basis": Basis.REAL_SAMPLE})
    unsure = observed(POSTS, FRIENDS, STRANGER).model_copy(update={"basis": Basis.HELP_TEXT})

    [verdict] = verdicts(POSTS_TO_FRIENDS, sure, unsure)

    assert verdict.basis is Basis.HELP_TEXT
    assert verdict.evidence == (sure.evidence, unsure.evidence)

    [half_read] = verdicts(POSTS_TO_FRIENDS, sure, unsure, unread(POSTS))
    assert (half_read.outcome, half_read.basis) == (CANNOT_TELL, Basis.HELP_TEXT)
    assert half_read.evidence == verdict.evidence

    wide = unsure.model_copy(update={"value": PUBLIC})
    [exposed] = verdicts(POSTS_TO_FRIENDS, sure, wide)
    assert (exposed.outcome, exposed.basis) == (NOT_MET, Basis.HELP_TEXT)
    assert exposed.evidence == (wide.evidence,)


def test_what_the_person_said_counts_for_every_pair_of_eyes_and_rests_on_no_page() -> None:
    said = observed(POSTS, PUBLIC).model_copy(update={"source": Source.ANSWER})
    asked = check("audience_at_most", POSTS, limit="friends", viewpoint="stranger")
    [verdict] = verdicts(asked, said)
    assert (verdict.outcome, verdict.basis) == (NOT_MET, None)


# ------------------------------------------------------------------ audience_at_most


@each("limit", Audience)
@each("audience", Audience)
def test_an_audience_is_in_order_up_to_its_limit(audience: Audience, limit: Audience) -> None:
    asked = check("audience_at_most", POSTS, limit=limit)

    assert outcome(verdicts(asked, observed(POSTS, audience))) is (
        MET if audience.rank <= limit.rank else NOT_MET
    )


def test_custom_audiences_keep_their_own_words() -> None:
    [verdict] = verdicts(POSTS_TO_FRIENDS, observed(POSTS, Audience.FRIENDS_EXCEPT))

    assert verdict.says == "Only your friends, minus the ones you left out, can see your new posts."


SEEN_BY_STRANGER = observed(Fact.FRIENDS_AUDIENCE, PUBLIC, STRANGER)
HIDDEN_LIST = check("audience_at_most", Fact.FRIENDS_AUDIENCE, limit="only_me")


@pytest.mark.parametrize(
    ("readings", "wanted"),
    [
        ([observed(Fact.FRIENDS_AUDIENCE, ONLY_ME), SEEN_BY_STRANGER], NOT_MET),
        ([unread(Fact.FRIENDS_AUDIENCE), SEEN_BY_STRANGER], NOT_MET),
        (
            [
                observed(Fact.FRIENDS_AUDIENCE, ONLY_ME),
                unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SIGNED_OUT, STRANGER),
            ],
            MET,
        ),
        ([observed(Fact.FRIENDS_AUDIENCE, ONLY_ME), unread(Fact.FRIENDS_AUDIENCE)], CANNOT_TELL),
        ([unread(Fact.FRIENDS_AUDIENCE, viewpoint=STRANGER)], CANNOT_TELL),
        (
            [
                observed(Fact.FRIENDS_AUDIENCE, ONLY_ME, STRANGER),
                unread(Fact.FRIENDS_AUDIENCE, viewpoint=STRANGER),
            ],
            CANNOT_TELL,
        ),
    ],
    ids=[
        "a stranger sees what the setting hides",
        "a stranger sees what the owner's page did not tell",
        "a stranger turned away takes nothing from the setting",
        "half read",
        "only a stranger looked, and saw nothing",
        "only a stranger looked, and saw half",
    ],
)
def test_the_owner_and_a_stranger_together(readings: list[Reading], wanted: Outcome) -> None:
    assert outcome(verdicts(HIDDEN_LIST, *readings)) is wanted


def test_a_viewpoint_narrows_a_check_to_one_pair_of_eyes() -> None:
    asked = check("audience_at_most", POSTS, limit="friends", viewpoint="stranger")

    assert outcome(verdicts(asked, observed(POSTS, FRIENDS))) is CANNOT_TELL
    assert outcome(verdicts(asked, observed(POSTS, PUBLIC, STRANGER))) is NOT_MET
    own = check("audience_at_most", POSTS, limit="friends", viewpoint="owner")
    seen = observed(POSTS, PUBLIC, STRANGER)
    assert outcome(verdicts(own, observed(POSTS, FRIENDS), seen)) is MET
    assert outcome(verdicts(own, observed(POSTS, FRIENDS), unread(POSTS), seen)) is CANNOT_TELL
    assert outcome(verdicts(asked, observed(POSTS, ONLY_ME))) is CANNOT_TELL
    [gap] = verdicts(own, unread(POSTS), observed(POSTS, FRIENDS, STRANGER))
    assert (gap.outcome, gap.reason) == (CANNOT_TELL, UnreadReason.PAGE_CHANGED)
    [gap] = verdicts(asked, unread(POSTS, UnreadReason.SIGNED_OUT, STRANGER), unread(POSTS))
    assert gap.reason is UnreadReason.SIGNED_OUT


EMPLOYER = Fact.PROFILE_EMPLOYER
AT_SCHOOL = "Oakfield Primary School"


@each(
    ("readings", "wanted"),
    [
        ([observed(EMPLOYER, listed())], MET),
        ([observed(EMPLOYER, listed(entry(AT_SCHOOL, FRIENDS)))], MET),
        ([observed(EMPLOYER, listed(entry(AT_SCHOOL, MEMBERS)))], CANNOT_TELL),
        ([observed(EMPLOYER, listed(entry(AT_SCHOOL, PUBLIC)))], NOT_MET),
        ([observed(EMPLOYER, listed(entry("A bakery", PUBLIC)))], MET),
        ([observed(EMPLOYER, listed("A bakery"))], MET),
        ([observed(EMPLOYER, listed("A bakery", AT_SCHOOL))], CANNOT_TELL),
        ([observed(EMPLOYER, listed("A bakery")), unread(EMPLOYER)], CANNOT_TELL),
        ([observed(EMPLOYER, listed(AT_SCHOOL))], CANNOT_TELL),
        (
            [
                observed(EMPLOYER, listed(entry("A bakery", FRIENDS))),
                observed(EMPLOYER, listed(entry(AT_SCHOOL, MEMBERS))),
            ],
            CANNOT_TELL,
        ),
        (
            [observed(EMPLOYER, listed(entry("A bakery", FRIENDS), entry(AT_SCHOOL, MEMBERS)))],
            CANNOT_TELL,
        ),
        ([observed(EMPLOYER, listed(AT_SCHOOL)), observed(EMPLOYER, listed(), STRANGER)], MET),
        (
            [
                observed(EMPLOYER, listed()),
                observed(EMPLOYER, listed(), STRANGER),
                unread(EMPLOYER, viewpoint=STRANGER),
            ],
            MET,
        ),
        (
            [
                observed(EMPLOYER, listed(entry(AT_SCHOOL, MEMBERS))),
                unread(EMPLOYER, UnreadReason.SIGNED_OUT, STRANGER),
            ],
            MET,
        ),
        ([observed(EMPLOYER, listed()), unread(EMPLOYER)], CANNOT_TELL),
        ([unread(EMPLOYER)], CANNOT_TELL),
        ([], CANNOT_TELL),
    ],
    ids=[
        "the owner's whole view is empty",
        "friends alone see it",
        "the network may show members' things to anyone elsewhere",
        "anyone sees it",
        "what anyone sees names no school",
        "nobody minds who sees what names no school",
        "who sees one of two is not known, and that one names it",
        "what names no school may not be all",
        "who sees it is not known",
        "one of two pages shows it to members",
        "one of two entries is shown to members",
        "a stranger looked, and was not shown it",
        "a stranger saw half, and the owner's whole view is empty",
        "members see it, and a stranger was turned away",
        "the owner's view is not whole",
        "the owner's view was not read",
        "nothing was read",
    ],
)
def test_what_no_page_shows_to_strangers_is_told_by_the_owners_own_view(
    readings: list[Reading], wanted: Outcome
) -> None:
    asked = check("school_not_named", EMPLOYER, limit="members", viewpoint="stranger")
    assert outcome(verdicts(asked, *readings)) is wanted


@each(
    ("found", "wanted"),
    [
        (listed(), CANNOT_TELL),
        (listed(entry("Jo Bell", FRIENDS)), CANNOT_TELL),
        (listed("Jo Bell"), CANNOT_TELL),
        (listed(entry("Jo Bell", PUBLIC), "Jo Smith"), CANNOT_TELL),
        (listed(entry("Jo Bell", PUBLIC), entry("Jo Smith", FRIENDS)), CANNOT_TELL),
        (listed(entry("Jo Bell", PUBLIC)), MET),
        (listed(entry("Jo of Oakfield Primary School", PUBLIC)), NOT_MET),
    ],
)
def test_a_check_of_whatever_there_is_takes_of_the_owners_view_what_anyone_sees_alone(
    found: Entries, wanted: Outcome
) -> None:
    asked = check("school_not_named", limit="members", viewpoint="stranger")
    seen = account(observed(Fact.PROFILE_NAME, found))
    [verdict] = evaluate(asked, [Fact.PROFILE_NAME], seen, SchoolMatcher(SCHOOL))
    assert verdict.outcome is wanted
    in_part = account(*seen.readings, unread(Fact.PROFILE_NAME))
    [verdict] = evaluate(asked, [Fact.PROFILE_NAME], in_part, SchoolMatcher(SCHOOL))
    assert verdict.outcome is (NOT_MET if wanted is NOT_MET else CANNOT_TELL)


def test_an_address_of_ones_own_is_a_work_address_for_no_stranger() -> None:
    asked = check("no_work_contact", EMAIL, viewpoint="stranger")
    assert outcome(verdicts(asked, observed(EMAIL, listed(OWN)))) is MET
    assert outcome(verdicts(asked, observed(EMAIL, listed(WORK)))) is CANNOT_TELL


# ------------------------------------------------------------------ switch_is


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("value", [True, False])
def test_a_switch_stands_as_asked_or_not(value: bool, wanted: bool) -> None:
    asked = check("switch_is", Fact.TAGGING_REVIEW, value=wanted, reaches="friends")
    [verdict] = verdicts(asked, observed(Fact.TAGGING_REVIEW, value))

    assert verdict.outcome is (MET if value is wanted else NOT_MET)
    assert verdict.reached is (ONLY_ME if value is wanted else FRIENDS)
    assert ("wait for your yes" in verdict.says) is value


# ------------------------------------------------------------------ count_at_most


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (Count(count=0), MET),
        (Count(count=2), MET),
        (Count(count=3), NOT_MET),
        (Count(count=3, at_least=True), NOT_MET),
        (Count(count=2, at_least=True), CANNOT_TELL),
        (Count(count=0, at_least=True), CANNOT_TELL),
    ],
)
def test_a_list_without_its_end_proves_only_what_is_too_many(count: Count, wanted: Outcome) -> None:
    asked = check("count_at_most", Fact.POSTS_PUBLIC_COUNT, limit=2)

    assert outcome(verdicts(asked, observed(Fact.POSTS_PUBLIC_COUNT, count))) is wanted


def counted(count: int, viewpoint: Viewpoint = STRANGER, *, at_least: bool = False) -> Observed:
    value = Count(count=count, at_least=at_least)
    return observed(Fact.POSTS_PUBLIC_COUNT, value, viewpoint)


def _on(value: bool) -> Observed:
    return observed(Fact.TAGGING_REVIEW, value)


NO_PUBLIC_POSTS = check("count_at_most", Fact.POSTS_PUBLIC_COUNT, limit=2)


def test_of_two_counts_the_less_careful_one_counts() -> None:
    few, many = counted(0, Viewpoint.OWNER), counted(3)
    for readings in ((few, many), (many, few)):
        [verdict] = verdicts(NO_PUBLIC_POSTS, *readings)
        assert (verdict.outcome, verdict.evidence) == (NOT_MET, (many.evidence,))
    pupils = Fact.FRIENDS_STUDENTS_OF_EMPLOYER
    counts = [observed(pupils, Count(count=n)) for n in (1, 0, 2)]
    [verdict] = verdicts(check("count_at_most", pupils, limit=0), *counts)
    assert (verdict.outcome, verdict.evidence) == (NOT_MET, (counts[2].evidence,))
    broken_off = counted(0, at_least=True)
    assert outcome(verdicts(NO_PUBLIC_POSTS, few, broken_off)) is CANNOT_TELL


@each(
    ("readings", "wanted"),
    [
        ([counted(0, Viewpoint.OWNER)], MET),
        ([counted(3, Viewpoint.OWNER)], NOT_MET),
        ([counted(3, Viewpoint.OWNER, at_least=True)], NOT_MET),
        ([counted(0, Viewpoint.OWNER, at_least=True)], CANNOT_TELL),
        ([unread(Fact.POSTS_PUBLIC_COUNT)], CANNOT_TELL),
        ([counted(0, Viewpoint.OWNER), unread(Fact.POSTS_PUBLIC_COUNT)], CANNOT_TELL),
        ([counted(0, Viewpoint.OWNER), counted(3)], NOT_MET),
    ],
)
def test_what_anyone_can_see_is_counted_for_a_stranger_too_whoever_counted(
    readings: list[Reading], wanted: Outcome
) -> None:
    asked = check("count_at_most", Fact.POSTS_PUBLIC_COUNT, limit=2, viewpoint="stranger")
    assert outcome(verdicts(asked, *readings)) is wanted


def test_posts_listed_for_anyone_to_see_outweigh_a_count_of_few() -> None:
    years = observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2019: 1}))
    posts = observed(
        Fact.POSTS_TO_REREAD, listed(*(entry(f"{n} May", PUBLIC) for n in range(3)), "4 May")
    )
    friends = observed(Fact.FRIENDS_COUNT, Count(count=9))
    assert outcome(verdicts(NO_PUBLIC_POSTS, counted(0), years, friends)) is MET
    for readings in ((years, posts), (posts, years)):
        [verdict] = verdicts(NO_PUBLIC_POSTS, counted(0), *readings)
        assert verdict.outcome is NOT_MET
        assert "at least 3 " in verdict.says.casefold()
        assert set(verdict.evidence) == {years.evidence, posts.evidence}
    colleagues = Fact.FRIENDS_AT_EMPLOYER
    none = check("count_at_most", colleagues, limit=0)
    assert outcome(verdicts(none, observed(colleagues, Count(count=0)), posts)) is MET


# ------------------------------------------------------------------ entries_at_most

BIRTHDAY = Fact.PROFILE_BIRTHDAY
BIRTHDAY_TO_FRIENDS = check("entries_at_most", BIRTHDAY, limit="friends")


@each(
    ("readings", "wanted"),
    [
        ([observed(BIRTHDAY, listed())], MET),
        ([observed(BIRTHDAY, listed(entry("9 March", FRIENDS)))], MET),
        ([observed(BIRTHDAY, listed(entry("9 March", MEMBERS)))], NOT_MET),
        ([observed(BIRTHDAY, listed("9 March"))], CANNOT_TELL),
        (
            [
                observed(BIRTHDAY, listed(entry("9 March", ONLY_ME))),
                observed(BIRTHDAY, listed("9 march"), STRANGER),
            ],
            NOT_MET,
        ),
        ([observed(BIRTHDAY, listed(), STRANGER)], CANNOT_TELL),
        ([observed(BIRTHDAY, listed("9 March"), STRANGER)], None),
    ],
    ids=[
        "nothing listed",
        "within the limit",
        "beyond the limit",
        "audience not shown",
        "a stranger sees it all the same",
        "only a stranger looked: members may still see it",
        "a stranger sees it and the owner's page was not read",
    ],
)
def test_what_is_listed_is_seen_within_the_limit(
    readings: list[Reading], wanted: Outcome | None
) -> None:
    found = verdicts(BIRTHDAY_TO_FRIENDS, *readings)

    assert [v.outcome for v in found] == ([wanted] if wanted else [NOT_MET, CANNOT_TELL])


def test_an_audience_that_is_not_shown_is_said_so() -> None:
    [verdict] = verdicts(BIRTHDAY_TO_FRIENDS, observed(BIRTHDAY, listed("9 March")))

    assert verdict.reason is UnreadReason.AUDIENCE_NOT_SHOWN
    assert verdict.says == (
        "Your profile shows your birthday (“9 March”), but we couldn't tell who can see it."
    )


def test_a_stranger_can_prove_what_only_strangers_are_asked_about() -> None:
    asked = check("entries_at_most", BIRTHDAY, limit="members", viewpoint="stranger")

    assert outcome(verdicts(asked, observed(BIRTHDAY, listed(), STRANGER))) is MET


def test_each_thing_beyond_the_limit_is_told_with_who_it_reaches() -> None:
    both = listed(entry("Anna", PUBLIC), entry("Ben", FRIENDS), entry("Cleo", MEMBERS))
    asked = check("entries_at_most", Fact.PROFILE_FAMILY, limit="friends")

    found = verdicts(asked, observed(Fact.PROFILE_FAMILY, both))

    assert [(v.outcome, v.reached) for v in found] == [(NOT_MET, PUBLIC), (NOT_MET, MEMBERS)]
    assert [v.subject for v in found] == ["Anna", "Cleo"]


def test_of_two_alike_one_does_not_say_who_sees_the_other() -> None:
    asked = check("entries_at_most", Fact.PROFILE_FAMILY, limit="friends")
    alike = observed(Fact.PROFILE_FAMILY, listed(entry("Anna", ONLY_ME), entry("Anna")))
    assert outcome(verdicts(asked, alike)) is CANNOT_TELL
    # What two pages show is one thing: the page that says who sees it is believed.
    bare = observed(Fact.PROFILE_FAMILY, listed(entry("Anna")))
    graded = observed(Fact.PROFILE_FAMILY, listed(entry("Anna", ONLY_ME)))
    assert outcome(verdicts(asked, bare, graded)) is MET


def test_two_of_one_name_are_two_where_what_stands_beside_it_differs() -> None:
    asked = check("entries_at_most", Fact.PROFILE_FAMILY, limit="friends")
    sister = observed(Fact.PROFILE_FAMILY, listed(entry("Anna", ONLY_ME, "sister")))
    aunt = observed(Fact.PROFILE_FAMILY, listed(entry("Anna", None, "aunt")))
    assert outcome(verdicts(asked, sister, aunt)) is CANNOT_TELL
    assert outcome(verdicts(asked, sister)) is MET


def test_every_page_that_shows_a_thing_is_told() -> None:
    own = observed(BIRTHDAY, listed(entry("9 March", ONLY_ME, "1990")))
    again = observed(BIRTHDAY, listed(entry("9 MARCH", FRIENDS, "1990")), Viewpoint.OWNER)
    again = again.model_copy(update={"evidence": again.evidence.model_copy(update={"seen": "2"})})
    strangers = observed(BIRTHDAY, listed("9 March"), STRANGER)
    found = verdicts(BIRTHDAY_TO_FRIENDS, own, again, strangers)
    pages = {own.evidence, again.evidence, strangers.evidence}
    assert [set(v.evidence) for v in found] == [pages, {strangers.evidence}]


def test_what_is_missing_to_tell_a_work_number_is_named() -> None:
    asked = check("no_work_contact", Fact.CONTACT_PHONE)
    number = observed(Fact.CONTACT_PHONE, listed(entry("0113 496 0199", PUBLIC)))
    [verdict] = verdicts(asked, number, school=BY_NAME)
    assert verdict.reason is UnreadReason.NEEDS_SCHOOL
    assert verdict.says.startswith("We don't know your school's phone numbers")
    signs_in = observed(Fact.ACCOUNT_EMAIL, listed(entry("0113 496 0199", ONLY_ME)))
    asked = check("no_work_contact", Fact.ACCOUNT_EMAIL, even_if_hidden=True)
    says = {v.says for v in verdicts(asked, signs_in, school=BY_NAME)}
    assert any(s.startswith("We don't know your school's phone numbers") for s in says)
    address = observed(EMAIL, listed(entry(OWN, PUBLIC)))
    [verdict] = verdicts(check("no_work_contact", EMAIL), address, school=BY_NAME)
    assert verdict.says.startswith("We don't know your school's e-mail")
    [verdict] = verdicts(check("no_work_contact", EMAIL), address, school=None)
    assert verdict.says.endswith("Tell us which it is.")


# ------------------------------------------------------------------ school_not_named

EMPLOYER, BIO = Fact.PROFILE_EMPLOYER, Fact.PROFILE_BIO


@each(
    ("fact", "found", "school", "wanted"),
    [
        (EMPLOYER, entry("Oakfield Primary School", PUBLIC), SCHOOL, NOT_MET),
        (EMPLOYER, entry("Oakfield Primary School", FRIENDS), SCHOOL, MET),
        (EMPLOYER, entry("Oakfield Primary School"), SCHOOL, CANNOT_TELL),
        (EMPLOYER, entry("Riverside Bakery", PUBLIC), SCHOOL, MET),
        (EMPLOYER, entry("Riverside Bakery", PUBLIC), None, CANNOT_TELL),
        (EMPLOYER, entry("Riverside Bakery", FRIENDS), None, MET),
        (BIO, entry("I love it at Oakfield Primary School", PUBLIC), SCHOOL, NOT_MET),
        (BIO, entry("Write to me: jo@oakfield.leeds.sch.uk", PUBLIC), SCHOOL, NOT_MET),
        (BIO, entry("Primary teacher in Leeds", PUBLIC), SCHOOL, NOT_MET),
        (BIO, entry("Primary teacher", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Primary teacher"), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Primary teacher", FRIENDS), SCHOOL, MET),
        (BIO, entry("Back to Oakfield tomorrow", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Back to Oakfield tomorrow"), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Back to Oakfield tomorrow", FRIENDS), SCHOOL, MET),
        (BIO, entry("Mum, baker, #TeamOakfield", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Governor", PUBLIC, "Oakfield, 2015 to now"), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Teaching assistant", PUBLIC, "Oakfield"), SCHOOL, NOT_MET),
        (Fact.PROFILE_LINKS, entry("a.example", PUBLIC, "My Oakfield"), SCHOOL, Outcome.YOUR_CALL),
        (Fact.PROFILE_NAME, entry("Jane Oakfield", PUBLIC, "@oakfield.jane"), SCHOOL, MET),
        (BIO, entry("Jane Oakfield's biggest fan", PUBLIC), SCHOOL, MET),
        (BIO, entry("Lives in Oakfield Road", PUBLIC), SCHOOL, MET),
        (Fact.PROFILE_LOCATION, entry("Oakfield", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("Likes dogs", PUBLIC), SCHOOL, MET),
        (BIO, entry("Likes dogs", PUBLIC), None, CANNOT_TELL),
        (BIO, entry("Teacher, jo@elmtree.leeds.sch.uk", PUBLIC), None, NOT_MET),
        (Fact.CONTACT_EMAIL, entry("j***@***", PUBLIC), SCHOOL, CANNOT_TELL),
        (Fact.CONTACT_EMAIL, entry("j***@***", FRIENDS), SCHOOL, MET),
        (Fact.CONTACT_PHONE, entry("Your number", PUBLIC), SCHOOL, CANNOT_TELL),
    ],
)
def test_the_school_is_not_told_beyond_the_limit(
    fact: Fact, found: Entry, school: School | None, wanted: Outcome
) -> None:
    asked = check("school_not_named", fact, limit="friends")

    assert outcome(verdicts(asked, observed(fact, listed(found)), school=school)) is wanted


def test_what_few_see_is_in_order_and_not_called_absent() -> None:
    name, names = "Oakfield Primary School", check("school_not_named", EMPLOYER, limit="friends")
    (found,) = verdicts(names, observed(EMPLOYER, listed(entry(name, FRIENDS))), school=SCHOOL)
    assert (found.outcome, "isn't named" in found.says) == (MET, False)
    alike = [
        observed(EMPLOYER, listed(entry(name, a, f"{a}"))) for a in (ONLY_ME, FRIENDS, ONLY_ME)
    ]
    (found,) = verdicts(names, *alike, school=SCHOOL)
    assert (found.outcome, "for your friends to see" in found.says) == (MET, True)
    (found,) = verdicts(names, observed(EMPLOYER, listed(entry("Bakery", FRIENDS))), school=SCHOOL)
    assert (found.outcome, "isn't named" in found.says) == (MET, True)
    work = check("no_work_contact", EMAIL)
    (found,) = verdicts(work, observed(EMAIL, listed(entry(WORK, ONLY_ME))), school=SCHOOL)
    assert found.says == f"Your work e-mail {WORK} is on your profile, where only you can see it."


@each("audience", [FRIENDS, None])
def test_posts_that_few_see_are_not_said_to_give_nothing_away(audience: Audience | None) -> None:
    post = Entry(text="Post of 1 May 2020", audience=audience, gives_away=(Giveaway.SCHOOL,))
    asked = check("school_not_named", Fact.POSTS_TO_REREAD, limit="friends")
    (found,) = verdicts(asked, observed(Fact.POSTS_TO_REREAD, listed(post)), school=SCHOOL)
    assert found.outcome is (MET if audience else CANNOT_TELL)
    assert found.says.startswith("One of your posts names your school, ")


@each(
    ("audience", "wanted", "who"),
    [
        (PUBLIC, Outcome.YOUR_CALL, "for anyone to see"),
        (FRIENDS, MET, "for your friends to see"),
        (None, Outcome.YOUR_CALL, "but we couldn't tell who can see it"),
    ],
)
def test_posts_with_the_school_s_own_word_are_for_the_person_to_judge(
    audience: Audience | None, wanted: Outcome, who: str
) -> None:
    post = Entry(text="Post of 1 May 2020", audience=audience, gives_away=(Giveaway.MAYBE_SCHOOL,))
    asked = check("school_not_named", Fact.POSTS_TO_REREAD, limit="friends")
    (found,) = verdicts(asked, observed(Fact.POSTS_TO_REREAD, listed(post)), school=SCHOOL)
    assert (found.outcome, found.undecided) == (wanted, wanted is not MET)
    assert found.says == (
        f"One of your posts may name your school, {who}. Only you can tell. (Post of 1 May 2020)"
    )


@each(
    ("undated", "says"),
    [
        ([PUBLIC], "One of your posts names"),
        ([FRIENDS], "One of your posts names"),
        ([PUBLIC, PUBLIC], "2 of your posts name"),
    ],
)
def test_a_post_whose_day_one_page_tells_is_counted_once(
    undated: list[Audience], says: str
) -> None:
    dated, *without = (
        Entry(text="Post", audience=audience, day=day, gives_away=(Giveaway.SCHOOL,))
        for audience, day in ((PUBLIC, TAKEN.date()), *((seen_by, None) for seen_by in undated))
    )
    asked = check("school_not_named", Fact.POSTS_TO_REREAD, limit="friends")
    readings = [observed(Fact.POSTS_TO_REREAD, listed(*posts)) for posts in ((dated,), without)]
    (found,) = verdicts(asked, *readings, school=SCHOOL)
    assert found.says.startswith(says)
    both = observed(Fact.POSTS_TO_REREAD, listed(dated, without[0]))
    (found,) = verdicts(asked, both, school=SCHOOL)
    assert found.says.startswith("2 of") is (undated[0] is PUBLIC)


@each(
    ("test", "audience", "wanted"),
    [
        ("school_not_named", PUBLIC, NOT_MET),
        ("school_not_named", FRIENDS, MET),
        ("school_not_named", None, CANNOT_TELL),
        ("no_work_contact", PUBLIC, CANNOT_TELL),
        ("no_work_contact", FRIENDS, MET),
    ],
)
def test_a_post_that_the_person_found_is_taken_for_what_they_were_asked_for(
    test: str, audience: Audience | None, wanted: Outcome
) -> None:
    found = observed(Fact.POSTS_TO_REREAD, listed(entry("The one of May", audience)))
    said = found.model_copy(update={"source": Source.ANSWER})
    asked = check(test, Fact.POSTS_TO_REREAD, limit="friends")
    (verdict,) = verdicts(asked, said, school=SCHOOL)
    assert verdict.outcome is wanted
    begins = "You said that one of your posts names your school or a work contact, "
    assert verdict.says.startswith(begins)
    assert "“The one of May”" in verdict.says
    # Of one that an older version kept, nobody was asked.
    (kept,) = verdicts(asked, found, school=SCHOOL)
    assert (kept.outcome is CANNOT_TELL) is (audience is not FRIENDS)
    assert not kept.says.startswith("You said")
    # What a page lists as well was not found by the person alone.
    [both] = verdicts(asked, said, found, school=SCHOOL)
    assert not both.says.startswith("You said")


REREAD = Fact.POSTS_TO_REREAD
NAMES_SCHOOL = check("school_not_named", REREAD, limit="friends")


def a_post(
    *given: Giveaway, to: Audience | None = PUBLIC, day: int = 0, text: str = "Post"
) -> Entry:
    on = TAKEN.date().replace(day=day) if day else None
    return Entry(text=text, audience=to, day=on, gives_away=given)


@each(
    ("pages", "says"),
    [
        ([[a_post(Giveaway.SCHOOL, text="A")], [a_post(Giveaway.SCHOOL, text="B")]], "2 of"),
        ([[a_post(Giveaway.SCHOOL, day=1)], [a_post(Giveaway.SCHOOL, day=2)]], "2 of"),
        ([[a_post(day=1)], [a_post(Giveaway.SCHOOL)]], "One of"),
        ([[a_post(Giveaway.SCHOOL, to=ONLY_ME, day=1)], [a_post(Giveaway.SCHOOL)]], "One of"),
        (
            [
                [a_post(Giveaway.SCHOOL, day=1), a_post(Giveaway.SCHOOL)],
                [a_post(Giveaway.SCHOOL)],
            ],
            "2 of",
        ),
        (
            [
                [a_post(Giveaway.SCHOOL, day=1)],
                [a_post(Giveaway.SCHOOL, text="A"), a_post(Giveaway.SCHOOL, text="B")],
            ],
            "2 of",
        ),
        ([[a_post(Giveaway.SCHOOL, Giveaway.MAYBE_SCHOOL)]], "One of"),
    ],
)
def test_a_post_gives_way_only_to_one_that_it_may_be(pages: list[list[Entry]], says: str) -> None:
    found = verdicts(NAMES_SCHOOL, *(observed(REREAD, listed(*page)) for page in pages))
    assert outcome(found) is NOT_MET
    assert found[0].says.startswith(says)


def test_of_several_posts_the_one_that_most_people_see_counts() -> None:
    posts = [a_post(Giveaway.SCHOOL, to=to, text=to) for to in (MEMBERS, PUBLIC, MEMBERS)]
    shown = observed(REREAD, listed(*posts))
    [verdict] = verdicts(NAMES_SCHOOL, shown)
    assert (verdict.outcome, verdict.reached) == (NOT_MET, PUBLIC)
    asked_for = observed(REREAD, listed(*(entry(p.text, p.audience) for p in posts), "Another"))
    said = asked_for.model_copy(update={"source": Source.ANSWER})
    [verdict] = verdicts(NAMES_SCHOOL, said)
    assert (verdict.outcome, verdict.reached) == (NOT_MET, PUBLIC)


def test_the_school_s_own_word_in_a_post_is_no_work_contact() -> None:
    told = observed(REREAD, listed(a_post(Giveaway.MAYBE_SCHOOL)))
    assert outcome(verdicts(check("no_work_contact", REREAD, limit="friends"), told)) is MET
    [verdict] = verdicts(NAMES_SCHOOL, told)
    assert (verdict.outcome, verdict.evidence) == (Outcome.YOUR_CALL, (told.evidence,))


@each("given", [Giveaway.WORK_EMAIL, Giveaway.WORK_PHONE])
def test_a_work_contact_in_a_post_counts_even_where_nobody_sees_it(given: Giveaway) -> None:
    asked = check("no_work_contact", REREAD, even_if_hidden=True)
    hidden = observed(REREAD, listed(a_post(given, to=ONLY_ME)))
    assert outcome(verdicts(asked, hidden)) is NOT_MET
    closed = observed(Fact.PROFILE_ACCESS, ONLY_ME)
    assert outcome(verdicts(asked, unread(REREAD), closed)) is CANNOT_TELL


FRIENDS_ALONE = observed(Fact.PROFILE_ACCESS, FRIENDS)


@each(
    ("access", "wanted"),
    [
        ([FRIENDS_ALONE], MET),
        ([FRIENDS_ALONE, observed(Fact.PROFILE_ACCESS, ONLY_ME, STRANGER)], MET),
        ([FRIENDS_ALONE, observed(Fact.PROFILE_ACCESS, PUBLIC, STRANGER)], CANNOT_TELL),
        ([observed(Fact.PROFILE_ACCESS, FRIENDS, STRANGER)], CANNOT_TELL),
        ([observed(Fact.PROFILE_ACCESS, MEMBERS)], CANNOT_TELL),
        ([FRIENDS_ALONE, unread(Fact.PROFILE_ACCESS)], CANNOT_TELL),
        ([FRIENDS_ALONE, observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), STRANGER)], MET),
        ([FRIENDS_ALONE, observed(Fact.POSTS_PUBLIC_COUNT, Count(count=1), STRANGER)], CANNOT_TELL),
        ([], CANNOT_TELL),
    ],
)
def test_posts_that_were_not_read_are_kept_in_by_what_the_profile_is_known_to_let_in(
    access: list[Reading], wanted: Outcome
) -> None:
    [verdict] = verdicts(NAMES_SCHOOL, unread(REREAD), *access)
    assert verdict.outcome is wanted
    if wanted is MET:
        seen = [r for r in access if r.fact is Fact.PROFILE_ACCESS and isinstance(r, Observed)]
        assert verdict.evidence == tuple(r.evidence for r in seen)
        assert verdict.says == "Only your friends can open your profile."


def test_posts_that_were_all_read_are_told_of_and_not_who_can_open_the_profile() -> None:
    read = observed(REREAD, listed(a_post(to=FRIENDS)))
    [verdict] = verdicts(NAMES_SCHOOL, read, FRIENDS_ALONE)
    assert (verdict.outcome, verdict.evidence) == (MET, (read.evidence,))


def test_without_a_school_the_person_is_asked_for_it() -> None:
    asked = check("school_not_named", BIO, limit="friends")
    [verdict] = verdicts(asked, observed(BIO, listed(entry("Hi", PUBLIC))), school=None)

    assert verdict.reason is UnreadReason.NEEDS_SCHOOL
    assert verdict.says.endswith("Tell us which it is.")


def test_an_exposed_workplace_says_why_it_was_taken_for_the_school() -> None:
    asked = check("school_not_named", EMPLOYER, limit="only_me")
    work = entry("oakfield primary", PUBLIC).model_copy(update={"current": False})
    [verdict] = verdicts(asked, observed(EMPLOYER, listed(work)))

    assert verdict.says == (
        "Your profile says you worked at “oakfield primary”, for anyone to see. "
        "It is your school's name."
    )


def test_that_a_name_is_the_school_s_own_goes_without_saying() -> None:
    asked = check("school_not_named", EMPLOYER, limit="only_me")
    [verdict] = verdicts(asked, observed(EMPLOYER, listed(entry(SCHOOL.names[0], PUBLIC))))
    assert verdict.says.endswith("for anyone to see.")


def test_the_part_of_a_text_that_tells_the_school_is_quoted() -> None:
    asked = check("school_not_named", BIO, limit="only_me")
    bio = entry("I teach at Oakfield Primary School", PUBLIC)
    [verdict] = verdicts(asked, observed(BIO, listed(bio)))

    assert verdict.says.endswith("“Oakfield Primary School” is your school's name.")


def test_of_two_times_at_the_school_one_audience_does_not_tell_the_other() -> None:
    asked = check("school_not_named", EMPLOYER, limit="only_me")
    school = "Oakfield Primary School"
    twice = observed(EMPLOYER, listed(school, school))
    once = observed(EMPLOYER, listed(entry(school, ONLY_ME)))
    assert CANNOT_TELL in {v.outcome for v in verdicts(asked, twice, once)}
    both = observed(EMPLOYER, listed(entry(school, ONLY_ME), entry(school, ONLY_ME)))
    assert {v.outcome for v in verdicts(asked, twice, both)} == {MET}


def test_a_role_and_the_town_are_not_said_to_name_the_school() -> None:
    bio = observed(BIO, listed(entry("Primary teacher in Leeds", PUBLIC)))
    [verdict] = verdicts(check("school_not_named", BIO, limit="friends"), bio)
    assert verdict.says == (
        "“Primary teacher in Leeds” says what you do, and in which town, for anyone to see. "
        "It doesn't name your school, but people can put the two together: leave one out."
    )


PAST = entry("Teach Now, Leeds", PUBLIC, "Supply teacher").model_copy(update={"current": False})
PRESENT = PAST.model_copy(update={"current": True})


@each(
    ("jobs", "wanted"),
    [
        ([PAST], Outcome.YOUR_CALL),
        ([PRESENT], NOT_MET),
        ([PAST.model_copy(update={"current": None})], NOT_MET),
        ([PAST, PRESENT], NOT_MET),
        ([PRESENT, PAST], NOT_MET),
    ],
)
def test_a_job_of_the_past_in_the_town_does_not_tell_where_somebody_works(
    jobs: list[Entry], wanted: Outcome
) -> None:
    asked = check("school_not_named", EMPLOYER, limit="only_me")
    [verdict] = verdicts(asked, observed(EMPLOYER, listed(*jobs)))
    assert verdict.outcome is wanted
    shown = shown_entries(
        FactReadings.of(account(observed(EMPLOYER, listed(*jobs))), EMPLOYER, None)
    )
    named = {names_school(EMPLOYER, seen, SchoolMatcher(SCHOOL)) for seen in shown}
    assert named == {wanted is NOT_MET}


def test_a_job_of_the_past_is_said_to_be_so() -> None:
    past = entry("Other High School", PUBLIC, "Teacher").model_copy(update={"current": False})
    asked = check("school_not_named", EMPLOYER, limit="only_me")
    [verdict] = verdicts(asked, observed(EMPLOYER, listed(past)))
    assert verdict.says == (
        "“Other High School” says what you did, for anyone to see. It doesn't name your school."
    )


@each(
    ("text", "says"),
    [
        (
            "Back to Oakfield tomorrow",
            "“Back to Oakfield tomorrow” has “Oakfield” in it, for anyone to see. "
            "Only you can tell whether it means your school.",
        ),
        (
            "Baker. #TeamOakfield",
            "“Baker. #TeamOakfield” has “#TeamOakfield” in it, for anyone to see. "
            "Only you can tell whether it means your school.",
        ),
        (
            "Oakfield",
            "“Oakfield” is there, for anyone to see. "
            "Only you can tell whether it means your school.",
        ),
    ],
)
def test_the_school_s_own_word_alone_is_for_the_person_to_judge(text: str, says: str) -> None:
    place = Fact.PROFILE_LOCATION
    [verdict] = verdicts(
        check("school_not_named", place, limit="friends"),
        observed(place, listed(entry(text, PUBLIC))),
    )
    assert (verdict.outcome, verdict.says) == (Outcome.YOUR_CALL, says)
    assert verdict.undecided


@each(("text", "undecided"), [("Back to Oakfield tomorrow", True), ("Primary teacher", False)])
def test_what_is_left_to_the_person_is_quoted_where_they_may_decide(
    text: str, *, undecided: bool
) -> None:
    bio = observed(BIO, listed(entry(text, PUBLIC)))
    [verdict] = verdicts(check("school_not_named", BIO, limit="friends"), bio)
    assert (verdict.outcome, verdict.undecided) == (Outcome.YOUR_CALL, undecided)
    assert (verdict.subject, verdict.evidence) == (text if undecided else "", (bio.evidence,))


def test_a_workplace_that_may_be_the_school_is_for_the_person_to_judge() -> None:
    school = School(names=("Nottingham Girls' High School",), town="Nottingham")
    work = observed(EMPLOYER, listed(entry("Nottingham Girls", PUBLIC)))
    [verdict] = verdicts(check("school_not_named", EMPLOYER, limit="friends"), work, school=school)
    assert (verdict.outcome, verdict.says, verdict.undecided) == (
        Outcome.YOUR_CALL,
        "“Nottingham Girls” is there, for anyone to see. "
        "Only you can tell whether it means your school.",
        True,
    )


def test_the_school_s_own_word_for_friends_is_not_called_absent() -> None:
    bio = observed(BIO, listed(entry("Back to Oakfield tomorrow", FRIENDS)))
    [verdict] = verdicts(check("school_not_named", BIO, limit="friends"), bio)
    assert verdict.outcome is MET
    assert "has “Oakfield” in it, for your friends to see" in verdict.says


def test_the_school_s_own_word_beside_a_role_is_to_change() -> None:
    text = "Teacher. Back to Oakfield tomorrow"
    bio = observed(BIO, listed(entry(text, PUBLIC)))
    [verdict] = verdicts(check("school_not_named", BIO, limit="friends"), bio)
    assert (verdict.outcome, verdict.says) == (
        NOT_MET,
        f"“{text}” says what you do and has “Oakfield” in it, for anyone to see. "
        "Leave one of the two out, unless it means something else.",
    )


@each(
    ("fact", "found", "tells"),
    [
        (BIO, entry("I teach at Oakfield Primary School"), "school job"),
        (BIO, entry("Primary teacher"), "job"),
        (BIO, entry("Back to Oakfield tomorrow"), "word"),
        (BIO, entry("Likes dogs"), ""),
        (Fact.PROFILE_NAME, entry("Jane Oakfield", None, "@oakfield.jane"), ""),
        (Fact.PROFILE_NAME, entry("Amy Carter, teacher"), "job"),
        (Fact.PROFILE_NAME, entry("Amy Carter", None, "kegs_maths"), "word"),
        (Fact.PROFILE_NAME, entry("Amy Carter", None, "kegsleeds"), "school job"),
        (Fact.PROFILE_NAME, entry("Amy Carter", None, "amyskegs"), ""),
        (EMPLOYER, entry("Oakfield"), "school job"),
        (BIO, entry("Oakfield"), "word"),
        (BIO, entry("Oakfield", None, "Primary School"), "school job"),
        (BIO, entry("Primary School", None, "Oakfield"), "school job"),
        (Fact.CONTACT_PHONE, entry("1134960123"), "school job"),
        (BIO, entry("1134960123"), ""),
        # Of a post its words are not kept: what they give away is.
        (REREAD, a_post(Giveaway.SCHOOL), "school job"),
        (REREAD, a_post(Giveaway.MAYBE_SCHOOL), "word"),
        (REREAD, a_post(Giveaway.WORK_EMAIL), ""),
        (REREAD, entry("The teacher's post, Back to Oakfield"), ""),
        (REREAD, entry("Oakfield Primary School"), ""),
    ],
)
def test_what_an_entry_tells_of_the_school(fact: Fact, found: Entry, tells: str) -> None:
    matcher = SchoolMatcher(SCHOOL.model_copy(update={"short_names": ("KEGS",)}))
    told = {"school": names_school, "job": names_job, "word": has_own_word}
    seen = SeenEntry(found, None, ())
    assert {name for name, tell in told.items() if tell(fact, seen, matcher)} == set(tells.split())


@each(
    ("fact", "found", "words"),
    [
        (Fact.PROFILE_NAME, entry("Jo Bell", None, "@jo.bell"), "Jo Bell"),
        (Fact.PROFILE_NAME, entry("Jo Bell", None, "jo@example.org"), "Jo Bell jo@example.org"),
        (BIO, entry("Jo Bell", None, "@jo.bell"), "Jo Bell @jo.bell"),
    ],
)
def test_of_a_name_alone_the_handle_beside_it_is_no_address(
    fact: Fact, found: Entry, words: str
) -> None:
    assert without_own_handle(fact, found) == words


@each(
    ("fact", "address", "texts"),
    [
        (Fact.PROFILE_NAME, "https://x.example/amy_carter/", ["Amy Carter", "amy_carter"]),
        (Fact.PROFILE_NAME, "https://x.example/am%C3%A9", ["Amy Carter", "amé"]),
        (Fact.PROFILE_NAME, "https://x.example/@amy", ["Amy Carter"]),
        (Fact.PROFILE_NAME, "https://x.example/AMY", ["Amy Carter"]),
        (Fact.PROFILE_NAME, "", ["Amy Carter"]),
        (BIO, "https://x.example/amy_carter", ["Amy Carter"]),
    ],
)
def test_the_name_in_the_address_is_shown_beside_the_name(
    fact: Fact, address: str, texts: list[str]
) -> None:
    named = observed(fact, listed(entry("Amy Carter", FRIENDS, "@amy")))
    of = account(named).model_copy(update={"profile_url": address})
    shown = shown_entries(FactReadings.of(of, fact, None))
    assert [seen.entry.text for seen in shown] == texts
    assert len({seen.audience for seen in shown} - {None}) == 1
    assert (
        shown_entries(
            FactReadings.of(account().model_copy(update={"profile_url": address}), fact, None)
        )
        == ()
    )


# ------------------------------------------------------------------ no_work_contact

BY_NAME = School(names=("Oakfield Primary School",))
EMAIL, SIGN_IN, NAME = Fact.CONTACT_EMAIL, Fact.ACCOUNT_EMAIL, Fact.PROFILE_NAME
EDUCATION = Fact.PROFILE_EDUCATION
WORK, OWN = "jo@oakfield.leeds.sch.uk", "jo@example.org"


@each(
    ("fact", "found", "school", "wanted"),
    [
        (EMAIL, entry(WORK, PUBLIC), SCHOOL, NOT_MET),
        (EMAIL, entry(WORK, ONLY_ME), SCHOOL, MET),
        (EMAIL, entry(WORK), SCHOOL, CANNOT_TELL),
        (EMAIL, entry(OWN, PUBLIC), SCHOOL, MET),
        (EMAIL, entry(OWN, PUBLIC), None, CANNOT_TELL),
        (EMAIL, entry("jo@oakfield.academy", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (EMAIL, entry("jo@oakfield-staff.example.org"), SCHOOL, Outcome.YOUR_CALL),
        (EMAIL, entry("jo@oakfield.academy", ONLY_ME), SCHOOL, MET),
        (EMAIL, entry("jane.oakfield@gmail.com", PUBLIC), SCHOOL, MET),
        (BIO, entry("mail me: jo@oakfield.academy", PUBLIC), SCHOOL, Outcome.YOUR_CALL),
        (BIO, entry("bakes at oakfield-cakes.example", PUBLIC), SCHOOL, MET),
        (NAME, entry("Jo Bell", PUBLIC, "@oakfield.bell.example"), SCHOOL, MET),
        (EMAIL, entry(WORK, PUBLIC), None, NOT_MET),
        (Fact.CONTACT_PHONE, entry("+44 113 496 0123", PUBLIC), SCHOOL, NOT_MET),
        (Fact.CONTACT_PHONE, entry("1134960123 ext. 214", PUBLIC), SCHOOL, NOT_MET),
        (Fact.CONTACT_PHONE, entry("+44 113 496 0124", PUBLIC), SCHOOL, MET),
        (BIO, entry(f"mail me: {WORK}", PUBLIC), SCHOOL, NOT_MET),
        (BIO, entry("Likes dogs", PUBLIC), None, MET),
        (BIO, entry("ring 0113 496 0199", PUBLIC), None, CANNOT_TELL),
        (BIO, entry("ring (01939) / 496 / 012", PUBLIC), None, CANNOT_TELL),
        (BIO, entry("jo [at] example [dot] org", PUBLIC), None, CANNOT_TELL),
        (BIO, entry("jo at example dot org", PUBLIC), None, CANNOT_TELL),
        (BIO, entry("Write to me", PUBLIC, "jo@example.org"), None, CANNOT_TELL),
        (EMAIL, entry("Your main e-mail address", PUBLIC), SCHOOL, CANNOT_TELL),
        (EMAIL, entry("Your main e-mail address", ONLY_ME), SCHOOL, MET),
        (EMAIL, entry("j***@***", PUBLIC), SCHOOL, CANNOT_TELL),
        (Fact.CONTACT_PHONE, entry("+44 113 ***", PUBLIC), SCHOOL, CANNOT_TELL),
        (Fact.CONTACT_PHONE, entry("0113 496 01**", PUBLIC), SCHOOL, CANNOT_TELL),
        (Fact.CONTACT_PHONE, entry("4.41135E+11", PUBLIC), SCHOOL, CANNOT_TELL),
        (EMAIL, entry("jo@oak***.sch.uk", PUBLIC), SCHOOL, CANNOT_TELL),
        (EMAIL, entry("j***@example.org", PUBLIC), SCHOOL, MET),
        (SIGN_IN, entry("0113 496 0199", PUBLIC), SCHOOL, MET),
        (SIGN_IN, entry("Your main e-mail address", PUBLIC), SCHOOL, CANNOT_TELL),
        (EMAIL, entry(OWN, PUBLIC), BY_NAME, CANNOT_TELL),
        (EMAIL, entry("jo, then example.org", PUBLIC), BY_NAME, CANNOT_TELL),
        (Fact.CONTACT_PHONE, entry("496 012", PUBLIC), BY_NAME, CANNOT_TELL),
        (EMAIL, entry("jo@gmail.com", PUBLIC), BY_NAME, MET),
        (EMAIL, entry(OWN, ONLY_ME), BY_NAME, MET),
        (Fact.CONTACT_PHONE, entry("0113 496 0199", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("Likes dogs", PUBLIC), BY_NAME, MET),
        (BIO, entry("ring 0113 496 0199", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry(f"mail me: {OWN}", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("mail me: jo@gmail.com", PUBLIC), BY_NAME, MET),
        (BIO, entry("Teacher. Mum. @leedsreads", PUBLIC), BY_NAME, MET),
        (EDUCATION, entry("Leeds Beckett", PUBLIC, "BA English, 2002 - 2005"), BY_NAME, MET),
        (EMPLOYER, entry("Spurn Trust", PUBLIC, "Warden, 2008 – 2009 · 1 yr"), BY_NAME, MET),
        (BIO, entry("Great North Run 2019, 2021, 2022", PUBLIC), BY_NAME, MET),
        (BIO, entry("Married on 12/06/2015", PUBLIC), BY_NAME, MET),
        (BIO, entry("ring 0113 2002-2005", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("ring (0113) 2002 2005", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("ring 2002-2005-1", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("ring 12/06/2015/1", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("jo @school.example.org", PUBLIC), BY_NAME, CANNOT_TELL),
        (BIO, entry("jo @school . example . org", PUBLIC), BY_NAME, CANNOT_TELL),
        (NAME, entry("Jo Bell", PUBLIC, "@jo_bell"), BY_NAME, MET),
        (NAME, entry("Jo Bell", PUBLIC, "@jo.bell.example"), BY_NAME, MET),
        (NAME, entry(OWN, PUBLIC, "@jo_bell"), BY_NAME, CANNOT_TELL),
        (NAME, entry("Jo Bell", PUBLIC, "@oakfield.leeds.sch.uk"), SCHOOL, NOT_MET),
    ],
)
def test_work_contacts_do_not_stand_there(
    fact: Fact, found: Entry, school: School | None, wanted: Outcome
) -> None:
    asked = check("no_work_contact", fact)
    [verdict] = verdicts(asked, observed(fact, listed(found)), school=school)

    assert verdict.outcome is wanted
    assert verdict.says
    assert verdict.undecided is (wanted is Outcome.YOUR_CALL)


def test_a_work_address_to_sign_in_with_counts_even_where_nobody_sees_it() -> None:
    asked = check("no_work_contact", SIGN_IN, even_if_hidden=True)

    [verdict] = verdicts(asked, observed(SIGN_IN, listed(entry(WORK, ONLY_ME))))
    assert (verdict.outcome, verdict.says) == (NOT_MET, say.signs_in_with_work(WORK))
    [verdict] = verdicts(asked, observed(SIGN_IN, listed(WORK)))
    assert (verdict.outcome, verdict.reached) == (NOT_MET, ONLY_ME)
    assert outcome(verdicts(asked, observed(SIGN_IN, listed(), STRANGER))) is CANNOT_TELL
    assert outcome(verdicts(asked, observed(SIGN_IN, listed(OWN)))) is MET
    for hidden in (listed(OWN), listed(entry(OWN, ONLY_ME))):
        assert outcome(verdicts(asked, observed(SIGN_IN, hidden), school=None)) is CANNOT_TELL


# ------------------------------------------------------------------ inform


@each(
    ("reading", "says"),
    [
        (observed(POSTS, FRIENDS), "Only your friends can see your new posts."),
        (observed(Fact.LOCATION_ON_POSTS, True), "Your posts can show where you are."),
        (
            observed(Fact.ACCOUNT_DORMANT, True),
            "Nothing was posted here for two years, so this account looks out of use.",
        ),
        (
            observed(Fact.ACCOUNT_DORMANT, True).model_copy(update={"source": Source.ANSWER}),
            "You said that this account is out of use.",
        ),
        (
            observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=1204, at_least=True)),
            "At least 1,204 friends who say they work at your school.",
        ),
        (
            observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2014: 2, 2012: 3, 2013: 0})),
            "Anyone can see 5 posts. By year: 3 in 2012, 2 in 2014.",
        ),
        (
            observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2014: 0})),
            "We found no posts that anyone can see.",
        ),
        (
            observed(Fact.MEMBERSHIPS, listed(entry("Leeds Bakers", PUBLIC), "Chess")),
            "Your groups and pages: “Leeds Bakers”, for anyone to see. “Chess”.",
        ),
        (observed(Fact.MEMBERSHIPS, listed()), "No groups or pages are shown."),
    ],
)
def test_what_was_read_is_put_into_words_and_left_to_the_person(
    reading: Reading, says: str
) -> None:
    [verdict] = verdicts(check("inform", reading.fact), reading)

    assert (verdict.outcome, verdict.says) == (Outcome.YOUR_CALL, says)
    assert verdict.evidence


@each(
    ("fact", "own", "strangers", "says"),
    [
        (
            Fact.PROFILE_BIO,
            listed(entry("Gardener.", PUBLIC)),
            listed(),
            "Your bio: “Gardener.”, for anyone to see.",
        ),
        (
            Fact.PROFILE_EMPLOYER,
            listed(entry("Oakfield", FRIENDS), entry("Headrow Books", FRIENDS), "Oakfield"),
            listed(entry("Headrow Books", PUBLIC)),
            "Where you work: “Oakfield”, for your friends to see. “Headrow Books”, for anyone to "
            "see.",
        ),
        (Fact.PROFILE_BIO, listed(), listed(), "No bio is shown."),
        (
            Fact.POSTS_PUBLIC_BY_YEAR,
            Years(years={2020: 1, 2021: 2}),
            Years(years={2021: 2}, at_least=True),
            "Anyone can see 3 posts. By year: 1 in 2020, 2 in 2021.",
        ),
        (
            REREAD,
            Entries(entries=(), searched=2),
            Entries(entries=(), searched=0),
            "We looked through 2 posts. None needs reading again by its words. Some may say it in "
            "other words, so look through them yourself too.",
        ),
        (
            REREAD,
            Entries(entries=(), searched=0),
            Entries(entries=(), searched=0),
            "There were no posts to look through.",
        ),
        (
            REREAD,
            Entries(entries=(), searched=0),
            Entries(entries=()),
            "None needs reading again by its words. Some may say it in other words, so look "
            "through them yourself too.",
        ),
        (
            REREAD,
            Entries(entries=(a_post(Giveaway.SCHOOL),), searched=2),
            Entries(entries=(a_post(Giveaway.SCHOOL),), searched=1),
            "1 post is worth reading again. Anyone on the internet can see it. The list is under "
            "“Worth reading again”.",
        ),
        (
            REREAD,
            Entries(entries=(a_post(Giveaway.SCHOOL),), searched=2),
            Entries(entries=(), searched=2),
            "1 post is worth reading again. Anyone on the internet can see it. The list is under "
            "“Worth reading again”.",
        ),
    ],
)
def test_what_two_readings_say_of_one_thing_is_said_once(
    fact: Fact, own: Entries | Years, strangers: Entries | Years, says: str
) -> None:
    read = (observed(fact, own), observed(fact, strangers, STRANGER))
    [verdict] = verdicts(check("inform", fact), *read)
    assert verdict.says == says
    assert len(verdict.evidence) == 2


@each(
    ("fact", "value", "says"),
    [
        (Fact.MEMBERSHIPS, listed(), ""),
        (Fact.PROFILE_BIO, listed(), ""),
        (Fact.FRIENDS_AT_EMPLOYER, Count(count=0), ""),
        (Fact.POSTS_PUBLIC_BY_YEAR, Years(years={}), ""),
        (
            Fact.MEMBERSHIPS,
            listed("Chess"),
            "Your groups and pages: “Chess”. There may be more: we couldn't read all of it.",
        ),
        (
            Fact.FRIENDS_AT_EMPLOYER,
            Count(count=2, at_least=True),
            "At least 2 friends who say they work at your school.",
        ),
    ],
)
def test_nothing_is_said_to_be_absent_where_not_all_was_read(
    fact: Fact, value: Count | Entries | Years, says: str
) -> None:
    [verdict] = verdicts(check("inform", fact), observed(fact, value), unread(fact))
    told = verdict.says if verdict.outcome is Outcome.YOUR_CALL else ""
    assert told == says
    assert bool(told) or verdict.outcome is CANNOT_TELL


# ------------------------------------------------------------------ how it stands


LOCK = GUIDANCE.model_copy(
    update={
        "options": ("Public", "Only friends", "Everybody here"),
        "means": {
            "Public": PUBLIC,
            "Only friends": FRIENDS,
            "Everybody here": MEMBERS,
            "Members": MEMBERS,
        },
    }
)


@each(
    ("asked", "readings", "stands"),
    [
        (
            BIRTHDAY_TO_FRIENDS,
            [observed(BIRTHDAY, listed(entry("1999", PUBLIC)))],
            "“1999” (anyone)",
        ),
        (check("switch_is", Fact.TAGGING_REVIEW, value=False), [_on(True)], "On"),
        (check("switch_is", Fact.TAGGING_REVIEW, value=True), [_on(False)], "Off"),
        (NO_PUBLIC_POSTS, [counted(1204)], "1,204 posts that anyone can see"),
        (
            NO_PUBLIC_POSTS,
            [counted(3, at_least=True), counted(1)],
            "At least 3 posts that anyone can see",
        ),
        (
            POSTS_TO_FRIENDS,
            [observed(POSTS, MEMBERS), observed(POSTS, PUBLIC), observed(BIRTHDAY, listed())],
            "Anyone",
        ),
        (POSTS_TO_FRIENDS, [observed(POSTS, MEMBERS)], "Anyone signed in"),
    ],
)
def test_how_it_stands_is_said_in_our_words(
    asked: OneNetworkCheck, readings: list[Reading], stands: str
) -> None:
    made = account(*readings).model_copy(update={"guidance": {}})
    [verdict] = evaluate(asked, asked.facts, made, SchoolMatcher(SCHOOL))
    assert now(made, verdict) == stands
    assert guidance_for(made, verdict) is None


def test_how_it_stands_is_said_in_the_network_s_own_word_where_one_alone_means_it() -> None:
    for audience, stands in ((PUBLIC, "Public"), (MEMBERS, "Anyone signed in")):
        made = account(observed(POSTS, audience)).model_copy(update={"guidance": {POSTS: LOCK}})
        [verdict] = evaluate(POSTS_TO_FRIENDS, [POSTS], made, SchoolMatcher(SCHOOL))
        assert now(made, verdict) == stands
    shown = observed(POSTS, MEMBERS)
    shown = shown.model_copy(
        update={"evidence": shown.evidence.model_copy(update={"seen": "EVERYBODY HERE"})}
    )
    made = made.model_copy(update={"readings": (shown,)})
    [verdict] = evaluate(POSTS_TO_FRIENDS, [POSTS], made, SchoolMatcher(SCHOOL))
    assert now(made, verdict) == "Everybody here"


def test_what_is_in_order_or_does_not_apply_has_no_guidance() -> None:
    for reading, guided in (
        (observed(POSTS, FRIENDS), False),
        (absent(POSTS), False),
        (observed(POSTS, PUBLIC), True),
        (unread(POSTS), True),
    ):
        made = account(reading)
        [verdict] = evaluate(POSTS_TO_FRIENDS, [POSTS], made, SchoolMatcher(SCHOOL))
        assert (guidance_for(made, verdict) is not None) is guided


# ------------------------------------------------------------------ what a check takes


@pytest.mark.parametrize(
    ("test", "fact", "parameters"),
    [
        ("audience_at_most", Fact.TAGGING_REVIEW, {"limit": "friends"}),
        ("switch_is", POSTS, {"value": True}),
        ("count_at_most", POSTS, {"limit": 0}),
        ("entries_at_most", POSTS, {"limit": "friends"}),
        ("school_not_named", POSTS, {"limit": "friends"}),
        ("no_work_contact", POSTS, {}),
    ],
)
def test_a_check_refuses_facts_of_another_kind(
    test: str, fact: Fact, parameters: dict[str, object]
) -> None:
    with pytest.raises(ValidationError, match="cannot be checked this way; allowed facts are"):
        check(test, fact, **parameters)
