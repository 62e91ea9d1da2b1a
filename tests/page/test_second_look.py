"""What is shown of a visit that was looked at again."""

from types import SimpleNamespace
from typing import cast

from profilecheck.page.at_hand import Check
from profilecheck.page.desk import Desk
from profilecheck.page.looked import Again, Stage
from profilecheck.page.second_look import turned
from tests.report.sample import REPORT


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
