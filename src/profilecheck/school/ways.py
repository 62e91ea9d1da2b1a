"""The ways in which people write one school's name, each taken apart.

A name is taken apart into what makes it this school's ("Oakfield", "St Mary's") and a tail that
many schools share ("C of E Primary School"). Few write all of it: the place after it is left out,
the trust's name before it, a king's number, what the school is good at; or initials stand for it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from unicodedata import normalize

from profilecheck.school.folding import WORD, Folded, fold
from profilecheck.school.words import (
    ADDED,
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
    "FEWEST_ALONE",
    "FEWEST_GIVEN",
    "MODIFIERS",
    "NOT_COUNTED",
    "Name",
    "is_any_school",
    "is_of_its_trust",
    "is_of_its_words",
    "own_words",
    "ways",
    "ways_of_short",
    "word_alone",
    "words_alone",
]

MODIFIERS = frozenset(
    {"new", "old", "north", "south", "east", "west", "great", "little", "upper", "lower", "mount",
     "holy"}
)  # fmt: skip
"""What makes another name of one: "New Oakfield"."""
NOT_COUNTED = frozenset({"and", "the"})
"""Words inside a name that are written or left out."""
_ACRONYM_LENGTH = 5
FEWEST_ALONE = 4
"""How few initials that nobody gave count by themselves; fewer are too often something else."""
FEWEST_GIVEN = 3
"""How few that somebody gave count in a handle."""
_FEWEST_INITIALS = 3
"""How few that nobody gave count after "teacher at" and the like."""
_MOST_INITIALS = 6
_OF_ANY_SCHOOL = frozenset(
    {"sats", "send", "eyfs", "pshe", "stem", "gcse", "gcses", "hlta", "elsa", "btec", "pgce",
     "npqh", "sen", "ict", "mat", "pru", "utc", "mfl", "ect", "nqt", "slt", "pta", "eal", "nhs"}
)  # fmt: skip
"""Initials that staff of any school write."""
_TITLES = frozenset({"sir", "dr", "lady", "lord", "dame"})
_TRUSTS = frozenset(
    {"ark", "astrea", "coop", "dixons", "eact", "harris", "oasis", "ormiston", "outwood", "gems",
     "gurdwara", "haberdashers", "lift", "steiner"}
)  # fmt: skip
"""What the names of a trust's schools begin with, and are called without."""
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"})
_INITIALS_OF_FAITHS = frozenset({"ce", "rc"})
_WITH_AN_E = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"}
    | {"å": "aa", "Å": "Aa"}
)
_TRUST = frozenset({"trust"})
_SAID_OF_YSGOL = (
    ("uwchradd",), ("gynradd",), ("gyfun",), ("gymraeg",), ("gyfun", "gymraeg"),
    ("gynradd", "gymraeg"),
)  # fmt: skip
"""What is said of a Welsh school whose own name says nothing of it: "Ysgol Gyfun David Hughes"."""
_ANY_KIND = frozenset({"school"})
_ARTICLES = frozenset({"y", "yr", "an", "na"})
"""Of Welsh, Irish and Gaelic: "Ysgol y Preseli" is Ysgol Preseli."""
_JOINED_BY = frozenset({"of", "at", "for", "in", "on", "and", "the"})
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OF_SEVERAL = re.compile(r"(?<=\w) of (?:academies|schools)\b.*", re.IGNORECASE)
"""What a federation's name may end in: "Oakfield Federation of Schools"."""
_JOINING_SIGN = re.compile(r"\s*[&+]\s*")
_JOINED = re.compile(r"\s+and\s+", re.IGNORECASE)
_SCHOOLS = re.compile(r"(?<=\w )schools\Z", re.IGNORECASE)
_UPON = re.compile(r"\bupon\b", re.IGNORECASE)
_OF_ITS_KEEPERS = re.compile(r"(?<=[a-z]) \(?[A-Z]{2,5}\)?\Z")
"""Capitals after a name: who runs the school ("GDST", "SJ")."""
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_ABOUT_IT = re.compile(r"[:;|•·]|\s[-–—@]\s")
"""What stands between a name and a line about it: "Oakfield School: a Sports College"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `core` is the part of its own, written in one, `tail` the rest. `limits` is the tail that a
    tail in a text must be one with: where a short name is the core of a whole name ("Oakfield"),
    that name's. `acronym` has to be in capitals. Of a `shortened` one words of its own were left
    out, so that a town may be all that is left. One that `ends` is another's where it goes on
    ("Grace Academy Solihull"); a `whole` one is the school's with its tail alone; and one that is
    `maybe` ours ("Harris Academy") is for the person to judge. Initials that nobody gave are
    `guessed`.
    """

    core: str
    tail: Tail
    limits: Tail
    is_short: bool = False
    acronym: bool = False
    shortened: bool = False
    ends: bool = False
    whole: bool = False
    maybe: bool = False
    guessed: bool = False


