"""The room's result: a summary names nobody, and no number in it can be led back to one or two."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilecheck.checklist import load_checklist
from profilecheck.checks import Inform
from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.judge import judge_snapshot
from profilecheck.judge.room import (
    LEAST_PEOPLE,
    LEAST_SHOWN,
    _bars,
    read_summary,
    room_of,
    summary_of,
)
from profilecheck.model import (
    Account,
    AccountState,
    Answers,
    ClauseResult,
    Finding,
    NetworkSummary,
    Report,
    Snapshot,
    Summary,
    Traffic,
)
from profilecheck.model.summary import MOST_NETWORKS
from profilecheck.replica import person
from profilecheck.school import School, SchoolMatcher
from profilecheck.sources.exported import read_exports
from profilecheck.vocabulary import Audience, Fact, Outcome
from profilecheck.words.room import check_name
from tests.auditing import NAMES, SCHOOL
from tests.each import each
from tests.exports.making import Files, facebook, linkedin, takeout, x, zipped
from tests.unit.builders import TAKEN, account, observed, snapshot
from tests.unit.strategies import answer_files, snapshots

CHECKLIST = load_checklist()
CHECKS = [
    (clause, check)
    for clause in CHECKLIST.clauses
    for check in clause.checks
    if not isinstance(check, Inform)
]
KEYS = [f"{clause.id}/{check.id}" for clause, check in CHECKS]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
EXPORTS: Mapping[str, Callable[..., Files]] = {
    "facebook": facebook,
    "x": x,
    "linkedin": linkedin,
    "youtube": takeout,
}


def test_no_check_is_called_by_its_id() -> None:
    names = {check_name(check.facts) for _, check in CHECKS if not check.facts}
    assert names == {"Any other text on your profile"}


def summary_from(taken: Snapshot, school: School | None = SCHOOL) -> Summary:
    return summary_of(judge_snapshot(taken, CHECKLIST, school, Answers(), TODAY), CHECKLIST)


def a_report(
    outcomes: Mapping[str, Outcome], who: str, network: str, at: datetime, networks: int = 1
) -> Report:
    """A report of somebody whose checks came to `outcomes`, on this many networks."""
    called = [f"{network}{n}" for n in range(networks)]
    clauses = [
        ClauseResult(
            id=clause.id,
            part=clause.part,
            title=f"{clause.title}, {who}",
            text=f"As {who} agreed",
            why=who,
            judged_by=clause.judged_by,
            outcome=Outcome.YOUR_CALL,
            findings=tuple(
                Finding(
                    check=check.id,
                    network=one,
                    network_name=one,
                    outcome=outcomes[f"{clause.id}/{check.id}"],
                    says=f"{who} at https://{one}.example/{who}",
                )
                for check in clause.checks
                if not isinstance(check, Inform)
                for one in called
            ),
        )
        for clause in CHECKLIST.clauses
    ]
    return Report(
        program=f"profilecheck, {who}",
        checklist=f"of-{who}",
        checklist_title=who,
        taken_at=at,
        finished=True,
        networks=tuple(
            NetworkSummary(
                network=one,
                name=one,
                state=AccountState.AUDITED,
                profile_url=f"https://{one}.example/{who}",
                traffic=Traffic(),
            )
            for one in called
        ),
        clauses=tuple(clauses),
    )


def summaries(*counts: int, key: str = KEYS[0]) -> list[Summary]:
    """As many summaries as `counts` say, by what the check `key` came to; all else is in order."""
    same = dict.fromkeys(KEYS, Outcome.MET)
    return [
        Summary(networks=2, outcomes={**same, key: outcome})
        for outcome, count in zip(Outcome, counts, strict=False)
        for _ in range(count)
    ]


# ------------------------------------------------------------------ the summary

outcomes = st.fixed_dictionaries({key: st.sampled_from(Outcome) for key in KEYS})
names = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=12)


@given(outcomes, names, names, st.integers(0, 30_000), st.integers(1, 7))
def test_equal_outcomes_give_equal_bytes(
    came: dict[str, Outcome], who: str, network: str, hours: int, networks: int
) -> None:
    at = NOW - timedelta(hours=hours)
    one = summary_of(a_report(came, who, network, at, networks), CHECKLIST)
    mixed = dict(sorted(came.items(), key=lambda item: item[0][::-1]))
    other = summary_of(a_report(mixed, "Jo", "net", NOW, networks), CHECKLIST)
    assert one.outcomes == came
    assert one.canonical() == other.canonical()


@given(outcomes, st.sampled_from(KEYS), st.sampled_from(Outcome))
def test_other_outcomes_give_other_bytes(
    came: dict[str, Outcome], key: str, outcome: Outcome
) -> None:
    changed = {**came, key: outcome}
    one, other = (Summary(networks=1, outcomes=made) for made in (came, changed))
    assert (one.canonical() == other.canonical()) is (came == changed)


@given(snapshots, answer_files)
def test_any_check_has_a_summary_that_is_of_its_checks_alone(
    taken: Snapshot, answers: Answers
) -> None:
    report = judge_snapshot(taken, CHECKLIST, SCHOOL, answers, TODAY)
    made = summary_of(report, CHECKLIST)
    assert list(made.outcomes) == KEYS
    assert made == read_summary(made.canonical().decode(), "it", CHECKLIST)
    assert_says_no_more(made)


def assert_says_no_more(made: Summary) -> None:
    """Every word of the file is of a closed list, and no number in it tells a day or a place."""
    data = json.loads(made.canonical())
    assert set(data) == {"kind", "schema_version", "networks", "outcomes"}
    assert data["kind"] == "summary"
    assert data["schema_version"] == 1
    assert data["networks"] in range(MOST_NETWORKS + 1)
    assert set(data["outcomes"]) == set(KEYS)
    assert set(data["outcomes"].values()) <= set(map(str, Outcome))


@pytest.mark.parametrize("name", NAMES)
def test_a_made_up_persons_summary_names_nobody_and_nothing(name: str, tmp_path: Path) -> None:
    who = person(name)
    files = [
        zipped(tmp_path / f"{network}.zip", make(who), (2026, 11, 20, 9, 0, 0))
        for network, make in EXPORTS.items()
    ]
    taken = read_exports(files, matcher=SchoolMatcher(SCHOOL), taken_at=NOW)
    made = summary_from(taken)
    assert_says_no_more(made)
    assert 0 < made.networks <= len(EXPORTS)
    said = made.canonical().decode()
    assert not re.search(r"20\d\d|https?:|www\.|@", said)
    for network in taken.accounts:
        assert network.network not in re.findall(r"\w+", said)
        assert network.name not in said
    for word in {*re.findall(r"\w{3,}", who.full_name), *SCHOOL.names, SCHOOL.town, name}:
        assert word not in said
    # The same readings on another day are the same to the room.
    later = taken.model_copy(update={"taken_at": NOW + timedelta(days=3)})
    assert summary_from(later).canonical() == made.canonical()


def test_a_school_that_is_not_known_shows_only_in_what_a_check_came_to() -> None:
    taken = snapshot(account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)))
    elsewhere = School(names=("Zzyzx Academy",), town="Nowhere")
    assert summary_from(taken, elsewhere) == summary_from(taken, SCHOOL)


def test_networks_of_which_nothing_was_told_are_not_counted() -> None:
    told = account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC))
    closed, unused = (
        account(
            observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network=state), network=state
        ).model_copy(update={"state": state})
        for state in (AccountState.CLOSED, AccountState.NOT_USED)
    )
    assert summary_from(snapshot(told, account(network="x"), closed, unused)).networks == 1
    assert summary_from(snapshot()).networks == 0


def test_more_networks_than_most_have_are_not_told_apart() -> None:
    def on(number: int) -> Snapshot:
        each: list[Account] = [
            account(
                observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC, network=f"n{i}"), network=f"n{i}"
            )
            for i in range(number)
        ]
        return snapshot(*each)

    assert summary_from(on(MOST_NETWORKS)) == summary_from(on(MOST_NETWORKS + 3))
    assert summary_from(on(MOST_NETWORKS - 1)).networks == MOST_NETWORKS - 1


@each(
    ("change", "says"),
    [
        ({"name": "Amy"}, "damaged at name"),
        ({"networks": 12}, "damaged at networks"),
        ({"networks": -1}, "damaged at networks"),
        ({"outcomes": {}}, "other checks"),
        ({"outcomes": {"A1.4/friends-list": "met", "Amy Carter": "met"}}, "damaged at outcomes"),
        ({"kind": "report"}, "no summary"),
        ({"schema_version": 0}, "made by an earlier"),
    ],
)
def test_a_file_that_is_no_summary_is_refused_by_name(change: dict[str, object], says: str) -> None:
    data = {**json.loads(summaries(1)[0].canonical()), **change}
    with pytest.raises(InputError, match=rf"hers\.json: .*{says}"):
        read_summary(json.dumps(data), "hers.json", CHECKLIST)


@pytest.mark.parametrize("change", [{"9.9/other": "met"}, {KEYS[0]: None}])
def test_a_summary_of_other_checks_is_refused(change: dict[str, str | None]) -> None:
    data = json.loads(summaries(1)[0].canonical())
    merged = {**data["outcomes"], **change}
    data["outcomes"] = {key: value for key, value in merged.items() if value}
    with pytest.raises(InputError, match="other checks"):
        read_summary(json.dumps(data), "it", CHECKLIST)


def test_a_summary_of_a_newer_version_is_told_to_be_one() -> None:
    data = {**json.loads(summaries(1)[0].canonical()), "schema_version": 2}
    with pytest.raises(NewerSchemaError):
        read_summary(json.dumps(data), "it", CHECKLIST)


# ------------------------------------------------------------------ the room


@pytest.mark.parametrize("number", range(LEAST_PEOPLE))
def test_a_small_group_is_refused(number: int) -> None:
    with pytest.raises(InputError, match="5 are the least"):
        room_of(summaries(number), CHECKLIST)


def shown(*counts: int) -> list[int | None]:
    return [bar.people for bar in _bars(map(str, counts), counts)]


@each(
    ("counts", "expected"),
    [
        ((10, 7, 0, 0, 0), [10, 7, 0, 0, 0]),
        ((10, 5, 2, 0, 0), [10, None, None, None, None]),
        ((10, 4, 2, 1, 0), [10, 4, None, None, None]),
        ((10, 4, 4, 1, 0), [10, None, None, None, None]),
        ((6, 6, 2, 2, 2), [None] * 5),
        ((17, 0, 0, 0, 0), [None] * 5),
        ((16, 1, 0, 0, 0), [None] * 5),
        ((3, 2, 0, 0, 0), [None] * 5),
    ],
)
def test_small_numbers_are_hidden_with_what_would_give_them_away(
    counts: tuple[int, ...], expected: list[int | None]
) -> None:
    assert shown(*counts) == expected


def _ways(people: int, outcomes: int) -> Iterator[tuple[int, ...]]:
    """Every way in which a group can come out."""
    if outcomes == 1:
        yield (people,)
        return
    for count in range(people + 1):
        for rest in _ways(people - count, outcomes - 1):
            yield (count, *rest)


@each("outcomes", [len(Outcome), MOST_NETWORKS + 1])
@each("people", range(LEAST_PEOPLE, 13))
def test_whoever_knows_the_rule_learns_of_no_one_or_two(people: int, outcomes: int) -> None:
    """Beside each picture of a room stand all groups that it can be of: they differ enough."""
    groups = defaultdict(list)
    for counts in _ways(people, outcomes):
        groups[tuple(shown(*counts))].append(counts)
    for picture, possible in groups.items():
        for place, number in enumerate(picture):
            numbers = {counts[place] for counts in possible}
            if number is None:
                assert len(numbers) > 1, (picture, place)
                assert min(numbers) == 0 or max(numbers) >= LEAST_SHOWN, (picture, place)
            else:
                assert number == 0 or LEAST_SHOWN <= number < people


def test_a_room_adds_up_each_check_in_its_own_place() -> None:
    made = room_of(summaries(6, 4, 3, key="A1.4/friends-list"), CHECKLIST)
    assert made.people == 13
    (bars,) = [b for b in made.checks if b.clause == "A1.4" and b.title == "Your list of friends"]
    assert [(b.label, b.people) for b in bars.bars] == [
        ("In order", 6),
        ("To put right", 4),
        ("Could not tell", 3),
        ("For you to judge", 0),
        ("Does not apply", 0),
    ]
    assert not bars.is_hidden
    assert all(bar.people is not None for bar in bars.bars)
    others = [b for b in made.checks if b is not bars]
    assert len(others) == len(KEYS) - 1
    # All came to the same: that would be everybody's.
    assert all(b.is_hidden for b in others)
    assert made.networks.is_hidden
    assert made.titles["A1.4"]


def test_the_order_of_the_files_tells_nothing() -> None:
    given = summaries(6, 4, 3)
    assert room_of(given, CHECKLIST) == room_of(given[::-1], CHECKLIST)


def test_the_names_of_checks_in_a_clause_differ() -> None:
    made = room_of(summaries(5), CHECKLIST)
    named = [(bars.clause, bars.title) for bars in made.checks]
    assert len(set(named)) == len(named)


def test_a_day_is_nowhere() -> None:
    assert str(TAKEN.year) not in summaries(1)[0].canonical().decode()
