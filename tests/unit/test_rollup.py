"""The roll-up from outcomes of checks to the outcome of a clause, as a whole truth table."""

from itertools import combinations, permutations

from profilecheck.judge import roll_up
from profilecheck.vocabulary import Outcome
from tests.each import each

NOT_MET, CANNOT_TELL, YOUR_CALL, MET, NOT_APPLICABLE = (
    Outcome.NOT_MET,
    Outcome.COULD_NOT_TELL,
    Outcome.YOUR_CALL,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
TABLE = {
    (): CANNOT_TELL,
    (NOT_MET,): NOT_MET,
    (CANNOT_TELL,): CANNOT_TELL,
    (YOUR_CALL,): YOUR_CALL,
    (MET,): MET,
    (NOT_APPLICABLE,): NOT_APPLICABLE,
    (NOT_MET, CANNOT_TELL): NOT_MET,
    (NOT_MET, YOUR_CALL): NOT_MET,
    (NOT_MET, MET): NOT_MET,
    (NOT_MET, NOT_APPLICABLE): NOT_MET,
    (CANNOT_TELL, YOUR_CALL): CANNOT_TELL,
    (CANNOT_TELL, MET): CANNOT_TELL,
    (CANNOT_TELL, NOT_APPLICABLE): CANNOT_TELL,
    (YOUR_CALL, MET): YOUR_CALL,
    (YOUR_CALL, NOT_APPLICABLE): YOUR_CALL,
    (MET, NOT_APPLICABLE): MET,
    (NOT_MET, CANNOT_TELL, YOUR_CALL): NOT_MET,
    (NOT_MET, CANNOT_TELL, MET): NOT_MET,
    (NOT_MET, CANNOT_TELL, NOT_APPLICABLE): NOT_MET,
    (NOT_MET, YOUR_CALL, MET): NOT_MET,
    (NOT_MET, YOUR_CALL, NOT_APPLICABLE): NOT_MET,
    (NOT_MET, MET, NOT_APPLICABLE): NOT_MET,
    (CANNOT_TELL, YOUR_CALL, MET): CANNOT_TELL,
    (CANNOT_TELL, YOUR_CALL, NOT_APPLICABLE): CANNOT_TELL,
    (CANNOT_TELL, MET, NOT_APPLICABLE): CANNOT_TELL,
    (YOUR_CALL, MET, NOT_APPLICABLE): YOUR_CALL,
    (NOT_MET, CANNOT_TELL, YOUR_CALL, MET): NOT_MET,
    (NOT_MET, CANNOT_TELL, YOUR_CALL, NOT_APPLICABLE): NOT_MET,
    (NOT_MET, CANNOT_TELL, MET, NOT_APPLICABLE): NOT_MET,
    (NOT_MET, YOUR_CALL, MET, NOT_APPLICABLE): NOT_MET,
    (CANNOT_TELL, YOUR_CALL, MET, NOT_APPLICABLE): CANNOT_TELL,
    (NOT_MET, CANNOT_TELL, YOUR_CALL, MET, NOT_APPLICABLE): NOT_MET,
}


def test_the_table_has_every_set_of_outcomes() -> None:
    subsets = {frozenset(s) for n in range(6) for s in combinations(Outcome, n)}

    assert {frozenset(s) for s in TABLE} == subsets
    assert len(TABLE) == 2 ** len(Outcome)


@each("outcomes", TABLE)
def test_outcomes_roll_up_as_the_table_says_in_any_order_and_number(
    outcomes: tuple[Outcome, ...],
) -> None:
    wanted = TABLE[outcomes]

    assert {roll_up(order) for order in permutations(outcomes)} == {wanted}
    assert roll_up(outcomes * 3) is wanted
