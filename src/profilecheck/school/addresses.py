"""Host names and e-mail addresses in text, and which of them belong to a school.

Which part of a host name a school can own, the public suffix list says that comes with
`tldextract`; nothing is downloaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from profilecheck.school.folding import Folded

if TYPE_CHECKING:
    from tldextract import TLDExtract

__all__ = [
    "Address",
    "addresses",
    "belongs_to",
    "is_everybodys",
    "school_ending",
    "tidy_domain",
    "written_apart",
]

# "name [at] school [dot] sch [dot] uk", "name at school dot sch dot uk".
_DOT = r"(?:\.|\s{0,2}[\[({]\s{0,2}(?:dot|\.)\s{0,2}[\])}]\s{0,2}|\s{1,2}dot\s{1,2})"
_HOST = re.compile(rf"(?<![\w-])[\w-]++(?:{_DOT}[\w-]++)++")
_SPELT_DOT = re.compile(_DOT)
_MAILBOX = r"[^\s:/<>()\[\]{}\"',;@]"
_AT = re.compile("(" + _MAILBOX + r"{0,64}?)(?:@|\s{0,2}[\[({]\s{0,2}at\s{0,2}[\])}]\s{0,2})\Z")
_SPELT_AT = re.compile("(" + _MAILBOX + r"{1,64})\s{1,2}at\s{1,2}\Z")
_BEFORE_HOST = 80
# Between the labels of a domain that is known: "school . sch . uk", "school_dot_sch_dot_uk",
# "school,sch,uk", "school。sch。uk".
_BETWEEN_LABELS = r"(?:[\W_]{0,3}(?:dot|punkt|point|punto)[\W_]{0,3}|\s{0,2}[.,·•。⋅]\s{0,2})"
_MARKED_AT = re.compile(
    "(" + _MAILBOX + r"{1,64}?)(?:\s{0,2}@\s{0,2}|%40|&(?:#64|#x40|commat);"
    r"|(?=[\W_]{1,3}at)\s?[^\w\s]\s?at\s?[^\w\s]\s?|\s?_at_\s?)\Z"
)

# Endings of the public suffix list that registries keep for schools: *.sch.uk, k12.ca.us,
# school.nz, schools.nsw.edu.au, school.za, sch.ng, …
_SCHOOL_LABELS = frozenset({"sch", "k12", "school", "schools"})
# School mail systems that no suffix shows: Wales, Northern Ireland, Queensland, Australia's
# Catholic schools.
_SCHOOL_SYSTEMS = ("hwbcymru.net", "c2kni.net", "c2ken.net", "eq.edu.au", "catholic.edu.au")
# Some American states' k12 names have left the public suffix list.
_AMERICAN_K12 = re.compile(r"(?:\A|\.)(k12\.[a-z]{2}\.us)\Z")
# Under an Australian state stand schools, colleges and offices; schools end so by custom.
_AUSTRALIAN_STATE = re.compile(r"\A(?:act|nsw|nt|qld|sa|tas|vic|wa)\.edu\.au\Z")
_AUSTRALIAN_SCHOOL = re.compile(r"(?:school|primary|ps|hs|ss|shs|sc)\Z")

_EVERYBODYS = frozenset(
    {
        "aol.com", "btinternet.com", "facebook.com", "gmail.com", "gmx.com", "googlemail.com",
        "google.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "live.com",
        "mail.com", "me.com", "msn.com", "outlook.com", "outlook.co.uk", "proton.me",
        "protonmail.com", "sky.com", "talktalk.net", "virginmedia.com", "yahoo.co.uk", "yahoo.com",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """A host name in folded text, `is_email` where a mailbox comes before it."""

    host: str
    is_email: bool
    start: int
    end: int

    def is_handle(self, folded: Folded) -> bool:
        """Whether nothing but an @ comes before it: what one is called, and no mailbox."""
        return "@" in (folded.text[self.start], folded.text[self.start - 1 : self.start])


def addresses(folded: Folded) -> Iterator[Address]:
    """Every host name and e-mail address in the text, in order."""
    text = folded.text
    for found in _HOST.finditer(text):
        start, end = found.span()
        if text[end : end + 1] == "@":
            continue  # the part before the @: "oakfield.sch.uk@example.com" is at example.com
        host = _SPELT_DOT.sub(".", found.group())
        before = text[max(0, start - _BEFORE_HOST) : start]
        mailbox = _AT.search(before)
        if mailbox is None and host != found.group():
            # "Teacher at school.sch.uk" is no address, "jane at school dot sch dot uk" is.
            mailbox = _SPELT_AT.search(before)
        if mailbox is not None:
            start -= len(before) - mailbox.start()
        yield Address(host, mailbox is not None, start, end)


def written_apart(folded: Folded, domain: str) -> Iterator[Address]:
    """Every place where `domain`, in folded text, stands in some way or other.

    It is known to the last letter, so it is looked for as such, whatever stands for its dots.
    """
    text = folded.text
    if not all(label in text for label in domain.split(".")):
        return
    for found in _apart(domain).finditer(text):
        start, end = found.span()
        before = text[max(0, start - _BEFORE_HOST) : start]
        mailbox = _MARKED_AT.search(before)
        if mailbox is None and found.group() == domain and before[-1:] in ("-", "."):
            continue  # a longer name of a host
        if mailbox is None and found.group() != domain:
            mailbox = _SPELT_AT.search(before)
        if mailbox is not None:
            start -= len(before) - mailbox.start()
        yield Address(domain, mailbox is not None, start, end)


@cache
def _apart(domain: str) -> re.Pattern[str]:
    labels = _BETWEEN_LABELS.join(map(re.escape, domain.split(".")))
    return re.compile(rf"(?:(?<=%40)|(?<![^\W_]))(?:{labels})(?![^\W_]|[.@-][^\W_])")


def belongs_to(host: str, domains: tuple[str, ...]) -> str | None:
    """Return the one of `domains` that `host` is or lies under, None where there is none."""
    return next((d for d in domains if host == d or host.endswith("." + d)), None)


def is_everybodys(host: str) -> bool:
    """Whether anybody can have an address at `host`, so that it is no school's own."""
    return host in _EVERYBODYS


