"""TikTok: a network that is never opened, for the person to look at by hand, or by its export."""

from pathlib import Path

from profilecheck.sites.by_hand import by_hand_site
from profilecheck.sites.header import ExportCode
from profilecheck.sites.profile_page import ProfilePageCode
from profilecheck.sites.tiktok.export import BESIDE, begins, cannot_read, describe
from profilecheck.sites.tiktok.export_posts import read_own_words
from profilecheck.sites.tiktok.export_profile import read_followers, read_profile
from profilecheck.sites.tiktok.export_settings import read_settings
from profilecheck.sites.tiktok.page import ACCESS, is_tiktok, shown

__all__ = ["TIKTOK"]

_EXPORT = ExportCode(
    begins,
    cannot_read,
    describe,
    {
        "settings": read_settings,
        "profile": read_profile,
        "followers": read_followers,
        "posts": read_own_words,
    },
    BESIDE,
)

_PAGE = ProfilePageCode(shown, ACCESS, is_tiktok)

TIKTOK = by_hand_site(Path(__file__).with_name("site.yaml"), _EXPORT, _PAGE)
