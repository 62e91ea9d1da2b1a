"""What was proved, counted: the table of the proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.laws.taking_away import Came

__all__ = ["Proved", "table"]


@dataclass
class Proved:
    """What came of the cases of one kind on one network; `wrong` is told in words."""

    kind: str
    network: str
    right: int = 0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        """How many were tried."""
        return self.right + self.unread + len(self.wrong)

    def count(self, came: Came, case: object, told: str) -> None:
        """Count one case, which came to `came` and told that where it is wrong."""
        if came is Came.RIGHT:
            self.right += 1
        elif came is Came.UNREAD:
            self.unread += 1
        else:
            self.wrong.append(f"{self.kind}, {self.network}: {case}: {came}: {told}")

    def add(self, other: "Proved") -> None:
        """Count the cases of another in."""
        self.right += other.right
        self.unread += other.unread
        self.wrong += other.wrong


def table(proved: Sequence[Proved]) -> str:
    """Return the table as Markdown, with a line for the sum of each kind and of all."""
    lines = [
        "| what | network | mutants | right | unread | wrong |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for kind in dict.fromkeys(one.kind for one in proved):
        of_kind = [one for one in proved if one.kind == kind]
        lines += [_line(kind, one.network, [one]) for one in of_kind]
        if len(of_kind) > 1:
            lines.append(_line(kind, "all", of_kind))
    return "\n".join([*lines, _line("all", "", proved)])


def _line(kind: str, network: str, proved: Iterable[Proved]) -> str:
    numbers = [(one.mutants, one.right, one.unread, len(one.wrong)) for one in proved]
    total = (sum(column) for column in zip(*numbers, strict=True))
    return f"| {kind} | {network} | {' | '.join(f'{n:,}' for n in total)} |"
