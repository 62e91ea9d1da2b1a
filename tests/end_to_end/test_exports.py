"""One made-up person, audited live and by exports: the two never contradict each other."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from profilecheck.model import Account, Count, Entries, FactValue, Observed, Unread, Years
from profilecheck.school import SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Fact
from tests.auditing import SCHOOL, Audited, Auditing
from tests.exports.making import MAKERS, zipped

_ADDRESS = re.compile(r"(https?://|www\.)\S+")
_NOT_WORDS = re.compile(r"[,·]|\b(issued )?[a-z]{3} (19|20)\d\d( - present)?\b")
_WITHOUT_WORDS = frozenset({Fact.POSTS_TO_REREAD})
"""YouTube's channel tells a video's age: how many there are compares, or the days of its Studio."""


_SKILL = "Skill"
"""What an export has of each. Of the page's list those alone are kept that name the school."""


@pytest.fixture
def amy(audited: Auditing) -> Audited:
    return audited("exposed")


@pytest.mark.xdist_group("exposed")
def test_no_contradiction(amy: Audited, tmp_path: Path) -> None:
    paths = [zipped(tmp_path / f"{n}.zip", make(amy.persona)) for n, make in MAKERS.items()]
    told = read_exports(paths, matcher=SchoolMatcher(SCHOOL), taken_at=datetime.now(UTC))
    compared = [
        (account.network, fact)
        for account in told.accounts
        for fact in _compared(account, amy.account(account.network))
    ]
    assert {network for network, _ in compared} == set(MAKERS)
    assert len(compared) > 35
    # Each tells something that the other could not.
    for account in told.accounts:
        live = amy.account(account.network)
        assert _facts(live) - _facts(account)
    assert (told.accounts[1].network, Fact.ACCOUNT_DORMANT) not in {
        (r.network, r.fact) for r in amy.observed("x")
    }


def _facts(account: Account) -> set[Fact]:
    return {r.fact for r in account.readings if isinstance(r, Observed)}


def _compared(exported: Account, live: Account) -> set[Fact]:
    """Hold what both observed against each other; return the facts."""
    both = _facts(exported) & _facts(live)
    for fact in both:
        ours, theirs = _readings(exported, fact), _readings(live, fact)
        where = f"{exported.network}: {fact.value}"
        if isinstance(ours[0].value, Entries):
            _hold_entries(exported, fact, _texts(ours), _texts(theirs), where)
        else:
            assert all(any(_agree(o.value, t.value) for t in theirs) for o in ours), where
    return both


def _agree(ours: FactValue, live: FactValue) -> bool:
    """Whether two values are equal; of what was seen only in part, whether it is a part."""
    if isinstance(ours, Count) and isinstance(live, Count) and live.at_least:
        return live.count <= ours.count
    if isinstance(ours, Years) and isinstance(live, Years) and live.at_least:
        return all(count <= ours.years.get(year, 0) for year, count in live.years.items())
    return ours == live


def _readings(account: Account, fact: Fact) -> list[Observed]:
    return [r for r in account.readings if isinstance(r, Observed) and r.fact is fact]


def _texts(readings: list[Observed]) -> set[str]:
    return {
        " ".join(_ADDRESS.sub("", entry.text).casefold().split()) or entry.text
        for reading in readings
        if isinstance(reading.value, Entries)
        for entry in reading.value.entries
        if entry.detail != _SKILL
    }


def _hold_entries(
    exported: Account, fact: Fact, ours: set[str], theirs: set[str], where: str
) -> None:
    if fact in _WITHOUT_WORDS:
        assert len(ours) == len(theirs) or ours <= theirs, where
        return
    for text in ours:
        assert any(_same(text, other) for other in theirs), f"{where}: {text}"
    if not any(isinstance(r, Unread) and r.fact is fact for r in exported.readings):
        for text in theirs:
            assert any(_same(text, other) for other in ours), f"{where}: {text}"


def _same(one: str, other: str) -> bool:
    """Whether one text is in the other; of what a page has in lines, whether all its words are.

    Days are no text: an export's are passed over.
    """
    if one in other or other in one:
        return True
    words, others = (set(_NOT_WORDS.sub(" ", text).split()) for text in (one, other))
    return words <= others or others <= words
