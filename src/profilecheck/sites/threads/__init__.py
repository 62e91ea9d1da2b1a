"""Threads: a network that is never opened, to look at by hand, or by its export.

The export comes within Instagram's, or by itself.
"""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.profile_page import ProfilePageCode
from profilecheck.sites.threads.export import (
    BESIDE,
    begins,
    cannot_read,
    describe,
    read_followers,
    read_own_words,
    read_profile,
)
from profilecheck.sites.threads.page import ACCESS, PAGE

__all__ = ["THREADS"]

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {"profile": read_profile, "followers": read_followers, "posts": read_own_words},
    BESIDE,
)

_PAGE = ProfilePageCode(PAGE.shown, ACCESS, PAGE.is_known)

THREADS = by_hand_site(Path(__file__).with_name("site.yaml"), _EXPORT, _PAGE)
