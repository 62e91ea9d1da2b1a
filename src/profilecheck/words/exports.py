"""What an export showed and what it left open, in short; the report has it thing by thing."""

from collections.abc import Iterator

from profilecheck.model import Account, Observed, Unread
from profilecheck.vocabulary import Fact, UnreadReason
from profilecheck.words.facts import about
from profilecheck.words.plurals import capital, counted, listed

__all__ = ["export_in_short"]

_NAMED = 3
_SHOWS = "Your export from {name} is read. It tells {things} about your account."
_SHOWS_NOTHING = "Your export from {name} tells nothing about your account."
_AS_IT_WAS = (
    "{why}. So it shows what was there, and not what is there today. Ask for a new one, and hand "
    "it over as the network sent it, with all its parts."
)
_LEAVES_OPEN = (
    "Still open: {named}. Where the checklist needs one of them, it says how to look yourself."
)
_ASK_FOR_ALL = "If you asked for a part of your data, ask for all of it, for all time."


def export_in_short(exported: Account) -> str:
    """Return what an export showed, why it may not be taken for today, what is open, what to do.

    What no export of the network holds is left to the report, and so is what waits for the
    school's name.
    """
    return " ".join(_sentences(exported))


def _sentences(account: Account) -> Iterator[str]:
    shown = {r.fact for r in account.readings if isinstance(r, Observed)}
    things = counted(len(_names(shown, account)), "thing", "things")
    yield (_SHOWS if shown else _SHOWS_NOTHING).format(name=account.name, things=things)
    lacking = _lacking(account)
    of_all = [why for why, facts in lacking.items() if shown and shown <= facts]
    if of_all:
        yield _AS_IT_WAS.format(why=capital("; ".join(of_all)))
    still = {fact for why, facts in lacking.items() if why not in of_all for fact in facts}
    if still:
        yield _LEAVES_OPEN.format(named=_in_short(_names(still, account)))
    if still - shown:
        yield _ASK_FOR_ALL


def _lacking(account: Account) -> dict[str, set[Fact]]:
    """Return what this export lacks and others have, by the reason."""
    lacking: dict[str, set[Fact]] = {}
    for reading in account.readings:
        if isinstance(reading, Unread) and reading.reason is not UnreadReason.NEEDS_SCHOOL:
            lacking.setdefault(reading.detail, set()).add(reading.fact)
    return {why: facts for why, facts in lacking.items() if why}


def _names(facts: set[Fact], account: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(about(fact, account) for fact in sorted(facts)))


def _in_short(names: tuple[str, ...]) -> str:
    if len(names) <= _NAMED + 1:
        return listed(names)
    return listed((*names[:_NAMED], f"{len(names) - _NAMED} more things"))
