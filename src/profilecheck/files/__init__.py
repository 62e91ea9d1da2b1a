"""Reading what the person hands over as files, without trusting any of it."""

from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.counted import Counted
from profilecheck.files.finding import FileName, found, marked, missing_part, shown_name
from profilecheck.files.opening import Joined, Within, opened_export
from profilecheck.files.records import Json, document, records
from profilecheck.files.tables import Row, columns_of, rows

__all__ = [
    "Archive",
    "Counted",
    "FileBroken",
    "FileName",
    "Joined",
    "Json",
    "Row",
    "Within",
    "columns_of",
    "document",
    "found",
    "marked",
    "missing_part",
    "opened_export",
    "records",
    "rows",
    "shown_name",
]
