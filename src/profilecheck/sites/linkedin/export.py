"""LinkedIn's "Get a copy of your data": a folder of CSV files, in the shapes of 2018 and of 2026.

They differ in names of files, in lines above the columns' names, in encoding and separator, and in
the member's number at the end of some names. Connections are counted; no name of one is kept.
"""

import re
from collections.abc import Iterator
from datetime import date

from profilecheck.files import Archive, FileBroken, FileName, Row, found, marked, rows
from profilecheck.model import Count, Entry, Observed, Unread
from profilecheck.reread import Post
from profilecheck.sites.export import (
    ExportAbout,
    ExportContext,
    PostSource,
    day_in,
    files_of,
    owned,
    read_posts,
    words_told,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Audience, Fact, UnreadReason

__all__ = [
    "begins",
    "cannot_read",
    "describe",
    "read_connection_file",
    "read_contacts",
    "read_email_file",
    "read_follows",
    "read_phone_file",
    "read_position_file",
    "read_posts_and_comments",
    "read_profile_file",
    "read_school_file",
]

_NUMBER = r"(_\d+)?\.csv"
_PROFILE = FileName("Profile.csv", r"profile\.csv")
_SUMMARY = FileName("Profile Summary.csv", r"profile[ _]summary\.csv")
_POSITIONS = FileName("Positions.csv", rf"positions{_NUMBER}")
_EDUCATION = FileName("Education.csv", rf"education{_NUMBER}")
_EMAILS = FileName("Email Addresses.csv", rf"email[ _]addresses{_NUMBER}")
_PHONES = FileName("PhoneNumbers.csv", rf"phone[ _]?numbers{_NUMBER}")
_CONNECTIONS = FileName("Connections.csv", rf"connections{_NUMBER}")
_FOLLOWS = FileName("Company Follows.csv", rf"company[ _]follows{_NUMBER}")
_CONTACTS = FileName("ImportedContacts.csv", rf"(imported[ _]?)?contacts{_NUMBER}")
_SHARES = FileName("Shares.csv", rf"shares{_NUMBER}")
_COMMENTS = FileName("Comments.csv", rf"comments{_NUMBER}")
_LINK = re.compile(r"https?://[^\s,\]]+|(?<=:)[\w-]+(?:\.[\w-]+)+[^\s,\]]*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b")


_MARKS = (_PROFILE, _POSITIONS, _EMAILS, _CONNECTIONS, _SHARES, _EDUCATION)


def begins(archive: Archive) -> Iterator[str]:
    """Yield the folders with a LinkedIn export: two of its files, as one alone is nobody's own."""
    for place, marks in marked(archive, _MARKS).items():
        if len(marks) > 1:
            yield place


def cannot_read(archive: Archive) -> str:
    """LinkedIn has but one form of export."""
    return ""


_NAMED = re.compile(
    r"LinkedInDataExport_(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d{4})", re.IGNORECASE
)


def describe(archive: Archive) -> ExportAbout:
    """What the export says of itself: no file of it has its day, but the name it came with has."""
    names = words_told(_column(archive, _PROFILE, "first name", "last name"))
    addresses = words_told(_column(archive, _EMAILS, "email address"))
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


def _rows(
    context: ExportContext, file: FileName, *columns: str, escapes: bool = False
) -> Iterator[Row]:
    """Yield the rows of the file, or of all its parts."""
    for name in context.files(file):
        yield from rows(context.archive, name, columns, escapes=escapes)


# The profile

_SHOWN = Audience.MEMBERS
"""Who sees these parts of a LinkedIn profile at the least: every member, without any setting.

Strangers see them too where the public profile shows them; that is in no file. Source: LinkedIn's
own help, "What people can see on your profile". Last name, birthday and contacts have settings.
"""


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Name, headline, place, text, birthday and links: one row."""
    columns = ("first name", "last name", "headline", "summary", "birth date", "websites")
    row = next(_rows(context, _PROFILE, *columns), None)
    if row is None:
        raise FileBroken(f"{_PROFILE.called} is empty")
    where = _PROFILE.called
    name = f"{row['first name']} {row['last name']}".strip()
    if name:
        yield context.listed(Fact.PROFILE_NAME, [Entry(text=name)], where)
    yield context.listed(Fact.PROFILE_HEADLINE, _entry(row["headline"], _SHOWN), where)
    yield context.listed(Fact.PROFILE_BIRTHDAY, _entry(row["birth date"], None), where)
    place = row.get("geo location") or row.get("location")
    if place is not None:
        yield context.listed(Fact.PROFILE_LOCATION, _entry(place, _SHOWN), where)
    summary = [row["summary"], *_summaries(context)]
    about = text_entries(dict.fromkeys(s for s in summary if s.strip()), "About", _SHOWN)
    yield context.listed(Fact.PROFILE_BIO, about, where)
    yield context.listed(Fact.PROFILE_LINKS, _links(row["websites"]), where)


def _summaries(context: ExportContext) -> Iterator[str]:
    """The text about the person where it stands in a file of its own."""
    if any(True for _ in found(context.archive, _SUMMARY)):
        yield from (r["profile summary"] for r in _rows(context, _SUMMARY, "profile summary"))


def _entry(words: str, audience: Audience | None) -> list[Entry]:
    return [Entry(text=words.strip(), audience=audience)] if words.strip() else []


def _links(written: str) -> list[Entry]:
    """The addresses in "[PERSONAL:https://…,OTHER:…]"; words without one are kept as they are."""
    links = [Entry(text=link, audience=_SHOWN) for link in _LINK.findall(written)]
    return links or _entry(written, _SHOWN)


def read_position_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Where the person works and worked, and what they wrote about it."""
    columns = ("company name", "title", "started on", "finished on")
    jobs = list(_rows(context, _POSITIONS, *columns))
    employers = [
        Entry(
            text=job["company name"] or job["title"],
            detail=_joined(job["title"], _dates(job["started on"], job["finished on"])),
            audience=_SHOWN,
            current=not job["finished on"].strip(),
        )
        for job in jobs
    ]
    yield context.listed(Fact.PROFILE_EMPLOYER, employers, _POSITIONS.called)
    if any("description" not in job for job in jobs):
        yield context.unread(Fact.PROFILE_BIO, f"{_POSITIONS.called} does not say what you wrote")
        return
    written = [text for job in jobs if (text := job["description"].strip())]
    texts = text_entries(written, "Experience", _SHOWN)
    yield context.listed(Fact.PROFILE_BIO, texts, _POSITIONS.called)


def _joined(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def _dates(start: str, end: str) -> str:
    return f"{start.strip()} – {end.strip() or 'present'}" if start.strip() else ""


def read_school_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Where the person studied."""
    schools = [
        Entry(
            text=row["school name"],
            detail=_joined(row.get("degree name", ""), row.get("end date", "")),
            audience=_SHOWN,
        )
        for row in _rows(context, _EDUCATION, "school name")
    ]
    yield context.listed(Fact.PROFILE_EDUCATION, schools, _EDUCATION.called)


def read_email_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The addresses of the account; the primary one is what the contact panel shows."""
    addresses = list(_rows(context, _EMAILS, "email address"))
    if not addresses:
        raise FileBroken(f"{_EMAILS.called} is empty")  # every account has one
    entries = [Entry(text=row["email address"]) for row in addresses]
    yield context.listed(Fact.ACCOUNT_EMAIL, entries, _EMAILS.called)
    primary = [r for r in addresses if r.get("primary", "").strip().casefold() == "yes"]
    if primary:
        shown = [Entry(text=row["email address"], detail="primary address") for row in primary]
        yield context.listed(Fact.CONTACT_EMAIL, shown, _EMAILS.called)


def read_phone_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The telephone numbers. LinkedIn may leave the file out where there are none."""
    entries = [
        Entry(text=_number(row), detail=row.get("type", ""))
        for row in _rows(context, _PHONES, "number")
        if row["number"].strip()
    ]
    yield context.listed(Fact.CONTACT_PHONE, entries, _PHONES.called)


def _number(row: Row) -> str:
    extension = row.get("extension", "").strip()
    return f"{row['number'].strip()} ext. {extension}" if extension else row["number"].strip()


# Connections, follows, contacts


def read_connection_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """How many connections there are, and how many of them name the school as where they work.

    What a connection studies is not in the file, so that nobody studies at the school it cannot
    show.
    """
    count = colleagues = pupils = 0
    place = context.workplace
    for row in _rows(context, _CONNECTIONS, "first name", "company", "position"):
        count += 1
        company, position = row["company"].strip(), row["position"].strip()
        if place.known and company:
            said = f"{position} at {company}" if position else f"Works at {company}"
            pupil = place.studies_here(said)
            pupils += pupil
            colleagues += not pupil and (place.works_here(said) or bool(place.employer(company)))
    where = _CONNECTIONS.called
    seen = f"{where}: {count:,} connections"
    yield context.observed(Fact.FRIENDS_COUNT, Count(count=count), seen)
    if not place.known:
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
    """The companies and schools that the person follows. Groups are in no file."""
    entries = [Entry(text=r["organization"]) for r in _rows(context, _FOLLOWS, "organization")]
    yield context.listed(Fact.MEMBERSHIPS, entries, _FOLLOWS.called)
    yield context.unread(Fact.MEMBERSHIPS, "your groups are in no file of it")


def read_contacts(context: ExportContext) -> Iterator[Observed | Unread]:
    """Whether contacts were uploaded. That none are listed does not prove that none will be."""
    count = sum(1 for _ in _rows(context, _CONTACTS, "emails"))
    if count:
        seen = f"{count:,} of your contacts are on LinkedIn"
        yield context.observed(Fact.CONTACTS_UPLOAD, True, seen)
    else:
        yield context.unread(Fact.CONTACTS_UPLOAD, "no contacts are listed, which proves nothing")


# Posts


def read_posts_and_comments(context: ExportContext) -> Iterator[Observed | Unread]:
    """Posts and comments worth reading again; who can see them is not told for sure."""
    yield from read_posts(
        context,
        _source(context, _SHARES, "sharecommentary", "Post"),
        _source(context, _COMMENTS, "message", "Comment"),
    )


def _source(context: ExportContext, file: FileName, words: str, called: str) -> PostSource:
    def posts() -> Iterator[Post]:
        # LinkedIn writes a quotation mark within a text as "" or as \".
        for row in _rows(context, file, "date", words, escapes=True):
            yield Post(row[words], _day(row["date"]), called=called)

    return posts


def _day(written: str) -> date | None:
    """Return the day of a moment as LinkedIn writes it: as 2026-07-20, in 2018 as 7/20/18."""
    iso, american = _ISO.match(written), _AMERICAN.match(written)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif american:
        month, day, year = (int(part) for part in american.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
