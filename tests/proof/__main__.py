"""`make proof`: drifted pages of every replica, read; a table of what came of them.

Ends with exit code 1 where one was read wrongly.
"""

import argparse
import asyncio
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from profilecheck.browser.visitor import Pace
from profilecheck.replica import person
from tests.auditing import Audited, audit_of, with_shorter_lists
from tests.laws.conftest import CAREFUL, EXPOSED, of_an_audit
from tests.laws.test_taking_away import FAIR
from tests.networks import open_site
from tests.proof.proving import Proved, prove

_EACH = 220
"""Drifted pages of each person on each network."""
_DOCUMENT = Path(__file__).parents[2] / "docs" / "proof.md"
_ABOUT = """# The proof

`make proof` audits two made-up people on every replica, lets the pages that it saw drift, and reads
them again. Half are changed in one part: a key, an element, an attribute or a word is taken away,
emptied, renamed, wrapped, exchanged with its neighbour, contradicted, made unknown, or covered by a
hidden copy. Half are changed as a whole: in another order, nested deeper, with a decoy or a dialog,
in another language, cut anywhere, or garbled.

*Right* is what says the same as before, or no less than is true. *Unread* is what says of something
that it could not be read. *Wrong* is what turned green, said less than is true as if it were all,
invented an exposure, or made a reader raise an error. One wrong ends the command with exit code 1.
A part that may honestly be missing, as an empty list may, proves nothing and is not counted.

"""


def main() -> int:
    """Prove, print the table, and save it where that is asked for."""
    parser = argparse.ArgumentParser(description="Read drifted pages of every replica.")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--each", type=int, default=_EACH, help="pages of a person on a network")
    parser.add_argument("--save", action="store_true", help="write docs/proof.md anew")
    wanted = parser.parse_args()
    audits = [asyncio.run(_audit(who)) for who in (EXPOSED, CAREFUL)]
    proved = [_of_network(name, audits, wanted.seed, wanted.each) for name in FAIR]
    table = "\n".join(_table(proved))
    day = datetime.now(UTC).date()
    print(f"{table}\n\nseed {wanted.seed}, {day}")
    wrong = [told for one in proved for told in one.wrong]
    print(*wrong, sep="\n")
    if wanted.save:
        again = f"--seed {wanted.seed} --each {wanted.each}"
        said = f"{_ABOUT}{day}, seed {wanted.seed} (`make proof ARGS='{again}'`):\n\n"
        found = "".join(f"- `{told}`\n" for told in wrong)
        told_of = f"\nRead wrongly, and to be mended:\n\n{found}" if wrong else ""
        _DOCUMENT.write_text(f"{said}{table}\n{told_of}", encoding="utf-8")
    return 1 if wrong else 0


async def _audit(who: str) -> Audited:
    return await audit_of(with_shorter_lists(person(who)), {}, Pace.REPLICA)


def _of_network(name: str, audits: Sequence[Audited], seed: int, each: int) -> Proved:
    proved = Proved(name)
    for audit in audits:
        pages = of_an_audit(open_site(name), audit.captures)
        proved.add(prove(pages, FAIR[name], seed, each))
    return proved


def _table(proved: list[Proved]) -> list[str]:
    rows = [(p.network, [p.mutants, p.right, p.unread, len(p.wrong)]) for p in proved]
    rows.append(("all", [sum(column) for column in zip(*(n for _, n in rows), strict=True)]))
    return [
        "| network | mutants | right | unread | wrong |",
        "|---|---:|---:|---:|---:|",
        *(f"| {name} | {' | '.join(f'{n:,}' for n in numbers)} |" for name, numbers in rows),
    ]


if __name__ == "__main__":
    sys.exit(main())
