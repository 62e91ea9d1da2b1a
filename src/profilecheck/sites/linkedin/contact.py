"""The panel "Contact info" of one's own LinkedIn profile, and the addresses one signs in with.

The panel lists what there is, each under a label of its own; the profile's address always stands
there, which shows that the panel is whole. LinkedIn shows telephone numbers to connections alone;
who gets the e-mail address is a setting on another page; who sees the birthday is not said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, name_of, normalise
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.linkedin.text import body_of, shown_lines
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "EMAIL_DETAIL",
    "contact_anchor",
    "emails_anchor",
    "read_account_emails",
    "read_contact",
]

EMAIL_DETAIL = "Contact info"
_LABELS = (
    "contact_profile",
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
_LOOKS_RIGHT = {
    "contact_email": EMAIL,
    "contact_phone": re.compile(r"(?:\d[\s().-]*){5,}"),
    "contact_website": re.compile(r"[\w-]+\.[a-z]{2,}", re.IGNORECASE),
}
_KIND_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass
class _Panel:
    """The lines under each label; `strange` are lines that fit none."""

    values: dict[str, list[str]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def contact_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the panel is open, with the profile's own address in it."""
    return _panel(capture, labels) is not None


def _dialog(capture: Capture, labels: Labels | None) -> LexborNode | None:
    """Return the panel: a profile holds other dialogs too, so the one that is headed so."""
    for node in capture.tree.css("dialog, [role='dialog'], .pv-contact-info, .artdeco-modal"):
        if any(is_row(line, "heading_contact", labels) for line in shown_lines(node)[:4]):
            return node
    return None


def _panel(capture: Capture, labels: Labels | None) -> _Panel | None:
    dialog = _dialog(capture, labels)
    if dialog is None:
        return None
    panel, under = _Panel(), ""
    pressed = {b.mem_id for b in by_role(dialog, "button")}
    for line in shown_lines(dialog, apart_from=pressed):
        if label := _label(line, labels):
            under = label
            panel.values.setdefault(label, [])
        elif under and not is_row(line, "close", labels):
            _put(panel, under, line)
    profile = panel.values.get("contact_profile", ())
    return panel if any("linkedin.com/in/" in normalise(line) for line in profile) else None


def _label(line: str, labels: Labels | None) -> str:
    found = next((row for row in _LABELS if is_row(line, row, labels)), "")
    # "Amy’s Profile" is the heading of one's own address.
    return found or ("contact_profile" if re.search(r"['’]s profile$", line, re.I) else "")


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
    panel = _panel(context.capture, context.labels)
    if panel is None:
        return
    for label, (fact, audience) in _FACTS.items():
        values = panel.values.get(label, [])
        entries = tuple(_entry(value, audience) for value in values)
        if entries or (not panel.strange and label != "contact_address"):
            seen = "; ".join(values) or "The panel lists none"
            yield context.observed(fact, Entries(entries=entries), seen)
        if panel.strange and label != "contact_address":
            yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, panel.strange[0])


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


def read_account_emails(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses listed; a page without any address proves nothing."""
    shown = shown_lines(body_of(context.capture))
    emails = dict.fromkeys(found for line in shown for found in EMAIL.findall(line))
    if emails:
        entries = tuple(Entry(text=email, audience=Audience.ONLY_ME) for email in emails)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(emails))
