"""Where the person sees who gets into their accounts: on every network that is still there."""

from profilecheck.checklist import load_checklist
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, Answers, Report
from profilecheck.report import html
from profilecheck.sites import FAMILIES, SITES
from profilecheck.sites.closed import ClosedSite
from profilecheck.sites.site import OpenSite, Site
from profilecheck.sources.gathering import Gathering
from tests.auditing import SCHOOL
from tests.each import each
from tests.unit.builders import TODAY, snapshot

EVERY = [s for s in (*SITES, *(f.at(f.example) for f in FAMILIES)) if not isinstance(s, ClosedSite)]


def judged(told: Account) -> Report:
    return judge_snapshot(snapshot(told), load_checklist(None), SCHOOL, Answers(), TODAY)


@each("network", EVERY)
def test_each_network_says_where_and_leads_to_its_own_addresses(network: Site) -> None:
    safety = network.header.sign_in_safety
    assert safety is not None
    ways = (safety.two_factor, safety.devices, safety.apps)
    assert all(way.steps for way in ways)
    for url in (way.url for way in ways if way.url):
        assert url.startswith("https://")
        assert "{" not in url
        # Only what is opened for the person by themselves may be elsewhere, at its own company.
        if isinstance(network, OpenSite):
            host = url.split("/")[2]
            assert any(host == h.lstrip(".") or host.endswith(h) for h in network.hosts) or (
                host == "accountscenter.facebook.com"
            )


def test_the_report_has_it_once_folded_and_no_clause_rests_on_it() -> None:
    gathering = Gathering(next(s for s in SITES if s.id == "instagram"))
    gathering.leave_to_person()
    told = gathering.account()
    made = judged(told)
    shown = html(made)
    assert shown.count("Does anybody else get into your accounts?") == 1
    assert "accountscenter.instagram.com/password_and_security/two_factor" in shown
    before = judged(told.model_copy(update={"sign_in_safety": None}))
    assert made.clauses == before.clauses
    assert "Does anybody else" not in html(before)
