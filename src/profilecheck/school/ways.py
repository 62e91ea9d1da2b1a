"""The ways in which people write one school's name, each taken apart.

A name is taken apart into what makes it this school's ("Oakfield", "St Mary's") and a tail that
many schools share ("C of E Primary School"). Few write all of it: the place after it is left out,
the trust's name before it, a king's number, what the school is good at; or initials stand for it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from unicodedata import normalize

from profilecheck.school.folding import WORD, Folded, fold
from profilecheck.school.words import (
    AFTER_FRONT,
    DESCRIPTIONS,
    IN_FRONT,
    KINDS,
    Tail,
    Word,
    is_common,
    read_words,
    tail_words,
)

__all__ = [
    "MODIFIERS",
    "NOT_COUNTED",
    "Name",
    "is_any_school",
    "own_words",
    "ways",
    "ways_of_short",
]

MODIFIERS = frozenset(
    {"new", "old", "north", "south", "east", "west", "great", "little", "upper", "lower", "mount"}
)
"""What makes another name of one: "New Oakfield"."""
NOT_COUNTED = frozenset({"and", "the"})
"""Words inside a name that are written or left out."""
_ACRONYM_LENGTH = 5
_INITIALS = range(4, 7)
"""How many initials are looked for that nobody gave; fewer are too often something else."""
_TITLES = frozenset({"sir", "dr", "lady", "lord", "dame"})
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"})
_INITIALS_OF_FAITHS = frozenset({"ce", "rc"})
_WITH_AN_E = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"}
    | {"å": "aa", "Å": "Aa"}
)
_TRUST = frozenset({"trust"})
_JOINED_BY = frozenset({"of", "at", "for", "in", "on", "and", "the"})
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ABOUT_IT = re.compile(r"[:;|•·]|\s[-–—]\s")
"""What stands between a name and a line about it: "Oakfield School: a Sports College"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `core` is the part of its own, written in one, `tail` the rest. `limits` is the tail that a
    tail in a text must be one with: where a short name is the core of a whole name ("Oakfield"),
    that name's. `acronym` has to be in capitals. Of a `shortened` one words of its own were left
    out, so that a town may be all that is left.
    """

    core: str
    tail: Tail
    limits: Tail
    is_short: bool = False
    acronym: bool = False
    shortened: bool = False


def is_any_school(name: str) -> bool:
    """Whether `name` has nothing of its own, as "Primary School" or "The Academy"."""
    return all(is_common(word) for word in read_words(fold(name)))


def ways(names: Iterable[str]) -> tuple[Name, ...]:
    """Return each way in which one of a school's whole `names` is written, the name itself first.

    A way with nothing of its own is none of them.
    """
    found = [
        *(_taken_apart(written) for name in names for written in _written(name)),
        *(way for name in names for written in _written(name) for way in _shortened(written)),
        *(way for name in names for way in _initials(name)),
    ]
    return tuple(dict.fromkeys(way for way in found if way.core))


def ways_of_short(names: Iterable[str], whole: Iterable[Name]) -> tuple[Name, ...]:
    """Return the short names, each with the limits of the `whole` name that it is the core of."""
    limits = {name.core: name.tail for name in reversed(tuple(whole))}
    short = (_short(name, limits) for name in names)
    return tuple(dict.fromkeys(way for way in short if way.core))


def own_words(words: Iterable[Word]) -> list[str]:
    """The words that count: "and", and every "St" after the first, do not."""
    kept: list[str] = []
    for word in words:
        if word.norm in NOT_COUNTED or (word.norm == "st" and kept):
            continue
        kept.append(word.norm)
    return kept


def _short(name: str, limits: dict[str, Tail]) -> Name:
    taken = _taken_apart(name)
    letters = re.sub(r"[\W_]", "", name)
    return Name(
        taken.core,
        taken.tail,
        limits.get(taken.core, taken.tail),
        is_short=True,
        acronym=letters.isupper() and len(letters) <= _ACRONYM_LENGTH,
    )


def _taken_apart(name: str) -> Name:
    own, tail = _parts(read_words(fold(name)))
    return _name(own_words(own), tail)


def _name(own: Iterable[str], tail: Tail, *, shortened: bool = False) -> Name:
    return Name("".join(own), tail, tail, shortened=shortened)


def _parts(words: list[Word]) -> tuple[list[Word], Tail]:
    """The words that are a name's own, and the tail that all the rest of them are."""
    if words and words[0].norm == "the":
        words = words[1:]
    split = next(
        (
            i
            for i in range(1, len(words))
            if len(tail_words(words, i, len(words))) == len(words) - i
        ),
        len(words),
    )
    return words[:split], Tail.of(tail_words(words, split, len(words)))


# What stands around a name


def _written(name: str) -> tuple[str, ...]:
    """The name without the place it is given with, or a line about it; and as umlauts are typed."""
    found = []
    for way in (name, _spelt_out(name)):
        for one in _names_in(_without_place(way)):
            found += [one, _IN_BRACKETS.sub(" ", one), _without_words_after(one)]
    return tuple(dict.fromkeys(found))


def _spelt_out(name: str) -> str:
    """`name` as it is written where there are no such letters: "Muehlen-Schule"."""
    return normalize("NFC", name).translate(_WITH_AN_E)


