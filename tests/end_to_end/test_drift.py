"""Pages that are not what they should be: nothing in order ever rests on one of them."""

import pytest

from profilecheck.model import Unread
from profilecheck.replica import Fault, FaultKind, person
from profilecheck.vocabulary import Fact, Outcome, UnreadReason, Viewpoint
from tests.auditing import IMPATIENT, Audited, Auditing
from tests.networks import open_site

RUTH = person("careful").only_on("facebook")
EVERYWHERE = r"www\.facebook\.com/(?!me)|accountscenter\.facebook\.com/"
WHOLE_PAGE = {
    "blank page": (Fault(FaultKind.BLANK_PAGE), {UnreadReason.PAGE_CHANGED}),
    "a fault of the server": (Fault(FaultKind.SERVER_ERROR), {UnreadReason.SERVER_ERROR}),
    "sign-in wall": (Fault(FaultKind.SIGN_IN_WALL), {UnreadReason.SIGNED_OUT}),
    "checkpoint": (Fault(FaultKind.CHECKPOINT), {UnreadReason.CHALLENGE}),
    "temporarily blocked": (
        Fault(FaultKind.TEMPORARILY_BLOCKED),
        {UnreadReason.RATE_LIMITED, UnreadReason.CHALLENGE},
    ),
    "too many visits": (Fault(FaultKind.RATE_LIMITED), {UnreadReason.RATE_LIMITED}),
    "wrong account": (
        Fault(FaultKind.WRONG_ACCOUNT, person="exposed"),
        {UnreadReason.WRONG_ACCOUNT},
    ),
}


def _met(result: Audited) -> list[str]:
    return [
        f"{clause.id} {finding.check}"
        for clause in result.report.clauses
        for finding in clause.findings
        if finding.outcome is Outcome.MET
    ]


BLANK = pytest.mark.xdist_group("blank")
STRUCK = pytest.mark.xdist_group("struck")


@pytest.mark.parametrize(
    ("fault", "reasons"),
    [
        pytest.param(*case, id=name, marks=BLANK if name == "blank page" else ())
        for name, case in WHOLE_PAGE.items()
    ],
)
def test_nothing_is_in_order_where_no_page_could_be_read(
    audited: Auditing, fault: Fault, reasons: set[UnreadReason]
) -> None:
    result = audited(RUTH, {EVERYWHERE: fault})
    assert _met(result) == []
    told = {
        r.reason
        for r in result.snapshot.accounts[0].readings
        if isinstance(r, Unread) and r.viewpoint is Viewpoint.OWNER
    }
    assert told <= reasons | {UnreadReason.NOT_VISITED}
    assert told & reasons


def _unread(result: Audited, *eyes: Viewpoint) -> dict[Fact, UnreadReason]:
    """What stayed unread, from all eyes or from these, with the first reason."""
    first: dict[Fact, UnreadReason] = {}
    for reading in (r for account in result.snapshot.accounts for r in account.readings):
        if isinstance(reading, Unread) and (not eyes or reading.viewpoint in eyes):
            first.setdefault(reading.fact, reading.reason)
    return first


@BLANK
def test_every_unread_thing_comes_with_a_reason_and_a_way_by_hand(audited: Auditing) -> None:
    result = audited(RUTH, {EVERYWHERE: Fault(FaultKind.BLANK_PAGE)})
    (account,) = result.snapshot.accounts
    left = {r.fact for r in account.readings if isinstance(r, Unread)}
    assert left
    assert all(account.guidance[fact].look_for for fact in left)
    assert result.report.looks
    for look in result.report.looks:
        assert look.says
        assert look.look_for


