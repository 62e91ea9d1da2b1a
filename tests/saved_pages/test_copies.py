"""Two files of one page: which of them counts. Without a browser."""

from dataclasses import replace
from datetime import timedelta

from profilecheck.browser.capture import Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites.x import X
from profilecheck.sources.placing import Sight
from profilecheck.sources.saved_network import SavedNetwork
from profilecheck.vocabulary import Fact, UnreadReason
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
