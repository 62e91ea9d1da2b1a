"""Summaries of made-up people who were audited on all their networks: they name nobody."""

import re
from urllib.parse import urlsplit

import pytest

from profilecheck.checklist import load_checklist
from profilecheck.judge.room import summary_of
from tests.auditing import EVERYBODY, SCHOOL, Auditing


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_summary_holds_no_name_no_school_no_day_and_no_address(
    name: str, audited: Auditing
) -> None:
    result = audited(name)
    summary = summary_of(result.report, load_checklist())
    said = summary.canonical().decode().casefold()
    assert 0 < summary.networks <= len(result.persona.networks)
    words = {
        name,
        *re.findall(r"\w{3,}", result.persona.full_name),
        *re.findall(r"\w{4,}", " ".join(SCHOOL.names)),
        SCHOOL.town,
    }
    for network in result.snapshot.accounts:
        words |= {network.name, urlsplit(network.profile_url).hostname or network.name}
        # Bluesky's addresses say “profile” of everybody.
        words |= set(urlsplit(network.profile_url).path.split("/")) - {"", "profile"}
    found = set(re.findall(r"[\w.@-]+", said))
    assert {word.casefold() for word in words} & found == set()
    assert not re.search(r"20\d\d|https?:|@", said)
