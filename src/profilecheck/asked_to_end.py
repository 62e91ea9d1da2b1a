"""The system's request to end: a terminal that is closed, a computer that shuts down."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator

__all__ = ["when_asked_to_end"]


@contextlib.contextmanager
def when_asked_to_end(stop: Callable[[], object]) -> Iterator[None]:
    """Call `stop` where the system asks the program to end while the block lasts.

    What was set to be ignored, as by `nohup`, stays so. A thread of its own hears nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGTERM", "SIGBREAK") if sys.platform == "win32" else ("SIGTERM", "SIGHUP")
    asked = [signal.Signals[name] for name in names]
    heard = [one for one in asked if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, lambda *_: stop()) for one in heard}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
