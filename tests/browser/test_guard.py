"""The guard's rule, one request at a time: what is not named as a read is stopped."""

import re
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.async_api import Request

from profilecheck.browser.guard import Decision, Guard, Stopped, decide
from profilecheck.browser.naming import name_of
from profilecheck.browser.policy import PostRead, ReadPolicy
from profilecheck.model import Traffic
from profilecheck.sites.youtube import YOUTUBE
from tests.browser.no_wall import NoWall
from tests.each import each

READS = frozenset({"FriendsQuery", "AboutQuery"})
POLICY = ReadPolicy(
    hosts=("www.social.example", ".cdn.example", "localhost"),
    post_reads=(
        PostRead("/api/", READS, field="name", header="X-Name"),
        PostRead("/header/", READS, header="x-name", also=("beside",)),
        PostRead("/field/", READS, field="name"),
        PostRead("/part", frozenset({"cards"}), query="part", never=re.compile("ServerRequest|é")),
        PostRead("/browse", frozenset({"browse"})),
    ),
    acting_gets=(
        re.compile(r"^/logout"),
        re.compile(r"[?&]seen=1"),
        re.compile(r"^/inbox/seen$"),
        re.compile(r"^/story/.+[?]opened=1"),
    ),
    reply_paths={
        "settings": re.compile(r"^/settings\.json$"),
        "invites": re.compile(r"^/invites/send-list$"),
    },
)
SITE = "https://www.social.example"
FORM_TYPE = "application/x-www-form-urlencoded"
FORM = {"content-type": f"{FORM_TYPE};charset=UTF-8"}
JSON = {"content-type": "application/json"}


def form(*fields: tuple[str, str]) -> bytes:
    return urlencode(fields).encode()


NAMED = form(("name", "FriendsQuery"), ("variables", "{}"))


@each(
    ("url", "stopped"),
    [
        (f"{SITE}/profile?id=1#top", None),
        ("https://img.cdn.example/a.png", None),
        ("https://cdn.example/a.png", None),
        ("http://localhost:8000/", None),
        ("data:text/plain,hello", None),
        ("about:blank", None),
        ("ftp://localhost/", Stopped.PLAIN_HTTP),
        ("ws://localhost/", Stopped.LIVE_CONNECTION),
        ("blob:https://www.social.example/1-2-3", None),
        ("https://social.example/", Stopped.ELSEWHERE),
        ("https://www.social.example.evil.example/", Stopped.ELSEWHERE),
        ("https://www.social.example@evil.example/", Stopped.ELSEWHERE),
        ("https://evilcdn.example/", Stopped.ELSEWHERE),
        ("https://127.0.0.1/", Stopped.ELSEWHERE),
        ("file:///etc/passwd", Stopped.ELSEWHERE),
        ("http://www.social.example/", Stopped.PLAIN_HTTP),
        ("wss://www.social.example/", Stopped.LIVE_CONNECTION),
        (f"{SITE}/logout.php?h=1", Stopped.ACTS),
        (f"{SITE}/%6cogout.php?h=1", Stopped.ACTS),
        (f"{SITE}/inbox?a=b&seen=1", Stopped.ACTS),
        (f"{SITE}/inbox/seen", Stopped.ACTS),
        (f"{SITE}/st%6fry/1?opened=1", Stopped.ACTS),
        (f"{SITE}/story/%0A?opened=1", Stopped.ACTS),
        (f"{SITE}/item/1?_method=delete", Stopped.CHANGES),
        (f"{SITE}/item/1/delete", Stopped.SAYS_A_CHANGE),
        (f"{SITE}/invites/send-list/all", Stopped.SAYS_A_CHANGE),
        (f"{SITE}/invites/send-list?action=send", Stopped.SAYS_A_CHANGE),
    ],
)
def test_get(url: str, stopped: Stopped | None) -> None:
    assert decide(POLICY, "GET", url, {}, None).stopped == stopped


def test_a_get_that_the_readers_listen_to_has_its_name() -> None:
    assert decide(POLICY, "GET", f"{SITE}/settings.json?x=1", {}, None).operation == "settings"
    named = decide(POLICY, "GET", f"{SITE}/invites/send-list", {}, None)
    assert named == Decision(operation="invites")


