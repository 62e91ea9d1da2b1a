"""The About pages of a Facebook profile, older and newer: entries by section, each with audience.

The entries come from the data the page carries; who can see one, from the button in its row. The
names of relatives are not kept.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture, Json
from profilecheck.browser.dom import Line, by_role, lines, normalise
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.facebook.embedded import payload, text
from profilecheck.sites.facebook.profile import place_entry
from profilecheck.sites.form import privacy_words
from profilecheck.sites.json_tree import walk
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import audience_of, shown_words
from profilecheck.vocabulary import Audience, Fact, UnreadReason, Viewpoint

__all__ = ["about_anchor", "read_about"]

_FACT_OF_FIELD = {
    "work": Fact.PROFILE_EMPLOYER,
    "education": Fact.PROFILE_EDUCATION,
    "college": Fact.PROFILE_EDUCATION,
    "secondary_school": Fact.PROFILE_EDUCATION,
    "high_school": Fact.PROFILE_EDUCATION,
    "current_city": Fact.PROFILE_LOCATION,
    "hometown": Fact.PROFILE_LOCATION,
    "other_place": Fact.PROFILE_LOCATION,
    "address": Fact.PROFILE_LOCATION,
    "phone": Fact.CONTACT_PHONE,
    "other_phone": Fact.CONTACT_PHONE,
    "mobile": Fact.CONTACT_PHONE,
    "profile_phone": Fact.CONTACT_PHONE,
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
}
_FACTS_OF_SECTION = {
    "work": (Fact.PROFILE_EMPLOYER,),
    "college": (Fact.PROFILE_EDUCATION,),
    "secondary_school": (Fact.PROFILE_EDUCATION,),
    "education": (Fact.PROFILE_EDUCATION,),
    "living": (Fact.PROFILE_LOCATION,),
    "about_contact_info": (Fact.CONTACT_EMAIL, Fact.CONTACT_PHONE),
    "websites_and_social_links": (Fact.PROFILE_LINKS,),
    "basic_info": (Fact.PROFILE_BIRTHDAY,),
    "relationship": (Fact.PROFILE_FAMILY,),
    "family": (Fact.PROFILE_FAMILY,),
    "about_me": (Fact.PROFILE_BIO,),
}
_NOT_AN_ENTRY = frozenset({"null_state", "upsell"})
_NOT_READ = frozenset(
    {"gender", "languages", "language", "pronouns", "interested_in", "religion", "politics"}
)


@dataclass(frozen=True)
class _Field:
    """One node of a section. `entry` is None where it is unsure whether it is one at all."""

    fact: Fact
    title: str
    entry: Entry | None
    unknown_words: str = ""


@dataclass(frozen=True)
class _Row:
    """A field's title in the page, with what is around it: a button, or beside one."""

    is_button: bool
    audience_words: str | None


def _sections(capture: Capture) -> dict[str, list[Mapping[str, Json]]]:
    """Return the nodes of each section that the page carries, by the section's type."""
    nodes: dict[str, list[Mapping[str, Json]]] = {}
    for found in payload(capture).find("profile_field_sections"):
        for section in found.value if isinstance(found.value, list) else ():
            kind, fields = text(section, "field_section_type"), None
            if isinstance(section, dict) and isinstance(section.get("profile_fields"), dict):
                fields = section["profile_fields"].get("nodes")
            if kind and isinstance(fields, list):
                known = nodes.setdefault(kind, [])
                known += [f for f in fields if isinstance(f, dict) and f not in known]
    return nodes


def about_anchor(*kinds: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page carries one of these sections, filled or not."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return not _sections(capture).keys().isdisjoint(kinds)

    return anchor


def read_about(*facts: Fact) -> Callable[[ReadContext], Iterator[Observed | Unread]]:
    """Return a reader of `facts` on the About page at hand."""

    def read(context: ReadContext) -> Iterator[Observed | Unread]:
        sections = _sections(context.capture)
        page = _PageRows(context)
        fields: list[_Field] = []
        strange: set[str] = set()
        for kind, nodes in sections.items():
            for position, node in enumerate(nodes):
                field = _field(context, page, kind, node, first=position == 0)
                if isinstance(field, _Field):
                    fields.append(field)
                elif field:
                    strange.add(field)
        for fact in facts:
            where = [k for k in sections if fact in _FACTS_OF_SECTION.get(k, ())]
            if where:
                yield from _read_fact(context, fact, [f for f in fields if f.fact is fact])
                if strange:
                    detail = f"kinds of entry: {', '.join(sorted(strange))}"
                    yield context.unread(fact, UnreadReason.PAGE_CHANGED, detail)

    return read


def _read_fact(
    context: ReadContext, fact: Fact, fields: list[_Field]
) -> Iterator[Observed | Unread]:
    entries = tuple(f.entry for f in fields if f.entry is not None)
    unsure = [f for f in fields if f.entry is None]
    if entries or not unsure:
        seen = "; ".join(_shown(fact, e) for e in entries) or "Nothing is listed"
        yield context.observed(fact, Entries(entries=entries), seen)
    if unsure:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, _kept(fact, unsure[0].title))
    for words in sorted({f.unknown_words for f in fields if f.unknown_words}):
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, words)


