"""Whose session and whose page it is, and why a page cannot be read."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from profilecheck.browser.capture import Capture
from profilecheck.sites.barriers import usual_barrier
from profilecheck.sites.header import BarrierHeader
from profilecheck.sites.mastodon.account import own_account, shown_account, state, username
from profilecheck.sites.site import Identity
from profilecheck.vocabulary import UnreadReason, Viewpoint

__all__ = ["barrier", "identity", "own_profile"]

_REFUSED = (401, 403)


def identity(capture: Capture) -> Identity:
    """Return who is signed in, and whose page it is, by their names on the server."""
    account, shown = own_account(capture), shown_account(capture)
    signed_in = username(account) if account else None
    if account is None and (begun := state(capture)) and not begun["meta"].get("me"):
        signed_in = ""
    return Identity(signed_in=signed_in, owner=username(shown) if shown else None)


def barrier(known: Iterable[BarrierHeader]) -> Callable[[Capture], UnreadReason | None]:
    """Return the rule that finds why a page cannot be read; `known` are the header's barriers."""
    usual = usual_barrier(known)

    def find_barrier(capture: Capture) -> UnreadReason | None:
        if reason := usual(capture):
            return reason
        if _is_refused(capture):
            return UnreadReason.SIGNED_OUT
        return UnreadReason.NOT_THERE if _is_suspended(capture) else None

    return find_barrier


def _is_refused(capture: Capture) -> bool:
    """Whether the server keeps the account's answers from whoever asks."""
    own = ("account", "verify_credentials", "preferences")
    refused = any(r.operation in own and r.status in _REFUSED for r in capture.replies)
    answered = any(r.operation in own and r.status == 200 for r in capture.replies)
    return refused and not answered


def _is_suspended(capture: Capture) -> bool:
    """Whether the account is suspended: the server then leaves each of its things empty."""
    account = shown_account(capture) or own_account(capture)
    return account is not None and account.get("suspended") is True


def own_profile(capture: Capture) -> str | None:
    """Return the address of the signed-in person's profile on the server that was opened."""
    account = own_account(capture)
    if account is None or capture.viewpoint is not Viewpoint.OWNER:
        return None
    parts = urlsplit(capture.url)
    return f"{parts.scheme}://{parts.netloc}/@{username(account)}"
