"""`make bench`: how fast and how good things are, as ratios measured in one process.

Nothing here passes or fails; machines differ, and the ratios are what can be compared.
"""

import asyncio
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import exports, friends, networks, rereading, starting

Row = tuple[str, str, str]


async def _rows() -> list[Row]:
    # First: the peak that the system tells of a child begins at what its parent has.
    read = exports.measure()
    with tempfile.TemporaryDirectory() as home:
        started = starting.measure(Path(home))
    return [
        *read,
        *started,
        *rereading.measure(),
        *await friends.measure(),
        *await networks.measure(),
    ]


def main() -> None:
    """Measure, and print a table."""
    table = Table("what", "measured", "ratio")
    for row in asyncio.run(_rows()):
        table.add_row(*row)
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
