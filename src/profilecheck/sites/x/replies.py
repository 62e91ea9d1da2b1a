"""The answers an X page asked for while it was open, decoded; what an answer means is not here."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from profilecheck.browser.capture import Capture, Json
from profilecheck.sites.json_tree import dig

__all__ = [
    "ABOUT_ACCOUNT",
    "ACCOUNT_SETTINGS",
    "CONTACT_POINTS",
    "FOLLOWERS",
    "ORIGINALS",
    "POSTS",
    "POSTS_AND_REPLIES",
    "PROFILE",
    "PROFILE_BY_NUMBER",
    "REPLIES",
    "REPOSTS",
    "VIEWER",
    "answers",
    "asked",
    "error_codes",
    "text",
]

ACCOUNT_SETTINGS = "account/settings"
CONTACT_POINTS = "users/email_phone_info"
FOLLOWERS = "Followers"
POSTS = "UserTweets"
POSTS_AND_REPLIES = "UserTweetsAndReplies"
ORIGINALS = "UserOriginalsTimeline"
REPLIES = "UserRepliesTimeline"
REPOSTS = "UserRepostsTimeline"
"""The lists of a profile since the summer of 2026, when X took apart the two before them."""
VIEWER = "Viewer"
"""Who is signed in, as X tells them about themselves."""
PROFILE = "UserByScreenName"
PROFILE_BY_NUMBER = "UserByRestId"
ABOUT_ACCOUNT = "AboutAccountQuery"


def answers(capture: Capture, operation: str) -> Iterator[Mapping[str, Json]]:
    """Yield the objects that were answered to `operation`, in order; refusals are left out."""
    yield from (value for _, value in asked(capture, operation))


def asked(capture: Capture, operation: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Yield each object that was answered to `operation`, after the address that was asked."""
    for reply, (name, status, value) in zip(capture.replies, _decoded(capture), strict=True):
        if name == operation and status < 400 and isinstance(value, dict):
            yield reply.url, value


def error_codes(capture: Capture) -> frozenset[int]:
    """Return the codes and statuses with which the network refused to answer.

    An answer that has errors beside its data is not a refusal.
    """
    codes = set()
    for _, status, value in _decoded(capture):
        if status >= 400:
            codes.add(status)
        if isinstance(value, dict) and not value.get("data"):
            errors = value.get("errors")
            codes |= {
                error["code"]
                for error in (errors if isinstance(errors, list) else ())
                if isinstance(error, dict) and isinstance(error.get("code"), int)
            }
    return frozenset(codes)


@lru_cache(maxsize=1)
def _decoded(capture: Capture) -> tuple[tuple[str, int, Json], ...]:
    return tuple(_decode(capture))


def _decode(capture: Capture) -> Iterator[tuple[str, int, Json]]:
    for reply in capture.replies:
        try:
            yield reply.operation, reply.status, reply.json()
        except (ValueError, RecursionError):
            yield reply.operation, reply.status, None


def text(value: Json, *keys: str) -> str | None:
    """Return the string under `keys` within `value`, None where there is no string."""
    found = dig(value, *keys)
    return found if isinstance(found, str) else None
