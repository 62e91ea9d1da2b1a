"""The default checklist holds the whole protocol, in plain words, and can be answered."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from profilecheck.checklist import Clause, copy_default, load_checklist, loading
from profilecheck.checks import CHECK_KINDS, Inform
from profilecheck.errors import InputError, StorageError
from profilecheck.vocabulary import Fact, JudgedBy, Outcome
from tests.each import each
from tests.unit.builders import answered, clause, report

CHECKLIST = load_checklist()
WHO_CAN_JUDGE = """
    A1.1 you   A1.2 tool  A1.3 both  A1.4 tool  A1.5 tool  A1.6 both  A1.7 both  A1.8 you
    A2.1 you   A2.2 you   A2.3 you   A2.4 you   A2.5 both  A2.6 you   A2.7 you   A2.8 both
    A2.9 you   A2.10 both A2.11 you  A2.12 tool A2.13 both
    2.5 you    4.2 both   4.3 both   5.1 tool   5.2 tool   6.5 you
"""
# "No health problem ever…" is not what is meant: whole words of blame, and jargon.
NEVER_SAID = re.compile(
    r"!|\b(fail\w*|violat\w*|(non-)?complian\w*|breach\w*|risk score|misconduct|audience|metadata"
    r"|config\w*|default|opt out|URL|API)\b",
    re.IGNORECASE,
)
USED_BY_NO_CHECK = {
    Fact.PROFILE_EDUCATION: "where one studied tells no workplace",
}


def words_of(a_clause: Clause) -> Iterator[str]:
    yield from (a_clause.title, a_clause.why, *a_clause.advice)
    yield from (c.why for c in a_clause.checks)
    if a_clause.question:
        yield a_clause.question.ask
        yield from (a.says for a in a_clause.question.answers)


every_clause = each("a_clause", CHECKLIST.clauses)


def test_every_clause_stands_in_order_with_who_can_judge_it() -> None:
    stands = [word for c in CHECKLIST.clauses for word in (c.id, c.judged_by.value)]

    assert stands == WHO_CAN_JUDGE.split()


def test_the_source_is_cited_with_its_two_quirks() -> None:
    assert "two paragraphs numbered 6.3" in CHECKLIST.source
    assert "swaps the titles of the two appendices" in CHECKLIST.source.replace("\n", " ")


@every_clause
def test_a_clause_is_said_in_plain_calm_words(a_clause: Clause) -> None:
    for words in words_of(a_clause):
        assert not NEVER_SAID.search(words), words
        for sentence in re.split(r"(?<=[.?])\s+", words):
            assert len(sentence.split()) <= 35, sentence


@every_clause
def test_every_check_that_judges_says_why_it_matters(a_clause: Clause) -> None:
    for check in a_clause.checks:
        assert isinstance(check, Inform) or check.why.endswith("."), check.id


@every_clause
def test_every_answer_leads_to_its_outcome_and_one_of_them_to_met(a_clause: Clause) -> None:
    question = CHECKLIST.question_of(a_clause)
    if question is None:
        assert a_clause.judged_by is JudgedBy.TOOL
        return
    outcomes = {a.outcome for a in question.answers}
    assert outcomes <= {Outcome.MET, Outcome.NOT_MET, Outcome.YOUR_CALL}
    assert {Outcome.MET, Outcome.NOT_MET} <= outcomes
    asked_at = a_clause.ask_with or a_clause.id
    for answer in question.answers:
        result = clause(report(answers=(answered(asked_at, answer.id),)), a_clause.id)
        assert result.findings[-1].outcome is answer.outcome


def test_every_fact_that_bears_on_the_protocol_is_used_by_a_check() -> None:
    used = {fact for c in CHECKLIST.clauses for check in c.checks for fact in check.facts}

    assert set(Fact) - used == set(USED_BY_NO_CHECK)


def test_a_copy_for_a_school_reads_as_the_built_in_one_and_overwrites_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ours.yaml"
    copy_default(path)

    assert load_checklist(path) == CHECKLIST
    with pytest.raises(InputError, match="there is such a file already"):
        copy_default(path)
    with pytest.raises(StorageError, match="name a folder instead"):
        copy_default(path / "ours.yaml")


def test_every_kind_of_check_is_used() -> None:
    assert {check.test for c in CHECKLIST.clauses for check in c.checks} == set(CHECK_KINDS)


def test_a_mistake_in_the_built_in_checklist_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "built-in.yaml"
    monkeypatch.setattr(loading, "default_checklist", lambda: path)
    for broken, says in (("a: [", "not valid YAML"), ("kind: checklist", "missing")):
        path.write_text(broken, encoding="utf-8")
        loading._default.cache_clear()
        with pytest.raises(InputError, match=says):
            load_checklist()
    loading._default.cache_clear()
