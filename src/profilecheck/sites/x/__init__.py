"""The X (Twitter) adapter."""

from profilecheck.sites.x.adapter import X

__all__ = ["X"]
