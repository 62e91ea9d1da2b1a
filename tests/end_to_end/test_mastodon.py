"""A server that anybody could host, audited in both ways: with a session, and with a token.

That what is planted is found there and nothing is changed is proved with the other networks; what
each page tells when it goes wrong, on literal pages in `tests/sites/test_mastodon.py`.
"""

from collections.abc import Mapping

import pytest

from profilecheck.browser.session import Session
from profilecheck.model import Account, Observed, Unread
from profilecheck.replica import Counters, Fault, FaultKind, Replica, person
from profilecheck.sources import Network
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.auditing import Auditing, gather
from tests.conftest import Background
from tests.networks import open_site

NAME = "mastodon@mastodon.example"
OTHER = Fault(FaultKind.WRONG_ACCOUNT, person="exposed")


def values(account: Account, viewpoint: Viewpoint = Viewpoint.OWNER) -> Mapping[Fact, object]:
    return {
        r.fact: r.value
        for r in account.readings
        if isinstance(r, Observed) and r.viewpoint is viewpoint
    }


def unread(account: Account) -> set[tuple[Fact, Viewpoint, UnreadReason]]:
    return {(r.fact, r.viewpoint, r.reason) for r in account.readings if isinstance(r, Unread)}


@pytest.mark.xdist_group("careful")
def test_on_the_careful_persons_account_everything_is_told(audited: Auditing) -> None:
    account = audited("careful").account(NAME)
    assert unread(account) == set()
    assert values(account)[Fact.POSTS_FUTURE_AUDIENCE] is Audience.FRIENDS
    assert values(account)[Fact.FRIENDS_AUDIENCE] is Audience.ONLY_ME


async def by_token(token_of: str | None) -> tuple[Account, Counters]:
    """Audit with the token of a made-up person, or with one that does not hold."""
    chosen = open_site(NAME).by_token
    assert chosen is not None
    with Replica() as replica:
        token = replica.cookies_for(token_of, NAME)[0]["value"] if token_of else "outworn"
        snapshot = await gather(replica, [Network(chosen.site, Session.with_token(token))])
        assert token not in snapshot.model_dump_json()
        return snapshot.accounts[0], replica.counters


@pytest.mark.xdist_group("exposed")
def test_a_token_tells_the_same_as_the_pages(audited: Auditing, run: Background) -> None:
    token, counters = run(by_token("exposed"))
    pages = audited("exposed").account(NAME)
    told, by_pages = values(token), values(pages)
    assert told.keys() == by_pages.keys() - {
        Fact.ACCOUNT_EMAIL,
        Fact.FRIENDS_AT_EMPLOYER,
        Fact.FRIENDS_STUDENTS_OF_EMPLOYER,
    }
    assert {f: by_pages[f] for f in told} == told
    assert values(token, Viewpoint.STRANGER) == values(pages, Viewpoint.STRANGER)
    assert counters.changes == ()
    assert set(counters.connected_hosts) == {"mastodon.example"}


def test_a_token_that_does_not_hold_reads_nothing(run: Background) -> None:
    account, _ = run(by_token(None))
    assert values(account) == {}
    assert {reason for _, _, reason in unread(account)} == {UnreadReason.SIGNED_OUT}


def test_nothing_is_read_of_another_account(audited: Auditing) -> None:
    # The form opened first, to learn whose account this is, is left as it should be.
    other = {r"settings/privacy|preferences/other|auth/edit|/@": OTHER}
    account = audited(person("careful").only_on(NAME), other).account(NAME)
    told = values(account).keys() - {Fact.PROFILE_NAME, Fact.PROFILE_BIO, Fact.PROFILE_LINKS}
    assert told == set()
    owners = {why for _, eyes, why in unread(account) if eyes is Viewpoint.OWNER}
    assert UnreadReason.WRONG_ACCOUNT in owners


def test_a_box_that_is_gone_is_unread_and_another_language_costs_nothing(
    audited: Auditing,
) -> None:
    """The adapter reads names of fields, never words."""
    strikes = {
        "settings/privacy": Fault(
            FaultKind.MISSING_SECTION, label="Automatically accept new followers"
        ),
        r"mastodon\.example": Fault(FaultKind.FRENCH),
    }
    account = audited(person("careful").only_on(NAME), strikes).account(NAME)
    assert {fact for fact, _, _ in unread(account)} == {Fact.FOLLOWERS_APPROVAL}
