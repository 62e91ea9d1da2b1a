"""`make proof`: pages, visits and files that are not as they should be, in a table.

Ends with exit code 1 where one was read wrongly.
"""

import argparse
import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from profilecheck.browser.visitor import Pace
from profilecheck.replica import person
from tests.auditing import Audited, audit_of, with_shorter_lists
from tests.cli.program import program, started_forker
from tests.laws.conftest import CAREFUL, EXPOSED, of_an_audit
from tests.laws.test_taking_away import FAIR
from tests.networks import open_site
from tests.proof import exported, hostile, sampled, struck
from tests.proof.proving import DRIFTED, prove
from tests.proof.table import Proved, table

_EACH = 220
"""Drifted pages of each person on each network."""
_DOCUMENT = Path(__file__).parents[2] / "docs" / "proof.md"
_BEFORE = "<!-- the latest run -->\n"
"""What stands in the document before the table."""


def main() -> int:
    """Prove, print the table, and save it where that is asked for."""
    parser = argparse.ArgumentParser(
        description="Read what is not as it should be. A number of 0 leaves a kind out."
    )
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--each", type=int, default=_EACH, help="pages of a person on a network")
    parser.add_argument("--real", type=int, default=100, help="mutants of a real page")
    parser.add_argument("--exports", type=int, default=200, help="drifts of an export")
    parser.add_argument("--faults", type=int, default=30, help="faults at a stage, by network")
    parser.add_argument("--files", type=int, default=45, help="hostile files of a kind")
    parser.add_argument("--save", action="store_true", help="write docs/proof.md anew")
    wanted = parser.parse_args()
    proved = list(_all(wanted))
    told = table(proved)
    day = datetime.now(UTC).date()
    wrong = [case for one in proved for case in one.wrong]
    print(f"{told}\n\nseed {wanted.seed}, {day}", *wrong, sep="\n")
    if wanted.save:
        _save(wanted, told, wrong)
    return 1 if wrong else 0


def _all(wanted: argparse.Namespace) -> Iterator[Proved]:
    if wanted.each:
        audits = [asyncio.run(_audit(who)) for who in (EXPOSED, CAREFUL)]
        yield from (_told(_of_network(n, audits, wanted.seed, wanted.each)) for n in FAIR)
    if wanted.real:
        yield from map(_told, _of_samples(wanted.seed, wanted.real))
    if wanted.exports:
        yield from map(_told, _of_exports(wanted.seed, wanted.exports))
    for name in FAIR if wanted.faults else ():
        yield _told(asyncio.run(struck.prove_faults(name, wanted.seed, wanted.faults)))
    files = list(_of_files(wanted.seed, wanted.files))
    yield from (read for read, _ in files)
    yield from (planted for _, planted in files if planted.mutants)


def _told(proved: Proved) -> Proved:
    """Say on the way how far it is."""
    print(f"{proved.kind}, {proved.network}: {proved.mutants}", file=sys.stderr, flush=True)
    return proved


async def _audit(who: str) -> Audited:
    return await audit_of(with_shorter_lists(person(who)), {}, Pace.REPLICA)


def _of_network(name: str, audits: Sequence[Audited], seed: int, each: int) -> Proved:
    proved = Proved(DRIFTED, name)
    for audit in audits:
        pages = of_an_audit(open_site(name), audit.captures)
        proved.add(prove(pages, FAIR[name], seed, each))
    return proved


def _of_samples(seed: int, each: int) -> Iterator[Proved]:
    """Real pages, by network; where none are at hand, that is said."""
    folder = os.environ.get("PROFILECHECK_SAMPLES")
    if not folder:
        print("real pages: skipped, as PROFILECHECK_SAMPLES names no folder of them")
        return
    by_network: dict[str, Proved] = {}
    for proved in sampled.prove_samples(Path(folder), seed, each):
        by_network.setdefault(proved.network, Proved(sampled.KIND, proved.network)).add(proved)
    yield from by_network.values()


def _of_exports(seed: int, each: int) -> Iterator[Proved]:
    """Exports of a made-up person, then real ones, where any are at hand."""
    for network, make in exported.SHAPES.items():
        yield exported.prove_export(exported.KIND, network, make(), seed, each)
    if folder := os.environ.get("PROFILECHECK_SAMPLES"):
        for network, files in exported.real_exports(Path(folder)):
            yield exported.prove_export(exported.REAL, network, files, seed, each)


def _of_files(seed: int, most: int) -> Iterator[tuple[Proved, Proved]]:
    with started_forker() as forker, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "home"
        for kind in hostile.FILES:
            yield hostile.prove_files(program(home, forker), home, folder, kind, seed, most)
            print(f"{hostile.KIND}, {kind}: {most}", file=sys.stderr, flush=True)


def _save(wanted: argparse.Namespace, told: str, wrong: Sequence[str]) -> None:
    sizes = " ".join(
        f"--{n} {getattr(wanted, n)}" for n in ("each", "real", "exports", "faults", "files")
    )
    again = f"make proof ARGS='--seed {wanted.seed} {sizes}'"
    day = datetime.now(UTC).date()
    listed = "".join(f"- `{case}`\n" for case in wrong)
    found = f"\nRead wrongly, and to be mended:\n\n{listed}" if wrong else ""
    about, mark, _ = _DOCUMENT.read_text(encoding="utf-8").partition(_BEFORE)
    run = f"\n{day}, seed {wanted.seed} (`{again}`):\n\n{told}\n{found}"
    _DOCUMENT.write_text(f"{about}{mark}{run}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
