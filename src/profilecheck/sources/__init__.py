"""Where a snapshot comes from: a live browser that goes through the person's own profile."""

from profilecheck.sources.gathering import Gathering, PageKey, Progress, Unwatched
from profilecheck.sources.live import Meant, Network, SignedIn, audit

__all__ = [
    "Gathering",
    "Meant",
    "Network",
    "PageKey",
    "Progress",
    "SignedIn",
    "Unwatched",
    "audit",
]
