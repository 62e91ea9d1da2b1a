"""A step that looks through somebody's eyes: hands up first, then what those eyes see.

After the question each beat is one part of the page with something marked on it.
"""

from typing import Any

from profilecheck.workshop.stage import Problem, Seeing, Stage
from profilecheck.workshop.story import Look, Step

__all__ = ["look_beats", "show_look"]


def look_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: the question, and each part of the page."""
    seeing = stage.seeing(_look(step))
    return 1 + (len(seeing.photo.parts) if isinstance(seeing, Seeing) else 1)


def show_look(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the question, or what is seen and a part of the page."""
    look = _look(step)
    seeing = stage.seeing(look)
    shown: dict[str, Any] = {"asks": stage.beat == 0, "look": look, "seeing": seeing}
    if isinstance(seeing, Problem) or seeing is None:
        return shown
    parts = stage.pictures.names(seeing.photo)
    at = min(max(stage.beat - 1, 0), len(parts) - 1)
    return shown | {"picture": parts[at], "part": at + 1, "parts": len(parts)}


def _look(step: Step) -> Look:
    if step.look is None:
        raise ValueError("this step looks at nothing")
    return step.look
