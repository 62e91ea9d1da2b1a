"""Instagram's profile page: what it says of the profile that it shows."""

import re

from profilecheck.sites.instagram.export_account import SEEN_WITH_POSTS
from profilecheck.sites.meta_page import MetaPage
from profilecheck.sites.profile_page import Access
from profilecheck.vocabulary import Audience, Fact

__all__ = ["ACCESS", "PAGE"]

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
