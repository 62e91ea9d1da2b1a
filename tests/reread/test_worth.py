"""The list of posts worth reading again: its order, its reasons, and what it does not keep."""

import weakref
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from profilecheck.reread import MOST_LISTED, Post, Reason, reasons, worth_rereading
from profilecheck.school import School, SchoolMatcher
from profilecheck.vocabulary import Audience, Giveaway
from tests.each import each
from tests.reread.planted import matcher

A = Audience
SCHOOL = "A day at Oakfield Primary School"


def listed(*posts: Post) -> list[str]:
    return [entry.text for entry in worth_rereading(matcher(), posts).entries]


def test_the_widest_seen_come_first_and_of_those_the_newest() -> None:
    posts = (
        Post(SCHOOL, date(2026, 5, 1), A.FRIENDS),
        Post(SCHOOL, date(2012, 3, 4), A.PUBLIC),
        Post(SCHOOL, date(2025, 6, 7), A.PUBLIC),
        Post(SCHOOL, date(2026, 8, 9), A.ONLY_ME),
        Post(SCHOOL, date(2024, 1, 2), A.FRIENDS_OF_FRIENDS),
    )
    assert listed(*posts) == [
        "Post of 7 June 2025",
        "Post of 4 March 2012",
        "Post of 2 January 2024",
        "Post of 1 May 2026",
        "Post of 9 August 2026",
    ]


def test_words_of_others_beside_a_post_count_where_they_give_the_school_away_alone() -> None:
    (entry,) = worth_rereading(matcher(), [Post("Look", beside=SCHOOL)]).entries
    assert (entry.detail, entry.gives_away) == (Reason.SCHOOL.value, (Giveaway.SCHOOL,))
    work = "My year 9s, and another parent"
    assert listed(Post(work))
    assert listed(Post("Look", beside=work)) == []
    (entry,) = worth_rereading(matcher(), [Post(work, beside=SCHOOL)]).entries
    assert entry.detail.startswith(Reason.SCHOOL.value)
    assert len(entry.detail.split(", ")) > 1


def test_where_it_is_not_known_who_sees_a_post_it_stands_with_the_public_ones() -> None:
    unknown = Post(SCHOOL, date(2020, 1, 1), None)
    friends = Post(SCHOOL, date(2026, 1, 1), A.FRIENDS)
    assert listed(friends, unknown) == ["Post of 1 January 2020", "Post of 1 January 2026"]


def test_on_one_day_what_is_said_most_strongly_comes_first() -> None:
    day = date(2026, 1, 1)
    posts = (Post("Ofsted tomorrow", day, A.PUBLIC, "Reply"), Post(SCHOOL, day, A.PUBLIC))
    assert listed(*posts) == ["Post of 1 January 2026", "Reply of 1 January 2026"]


def test_a_post_without_a_day_is_told_by_its_age_or_as_undated() -> None:
    aged = Post(SCHOOL, called="Video", when="3 years ago")
    assert listed(aged, Post(SCHOOL)) == ["Video, 3 years ago", "Post of unknown date"]


def test_an_entry_says_why_and_keeps_no_word_of_the_post_and_no_name() -> None:
    text = (
        "Mr Okafor says Zebedee in my year 9s was excluded from Oakfield Primary, I can't face work"
    )
    (entry,) = worth_rereading(matcher(), [Post(text)]).entries
    why = entry.detail.split(", ")
    assert why[:3] == [Reason.SCHOOL.value, Reason.PERSON.value, Reason.PUPILS.value]
    assert set(why) <= {reason.value for reason in Reason}
    kept = entry.model_dump_json()
    assert [
        word for word in ("Okafor", "Zebedee", "excluded from", "Oakfield") if word in kept
    ] == []


@each(
    ("text", "reason"),
    [
        ("Sarah Hughes told me", Reason.PERSON),
        ("my year 9s were lovely", Reason.PUPILS),
        ("not one word to the others in the staffroom", Reason.COLLEAGUES),
        ("another parent rang", Reason.PARENTS),
        ("Ofsted are here", Reason.MATTERS),
        ("I hate my job", Reason.FEELINGS),
        ("the boy was excluded", Reason.CONFIDENTIAL),
    ],
)
def test_each_reason_is_told(text: str, reason: Reason) -> None:
    assert reason in reasons(matcher(), text)


@each(
    "text",
    [
        "class",
        "head",
        "report",
        "school",
        "teacher",
        "kids",
        "kids kids kids kids",
        "work",
        "My son's parents' evening",
        "Watched a film about Ofsted",
        "",
        "\u200b",
        "🙂🙂🙂",
    ],
)
def test_one_weak_word_or_another_life_is_not_enough(text: str) -> None:
    assert reasons(matcher(), text) == ()


@pytest.mark.parametrize(
    "text",
    ["MY YEAR 9S", "my  year\n9s", "my year\u00a09s", "my ｙｅａｒ 9s", "my Yr9s", "#teacherlife"],
)
def test_case_spaces_and_styles_of_letters_make_no_difference(text: str) -> None:
    assert reasons(matcher(), text)


@each(
    "text",
    [
        "cant face work",
        "Ready #OfstedTomorrow",
        "#Year6 class",
        "#SupplyTeacherLife",
        "Marking 60 books",
        "Twelve hours at Oakfield, then marking",
        "Whitlock has hidden the glue sticks",
    ],
)
def test_what_is_said_in_passing_is_told(text: str) -> None:
    assert reasons(matcher(), text)


