"""A page for a test: its desk, with a private folder of its own, and a client without a browser."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from starlette.testclient import TestClient

from profilecheck.checklist import load_checklist
from profilecheck.page.app import application
from profilecheck.page.desk import Desk
from profilecheck.page.way import Step, Way
from profilecheck.questions.networks import Use
from profilecheck.store.store import Store

__all__ = ["NOW", "client_of", "desk_in", "on_networks", "refuse"]

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def refuse(_: Store) -> NoReturn:
    raise AssertionError("nothing of these tests is sealed")


def desk_in(folder: Path, *, made_up: str = "") -> Desk:
    """A desk whose private folder, in `folder`, does not exist yet."""
    return Desk(
        Store(folder / "home", refuse), load_checklist(None), made_up=made_up, now=lambda: NOW
    )


def client_of(desk: Desk) -> TestClient:
    """Someone at the page who is led nowhere by themselves."""
    return TestClient(application(desk), follow_redirects=False)


def on_networks(desk: Desk, *names: str, step: Step = Step.BEFORE) -> None:
    """Let the person be on these networks, and have come as far as `step`."""
    desk.keep(Way(networks=dict.fromkeys(names, Use.YES), step=step))
