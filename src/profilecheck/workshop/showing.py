"""How the two windows are shown: from their templates."""

from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, PackageLoader
from starlette.responses import HTMLResponse, Response

from profilecheck.report.html import environment
from profilecheck.words.eyes import eyes_of, things_seen
from profilecheck.words.plurals import counted
from profilecheck.workshop.stage import Problem, Stage

__all__ = ["own_file", "rendered", "screen"]

_ENVIRONMENT = environment(
    ChoiceLoader([PackageLoader("profilecheck.workshop"), PackageLoader("profilecheck.page")])
)
_ENVIRONMENT.globals.update(counted=counted, eyes_of=eyes_of, things_seen=things_seen)
_ENVIRONMENT.tests["problem"] = lambda value: isinstance(value, Problem)


def screen(stage: Stage, name: str, *, status: int = 200, **shown: Any) -> Response:
    """Return a window, or another screen, from its template."""
    return HTMLResponse(rendered(name, stage, **shown), status)


def rendered(name: str, stage: Stage, **shown: Any) -> str:
    """Return what a template makes of `shown`; each address in it begins with `root`."""
    template = _ENVIRONMENT.get_template(f"{name}.html.j2")
    return template.render(stage=stage, root=stage.root, **shown)


def own_file(name: str) -> str:
    """Return one of the workshop's own files: its style sheet, or its script."""
    return (files("profilecheck.workshop") / "static" / name).read_text(encoding="utf-8")