def _shown(fact: Fact, entry: Entry) -> str:
    words = entry.text if fact is not Fact.PROFILE_EMPLOYER else entry.detail or entry.text
    return f"{words} ({entry.audience.value.replace('_', ' ')})" if entry.audience else words


def _field(
    context: ReadContext, page: "_PageRows", section: str, node: Mapping[str, Json], *, first: bool
) -> _Field | str | None:
    """Return what a node says; None for a node that is no entry, its type where it is strange."""
    kind = text(node, "field_type")
    title = text(node, "title") or text(node, "renderer", "field", "text_content")
    if kind in _NOT_AN_ENTRY or kind in _NOT_READ or section not in _FACTS_OF_SECTION:
        return None
    fact = _FACT_OF_FIELD.get(kind)
    if fact is None or not title:
        return kind or "unnamed"
    row = page.row(title)
    if _is_add_button(node, title, row, context.labels):
        return None
    own = context.capture.viewpoint is Viewpoint.OWNER
    if own and first and not _is_surely_entry(node, row):
        return _Field(fact, title, None)
    audience = _audience(context, row)
    unknown = "" if audience or row is None else shown_words(row.audience_words or "")
    return _Field(fact, title, _entry(fact, kind, title, node, audience), unknown)


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


def _is_add_button(
    node: Mapping[str, Json], title: str, row: _Row | None, labels: Labels | None
) -> bool:
    renderer = node.get("renderer")
    kind = renderer.get("__typename") if isinstance(renderer, dict) else None
    if isinstance(kind, str) and ("Add" in kind or "Upsell" in kind):
        return True
    if row is not None and row.is_button:
        return True
    beginnings = labels.rows.get("add_button", ()) if labels else ()
    plain = row is None or row.audience_words is None
    return plain and any(normalise(title).startswith(normalise(b)) for b in beginnings)


def _is_surely_entry(node: Mapping[str, Json], row: _Row | None) -> bool:
    """Whether a first node on one's own profile is more than the button that adds one."""
    title = node.get("title")
    linked = isinstance(title, dict) and bool(title.get("ranges"))
    beside = row is not None and row.audience_words is not None
    return beside or linked or any(True for _ in _small_lines(node))


def _audience(context: ReadContext, row: _Row | None) -> Audience | None:
    if context.capture.viewpoint is Viewpoint.STRANGER:
        return Audience.PUBLIC
    if row is None or row.audience_words is None:
        return None
    return audience_of(row.audience_words, context.labels)


class _PageRows:
    """The rows of the page as it shows, by the words they begin with, each given out once."""

    def __init__(self, context: ReadContext) -> None:
        self._labels = context.labels
        self._lines: dict[str, list[Line]] = {}
        for line in lines(context.capture.tree):
            self._lines.setdefault(normalise(line.text), []).append(line)
        self._titles = {
            normalise(title)
            for nodes in _sections(context.capture).values()
            for node in nodes
            if (title := text(node, "title"))
        }
        self._buttons = {node.mem_id for node in by_role(context.capture.tree, "button")}

    def row(self, title: str) -> _Row | None:
        """Return the next row that begins with `title`, None where the page shows none."""
        listed = self._lines.get(normalise(title))
        if not listed:
            return None
        line = listed.pop(0) if len(listed) > 1 else listed[0]
        is_button = any(n.mem_id in self._buttons for n in _upwards(line.block))
        return _Row(is_button, self._audience_words(line))

    def _audience_words(self, line: Line) -> str | None:
        for node in _upwards(line.block):
            others = {normalise(other.text) for other in lines(node)} - {normalise(line.text)}
            if not others.isdisjoint(self._titles):
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
