"""Every text that others see counts: names, labelled values, addresses, posts, in every clause."""

from itertools import product

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.checks import Inform
from profilecheck.judge import judge_snapshot
from profilecheck.model import Answers, Count, Entry, Finding, Reading, Report, Years
from profilecheck.vocabulary import (
    SHOWN_TEXTS,
    Audience,
    Circle,
    Fact,
    Giveaway,
    Outcome,
    Reach,
    UnreadReason,
    Viewpoint,
)
from tests.each import each
from tests.unit.builders import (
    SCHOOL,
    STRANGER,
    TODAY,
    account,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

PUBLIC, FRIENDS = Audience.PUBLIC, Audience.FRIENDS
NAME, POSTS = Fact.PROFILE_NAME, Fact.POSTS_TO_REREAD
NOT_MET, CANNOT_TELL, MET = Outcome.NOT_MET, Outcome.COULD_NOT_TELL, Outcome.MET
SCHOOLS_NAME = "Oakfield Primary School"
ADDRESS, NUMBER = "jo@oakfield.leeds.sch.uk", "0113 496 0123"
INFORMING = {
    (clause.id, check.id)
    for clause in load_checklist().clauses
    for check in clause.checks
    if isinstance(check, Inform)
}


def post(*given: Giveaway, seen_by: Audience | None = PUBLIC, day: str = "3 May 2024") -> Entry:
    return Entry(text=f"Post of {day}", audience=seen_by, gives_away=given)


def whole(*said: Reading, address: str = "") -> Report:
    """The report on an account all of whose texts were seen, signed in and out; `said` too."""
    told = {(r.fact, r.viewpoint) for r in said}
    rest = (
        observed(fact, listed(), viewpoint)
        for fact, viewpoint in product(SHOWN_TEXTS, Viewpoint)
        if (fact, viewpoint) not in told
    )
    count = (observed(Fact.POSTS_PUBLIC_COUNT, Count(count=0), v) for v in Viewpoint)
    made = account(*said, *rest, *count, observed(Fact.ACCOUNT_EMAIL, listed()))
    found = snapshot(made.model_copy(update={"profile_url": address}))
    return judge_snapshot(found, load_checklist(), SCHOOL, Answers(), TODAY)


def findings(found: Report, clause: str) -> list[Finding]:
    """What judges, and not only informs, in a clause."""
    [result] = [c for c in found.clauses if c.id == clause]
    return [f for f in result.findings if f.network and (clause, f.check) not in INFORMING]


def outcomes(found: Report, clause: str) -> set[Outcome]:
    return {f.outcome for f in findings(found, clause)} - {Outcome.NOT_APPLICABLE}


def reach(found: Report, label: str) -> Reach:
    [row] = [r for r in found.matrix if r.label == label]
    return row.reach[Circle.ANYONE]


def test_where_all_was_seen_and_nothing_is_told_it_is_in_order() -> None:
    clean = whole()
    assert [outcomes(clean, c) for c in ("A1.5", "A2.12", "5.1")] == [{MET}] * 3
    assert reach(clean, "Where you work") is Reach.NO


@pytest.mark.parametrize("fact", SHOWN_TEXTS)
@pytest.mark.parametrize("text", [SCHOOLS_NAME, ADDRESS, NUMBER])
def test_whatever_text_tells_the_school_or_its_address_is_found(fact: Fact, text: str) -> None:
    given = (Giveaway.SCHOOL, Giveaway.WORK_EMAIL, Giveaway.WORK_PHONE) if fact is POSTS else None
    told = Entry(text=text, audience=PUBLIC, gives_away=given)
    seen = [observed(fact, listed(told), viewpoint) for viewpoint in Viewpoint]

    found = whole(*seen)
    assert NOT_MET in outcomes(found, "A1.5")
    assert NOT_MET in outcomes(found, "5.1")
    assert reach(found, "Where you work") is Reach.YES
    if text != SCHOOLS_NAME:
        assert NOT_MET in outcomes(found, "A2.12")
        row = "E-mail address" if text == ADDRESS or fact is POSTS else "Phone number"
        expected = Reach.NO if fact is Fact.PROFILE_BIRTHDAY and text == NUMBER else Reach.YES
        assert reach(found, row) is expected


@each("fact", [f for f in SHOWN_TEXTS if f not in (POSTS, Fact.PROFILE_EMPLOYER)])
def test_the_school_s_own_word_in_whatever_text_leaves_nothing_in_order(fact: Fact) -> None:
    told = entry("Back to Oakfield tomorrow", PUBLIC)
    found = whole(*(observed(fact, listed(told), viewpoint) for viewpoint in Viewpoint))
    assert Outcome.YOUR_CALL in outcomes(found, "A1.5")
    assert Outcome.YOUR_CALL in outcomes(found, "5.1")
    assert reach(found, "Where you work") is Reach.UNKNOWN


@each(
    ("fact", "text", "wanted"),
    [
        *((f, SCHOOLS_NAME, NOT_MET) for f in SHOWN_TEXTS if f is not POSTS),
        (Fact.CONTACT_EMAIL, ADDRESS, NOT_MET),
        (Fact.PROFILE_BIO, "Back to Oakfield tomorrow", Outcome.YOUR_CALL),
    ],
)
@pytest.mark.parametrize("strangers", ["saw something else", "saw nothing", "did not look"])
def test_what_ones_own_view_says_anyone_sees_is_seen_by_strangers_who_did_not_look_there(
    fact: Fact, text: str, wanted: Outcome, strangers: str
) -> None:
    mine = [entry(text, PUBLIC), entry("Tea", Audience.MEMBERS), entry("Walks")]
    seen = listed("Tea") if strangers == "saw something else" else listed()
    theirs = [observed(fact, seen, STRANGER)] if strangers != "did not look" else []
    rest = [observed(f, listed(), v) for f in SHOWN_TEXTS if f is not fact for v in Viewpoint]
    found = snapshot(account(observed(fact, listed(*mine)), *theirs, *rest))
    report = judge_snapshot(found, load_checklist(), SCHOOL, Answers(), TODAY)
    [clause] = [c for c in report.clauses if c.id == "5.1"]
    said = [f.outcome for f in clause.findings if fact in f.facts]
    assert wanted in said
    # Two checks are of a contact: one looks for the name, and one for the address.
    assert MET not in said or fact in (Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE)


@each("text", [SCHOOLS_NAME, "Back to Oakfield tomorrow", "Teacher and mum", "Tea"])
def test_what_both_views_show_is_told_once(text: str) -> None:
    found = whole(*(observed(Fact.PROFILE_BIO, listed(entry(text, PUBLIC)), v) for v in Viewpoint))
    [clause] = [c for c in found.clauses if c.id == "5.1"]
    assert len([f for f in clause.findings if Fact.PROFILE_BIO in f.facts]) == 1


def test_what_ones_own_view_says_friends_see_is_nothing_to_a_stranger() -> None:
    mine = observed(Fact.PROFILE_BIO, listed(entry(SCHOOLS_NAME, FRIENDS)))
    assert outcomes(whole(mine), "5.1") == {MET}


@each("fact", SHOWN_TEXTS)
def test_whatever_text_was_not_read_is_not_in_order(fact: Fact) -> None:
    blind = whole(*(unread(fact, viewpoint=viewpoint) for viewpoint in Viewpoint))
    for clause in ("A1.5", "A2.12", "5.1"):
        assert CANNOT_TELL in outcomes(blind, clause)
    assert reach(blind, "Where you work") is Reach.UNKNOWN


@pytest.mark.parametrize(
    ("display", "handle"),
    [
        ("Miss Way, Oakfield Primary School", ""),
        ("Miss Way", "@oakfield_missway"),
        ("Miss Way", "missway.oakfieldps"),
        ("Miss Way", "MissWayOakfield"),
        ("Miss Way | Oakfield", "@missway"),
        ("oakfieldprimary_way", ""),
    ],
)
def test_a_name_or_handle_that_names_the_school_is_seen_by_everybody(
    display: str, handle: str
) -> None:
    # No page says of a name who can see it: whoever is signed in can, on every network.
    told = observed(NAME, listed(entry(display, detail=handle)))
    assert outcomes(whole(told), "A1.5") == {NOT_MET, MET}


def test_where_the_handle_alone_names_the_school_it_is_quoted_and_not_the_name() -> None:
    told = observed(NAME, listed(entry("Miss Way", PUBLIC, "@oakfield_missway")))
    (says,) = {f.says for f in findings(whole(told), "A1.5") if f.outcome is NOT_MET}
    assert says == (
        "Your name here has your school in it (“@oakfield_missway”), for anyone to see. "
        "It has your school's name in it."
    )


@pytest.mark.parametrize(
    ("display", "handle"),
    [
        ("Jane Oakfield", "@jane_oakfield"),
        ("Miss Way", "@missway"),
        ("Miss Way", "@oakfieldacademy"),
    ],
)
def test_a_name_of_ones_own_names_no_school(display: str, handle: str) -> None:
    told = observed(NAME, listed(entry(display, PUBLIC, handle)))
    assert outcomes(whole(told), "A1.5") == {MET}


def test_the_name_in_the_profiles_own_address_counts() -> None:
    told = observed(NAME, listed(entry("Miss Way", PUBLIC)))
    tied = whole(told, address="https://www.linkedin.com/in/oakfield-missway/")
    assert NOT_MET in outcomes(tied, "A1.5")
    own = whole(told, address="https://www.linkedin.com/in/jane-way/")
    assert outcomes(own, "A1.5") == {MET}


@each(
    ("display", "handle"),
    [
        ("Jane Oakfield", "jane-oakfield-77"),
        ("Jane Oakfield", "janeoakfield"),
        ("Jane Oakfield", "@oakfield.jane"),
    ],
)
def test_ones_own_name_in_the_address_names_no_school(display: str, handle: str) -> None:
    told = observed(NAME, listed(entry(display, PUBLIC)))
    tied = whole(told, address=f"https://www.linkedin.com/in/{handle}/")
    assert outcomes(tied, "A1.5") == {MET}


@each(
    ("display", "handle", "named"),
    [
        ("Miss Way, Oakfield Primary School", "missway", ["Miss Way, Oakfield Primary School"]),
        ("Miss Way | Oakfield", "missway", ["Miss Way | Oakfield"]),
        ("Miss Way", "way-oakfield", ["way-oakfield"]),
        (
            "Miss Way, Oakfield Primary School",
            "way-oakfield",
            ["Miss Way, Oakfield Primary School", "way-oakfield"],
        ),
    ],
)
def test_of_a_name_and_an_address_only_what_names_the_school_is_told(
    display: str, handle: str, named: list[str]
) -> None:
    told = observed(NAME, listed(entry(display, PUBLIC)))
    tied = whole(told, address=f"https://www.linkedin.com/in/{handle}/")
    assert [f.subject for f in findings(tied, "A1.5") if f.outcome is NOT_MET] == named


def test_the_address_tells_no_job_that_the_name_tells() -> None:
    told = observed(NAME, listed(entry("Jane Way, teacher", PUBLIC)))
    tied = whole(told, address="https://www.linkedin.com/in/janeway/")
    said = [f.says for f in findings(tied, "A1.5") if f.outcome is Outcome.YOUR_CALL]
    assert [words[:19] for words in said] == ["“Jane Way, teacher”"]


@each(
    ("text", "label"),
    [
        ("Oakfield", "Employer"),
        ("Employer", "Oakfield"),
        ("Oakfield", "Works at"),
        ("Oakfield", "Arbeitgeber:"),
        ("Oakfield", "Employeur"),
        ("Oakfield", "Lugar de trabajo"),
        ("Employer: Oakfield", ""),
        ("Works at: Oakfield", ""),
        ("Employed by Oakfield", ""),
        ("Oakfield staff", ""),
        ("Employer\nOakfield", ""),
        ("Teacher | Oakfield | mum of two", ""),
    ],
)
def test_a_label_that_means_workplace_makes_an_employer_of_what_stands_beside_it(
    text: str, label: str
) -> None:
    told = observed(Fact.PROFILE_BIO, listed(entry(text, PUBLIC, label)))
    assert NOT_MET in outcomes(whole(told), "A1.5")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oakfield", "Favourite pub"),
        ("Oakfield Golf Club", "Employer"),
        ("Works at Oakfield Golf Club", ""),
        ("Oakfield Junior School", "Employer"),
        ("Mr Oakfield staff nurse", ""),
    ],
)
def test_another_place_of_that_name_is_no_employer_of_ours(text: str, label: str) -> None:
    told = observed(Fact.PROFILE_BIO, listed(entry(text, PUBLIC, label)))
    assert NOT_MET not in outcomes(whole(told), "A1.5")


