"""Plain sentences for what was read, and for why something could not be."""

from collections.abc import Collection

from profilecheck.model import Count
from profilecheck.vocabulary import FACTS, Audience, Fact, Giveaway, UnreadReason, Viewpoint

__all__ = [
    "can_see",
    "count_of",
    "nothing_listed",
    "posts_say",
    "shown_to",
    "switch_says",
    "why_unread",
]

_WHO = {
    Audience.PUBLIC: "Anyone on the internet",
    Audience.MEMBERS: "Anyone who is signed in to {network}",
    Audience.FRIENDS_OF_FRIENDS: "Friends of your friends, whom you may not know,",
    Audience.FRIENDS: "Only your friends",
    Audience.FRIENDS_EXCEPT: "Only your friends, without some you left out,",
    Audience.SPECIFIC: "Only people you picked",
    Audience.ONLY_ME: "Only you",
}

_SHOWN_TO = {
    Audience.PUBLIC: "anyone on the internet can see it",
    Audience.MEMBERS: "anyone who is signed in to {network} can see it",
    Audience.FRIENDS_OF_FRIENDS: "friends of your friends can see it",
    Audience.FRIENDS: "your friends can see it",
    Audience.FRIENDS_EXCEPT: "your friends, without some you left out, can see it",
    Audience.SPECIFIC: "people you picked can see it",
    Audience.ONLY_ME: "only you can see it",
}

_WHY_UNREAD = {
    UnreadReason.SIGNED_OUT: "{network} asked for a sign-in instead of showing the page.",
    UnreadReason.CHALLENGE: "{network} asked for a security check instead of showing the page.",
    UnreadReason.WRONG_ACCOUNT: (
        "The page belongs to another account than yours, so it was not read."
    ),
    UnreadReason.PAGE_CHANGED: "{network} showed a page that does not look as we know it.",
    UnreadReason.UNREADABLE: (
        "We could not read this page of {network}: it holds something we did not expect."
    ),
    UnreadReason.UNKNOWN_WORDING: "{network} used words here that we do not know yet.",
    UnreadReason.UNKNOWN_LANGUAGE: (
        "{network} showed the page in a language that we cannot read yet."
    ),
    UnreadReason.TIMEOUT: "{network} did not answer in time.",
    UnreadReason.RATE_LIMITED: "{network} asked us to slow down, so we stopped there.",
    UnreadReason.SERVER_ERROR: "{network} had a fault of its own and did not show the page.",
    UnreadReason.NOT_THERE: "{network} said that there is no such page, or none any more.",
    UnreadReason.BLOCKED_BY_GUARD: (
        "{network} wanted to send something that we do not allow, so the page stayed incomplete."
    ),
    UnreadReason.INCOMPLETE_LIST: (
        "We could not see the list to its end, so we cannot say what is not on it."
    ),
    UnreadReason.AUDIENCE_NOT_SHOWN: "{network} shows this, but not who can see it.",
    UnreadReason.NOT_VISITED: "We did not look at this on {network}.",
    UnreadReason.NOT_SAVED: (
        "We did not find the page of {network} that shows this among those you saved."
    ),
    UnreadReason.NOT_KEPT: "A saved page of {network} does not keep how this was set.",
    UnreadReason.NOT_IN_EXPORT: "Your export from {network} does not say.",
    UnreadReason.BY_HAND: "We do not open {network}: this is for you to look at there.",
    UnreadReason.NEEDS_SCHOOL: (
        "We do not know which school is yours. Tell us with “profilecheck school”."
    ),
    UnreadReason.SCHOOL_NAMED: (
        "A page of yours on {network} names your school in a place that we do not know. Look who "
        "can see it."
    ),
    UnreadReason.CLOSED_SERVICE: (
        "{network} has closed. Nothing there can be checked; here is how to look for what is left."
    ),
}

_STRANGER_SIGNED_OUT = (
    "{network} asks people to sign in before it shows them this page, so we could not see what "
    "a stranger finds there."
)


def can_see(fact: Fact, audience: Audience, network: str) -> str:
    """Return e.g. "Only your friends can see your new posts."."""
    return f"{_WHO[audience].format(network=network)} can {FACTS[fact].can}."


def shown_to(audience: Audience | None, network: str) -> str:
    """Return e.g. "anyone on the internet can see it"; None: the page did not say."""
    if audience is None:
        return "the page does not say who can see it"
    return _SHOWN_TO[audience].format(network=network)


def switch_says(fact: Fact, value: bool) -> str:
    """Return the sentence of a switch that is on or off."""
    return FACTS[fact].on if value else FACTS[fact].off


def nothing_listed(fact: Fact) -> str:
    """Return e.g. "Nothing is listed under where you work."."""
    return f"Nothing is listed under {FACTS[fact].about}."


_POSTS_NAMED = 3
"""Posts named by their day in one sentence; the report lists all of them."""


def posts_say(
    given: Collection[Giveaway],
    number: int,
    days: tuple[str, ...],
    audience: Audience | None,
    network: str,
) -> str:
    """Return e.g. "2 of your posts name your school (Post of 3 May 2024): anyone … can see them".

    Without a `number`: that no post does.
    """
    many = number > 1
    if Giveaway.SCHOOL in given:
        does = "name your school" if many else "names your school"
    else:
        does = f"{'carry' if many else 'carries'} a work e-mail address or number"
    if not number:
        return f"None of your posts {does}."
    named = "; ".join(days[:_POSTS_NAMED]) + ("; …" if len(days) > _POSTS_NAMED else "")
    who = shown_to(audience, network).replace("see it", "see them" if many else "see it")
    posts = f"{number:,} of your posts" if many else "One of your posts"
    return f"{posts} {does} ({named}): {who}."


def count_of(fact: Fact, count: Count) -> str:
    """Return e.g. "We counted at least 12 posts that anyone can see."."""
    at_least = "at least " if count.at_least else ""
    return f"We counted {at_least}{count.count:,} {FACTS[fact].about}."


def why_unread(reason: UnreadReason, network: str, viewpoint: Viewpoint = Viewpoint.OWNER) -> str:
    """Return the plain reason why something could not be read."""
    if reason is UnreadReason.SIGNED_OUT and viewpoint is Viewpoint.STRANGER:
        return _STRANGER_SIGNED_OUT.format(network=network)
    return _WHY_UNREAD[reason].format(network=network)
