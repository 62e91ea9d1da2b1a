"""What the person thought who can see a thing, beside who can."""

from collections.abc import Sequence

from profilecheck.vocabulary import Audience
from profilecheck.words.doing import who
from profilecheck.words.plurals import capital, counted, listed

__all__ = ["NO_SUCH_THING", "as_expected", "instead", "nobody_but", "not_known", "seen", "thought"]

NO_SUCH_THING = "Your networks have no such thing."

_THOUGHT = {
    Audience.ONLY_ME: "You expected only you.",
    Audience.FRIENDS: "You expected friends.",
    Audience.PUBLIC: "You expected anyone.",
}
_MOST_NAMED = 3


def thought(expected: Audience | None) -> str:
    """Return what the person expected, None where they had no idea."""
    return _THOUGHT.get(expected, "You had no idea.") if expected else "You had no idea."


def seen(audience: Audience | None, *, several: bool) -> str:
    """Return e.g. "Anyone can see it."; None: others can, it is not known which.

    `several`: the thing is said in the plural.
    """
    others = "other people" if audience is None else who(audience)
    return capital(f"{others} can see {_it(several)}.")


def nobody_but(audience: Audience, *, several: bool) -> str:
    """Return e.g. "Nobody but your friends can see them."."""
    return f"{_nobody_but(audience)} can see {_it(several)}."


def as_expected(audience: Audience, *, at_most: bool) -> str:
    """Return e.g. "As you expected: anyone."; `at_most`: these people and no others."""
    people = _nobody_but(audience).lower() if at_most else who(audience)
    return f"As you expected: {people}."


def instead(expected: Audience | None, found: str) -> str:
    """Return what the person expected, then the sentence of what was found."""
    return f"{thought(expected)} {found}"


def not_known(names: Sequence[str], *, of_any: bool) -> str:
    """Return on which networks it is not known; `of_any`: it is known of none.

    Without any network, nothing was looked at.
    """
    if not names:
        return "Nothing was looked at, so we can't say."
    few = len(names) <= _MOST_NAMED
    where = listed(names) if few else counted(len(names), "network", "networks")
    return f"Not known on {where}, so we can't say{'' if of_any else ' more'}."


def _nobody_but(audience: Audience) -> str:
    return "Nobody but you" if audience is Audience.ONLY_ME else f"Nobody but {who(audience)}"


def _it(several: bool) -> str:
    return "them" if several else "it"
