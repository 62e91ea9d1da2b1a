"""A network that signs the person out in the middle: one new sign-in, and the audit is whole."""

from profilecheck.browser.launch import ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import AccountState, Snapshot, Unread
from profilecheck.replica import Fault, FaultKind, Replica
from profilecheck.school import SchoolMatcher
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Network, Unwatched, audit
from profilecheck.vocabulary import UnreadReason, Viewpoint
from tests.auditing import SCHOOL
from tests.conftest import Background
from tests.networks import open_site

MYSPACE = open_site("myspace")
WALL = {r"myspace\.com/(?!signin)": Fault(FaultKind.SIGN_IN_WALL)}


async def _signed_out_after(pages: int, replica: Replica) -> tuple[Snapshot, list[UnreadReason]]:
    """Audit the careful person, whose session ends after so many pages."""
    kept: list[Snapshot] = []
    asked: list[UnreadReason] = []

    def session() -> Session:
        return Session.of({"cookies": replica.cookies_for("careful", "myspace")}, MYSPACE.policy)

    def keep(snapshot: Snapshot) -> None:
        kept.append(snapshot)
        if len(kept) == pages:
            replica.set_faults(WALL)

    async def again(_: OpenSite, why: UnreadReason) -> Session:
        asked.append(why)
        replica.set_faults({})
        return session()

    async with launched((), replica=ReplicaEndpoint(replica.port, replica.spki)) as browser:
        snapshot = await audit(
            browser,
            [Network(MYSPACE, session())],
            matcher=SchoolMatcher(SCHOOL),
            pace=Pace.REPLICA,
            progress=Unwatched(),
            keep=keep,
            made_up=True,
            sign_in_again=again,
        )
    return snapshot, asked


def test_an_audit_goes_on_from_the_page_it_was_at(run: Background) -> None:
    with Replica() as replica:
        snapshot, asked = run(_signed_out_after(2, replica))
        assert replica.counters.changes == ()
    assert asked == [UnreadReason.SIGNED_OUT]
    (account,) = snapshot.accounts
    assert account.state is AccountState.AUDITED
    unread = [r for r in account.readings if isinstance(r, Unread)]
    reasons = {r.reason for r in unread if r.viewpoint is Viewpoint.OWNER}
    assert UnreadReason.SIGNED_OUT not in reasons
    assert UnreadReason.NOT_VISITED not in reasons
    opened = [v.page for v in account.visits if v.viewpoint is Viewpoint.OWNER and not v.problem]
    assert opened.count("settings_profile") == 1
    assert opened.count("home") == 2
