"""The Facebook adapter."""

from profilecheck.sites.facebook.adapter import FACEBOOK

__all__ = ["FACEBOOK"]
