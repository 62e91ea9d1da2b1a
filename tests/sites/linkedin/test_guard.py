"""What LinkedIn may be asked: each allowed read passes, and each of its twins is refused."""

import json
from typing import Any

import pytest

from profilecheck.browser.guard import decide
from profilecheck.browser.policy import PostRead
from profilecheck.sites.linkedin import LINKEDIN
from tests.each import each

from .pages import ROOT

JSON = {"content-type": "application/json"}
READS = [(read, name) for read in LINKEDIN.policy.post_reads for name in sorted(read.names)]
REMOVE = "com.linkedin.sdui.mynetwork.RemoveConnectionVanityName"
SERVER_REQUEST = {
    "$type": "proto.sdui.actions.core.ServerRequest",
    "value": {"requestId": REMOVE},
}


def passes(read: PostRead, name: str, *, query: str | None = None, **changed: Any) -> bool:
    """Whether the request that the page makes for `name` is let through, changed as said."""
    body = {"clientArguments": {"payload": {"vanityName": "amy"}, "states": []}, **changed}
    if read.field:
        body.setdefault(read.field, name)
    asked = f"{read.query}={name}&sduiid={name}" if read.query else f"parentSpanId=x&sduiid={name}"
    url = f"{ROOT}{read.path}?{asked if query is None else query}"
    return decide(LINKEDIN.policy, "POST", url, JSON, json.dumps(body).encode()).stopped is None


@each(("read", "name"), READS)
def test_an_allowed_read_passes_and_its_twins_are_refused(read: PostRead, name: str) -> None:
    assert passes(read, name)
    assert not passes(read, f"{name}Save")
    assert not passes(read, name.removesuffix(name[-1]))
    assert not passes(read, name, query=f"{read.query or 'sduiid'}={REMOVE}")
    assert not passes(read, name, sduiid=REMOVE)
    assert not passes(read, name, actions=[SERVER_REQUEST])
    assert not passes(read, name, x={"a": ["com.linkedin.sdui.requests.profile.saveAbout"]})


@each(("read", "name"), READS)
def test_a_name_that_is_said_twice_is_refused(read: PostRead, name: str) -> None:
    where = read.query or "sduiid"
    assert not passes(read, name, query=f"{where}={name}&{where}={REMOVE}")
    if read.query:
        assert not passes(read, name, query=f"{where}={name}&sduiid={REMOVE}")
        assert not passes(read, name, query="")


def test_a_request_hidden_in_its_spelling_is_refused() -> None:
    read, name = READS[0]
    url = f"{ROOT}{read.path}"
    body = f'{{"{read.field}": "{name}", "x": "proto.\\u0053erverRequest"}}'.encode()
    assert decide(LINKEDIN.policy, "POST", url, JSON, body).stopped is not None


@pytest.mark.parametrize(
    "action", ["server-request", "server-stream-request", "component/x", "component%2F", "other"]
)
def test_every_other_action_is_refused(action: str) -> None:
    for read, name in READS:
        url = f"{ROOT}/flagship-web/rsc-action/actions/{action}?componentId={name}"
        body = json.dumps({read.field or "x": name}).encode()
        assert decide(LINKEDIN.policy, "POST", url, JSON, body).stopped is not None
