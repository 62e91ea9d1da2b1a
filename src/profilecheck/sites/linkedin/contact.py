"""The panel "Contact info" of one's own LinkedIn profile, and the addresses one signs in with.

The panel lists what there is, each under a label of its own; the profile's address always stands
there, which shows that the panel is whole. LinkedIn shows telephone numbers to connections alone;
who gets the e-mail address is a setting on another page; who sees the birthday is not said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, is_shown, name_of, normalise, role_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import ADDRESS, is_whole, odd_addresses
from profilecheck.sites.linkedin.cards import has_gap
from profilecheck.sites.linkedin.identity import owner_of, vanity_in
from profilecheck.sites.linkedin.screen import CONTACT_SCREEN, screen_of
from profilecheck.sites.linkedin.text import body_of, nested_items, shown, shown_lines
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "EMAIL_DETAIL",
    "contact_anchor",
    "emails_anchor",
    "is_list_of_emails",
    "read_account_emails",
    "read_contact",
]

EMAIL_DETAIL = "Contact info"
_EMAILS_AT = "/mypreferences/d/manage-email-addresses"
_PROFILE = "contact_profile"
_LABELS = (
    _PROFILE,
    "contact_website",
    "contact_phone",
    "contact_email",
    "contact_address",
    "contact_birthday",
    "contact_other",
)
_FACTS = {
    "contact_email": (Fact.CONTACT_EMAIL, None),
    "contact_phone": (Fact.CONTACT_PHONE, Audience.FRIENDS),
    "contact_website": (Fact.PROFILE_LINKS, Audience.MEMBERS),
    "contact_birthday": (Fact.PROFILE_BIRTHDAY, None),
    "contact_address": (Fact.PROFILE_LOCATION, Audience.FRIENDS),
}
_ICONS = {
    "linkedin-bug": _PROFILE,
    "phone-handset": "contact_phone",
    "envelope": "contact_email",
    "calendar": "contact_birthday",
    "link": "contact_website",
    "globe": "contact_website",
    "house": "contact_address",
    "map-marker": "contact_address",
    "people": "contact_other",
}
"""The pictures beside the rows, without their sizes. Source: the panel of August 2026."""
_VIEWS = {
    "contact-your-profile": _PROFILE,
    "contact-website": "contact_website",
    "contact-email": "contact_email",
}
"""What the panel's data calls a row. Source: the panel of September 2026."""
_OF_PANEL = f"[data-sdui-screen$='{CONTACT_SCREEN.rpartition('.')[2]}']"
_DIALOGS = "dialog, [role='dialog'], .pv-contact-info, .artdeco-modal"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOKS_RIGHT = {
    "contact_email": ADDRESS,
    "contact_phone": re.compile(r"^[^@]*?(?:\d[\s().-]*){5,}[^@]*$"),
    "contact_website": re.compile(r"^[^@\s]*[\w-]+\.[a-z]{2,}", re.IGNORECASE),
    # LinkedIn shows no year of birth: a date with one is another's.
    "contact_birthday": re.compile(r"^(?!.*\b(?:19|20)\d\d\b).*\S"),
}
_KIND_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass
class _Panel:
    """The lines under each label; `strange` are lines that fit none, or a label without a line.

    `owners` are those to whose profile the panel leads.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)

    @property
    def is_whole(self) -> bool:
        """Whether everything in it is known: what it does not list, there is not."""
        return not self.strange and len(self.owners) == 1


def contact_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the panel is open, with the profile's own address in it."""
    panels = _panels(capture, labels)
    owner = owner_of(capture)
    return bool(panels) and all(p.owners and p.owners <= {owner} for p in panels)


def _panels(capture: Capture, labels: Labels | None) -> list[_Panel]:
    """Return the panel as the page shows it and as its data has it: either, both or none."""
    return [_panel_of(node, labels) for node in _nodes(capture, labels)]


def _nodes(capture: Capture, labels: Labels | None) -> Iterator[LexborNode]:
    """Yield the panel: a profile holds other dialogs too, so the one that is called so."""
    named = [node for node in capture.tree.css(_OF_PANEL) if is_shown(node)]
    yield from named
    if not named:
        for node in capture.tree.css(_DIALOGS):
            first = shown_lines(node)[:4] if is_shown(node) else ()
            if any(is_row(line, "heading_contact", labels) for line in first):
                yield node
                break
    screen = screen_of(capture)
    for part, tree in zip(screen.parts, screen.trees, strict=True):
        if tree.body is not None and part.holds_view("contact-your-profile"):
            yield tree.body


