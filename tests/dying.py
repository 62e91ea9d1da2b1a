"""Does one thing again and again, and dies in it some steps later each time, as by kill -9."""

import os
import signal
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["Steps", "die_at_each_step"]


class Steps:
    """Counts steps, and dies at one."""

    def __init__(self, last: int) -> None:
        self._left = last

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, owner: object, *names: str) -> None:
        """Let each call of `owner`'s functions of these names be a step."""
        for name in names:
            setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            self()
            return original(*args, **options)

        return counted


def die_at_each_step(
    folder: Path,
    work: Callable[[Path, Steps], None],
    of_the_disk: Sequence[str],
    *,
    before: Callable[[Path], None] = lambda home: None,
    stride: int = 1,
) -> None:
    """Do `work` in a private folder of its own for each death; in the last it gets done.

    The folders lie in `folder`, named after the number of the step that was not taken.

    Args:
        work: what is done, in a process that ends with it; it is given the folder and the steps.
        of_the_disk: functions of `os` of which each call is a step; so is a new temporary file.
        before: prepares the folder, outside the process that dies.
        stride: how many steps later the next death is.

    Raises:
        RuntimeError: the work went wrong, for another reason than its death.
    """
    number, finished = 1, False
    while not finished:
        home = folder / str(number)
        os.environ["PROFILECHECK_HOME"] = str(home)
        before(home)
        child = os.fork()
        if child == 0:
            steps = Steps(number)
            steps.before(os, *of_the_disk)
            steps.before(tempfile, "mkstemp")
            work(home, steps)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        finished = os.WIFEXITED(status)
        if finished and os.WEXITSTATUS(status):
            raise RuntimeError(f"it went wrong at step {number}")
        number += stride
