"""A person at the replica Mastodon server's own pages: what is ticked, and taken back."""

import pytest
from playwright.sync_api import Page, expect

from profilecheck.replica import Replica
from tests.replica.conftest import ContextsAt, opener

_NETWORK = "mastodon@mastodon.example"
_PRIVACY = "https://mastodon.example/settings/privacy"
_BOXES = (
    "Feature profile and posts in discovery algorithms",
    "Automatically accept new followers",
    "Include public posts in search results",
    "Include profile page in search engines",
    "Show follows and followers on profile",
)


@pytest.fixture
def amy(own_replica: Replica, contexts_at: ContextsAt) -> Page:
    """The privacy page of Amy Carter, on a replica whose state the test may change."""
    page = opener(contexts_at(own_replica), own_replica, _NETWORK)("exposed")
    page.goto(_PRIVACY)
    return page


def _saved(page: Page) -> dict[str, bool]:
    """Save the form, and return how each box stands when the page is opened again."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save changes").click()
    page.goto(_PRIVACY)
    return {name: page.get_by_label(name).is_checked() for name in _BOXES}


@pytest.mark.parametrize("name", _BOXES)
def test_a_tick_can_be_taken_back_and_set_again(amy: Page, name: str) -> None:
    before = {box: amy.get_by_label(box).is_checked() for box in _BOXES}
    box = amy.get_by_label(name)
    for ticked in (not before[name], before[name]):
        box.set_checked(ticked)
        assert _saved(amy) == before | {name: ticked}
        expect(box).to_be_checked(checked=ticked)


@pytest.mark.parametrize("page", ["posting_defaults", "other"])
def test_the_posting_privacy_is_chosen_where_the_steps_say_and_where_it_was(
    amy: Page, page: str
) -> None:
    amy.goto(f"https://mastodon.example/settings/preferences/{page}")
    amy.get_by_label("Posting privacy").select_option(label="Followers")
    with amy.expect_navigation():
        amy.get_by_role("button", name="Save changes").click()
    amy.get_by_role("link", name="Posting defaults").click()
    expect(amy.get_by_label("Posting privacy")).to_have_value("private")
