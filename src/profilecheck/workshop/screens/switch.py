"""A step that changes a setting: the eyes before, the setting, the change, and the eyes after."""

from enum import IntEnum
from typing import Any

from profilecheck.page.turning import RowIs
from profilecheck.workshop.house import Photo
from profilecheck.workshop.stage import Seeing, Stage, Turned
from profilecheck.workshop.story import Step, Switch
from profilecheck.workshop.switches import settings

__all__ = ["show_switch", "switch_beats"]


class _Beat(IntEnum):
    """Where such a step is."""

    BEFORE = 0
    SETTING = 1
    CHANGED = 2
    AFTER = 3


def switch_beats(stage: Stage, step: Step) -> int:
    """Return how many beats there are."""
    return len(_Beat)


def show_switch(stage: Stage, step: Step) -> dict[str, Any]:
    """Return what is shown; once it is asked for, the setting is changed."""
    switch, beat = _switch(step), _Beat(stage.beat)
    before = stage.seeing(switch, before=switch)
    setting = stage.shown_setting(switch)
    turned = stage.turned(switch) if beat >= _Beat.CHANGED or stage.is_turned(switch) else None
    after = stage.seeing(switch) if isinstance(turned, Turned) else None
    return {
        "beat": beat.name.lower(),
        "look": switch,
        "setting": settings()[switch.setting],
        "before": before,
        "shown_setting": setting,
        "turned": turned,
        "window": stage.window(switch),
        "after": after,
        "pictures": {
            "before": _first(before, stage),
            "setting": _first(setting, stage),
            "changed": _first(turned, stage),
            "after": _first(after, stage),
        },
        "row_is": RowIs,
    }


def _first(shown: object, stage: Stage) -> str:
    """Return the name of the first part of the picture in what is shown, "" where there is none."""
    photo = shown
    if isinstance(shown, Seeing):
        photo = shown.photo
    elif isinstance(shown, Turned):
        photo = shown.changed
    return stage.pictures.names(photo)[0] if isinstance(photo, Photo) else ""


def _switch(step: Step) -> Switch:
    if step.switch is None:
        raise ValueError("this step changes nothing")
    return step.switch
