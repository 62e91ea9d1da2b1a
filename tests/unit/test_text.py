"""Text from a page is made plain once, on the way in."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from profilecheck.model import Entry, plain_text
from profilecheck.model.text import MAX_PAGE_TEXT
from tests.each import each

_HOSTILE_PIECES = st.sampled_from(
    [
        "\x1b[31m",
        "\x1b]0;t\x07",
        "\x1b",
        "\x9b1m",
        "\u202e",
        "\u2066",
        "\u200b",
        " ",
        "\r\n",
        "\ud800",
    ]
)
hostile = st.lists(_HOSTILE_PIECES | st.text(max_size=4), max_size=12).map("".join)


@each(
    ("raw", "shown"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;your bank\x07hello", "hello"),
        ("\x1b]8;;https://evil.example\x1b\\press\x1b]8;;\x1b\\", "press"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u2066b\u2069c\u200ed\u200fe", "abcde"),
        ("Oak\u200bfield \u200b Primary\u00ad", "Oakfield Primary"),
        ("one\r\ntwo\tthree\u2028four\x85five", "one two three four five"),
        ("bell\x07 null\x00 c1\x84\x90", "bell null c1"),
        ("half \ud800 a character", "half a character"),
        ("private \ue000 use", "private use"),
        (" \u200b ", ""),
        ("👩\u200d🏫 Zoë مدرسة ١٢", "👩\u200d🏫 Zoë مدرسة ١٢"),
        ("<b>[bold]&amp; =cmd|'/c calc'!A0", "<b>[bold]&amp; =cmd|'/c calc'!A0"),
    ],
)
def test_only_what_can_be_shown_as_text_is_kept(raw: str, shown: str) -> None:
    assert plain_text(raw) == shown


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert plain_text("abcdef", 4) == "abc…"
    assert plain_text("abcd", 4) == "abcd"
    assert plain_text("x" * 5000, None) == "x" * 5000
    assert len(plain_text("x" * 5000)) == MAX_PAGE_TEXT


def test_a_field_for_page_text_is_made_plain_when_it_is_set() -> None:
    assert Entry(text="\x1b[31m\u202eOakfield\n" + "x" * 5000).text.startswith("Oakfield xxx")


@given(hostile)
def test_plain_text_has_no_control_or_direction_characters(raw: str) -> None:
    for character in plain_text(raw):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Co")
        assert unicodedata.category(character) != "Cf" or character == "\u200d"
        assert unicodedata.bidirectional(character) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip


@given(hostile, st.integers(1, 20) | st.none())
def test_plain_text_is_plain_already(raw: str, limit: int | None) -> None:
    once = plain_text(raw, limit)

    assert plain_text(once, limit) == once
    assert "  " not in once
    assert limit is None or len(once) <= limit
