"""The report names a page that is not as it is known, with what masks it: folded, and once."""

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, AccountState, Answers, OpenedPage, Report
from profilecheck.report import html
from profilecheck.report.asking_sample import sample_asked
from profilecheck.sites.page_names import HOME
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.unit.builders import TAKEN, TODAY, account, snapshot, unread

FACT = Fact.POSTS_FUTURE_AUDIENCE


def looked(
    page: str,
    reason: UnreadReason,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    *,
    network: str = "facebook",
    problem: UnreadReason | None = None,
    state: AccountState = AccountState.AUDITED,
) -> Account:
    """An account on which one fact of one page was not read, for a reason."""
    missed = unread(FACT, reason, viewpoint, network=network)
    opened = OpenedPage(
        page=page,
        title=f"Title of {page}",
        url="https://www.facebook.com/",
        viewpoint=viewpoint,
        at=TAKEN,
        http_status=200,
        problem=problem,
    )
    return account(missed.model_copy(update={"page": page}), network=network).model_copy(
        update={"visits": (opened,), "state": state}
    )


def judged(*accounts: Account) -> Report:
    return judge_snapshot(snapshot(*accounts), load_checklist(), None, Answers(), TODAY)


CHANGED = UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("was", "command"),
    [
        (looked("settings_posts", CHANGED), "facebook settings_posts"),
        (looked("settings_posts", CHANGED, problem=CHANGED), "facebook settings_posts"),
        (looked("settings_posts", UnreadReason.UNKNOWN_WORDING), "facebook settings_posts"),
        (looked("about_work", CHANGED, Viewpoint.STRANGER), "facebook stranger.about_work"),
        (looked("profile_public", CHANGED, Viewpoint.STRANGER), "facebook profile_public"),
        (looked(HOME, CHANGED, problem=CHANGED), "facebook home"),
        (looked("settings_posts", CHANGED, state=AccountState.FROM_FILES), "facebook FILE"),
    ],
)
def test_a_page_that_changed_is_named_as_the_command_takes_it(was: Account, command: str) -> None:
    asked = sample_asked(judged(was))
    assert asked is not None
    assert asked.command == f"profilecheck sample {command}"
    assert asked.title == was.visits[0].title


@pytest.mark.parametrize(
    "was",
    [
        *(
            looked("settings_posts", reason, problem=reason)
            for reason in UnreadReason
            if reason not in (CHANGED, UnreadReason.UNREADABLE, UnreadReason.UNKNOWN_WORDING)
        ),
        looked("settings_posts", CHANGED).model_copy(update={"visits": ()}),
        looked("settings_posts", CHANGED, problem=UnreadReason.SIGNED_OUT),
        looked("no_page_of_it", CHANGED),
        looked("export", CHANGED, network="instagram"),
        looked("account", CHANGED, network="bluesky@amy.bsky.social"),
        looked("page", CHANGED, network="of-another-distribution"),
    ],
    ids=lambda was: f"{was.network} {was.visits and was.visits[0].problem}",
)
def test_nothing_else_is(was: Account) -> None:
    assert sample_asked(judged(was)) is None


def test_one_of_them_is_named_in_the_folded_part_alone() -> None:
    changed = (looked("settings_posts", CHANGED), looked("account", CHANGED, network="x"))
    page = html(judged(looked("settings_posts", UnreadReason.TIMEOUT), changed[1]))
    assert page.count("profilecheck sample") == 1
    page = html(judged(*changed))
    assert page.count("profilecheck sample") == 1
    folded = page.partition('<details class="fold many done">')[2].partition("<h4>")[0]
    assert "“<bdi>Title of settings_posts</bdi>” on <bdi>Facebook</bdi>" in folded
    assert "<code>profilecheck sample facebook settings_posts</code>" in folded
