"""The pages of the Google account: what "About me" shows to whom, sign-in addresses, switches.

These pages carry their data in no form that is known, so rows are read as a person reads them: a
list item that begins with a known label, then each thing listed, followed by who can see it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, is_busy, lines, name_of, own_parts, path_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import is_whole, odd_addresses
from profilecheck.sites.form import form_of, is_no_answer
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL, audience_of, row_of
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["emails_anchor", "google_anchor", "read_about_me", "read_account_emails"]

_FACT_OF_ROW = {
    "about_work": Fact.PROFILE_EMPLOYER,
    "about_education": Fact.PROFILE_EDUCATION,
    "about_places": Fact.PROFILE_LOCATION,
    "about_birthday": Fact.PROFILE_BIRTHDAY,
    "about_email": Fact.CONTACT_EMAIL,
    "about_phone": Fact.CONTACT_PHONE,
    "about_links": Fact.PROFILE_LINKS,
    "about_text": Fact.PROFILE_BIO,
}

_MOST_LINES = 2
"""Lines of one thing: itself, and a small one below it."""
_FEW_WORDS = 4
_SMALL = re.compile(r"\(?\+?\d{1,2}\)?")


@dataclass(frozen=True)
class _Row:
    """A row: what its label means, and the lines that follow the label."""

    name: str
    lines: tuple[str, ...]
    node: LexborNode


def google_anchor(*headings: str) -> Callable[[Capture, Labels | None], bool]:
    """Return an anchor: the page has one of these headings."""

    def anchor(capture: Capture, labels: Labels | None) -> bool:
        return any(
            row_of(name_of(node), labels) in headings for node in by_role(capture.tree, "heading")
        )

    return anchor


def emails_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether it is the page of addresses: by its heading, or without wording by its address."""
    if labels is None:
        return path_of(capture.url) == "/email"
    return _WORDED_EMAILS(capture, labels)


_WORDED_EMAILS = google_anchor("heading_email")


def _rows(context: ReadContext) -> Iterator[_Row]:
    """Yield each row that is known; of one that is being changed, only that it is there."""
    waiting = form_of(context.capture).is_unsaved
    for item in by_role(context.capture.tree, "listitem"):
        label, *rest = lines(item) or [None]
        if label is not None and (name := row_of(label.text, context.labels)):
            shown = [line for line in rest if line is not None and not is_no_answer(line)]
            busy = waiting or any(is_busy(line.block) for line in shown)
            yield _Row(name, () if busy else tuple(line.text for line in shown), item)


# About me


def read_about_me(context: ReadContext) -> Iterator[Observed | Unread]:
    """What each row of "About me" lists, and who can see it.

    A row in which nothing is listed offers to add something; a missing row proves nothing.
    """
    rows = list(_rows(context))
    for fact in dict.fromkeys(_FACT_OF_ROW.values()):
        about = [row for row in rows if _FACT_OF_ROW.get(row.name) is fact]
        if about:
            yield from _read_fact(context, fact, about)


def _read_fact(context: ReadContext, fact: Fact, rows: list[_Row]) -> Iterator[Observed | Unread]:
    entries: list[Entry] = []
    strange: list[str] = []
    if fact is Fact.CONTACT_EMAIL:
        strange += odd_addresses(line for row in rows for line in row.lines)
    for row in rows:
        listed, left = _entries(row, context.labels)
        entries += listed
        strange += left
    if entries or not strange:
        seen = "; ".join(f"{e.text} ({_who(e.audience)})" for e in entries) or "Nothing is listed"
        yield context.observed(fact, Entries(entries=tuple(entries)), seen)
    if strange:
        yield context.unread(fact, UnreadReason.UNKNOWN_WORDING, "; ".join(strange))
    elif not is_whole(context.capture):
        yield context.unread(fact, UnreadReason.INCOMPLETE_LIST)


def _who(audience: Audience | None) -> str:
    return "only you" if audience is Audience.ONLY_ME else "anyone"


def _entries(row: _Row, labels: Labels | None) -> tuple[list[Entry], list[str]]:
    """Return what the row lists, and the lines that no audience follows.

    A thing may have a small line of its own (a job title) between it and its audience. Where more
    stands there, an audience of unknown words may be among it, and a thing of its own after that.
    In a row that begins with an audience, it is not known which thing that, or any other, is of.
    """
    if all(row_of(line, labels) == "nothing_added" for line in row.lines):
        return [], [] if row.lines else [f"nothing after {row.name.removeprefix('about_')}"]
    if audience_of(row.lines[0], labels) is not None:
        return [], list(row.lines)
    entries: list[Entry] = []
    strange: list[str] = []
    pending: list[str] = []
    for line in row.lines:
        audience = audience_of(line, labels)
        if audience is not None and not pending and entries and entries[-1].audience != audience:
            # Two answers: a list to choose from is open, or one of them is of something else.
            strange.append(entries.pop().text)
        if audience is not None and (len(pending) > _MOST_LINES or _emails(pending) > 1):
            strange += pending
            pending = []
        elif audience is not None and pending:
            entries.append(Entry(text=pending[0], detail=", ".join(pending[1:]), audience=audience))
            pending = []
        elif row_of(line, labels) != "nothing_added":
            pending.append(line)
    return entries, strange + pending


def _emails(written: list[str]) -> int:
    return sum(EMAIL.search(line) is not None for line in written)


# Sign-in addresses


def read_account_emails(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses of the account; the line before an address says what it is for.

    An address that stands outside of the rows is the account's as well; one beside the page's own
    parts may be somebody else's, as in a message. A row that shows none, and does not offer to add
    one either, leaves open whether there is another; so does a page that was cut, or that shows an
    address in no form of one, or that counts what it does not show.
    """
    found: dict[str, str] = {}
    own = own_parts(context.capture.tree)
    shown = [line.text for part in own for line in lines(part)]
    whole = is_whole(context.capture) and not odd_addresses(shown)
    for item in [item for part in own for item in by_role(part, "listitem")]:
        row = [line.text for line in lines(item)]
        offers = any(row_of(line, context.labels) == "nothing_added" for line in row)
        whole = whole and (offers or any(EMAIL.search(line) for line in row))
        whole = whole and not any(map(_counts_more, row))
        for email, what in _addresses(row):
            found[email] = ", ".join(dict.fromkeys(w for w in (found.get(email), what) if w))
    for line in shown:
        for email in EMAIL.findall(line):
            found.setdefault(email, "")
    if found and not whole:
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.INCOMPLETE_LIST)
    if found:
        entries = tuple(
            Entry(text=email, detail=what, audience=Audience.ONLY_ME)
            for email, what in found.items()
        )
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(found))


def _counts_more(line: str) -> bool:
    """Whether a line tells in a few words, of whatever language, of a number of others."""
    words = line.split()
    return len(words) <= _FEW_WORDS and any(_SMALL.fullmatch(word) for word in words)


def _addresses(row: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each address of a row, with the line before it."""
    before = ""
    for line in row:
        for email in EMAIL.findall(line):
            yield email, before
        before = before if EMAIL.search(line) else line
