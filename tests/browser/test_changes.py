"""Addresses that say they change something are known in any spelling; those that read pass."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from profilecheck.browser.changes import (
    overrides_method,
    says_a_change_in_path,
    says_a_change_in_query,
)
from profilecheck.browser.guard import Decision, Guard, Stopped, decide, decide_page
from profilecheck.browser.policy import ReadPolicy
from tests.browser.no_wall import NoWall
from tests.each import each
from tests.networks import OPEN_SITES

OPEN = ReadPolicy(hosts=("social.example",))
"""A policy that lists no acting address."""

ACTING = [
    "/LOGOUT",
    "/logout",
    "/lOgOuT",
    "/log-out/",
    "/log-off/",
    "/sign-off/",
    "/list/opt-in",
    "/list/OptOut",
    "/stories/mark_seen",
    "/inbox/mark-all",
    "/Auth/Sign_Out",
    "/auth/signOut.php",
    "/%6cogout",
    "/%256cogout",
    "/%2525256cogout",
    "/a/like.php",
    "/a/mobile/friends/add_friend.php",
    "/i/api/graphql/abc/DeleteTweet",
    "/i/api/graphql/abc/deletetweet",
    "/comm/mynetwork/invite-accept",
    "/RemoveAccount",
    "/removeaccount",
    "/settings/account/deactivate",
    "/notifications/mark_as_read",
    "/UNFOLLOW/amy",
    "/x?method=delete",
    "/x?_METHOD=get",
    "/x?_method[]=x",
    "/x?%5fmethod=x",
    "/x?action=send",
    "/x?action=POST",
    "/x?do=patch",
    "/x?action=s%65nd",
    "/x?Action=markAsRead",
    "/x?a=1;op=unfollow",
    "/x?logout=1",
    "/x?Log-Out=1",
    "/x?mark_read",
    "/logout.php/x.png",
    "/account/delete/a.CSS",
    "/x?delete",
    "/x?operationName=DeletePost",
]
READING = [
    "/amy/followers",
    "/amy/following",
    "/mark.smith/about",
    "/settings/followers",
    "/settings/blocked_users",
    "/i/api/graphql/abc/UserByScreenName?variables=%7B%22screen_name%22%3A%22delete%22%7D",
    "/voyager/api/identity/profileUpdatesV2",
    "/voyager/api/relationships/connectionsV2",
    "/liked_videos",
    "/photos?set=a.123&type=3",
    "/search?q=delete+my+account",
    "/posts/123/comments?share=1",
    "/deleted",
    "/rsrc.php/v3/y1/r/Add-like.js",
    "/static/icons/delete.svg",
    "/x?opt_in_to_list=1",
    "/x?action=list",
    "/profile/pinned_posts",
    "/removed",
]


def decided(target: str, method: str = "GET") -> Decision:
    return decide(OPEN, method, f"https://social.example{target}", {}, None)


@each("target", ACTING)
def test_an_address_that_says_it_changes_something_is_refused(target: str) -> None:
    assert decided(target).stopped in (Stopped.SAYS_A_CHANGE, Stopped.CHANGES)


@each(
    ("query", "overrides"),
    [
        ("_method", True),
        ("_METHOD=get", True),
        ("a=1;%5Fmethod[]=x", True),
        ("method=DELETE", True),
        ("Method=put", True),
        ("method=post", True),
        ("method=PATCH", True),
        ("method=list", False),
        ("a=delete", False),
    ],
)
def test_another_method_is_known_where_a_query_asks_for_it(query: str, overrides: bool) -> None:
    assert overrides_method(query) is overrides


@each("target", READING)
def test_an_address_that_reads_passes(target: str) -> None:
    assert decided(target) == Decision()


def _read_names() -> Iterator[tuple[str, str]]:
    """Every name that a network is known to give to a read it needs, with where that is known."""
    for site in OPEN_SITES:
        for read in site.policy.post_reads:
            yield from ((site.id, name) for name in read.names)
        yield from ((site.id, name) for name in site.policy.reply_paths or ())


@each(("network", "name"), sorted(set(_read_names())))
def test_no_read_that_is_known_says_a_change(network: str, name: str) -> None:
    assert not says_a_change_in_path(f"/api/{name}")


def test_a_page_that_is_set_out_for_is_opened_whatever_its_path_says() -> None:
    """A person may be called so, and a network's list of connections may be named so."""
    guard = Guard(OPEN, NoWall())
    guard.set_out_for("https://social.example/mynetwork/invite-connect/connections")
    opened = "https://social.example/mynetwork/invite-connect/connections/"
    assert guard.judge("GET", opened, {}, None).stopped is None
    assert guard.judge("GET", f"{opened}?action=delete", {}, None).stopped is not None
    assert guard.judge("POST", opened, {}, None).stopped is Stopped.CHANGES
    elsewhere = "https://social.example/mynetwork/invite-accept"
    assert guard.judge("GET", elsewhere, {}, None).stopped is Stopped.SAYS_A_CHANGE
    for other in ("/mynetwork/invite-connect", "/x/invite/connections", "/a/invite-connect/delete"):
        refused = guard.judge("GET", f"https://social.example{other}", {}, None).stopped
        assert refused is Stopped.SAYS_A_CHANGE
    guard.set_out_for("https://social.example/amy")
    assert guard.judge("GET", opened, {}, None).stopped is Stopped.SAYS_A_CHANGE


def test_a_page_to_set_out_for_is_refused_for_all_but_what_its_path_says() -> None:
    assert decide_page(OPEN, "https://social.example/invite-connect") == Decision()
    for url, stopped in (
        ("https://elsewhere.example/", Stopped.ELSEWHERE),
        ("http://social.example/", Stopped.PLAIN_HTTP),
        ("https://social.example/invite-connect?action=delete", Stopped.SAYS_A_CHANGE),
        ("https://social.example/?_method=put", Stopped.CHANGES),
    ):
        assert decide_page(OPEN, url).stopped is stopped
    disguised = {"x-http-method-override": "PUT"}
    assert decide_page(OPEN, "https://social.example/", disguised).stopped is Stopped.CHANGES


def test_a_page_of_that_path_on_another_host_is_not_the_one_set_out_for() -> None:
    guard = Guard(ReadPolicy(hosts=("social.example", "api.social.example")), NoWall())
    guard.set_out_for("https://social.example/invite-connect")
    other = "https://api.social.example/invite-connect"
    assert guard.judge("GET", other, {}, None).stopped is Stopped.SAYS_A_CHANGE


def test_a_page_may_be_taken_on_to_the_persons_own() -> None:
    guard = Guard(OPEN, NoWall())
    guard.set_out_for("https://social.example/channel/UC/videos/upload")
    own = "https://social.example/channel/UC123/videos/upload"
    assert guard.judge("GET", own, {}, None).stopped is None
    for other in (f"{own}/delete", own.replace("UC123", "delete"), own.replace("videos", "logout")):
        assert guard.judge("GET", other, {}, None).stopped is Stopped.SAYS_A_CHANGE


def test_no_page_of_a_network_says_a_change_in_its_query() -> None:
    addresses = [p.url for s in OPEN_SITES for p in s.pages] + [
        s.header.home_url for s in OPEN_SITES
    ]
    assert addresses
    assert not [a for a in addresses if says_a_change_in_query(urlsplit(a).query)]