def _without_place(name: str) -> str:
    """Return `name` without the town it is given with, as in "Oakfield Primary School, Leeds"."""
    start = name.split(",", 1)[0]
    return name if is_any_school(start) else start


def _names_in(name: str) -> Iterator[str]:
    """Yield `name`; and what stands in it before a line about the school, or after its trust."""
    yield name
    start, *more = _ABOUT_IT.split(name)
    if more and _is_whole(start):
        yield start
        if _taken_apart(start).tail.kinds >= _TRUST:
            yield from filter(_is_whole, more)


def _is_whole(name: str) -> bool:
    return not is_any_school(name) and _taken_apart(name).tail.is_of_school


def _without_words_after(name: str) -> str:
    """Return "Oakfield Primary School" of "Oakfield Primary School Leeds".

    An academy's name goes on with its own part ("Harris Academy Peckham"): it is not cut.
    """
    folded = fold(name)
    words = read_words(folded)
    for i, word in enumerate(words[:-1]):
        start = folded.written(0, word.end)
        goes_on = words[i + 1].norm in _JOINED_BY or is_common(words[i + 1])
        if word.norm == "school" and i and not goes_on and _is_whole(start):
            return start
    return name


# What people leave out of it


def _shortened(name: str) -> Iterator[Name]:
    folded = fold(name)
    words = read_words(folded)
    if without := _without_kind(words):
        yield without
    yield from _without_front(words)
    own, tail = _parts(words)
    if tail.is_of_school:
        yield from (
            _name(way, tail, shortened=True) for way in _fewer(own_words(own), _has_s(folded, own))
        )


def _without_kind(words: list[Word]) -> Name | None:
    """The name without the kind of school inside it, None where none is: "Harris Peckham".

    Who is called so need not be a school, so it is one where its tail, or the words around, say so.
    """
    kept = [w for i, w in enumerate(words) if not (i and w.norm in KINDS)]
    split = next((i for i, w in enumerate(words) if i and w.norm in KINDS), 0)
    follows = words[split + 1 : split + 2]
    if not split or not follows or is_common(follows[0]) or follows[0].norm in _JOINED_BY:
        return None
    return _name(own_words(kept), Tail.of([words[split].norm]))


def _without_front(words: list[Word]) -> Iterator[Name]:
    """The ways of "Ysgol Gynradd Llanfair": "Ysgol Llanfair", and "Llanfair Primary School"."""
    norms = own_words(words)
    if not norms or norms[0] not in IN_FRONT:
        return
    at = next((i for i, norm in enumerate(norms) if i and norm not in AFTER_FRONT), len(norms))
    said, core = norms[1:at], norms[at:]
    if not core:
        return
    for count in range(len(said)):
        for some in combinations(said, count):
            yield _name((norms[0], *some, *core), Tail())
    yield _name(core, Tail.of([IN_FRONT[norms[0]], *(AFTER_FRONT[norm] for norm in said)]))


def _fewer(own: list[str], has_s: bool) -> Iterator[list[str]]:
    """Fewer of a name's `own` words, or the last without its 's, as far as they can still be it."""
    if not own:
        return
    plain = [word for i, word in enumerate(own) if not (i and word in _NUMERALS)]
    if plain != own:
        yield plain
        yield [*plain[:-1], plain[-1] + "s"]  # King Edward VI's is King Edward's
    if has_s and len(own) > 1:
        yield [*own[:-1], own[-1].removesuffix("s")]
    described = next((i for i, word in enumerate(own) if i and word in DESCRIPTIONS), None)
    if described is not None and all(word in DESCRIPTIONS for word in own[described:]):
        yield own[:described]
    enough = len(own) > (1 if own[0] in _TITLES else 2)
    if enough and own[0] not in MODIFIERS and own[1] not in _JOINED_BY:
        yield own[1:]


def _has_s(folded: Folded, own: list[Word]) -> bool:
    """Whether the last of a name's own words has an 's: "Queen Elizabeth's Girls' School"."""
    if not own or (len(own) > 1 and own[-2].norm == "st"):
        return False
    start, end = own[-1].start, own[-1].end
    return folded.text[start:end].endswith("'s") or folded.text[start : end + 1].endswith("s'")


def _initials(name: str) -> Iterator[Name]:
    """The initials of a name, also without its faith or a king's number: "SMPS", "KEGS"."""
    *_, one = _names_in(_without_place(_IN_BRACKETS.sub(" ", name)))
    folded = fold(one)
    words = [word for word in read_words(folded) if word.norm not in _JOINED_BY]
    _, tail = _parts(words)
    if not tail.kinds:
        return
    for left_out in (frozenset(), tail.faiths, _NUMERALS, tail.faiths | _NUMERALS):
        spans = dict.fromkeys((w.start, w.end) for w in words if w.norm not in left_out)
        initials = "".join(_initial(folded.text[start:end]) for start, end in spans)
        if len(initials) in _INITIALS and initials.isalpha():
            yield Name(initials, Tail(), Tail(), is_short=True, acronym=True)


def _initial(words: str) -> str:
    """The first letters of one word, or of several that are one in meaning: "Church of England"."""
    each = (word for word in WORD.findall(words) if word not in _JOINED_BY)
    return "".join(word if word in _NUMERALS | _INITIALS_OF_FAITHS else word[0] for word in each)
