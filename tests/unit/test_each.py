"""A test over many cases fails for each that has a fault, and says which those are."""

import inspect

import pytest

from tests.each import each


def _faults(test: object) -> list[str]:
    """What each fault says, with the note of its case."""
    assert callable(test)
    with pytest.raises(BaseExceptionGroup) as raised:
        test()
    return [f"{fault} {' '.join(fault.__notes__)}" for fault in raised.value.exceptions]


def test_all_cases_are_tried_and_each_with_a_fault_is_named() -> None:
    tried: list[int] = []

    @each("number", [1, 2, 3, 4])
    def test(number: int) -> None:
        tried.append(number)
        if number % 2 == 0:
            raise ValueError("even")

    assert _faults(test) == ["even Case: number=2", "even Case: number=4"]
    assert tried == [1, 2, 3, 4]


def test_of_two_tables_every_pair_is_tried_and_both_are_named() -> None:
    @each("letter", "ab", ids=["first", "second"])
    @each(("number", "_word"), [(1, "one"), (2, "two")])
    def test(letter: str, number: int, _word: str) -> None:
        assert (letter, number) != ("b", 2), "it"

    (said,) = _faults(test)
    assert said.endswith("Case: number=2, _word='two' Case: second")


def test_a_case_that_is_skipped_or_fails_otherwise_is_a_fault() -> None:
    @each("leave", [pytest.skip, pytest.fail])
    def test(leave: object) -> None:
        assert callable(leave)
        leave("not now")

    assert len(_faults(test)) == 2


def test_where_there_is_no_case_it_fails() -> None:
    @each("number", [])
    def test(number: int) -> None:
        pass

    with pytest.raises(AssertionError, match="no case"):
        test()


def test_what_is_no_case_stays_for_pytest_to_fill_in() -> None:
    @each("number", [1])
    def test(number: int, tmp_path: object) -> None:
        pass

    assert list(inspect.signature(test).parameters) == ["tmp_path"]
