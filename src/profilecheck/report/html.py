"""The report as one HTML file that needs nothing else: no request, no style or script but its own.

The page's text is escaped by the template engine; the words are in `words`, the looks in
`templates/`.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from profilecheck.model import Change, Report, plain_text
from profilecheck.report.asking_sample import sample_asked
from profilecheck.report.ids import element_id
from profilecheck.report.living import Living, ThingsPutOff
from profilecheck.report.places import Places, once
from profilecheck.vocabulary import Circle, Reach
from profilecheck.words import report as words
from profilecheck.words.plurals import capital

__all__ = ["environment", "html", "is_page_of", "own_file", "shown"]

_NOTHING_PUT_OFF = ThingsPutOff()
_VISITS_SHOWN = 5
"""How many visits are listed before the rest, which is folded."""
_LOOKS_SHOWN = 10
"""Likewise of what the person looks at; whoever looks at everything has more than a page of it."""


def html(
    report: Report,
    put_off: ThingsPutOff = _NOTHING_PUT_OFF,
    *,
    print_all: bool = False,
    commands: bool = True,
) -> str:
    """Return `report` as a self-contained HTML document; what was `put_off` is not among it.

    On paper its folded parts stay folded, save what is to be done; with `print_all` they are open.
    `commands` are told where they lead on; whoever is at the local page has no terminal for them.
    """
    style, script = own_file("report.css"), own_file("report.js")
    return (
        _own_environment()
        .get_template("report.html.j2")
        .render(
            shown(report, put_off=put_off, commands=commands),
            print_all=print_all,
            style=Markup(style),  # noqa: S704 - our own file, no text of anybody else
            script=Markup(script),  # noqa: S704 - likewise
            policy=_policy(style, script),
        )
    )


def is_page_of(page: str, report: Report) -> bool:
    """Whether `page` is a page of this report, or of the same audit."""
    return f'data-report="{report.taken_at.isoformat()}"' in page


def shown(
    report: Report,
    alive: Living | None = None,
    put_off: ThingsPutOff = _NOTHING_PUT_OFF,
    *,
    commands: bool = False,
) -> dict[str, Any]:
    """Return what the templates of the report's parts show; `alive` where forms stand in them.

    What was `put_off` is not among the visits of `report`, and shown after them.
    """
    return {
        "report": report,
        "alive": alive,
        "commands": commands,
        "words": words,
        "circles": Circle,
        "unknown": Reach.UNKNOWN,
        "still_open": Change.STILL_OPEN,
        "sample": sample_asked(report),
        "put_off": put_off,
        "places": Places(report, put_off.visits),
        "visits_shown": _VISITS_SHOWN,
        "looks_shown": _LOOKS_SHOWN,
        "unique": _unique(),
        "when": lambda at: words.when(at, report.taken_at),
        "page_title": lambda network, page: words.page_title(report, network, page),
    }


def environment(loader: BaseLoader) -> Environment:
    """Return what makes pages of the templates that `loader` finds, the report's among them."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.filters.update(
        day=words.day,
        moment=words.moment,
        capital=capital,
        counted=words.counted,
        id=element_id,
        once=once,
    )
    made.tests["web_link"] = words.is_web_link
    return made


@cache
def _own_environment() -> Environment:
    return environment(PackageLoader("profilecheck.report"))


def _finalize(value: Any) -> Any:
    """What is about to be shown: text without characters that no page can show as text.

    Checklists and adapters bring text of their own that never was `PageText`.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain_text(value, limit=None)
    return value


def own_file(name: str) -> str:
    """Return the text of a template, a style sheet or a script of the report."""
    return (files("profilecheck.report") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; "
        f"script-src 'sha256-{_sha256(script)}'; base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _unique() -> Callable[[str], str]:
    """A maker of element ids: never the same id twice."""
    used: Counter[str] = Counter()

    def unique(name: str) -> str:
        name = element_id(name)
        used[name] += 1
        return name if used[name] == 1 else f"{name}-{used[name]}"

    return unique
