"""Why something could not be read: as a sentence about a fact, and in a few words about a page."""

from profilecheck.vocabulary import UnreadReason, Viewpoint
from profilecheck.words.nouns import Network, filled

__all__ = ["PROBLEMS", "only_a_part", "why_unread"]

_WHY_UNREAD = {
    UnreadReason.SIGNED_OUT: "{network} asked us to sign in, and didn't show the page.",
    UnreadReason.CHALLENGE: "{network} asked for a security check, and didn't show the page.",
    UnreadReason.SUSPENDED: (
        "{network} says that your account is suspended or limited, and didn't show the page. Its "
        "notice there says why, and how to appeal."
    ),
    UnreadReason.WRONG_ACCOUNT: "This page belongs to another account, so we didn't read it.",
    UnreadReason.SWITCHED: (
        "On {network} you are switched to a page or another profile, so we didn't read it. Switch "
        "to your own name there, under your picture, and start again."
    ),
    UnreadReason.NO_PROFILE: (
        "{network} showed no profile of yours, and you may have none there. If you have one, look "
        "at it yourself."
    ),
    UnreadReason.PAGE_CHANGED: "This page of {network} doesn't look the way we know it.",
    UnreadReason.UNREADABLE: "There is something on this page of {network} we couldn't read.",
    UnreadReason.UNKNOWN_WORDING: "{network} uses words here that we don't know yet.",
    UnreadReason.UNKNOWN_LANGUAGE: "{network} showed the page in a language we can't read yet.",
    UnreadReason.TIMEOUT: "{network} didn't answer in time.",
    UnreadReason.RATE_LIMITED: "{network} asked us to slow down, so we stopped.",
    UnreadReason.SERVER_ERROR: "{network} had a fault of its own and didn't show the page.",
    UnreadReason.NOT_THERE: "{network} says there is no such page, or not any more.",
    UnreadReason.BLOCKED_BY_GUARD: (
        "{network} wanted to send something we don't allow, so we saw only part of the page."
    ),
    UnreadReason.INCOMPLETE_LIST: "We saw only a part of this on {network}, so there may be more.",
    UnreadReason.AUDIENCE_NOT_SHOWN: "{network} doesn't say who this is open to.",
    UnreadReason.NOT_VISITED: "We haven't looked at this on {network}.",
    UnreadReason.NOT_SAVED: "You haven't saved the page that shows this.",
    UnreadReason.NOT_KEPT: "A saved page of {network} doesn't keep how this is set.",
    UnreadReason.NOT_IN_EXPORT: "Your {network} export doesn't say.",
    UnreadReason.BY_HAND: "We don't open {place}, so this is for you to look at.",
    UnreadReason.NEEDS_SCHOOL: "We don't know your school yet. Tell us which it is.",
    UnreadReason.OTHER_SCHOOL: (
        "You have described your school anew since we looked here on {network}. Check it again."
    ),
    UnreadReason.SCHOOL_NAMED: (
        "Something of yours on {network} names your school where we didn't expect it. "
        "Check who can see it."
    ),
    UnreadReason.CLOSED_SERVICE: (
        "{network} has closed. We can't check it, but here is how to look for what is left."
    ),
}
_NOTHING_OPENED = "We didn't open {network}, so this is for you to look at."
"""Of a whole network: that it can never be opened is not said, for some are left by choice."""
_STRANGER_SIGNED_OUT = (
    "{network} asks people to sign in to see this, so we couldn't see what a stranger finds."
)

PROBLEMS = {
    UnreadReason.SIGNED_OUT: "asked us to sign in",
    UnreadReason.CHALLENGE: "asked for a security check",
    UnreadReason.SUSPENDED: "said that your account is suspended or limited",
    UnreadReason.WRONG_ACCOUNT: "belonged to another account, so we didn't read it",
    UnreadReason.SWITCHED: "belonged to a page or profile you were switched to",
    UnreadReason.NO_PROFILE: "showed no profile of yours",
    UnreadReason.PAGE_CHANGED: "didn't look the way we know it",
    UnreadReason.UNREADABLE: "had something on it we couldn't read",
    UnreadReason.UNKNOWN_WORDING: "used words we don't know yet",
    UnreadReason.UNKNOWN_LANGUAGE: "was in a language we can't read yet",
    UnreadReason.TIMEOUT: "took too long",
    UnreadReason.RATE_LIMITED: "asked us to slow down",
    UnreadReason.SERVER_ERROR: "had a fault of its own",
    UnreadReason.NOT_THERE: "wasn't there",
    UnreadReason.BLOCKED_BY_GUARD: "asked for more than reading needs, so we stopped that",
    UnreadReason.INCOMPLETE_LIST: "wasn't shown to its end",
    UnreadReason.AUDIENCE_NOT_SHOWN: "didn't say who can see it",
    UnreadReason.NOT_VISITED: "wasn't opened",
    UnreadReason.NOT_SAVED: "isn't among the pages you saved",
    UnreadReason.NOT_KEPT: "doesn't keep this when saved",
    UnreadReason.NOT_IN_EXPORT: "isn't in your export",
    UnreadReason.BY_HAND: "is for you to look at",
    UnreadReason.NEEDS_SCHOOL: "needs your school's details",
    UnreadReason.OTHER_SCHOOL: "was read before you described your school anew",
    UnreadReason.SCHOOL_NAMED: "names your school where we didn't expect it",
    UnreadReason.CLOSED_SERVICE: "can't be opened, as the network has closed",
}
"""What a page did, to stand after its title: "Settings › Posts took too long"."""


def why_unread(
    reason: UnreadReason,
    network: Network,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    *,
    place: str = "",
) -> str:
    """Return the plain reason why something could not be read.

    `place` is the part of the network that is left to the person ("YouTube Studio"), "" where it is
    the whole of it.
    """
    if reason is UnreadReason.SIGNED_OUT and viewpoint is Viewpoint.STRANGER:
        return filled(_STRANGER_SIGNED_OUT, network)
    if reason is UnreadReason.BY_HAND and not place:
        return filled(_NOTHING_OPENED, network)
    return filled(_WHY_UNREAD[reason], network, place=place)


def only_a_part(why: str) -> str:
    """Return that something was read in part only, and why."""
    return f"We read only part of it. {why}"