FREE_OF_WORDS = {
    Fact.PROFILE_NAME,
    Fact.PROFILE_BIO,
    Fact.PROFILE_EMPLOYER,
    Fact.PROFILE_EDUCATION,
    Fact.PROFILE_LOCATION,
    Fact.PROFILE_BIRTHDAY,
    Fact.PROFILE_FAMILY,
    Fact.PROFILE_LINKS,
    Fact.PROFILE_ACCESS,
    Fact.CONTACT_EMAIL,
    Fact.CONTACT_PHONE,
    Fact.POSTS_PAST_LIMITED,
    Fact.POSTS_PUBLIC_COUNT,
    Fact.POSTS_TO_REREAD,
    Fact.MEMBERSHIPS,
    Fact.ACCOUNT_EMAIL,
}
"""Facts of the page's data, with who sees them: they are read in any language."""


IN_KNOWN_FRENCH = {
    Fact.POSTS_FUTURE_AUDIENCE,
    Fact.STORIES_AUDIENCE,
    Fact.FRIENDS_AUDIENCE,
    Fact.FOLLOWS_AUDIENCE,
    Fact.REQUESTS_WHO_CAN_SEND,
    Fact.COMMENTS_WHO_CAN_POST,
    Fact.DISCOVERY_BY_EMAIL,
    Fact.DISCOVERY_BY_PHONE,
    Fact.DISCOVERY_SEARCH_ENGINES,
}
"""Settings of which Facebook's question and its answers are known in French."""


@pytest.mark.at_full_length
def test_in_french_nothing_that_rests_on_unknown_words_is_in_order(audited: Auditing) -> None:
    result = audited(RUTH, {EVERYWHERE: Fault(FaultKind.FRENCH)})
    met = [f for c in result.report.clauses for f in c.findings if f.outcome is Outcome.MET]
    in_order = {fact for finding in met for fact in finding.facts}
    assert in_order <= FREE_OF_WORDS | IN_KNOWN_FRENCH
    assert {Fact.POSTS_PAST_LIMITED, Fact.POSTS_FUTURE_AUDIENCE} <= in_order
    told = {r.fact for r in result.observed("facebook")}
    assert {Fact.PROFILE_LOCATION, Fact.FRIENDS_COUNT, Fact.PROFILE_EDUCATION} <= told


@pytest.mark.parametrize("kind", [FaultKind.RENAMED_LABEL, FaultKind.MISSING_SECTION])
def test_a_row_that_is_renamed_or_gone_is_unread_and_costs_no_other(
    audited: Auditing, kind: FaultKind
) -> None:
    fault = Fault(kind, label="Who can see your friends list?", to="Who sees your circle?")
    changed = {r"tab=how_people_find|graphql": fault}
    result = audited(RUTH, changed, pages=("profile", "settings_posts", "settings_find"))
    left = {fact for page in open_site("facebook").pages for fact in page.left_to_person}
    assert set(_unread(result, Viewpoint.OWNER)) - left == {Fact.FRIENDS_AUDIENCE}
    assert not any(call.endswith(" friends-list") for call in _met(result))
    assert "A1.4 found-by-email" in _met(result)


_STRUCK = ("profile", "friends", "settings_posts", "settings_stories")
STRIKES = {
    r"PaginationQuery": Fault(FaultKind.LIST_STOPS, after=1),
    r"tab=stories": Fault(FaultKind.NO_ANSWER),
}


@STRUCK
def test_a_list_that_breaks_off_proves_no_absence(audited: Auditing) -> None:
    result = audited(RUTH, STRIKES, IMPATIENT, _STRUCK)
    unread = _unread(result)
    assert unread[Fact.FRIENDS_STUDENTS_OF_EMPLOYER] is UnreadReason.INCOMPLETE_LIST
    assert "4.2 pupils-among-friends" not in _met(result)


@STRUCK
def test_a_page_that_never_answers_costs_only_itself(audited: Auditing) -> None:
    result = audited(RUTH, STRIKES, IMPATIENT, _STRUCK)
    unread = _unread(result)
    assert unread[Fact.STORIES_AUDIENCE] is UnreadReason.TIMEOUT
    assert "A1.2 new-posts" in _met(result)
