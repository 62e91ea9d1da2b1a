"""Snapchat: a network that is never opened, for the person to look at by hand, or by its export."""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.snapchat.export import (
    BESIDE,
    begins,
    cannot_read,
    describe,
    read_account,
    read_friends,
    read_history,
    read_shared,
)

__all__ = ["SNAPCHAT"]

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "account": read_account,
        "history": read_history,
        "friends": read_friends,
        "shared": read_shared,
    },
    BESIDE,
)

SNAPCHAT = by_hand_site(Path(__file__).with_name("site.yaml"), _EXPORT)