@pytest.mark.parametrize(
    "text",
    [
        "the oakfield has half-price tulips",
        "Whitlock and Sons did the roof",
        "Marking 60 years of marriage",
        "Our Ellie's school photo, so proud",
        "Staff do at the vets",
    ],
)
def test_what_is_said_of_others_in_passing_is_not(text: str) -> None:
    assert reasons(matcher(), text) == ()


@each("text", ["Oakfield has half-price tulips", "day 1 at Oakfield done!!", "#TeamOakfield"])
def test_the_school_s_own_word_alone_is_left_to_the_person(text: str) -> None:
    (found,) = worth_rereading(matcher(), [Post(text, audience=A.PUBLIC)]).entries
    assert found.detail == "may name your school"
    assert found.gives_away == (Giveaway.MAYBE_SCHOOL,)


def test_a_post_that_names_the_school_besides_only_does_that() -> None:
    beside = Post("Back to Oakfield", audience=A.PUBLIC, beside="Oakfield Primary School is open")
    (found,) = worth_rereading(matcher(), [beside]).entries
    assert found.detail == "names your school"
    assert found.gives_away == (Giveaway.SCHOOL,)


SAID_BY_PARENTS = "World Book Day, homework, the school gates and half term"


def test_what_parents_say_as_much_is_not_enough_however_much_of_it_there_is() -> None:
    assert reasons(matcher(), SAID_BY_PARENTS) == ()


def test_what_parents_say_counts_beside_a_sign_of_work() -> None:
    assert Reason.PUPILS in reasons(matcher(), "World Book Day on playground duty")
    assert reasons(matcher(), "Sports day, staff against the governors")


def test_a_name_is_found_at_the_end_of_a_long_text_too() -> None:
    assert reasons(matcher(), "tea " * 5000 + SCHOOL) == (Reason.SCHOOL,)


def test_a_word_that_holds_another_is_another_word() -> None:
    assert reasons(matcher(), "Taofsteds") == ()


def test_without_a_school_what_speaks_of_work_is_told_all_the_same() -> None:
    assert reasons(SchoolMatcher(None), "my year 9s") == (Reason.PUPILS,)
    assert reasons(SchoolMatcher(None), SCHOOL) == ()


def _many(number: int) -> Iterator[Post]:
    for count in range(number):
        yield Post(SCHOOL, date(2000, 1, 1) + timedelta(days=count), A.PUBLIC)


def test_the_newest_are_kept_where_there_are_more_than_a_list_holds() -> None:
    entries = worth_rereading(matcher(), _many(MOST_LISTED + 20)).entries
    assert len(entries) == MOST_LISTED
    assert entries[0].day == date(2000, 1, 1) + timedelta(days=MOST_LISTED + 19)


class _Counted(Post):
    """A post that can be seen to be gone: `Post` itself has no place for a weak reference."""


def test_posts_are_streamed_and_none_is_held() -> None:
    alive: weakref.WeakSet[_Counted] = weakref.WeakSet()
    most = 0

    def many() -> Iterator[Post]:
        nonlocal most
        for number in range(50):
            post = _Counted(f"{SCHOOL} {number}")
            alive.add(post)
            yield post
            del post
            most = max(most, len(alive))

    assert len(worth_rereading(matcher(), many()).entries) == 50
    assert most <= 2  # the one that is looked at, and the one before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("class " * 900, id="one weak word"),
        pytest.param("my " * 9000, id="the beginning of many"),
        pytest.param("a.a@" * 5000, id="addresses"),
        pytest.param("year 9 " * 700, id="one strong sign"),
        pytest.param("my " + "10 year old " * 700, id="many ages"),
        pytest.param(" " * 9000, id="nothing"),
    ],
)
def test_a_text_made_to_be_hard_is_read_like_any_other(text: str) -> None:
    assert isinstance(reasons(matcher(), text), tuple)


def test_an_entry_keeps_what_its_words_give_away_of_work() -> None:
    posts = [
        Post("Staff do at Oakfield Primary School", audience=A.PUBLIC),
        Post("Ring me on 0113 496 0123", audience=A.PUBLIC),
        Post("jane.way@oakfield.leeds.sch.uk is my address", audience=A.PUBLIC),
        Post("Ofsted tomorrow, and reports to write", audience=A.PUBLIC),
    ]
    school, email, phone = Giveaway.SCHOOL, Giveaway.WORK_EMAIL, Giveaway.WORK_PHONE
    found = {e.gives_away for e in worth_rereading(matcher(), posts).entries}
    assert found == {(school,), (school, phone), (school, email), ()}


def test_a_schools_address_counts_where_its_domain_is_not_known() -> None:
    knows_none = SchoolMatcher(School(names=("Elm Tree Primary",)))
    post = Post("My kids love it. Write to jo@elmtree.leeds.sch.uk", audience=A.PUBLIC)
    (entry,) = worth_rereading(knows_none, [post]).entries
    assert entry.gives_away == (Giveaway.SCHOOL, Giveaway.WORK_EMAIL)


def test_where_the_list_is_cut_what_gives_the_school_away_stays() -> None:
    others = [Post("Ofsted tomorrow", date(2026, 1, 1), A.PUBLIC)] * (MOST_LISTED + 5)
    telling = Post(SCHOOL, date(2001, 1, 1), A.FRIENDS_OF_FRIENDS)
    kept = worth_rereading(matcher(), [*others, telling]).entries
    assert len(kept) == MOST_LISTED
    assert any(e.gives_away == (Giveaway.SCHOOL,) for e in kept)


def test_how_many_posts_were_looked_through_is_kept() -> None:
    assert worth_rereading(matcher(), []).searched == 0
    assert worth_rereading(matcher(), [Post("A fine day"), Post(SCHOOL)]).searched == 2
