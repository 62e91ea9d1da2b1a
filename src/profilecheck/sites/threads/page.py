"""Threads' profile page: what it says of the profile that it shows.

Whether the profile is private is Threads' own flag; Instagram's, which may stand beside it, differs
from it in a real export.
"""

import re

from profilecheck.sites.instagram.export_account import SEEN_WITH_POSTS
from profilecheck.sites.meta_page import MetaPage
from profilecheck.sites.profile_page import Access
from profilecheck.vocabulary import Audience, Fact

__all__ = ["ACCESS", "PAGE"]

PAGE = MetaPage(
    flag="text_post_app_is_private",
    bio=re.compile(
        r"^[^•]*\bFollowers?\b\s*•[^•]*?\bThreads?\b(?:\s*•\s*(?P<bio>.*?))?\.?"
        r"\s*See the latest conversations with @\S+\s*$",
        re.DOTALL,
    ),
    described_by="og:description",
    counts_posts=False,
)
ACCESS: Access = {
    **dict.fromkeys(SEEN_WITH_POSTS, (Audience.FRIENDS, Audience.PUBLIC)),
    Fact.DISCOVERY_SEARCH_ENGINES: (False, True),
}
"""What a private profile proves, and a public one: as in the export."""
