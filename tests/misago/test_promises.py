"""On a real forum as on a replica: nothing is changed, and what a page would change is stopped."""

import json
from collections.abc import Iterator

import pytest

from profilecheck.browser.find import find_browser
from profilecheck.browser.guard import Stopped
from profilecheck.browser.launch import LaunchedBrowser, driver, needed_flags
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.sites.site import OpenSite
from profilecheck.vocabulary import Viewpoint
from tests.conftest import Background
from tests.misago.conftest import Audited
from tests.misago.members import FANS, NEWCOMER, Invitations, forum_options
from tests.misago.plain import PlainVisit
from tests.misago.running import Forum, touched

pytestmark = pytest.mark.xdist_group("misago")

TOUCHED_BY_LOOKING = {
    # When a member was last there: noted with every page that they open.
    ("misago_users_online", "last_click"),
    # Whether a member is barred: worked out and noted when their profile, or their name in a list
    # of members, is first looked at.
    ("misago_users_bancache", "*"),
}
"""Table and column of what the forum itself writes when a page is looked at."""


def test_the_audits_change_nothing(exposed: Audited, locked_down: Audited) -> None:
    for audited in (exposed, locked_down):
        assert touched(audited.before, audited.after) <= TOUCHED_BY_LOOKING


def test_looking_without_profilecheck_touches_just_that(forum: Forum) -> None:
    visit = PlainVisit(forum, FANS[1])
    before = forum.contents()
    visit.open("/options/forum-options/")
    visit.open(f"/u/{NEWCOMER.name.lower()}/{forum.number_of(NEWCOMER)}/details/")
    assert touched(before, forum.contents()) == TOUCHED_BY_LOOKING


def test_a_change_would_be_seen_in_the_database(forum: Forum) -> None:
    visit = PlainVisit(forum, FANS[1])
    before = forum.contents()
    visit.save(_options(forum), forum_options(Invitations.ANYBODY, hides_presence=True))
    changed = touched(before, forum.contents())
    assert ("misago_users_user", "limits_private_thread_invites_to") in changed


def test_the_audits_ask_nobody_but_the_forum(exposed: Audited, locked_down: Audited) -> None:
    for audited in (exposed, locked_down):
        assert audited.account.traffic.hosts == ("localhost",)


def _options(forum: Forum) -> str:
    """Where the forum takes the settings of the member these tests are about."""
    return f"/api/users/{forum.number_of(FANS[1])}/forum-options/"


HIDDEN = forum_options(Invitations.NOBODY, hides_presence=True)
SHOWN = forum_options(Invitations.NOBODY, hides_presence=False)
SETTING = ("misago_users_user", "is_hiding_presence")
MEDDLES = """<script>
const meddled = () => document.body.classList.add('meddled');
fetch('%s', {method: 'POST', body: '%s', headers: {
  'Content-Type': 'application/json',
  'X-CSRFToken': document.cookie.match(/csrftoken=(\\w+)/)[1],
}}).then(meddled, meddled)
</script>"""


@pytest.fixture
def meddling(forum: Forum) -> Iterator[None]:
    """Every page of the forum saves a setting by itself while it is looked at."""
    with forum.template("misago/scripts.html", MEDDLES % (_options(forum), json.dumps(SHOWN))):
        yield


@pytest.mark.usefixtures("meddling")
def test_a_page_that_saves_a_setting_by_itself_is_stopped(
    forum: Forum, network: OpenSite, forum_browser: LaunchedBrowser, run: Background
) -> None:
    session = PlainVisit(forum, FANS[1]).session(network.policy)
    before = forum.contents()

    async def visit() -> None:
        async with Visitor.open(
            forum_browser, network.policy, Viewpoint.OWNER, session=session, pace=Pace.REPLICA
        ) as visitor:
            capture = await visitor.capture(network.header.home_url)
            assert capture.tree.css_first("body.meddled")
            # What the browser itself asks for, such as an icon, may be stopped and counted too.
            assert visitor.traffic().stopped_by[Stopped.CHANGES.value] == 1

    run(visit())
    assert touched(before, forum.contents()) <= TOUCHED_BY_LOOKING


@pytest.mark.usefixtures("meddling")
def test_without_the_guard_it_is_saved(forum: Forum, network: OpenSite, run: Background) -> None:
    member = PlainVisit(forum, FANS[1])
    member.save(_options(forum), HIDDEN)
    before = forum.contents()

    async def visit() -> None:
        async with driver() as playwright:
            bare = await playwright.chromium.launch(
                executable_path=find_browser().path, args=[*needed_flags()]
            )
            state = member.session(network.policy).storage_state()
            page = await (await bare.new_context(storage_state=state)).new_page()
            await page.goto(network.header.home_url)
            await page.locator("body.meddled").wait_for()
            await bare.close()

    run(visit())
    assert SETTING in touched(before, forum.contents())
