"""The words that an adapter knows: the wording of its header, and what its readers look for.

They stand in the program itself, so no page can give anything away by holding them.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.abc import InspectLoader
from importlib.resources import files
from types import CodeType

from profilecheck.sites.site import OpenSite

__all__ = ["KnownWords", "known_words", "parts_of", "words_in"]

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
_IDENTIFIERS = (re.compile(r"[A-Za-z_][\w-]*"), re.compile(r"[A-Za-z][A-Za-z0-9]+"))
_SAYS_A_PATTERN = re.compile(r"\\|\(\?|\)\?|\||^\^")
_PATTERN_MARKS = re.compile(r"\\[a-zA-Z]|\(\?(?:<?[:=!]|P?<\w+>|[aimsux]+\))|\[[^\]]*\]|\{[\d,]+\}")
_RUN = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")
_NUMBERS = frozenset("0123456789")
_LONGEST = 120
"""What is longer is a sentence for the person, not a word that a page is searched for."""
_WORDINGS = ("languages", "barriers", "icons", "nouns", "name")
"""Fields of a header that hold what is shown on a page."""
_FOR_THE_PERSON = frozenset({"export", "guidance", "not_applicable"})
"""Fields of a header that say something to the person and are looked for on no page."""
_SHARED = frozenset(
    {
        "profilecheck.browser.dom",
        "profilecheck.browser.strings",
        *(
            f"profilecheck.sites.{module}"
            for module in (
                "barriers",
                "form",
                "friends",
                "html_text",
                "json_tree",
                "long_text",
                "meta",
                "numbers",
                "rows",
                "told",
                "unplaced",
                "wording",
            )
        ),
    }
)
"""The modules that read pages for every network."""


def words_in(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text`, without case."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def parts_of(identifier: str) -> tuple[str, ...]:
    """Return the words that a name in a program is made of: “friendsListView” has three."""
    return tuple(_PART.findall(identifier))


@dataclass(frozen=True)
class KnownWords:
    """What may stay as it is on a page that is masked.

    `wordings` are the phrases of the header and of the readers, as their words without case, by
    their first word and longest first. `exact` are whole values and names that the readers look
    for, in the case they have; `parts` are the words that such names are made of, without case.
    `hosts` are the host names that the header and the readers name.
    """

    wordings: dict[str, tuple[tuple[str, ...], ...]]
    exact: frozenset[str]
    parts: frozenset[str]
    hosts: frozenset[str]

    def knows_name(self, identifier: str) -> bool:
        """Whether a name in a program is one that can hold nothing personal."""
        if identifier in self.exact:
            return True
        parts = parts_of(identifier)
        return len(parts) > 1 and all(p.casefold() in self.parts or p in _NUMBERS for p in parts)


def known_words(site: OpenSite) -> KnownWords:
    """Return the words that the adapter of `site` knows."""
    ways = (site, site.by_token.site) if site.by_token else (site,)
    headers = [way.header.model_dump(mode="json", exclude=set(_FOR_THE_PERSON)) for way in ways]
    wordings = {t for h in headers for key in _WORDINGS for t in _texts_within(h.get(key))}
    constants = {text for module in _modules_of(site) for text in _constants_in(module)}
    constants |= {text for header in headers for text in _texts_within(header)}
    phrases = {words_in(text) for text in wordings}
    phrases |= {words_in(run) for text in constants for run in _looked_for(text)}
    exact = (
        wordings
        | constants
        | {w for t in constants for kind in _IDENTIFIERS for w in kind.findall(t)}
    )
    parts = {p.casefold() for text in exact if " " not in text for p in parts_of(text)}
    return KnownWords(
        wordings=_by_first_word(phrases),
        exact=frozenset(exact) | _OF_THE_WEB,
        parts=frozenset({part for part in parts if len(part) > 2} | _OF_PROGRAMS),
        hosts=frozenset(h for text in wordings | constants for h in _hosts_in(text)),
    )


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase and len("".join(phrase)) > 1:
            by_first.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


# What readers look for stands in their code as constants.


def _modules_of(site: OpenSite) -> Iterator[str]:
    """Yield the names of the modules that the adapter's own code and what it shares stand in."""
    functions = (site.identity, site.barrier, site.own_profile, *(p.read for p in site.pages))
    own = {f.__module__.rpartition(".")[0] for f in functions} - {"", "profilecheck.sites"}
    for name in sorted(sys.modules):
        if name in _SHARED or any(name == o or name.startswith(f"{o}.") for o in own):
            yield name


@cache
def _constants_in(module: str) -> frozenset[str]:
    spec = sys.modules[module].__spec__
    loader = spec.loader if spec else None
    if not isinstance(loader, InspectLoader):
        return frozenset()
    source = loader.get_source(module)
    # Without its docstrings, which speak of examples; a frozen program has none of either.
    code = compile(source, module, "exec", optimize=2) if source else loader.get_code(module)
    return frozenset(_texts_of(code)) if isinstance(code, CodeType) else frozenset()


def _texts_of(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _texts_of(constant)
        else:
            yield from _texts_within(constant)


def _texts_within(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        data = (*data, *data.values())
    if isinstance(data, str):
        sentence = len(data) > _LONGEST or (" " in data and data.rstrip().endswith("."))
        if not sentence or _SAYS_A_PATTERN.search(data):
            yield data
    elif isinstance(data, tuple | list | frozenset):
        for inside in data:
            yield from _texts_within(inside)


def _looked_for(constant: str) -> Iterator[str]:
    """Yield the phrases that a constant of a reader looks for in what is shown.

    A single word is a whole value, or the name of a key, unless it stands in a pattern.
    """
    if _SAYS_A_PATTERN.search(constant):
        yield from _RUN.findall(_PATTERN_MARKS.sub("\n", constant))
    elif " " in constant.strip():
        yield constant


_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def _hosts_in(text: str) -> Iterator[str]:
    yield from _HOST.findall(text.replace("\\.", "."))


# What every page and every program has.


def _listed(name: str) -> frozenset[str]:
    text = files("profilecheck.sites").joinpath(name).read_text(encoding="utf-8")
    return frozenset(text.split())


_OF_THE_WEB = _listed("words_of_the_web.txt")
"""Names of elements and attributes, roles, states and types. Sources: the HTML standard, ARIA 1.2,
JavaScript's own words.
"""
_OF_PROGRAMS = _listed("words_of_programs.txt")
"""Words of which names in programs are made, of the kind that a changed page has anew."""
