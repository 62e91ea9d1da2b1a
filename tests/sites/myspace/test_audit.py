"""MySpace in a real browser on its replica: what is in order, whole lists, another's session.

That what is planted is found and nothing is changed is proved for all networks at once, in
`tests/end_to_end`; what each page tells when it goes wrong, in `test_drift.py` here.
"""

import pytest

from profilecheck.model import Count
from profilecheck.replica import Fault, FaultKind, person
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from tests.auditing import Auditing

PAGES = r"myspace\.com/(?!home|signin|captcha)"


@pytest.mark.xdist_group("careful")
def test_the_careful_person_has_things_proved_in_order(audited: Auditing) -> None:
    met = {fact for network, fact in audited("careful").facts(Outcome.MET) if network == "myspace"}
    assert met >= {
        Fact.POSTS_FUTURE_AUDIENCE,
        Fact.POSTS_PAST_LIMITED,
        Fact.PROFILE_ACCESS,
        Fact.FRIENDS_AUDIENCE,
        Fact.COMMENTS_WHO_CAN_POST,
        Fact.ACCOUNT_EMAIL,
    }


def test_a_long_list_is_counted_to_its_end(audited: Auditing) -> None:
    result = audited("popular", on="myspace", pages=("profile", "connections"))
    values = {r.fact: r.value for r in result.observed("myspace") if r.viewpoint is Viewpoint.OWNER}
    assert values[Fact.FRIENDS_COUNT] == Count(count=640)
    assert values[Fact.ACCOUNT_DORMANT] is True


def test_where_a_list_stops_the_number_at_its_head_counts(audited: Auditing) -> None:
    strikes = {r"connections/out connections/out": Fault(FaultKind.LIST_STOPS, after=2)}
    pages = ("profile", "connections")
    result = audited(person("popular").only_on("myspace"), strikes, pages=pages)
    (reading,) = [
        r
        for r in result.observed("myspace")
        if r.fact is Fact.FRIENDS_COUNT and r.viewpoint is Viewpoint.OWNER
    ]
    assert reading.value == Count(count=640)
    assert "45 connections listed" in reading.evidence.seen


def test_where_another_turns_out_to_be_signed_in_nothing_is_read(audited: Auditing) -> None:
    """Nor as a stranger: it is no longer sure whose profile that is."""
    other = Fault(FaultKind.WRONG_ACCOUNT, person="exposed")
    result = audited(person("careful").only_on("myspace"), {PAGES: other})
    assert result.observed("myspace") == []
    assert {r.reason for r in result.unread("myspace")} == {UnreadReason.WRONG_ACCOUNT}
    assert result.facts(Outcome.MET) == set()
