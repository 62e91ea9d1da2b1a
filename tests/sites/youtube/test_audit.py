"""YouTube in a real browser on its replica: what loads late, whole lists, and what breaks off.

That what is planted is found and nothing is changed is proved for all networks at once, in
`tests/end_to_end`; what each page tells when it goes wrong, in `test_drift.py` here.
"""

import pytest

from profilecheck.model import Count, Entries
from profilecheck.replica import Fault, FaultKind, person
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.auditing import EVERYBODY, IMPATIENT, Auditing


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_page_opens(audited: Auditing, name: str) -> None:
    result = audited(name)
    assert [v.page for v in result.account("youtube").visits if v.problem] == []
    stranger, owner = Viewpoint.STRANGER, Viewpoint.OWNER
    assert {(r.fact, r.viewpoint) for r in result.unread("youtube")} <= {
        (Fact.CONTACT_EMAIL, owner),
        (Fact.CONTACT_EMAIL, stranger),
        (Fact.POSTS_FUTURE_AUDIENCE, owner),
        (Fact.COMMENTS_WHO_CAN_POST, owner),
        (Fact.POSTS_TO_REREAD, owner),
        (Fact.POSTS_TO_REREAD, stranger),
        (Fact.POSTS_PUBLIC_BY_YEAR, stranger),
    }


def test_a_panel_that_loads_after_the_page_is_read(audited: Auditing) -> None:
    result = audited("mixed", on="youtube", pages=("channel", "channel_public"))
    places = [
        entry.text
        for r in result.observed("youtube")
        if r.fact is Fact.PROFILE_LOCATION and isinstance(r.value, Entries)
        for entry in r.value.entries
    ]
    assert places.count("United Kingdom") == 2


def test_a_list_that_loads_as_one_scrolls_is_counted_to_its_end(audited: Auditing) -> None:
    result = audited("popular", on="youtube", pages=("studio", "channel_public", "videos_public"))
    observed = result.observed("youtube")
    counts = [r.value for r in observed if r.fact is Fact.POSTS_PUBLIC_COUNT]
    # Studio shows the first thirty; the others come where somebody presses a button.
    assert counts == [Count(count=30, at_least=True), *[Count(count=33)] * 2]


def test_a_list_that_breaks_off_counts_at_least_and_a_page_without_an_answer_is_unread(
    audited: Auditing,
) -> None:
    strikes = {
        r"/videos(?!/)|youtubei/v1/browse": Fault(FaultKind.LIST_STOPS, after=2),
        r"account_privacy": Fault(FaultKind.SERVER_ERROR),
    }
    pages = ("channel", "videos_public", "privacy")
    result = audited(person("popular").only_on("youtube"), strikes, IMPATIENT, pages)
    (listed,) = [
        r.value
        for r in result.observed("youtube")
        if r.fact is Fact.POSTS_PUBLIC_COUNT and r.evidence.page == "videos_public"
    ]
    assert listed == Count(count=24, at_least=True)
    (follows,) = [r for r in result.account("youtube").readings if r.fact is Fact.FOLLOWS_AUDIENCE]
    assert getattr(follows, "reason", None) is UnreadReason.SERVER_ERROR
