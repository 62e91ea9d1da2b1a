"""Whatever the text, the matcher answers and gives a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from profilecheck.resources import data_folder
from profilecheck.school import Match, School, SchoolMatcher, load_school

PLACES = (SchoolMatcher(), SchoolMatcher(load_school(data_folder("fixtures") / "school.yaml")))

_pieces = st.sampled_from(
    ["Oakfield", "oakfeild", "Primary", "School", "St", "Mary's", "OPS", "C", "of", "E", "and",
     "Road", "Leeds", "Cardiff", "teacher", "at", "@", ".", ",", "(", "\n", "oakfield.leeds.sch.uk",
     "0113", "496", "0123", "+44", "Studies", "Went to", "former", "\u200b", "\u202e", "\x1b[31m",
     "ß", "İ", "ﬃ", "\ud800", "😀", "http://", "[", "%"]
)  # fmt: skip
_texts = st.one_of(
    st.text(max_size=80),
    st.lists(_pieces, max_size=12).map(" ".join),
    st.lists(_pieces, max_size=12).map("".join),
)


def _all_matches(place: SchoolMatcher, text: str) -> list[Match]:
    single = [place.employer(text), place.email(text), place.phone(text), place.link(text)]
    place.works_here(text)
    place.studies_here(text)
    return [m for m in single if m] + [*place.in_text(text), *place.work_contacts(text)]


@given(text=_texts)
@pytest.mark.parametrize("place", PLACES, ids=["no school", "a school"])
def test_every_text_is_answered_and_every_match_has_its_reason(
    place: SchoolMatcher, text: str
) -> None:
    for match in _all_matches(place, text):
        assert match.matched
        assert "\n" not in match.matched
        assert match.because.startswith("“")
        assert match.because.endswith(".")
        assert place.known or not match.kind.names_school


@given(text=_texts)
def test_a_text_without_the_schools_letters_never_names_it(text: str) -> None:
    place = SchoolMatcher(School(names=("Zyxwvut Primary School",)))
    assert "zyxwvut" in text.lower() or not any(
        m.kind.names_school for m in _all_matches(place, text)
    )


@given(before=_texts, after=_texts)
def test_an_address_of_the_school_is_found_between_any_other_words(before: str, after: str) -> None:
    text = f"{before} \n j.smith@oakfield.leeds.sch.uk \n {after}"
    matched = [m.matched for m in PLACES[1].work_contacts(text)]
    assert any("j.smith@oakfield.leeds.sch.uk" in m for m in matched)


@given(name=_texts, short=_texts, town=_texts, role=_texts, text=_texts)
def test_every_school_that_is_accepted_can_be_looked_for(
    name: str, short: str, town: str, role: str, text: str
) -> None:
    try:
        school = School(names=(name,), short_names=(short,), town=town, role_words=(role,))
    except ValidationError:
        return
    place = SchoolMatcher(school)
    _all_matches(place, text)
    _all_matches(place, name)


@pytest.mark.parametrize("text", ["C E", "C:E", "At St Hilda's C.E", "R.C"])
def test_a_text_may_end_in_an_abbreviation(text: str) -> None:
    assert [m for place in PLACES for m in _all_matches(place, text)] == []


_own = st.sampled_from(
    ["Oakfield", "Primary", "St", "Mary's", "C of E", "and", "Road", "Leeds", "The", "Academy",
     "Park", "Trust -", "Hill:", "Trust", "Church", "Infant", "Boys'", "King", "VI", "Technology",
     "(Leeds)", "of Leeds", "Sir", "Street", "Saints", "All", "Peter", "RC", "Ysgol", "Gynradd"]
)  # fmt: skip
_ends = st.sampled_from(
    ["School", "Primary School", "Academy", "College", "High School", "C of E Primary School",
     "Nursery", "Trust", "Primary", "School and Nursery"]
)  # fmt: skip


@given(own=st.lists(_own, min_size=1, max_size=4), end=_ends)
def test_whatever_a_school_is_called_it_is_found_under_that_name(own: list[str], end: str) -> None:
    name = " ".join((*own, end))
    try:
        place = SchoolMatcher(School(names=(name,)))
    except ValidationError:
        return
    assert place.employer(name)
