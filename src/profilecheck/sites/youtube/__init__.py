"""The adapter of YouTube and the Google account behind it."""

from profilecheck.sites.youtube.adapter import YOUTUBE

__all__ = ["YOUTUBE"]
