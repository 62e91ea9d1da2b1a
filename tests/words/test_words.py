"""The words for the person: every fact and reason has some, and numbers agree with their nouns."""

import pytest

from profilecheck.judge.sighted import Sighted
from profilecheck.model import Count, Guidance, Nouns
from profilecheck.model.snapshot import WANTED
from profilecheck.sites import site
from profilecheck.vocabulary import (
    Audience,
    Circle,
    Fact,
    FactKind,
    Giveaway,
    Reach,
    UnreadReason,
    Viewpoint,
)
from profilecheck.words import report as report_words
from profilecheck.words.audiences import can_see, for_whom, mine, shown_to
from profilecheck.words.doing import asks
from profilecheck.words.eyes import eyes_of, things_seen
from profilecheck.words.facts import ABOUT, CAN, SWITCHES, about, count_of, where
from profilecheck.words.findings import entry_shown, names_school, posts_give_away, work_contact
from profilecheck.words.nouns import ANY_NETWORK
from profilecheck.words.plurals import counted, listed
from profilecheck.words.reasons import PROBLEMS, why_unread
from profilecheck.words.rereading import none_to_reread, posts_to_reread
from profilecheck.words.school import reason_without_quote
from tests.each import each
from tests.report.sample import REPORT

PUBLIC = Audience.PUBLIC


@pytest.mark.parametrize(
    ("number", "at_least", "words"),
    [
        (0, False, "0 posts"),
        (1, False, "1 post"),
        (2, False, "2 posts"),
        (1204, False, "1,204 posts"),
        (1, True, "at least 1 post"),
        (46, True, "at least 46 posts"),
    ],
)
def test_a_number_agrees_with_its_noun(number: int, at_least: bool, words: str) -> None:
    assert counted(number, "post", "posts", at_least=at_least) == words


@pytest.mark.parametrize(
    ("things", "words"),
    [((), ""), (("X",), "X"), (("X", "Y"), "X and Y"), (("X", "Y", "Z"), "X, Y and Z")],
)
def test_things_are_listed_as_people_do(things: tuple[str, ...], words: str) -> None:
    assert listed(things) == words


@each(
    ("steps", "wanted", "words"),
    [
        (
            ("Privacy", "Old posts", WANTED, "Save"),
            "Friends",
            "Privacy › Old posts, choose Friends, then Save",
        ),
        (("Privacy", "Who?", WANTED), "Friends", "Privacy › Who? Choose Friends"),
        ((WANTED,), "Friends", "Choose Friends"),
        (("Privacy", "Lock", WANTED), "Ticked", "Privacy, tick “Lock”"),
        (
            ("Privacy", "Lock", WANTED, "Save"),
            "Not ticked",
            "Privacy, take the tick out of “Lock”, then Save",
        ),
        (("Lock", WANTED), "Not ticked", "Take the tick out of “Lock”"),
        (("Profile", "Bio"), "A short bio", "Profile › Bio. Aim for: A short bio"),
        (("Settings", "Who sees it?"), "Only me", "Settings › Who sees it? Aim for: Only me"),
        (("Profile", "Bio"), "", "Profile › Bio"),
    ],
)
def test_what_to_press_ends_in_what_to_do(steps: tuple[str, ...], wanted: str, words: str) -> None:
    guidance = Guidance(url="https://x.com", steps=steps, wanted=wanted, look_for="It.")
    assert report_words.press(guidance) == words


@each(
    ("fact", "counts", "words"),
    [
        (Fact.FRIENDS_COUNT, [Count(count=46), Count(count=46, at_least=True)], "46 friends."),
        (Fact.FRIENDS_COUNT, [Count(count=46), Count(count=50, at_least=True)], None),
        (Fact.FRIENDS_COUNT, [Count(count=1)], "1 friend."),
        (Fact.FRIENDS_COUNT, [Count(count=0)], "No friends."),
        (Fact.POSTS_PUBLIC_COUNT, [Count(count=1)], "1 post that anyone can see."),
        (
            Fact.FRIENDS_AT_EMPLOYER,
            [Count(count=1)],
            "1 friend who says they work at your school.",
        ),
        (
            Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
            [Count(count=3, at_least=True)],
            "At least 3 friends who say they go to your school.",
        ),
        (
            Fact.TAGGING_COUNT,
            [Count(count=14, at_least=True)],
            "At least 14 photos or posts that others tagged you in.",
        ),
        (Fact.TAGGING_COUNT, [Count(count=1)], "1 photo or post that others tagged you in."),
        (Fact.TAGGING_COUNT, [Count(count=0)], "No photos or posts that others tagged you in."),
    ],
)
def test_what_was_counted_is_said_once(fact: Fact, counts: list[Count], words: str | None) -> None:
    assert count_of(fact, counts, ANY_NETWORK) == (words or "At least 50 friends.")


