"""Records hold what fits, survive their own files, and refuse files they cannot trust."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from profilecheck.errors import InputError, NewerSchemaError
from profilecheck.model import (
    Account,
    AccountState,
    Answers,
    Count,
    Entries,
    QuestionAnswer,
    Report,
    Snapshot,
    Years,
    dump,
    load,
    loads,
)
from profilecheck.sites.site import Value
from profilecheck.vocabulary import Audience, Fact, FactKind
from tests.each import each
from tests.unit.builders import account, listed, observed, snapshot
from tests.unit.strategies import snapshots

VALUES: dict[FactKind, Value] = {
    FactKind.AUDIENCE: Audience.FRIENDS,
    FactKind.SWITCH: True,
    FactKind.COUNT: Count(count=1),
    FactKind.ENTRIES: listed("one"),
    FactKind.YEARS: Years(years={2012: 1}),
}


@each("kind", FactKind)
@each("fact", Fact)
def test_a_fact_takes_values_of_its_own_kind_alone(fact: Fact, kind: FactKind) -> None:
    if kind is fact.kind:
        assert observed(fact, VALUES[kind]).value == VALUES[kind]
    else:
        with pytest.raises(ValidationError, match="takes"):
            observed(fact, VALUES[kind])


@pytest.mark.parametrize("value", [1, 0, "on", "true", "yes"])
def test_a_switch_takes_nothing_that_only_looks_like_one(value: Any) -> None:
    with pytest.raises(ValidationError):
        observed(Fact.TAGGING_REVIEW, value)


def test_records_cannot_be_changed_and_refuse_what_they_do_not_know() -> None:
    taken = snapshot()

    with pytest.raises(ValidationError, match="frozen"):
        taken.finished = False  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Count.model_validate({"count": 1, "names": ["Ann"]})


def test_a_snapshot_holds_each_network_once_and_each_account_its_own_readings() -> None:
    with pytest.raises(ValidationError, match="twice"):
        snapshot(account(), account())
    with pytest.raises(ValidationError, match="readings of"):
        Account(
            network="x",
            name="X",
            state=AccountState.AUDITED,
            readings=(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC),),
        )


@given(snapshots)
def test_a_snapshot_comes_back_from_its_file_as_it_was(taken: Snapshot) -> None:
    assert loads(Snapshot, dump(taken), "it") == taken


def test_a_file_is_read_by_its_path_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "snapshot.json"
    for encoding in ("utf-8", "utf-8-sig"):
        path.write_text(dump(snapshot()), encoding=encoding)

        assert load(Snapshot, path) == snapshot()


NEWER = '{"kind": "snapshot", "schema_version": 99, "anything": "else"}'


def test_a_file_of_a_newer_program_is_refused_with_what_to_do() -> None:
    with pytest.raises(NewerSchemaError) as refused:
        loads(Snapshot, NEWER, "old.json")

    assert str(refused.value) == (
        "old.json: this snapshot was made by a newer profilecheck (version 99 of its format; "
        "this one knows up to 2). Update profilecheck and try again."
    )
    assert refused.value.exit_code == 2


def test_a_report_of_an_earlier_program_is_refused_with_what_to_do() -> None:
    old = '{"kind": "report", "schema_version": 1, "program": "profilecheck 0.1.0"}'
    with pytest.raises(InputError) as refused:
        loads(Report, old, "report.json")

    assert str(refused.value) == (
        "report.json: this report was made by an earlier profilecheck. Check again to have a new "
        "one, or make it anew with “profilecheck judge” and the snapshot.json beside it."
    )


def test_a_snapshot_of_an_earlier_program_is_read() -> None:
    now = snapshot(account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC)))
    data = json.loads(dump(now))
    data["schema_version"] = 1
    for account_ in data["accounts"]:
        for guidance in account_["guidance"].values():
            for later in ("place", "setting", "means", "cases"):
                del guidance[later]

    assert loads(Snapshot, json.dumps(data), "old.json").accounts == now.accounts


DAMAGED = dump(snapshot(account(observed(Fact.FRIENDS_AUDIENCE, Audience.PUBLIC))))


@each(
    ("content", "says"),
    [
        (b'{"kind": "report"}', "this file is damaged, or no snapshot of profilecheck's."),
        (dump(Answers()).encode(), "this file is damaged, or no snapshot of profilecheck's."),
        (b"[]", "this file is damaged, or no snapshot of profilecheck's."),
        (b"", "this file is damaged in line 1, or no snapshot of profilecheck's."),
        (b"kind: snapshot", "this file is damaged in line 1, or no snapshot of profilecheck's."),
        (DAMAGED.encode()[:100], "this file is damaged in line "),
        (b"[" * 200_000, "this file is damaged, or no snapshot of profilecheck's."),
        (b"9" * 5_000, "this file is damaged, or no snapshot of profilecheck's."),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "this is not a text file (in UTF-8)."),
        (b'{"kind": "snapshot"}', "this snapshot is damaged at program. Choose another one"),
        (
            DAMAGED.replace('"public"', '"everyone"').encode(),
            "this snapshot is damaged at accounts › 0 › readings › 0 › observed › value › ",
        ),
        (DAMAGED.replace('"finished": true', '"finished": "\\ud800"').encode(), "is damaged at"),
    ],
    ids=[
        "another kind",
        "another kind, whole",
        "a list",
        "empty",
        "no JSON",
        "cut short",
        "deep nesting",
        "a number of thousands of digits",
        "binary",
        "fields missing",
        "an unknown word",
        "half a character",
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(content)

    with pytest.raises(InputError) as refused:
        load(Snapshot, path)

    assert str(refused.value).startswith(f"{path}: this ")
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert re.search(r"\. (Choose another|Save it)", str(refused.value)), "what to do"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.json: there is no such file\."):
        load(Snapshot, tmp_path / "nothing.json")
    with pytest.raises(InputError, match="this is a folder"):
        load(Snapshot, tmp_path)


def test_an_empty_list_of_entries_is_a_value_of_its_own() -> None:
    assert observed(Fact.PROFILE_BIO, Entries(entries=())).value == listed()


def test_what_an_answer_rests_on_can_be_counted_or_switched() -> None:
    answer = {"id": "a", "says": "Yes", "outcome": "met"}
    assert QuestionAnswer.model_validate(answer | {"unless": ["friends.count"]})
    with pytest.raises(ValidationError, match=r"profile\.name is neither a number nor a switch"):
        QuestionAnswer.model_validate(answer | {"unless": ["profile.name"]})
