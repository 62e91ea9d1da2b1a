"""The rows of "who can see what"."""

from profilecheck.vocabulary import Audience
from profilecheck.words.audiences import shown_to
from profilecheck.words.nouns import Network
from profilecheck.words.plurals import capital

__all__ = [
    "BIRTHDAY",
    "EMAIL",
    "FAMILY",
    "FOLLOWS",
    "FRIENDS",
    "GROUPS",
    "HOME",
    "NEW_POSTS",
    "NOTHING_THERE",
    "OLD_POSTS",
    "PHONE",
    "STORIES",
    "TAGGED",
    "WORKPLACE",
    "seen_by",
]

WORKPLACE = "Where you work"
NEW_POSTS = "Your new posts"
OLD_POSTS = "Your old posts"
STORIES = "Your stories"
FRIENDS = "Your friends list"
FOLLOWS = "Whom you follow"
TAGGED = "Posts you are tagged in"
EMAIL = "E-mail address"
PHONE = "Phone number"
BIRTHDAY = "Birthday"
HOME = "Where you live"
FAMILY = "Family or relationship"
GROUPS = "Groups and pages"

NOTHING_THERE = "Not on your profile."


def seen_by(audience: Audience | None, network: Network, *, at_least: bool) -> str:
    """Return who can see a thing, as a sentence; `at_least`: more people may, for all we know."""
    if audience is None or (at_least and audience is Audience.ONLY_ME):
        return "We could not tell."
    more = " Maybe more people can: we could not tell." if at_least else ""
    return f"{capital(shown_to(audience, network))}.{more}"
