"""The words around a name, which tell whether it is a street, a person or a clinic instead."""

from profilecheck.school.folding import Folded
from profilecheck.school.labels import WORKPLACE_AFTER, WORKPLACE_BEFORE
from profilecheck.school.roles import ROLE_CUE
from profilecheck.school.words import Word

__all__ = [
    "AFTER_BARE_NAME",
    "AFTER_PLACE",
    "LAST_OF_LONGER",
    "NOT_SCHOOLS",
    "PLAIN_BEFORE",
    "STREETS",
    "STREETS_IN_CAPITALS",
    "WORDS_TOO",
    "follows_role",
    "is_house_in",
    "is_surname",
    "precedes_staff",
]

STREETS = frozenset(
    {"road", "rd", "street", "lane", "ln", "avenue", "ave", "crescent", "cres", "terrace",
     "grove", "gardens", "boulevard", "mews"}
)  # fmt: skip
# Streets only with a capital: "Oakfield School Close", not "Oakfield School close to home".
STREETS_IN_CAPITALS = frozenset(
    {"close", "drive", "way", "court", "place", "hill", "park", "view", "walk", "rise", "row",
     "square", "estate", "house"}
)  # fmt: skip
NOT_SCHOOLS = frozenset(
    {"care", "health", "healthcare", "medical", "dental", "surgery", "hospital", "hospice",
     "cathedral", "hotel", "pub", "inn", "station", "stadium"}
)  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "prof"})
PLAIN_BEFORE = frozenset(
    {"a", "all", "and", "at", "back", "by", "for", "from", "here", "in", "joined", "joining",
     "leaving", "left", "love", "loving", "my", "of", "on", "our", "school", "team", "the", "to",
     "via", "with", "bye", "dear", "go", "goodbye", "hello", "hi", "thanks", "thank", "you",
     "visiting", "visited"}
)  # fmt: skip
WORDS_TOO = frozenset(
    {"aspire", "beacon", "bridge", "camp", "central", "discovery", "excel", "faith", "flourish",
     "grace", "grove", "harmony", "hope", "horizon", "inspire", "park", "pathways", "reach",
     "rise", "star", "thrive", "trust", "unity", "victory", "vision"}
)  # fmt: skip
"""Names of schools that a sentence may begin with: "Hope you are well"."""
LAST_OF_LONGER = frozenset(
    {"abbey", "bridge", "cross", "field", "green", "hall", "heath", "lodge", "manor", "meadow",
     "mill", "moor", "star", "wood"}
)  # fmt: skip
"""With streets, what the names of many places end in: "Morning Star" is not Star."""
# After a place: "…, Cardiff since 2009" is in Cardiff, "…, Reading lead" is not in Reading.
AFTER_PLACE = frozenset({"as", "for", "from", "in", "since", "till", "to", "uk", "until", "where"})
AFTER_BARE_NAME = frozenset(
    {"and", "as", "but", "for", "from", "in", "is", "since", "till", "until", "where", "with"}
)
_CUE_WORDS_BACK = 60


def follows_role(folded: Folded, start: int) -> bool:
    """Whether "… teacher at", "works @", "Employer:" or the like comes right before `start`."""
    before = folded.text[max(0, start - _CUE_WORDS_BACK) : start]
    return ROLE_CUE.search(before) is not None or WORKPLACE_BEFORE.search(before) is not None


def precedes_staff(folded: Folded, end: int) -> bool:
    """Whether " staff", " teacher" or the like comes right after `end`."""
    return WORKPLACE_AFTER.match(folded.text, end) is not None


def is_house_in(core: str, words: list[Word], index: int) -> bool:
    """Whether it is a street with the number of a house: "12 Sandy Lane"."""
    street = any(core.endswith(word) for word in STREETS)
    number = [word.norm for word in words[max(0, index - 2) : index] if word.norm != "the"]
    return street and bool(number) and number[-1].isdigit()


def is_surname(folded: Folded, words: list[Word], index: int) -> bool:
    """Whether a name's own word is where a surname would be: "Jane Oakfield", "Mr Oakfield"."""
    if not index:
        return False
    before, word = words[index - 1], words[index]
    gap = folded.text[before.end : word.start].strip(" ")
    shortened = before.norm in _TITLES or before.end - before.start == 1
    if gap not in ("", "." if shortened else "") or before.norm in PLAIN_BEFORE:
        return False
    if before.norm in _TITLES:
        return True
    return folded.written(before.start, before.end)[0].isupper() and not follows_role(
        folded, word.start
    )
