"""How accounts lead to one another, and what that gives away."""

from collections.abc import Sequence

from profilecheck.words.plurals import listed

__all__ = [
    "LINK",
    "SAME_EMAIL",
    "SAME_NAME",
    "Ties",
    "address_unknown",
    "apart",
    "by_whom",
    "gives_school_away",
    "harmless",
    "may_give_school_away",
    "may_lead_here",
    "may_name_school",
    "mentioned",
    "open_to_all",
    "same_address",
]

SAME_NAME = "the same name"
SAME_EMAIL = "the same e-mail address"
LINK = "a link from one to the other"

Ties = Sequence[tuple[str, Sequence[str]]]
"""The other accounts' networks, each with what leads there."""


def same_address(name: str) -> str:
    """That two profiles' addresses end in the same name."""
    return f"the same name in their addresses (“{name}”)"


def mentioned(name: str) -> str:
    """That a text of one profile has the name in it that the other's address ends in."""
    return f"a text that names the other (“{name}”)"


def by_whom(ties: Ties) -> str:
    """Return where an account leads and by what, to know the tie by."""
    return "; ".join(f"your {name} profile ({', '.join(by)})" for name, by in ties)


def address_unknown(name: str) -> str:
    """That other profiles may lead to one of which not every address is known."""
    return f"We don't know every address of your {name} profile, so others may lead to it."


def may_lead_here(what: str, name: str) -> str:
    """That profiles may lead to one another by `what` was not read of one of them."""
    return f"{what} on {name}, so we can't say whether anything there leads to another profile."


def may_name_school(what: str, name: str) -> str:
    """That a profile which others lead to may give the school away by `what` was not read of it."""
    return f"{what} on {name}, so we can't say whether it gives your school away."


def apart(name: str) -> str:
    """That nothing leads from this account to the others."""
    return f"Nothing we read links your {name} profile to your others."


def gives_school_away(name: str, ties: Ties, *, seen_by_others: bool) -> str:
    """That an account gives the school away, and leads to others; to whom may not be known."""
    unclear = "" if seen_by_others else " We couldn't tell who can see that."
    return (
        f"Your {name} profile gives your school away, and leads to your {_profiles(ties)}."
        f"{unclear}{_reasons(ties)}"
    )


def may_give_school_away(name: str, ties: Ties) -> str:
    """That an account has the school's own word on it, and leads to others."""
    return (
        f"Your {name} profile may give your school away, and leads to your {_profiles(ties)}. "
        f"Only you can tell.{_reasons(ties)}"
    )


def open_to_all(name: str, ties: Ties) -> str:
    """That an account which anyone can open leads to others."""
    return (
        f"Anyone can open your {name} profile, and it leads to your {_profiles(ties)}."
        f"{_reasons(ties)}"
    )


def harmless(name: str, ties: Ties) -> str:
    """That an account leads to others, and names no school."""
    return (
        f"Your {name} profile leads to your {_profiles(ties)}, but doesn't give your school away."
        f"{_reasons(ties)}"
    )


def _profiles(ties: Ties) -> str:
    return f"{listed([name for name, _ in ties])} {'profile' if len(ties) == 1 else 'profiles'}"


def _reasons(ties: Ties) -> str:
    """What leads to each of them; those to which the same leads are told together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, by in ties:
        alike.setdefault(tuple(by), []).append(name)
    return "".join(f" {listed(names)}: {', '.join(by)}." for by, names in alike.items())
