"""Mastodon, and servers that speak its API: one adapter, many servers."""

from profilecheck.sites.mastodon.adapter import MASTODON

__all__ = ["MASTODON"]
