"""X in a real browser on its replica: whole lists, and pages that are not what they should be.

That what is planted is found and nothing is changed is proved for all networks at once, in
`tests/end_to_end`; what each page tells when it goes wrong, in `test_drift.py` here.
"""

import pytest

from profilecheck.browser.visitor import Pace
from profilecheck.replica import Fault, FaultKind, person
from profilecheck.replica.x import payloads
from profilecheck.sites.x import X
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.auditing import IMPATIENT, Auditing, listed


@pytest.mark.xdist_group("careful")
def test_on_the_careful_persons_account_everything_is_told(audited: Auditing) -> None:
    told = {r.fact for r in audited("careful").observed("x")}
    assert {f for page in X.pages for f in page.promises} - told == set()


def test_more_followers_than_a_live_audit_reads_are_counted_to_the_end(audited: Auditing) -> None:
    """All 2,400 with `--whole-laws`."""
    result = audited("popular", on="x", pages=("profile", "followers"))
    followers = listed(result, "x")
    assert followers >= 2 * Pace().list_parts * payloads.PART
    (found,) = [r for r in result.observed("x") if r.fact is Fact.FRIENDS_STUDENTS_OF_EMPLOYER]
    assert found.evidence.seen == f"5 of the {followers} followers that the list showed"


def test_another_persons_pages_are_not_read(audited: Auditing) -> None:
    other = Fault(FaultKind.WRONG_ACCOUNT, person="mixed")
    strikes = {r"^x\.com/(quiet_allotment|settings/(?!account$))": other}
    observed = audited(person("careful").only_on("x"), strikes).observed("x")
    assert [r for r in observed if r.viewpoint is Viewpoint.OWNER] == []


def test_a_missing_answer_and_a_list_that_stops_prove_nothing_and_cost_no_other(
    audited: Auditing,
) -> None:
    strikes = {
        r"settings/audience_and_tagging": Fault(FaultKind.MISSING_SECTION, label="protected"),
        r"/Followers": Fault(FaultKind.LIST_STOPS, after=1),
    }
    pages = ("profile", "followers", "settings_audience")
    result = audited(person("mixed").only_on("x"), strikes, IMPATIENT, pages)
    unread = {r.fact: r.reason for r in result.unread("x") if r.viewpoint is Viewpoint.OWNER}
    assert Fact.POSTS_FUTURE_AUDIENCE in unread
    assert unread[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    told = {r.fact for r in result.observed("x") if r.viewpoint is Viewpoint.OWNER}
    assert Fact.POSTS_FUTURE_AUDIENCE not in told
    assert Fact.TAGGING_AUDIENCE in told
