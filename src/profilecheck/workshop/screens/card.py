"""A step on the room's own phones: a network's card, its codes together and then one at a time."""

from functools import cache
from typing import Any

from profilecheck.report.handouts import Card, card, networks_with_cards
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["card_beats", "show_card"]


def card_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: all the settings, and each one."""
    return 1 + len(_card(step.card).settings)


def show_card(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the card, and the number of the setting, 0 for all."""
    made = _card(step.card)
    number = stage.beat
    return {"card": made, "number": number, "one": made.settings[number - 1] if number else None}


@cache
def _card(network: str) -> Card:
    return card(next(one for one in networks_with_cards() if one.id == network))