def test_every_fact_has_words() -> None:
    assert set(ABOUT) == set(CAN) == set(Fact)
    assert set(SWITCHES) == {f for f in Fact if f.kind is FactKind.SWITCH}
    for fact in Fact:
        if fact.kind is FactKind.ENTRIES:
            assert where(fact, ANY_NETWORK)


@each("viewpoint", Viewpoint)
@each("reason", UnreadReason)
def test_every_reason_has_words(reason: UnreadReason, viewpoint: Viewpoint) -> None:
    assert why_unread(reason, ANY_NETWORK, viewpoint).endswith((".", "”."))
    assert PROBLEMS[reason]


def test_what_was_seen_in_part_is_told_with_the_network_and_as_no_list() -> None:
    """A birthday and an e-mail address are none."""
    assert why_unread(UnreadReason.INCOMPLETE_LIST, site("x")) == (
        "We saw only a part of this on X (Twitter), so there may be more."
    )


def test_that_nobody_is_named_fits_who_can_write_as_well_as_who_can_see() -> None:
    assert why_unread(UnreadReason.AUDIENCE_NOT_SHOWN, site("x")) == (
        "X (Twitter) doesn't say who this is open to."
    )


def test_a_part_that_is_left_to_the_person_is_named() -> None:
    youtube = site("youtube")
    assert why_unread(UnreadReason.BY_HAND, youtube, place="YouTube Studio") == (
        "We don't open YouTube Studio, so this is for you to look at."
    )


@each("audience", Audience)
def test_every_audience_has_words(audience: Audience) -> None:
    assert can_see(Fact.STORIES_AUDIENCE, audience, ANY_NETWORK).endswith("see your stories.")
    assert shown_to(audience, ANY_NETWORK)
    assert for_whom(audience, ANY_NETWORK)
    assert mine(ANY_NETWORK)[audience]


@each(
    ("network", "friends", "posts"),
    [
        ("facebook", "friends", "posts"),
        ("x", "followers", "posts"),
        ("youtube", "subscribers", "videos"),
        ("linkedin", "connections", "posts"),
        ("myspace", "connections", "posts"),
        ("instagram", "followers", "posts"),
        ("tiktok", "followers", "videos"),
        ("whatsapp", "contacts", "status updates"),
    ],
)
def test_each_network_has_its_own_nouns(network: str, friends: str, posts: str) -> None:
    on = site(network)
    assert about(Fact.FRIENDS_AUDIENCE, on) == f"your list of {friends}"
    assert about(Fact.POSTS_FUTURE_AUDIENCE, on) == f"your new {posts}"
    assert can_see(Fact.STORIES_AUDIENCE, Audience.FRIENDS, on) == (
        f"Only your {friends} can see your stories."
    )


def test_what_a_profile_gives_away_is_said_first() -> None:
    named = names_school(Fact.PROFILE_BIO, "Oakfield", PUBLIC, ANY_NETWORK, past=False, because="")
    assert named == "Your bio names your school (“Oakfield”), for anyone to see."
    phone = work_contact(Fact.CONTACT_PHONE, "0113 496 0123", PUBLIC, ANY_NETWORK, is_phone=True)
    assert phone == "Your work number 0113 496 0123 is on your profile, for anyone to see."


@pytest.mark.parametrize(
    ("number", "words"), [(1, "One of your posts names"), (2, "2 of your posts name")]
)
def test_posts_that_give_something_away_agree_with_their_number(number: int, words: str) -> None:
    said = posts_give_away({Giveaway.SCHOOL}, number, ("3 May",), PUBLIC, ANY_NETWORK)
    assert said.startswith(f"{words} your school, for anyone to see.")


def test_only_the_first_of_the_posts_named_has_a_capital() -> None:
    days = ("Video of 3 May 2024", "Video, 1 month ago", "Video of 4 May 2024", "Video of 5 May")
    said = posts_give_away({Giveaway.SCHOOL}, 4, days, PUBLIC, site("youtube"))
    assert said.endswith("(Video of 3 May 2024; video, 1 month ago; video of 4 May 2024; …)")


@each(
    ("text", "what"),
    [("3 May", "birthday"), ("3/5", "birthday"), ("1991", "year of birth"), ("35", "age")],
)
def test_what_is_shown_of_a_birthday_is_called_what_it_is(text: str, what: str) -> None:
    said = entry_shown(Fact.PROFILE_BIRTHDAY, text, PUBLIC, ANY_NETWORK)
    assert said == f"Your profile shows your {what} (“{text}”), for anyone to see."


