"""Instagram: a network that is never opened, for the person to look at by hand."""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site

__all__ = ["INSTAGRAM"]

INSTAGRAM = by_hand_site(Path(__file__).with_name("site.yaml"))
