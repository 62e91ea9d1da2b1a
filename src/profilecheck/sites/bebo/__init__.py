"""Bebo: a network that has closed."""

from pathlib import Path

from profilecheck.sites.closed import closed_site

__all__ = ["BEBO"]

BEBO = closed_site(Path(__file__).with_name("site.yaml"))
