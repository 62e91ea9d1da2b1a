"""The words that make a post one about work at a school: which reason they speak for, how strongly.

Each is a regular expression over folded text, in which a space means any white space (" ?" for
none too), and which begins and ends where a word does. How signs are added up is in `weighing`.
"""

from profilecheck.reread.reason import Reason
from profilecheck.reread.signs.capitals import CAPITALS
from profilecheck.reread.signs.colleagues import COLLEAGUES
from profilecheck.reread.signs.confidential import CONFIDENTIAL
from profilecheck.reread.signs.feelings import FEELINGS
from profilecheck.reread.signs.matters import MATTERS
from profilecheck.reread.signs.parents import PARENTS
from profilecheck.reread.signs.parts import ENOUGH, OWN_WORK
from profilecheck.reread.signs.patterns import Signs, by_weight, reason_of
from profilecheck.reread.signs.pupils import PUPILS
from profilecheck.reread.signs.shared import SHARED, SHARED_AT_MOST

__all__ = [
    "CAPITALS",
    "ENOUGH",
    "OWN_WORK",
    "SHARED",
    "SHARED_AT_MOST",
    "SIGNS",
    "by_weight",
    "reason_of",
]

SIGNS: Signs = {
    Reason.PUPILS: PUPILS,
    Reason.COLLEAGUES: COLLEAGUES,
    Reason.PARENTS: PARENTS,
    Reason.MATTERS: MATTERS,
    Reason.FEELINGS: FEELINGS,
    Reason.CONFIDENTIAL: CONFIDENTIAL,
}
"""For each reason its signs, by weight. `ENOUGH` and more is enough alone."""
