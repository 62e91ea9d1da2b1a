"""Rules that every network's header keeps, whatever it is."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from profilecheck.browser.guard import Decision, decide
from profilecheck.conformance import EVERY_RULE
from profilecheck.errors import InputError
from profilecheck.sites import SITES, site
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.site import OpenSite
from tests.each import each
from tests.networks import EVERYWHERE

from .pages import FACEBOOK

HEADER = Path(__file__).parents[2] / "src/profilecheck/sites/facebook/site.yaml"


def test_networks_are_found_by_name() -> None:
    assert site("Facebook") is site(" facebook ") is SITES[0]
    with pytest.raises(InputError, match="Choose from: facebook"):
        site("bookface")
    assert len({s.id for s in SITES}) == len(SITES)


@each("rule", EVERY_RULE)
@each("network", EVERYWHERE)
def test_a_network_keeps_to_every_rule(rule: str, network: OpenSite) -> None:
    assert list(EVERY_RULE[rule](network)) == []


def test_writes_are_not_among_the_reads() -> None:
    names = {name for read in FACEBOOK.policy.post_reads for name in read.names}
    assert all(name.endswith("Query") for name in names)
    read_name = FACEBOOK.header.policy.read_name
    assert not re.search(read_name, "CometPrivacySelectorSavePrivacyMutation")
    (read,) = FACEBOOK.policy.post_reads
    assert (read.field, read.header) == ("fb_api_req_friendly_name", "x-fb-friendly-name")


@each(
    ("body", "passes"),
    [
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&doc_id=1&variables=%7B%7D", True),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&queries=%7B%7D", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&method=post", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&%71=mutation", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&doc_id=1&queries[a]=%7B%7D", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&doc_id=1&query_id=2", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&doc_id=1&doc=mutation", False),
        ("fb_api_req_friendly_name=ProfileCometHeaderQuery&variables=%7B%7D", False),
        ("doc_id=1&variables=%7B%7D", False),
        ("", False),
    ],
)
def test_facebooks_reads_go_one_by_one_and_name_themselves_in_the_body(
    body: str, passes: bool
) -> None:
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-fb-friendly-name": "ProfileCometHeaderQuery",
    }
    policy = FACEBOOK.policy
    url = "https://www.facebook.com/api/graphql/"
    assert (decide(policy, "POST", url, headers, body.encode()).stopped is None) is passes


FACEBOOK_WRITES = (
    "CometPrivacySelectorSavePrivacyMutation",
    "CometPasswordReauthenticationMutation",
    "CometManagePostsFeedRefetchMutation",
    "ProfileCometManagePostsTimelineRootMutation",
    "ProfileCometTimelineListViewRootMutation",
    "CometManagePostsDeleteQuery",
)


def asked(name: str, header: str = "") -> Decision:
    body = urlencode({"fb_api_req_friendly_name": name, "doc_id": "1"}).encode()
    return decide(
        FACEBOOK.policy,
        "POST",
        "https://www.facebook.com/api/graphql/",
        headers={
            "content-type": "application/x-www-form-urlencoded",
            "x-fb-friendly-name": header or name,
        },
        body=body,
    )


def test_each_read_is_let_through_and_its_twins_are_refused() -> None:
    (read,) = FACEBOOK.policy.post_reads
    for name in read.names:
        assert asked(name).stopped is None
        for twin in (f"{name}2", name.removesuffix("Query") + "Mutation", ""):
            assert asked(twin).stopped is not None
            assert asked(name, twin or "x").stopped is not None
    for name in FACEBOOK_WRITES:
        assert asked(name).stopped is not None


@pytest.mark.parametrize(
    "path", ["/logout.php?h=1", "/logout/", "/ajax/bnzai", "/n/?x=1", "/notifications/seen/"]
)
def test_addresses_that_act_are_refused(path: str) -> None:
    assert any(p.search(path) for p in FACEBOOK.policy.acting_gets)


# A header that cannot be used


LEFT = "    promises: []\n    left_to_person: {memberships: Look there.}"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("id: facebook", "id: Face Book", "id"),
        ("promises: [memberships]", "promises: [friendships]", "promises › 0"),
        ("basis: real_sample", "basis: hearsay", "basis"),
        ("session_cookies:", "cookies:", "session_cookies"),
        ("    switches:", "    buttons:", "switches"),
        ("  - id: profile_public", "  - id: profile", "profile stands twice"),
        ("      hint: [Remember]", "      hint: [Stories]", "stands for two row names"),
        ("    - /ajax/", "    - /aj(ax/", "not a pattern"),
        ("hosts: [", "hosts: [[", "line "),
        ("id: facebook", "id: \x07", "this is not YAML (unacceptable character"),
        ("    promises: [memberships]", LEFT, "memberships is left to the person, and is read"),
    ],
)
def test_a_broken_header_names_file_and_field(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    text = HEADER.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "site.yaml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(named)) as error:
        load_header(broken)
    assert "site.yaml" in str(error.value)


def test_a_header_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_header(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not a text file"):
        load_header(tmp_path / "binary.yaml")
    (tmp_path / "list.yaml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.yaml"):
        load_header(tmp_path / "list.yaml")


def test_a_page_without_code_is_an_error() -> None:
    header = load_header(HEADER)
    code = {p.id: PageCode(p.anchor, p.read) for p in FACEBOOK.pages if p.id != "likes"}
    with pytest.raises(InputError, match="likes"):
        build_site(
            header,
            code,
            identity=FACEBOOK.identity,
            barrier=FACEBOOK.barrier,
            own_profile=FACEBOOK.own_profile,
        )


@pytest.mark.parametrize(
    ("typed", "network"),
    [("twitter", "x"), ("X", "x"), ("X (Twitter)", "x"), ("google", "youtube")],
)
def test_a_network_is_known_by_each_of_its_names(typed: str, network: str) -> None:
    assert site(typed).id == network
