"""A signed-in state, held in memory alone: it never shows, and never writes, what it holds."""

from collections.abc import Mapping
from typing import Any, NoReturn, Self, cast
from urllib.parse import urlsplit

from playwright.async_api import StorageState

from profilecheck.browser.policy import ReadPolicy

__all__ = ["Session"]


class Session:
    """The cookies, and the storage of pages, that mean "signed in" on one network.

    `repr` and `str` tell only how much there is; pickling and copying are refused, so that a
    session cannot end up in a file or a log by accident.
    """

    __slots__ = ("_cookies", "_origins", "_token")

    def __init__(
        self,
        cookies: tuple[Mapping[str, Any], ...],
        origins: tuple[Mapping[str, Any], ...] = (),
        token: str = "",
    ) -> None:
        self._cookies = cookies
        self._origins = origins
        self._token = token

    @classmethod
    def of(cls, state: Mapping[str, Any], policy: ReadPolicy) -> Self:
        """Keep of a Playwright storage state what belongs to the network's own hosts."""
        return cls(
            tuple(c for c in state.get("cookies", ()) if _reaches(policy, c["domain"])),
            tuple(
                o
                for o in state.get("origins", ())
                if policy.owns_host(urlsplit(o["origin"]).hostname or "")
            ),
        )

    @classmethod
    def with_token(cls, token: str) -> Self:
        """Hold a token for a network's API, in place of what a sign-in leaves."""
        return cls((), token=token)

    def headers(self) -> dict[str, str]:
        """Return what each request says of the session besides its cookies."""
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    def cookies_only_for(self, policy: ReadPolicy) -> "Session":
        """Return the part of this session that belongs to `policy`'s hosts."""
        return Session.of(self.storage_state(), policy)

    def has(self, names: tuple[str, ...]) -> bool:
        """Whether there is a cookie of each of `names`, with something in it."""
        held = {c["name"] for c in self._cookies if c["value"]}
        return set(names) <= held

    def storage_state(self) -> StorageState:
        """Return the state as a new browser context takes it."""
        # The shape is Playwright's own, kept whole.
        return cast(
            "StorageState",
            {
                "cookies": [dict(c) for c in self._cookies],
                "origins": [dict(o) for o in self._origins],
            },
        )

    def __repr__(self) -> str:
        token = " and a token" if self._token else ""
        return f"<Session with {len(self._cookies)} cookies{token}, not shown>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a session is never written down")


def _reaches(policy: ReadPolicy, domain: str) -> bool:
    """Whether a cookie of `domain` is sent to one of the network's hosts."""
    bare = domain.lstrip(".")
    below = f".{bare}" if domain.startswith(".") else None
    return policy.owns_host(bare) or (
        below is not None and any(host.endswith(below) for host in policy.hosts)
    )
