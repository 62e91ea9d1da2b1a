"""A step that says something: first what the room is asked, where it is, then a few lines."""

from typing import Any

from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["say_beats", "show_say"]


def say_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: one more where something is asked first."""
    return 2 if step.ask else 1


def show_say(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the lines, once nothing is asked any more."""
    return {"asks": bool(step.ask) and stage.beat == 0}
