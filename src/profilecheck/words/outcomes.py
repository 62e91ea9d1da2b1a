"""Outcomes of clauses, states of networks, what a reading rests on, what became of a finding."""

from profilecheck.model import AccountState, Change
from profilecheck.vocabulary import Basis, Outcome, Source

__all__ = ["BASES", "CHANGES", "OUTCOMES", "OUTCOME_COUNTS", "SINCE", "STATES", "TURNED", "WAYS"]

OUTCOMES = {
    Outcome.MET: "In order",
    Outcome.NOT_MET: "To put right",
    Outcome.COULD_NOT_TELL: "Could not tell",
    Outcome.YOUR_CALL: "For you to judge",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
OUTCOME_COUNTS = {
    Outcome.NOT_MET: "to put right",
    Outcome.COULD_NOT_TELL: "could not tell",
    Outcome.YOUR_CALL: "for you to judge",
    Outcome.MET: "in order",
    Outcome.NOT_APPLICABLE: "not applicable",
}
STATES = {
    AccountState.AUDITED: "checked",
    AccountState.INTERRUPTED: "stopped part of the way",
    AccountState.SIGN_IN_NEEDED: "not signed in",
    AccountState.WRONG_ACCOUNT: "not your own profile, so not read",
    AccountState.CLOSED: "closed for good",
    AccountState.NOT_USED: "not used",
    AccountState.FROM_FILES: "read from your own files",
    AccountState.BY_HAND: "for you to look at",
    AccountState.FAILED: "could not be read",
}
BASES = {
    Basis.REAL_SAMPLE: "a real page that was saved",
    Basis.OTHERS_CODE: "what others have published",
    Basis.HELP_TEXT: "the network's own help pages",
    Basis.ASSUMPTION: "our best guess at how the page looks",
}
WAYS = {
    Source.LIVE: "live",
    Source.SAVED_PAGE: "from pages you saved",
    Source.EXPORT: "from your data",
}
CHANGES = {
    Change.PUT_RIGHT: "PUT RIGHT",
    Change.NEW: "NEW",
    Change.STILL_OPEN: "STILL TO PUT RIGHT",
    Change.TOLD_FIRST_NOW: "TO PUT RIGHT, BUT NOT SEEN LAST TIME",
    Change.CANNOT_TELL_NOW: "NOT SEEN THIS TIME, SO WE DON'T CALL IT PUT RIGHT",
    Change.NOT_LOOKED_AT: "NOT LOOKED AT THIS TIME, OR GONE",
    Change.ANSWERED: "ANSWERED BY YOU SINCE",
}
"""The headings under which what became of each thing is listed, in their order."""
TURNED = {
    Change.PUT_RIGHT: "Put right.",
    Change.STILL_OPEN: "Still as it was.",
    # It may have been read, and not be proven: what stands in the way is told beside it.
    Change.CANNOT_TELL_NOW: "Not seen this time, so we don't call it put right.",
}
"""What one thing came to when it was looked at again."""
SINCE = {
    Change.PUT_RIGHT: "put right",
    Change.NEW: "new",
    Change.STILL_OPEN: "still to put right",
    Change.TOLD_FIRST_NOW: "not seen last time",
    Change.CANNOT_TELL_NOW: "not seen this time",
    Change.NOT_LOOKED_AT: "not looked at this time, or gone",
    Change.ANSWERED: "answered by you",
}
"""The same behind a number, in a line."""
