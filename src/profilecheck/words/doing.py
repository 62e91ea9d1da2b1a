"""The short words of what there is to do: what a setting is, who sees it, why it is unread."""

from collections.abc import Sequence

from profilecheck.model import AccountIs, Guidance
from profilecheck.vocabulary import Audience, Fact, FactKind, UnreadReason, Viewpoint
from profilecheck.words.facts import CAN, about
from profilecheck.words.nouns import ANY_NETWORK, Network, filled
from profilecheck.words.plurals import capital, listed

__all__ = [
    "IN_ORDER",
    "JOB_UNTOLD",
    "MEANS_SOMETHING_ELSE",
    "NOTHING_THERE",
    "NOT_FOUND",
    "NO_POST_DOES",
    "OWN_VIEWS",
    "SHARE_WITH",
    "ask_accounts",
    "asks",
    "no_account",
    "reason_in_short",
    "says_otherwise",
    "setting_of",
    "who",
]

_WHO = {
    Audience.PUBLIC: "anyone",
    Audience.MEMBERS: "anyone signed in",
    Audience.FRIENDS_OF_FRIENDS: "{friends} of {friends}",
    Audience.FRIENDS: "your {friends}",
    Audience.FRIENDS_EXCEPT: "some of your {friends}",
    Audience.SPECIFIC: "people you picked",
    Audience.ONLY_ME: "only you",
}

SHARE_WITH: dict[Audience, str] = {
    Audience.ONLY_ME: "Nobody but me",
    Audience.SPECIFIC: "People I picked",
    Audience.FRIENDS_EXCEPT: "My friends, minus the ones I left out",
    Audience.FRIENDS: "My friends, or followers I said yes to",
    Audience.FRIENDS_OF_FRIENDS: "My friends and their friends",
    Audience.MEMBERS: "Anyone signed in",
    Audience.PUBLIC: "Anyone on the internet",
}
"""Who can see a thing, as the person says it of themselves."""

_REASONS = {
    UnreadReason.SIGNED_OUT: "it asked us to sign in",
    UnreadReason.CHALLENGE: "it asked for a security check",
    UnreadReason.SUSPENDED: "it says that your account is suspended or limited",
    UnreadReason.WRONG_ACCOUNT: "the page was another account's",
    UnreadReason.SWITCHED: "you were switched to a page or another profile",
    UnreadReason.NO_PROFILE: "it showed no profile of yours",
    UnreadReason.PAGE_CHANGED: "the page has changed",
    UnreadReason.UNKNOWN_WORDING: "it uses words we don't know",
    UnreadReason.UNKNOWN_LANGUAGE: "the page is in a language we can't read",
    UnreadReason.UNREADABLE: "we could not make sense of the page",
    UnreadReason.TIMEOUT: "it took too long to answer",
    UnreadReason.RATE_LIMITED: "it asked us to slow down",
    UnreadReason.SERVER_ERROR: "it had a fault of its own",
    UnreadReason.NOT_THERE: "it says there is no such page",
    UnreadReason.BLOCKED_BY_GUARD: "we stopped what the page wanted to send",
    UnreadReason.INCOMPLETE_LIST: "we could not see all of it",
    UnreadReason.AUDIENCE_NOT_SHOWN: "it doesn't say who this is open to",
    UnreadReason.NOT_VISITED: "we haven't looked at this",
    UnreadReason.NOT_SAVED: "you haven't saved this page",
    UnreadReason.NOT_KEPT: "a saved page doesn't keep this",
    UnreadReason.NOT_IN_EXPORT: "your export doesn't say",
    UnreadReason.BY_HAND: "we don't open {place}",
    UnreadReason.NEEDS_SCHOOL: "we don't know your school",
    UnreadReason.OTHER_SCHOOL: "you have described your school anew since",
    UnreadReason.SCHOOL_NAMED: "it names your school where we didn't expect it",
    UnreadReason.CLOSED_SERVICE: "{network} has closed",
}
_NOTHING_OPENED = "we didn't open {network}"
"""Of a whole network: that it can never be opened is not said, for some are left by choice."""
_STRANGER_TURNED_AWAY = "strangers are asked to sign in"

