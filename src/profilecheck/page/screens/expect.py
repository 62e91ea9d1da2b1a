"""The third screen: who the person thinks can see four things of theirs."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from profilecheck.page.desk import Desk
from profilecheck.page.showing import on_the_way, on_to, screen
from profilecheck.page.way import Step
from profilecheck.questions.expectations import EXPECTATIONS, EXPECTED, expected_in

__all__ = ["ROUTES"]


def _show(desk: Desk, request: Request) -> Response:
    expected = desk.way().expected
    return screen(desk, "expect", asked=EXPECTATIONS, options=EXPECTED, expected=expected)


def _keep(desk: Desk, request: Request, form: FormData) -> Response:
    way = desk.way()
    given = {name: str(value) for name, value in form.items()}
    expected = way.expected if "skip" in form else expected_in(given)
    desk.keep(way.after(Step.EXPECT, expected=expected))
    return on_to(f"/{Step.EXPECT.following}")


ROUTES = on_the_way(Step.EXPECT, _show, _keep)
