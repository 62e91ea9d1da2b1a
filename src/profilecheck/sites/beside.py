"""The safety net of exports: the school's name in a file that no reader took up.

A reader takes the files it knows. What else the person wrote or shows stands in files beside those,
of a kind that few people have, or that is new: where such a file names the school, what was read is
not all there is. `unplaced` is the same for pages.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from profilecheck.browser.strings import strings_of
from profilecheck.files import FileBroken, found, opened_text, shown_name
from profilecheck.model import Unread
from profilecheck.sites.export import Beside, ExportContext
from profilecheck.sites.meta import repaired
from profilecheck.sites.unplaced import names_school
from profilecheck.vocabulary import UnreadReason

__all__ = ["named_beside"]

_LONGEST = 16 * 2**20
"""Characters of one file: more than anybody writes who has few such things."""


def named_beside(
    context: ExportContext, kinds: Iterable[Beside], opened: Collection[str]
) -> Iterator[Unread]:
    """Yield, for each file that names the school and is none of those `opened`, that it does."""
    if not context.matcher.known:
        return
    looked: set[str] = set()
    for kind in kinds:
        for name in found(context.archive, kind.file):
            if not kind.keys and (name in looked or name in opened):
                continue
            looked.add(name)
            if any(names_school(context.matcher, text) for text in _texts(context, name, kind)):
                detail = f"{shown_name(name)} names your school"
                yield context.unread(kind.fact, detail, UnreadReason.SCHOOL_NAMED)


def _texts(context: ExportContext, name: str, kind: Beside) -> Iterator[str]:
    """Each string of data, or each line of a table or a text."""
    source = _source(context, name)
    ending = name.casefold().rpartition(".")[2]
    if ending in ("json", "js"):
        wanted = re.compile(kind.keys)
        strings = (s for s in strings_of(source) if wanted.match(".".join(s.keys)))
        yield from dict.fromkeys(repaired(string.value) for string in strings)
    else:
        yield from source.splitlines()


def _source(context: ExportContext, name: str) -> str:
    """The file as text, "" where it cannot be read: nothing was promised of it."""
    try:
        with opened_text(context.archive, name, errors="replace") as text:
            return text.read(_LONGEST)
    except FileBroken:
        return ""
