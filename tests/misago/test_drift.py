"""A forum whose pages have changed: what is no longer understood is unread, and nothing is met."""

import pytest

from profilecheck.browser.session import Session
from profilecheck.model import AccountState, Observed, Unread
from profilecheck.vocabulary import Fact, Outcome, UnreadReason
from tests.misago.conftest import Audited, Auditing, ReadingPage
from tests.misago.members import LOCKED_DOWN
from tests.misago.running import Forum
from tests.misago.setting_up import Setup

pytestmark = pytest.mark.xdist_group("misago")

RENAMED = """<script>
const before = window.pgettext;
window.pgettext = (context, words) => before(context, words).replace(/^Nobody can/, 'No one may');
</script>"""


def _met(audited: Audited) -> set[Fact]:
    return {
        fact
        for clause in audited.report.clauses
        for finding in clause.findings
        if finding.outcome is Outcome.MET
        for fact in finding.facts
    }


def _unread(audited: Audited) -> dict[Fact, UnreadReason]:
    return {r.fact: r.reason for r in audited.account.readings if isinstance(r, Unread)}


def _page(setup: Setup, old: str, new: str) -> str:
    """Return the template that all the forum's pages are made from, with one thing changed."""
    packages = setup.python.parents[1].glob("lib/*/site-packages")
    path = next(packages) / "misago" / "templates" / "misago" / "base.html"
    text = path.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def test_settings_that_are_no_longer_there_are_unread(
    forum: Forum, setup: Setup, auditing: Auditing, locked_down: Audited
) -> None:
    moved = _page(setup, 'id="page-mount"', 'id="page-place"')
    with forum.template("misago/base.html", moved):
        drifted = auditing(LOCKED_DOWN)
    assert _unread(drifted)[Fact.MESSAGES_WHO_CAN_SEND] is UnreadReason.PAGE_CHANGED
    assert _met(drifted) == _met(locked_down) - {Fact.MESSAGES_WHO_CAN_SEND}


def test_words_that_are_not_known_are_unread_and_told(
    forum: Forum, reading_page: ReadingPage, sessions: dict[str, Session]
) -> None:
    with forum.template("misago/scripts.html", RENAMED):
        (reading,) = reading_page(sessions[LOCKED_DOWN.name], "options")
    assert isinstance(reading, Unread)
    assert reading.reason is UnreadReason.UNKNOWN_WORDING
    assert reading.detail == "No one may invite me to their private threads"


def test_pages_that_no_longer_say_whose_they_are_tell_nothing(
    forum: Forum, setup: Setup, auditing: Auditing
) -> None:
    with forum.template("misago/base.html", _page(setup, "misago.init(", "misago.start(")):
        drifted = auditing(LOCKED_DOWN)
    assert drifted.account.state is AccountState.FAILED
    assert not any(isinstance(r, Observed) for r in drifted.account.readings)
    assert set(_unread(drifted).values()) == {UnreadReason.PAGE_CHANGED}
    assert _met(drifted) == set()
