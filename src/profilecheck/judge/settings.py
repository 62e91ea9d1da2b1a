"""What one setting of a network decides: the facts that its options tell together."""

from collections.abc import Hashable

from profilecheck.model import Account, FactAnswer
from profilecheck.vocabulary import Audience, Fact, FactKind

__all__ = ["agree", "meanings", "of_one_setting", "setting_of"]


def setting_of(account: Account, fact: Fact) -> Hashable:
    """Return what tells the setting that decides `fact` from others; of no other, the fact alone.

    Facts are told together where each option of the setting means something for each of them.
    """
    guidance = account.guidance.get(fact)
    if guidance is None or not guidance.setting or not guidance.options:
        return fact
    if not set(guidance.options) <= meanings(account, fact).keys():
        return fact
    return guidance.url, guidance.setting, guidance.options


def meanings(account: Account, fact: Fact) -> dict[str, Audience | bool]:
    """Return what the network's options make of `fact`, those that make something of it."""
    guidance = account.guidance.get(fact)
    means = guidance.means if guidance else {}
    return {option: value for option, value in means.items() if _fits(fact, value)}


def _fits(fact: Fact, value: object) -> bool:
    wanted: dict[FactKind, type] = {FactKind.AUDIENCE: Audience, FactKind.SWITCH: bool}
    return isinstance(value, wanted.get(fact.kind, ()))


def of_one_setting(account: Account, one: FactAnswer, other: FactAnswer) -> bool:
    """Whether two answers are about what one setting of `account` decides, seen by the same eyes.

    So are two answers to one look.
    """
    return (one.network, one.viewpoint, setting_of(account, one.fact)) == (
        other.network,
        other.viewpoint,
        setting_of(account, other.fact),
    )


def agree(account: Account, one: FactAnswer, other: FactAnswer) -> bool:
    """Whether one option of the setting can tell both, or neither is among what its options tell.

    What two settings decide agrees always; so does an answer that leaves open how its own stands.
    """
    if of_one_setting(account, one, other):
        ours, theirs = (_options(account, answer) for answer in (one, other))
        return bool(ours & theirs) or not (ours or theirs)
    if _switch(account, one) is None or _switch(account, one) != _switch(account, other):
        return True
    ours, theirs = (_positions(account, answer) for answer in (one, other))
    return bool(ours & theirs) or not (ours and theirs)


def _switch(account: Account, answer: FactAnswer) -> Hashable:
    """Return what tells the setting that an answer is about, in whatever words or by whose eyes."""
    guidance = account.guidance.get(answer.fact)
    if guidance is None or not guidance.setting or not guidance.options:
        return None
    options = frozenset(guidance.stands_at.values() or guidance.options)
    return answer.network, guidance.url, guidance.setting, options


def _positions(account: Account, answer: FactAnswer) -> set[str]:
    stands_at = account.guidance[answer.fact].stands_at
    told = _options(account, answer)
    return {stands_at[option] for option in told if option in stands_at} if stands_at else told


def _options(account: Account, answer: FactAnswer) -> set[str]:
    means = meanings(account, answer.fact).items()
    return {option for option, value in means if value == answer.value}
