"""The MySpace adapter."""

from profilecheck.sites.myspace.adapter import MYSPACE

__all__ = ["MYSPACE"]
