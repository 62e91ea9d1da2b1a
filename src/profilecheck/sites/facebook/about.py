"""The About pages of a Facebook profile, older and newer: entries by section, each with audience.

The entries come from the data the page carries, and so does who can see one; the button in its row
says it too. The names of relatives are not kept.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import Line, by_role, lines, normalise
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.facebook.embedded import payload, text
from profilecheck.sites.facebook.profile import place_entry
from profilecheck.sites.facebook.wording import Scope, scope_of
from profilecheck.sites.form import privacy_words
from profilecheck.sites.json_tree import dig, walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import audience_of, shown_words
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint
from profilecheck.words.plurals import listed as listed_in_words

__all__ = ["about_anchor", "read_about", "read_details"]

_FACT_OF_FIELD = {
    "work": Fact.PROFILE_EMPLOYER,
    "education": Fact.PROFILE_EDUCATION,
    "college": Fact.PROFILE_EDUCATION,
    "secondary_school": Fact.PROFILE_EDUCATION,
    "high_school": Fact.PROFILE_EDUCATION,
    "grad_school": Fact.PROFILE_EDUCATION,
    "current_city": Fact.PROFILE_LOCATION,
    "hometown": Fact.PROFILE_LOCATION,
    "other_place": Fact.PROFILE_LOCATION,
    "address": Fact.PROFILE_LOCATION,
    "phone": Fact.CONTACT_PHONE,
    "other_phone": Fact.CONTACT_PHONE,
    "mobile": Fact.CONTACT_PHONE,
    "profile_phone": Fact.CONTACT_PHONE,
    "whatsapp": Fact.CONTACT_PHONE,
    "email": Fact.CONTACT_EMAIL,
    "profile_email": Fact.CONTACT_EMAIL,
    "website": Fact.PROFILE_LINKS,
    "screenname": Fact.PROFILE_LINKS,
    "social_link": Fact.PROFILE_LINKS,
    "birthday": Fact.PROFILE_BIRTHDAY,
    "birthday_year": Fact.PROFILE_BIRTHDAY,
    "birth_year": Fact.PROFILE_BIRTHDAY,
    "birthdate": Fact.PROFILE_BIRTHDAY,
    "relationship": Fact.PROFILE_FAMILY,
    "family": Fact.PROFILE_FAMILY,
    "about_me": Fact.PROFILE_BIO,
    "bio": Fact.PROFILE_BIO,
    "nicknames": Fact.PROFILE_NAME,
    "name": Fact.PROFILE_NAME,
}
_SECTIONS: Mapping[Fact, tuple[frozenset[str], ...]] = {
    Fact.PROFILE_EMPLOYER: (frozenset({"directory_work"}), frozenset({"work"})),
    Fact.PROFILE_EDUCATION: (
        frozenset({"directory_college", "directory_high_school"}),
        frozenset({"college", "secondary_school"}),
        frozenset({"college", "high_school"}),
        frozenset({"education"}),
    ),
    Fact.PROFILE_LOCATION: (
        frozenset({"directory_location", "directory_hometown"}),
        frozenset({"living"}),
    ),
    Fact.CONTACT_EMAIL: (frozenset({"directory_email"}), frozenset({"about_contact_info"})),
    Fact.CONTACT_PHONE: (frozenset({"directory_phone"}), frozenset({"about_contact_info"})),
    Fact.PROFILE_LINKS: (
        frozenset({"directory_socials"}),
        frozenset({"directory_links"}),
        frozenset({"websites_and_social_links"}),
    ),
    Fact.PROFILE_BIRTHDAY: (frozenset({"directory_birthday"}), frozenset({"basic_info"})),
    Fact.PROFILE_FAMILY: (frozenset({"relationship", "family"}),),
    Fact.PROFILE_BIO: (frozenset({"directory_bio"}), frozenset({"about_me"})),
    Fact.PROFILE_NAME: (frozenset({"nicknames"}), frozenset({"other_names"})),
}
"""The sections that tell a fact, the newer About first: all of one set must be there to tell it."""
_TOLD_AS = {Fact.PROFILE_NAME: Fact.PROFILE_BIO}
"""A nickname or a former name is a text about the person: few may see it, and anyone the name."""
_BESIDES = {
    "directory_grad_school": Fact.PROFILE_EDUCATION,
    "directory_whatsapp": Fact.CONTACT_PHONE,
    "directory_websites": Fact.PROFILE_LINKS,
}
"""Sections that may be there besides."""
_FACTS_OF_SECTION: dict[str, tuple[Fact, ...]] = {
    kind: (
        *(fact for fact, sets in _SECTIONS.items() if any(kind in s for s in sets)),
        *((_BESIDES[kind],) if kind in _BESIDES else ()),
    )
    for kind in {*_BESIDES, *(k for sets in _SECTIONS.values() for s in sets for k in s)}
}
_NOT_READ_SECTIONS = frozenset(
    {
        "directory_category",
        "directory_gender",
        "directory_languages",
        "directory_media_kit",
        "directory_messenger",
        "directory_pronouns",
        "life_events",
        "name_pronunciation",
        "privacy_and_legal",
        "transparency",
    }
)
"""Sections that are known, and tell nothing that is asked for."""
_OPENED = frozenset(
    {
        *("directory_intro", "directory_personal_details", "directory_work", "directory_education"),
        *("directory_links", "directory_contact_info", "directory_names"),
        *("about", "about_overview", "about_work_and_education", "about_places", "about_details"),
        *("about_contact_and_basic_info", "about_family_and_relationships"),
        *("about_privacy_and_legal_info", "about_profile_transparency", "about_life_events"),
        "directory_privacy_and_legal_info",
    }
)
"""The pages of About that are opened, have no words of the person's, or events that are posts too.

