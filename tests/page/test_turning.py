"""Nothing turns without being looked at: what is said of a thing that is not found any more."""

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Count, Reading, Report
from profilecheck.page.turning import RowIs, SeenAgain
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.each import each
from tests.unit.builders import (
    OWNER,
    SCHOOL,
    STRANGER,
    TODAY,
    account,
    entry,
    listed,
    observed,
    snapshot,
    unread,
)

WORK, PUPILS = Fact.PROFILE_EMPLOYER, Fact.FRIENDS_STUDENTS_OF_EMPLOYER
FRIENDS = Fact.FRIENDS_AUDIENCE
NAMED = "Oakfield Primary School"
SHOWN = observed(WORK, listed(entry(NAMED, Audience.PUBLIC)))
HIDDEN = observed(WORK, listed(entry(NAMED, Audience.ONLY_ME)))
THERE = observed(PUPILS, Count(count=3))


def report(of: Account) -> Report:
    return judge_snapshot(snapshot(of), load_checklist(), SCHOOL, Answers(), TODAY)


def became(
    before: Reading, *after: Reading, besides: Reading | None = None, eyes: Viewpoint = OWNER
) -> RowIs:
    """How the one row of `before` stands, the page of settings having been read again.

    `besides` is what else was read before.
    """
    was = account(*(reading for reading in (before, besides) if reading))
    now = account(*after)
    pages = frozenset({("settings", eyes)})
    seen = SeenAgain(was, now, pages, report(was), report(now))
    (row,) = seen.was.rows
    return seen.row_is(row)


@each(
    ("before", "after", "how"),
    [
        (SHOWN, (HIDDEN,), RowIs.TURNED),
        (SHOWN, (observed(WORK, listed()),), RowIs.TURNED),
        (SHOWN, (SHOWN,), RowIs.STILL),
        # read, and who can see it is not known any more
        (SHOWN, (observed(WORK, listed(NAMED)),), RowIs.NOT_TOLD),
        (SHOWN, (unread(WORK, UnreadReason.PAGE_CHANGED),), RowIs.NOT_TOLD),
        (SHOWN, (), RowIs.NOT_TOLD),
        # what a stranger is turned away from, the owner's page has told
        (SHOWN, (HIDDEN, unread(WORK, UnreadReason.SIGNED_OUT, STRANGER)), RowIs.TURNED),
        (THERE, (observed(PUPILS, Count(count=0)),), RowIs.TURNED),
        (THERE, (observed(PUPILS, Count(count=0, at_least=True)),), RowIs.NOT_TOLD),
    ],
)
def test_a_thing_has_turned_only_where_that_was_seen(
    before: Reading, after: tuple[Reading, ...], how: RowIs
) -> None:
    assert became(before, *after) is how


def test_a_page_that_was_not_opened_again_turns_nothing() -> None:
    assert became(SHOWN, HIDDEN, eyes=STRANGER) is RowIs.NOT_TOLD


def test_what_is_not_told_of_another_thing_takes_nothing_from_this_one() -> None:
    friends = observed(FRIENDS, Audience.ONLY_ME)
    gap = unread(FRIENDS, UnreadReason.PAGE_CHANGED)
    assert became(SHOWN, HIDDEN, gap, besides=friends) is RowIs.TURNED
