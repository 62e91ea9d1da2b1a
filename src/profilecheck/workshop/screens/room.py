"""A step that shows what the room found: the summaries added up into bars, two to a beat.

What stands first is what most are still to do. A number that would tell of one or two people is
not shown, and that is said. The trainer's window has all that is shown of any check.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from profilecheck.judge.room import LEAST_PEOPLE, Bar, Bars
from profilecheck.vocabulary import Outcome
from profilecheck.words.outcomes import OUTCOMES
from profilecheck.words.room import THE_REST_NOT_SHOWN
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["room_beats", "show_room"]

_ON_A_SCREEN, _MOST_SCREENS = 2, 3
"""A room has seen enough then; the trainer's window has the rest."""


def room_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: what is asked, the bars, and the act."""
    return step.asked + len(_screens(stage)) + 1


def show_room(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the question, a screen of bars, or what is hidden and the act."""
    screens, shown, room = _screens(stage), _shown(stage), stage.room
    at = stage.beat - step.asked
    return {
        "asks": at < 0,
        "room": room,
        "least": LEAST_PEOPLE,
        "bars": screens[at] if 0 <= at < len(screens) else (),
        "shown": shown,
        "more": len(shown) - sum(map(len, screens)),
        "hidden": sum(bars.is_hidden for bars in (room.networks, *room.checks)) if room else 0,
        "the_rest": THE_REST_NOT_SHOWN,
    }


def _screens(stage: Stage) -> Sequence[Sequence[Bars]]:
    """What the projector has of it, as many together as a screen has."""
    shown = _shown(stage)
    starts = range(0, min(len(shown), _ON_A_SCREEN * _MOST_SCREENS), _ON_A_SCREEN)
    return tuple(shown[start : start + _ON_A_SCREEN] for start in starts)


def _shown(stage: Stage) -> Sequence[Bars]:
    """All of which something is shown: how many networks, then what most are to put right."""
    if stage.room is None:
        return ()
    checks = sorted(stage.room.checks, key=_still_to_do, reverse=True)
    return tuple(bars for bars in (stage.room.networks, *checks) if not bars.is_hidden)


def _still_to_do(bars: Bars) -> int:
    """How many people are shown to have something to do."""
    return sum(_people(bars.bars, OUTCOMES[Outcome.NOT_MET]))


def _people(bars: Sequence[Bar], label: str) -> Iterator[int]:
    return (bar.people for bar in bars if bar.label == label and bar.people)
