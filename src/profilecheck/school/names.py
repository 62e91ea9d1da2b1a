"""Finding the school's names and short names in text, and leaving other schools' alone.

What makes a name this school's ("Oakfield", "St Mary's") has to be there, give or take a slip of
the finger; the tail that many schools share must not say another faith, another age of pupils or
another kind; and the words around it must not make it a street or a school of another town.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from profilecheck.school.around import (
    AFTER_BARE_NAME,
    AFTER_PLACE,
    LAST_OF_LONGER,
    NOT_SCHOOLS,
    PLAIN_BEFORE,
    STREETS,
    STREETS_IN_CAPITALS,
    WORDS_TOO,
    follows_role,
    is_house_in,
    is_surname,
    precedes_staff,
)
from profilecheck.school.folding import WORD, Folded, fold
from profilecheck.school.handles import (
    has_initials_in,
    initials_with_place_in,
    is_with_digits_in,
    own_part_in,
    pieces_of,
    without_marks,
)
from profilecheck.school.labels import WORKPLACE_AFTER
from profilecheck.school.own_part import (
    CLOSE_JOINT,
    adjoin,
    can_be_slipped,
    joined_until,
    own_part_at,
)
from profilecheck.school.places import towns
from profilecheck.school.ways import (
    FEWEST_ALONE,
    FEWEST_GIVEN,
    MODIFIERS,
    NOT_COUNTED,
    Name,
    is_of_its_trust,
    is_of_its_words,
    own_words,
    ways,
    ways_of_short,
    word_alone,
    words_alone,
)
from profilecheck.school.words import (
    DESCRIPTIONS,
    Tail,
    Word,
    is_common,
    is_slip,
    may_be_read_as,
    may_begin_slip,
    may_end_slip,
    read_words,
    tail_words,
)

__all__ = ["NameMatcher", "NameSpan"]

_WORDS_KEPT = 8192

_CHURCH = re.compile(
    r"\W*(?:church|chapel|parish|cathedral|congregation|diocese|priest|vicar|mass|wedding)\b"
)
_BEFORE_PLACE = re.compile(r"\s*(?:,|\(|-|\bin\b)\s*\(?\s*|[ \t]{1,2}")
_SHORTEST_ALONE = 4
_TOO_COMMON = frozenset({"king", "queen", "prince", "princes", "royal", "church", "christ"})
"""Words of many names, by which none is known."""
_PLACES_THAT_ARE_WORDS = frozenset(
    {"harris", "keith", "kyle", "martin", "maud", "reading", "rugby", "sandy", "settle", "tongue"}
)
_POSSESSIVE = re.compile(r"\W[sS]\Z")
_ENDS_IN_A_TOWN = re.compile(r"\b(?:of|from|(?:live|lives|lived|living|based) in)\s*\Z")
_LONGEST_PLACE = 5
_LONGEST_ADDRESS = 200
_LINE = 200
_SHOUTED = 3
"""Other words in capitals, from which on a line is shouted."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name found in folded text: `of_short` for a short name, `bare` where it lacks its tail."""

    start: int
    end: int
    of_short: bool = False
    bare: bool = False


class _Beginning(Enum):
    """Whether a name can begin with a word; with a slip in it, another word has to end the name."""

    NO = auto()
    WITH_SLIP = auto()
    YES = auto()


