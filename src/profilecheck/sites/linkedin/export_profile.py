"""LinkedIn's export: the texts of the profile itself, with positions, schools and addresses.

Every column is read that others can see; one that is not known leaves the profile's text open.
"""

import re
from collections.abc import Iterator

from profilecheck.files import FileBroken, Row, found, is_blank
from profilecheck.model import Entry, Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.linkedin.export import (
    EDUCATION,
    EMAILS,
    PHONES,
    POSITIONS,
    PROFILE,
    SHOWN_TO_MEMBERS,
    SUMMARY,
    is_there,
    table_rows,
    unknown_columns,
)
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Audience, Fact

__all__ = [
    "joined",
    "links_in",
    "read_email_file",
    "read_phone_file",
    "read_position_file",
    "read_profile_file",
    "read_school_file",
]

_PROFILE_COLUMNS = ("first name", "last name", "headline", "summary", "birth date", "websites")
_PLACE_COLUMNS = ("geo location", "location")
_MORE_OF_PROFILE = (
    *_PLACE_COLUMNS,
    "maiden name",
    "address",
    "industry",
    "zip code",
    "twitter handles",
    "instant messengers",
    "contact instructions",
)
_POSITION_COLUMNS = ("company name", "title", "started on", "finished on")
_SCHOOL_COLUMNS = ("start date", "end date", "notes", "degree name", "activities")
_LINK = re.compile(r"https?://[^\s,\]]+|(?<=:)[\w-]+(?:\.[\w-]+)+[^\s,\]]*")
_KIND = re.compile(r"(?P<kind>[A-Za-z][A-Za-z_ ]{1,30}):(?!//)(?P<rest>.*)", re.DOTALL)
_KINDS = frozenset({"PERSONAL", "COMPANY", "BLOG", "RSS", "RSS_FEED", "PORTFOLIO", "OTHER"})
"""LinkedIn's own words for a page. Others in capitals may be a name, as a school's initials."""
_NUMBER = re.compile(r"\+?(?:[\d(][\W_]{0,3}){7,}[\d)]*")


def read_profile_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Names, headline, places, text, birthday, links and messengers: one row."""
    table = table_rows(context, PROFILE, _PROFILE_COLUMNS)
    row = next(table, None)
    if row is None:
        raise FileBroken(f"{PROFILE.called} is empty")
    if any(other != row for other in table):
        raise FileBroken(f"{PROFILE.called} says two things")
    where, headline = PROFILE.called, _entry(row["headline"], SHOWN_TO_MEMBERS)
    yield from _names(context, row)
    yield context.listed(Fact.PROFILE_HEADLINE, headline, where)
    yield context.listed(Fact.PROFILE_BIRTHDAY, _entry(row["birth date"], None), where)
    yield from _places(context, row)
    yield context.listed(Fact.PROFILE_BIO, _texts(context, row), where)
    yield context.listed(Fact.PROFILE_LINKS, _links(row), where)
    yield from _messengers(context, row)
    yield from unknown_columns(context, PROFILE, [row], (*_PROFILE_COLUMNS, *_MORE_OF_PROFILE))


def _names(context: ExportContext, row: Row) -> Iterator[Observed]:
    if name := f"{row['first name']} {row['last name']}".strip():
        former = _entry(row.get("maiden name", ""), None, "Former name")
        yield context.listed(Fact.PROFILE_NAME, [Entry(text=name), *former], PROFILE.called)


def _places(context: ExportContext, row: Row) -> Iterator[Observed | Unread]:
    """Where the person lives; the address is under “Contact info”, its audience is not known."""
    entries = [
        *(e for c in _PLACE_COLUMNS for e in _entry(row.get(c, ""), SHOWN_TO_MEMBERS)),
        *_entry(row.get("address", ""), None, "Address"),
        *_entry(row.get("zip code", ""), None, "Postcode"),
    ]
    yield context.listed(Fact.PROFILE_LOCATION, entries, PROFILE.called)
    if not any(column in row for column in _PLACE_COLUMNS):
        yield context.unread(Fact.PROFILE_LOCATION, f"{PROFILE.called} has no column for a place")


def _texts(context: ExportContext, row: Row) -> list[Entry]:
    summary = [row["summary"], *_summaries(context)]
    instructions = row.get("contact instructions", "").strip()
    return [
        *text_entries(dict.fromkeys(s for s in summary if s.strip()), "About", SHOWN_TO_MEMBERS),
        *text_entries([instructions] if instructions else [], "Contact instructions", None),
        *_entry(row.get("industry", ""), SHOWN_TO_MEMBERS, "Industry"),
    ]


def _summaries(context: ExportContext) -> Iterator[str]:
    """The text about the person, where it has a file of its own: often one without a letter.

    It stands among the columns of the profile as well.
    """
    if not all(is_blank(context.archive, name) for name in found(context.archive, SUMMARY)):
        rows = table_rows(context, SUMMARY, ("profile summary",))
        yield from (r["profile summary"] for r in rows)


def _entry(words: str, audience: Audience | None, detail: str = "") -> list[Entry]:
    words = words.strip()
    return [Entry(text=words, detail=detail, audience=audience)] if words else []


def _links(row: Row) -> list[Entry]:
    handles = [
        Entry(text=handle, detail="X (Twitter)") for _, handle in _items(row, "twitter handles")
    ]
    return links_in(row["websites"]) + handles


def links_in(written: str) -> list[Entry]:
    """The addresses in "[PERSONAL:https://…,OTHER:…]"; words without one are kept as they are.

    So are words beside them, as the name that the person gave a page of theirs.
    """
    links = [Entry(text=link, audience=SHOWN_TO_MEMBERS) for link in _LINK.findall(written)]
    beside = [words for piece in _LINK.split(written) if (words := piece.strip("[]:, \n"))]
    named = _entry(", ".join(w for w in beside if w not in _KINDS), SHOWN_TO_MEMBERS)
    return links + named if links else _entry(written, SHOWN_TO_MEMBERS)


def _items(row: Row, column: str) -> Iterator[tuple[str, str]]:
    """Yield the things in "[SKYPE:somebody,ICQ:123]", each with its kind, "" where it has none."""
    for item in row.get(column, "").strip().strip("[]").split(","):
        match = _KIND.fullmatch(item.strip())
        kind, words = (match["kind"], match["rest"]) if match else ("", item)
        if words.strip():
            yield kind.capitalize(), words.strip()


def _messengers(context: ExportContext, row: Row) -> Iterator[Observed]:
    """Instant messengers, by their words: an address, a number, or a name on a service."""
    by_fact: dict[Fact, list[Entry]] = {}
    for kind, words in _items(row, "instant messengers"):
        fact = Fact.PROFILE_LINKS
        if "@" in words.lstrip("@"):
            fact = Fact.CONTACT_EMAIL
        elif _NUMBER.fullmatch(words):
            fact = Fact.CONTACT_PHONE
        by_fact.setdefault(fact, []).append(Entry(text=words, detail=kind or "Instant messenger"))
    for fact, entries in by_fact.items():
        yield context.listed(fact, entries, PROFILE.called)


def read_position_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Where the person works and worked, and what they wrote about it."""
    jobs = list(table_rows(context, POSITIONS, _POSITION_COLUMNS))
    employers = [
        Entry(
            text=job["company name"].strip() or job["title"],
            detail=joined(
                job["title"],
                _dates(job["started on"], job["finished on"]),
                job.get("location", ""),
            ),
            audience=SHOWN_TO_MEMBERS,
            current=not job["finished on"].strip(),
        )
        for job in jobs
    ]
    yield context.listed(Fact.PROFILE_EMPLOYER, employers, POSITIONS.called)
    if any("description" not in job for job in jobs):
        yield context.unread(Fact.PROFILE_BIO, f"{POSITIONS.called} does not say what you wrote")
        return
    written = [text for job in jobs if (text := job["description"].strip())]
    texts = text_entries(written, "Experience", SHOWN_TO_MEMBERS)
    yield context.listed(Fact.PROFILE_BIO, texts, POSITIONS.called)
    known = (*_POSITION_COLUMNS, "description", "location")
    yield from unknown_columns(context, POSITIONS, jobs, known)


