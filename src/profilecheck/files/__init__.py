"""Reading what the person hands over as files, without trusting any of it."""

from profilecheck.files.archive import Archive, FileBroken, ListMissing, TwoVersions
from profilecheck.files.counted import Counted
from profilecheck.files.finding import (
    FileName,
    found,
    is_of_the_system,
    marked,
    missing_part,
    shown_name,
)
from profilecheck.files.joining import Joined, WithEarlier, Within, digest
from profilecheck.files.labelled import labelled
from profilecheck.files.opening import PACKED, opened_export, opened_within
from profilecheck.files.records import (
    Json,
    assigned,
    document,
    keys_of,
    records,
    texts_at,
    values_at,
)
from profilecheck.files.tables import Row, columns_of, rows
from profilecheck.files.texts import is_blank, opened_in_utf8, opened_text

__all__ = [
    "PACKED",
    "Archive",
    "Counted",
    "FileBroken",
    "FileName",
    "Joined",
    "Json",
    "ListMissing",
    "Row",
    "TwoVersions",
    "WithEarlier",
    "Within",
    "assigned",
    "columns_of",
    "digest",
    "document",
    "found",
    "is_blank",
    "is_of_the_system",
    "keys_of",
    "labelled",
    "marked",
    "missing_part",
    "opened_export",
    "opened_in_utf8",
    "opened_text",
    "opened_within",
    "records",
    "rows",
    "shown_name",
    "texts_at",
    "values_at",
]
