"""The words school names are made of, and how their many spellings come to one."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from profilecheck.school.folding import WORD, Folded

__all__ = [
    "ADDED",
    "AFTER_FRONT",
    "DESCRIPTIONS",
    "IN_FRONT",
    "KINDS",
    "Tail",
    "Word",
    "is_common",
    "is_slip",
    "may_be_read_as",
    "may_begin_slip",
    "may_end_slip",
    "read_words",
    "squeezed_tail",
    "tail_words",
]

_CHURCH_OF_ENGLAND = "ce"
_ROMAN_CATHOLIC = "rc"
_FAITHS = frozenset(
    {_CHURCH_OF_ENGLAND, _ROMAN_CATHOLIC, "methodist", "jewish", "muslim", "islamic", "hindu",
     "sikh", "quaker", "ciw", "orthodox"}
)  # fmt: skip
_SIXTH_FORM = "sixth"
_PHASES = frozenset(
    {"primary", "infant", "junior", "nursery", "first", "middle", "secondary", "grammar", "upper",
     "lower", "prep", _SIXTH_FORM, "special", "pre"}
)  # fmt: skip
_WITH_SIXTH_FORM = frozenset({"secondary", "grammar", "upper"})
_BOYS, _GIRLS = "boys", "girls"
_GENDERS = frozenset({_BOYS, _GIRLS})
_TRUST = "trust"
_REFERRAL_UNIT, _TECHNICAL_COLLEGE, _CHILDRENS_CENTRE = "pru", "utc", "childrenscentre"
KINDS = frozenset(
    {"school", "academy", "college", _TRUST, _REFERRAL_UNIT, _TECHNICAL_COLLEGE, _CHILDRENS_CENTRE}
)
_KINDS_AT_END = tuple(sorted(KINDS))
# Said of many schools and of none in particular.
_PADDING = frozenset(
    {"and", "the", "voluntary", "aided", "controlled", "va", "vc", "community", "foundation",
     "free", "state", "form", "church", "county", "endowed", "integrated", "maintained", "mixed"}
)  # fmt: skip
ADDED = frozenset(
    {"community", "county", "foundation", "integrated", "endowed", "voluntary", "aided",
     "controlled", "maintained"}
)  # fmt: skip
"""What a school is called by as well: "Enfield County" of Enfield County School."""
DESCRIPTIONS = frozenset(
    {"specialist", "technology", "tech", "technical", "sports", "arts", "science", "languages",
     "business", "enterprise", "engineering", "humanities", "studio", "day", "alternative",
     "provision", "ap", "international", "independent", "bilingual", "leadership", "design",
     "digital", "mathematical", "classical", "memorial", "shortstay", "allthrough", "interchurch",
     "learning", "education", "multi", "sen", "semh"}
)  # fmt: skip
"""What a school is good at, or how it is run: said in its name, and left out of it."""

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "pri": ("primary",), "prim": ("primary",), "prmy": ("primary",), "primaries": ("primary",),
    "primery": ("primary",), "primay": ("primary",),
    "sch": ("school",), "schl": ("school",),
    "inf": ("infant",), "infants": ("infant",),
    "jnr": ("junior",), "jun": ("junior",), "juniors": ("junior",),
    "sec": ("secondary",), "high": ("secondary",), "comp": ("secondary",),
    "comprehensive": ("secondary",), "elementary": ("primary",),
    "acad": ("academy",), "academies": ("academy",), "coll": ("college",),
    "collegiate": ("college",), "cs": ("community", "school"),
    "nurs": ("nursery",), "preparatory": ("prep",),
    "preschool": ("pre", "school"), "ips": ("integrated", "primary", "school"), "cbs": ("school",),
    "etns": ("educate", "together", "primary", "school"),
    "etss": ("educate", "together", "secondary", "school"),
    "rcps": (_ROMAN_CATHOLIC, "primary", "school"), "js": ("junior", "school"),
    "rchs": (_ROMAN_CATHOLIC, "secondary", "school"),
    "ceps": (_CHURCH_OF_ENGLAND, "primary", "school"),
    "cofeps": (_CHURCH_OF_ENGLAND, "primary", "school"), "sfc": ("sixth", "college"),
    "federation": (_TRUST,), "partnership": (_TRUST,), "mat": (_TRUST,),
    "6th": ("sixth",), "comm": ("community",), "mt": ("mount",), "gt": ("great",),
    "bp": ("bishop",), "abp": ("archbishop",), "doctor": ("dr",),
    "yg": ("ysgol",), "ygg": ("ysgol",), "sn": ("scoil",),
    "ngaelscoil": ("gaelscoil",), "ghaelscoil": ("gaelscoil",), "mbunscoil": ("bunscoil",),
    "bhunscoil": ("bunscoil",), "gcolaiste": ("colaiste",), "cholaiste": ("colaiste",),
    "ngholeg": ("coleg",), "goleg": ("coleg",),
    "ps": ("primary", "school"), "hs": ("secondary", "school"), "gs": ("grammar", "school"),
    "cp": ("primary",), "cps": ("primary", "school"), "ns": ("primary", "school"),
    "nationalschool": ("primary", "school"), "bns": (_BOYS, "primary", "school"),
    "gns": (_GIRLS, "primary", "school"), "jmi": ("junior", "infant"), "ji": ("junior", "infant"),
    "jin": ("junior", "infant", "nursery"),
    "cofe": (_CHURCH_OF_ENGLAND,), "ceva": (_CHURCH_OF_ENGLAND,), "cevc": (_CHURCH_OF_ENGLAND,),
    "cep": (_CHURCH_OF_ENGLAND, "primary"), "anglican": (_CHURCH_OF_ENGLAND,),
    "catholic": (_ROMAN_CATHOLIC,), "cath": (_ROMAN_CATHOLIC,), "rcva": (_ROMAN_CATHOLIC,),
    "rcp": (_ROMAN_CATHOLIC, "primary"),
    "saint": ("st",), "ss": ("st",), "boy": (_BOYS,), "girl": (_GIRLS,),
}  # fmt: skip
_PHRASES: dict[tuple[str, ...], str] = {
    ("church", "of", "england"): _CHURCH_OF_ENGLAND,
    ("c", "of", "e"): _CHURCH_OF_ENGLAND,
    ("c", "o", "e"): _CHURCH_OF_ENGLAND,
    ("c", "e"): _CHURCH_OF_ENGLAND,
    ("church", "in", "wales"): "ciw",
    ("c", "in", "w"): "ciw",
    ("c", "i", "w"): "ciw",
    ("c", "w"): "ciw",
    ("greek", "orthodox"): "orthodox",
    ("inter", "church"): "interchurch",
    ("all", "through"): "allthrough",
    ("short", "stay"): "shortstay",
    ("post", "primary"): "secondary",
    ("sixth", "form", "centre"): "sixth",
    ("vi", "form"): "sixth",
    ("roman", "catholic"): _ROMAN_CATHOLIC,
    ("r", "c"): _ROMAN_CATHOLIC,
    ("for", "boys"): _BOYS,
    ("for", "girls"): _GIRLS,
    ("national", "school"): "nationalschool",
    ("pupil", "referral", "unit"): _REFERRAL_UNIT,
    ("p", "r", "u"): _REFERRAL_UNIT,
    ("university", "technical", "college"): _TECHNICAL_COLLEGE,
    ("children's", "centre"): _CHILDRENS_CENTRE,
    ("childrens", "centre"): _CHILDRENS_CENTRE,
    **{tuple(letters): letters for letters in ("ps", "hs", "gs", "ns", "sn", "cp", "ji")},
    **{
        tuple(letters): letters
        for letters in ("cps", "bns", "gns", "jmi", "jin", "cbs", "ips", "ygg")
    },
}
_APART = re.compile(r"([-_ ])s(?:\1|(?![\w'-]))")
"""What is left of an 's in an address, where a mark stands for each apostrophe and space.

