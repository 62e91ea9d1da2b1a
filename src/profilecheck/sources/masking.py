"""A page with everything personal masked: what is not a word of the adapter becomes filler.

A word becomes consonants of its length, a number digits, an address an example one; the same text
becomes the same filler throughout a page, so that whose page it is stays as clear as it was. The
filler is counted out in the order in which texts come, so it says nothing of them. Of days there
stays which year was earlier, and of a moment in seconds, by which readers tell whether an account
is in use, whether it was within the time that decides that. “3 months ago” stays: with another
number, it could be of two years.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape
from itertools import pairwise
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from profilecheck.browser.capture import HIDDEN_MARK
from profilecheck.browser.policy import ReadPolicy
from profilecheck.browser.strings import holds_data
from profilecheck.files.page import SavedPage, SavedReply
from profilecheck.sites.known_words import KnownWords, parts_of
from profilecheck.sources.filler import (
    DAYS,
    FIGURES,
    MONTHS,
    WORD,
    Filler,
    in_small_letters,
    words_of,
)

__all__ = ["Mask"]

_TOKEN = re.compile(
    rf"""
    (?P<tag></?[a-z][a-z0-9]*\b)
    | (?P<address>https?://[^\s"'<>\\]+)
    | (?P<email>(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++)
    | (?P<moment>(?:19|20)\d\d-\d\d-\d\d
        (?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)
    | (?P<date>
        (?:(?:{DAYS}),?\ )?
        (?:\b\d{{1,2}}(?:st|nd|rd|th)?\ (?:{MONTHS})(?:,?\ \d{{4}})?
         | \b(?:{MONTHS})\.?\ \d{{1,2}}(?:,?\ \d{{4}})?
         | \b(?:{MONTHS})\ \d{{4}})\b)
    | (?P<age>(?<!\w)\d{{1,2}}\ (?:second|minute|hour|day|week|month|year)s?\ ago\b)
    | (?P<clock>\b\d{{1,2}}:\d\d(?::\d\d)?\b)
    | (?P<domain>\b(?:[a-z0-9-]{{1,63}}\.){{1,9}}(?:[a-z]{{2,12}})\b(?:/[^\s"'<>\\]*)?)
    | (?P<word>{WORD})
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*+("?)')
"""A string. One that has no end is passed over whole, as in it another may seem to begin."""
_CUT = "\u2028"
"""Stands where a text was cut into pieces; no text of a page has it."""
_COLON = re.compile(r"\s*:")
_SUFFIXED = re.compile(r"(\d+)([KMBkmb])")
_PART_OF_DATE = re.compile(r"""((?:day|month)["']?\s{0,2}:\s{0,2}["']?)([1-9])(?!\d)""", re.I)
"""As in “"birthdate": {"day": 7, "month": 3}”. Other single figures may be a kind or a count."""
_NAME_LIKE = re.compile(r"[A-Za-z_$][\w.:/-]*")
_COMPOSED = re.compile(
    r"(?=.*[A-Z_:]|[a-z0-9]+-[a-z0-9]+-)(?=.+?[-_.:\[\]]\w)"
    r"[A-Za-z*$][\w.:\[\]-]*+(?:(?<=\w)|(?<=\w\]))"
)
"""A name in a program, of several words: no address has capitals or such marks in it.

An underscore joins words and is a letter of one: cut into words, it could be so in endless ways.
"""
_FURTHEST_APART = 3
"""Characters that may stand between the words of a phrase."""

_EXAMPLE = "example.org"


class Mask:
    """Masks one page; the same text becomes the same filler in all its parts.

    `personal` are words that are masked even where the adapter knows them: the person's own.
    """

    def __init__(self, known: KnownWords, policy: ReadPolicy, personal: Iterable[str] = ()) -> None:
        self._known = known
        self._policy = policy
        self._of_paths = frozenset(_parts_of_paths(policy))
        self._personal = {word.casefold() for text in personal for word in words_of(text)}
        self._filler = Filler(known)
        self.kept: Counter[str] = Counter()
        """The wordings that stayed, each with how often."""

    def page(
        self, page: SavedPage, html: str, frames: Iterable[tuple[str, str]], at: datetime
    ) -> SavedPage:
        """Return `page` masked, as if it had been saved `at` that moment.

        `html` is its document as a browser shows it, and `frames` are the address and document of
        each frame. Style sheets are left out: what they hid has the attribute that says so.
        """
        frames = tuple(frames)
        sources = (html, *(f for _, f in frames), *(reply.body for reply in page.replies))
        self._filler.begin(sources, page.saved_at.date(), at)
        inside = [SavedPage("sample", self.document(f), self.address(url), at) for url, f in frames]
        return replace(
            page,
            file="sample",
            html=self.document(html) if html else "",
            url=self.address(page.url),
            saved_at=at,
            styles={},
            frames=tuple(inside),
            replies=tuple(self._reply(reply) for reply in page.replies),
        )

    def _reply(self, reply: SavedReply) -> SavedReply:
        """Mask an answer, and of its request all but the name of what it asked for.

        The number of the document that the name stands for stays a number.
        """
        reads = [r for r in self._policy.post_reads if r.covers(urlsplit(reply.url).path)]
        names = {name for read in reads for name in read.names}
        kept = {read.header.lower() for read in reads} | {"content-type"}
        sent = (reply.sent or b"").decode("utf-8", "replace")
        fields = {read.field for read in reads} | {also for read in reads for also in read.also}
        numbers = {read.document for read in reads if read.document}
        asked = [
            (field, value if value in names else self._filler.unit(value))
            for field, value in _fields(sent)
            if (field in fields and value in names) or (field in numbers and value.isdecimal())
        ]
        as_json = sent.lstrip().startswith("{")
        return SavedReply(
            method=reply.method,
            url=self._asked_at(reply.url),
            headers={
                name: value
                for name, value in reply.headers.items()
                if name in kept and (value in names or name == "content-type")
            },
            sent=(json.dumps(dict(asked)) if as_json else urlencode(asked)).encode(),
            status=reply.status,
            body=self.source(reply.body),
        )

    def _asked_at(self, url: str) -> str:
        """Mask the address of an answer; the words that such answers are known by stay in it."""
        masked = urlsplit(self.address(url))
        parts = zip(urlsplit(url).path.split("/"), masked.path.split("/"), strict=True)
        kept = (own if self._is_of_paths(own) else part for own, part in parts)
        return masked._replace(path="/".join(kept)).geturl()

    def _is_of_paths(self, part: str) -> bool:
        known = part.isascii() and self._of_paths.issuperset(parts_of(part))
        return known and in_small_letters(part) not in self._personal

    # Texts

    def text(self, text: str) -> str:
        """Mask what people read; the wordings that the adapter knows stay."""
        tokens = list(_TOKEN.finditer(text))
        masked: list[str] = []
        position = at = 0
        while at < len(tokens):
            token = tokens[at]
            masked.append(text[position : token.start()])
            length = self._wording_at(text, tokens, at)
            position = tokens[at + length - 1].end() if length else token.end()
            masked.append(text[token.start() : position] if length else self._token(token, text))
            at += length or 1
        return "".join((*masked, text[position:]))

    def _wording_at(self, text: str, tokens: list[re.Match[str]], at: int) -> int:
        """Return how many tokens from number `at` on are a wording that the adapter knows."""
        first = tokens[at][0].casefold()
        for phrase in self._known.wordings.get(first, ()):
            found = tokens[at : at + len(phrase)]
            if tuple(t[0].casefold() for t in found) != phrase:
                continue
            gaps = (b.start() - a.end() for a, b in pairwise(found))
            if any(gap > _FURTHEST_APART for gap in gaps):
                continue
            if len(phrase) == 1 and first in self._personal:
                continue
            self.kept[" ".join(text[found[0].start() : found[-1].end()].split())] += 1
            return len(phrase)
        return 0

    def _token(self, token: re.Match[str], text: str) -> str:
        found, kind = token[0], token.lastgroup
        if kind == "tag":
            return f"{'</' if '/' in found else '<'}{self.name(found.strip('</'))}"
        if kind == "address":
            return self.address(found)
        if kind == "email":
            return f"{self._filler.unit(found.partition('@')[0])}@{_EXAMPLE}"
        if kind == "domain":
            return self._domain(found)
        if kind == "word":
            return self._word(found)
        if kind == "age":
            return found
        return self._filler.moment(found)

    def _word(self, word: str) -> str:
        if suffixed := _SUFFIXED.fullmatch(word):
            return f"{self._filler.unit(suffixed[1])}{suffixed[2]}"
        return self._filler.unit(word)

    def _domain(self, found: str) -> str:
        host, slash, path = found.partition("/")
        kept = host if host in self._known.hosts else self._host(host)
        return f"{kept}{slash}{self._path(path) if slash else ''}"

    def value(self, value: str) -> str:
        """Mask a text that may be a text, a name, data or an address."""
        plain = value.strip()
        if not plain or self._is_known_value(plain):
            return value
        if holds_data(value):
            return self.source(value)
        if re.match(r"(https?:)?//|/\w|(mailto|tel|data|blob|javascript):", plain):
            return self.address(plain)
        if _COMPOSED.fullmatch(plain):
            return self.name(plain)
        return self.text(value)

    def _is_known_value(self, value: str) -> bool:
        if in_small_letters(value) in self._personal or len(value) == 1:
            return False
        if value in self._known.exact or self._is_known_language(value):
            return True
        return bool(_NAME_LIKE.fullmatch(value)) and self._known.knows_name(value)

    def _is_known_language(self, value: str) -> bool:
        """Whether it is a code such as “en_GB”, of a language that the adapter reads."""
        code = re.fullmatch(r"([a-z]{2,3})[-_][A-Z]{2}", value)
        return code is not None and code[1] in self._known.exact

    # Data

    def source(self, source: str) -> str:
        """Mask data, or a program that holds data: its strings, its numbers and its names."""
        source = _PART_OF_DATE.sub(lambda part: part[1] + self._filler.unit(part[2]), source)
        masked: list[str] = []
        position = 0
        for strings in _strings_in(source):
            masked.append(self._code(source[position : strings[0].start()]))
            position = strings[-1].end()
            is_key = _COLON.match(source, position) is not None
            masked.append(self._strings(strings, self.name if is_key else self._within))
        return "".join((*masked, self._code(source[position:])))

    def _strings(self, strings: Sequence[re.Match[str]], mask: Callable[[str], str]) -> str:
        """Mask strings that stand side by side, and are one text that was cut into pieces."""
        try:
            text = _CUT.join(json.loads(quoted[0]) for quoted in strings)
        except ValueError:  # a program's escape, as in “it\'s”
            return ",".join(f'"{self._words_masked(quoted[0][1:-1])}"' for quoted in strings)
        in_ascii = all(quoted[0].isascii() for quoted in strings)
        masked = self._around_cuts(text, mask)
        pieces = masked.split(_CUT) if len(strings) > 1 else [masked]
        written = ",".join(json.dumps(piece, ensure_ascii=in_ascii) for piece in pieces)
        # A cut through a string within a string stays where it is.
        return written.replace("<", "\\u003c").replace("\\u2028", _CUT)

    def _around_cuts(self, text: str, mask: Callable[[str], str]) -> str:
        """Mask a text as if it were not cut; each cut stays about where it was."""
        if _CUT not in text or holds_data(text):
            return mask(text)
        masked = mask(text.replace(_CUT, ""))
        for at in (cut.start() for cut in re.finditer(_CUT, text)):
            masked = masked[:at] + _CUT + masked[at:]
        return masked

    def _within(self, value: str) -> str:
        """Mask a string of data; one that refers to another part by its number stays."""
        is_mark = _is_mark(value) and not value.isalpha()  # a letter may be an initial
        refers = is_mark or re.fullmatch(r"\$[A-Z@]?[0-9a-f]{0,5}", value)
        return value if refers else self.value(value)

    def _code(self, code: str) -> str:
        return re.sub(WORD, lambda word: self._of_program(word[0]), code)

    def _of_program(self, word: str) -> str:
        if FIGURES.fullmatch(word):
            return word if _is_mark(word) else self._filler.unit(word)
        return self.name(word)

    def name(self, name: str) -> str:
        """Mask a name that a program gives: a key, a class, an id."""
        if _is_mark(name) or self._is_known_value(name):
            return name
        if re.fullmatch(WORD, name) and "_" not in name.strip("_"):
            return self._filler.unit(name)
        return re.sub(r"_+|[^\W_]+", lambda part: self._part(part[0]), name)

    def _part(self, part: str) -> str:
        known = _is_mark(part) or part.startswith("_") or self._is_known_value(part)
        return (
            part
            if known
            else self._of_program(part)
            if FIGURES.fullmatch(part)
            else self._filler.unit(part)
        )

    # Addresses

    def address(self, address: str) -> str:
        """Return an example address of the same form; of the network's own, its known parts."""
        try:
            parts = urlsplit(address)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:  # it is none, whatever it begins with
            return self._words_masked(address)
        if parts.scheme in ("data", "blob", "javascript"):
            return f"{parts.scheme}:,"
        if parts.scheme in ("mailto", "tel"):
            return f"{parts.scheme}:{self.text(unquote(parts.path))}"
        netloc = ""
        if host:
            known = host in self._known.hosts or self._policy.owns_host(host)
            netloc = self._own_host(host, port) if known else self._host(host)
        query = parse_qsl(parts.query, keep_blank_values=True)
        return parts._replace(
            netloc=netloc,
            path=self._path(parts.path),
            query=urlencode([(self.name(key), self.value(value)) for key, value in query]),
            fragment=self.name(unquote(parts.fragment)),
        ).geturl()

    def _own_host(self, host: str, port: int | None) -> str:
        at_port = f":{port}" if port else ""
        if host in self._known.hosts:
            return host + at_port
        known = max((h for h in self._known.hosts if host.endswith(f".{h}")), key=len, default="")
        own = host.removesuffix(known)
        masked = own if own.rstrip(".") in ("www", "m", "mobile") else self._code(own)
        return masked + known + at_port

    def _host(self, host: str) -> str:
        return f"{self._filler.unit(host.replace('.', ''))}.{_EXAMPLE}"

    def _path(self, path: str) -> str:
        return "/".join(
            quote(self._segment(unquote(part)), safe="@:~+.") for part in path.split("/")
        )

    def _segment(self, segment: str) -> str:
        known = segment in self._known.exact and in_small_letters(segment) not in self._personal
        return segment if known else self._words_masked(segment)

    def _words_masked(self, text: str) -> str:
        return re.sub(WORD, lambda word: self._filler.unit(word[0]), text)

    # Documents

    def document(self, html: str) -> str:
        """Mask a document as a browser shows it, without its styles."""
        return "<!DOCTYPE html>" + "".join(self._nodes(LexborHTMLParser(html).root))

    def _nodes(self, root: LexborNode | None) -> Iterator[str]:
        """Yield the parts of a document in their order."""
        ends: list[str] = []
        node = root
        while node is not None:
            inside = node.child if node.tag not in _LEFT_OUT else None
            yield self._begin(node)
            if inside is not None:
                ends.append(self._end(node))
                node = inside
                continue
            yield self._end(node)
            while node is not None and node.next is None and ends:
                yield ends.pop()
                node = node.parent
            node = node.next if node is not None and ends else None

    def _begin(self, node: LexborNode) -> str:
        if node.tag == "-text":
            return self._shown(node)
        if node.tag == "-comment":
            return self._comment(node)
        if (node.tag or "-").startswith(("-", "!")) or node.tag in _LEFT_OUT:
            return ""
        written = "".join(self._attributes(node))
        return f"<{self.name(node.tag or '')}{written}>"

    def _end(self, node: LexborNode) -> str:
        tag = node.tag or "-"
        if tag.startswith(("-", "!")) or tag in _LEFT_OUT or tag in _VOID:
            return ""
        return f"</{self.name(tag)}>"

    def _shown(self, node: LexborNode) -> str:
        text = node.text(deep=False) or ""
        if node.parent is not None and node.parent.tag == "script":
            return self.source(text)
        return escape(self.value(text), quote=False)

    def _comment(self, node: LexborNode) -> str:
        text = (node.html or "").removeprefix("<!--").removesuffix("-->")
        return f"<!--{self.source(text)}-->" if holds_data(text) else ""

    def _attributes(self, node: LexborNode) -> Iterator[str]:
        for name, value in node.attributes.items():
            if name == HIDDEN_MARK:
                yield ' hidden=""'
            elif name not in _NO_ATTRIBUTES and not name.startswith("on"):
                masked = self._attribute(name, value or "")
                yield f' {self.name(name)}="{escape(masked)}"'

    def _attribute(self, name: str, value: str) -> str:
        if name == "lang":
            return value if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z]{2,4})*", value) else ""
        if name in _NAMES:
            return " ".join(self.name(word) for word in value.split())
        return self.value(value)


_LEFT_OUT = frozenset({"style", "template", "noscript", "base", "path", "polygon", "!doctype"})
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(" ")  # noqa: SIM905
)
_NO_ATTRIBUTES = frozenset({"style", "srcdoc", "srcset", "nonce", "integrity", "d", "points"})
_NAMES = frozenset(
    {
        "aria-controls",
        "aria-describedby",
        "aria-labelledby",
        "aria-owns",
        "class",
        "for",
        "headers",
        "id",
        "name",
    }
)


def _parts_of_paths(policy: ReadPolicy) -> Iterator[str]:
    """Yield the words in the paths that answers are known by: “settings” and “json”."""
    for pattern in (policy.reply_paths or {}).values():
        yield from parts_of(re.sub(r"\\[a-zA-Z]|\[[^\]]*\]", " ", pattern.pattern))


def _strings_in(source: str) -> Iterator[list[re.Match[str]]]:
    """Yield the strings of data, one by one; where a text is cut within a string, its pieces."""
    pieces: list[re.Match[str]] = []
    for quoted in (found for found in _QUOTED.finditer(source) if found[1]):
        if pieces and source[pieces[-1].end() : quoted.start()].strip() != ",":
            yield pieces
            pieces = []
        pieces.append(quoted)
        if len(pieces) == 1 and quoted[0].count('\\"') % 2 == 0:
            yield pieces
            pieces = []
    if pieces:
        yield pieces


def _is_mark(text: str) -> bool:
    """Whether it is a single letter, figure or sign. In Chinese, one character may be a name."""
    return len(text) == 1 and text.isascii()


def _fields(sent: str) -> list[tuple[str, str]]:
    """Return the texts that a request's body names, as a form or as JSON."""
    if not sent.lstrip().startswith("{"):
        return parse_qsl(sent, keep_blank_values=True)
    try:
        data = json.loads(sent)
    except (ValueError, RecursionError):
        return []
    return [(k, v) for k, v in data.items() if isinstance(v, str)]
