"""What a step of the story can show: each field of a step that holds it, with its screen.

A screen goes on by beats, one for each press of the presenter's key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from profilecheck.workshop.screens.card import card_beats, show_card
from profilecheck.workshop.screens.look import look_beats, show_look
from profilecheck.workshop.screens.room import room_beats, show_room
from profilecheck.workshop.screens.say import say_beats, show_say
from profilecheck.workshop.screens.search import search_beats, show_search
from profilecheck.workshop.screens.switch import show_switch, switch_beats
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["SCREENS", "Screen", "screen_of"]


@dataclass(frozen=True)
class Screen:
    """How steps with something in the field `field` are shown, from the template of its name.

    `beats` is how many beats a step has as things are; `show` returns what the template shows of
    the one it is at.
    """

    field: str
    beats: Callable[[Stage, Step], int]
    show: Callable[[Stage, Step], dict[str, Any]]


SCREENS = (
    Screen("say", say_beats, show_say),
    Screen("look", look_beats, show_look),
    Screen("switch", switch_beats, show_switch),
    Screen("search", search_beats, show_search),
    Screen("card", card_beats, show_card),
    Screen("room", room_beats, show_room),
)


def screen_of(step: Step) -> Screen:
    """Return the screen that shows `step`."""
    return next(screen for screen in SCREENS if getattr(step, screen.field))
