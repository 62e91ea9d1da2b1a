"""What was expected beside what was found: right words, and “as expected” only with proof."""

from itertools import product

from profilecheck.model import InShort, InShortNetwork, InShortQuestion, InShortState
from profilecheck.questions.expectations import (
    EXPECTATIONS,
    EXPECTED,
    Expected,
    compared,
    expected_in,
)
from profilecheck.vocabulary import Audience
from tests.each import each

POSTS, FRIENDS, SCHOOL = InShortQuestion.POSTS, InShortQuestion.FRIENDS, InShortQuestion.SCHOOL
CONTACT = InShortQuestion.WORK_CONTACT
OPEN, NO, NOT_KNOWN = InShortState.OPEN, InShortState.NO, InShortState.NOT_KNOWN
NOTHING = InShortState.NOTHING


def found(
    question: InShortQuestion,
    state: InShortState,
    reach: Audience | None = None,
    unread: tuple[str, ...] = (),
) -> InShort:
    """An answer of a report, known on Facebook and unread on the networks of these names."""
    known = [("Facebook", state, reach)] if state not in (NOT_KNOWN, NOTHING) else []
    networks = [*known, *((name, NOT_KNOWN, None) for name in unread)]
    return InShort(
        question=question,
        ask="Who?",
        state=state,
        reach=reach,
        says="",
        networks=tuple(
            InShortNetwork(network=name.lower(), network_name=name, state=each, reach=seen_by)
            for name, each, seen_by in networks
        ),
    )


@each(
    ("expected", "answer", "said"),
    [
        (
            Expected.FRIENDS,
            found(POSTS, OPEN, Audience.PUBLIC),
            "You expected friends. Anyone can see them.",
        ),
        (
            Expected.FRIENDS,
            found(POSTS, NO),
            "As you expected: nobody but your friends.",
        ),
        (
            Expected.ONLY_ME,
            found(POSTS, NO),
            "You expected only you. Nobody but your friends can see them.",
        ),
        (
            Expected.FRIENDS,
            found(POSTS, OPEN, Audience.FRIENDS_OF_FRIENDS),
            "You expected friends. Friends of friends can see them.",
        ),
        (Expected.ONLY_ME, found(FRIENDS, NO), "As you expected: nobody but you."),
        (
            Expected.FRIENDS,
            found(FRIENDS, NO),
            "You expected friends. Nobody but you can see them.",
        ),
        (
            Expected.FRIENDS,
            found(FRIENDS, OPEN, Audience.FRIENDS),
            "As you expected: your friends.",
        ),
        (
            Expected.FRIENDS,
            found(FRIENDS, OPEN, Audience.SPECIFIC),
            "You expected friends. People you picked can see them.",
        ),
        (
            Expected.ANYONE,
            found(SCHOOL, OPEN, Audience.MEMBERS),
            "As you expected: anyone signed in.",
        ),
        (
            Expected.NO_IDEA,
            found(SCHOOL, OPEN, Audience.PUBLIC),
            "You had no idea. Anyone can see it.",
        ),
        (
            Expected.ONLY_ME,
            found(CONTACT, OPEN),
            "You expected only you. Other people can see it.",
        ),
        (Expected.ANYONE, found(CONTACT, NOTHING), "Your networks have no such thing."),
        (
            Expected.ONLY_ME,
            found(CONTACT, NOT_KNOWN, unread=("X", "YouTube")),
            "Not known on X and YouTube, so we can't say.",
        ),
        (
            Expected.ANYONE,
            found(POSTS, OPEN, Audience.PUBLIC, unread=("X",)),
            "You expected anyone. Anyone can see them. Not known on X, so we can't say more.",
        ),
        (
            Expected.FRIENDS,
            found(SCHOOL, NOT_KNOWN, unread=("X", "YouTube", "LinkedIn", "MySpace")),
            "Not known on 4 networks, so we can't say.",
        ),
    ],
)
def test_what_was_expected_stands_beside_what_was_found(
    expected: Expected, answer: InShort, said: str
) -> None:
    assert compared(expected, answer) == said


_ALL = [
    (expected, question, state, reach, unread)
    for expected, question, state, reach, unread in product(
        Expected, InShortQuestion, InShortState, (None, *Audience), ((), ("X",), ("X", "Y"))
    )
    if unread or state is not NOT_KNOWN
]


def test_as_expected_takes_proof_of_that_everywhere() -> None:
    """Each guess, question, state, reach, and network unread: the whole walk."""
    at_most = {one.question: one.at_most for one in EXPECTATIONS}
    as_expected = 0
    for expected, question, state, reach, unread in _ALL:
        said = compared(expected, found(question, state, reach, unread))
        assert said.endswith(".")
        assert said[0].isupper()
        if "s you expected" not in said:
            continue
        as_expected += 1
        assert unread == ()
        assert state in (OPEN, NO)
        people = reach if state is OPEN else at_most[question]
        assert people is not None
        assert {
            Expected.ONLY_ME: people is Audience.ONLY_ME,
            Expected.FRIENDS: people in (Audience.FRIENDS, Audience.FRIENDS_EXCEPT),
            Expected.ANYONE: people in (Audience.MEMBERS, Audience.PUBLIC),
            Expected.NO_IDEA: False,
        }[expected]
    assert as_expected


def test_every_network_that_is_unread_is_said() -> None:
    for expected, question, state, reach, unread in _ALL:
        said = compared(expected, found(question, state, reach, unread))
        assert state is NOTHING or ("Not known on" in said) is (bool(unread) or state is NOT_KNOWN)


def test_what_was_seen_in_part_is_not_as_expected() -> None:
    whole = found(FRIENDS, OPEN, Audience.FRIENDS)
    assert compared(Expected.FRIENDS, whole).startswith("As you expected")
    (facebook,) = whole.networks
    part = facebook.model_copy(update={"in_part": True})
    said = compared(Expected.FRIENDS, whole.model_copy(update={"networks": (part,)}))
    assert said.endswith("Not known on Facebook, so we can't say more.")


def test_where_nothing_was_looked_at_no_network_is_named() -> None:
    assert compared(Expected.FRIENDS, found(FRIENDS, NOT_KNOWN)) == (
        "Nothing was looked at, so we can't say."
    )


def test_each_answer_of_a_report_is_guessed_of_once() -> None:
    assert sorted(one.question for one in EXPECTATIONS) == sorted(InShortQuestion)
    assert set(EXPECTED) == set(Expected)


def test_only_what_can_be_guessed_is_taken() -> None:
    given = {"posts": "friends", "school": "no_idea", "friends": "everyone", "other": "friends"}
    assert expected_in(given) == {"posts": "friends", "school": "no_idea"}
    assert expected_in({}) == {}
