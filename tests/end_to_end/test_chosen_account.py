"""An account chosen on a network whose addresses name one: whose it is, the server's answer tells.

The address is as bad as a header can have it: that of a profile, which anybody may open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from profilecheck.browser.launch import LaunchedBrowser, ReplicaEndpoint, launched
from profilecheck.browser.session import Session
from profilecheck.browser.visitor import Pace
from profilecheck.model import Account, AccountState, Observed
from profilecheck.replica import Replica, people
from profilecheck.replica.mastodon.app import MastodonReplica
from profilecheck.school import SchoolMatcher
from profilecheck.sites.chosen_account import ChosenAccount
from profilecheck.sources import Network, Unwatched, audit
from tests.auditing import only_with
from tests.conftest import Background
from tests.networks import open_site, with_header
from tests.sources.small_network import Other

NAME, ROOT = "mastodon@mastodon.example", "https://mastodon.example"
SITE = only_with(
    with_header(open_site(NAME), account_home_url=f"{ROOT}/@{{account}}"), ["followers"]
)
OWN, ELSE = (
    MastodonReplica(people()).state.accounts[n].profile.username for n in ("exposed", "careful")
)


@dataclass(frozen=True)
class Choosing:
    """The exposed person's browser, and a server that counts what it is asked for."""

    run: Background
    browser: LaunchedBrowser
    replica: Replica

    def audited(self, said: str) -> tuple[Account, list[str], list[str]]:
        """Return the account, the addresses of others, and the pages that were asked for."""
        self.replica.counters.reset()
        other = Other()
        cookies = {"cookies": self.replica.cookies_for("exposed", NAME)}
        chosen = ChosenAccount.on(SITE, said)
        snapshot = self.run(
            audit(
                self.browser,
                [Network(SITE, Session.of(cookies, SITE.policy), account=chosen)],
                matcher=SchoolMatcher(None),
                pace=Pace.REPLICA,
                progress=Unwatched(),
                keep=lambda _: None,
                another=other,
            )
        )
        asked = [r.path for r in self.replica.counters.received]
        assert self.replica.counters.changes == ()
        others = [profile for _, profile in other.asked]
        return snapshot.accounts[0], others, [p for p in asked if p.startswith(("/@", "/settings"))]


@pytest.fixture(scope="module")
def choosing(run: Background) -> Iterator[Choosing]:
    with Replica() as replica:
        endpoint = ReplicaEndpoint(replica.port, replica.spki)
        with run.holding(launched((), replica=endpoint)) as browser:
            yield Choosing(run, browser, replica)


def test_the_sign_ins_own_account_is_read(choosing: Choosing) -> None:
    account, others, asked = choosing.audited(f"@{OWN}")
    assert account.state is AccountState.AUDITED
    assert any(isinstance(r, Observed) for r in account.readings)
    assert asked == [f"/@{OWN}", f"/@{OWN}/followers"]
    assert others == []


def test_an_account_that_the_sign_in_does_not_own_is_refused(choosing: Choosing) -> None:
    account, others, asked = choosing.audited(ELSE)
    assert account.state is AccountState.WRONG_ACCOUNT
    assert not any(isinstance(r, Observed) for r in account.readings)
    assert asked == [f"/@{ELSE}", "/settings/profile"]
    assert others == [f"{ROOT}/@{OWN}"]
    assert ELSE not in account.model_dump_json()
