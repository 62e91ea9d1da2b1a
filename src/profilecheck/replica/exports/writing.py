"""What all made-up exports are written with: files by their names, packed as networks pack them."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

__all__ = ["MADE", "MONTHS", "Files", "as_facebook_writes", "as_json", "packed", "seconds", "table"]

Files = dict[str, bytes]
"""The content of an export by the names of its files."""

MADE = date(2026, 11, 20)
"""The day of an export where none is given."""
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def seconds(day: date) -> int:
    """Return noon of a day, in seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def packed(files: Mapping[str, bytes], made: date = MADE) -> bytes:
    """Return `files` as a ZIP file, each of the day `made`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(
                zipfile.ZipInfo(name, (made.year, made.month, made.day, 9, 0, 0)), content
            )
    return held.getvalue()


def as_json(value: object) -> bytes:
    """JSON as most networks write it."""
    return json.dumps(value, indent=2).encode()


def as_facebook_writes(value: object) -> bytes:
    """JSON in which each byte of UTF-8 stands as a letter of its own."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8").decode("latin-1")
    return json.dumps(json.loads(text), ensure_ascii=True).encode("ascii")


def table(columns: str, rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """CSV with these columns, which are written with commas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(columns.split(","))
    writer.writerows(rows)
    return text.getvalue()
