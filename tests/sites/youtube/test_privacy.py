"""YouTube's two privacy switches: `enabled` counts, not what pressing would send."""

from typing import Any

import pytest

from profilecheck.model import Observed
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from tests.sites.readings import observed

from .pages import bare, read, settings, switch

SUBSCRIPTIONS = "Keep all my subscriptions private"
PLAYLISTS = "Keep all my saved playlists private"
LISTS = "PRIVACY_DISCOVERABLE_SAVED_PLAYLISTS"


def follows(*switches: Any, **more: Any) -> list[Any]:
    readings = read("privacy", settings(*switches, **more))
    assert {r.fact for r in readings} == {Fact.FOLLOWS_AUDIENCE}
    return [r.value if isinstance(r, Observed) else r.reason for r in readings]


def test_on_is_private_and_off_is_public() -> None:
    assert follows(switch(SUBSCRIPTIONS, True), switch(PLAYLISTS, False, item=LISTS)) == [
        Audience.ONLY_ME,
        Audience.PUBLIC,
    ]


def test_what_pressing_would_send_is_never_read() -> None:
    for enabled, audience in ((True, Audience.ONLY_ME), (False, Audience.PUBLIC)):
        assert follows(switch(SUBSCRIPTIONS, enabled))[0] is audience
    assert follows(switch(SUBSCRIPTIONS, None))[0] is UnreadReason.PAGE_CHANGED
    for odd in ("true", 1, [], [True], {}, {"value": True}):
        assert follows(switch(SUBSCRIPTIONS, odd))[0] is UnreadReason.PAGE_CHANGED


def test_a_switch_is_known_by_its_words_where_its_id_is_new() -> None:
    assert follows(switch(SUBSCRIPTIONS, True, item="NEW_ID"))[0] is Audience.ONLY_ME


def test_a_switch_with_other_words_could_mean_the_opposite() -> None:
    assert follows(switch("Show my subscriptions", True))[0] is UnreadReason.UNKNOWN_WORDING


def test_a_missing_switch_is_not_off() -> None:
    assert follows(switch(SUBSCRIPTIONS, True)) == [Audience.ONLY_ME, UnreadReason.PAGE_CHANGED]


def test_two_answers_are_none() -> None:
    both = follows(switch(SUBSCRIPTIONS, True), switch(SUBSCRIPTIONS, False))
    assert both[0] is UnreadReason.PAGE_CHANGED


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (settings(switch(SUBSCRIPTIONS, True, item="NEW"), lang="fr"), UnreadReason.PAGE_CHANGED),
        (settings(switch(SUBSCRIPTIONS, True), logged_in=False), UnreadReason.SIGNED_OUT),
        (settings(), UnreadReason.PAGE_CHANGED),
        (settings(switch("Autoplay", True, item="AUTOPLAY")), UnreadReason.PAGE_CHANGED),
    ],
)
def test_pages_that_tell_nothing(page: Any, why: UnreadReason) -> None:
    readings = read("privacy", page)
    assert observed(readings) == []
    assert {r.reason for r in readings} == {why}  # type: ignore[union-attr]


def test_in_another_language_a_switch_is_known_by_its_name() -> None:
    french = settings(
        switch("Ne pas divulguer mes abonnements", True),
        switch("Ne pas divulguer mes playlists", False, item=LISTS),
        lang="fr",
    )
    told = [r.value for r in observed(read("privacy", french))]
    assert told == [Audience.ONLY_ME, Audience.PUBLIC]


def test_an_answer_by_itself() -> None:
    answer = {
        "responseContext": {"mainAppWebResponseContext": {"loggedOut": False}},
        "contents": [switch(SUBSCRIPTIONS, True), switch(PLAYLISTS, True, item=LISTS)],
    }
    readings = read("privacy", bare(answer, Viewpoint.OWNER))
    assert [r.value for r in observed(readings)] == [Audience.ONLY_ME, Audience.ONLY_ME]
