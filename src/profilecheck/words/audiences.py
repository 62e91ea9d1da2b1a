"""Who can see or do a thing, as it is said in sentences, tables and choices."""

from profilecheck.vocabulary import Audience, Circle, Fact, Reach, Viewpoint
from profilecheck.words.facts import CAN
from profilecheck.words.nouns import Network, filled
from profilecheck.words.plurals import capital

__all__ = [
    "CIRCLES",
    "REACHES",
    "REACH_SYMBOLS",
    "SHORT_CIRCLES",
    "VIEWPOINTS",
    "can_see",
    "for_whom",
    "mine",
    "shown_to",
]

_WHO = {
    Audience.PUBLIC: "Anyone on the internet",
    Audience.MEMBERS: "Anyone signed in to {network}",
    Audience.FRIENDS_OF_FRIENDS: "{friends} of your {friends}",
    Audience.FRIENDS: "Only your {friends}",
    Audience.FRIENDS_EXCEPT: "Only your {friends}, minus the ones you left out,",
    Audience.SPECIFIC: "Only people you picked",
    Audience.ONLY_ME: "Only you",
}

_DONE_BY_OTHERS = frozenset(
    {
        Fact.REQUESTS_WHO_CAN_SEND,
        Fact.FOLLOWERS_WHO_CAN_FOLLOW,
        Fact.MESSAGES_WHO_CAN_SEND,
        Fact.DISCOVERY_BY_EMAIL,
        Fact.DISCOVERY_BY_PHONE,
        Fact.TAGGING_ADDED_AUDIENCE,
    }
)
"""What nobody does with themselves: open to oneself alone is open to nobody."""

_SHOWN_TO = {
    Audience.PUBLIC: "anyone on the internet can see it",
    Audience.MEMBERS: "anyone signed in to {network} can see it",
    Audience.FRIENDS_OF_FRIENDS: "{friends} of your {friends} can see it",
    Audience.FRIENDS: "your {friends} can see it",
    Audience.FRIENDS_EXCEPT: "your {friends} can see it, minus the ones you left out",
    Audience.SPECIFIC: "people you picked can see it",
    Audience.ONLY_ME: "only you can see it",
}

_FOR_WHOM = {
    Audience.PUBLIC: "for anyone to see",
    Audience.MEMBERS: "for anyone signed in to {network} to see",
    Audience.FRIENDS_OF_FRIENDS: "for {friends} of your {friends} to see",
    Audience.FRIENDS: "for your {friends} to see",
    Audience.FRIENDS_EXCEPT: "for your {friends} to see, minus the ones you left out",
    Audience.SPECIFIC: "for people you picked to see",
    Audience.ONLY_ME: "where only you can see it",
}

_MINE = {
    Audience.ONLY_ME: "Nobody but me",
    Audience.SPECIFIC: "People I picked",
    Audience.FRIENDS_EXCEPT: "My {friends}, minus the ones I left out",
    Audience.FRIENDS: "My {friends}",
    Audience.FRIENDS_OF_FRIENDS: "My {friends} and their {friends}",
    Audience.MEMBERS: "Anyone signed in to {network}",
    Audience.PUBLIC: "Anyone on the internet",
}

CIRCLES = {
    Circle.ANYONE: "Anyone on the internet",
    Circle.SIGNED_IN: "Anyone signed in",
    Circle.PUPIL_OR_PARENT: "A pupil or parent",
    Circle.FRIEND: "A colleague or friend",
    Circle.ME: "You",
}
SHORT_CIRCLES = {
    Circle.ANYONE: "anyone",
    Circle.SIGNED_IN: "signed in",
    Circle.PUPIL_OR_PARENT: "pupil/parent",
    Circle.FRIEND: "friend",
    Circle.ME: "you",
}
REACHES = {
    Reach.YES: "Yes",
    Reach.SOME: "Some",
    Reach.NO: "No",
    Reach.UNKNOWN: "Not known",
}
REACH_SYMBOLS = {Reach.YES: "●", Reach.SOME: "◐", Reach.NO: "○", Reach.UNKNOWN: "?"}
VIEWPOINTS = {Viewpoint.OWNER: "as you", Viewpoint.STRANGER: "as a stranger, not signed in"}


def can_see(fact: Fact, audience: Audience, network: Network) -> str:
    """Return e.g. "Only your friends can see your new posts."."""
    if audience is Audience.ONLY_ME and fact in _DONE_BY_OTHERS:
        return filled(f"Nobody can {CAN[fact]}.", network)
    return capital(filled(f"{_WHO[audience]} can {CAN[fact]}.", network))


def shown_to(audience: Audience | None, network: Network) -> str:
    """Return e.g. "anyone on the internet can see it"; None: neither page nor file said."""
    if audience is None:
        return "we couldn't tell who can see it"
    return filled(_SHOWN_TO[audience], network)


def for_whom(audience: Audience | None, network: Network) -> str:
    """Return e.g. "for anyone to see", to end a sentence that says what is there."""
    if audience is None:
        return "but we couldn't tell who can see it"
    return filled(_FOR_WHOM[audience], network)


def mine(network: Network) -> dict[Audience, str]:
    """Return every audience as the person says it of their own: "My friends"."""
    return {audience: filled(words, network) for audience, words in _MINE.items()}
