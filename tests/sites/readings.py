"""What the tests of every network share: a page as captured, and what its adapter read from it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from profilecheck.browser.capture import Capture, Frame, ListEnd, Reply
from profilecheck.model import Observed, Unread
from profilecheck.school import School, SchoolMatcher
from profilecheck.sites.reading import read_page
from profilecheck.sites.site import OpenSite, Page
from profilecheck.vocabulary import Fact, Source, UnreadReason, Viewpoint

OAKFIELD = SchoolMatcher(
    School(
        names=("Oakfield Primary School",),
        email_domains=("oakfield.leeds.sch.uk",),
        phones=("0113 496 0123",),
        town="Leeds",
    )
)
NO_SCHOOL = SchoolMatcher(None)
TAKEN = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

Readings = Sequence[Observed | Unread]


def capture_of(
    html: str,
    url: str,
    *,
    viewpoint: Viewpoint = Viewpoint.OWNER,
    taken_at: datetime = TAKEN,
    status: int | None = 200,
    replies: tuple[Reply, ...] = (),
    frames: tuple[Frame, ...] = (),
    list_end: ListEnd = ListEnd.NOT_A_LIST,
    blocked: tuple[str, ...] = (),
) -> Capture:
    """The page as it was captured."""
    return Capture(
        url=url,
        html=html,
        taken_at=taken_at,
        viewpoint=viewpoint,
        status=status,
        replies=replies,
        frames=frames,
        list_end=list_end,
        blocked=blocked,
    )


def page_of(site: OpenSite, page_id: str) -> Page:
    """The adapter's page of that id."""
    return next(p for p in site.pages if p.id == page_id)


def read_from(
    site: OpenSite,
    page_id: str,
    seen: Capture,
    *,
    account_id: str | None,
    matcher: SchoolMatcher = OAKFIELD,
    session: str = "",
    earlier: Iterable[Observed | Unread] = (),
    source: Source = Source.LIVE,
) -> tuple[Observed | Unread, ...]:
    """Everything the adapter reads from the page."""
    return read_page(
        site,
        page_of(site, page_id),
        seen,
        matcher=matcher,
        account_id=account_id,
        session=session,
        earlier=earlier,
        source=source,
    )


def all_of(fact: Fact, readings: Readings) -> list[Observed | Unread]:
    """Every reading of `fact`."""
    return [r for r in readings if r.fact is fact]


def of(fact: Fact, readings: Readings) -> Observed | Unread:
    """The one reading of `fact`."""
    (only,) = all_of(fact, readings)
    return only


def part(fact: Fact, readings: Readings) -> Any:
    """The value of what was read of `fact`, beside which one reading says that it is not all."""
    told, rest = all_of(fact, readings)
    assert isinstance(told, Observed), told
    assert isinstance(rest, Unread), rest
    return told.value


def value(fact: Fact, readings: Readings) -> Any:
    """The value of the one reading of `fact`, which must be an observation."""
    only = of(fact, readings)
    assert isinstance(only, Observed), only
    return only.value


def texts(fact: Fact, readings: Readings) -> list[str]:
    """The texts of the entries read for `fact`."""
    return [entry.text for entry in value(fact, readings).entries]


def reason(fact: Fact, readings: Readings) -> UnreadReason:
    """Why `fact` is unread; it must be, and nothing else is said of it."""
    only = of(fact, readings)
    assert isinstance(only, Unread), only
    return only.reason


def observed(readings: Readings) -> list[Observed]:
    """The observations among the readings."""
    return [r for r in readings if isinstance(r, Observed)]


def values(readings: Readings) -> dict[Fact, Any]:
    """The values that were observed."""
    return {r.fact: r.value for r in observed(readings)}


def reasons(readings: Readings) -> set[UnreadReason]:
    """Why nothing was observed; nothing must be."""
    assert observed(readings) == []
    return {r.reason for r in readings if isinstance(r, Unread)}
