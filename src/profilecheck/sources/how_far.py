"""The progress of reading an export, for whatever shows it; what shows it is not known here."""

from collections.abc import Callable
from dataclasses import dataclass

from profilecheck.files.finding import shown_name

__all__ = ["HowFar", "Listener", "Watch"]

_BYTES = 2**20
_POSTS = 1_000


@dataclass(frozen=True, slots=True)
class HowFar:
    """The progress at one moment: `read` of the `size` bytes of `file`, and `posts` looked at."""

    network: str
    file: str
    read: int
    size: int
    posts: int


Listener = Callable[[HowFar], None]


class Watch:
    """Follows one account's export; calls `listener` at each file, and now and then within."""

    def __init__(self, network: str, listener: Listener) -> None:
        self._network, self._listener = network, listener
        self._file = ""
        self._read = self._size = self._posts = 0
        self._reported = 0

    def file_read(self, name: str, read: int, size: int) -> None:
        """Note that `read` bytes of the `size` of a file are read, 0 where it is opened."""
        self._file, self._read, self._size = name, read, size
        if not read or read - self._reported >= _BYTES:
            self._reported = read
            self._report()

    def posts_read(self, posts: int) -> None:
        """Note how many posts and comments were looked at."""
        self._posts = posts
        if posts % _POSTS == 0:
            self._report()

    def _report(self) -> None:
        file = shown_name(self._file)
        self._listener(HowFar(self._network, file, self._read, self._size, self._posts))
