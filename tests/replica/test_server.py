"""The server: starts and stops cleanly, under every host name, and counts what it is asked."""

import gc
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from profilecheck.errors import InputError
from profilecheck.replica import Fault, FaultKind, Kind, Replica
from tests import unhurried
from tests.replica.conftest import Client

READ = "SettingsCategoryLayoutUSFNewCometQuery"
WRITE = "CometPrivacySelectorSavePrivacyMutation"


def test_several_replicas_run_side_by_side_each_with_its_own_port_and_state() -> None:
    with Replica() as one, Replica() as other:
        assert one.port != other.port
        assert one.spki != other.spki
        Client(one).graphql(
            "CometSettingsLimitPastPostsMutation", '{"input": {}}', as_person="exposed"
        )
        assert "everyone" not in Client(one).ask("/amy.carter.leeds", as_person="exposed").text
        assert "everyone" in Client(other).ask("/amy.carter.leeds", as_person="exposed").text


def test_nothing_is_left_running_after_it_stops() -> None:
    before = threading.active_count()
    with Replica() as replica:
        assert Client(replica).ask("/").status == 200
        port = replica.port
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), 5):
        pass
    gc.collect()  # a transport left open would warn here, and a warning is an error


def test_it_stops_while_a_request_still_waits_for_an_answer() -> None:
    with ThreadPoolExecutor(1) as pool:
        with Replica(faults={"/settings": Fault(FaultKind.NO_ANSWER)}) as replica:
            client = Client(replica)
            waiting = pool.submit(client.ask, "/settings/?tab=posts", as_person="careful")
            # A second request tells that the first has been received: they come in order.
            while not replica.counters.paths["www.facebook.com/settings/"]:
                assert client.ask("/").status == 200
        assert waiting.result(timeout=unhurried.SECONDS).status == 503


def test_it_answers_on_loopback_only() -> None:
    with Replica() as replica:
        assert replica._socket.getsockname()[0] == "127.0.0.1"


def test_reads_are_not_counted_as_changes(client: Client, replica: Replica) -> None:
    client.ask("/me/", as_person="exposed")
    client.ask("/amy.carter.leeds", method="HEAD")
    client.graphql(READ, '{"nodeID": "posts"}', as_person="exposed")
    assert replica.counters.changes == ()
    assert [r.kind for r in replica.counters.received] == [Kind.READ] * 3


@pytest.mark.parametrize(
    ("path", "method", "host"),
    [
        ("/ajax/bnzai", "POST", "www.facebook.com"),
        ("/settings/", "POST", "www.facebook.com"),
        ("/amy.carter.leeds", "DELETE", "www.facebook.com"),
        ("/amy.carter.leeds", "PUT", "www.facebook.com"),
        ("/collect", "POST", "pixel.tracker.example"),
        ("/logout.php?h=1", "GET", "www.facebook.com"),
        ("/ajax/mercury/change_read_status.php?ids=1", "GET", "www.facebook.com"),
    ],
)
def test_what_changes_something_is_counted(
    client: Client, replica: Replica, path: str, method: str, host: str
) -> None:
    client.ask(path, method=method, host=host)
    (change,) = replica.counters.changes
    assert (change.method, change.host, change.path) == (method, host, path.partition("?")[0])


def test_a_write_is_counted_with_the_name_it_gives_itself(client: Client, replica: Replica) -> None:
    client.graphql(WRITE, "{}", as_person="exposed")
    assert [c.operation for c in replica.counters.changes] == [WRITE]


def test_a_write_under_the_name_of_a_read_is_still_a_change(
    client: Client, replica: Replica
) -> None:
    client.graphql(READ, '{"input": {}}', as_person="exposed", runs=WRITE)
    assert [c.operation for c in replica.counters.changes] == [READ]


def test_an_unnamed_or_unknown_operation_is_a_change(client: Client, replica: Replica) -> None:
    client.graphql("")
    client.graphql("SomethingNobodyKnowsQuery")
    assert len(replica.counters.changes) == 2


def test_a_web_socket_is_counted_apart(client: Client, replica: Replica) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    client.ask("/chat", host="edge-chat.facebook.com", headers=upgrade)
    assert [s.host for s in replica.counters.web_sockets] == ["edge-chat.facebook.com"]
    assert replica.counters.changes == ()


def test_a_sign_in_is_counted_apart_and_gives_a_session(client: Client, replica: Replica) -> None:
    answer = client.ask(
        "/login/",
        method="POST",
        body="person=exposed&next=https%3A%2F%2Fwww.facebook.com%2Fsettings%2F",
    )
    assert answer.location == "https://www.facebook.com/settings/"
    assert len(replica.counters.sign_ins) == 1
    assert replica.counters.changes == ()


def test_signing_in_never_leads_to_another_site(client: Client) -> None:
    answer = client.ask("/login/", method="POST", body="person=exposed&next=https://evil.example/")
    assert answer.location == "https://www.facebook.com/"


def test_every_host_asked_for_is_counted_unknown_ones_too(client: Client, replica: Replica) -> None:
    client.ask("/", host="www.facebook.com")
    assert client.ask("/", host="somewhere.example").status == 404
    assert replica.counters.hosts == {"www.facebook.com": 1, "somewhere.example": 1}
    assert replica.counters.paths["somewhere.example/"] == 1
    replica.reset_counters()
    assert replica.counters.received == ()


def test_a_session_ends_with_signing_out(client: Client) -> None:
    cookie = client.cookies("careful")
    assert client.ask("/me", headers={"Cookie": cookie}).location.endswith("/ruth.okafor.9")
    client.ask("/logout.php", headers={"Cookie": cookie})
    assert "/login/" in client.ask("/me", headers={"Cookie": cookie}).location


def test_cookies_are_only_for_people_and_networks_there_are(replica: Replica) -> None:
    with pytest.raises(InputError, match="no Facebook account"):
        replica.cookies_for("nobody", "facebook")
    with pytest.raises(InputError, match="Choose one of: facebook"):
        replica.cookies_for("exposed", "elsewhere")
