"""The room's result: from one report to a summary without names, and from summaries to bars.

What a bar shows cannot be computed back to one or two people. The rule, for each check alone:

1. Fewer than `LEAST_PEOPLE` summaries are not added up at all.
2. An outcome to which fewer than `LEAST_SHOWN` people came is not shown. Where nobody came to it,
   that is said only if no outcome of the check has to be hidden.
3. How many are behind all that is hidden can be told from the rest. So where they are fewer than
   `LEAST_SHOWN`, or so many that each hidden number would be plain, the smallest outcome that is
   shown is hidden too, and with it those of the same size.
4. Where all came to one outcome, or nothing would be left to show, the check is not shown: it
   would say of each person what theirs is.

That this holds against somebody who knows the rule is tried on every way in which a group can come
out (`tests/unit/test_room.py`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from profilecheck.checklist import Checklist
from profilecheck.checks import Check, Inform
from profilecheck.errors import InputError
from profilecheck.judge.rollup import roll_up
from profilecheck.model import AccountState, Finding, Report, Summary, loads
from profilecheck.model.summary import MOST_NETWORKS
from profilecheck.vocabulary import Outcome
from profilecheck.words.outcomes import OUTCOMES
from profilecheck.words.room import check_name

__all__ = [
    "LEAST_PEOPLE",
    "LEAST_SHOWN",
    "Bar",
    "Bars",
    "Room",
    "named_outcomes",
    "read_summary",
    "room_of",
    "summary_of",
]

LEAST_PEOPLE = 5
"""How many summaries a room takes at least."""
LEAST_SHOWN = 3
"""How many people are behind each number that is shown, at least."""

_GONE = (AccountState.CLOSED, AccountState.NOT_USED)
_TELLING = (Outcome.MET, Outcome.NOT_MET)


@dataclass(frozen=True)
class Bar:
    """One line of a bar chart: `people` is None where it is not shown."""

    label: str
    people: int | None


@dataclass(frozen=True)
class Bars:
    """A bar chart of one check, or of the number of networks; `clause` is "" for the latter."""

    clause: str
    title: str
    bars: tuple[Bar, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it is shown."""
        return all(bar.people is None for bar in self.bars)

    @property
    def drawn(self) -> tuple[Bar, ...]:
        """The bars that are shown, of those that anybody came to."""
        return tuple(bar for bar in self.bars if bar.people)

    @property
    def has_hidden(self) -> bool:
        """Whether any number of it is not shown."""
        return any(bar.people is None for bar in self.bars)


@dataclass(frozen=True)
class Room:
    """What a group came to: `people` is how many summaries were added up.

    `titles` are those of the clauses that the checks stand under.
    """

    people: int
    networks: Bars
    checks: tuple[Bars, ...]
    titles: dict[str, str]


def summary_of(report: Report, checklist: Checklist) -> Summary:
    """Return the summary of `report`, which was judged by `checklist`, the built-in one.

    What only the person can judge is not in it.
    """
    findings: dict[str, list[Finding]] = {}
    for clause in report.clauses:
        for finding in clause.findings:
            findings.setdefault(_key(clause.id, finding.check), []).append(finding)
    checks = _checks(checklist)
    judged = {key: findings.get(key, []) for key in checks}
    gone = {network.network for network in report.networks if network.state in _GONE}
    told = {
        finding.network
        for found in judged.values()
        for finding in found
        if finding.outcome in _TELLING and finding.network
    }
    return Summary(
        networks=min(len(told - gone), MOST_NETWORKS),
        outcomes={key: roll_up(f.outcome for f in found) for key, found in judged.items()},
    )


def read_summary(text: str, name: str, checklist: Checklist) -> Summary:
    """Return the summary that a file holds; `name` is what errors call the file.

    Raises:
        InputError: it is damaged, holds anything else, or is of other checks than `checklist`'s.
    """
    summary = loads(Summary, text, name)
    if summary.outcomes.keys() != _checks(checklist).keys():
        raise InputError(
            f"{name}: this summary is of other checks than this profilecheck makes. Use the same "
            "version for all, and save the summary again."
        )
    return summary


def named_outcomes(summary: Summary, checklist: Checklist) -> tuple[tuple[str, str, Outcome], ...]:
    """Return what a summary says: for each check its clause, its name and what it came to."""
    return tuple(
        (key.partition("/")[0], check_name(check.facts), summary.outcomes[key])
        for key, check in _checks(checklist).items()
    )


def room_of(summaries: Sequence[Summary], checklist: Checklist) -> Room:
    """Add up the summaries of a room.

    Raises:
        InputError: there are fewer than `LEAST_PEOPLE`.
    """
    if len(summaries) < LEAST_PEOPLE:
        few = {0: "there is no summary", 1: "there is only 1 summary"}
        given = few.get(len(summaries), f"there are only {len(summaries)} summaries")
        raise InputError(
            f"{given}; {LEAST_PEOPLE} are the least. In a smaller group, everybody could "
            "tell whose result is whose. Add those of others."
        )
    return Room(
        people=len(summaries),
        networks=_network_bars(summaries),
        checks=tuple(
            _check_bars(key, check, [s.outcomes[key] for s in summaries])
            for key, check in _checks(checklist).items()
        ),
        titles={clause.id: clause.title for clause in checklist.clauses},
    )


def _network_bars(summaries: Sequence[Summary]) -> Bars:
    told = Counter(summary.networks for summary in summaries)
    numbers = range(MOST_NETWORKS + 1)
    labels = [str(n) for n in numbers[:-1]] + [f"{MOST_NETWORKS} or more"]
    return Bars("", "Networks", _bars(labels, [told[n] for n in numbers]))


def _check_bars(key: str, check: Check, outcomes: Iterable[Outcome]) -> Bars:
    came = Counter(outcomes)
    bars = _bars([OUTCOMES[o] for o in Outcome], [came[o] for o in Outcome])
    return Bars(key.partition("/")[0], check_name(check.facts), bars)


def _bars(labels: Iterable[str], counts: Sequence[int]) -> tuple[Bar, ...]:
    hidden = _hidden(counts)
    return tuple(
        Bar(label, None if i in hidden else count)
        for i, (label, count) in enumerate(zip(labels, counts, strict=True))
    )


def _hidden(counts: Sequence[int]) -> frozenset[int]:
    """Which of `counts` are not to be shown, by the rule at the head of this module."""
    everything = frozenset(range(len(counts)))
    if sum(count > 0 for count in counts) == 1:
        return everything
    if all(count == 0 or count >= LEAST_SHOWN for count in counts):
        return frozenset()
    small = {i for i, count in enumerate(counts) if count < LEAST_SHOWN}
    # Were each of them as large as it can be, they would be this many: then each is plain.
    most = (LEAST_SHOWN - 1) * len(small)
    hidden = set(small)
    while hidden != everything:
        behind = sum(counts[i] for i in hidden)
        if behind >= LEAST_SHOWN and (hidden != small or behind < most - 1):
            break
        smallest = min(counts[i] for i in everything - hidden)
        hidden |= {i for i in everything if counts[i] == smallest}
    return frozenset(hidden)


def _checks(checklist: Checklist) -> dict[str, Check]:
    """The checks that judge, by clause and id, in order."""
    return {
        _key(clause.id, check.id): check
        for clause in checklist.clauses
        for check in clause.checks
        if not isinstance(check, Inform)
    }


def _key(clause: str, check: str) -> str:
    return f"{clause}/{check}"
