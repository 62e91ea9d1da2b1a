"""Why a saved page was not read: each reason in a sentence, with what to do."""

from profilecheck.vocabulary import UnreadReason
from profilecheck.with_command import Says, WithCommand, plainly

__all__ = [
    "LOOKS_DIFFERENT",
    "NOBODYS",
    "NOTHING_KNOWN",
    "NOT_FROM_FILES",
    "NOT_READ",
    "NO_NETWORK",
    "NO_OWN_ANSWER",
    "NO_VIEWER",
    "NO_VIEWER_IN_A_SINGLE_FILE",
    "SEVERAL",
    "WHOSE",
    "WHY",
    "WITHOUT_ADDRESS",
    "is_none_of_ours",
]

NOBODYS = (
    "nobody was signed in here, and no other file shows that this profile is yours. "
    "Save your own pages as well, signed in."
)
WHOSE = (
    "this page does not say whose account it is, and no other file does. "
    "Save your own profile as well, signed in."
)
NO_VIEWER_IN_A_SINGLE_FILE = (
    "this does not say who was signed in. Save it as “Webpage, Complete”, not as a single file."
)
NO_VIEWER = (
    "this does not say who was signed in. Load the page again, wait until nothing moves, and save "
    "it once more."
)
SEVERAL = "these pages belong to different accounts, and none more often than the others."
NO_NETWORK = "this is not a page of a network that is read here."
NOT_FROM_FILES = WithCommand.after(
    "pages of {name} are not read",
    ". To see how it is looked at, type: profilecheck guide {network}",
)
NOTHING_KNOWN = (
    "nothing in this file shows which network it is from. Save the page in Chrome or Edge, as they "
    "note its address."
)
NO_OWN_ANSWER = (
    "this is data without its address, not a saved page. If it is part of an export, have the "
    "whole export read."
)
NOT_READ = WithCommand.after(
    "this is not one of the pages of {name} that are read",
    ". To see which are, type: profilecheck guide {network}",
)
WITHOUT_ADDRESS = (
    "the file does not say its address, and we can't see which page of {name} it is. "
    "Save it in Chrome or Edge."
)
LOOKS_DIFFERENT = "this page of {name} looks different from what is known of it."
WHY = {
    UnreadReason.SIGNED_OUT: "this page asks you to sign in.",
    UnreadReason.CHALLENGE: "this page asks for a security check.",
    UnreadReason.SUSPENDED: "this page says that your account is suspended or limited.",
    UnreadReason.RATE_LIMITED: "this page asks you to come back later.",
    UnreadReason.WRONG_ACCOUNT: "this page belongs to another account, so it was not read.",
    UnreadReason.SWITCHED: (
        "you were switched to a page or another profile here, so it was not read. Switch to your "
        "own name, and save the page once more."
    ),
    UnreadReason.UNKNOWN_LANGUAGE: "this page is in a language that cannot be read yet.",
    UnreadReason.UNREADABLE: (
        "this page could not be read: it holds something that was not expected."
    ),
    UnreadReason.SERVER_ERROR: "this page says that the network had a problem.",
    UnreadReason.NOT_THERE: "this page says that there is nothing at its address.",
}


def is_none_of_ours(why: Says) -> bool:
    """Whether it was left out as none of the pages that are read."""
    return why == NO_NETWORK or plainly(why).startswith(NOT_READ.plain.partition("{")[0])
