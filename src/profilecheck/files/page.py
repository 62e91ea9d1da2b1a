"""A page that was saved as a file, taken apart: what stood in it, and where it was saved from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from profilecheck.errors import InputError

__all__ = ["ONE_SITTING", "SavedPage", "SavedReply", "day_of_saving"]

ONE_SITTING = timedelta(days=1)
"""Files of one page that were saved within this time show it in the same state."""

_FIRST_DAY = datetime(1990, 1, 1, tzinfo=UTC)
"""No page is older. A moment of year 1 would end whoever counts back from it."""

_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|"
    r"td|tfoot|th|thead|tr|track|wbr)\b)[a-z]",
    re.IGNORECASE,
)
"""A tag of an element that has to be closed. Source: the HTML standard, "optional tags"."""
_DEEPEST = 10_000
"""Elements within each other; real pages stay below a hundred, and browsers stop at 512."""


@dataclass(frozen=True)
class SavedReply:
    """One answer that a page got while it was recorded, with what identifies it.

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
    documents inside it. `status` is the HTTP status, None where nothing recorded it. `single_file`
    is True for a page that was saved as a single file, without the data that stood in its scripts.
    """

    file: str
    html: str
    url: str
    saved_at: datetime
    status: int | None = None
    styles: Mapping[str, str] = field(default_factory=dict)
    frames: tuple["SavedPage", ...] = ()
    replies: tuple[SavedReply, ...] = ()
    single_file: bool = False

    def __post_init__(self) -> None:
        """Refuse a page that would keep whoever takes it apart busy for hours.

        Raises:
            InputError: its elements stand within each other too deeply.
        """
        if _is_too_deep(self.html):
            raise InputError(f"{self.file}: this page is built too deeply to be read.")


def day_of_saving(said: datetime | None, file_is_of: datetime) -> datetime:
    """Return when a page was saved, as it says itself; where that cannot be, as its file says."""
    return said if said is not None and _FIRST_DAY <= said <= file_is_of else file_is_of


def _is_too_deep(html: str) -> bool:
    depth = 0
    for match in _TAG.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False
