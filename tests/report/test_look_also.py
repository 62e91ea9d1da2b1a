"""What a network has and no fact is for: the report names it, and no clause rests on it."""

from pathlib import Path

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.errors import InputError
from profilecheck.judge import judge_snapshot
from profilecheck.model import Account, AccountState, Answers, LookAlso, Report
from profilecheck.report import html
from profilecheck.sites.header import load_header
from profilecheck.sites.rules import RULES
from profilecheck.sources.gathering import Gathering
from tests.auditing import SCHOOL
from tests.conformance.harbour import FOLDER
from tests.networks import open_site, with_header
from tests.unit.builders import TODAY, snapshot

MASTODON = open_site("mastodon@mastodon.example")
DIRECTORY = LookAlso(
    what="Whether your server shows <you> in its directory",
    url="https://mastodon.example/settings/privacy",
    steps=("Preferences", "Directory"),
)


def told(*also: LookAlso, state: AccountState | None = None) -> Account:
    """An account of which nothing was read, on a network with these things besides."""
    gathering = Gathering(MASTODON)
    gathering.leave_to_person()
    update = {"look_also": also} | ({"state": state} if state else {})
    return gathering.account().model_copy(update=update)


def judged(account: Account) -> Report:
    return judge_snapshot(snapshot(account), load_checklist(None), SCHOOL, Answers(), TODAY)


def test_it_goes_from_the_header_to_the_account() -> None:
    gathering = Gathering(MASTODON)
    gathering.leave_to_person()
    assert gathering.account().look_also == MASTODON.header.look_also
    assert MASTODON.header.look_also[0].url == "https://mastodon.example/settings/privacy"


def test_the_report_names_it_folded_and_no_clause_rests_on_it() -> None:
    made, without = judged(told(DIRECTORY)), judged(told())
    page = html(made)
    assert page.count("What no clause asks for") == 1
    assert "Whether your server shows &lt;you&gt; in its directory" in page
    assert 'href="https://mastodon.example/settings/privacy"' in page
    assert made.clauses == without.clauses
    assert made.looks == without.looks
    assert "What no clause asks for" not in html(without)


def test_it_is_named_where_nothing_else_is_left_to_look_at() -> None:
    page = html(judged(told(DIRECTORY)).model_copy(update={"looks": ()}))
    assert "What no clause asks for" in page
    assert "we could not read" not in page.partition('id="looks"')[2].partition("</section>")[0]


def test_a_network_that_is_not_used_names_nothing() -> None:
    (network,) = judged(told(DIRECTORY, state=AccountState.NOT_USED)).networks
    assert network.look_also == ()


def test_its_address_is_one_of_the_networks_own() -> None:
    elsewhere = DIRECTORY.model_copy(update={"url": "https://elsewhere.example/"})
    site = with_header(MASTODON, look_also=(elsewhere,))
    said = [sentence for rule in RULES.values() for sentence in rule(site)]
    assert any("https://elsewhere.example/ would not be opened" in s for s in said)


def test_one_without_steps_is_refused_by_its_place(tmp_path: Path) -> None:
    header = (FOLDER / "site.yaml").read_text(encoding="utf-8")
    file = tmp_path / "site.yaml"
    file.write_text(f"{header}\nlook_also:\n  - what: A thing\n    steps: []\n", encoding="utf-8")
    with pytest.raises(InputError, match="look_also › 0 › steps"):
        load_header(file)
