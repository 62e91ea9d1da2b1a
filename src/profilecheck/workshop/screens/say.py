"""A step that says something: what the room is asked, figures, and then a few lines.

Each figure is a beat of its own, with its year, place and source.
"""

from typing import Any

from profilecheck.questions.figures import load_figures
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Step

__all__ = ["say_beats", "show_say"]


def say_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are: what is asked, each figure, and the lines."""
    return step.asked + len(step.figures) + 1


def show_say(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown: the question, or a figure with where it is from, or the lines."""
    today = stage.today
    by_id = {figure.id: figure for figure in load_figures(today)} if step.figures else {}
    figures = [(by_id[one], by_id[one].origin(today)) for one in step.figures]
    at = stage.beat - step.asked
    return {
        "asks": at < 0,
        "figures": figures,
        "figure": figures[at] if 0 <= at < len(figures) else None,
    }
