"""What an audit writes to the disk while it goes on, held against writing all anew at each page."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from profilecheck.browser.capture import Capture
from profilecheck.model import Snapshot
from profilecheck.sites import known_sites
from profilecheck.sites.reading import unread_page
from profilecheck.sites.site import OpenSite
from profilecheck.sources import Gathering
from profilecheck.store.growing import growing
from profilecheck.store.runs import Run
from profilecheck.store.store import Store
from profilecheck.vocabulary import UnreadReason

Row = tuple[str, str, str]
_AT = datetime(2026, 3, 9, 19, 30, tzinfo=UTC)


def measure() -> list[Row]:
    """Return the rows of the table."""
    snapshots = list(_after_each_page())
    whole = _written(snapshots, lambda run: nullcontext(run.keep))
    in_steps = _written(snapshots, growing)
    return [
        (
            f"bytes that an audit of {len(snapshots) - 1} pages writes, over all anew at each page",
            f"{in_steps / 2**20:.2f} MiB over {whole / 2**20:.2f} MiB",
            f"{in_steps / whole:.2f}",
        )
    ]


@dataclass(frozen=True)
class _CountedRun(Run):
    """A run that notes the bytes of what it writes."""

    written: list[int] = field(default_factory=list)

    def _write(self, name: str, content: str) -> None:
        self.written.append(len(content.encode("utf-8")))
        super()._write(name, content)


_Growing = Callable[[Run], AbstractContextManager[Callable[[Snapshot], object]]]


def _written(snapshots: list[Snapshot], growing_in: _Growing) -> int:
    """Bytes that are written for all of them, one after another."""
    with tempfile.TemporaryDirectory() as home:
        run = _CountedRun(Store(Path(home), lambda _: None), Path(home) / "run")
        with growing_in(run) as keep:
            for snapshot in snapshots:
                keep(snapshot)
        return sum(run.written)


def _after_each_page() -> Iterator[Snapshot]:
    """The snapshot of every network that is opened, as it grows page by page; the last is whole."""
    sites = [site for site in known_sites() if isinstance(site, OpenSite)]
    gatherings = [Gathering(site) for site in sites]

    def now(*, finished: bool) -> Snapshot:
        accounts = tuple(gathering.account() for gathering in gatherings)
        return Snapshot(program="bench", taken_at=_AT, finished=finished, accounts=accounts)

    for site, gathering in zip(sites, gatherings, strict=True):
        for page, viewpoint in gathering.open_steps:
            seen = Capture(url=page.url, html="", taken_at=_AT, viewpoint=viewpoint, status=200)
            gathering.visited(page.id, page.title, seen, None)
            told = unread_page(site, page, viewpoint, UnreadReason.UNKNOWN_WORDING, url=page.url)
            gathering.add(page, viewpoint, told)
            yield now(finished=False)
    yield now(finished=True)
