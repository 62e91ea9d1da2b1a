"""The one rule by which outcomes of checks become the outcome of a clause."""

from collections.abc import Iterable

from profilecheck.vocabulary import Outcome

__all__ = ["roll_up"]

_WINS_IN_ORDER = (Outcome.NOT_MET, Outcome.COULD_NOT_TELL, Outcome.YOUR_CALL, Outcome.MET)


def roll_up(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome that wins.

    Any `not_met` wins; then `could_not_tell`; then `your_call`; then `met`; `not_applicable`
    only if all are. Nothing at all is not proof of anything: `could_not_tell`.
    """
    present = set(outcomes)
    if not present:
        return Outcome.COULD_NOT_TELL
    return next((o for o in _WINS_IN_ORDER if o in present), Outcome.NOT_APPLICABLE)
