"""Rules that every network's header keeps, whatever it is."""

import re
from pathlib import Path

import pytest

from profilecheck.browser.dom import fold
from profilecheck.errors import InputError
from profilecheck.sites import SITES, site
from profilecheck.sites.header import PageCode, build_site, load_header
from profilecheck.sites.site import Site
from profilecheck.vocabulary import Basis, Fact, Viewpoint

from .pages import FACEBOOK

LIVE = [s for s in SITES if not s.closed]

NOT_TOLD_YET: dict[str, set[Fact]] = {"myspace": set()}
"""Facts that a network has and no page of its adapter promises, where not the same as others'."""

NOT_TOLD_BY_OTHERS = {Fact.ACCOUNT_DORMANT}

HEADER = Path(__file__).parents[2] / "src/profilecheck/sites/facebook/site.yaml"


def promised(network: Site) -> set[Fact]:
    return {fact for page in network.pages for fact in page.promises}


def test_networks_are_found_by_name() -> None:
    assert site("Facebook") is site(" facebook ") is SITES[0]
    with pytest.raises(InputError, match="Choose from: facebook"):
        site("bookface")
    assert len({s.id for s in SITES}) == len(SITES)


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_every_fact_is_promised_or_ruled_out(network: Site) -> None:
    left = set(Fact) - promised(network) - set(network.ruled_out)
    assert left == NOT_TOLD_YET.get(network.id, NOT_TOLD_BY_OTHERS)
    assert not promised(network) & set(network.ruled_out)


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_every_promised_fact_has_a_way_by_hand(network: Site) -> None:
    for fact in promised(network):
        guidance = network.guidance[fact]
        assert guidance.steps
        assert guidance.look_for
        if fact.kind.value in ("audience", "switch"):
            assert guidance.wanted
            assert guidance.options
    assert set(network.guidance) <= promised(network)


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_every_address_is_the_networks_own(network: Site) -> None:
    addresses = [network.home_url, network.sign_in_url, network.terms_url]
    addresses += [g.url for g in network.guidance.values()]
    addresses += [p.url for p in network.pages if not p.url.startswith("{profile}")]
    for address in addresses:
        match = re.match(r"https://([^/]+)/", address)
        assert match, address
        assert network.policy.owns_host(match[1]), address


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_no_page_that_is_opened_acts(network: Site) -> None:
    for page in network.pages:
        address = network.address(page, "https://www.facebook.com/amy.carter")
        path = re.sub(r"^https://[^/]+", "", address)
        assert not any(p.search(path) for p in network.policy.acting_gets), address


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_pages_say_what_they_rest_on(network: Site) -> None:
    for page in network.pages:
        assert page.note, page.id
        assert page.title
        assert page.viewpoints
        if not page.promises:
            assert page.viewpoints == (Viewpoint.STRANGER,)
        if page.url.startswith("{profile}"):
            assert page.belongs_to_owner, page.id
    assert "not yet been confirmed" in network.basis_note or network.confirmed_live
    assert {p.basis for p in network.pages} <= set(Basis)


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_lists_scroll_by_reads_that_are_allowed(network: Site) -> None:
    allowed = {name for read in network.policy.post_reads for name in read.names}
    allowed |= set(network.policy.reply_paths or {})
    for page in network.pages:
        if page.list_reads:
            assert page.list_reads.operation in allowed
    assert all(network.read_name.search(name) for name in allowed)


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_wordings_mean_one_thing(network: Site) -> None:
    for labels in network.labels.values():
        rows = [fold(w) for words in labels.rows.values() for w in words]
        assert all(rows)
        by_meaning: dict[str, object] = {}
        for wording, meaning in (*labels.audiences.items(), *labels.switches.items()):
            assert by_meaning.setdefault(fold(wording), meaning) == meaning
        assert not set(by_meaning) & set(rows) - {fold("Not allowed")}


@pytest.mark.parametrize("network", LIVE, ids=lambda s: s.id)
def test_words_for_the_person_are_calm(network: Site) -> None:
    words = [network.basis_note, *network.not_applicable.values()]
    for guidance in network.guidance.values():
        words += [*guidance.steps, guidance.wanted, guidance.look_for, *guidance.options]
    said = " ".join(words).casefold()
    for never in ("!", "fail", "violation", "non-compliant", "risk score"):
        assert never not in said


def test_writes_are_not_among_the_reads() -> None:
    names = {name for read in FACEBOOK.policy.post_reads for name in read.names}
    assert all(name.endswith("Query") for name in names)
    assert not FACEBOOK.read_name.search("CometPrivacySelectorSavePrivacyMutation")
    (read,) = FACEBOOK.policy.post_reads
    assert (read.field, read.header) == ("fb_api_req_friendly_name", "x-fb-friendly-name")


@pytest.mark.parametrize(
    "path", ["/logout.php?h=1", "/logout/", "/ajax/bnzai", "/n/?x=1", "/notifications/seen/"]
)
def test_addresses_that_act_are_refused(path: str) -> None:
    assert any(p.search(path) for p in FACEBOOK.policy.acting_gets)


# A header that cannot be used


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
