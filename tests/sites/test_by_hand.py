"""Networks for the person to look at: nothing is opened, every fact has its way or its reason."""

from pathlib import Path
from typing import cast

import pytest

from profilecheck.browser.dom import normalise
from profilecheck.browser.launch import LaunchedBrowser
from profilecheck.browser.visitor import Pace
from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError
from profilecheck.judge import judge_snapshot
from profilecheck.model import AccountState, Answers, NotApplicable, Snapshot, Unread
from profilecheck.school import SchoolMatcher
from profilecheck.sites import SITES, site
from profilecheck.sites.by_hand import ByHandSite, by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.instagram.export import begins, cannot_read, describe
from profilecheck.sites.rules import broken_rules
from profilecheck.sources import Gathering, Network, Unwatched, audit
from profilecheck.vocabulary import Fact, FactKind, Outcome, UnreadReason
from tests.conftest import Background
from tests.unit.builders import TODAY

BY_HAND = [s for s in SITES if isinstance(s, ByHandSite)]
PARTS = ("account", "comments_allowed", "contacts", "followers", "posts")
SOURCE = Path(__file__).parents[2] / "src/profilecheck/sites/instagram/site.yaml"

every_network = pytest.mark.parametrize("network", BY_HAND, ids=lambda s: s.id)


def gathered(run: Background, *networks: Network) -> Snapshot:
    """The audit of networks that are looked at by hand, with no browser at hand."""
    work = audit(
        cast("LaunchedBrowser", object()),
        networks or [Network(s, None) for s in BY_HAND],
        matcher=SchoolMatcher(None),
        pace=Pace.REPLICA,
        progress=Unwatched(),
        keep=lambda _: None,
    )
    return run(work)


def test_the_networks_that_staff_use_most_are_there() -> None:
    assert [s.id for s in BY_HAND] == ["instagram", "threads", "tiktok", "snapchat", "whatsapp"]


@every_network
def test_each_keeps_to_the_rules(network: ByHandSite) -> None:
    assert broken_rules(network) == ()
    assert "not yet been confirmed" in network.header.basis_note


@every_network
def test_there_is_nothing_to_open_and_nobody_to_be(network: ByHandSite) -> None:
    assert (network.pages, network.hosts) == ((), ())
    assert network.reason is UnreadReason.BY_HAND
    # Nothing asks who is signed in, or what stands in the way.
    assert not {"policy", "identity", "barrier", "own_profile"} & set(dir(network))


@every_network
def test_options_that_say_who_can_see_are_known_to_mean_it(network: ByHandSite) -> None:
    known = {normalise(wording) for wording in network.labels["en"].audiences}
    offered = {
        normalise(option)
        for fact, guidance in network.guidance.items()
        if fact.kind is FactKind.AUDIENCE
        for option in guidance.options
    }
    assert offered
    assert offered - known == set()


def test_an_audit_opens_nothing_and_leaves_it_to_the_person(run: Background) -> None:
    for account in gathered(run).accounts:
        assert account.state is AccountState.BY_HAND
        assert account.visits == ()
        unread = [r for r in account.readings if isinstance(r, Unread)]
        assert {r.fact for r in unread} == set(site(account.network).guidance)
        assert {r.reason for r in unread} == {UnreadReason.BY_HAND}
        absent = {r.fact for r in account.readings if isinstance(r, NotApplicable)}
        assert absent == set(Fact) - {r.fact for r in unread}


def test_nothing_is_in_order_before_the_person_has_looked(run: Background) -> None:
    made = judge_snapshot(gathered(run), load_checklist(), None, Answers(), TODAY)

    findings = [f for c in made.clauses for f in c.findings if f.network is not None]
    assert {f.outcome for f in findings} == {Outcome.NOT_APPLICABLE, Outcome.COULD_NOT_TELL}
    assert "We didn't open TikTok, so this is for you to look at." in {f.says for f in findings}


def test_an_account_that_is_no_longer_used_says_so(run: Background) -> None:
    (account,) = gathered(run, Network(site("tiktok"), None, abandoned=True)).accounts
    assert account.state is AccountState.NOT_USED
    dormant = [r for r in account.readings if r.fact is Fact.ACCOUNT_DORMANT]
    assert [r.status for r in dormant] == ["observed"]


def test_any_network_can_be_left_to_the_person() -> None:
    gathering = Gathering(site("facebook"))
    gathering.leave_to_person()
    account = gathering.account()
    assert account.state is AccountState.BY_HAND
    unread = {r.reason for r in account.readings if isinstance(r, Unread)}
    assert unread == {UnreadReason.BY_HAND}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("by_hand: true", "by_hand: false", "by_hand"),
        ("  profile.bio:", "  profile.family:", "profile.family has guidance, and is"),
        ("  memberships: Instagram", "  account.leftovers: Instagram", "memberships has no"),
        ("public: [Public account]", "public: [Everyone]", "“Everyone” means two things"),
        ("has not yet been confirmed", "is right", "basis_note"),
    ],
)
def test_a_broken_declaration_names_file_and_field(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "site.yaml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=named) as error:
        by_hand_site(broken)
    assert "site.yaml" in str(error.value)


def test_what_is_read_in_an_export_has_its_way_by_hand(tmp_path: Path) -> None:
    text = (SOURCE.parents[1] / "tiktok/site.yaml").read_text("utf-8")
    broken = tmp_path / "site.yaml"
    promised = text.replace("promises: [friends.count]", "promises: [profile.family]")
    broken.write_text(promised, "utf-8")
    with pytest.raises(InputError, match=r"profile\.family is read in the export, and has no"):
        by_hand_site(broken)
    promised = text.replace("    - contact.email\n  basis", "    - profile.family\n  basis")
    broken.write_text(promised, "utf-8")
    with pytest.raises(InputError, match=r"profile\.family is read in the profile's page, and"):
        by_hand_site(broken)
    broken.write_text(text, "utf-8")
    with pytest.raises(InputError, match="export or code without the other"):
        by_hand_site(broken)


def test_a_profiles_page_has_both_its_header_and_its_code() -> None:
    code = ExportCode(begins, cannot_read, describe, dict.fromkeys(PARTS, lambda context: ()))
    with pytest.raises(InputError, match="profile_page needs both its header and its code"):
        by_hand_site(SOURCE, code)