In a text it is a space: "St Mary s".
"""
_MARKS_BETWEEN = 4
_LONGEST_PHRASE = max(map(len, _PHRASES))
_BEGIN_PHRASES = frozenset(words[0] for words in _PHRASES)
IN_FRONT = {
    "ysgol": "school", "coleg": "college", "scoil": "school", "gaelscoil": "school",
    "bunscoil": "school", "sgoil": "school", "colaiste": "college",
}  # fmt: skip
"""Welsh, Irish and Gaelic words for a kind of school, which stand before the name of its own."""
AFTER_FRONT = {
    "gynradd": "primary", "uwchradd": "secondary", "gyfun": "secondary", "babanod": "infant",
    "iau": "junior", "feithrin": "nursery", "gatholig": _ROMAN_CATHOLIC, "gymraeg": "community",
    "gymunedol": "community", "gymuned": "community", "bunscoile": "primary",
    "mheanscoile": "secondary", "chuimsitheach": "secondary", "phobail": "community",
    "naisiunta": "primary",
}  # fmt: skip
"""What may stand between the two."""
_TAIL = _FAITHS | _PHASES | KINDS | _GENDERS | _PADDING
# Shorter words are too near to ordinary ones to be read as slips.
_SHORTEST_SLIP = 6
_SLIPPED = tuple(w for w in sorted(_PHASES | KINDS) if len(w) >= _SHORTEST_SLIP)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(pair for row in _KEYS for a, b in pairwise(row) for pair in (a + b, b + a))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text in its one spelling, and its span."""

    norm: str
    start: int
    end: int