def school_ending(host: str) -> str | None:
    """Return the end of `host` that shows it to be a school's, None where it may be anybody's.

    A university's "ac.uk" is not a school's.
    """
    if system := belongs_to(host, _SCHOOL_SYSTEMS):
        return system
    if found := _AMERICAN_K12.search(host):
        return found.group(1)
    parts = _extract()(host)
    labels = parts.suffix.split(".")
    if len(labels) > 1 and not _SCHOOL_LABELS.isdisjoint(labels):
        return ".".join(labels[next(i for i, x in enumerate(labels) if x in _SCHOOL_LABELS) :])
    if _AUSTRALIAN_STATE.match(parts.suffix) and _AUSTRALIAN_SCHOOL.search(parts.domain):
        return parts.suffix
    return None


def tidy_domain(text: str) -> str:
    """Return the domain in `text` ("@Oakfield.leeds.sch.uk", a web address) in lower case.

    Raises:
        ValueError: it is no domain, or one that more than one school or family uses.
    """
    host = re.sub(r"\A(?:[a-z]+://|mailto:)?(?:[^@/]*@)?(?:www\.)?", "", text.strip().lower())
    host = re.split(r"[/?#:]", host, maxsplit=1)[0].rstrip(".")
    parts = _extract()(host)
    if host in _EVERYBODYS:
        raise ValueError(
            f"“{text}” is an address anybody can have; give a domain that only the school uses, "
            "as in oakfield.leeds.sch.uk"
        )
    if parts.suffix and not (parts.domain and _extract()(f"a.{host}").domain):
        raise ValueError(
            f"“{text}” is shared by many; give the school's whole domain, as in "
            "oakfield.leeds.sch.uk"
        )
    if not parts.suffix or not re.fullmatch(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+", host):
        raise ValueError(
            f"“{text}” is not a domain; give what stands after the @ in a school e-mail address, "
            "as in oakfield.leeds.sch.uk"
        )
    return host


@cache
def _extract() -> "TLDExtract":
    # Imported late: it brings a whole HTTP client, which nothing here uses.
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
