"""The replica MySpace: who is shown what, what changes it, and what each request counts as."""

import json
import re

import pytest

from profilecheck.replica import Kind, Replica
from profilecheck.replica.counters import Counters
from tests.replica.conftest import Answer, Client

HOST = "myspace.com"


def asked(
    client: Client, path: str, replica: Replica, person: str = "", body: str | None = None
) -> Answer:
    """What the replica answers to `person` ("": to nobody)."""
    jar = replica.cookies_for(person, "myspace") if person else []
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in jar)
    return client.ask(
        path,
        method="GET" if body is None else "POST",
        host=HOST,
        body=body,
        headers={"Cookie": cookies} if cookies else {},
    )


def state(answer: Answer) -> dict[str, object]:
    """The state the page carries."""
    match = re.search(r"context = (\{.*?\});\nconfig", answer.text, re.DOTALL)
    assert match
    found: dict[str, object] = json.loads(match[1])
    return found


PAGES = [
    "/home",
    "/settings/profile",
    "/settings/account",
    "/settings/profile/edit",
    "/amycarterleeds",
    "/amycarterleeds/bio",
    "/amycarterleeds/connections/out",
    "/signin",
    "/nobody.here",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_it_is_a_replica(client: Client, replica: Replica, path: str) -> None:
    answer = asked(client, path, replica, "exposed")
    assert answer.status == (404 if path == "/nobody.here" else 200)
    assert 'role="note">This is a replica for practice. It is not MySpace.<' in answer.text
    assert not re.search(r"<html[^>]*\blang=", answer.text)
    assert "password" not in answer.text.replace("no password is needed", "")


@pytest.mark.parametrize("path", ["/home", "/settings/profile", "/settings/account"])
def test_the_persons_own_pages_need_a_session(client: Client, replica: Replica, path: str) -> None:
    answer = asked(client, path, replica)
    assert answer.status == 302
    assert answer.location.startswith("https://myspace.com/signin?redirect=https%3A%2F%2F")


def test_the_state_names_who_looks_and_at_whom(client: Client, replica: Replica) -> None:
    own = state(asked(client, "/amycarterleeds", replica, "exposed"))
    assert own["profileId"] == own["displayProfileId"] == 481500101
    stranger = state(asked(client, "/amycarterleeds", replica))
    assert (stranger["profileId"], stranger["loginId"]) == (-1, -1)
    assert stranger["displayProfileId"] == 481500101
    assert stranger["beaconData"]["currentUserLoginId"] is None  # type: ignore[index]
    home = state(asked(client, "/home", replica, "exposed"))
    assert "displayProfileId" not in home


def test_a_stranger_sees_a_public_profile_and_nothing_of_a_restricted_one(
    client: Client, replica: Replica
) -> None:
    public = asked(client, "/amycarterleeds", replica).text
    assert 'data-is-private="false"' in public
    assert "Year 4 teacher" in public
    for path in ("/tom.hanif", "/tom.hanif/bio", "/tom.hanif/connections/out"):
        restricted = asked(client, path, replica).text
        assert 'data-is-private="true"' in restricted
        assert "Outdoors" not in restricted
        assert "profileGrid" not in restricted
    listed = asked(client, "/ajax/tom.hanif/connections/out", replica, body="start=0")
    assert json.loads(listed.text) == {"html": "", "nextStart": -1}


def test_the_list_comes_in_parts_and_says_where_it_ends(client: Client, replica: Replica) -> None:
    starts, seen = [0], 0
    while starts[-1] >= 0:
        body = f"start={starts[-1]}"
        part = json.loads(
            asked(client, "/ajax/amycarterleeds/connections/out", replica, body=body).text
        )
        seen += part["html"].count("<li")
        starts.append(part["nextStart"])
    assert starts == [0, 15, 30, -1]
    assert seen == 37


def test_signing_in_takes_a_made_up_person_and_no_password(
    client: Client, replica: Replica
) -> None:
    page = asked(client, "/signin", replica).text
    assert 'value="careful"' in page
    signed_in = asked(client, "/signin", replica, body="person=careful&next=")
    assert (signed_in.status, signed_in.location) == (303, "https://myspace.com/home")
    elsewhere = asked(
        client, "/signin", replica, body="person=careful&next=https://tracker.example/"
    )
    assert elsewhere.location == "https://myspace.com/home"
    assert asked(client, "/signin", replica, body="person=nobody").location.endswith("/signin")


def test_a_change_in_the_settings_shows_at_once(own_replica: Replica) -> None:
    client = Client(own_replica)
    path = "/ajax/settings/profile"
    assert asked(client, path, own_replica, "exposed", "privacy=restricted").status == 200
    assert 'data-is-private="true"' in asked(client, "/amycarterleeds", own_replica).text
    page = asked(client, "/settings/profile", own_replica, "exposed").text
    assert 'value="restricted" checked' in page
    assert asked(client, "/ajax/profile/edit", own_replica, "exposed", "about=Hello").status == 200
    assert "Hello" in asked(client, "/amycarterleeds", own_replica, "exposed").text


@pytest.mark.parametrize("body", ["privacy=secret", "colour=red"])
def test_what_there_is_not_to_choose_is_refused(own_replica: Replica, body: str) -> None:
    client = Client(own_replica)
    assert asked(client, "/ajax/settings/profile", own_replica, "exposed", body).status == 400
    assert asked(client, "/ajax/settings/profile", own_replica, "", "privacy=public").status == 401
    assert asked(client, "/ajax/profile/edit", own_replica, "exposed", "id=1").status == 400


def kinds(counters: Counters) -> list[Kind]:
    return [r.kind for r in counters.received]


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/amycarterleeds", None, Kind.READ),
        ("/ajax/amycarterleeds/connections/out", "start=0", Kind.READ),
        ("/ajax/settings/profile", "privacy=public", Kind.CHANGE),
        ("/ajax/notifications/seen", "all=true", Kind.CHANGE),
        ("/ajax/stream/superpost", "comment=x", Kind.CHANGE),
        ("/beacon", "{}", Kind.CHANGE),
        ("/beacon?view=1", None, Kind.ACTING_GET),
        ("/signout", None, Kind.ACTING_GET),
        ("/signin", "person=nobody", Kind.SIGN_IN),
    ],
)
def test_what_a_request_counts_as(
    client: Client, replica: Replica, path: str, body: str | None, kind: Kind
) -> None:
    asked(client, path, replica, body=body)
    assert kinds(replica.counters) == [kind]


def test_signing_out_ends_the_session(own_replica: Replica) -> None:
    client = Client(own_replica)
    (cookie,) = own_replica.cookies_for("exposed", "myspace")
    headers = {"Cookie": f"{cookie['name']}={cookie['value']}"}
    assert client.ask("/home", host=HOST, headers=headers).status == 200
    client.ask("/signout", host=HOST, headers=headers)
    assert client.ask("/home", host=HOST, headers=headers).status == 302
