"""What is shown of a visit that was looked at again."""

from types import SimpleNamespace
from typing import cast

import pytest

from profilecheck.errors import InputError
from profilecheck.model import Unread, Visit
from profilecheck.page.at_hand import Check
from profilecheck.page.desk import Desk
from profilecheck.page.going import Going
from profilecheck.page.looked import Again, Looked, Stage
from profilecheck.page.looking_again import SecondLook
from profilecheck.page.second_look import _STOPPED, turned
from profilecheck.page.way import How
from profilecheck.page.working import Board
from profilecheck.sites.site import Site
from profilecheck.store.runs import Run
from profilecheck.vocabulary import Fact, UnreadReason, Viewpoint
from tests.apart import to_its_end
from tests.each import each
from tests.networks import open_site
from tests.report.sample import REPORT
from tests.unit.builders import account, snapshot, unread


def test_rows_of_one_setting_are_told_apart() -> None:
    visit = REPORT.visits[0]
    row = visit.rows[0].model_copy(update={"setting": "Bio", "now": "“0113 496 0123” (anyone)"})
    other = row.model_copy(update={"id": "other", "now": "“Oakfield” (anyone)"})
    visit = visit.model_copy(update={"rows": (row, other)})
    again = Again(row.id, visit.network, "X", Stage.FINISHED)
    desk = SimpleNamespace(
        looked_at=visit, looking=SimpleNamespace(now=SimpleNamespace(again=again))
    )
    shown = turned(cast(Desk, desk), cast(Check, SimpleNamespace(report=REPORT)))
    assert shown
    assert [row.setting for row in shown.rows] == [
        "Bio: “0113 496 0123” (anyone)",
        "Bio: “Oakfield” (anyone)",
    ]


def test_one_that_was_stopped_is_said_to_be() -> None:
    visit = REPORT.visits[0]
    going = Going(Board())
    going.begin(Looked(again=Again(visit.rows[0].id, visit.network, "X")))
    going.stop()
    assert not going.goes_on
    desk = SimpleNamespace(looked_at=visit, looking=SimpleNamespace(now=going.now))
    shown = turned(cast(Desk, desk), cast(Check, SimpleNamespace(report=REPORT)))
    assert shown
    assert (shown.says, shown.is_looking, shown.rows) == (_STOPPED, False, ())


KEY = ("page", Viewpoint.OWNER)


@each(
    ("reading", "says", "forgotten"),
    [
        (unread(Fact.FRIENDS_AUDIENCE, UnreadReason.WRONG_ACCOUNT), "Another account", True),
        (unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SWITCHED), "Another account", True),
        (unread(Fact.FRIENDS_AUDIENCE, UnreadReason.SIGNED_OUT), "did not look again", True),
        (unread(Fact.FRIENDS_AUDIENCE, UnreadReason.CHALLENGE), "did not look again", True),
        (unread(Fact.FRIENDS_AUDIENCE, UnreadReason.TIMEOUT), "All stands as it was", False),
    ],
)
def test_a_look_that_read_nothing_of_the_person_s_changes_nothing(
    reading: Unread, says: str, forgotten: bool
) -> None:
    left: list[Site] = []
    facebook = open_site("facebook")
    look = cast(SecondLook, SimpleNamespace(sign_ins=SimpleNamespace(forget=left.append)))
    before, after = account(), account(reading)
    with pytest.raises(InputError, match=says):
        SecondLook._refuse(look, facebook, before, after, frozenset({KEY}))
    assert left == [facebook] * forgotten


@each(
    ("how", "says"),
    [
        ({}, "as you chose"),
        ({"facebook": How.MYSELF}, "as you chose"),
        ({"facebook": How.EXPORT}, "from your files"),
        (None, "All stands as it was"),
    ],
)
def test_what_is_not_opened_is_not_looked_at_again(how: dict[str, How] | None, says: str) -> None:
    row = SimpleNamespace(evidence=(), facts=())
    visit = cast(Visit, SimpleNamespace(network="facebook", rows=(row,), url=""))
    run = SimpleNamespace(load_snapshot=lambda: snapshot(account()))
    looking = SecondLook.at(
        cast(SecondLook, None), visit, cast(Run, run) if how is not None else None, how or {}
    )
    with pytest.raises(InputError, match=says):
        to_its_end(looking)