_ASKS = {
    Fact.ACCOUNT_LEFTOVERS: "Is anything left of your old account?",
    Fact.POSTS_TO_REREAD: (
        "Do any of your {posts} name your school, or give a work e-mail or number?"
    ),
    Fact.FRIENDS_AT_EMPLOYER: "How many of your {friends} say they work at your school?",
    Fact.FRIENDS_STUDENTS_OF_EMPLOYER: "How many of your {friends} say they go to your school?",
}

NOT_FOUND = "I can't find it"
NOTHING_THERE = "Nothing is there"
NO_POST_DOES = "No, none of them"
IN_ORDER = "in order"
JOB_UNTOLD = "Your profiles don't say what you do."
MEANS_SOMETHING_ELSE = (
    "If it is a place or a person, add it under “Other things with its name” where you describe "
    "your school. Then you are not asked again."
)
OWN_VIEWS = "Your {network} profile says that the views are your own."


def says_otherwise(answer: str) -> str:
    """Return that an answer the person gave does not stand, and why."""
    return f"You said: “{answer}”. What we read says otherwise, so we ask once more."


def who(audience: Audience, network: Network = ANY_NETWORK) -> str:
    """Return who an audience is, in a word or three."""
    return filled(_WHO[audience], network)


def reason_in_short(
    reason: UnreadReason, network: str, viewpoint: Viewpoint, *, place: str = ""
) -> str:
    """Return in half a line why something was not read.

    `place` is the part of the network that is left to the person, "" where it is the whole of it.
    """
    if reason is UnreadReason.SIGNED_OUT and viewpoint is Viewpoint.STRANGER:
        return _STRANGER_TURNED_AWAY
    if reason is UnreadReason.BY_HAND and not place:
        return _NOTHING_OPENED.format(network=network)
    return _REASONS[reason].format(network=network, place=place)


def setting_of(fact: Fact, guidance: Guidance | None) -> str:
    """Return a thing's name in the network's words, or in ours."""
    return (guidance.setting if guidance else "") or capital(about(fact))


def asks(
    fact: Fact, guidance: Guidance | None, network: Network, half_read: Sequence[str] = ()
) -> str:
    """Return what is asked of a thing: in the network's words, where it has a name there.

    Who can see or do a thing is asked in ours where the answers are ours: a setting may be the
    way to change it and not say how it stands.
    """
    if half_read:
        return f"Who can see {listed([f'“{text}”' for text in half_read])}?"
    if guidance is not None and guidance.question:
        return guidance.question
    if fact in _ASKS:
        return filled(_ASKS[fact], network)
    if fact.kind is FactKind.ENTRIES:
        return f"What does the page show as {about(fact, network)}?"
    if fact.kind is FactKind.COUNT:
        return f"How many {about(fact, network)} do you find?"
    if fact.kind is FactKind.YEARS:
        return f"How many {about(fact, network)}, do you find?"
    named = guidance.setting if guidance else ""
    if named.endswith("?"):
        return named
    if fact.kind is FactKind.AUDIENCE and not _tells_audience(guidance):
        return f"Who can {filled(CAN[fact], network)}?"
    if named:
        return f"What does it say under “{named}”?"
    return f"What is chosen for {about(fact, network)}?"


def _tells_audience(guidance: Guidance | None) -> bool:
    """Whether the network's own options say who can see or do the thing."""
    return any(isinstance(v, Audience) for v in (guidance.means.values() if guidance else ()))


def ask_accounts(names: Sequence[str]) -> str:
    """Return the question that comes before all others."""
    return f"Did you ever have an account on {listed(names, last='or')}?"


def no_account(name: str, account: AccountIs) -> str:
    """Return why nothing on a network applies to the person, as they said."""
    if account is AccountIs.CLOSED:
        return f"You said that you closed your account on {name}."
    return f"You said that you never had an account on {name}."
