"""Instagram: a network that is never opened, to look at by hand, or by its export."""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.instagram.export import BESIDE, begins, cannot_read, describe
from profilecheck.sites.instagram.export_account import (
    read_account,
    read_comments_allowed,
    read_contacts,
    read_followers,
)
from profilecheck.sites.instagram.export_posts import read_own_words
from profilecheck.sites.instagram.page import ACCESS, PAGE, shown
from profilecheck.sites.profile_page import ProfilePageCode

__all__ = ["INSTAGRAM"]

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "account": read_account,
        "comments_allowed": read_comments_allowed,
        "contacts": read_contacts,
        "followers": read_followers,
        "posts": read_own_words,
    },
    BESIDE,
)

_PAGE = ProfilePageCode(shown, ACCESS, PAGE.is_known)

INSTAGRAM = by_hand_site(Path(__file__).with_name("site.yaml"), _EXPORT, _PAGE)
