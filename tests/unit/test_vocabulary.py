"""The closed words: the order of audiences, who they let in, and a spec for every fact."""

from profilecheck.vocabulary import FACTS, Audience, Circle, Fact, Reach, reach
from tests.each import each


def test_audiences_stand_in_order_from_fewest_to_most() -> None:
    order = "only_me specific friends_except friends friends_of_friends members public"

    assert [a.value for a in Audience] == order.split()
    assert max(sorted(Audience, key=str)) is Audience.PUBLIC
    assert min(sorted(Audience, key=str)) is Audience.ONLY_ME
    assert Audience.FRIENDS <= Audience.FRIENDS < Audience.MEMBERS > Audience.FRIENDS >= "friends"


@each(
    ("audience", "row"),
    [
        (Audience.PUBLIC, "yes yes yes yes yes"),
        (Audience.MEMBERS, "no yes yes yes yes"),
        (Audience.FRIENDS_OF_FRIENDS, "no no yes yes yes"),
        (Audience.FRIENDS, "no no no yes yes"),
        (Audience.FRIENDS_EXCEPT, "no no no some yes"),
        (Audience.SPECIFIC, "no no no some yes"),
        (Audience.ONLY_ME, "no no no no yes"),
        (None, "unknown unknown unknown unknown yes"),
    ],
)
def test_each_audience_reaches_these_circles(audience: Audience | None, row: str) -> None:
    assert [reach(audience, circle) for circle in Circle] == [Reach(r) for r in row.split()]


def test_every_fact_has_a_kind() -> None:
    assert list(FACTS) == list(Fact)