def _panel_of(dialog: LexborNode, labels: Labels | None) -> _Panel:
    panel = _Panel()
    marked = list(_marked_rows(dialog))
    if not marked:
        _read_by_words(panel, dialog, labels)
        return panel
    for label, row in marked:
        _read_row(panel, label, row)
    pressed = {b.mem_id for b in by_role(dialog, "button")}
    rows = [row for _, row in marked]
    rest = [
        line.text
        for line in shown(dialog, labels, apart_from=pressed)
        if not any(_within(line.block, row) for row in rows) and role_of(line.block) != "heading"
    ]
    # The day on which two people connected stands there without a mark of its own.
    if rest and not any(_YEAR.search(words) for words in rest):
        panel.strange += rest
    if has_gap(dialog) or _has_empty_row(rows):
        panel.strange.append("a piece is missing")
    return panel


def _marked_rows(dialog: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Yield each row with what its marks call it, "" for one that none knows or two call two."""
    viewed = [n for n in dialog.css("[data-view-name^='contact-']") if is_shown(n)]
    for node in viewed:
        called = {_VIEWS.get(node.attributes.get("data-view-name") or "", "")}
        called |= {label for n in node.css("svg[id]") if (label := _pictured(n))}
        yield called.pop() if len(called) == 1 else "", node
    for picture in dialog.css("svg[id]"):
        shows = picture.parent is not None and is_shown(picture.parent)
        row = _row_of(picture, dialog) if shows else None
        if row is not None and not any(_within(picture, node) for node in viewed):
            yield _pictured(picture), row


def _has_empty_row(rows: list[LexborNode]) -> bool:
    """Whether something without words stands in a line with the rows, as a row does."""
    beside = {n.mem_id: n for row in rows if row.parent is not None for n in row.parent.iter()}
    return any(n.tag == rows[0].tag and is_shown(n) and not _says(n) for n in beside.values())


def _says(node: LexborNode) -> bool:
    """Whether there are words in it, or a button, which may have a picture in their place."""
    return bool(shown_lines(node)) or next(by_role(node, "button"), None) is not None


def _pictured(picture: LexborNode) -> str:
    """Return what a row with this picture lists, "" where that is not known."""
    name = re.sub(r"-(?:x?small|medium|x?large)$", "", picture.attributes.get("id") or "")
    return _ICONS.get(name, "")


def _row_of(picture: LexborNode, dialog: LexborNode) -> LexborNode | None:
    """Return the largest element around a picture that holds no other's; None for a bare one."""
    row = picture
    while row.parent is not None and row.parent.mem_id != dialog.mem_id:
        if len(row.parent.css("svg[id]")) > 1:
            break
        row = row.parent
    return row if shown_lines(row) else None


def _read_row(panel: _Panel, label: str, row: LexborNode) -> None:
    """Read a row: a line that names it in whatever language, then its values."""
    pressed = {b.mem_id for b in by_role(row, "button")}
    lines = shown_lines(row, apart_from=pressed)
    if not label or len(lines) < _LABEL_AND_VALUE:
        panel.strange.append(lines[0] if lines else "a row that we do not know")
        return
    if label == _PROFILE:
        panel.owners |= _owners(row)
    panel.values.setdefault(label, [])
    for line in lines[1:]:
        _put(panel, label, line)
    if not panel.values[label]:
        panel.strange.append(lines[0])


_LABEL_AND_VALUE = 2


def _owners(row: LexborNode) -> set[str]:
    """Return whose profile the row leads to, by its links and by the address it shows."""
    said = [link.attributes.get("href") or "" for link in row.css("a[href]")]
    said += [
        f"https://www.{w}" for w in shown_lines(row) if normalise(w).startswith("linkedin.com")
    ]
    said += [w for w in shown_lines(row) if normalise(w).startswith("http")]
    full = (f"https://www.linkedin.com{s}" if s.startswith("/") else s for s in said)
    return {who for address in full if (who := vanity_in(address)) is not None}


def _within(node: LexborNode, around: LexborNode) -> bool:
    current: LexborNode | None = node
    while current is not None and current.mem_id != around.mem_id:
        current = current.parent
    return current is not None


def _read_by_words(panel: _Panel, dialog: LexborNode, labels: Labels | None) -> None:
    """Read a panel without marks by its labels' words."""
    under = ""
    pressed = {b.mem_id for b in by_role(dialog, "button")}
    for line in shown_lines(dialog, apart_from=pressed):
        if label := _label(line, labels):
            _close(panel, under)
            under = label
            panel.values.setdefault(label, [])
        elif under and not is_row(line, "close", labels):
            _put(panel, under, line)
    _close(panel, under)
    if any(is_shown(part) and not shown_lines(part) for part in dialog.css("section")):
        panel.strange.append("a part without words")
    for line in panel.values.get(_PROFILE, ()):
        address = line if "//" in line else f"https://www.{line.removeprefix('www.')}"
        panel.owners |= {who} if (who := vanity_in(address)) else set()


def _close(panel: _Panel, under: str) -> None:
    if under and not panel.values[under] and not panel.strange:
        panel.strange.append(f"nothing under {under.removeprefix('contact_')}")


def _label(line: str, labels: Labels | None) -> str:
    found = next((row for row in _LABELS if is_row(line, row, labels)), "")
    # "Amy’s Profile" is the heading of one's own address.
    return found or (_PROFILE if re.search(r"['’]s profile$", line, re.I) else "")


def _put(panel: _Panel, label: str, line: str) -> None:
    held = panel.values[label]
    if re.fullmatch(r"\([^()]*\)", line.strip()) and held:
        held[-1] += f" {line.strip()}"
    elif label in _LOOKS_RIGHT and not _LOOKS_RIGHT[label].search(line):
        panel.strange.append(line)
    else:
        held.append(line)


def read_contact(context: ReadContext) -> Iterator[Observed | Unread]:
    """What the panel lists. With a line that fits nowhere, what is missing is not called absent."""
    panels = _panels(context.capture, context.labels)
    if not panels:
        return
    strange = [words for panel in panels for words in panel.strange]
    whole = all(panel.is_whole for panel in panels) and not screen_of(context.capture).broken
    for label, (fact, audience) in _FACTS.items():
        listed = [panel.values.get(label, []) for panel in panels]
        values = list(dict.fromkeys(value for held in listed for value in held))
        alike = len({frozenset(held) for held in listed}) == 1
        entries = tuple(_entry(value, audience) for value in values)
        optional = label == "contact_address"
        if entries or (whole and not optional):
            seen = "; ".join(values) or "The panel lists none"
            yield context.observed(fact, Entries(entries=entries), seen)
        if not (whole and alike) and not optional:
            what = strange[0] if strange else "the panel says two things"
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, what)