def is_any_school(name: str) -> bool:
    """Whether `name` has nothing of its own, as "Primary School" or "Ysgol Gynradd"."""
    return all(
        is_common(word) or word.norm in IN_FRONT or word.norm in AFTER_FRONT
        for word in read_words(fold(name))
    )


def ways(names: Iterable[str], town: str = "") -> tuple[Name, ...]:
    """Return each way in which one of a school's whole `names` is written, the name itself first.

    A way with nothing of its own is none of them. The `town` may be left out at a name's end.
    """
    names = tuple(names)
    written = [each for name in names for each in _written(name)]
    found = [
        *map(_taken_apart, written),
        *(way for each in written for way in _shortened(each)),
        *(way for each in written for way in _without_town(each, town)),
        *(way for each in written for way in _in_one(read_words(fold(each)))),
        *(way for name in names for way in _initials(name)),
        *(way for name in names for way in _initials_beside(name)),
    ]
    return tuple(dict.fromkeys(way for way in found if way.core))


def is_of_its_words(name: str, whole: str) -> bool:
    """Whether `name` says nothing but words of a `whole` name, or is its initials, three or more.

    "Latin School" is of The Royal Latin School, and "RLS". Words that many schools have are none,
    but must not say another kind of school.
    """
    own, tail = _own_and_common(name)
    of_whole, its_tail = _own_and_common(whole)
    if not own - MODIFIERS:
        return False
    fits = tail.is_one_with(its_tail) or tail.may_be_of_academy(its_tail)
    return (own <= of_whole and fits) or _are_initials(name, whole)


def words_alone(whole: str) -> frozenset[str]:
    """The words of a name that can stand for it after a role: "Heriot's" of George Heriot's."""
    return _own_and_common(whole)[0] - MODIFIERS - _TITLES - {"st"}


def word_alone(word: Word) -> str:
    """One of its words, as `words_alone` has them: with no 's."""
    return word.norm.removesuffix("s") or word.norm


def _own_and_common(name: str) -> tuple[frozenset[str], Tail]:
    words = read_words(fold(name))
    own = (word for word in words if not is_common(word) and word.norm not in _JOINED_BY)
    return frozenset(map(word_alone, own)), Tail.of([w.norm for w in words if is_common(w)])


def is_of_its_trust(name: str, whole: str) -> bool:
    """Whether `name` is the trust that a `whole` name begins with: "Harris Federation"."""
    ours, theirs = (own_words(read_words(fold(one))) for one in (whole, name))
    trust = next((n for n in (1, 2) if "".join(ours[:n]) in _TRUSTS), 0)
    return bool(trust) and theirs[:trust] == ours[:trust] and not _TRUST.isdisjoint(theirs)


def _are_initials(name: str, whole: str) -> bool:
    letters = fold(re.sub(r"[\W_]", "", name)).text
    words = WORD.findall(fold(whole).text)
    ways_there_are = (
        words,
        [word for word in words if word not in _JOINED_BY],
        words[1:] if words[:1] == ["the"] else words,
    )
    return len(letters) >= _FEWEST_INITIALS and letters in {
        "".join(word[0] for word in way) for way in ways_there_are
    }


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
    joined = _JOINING_SIGN.sub(" and ", name)
    typed = (joined, _spelt_out(joined), _UPON.sub("on", joined), _SCHOOLS.sub("School", joined))
    for way in dict.fromkeys(typed):
        for one in _names_in(_without_place(way)):
            found += [one, _IN_BRACKETS.sub(" ", one), _without_words_after(one)]
            found += [_OF_SEVERAL.sub("", one), _without_keepers(one)]
    return tuple(dict.fromkeys(found))


def _without_keepers(name: str) -> str:
    """Return "Oakfield High School" of "Oakfield High School GDST"."""
    start = _OF_ITS_KEEPERS.sub("", name)
    return start if _is_whole(start) else name


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
    both = _JOINED.split(name)
    if len({_taken_apart(one).core for one in both}) == 1 < len(both):
        yield from filter(_is_whole, both)  # "Rye College and Rye Primary"
    start, *more = _ABOUT_IT.split(name)
    if any(_are_initials(start, one) for one in more):
        yield from filter(_is_whole, more)
    if more and _is_whole(start):
        yield start
        if _taken_apart(start).tail.kinds >= _TRUST:
            yield from filter(_is_whole, more)


def _is_whole(name: str) -> bool:
    return not is_any_school(name) and _taken_apart(name).tail.is_of_school