Others that there may be, as of hobbies and travel, are listed where something stands on them.
Source: other programs' code.
"""
_NOT_AN_ENTRY = frozenset({"null_state", "upsell"})
_NOT_READ = frozenset(
    {"gender", "languages", "language", "pronouns", "interested_in", "religion", "politics"}
)


@dataclass
class _Section:
    """One section: its nodes, and whether there may be more in it than these."""

    nodes: list[Mapping[str, Json]] = field(default_factory=list)
    strange: bool = False


@dataclass(frozen=True)
class _Field:
    """One node of a section. `entry` is None where it is unsure whether it is one at all."""

    fact: Fact
    title: str
    entry: Entry | None
    unknown_words: str = ""


@dataclass(frozen=True)
class _Strange:
    """A node that is not as it should be: the facts it may tell, and its kind."""

    facts: tuple[Fact, ...]
    kind: str


@dataclass(frozen=True)
class _Row:
    """A field's title in the page, with what is around it: a button, or beside one."""

    is_button: bool
    audience_words: str | None


def _sections(capture: Capture) -> dict[str, _Section]:
    """Return the sections that the page carries by their type, "" for those without one."""
    sections: dict[str, _Section] = {}
    for found in payload(capture).find("profile_field_sections"):
        listed = found.value if isinstance(found.value, list) else [found.value]
        for given in listed:
            section = sections.setdefault(text(given, "field_section_type"), _Section())
            fields = dig(given, "profile_fields")
            nodes = dig(fields, "nodes")
            if not isinstance(nodes, list) or dig(fields, "page_info", "has_next_page"):
                section.strange = True
            for node in nodes if isinstance(nodes, list) else ():
                if not isinstance(node, dict):
                    section.strange = True
                elif node not in section.nodes:
                    section.nodes.append(node)
    return sections


def about_anchor(*facts: Fact) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page carries a section that tells one of `facts`, filled or not."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        sections = _sections(capture)
        return any(fact in _FACTS_OF_SECTION.get(kind, ()) for kind in sections for fact in facts)

    return anchor


def read_about(*facts: Fact) -> Callable[[ReadContext], Iterator[Observed | Unread]]:
    """Return a reader of `facts` on the About page at hand, and of what else it lists.

    One page may show what another is opened for: that is taken where it stands, so that nothing on
    the page is unknown, and whether it is all there is, is left to the other page.
    """

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        sections = _sections(context.capture)
        page = _PageRows(context, sections.values())
        fields: list[_Field] = []
        strange: list[_Strange] = []
        for kind, section in sections.items():
            for position, node in enumerate(section.nodes):
                told = _field(context, page, kind, node, first=position == 0)
                if isinstance(told, _Field):
                    fields.append(told)
                elif told:
                    strange.append(told)
        for fact in facts:
            if any(fact in _FACTS_OF_SECTION.get(kind, ()) for kind in sections):
                own = [f for f in fields if f.fact is fact]
                kinds = {s.kind for s in strange if fact in s.facts}
                yield from _read_fact(context, fact, own, (*_gaps(sections, fact), *sorted(kinds)))
        for fact in (other for other in _SECTIONS if other not in facts):
            if listed := [f for f in fields if f.fact is fact and f.entry and f.entry.audience]:
                yield from _read_fact(context, fact, listed, ())

    return read


def read_details(context: ReadContext) -> Iterator[Observed | Unread]:
    """Read the text about the person, and say which other pages of About there are."""
    yield from read_about(Fact.PROFILE_BIO)(context)
    if others := _not_opened(context.capture):
        place = listed_in_words([f"About › {name}" for name in others])
        yield context.unread(Fact.PROFILE_BIO, UnreadReason.BY_HAND, place=place)