def _entry(value: str, audience: Audience | None) -> Entry:
    kind = _KIND_IN_BRACKETS.search(value)
    return Entry(
        text=_KIND_IN_BRACKETS.sub("", value) if kind else value,
        detail=kind[1] if kind else EMAIL_DETAIL,
        audience=audience,
    )


def emails_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the list of e-mail addresses."""
    body = body_of(capture)
    return body is not None and any(
        is_row(name_of(node), "emails_heading", labels) for node in by_role(body, "heading")
    )


def is_list_of_emails(capture: Capture) -> bool:
    """Whether the page stands where the addresses are listed, and asks for no password first."""
    there = urlsplit(capture.url).path.rstrip("/") == _EMAILS_AT
    return there and capture.tree.css_first("input[type='password' i]") is None


def read_account_emails(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses listed; a page without any address proves nothing."""
    body = body_of(context.capture)
    emails = dict.fromkeys(found for w in shown_lines(body) for found in EMAIL.findall(w))
    fact = Fact.ACCOUNT_EMAIL
    if emails:
        entries = tuple(Entry(text=email, audience=Audience.ONLY_ME) for email in emails)
        yield context.observed(fact, Entries(entries=entries), "; ".join(emails))
    items = (
        [EMAIL.search(" ".join(shown_lines(item))) for item in nested_items(body)] if body else []
    )
    if any(items) and not all(items):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "a row without an address")
    elif emails and odd_addresses(shown_lines(body)):
        yield context.unread(fact, UnreadReason.PAGE_CHANGED, "an address in no form of one")
    elif emails and not is_whole(context.capture):
        yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)
