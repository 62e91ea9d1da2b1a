"""LinkedIn's "Get a copy of your data": a folder of CSV files, in the shapes of 2018 and of 2026.

They differ in names of files, in lines above the columns' names, in encoding and separator, and in
the member's number at the end of some names. What is read in them is in the modules beside this.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from profilecheck.files import Archive, FileBroken, FileName, Row, found, marked, rows
from profilecheck.model import Unread
from profilecheck.sites.export import (
    Beside,
    ExportAbout,
    ExportContext,
    day_in,
    files_of,
    owned,
    readable_words,
)
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "BESIDE",
    "COMMENTS",
    "COMPANY_FOLLOWS",
    "CONNECTIONS",
    "CONTACTS",
    "EDUCATION",
    "EMAILS",
    "GROUPS",
    "PHONES",
    "POSITIONS",
    "PROFILE",
    "SHARES",
    "SHOWN_TO_MEMBERS",
    "SUMMARY",
    "begins",
    "cannot_read",
    "describe",
    "is_there",
    "table_rows",
    "unknown_columns",
]

_NUMBER = r"(_\d+)?\.csv"
PROFILE = FileName("Profile.csv", r"profile\.csv")
SUMMARY = FileName("Profile Summary.csv", r"profile[ _]summary\.csv")
POSITIONS = FileName("Positions.csv", rf"positions{_NUMBER}")
EDUCATION = FileName("Education.csv", rf"education{_NUMBER}")
EMAILS = FileName("Email Addresses.csv", rf"email[ _]addresses{_NUMBER}")
PHONES = FileName("PhoneNumbers.csv", rf"phone[ _]?numbers{_NUMBER}")
CONNECTIONS = FileName("Connections.csv", rf"connections{_NUMBER}")
GROUPS = FileName("Groups.csv", rf"groups?{_NUMBER}")
COMPANY_FOLLOWS = FileName("Company Follows.csv", rf"company[ _]follows{_NUMBER}")
CONTACTS = FileName("ImportedContacts.csv", rf"(imported[ _]?)?contacts{_NUMBER}")
SHARES = FileName("Shares.csv", rf"shares{_NUMBER}")
COMMENTS = FileName("Comments.csv", rf"comments{_NUMBER}")

BESIDE = (
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "Verifications.csv",
            r"[^/]+\.csv",
            r"(?:verifications|services marketplace)/",
        ),
    ),
    Beside(
        Fact.PROFILE_BIO,
        FileName(
            "Verifications.csv",
            rf"(?:verifications?|verified\w+|providers|publicprofile){_NUMBER}",
        ),
    ),
    Beside(Fact.MEMBERSHIPS, GROUPS),
    Beside(
        Fact.MEMBERSHIPS,
        FileName("School Follows.csv", rf"(?:people|school|newsletter)[ _]follows?{_NUMBER}"),
    ),
    Beside(
        Fact.POSTS_TO_REREAD,
        FileName("Events.csv", rf"(?:events|instant[ _]?reposts|reviews){_NUMBER}"),
    ),
    Beside(Fact.POSTS_TO_REREAD, FileName("Articles.csv", r"[^/]+\.csv", r"Articles/(?:[^/]+/)*")),
)
"""What a verified workplace and a page of one's services show on the profile, events, and what one
wrote of courses.

Groups and schools that are followed are so too; of their files none is confirmed.
"""

SHOWN_TO_MEMBERS = Audience.MEMBERS
"""Who sees most parts of a LinkedIn profile at the least: every member, without any setting.

Strangers see them too where the public profile shows them; that is in no file. Source: LinkedIn's
own help, "What people can see on your profile". Last name, birthday and contacts have settings.
"""


_MARKS = (PROFILE, POSITIONS, EMAILS, CONNECTIONS, SHARES, EDUCATION)


def begins(archive: Archive) -> Iterator[str]:
    """Yield the folders with a LinkedIn export: two of its files, as one alone is nobody's own.

    One may ask for a single file; then the name of the whole tells that it is LinkedIn's.
    """
    named = any(_NAMED.search(name) for name in archive.called)
    for place, marks in marked(archive, _MARKS).items():
        if len(marks) > 1 or named:
            yield place


def cannot_read(archive: Archive) -> str:
    """LinkedIn has but one form of export."""
    return ""


_NAMED = re.compile(
    r"LinkedInDataExport_(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d{4})", re.IGNORECASE
)


def describe(archive: Archive) -> ExportAbout:
    """Describe the export: no file of it has its day, but the name it came with has."""
    names = readable_words(_column(archive, PROFILE, "first name", "last name"))
    addresses = readable_words(_column(archive, EMAILS, "email address"))
    return ExportAbout(
        files=files_of(archive, _MARKS),
        named_on=day_in(archive.called, _NAMED),
        owner=owned("name", names) | owned("address", addresses),
        whose=next(iter((*names, *addresses)), ""),
    )


def _column(archive: Archive, file: FileName, *columns: str) -> Iterator[str]:
    for name in found(archive, file):
        for row in rows(archive, name, columns):
            yield " ".join(row[column].strip() for column in columns)


def is_there(archive: Archive, file: FileName) -> bool:
    """Whether the archive holds a file called like that."""
    return any(True for _ in found(archive, file))


def table_rows(
    context: ExportContext, file: FileName, *shapes: Sequence[str], escapes: bool = False
) -> Iterator[Row]:
    """Yield the rows of the file, or of all its parts, with the columns of one of `shapes`.

    Raises:
        FileBroken: it is not there, has the columns of none of them, or breaks off.
    """
    for name in context.files(file):
        yield from _rows(context.archive, name, shapes, escapes=escapes)


def _rows(
    archive: Archive, name: str, shapes: Iterable[Sequence[str]], *, escapes: bool
) -> Iterator[Row]:
    first_fault: FileBroken | None = None
    for shape in shapes:
        table = rows(archive, name, shape, escapes=escapes)
        try:
            first = next(table, None)
        except FileBroken as broken:
            first_fault = first_fault or broken
            continue
        if first is not None:
            yield first
            yield from table
        return
    if first_fault:
        raise first_fault


def unknown_columns(
    context: ExportContext, file: FileName, table: Iterable[Row], known: Iterable[str]
) -> Iterator[Unread]:
    """Say of each column with words in it that nobody reads: they may name the school."""
    known = frozenset(known)
    extra = dict.fromkeys(column for row in table for column, words in row.items() if words.strip())
    for column in extra:
        if column and column not in known:
            detail = f"{file.called} has a column that we do not know: {column[:40]}"
            yield context.unread(Fact.PROFILE_BIO, detail)
