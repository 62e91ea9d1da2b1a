"""Who is signed in to a replica, and whose account its pages show."""

import pytest

from profilecheck.errors import InputError
from profilecheck.replica import Fault, FaultKind
from profilecheck.replica.accounts import Sessions

PEOPLE = ("careful", "exposed")
WRONG = Fault(FaultKind.WRONG_ACCOUNT, person="exposed")


def test_a_session_is_one_persons_until_it_ends() -> None:
    sessions = Sessions("Somewhere", PEOPLE)
    first, second = sessions.sign_in("careful"), sessions.sign_in("exposed")
    assert (sessions.signed_in(first), sessions.signed_in(second)) == PEOPLE
    sessions.sign_out(first)
    assert (sessions.signed_in(first), sessions.signed_in(second)) == ("", "exposed")


def test_nobody_signs_in_without_an_account() -> None:
    with pytest.raises(InputError, match="“nobody” has no Somewhere account"):
        Sessions("Somewhere", PEOPLE).sign_in("nobody")


def test_a_fault_shows_another_account_to_those_who_are_signed_in() -> None:
    sessions = Sessions("Somewhere", PEOPLE)
    token = sessions.sign_in("careful")
    assert sessions.shown(token, None) == "careful"
    assert sessions.shown(token, Fault(FaultKind.FRENCH, person="exposed")) == "careful"
    assert sessions.shown(token, WRONG) == "exposed"
    assert sessions.shown("no session", WRONG) == ""


def test_a_fault_shows_no_account_that_is_not_there() -> None:
    sessions = Sessions("Somewhere", ("careful",))
    assert sessions.shown(sessions.sign_in("careful"), WRONG) == "careful"
