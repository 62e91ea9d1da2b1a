"""A reader that meets a value it cannot take: it costs its part, never the audit."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from profilecheck.model import Observed, Unread
from profilecheck.replica import person
from profilecheck.sites import site
from profilecheck.sites.export import ExportContext, ExportPart
from profilecheck.sources import exports
from profilecheck.vocabulary import Audience, Basis, Fact
from tests.exports.conftest import Reading, observed, untold
from tests.exports.making import x

SECRET = "the words of a friend"


def _raising(context: ExportContext) -> Iterator[Observed | Unread]:
    yield context.observed(Fact.PROFILE_ACCESS, Audience.FRIENDS, "half of it was read")
    raise StopAsyncIteration(SECRET)


ODD = ExportPart("odd", "Archive › Odd", (Fact.PROFILE_BIRTHDAY,), _raising, Basis.ASSUMPTION)


def test_it_costs_its_part_and_says_so_without_words_of_the_export(
    read: Reading, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    known = site("x")
    assert known.export is not None
    others = tuple(p for p in known.export.parts if p.id not in ("age", "protection"))
    odd = replace(known, export=replace(known.export, parts=(ODD, *others)))
    monkeypatch.setattr(exports, "known_sites", lambda: (odd,))
    account = read(x(person("careful")))
    assert untold(account, Fact.PROFILE_BIRTHDAY) == ["Archive › Odd could not be read"]
    # What it told before stands, and is not called whole.
    assert observed(account, Fact.PROFILE_ACCESS)
    assert untold(account, Fact.PROFILE_ACCESS) == ["Archive › Odd could not be read"]
    assert observed(account, Fact.PROFILE_NAME)
    assert caplog.messages == ["x, odd: StopAsyncIteration"]
    assert SECRET not in account.model_dump_json()
