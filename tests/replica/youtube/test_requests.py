"""What the replica of YouTube counts as reading, as changing, and as acting by being opened."""

import pytest

from profilecheck.replica import Kind
from profilecheck.replica.network import Request
from profilecheck.replica.youtube.network import NETWORK
from profilecheck.sites.youtube import YOUTUBE
from tests.each import each


@each(
    ("method", "host", "path", "kind"),
    [
        ("GET", "www.youtube.com", "/account_privacy", Kind.READ),
        ("POST", "www.youtube.com", "/youtubei/v1/browse", Kind.READ),
        ("POST", "studio.youtube.com", "/youtubei/v1/creator/list_creator_videos", Kind.READ),
        ("POST", "studio.youtube.com", "/youtubei/v1/creator/update_creator_channel", Kind.CHANGE),
        ("POST", "www.youtube.com", "/youtubei/v1/log_event", Kind.CHANGE),
        ("POST", "www.youtube.com", "/youtubei/v1/account/set_setting", Kind.CHANGE),
        ("POST", "studio.youtube.com", "/channel/x/editing/profile", Kind.CHANGE),
        ("POST", "myaccount.google.com", "/_/AccountSettingsUi/data/batchexecute", Kind.CHANGE),
        ("GET", "www.youtube.com", "/logout", Kind.ACTING_GET),
        ("GET", "accounts.google.com", "/Logout", Kind.ACTING_GET),
        ("GET", "www.youtube.com", "/api/stats/qoe", Kind.ACTING_GET),
        ("POST", "accounts.google.com", "/v3/signin/identifier", Kind.SIGN_IN),
        ("GET", "accounts.youtube.com", "/accounts/SetSID", Kind.SIGN_IN),
        ("DELETE", "www.youtube.com", "/youtubei/v1/browse", Kind.CHANGE),
    ],
)
def test_kinds(method: str, host: str, path: str, kind: Kind) -> None:
    assert NETWORK.kind_of(Request(method, host, path)) is kind


@pytest.mark.parametrize("path", ["/logout", "/Logout", "/api/stats/qoe?x=1"])
def test_what_acts_by_being_opened_is_refused_to_the_audit(path: str) -> None:
    assert any(pattern.search(path) for pattern in YOUTUBE.policy.acting_gets)


def test_the_hosts_of_the_replica_are_the_networks_own() -> None:
    assert all(YOUTUBE.policy.owns_host(host.lstrip(".")) for host in NETWORK.hosts)
