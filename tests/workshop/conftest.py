"""The workshop as it is really served, with its replicas, and somebody at its two windows."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from profilecheck.page.entrance import HOST, Entrance
from profilecheck.page.gate import gated
from profilecheck.page.serving import PageServer, listening
from profilecheck.workshop.app import application
from profilecheck.workshop.stage import Stage
from profilecheck.workshop.story import Story, load_story

__all__ = ["on_stage"]


@contextmanager
def on_stage(story: Story | None = None) -> Iterator[tuple[Stage, str]]:
    """Serve a workshop; its stage, and the address that lets the trainer's browser in."""
    # No window is shown on a computer that only tests.
    stage, entrance = Stage(story or load_story(), shows_window=False), Entrance()
    with listening() as at, stage:
        port = at.getsockname()[1]
        stage.root = entrance.root
        gate = gated(application(stage), port=port, entrance=entrance, life=stage.life)
        server = PageServer(stage, gate)
        thread = threading.Thread(target=server.run, args=([at],), daemon=True)
        thread.start()
        server.answers.wait()
        try:
            yield stage, f"http://{HOST}:{port}{entrance.new_way_in()}"
        finally:
            stage.life.end("The test is over.")
            thread.join()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder of its own."""
    monkeypatch.setenv("PROFILECHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
