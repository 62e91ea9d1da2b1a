"""Role words, the town beside them, and what friends' cards say."""

import pytest

from profilecheck.school import MatchKind, School, SchoolMatcher
from tests.each import each


@each(
    "text",
    [
        "Teacher",
        "Year 4 teacher 🍎",
        "primary-school TEACHER",
        "teaching assistant",
        "Head Teacher",
        "headteacher",
        "Deputy Head",
        "SENCO",
        "SENDCo",
        "HLTA",
        "TA",
        "school caretaker",
        "lunchtime supervisor",
        "I teach Year 5",
        "head of year 9",
        "KS1 lead",
        "Key Stage 2 leader",
        "Early Years practitioner",
        "Pastoral manager",
        "Designated Safeguarding Lead",
        "Exams Officer",
        "Vice Principal",
        "ELSA",
        "DHT",
        "Teaches Year 2",
        "teach y4",
        "Athrawes",
        "Múinteoir",
    ],
)
def test_a_role_in_a_school_is_known_without_a_school(text: str) -> None:
    matches = SchoolMatcher().in_text(text)
    assert [m.kind for m in matches] == [MatchKind.ROLE]
    assert not matches[0].kind.names_school


@each(
    "text",
    [
        "ta love",
        "yoga teacher",
        "Driving teacher",
        "teacher's pet",
        "Teach First",
        "stay",
        "head",
        "Elsa",
    ],
)
def test_what_is_no_role_in_a_school_is_left_alone(text: str) -> None:
    assert SchoolMatcher().in_text(text) == ()


def test_the_schools_own_role_words_count(matcher: SchoolMatcher) -> None:
    (match,) = matcher.in_text("Forest  School Lead and gardener")
    assert match.kind is MatchKind.ROLE
    assert match.matched == "Forest School Lead"


@pytest.mark.parametrize(
    "text", ["Teacher in Leeds", "Leeds mum. Teacher.", "SENCO · Leeds", "teacher from leeds"]
)
def test_role_and_town_together_are_told(matcher: SchoolMatcher, text: str) -> None:
    kinds = [m.kind for m in matcher.in_text(text)]
    assert kinds == [MatchKind.TOWN_AND_ROLE]


@pytest.mark.parametrize("text", ["Teacher, Leeds United fan", "Teacher, Leeds Road", "leedsish"])
def test_a_club_or_a_road_is_not_the_town(matcher: SchoolMatcher, text: str) -> None:
    assert MatchKind.TOWN_AND_ROLE not in [m.kind for m in matcher.in_text(text)]


def test_a_town_that_is_a_word_needs_a_capital_or_an_in() -> None:
    place = SchoolMatcher(School(names=("Oakfield Primary School",), town="Reading"))
    assert [m.kind for m in place.in_text("teacher, loves reading")] == [MatchKind.ROLE]
    for text in ("teacher, Reading", "teacher in reading"):
        assert [m.kind for m in place.in_text(text)] == [MatchKind.TOWN_AND_ROLE], text


SCHOOL = "Oakfield Primary School"


@each(
    "card",
    [
        f"Works at {SCHOOL}",
        f"Teacher at {SCHOOL}",
        "Teaching Assistant at Oakfield Primary",
        f"Student teacher at {SCHOOL}",
        f"Pupil support assistant at {SCHOOL}",
        f"Studied at Leeds Beckett University · Works at {SCHOOL}",
        f"Studied at Leeds Beckett University, works at {SCHOOL}",
        f"Governor, {SCHOOL}",
        "Works at Oakfield",
        SCHOOL,
    ],
)
def test_a_card_of_somebody_who_works_here(matcher: SchoolMatcher, card: str) -> None:
    assert matcher.works_here(card)
    assert not matcher.studies_here(card)


@pytest.mark.parametrize(
    "card",
    [
        f"Studies at {SCHOOL}",
        f"Goes to {SCHOOL}",
        f"Pupil at {SCHOOL}",
        f"Student at {SCHOOL}",
        f"{SCHOOL} · Student",
        f"Attends {SCHOOL}",
    ],
)
def test_a_card_of_somebody_who_studies_here(matcher: SchoolMatcher, card: str) -> None:
    assert matcher.studies_here(card)
    assert not matcher.works_here(card)


@each(
    "card",
    [
        f"Went to {SCHOOL}",
        f"Studied at {SCHOOL}",
        f"Former pupil of {SCHOOL}",
        f"Class of 2009, {SCHOOL}",
        f"{SCHOOL}, class of 2009",
        f"{SCHOOL} (2005–2011)",
        f"Worked at {SCHOOL}",
        f"Former teacher at {SCHOOL}",
        f"Ex-teacher at {SCHOOL}",
        "Works at Oakfield High School",
        "Studies at Oakfield College",
        "Works at Tesco",
        "Lives in Leeds",
        "12 mutual friends",
        "Jane Oakfield",
        "",
    ],
)
def test_a_card_of_the_past_or_of_elsewhere_counts_for_neither(
    matcher: SchoolMatcher, card: str
) -> None:
    assert not matcher.works_here(card)
    assert not matcher.studies_here(card)


def test_without_a_school_nobody_works_or_studies_here() -> None:
    place = SchoolMatcher()
    assert not place.known
    assert not place.works_here(f"Works at {SCHOOL}")
    assert not place.studies_here(f"Studies at {SCHOOL}")
    assert place.employer(SCHOOL) is None
