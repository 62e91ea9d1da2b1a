"""LinkedIn's export: the sections of a profile that have a file each, and recommendations.

LinkedIn leaves out the file of an empty section. Whoever else stands in one is not named here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from profilecheck.files import FileBroken, FileName, Row, shown_name
from profilecheck.model import Observed, Unread
from profilecheck.sites.export import ExportContext
from profilecheck.sites.linkedin.export import (
    PROFILE,
    SHOWN_TO_MEMBERS,
    is_there,
    table_rows,
    unknown_columns,
)
from profilecheck.sites.linkedin.export_profile import joined, links_in
from profilecheck.sites.long_text import text_entries
from profilecheck.vocabulary import Fact, UnreadReason

__all__ = ["read_sections"]


@dataclass(frozen=True)
class _Section:
    """A section: its file, its heading, and its columns.

    The first of `words` is in every layout; `link` holds an address; of `passed_over`, days and
    numbers, nothing is read.
    """

    called: str
    pattern: str
    heading: str
    words: tuple[str, ...]
    link: str = ""
    passed_over: tuple[str, ...] = ()

    @property
    def file(self) -> FileName:
        return FileName(self.called, rf"{self.pattern}(_\d+)?\.csv")

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.words, self.link, *self.passed_over)


_DATES = ("started on", "finished on")
_SECTIONS = (
    _Section("Projects.csv", "projects", "Project", ("title", "description"), "url", _DATES),
    _Section(
        "Volunteering.csv",
        r"volunteering([ _]experiences?)?",
        "Volunteering",
        ("company name", "role", "cause", "description"),
        passed_over=_DATES,
    ),
    _Section(
        "Honors.csv",
        r"honors([ _](and|&)[ _]awards)?",
        "Honour",
        ("title", "description"),
        passed_over=("issued on",),
    ),
    _Section(
        "Certifications.csv",
        "certifications",
        "Licence or certificate",
        ("name", "authority"),
        "url",
        (*_DATES, "license number"),
    ),
    _Section("Courses.csv", "courses", "Course", ("name",), passed_over=("number",)),
    _Section("Languages.csv", "languages", "Language", ("name", "proficiency")),
    _Section("Skills.csv", "skills", "Skill", ("name",)),
    _Section(
        "Publications.csv",
        "publications",
        "Publication",
        ("name", "publisher", "description"),
        "url",
        ("published on",),
    ),
    _Section(
        "Patents.csv",
        "patents",
        "Patent",
        ("title", "description"),
        "url",
        ("patent number", "application number", "issued on", "filed on", "filing date", "issuer"),
    ),
    _Section(
        "Organizations.csv",
        "organizations",
        "Organisation",
        ("name", "position", "description"),
        passed_over=_DATES,
    ),
    _Section(
        "TestScores.csv",
        r"test[ _]?scores",
        "Test score",
        ("name", "description"),
        passed_over=("date", "score"),
    ),
    _Section(
        "Causes You Care About.csv",
        r"causes[ _]you[ _]care[ _]about",
        "Cause",
        ("supported cause",),
    ),
    _Section("Services.csv", "services", "Service", ("service name", "description")),
)
_RECOMMENDATIONS = (
    ("Recommendations_Received.csv", r"recommendations[ _]received", "Recommendation you received"),
    ("Recommendations_Given.csv", r"recommendations[ _]given", "Recommendation you gave"),
)
_LARGER = FileName(
    "Ad_Targeting.csv",
    r"(shares|comments|reactions|votes|ad[ _]targeting|logins|search[ _]?queries"
    r"|security[ _]challenges|inferences[ _]about[ _]you|rich[ _]media)(_\d+)?\.csv",
)
"""Files of the larger archive, which holds all there is. Without it one ticks what one wants, and
recommendations are a thing of their own there, beside the profile."""
_NOT_ASKED_FOR = "recommendations are in no file of it, and may not have been asked for"
_OF_RECOMMENDATION = ("first name", "last name", "company", "job title", "text", "creation date")
_HIDDEN = frozenset({"hidden", "pending", "declined", "deleted", "draft", "ignored"})

_NAMES = re.compile(r"[\w'’-]+")

_NO_SECTIONS = re.compile(
    r"(profile([ _]summary)?|positions|education|email[ _]addresses"
    r"|(whatsapp[ _])?phone[ _]?numbers|connections"
    r"|(company|member|hashtag|people|school|newsletter)[ _]follows?"
    r"|(imported[ _]?)?contacts|shares|comments|rich[ _]media|group[ _](posts|comments)|groups?"
    r"|endorsement[ _](given|received)[ _]info|endorsements?|\w*messages?|invitations|registration"
    r"|reactions|likes|votes|instant[ _]?reposts|saved[ _]?\w*([ _]\w+)?|search[ _]?queries|events"
    r"|ad[ _]targeting|ads?[ _]clicked|[\w ]+[ _]ads?[ _]engagement|inferences[ _]about[ _]you"
    r"|logins|security[ _]challenges|account[ _]status[ _]history|name[ _]updates?"
    r"|receipts(_v\d)?|verif(ications?|ied\w+)|private[ _]identity[ _]asset|learning\w*"
    r"|(job|online[ _]job)[ _].*|reviews|providers|engagements|opportunities|publicprofile)"
    r"(_?\d+)?\.csv",
    re.IGNORECASE,
)
"""The other files that are known to be in an export: read elsewhere, or seen by nobody else."""


def read_sections(context: ExportContext) -> Iterator[Observed | Unread]:
    """Read the sections below positions and education."""
    known = [s for s in _SECTIONS if is_there(context.archive, s.file)]
    if not known and any(True for _ in table_rows(context, PROFILE, ("first name",))):
        # Only beside a profile that is whole is a section without a file an empty one.
        yield context.listed(Fact.PROFILE_BIO, (), "Other sections of the profile")
    for section in known:
        yield from _section(context, section)
    files = [(FileName(c, rf"{p}(_\d+)?\.csv"), heading) for c, p, heading in _RECOMMENDATIONS]
    there = [(file, heading) for file, heading in files if is_there(context.archive, file)]
    for file, heading in there:
        yield from _recommendations(context, file, heading)
    if not there and not is_there(context.archive, _LARGER):
        yield context.unread(Fact.PROFILE_BIO, _NOT_ASKED_FOR)
    for name in _unknown_files(context):
        yield context.unread(Fact.PROFILE_BIO, f"{name} is a file that we do not know")


def _section(context: ExportContext, section: _Section) -> Iterator[Observed | Unread]:
    try:
        table = list(table_rows(context, section.file, section.words[:1]))
    except FileBroken as broken:
        yield context.unread(Fact.PROFILE_BIO, str(broken))
        return
    written = [words for row in table if (words := _words(row, section))]
    texts = [
        e for words in written for e in text_entries([words], section.heading, SHOWN_TO_MEMBERS)
    ]
    yield context.listed(Fact.PROFILE_BIO, texts, section.called)
    links = [e for row in table if section.link for e in links_in(row.get(section.link, ""))]
    if links:
        yield context.listed(Fact.PROFILE_LINKS, links, section.called)
    yield from unknown_columns(context, section.file, table, section.columns)


def _words(row: Row, section: _Section) -> str:
    return joined(*(row.get(column, "") for column in section.words))


def _recommendations(
    context: ExportContext, file: FileName, heading: str
) -> Iterator[Observed | Unread]:
    """What a recommendation says, and the post of whoever wrote it, without anybody's name."""
    try:
        table = list(table_rows(context, file, ("first name", "last name", "text")))
    except FileBroken as broken:
        yield context.unread(Fact.PROFILE_BIO, str(broken))
        return
    texts = [
        entry
        for row in table
        if row.get("status", "").strip().casefold() not in _HIDDEN
        for entry in text_entries([_without_names(row)], heading, SHOWN_TO_MEMBERS)
        if entry.text.strip()
    ]
    yield context.listed(Fact.PROFILE_BIO, texts, file.called)
    if any(context.matcher.in_text(f"{row['first name']} {row['last name']}") for row in table):
        # Whose name it is, is not kept: the person looks.
        where = f"in the place of a name in {file.called}"
        yield context.unread(Fact.PROFILE_BIO, where, UnreadReason.SCHOOL_NAMED)
    yield from unknown_columns(context, file, table, (*_OF_RECOMMENDATION, "status"))


def _without_names(row: Row) -> str:
    text = joined(row.get("job title", ""), row.get("company", ""), row["text"])
    written = f"{row['first name']} {row['last name']}"  # as “Quill, MSc” as well
    names = [name for name in _NAMES.findall(written) if len(name) > 1]
    if not names:
        return text
    pattern = "|".join(re.escape(name) for name in names)
    return re.sub(rf"\b(?:{pattern})\b", "…", text, flags=re.IGNORECASE)


def _unknown_files(context: ExportContext) -> Iterator[str]:
    """Yield the tables that may be a section of the profile, and are none that we know.

    Sections stand right where the export begins; in folders are jobs, services and the like.
    """
    ours = [section.file.fits for section in _SECTIONS]
    ours += [FileName(c, rf"{p}(_\d+)?\.csv").fits for c, p, _ in _RECOMMENDATIONS]
    for name in (n for n in context.archive.names() if "/" not in n):
        known = _NO_SECTIONS.fullmatch(name) or any(fits.fullmatch(name) for fits in ours)
        if not known and name.casefold().endswith(".csv") and not name.startswith("._"):
            yield shown_name(name)
