"""Whether a text, an employer, an address or a number points at the school."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from operator import itemgetter
from urllib.parse import unquote, urlsplit

from profilecheck.school.addresses import (
    Address,
    addresses,
    belongs_to,
    is_everybodys,
    school_ending,
    written_apart,
)
from profilecheck.school.cards import Tie, tie_to
from profilecheck.school.folding import WORD, Folded, fold
from profilecheck.school.labels import is_workplace_label
from profilecheck.school.match import Match, MatchKind
from profilecheck.school.names import NameMatcher, NameSpan
from profilecheck.school.people import PeopleMatcher
from profilecheck.school.phones import PhoneMatcher
from profilecheck.school.places import area_of
from profilecheck.school.roles import RoleMatcher, RoleSpan
from profilecheck.school.school import School
from profilecheck.words import school as say

__all__ = ["SchoolMatcher", "part_with_role"]

_PARTS = re.compile(r"[|•·/,;()\[\]\n@]|\s[-–—]\s|:\s")
"""What sets the parts of a headline or a display name apart."""
_TAG = re.compile(r"(?<![\w@#])[#@](\w{1,60})")
_LINK_PATH = re.compile(r"(?<![\w.@-])(?:https?://)?[\w-]+(?:\.[\w-]+)++[^\s/?#]*/(\S+)")
_LONGEST_STEP = 100
_BETWEEN_STEPS = re.compile(r"[/?&=#]+")
_COUNCIL_DOMAIN = re.compile(r"\.([\w-]+)\.sch\.uk\Z")


@dataclass(frozen=True, slots=True)
class _Hit:
    match: Match
    start: int
    end: int


class SchoolMatcher:
    """Finds a school in texts: compiled once for a school, and used on thousands of texts.

    Without a school it still knows an address that only schools have, and a role word. `people`
    are the names on the person's own list of people at the school.
    """

    def __init__(self, school: School | None = None, people: Iterable[str] = ()) -> None:
        self.school = school
        self._people = PeopleMatcher(people)
        self._domains = school.email_domains if school else ()
        self._roles = RoleMatcher(*(school.role_words, _town(school)) if school else ())
        self._phones = PhoneMatcher(
            school.phones if school else (), school.country if school else "GB"
        )
        meanings = [WORD.findall(fold(m).text) for m in (school.other_meanings if school else ())]
        self._means_else = _one_of(meanings)
        self._tags_else = frozenset(map("".join, meanings))
        self._names = (
            NameMatcher(
                school.names,
                school.short_names,
                partial(_places, school),
                school.country,
                school.town,
            )
            if school
            else None
        )

    @property
    def known(self) -> bool:
        """Whether a school was given."""
        return self.school is not None

    @cached_property
    def mark(self) -> str:
        """What tells this school from one described otherwise, "" without one.

        It is a hash, so that what is kept does not name the school. What was not said is not in
        it: a version that asks for more knows the same school again.
        """
        return _mark(self.school) if self.school else ""

    def is_looked_for_by(self, mark: str) -> bool:
        """Whether what bears this `mark` was looked through for all that is looked for here.

        It was as well before the last of its other meanings were added: that finds more.
        """
        return mark in self._marks_so_far

    @cached_property
    def _marks_so_far(self) -> frozenset[str]:
        if self.school is None:
            return frozenset({""})
        meanings = self.school.other_meanings
        earlier = (meanings[:count] for count in range(len(meanings) + 1))
        described = (self.school.model_copy(update={"other_meanings": m}) for m in earlier)
        return frozenset(map(_mark, described))

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of the school's e-mail addresses, none where they are not known."""
        return self._domains

    @property
    def can_rule_out_phone(self) -> bool:
        """Whether a number can be known not to be the school's."""
        return self.school is not None and bool(self.school.phones)

    def can_rule_out_email(self, text: str) -> bool:
        """Whether the addresses in `text` can be known not to be the school's.

        Without its domains only those can that anybody can have, as at a big provider.
        """
        if self.school is None or self._domains:
            return bool(self._domains)
        found = [a.host for a in addresses(fold(text)) if a.is_email]
        return bool(found) and all(map(is_everybodys, found))

    def in_text(self, text: str) -> tuple[Match, ...]:
        """Everything in free text that points at the school or at a role in one, in order.

        The kinds whose `names_school` is true point at the person's own school.
        """
        folded = fold(text)
        hits = [*self._contact_hits(folded)]
        taken = bytearray(len(folded.text))
        for hit in hits:
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        # An address that has the school's name in it is one thing, not two.
        hits += (h for h in self._name_hits(folded) if not any(taken[h.start : h.end]))
        hits += (h for h in self._role_hits(folded) if not any(taken[h.start : h.end]))
        return tuple(h.match for h in sorted(hits, key=lambda h: (h.start, h.end)))

    def employer(self, name: str) -> Match | None:
        """Whether this employer or organisation is the school.

        Unlike free text, the entry may be the school's own part of its name and nothing else
        ("Oakfield").
        """
        if self._names is not None and self._names.is_bare_name(name):
            folded = fold(name)
            return self._named(folded, NameSpan(0, len(folded.text), bare=True)).match
        return next((m for m in self.in_text(name) if m.kind.names_school), None)

    def maybe_employer(self, name: str) -> bool:
        """Whether an employer that is not known for the school may be it all the same.

        It is called by some words of the school's name alone: "Latin School" of The Royal Latin
        School.
        """
        in_one = "".join(WORD.findall(fold(name).text))
        if self._names is None or in_one in self._tags_else:
            return False
        return self._names.may_be_called(name)

    def labelled(self, label: str, value: str) -> Match | None:
        """Whether a label and its value, in either order, say that somebody works at the school.

        "Employer" and "Oakfield" do, in the languages that are read here; so does any text that
        names the school when the two are read together.
        """
        for one, other in ((label, value), (value, label)):
            if is_workplace_label(one) and (match := self.employer(other)):
                return match
        return None

    def handle(self, handle: str, name: str) -> Match | None:
        """Whether the name in an address or after an @ names the school; `name` is the person's."""
        found = self._names.in_handle(handle, name) if self._names else None
        if found is None:
            return None
        folded = fold(handle)
        shown = folded.shown(0, len(folded.text))
        return Match(kind=MatchKind.NAME, matched=shown, because=say.has_name_in_it(shown))

    def maybe_handle(self, handle: str) -> bool:
        """Whether initials of the school's name stand in a handle, where they may be another's."""
        return self._names is not None and self._names.may_be_in_handle(handle)

    def part(self, text: str) -> Match | None:
        """Whether one part of a line is the school's own name alone: "Teacher | Oakfield | Mum"."""
        parts = [part.strip() for part in _PARTS.split(text)]
        if self._names is None or len(parts) < 2:
            return None
        return next((self.employer(p) for p in parts if self._names.is_bare_name(p)), None)

    def work_contacts(self, text: str) -> tuple[Match, ...]:
        """Work e-mail addresses and work phone numbers in a text, in order.

        Where no domain of the school is known, an address that only a school can have counts.
        """
        hits = [h for h in self._contact_hits(fold(text), emails_only=True) if self._is_work(h)]
        return tuple(h.match for h in sorted(hits, key=lambda h: h.start))

    def holds_email(self, text: str) -> bool:
        """Whether `text` holds an e-mail address, anybody's."""
        return any(address.is_email for address in addresses(fold(text)))

    def holds_phone(self, text: str) -> bool:
        """Whether `text` holds a phone number, anybody's."""
        return self._phones.holds_any(text)

    def email(self, address: str) -> Match | None:
        """Whether this is an address at the school, or one that only a school can have."""
        folded = fold(address)
        found = (self._address_hit(folded, a) for a in self._addresses(folded) if a.is_email)
        return next((h.match for h in found if h), None)

    def phone(self, number: str) -> Match | None:
        """Whether this is one of the school's numbers."""
        folded = fold(number)
        spans = self._phones.spans(folded)
        if spans:
            return self._phone_hit(folded, spans[0]).match
        if self._phones.is_known(folded.text):
            return self._phone_hit(folded, (0, len(folded.text))).match
        return None

    def link(self, url: str) -> Match | None:
        """Whether this link leads to the school, or names it in its path."""
        folded = fold(url)
        host = _host(folded.text)
        leading = (a for a in addresses(folded) if a.host == host)
        if hit := next((h for a in leading if (h := self._address_hit(folded, a))), None):
            return hit.match
        return next((m for m in self.in_text(unquote(url)) if m.kind.names_school), None)

    def names_person(self, text: str) -> bool:
        """Whether a text names somebody on the person's own list; who it is is not said."""
        return self._people.names_somebody(text)

    def own_part(self, text: str, *, beside_role: bool = False) -> str | None:
        """Return the school's own part of its name where it is alone in `text`, as written.

        It may be another's ("Oakfield" is a place), so this is for texts that speak of a school
        anyway, or that the person judges. In a hashtag, after an @ or in the name of a host it may
        have other words around it: "#TeamOakfield". What the school's file says has another
        meaning is passed over, but for a text that tells of work in a school as well
        (`beside_role`): whoever reads that puts the two together.
        """
        if self._names is None:
            return None
        folded = fold(text)
        else_at = [] if beside_role else [m.span() for m in self._means_else.finditer(folded.text)]
        parts = chain(self._names.own_parts(folded), self._names.called_after_role(folded))
        for start, end in parts:
            before = bisect_right(else_at, start, key=itemgetter(0))
            if not before or else_at[before - 1][1] < end:
                return folded.shown(start, end)
        handles = [*((t[1], t[0]) for t in _TAG.finditer(text)), *_steps_of_links(folded)]
        named = ((h, shown) for h, shown in handles if self._may_be_handle(h))
        maybe = (shown for h, shown in named if beside_role or fold(h).text not in self._tags_else)
        return next(maybe, None) or self.own_host(text)

    def _may_be_handle(self, handle: str) -> bool:
        names = self._names
        return names is not None and (
            names.in_handle(handle, "") is not None or names.may_be_in_handle(handle)
        )

    def own_host(self, text: str, *, emails_only: bool = False) -> str | None:
        """Return an address in `text` whose host has the school's own part of its name in it.

        It is none of the domains that are known to be the school's.
        """
        folded = fold(text)
        found = (a for a in addresses(folded) if a.is_email or not emails_only)
        others = (a for a in found if not belongs_to(a.host, self._domains))
        named = (a for a in others if self._has_name(a.host))
        return next((folded.shown(a.start, a.end) for a in named), None)

    def _has_name(self, host: str) -> bool:
        labels = host.split(".")[:-1]
        return self._names is not None and any(self._names.in_handle(x, "") for x in labels)

    def may_name_person(self, text: str) -> bool:
        """Whether a text has the last name alone of somebody on the list; as `own_part`."""
        return self._people.may_name_somebody(text)

    def works_here(self, text: str) -> bool:
        """Whether a friend's card says that they work at the school now."""
        return Tie.WORKS in self._ties(text)

    def studies_here(self, text: str) -> bool:
        """Whether a friend's card says that they study at the school now.

        "Went to", "Studied at" and the like are of the past and do not count: most who say so
        about a school left it long ago, and are no pupils.
        """
        return Tie.STUDIES in self._ties(text)

    def _ties(self, text: str) -> set[Tie]:
        folded = fold(text)
        return {tie_to(folded.text, s.start, s.end) for s in self._name_spans(folded)}

    def _name_spans(self, folded: Folded) -> list[NameSpan]:
        return self._names.find(folded) if self._names else []

    def _is_work(self, hit: _Hit) -> bool:
        return hit.match.kind.names_school or not self._domains

    def _contact_hits(self, folded: Folded, *, emails_only: bool = False) -> Iterator[_Hit]:
        for span in self._phones.spans(folded):
            yield self._phone_hit(folded, span)
        reached: list[tuple[int, int]] = []
        for address in self._addresses(folded):
            if emails_only and not address.is_email:
                continue
            if any(address.start < end and start < address.end for start, end in reached):
                continue  # found already, as it is written
            if hit := self._address_hit(folded, address):
                reached.append((hit.start, hit.end))
                yield hit

    def _addresses(self, folded: Folded) -> Iterator[Address]:
        """The school's own first, in whatever way they are written, then all others."""
        plain = list(addresses(folded))
        yield from (a for a in plain if belongs_to(a.host, self._domains))
        for domain in self._domains:
            yield from written_apart(folded, domain)
        yield from plain

    def _phone_hit(self, folded: Folded, span: tuple[int, int]) -> _Hit:
        shown = folded.shown(*span)
        return _hit(MatchKind.PHONE, shown, say.is_phone(shown), span)

    def _address_hit(self, folded: Folded, address: Address) -> _Hit | None:
        shown = folded.shown(address.start, address.end)
        span = (address.start, address.end)
        if domain := belongs_to(address.host, self._domains):
            if address.is_handle(folded):
                because = say.is_handle(shown, domain)
            else:
                because = say.is_address(shown, domain, is_email=address.is_email)
            return _hit(MatchKind.EMAIL_DOMAIN, shown, because, span)
        if ending := school_ending(address.host):
            because = say.is_school_ending(shown, ending)
            return _hit(MatchKind.SCHOOL_ADDRESS, shown, because, span)
        return None

    def _name_hits(self, folded: Folded) -> Iterator[_Hit]:
        for span in self._name_spans(folded):
            yield self._named(folded, span)

    def _named(self, folded: Folded, span: NameSpan) -> _Hit:
        shown = folded.shown(span.start, span.end)
        where = (span.start, span.end)
        if span.of_short:
            return _hit(MatchKind.SHORT_NAME, shown, say.is_short_name(shown), where)
        return _hit(MatchKind.NAME, shown, say.is_name(shown), where)

    def _role_hits(self, folded: Folded) -> Iterator[_Hit]:
        seen: set[str] = set()
        for span in self._roles.find(folded):
            word = folded.text[span.start : span.end]
            if word not in seen:
                seen.add(word)
                yield _role_hit(folded, span)


