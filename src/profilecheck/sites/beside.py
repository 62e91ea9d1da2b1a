"""The safety net of exports: the school's name in a file that no reader took up.

A reader takes the files it knows. What else the person wrote or shows stands in files beside those,
of a kind that few people have, or that is new: where such a file names the school, what was read is
not all there is. `unplaced` is the same for pages.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from profilecheck.browser.strings import strings_of
from profilecheck.files import (
    FileBroken,
    TwoVersions,
    found,
    opened_text,
    shown_name,
    texts_at,
)
from profilecheck.model import Reading, Unread
from profilecheck.sites.export import Beside, ExportContext
from profilecheck.sites.meta import repaired
from profilecheck.sites.placed import is_placed, read_of, school_names, words_of
from profilecheck.vocabulary import UnreadReason

__all__ = ["named_beside"]

_LONGEST = 16 * 2**20
"""Characters of one file that is no JSON: more than anybody writes who has few such things."""


def named_beside(
    context: ExportContext,
    kinds: Iterable[Beside],
    opened: Collection[str],
    readings: Iterable[Reading],
) -> Iterator[Unread]:
    """Yield, for each file that names the school beside what was read, that it does.

    That is none of those `opened`, or one of which a part is read for others; of a file that is
    read as a whole, it is what stands in none of `readings`.
    """
    if not context.matcher.known:
        return
    looked: set[str] = set()
    finds = partial(school_names, context.matcher)
    read = read_of(finds, words_of(readings))
    for kind in kinds:
        for name in found(context.archive, kind.file):
            if not (kind.keys or kind.is_read) and (name in looked or name in opened):
                continue
            looked.add(name)
            naming = (text for text in _texts(context, name, kind) if finds(text))
            try:
                if any(not (kind.is_read and is_placed(text, finds, read)) for text in naming):
                    detail = f"{shown_name(name)} names your school"
                    yield context.unread(kind.fact, detail, UnreadReason.SCHOOL_NAMED)
            except TwoVersions as two:
                yield context.unread(kind.fact, str(two))


def _texts(context: ExportContext, name: str, kind: Beside) -> Iterator[str]:
    """Yield each string of data, or each line of a table or a text.

    Of what cannot be read nothing was promised.

    Raises:
        TwoVersions: another part of the export holds it, and not the same.
    """
    try:
        yield from _read(context, name, re.compile(kind.keys))
    except TwoVersions:
        raise  # it can be read, and which of the two counts is not known
    except FileBroken:
        return


def _read(context: ExportContext, name: str, wanted: re.Pattern[str]) -> Iterator[str]:
    ending = name.casefold().rpartition(".")[2]
    if ending == "json":
        yield from map(repaired, texts_at(context.archive, name, wanted))
        return
    with opened_text(context.archive, name, errors="replace") as text:
        source = text.read(_LONGEST)
    if ending == "js":
        strings = (s for s in strings_of(source) if wanted.match(".".join(s.keys)))
        yield from dict.fromkeys(repaired(string.value) for string in strings)
    else:
        yield from source.splitlines()
