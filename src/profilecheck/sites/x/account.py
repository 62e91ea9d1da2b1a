"""The account's own page: the e-mail address one signs in with.

X asks for the password before it shows this page. profilecheck never types one, so most often the
page stays unread, and the person looks at it by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from profilecheck.browser.capture import Capture
from profilecheck.browser.dom import by_role, is_shown, lines, name_of, path_of
from profilecheck.model import Entries, Entry, Observed, Unread
from profilecheck.sites.addresses import ADDRESS, is_whole
from profilecheck.sites.site import ReadContext
from profilecheck.sites.wording import EMAIL, Labels, is_row
from profilecheck.sites.x.replies import CONTACT_POINTS, answers, text
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = ["account_anchor", "read_account_email"]

_PATH = "/settings/your_twitter_data/account"


def account_anchor(capture: Capture, labels: Labels | None) -> bool:
    """Whether the page is the account's own: its data, its heading, or the password before it."""
    if _listed(capture) is not None:
        return True
    return path_of(capture.url) == _PATH and (
        _asks_for_password(capture)
        or any(
            is_row(name_of(node), "heading_account", labels)
            for node in by_role(capture.tree, "heading")
        )
    )


@dataclass(frozen=True)
class _Addresses:
    """The addresses that were listed, and whether that is all of them."""

    emails: tuple[str, ...]
    whole: bool


def _listed(capture: Capture) -> _Addresses | None:
    """Return the addresses that the page was answered, None where it was not answered any list.

    An account has an address or a number: that it has no address is told by a number alone.
    """
    lists = [
        (emails, reply.get("phone_numbers"))
        for reply in answers(capture, CONTACT_POINTS)
        if isinstance(emails := reply.get("emails"), list)
    ]
    if not lists:
        return None
    told = [tuple(text(e, "email") or "" for e in emails) for emails, _ in lists]
    found = tuple(dict.fromkeys(email for emails in told for email in emails if email))
    alike = len({frozenset(emails) for emails in told}) == 1
    has_number = all(isinstance(numbers, list) and numbers for _, numbers in lists)
    whole = alike and all(all(emails) for emails in told) and bool(found or has_number)
    return _Addresses(found, whole)


def _asks_for_password(capture: Capture) -> bool:
    return any(is_shown(node) for node in capture.tree.css('input[type="password"]'))


def read_account_email(context: ReadContext) -> Iterator[Observed | Unread]:
    """The addresses of the account; who sees this page is the person alone."""
    listed = _listed(context.capture)
    if listed is None and _asks_for_password(context.capture):
        detail = "X asks for your password here, which profilecheck never types"
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.CHALLENGE, detail)
        return
    shown = _shown(context)
    emails = tuple(dict.fromkeys((*(listed.emails if listed else ()), *(shown or ()))))
    alike = listed is not None and listed.whole and set(emails) == set(listed.emails)
    proper = all(ADDRESS.fullmatch(email) for email in emails)
    whole = alike and proper
    if emails or whole:
        entries = tuple(Entry(text=email, audience=Audience.ONLY_ME) for email in emails)
        seen = "; ".join(emails) or "No e-mail address is listed"
        yield context.observed(Fact.ACCOUNT_EMAIL, Entries(entries=entries), seen)
    if not whole and (listed is not None or not (proper and is_whole(context.capture))):
        yield context.unread(Fact.ACCOUNT_EMAIL, UnreadReason.PAGE_CHANGED)


def _shown(context: ReadContext) -> tuple[str, ...] | None:
    """Return the address on the line below "Email", None where there is none."""
    page = lines(context.capture.tree)
    for number, line in enumerate(page[:-1]):
        if is_row(line.text, "email", context.labels):
            found = EMAIL.fullmatch(page[number + 1].text)
            return (found[0],) if found else None
    return None
