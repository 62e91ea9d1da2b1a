"""How far a look is, and whether one goes on: one state for every thread that asks or tells."""

import threading
from dataclasses import replace
from typing import Any

from profilecheck.page.looked import Looked, Stage
from profilecheck.page.working import Board

__all__ = ["Going"]


class Going:
    """The state of the one look that may go on; followers of `board` are told of each change.

    `lock` is for whoever does something where none goes on, or one does: held from the question on.
    """

    def __init__(self, board: Board) -> None:
        self.lock = threading.RLock()
        self._board = board
        self._looked = Looked()
        self._goes_on = False

    @property
    def now(self) -> Looked:
        """How far it is."""
        with self.lock:
            return self._looked

    @property
    def goes_on(self) -> bool:
        """Whether there is one that has not come to its end."""
        with self.lock:
            return self._goes_on

    @property
    def busy(self) -> bool:
        """Whether it goes on by itself: not where the person is waited for."""
        with self.lock:
            return self._goes_on and self._looked.turn is None

    def begin(self, looked: Looked) -> None:
        """Let one go on from now, of which there is `looked` to show."""
        with self.lock:
            self._looked, self._goes_on = looked, True
        self._board.changed()

    def stop(self) -> None:
        """Say that the person stopped it."""
        with self.lock:
            self._goes_on = False
            again = self._looked.again
            if again is not None:
                again = replace(again, stage=Stage.STOPPED)
            stage = Stage.STOPPED if again is None else self._looked.stage
            self._looked = replace(self._looked, stage=stage, turn=None, again=again)
        self._board.changed()

    def end(self, problem: str) -> None:
        """Say that a look is over, and why where it went wrong; from now on another can begin."""
        with self.lock:
            self._goes_on = False
            stage = Stage.PROBLEM if problem else Stage.FINISHED
            self.show(stage=stage, problem=problem, turn=None)

    def end_again(self, problem: str) -> None:
        """Say the same of a second look at one visit."""
        with self.lock:
            self._goes_on = False
            stage = Stage.PROBLEM if problem else Stage.FINISHED
            self.show_again(stage=stage, problem=problem)

    def forget(self) -> None:
        """Show nothing of it any more."""
        with self.lock:
            self._looked = Looked()
        self._board.changed()

    def show(self, **changes: Any) -> None:
        """Take in what changes of the whole."""
        with self.lock:
            self._looked = replace(self._looked, **changes)
        self._board.changed()

    def see(self, network: str, **changes: Any) -> None:
        """Take in what changes of one network."""
        with self.lock:
            seen = replace(self._looked.networks[network], **changes)
            networks = {**self._looked.networks, network: seen}
            self._looked = replace(self._looked, networks=networks)
        self._board.changed()

    def show_again(self, **changes: Any) -> None:
        """Take in what changes of a second look at one visit."""
        with self.lock:
            if self._looked.again is not None:
                self._looked = replace(self._looked, again=replace(self._looked.again, **changes))
        self._board.changed()
