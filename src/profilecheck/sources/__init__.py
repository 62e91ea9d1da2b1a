"""Where a snapshot comes from: a live browser that goes through the person's own profile."""

from profilecheck.sources.gathering import Gathering, Progress
from profilecheck.sources.live import Network, audit

__all__ = ["Gathering", "Network", "Progress", "audit"]