# ------------------------------------------------------------------ posts


def test_all_posts_of_a_network_that_tell_are_one_thing_to_put_right() -> None:
    told = listed(
        post(Giveaway.SCHOOL, day="3 May 2024"),
        post(Giveaway.SCHOOL, day="4 May 2024"),
        post(Giveaway.SCHOOL, seen_by=FRIENDS, day="5 May 2024"),
        post(day="6 May 2024"),
    )
    report = whole(observed(POSTS, told))
    [row] = [r for r in report.rows if r.facts == (POSTS,)]
    assert row.says == (
        "2 of your posts name your school, for anyone to see. "
        "(Post of 3 May 2024; post of 4 May 2024)"
    )
    assert row.reaches is PUBLIC


def test_one_post_with_a_work_number_is_out_whoever_of_ones_friends_sees_it() -> None:
    told = observed(POSTS, listed(post(Giveaway.SCHOOL, Giveaway.WORK_PHONE, seen_by=FRIENDS)))
    found = whole(told)
    assert NOT_MET in outcomes(found, "A2.12")
    assert outcomes(found, "A1.5") == {MET}


@pytest.mark.parametrize(
    "left",
    [
        Entry(text="Post of 3 May 2024", audience=PUBLIC),
        post(Giveaway.SCHOOL, seen_by=None),
    ],
    ids=["kept before posts were looked at for it", "nobody knows who sees it"],
)
def test_a_post_that_may_tell_leaves_nothing_in_order(left: Entry) -> None:
    assert CANNOT_TELL in outcomes(whole(observed(POSTS, listed(left))), "A1.5")


