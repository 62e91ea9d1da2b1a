"""Misago, a forum that anybody can host, for profilecheck."""

from .adapter import MISAGO

__all__ = ["MISAGO"]