def read_words(folded: Folded) -> list[Word]:
    """The words of the text, abbreviations written out: "St. Mary's C of E Pri Sch"."""
    raw = _written_words(folded)
    words: list[Word] = []
    index = 0
    while index < len(raw):
        taken, norm = _phrase(folded, raw, index)
        start, end = raw[index][1], raw[index + taken - 1][2]
        after_saint = bool(words) and words[-1].norm == "st"
        if after_saint and len(words) > 1 and _is_of_schools(norm):
            words[-1] = replace(words[-1], norm="street")  # "Park St Primary School"
            after_saint = False
        words.extend(Word(n, start, end) for n in _spellings(norm, after_saint))
        index += taken
    return words


def _written_words(folded: Folded) -> list[tuple[str, int, int]]:
    """Each word with its span; the "s" apart in an address is the 's before it: "st-mary-s".

    After a single letter it is a letter of its own: "oakfield-c-b-s", "j-s-bach-school".
    """
    raw: list[tuple[str, int, int]] = []
    for found in WORD.finditer(folded.text):
        may_be_apart = found.group() == "s" and bool(raw) and len(raw[-1][0]) > 1
        if may_be_apart and _APART.match(folded.text, raw[-1][2]):
            raw[-1] = (raw[-1][0] + "'s", raw[-1][1], found.end())
        else:
            raw.append((found.group(), found.start(), found.end()))
    return raw


def _is_of_schools(word: str) -> bool:
    return word in _TAIL or word in _SPELLINGS or _tail_in_one(word) != ()


def may_be_read_as(written: str) -> frozenset[str]:
    """Every norm that `read_words` can give a word `written` so, whatever is around it."""
    phrases = (norm for words, norm in _PHRASES.items() if words[0] == written)
    return frozenset((*_spellings(written, False), *_spellings(written, True), *phrases))


def _phrase(folded: Folded, raw: list[tuple[str, int, int]], index: int) -> tuple[int, str]:
    """How many words are one phrase, and what it is read as; a "P.S." of its own is none."""
    word, start, _ = raw[index]
    if word in _BEGIN_PHRASES and not (len(word) == 1 and _ends_sentence(folded, start)):
        for length in range(_LONGEST_PHRASE, 1, -1):
            spelt = tuple(w for w, _, _ in raw[index : index + length])
            without_s = (*spelt[:-1], spelt[-1].removesuffix("'s"))
            if found := _PHRASES.get(spelt) or _PHRASES.get(without_s):
                return len(spelt), found
    return 1, word