class NameMatcher:
    """Finds the names of one school.

    `places` returns the folded names of where it is; it is asked once, and only where a text
    makes it matter, since what it takes to know them is slow to load.
    """

    def __init__(
        self,
        names: tuple[str, ...],
        short_names: tuple[str, ...],
        places: Callable[[], frozenset[str]],
        country: str,
        town: str = "",
    ) -> None:
        self._given = names
        whole = ways(names, town)
        self._names = tuple(dict.fromkeys((*whole, *ways_of_short(short_names, whole))))
        self._firsts = frozenset(n.core[0] for n in self._names)
        self._find_places = places
        self._country = country
        # Texts are made of the same words: each is looked at once.
        self._beginning = lru_cache(maxsize=_WORDS_KEPT)(self._find_beginning)
        self._may_end_slip = lru_cache(maxsize=_WORDS_KEPT)(self._ends_slip)

    @cached_property
    def _places(self) -> frozenset[str]:
        return self._find_places()

    @cached_property
    def _other_towns(self) -> frozenset[str]:
        if not self._places:
            return frozenset()
        return towns(self._country) - self._places - _PLACES_THAT_ARE_WORDS

    def find(self, folded: Folded) -> list[NameSpan]:
        """Every name in the text, in order, none overlapping another."""
        if not self._may_be_named_in(folded):
            return []
        words = read_words(folded)
        found: list[NameSpan] = []
        reached = 0
        for index, word in enumerate(words):
            if word.norm[0] not in self._firsts or word.start < reached:
                continue
            spans = [s for n in self._names if (s := self._at(n, folded, words, index))]
            if spans:
                best = max(spans, key=lambda s: (s.end, not s.of_short))
                found.append(best)
                reached = best.end
        return found

    def _may_be_named_in(self, folded: Folded) -> bool:
        """Whether a name can be in the text at all; in most there is none, as is soon seen."""
        words = WORD.findall(folded.text)
        found = set(map(self._beginning, words))
        return _Beginning.YES in found or (
            _Beginning.WITH_SLIP in found and any(map(self._may_end_slip, words))
        )

    def _find_beginning(self, written: str) -> _Beginning:
        norms = may_be_read_as(written)
        cores = [n.core for n in self._names]
        slipped = [core for core in cores if can_be_slipped(core)]
        if any(core.startswith(n) or n.startswith(core) for n in norms for core in cores) or any(
            is_slip(n, core) for n in norms for core in slipped
        ):
            return _Beginning.YES
        by_slip = any(may_begin_slip(n, core) for n in norms for core in slipped)
        return _Beginning.WITH_SLIP if by_slip else _Beginning.NO

    def _ends_slip(self, written: str) -> bool:
        slipped = [n.core for n in self._names if can_be_slipped(n.core)]
        return any(may_end_slip(n, core) for n in may_be_read_as(written) for core in slipped)

    def own_parts(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Yield where a name's own part is alone, with a capital: "back at Oakfield today".

        It may be a place or a person, so this is for texts that speak of a school anyway, or that
        the person has to judge.
        """
        if not self._may_be_named_in(folded):
            return
        words = read_words(folded)
        for index, word in enumerate(words):
            in_capital = folded.written(word.start, word.end)[:1].isupper()
            if word.norm[0] in self._firsts and in_capital:
                ends = (self._maybe_at(n, folded, words, index) for n in self._names)
                if end := max((end for end in ends if end), default=None):
                    yield word.start, end

    def may_be_called(self, workplace: str) -> bool:
        """Whether a place of work is called by some words of a name alone: "Latin School".

        It may be another school, so this is for the person to judge. A town alone is none.
        """
        in_one = "".join(WORD.findall(fold(workplace).text))
        written = (workplace, self._without_place(workplace))
        if in_one in self._guessed:
            return True
        return not self._is_town(in_one) and any(
            is_of_its_words(one, name) or is_of_its_trust(one, name)
            for one in written
            for name in self._given
        )

    def _without_place(self, text: str) -> str:
        """`text` without the place at its end where the school is: "RLS Buckingham"."""
        folded = fold(text)
        words = read_words(folded)
        end = next((i for i in range(1, len(words)) if self._ends_in_place(words, i)), 0)
        return folded.written(0, words[end - 1].end) if end else text

    def called_after_role(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Yield where words of a name follow a role: "teacher at Heriot's" of George Heriot's.

        It may be another school, so this is for the person to judge.
        """
        if not any(word in folded.text for word in self._words_alone):
            return
        where = {found.end() for found in self._after_at.finditer(folded.text)}
        words = read_words(folded) if where else []
        for index, word in enumerate(words):
            if word.start in where and follows_role(folded, word.start):
                end = self._end_of_words(folded, words, index)
                if self._may_stand_for_name(folded, words, index, end):
                    yield word.start, words[end - 1].end

    def _end_of_words(self, folded: Folded, words: list[Word], index: int) -> int:
        """The index after the last word of a name, or that many names have, from `index` on."""
        end = index + 1
        while end < len(words) and adjoin(folded, words, end - 1):
            following = words[end]
            if not is_common(following) and word_alone(following) not in self._words_alone:
                break
            end += 1
        return end

    def _may_stand_for_name(self, folded: Folded, words: list[Word], index: int, end: int) -> bool:
        written = folded.written(words[index].start, words[end - 1].end)
        return (
            written[0].isupper()
            and (len(words[index].norm) >= _SHORTEST_ALONE or end > index + 1)
            and not self._is_town(words[index].norm)
            and any(is_of_its_words(written, name) for name in self._given)
            and not self._is_elsewhere(folded, words, index, end, [])
            and not self._goes_on(folded, words, end)
        )

    @cached_property
    def _after_at(self) -> re.Pattern[str]:
        """What finds where one of those words may follow a role, quicker than all of it does."""
        words = "|".join(map(re.escape, sorted(self._words_alone)))
        return re.compile(
            rf"(?:\b(?:at|of|for|with|in)|[@:])(?: the)? ?(?=(?:st\.? |saint )?(?:{words}))"
        )

    @cached_property
    def _words_alone(self) -> frozenset[str]:
        every = frozenset(word for name in self._given for word in words_alone(name))
        return every - WORDS_TOO - LAST_OF_LONGER - STREETS - STREETS_IN_CAPITALS - _TOO_COMMON

    def _maybe_at(self, name: Name, folded: Folded, words: list[Word], index: int) -> int | None:
        """Where what may be a name, and begins with word `index`, ends, None where none does."""
        core = own_part_at(name, folded, words, index)
        if core is None or core[2]:
            return None
        after, inside, _ = core
        return self._part_until(name, folded, words, index, after) or self._away_until(
            name, folded, words, index, after, inside or []
        )

    def _away_until(
        self,
        name: Name,
        folded: Folded,
        words: list[Word],
        index: int,
        after: int,
        inside: list[str],
    ) -> int | None:
        """Where a whole name ends that has another town beside it: "Oakfield Primary School, York".

        Who gave a small place for the town of their school may write the next bigger one.
        """
        stop = joined_until(folded, words, after)
        following = tail_words(words, after, stop, DESCRIPTIONS)
        tail = Tail.of([*inside, *following])
        last = after + len(following)
        fits = tail.is_of_school and self._fits(name, tail, slipped=False)
        if name.maybe or not fits:
            return None
        is_away = self._follows_other_town(folded, words, index) or self._is_in_other_town(
            folded, words, last
        )
        return words[last - 1].end if is_away else None

    def _part_until(
        self, name: Name, folded: Folded, words: list[Word], index: int, after: int
    ) -> int | None:
        """Where the own part of a name from word `index` on ends, None where it is another's."""
        if name.is_short or name.whole or self._is_town(name.core):
            return None
        after = self._after_ages(name, folded, words, after)
        if (
            self._is_elsewhere(folded, words, index, after, [])
            or (is_surname(folded, words, index) and not self._follows_place(words, index))
            or is_house_in(name.core, words, index)
            or self._is_just_a_word(name.core, folded, words, index, after)
            or (name.ends and self._is_of_longer(folded, words, index))
            or self._has_tail(folded, words, after)
            or self._goes_on(folded, words, after)
        ):
            return None
        return words[after - 1].end

    def _follows_place(self, words: list[Word], index: int) -> bool:
        behind = words[max(0, index - _LONGEST_PLACE) : index]
        return any(self._ends_in_place(behind, i) for i in range(len(behind)))

    def _after_ages(self, name: Name, folded: Folded, words: list[Word], after: int) -> int:
        """The index after the ages of pupils that an academy's name leaves open."""
        tail = tail_words(words, after, joined_until(folded, words, after))
        return after + len(tail) if Tail.of(tail).may_be_of_academy(name.limits) else after

    def _has_tail(self, folded: Folded, words: list[Word], after: int) -> bool:
        """Whether a tail follows, as it does another school's name: "Oakfield Junior"."""
        if after >= len(words) or not adjoin(folded, words, after - 1):
            return False
        return is_common(words[after]) and words[after].norm not in NOT_COUNTED

    def _goes_on(self, folded: Folded, words: list[Word], after: int) -> bool:
        """Whether another capital follows ("Oakfield Arms"), and is not the school's own place.

        Among capitals alone another one tells nothing.
        """
        if after >= len(words) or not adjoin(folded, words, after - 1, CLOSE_JOINT):
            return False
        before, following = (folded.written(w.start, w.end) for w in words[after - 1 : after + 1])
        if not following[0].isupper() or (before.isupper() and following.isupper()):
            return False
        return not self._is_place_at(words, after)

    def _is_place_at(self, words: list[Word], first: int) -> bool:
        """Whether the words from `first` on are where the school is."""
        ahead = [word.norm for word in words[first : first + _LONGEST_PLACE]]
        return any(tuple(ahead[:i]) in self._places_in_words for i in range(1, len(ahead) + 1))

    @cached_property
    def _places_in_words(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(w.norm for w in read_words(fold(p))) for p in self._places)

    def _is_just_a_word(
        self, core: str, folded: Folded, words: list[Word], index: int, after: int
    ) -> bool:
        """Whether it is a word that only its place gives a capital: "Hope you are well"."""
        if core not in WORDS_TOO or after >= len(words):
            return False
        begins = folded.text[: words[index].start].rstrip(" \"'“(")[-1:] in ("", *".!?\n")
        before, following = (folded.written(w.start, w.end) for w in words[after - 1 : after + 1])
        lower = following[0].islower() or before.isupper()
        return begins and lower and adjoin(folded, words, after - 1, CLOSE_JOINT)

    def is_bare_name(self, text: str) -> bool:
        """Whether the whole of `text` is the part of a name that is the school's own.

        Where the school is may stand after it: "Oakfield Leeds".
        """
        words = read_words(fold(text))
        names = [n for n in self._names if not (n.is_short or n.whole or n.maybe)]
        ends = {len(words), *(i for i in range(1, len(words)) if self._ends_in_place(words, i))}
        owns = {"".join(own_words(words[:end])) for end in ends}
        return any(n.core in owns and not self._is_town(n.core) for n in names)

    def _ends_in_place(self, words: list[Word], first: int) -> bool:
        return tuple(word.norm for word in words[first:]) in self._places_in_words

    def in_handle(self, handle: str, name: str) -> str | None:
        """Return the part of `handle` that is a name's own part, with what a school may add.

        "oakfield_missway" and "missway.oakfieldps" name the school; so does a name of six letters
        or more with no mark around it ("missoakfieldway"). "oakfieldacademy" is another kind of
        school; where the person is called so themselves (`name`: "Jane Oakfield"), none is found.
        """
        called = {word.norm for word in read_words(fold(name))}
        pieces = pieces_of(handle)
        with_digits = without_marks(handle)
        for own in self._names:
            if own.acronym or own.whole or own.maybe or own.core in called:
                continue
            if not own.core.isalpha() and is_with_digits_in(own, with_digits):
                return own.core
            with_tail = self._is_town(own.core)
            if found := own_part_in(own, pieces, self._places_in_one, with_tail=with_tail):
                return found
        return initials_with_place_in(self._initials, pieces, self._places_in_one)

    def may_be_in_handle(self, handle: str) -> bool:
        """Whether initials of a name stand in a handle: "gsal_maths". They may be another's."""
        return has_initials_in(self._initials, pieces_of(handle))

    @cached_property
    def _guessed(self) -> frozenset[str]:
        return frozenset(name.core for name in self._names if name.guessed)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials that count by themselves."""
        return frozenset(
            n.core
            for n in self._names
            if n.acronym and len(n.core) >= (FEWEST_ALONE if n.guessed else FEWEST_GIVEN)
        )

    @cached_property
    def _places_in_one(self) -> frozenset[str]:
        return frozenset(map("".join, self._places_in_words))

    @cached_property
    def _towns_in_one(self) -> frozenset[str]:
        return frozenset(t.replace(" ", "") for t in self._places | towns(self._country))

    def _is_town(self, core: str) -> bool:
        return core in self._towns_in_one

    def _at(self, name: Name, folded: Folded, words: list[Word], index: int) -> NameSpan | None:
        """The name where it begins with word `index`."""
        core = None if name.maybe else own_part_at(name, folded, words, index)
        if core is None:
            return None
        after, inside, slipped = core
        if name.ends and self._is_longer(folded, words, index, after, inside):
            return None
        ended = _ends_sentence(folded, words, index, after)
        stop = after if ended else joined_until(folded, words, after)
        following = tail_words(words, after, stop, DESCRIPTIONS)
        rest = [*(inside or ()), *following]
        last = after + len(following)
        span = NameSpan(words[index].start, words[last - 1].end, name.is_short)
        if self._is_elsewhere(folded, words, index, last, rest):
            return None
        if not name.is_short and self._follows_other_town(folded, words, index):
            return None
        tail = Tail.of(rest)
        of_technical_college = tail.kinds & name.tail.kinds & {"utc"}
        if name.shortened and not of_technical_college and self._is_town(name.core):
            return None
        if not self._fits(name, tail, slipped):
            return None
        if tail.is_of_school or self._says_as_much(name, tail, folded, span):
            return span
        if name.tail == Tail():
            return self._whole_without_tail(name, folded, words, index, span)
        bare = not slipped and not name.whole
        if not bare or not self._is_at_bare_name(name, folded, words, index, last):
            return None
        return NameSpan(span.start, span.end, name.is_short, bare=True)

    def _fits(self, name: Name, tail: Tail, slipped: bool) -> bool:
        """Whether a tail in a text can be the name's, and is not of one more school of a town."""
        one_more = tail.is_of_one_more(name.limits) and self._is_town(name.core)
        return not one_more and _tail_fits(name, tail, slipped)

    def _is_longer(
        self, folded: Folded, words: list[Word], index: int, after: int, inside: list[str] | None
    ) -> bool:
        """Whether it is a longer name: "Harris Academy Bermondsey", "Dixons Trinity Academy"."""
        if self._is_of_longer(folded, words, index):
            return True
        stop = joined_until(folded, words, after)
        rest = [] if inside is not None else tail_words(words, after, stop, DESCRIPTIONS)
        return self._goes_on(folded, words, after + len(rest))

    def _says_as_much(self, name: Name, tail: Tail, folded: Folded, span: NameSpan) -> bool:
        """Whether the tail is no school's by itself, and ours: "Camp Hill Boys", "St Mary's CofE".

        "St Mary's Church of England" may be the church, "Leeds girls" and "I hope boys" anybody.
        """
        if tail.genders & name.tail.genders:
            written = folded.written(span.start, span.end)
            in_capitals = written[0].isupper() and written.split()[-1][0].isupper()
            return in_capitals and not self._is_town(name.core)
        if not tail.faiths & name.tail.faiths:
            return False
        church = "church" in folded.text[span.start : span.end]
        return not church and _CHURCH.match(folded.text, span.end) is None

    def _whole_without_tail(
        self, name: Name, folded: Folded, words: list[Word], index: int, span: NameSpan
    ) -> NameSpan | None:
        """A name that is all its own ("OPS", "Oakfield", "Ysgol Dewi Sant")."""
        if not name.acronym:
            return None if is_surname(folded, words, index) else span
        capitals = _in_capitals(folded, span)
        may_be_alone = not name.guessed or (
            len(name.core) >= FEWEST_ALONE and not _is_shouted(folded, span)
        )
        if capitals and may_be_alone and _stands_apart(folded, span):
            return span
        needs_capitals = len(name.core) < FEWEST_ALONE and name.guessed
        is_cued = (capitals or not needs_capitals) and follows_role(folded, span.start)
        return span if is_cued else None

    def _is_at_bare_name(
        self, name: Name, folded: Folded, words: list[Word], index: int, after: int
    ) -> bool:
        """Whether it says "teacher at Oakfield" or "Oakfield staff", and not of another place."""
        if self._is_town(name.core):
            return False
        if precedes_staff(folded, words[after - 1].end):
            return not is_surname(folded, words, index)
        if not follows_role(folded, words[index].start):
            return False
        if after >= len(words):
            return True
        gap = folded.text[words[after - 1].end : words[after].start]
        ends = bool(gap.strip(" \t'")) or words[after].norm in AFTER_BARE_NAME
        return ends or self._is_place_at(words, after)

    def _is_elsewhere(
        self, folded: Folded, words: list[Word], index: int, last: int, rest: list[str]
    ) -> bool:
        """Whether the words around make this a street, a clinic or a school elsewhere."""
        if index and adjoin(folded, words, index - 1):
            before = words[index - 1]
            in_capital = folded.written(before.start, before.end)[0].isupper()
            if in_capital and before.norm in MODIFIERS:
                return True
            ends = words[index].norm in STREETS | STREETS_IN_CAPITALS | LAST_OF_LONGER
            if ends and self._is_of_longer(folded, words, index):
                return True
            if before.norm == "st" and words[index].norm != "st":
                return True  # St Crispin's is not Crispin
        if last < len(words) and adjoin(folded, words, last - 1):
            after = words[last]
            written = folded.written(after.start, after.end)
            if after.norm in STREETS or (
                after.norm in STREETS_IN_CAPITALS and written[0].isupper()
            ):
                return True
            if after.norm in NOT_SCHOOLS and "school" not in rest:
                return True
            if after.norm == "of" and rest == ["school"]:
                return True  # Oakfield School of Motoring
        return self._is_in_other_town(folded, words, last)

    def _is_of_longer(self, folded: Folded, words: list[Word], index: int) -> bool:
        """Whether a word in front makes a longer name: "Finham Park School" is not Park School."""
        if not index or not adjoin(folded, words, index - 1, CLOSE_JOINT):
            return False
        before = words[index - 1]
        if is_common(before) or not folded.written(before.start, before.end)[0].isupper():
            return False
        plain = before.norm in PLAIN_BEFORE or before.norm in self._places
        return not plain and WORKPLACE_AFTER.match(f" {before.norm}") is None

    def _is_in_other_town(self, folded: Folded, words: list[Word], last: int) -> bool:
        """Whether the name goes on with a town that is not ours: "…, Cardiff"."""
        joint = _BEFORE_PLACE.match(folded.text, words[last - 1].end)
        if joint is None:
            return False
        first = next((i for i in range(last, len(words)) if words[i].start >= joint.end()), None)
        if first is None or words[first].start != joint.end():
            return False
        if not folded.written(words[first].start, words[first].end)[0].isupper():
            return False
        length = self._town_length(words, first)
        if not length:
            return False
        place = words[first].start
        line = folded.text[place : place + _LONGEST_ADDRESS].split("\n", 1)[0]
        if any(re.search(rf"\b{re.escape(p)}\b", line) for p in self._places):
            return False  # "Oakfield Primary School, York Road, Leeds"
        following = first + length
        if following >= len(words):
            return True
        gap = folded.text[words[following - 1].end : words[following].start]
        norm = words[following].norm
        return bool(gap.strip(" ")) or norm in AFTER_PLACE or norm[0].isdigit()

    def _follows_other_town(self, folded: Folded, words: list[Word], index: int) -> bool:
        """Whether a town that is not ours comes right before: "Coventry Blue Coat School".

        One that ends what stands before does not count: "University of York Oakfield School" is two
        lines that a page shows beside each other.
        """
        if not index or not adjoin(folded, words, index - 1, CLOSE_JOINT):
            return False
        first = range(max(0, index - _LONGEST_PLACE), index)
        return any(
            folded.written(words[i].start, words[i].end)[0].isupper()
            and " ".join(w.norm for w in words[i:index]) in self._other_towns
            and not _ends_in_a_town(folded.text[: words[i].start])
            for i in first
        )

    def _town_length(self, words: list[Word], first: int) -> int:
        for length in range(min(_LONGEST_PLACE, len(words) - first), 0, -1):
            if " ".join(w.norm for w in words[first : first + length]) in self._other_towns:
                return length
        return 0


def _ends_in_a_town(text: str) -> bool:
    """Whether a text goes on with a town that it is about: "University of", "lives in"."""
    return _ENDS_IN_A_TOWN.search(text[-20:]) is not None


def _in_capitals(folded: Folded, span: NameSpan) -> bool:
    """Whether initials are in capitals, as "OPS", "O.P.S." and "OPS's" are."""
    written = _POSSESSIVE.sub("", folded.written(span.start, span.end))
    return written.replace(".", "").replace(" ", "").isupper()


def _stands_apart(folded: Folded, span: NameSpan) -> bool:
    around = (
        folded.text[max(0, span.start - 1) : span.start],
        folded.text[span.end : span.end + 1],
    )
    return not any(mark in ("-", "_", "@") for mark in around)


def _is_shouted(folded: Folded, span: NameSpan) -> bool:
    """Whether the whole line is in capitals, so that initials may be a word of it."""
    before = folded.written(max(0, span.start - _LINE), span.start).rpartition("\n")[2]
    after = folded.written(span.end, min(len(folded.text), span.end + _LINE)).partition("\n")[0]
    others = f"{before} {after}"
    return others.isupper() and len(others.split()) >= _SHOUTED


def _ends_sentence(folded: Folded, words: list[Word], index: int, after: int) -> bool:
    """Whether what follows begins another sentence: "love reading. School is fun"."""
    if after >= len(words):
        return False
    gap = folded.text[words[after - 1].end : words[after].start]
    first, following = (folded.written(w.start, w.end)[0] for w in (words[index], words[after]))
    return first.islower() and following.isupper() and gap[:1] == "." and gap[-1:].isspace()


def _tail_fits(name: Name, tail: Tail, slipped: bool) -> bool:
    if slipped and not (tail.phases or (tail.kinds and not name.limits.phases)):
        return False
    if name.whole and not (tail.kinds & name.tail.kinds or tail.phases & name.tail.phases):
        return False
    return tail.is_one_with(name.limits)
