"""What is named as seen by somebody is what the replica serves to their eyes, and nothing more."""

import pytest

from profilecheck.checks import FactReadings, shown_entries
from profilecheck.judge.sighted import Sighted, sighted
from profilecheck.model import Account
from profilecheck.school import SchoolMatcher
from profilecheck.vocabulary import SHOWN_TEXTS, Circle, Fact, Reach, reach
from profilecheck.workshop.story import looked_at
from tests.auditing import EVERYBODY, SCHOOL, Auditing
from tests.workshop.served import Serving, is_served

MATCHER = SchoolMatcher(SCHOOL)


def texts_hidden_from(account: Account, circle: Circle) -> set[str]:
    """The texts that the snapshot says nobody of `circle` sees."""
    facts = (FactReadings.of(account, fact, None) for fact in SHOWN_TEXTS)
    entries = [seen for fact in facts if fact.applies for seen in shown_entries(fact)]
    return {s.entry.text for s in entries if reach(s.audience, circle) is Reach.NO}


def is_text_of(text: str, named: tuple[Sighted, ...]) -> bool:
    """Whether a text is part of one that is seen: a name in a headline, a role without its year."""
    return any(is_served(text, s.text) or is_served(s.text, text) for s in named if s.text)


@pytest.mark.parametrize("name", EVERYBODY)
def test_each_of_the_five_sees_on_every_network_what_the_snapshot_says(
    audited: Auditing, name: str
) -> None:
    result = audited(name)
    serving = Serving(result.persona)
    compared = 0
    for network in looked_at(result.persona):
        account = result.account(network)
        for circle in Circle:
            where, own = f"{network} as {circle}", serving.words(network, circle)
            served_list, listed = serving.friends(network, circle)
            words = f"{own} {listed}".strip()
            named = sighted(account, circle, MATCHER)
            texts = {s.text for s in named if s.reach is Reach.YES and s.text and not s.elsewhere}
            words_and_address = f"{words} {account.profile_url}" if words else ""
            assert not {t for t in texts if not is_served(t, words_and_address)}, where
            hidden = texts_hidden_from(account, circle)
            assert not {t for t in hidden if t in own and not is_text_of(t, named)}, where
            shows_list = any(s.fact is Fact.FRIENDS_AUDIENCE for s in named)
            assert served_list in (shows_list, None), where
            compared += len(texts) + len(hidden)
    assert compared > 50
