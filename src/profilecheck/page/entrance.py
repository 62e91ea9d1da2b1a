"""How a browser gets in: a token that works once, then a cookie at an address that nobody knows.

Beside it, the key of a second start of the program.

It loads nothing, so that the page's address is shown before the page itself is loaded.
"""

import hmac
import secrets
import threading

__all__ = ["AGAIN", "HOST", "KEY_HEADER", "Entrance"]

HOST = "127.0.0.1"
"""The one name of the page: where it listens, and what its address says."""

AGAIN = "/again"
"""Where a second start of the program asks for another token."""
KEY_HEADER = "x-profilecheck-key"


class Entrance:
    """The tokens that let a browser in, and the secrets by which it is known again."""

    def __init__(self) -> None:
        self._cookie = secrets.token_urlsafe(32)
        self._key = secrets.token_urlsafe(32)
        self._root = f"/{secrets.token_urlsafe(16)}"
        self._token = ""
        self._changing = threading.Lock()

    @property
    def root(self) -> str:
        """What every address of the page begins with.

        A browser sends a cookie to every port of a computer, but only below the cookie's own path.
        So whoever serves something else here is sent neither this nor the cookie.
        """
        return self._root

    @property
    def key(self) -> str:
        """What a second start of the program shows; it is told to nobody else."""
        return self._key

    def new_token(self) -> str:
        """Return a token, good for one use; one that was not used is no longer good."""
        with self._changing:
            self._token = secrets.token_urlsafe(16)
            return self._token

    def new_way_in(self) -> str:
        """Return where a browser gets in with a new token: what follows host and port.

        Below the root, so that the browser that was let in is known there a second time.
        """
        return f"{self._root}/?token={self.new_token()}"

    def admit(self, token: str) -> str | None:
        """Take a token; return what the browser's cookie holds, or None where it is not good."""
        with self._changing:
            if not self._token or not _same(token, self._token):
                return None
            self._token = ""
            return self._cookie

    def knows(self, cookie: str) -> bool:
        """Whether a browser that was let in sends this cookie."""
        return _same(cookie, self._cookie)

    def has_key(self, key: str) -> bool:
        """Whether a second start of this user's sends this key."""
        return _same(key, self._key)


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8"), known.encode("utf-8"))
