"""Files of one network: which of them count. Without a browser."""

from dataclasses import replace
from datetime import timedelta

from profilecheck.browser.capture import Reply
from profilecheck.model import AccountState, Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.x import X
from profilecheck.sources.placing import Sight
from profilecheck.sources.saved_network import SavedNetwork
from profilecheck.sources.unread_pages import SEVERAL, WHOSE, WHY
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.sites.x.pages import ME, TAKEN, capture, document, settings

_ADDRESS = "https://x.com/settings/audience_and_tagging"
_BARE = document("<h2>Something else</h2>")


def _copy(file: str, *replies: Reply, apart: timedelta, status: int = 200) -> Sight:
    seen = capture(*replies, html=_BARE, url=_ADDRESS, status=status)
    dated = replace(seen, requested_url=_ADDRESS, taken_at=TAKEN - apart)
    return Sight(file, X, dated, ME.lower(), "")


@each(
    ("status", "apart", "read"),
    [
        (200, timedelta(days=400), False),
        (200, timedelta(hours=3), True),
        # The network's own trouble came in place of the page, and shows nothing newer of it.
        (500, timedelta(days=400), True),
    ],
)
def test_a_newer_file_of_a_page_that_cannot_be_read_leaves_an_old_one_without_proof(
    status: int, apart: timedelta, read: bool
) -> None:
    newer = _copy("newer.html", apart=timedelta(0), status=status)
    older = _copy("older.html", settings(protected=True), apart=apart)
    account = SavedNetwork([older, newer], SchoolMatcher(None)).read()
    assert account is not None
    (told,) = (r for r in account.readings if r.fact is Fact.FOLLOWERS_APPROVAL)
    assert isinstance(told, Observed) is read
    if isinstance(told, Unread):
        assert told.reason is UnreadReason.PAGE_CHANGED


def test_pages_saved_while_switched_to_another_profile_are_not_read() -> None:
    """However many they are: one that shows it is enough for all of that account."""
    own = _copy("own.html", settings(protected=True), apart=timedelta(0))
    others = [replace(own, file=f"{n}.html", signed_in="band", switched=n == 0) for n in range(3)]
    both = SavedNetwork([*others, own], SchoolMatcher(None))
    account = both.read()
    assert account is not None
    assert account.state is AccountState.FROM_FILES
    assert [used.file for used in both.used] == ["own.html"]
    assert {str(out.why) for out in both.left_out} == {WHY[UnreadReason.SWITCHED]}
    alone = SavedNetwork(others, SchoolMatcher(None)).read()
    assert alone is not None
    assert alone.state is AccountState.WRONG_ACCOUNT
    assert {r.reason for r in alone.readings if isinstance(r, Unread)} == {UnreadReason.SWITCHED}
    assert not any(isinstance(r, Observed) for r in alone.readings)


def test_of_two_accounts_with_as_many_pages_neither_is_read() -> None:
    mine = _copy("mine.html", settings(protected=True), apart=timedelta(0))
    theirs = replace(mine, file="theirs.html", signed_in="somebody")
    network = SavedNetwork([mine, theirs], SchoolMatcher(None))
    account = network.read()
    assert account is not None
    assert account.state is AccountState.WRONG_ACCOUNT
    assert {r.reason for r in account.readings if isinstance(r, Unread)} == {
        UnreadReason.WRONG_ACCOUNT
    }
    assert not any(isinstance(r, Observed) for r in account.readings)
    assert [(out.file, str(out.why)) for out in network.left_out] == [
        ("mine.html", str(SEVERAL)),
        ("theirs.html", str(SEVERAL)),
    ]


@each(("reason", "says"), [(UnreadReason.CHALLENGE, WHY[UnreadReason.CHALLENGE]), (None, WHOSE)])
def test_of_nobody_s_pages_it_is_said_what_stands_in_the_way(
    reason: UnreadReason | None, says: object
) -> None:
    site = replace(X, barrier=lambda _: reason)
    seen = _copy("me.html", apart=timedelta(0))
    owners = replace(seen.capture, viewpoint=Viewpoint.OWNER)
    network = SavedNetwork([replace(seen, site=site, capture=owners, signed_in="")], NOBODYS_SCHOOL)
    assert network.read() is None
    assert [str(out.why) for out in network.left_out] == [str(says)]


NOBODYS_SCHOOL = SchoolMatcher(None)