def _not_opened(capture: Capture) -> tuple[str, ...]:
    """Return what the pages of About are called that the profile has and no reader opens."""
    listed = (
        tab
        for found in payload(capture).find("section_type")
        if found.value == "ABOUT"
        for tab in _nodes_of(found.inside.get("all_collections"))
    )
    others = (tab for tab in listed if _tab_of(tab) not in _OPENED)
    return tuple(dict.fromkeys(text(tab, "name") or _tab_of(tab) or "more" for tab in others))


def _tab_of(collection: Json) -> str:
    """Return what a page of About is called in its address, in any language."""
    named = _TAB_IN_ADDRESS.findall(text(collection, "url"))
    return text(collection, "tab_key") or (named[-1] if named else "")


_TAB_IN_ADDRESS = re.compile(r"(?:[?&]sk=|/)(\w+)/?(?=[?&#]|$)")


def _nodes_of(connection: Json) -> list[Json]:
    nodes = dig(connection, "nodes")
    return nodes if isinstance(nodes, list) else []


def _gaps(sections: Mapping[str, _Section], fact: Fact) -> Iterator[str]:
    """Yield what is not as it should be in the sections that tell a fact, or is missing there.

    A section of a type that is not known may tell any fact.
    """
    for kind, section in sections.items():
        if kind not in _FACTS_OF_SECTION and kind not in _NOT_READ_SECTIONS:
            yield kind or "unnamed"
        elif section.strange and fact in _FACTS_OF_SECTION.get(kind, ()):
            yield kind
    if not any(needed <= sections.keys() for needed in _SECTIONS[fact]):
        begun = [s - sections.keys() for s in _SECTIONS[fact] if not s.isdisjoint(sections)]
        missing = begun[0] if begun else _SECTIONS[fact][0]
        yield from sorted(f"no {kind}" for kind in missing)


def _read_fact(
    context: ReadContext, fact: Fact, fields: list[_Field], strange: Sequence[str]
) -> Iterator[Observed | Unread]:
    """Yield the entries, or that there are none; and beside them what keeps them from being all."""
    fact = _TOLD_AS.get(fact, fact)
    entries = tuple(f.entry for f in fields if f.entry is not None)
    unsure = [f for f in fields if f.entry is None]
    if entries or not (unsure or strange):
        seen = "; ".join(_shown(fact, e) for e in entries) or "Nothing is listed"
        yield context.observed(fact, Entries(entries=entries), seen)
    if unsure:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, _kept(fact, unsure[0].title))
    for words in sorted({f.unknown_words for f in fields if f.unknown_words}):
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, words)
    if strange:
        detail = f"kinds of entry: {', '.join(strange)}"
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, detail)


def _shown(fact: Fact, entry: Entry) -> str:
    words = entry.text if fact is not Fact.PROFILE_EMPLOYER else entry.detail or entry.text
    return f"{words} ({entry.audience.value.replace('_', ' ')})" if entry.audience else words


def _field(
    context: ReadContext, page: "_PageRows", section: str, node: Mapping[str, Json], *, first: bool
) -> _Field | _Strange | None:
    """Return what a node says; None for a node that is no entry."""
    kind, title = text(node, "field_type"), _title(node)
    told = _FACTS_OF_SECTION.get(section, ())
    if kind in _NOT_AN_ENTRY or kind in _NOT_READ or not told:
        return None
    fact = _FACT_OF_FIELD.get(kind)
    if fact is None or not title:
        return _Strange(told if fact is None else (fact,), kind or "unnamed")
    row = page.row(title)
    adds = _adds(node, title, row, context.labels)
    if adds:
        return None
    own = context.capture.viewpoint is Viewpoint.OWNER
    if adds is None or (own and first and not _is_surely_entry(node, row)):
        return _Field(fact, title, None)
    audience, unknown = _audience(context, node, row)
    return _Field(fact, title, _entry(fact, kind, title, node, audience), unknown)


def _title(node: Mapping[str, Json]) -> str:
    """Return a field's words, "" where they are not there, or the field says two things.

    It stands twice: in the node, and in the part that shows it.
    """
    shown = dig(node, "renderer", "field")
    titles = {text(node, "title"), text(shown, "title"), text(shown, "text_content")} - {""}
    return titles.pop() if len(titles) == 1 else ""


