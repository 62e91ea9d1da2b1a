"""Instagram's profile page, and what its page of settings says of the profile."""

import re

from profilecheck.browser.capture import Capture
from profilecheck.sites.instagram.export_account import SEEN_WITH_POSTS
from profilecheck.sites.instagram.own_settings import is_settings, own_settings
from profilecheck.sites.meta_page import MetaPage
from profilecheck.sites.profile_page import Access, Shown
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["ACCESS", "PAGE", "shown"]

PAGE = MetaPage(
    flag="is_private",
    bio=re.compile(
        r"\bon Instagram: [\"“](?P<bio>.*)[\"”]\s*$|See Instagram photos and videos from",
        re.DOTALL,
    ),
    described_by="description",
)
ACCESS: Access = {
    **dict.fromkeys(SEEN_WITH_POSTS, (Audience.FRIENDS, Audience.PUBLIC)),
    Fact.STORIES_AUDIENCE: (Audience.FRIENDS, Audience.MEMBERS),
    # A public account has its own switch for search engines, which no page shows.
    Fact.DISCOVERY_SEARCH_ENGINES: (False, None),
}
"""What a private account proves, and a public one: as in the export. Source: Instagram's help."""


def shown(capture: Capture, handle: str) -> Shown | UnreadReason | None:
    """Return what the page says of the profile, or why it is none."""
    return own_settings(capture) if is_settings(capture) else PAGE.shown(capture, handle)