def joined(*parts: str) -> str:
    """Return the parts that have words, with commas between them."""
    return ", ".join(part.strip() for part in parts if part.strip())


def _dates(start: str, end: str) -> str:
    return f"{start.strip()} – {end.strip() or 'present'}" if start.strip() else ""


def read_school_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """Where the person studied, and what they wrote about it."""
    try:
        schools = list(table_rows(context, EDUCATION, ("school name",)))
    except FileBroken as broken:
        if is_there(context.archive, EDUCATION):
            yield context.unread(Fact.PROFILE_BIO, str(broken))
        raise
    entries = [
        Entry(
            text=row["school name"],
            detail=joined(row.get("degree name", ""), row.get("end date", "")),
            audience=SHOWN_TO_MEMBERS,
        )
        for row in schools
    ]
    yield context.listed(Fact.PROFILE_EDUCATION, entries, EDUCATION.called)
    columns = ("notes", "activities")
    written = [words for row in schools for c in columns if (words := row.get(c, "").strip())]
    if written:
        texts = text_entries(written, "Education", SHOWN_TO_MEMBERS)
        yield context.listed(Fact.PROFILE_BIO, texts, EDUCATION.called)
    yield from unknown_columns(context, EDUCATION, schools, ("school name", *_SCHOOL_COLUMNS))


def read_email_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The addresses of the account; the primary one is what the contact panel shows."""
    table = table_rows(context, EMAILS, ("email address",))
    addresses = [row for row in table if row["email address"].strip()]
    if not addresses:
        raise FileBroken(f"{EMAILS.called} is empty")  # every account has one
    entries = [Entry(text=row["email address"]) for row in addresses]
    yield context.listed(Fact.ACCOUNT_EMAIL, entries, EMAILS.called)
    primary = [r for r in addresses if r.get("primary", "").strip().casefold() == "yes"]
    if primary:
        shown = [Entry(text=row["email address"], detail="primary address") for row in primary]
        yield context.listed(Fact.CONTACT_EMAIL, shown, EMAILS.called)


def read_phone_file(context: ExportContext) -> Iterator[Observed | Unread]:
    """The telephone numbers. LinkedIn may leave the file out where there are none."""
    entries = [
        Entry(text=_number(row), detail=row.get("type", ""))
        for row in table_rows(context, PHONES, ("number",))
        if row["number"].strip()
    ]
    yield context.listed(Fact.CONTACT_PHONE, entries, PHONES.called)


def _number(row: Row) -> str:
    extension = row.get("extension", "").strip()
    return f"{row['number'].strip()} ext. {extension}" if extension else row["number"].strip()