def _without_words_after(name: str) -> str:
    """Return "Oakfield Primary School" of "Oakfield Primary School Leeds".

    An academy's name goes on with its own part ("Harris Academy Peckham"): it is not cut. What is
    said to be there too ("… and All Saints' Nursery Unit") is.
    """
    folded = fold(name)
    words = read_words(folded)
    for i, word in enumerate(words[:-1]):
        start = folded.written(0, word.end)
        following = words[i + 1]
        joins = following.norm in _JOINED_BY or is_common(following)
        goes_on = joins and following.norm != "and"
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
    yield from _sides_of_kind(words)
    own, tail = _parts(words)
    if tail.is_of_school:
        yield from (
            _name(way, tail, shortened=True) for way in _fewer(own_words(own), _has_s(folded, own))
        )
    if tail.is_of_school and (after := _after_trust(own_words(own))):
        yield replace(_name(after, tail, shortened=True), ends=True)
    yield from _without_description(words)
    added = next((i for i, word in enumerate(words) if i and word.norm in ADDED), 0)
    if added and own_words(words[:added]) == own_words(own):
        yield _name(own_words(words[: added + 1]), tail)


def _after_trust(own: list[str]) -> list[str]:
    """The words after those that say whose school it is: "E-ACT Blackley", "Ark Bentworth"."""
    return next((own[i:] for i in (1, 2) if "".join(own[:i]) in _TRUSTS), [])


def _without_description(words: list[Word]) -> Iterator[Name]:
    """The name without what the school is good at: "Slough and Eton C of E Business College"."""
    start = _before_description(words)
    tail = Tail.of(tail_words(words, start, len(words), DESCRIPTIONS))
    if start < len(words) and tail.is_of_school:
        yield _name(own_words(words[:start]), tail, shortened=True)


def _before_description(words: list[Word]) -> int:
    """Where the tail of a name begins that has a description in it, its end where none has."""
    for i in range(1, len(words)):
        rest = tail_words(words, i, len(words), DESCRIPTIONS)
        if len(rest) == len(words) - i:
            return i if DESCRIPTIONS.intersection(rest) else len(words)
    return len(words)


def _sides_of_kind(words: list[Word]) -> Iterator[Name]:
    """The two halves of "Oasis Academy Brislington": "Oasis Academy", "Brislington Academy".

    The first may be the trust's other schools, and the second without its tail is a place.
    """
    at = next((i for i, w in enumerate(words) if i and is_common(w)), len(words))
    until = next((i for i, w in enumerate(words) if i > at and not is_common(w)), len(words))
    trust, kinds, place = words[:at], words[at:until], words[until:]
    tail = Tail.of([word.norm for word in kinds])
    own = place and not any(map(is_common, place)) and place[0].norm not in _JOINED_BY
    first = next(iter(own_words(trust)), "")
    if not own or not first or "academy" not in tail.kinds:
        return  # a college that is called after its place is another one
    yield Name("".join(own_words(place)), tail, tail, shortened=True, ends=True, whole=True)
    for some in (kinds, kinds[-1:]):
        both = "".join(own_words([*trust, *some]))
        if first not in MODIFIERS:
            yield Name(both, Tail(), Tail(), ends=True, maybe=True)


def _without_town(name: str, town: str) -> Iterator[Name]:
    """The name without the town at its end: "Trinity Academy" of "Trinity Academy Halifax"."""
    places = [[w.norm for w in read_words(fold(part))] for part in town.split(",")]
    folded = fold(name)
    words = read_words(folded)
    norms = [word.norm for word in words]
    for i, word in enumerate(words):
        start = folded.written(0, word.end)
        after = norms[i + 2 :] if norms[i + 1 : i + 2] == ["in"] else norms[i + 1 :]
        if any(place and after[: len(place)] == place for place in places) and _is_whole(start):
            taken = _taken_apart(start)
            if taken.core in MODIFIERS:
                continue  # "a great academy"
            yield Name(taken.core, taken.tail, taken.tail, shortened=True, ends=True)