@each(
    ("fact", "words"),
    [
        (Fact.MESSAGES_WHO_CAN_SEND, "Nobody can send you a message."),
        (Fact.REQUESTS_WHO_CAN_SEND, "Nobody can send you a connection request."),
        (Fact.DISCOVERY_BY_PHONE, "Nobody can find your profile by your phone number."),
        (Fact.FRIENDS_AUDIENCE, "Only you can see your list of connections."),
    ],
)
def test_what_is_open_to_oneself_alone_is_said_as_it_is(fact: Fact, words: str) -> None:
    assert can_see(fact, Audience.ONLY_ME, site("linkedin")) == words


@each(
    ("fact", "words"),
    [
        (Fact.FRIENDS_COUNT, "How many followers do you find?"),
        (Fact.FRIENDS_AT_EMPLOYER, "How many of your followers say they work at your school?"),
        (
            Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
            "How many of your followers say they go to your school?",
        ),
        (
            Fact.POSTS_TO_REREAD,
            "Do any of your videos name your school, or give a work e-mail or number?",
        ),
    ],
)
def test_what_is_asked_is_in_the_nouns_of_the_network(fact: Fact, words: str) -> None:
    assert asks(fact, None, site("tiktok")) == words


def test_of_one_post_or_two_is_spoken_as_of_one_or_two() -> None:
    assert none_to_reread(1, ANY_NETWORK) == (
        "We looked through 1 post. By its words it need not be read again, but do look at it "
        "yourself."
    )
    two = posts_to_reread(2, 2, ANY_NETWORK, at_least=False)
    assert "Anyone on the internet can see both of them." in two


def test_quoted_words_are_not_quoted_twice() -> None:
    assert reason_without_quote("OPS", "“OPS” is short for your school's name.") == (
        "It is short for your school's name."
    )


def test_a_network_without_nouns_of_its_own_has_friends_and_posts() -> None:
    assert Nouns() == Nouns(friend="friend", friends="friends", post="post", posts="posts")


@pytest.mark.parametrize("braces", ["{", "{network}", "{0}"])
def test_what_a_page_says_is_never_filled_in(braces: str) -> None:
    said = names_school(Fact.PROFILE_BIO, braces, PUBLIC, ANY_NETWORK, past=False, because="")
    assert f"“{braces}”" in said


def test_what_is_seen_is_counted_with_its_noun_and_of_them_stands_below_friends() -> None:
    def text(fact: Fact) -> Sighted:
        return Sighted(fact=fact, reach=Reach.YES, text="a")

    def many(fact: Fact, count: int, *, at_least: bool = False) -> Sighted:
        return Sighted(fact=fact, reach=Reach.YES, count=count, at_least=at_least)

    seen = [
        many(Fact.FRIENDS_AUDIENCE, 1204, at_least=True),
        text(Fact.CONTACT_PHONE),
        text(Fact.CONTACT_EMAIL),
        text(Fact.CONTACT_PHONE),
        many(Fact.POSTS_PUBLIC_COUNT, 1),
        many(Fact.FRIENDS_AT_EMPLOYER, 7),
        many(Fact.FRIENDS_STUDENTS_OF_EMPLOYER, 1),
    ]
    assert things_seen(seen, site("x")) == (
        "at least 1,204 followers, by name",
        "7 of them work at the school",
        "1 of them goes to the school",
        "2 phone numbers",
        "1 e-mail address",
        "1 post",
    )
    assert things_seen([many(Fact.FRIENDS_AUDIENCE, 0)], ANY_NETWORK) == ("the list of friends",)
    assert things_seen([], ANY_NETWORK) == ()


def test_who_looks_is_named_as_the_room_would() -> None:
    assert {eyes_of(circle, "Amy") for circle in Circle} == {
        "Anyone",
        "Anyone signed in",
        "A pupil or parent",
        "A colleague",
        "Amy",
    }


def test_a_report_of_an_earlier_version_says_how_a_clause_stands() -> None:
    (clause,) = (c for c in REPORT.clauses if c.id == "A1.2")
    bare = clause.model_copy(update={"standing": None})
    told = report_words.standing(bare)
    assert (told.kind, told.label) == (clause.standing.kind, told.label.lower())  # type: ignore[union-attr]  # it has one
    assert report_words.standing(clause) is clause.standing


def test_what_is_asked_nowhere_and_what_is_all_answered() -> None:
    none = REPORT.model_copy(update={"questions": ()})
    assert report_words.asked_at(none, REPORT.clauses[0]) == ""
    assert report_words.questions_left(none) == "You have answered what only you can judge."
    asked = REPORT.questions[0]
    clause = next(c for c in REPORT.clauses if c.id == asked.clause)
    assert report_words.asked_at(REPORT, clause) == asked.clause
