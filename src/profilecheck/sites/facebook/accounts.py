"""The Accounts Centre: the e-mail addresses one signs in with."""

from collections.abc import Iterator

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, lines, name_of, text_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.site import Labels, ReadContext
from profilecheck.sites.wording import EMAIL, is_row
from profilecheck.vocabulary import Audience, Fact

__all__ = ["contact_points_anchor", "read_account_emails"]


def contact_points_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the list of contact points."""
    return any(
        is_row(name_of(node), "heading_emails", labels) for node in by_role(capture.tree, "heading")
    )


def read_account_emails(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses listed; a list of something else than addresses proves nothing."""
    items = [text_of(node) for node in by_role(context.capture.tree, "listitem")]
    written = items or [line.text for line in lines(context.capture.tree)]
    emails = dict.fromkeys(found for text in written for found in EMAIL.findall(text))
    if emails:
        entries = tuple(Entry(text=email, audience=Audience.ONLY_ME) for email in emails)
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), "; ".join(emails))
