"""What to put right where a text that a person wrote is not the YAML they meant: line and words.

The reader of YAML names what it met in its own terms, and sometimes a line further down. What
follows a # it leaves out without a word.
"""

import re
from collections.abc import Iterable

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event, ScalarEvent
from ruamel.yaml.reader import ReaderError

from profilecheck.plain import plain_text

__all__ = ["left_out", "not_yaml"]

_QUOTE = 'put the whole text in straight quotes, as in "Don\'t post it"'

_REMEDIES = {
    r"found character '\\t'": "there is a tab in it; put spaces in its place",
    r"found character '(.)'": f"a text cannot begin with {{0}}; {_QUOTE}",
    r"found undefined alias": f"a text cannot begin with *; {_QUOTE}",
    r"expected alphabetic or numeric character": f"a text cannot begin with &, * or %; {_QUOTE}",
    r"chomping or indentation|expected a comment or a line": (
        f"a text cannot begin with | or >; {_QUOTE}"
    ),
    r"expected the node content, but found '([^<])'": f"a text cannot begin with {{0}}; {_QUOTE}",
    r"expected the node content": "a bracket that is opened above needs a second one",
    r"mapping keys are not allowed": f"a text cannot begin with ?; {_QUOTE}",
    r"sequence entries are not allowed": (
        "a hyphen stands behind a colon; begin a new line with it"
    ),
    r"found unknown escape character": (
        "there is a \\ between quotes; take it out, or put single quotes around the text"
    ),
    r"for merging": "it begins with <<; take that line out",
    r"decode base64": f"a text cannot begin with !; {_QUOTE}",
    r"could not find expected ':'": (
        "a colon with a space after it is missing, as in “title: Your words”"
    ),
    r"mapping values are not allowed": (
        "it begins further in than the lines around it, or its text has a colon in it; "
        f"begin it as they do, or {_QUOTE}"
    ),
    r"expected <block end>, but found '<scalar>'": f"its text ends before its last word; {_QUOTE}",
    r"expected <block end>|expected '<document start>'": (
        "it does not begin as the lines around it do; put as many plain spaces before it, and a "
        "plain hyphen where they have one"
    ),
    r"expected ',' or '(.)'": "a bracket that is opened there needs its {0}",
    r"found unexpected end of stream": "a quotation mark that is opened there needs a second one",
    r"found duplicate key \"?(.*?)\"? with": "“{0}” stands here a second time; keep one of the two",
    r"found another document": "take out the line of hyphens",
}
"""What the reader may say, and what to do then; of several that fit, the first."""

_TAG_AFTER = re.compile(r"\s+(#\w+)")
"""What is a note to YAML, and no note to whoever wrote it: "Proud of #TeamOakfield"."""
_BEGUN_ABOVE = ("could not find expected ':'", "expected ',' or", "found unexpected end of stream")
"""What the reader notices only where the next thing begins."""


def not_yaml(error: YAMLError) -> str:
    """Return what follows a file's name, as in ", line 3: this is not valid YAML: …"."""
    if isinstance(error, ReaderError):
        return ": this is not valid YAML: it is no plain text. Save it as plain text in UTF-8."
    if not isinstance(error, MarkedYAMLError):
        return ": this is not valid YAML."
    problem = plain_text(str(error.problem))
    begun = error.context_mark if problem.startswith(_BEGUN_ABOVE) else None
    mark = begun or error.problem_mark
    where = f", line {mark.line + 1}" if mark else ""
    return f"{where}: this is not valid YAML: {_remedy(problem)}."


def left_out(text: str, events: Iterable[Event]) -> str:
    """Return what follows a file's name where a text ends before its hashtag; "" where none does.

    `events` are those that the reader of YAML has of the whole file.
    """
    lines = text.splitlines()
    for event in events:
        if not isinstance(event, ScalarEvent) or event.style or event.end_mark.line >= len(lines):
            continue
        mark = event.end_mark
        if tag := _TAG_AFTER.match(lines[mark.line], mark.column):
            return f", line {mark.line + 1}: “{plain_text(tag[1])}” would be left out; {_QUOTE}."
    return ""


def _remedy(problem: str) -> str:
    found = ((re.search(said, problem), remedy) for said, remedy in _REMEDIES.items())
    return next((remedy.format(*m.groups()) for m, remedy in found if m), problem)
