"""A page that was saved as a file, taken apart: what stood in it, and where it was saved from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["SavedPage", "SavedReply"]


@dataclass(frozen=True)
class SavedReply:
    """One answer that a page got while it was recorded, with what tells which one it is.

    `headers` are those of the request that name an operation, in lower case: never a cookie.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    sent: bytes | None
    status: int
    body: str


@dataclass(frozen=True)
class SavedPage:
    """One page of one file. `file` is what the person calls the file.

    `html` is "" where only the answers to the page's questions were recorded. `url` is the
    address it was saved from, "" where the file does not say; `saved_at` is when, as the file
    says. `styles` are style sheets by their address, as the page refers to them. `frames` are the
    documents inside it. `status` is the HTTP status, None where nothing recorded it.
    """

    file: str
    html: str
    url: str
    saved_at: datetime
    status: int | None = None
    styles: Mapping[str, str] = field(default_factory=dict)
    frames: tuple["SavedPage", ...] = ()
    replies: tuple[SavedReply, ...] = ()
