"""What reading a settings page costs, held against parsing it: processor time, in one process."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from profilecheck.browser.capture import Capture
from profilecheck.school import SchoolMatcher
from profilecheck.sites.reading import read_page
from tests.sites import pages

Row = tuple[str, str, str]
_ITEMS = 400
_ROUNDS = 10
_PAGE = "settings_find"


def measure() -> list[Row]:
    """Return the rows of the table."""
    shown = _page()
    parsing = _least(lambda seen: seen.tree.css("x"), shown)
    reading = _least(_read, shown)
    what = f"processor time of reading a settings page with {_ITEMS} menu items, of parsing it"
    measured = f"{reading * 1000:.1f} ms of {parsing * 1000:.1f} ms"
    return [(what, measured, f"{reading / parsing:.1f}")]


def _page() -> Capture:
    menu = "".join(f'<li><a href="/{n}"><span>Menu item {n}</span></a></li>' for n in range(_ITEMS))
    return pages.settings(
        "How people find and contact you",
        f"<nav><ul>{menu}</ul></nav>",
        pages.row("Who can send you friend requests?", "Everyone"),
        pages.row("Who can see your friends list?", "Only me"),
        pages.row("Who can look you up using the email address you provided?", "Friends"),
        pages.row("Who can look you up using the phone number you provided?", "Friends"),
        pages.switch(
            "Do you want search engines outside of Facebook to link to your profile?", on=False
        ),
        pages.row("Friends of friends on Facebook", "Chats", button=""),
        pages.row("Others on Facebook", "Message requests", button=""),
    )


def _read(seen: Capture) -> None:
    page = pages.page(_PAGE)
    read_page(pages.FACEBOOK, page, seen, matcher=SchoolMatcher(None), account_id=pages.ME)


def _least(work: Callable[[Capture], object], shown: Capture) -> float:
    """Return the least processor time of some rounds, each on a page of its own, in seconds."""
    spent: list[float] = []
    for number in range(_ROUNDS):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
        seen = Capture(url=shown.url, html=shown.html, taken_at=at, status=200)
        begun = time.process_time()
        work(seen)
        spent.append(time.process_time() - begun)
    return min(spent)
