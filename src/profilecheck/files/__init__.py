"""Reading what the person hands over as files, without trusting any of it."""

from profilecheck.files.archive import Archive, FileBroken
from profilecheck.files.counted import Counted
from profilecheck.files.finding import FileName, found, missing_part
from profilecheck.files.opening import Joined, opened_export
from profilecheck.files.records import Json, document, records
from profilecheck.files.tables import Row, rows

__all__ = [
    "Archive",
    "Counted",
    "FileBroken",
    "FileName",
    "Joined",
    "Json",
    "Row",
    "document",
    "found",
    "missing_part",
    "opened_export",
    "records",
    "rows",
]
