"""A profile that is written in more than one language: who speaks another sees another text.

One language of it is read. That there is another shows in three ways, each of them enough: the page
leads to it (`?locale=de_DE`, or `/in/name/de`), its box "Profile language" lists it, or an older
page's data has it. Sources: other programs' code and notes, and profiles of one language in 2025.
How the box lists several is assumed. LinkedIn is known to show members their own profile in one
language, whichever is asked for: the other is theirs to look at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile, islice, takewhile
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import above, by_role, is_shown, text_of
from profilecheck.model import Entries, Observed, Unread
from profilecheck.sites.linkedin.embedded import entities
from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.linkedin.screen import screen_of
from profilecheck.sites.linkedin.text import shown, shown_lines
from profilecheck.sites.long_text import text_entries
from profilecheck.sites.site import ReadContext
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["read_other_languages"]

_PLACE = "your profile in its other language"
_DETAIL = "In another language"
_WRITTEN = {
    Fact.PROFILE_HEADLINE: "multiLocaleHeadline",
    Fact.PROFILE_BIO: "multiLocaleSummary",
}
"""What is written anew for each language, and what LinkedIn's data calls all of it."""
_IN_ALL = "multiLocale"
_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Za-z]{2,4})+")
_VERSION = re.compile(r"/in/[^/]+(?:/(?P<language>[a-z]{2}(?:[-_][a-z]{2})?))?/?", re.IGNORECASE)
_BOX = "a[href*='/edit/secondary-language']"
_NEXT_BOX = "a[href*='/public-profile/settings']"
_BETWEEN = re.compile(r"\s*[,،、·•|]\s*")


def read_other_languages(context: ReadContext) -> Iterator[Observed | Unread]:
    """Yield what the page's data has in other languages, and that the rest was not looked at."""
    capture = context.capture
    owner = owner_of(capture)
    if owner is None:
        return
    own = [e for e in entities(capture, _IN_ALL) if _is_of(e, owner)]
    for fact, name in _WRITTEN.items():
        texts = dict.fromkeys(words for entity in own for words in _in_others(entity, name))
        if entries := text_entries(texts, _DETAIL, Audience.MEMBERS):
            yield context.observed(fact, Entries(entries=entries), entries[0].text)
    trees = (capture.tree, *screen_of(capture).trees)
    led_to = any(_leads_to_another(tree, capture, owner) for tree in trees)
    if led_to or any(map(_lists_several, trees)) or any(map(_is_in_several, own)):
        for fact in _WRITTEN:
            yield context.unread(fact, UnreadReason.BY_HAND, place=_PLACE)


# The page's data


def _is_of(entity: Mapping[str, Json], owner: str) -> bool:
    return str(entity.get("publicIdentifier")).casefold() == owner


def _by_locale(held: Json) -> dict[str, str]:
    """Return the texts by language, as in `{"en_US": "Teacher", "de_DE": "Lehrerin"}`."""
    pairs = held.items() if isinstance(held, dict) else ()
    return {k: v for k, v in pairs if _LOCALE.fullmatch(k) and isinstance(v, str) and v.strip()}


def _first(entity: Mapping[str, Json]) -> str:
    """Return the profile's first language, "" where the data does not say it."""
    known = entity.get("primaryLocale")
    first = known if isinstance(known, dict) else {}
    language, country = first.get("language"), first.get("country")
    return f"{language}_{country}" if language and country else ""


def _in_others(entity: Mapping[str, Json], name: str) -> Iterator[str]:
    """Yield a text as the languages have it that are not the profile's first."""
    texts = _by_locale(entity.get(name))
    if _is_in_several(entity):
        yield from (words for locale, words in texts.items() if locale != _first(entity))


def _is_in_several(entity: Mapping[str, Json]) -> bool:
    """Whether there is more than one language, be it that each has a text of its own."""
    supported = entity.get("supportedLocales")
    number = len(supported) if isinstance(supported, list) else 0
    held = (_by_locale(held) for key, held in entity.items() if key.startswith(_IN_ALL))
    locales = {locale for texts in held for locale in texts} | ({_first(entity)} - {""})
    return number > 1 or len(locales) > 1


# The page


def _leads_to_another(tree: LexborHTMLParser, capture: Capture, owner: str) -> bool:
    here = _language_in(capture.url, owner)
    led_to = (
        _language_in(node.attributes.get("href") or "", owner)
        for node in tree.css("a[href*='/in/'], link[rel='alternate'][href*='/in/']")
    )
    return any(there and not _is_same(there, here) for there in led_to)


def _language_in(url: str, owner: str) -> str:
    """Return the language in which `url` leads to the owner's profile, "" where it names none."""
    if vanity_in(url) != owner:
        return ""
    parts = urlsplit(url)
    match = _VERSION.fullmatch(parts.path)
    asked = parse_qs(parts.query).get("locale", [""])[0] if match else ""
    language = asked or (match["language"] if match else "") or ""
    return language.replace("-", "_").casefold()


def _is_same(one: str, other: str) -> bool:
    """Whether two languages are one, as far as both are told: "de" and "de_DE"."""
    return bool(other) and (one.startswith(other) or other.startswith(one))


def _lists_several(tree: LexborHTMLParser) -> bool:
    """Whether the box "Profile language" lists more than one.

    It has that heading, and below it the languages. Where it cannot be told from the box beside it,
    nothing is.
    """
    for pencil in tree.css(_BOX):
        if not is_shown(pencil) or shown_lines(pencil):
            continue  # in words, it offers to add one
        box = next((n for n in above(pencil) if len(shown(n)) > 1), None)
        if box is not None:
            return len(_names(box, pencil)) > 1
    return False


def _names(box: LexborNode, pencil: LexborNode) -> list[str]:
    """Return the names of languages below the heading of the box, up to the next one."""
    below: Iterable[str] = shown_lines(box)[1:]
    if box.css_first(_NEXT_BOX) is not None:
        headings = {h.mem_id: text_of(h) for h in by_role(box, "heading")}
        before = takewhile(lambda node: node.mem_id != pencil.mem_id, box.traverse())
        own = [headings[node.mem_id] for node in before if node.mem_id in headings]
        rest = dropwhile(lambda line: line != own[-1], shown_lines(box)) if own else ()
        below = takewhile(lambda line: line not in headings.values(), islice(rest, 1, None))
    return [name for line in below for name in _BETWEEN.split(line) if name]
