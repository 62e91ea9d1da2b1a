"""The LinkedIn adapter."""

from profilecheck.sites.linkedin.adapter import LINKEDIN

__all__ = ["LINKEDIN"]
