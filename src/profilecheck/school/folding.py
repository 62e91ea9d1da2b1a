"""Text brought to one form for comparing, with the way back to the words as they were written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from string import ascii_lowercase
from urllib.parse import unquote

from profilecheck.model.text import plain_text

__all__ = ["WORD", "Folded", "fold"]

_APOSTROPHES = "’‘‛ʼʹʻˈꞌ`´′＇\ufffd"
"""What is typed for an apostrophe, and what stands for one that was lost."""
_DASHES = "‐‑‒–—―−"
_DRAWN = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)) | {
    chr(first + number): letter
    for first in (0x1F150, 0x1F170)
    for number, letter in enumerate(ascii_lowercase)
}
"""Letters drawn as small capitals, in black circles and in black squares: Unicode's own tables have
no plain form of them."""
_PLAIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters without a plain one inside them, as Unicode has it."""
_AS_HTML = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_AS_IN_ADDRESS = re.compile("(?:%[0-9a-f]{2})+", re.IGNORECASE)
_LOOK_ALIKES = str.maketrans(
    "асеорхуіѕјһԁԛԝкмтвнгпиьАВЕКМНОРСТХУІЅЈԀԚԜαορικνυχεητγωβμΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսհոցզ",
    "aceopxyisjhdqwkmtbhrnubABEKMHOPCTXYISJdQWaopiknuxentywbuABEZHIKMNOPTYXouhngq",
)
"""Letters of other alphabets that look like Latin ones, for words that are of both."""
_A_LOOK_ALIKE = re.compile(f"[{''.join(map(chr, _LOOK_ALIKES))}]")
_LETTERS_RUN = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile("[A-Za-z]")
# Longer than anything that names a school; keeps one sentence of a report readable.
_MOST_SHOWN = 120
_TEXTS_KEPT = 8
_LONGEST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` in lower case, without accents and invisible characters.

    `origins[i]` is the place of character `i` of `text` in `source`; None where the two run in
    step.
    """

    source: str
    text: str
    origins: tuple[int, ...] | None

    def written(self, start: int, end: int) -> str:
        """Return the words of `source` behind `text[start:end]`."""
        if self.origins is None:
            return self.source[start:end]
        if start >= end:
            return ""
        return self.source[self.origins[start] : self.origins[end - 1] + 1]

    def shown(self, start: int, end: int) -> str:
        """As `written`, made plain and short enough for a sentence."""
        text = plain_text(self.written(start, end))
        return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def fold(text: str) -> Folded:
    """Return `text` folded. The last few are kept, as each is looked at in several ways.

    Compatibility forms (full-width letters, styled capitals), accents and case go; typographic
    apostrophes and dashes become plain ones; a word of several alphabets is read as it looks;
    characters that nobody sees are dropped, so that "Oak\u200bfield" is "oakfield". Signs that are
    written as in HTML, once or twice, or as in an address, are the signs, in what was written as
    well.
    """
    if _AS_HTML.search(text):
        text = unescape(unescape(text))
    if "%" in text:
        text = _AS_IN_ADDRESS.sub(_sign, text)
    return _folded_and_kept(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _sign(written: re.Match[str]) -> str:
    """The signs that an address has as "%27", or what was written where it stands for none."""
    try:
        return unquote(written[0], errors="strict")
    except UnicodeDecodeError:
        return written[0]


@lru_cache(maxsize=_TEXTS_KEPT)
def _folded_and_kept(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    if text.isascii() and "`" not in text:
        return Folded(text, text.lower(), None)
    pieces = list(map(_fold_character, _in_one_alphabet(text)))
    folded = "".join(pieces)
    if len(folded) == len(text) and all(pieces):
        return Folded(text, folded, None)
    origins = (index for index, piece in enumerate(pieces) for _ in piece)
    return Folded(text, folded, tuple(origins))


def _in_one_alphabet(text: str) -> str:
    """`text` with each word that mixes alphabets in Latin letters; all stay in their places."""
    if not _A_LOOK_ALIKE.search(text):
        return text
    return _LETTERS_RUN.sub(
        lambda word: word[0].translate(_LOOK_ALIKES) if _LATIN.search(word[0]) else word[0], text
    )


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _DRAWN:
        return _DRAWN[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    plain = decomposed.casefold().translate(_PLAIN)
    return "".join(c for c in plain if not _is_unseen(c))


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf", "Cs")


WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""A word of folded text; an apostrophe inside it belongs to it."""