def part_with_role(role: Match, part: str) -> Match:
    """Return the match of a role that stands with the school's own part of its name."""
    because = say.is_role_and_part(role.matched, part)
    return Match(kind=MatchKind.PART_AND_ROLE, matched=f"{role.matched} … {part}", because=because)


def _role_hit(folded: Folded, span: RoleSpan) -> _Hit:
    shown = folded.shown(span.start, span.end)
    where = (span.start, span.end)
    if span.town is None:
        return _hit(MatchKind.ROLE, shown, say.is_role(shown), where)
    town = folded.shown(*span.town)
    because = say.is_role_and_town(shown, town)
    return _hit(MatchKind.TOWN_AND_ROLE, f"{shown} … {town}", because, where)


def _hit(kind: MatchKind, matched: str, because: str, span: tuple[int, int]) -> _Hit:
    return _Hit(Match(kind=kind, matched=matched, because=because), *span)


def _mark(school: School) -> str:
    described = school.model_dump_json(exclude={"role_words"}, exclude_defaults=True)
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def _one_of(meanings: Iterable[Iterable[str]]) -> re.Pattern[str]:
    """What finds any of these in folded text, the longest, with any marks between their words."""
    found = (r"\W{1,3}".join(map(re.escape, words)) for words in meanings)
    either = "|".join(sorted(found, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")


def _steps_of_links(folded: Folded) -> Iterator[tuple[str, str]]:
    """Each step of the links in a text with how it is shown: "…/schools/st-mary-s"."""
    if "/" not in folded.source:
        return
    for link in _LINK_PATH.finditer(folded.source):
        steps = _BETWEEN_STEPS.split(link[1])
        yield from ((step, step) for step in steps if 0 < len(step) <= _LONGEST_STEP)


def _host(url: str) -> str:
    """The host of a folded link, "" where it has none; "oakfield.sch.uk/visit" has one too."""
    try:
        return urlsplit(url if "//" in url else "//" + url).hostname or ""
    except ValueError:
        return ""


def _town(school: School) -> str:
    return school.town.split(",", 1)[0].strip()


def _places(school: School) -> frozenset[str]:
    """Where the school is: its town, its phone's area, its council as the sch.uk domain has it."""
    named = {fold(part).text.strip().replace("-", " ") for part in school.town.split(",")}
    councils = {
        m[1].replace("-", " ") for d in school.email_domains if (m := _COUNCIL_DOMAIN.search(d))
    }
    areas = {town for phone in school.phones for town in area_of(phone, school.country)}
    return frozenset((named | councils | areas) - {""})
