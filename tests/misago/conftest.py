"""A real forum for a test session, and audits of two of its members."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from profilecheck.browser.launch import LaunchedBrowser, launched
from profilecheck.browser.session import Session
from profilecheck.browser.signin import sign_in
from profilecheck.browser.visitor import Pace, Visitor
from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Observed, Report, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import known_sites
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, audit
from profilecheck.vocabulary import Viewpoint
from tests.auditing import SCHOOL
from tests.conftest import Background
from tests.misago.members import EXPOSED, LOCKED_DOWN, Member
from tests.misago.running import Contents, Forum, running_forum
from tests.misago.setting_up import Setup, set_up
from tests.networks import open_site
from tests.windows import page_in_window


@pytest.fixture(scope="session")
def setup(pytestconfig: pytest.Config) -> Setup:
    """What the forum needs: its own environment and a database, where they are asked for."""
    if not pytestconfig.getoption("--real-forum"):
        pytest.skip("the real forum is set up by make forum")
    return set_up()


@pytest.fixture(scope="session")
def forum(setup: Setup) -> Iterator[Forum]:
    """A forum with members, on this computer alone."""
    with running_forum(setup) as running:
        yield running


@pytest.fixture(scope="session")
def network(forum: Forum, setup: Setup) -> Iterator[OpenSite]:
    """The forum as the program knows it, through the adapter of another distribution."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(setup.adapter))
        known_sites.cache_clear()
        yield open_site(f"misago@{forum.server}")
    known_sites.cache_clear()


@pytest.fixture(scope="session")
def forum_browser(run: Background, network: OpenSite) -> Iterator[LaunchedBrowser]:
    """The browser of an audit, which finds this forum and nothing else."""
    with run.holding(launched(network.policy.hosts)) as running:
        yield running


SigningIn = Callable[[Member], Session]


@pytest.fixture(scope="session")
def signed_in(
    run: Background, network: OpenSite, tmp_path_factory: pytest.TempPathFactory
) -> SigningIn:
    """Signs a member in, by the program's own window, in which the member types."""
    home = tmp_path_factory.mktemp("home")

    def sign_in_as(member: Member) -> Session:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PROFILECHECK_HOME", str(home))
            return run(
                sign_in(
                    network.name,
                    network.header.sign_in_url,
                    network.policy,
                    network.header.session_cookies,
                    lambda words: _types(member, home),
                    extra_flags=("--headless=new",),
                )
            )

    return sign_in_as


async def _types(member: Member, home: Path) -> None:
    """Do the member's part: it is the test that watches this window, not the program."""
    async with page_in_window(home / "sign-in") as page:
        await page.get_by_role("button", name="Sign in").first.click()
        await page.locator("#id_username").fill(member.name)
        await page.locator("#id_password").fill(member.password)
        await page.locator("#id_password").press("Enter")
        await page.locator("body.misago-authenticated").wait_for()


ReadingPage = Callable[..., tuple[Observed | Unread, ...]]


@pytest.fixture(scope="session")
def reading_page(run: Background, network: OpenSite, forum_browser: LaunchedBrowser) -> ReadingPage:
    """Opens one page of the network as the owner and reads it."""

    async def read(session: Session, page_id: str, profile: str) -> tuple[Observed | Unread, ...]:
        (page,) = (p for p in network.pages if p.id == page_id)
        async with Visitor.open(
            forum_browser, network.policy, Viewpoint.OWNER, session=session, pace=Pace.REPLICA
        ) as visitor:
            capture = await visitor.capture(network.address(page, profile))
        return read_page(network, page, capture, matcher=SchoolMatcher(SCHOOL), account_id=None)

    return lambda session, page_id, profile="": run(read(session, page_id, profile))


@dataclass(frozen=True)
class Audited:
    """What came of the audit of a member, and the database on both sides of it."""

    account: Account
    report: Report
    before: Contents
    after: Contents


Auditing = Callable[[Member], Audited]


@pytest.fixture(scope="session")
def sessions(signed_in: SigningIn) -> dict[str, Session]:
    """The sessions of the two members."""
    return {member.name: signed_in(member) for member in (EXPOSED, LOCKED_DOWN)}


@pytest.fixture(scope="session")
def auditing(
    run: Background,
    forum: Forum,
    network: OpenSite,
    forum_browser: LaunchedBrowser,
    sessions: dict[str, Session],
) -> Auditing:
    """Audits a member as they and the forum are at the moment."""

    def audit_of(member: Member) -> Audited:
        before = forum.contents()
        snapshot = run(
            audit(
                forum_browser,
                [Network(network, sessions[member.name])],
                matcher=SchoolMatcher(SCHOOL),
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=lambda _: None,
            )
        )
        report = judge_snapshot(snapshot, load_checklist(), SCHOOL, Answers(), date(2026, 11, 23))
        return Audited(snapshot.accounts[0], report, before, forum.contents())

    return audit_of


@pytest.fixture(scope="session")
def exposed(auditing: Auditing) -> Audited:
    """The audit of the member who shows everything."""
    return auditing(EXPOSED)


@pytest.fixture(scope="session")
def locked_down(auditing: Auditing) -> Audited:
    """The audit of the member who shows as little as the forum lets them."""
    return auditing(LOCKED_DOWN)
