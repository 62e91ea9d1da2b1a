"""LinkedIn's export: connections, follows and uploaded contacts. They are counted, never named."""

from collections.abc import Iterator

from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.linkedin.export import (
    COMPANY_FOLLOWS,
    CONNECTIONS,
    CONTACTS,
    GROUPS,
    is_there,
    table_rows,
)
from profilecheck.vocabulary import Fact, UnreadReason
from profilecheck.words.plurals import counted

__all__ = ["read_connection_file", "read_contacts", "read_follows"]

_CONTACT_COLUMNS = (("emails",), ("email address",), ("emailaddress",), ("email",))
"""How the column is called today, and in older exports."""


def read_connection_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many connections there are, and how many of them name the school as where they work.

    What a connection studies is not in the file, so that nobody studies at the school it cannot
    show.
    """
    count = colleagues = pupils = 0
    matcher = context.matcher
    for row in table_rows(context, CONNECTIONS, ("first name", "company", "position")):
        count += 1
        company, position = row["company"].strip(), row["position"].strip()
        if matcher.known and (company or position):
            card = f"{position or 'Works'} at {company}" if company else position
            pupil = matcher.studies_here(card)
            pupils += pupil
            colleagues += not pupil and (
                matcher.works_here(card) or bool(matcher.employer(company or position))
            )
    where = CONNECTIONS.called
    seen = f"{where}: {counted(count, 'connection', 'connections')}"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)
    if not matcher.known:
        for fact in (Fact.FRIENDS_AT_EMPLOYER, Fact.FRIENDS_STUDENTS_OF_EMPLOYER):
            yield context.unread(fact, seen, UnreadReason.NEEDS_SCHOOL)
        return
    at_school = f"{where}: {colleagues} of {count:,} name your school"
    yield context.observed(Fact.FRIENDS_AT_EMPLOYER, Count(count=colleagues), at_school)
    fact = Fact.FRIENDS_STUDENTS_OF_EMPLOYER
    if pupils:
        value = Count(count=pupils, at_least=True)
        yield context.observed(fact, value, f"{where}: {pupils} of {count:,}")
    else:
        yield context.unread(fact, f"{where} tells where people work, not where they study")


def read_follows(context: ExportContext) -> Iterator[Observed | Unread]:
    """The companies and schools that the person follows. Groups are in no file that is known."""
    entries = [
        Entry(text=r["organization"])
        for r in table_rows(context, COMPANY_FOLLOWS, ("organization",))
    ]
    yield context.listed(Fact.MEMBERSHIPS, entries, COMPANY_FOLLOWS.called)
    if not is_there(context.archive, GROUPS):
        yield context.unread(Fact.MEMBERSHIPS, "your groups are in no file of it")
    else:
        yield context.unread(Fact.MEMBERSHIPS, f"{GROUPS.called} is not read")


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    count = sum(1 for _ in table_rows(context, CONTACTS, *_CONTACT_COLUMNS))
    if count:
        contacts = counted(count, "of your contacts is", "of your contacts are")
        seen = f"{contacts} on LinkedIn"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")