def _entry(
    fact: Fact, kind: str, title: str, node: Mapping[str, Json], audience: Audience | None
) -> Entry:
    small = [text(item) or text(item, "text") for item in _small_lines(node)]
    detail = ", ".join(line for line in small if line)
    if fact is Fact.PROFILE_FAMILY:
        relation = detail if kind == "family" else shown_words(title)
        return Entry(text=relation or "A family member", audience=audience)
    return place_entry(title, node, fact, detail, audience)


def _kept(fact: Fact, title: str) -> str:
    return "" if fact is Fact.PROFILE_FAMILY else title


def _small_lines(node: Mapping[str, Json]) -> Iterator[Json]:
    for inside in walk(node.get("list_item_groups")):
        if isinstance(items := inside.get("list_items"), list):
            yield from items


def _adds(
    node: Mapping[str, Json], title: str, row: _Row | None, labels: Labels | None
) -> bool | None:
    """Whether a node is the button that adds an entry; None where it may be."""
    # "EmailAddressRenderer" has the word "Address", not the word "Add".
    words = _WORD.findall(text(node, "renderer", "__typename"))
    if not _ADDING.isdisjoint(words):
        return True
    if row is not None and row.audience_words is not None:
        return False
    beginnings = labels.rows.get("add_button", ()) if labels else ()
    if any(normalise(title).startswith(normalise(b)) for b in beginnings):
        return True
    return None if row is not None and row.is_button and not _is_marked(node) else False


_WORD = re.compile(r"[A-Z][a-z]+")
_ADDING = frozenset({"Add", "Upsell"})


def _is_surely_entry(node: Mapping[str, Json], row: _Row | None) -> bool:
    """Whether a first node on one's own profile is more than the button that adds one."""
    return (row is not None and row.audience_words is not None) or _is_marked(node)


def _is_marked(node: Mapping[str, Json]) -> bool:
    """Whether the data of a node says more than its words, as that of an entry does."""
    stated = node.get("edit_renderer") is not None or node.get("privacy_scope") is not None
    return stated or bool(dig(node, "title", "ranges")) or any(True for _ in _small_lines(node))


def _audience(
    context: ReadContext, node: Mapping[str, Json], row: _Row | None
) -> tuple[Audience | None, str]:
    """Return who can see an entry, and the words for it where they are not known.

    The data says it, or the button in the entry's row, or both: they must not contradict.
    """
    if context.capture.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC, ""
    holders = (node, dig(node, "renderer", "field"))
    scopes = [dig(holder, "privacy_scope") for holder in holders]
    told = {scope_of(scope, context.labels) for scope in scopes if isinstance(scope, dict)}
    if row is not None and row.audience_words is not None:
        words = row.audience_words
        told.add(Scope(audience_of(words, context.labels), shown_words(words)))
    audiences = {scope.audience for scope in told} - {None}
    if len(audiences) == 1:
        return audiences.pop(), ""
    return None, "; ".join(sorted(scope.words for scope in told if scope.words))


class _PageRows:
    """The rows of the page as it shows, by the words they begin with, each given out once."""

    def __init__(self, context: ReadContext, sections: Iterable[_Section]) -> None:
        self._labels = context.labels
        self._lines: dict[str, list[Line]] = {}
        for line in lines(context.capture.tree):
            self._lines.setdefault(normalise(line.text), []).append(line)
        self._titles = Counter(
            normalise(title)
            for section in sections
            for node in section.nodes
            if (title := text(node, "title"))
        )
        self._buttons = {node.mem_id for node in by_role(context.capture.tree, "button")}

    def row(self, title: str) -> _Row | None:
        """Return the next row that begins with `title`, None where the page shows none."""
        listed = self._lines.get(normalise(title))
        if not listed:
            return None
        said = self._contradiction(title, listed)
        line = listed.pop(0) if len(listed) > 1 else listed[0]
        is_button = any(n.mem_id in self._buttons for n in _upwards(line.block))
        return _Row(is_button, said or self._audience_words(line))

    def _contradiction(self, title: str, listed: Sequence[Line]) -> str:
        """Return what rows say of one entry that stands in more of them, "" where they agree."""
        if len(listed) <= self._titles[normalise(title)]:
            return ""
        said = {words for line in listed if (words := self._audience_words(line)) is not None}
        return "; ".join(sorted(said)) if len(said) > 1 else ""

    def _audience_words(self, line: Line) -> str | None:
        for node in _upwards(line.block):
            others = {normalise(other.text) for other in lines(node)} - {normalise(line.text)}
            if not others.isdisjoint(self._titles.keys()):
                return None
            answers = [
                words
                for button in by_role(node, "button")
                if (words := privacy_words(button, self._labels)) is not None
            ]
            if answers:
                return answers[0] if len(answers) == 1 else None
        return None


def _upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None and node.tag not in ("body", "html"):
        yield node
        node = node.parent
