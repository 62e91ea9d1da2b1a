"""The safety net of exports: the school's name in a file that no reader took up.

A reader takes the files it knows. What else the person wrote or shows stands in files beside those,
of a kind that few people have, or that is new: where such a file names the school, what was read is
not all there is. `unplaced` is the same for pages.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from profilecheck.browser.strings import strings_of
from profilecheck.files import FileBroken, found, opened_text, shown_name, texts_at
from profilecheck.model import Entries, Observed, Reading, Unread
from profilecheck.sites.export import Beside, ExportContext
from profilecheck.sites.meta import repaired
from profilecheck.sites.unplaced import names_school
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
    taken = [_plain(words) for words in _words(readings) if names_school(context.matcher, words)]
    for kind in kinds:
        for name in found(context.archive, kind.file):
            if not (kind.keys or kind.is_read) and (name in looked or name in opened):
                continue
            looked.add(name)
            naming = (t for t in _texts(context, name, kind) if names_school(context.matcher, t))
            if any(not (kind.is_read and _is_among(taken, text)) for text in naming):
                detail = f"{shown_name(name)} names your school"
                yield context.unread(kind.fact, detail, UnreadReason.SCHOOL_NAMED)


def _words(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        if isinstance(reading, Observed) and isinstance(reading.value, Entries):
            for entry in reading.value.entries:
                yield from (entry.text, entry.detail)


def _is_among(taken: Iterable[str], text: str) -> bool:
    """Whether `text` was read: whole, or as a part of what was."""
    plain = _plain(text)
    return any(words in plain or plain in words for words in taken)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _texts(context: ExportContext, name: str, kind: Beside) -> Iterator[str]:
    """Yield each string of data, or each line of a table or a text.

    Of what cannot be read nothing was promised.
    """
    ending = name.casefold().rpartition(".")[2]
    wanted = re.compile(kind.keys)
    with suppress(FileBroken):
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
