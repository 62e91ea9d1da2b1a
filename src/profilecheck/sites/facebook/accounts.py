"""The Accounts Centre: the e-mail addresses one signs in with."""

import re
from collections.abc import Iterator

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, lines, name_of, own_parts, text_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import is_whole, odd_addresses
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL, is_row
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["contact_points_anchor", "read_account_emails"]


_PHONE = re.compile(r"\d(?:[\s().–-]*\d){5,}")
_ADDRESS = re.compile(r"^https://accountscenter\.facebook\.com/personal_info/contact_points(/|$)")


def contact_points_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the list of contact points: its heading says so, or its address."""
    return bool(_ADDRESS.search(capture.url)) or any(
        is_row(name_of(node), "heading_emails", labels) for node in by_role(capture.tree, "heading")
    )


def read_account_emails(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses listed; a list of something else than addresses proves nothing.

    One beside the page's own parts may be somebody else's, as in a message. An item that is
    neither an address nor a number may be an address in another form, and a page that was cut may
    list more below.
    """
    own = own_parts(context.capture.tree)
    items = [text_of(node) for part in own for node in by_role(part, "listitem")]
    shown = [line.text for part in own for line in lines(part)]
    emails = dict.fromkeys(found for text in (*items, *shown) for found in EMAIL.findall(text))
    strange = [text for text in items if not EMAIL.search(text) and not _PHONE.search(text)]
    if emails:
        entries = tuple(Entry(text=email, audience=Audience.ONLY_ME) for email in emails)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(emails))
    if emails and (strange or odd_addresses((*items, *shown))):
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.PAGE_CHANGED, "an unknown entry")
    elif emails and not is_whole(context.capture):
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.INCOMPLETE_LIST)
