"""Which words may stay on a page that is masked: the adapter's own, and no other."""

from profilecheck.sites.known_words import KnownWords, words_in
from tests.each import each

KNOWN = KnownWords(
    wordings={},
    exact=frozenset({"friendsList", "otter"}),
    parts=frozenset({"friends", "list", "view"}),
    hosts=frozenset(),
)


@each(
    ("name", "is_known"),
    [
        ("friendsList", True),
        ("otter", True),
        ("friendsListView", True),
        ("FRIENDS_VIEW", True),
        ("view-2", True),
        # A word alone may be somebody's name, and a longer number somebody's own.
        ("friends", False),
        ("view-22", False),
        ("friendsAmy", False),
        ("otterView", False),
        ("Otter", False),
        ("", False),
    ],
)
def test_a_name_in_a_program_is_known_whole_or_in_every_part(name: str, *, is_known: bool) -> None:
    assert KNOWN.knows_name(name) is is_known


def test_words_are_compared_without_case() -> None:
    assert words_in("Amy's Übung: 3_a") == ("amy", "s", "übung", "3", "a")