def _ends_sentence(folded: Folded, start: int) -> bool:
    """Whether a sentence ends before `start`, as none does within a name."""
    before = folded.text[max(0, start - _MARKS_BETWEEN) : start]
    return before.rstrip(" ").endswith((".", "!", "?", "\n"))


@lru_cache(maxsize=8192)
def _spellings(word: str, after_saint: bool) -> tuple[str, ...]:
    if after_saint:
        # St Mary, St Marys, St Mary's; St James, St James', St James's.
        return (word.removesuffix("'s").replace("'", "").rstrip("s") or word,)
    bare = word.removesuffix("'s")
    if bare in _TAIL or bare in _SPELLINGS:
        word = bare  # "Oakfield Primary's fair"
    word = word.replace("'", "")
    if word.startswith("saint") and len(word) > len("saints"):
        word = "st" + word.removeprefix("saint")
    return _SPELLINGS.get(word) or _tail_in_one(word) or (word,)


def _tail_in_one(word: str) -> tuple[str, ...]:
    """The words of "primaryschool", which ends in a kind of school; none of any other word."""
    words = squeezed_tail(word) if word.endswith(_KINDS_AT_END) else None
    return tuple(words) if words and len(words) > 1 else ()


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a school's name and what it says: faith, age and gender of pupils, kind."""

    faiths: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: list[str]) -> "Tail":
        """The tail these words make. Infants and juniors together are a primary school."""
        phases = _PHASES.intersection(words)
        if phases >= {"infant", "junior"}:
            phases = phases - {"infant", "junior"} | {"primary"}
        found = (kind.intersection(words) for kind in (KINDS, _GENDERS))
        return cls(_FAITHS.intersection(words), phases, *found)

    def is_one_with(self, ours: "Tail") -> bool:
        """Whether a name that ends so, and begins like ours, can be a way of writing ours.

        Another faith or another age of pupils is another school. What only one of the two says
        is no difference, except that a kind of its own ("Academy") makes up for a missing age only
        where ours is of that kind. A sixth form is a part of a secondary school.
        """
        if self.faiths and ours.faiths and not self.faiths & ours.faiths:
            return False
        if self.genders and ours.genders and not self.genders & ours.genders:
            return False
        if self.phases:
            if not ours.phases:
                return ours.kinds <= {"school"} or self._is_mostly_of_academy(ours)
            theirs = ours.phases | ({_SIXTH_FORM} if ours.phases & _WITH_SIXTH_FORM else set())
            return bool(self.phases & theirs) and self.phases - theirs <= {"nursery"}
        if self.kinds:
            may_be_any = "school" in self.kinds and ours.kinds != {_TRUST}
            alike = may_be_any or bool(self.kinds & ours.kinds)
            return alike or ours == Tail(ours.faiths)
        return True

    def is_of_one_more(self, ours: "Tail") -> bool:
        """Whether it is the tail of one more school of a town, beside the one with ours.

        Who calls a school after its town alone says of the town's others what they are: the girls'
        school, the sixth form college.
        """
        of_girls_or_boys = bool(self.genders) and not ours.genders
        of_sixth_form = _SIXTH_FORM in self.phases - ours.phases and "college" in self.kinds
        return of_girls_or_boys or (of_sixth_form and "college" not in ours.kinds)

    def may_be_of_academy(self, ours: "Tail") -> bool:
        """Whether these are ages that an academy can be for that says none: "Oakfield Primary"."""
        no_more = self.kinds <= {"school", "academy"} and not self.genders
        return no_more and bool(self.phases) and ours == Tail(kinds=frozenset({"academy"}))

    def _is_mostly_of_academy(self, ours: "Tail") -> bool:
        """Whether these are ages that "Oakfield Academy" or "Oakfield College" is mostly for."""
        return ours.kinds <= {"academy", "college"} and self.phases <= {"secondary", _SIXTH_FORM}

    @property
    def is_of_school(self) -> bool:
        """Whether it is the tail of a school's name, not just of any place's."""
        return bool(self.phases or self.kinds)