@each("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_computer_itself_need_not_encrypt(host: str) -> None:
    policy = ReadPolicy(hosts=(host.strip("[]"),))
    assert decide(policy, "GET", f"http://{host}:8000/", {}, None).stopped is None


@each("header", ["x-http-method-override", "x-http-method", "x-method-override"])
def test_a_header_that_asks_for_another_method_is_refused(header: str) -> None:
    for method, path, body in (("GET", "/", None), ("POST", "/api/", NAMED)):
        decision = decide(POLICY, method, SITE + path, FORM | {header: "GET"}, body)
        assert decision.stopped is Stopped.CHANGES


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "CONNECT", "TRACE", "MADEUP"])
def test_methods_that_change(method: str) -> None:
    assert decide(POLICY, method, f"{SITE}/api/", FORM, NAMED) == Decision(Stopped.CHANGES)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_methods_that_no_reading_needs(method: str) -> None:
    assert decide(POLICY, method, f"{SITE}/", {}, None) == Decision(Stopped.NOT_NEEDED)


@each("kind", ["eventsource", "websocket"])
def test_a_connection_that_stays_open(kind: str) -> None:
    stopped = decide(POLICY, "GET", f"{SITE}/events", {}, None, kind).stopped
    assert stopped is Stopped.LIVE_CONNECTION


@pytest.mark.parametrize(
    ("path", "headers", "body"),
    [
        ("/api/", FORM, NAMED),
        ("/api/", FORM | {"x-name": "FriendsQuery"}, NAMED),
        ("/api/", JSON, b'{"name": "FriendsQuery", "variables": {"name": "x"}}'),
        ("/header/", FORM | {"x-name": "FriendsQuery"}, form(("a", "b"))),
        ("/header/", {"x-name": "FriendsQuery"}, None),
        ("/header/", FORM | {"x-name": "FriendsQuery"}, form(("", "b"))),
        ("/header/?=b", {"x-name": "FriendsQuery"}, None),
        ("/header/?beside=FriendsQuery", {"x-name": "FriendsQuery"}, None),
        ("/field/", FORM, NAMED),
        ("/api/", {"content-type": f"{FORM_TYPE};charset=utf8"}, NAMED),
    ],
)
def test_a_named_read_passes(path: str, headers: dict[str, str], body: bytes | None) -> None:
    decision = decide(POLICY, "POST", SITE + path, headers, body)
    assert decision == Decision(operation="FriendsQuery")


def test_a_read_known_by_its_path_alone() -> None:
    assert decide(POLICY, "POST", f"{SITE}/browse", JSON, b'{"id": 1}').operation == "browse"


@each("body", [None, b"{}", b'{"a": "Server"}'])
def test_a_read_known_by_a_parameter_passes_where_it_says_no_more(body: bytes | None) -> None:
    decision = decide(POLICY, "POST", f"{SITE}/part?part=cards", JSON, body)
    assert decision == Decision(operation="cards")


def test_an_address_of_several_reads_is_told_by_the_name_that_one_of_them_finds() -> None:
    reads = (PostRead("/api/", READS, header="x-name"), PostRead("/api/", READS, field="name"))
    policy = ReadPolicy(hosts=("www.social.example",), post_reads=reads)
    body = form(("name", "SaveMutation"))
    decision = decide(policy, "POST", f"{SITE}/api/", FORM, body)
    assert decision == Decision(Stopped.CHANGES, "SaveMutation")
    assert decide(policy, "POST", f"{SITE}/api/", FORM, NAMED).operation == "FriendsQuery"


NUMBERED = ReadPolicy(
    hosts=("www.social.example",),
    post_reads=(PostRead("/api/", READS, field="name", header="x-name", document="doc_id"),),
)


def numbered(name: str, document: str) -> bytes:
    return form(("name", name), ("doc_id", document))


@each(
    "body",
    [
        NAMED,
        numbered("FriendsQuery", ""),
        numbered("FriendsQuery", "x"),
        numbered("FriendsQuery", "1,2"),
        numbered("FriendsQuery", "١"),
        numbered("FriendsQuery", "1") + b"&doc_id=2",
        numbered("FriendsQuery", "1") + b"&doc.id=2",
        numbered("FriendsQuery", "1") + b"&Doc_Id[]=2",
    ],
)
def test_a_read_says_one_number_of_what_it_asks_for(body: bytes) -> None:
    assert decide(NUMBERED, "POST", f"{SITE}/api/", FORM, body).stopped is not None


