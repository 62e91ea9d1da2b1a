"""A signed-in state, held in memory: it never shows itself, and leaves memory only sealed."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NoReturn, Self, cast

from playwright.async_api import StorageState

from profilecheck.browser.policy import ReadPolicy
from profilecheck.vault import Purpose, Vault

__all__ = ["Session"]


class Session:
    """The cookies that mean "signed in" on one network, or a token for its API.

    What pages keep in the browser's storage is not taken: no network here signs in with it.

    `repr` and `str` tell only how much there is; pickling and copying are refused, so that a
    session cannot end up in a file or a log by accident. `sealed` is the one way to bytes.
    """

    __slots__ = ("_cookies", "_token")

    def __init__(self, cookies: tuple[Mapping[str, Any], ...], token: str = "") -> None:
        self._cookies = cookies
        self._token = token

    @classmethod
    def of(cls, state: Mapping[str, Any], policy: ReadPolicy) -> Self:
        """Keep of a Playwright storage state the cookies that go to the network's own hosts."""
        return cls(tuple(c for c in state.get("cookies", ()) if _reaches(policy, c["domain"])))

    @classmethod
    def with_token(cls, token: str) -> Self:
        """Hold a token for a network's API, in place of what a sign-in leaves."""
        return cls((), token=token)

    @classmethod
    def opened(cls, sealed: bytes, vault: Vault, network: str, *, called: str) -> Self:
        """Return the session that was sealed for the network with the id `network`.

        Raises:
            InputError: it cannot be opened; `called` is what the sentence calls the file.
        """
        content = vault.open(sealed, Purpose.LOGIN, network, called=called)
        return cls(tuple(json.loads(content)))

    def sealed(self, vault: Vault, network: str, now: datetime, expires: datetime) -> bytes:
        """Return the cookies sealed in `vault`; a token is never kept, and is not among them."""
        content = json.dumps(self._cookies).encode("utf-8")
        return vault.seal(content, Purpose.LOGIN, network, now, expires=expires)

    def ends(self, names: Sequence[str]) -> datetime | None:
        """Return when the first of the cookies `names` ends by itself; None where none says."""
        ends = [c.get("expires", -1) for c in self._cookies if c["name"] in names]
        return min((datetime.fromtimestamp(end, UTC) for end in ends if end > 0), default=None)

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
        return cast("StorageState", {"cookies": [dict(c) for c in self._cookies], "origins": []})

    def __repr__(self) -> str:
        token = " and a token" if self._token else ""
        return f"<Session with {len(self._cookies)} cookies{token}, not shown>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a session is never written down in clear")


def _reaches(policy: ReadPolicy, domain: str) -> bool:
    """Whether a cookie of `domain` is sent to one of the network's hosts."""
    bare = domain.lstrip(".")
    below = f".{bare}" if domain.startswith(".") else None
    return policy.owns_host(bare) or (
        below is not None and any(host.endswith(below) for host in policy.hosts)
    )
