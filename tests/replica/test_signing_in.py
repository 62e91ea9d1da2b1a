"""Signing in and out, which every replica does by the same code, at its own addresses."""

from urllib.parse import quote, urlsplit

import pytest

from profilecheck.replica import Replica
from profilecheck.replica.registry import NETWORKS
from tests.replica.conftest import Client

AT = {
    "facebook": ("www.facebook.com/login/", "www.facebook.com/logout.php", "/settings/"),
    "x": ("x.com/i/flow/login", "x.com/logout", "/home"),
    "linkedin": ("www.linkedin.com/login", "www.linkedin.com/logout", "/feed/"),
    "youtube": (
        "accounts.google.com/v3/signin/identifier",
        "www.youtube.com/logout",
        "/account_privacy",
    ),
    "myspace": ("myspace.com/signin", "myspace.com/signout", "/settings/profile"),
    "mastodon@mastodon.example": (
        "mastodon.example/auth/sign_in",
        "mastodon.example/auth/sign_out",
        "/settings/privacy",
    ),
}
"""By network: where people sign in, where they sign out, and a page that needs a session."""


def _at(address: str) -> tuple[str, str]:
    host, _, path = address.partition("/")
    return host, f"/{path}"


def _cookie(replica: Replica, network: str) -> str:
    return "; ".join(f"{c['name']}={c['value']}" for c in replica.cookies_for("careful", network))


def test_every_network_that_has_a_sign_in_is_tried() -> None:
    assert AT.keys() == {network.id for network in NETWORKS} - {"bluesky"}


@pytest.mark.parametrize("network", AT)
def test_a_session_opens_ones_own_pages_until_signing_out(
    client: Client, replica: Replica, network: str
) -> None:
    host, sign_out = _at(AT[network][1])
    own = AT[network][2]
    cookie = {"Cookie": _cookie(replica, network)}
    assert client.ask(own, host=host, headers=cookie).status == 200
    assert client.ask(sign_out, host=host, headers=cookie).status == 302
    asked = client.ask(own, host=host, headers=cookie)
    assert asked.status == 302
    sign_in = urlsplit(asked.location)
    offered = client.ask(sign_in.path, host=sign_in.hostname or "")
    assert 'name="person" value="careful"' in offered.text
    assert "password is needed" in offered.text


@pytest.mark.parametrize("network", AT)
def test_who_is_nobody_comes_back_to_the_sign_in(client: Client, network: str) -> None:
    host, sign_in = _at(AT[network][0])
    answer = client.ask(sign_in, host=host, method="POST", body="person=nobody&next=")
    led = urlsplit(answer.location)
    assert (answer.status, led.hostname) == (303, host)
    assert "person" in client.ask(led.path, host=host).text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "https://evil.example/x.com/", ""])
@pytest.mark.parametrize("network", AT)
def test_a_sign_in_leads_to_no_other_site(client: Client, network: str, elsewhere: str) -> None:
    host, sign_in = _at(AT[network][0])
    body = f"person=careful&next={quote(elsewhere, safe='')}"
    answer = client.ask(sign_in, host=host, method="POST", body=body)
    assert answer.status == 303
    assert "evil" not in answer.location
