"""A running replica, and the browser of a person who uses X on it."""

from collections.abc import Iterator

import pytest

from profilecheck.replica import Replica
from tests.replica.conftest import ContextsAt, OpenAs, opener


@pytest.fixture
def x_replica() -> Iterator[Replica]:
    """A replica whose state the test may change."""
    with Replica() as running:
        yield running


@pytest.fixture
def open_x(x_replica: Replica, contexts_at: ContextsAt) -> OpenAs:
    """Pages that are signed in to X as a person ("": as nobody)."""
    return opener(contexts_at(x_replica), x_replica, "x")
