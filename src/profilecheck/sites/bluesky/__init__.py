"""Bluesky, read by its open API without a sign-in: one adapter, each account by its handle."""

from profilecheck.sites.bluesky.adapter import BLUESKY

__all__ = ["BLUESKY"]
