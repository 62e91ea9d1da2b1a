"""How far the reading of an export is, for whoever shows it; what shows it is not known here."""

from collections.abc import Callable
from dataclasses import dataclass

from profilecheck.files.finding import shown_name

__all__ = ["HowFar", "Listener", "Watch"]

_BYTES = 2**20
_POSTS = 1_000


@dataclass(frozen=True, slots=True)
class HowFar:
    """One moment of it: `read` bytes of the `size` that `file` has, and `posts` of the account."""

    network: str
    file: str
    read: int
    size: int
    posts: int


Listener = Callable[[HowFar], None]


class Watch:
    """Follows one account's export, and tells `listener` at each file, and now and then within."""

    def __init__(self, network: str, listener: Listener) -> None:
        self._network, self._listener = network, listener
        self._file = ""
        self._read = self._size = self._posts = 0
        self._told = 0

    def file_read(self, name: str, read: int, size: int) -> None:
        """Note that `read` bytes of the `size` of a file are read, 0 where it is opened."""
        self._file, self._read, self._size = name, read, size
        if not read or read - self._told >= _BYTES:
            self._told = read
            self._tell()

    def posts_read(self, posts: int) -> None:
        """Note how many posts and comments were looked at."""
        self._posts = posts
        if posts % _POSTS == 0:
            self._tell()

    def _tell(self) -> None:
        file = shown_name(self._file)
        self._listener(HowFar(self._network, file, self._read, self._size, self._posts))
