"""`make bench`: how fast things are, as ratios measured in one process, and how good.

What a report asks of the person stands beside its goals, which a test holds too. Nothing here
passes or fails; machines differ, and the ratios are what can be compared.
"""

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import (
    exports,
    friends,
    keeping,
    networks,
    page,
    reading,
    reports,
    rereading,
    settings,
    starting,
)

_WIDTH = 100


async def _ratios() -> list[tuple[str, str, str]]:
    # First: the peak that the system tells of a child begins at what its parent has.
    read = exports.measure()
    with tempfile.TemporaryDirectory() as home:
        started = starting.measure(Path(home))
    return [
        *read,
        *started,
        *rereading.measure(),
        *reading.measure(),
        *settings.measure(),
        *keeping.measure(),
        *friends.measure(),
        *await networks.measure(),
        *page.measure(),
    ]


def _print(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    table = Table(*heads)
    for row in rows:
        table.add_row(*row)
    Console(width=_WIDTH).print(table)


def main() -> None:
    """Measure, and print two tables."""
    _print(("what", "measured", "ratio"), asyncio.run(_ratios()))
    heads, *rows = asyncio.run(reports.measure())
    _print(heads, rows)


if __name__ == "__main__":
    main()