def _in_one(words: list[Word]) -> Iterator[Name]:
    """The ways of a name in which words that are left out elsewhere stand, as in a hashtag.

    "stmarysandstjohns" has all of them, and "stmarysstjohns" all but the "and".
    """
    own, tail = _parts(words)
    start = _before_description(words)
    if start < len(own):
        own, tail = words[:start], Tail.of(tail_words(words, start, len(words), DESCRIPTIONS))
    norms = [word.norm for word in own]
    with_s = [w + "s" if i and norms[i - 1] == "st" else w for i, w in enumerate(norms)]
    for way in (norms, with_s[:-1] + norms[-1:], with_s):
        for some in (way, [word for word in way if word not in NOT_COUNTED]):
            if some != own_words(own) and len(own) > 2:
                yield _name(some, tail)


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
    norms = own_words(_parts(words)[0])
    if not norms or norms[0] not in IN_FRONT:
        return
    at = next((i for i, norm in enumerate(norms) if i and norm not in AFTER_FRONT), len(norms))
    said, core = norms[1:at], norms[at:]
    if not core:
        return
    plain = [norm for norm in core if norm not in _ARTICLES] or core
    tail = Tail.of([IN_FRONT[norms[0]], *(AFTER_FRONT[norm] for norm in said)])
    if not said and norms[0] == "ysgol":
        yield from (_name((norms[0], *kind, *core), Tail()) for kind in _SAID_OF_YSGOL)
    for own in (core, plain):
        for count in range(len(said) + (own is not core)):
            for some in combinations(said, count):
                yield _name((norms[0], *some, *own), Tail())
        yield _name(own, tail)


def _fewer(own: list[str], has_s: bool) -> Iterator[list[str]]:
    """Fewer of a name's `own` words, or the last without its 's, as far as they can still be it."""
    if not own:
        return
    plain = [word for i, word in enumerate(own) if not (i and word in _NUMERALS)]
    if plain != own:
        yield plain
        yield [*plain[:-1], plain[-1] + "s"]  # King Edward VI's is King Edward's
    if len(own) > 2 and own[0] == "st":
        yield [*own[:-1], own[-1] + "s"]  # St Thomas Becket's
    if has_s and len(own) > 1:
        yield [*own[:-1], own[-1].removesuffix("s")]
    numeral = next((i for i, word in enumerate(own) if i and word in _NUMERALS), len(own))
    yield own[numeral + 1 :]  # King Edward VI Five Ways School is Five Ways School
    enough = len(own) > (1 if own[0] in _TITLES else 2)
    if enough and own[0] not in MODIFIERS and own[1] not in _JOINED_BY:
        yield own[1:]


def _has_s(folded: Folded, own: list[Word]) -> bool:
    """Whether the last of a name's own words has an 's: "Queen Elizabeth's Girls' School"."""
    if not own or (len(own) > 1 and own[-2].norm == "st"):
        return False
    start, end = own[-1].start, own[-1].end
    return folded.text[start:end].endswith("'s") or folded.text[start : end + 1].endswith("s'")


def _initials_beside(name: str) -> Iterator[Name]:
    """The initials that are given with a name: "Oakfield Boys' School (OBS)", "OBS: Oakfield …"."""
    for found in _CAPITALS.finditer(name):
        if _are_initials(found[0], name.replace(found[0], " ")):
            yield Name(fold(found[0]).text, Tail(), Tail(), is_short=True, acronym=True)


def _initials(name: str) -> Iterator[Name]:
    """The initials of a name, also without its faith or a king's number: "SMPS", "KEGS"."""
    for one in _written(name):
        folded = fold(one)
        read = read_words(folded)
        for words in ([w for w in read if w.norm not in _JOINED_BY], _from_first(read)):
            own, tail = _parts(words)
            yield from _initials_of(folded, own)
            for left_out in _left_out_of_initials(tail):
                yield from _initials_of(folded, [w for w in words if w.norm not in left_out])


def _from_first(words: list[Word]) -> list[Word]:
    """All words but a "the" in front: "GSAL" is The Grammar School at Leeds."""
    return words[1:] if words and words[0].norm == "the" else words


def _left_out_of_initials(tail: Tail) -> Iterator[frozenset[str]]:
    """The words that initials are made without: the faith, a king's number, "School"."""
    if not tail.kinds:
        return
    yield frozenset()
    for left_out in (tail.faiths, tail.faiths | tail.genders):
        yield from (left_out, left_out | _NUMERALS)
    yield from (_ANY_KIND, _ANY_KIND | _NUMERALS)  # "KECHB" has no S


def _initials_of(folded: Folded, words: list[Word]) -> Iterator[Name]:
    spans = dict.fromkeys((word.start, word.end) for word in words)
    initials = "".join(_initial(folded.text[start:end]) for start, end in spans)
    usable = _FEWEST_INITIALS <= len(initials) <= _MOST_INITIALS and initials.isalpha()
    if usable and initials not in _OF_ANY_SCHOOL:
        yield Name(initials, Tail(), Tail(), is_short=True, acronym=True, guessed=True)


def _initial(words: str) -> str:
    """The first letters of one word, or of several that are one in meaning: "Church of England"."""
    found = WORD.findall(words)
    each = [word for word in found if word not in _JOINED_BY] or found
    return "".join(word if word in _NUMERALS | _INITIALS_OF_FAITHS else word[0] for word in each)