def test_the_number_is_said_in_the_body_alone() -> None:
    body = numbered("FriendsQuery", "1")
    passing = decide(NUMBERED, "POST", f"{SITE}/api/", FORM, body)
    assert passing == Decision(operation="FriendsQuery", document="1")
    assert decide(NUMBERED, "POST", f"{SITE}/api/?doc_id=2", FORM, body).stopped is not None


def test_what_went_by_the_name_of_a_change_passes_under_no_name_of_a_read() -> None:
    guard = Guard(NUMBERED, NoWall())

    def stopped(name: str, document: str) -> Stopped | None:
        return guard.judge("POST", f"{SITE}/api/", FORM, numbered(name, document)).stopped

    assert stopped("FriendsQuery", "1") is None
    assert stopped("FriendsQuery", "1") is None
    assert stopped("SaveMutation", "2") is Stopped.CHANGES
    assert stopped("FriendsQuery", "2") is Stopped.CHANGES
    assert stopped("AboutQuery", "1") is Stopped.CHANGES
    assert stopped("FriendsQuery", "3") is None  # a new version of the page has new numbers


def test_reads_without_a_number_pass_one_after_another() -> None:
    guard = Guard(POLICY, NoWall())
    for name in sorted(READS):
        asked = guard.judge("POST", f"{SITE}/api/", FORM, form(("name", name)))
        assert asked == Decision(operation=name)


def test_what_is_let_through_and_what_is_stopped_is_counted_by_its_kind() -> None:
    guard = Guard(POLICY, NoWall())
    for url, decision, kind in (
        (f"{SITE}/", Decision(), "document"),
        ("https://img.cdn.example/a.png", Decision(), "image"),
        (f"{SITE}/settings.json", Decision(operation="settings"), "xhr"),
        (f"{SITE}/one", Decision(), "xhr"),
        (f"{SITE}/one", Decision(), "fetch"),
        ("data:text/plain,hello", Decision(), "fetch"),
        (f"{SITE}/api/", Decision(Stopped.CHANGES, "SaveMutation"), "fetch"),
        (f"{SITE}/api/", Decision(Stopped.UNNAMED), "fetch"),
        (f"{SITE}/logout", Decision(Stopped.ACTS), "document"),
    ):
        guard.count(url, decision, kind)
    assert guard.traffic() == Traffic(
        allowed=5,
        stopped=3,
        stopped_by={
            stopped.value: 1 for stopped in (Stopped.ACTS, Stopped.CHANGES, Stopped.UNNAMED)
        },
        hosts=("img.cdn.example", "www.social.example"),
        unknown_reads={name_of(f"{SITE}/one"): 2},
    )
    assert guard.blocked == ["SaveMutation", Stopped.UNNAMED.value]


MULTIPART = {"content-type": "multipart/form-data; boundary=b"}