def tail_words(
    words: list[Word], start: int, stop: int, between: frozenset[str] = frozenset()
) -> list[str]:
    """The words from `start` to `stop`, as far as they are ones that school names end in.

    Those `between` may stand among them, and are none at the end.
    """
    tail: list[str] = []
    for word in words[start:stop]:
        known = word.norm in _TAIL or word.norm in between
        norm = word.norm if known else _slip_of_tail(word.norm)
        if norm is None:
            break
        tail.append(norm)
    while tail and (tail[-1] in _PADDING or tail[-1] in between):
        tail.pop()
    return tail


def is_common(word: Word) -> bool:
    """Whether `word` is one that many schools have in their names."""
    return word.norm in _TAIL


def squeezed_tail(text: str) -> list[str] | None:
    """The words of a tail written in one ("primaryschool"), None where it is something else."""
    words: list[str] = []
    while text:
        found = next((w for w in _SQUEEZED if text.startswith(w)), None)
        if found is None:
            return None
        norm = _PHRASES_IN_ONE.get(found, found)
        words.extend(_SPELLINGS.get(norm, (norm,)))
        text = text[len(found) :]
    return words


_PHRASES_IN_ONE = {
    "".join(words): norm for words, norm in _PHRASES.items() if max(map(len, words)) > 1
}
_SQUEEZED = sorted(
    (_TAIL | set(_SPELLINGS) | set(_PHRASES_IN_ONE))
    - {written for written, norms in _SPELLINGS.items() if not IN_FRONT.keys().isdisjoint(norms)}
    - {"saint", "ss", "ns", "sn", "ji", "cp", "cs", "mat"},
    key=len,
    reverse=True,
)
"""What a name may end in without a space; "Browns" is no Brow N.S."""


@lru_cache(maxsize=4096)
def _slip_of_tail(word: str) -> str | None:
    return next((w for w in _SLIPPED if is_slip(word, w)), None)


def is_slip(word: str, meant: str) -> bool:
    """Whether `word` is `meant` with one slip of the finger inside it.

    Two letters swapped, one left out, one too many, or one from the next key. The first and the
    last letter have to be right ("Oakfields" and "Oakfield" are two names), but the last may be
    swapped with the one before.
    """
    if len(meant) < _SHORTEST_SLIP or abs(len(word) - len(meant)) > 1:
        return False
    if word[0] != meant[0]:
        return False
    if word[-1] != meant[-1]:
        return word == meant[:-2] + meant[-1] + meant[-2]
    if OSA.distance(word, meant, score_cutoff=1) != 1:
        return False
    if len(word) != len(meant):
        return True
    differing = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
    return len(differing) > 1 or "".join(differing[0]) in _NEIGHBOURS


def may_begin_slip(word: str, meant: str) -> bool:
    """Whether `word`, with more words joined to it or none, can be `meant` with a slip in it.

    It is said of words with the slip in them: one that `meant` begins with has none yet.
    """
    beginnings = (meant[: len(word) + more] for more in (-1, 0, 1))
    return word[0] == meant[0] and any(
        OSA.distance(word, beginning, score_cutoff=1) <= 1 for beginning in beginnings
    )


def may_end_slip(word: str, meant: str) -> bool:
    """Whether `word`, joined to one that has a slip in it, can be the end of `meant`.

    After a slip all is right; only where two letters were swapped can it begin with the first.
    """
    swapped = (meant[i] + meant[i + 2 :] for i in range(len(meant) - 1))
    return meant.endswith(word) or word in swapped