def test_posts_that_were_not_all_read_are_within_what_the_profile_lets_in() -> None:
    part = (observed(POSTS, listed(post(seen_by=FRIENDS))), unread(POSTS))
    assert CANNOT_TELL in outcomes(whole(*part), "A1.5")
    closed = observed(Fact.PROFILE_ACCESS, FRIENDS)
    assert outcomes(whole(*part, closed), "A1.5") == {MET}
    # Nobody at all is to see a work address in a post.
    assert CANNOT_TELL in outcomes(whole(*part, closed), "A2.12")
    unsure = unread(Fact.PROFILE_ACCESS)
    assert CANNOT_TELL in outcomes(whole(*part, closed, unsure), "A1.5")
    # A profile that lets nobody in shows no post to anyone: what was seen says otherwise.
    for shown in (
        observed(POSTS, listed(post())),
        observed(Fact.POSTS_PUBLIC_COUNT, Count(count=3), STRANGER),
        observed(Fact.POSTS_PUBLIC_BY_YEAR, Years(years={2019: 1})),
    ):
        assert CANNOT_TELL in outcomes(whole(*part, closed, shown), "A1.5"), shown.fact
    # Nor does it keep in what an export does not tell: comments on what others post.
    for why in (
        UnreadReason.NOT_IN_EXPORT,
        UnreadReason.UNKNOWN_WORDING,
        UnreadReason.SCHOOL_NAMED,
    ):
        assert CANNOT_TELL in outcomes(whole(*part, closed, unread(POSTS, why)), "A1.5"), why


def test_a_place_that_a_stranger_is_shown_and_we_do_not_open_leaves_nothing_in_order() -> None:
    own = observed(Fact.PROFILE_BIO, listed())
    seen = observed(Fact.PROFILE_BIO, listed(), STRANGER)
    turned_away = unread(Fact.PROFILE_BIO, UnreadReason.SIGNED_OUT, STRANGER)
    assert CANNOT_TELL not in outcomes(whole(own, turned_away), "A1.5")
    tab = unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, STRANGER)
    for clause in ("A1.5", "5.1"):
        assert CANNOT_TELL in outcomes(whole(own, seen, tab), clause)


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_a_page_that_names_the_school_in_an_unknown_place_leaves_nothing_in_order(
    viewpoint: Viewpoint,
) -> None:
    told = observed(Fact.PROFILE_BIO, listed(), viewpoint)
    found = whole(told, unread(Fact.PROFILE_BIO, UnreadReason.SCHOOL_NAMED, viewpoint))
    assert CANNOT_TELL in outcomes(found, "A1.5")
    # What only the person sees says nothing of what a stranger finds.
    if viewpoint is Viewpoint.STRANGER:
        assert CANNOT_TELL in outcomes(found, "5.1")