@each(
    ("path", "headers", "body", "stopped"),
    [
        # an address that is no read's
        ("/", FORM, NAMED, Stopped.CHANGES),
        ("/api", FORM, NAMED, Stopped.CHANGES),
        ("/api/x", FORM, NAMED, Stopped.CHANGES),
        ("/API/", FORM, NAMED, Stopped.CHANGES),
        # a name that is no read's
        ("/api/", FORM, form(("name", "SaveMutation")), Stopped.CHANGES),
        ("/api/", FORM, form(("name", "friendsquery")), Stopped.CHANGES),
        ("/field/", FORM, form(("name", "SaveMutation")), Stopped.CHANGES),
        ("/api/", FORM, form(("name", "FriendsQuery ")), Stopped.CHANGES),
        ("/api/", JSON, b'{"name": "SaveMutation"}', Stopped.CHANGES),
        ("/header/", {"x-name": "SaveMutation"}, None, Stopped.CHANGES),
        # no name
        ("/api/", FORM, form(("doc_id", "123")), Stopped.UNNAMED),
        ("/api/", FORM, None, Stopped.UNNAMED),
        ("/api/", FORM | {"x-name": "FriendsQuery"}, form(("doc_id", "123")), Stopped.UNNAMED),
        ("/field/", FORM, form(("doc_id", "123")), Stopped.UNNAMED),
        ("/part", JSON, b"{}", Stopped.UNNAMED),
        ("/api/", {"x-name": "FriendsQuery"}, None, Stopped.UNNAMED),
        ("/api/", JSON, b'{"name": ["FriendsQuery"]}', Stopped.UNNAMED),
        ("/header/", FORM, NAMED, Stopped.UNNAMED),
        # two names
        ("/api/", FORM, NAMED + b"&name=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name=FriendsQuery", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name=", Stopped.UNNAMED),
        ("/api/?name=", FORM, NAMED, Stopped.UNNAMED),
        ("/part?part=cards&part=cards", JSON, b"{}", Stopped.UNNAMED),
        ("/part?part=cards&part=", JSON, b"{}", Stopped.UNNAMED),
        ("/header/?beside=Other", {"x-name": "FriendsQuery"}, None, Stopped.UNNAMED),
        ("/header/", FORM | {"x-name": "FriendsQuery"}, form(("beside", "x")), Stopped.UNNAMED),
        ("/api/?name=SaveMutation", FORM, NAMED, Stopped.UNNAMED),
        ("/api/", FORM | {"x-name": "AboutQuery"}, NAMED, Stopped.UNNAMED),
        ("/api/", FORM | {"x-name": "SaveMutation"}, NAMED, Stopped.UNNAMED),
        ("/api/", JSON, b'{"name": "FriendsQuery", "name": "SaveMutation"}', Stopped.UNNAMED),
        # several operations, or a body that cannot be looked into
        ("/api/", JSON, b'[{"name": "FriendsQuery"}]', Stopped.UNNAMED),
        ("/api/", MULTIPART | {"x-name": "FriendsQuery"}, b"--b--", Stopped.UNNAMED),
        ("/api/", FORM | {"x-name": "FriendsQuery"}, b"\xff\xfe", Stopped.UNNAMED),
        ("/api/", JSON | {"x-name": "FriendsQuery"}, b"{", Stopped.UNNAMED),
        ("/api/", JSON | {"x-name": "FriendsQuery"}, b"[" * 100_000, Stopped.UNNAMED),
        ("/api/", {"x-name": "FriendsQuery"}, NAMED, Stopped.UNNAMED),
        ("/browse", MULTIPART, b"--b--", Stopped.UNNAMED),
        ("/browse", JSON, b'["ab"]', Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name", Stopped.UNNAMED),
        ("/api/", {"content-type": "text/plain"}, b'{"name": "FriendsQuery"}', Stopped.UNNAMED),
        ("/api/", FORM | {"content-encoding": "deflate"}, NAMED, Stopped.UNNAMED),
        ("/api/", FORM | {"content-encoding": "identity"}, NAMED, Stopped.UNNAMED),
        ("/api/", {"content-type": f"{FORM_TYPE};charset=utf-7"}, NAMED, Stopped.UNNAMED),
        # two names, the second in a spelling that some server reads as the first
        ("/api/", FORM, NAMED + b"&Name=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name[]=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name%5B0%5D=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&name%00=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&%20name=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, b"a=1;name=SaveMutation&" + NAMED, Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&a;name=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&a;b=1;name=SaveMutation", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&a=1;name", Stopped.UNNAMED),
        ("/api/?a=1;name=SaveMutation", FORM, NAMED, Stopped.UNNAMED),
        ("/api/?a;name=SaveMutation", FORM, NAMED, Stopped.UNNAMED),
        ("/part?part=cards&a;part=other", JSON, b"{}", Stopped.UNNAMED),
        ("/api/?a=1&NAME[]=SaveMutation", FORM, NAMED, Stopped.UNNAMED),
        ("/api/", JSON, b'{"name": "FriendsQuery", "Name": "SaveMutation"}', Stopped.UNNAMED),
        # another method in disguise
        ("/api/", FORM, NAMED + b"&_method=delete", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&_METHOD[]=delete", Stopped.UNNAMED),
        ("/api/", FORM, NAMED + b"&a;_method=delete", Stopped.UNNAMED),
        ("/browse?method=DELETE", JSON, b"{}", Stopped.CHANGES),
        # what a read never says, in its body or its query
        ("/part?part=cards", JSON, b'{"a": ["A Server\\u0052equest"]}', Stopped.UNNAMED),
        ("/part?part=cards&a=Server%52equest", JSON, b"{}", Stopped.UNNAMED),
        ("/part?part=cards", JSON, rb'{"a": "\u00e9"}', Stopped.UNNAMED),
        # a name that is only said where it may be said beside
        ("/header/", FORM, form(("beside", "FriendsQuery")), Stopped.UNNAMED),
        ("/api/", FORM | {"x-http-method-override": "PUT"}, NAMED, Stopped.CHANGES),
    ],
)
def test_any_other_post_is_stopped(
    path: str, headers: dict[str, str], body: bytes | None, stopped: Stopped
) -> None:
    assert decide(POLICY, "POST", SITE + path, headers, body).stopped is stopped


STUDIO = "https://studio.youtube.com/youtubei/v1"


def test_of_studio_the_list_of_ones_own_videos_passes() -> None:
    address = f"{STUDIO}/creator/list_creator_videos?alt=json&key=x"
    asked = decide(YOUTUBE.policy, "POST", address, JSON, b'{"pageSize": 30}')
    assert asked == Decision(operation="list_creator_videos")


@each(
    ("method", "path"),
    [
        ("POST", "/creator/update_creator_channel"),
        ("POST", "/creator/get_creator_videos"),
        ("POST", "/creator/list_creator_videos/delete"),
        ("POST", "/creator/list_creator_videos_delete"),
        ("POST", "/creator/List_Creator_Videos"),
        ("POST", "/creator/../creator/update_creator_channel"),
        ("POST", "/creator"),
        ("POST", "/list_creator_videos"),
        ("POST", "/video_manager/metadata_update"),
        ("POST", "/video/delete"),
        ("POST", "/upload/createvideo"),
        ("PUT", "/creator/list_creator_videos"),
        ("DELETE", "/creator/list_creator_videos"),
    ],
)
def test_of_studio_nothing_else_passes_that_is_sent(method: str, path: str) -> None:
    stopped = decide(YOUTUBE.policy, method, STUDIO + path, JSON, b'{"pageSize": 30}').stopped
    assert stopped is Stopped.CHANGES


def test_the_list_of_ones_own_videos_passes_in_no_disguise() -> None:
    address = f"{STUDIO}/creator/list_creator_videos"
    for headers, body in (
        (JSON | {"x-http-method-override": "DELETE"}, b"{}"),
        (JSON, b'{"_method": "delete"}'),
        (JSON, b"[{}]"),
    ):
        assert decide(YOUTUBE.policy, "POST", address, headers, body).stopped is not None


def test_a_refused_operation_is_told_by_name() -> None:
    decision = decide(POLICY, "POST", f"{SITE}/api/", FORM, form(("name", "NewQuery")))
    assert decision.operation == "NewQuery"


@given(
    st.sampled_from(["POST", "PUT", "DELETE"]),
    st.sampled_from(["/api/", "/header/", "/", "/x"]),
    st.dictionaries(st.sampled_from(["content-type", "x-name"]), st.text(max_size=40)),
    st.binary(max_size=200),
)
def test_nothing_that_lacks_the_name_of_a_read_ever_passes(
    method: str, path: str, headers: dict[str, str], body: bytes
) -> None:
    decision = decide(POLICY, method, SITE + path, headers, body)
    named = any(
        n in body or n.decode() in headers.values() for n in (b"FriendsQuery", b"AboutQuery")
    )
    assert decision.stopped is not None or named


@each(
    ("path", "covered"),
    [
        ("/ajax/amy/connections/out", True),
        ("/ajax/amy.carter-7/connections/out", True),
        ("/ajax//connections/out", False),
        ("/ajax/amy/photos/connections/out", False),
        ("/ajax/amy/connections/out/remove", False),
        ("/ajax/amy/connections/in", False),
        ("/ajax/amy/connections", False),
    ],
)
def test_a_read_whose_path_holds_a_name(path: str, covered: bool) -> None:
    policy = ReadPolicy(
        hosts=("www.social.example",),
        post_reads=(PostRead("/ajax/*/connections/out", frozenset({"connections"})),),
    )
    decision = decide(policy, "POST", f"{SITE}{path}", FORM, b"start=15")
    assert (decision.stopped is None) is covered
    assert decision.operation == ("connections" if covered else "")


def test_a_request_is_decided_on_once_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    guard = Guard(NUMBERED, NoWall())
    judge = guard.judge

    def counted(method: str, url: str, *rest: Any) -> Decision:
        judged.append(url)
        return judge(method, url, *rest)

    class Asked:
        method, resource_type, post_data_buffer = "GET", "fetch", None
        headers: ClassVar[dict[str, str]] = {}

        def __init__(self, url: str) -> None:
            self.url = url

    monkeypatch.setattr(guard, "judge", counted)
    one, other = (Asked(f"https://elsewhere.example/{n}") for n in range(2))
    decisions = [guard.decide(cast("Request", asked)) for asked in (one, one, other)]
    assert judged == [one.url, other.url]
    assert {decision.stopped for decision in decisions} == {Stopped.ELSEWHERE}
