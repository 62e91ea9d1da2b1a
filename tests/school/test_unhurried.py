"""A text is soon told to have no name in it: never one that has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.school.folding import Folded, fold
from profilecheck.school.names import NameMatcher
from profilecheck.school.people import PeopleMatcher


class _Names(NameMatcher):
    def _may_be_named_in(self, folded: Folded) -> bool:
        return True


class _People(PeopleMatcher):
    def _ends_name(self, written: str) -> bool:
        return True


_SCHOOLS = [
    (("Oakfield Primary School", "Old Oakfield Infants"), ("OPS", "Oakfield")),
    (("St Mary's C of E Primary School",), ("SMP",)),
    (("Highfield High School",), ("Highfields",)),
    (("Saint Oswald's Catholic College",), ("Ozzies",)),
    (("The Ox Church of England Free School",), ()),
]
_LISTED = ("Jo Bell", "Mrs Abernethy", "Smithy", "Anne-Marie O'Connor", "Ali Jones", "Deborah Cole")
_WORDS = sorted(
    {
        word
        for names, short in _SCHOOLS
        for name in (*names, *short, *_LISTED, "Debs", "Miss", "J.", "Sch", "Pri", "Saint", "high")
        for word in name.split()
    }
)


def _slipped(word: str, at: int, kind: int, letter: str) -> str:
    """`word` with one slip: nothing, a letter left out, two swapped, one more, another, a gap."""
    at = min(at, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    swapped = before + after[:1] + here + after[1:]
    changed = (word, before + after, swapped, before + letter + here + after)
    return (*changed, before + letter + after, f"{before}{here} {after}", before + " " + swapped)[
        kind
    ]


_pieces = st.builds(
    _slipped,
    st.sampled_from(_WORDS),
    st.integers(0, 9),
    st.integers(0, 6),
    st.sampled_from("aeiksw'- "),
)
_texts = st.lists(
    st.tuples(_pieces, st.sampled_from((" ", "", "-", ". ", ", ", "'s "))), min_size=1, max_size=7
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


@pytest.mark.parametrize(("names", "short"), _SCHOOLS, ids=lambda names: "".join(names[:1]))
@given(text=_texts)
def test_every_name_that_a_long_look_finds_is_found(
    names: tuple[str, ...], short: tuple[str, ...], text: str
) -> None:
    long_look = _Names(names, short, frozenset, "GB")
    assert NameMatcher(names, short, frozenset, "GB").find(fold(text)) == long_look.find(fold(text))


@given(text=_texts)
def test_everybody_that_a_long_look_finds_is_found(text: str) -> None:
    found = PeopleMatcher(_LISTED).names_somebody(text)
    assert found == _People(_LISTED).names_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["Oakfeild Primary", "ok afield primary", "of akfield primary", "Oak field School",
     "OxakfieldPrimary Oakfield Sch", "oakfieldprimaryschool"],
)  # fmt: skip
def test_a_name_with_a_slip_or_a_gap_is_still_found(text: str) -> None:
    names, short = _SCHOOLS[0]
    assert NameMatcher(names, short, frozenset, "GB").find(fold(text))


@pytest.mark.parametrize("text", ["Oakfield C E", "Oakfield C of", "church of", "R C", "o c e"])
def test_a_text_may_end_within_a_faith(text: str) -> None:
    names, _ = _SCHOOLS[0]
    assert _Names(names, (), frozenset, "GB").find(fold(text)) == []
